package statements

import (
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// asking verbs by lemma, and the word that must follow if any.
var asking = map[string][]string{
	"demand": {""}, "call": {"for", "on", "upon"}, "urge": {""}, "ask": {"", "for"}, "beg": {"", "for"}, "insist": {"on", "that", "upon"}, "request": {""},
	"implore": {""}, "petition": {"", "for"}, "press": {"for"}, "push": {"for"}, "appeal": {"to", "for"}, "clamor": {"for"}, "clamour": {"for"},
	"plead": {"for", "with"}, "exhort": {""}, "agitate": {"for"}, "lobby": {"for"}, "campaign": {"for"}, "clamar": {"por"},
	"exigir": {""}, "demandar": {""}, "reclamar": {"", "por"}, "pedir": {""}, "solicitar": {""}, "instar": {"a", "al"}, "exhortar": {"a", "al"},
	"llamar": {"a", "al"}, "invocar": {"a", "al"}, "urgir": {"a", "al"}, "emplazar": {"a", "al"}, "conminar": {"a", "al"}, "abogar": {"por"},
	"bregar": {"por"}, "pugnar": {"por"}, "requerir": {""}, "rogar": {""}, "plantear": {""},
}

// favouring verbs ask for what a gerund or infinitive says: "supports closing the house".
var favouring = set("support", "favor", "favour", "back", "apoyar", "respaldar")

// demandNouns own demands: "their demands include …", "el pliego exige"; "demands for his release".
var demandNouns = set("demand", "slogan", "demanda", "exigencia", "reclamo", "consigna", "call", "pedido", "petition", "appeal", "request", "lema", "petitorio",
	"pliego", "llamado", "llamamiento", "solicitud", "plea", "clamor", "chant")

// protests are what one calls people to, not what one asks of those in power.
var calls = set("strike", "march", "rally", "protest", "demonstration", "walkout", "mobilization", "mobilisation", "stoppage", "boycott", "vigil", "shutdown", "blockade",
	"stay-away", "huelga", "paro", "marcha", "manifestacion", "movilizacion", "concentracion", "protesta", "plantón", "planton", "bloqueo", "boicot", "mitin", "jornada")

// Demands reads who wants what of whom.
func Demands(t *words.Text, cast *actors.Cast) []record.Cited[record.Demand] {
	if t == nil || cast == nil {
		return nil
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
	return d.out
}

type asker struct {
	stage
	out []record.Cited[record.Demand]

	announced bool // the sentence before spoke of demands: "These include …"
	listing   bool // the sentence before ended in a colon behind a demand: bullets follow
	owner     end  // whose demands they are
	of        end
}

func (d *asker) sentence() {
	toks := d.t.Tokens
	if d.listing && d.bullet() {
		return
	}
	d.listing = false
	announced := d.announced
	d.announced = false
	if announced && d.included() {
		return
	}
	done := d.first
	for i := d.first; i < d.last; i++ {
		tok := &toks[i]
		if i < done || tok.Kind != words.Word {
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
	d.listing = d.announced
	for i := d.first; i < d.last && !d.listing; i++ {
		tok := &d.t.Tokens[i]
		if _, ask := asking[tok.Lemma]; ask && tok.Tag == words.Verb {
			d.listing, d.owner = true, d.who(i)
		} else if demandNouns[tok.Lemma] && tok.Lemma != "call" {
			d.listing, d.owner = true, d.ownerOf(i)
		}
	}
}

// people is the phrase "90% of the population" before a verb that no actor is the subject of.
func (d *asker) people(i int) end {
	for k := len(d.ends) - 1; k >= 0; k-- {
		if e := &d.ends[k]; e.last <= i && i-e.last <= 2 {
			return *e
		}
	}
	return end{}
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
		passive = gr.Passive
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
	if !by.ok() && toks[i].Form == words.Base && (i == d.first || toks[i-1].Norm != "to") && d.sent.Lang == words.EN {
		return 0 // an imperative
	}
	author := by.kind == person && by.many
	start, of := d.addressed(at, prep)
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
		next, other := d.addressed(end+2, prep)
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

// who asks: the subject, an actor or any other phrase ("the interests that demanded").
func (d *asker) who(i int) end {
	if e, ok := d.subject(i); ok {
		return e
	}
	toks := d.t.Tokens
	p := i
	if g := toks[i].Group; g > 0 {
		p = int(d.t.Groups[g-1].First)
	}
	relative := false
	for p--; p > d.first; p-- {
		tok := &toks[p]
		relative = relative || oneOf(tok.Norm, "which", "that", "who", "que")
		if !(oneOf(tok.Norm, "which", "that", "who", "que", ",", "on", "in", "en", "el") || tok.Tag == words.Adv || tok.Kind == words.Number || months[tok.Norm]) {
			break
		}
	}
	if p < d.first || d.sent.Lang == words.ES && (p == i-1 && toks[p].Norm == ";" || i == d.first) {
		return d.unspoken(i)
	}
	if toks[p].Tag != words.Noun && toks[p].Tag != words.Adj {
		return d.unspoken(i)
	}
	e, ok := d.nominal(p)
	if ok && !relative && e.first-2 > d.first && isOf(toks[e.first-1].Norm) { // "the makers of cars": the makers
		last := e.first - 1
		if e, ok = d.over(last - 1); !ok {
			e, ok = d.nominal(last - 1)
		}
		ok = ok && e.last == last
		p = last - 1
	}
	if !ok || e.last != p+1 || periods[toks[e.head].Lemma] || papers[toks[e.head].Lemma] || e.first > d.first && toks[e.first-1].Tag == words.Prep && !relative {
		return d.unspoken(i)
	}
	if oneOf(toks[e.first].Norm, "his", "her", "its", "their", "su", "sus") {
		e, _ = d.pronoun(e.first)
	}
	return e
}

// headBefore is the noun right before a verb group, by lemma.
func (d *asker) headBefore(i int) string {
	p := i
	if g := d.t.Tokens[i].Group; g > 0 {
		p = int(d.t.Groups[g-1].First)
	}
	for p--; p > d.first && (oneOf(d.t.Tokens[p].Norm, "that", "which", "que", ",") || d.t.Tokens[p].Tag == words.Adv); p-- {
	}
	if p < d.first || d.t.Tokens[p].Tag != words.Noun {
		return ""
	}
	return d.t.Tokens[p].Lemma
}

// unspoken is the subject that Spanish leaves out: "exigimos", "piden".
func (d *asker) unspoken(i int) end {
	tok := &d.t.Tokens[i]
	if d.sent.Lang != words.ES || !d.finite(i) {
		return end{}
	}
	if strings.HasSuffix(tok.Norm, "mos") {
		return end{first: i, last: i + 1, head: i, kind: person, many: true, name: d.author()}
	}
	if i > d.first && d.t.Tokens[i-1].Norm == ";" {
		for k := i - 2; k >= max(d.first, i-clauseReach); k-- {
			if x := &d.t.Tokens[k]; x.Tag == words.Verb && d.finite(k) {
				e, _ := d.subject(k)
				return e
			}
		}
	}
	if i == d.first && d.they.ok() && strings.HasSuffix(tok.Norm, "n") {
		return d.they
	}
	return end{}
}

// papers provide for things; they demand nothing.
var papers = set("plan", "program", "programme", "proposal", "treaty", "contract", "law", "bill", "agreement", "forecast", "schedule", "scenario", "budget", "rule", "deal", "design",
	"programa", "propuesta", "tratado", "contrato", "ley", "acuerdo", "presupuesto", "norma", "proyecto")

var periods = set("hour", "day", "week", "month", "year", "night", "morning", "hora", "dia", "semana", "mes", "ano", "noche", "manana", "tarde")

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

// addressed is whom the demand goes to, with the token at which its content begins: "on B to X", "a B
// que X", "B (an agency of C), to X", "demanding B call X".
func (d *asker) addressed(at int, prep string) (int, end) {
	toks := d.t.Tokens
	k := at
	if k < d.last && d.sent.Lang == words.ES && oneOf(toks[k].Norm, "a", "al", "ante") {
		k++
	}
	var of end
	var ok bool
	if k < d.last && toks[k].Tag == words.Pron && oneOf(toks[k].Norm, "him", "her", "them", "it") {
		of, ok = end{first: k, last: k + 1, head: k}, true
		if e, found := d.pronoun(k); found {
			of.name, of.actor, of.kind = e.name, e.actor, e.kind
		} else {
			of.name = "" // asked, but unknown whom
		}
	} else {
		if of, ok = d.phrase(k); !ok && k < d.last {
			// "urged every witness to come forward"
			n := k
			for n < d.last-1 && n < k+2 && d.t.Tokens[n].Tag == words.Det {
				n++
			}
			if of, ok = d.nominal(n); ok && (of.last >= d.last || !(toks[of.last].Norm == "to" && d.opensContent(of.last) || d.sent.Lang == words.ES && k > at && oneOf(toks[of.last].Norm, "a", "que") && d.opensContent(of.last))) {
				ok = false
			}
		}
	}
	if !ok || of.first-k > 4 {
		return at, end{}
	}
	n := of.last
	// over the rest of the phrase and what is said about the one addressed: a bracket, an apposition
	for m := 0; m < 3 && n < d.last; m++ {
		switch toks[n].Norm {
		case "(":
			for n < d.last && n < of.last+16 && toks[n].Norm != ")" {
				n++
			}
			n = min(n+1, d.last)
		case ",", "—", "–":
			close := toks[n].Norm
			c := n + 1
			for c < d.last && c < n+25 && toks[c].Norm != close {
				c++
			}
			if c+1 >= d.last || toks[c].Norm != close || !d.opensContent(c+1) {
				break
			}
			n = c + 1
		case "of", "de", "del", "in", "en":
			if toks[n].Group == 0 && n+1 < d.last {
				c := n + 1
				for c < d.last && c < n+6 && (toks[c].Tag == words.Det || toks[c].Tag == words.Proper || toks[c].Tag == words.Noun) {
					c++
				}
				if c < d.last && d.opensContent(c) {
					n = c
				}
			}
		}
	}
	if n >= d.last || !d.opensContent(n) {
		return at, end{}
	}
	if oneOf(toks[n].Norm, "to", "que", "that", "for") || toks[n].Norm == "a" && d.sent.Lang == words.ES {
		n++
	}
	_ = prep
	return n, of
}

// opensContent: "to do", "that", "que haga", "a retirar", a bare verb.
func (d *asker) opensContent(n int) bool {
	tok := &d.t.Tokens[n]
	switch tok.Norm {
	case "to":
		return n+1 < d.last && (d.t.Tokens[n+1].Tag == words.Verb || d.t.Tokens[n+1].Tag == words.Aux || d.t.Tokens[n+1].Tag == words.Adv || d.t.Tokens[n+1].Norm == "not")
	case "that", "que", "for":
		return true
	case "a":
		if n+2 < d.last && isQuote(d.t.Tokens[n+1].Norm) {
			n++
		}
		return d.sent.Lang == words.ES && n+1 < d.last && (d.t.Tokens[n+1].Form == words.Infinitive || d.t.Tokens[n+1].Norm == "no" || d.t.Tokens[n+1].Norm == "que")
	}
	if d.sent.Lang == words.ES {
		return tok.Tag == words.Det // "exigió al gobierno la renuncia"
	}
	return tok.Tag == words.Verb && (tok.Form == words.Base || tok.Norm == tok.Lemma)
}

// noun reads "their demands include X, Y and Z", "the demands are clear: X, Y", "demands for X",
// "the slogan “X”", "calls to do X".
func (d *asker) noun(i int) int {
	toks := d.t.Tokens
	lemma := toks[i].Lemma
	if i-1 > d.first && oneOf(toks[i-1].Norm, "a", "at", "the") && oneOf(lemma, "pedido", "solicitud", "request", "llamado") && (toks[i-1].Norm == "a" || toks[i-2].Norm == "at") {
		return 0 // "at the request of"
	}
	by := d.ownerOf(i)
	next := i + 1
	if next >= d.last {
		d.announce(lemma, by)
		return 0
	}
	call := oneOf(lemma, "call", "llamado", "llamamiento", "appeal", "plea")
	if call && oneOf(toks[next].Norm, "to", "a", "al") {
		if end := d.appeal(next, by); end > 0 {
			return end
		}
	}
	switch w := toks[next].Norm; {
	case call && (w == "to" || w == "a"):
		if next+1 < d.last && !d.promised(i) && !d.summons(next+1) && (toks[next+1].Tag == words.Verb || toks[next+1].Kind == words.Punct) {
			return d.content(next+1, by, end{}, false)
		}
		return 0
	case w == "for" || w == "por" && d.sent.Lang == words.ES && !call:
		if d.promised(i) || next+1 >= d.last || call && d.summons(next+1) || oneOf(toks[i].Norm, "demand", "demanda") && !d.wanted(next+1) {
			return 0 // "the demand for copper"
		}
		return d.content(next+1, by, end{}, true)
	case (w == "de" || w == "of") && d.sent.Lang == words.ES && !call && lemma != "pliego":
		if next+1 < d.last && !d.person(next+1) && (toks[i].Norm != "demanda" || d.wanted(next+1)) {
			return d.content(next+1, by, end{}, true)
		}
	case (w == "against" || w == "contra") && lemma == "demanda": // a lawsuit
	case w == "against" || w == "contra" || w == "that" && !call || w == "to" && !call && toks[i].Tag == words.Noun && lemma != "slogan" && next+1 < d.last && toks[next+1].Tag == words.Verb:
		at := next
		if w == "that" || w == "to" {
			at++
		}
		return d.content(at, by, end{}, true)
	case w == "que" && oneOf(lemma, "exigencia", "demanda", "reclamo", "pedido"):
		return d.content(next+1, by, end{}, false)
	}
	if oneOf(lemma, "slogan", "consigna", "lema", "chant") {
		for k := next; k < d.last && k < next+3; k++ {
			if oneOf(toks[k].Norm, "“", "«", "\"", "‘") {
				return d.quoted(k, by)
			}
		}
	}
	if call {
		return 0
	}
	for k := next; k < d.last && k < i+14; k++ {
		switch w := toks[k].Norm; {
		case oneOf(w, "include", "included", "includes", "including", "incluyen", "incluye", "incluian", "incluyeron", ":"),
			oneOf(w, "son", "eran", "are", "were") && (k+1 < d.last && (toks[k+1].Tag == words.Det || toks[k+1].Form == words.Infinitive || toks[k+1].Norm == "that" || toks[k+1].Norm == "que")):
			if k+1 >= d.last {
				d.announce(lemma, by)
				return 0
			}
			if toks[k+1].Tag == words.Aux && toks[k+1].Form == words.Participle {
				continue
			}
			return d.content(k+1, by, end{}, true)
		case w == ";":
			return 0
		}
	}
	d.announce(lemma, by)
	return 0
}

// appeal reads "an appeal to B to do X" from its preposition; 0 if nobody is addressed.
func (d *asker) appeal(at int, by end) int {
	start, of := d.addressed(at+1, "on")
	if !of.ok() || start <= at+1 {
		return 0
	}
	return d.content(start, by, of, false)
}

// announce remembers that demands were spoken of, for "These include …" and for bullets.
func (d *asker) announce(lemma string, by end) {
	if lemma != "call" && lemma != "chant" && lemma != "appeal" {
		d.announced, d.owner = true, by
	}
}

// promised: what was promised is no demand of the one who promised.
func (d *asker) promised(i int) bool {
	for k := max(d.first, i-7); k < i; k++ {
		if oneOf(d.t.Tokens[k].Lemma, "promise", "promesa", "pledge") {
			return true
		}
	}
	return false
}

func (d *asker) person(i int) bool {
	e, ok := d.phrase(i)
	return ok && e.kind != thing && e.kind != act && e.first-i <= 2
}

// included reads "These include X, Y and Z" behind a sentence that speaks of demands.
func (d *asker) included() bool {
	toks := d.t.Tokens
	k := d.first
	if !oneOf(toks[k].Norm, "these", "they", "those", "among", "estas", "estos", "entre", "incluyen", "figuran", "destacan") {
		return false
	}
	for ; k < d.last && k < d.first+5; k++ {
		if oneOf(toks[k].Lemma, "include", "incluir", "figurar", "destacar", "comprise") || oneOf(toks[k].Norm, "are", "were", "son", "incluyen", "estan", "figuran") {
			if k+1 < d.last {
				return d.content(k+1, d.owner, end{}, true) > k
			}
		}
	}
	return false
}

// bullet reads a line of a list of demands.
func (d *asker) bullet() bool {
	toks := d.t.Tokens
	k := d.first
	switch tok := &toks[k]; {
	case oneOf(tok.Norm, "-", "–", "—", "•", "*", "·", "+"):
		k++
	case tok.Kind == words.Number && k+1 < d.last && oneOf(toks[k+1].Norm, ".", ")", "-"):
		k += 2
	case (tok.Shape == words.Lower || tok.Shape == words.Cap) && tok.End-tok.Start == 1 && k+1 < d.last && toks[k+1].Norm == ")":
		k += 2
	default:
		return false
	}
	if k >= d.last {
		return false
	}
	d.cite(k, d.last, d.owner, d.of)
	return true
}

// quoted cites a slogan in quotation marks that opens at token k.
func (d *asker) quoted(k int, by end) int {
	toks := d.t.Tokens
	end := k + 1
	for end < d.last && !oneOf(toks[end].Norm, "”", "»", "\"", "’") {
		end++
	}
	if end >= d.last || end-k < 2 || end-k > 40 {
		return 0
	}
	d.cite(k+1, end, by, d.of)
	return end + 1
}

// ownerOf is whose demands they are: "the workers' demands", "demands of the movement", "their demands".
func (d *asker) ownerOf(i int) end {
	toks := d.t.Tokens
	start := i
	if g := toks[i].Group; g > 0 && d.t.Groups[g-1].Kind == words.NounGroup {
		start = int(d.t.Groups[g-1].First)
	}
	if start-2 >= d.first && isGenitive(toks[start-1].Norm) {
		if e, ok := d.over(start - 2); ok && e.last == start-1 {
			return e
		}
	}
	if oneOf(toks[start].Norm, "his", "her", "its", "their", "su", "sus") {
		if e, ok := d.pronoun(start); ok {
			return e
		}
	}
	if i+2 < d.last && isOf(toks[i+1].Norm) {
		if e, ok := d.phrase(i + 2); ok && e.first-i <= 5 {
			return e
		}
	}
	// "A raised the demand for X", "a call by A for X"
	for k := start - 1; k >= d.first && k > start-4; k-- {
		if toks[k].Tag == words.Verb {
			if e, ok := d.subject(k); ok {
				return e
			}
			break
		}
	}
	if e, ok := d.clause(start, 0); ok {
		return e
	}
	if toks[start].Norm == "the" && toks[i].Lemma != toks[i].Norm || toks[start].Norm == "las" || toks[start].Norm == "los" || toks[start].Norm == "these" {
		return d.they
	}
	return end{}
}

// programme reads what the author, or whoever is quoted, holds to be needed: "what is needed is X", "lo que se
// necesita es X", "“it is necessary to X”".
func (d *asker) programme(i int) int {
	toks := d.t.Tokens
	switch toks[i].Norm {
	case "needed", "required", "necesita", "requiere", "falta", "necesario", "necessary", "preciso", "imprescindible":
	default:
		return 0
	}
	if back := max(d.first, i-4); oneOf(toks[i].Norm, "needed", "required", "necesita", "requiere", "falta") {
		what := false
		for k := back; k < i; k++ {
			what = what || toks[k].Norm == "what" || toks[k].Norm == "que" && k > d.first && toks[k-1].Norm == "lo"
		}
		if !what || d.negated(i) {
			return 0
		}
		for k := i + 1; k < d.last && k < i+5; k++ {
			if oneOf(toks[k].Norm, "is", "es") && k+1 < d.last && toks[k+1].Norm != "not" && toks[k+1].Norm != "no" {
				return d.by(k+1, d.speaker(i), true)
			}
			if toks[k].Tag != words.Adv && toks[k].Tag != words.Noun && toks[k].Tag != words.Det {
				break
			}
		}
		return 0
	}
	// "it is necessary to X" counts in somebody's mouth alone: an author says it of anything
	if i+1 >= d.last || !(toks[i+1].Norm == "to" || toks[i+1].Form == words.Infinitive || toks[i+1].Norm == "que") || d.negated(max(i-1, d.first)) {
		return 0
	}
	start := i
	for start > d.first && start > i-3 && (toks[start-1].Tag == words.Aux || oneOf(toks[start-1].Norm, "it", "es", "is")) {
		start--
	}
	if start == d.first || !isQuote(toks[start-1].Norm) && !oneOf(toks[start-1].Norm, "that", "que") {
		return 0
	}
	if by := d.speaker(start - 1); by.ok() {
		return d.by(start, by, false)
	}
	return 0
}

// by cites a programme, the author's if nobody else speaks.
func (d *asker) by(at int, by end, author bool) int {
	mine := author && !by.ok()
	if mine {
		by = end{name: d.author()}
	}
	n := len(d.out)
	last := d.content(at, by, end{}, false)
	if mine {
		for ; n < len(d.out); n++ {
			v := d.out[n].Value()
			v.Author = true
			d.out[n] = record.CiteSpan(d.t.Doc, d.out[n].Span(), v)
		}
	}
	return last
}

// speaker is who says what begins at token i: the subject of a verb of speech before it.
func (d *asker) speaker(i int) end {
	toks := d.t.Tokens
	for k := i; k >= max(d.first, i-60); k-- {
		if toks[k].Tag == words.Verb && oneOf(toks[k].Lemma, "say", "add", "declare", "state", "insist", "stress", "argue", "decir", "senalar", "afirmar", "declarar", "sostener", "agregar", "anadir", "manifestar", "subrayar") {
			if e, ok := d.subject(k); ok {
				return e
			}
			for n := range d.ends {
				if e := &d.ends[n]; e.last <= k && e.kind == person {
					return *e
				}
			}
			return end{}
		}
	}
	return end{}
}

// cite states one demand, its content tokens [first, last).
func (d *asker) cite(first, last int, by, of end) {
	toks := d.t.Tokens
	for first < last && (oneOf(toks[first].Norm, ",", "and", "y", "e", "also", "como", ":", "tambien", "that", "que", "as", "well") || toks[first].Norm == "to" && toks[first].Tag == words.Part) {
		first++
	}
	for last > first && (toks[last-1].Kind == words.Punct && !oneOf(toks[last-1].Norm, "”", "\"", "»", ")", "’") || isAnd(toks[last-1].Norm)) {
		last--
	}
	last = d.untimed(first, last)
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
