package dating

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// term is one holder's time in one office.
type term struct {
	key     []string // surname as printed, word by word
	holder  string
	office  string
	country string
	span    record.Interval // To 0 = still in office
	died    record.Day
}

// terms by the first word of their key (pack/peru/offices.txt, pack/world/leaders.txt).
var terms = func() map[string][]*term {
	m := map[string][]*term{}
	for _, file := range []string{"peru/offices.txt", "world/leaders.txt"} {
		for row := range pack.Table(file) {
			from, to, died := record.EDTFInterval(row.Field(4)), record.EDTFInterval(row.Field(5)), record.EDTFInterval(row.Field(6))
			if from.From == 0 {
				panic(row.Errorf("a term of office needs its first day"))
			}
			for key := range strings.SplitSeq(row.Field(0), "|") {
				t := &term{key: strings.Fields(key), holder: row.Field(1), office: row.Field(2), country: row.Field(3), span: record.Interval{From: from.From, To: to.To}, died: died.From}
				m[t.key[0]] = append(m[t.key[0]], t)
			}
		}
	}
	return m
}()

// titleOffice: words that, before a name, say that its bearer is in office.
var titleOffice = map[string]string{"president": "president", "presidente": "president", "presidenta": "president", "general": "president", "gen": "president", "generalissimo": "president",
	"premier": "premier", "minister": "premier", "ministro": "premier", "chancellor": "premier", "canciller": "premier", "secretary": "secretary", "secretario": "secretary", "pope": "pope", "papa": "pope", "secretary-general": "un", "dictator": "president", "dictador": "president"}

// rule: words that, after a name, say that he or she governs ("the Carter Administration", "Fujimori's regime").
var ruleWords = map[string]bool{"administration": true, "government": true, "regime": true, "dictatorship": true, "junta": true, "gobierno": true, "regimen": true, "dictadura": true, "administracion": true}

// offices weighs those named as in office, as former, as late.
func (w *weigher) offices() {
	done := map[string]int{}
	for i := int32(0); int(i) < len(w.t.Tokens); i++ {
		tok := &w.t.Tokens[i]
		if tok.Kind != words.Word || tok.Shape == words.Lower {
			continue
		}
		list := terms[tok.Norm]
		if list == nil {
			continue
		}
		s := &w.t.Sentences[tok.Sentence]
		// the longest key that fits; all terms that share it
		n := 0
		for _, t := range list {
			if len(t.key) > n && w.matches(t, i, s.Last) {
				n = len(t.key)
			}
		}
		if n == 0 {
			continue
		}
		title, former, late := w.titleBefore(i, s.First)
		after := i + int32(n)
		if r := w.norm(after); ruleWords[r] && isWord(w.t, after) || r == "'s" && ruleWords[w.norm(after+1)] || w.ruleOf(i, s.First) {
			title = "any"
		}
		if title == "" && !former && !late {
			continue
		}
		var fits []*term
		for _, t := range list {
			if len(t.key) == n && w.matches(t, i, s.Last) && (title == "" || title == "any" || t.office == title) && (t.country == "US" && t.office != "secretary" || w.countries == nil || w.about(t.country)) {
				fits = append(fits, t)
			}
		}
		if len(fits) == 0 {
			continue
		}
		holder := fits[0].holder
		kind := "in"
		switch {
		case former:
			kind = "former"
		case late:
			kind = "late"
		}
		if done[holder+kind]++; done[holder+kind] > 2 {
			continue
		}
		quote := w.t.Doc.Quote(w.t.Span(int(i), int(after)))
		var inOffice, lower []record.Interval
		first, last := fits[0].span.From, record.Day(0)
		died := latest
		for _, t := range fits {
			to := t.span.To
			if to == 0 {
				to = latest
			}
			inOffice = append(inOffice, record.Interval{From: t.span.From, To: to})
			first = min(first, t.span.From)
			if last == 0 || to < last {
				last = to
			}
			if t.died != 0 {
				died = min(died, t.died)
			}
		}
		lower = since(first)
		switch {
		case former:
			if last < latest {
				w.add(evidence{code: "former-office-holder", text: quote + " is named as no longer in office", span: s.Span, allows: since(last), weight: 1.5, external: true})
			}
		case late:
			if died < latest {
				w.add(evidence{code: "late", text: quote + " is named as dead", span: s.Span, allows: since(died), weight: 1.5, external: true})
			}
		default:
			weight := 0.4
			if w.present(s) {
				weight = 1.2
			}
			w.add(evidence{code: "office-holder", text: quote + " is named as in office", span: s.Span, allows: disjoint(inOffice), weight: weight, external: true})
			w.add(evidence{code: "office-holder", span: s.Span, allows: lower, weight: 1, external: true})
			if done[holder+kind] == 1 && first <= latest {
				w.lowerBound = max(w.lowerBound, first)
			}
		}
	}
}

func isWord(t *words.Text, i int32) bool {
	return int(i) < len(t.Tokens) && t.Tokens[i].Kind == words.Word
}

func (w *weigher) matches(t *term, i, end int32) bool {
	for k, word := range t.key {
		if i+int32(k) >= end || w.norm(i+int32(k)) != word {
			return false
		}
	}
	// "de la Madrid": a longer name than the key is another person only if a surname follows glued by a capital; not checked
	return true
}

// about: the text names the country, or any office-holder's country when it names none.
func (w *weigher) about(country string) bool { return w.countries[country] || len(w.countries) == 0 }

// titleBefore looks left of a name, over given names, for a title and for "former", "late".
func (w *weigher) titleBefore(i, first int32) (office string, former, late bool) {
	for k := i - 1; k >= first && k >= i-5; k-- {
		n := w.norm(k)
		tok := &w.t.Tokens[k]
		switch n {
		case "former", "ex", "exiled", "ousted", "deposed", "expresidente", "ex-president", "ex-presidente", "ex-presidenta", "expresidenta", "then", "entonces":
			return "", n != "then" && n != "entonces", false
		case "late", "fallecido", "extinto":
			return "", false, true
		case "vice", "candidate", "candidato", "candidata":
			return "", false, false
		}
		if strings.HasPrefix(n, "ex-") {
			return "", true, false
		}
		if o := titleOffice[n]; o != "" && office == "" {
			office = o
			continue
		}
		if tok.Kind == words.Word && (tok.Shape != words.Lower || n == "de" || n == "prime" || n == "primer" || n == "of" || n == "military" || n == "leftist" || n == "de-facto") || n == "." || n == "‘" || n == "’" || n == "'" {
			continue
		}
		break
	}
	return office, false, false
}

// ruleOf: "the regime of General X", "el gobierno de X".
func (w *weigher) ruleOf(i, first int32) bool {
	for k := i - 1; k >= first && k >= i-5; k-- {
		if ruleWords[w.norm(k)] {
			return k+1 < i && (w.norm(k+1) == "of" || w.norm(k+1) == "de" || w.norm(k+1) == "del")
		}
		if w.t.Tokens[k].Shape == words.Lower && w.norm(k) != "of" && w.norm(k) != "de" && w.norm(k) != "del" {
			return false
		}
	}
	return false
}

// present: the sentence speaks of now.
func (w *weigher) present(s *words.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		tok := &w.t.Tokens[i]
		switch tok.Norm {
		case "is", "are", "has", "have", "today", "now", "yesterday", "currently", "es", "son", "esta", "estan", "ha", "han", "hoy", "ayer", "ahora", "will":
			return true
		}
		if tok.Form == words.Present && tok.Tag == words.Verb {
			return true
		}
	}
	return false
}
