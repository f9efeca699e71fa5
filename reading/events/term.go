package events

import "testigo/record"

// In sixteen months he named five cabinets: what an office-holder did in a length of time that opens the sentence was done from the day on
// which he is told to have come into office, as long as that.

const (
	shortestTerm = 60   // days: less is no stretch of an office
	longestTerm  = 4500 // days
)

// inTerm is that stretch for an act that has no date; told are the acts before it. Zero = it is not so told.
func (f *finder) inTerm(c *candidate, told []*candidate) record.Interval {
	if c.when > 0 || c.inferred.Stated() || len(c.fills) == 0 {
		return record.Interval{}
	}
	days := 0
	for _, k := range f.lengthsOf[c.sentence] {
		first := f.t.TokenAt(f.in.Times[k].Span().Start)
		if first <= int(f.t.Sentences[c.sentence].First)+3 && first < c.first && f.spanning(first) {
			days = lengthDays(f.in.Times[k].Value().Value)
		}
	}
	if days < shortestTerm || days > longestTerm {
		return record.Interval{}
	}
	for j := len(told) - 1; j >= max(0, len(told)-lookBack); j-- {
		d := told[j]
		if d.sense.typ != record.Election || !d.dated() || d.sentence == c.sentence {
			continue
		}
		switch d.sense.mode {
		case "vote", "runoff", "appointment", "inauguration":
		default:
			continue
		}
		if iv, _ := f.dateOf(d); iv.From != 0 && f.comesIn(d, c) {
			end := iv.From + record.Day(days)
			if w := f.in.Written.Interval.To; w != 0 && end > w {
				end = w
			}
			if end > iv.From {
				return record.Interval{From: iv.From, To: end}
			}
		}
	}
	return record.Interval{}
}

// comesIn: somebody of the act c comes into office by d.
func (f *finder) comesIn(d, c *candidate) bool {
	for i := range d.fills {
		if r := &d.fills[i]; r.Actor > 0 && (r.Role == record.Beneficiary || r.Role == record.Target && d.sense.mode == "inauguration") {
			for k := range c.fills {
				if c.fills[k].Actor == r.Actor {
					return true
				}
			}
		}
	}
	return false
}
