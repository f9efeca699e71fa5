package places

import (
	"testigo/pack/gazetteer"
	"testigo/reading/words"
)

// threshold above which a name is taken as a place.
const threshold = 0.5

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

// vagueDemonym are Spanish words that are demonyms and more often something else.
var vagueDemonym = map[string]bool{"flamenco": true, "flamenca": true, "flamencos": true, "flamencas": true, "romano": true, "romana": true, "romanos": true, "romanas": true, "tico": true, "ticos": true, "tica": true, "nica": true, "nicas": true, "sardo": true, "canario": true, "canarios": true, "normando": true, "mongol": true, "navarro": true, "granadino": true, "granadina": true, "alpino": true, "alpina": true, "alpinos": true, "alpinas": true, "junino": true}

// adjective: the name stands as a demonym.
func (r *reader) adjective(s *span, c gazetteer.Candidate) bool {
	return c.Form == gazetteer.Demonym && r.t.Tokens[s.first].Kind == words.Word
}
