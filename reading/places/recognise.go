package places

import (
	"testigo/pack/gazetteer"
	"testigo/reading/words"
)

// threshold above which a name is taken as a place.
const threshold = 0.4

// recognise walks the names in text order and takes the longest that the model believes in;
// what it takes, it does not take apart.
func (r *reader) recognise() {
	toks := r.t.Tokens
	var before *span
	for i := 0; i < len(toks); {
		next := i + 1
		for k := r.at[i]; k < r.at[i+1]; k++ {
			s := &r.spans[k]
			if s.demonym && !r.capital(s.first) {
				s.p = 0.9
				if vagueDemonym[toks[s.first].Norm] {
					s.p = 0
				}
			} else {
				r.describe(s, before)
				s.p = r.m.score(r.feats)
				switch {
				case r.ruler(s):
					s.p = 0
				case s.p < told && r.called(s):
					s.p = told
				case s.p < plain && s.p > 0.04 && (r.metonym(s) || s.p > 0.12 && r.native(s)):
					s.p = plain
				}
			}
			if s.p >= threshold {
				r.found = append(r.found, *s)
				before = s
				next = s.last
				break
			}
		}
		i = next
	}
}

// told is the certainty of a name that the text itself calls a district, province or department.
const told = 0.8

// plain is the certainty of a name that nothing speaks against: see metonym and native.
const plain = 0.45

// native: a name of a country that the document names, standing alone, and no name of a person or
// ordinary word. The texts learned from are too poor in villages of the Andes to teach it.
func (r *reader) native(s *span) bool {
	if r.t.Capitals || s.demonym || r.t.Tokens[s.first].First || !r.alone(s) {
		return false
	}
	for i := s.first; i < s.last; i++ {
		if r.cls[i]&(firstName|surname|ordinary|org|title|verb) != 0 && s.last-s.first == 1 || r.person[r.t.Tokens[i].Norm] > 0 {
			return false
		}
	}
	if st := r.stats[s.key]; st == nil || st.lower || r.t.Tokens[s.first].Shape == words.Upper {
		return false
	}
	for _, c := range r.cands[s.from:s.to] {
		if n := r.g.CountryNumber(c.Place); n > 0 && r.lands[n] && latinAmerican[r.g.Country(c.Place)] {
			return true
		}
	}
	return false
}

// metonym: in Spanish, the name of a country standing alone. The set learned from marks it as an
// organisation where the country acts; here it is a place all the same.
func (r *reader) metonym(s *span) bool {
	c := r.g.Class(r.best(s).Place)
	if c != gazetteer.Nation && c != gazetteer.FormerLand || s.demonym || r.t.Tokens[s.first].Lang != words.ES || r.t.Capitals {
		return false
	}
	return r.alone(s)
}

// ruler: "the García regime", "el gobierno de Rojas": a surname that is a place only in countries the document does not name.
func (r *reader) ruler(s *span) bool {
	if s.last-s.first != 1 || s.demonym || r.cls[s.first]&surname == 0 || !r.alone(s) || r.homeland(s) != "none" {
		return false
	}
	if c := r.g.Class(r.best(s).Place); c == gazetteer.Nation || c == gazetteer.FormerLand || c == gazetteer.Capital {
		return false
	}
	toks := r.t.Tokens
	word := s.last
	if toks[s.first].Lang == words.ES {
		word = s.first - 2
		if s.first < 2 || toks[s.first-1].Norm != "de" {
			return false
		}
	}
	return word < len(toks) && toks[word].Sentence == toks[s.first].Sentence && rules[toks[word].Norm]
}

// rules are called by who rules: the name beside them is as often his as that of a capital.
var rules = map[string]bool{"regime": true, "government": true, "administration": true, "presidency": true, "dictatorship": true, "cabinet": true, "junta": true, "camp": true,
	"regimen": true, "gobierno": true, "administracion": true, "presidencia": true, "dictadura": true, "gabinete": true, "gestion": true}

// alone: no capitalised word goes on on either side.
func (r *reader) alone(s *span) bool {
	beside := func(i int) bool {
		return i >= 0 && i < len(r.t.Tokens) && r.t.Tokens[i].Sentence == r.t.Tokens[s.first].Sentence && r.isWord(i) && r.capital(i)
	}
	return !beside(s.last) && (!beside(s.first-1) || r.t.Tokens[s.first-1].First) && !(s.first > 0 && connector(r.t.Tokens[s.first-1].Norm) && beside(s.first-2))
}

// called: "distrito de Chungui", "the department of Puno", where the gazetteer knows such a one.
func (r *reader) called(s *span) bool {
	cue := r.cueOf(s)
	if cue != gazetteer.Division1 && cue != gazetteer.Division2 && cue != gazetteer.Division3 || s.first < 2 {
		return false
	}
	switch r.t.Tokens[s.first-1].Norm {
	case "of", "de", "del", "la", "el":
	default:
		return false
	}
	for _, c := range r.cands[s.from:s.to] {
		if r.g.Class(c.Place) == cue {
			return true
		}
	}
	return false
}

// latinAmerican are the countries for which native speaks.
var latinAmerican = map[string]bool{"PE": true, "BO": true, "EC": true, "CO": true, "CL": true, "AR": true, "VE": true, "PY": true, "UY": true, "BR": true, "MX": true, "GT": true, "SV": true, "HN": true, "NI": true, "CR": true, "PA": true, "CU": true, "DO": true, "HT": true}

// vagueDemonym are Spanish words that are demonyms and more often something else.
var vagueDemonym = map[string]bool{"flamenco": true, "flamenca": true, "flamencos": true, "flamencas": true, "romano": true, "romana": true, "romanos": true, "romanas": true, "tico": true, "ticos": true, "tica": true, "nica": true, "nicas": true, "sardo": true, "canario": true, "canarios": true, "normando": true, "mongol": true, "navarro": true, "granadino": true, "granadina": true, "alpino": true, "alpina": true, "alpinos": true, "alpinas": true, "junino": true}

// adjective: the name stands as a demonym.
func (r *reader) adjective(s *span, c gazetteer.Candidate) bool {
	return c.Form == gazetteer.Demonym && r.t.Tokens[s.first].Kind == words.Word
}
