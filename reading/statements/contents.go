package statements

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// maxContent bounds the tokens of one clause of content.
const maxContent = 60

// content cites what is asked for, from token start to the end of the clause; a list of
// phrases gives one demand a member. It returns the token behind.
func (d *asker) content(start int, by, of end, list bool) int {
	toks := d.t.Tokens
	last := start
	depth := 0
	if start > d.first && oneOf(toks[start-1].Norm, "“", "«") {
		depth = 1
	}
	var cuts []int
	commas := false
	phrase := start < d.last && d.nominalAt(start) || start < d.last && oneOf(toks[start].Norm, "his", "her", "its", "their", "su", "sus")
	if start > d.first && oneOf(toks[start-1].Norm, "that", "que") {
		phrase = false // a clause with a verb of its own
	}
	relative := false
scan:
	for ; last < d.last && last-start < maxContent; last++ {
		tok := &toks[last]
		w := tok.Norm
		if tok.Kind == words.Punct {
			switch w {
			case "“", "«":
				depth++
				continue
			case "”", "»":
				depth--
				if depth < 0 {
					break scan
				}
				if depth == 0 && oneOf(toks[start].Norm, "“", "«") {
					last++
					break scan // all that was said
				}
				continue
			case ";", "—", "–":
				if depth <= 0 {
					if w == ";" && list && last+1 < d.last && d.nominalAt(last+1) {
						cuts = append(cuts, last)
						continue
					}
					break scan
				}
			case ".", "?", "!":
				if last+2 >= d.last {
					break scan
				}
			case ":":
				if last == start {
					continue
				}
				break scan
			case ")":
				if !strings.Contains(d.t.Quote(start, last), "(") {
					break scan
				}
			}
		}
		if depth > 0 || last == start {
			continue
		}
		if tok.Tag == words.Sub || tok.Tag == words.Pron && oneOf(w, "that", "which", "who", "que") {
			relative = true
		} else if phrase && !relative && (tok.Tag == words.Verb || tok.Tag == words.Aux) && d.finite(last) && tok.Form != words.Base && tok.Form != words.Subjunctive {
			break scan // "demands for his release are heard": the sentence goes on
		}
		switch w {
		case "which", "while", "mientras", "because", "porque", "but", "pero", "although", "aunque", "whereas", "after", "tras", "when", "cuando", "since", "amid", "unless":
			break scan
		case "who", "quien", "quienes":
			if toks[last-1].Norm == "," {
				break scan
			}
		case ",", "and", "y", "e", "as":
			n := last + 1
			if n >= d.last {
				break scan
			}
			if w == "as" { // "as well as"
				if n+1 < d.last && toks[n].Norm == "well" && toks[n+1].Norm == "as" && list {
					cuts = append(cuts, last)
					last += 2
				}
				continue
			}
			and := isAnd(w)
			if w == "," && n+2 < d.last && toks[n].Norm == "as" && toks[n+1].Norm == "well" && list {
				cuts = append(cuts, last)
				last = n + 2
				continue
			}
			if w == "," && isAnd(toks[n].Norm) && n+1 < d.last {
				and = true
				n++
			}
			switch d.after(n, and, w == ",", list, commas, start) {
			case cut:
				cuts = append(cuts, last)
				commas = commas || w == ","
				last = n - 1
			case stop:
				break scan
			}
		}
	}
	if last <= start {
		return 0
	}
	from := start
	for _, c := range cuts {
		d.cite(from, c, by, of)
		from = c + 1
	}
	d.cite(from, last, by, of)
	return last
}

type joint uint8

const (
	run  joint = iota // the phrase goes on
	cut               // the next member begins
	stop              // the content is over
)

// after tells what a comma or "and" before token n does.
func (d *asker) after(n int, and, comma, list, commas bool, start int) joint {
	toks := d.t.Tokens
	tok := &toks[n]
	// "…, said the union", "and called on", "y pidieron"
	if (tok.Tag == words.Verb || tok.Tag == words.Aux) && d.finite(n) && tok.Form != words.Subjunctive && toks[start].Form != tok.Form {
		return stop
	}
	if and && (tok.Norm == "on" || tok.Norm == "upon") && !list {
		return stop
	}
	if and && comma && d.apposition(n) {
		return stop // ", and unions plan": a new clause
	}
	if and && (tok.Norm == "that" || tok.Norm == "que" || tok.Norm == "to" && tok.Tag == words.Part || tok.Norm == "for" || tok.Norm == "against" || tok.Norm == "contra") {
		return cut
	}
	if comma && !and && (tok.Norm == "that" || tok.Norm == "que" && toks[start].Norm == "que") && list {
		return cut
	}
	nominal := d.nominalAt(n)
	if nominal && list {
		if comma && !and {
			if d.apposition(n) {
				return stop
			}
			return cut
		}
		if commas || d.wanted(n) {
			return cut
		}
		return run
	}
	if and && nominal && d.wanted(n) {
		return cut
	}
	if and && (list || comma) && commas {
		return cut
	}
	if comma && !and {
		return stop
	}
	return run
}

// apposition: a person or a speech verb behind the comma: no further demand.
func (d *asker) apposition(n int) bool {
	if e, ok := d.over(n); ok && (e.kind == person || e.kind == body) {
		return true
	}
	// a new clause: the phrase is the subject of a finite verb
	for k := n; k < d.last && k < n+5; k++ {
		tok := &d.t.Tokens[k]
		if (tok.Tag == words.Verb || tok.Tag == words.Aux) && d.finite(k) {
			return true
		}
		if tok.Kind == words.Punct || tok.Tag == words.Prep || isAnd(tok.Norm) {
			break
		}
	}
	return false
}

// nominalAt: a noun phrase can begin there.
func (d *asker) nominalAt(n int) bool {
	tok := &d.t.Tokens[n]
	switch tok.Tag {
	case words.Det, words.Noun, words.Adj, words.Num:
		return true
	}
	return oneOf(tok.Norm, "the", "a", "an", "el", "la", "los", "las", "un", "una")
}

// wanted: the head of the phrase at token n is something one asks for: the name of an act, an end, a right.
func (d *asker) wanted(n int) bool {
	toks := d.t.Tokens
	for k := n; k < d.last && k < n+5; k++ {
		tok := &toks[k]
		if tok.Tag == words.Prep || tok.Kind == words.Punct {
			return false
		}
		if tok.Tag != words.Noun {
			continue
		}
		if wants[tok.Lemma] {
			return true
		}
		for _, s := range [...]string{"cion", "sion", "miento", "tion", "sal", "ment", "sion", "ening", "ing"} {
			if len(tok.Lemma) > len(s)+3 && strings.HasSuffix(tok.Lemma, s) {
				return true
			}
		}
		if d.sent.Lang == words.ES {
			return false
		}
	}
	return false
}

var wants = set("end", "release", "return", "repeal", "halt", "freedom", "justice", "election", "closure", "trial", "increase", "raise", "pay", "right", "law", "vote", "referendum",
	"assembly", "reform", "amnesty", "inquiry", "probe", "truce", "departure", "government", "recount", "delivery", "access", "visit", "cut", "subsidy",
	"alto", "fin", "cese", "renuncia", "cierre", "retiro", "libertad", "aumento", "alza", "salida", "entrega", "pago", "castigo", "respeto", "derogatoria",
	"nulidad", "indulto", "adelanto", "justicia", "retorno", "juicio", "ley", "asamblea", "reforma", "amnistia", "dialogo", "tregua", "rebaja", "subsidio",
	"vacancia", "cambio", "apoyo", "obra", "abrogacion", "referendo", "gobierno", "derecho", "acceso", "visita", "reposicion", "freno")

// untimed cuts a day off the end of a content: it tells when it was asked for. "to resign on Monday" is
// cut too, which loses a date but no demand.
func (d *asker) untimed(first, last int) int {
	toks := d.t.Tokens
	k := last - 1
	if k-1 > first && weekdays[toks[k].Norm] && oneOf(toks[k-1].Norm, "on", "el", "last", "este") {
		return k - 1
	}
	if k > first && oneOf(toks[k].Norm, "yesterday", "today", "ayer", "hoy", "tonight") {
		return k
	}
	return last
}

var weekdays = set("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")

// cite states one demand, its content tokens [first, last).
func (d *asker) cite(first, last int, by, of end) {
	toks := d.t.Tokens
	for first < last && (oneOf(toks[first].Norm, ",", "and", "y", "e", "also", "como", ":", "tambien", "that", "que", "as", "well") || toks[first].Norm == "to" && toks[first].Tag == words.Part) {
		first++
	}
	for last > first && (toks[last-1].Kind == words.Punct && !oneOf(toks[last-1].Norm, "”", "\"", "»", ")", "’") || isAnd(toks[last-1].Norm)) {
		last--
	}
	if !d.whole {
		last = d.untimed(first, last)
	}
	if last <= first || last == first+1 && toks[first].Tag != words.Noun && toks[first].Tag != words.Verb && toks[first].Tag != words.Proper {
		return
	}
	if last > first+1 && isQuote(toks[first].Norm) && !oneOf(toks[last-1].Norm, "”", "\"", "»", "’") && toks[first].Norm != "\"" {
		first++ // the quotation was left before its end
	}
	if e, ok := d.over(first); ok && e.last >= last && (e.kind == person || e.kind == body) {
		return // "demanded the Board": nothing is said
	}
	if oneOf(toks[last-1].Norm, "following", "siguiente", "this", "esto") {
		return
	}
	if head := toks[last-1].Lemma; oneOf(head, "demand", "demanda", "exigencia", "reclamo") {
		d.announce(head, by) // "to fight for the miners' demands": what they are comes next
		return
	}
	span := d.t.Span(first, last)
	c := record.CiteSpan(d.t.Doc, span, record.Demand{
		By: by.name, ByActor: by.actor, Of: of.name, OfActor: of.actor,
		Content: strings.Join(strings.Fields(d.t.Doc.Quote(span)), " "),
	})
	if c.Stated() {
		d.out = append(d.out, c)
	}
}
