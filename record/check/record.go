package check

import (
	"testigo/record"
	"testigo/record/reconcile"
)

// Record is what the rules that span documents look at: events, questions, and of every statement the little that they need.
type Record struct {
	Events []*record.Event
	Lines  []Line

	told      map[record.StatementRef]*Told
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

// keep takes from a document what the rules across documents need.
func (r *Record) keep(p *Page) {
	doc := p.d.ID()
	for i, c := range p.r.Events {
		e := p.eventOf(i)
		if e == nil || e.Documents < 2 {
			continue
		}
		v := c.Value()
		t := &Told{trigger: c.Witness().Evidence(), certainty: v.Certainty, written: p.written, quote: c.Quote()}
		var span record.Span
		var stated bool
		t.days, span, stated = dated(&v)
		if stated {
			if w, err := p.d.Witness(span); err == nil {
				t.date = w.Evidence()
			}
		}
		p.plan(t, &v, c.Span())
		r.told[record.StatementRef{Doc: doc, Index: i}] = t
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
