package check

import (
	"strings"

	"testigo/record"
)

// plannedAhead: what a text speaks of as still to come lies after it was written.
var plannedAhead = Rule{
	Name: "planned-ahead",
	EN:   "Does what is spoken of as to come lie ahead of the writing?",
	ES:   "¿Es posterior a la escritura lo que se anuncia como venidero?",
	page: func(p *Page) {
		if p.written.From == 0 {
			return
		}
		for _, c := range p.r.Times {
			v := c.Value()
			if v.Type != record.Date || v.Interval.From == 0 || v.Interval.To == 0 || v.Interval.Days() > 366 {
				continue
			}
			sentence := p.sentence(c.Span())
			if !p.ahead(sentence) || p.past(sentence, c.Span()) {
				continue
			}
			s := saying{computation: iso(p.written) + " ≤ " + iso(v.Interval), events: p.eventsAt(sentence),
				en: "“" + c.Quote() + "”, " + days(record.English, v.Interval) + ", is spoken of as to come and lies ahead of the writing.",
				es: "«" + c.Quote() + "», " + days(record.Spanish, v.Interval) + ", se anuncia como venidero y es posterior a la escritura."}
			if v.Interval.To < p.written.From { // a text may look ahead from inside its story: no fault
				continue
			}
			p.say(record.Holds, s, c.Span())
		}
	},
}

// ahead tells whether a sentence speaks of the future: "will", "is to", "se realizará".
func (p *Page) ahead(s record.Span) bool {
	f := p.folded(s)
	if has(f, "will", "is to be", "are to be", "is due", "are due", "is scheduled", "are scheduled", "is set to", "has called", "have called", "is planned", "are planned", "to begin on", "until", "not until", "por venir", "va a", "van a", "ha convocado", "han convocado", "esta previsto", "esta prevista", "estan previstas", "hasta") {
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(p.d.Quote(s))) {
		w = strings.Trim(w, ".,;:!?\"'()«»“”")
		if len(w) > 5 && (strings.HasSuffix(w, "rá") || strings.HasSuffix(w, "rán")) {
			return true
		}
	}
	return false
}

// past: a stamp of the document's own, or a year told beside the future: "the constitution of 1993 will".
func (p *Page) past(sentence, at record.Span) bool {
	for _, m := range p.d.Meta.Stamps {
		if m.Span().Overlaps(at) {
			return true
		}
	}
	return false
}
