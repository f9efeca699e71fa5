package check

import (
	"testigo/record"
	"testigo/record/reconcile"
)

// Record is what the rules that span documents look at: events, questions, and of every statement the little that they need.
type Record struct {
	Events []*record.Event
	Lines  []Line

	states    map[string]*state // by event
	aged      map[string][]agedTelling
	agedOrder []string
	rule      string
	out       []*record.Finding
	seen      map[string]bool
}

// Line is a question with its figures.
type Line = reconcile.Line

// Told is a statement as the rules across documents see it. Only statements that may matter to them are kept.
type Told struct {
	trigger    record.Evidence
	days       record.Interval
	date       record.Evidence // the words of the date; none if it was worked out
	written    record.Interval
	certainty  record.Certainty
	indefinite record.Evidence // "indefinite", before the trigger of a strike
	length     record.Evidence // how long it lasted: "one afternoon", "two days"
	lengthIs   string          // the words
	refused    record.Evidence // "do not want", before the trigger
	quote      string
}

type agedTelling struct {
	doc     record.DocumentID
	written record.Interval
	name    string
	age     int
	dead    bool
	at      record.Evidence
}

// mostPerRecord bounds the findings of one rule across documents.
const mostPerRecord = 20000

func (r *Record) say(v record.Verdict, s saying, evidence ...record.Evidence) {
	f := finding(r.rule, v, s, evidence)
	if f == nil || r.seen[f.ID] || len(r.out) >= mostPerRecord {
		return
	}
	r.seen[f.ID] = true
	r.out = append(r.out, f)
}

// state is what the tellings of one event come to, of which at most one of a kind is kept: a thousandth telling adds nothing.
type state struct {
	plan    *Told // the earliest announcement
	latest  *Told // the telling that was written last
	outcome *Told // told as past
	refusal *Told // denied, or refused
	open    *Told // called without an end
	short   *Told // how long it lasted
	dated   *Told // the first stated day
	other   *Told // a stated day that excludes it
}

func (s *state) take(t *Told) {
	keep := func(slot **Told, better bool) {
		if *slot == nil || better {
			c := *t
			*slot = &c
		}
	}
	switch {
	case t.refused.Stated() || t.certainty == record.Denied:
		keep(&s.refusal, false)
	case t.certainty == record.Planned:
		keep(&s.plan, s.plan != nil && t.written.From != 0 && t.written.From < s.plan.written.From)
	case t.certainty == record.Asserted || t.certainty == record.Reported:
		keep(&s.outcome, false)
	}
	keep(&s.latest, s.latest != nil && t.written.From > s.latest.written.From)
	if t.indefinite.Stated() {
		keep(&s.open, s.open != nil && t.certainty == record.Planned && s.open.certainty != record.Planned)
	}
	if t.length.Stated() {
		keep(&s.short, false)
	}
	if !t.date.Stated() || t.certainty == record.Planned || t.certainty == record.Hypothetical || t.days.Days() == 0 || t.days.Days() > 31 {
		return
	}
	keep(&s.dated, false)
	if !s.dated.days.Overlaps(t.days) && s.dated.trigger.Doc() != t.trigger.Doc() {
		keep(&s.other, false)
	}
}

// keep takes from a document what the rules across documents need.
func (r *Record) keep(p *Page) {
	doc := p.d.ID()
	for i, c := range p.r.Events {
		e := p.eventOf(i)
		if e == nil || e.Documents < 2 {
			continue
		}
		v := c.Value()
		t := Told{trigger: c.Witness().Evidence(), certainty: v.Certainty, written: p.written, quote: c.Quote()}
		var span record.Span
		var stated bool
		if t.days, span, stated = dated(&v); stated {
			t.date = p.evidence(span)
		}
		switch v.Type {
		case record.Protest, record.Election, record.Legislate: // what is called, announced and refused
			p.plan(&t, &v, c.Span())
		}
		s := r.states[e.ID]
		if s == nil {
			s = &state{}
			r.states[e.ID] = s
		}
		s.take(&t)
	}
	for i, a := range p.r.Actors {
		if a.Kind != record.Person || !a.Age.Stated() {
			continue
		}
		id := p.actorOf(record.ActorRef{Doc: doc, Index: i})
		if id == "" {
			continue
		}
		if r.aged == nil {
			r.aged = map[string][]agedTelling{}
		}
		if len(r.aged[id]) == 0 {
			r.agedOrder = append(r.agedOrder, id)
		}
		if len(r.aged[id]) < 16 {
			r.aged[id] = append(r.aged[id], agedTelling{doc, p.written, a.Name, a.Age.Value(), a.Harm.Value() == "killed", a.Age.Witness().Evidence()})
		}
	}
}
