package check

import (
	"testigo/record"
)

// datesDiffer: the tellings of one event state days that exclude each other.
var datesDiffer = Rule{
	Name: "dates-differ",
	EN:   "Do the witnesses of one event give it one date?",
	ES:   "¿Dan los testimonios de un hecho una misma fecha?",
	across: func(r *Record) {
		for _, e := range r.Events {
			s := r.states[e.ID]
			if s == nil || s.other == nil {
				continue
			}
			a, b := s.dated, s.other
			r.say(record.Doubtful, saying{events: []string{e.ID}, computation: iso(a.days) + " ≠ " + iso(b.days),
				en: "One witness dates it " + days(record.English, a.days) + ", another " + days(record.English, b.days) + ".",
				es: "Un testimonio lo fecha: " + days(record.Spanish, a.days) + "; otro: " + days(record.Spanish, b.days) + "."}, a.date, b.date)
		}
	},
}

// afterPublication: a document cannot tell as past what lies after it was written.
var afterPublication = Rule{
	Name: "after-publication",
	EN:   "Does the document tell as past what came after it?",
	ES:   "¿Cuenta el documento como pasado algo posterior a él?",
	page: func(p *Page) {
		if p.written.To == 0 {
			return
		}
		for i, c := range p.r.Events {
			v := c.Value()
			if v.Certainty != record.Asserted || !unplanned(v.Type) || p.ahead(v.Sentence) {
				continue
			}
			for _, k := range p.timesIn(v.Sentence) {
				t := p.r.Times[k].Value()
				if t.Type != record.Date || t.Interval.From <= p.released()+31 || t.Interval.Days() == 0 || t.Interval.Days() > 31 || !p.onlyAct(v.Sentence) {
					continue
				}
				var ids []string
				if e := p.eventOf(i); e != nil {
					ids = []string{e.ID}
				}
				p.say(record.Doubtful, saying{events: ids, computation: iso(t.Interval) + " > " + iso(p.written),
					en: "The text tells as past what it dates " + days(record.English, t.Interval) + ", though it was written " + days(record.English, p.written) + ".",
					es: "El texto cuenta como pasado algo que fecha así: " + days(record.Spanish, t.Interval) + ", aunque se escribió así: " + days(record.Spanish, p.written) + "."}, c.Span(), p.r.Times[k].Span())
			}
		}
	},
}

// onlyAct: a sentence tells one act, so that its date is the act's.
func (p *Page) onlyAct(s record.Span) bool {
	n := 0
	for i := range p.r.Events {
		if s.Contains(p.r.Events[i].Span()) {
			n++
		}
	}
	return n == 1
}

// released is the last day on which this version may have been written or come out.
func (p *Page) released() record.Day {
	to := p.written.To
	if iv := record.EDTFInterval(p.r.Written.Released); iv.To > to {
		to = iv.To
	}
	return to
}

// unplanned acts are not announced for a day: told of a day to come, one of the two dates is wrong.
func unplanned(t record.EventType) bool {
	return t == record.Assault || t == record.Seize || t == record.Disaster || t == record.Coerce
}
