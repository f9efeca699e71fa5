package statements

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// Demands reads who wants what of whom.
func Demands(t *words.Text, cast *actors.Cast) []record.Cited[record.Demand] {
	out, _ := Asked(t, cast)
	return out
}

// Asked reads demands, and where in the items of lists of demands the words stand that name what is asked for: an act that they
// name has not happened.
func Asked(t *words.Text, cast *actors.Cast) (demands []record.Cited[record.Demand], named []record.Span) {
	if t == nil || cast == nil {
		return nil, nil
	}
	d := &asker{stage: stage{t: t, cast: cast}}
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Lang == words.OtherLang || sent.Kind != record.Body && sent.Kind != record.Footnote {
			d.listing = false
			continue
		}
		d.enter(s)
		d.sentence()
		d.leave()
	}
	return d.out, d.named
}

type asker struct {
	stage
	out   []record.Cited[record.Demand]
	named []record.Span

	announced bool // the sentence before spoke of demands: "These include …"
	listing   bool // the sentence before ended in a colon behind a demand: bullets follow
	whole     bool // an item is all that is asked for: its day is not that of the asking
	loosely   bool // it only said what should be done: an item must itself be something one asks for
	owner     end  // whose demands they are
	of        end
}

func (d *asker) sentence() {
	toks := d.t.Tokens
	if d.listing {
		if k := d.marker(d.first); k > d.first && d.item(k, d.last) {
			return
		}
	}
	d.listing = false
	announced := d.announced
	d.announced = false
	if announced && d.included() {
		return
	}
	if d.numbered() {
		return
	}
	done := d.first
	for i := d.first; i < d.last; i++ {
		tok := &toks[i]
		if i < done || tok.Kind != words.Word || closed(tok.Tag) {
			continue
		}
		if tok.Tag != words.Verb && demandNouns[tok.Lemma] {
			if end := d.noun(i); end > i {
				done = end
			}
			continue
		}
		if end := d.programme(i); end > i {
			done = end
			continue
		}
		if tok.Tag != words.Verb {
			continue
		}
		if follow, ok := asking[tok.Lemma]; ok {
			if end := d.asks(i, follow); end > i {
				done = end
			}
		} else if favouring[tok.Lemma] && i+1 < d.last && toks[i+1].Tag == words.Verb && (toks[i+1].Form == words.Gerund || toks[i+1].Form == words.Infinitive) {
			if by, ok := d.subject(i); ok {
				done = max(done, d.content(i+1, by, end{}, false))
			} else {
				done = max(done, d.content(i+1, d.people(i), end{}, false))
			}
		}
	}
	if d.last > d.first && toks[d.last-1].Norm == ":" {
		d.opens()
	}
}

// opens: the colon at the end of the sentence stands behind a verb or noun of asking.
func (d *asker) opens() {
	d.listing, d.loosely, d.of = d.announced, false, end{}
	for i := d.first; i < d.last && !d.listing; i++ {
		tok := &d.t.Tokens[i]
		if _, ask := asking[tok.Lemma]; ask && tok.Tag == words.Verb {
			d.listing, d.owner = true, d.who(i)
		} else if demandNouns[tok.Lemma] && tok.Lemma != "call" {
			d.listing, d.owner = true, d.ownerOf(i)
		}
	}
	for i := d.first; i < d.last && !d.listing; i++ {
		if tok := &d.t.Tokens[i]; shoulds[tok.Norm] || platforms[tok.Lemma] {
			d.listing, d.loosely = true, true
			d.owner = end{}
			for v := i; v > d.first && !d.owner.ok(); v-- {
				if w := &d.t.Tokens[v]; (w.Tag == words.Verb || w.Tag == words.Aux) && d.finite(v) {
					d.owner, _ = d.subject(v)
				}
			}
			if d.owner.kind != body && d.owner.kind != group {
				d.owner = end{first: i, last: i + 1, head: i, kind: person, many: true, name: d.author()}
			}
		}
	}
}

// shoulds and platforms tell, before a colon, of what should be done.
var shoulds = set("must", "should", "need", "needs", "debe", "deben", "debemos", "hay")
var platforms = set("programme", "program", "platform", "charter", "point", "proposal", "measure", "struggle", "plataforma", "programa", "punto", "propuesta", "medida", "consigna", "lucha", "recommendation", "recomendacion")

// numbered reads demands that are counted inside a sentence: "they demand: 1) the closure of …; 2) …".
func (d *asker) numbered() bool {
	toks := d.t.Tokens
	colon := -1
	for i := d.first; i+3 < d.last; i++ {
		if toks[i].Norm == ":" && d.marker(i+1) > i+1 {
			colon = i
			break
		}
	}
	if colon < 0 {
		return false
	}
	last := d.last
	d.last = colon
	d.opens()
	d.last = last
	if !d.listing {
		return false
	}
	d.listing = false
	found := false
	for i := colon + 1; i < last; {
		from := d.marker(i)
		to := from
		for to < last && !(toks[to].Norm == ";" || toks[to].Norm == "," || isAnd(toks[to].Norm)) || to+1 < last && d.marker(to+1) == to+1 && toks[to].Norm != ";" {
			to++
		}
		found = d.item(from, min(to, last)) || found
		i = to + 1
		for i < last && isAnd(toks[i].Norm) {
			i++
		}
	}
	return found
}

// marker is the token behind the sign or number of an item that stands at token k; k if none does.
func (d *asker) marker(k int) int {
	toks := d.t.Tokens
	if k+2 < d.last && toks[k].Norm == "(" && toks[k+2].Norm == ")" {
		return k + 3
	}
	if k+1 >= d.last {
		return k
	}
	switch tok := &toks[k]; {
	case oneOf(tok.Norm, "-", "–", "—", "•", "*", "·", "+"):
		return k + 1
	case (tok.Kind == words.Number && tok.End-tok.Start <= 2 || tok.End-tok.Start == 1 && tok.Kind == words.Word) && oneOf(toks[k+1].Norm, ".", ")", "-", "º", "°"):
		return k + 2
	}
	return k
}

// item cites one item of a list of demands.
func (d *asker) item(k, last int) bool {
	if k >= last || d.loosely && !d.wanted(k) && !wants[d.t.Tokens[k].Norm] && d.t.Tokens[k].Norm != "que" && d.t.Tokens[k].Norm != "that" {
		return false
	}
	n := len(d.out)
	d.whole = true
	d.cite(k, last, d.owner, d.of)
	d.whole = false
	if len(d.out) == n {
		return false
	}
	// what is named stands before the first preposition
	toks := d.t.Tokens
	h := k
	for h < last && toks[h].Tag != words.Prep && toks[h].Kind != words.Punct && (toks[h].Tag != words.Verb || h == k) {
		h++
	}
	if h > k {
		d.named = append(d.named, d.t.Span(k, h))
	}
	if v := d.out[n].Value(); d.owner.kind == person && d.owner.many {
		v.Author = true
		d.out[n] = record.CiteSpan(d.t.Doc, d.out[n].Span(), v)
	}
	return true
}

// asks reads "A demands X", "A calls on B to do X", "A pide a B que haga X".
func (d *asker) asks(i int, follow []string) int {
	toks := d.t.Tokens
	at := i + 1
	passive := false
	if g := toks[i].Group; g > 0 {
		gr := &d.t.Groups[g-1]
		if gr.Negated {
			return 0
		}
		passive = gr.Passive && !(int(gr.First) == i && i+1 < d.last && oneOf(toks[i+1].Norm, "on", "upon")) // ", called on the mayor to" is active
		if int(gr.Head) == i {
			at = int(gr.Last)
		}
	}
	for at < d.last && toks[at].Tag == words.Adv {
		at++
	}
	prep := ""
	if at < d.last && oneOf(toks[at].Norm, follow...) {
		prep = toks[at].Norm
		at++
	} else if follow[0] != "" {
		return 0
	}
	if at+1 < d.last && oneOf(toks[at].Norm, "a", "in") && oneOf(toks[at+1].Norm, "cambio", "exchange", "return") {
		at += 2
	}
	if passive || at >= d.last {
		return 0
	}
	by := d.who(i)
	if i > d.first && toks[i-1].Norm == "," && toks[i].Form == words.Participle {
		if e, ok := d.before(i); ok && (e.kind == person || !by.ok() && e.kind == body) {
			by = e // "its chairman, Ana Soto, called on"
		}
	}
	if !by.ok() && toks[i].Form == words.Base && (i == d.first || toks[i-1].Norm != "to") && d.sent.Lang == words.EN {
		return 0 // an imperative
	}
	author := by.kind == person && by.many
	start, of := d.addressed(at)
	if prep == "on" || prep == "upon" || prep == "with" {
		if !of.ok() && toks[i].Lemma != "insist" {
			return 0
		}
	}
	if !of.ok() && (!d.askable(toks[i].Lemma, prep, start) || prep == "" && toks[start].Tag == words.Prep && !oneOf(toks[start].Norm, "for", "against", "contra", "a", "al", "por")) {
		return 0
	}
	if papers[d.headBefore(i)] {
		return 0
	}
	n := len(d.out)
	end := d.content(start, by, of, !of.ok())
	// "… and on B to do Y"
	for m := 0; m < 4 && (prep == "on" || prep == "upon") && end > start && end+3 < d.last && isAnd(toks[end].Norm) && toks[end+1].Norm == prep; m++ {
		next, other := d.addressed(end + 2)
		if !other.ok() {
			break
		}
		start = next
		end = d.content(next, by, other, false)
	}
	if author {
		for ; n < len(d.out); n++ {
			v := d.out[n].Value()
			v.Author = true
			d.out[n] = record.CiteSpan(d.t.Doc, d.out[n].Span(), v)
		}
	}
	return end
}

// askable refuses questions, requests of reporters and calls to march.
func (d *asker) askable(lemma, prep string, at int) bool {
	if at >= d.last {
		return false
	}
	toks := d.t.Tokens
	switch lemma {
	case "demandar":
		return toks[at].Norm == "que" || toks[at].Tag == words.Det || toks[at].Tag == words.Noun // not "demandar a A ante un juez": a lawsuit
	case "ask", "urge", "beg", "implore", "petition", "exhort":
		if prep == "" && !oneOf(toks[at].Norm, "that", "for") && (lemma != "urge" || !d.nominalAt(at) || d.person(at)) {
			return false // "asked the witness a question", "urged his friends"
		}
		fallthrough
	case "pedir", "rogar":
		if oneOf(toks[at].Norm, "whether", "if", "why", "how", "what", "who", "when", "where", "about", "himself", "herself", "themselves", "reporters", "us", "me", "questions",
			"si", "por", "perdon", "disculpas", "permiso", "forgiveness", "permission", "ayuda") || toks[at].Tag == words.Mark && lemma == "ask" {
			return false
		}
		if toks[at].Norm == "not" || toks[at].Norm == "to" && at+1 < d.last && toks[at+1].Norm == "be" {
			return false // "asked not to be named"
		}
	case "call", "llamar":
		if prep == "a" || prep == "al" || prep == "for" {
			return !d.summons(at)
		}
	case "plantear", "requerir", "invocar", "campaign":
		return toks[at].Tag == words.Det || toks[at].Norm == "que"
	}
	return true
}

// summons tells "an indefinite strike": the head of the phrase is a protest.
func (d *asker) summons(at int) bool {
	toks := d.t.Tokens
	for k := at; k < d.last && k < at+6; k++ {
		if calls[toks[k].Lemma] {
			return true
		}
		if tok := &toks[k]; tok.Tag == words.Prep || tok.Tag == words.Verb || tok.Tag == words.Conj {
			break
		}
	}
	return false
}
