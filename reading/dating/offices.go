package dating

import (
	"strings"

	"testigo/pack"
	"testigo/reading/times"
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
	for _, file := range append(pack.Glob("*/offices.txt"), "world/leaders.txt") {
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
	var governing []tenure
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
		if n == 0 || !w.t.Capitals && w.otherName(list, i, i+int32(n), s) {
			continue
		}
		start := i
		title, former, late := w.titleBefore(start, s.First)
		after := start + int32(n)
		former = former || w.deposed(after, s.Last)
		if r := w.norm(after); ruleWords[r] && isWord(w.t, after) || r == "'s" && ruleWords[w.norm(after+1)] || w.ruleOf(start, s.First) {
			title = "any"
		}
		if title == "" && !former && !late {
			continue
		}
		var fits []*term
		for _, t := range list {
			if len(t.key) == n && w.matches(t, start, s.Last) && (title == "" || title == "any" || t.office == title) && (t.country == "US" && t.office != "secretary" || w.countries == nil || w.about(t.country)) {
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
		quote := w.t.Doc.Quote(w.t.Span(int(start), int(after)))
		i = after - 1
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
			switch {
			case w.freshIn(tok.Sentence):
				weight = 2.7
			case w.present(s):
				weight = 1.2
			}
			governing = append(governing, tenure{fits[0].country + fits[0].office, first, evidence{code: "office-holder", text: quote + " is named as in office", span: s.Span, allows: disjoint(inOffice), weight: weight, external: true}})
			w.add(evidence{code: "office-holder", span: s.Span, allows: lower, weight: 1, external: true})
		}
	}
	// of several who held one office, the last is the one in office; the others are history
	for _, g := range governing {
		last := g.from
		for _, h := range governing {
			if h.seat == g.seat {
				last = max(last, h.from)
			}
		}
		if g.from == last {
			w.add(g.evidence)
		}
	}
}

// tenure is somebody named as in office.
type tenure struct {
	seat string // country and office
	from record.Day
	evidence
}

// otherName: a given name before, or a surname after, that the holder does not bear ("Keiko Fujimori").
func (w *weigher) otherName(list []*term, first, after int32, s *words.Sentence) bool {
	bears := func(i int32) bool {
		for _, t := range list {
			for f := range strings.FieldsSeq(t.holder) {
				if words.Norm(f) == w.norm(i) {
					return true
				}
			}
		}
		return false
	}
	if k := first - 1; k >= s.First {
		tok := &w.t.Tokens[k]
		if tok.Kind == words.Word && tok.Shape == words.Cap && len(tok.Norm) > 2 && titleOffice[tok.Norm] == "" && nations[tok.Norm] == "" && !tok.First && !bears(k) && !plainBefore[tok.Norm] {
			return true
		}
	}
	if after < s.Last {
		tok := &w.t.Tokens[after]
		if tok.Kind == words.Word && tok.Shape == words.Cap && tok.Norm != "'s" && !ruleWords[tok.Norm] && !bears(after) && len(tok.Norm) > 2 {
			return true
		}
	}
	return false
}

// plainBefore are capitalised words before a surname that are no given name.
var plainBefore = map[string]bool{"mrs": true, "senora": true, "senor": true, "the": true, "comandante": true, "dr": true, "late": true, "former": true, "prime": true, "state": true, "maj": true, "colonel": true}

// deposed: "X was deposed", "X fue destituido": out of office by then.
func (w *weigher) deposed(i, end int32) bool {
	for k := i; k < end && k < i+4; k++ {
		switch w.norm(k) {
		case "deposed", "ousted", "overthrown", "toppled", "impeached", "destituido", "destituida", "derrocado", "derrocada", "depuesto", "depuesta", "vacado", "removed":
			return true
		case ",", ".", ";":
			return false
		}
	}
	return false
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

// freshIn: the sentence tells what happened today, yesterday, on Monday.
func (w *weigher) freshIn(s int32) bool {
	for k := range w.found {
		f := &w.found[k]
		if f.Sentence == s && (f.Expr.Deictic || f.Expr.Kind == times.Calendar && f.Expr.Weekday > 0 && f.Expr.Day == 0) {
			return true
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
