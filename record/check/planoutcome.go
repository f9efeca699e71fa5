package check

import (
	"testigo/record"
)

// planOutcome: what one document announces and another tells as past, or denies, is set side by side.
var planOutcome = Rule{
	Name: "plan-and-outcome",
	EN:   "Did what was announced come about as announced?",
	ES:   "¿Ocurrió lo anunciado tal como se anunció?",
	across: func(r *Record) {
		for _, e := range r.Events {
			st := r.states[e.ID]
			if st == nil || st.plan == nil {
				continue
			}
			plan, refusal := st.plan, st.refusal
			if refusal != nil && refusal.trigger.Doc() != plan.trigger.Doc() {
				r.say(record.Doubtful, saying{events: []string{e.ID},
					en: "One document announces it (“" + plan.quote + "”), another says that it is refused (“" + refusal.quote + "”): both may be true at different times.",
					es: "Un documento lo anuncia («" + plan.quote + "») y otro dice que se rechaza («" + refusal.quote + "»): ambas cosas pueden ser ciertas en momentos distintos."},
					some(plan.trigger, refusal.trigger, refusal.refused)...)
			}
			later := st.outcome
			if later == nil && plan.days.To != 0 && st.latest.written.From > plan.days.To {
				later = st.latest // written after the day that was planned, whatever the reader thought of its certainty
			}
			if later == nil || later.trigger.Doc() == plan.trigger.Doc() || !plan.days.Stated() || !later.days.Stated() {
				continue
			}
			s := saying{events: []string{e.ID}, computation: iso(plan.days) + " / " + iso(later.days),
				en: "What was announced for " + days(record.English, plan.days) + " is told as past by a later document, for " + days(record.English, later.days) + ".",
				es: "Lo anunciado para " + on(record.Spanish, plan.days) + " lo cuenta como pasado un documento posterior, para " + on(record.Spanish, later.days) + "."}
			v := record.Holds
			if !plan.days.Overlaps(later.days) {
				v = record.Doubtful
				s.en = "It was announced for " + days(record.English, plan.days) + ", but another document puts it at " + days(record.English, later.days) + "."
				s.es = "Se anunció para " + on(record.Spanish, plan.days) + ", pero otro documento da otra fecha: " + days(record.Spanish, later.days) + "."
			}
			r.say(v, s, some(plan.trigger, plan.date, later.trigger, later.date)...)
		}
	},
}

// plannedLength: a strike that is called without an end, and how long somebody says that it lasted.
var plannedLength = Rule{
	Name: "planned-length",
	EN:   "Did what was called without an end last?",
	ES:   "¿Duró lo que se convocó sin plazo?",
	across: func(r *Record) {
		for _, e := range r.Events {
			st := r.states[e.ID]
			if st == nil || st.open == nil || st.short == nil {
				continue
			}
			open, short := st.open, st.short
			r.say(record.Doubtful, saying{events: []string{e.ID},
				en: "It was called as indefinite (“" + open.quote + "”); another passage says that it lasted “" + short.lengthIs + "”.",
				es: "Se convocó como indefinida («" + open.quote + "»); otro pasaje dice que duró «" + short.lengthIs + "»."},
				some(open.indefinite, open.trigger, short.length)...)
		}
	},
}

// some leaves out evidence that is none.
func some(all ...record.Evidence) []record.Evidence {
	out := all[:0:0]
	for _, e := range all {
		if e.Stated() {
			out = append(out, e)
		}
	}
	return out
}

// indefinite words of a call without an end, and refusals, in both languages; folded.
var (
	indefinite = []string{"indefinite", "indefinitely", "open ended", "open-ended", "indefinido", "indefinida", "indefinidamente"}
	refusals   = []string{"do not want", "does not want", "don't want", "doesn't want", "refuse to", "refuses to", "refused to", "rule out", "rules out", "ruled out", "reject", "rejects", "rejected", "do not allow",
		"no quieren", "no quiere", "se niegan a", "se niega a", "se nego a", "descarta", "descartan", "descarto", "rechaza", "rechazan", "rechazo", "no permiten"}
	lasting = []string{"lasted", "lasting", "ended up being", "turned out to be", "was over after", "ended after", "ended the demonstration after", "called off after", "duro", "termino siendo", "acabo siendo", "se levanto a", "concluyo tras", "solo duro"}
	units   = map[string]bool{"afternoon": true, "morning": true, "evening": true, "day": true, "days": true, "hour": true, "hours": true, "week": true, "weeks": true,
		"tarde": true, "manana": true, "dia": true, "dias": true, "hora": true, "horas": true, "semana": true, "semanas": true}
)

// plan fills what a statement says of a plan: without an end, refused, or how long it lasted.
func (p *Page) plan(t *Told, e *record.EventStatement, trigger record.Span) {
	lead := runeSafe(p.d.Text(), record.Span{Start: max(e.Sentence.Start, trigger.Start-40), End: trigger.Start})
	for _, w := range p.tokens(record.Span{Start: lead.Start, End: trigger.End}) {
		if has(w.norm, indefinite...) {
			t.indefinite = p.evidence(w.span)
		}
	}
	if !t.indefinite.Stated() {
		after := runeSafe(p.d.Text(), record.Span{Start: trigger.End, End: min(e.Sentence.End, trigger.End+24)})
		if after.End > after.Start {
			for _, w := range p.tokens(after) {
				if has(w.norm, indefinite...) {
					t.indefinite = p.evidence(w.span)
				}
			}
		}
	}
	if has(p.folded(record.Span{Start: max(e.Sentence.Start, lead.Start), End: trigger.End}), refusals...) {
		t.refused = p.evidence(trigger)
	}
	if e.Type != record.Protest {
		return
	}
	words := p.tokens(trigger)
	if len(words) == 0 {
		return
	}
	noun := words[len(words)-1].norm
	for _, w := range words { // "paro general" and "general strike"
		if actNoun(w.norm) != "" {
			noun = w.norm
			break
		}
	}
	p.lengthNear(t, e, trigger, noun)
}

// soonAfter is how many sentences behind a strike its length may be told.
const soonAfter = 8

// lengthNear looks for the length of what a statement tells, in its own sentence and in those behind it that name the act again, up to the
// next statement of its kind with another date.
func (p *Page) lengthNear(t *Told, e *record.EventStatement, trigger record.Span, noun string) {
	first := p.sentenceAt(trigger.Start)
	for i := first; first >= 0 && i < len(p.r.Sentences) && i <= first+soonAfter; i++ {
		s := p.r.Sentences[i]
		if i > first && p.anotherDated(e, s) {
			return
		}
		if !has(p.folded(s), noun) {
			continue
		}
		for _, w := range p.tokens(s) {
			if w.norm == noun && p.lengthTold(t, record.Span{Start: w.span.End, End: s.End}) {
				return
			}
		}
	}
}

// anotherDated: the sentence states another date for an act of the kind.
func (p *Page) anotherDated(e *record.EventStatement, s record.Span) bool {
	own, _, _ := dated(e)
	for i := range p.r.Events {
		if !s.Contains(p.r.Events[i].Span()) {
			continue
		}
		if o := p.r.Events[i].Value(); o.Type == e.Type {
			if iv, _, stated := dated(&o); stated && own.Stated() && !iv.Overlaps(own) {
				return true
			}
		}
	}
	return false
}

// lengthTold finds "only ended up being one afternoon" behind a trigger.
func (p *Page) lengthTold(t *Told, after record.Span) bool {
	if after.End <= after.Start || !has(p.folded(after), lasting...) {
		return false
	}
	words := p.tokens(after)
	for i, w := range words {
		if !units[w.norm] || i == 0 {
			continue
		}
		from := i - 1
		for from > 0 && i-from < 3 && words[from-1].span.End+1 >= words[from].span.Start && smallNumber(words[from-1].norm) {
			from--
		}
		if !smallNumber(words[from].norm) {
			continue
		}
		span := record.Span{Start: words[from].span.Start, End: w.span.End}
		t.length, t.lengthIs = p.evidence(span), p.d.Quote(span)
		return true
	}
	return false
}

// smallNumber: a number word or digits of one or two places.
func smallNumber(w string) bool {
	switch w {
	case "a", "an", "one", "two", "three", "four", "five", "six", "half", "single", "un", "una", "dos", "tres", "cuatro", "cinco", "seis", "media", "sola", "solo":
		return true
	}
	return len(w) <= 2 && len(w) > 0 && w[0] >= '0' && w[0] <= '9'
}

func (p *Page) evidence(s record.Span) record.Evidence {
	w, err := p.d.Witness(s)
	if err != nil {
		return record.Evidence{}
	}
	return w.Evidence()
}
