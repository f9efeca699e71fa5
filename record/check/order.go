package check

import (
	"testigo/record"
)

// orderOfCauses: what lasted so long between two dated acts must fit between them: "declared in mid-May ... lasting for over a week and
// culminating in the strike of 22-23 May".
var orderOfCauses = Rule{
	Name: "order-of-causes",
	EN:   "Does what happened between two dates fit between them?",
	ES:   "¿Cabe entre dos fechas lo que ocurrió entre ellas?",
	page: func(p *Page) {
		for _, c := range p.r.Times {
			v := c.Value()
			length := lengthDays(v.Value)
			if v.Type != record.Duration || length == 0 || length > 400 || has(p.folded(c.Span()), "whole", "all", "entire", "toda", "todo", "entera", "entero") {
				continue // "all week" counts no days
			}
			lead := runeSafe(p.d.Text(), record.Span{Start: max(0, c.Span().Start-24), End: c.Span().Start})
			if !has(p.folded(lead), "lasting", "lasted", "lasting for", "lasted for", "that lasted", "duro", "duraron", "que duraron", "durante", "se prolongo", "se prolongaron") {
				continue
			}
			sentence := p.sentence(c.Span())
			after := p.firstDay(record.Span{Start: c.Span().End, End: sentence.End})
			before := p.lastDay(record.Span{Start: p.around(c.Span(), 4).Start, End: sentence.Start})
			if after < 0 || before < 0 {
				continue
			}
			from, to := p.r.Times[before].Value().Interval, p.r.Times[after].Value().Interval
			if end := p.r.Times[after].Value().RangeWith; end > 0 && end <= len(p.r.Times) {
				to.To = max(to.To, p.r.Times[end-1].Value().Interval.To)
			}
			if from.From == 0 || to.To == 0 || from.From > to.To {
				continue
			}
			ok := int(to.To-from.From) >= length
			verdict := record.Holds
			s := saying{computation: iso(from) + " + " + hedgeOf(v.Mod) + number(record.English, float64(length)) + " days ≤ " + iso(to), events: p.eventsAt(sentence),
				en: "“" + c.Quote() + "” fits between “" + p.r.Times[before].Quote() + "” and “" + p.r.Times[after].Quote() + "”.",
				es: "«" + c.Quote() + "» cabe entre «" + p.r.Times[before].Quote() + "» y «" + p.r.Times[after].Quote() + "»."}
			if !ok {
				verdict = record.Doubtful
				s.en = "“" + c.Quote() + "” does not fit between “" + p.r.Times[before].Quote() + "” and “" + p.r.Times[after].Quote() + "”, " + number(record.English, float64(to.To-from.From)) + " days apart at most."
				s.es = "«" + c.Quote() + "» no cabe entre «" + p.r.Times[before].Quote() + "» y «" + p.r.Times[after].Quote() + "», separados " + number(record.Spanish, float64(to.To-from.From)) + " días a lo sumo."
			}
			p.say(verdict, s, p.r.Times[before].Span(), c.Span(), p.r.Times[after].Span())
		}
	},
}

func hedgeOf(mod string) string {
	switch mod {
	case "MORE_THAN", "EQUAL_OR_MORE":
		return "> "
	case "LESS_THAN", "EQUAL_OR_LESS":
		return "< "
	case "APPROX":
		return "≈ "
	}
	return ""
}

// firstDay and lastDay find a dated time of a month's span at most, -1 for none.
func (p *Page) firstDay(s record.Span) int {
	for _, i := range p.timesIn(s) {
		if p.dayish(i) {
			return i
		}
	}
	return -1
}

func (p *Page) lastDay(s record.Span) int {
	last := -1
	for _, i := range p.timesIn(s) {
		if p.dayish(i) {
			last = i
		}
	}
	return last
}

func (p *Page) dayish(i int) bool {
	v := p.r.Times[i].Value()
	return v.Type == record.Date && v.Interval.Days() > 0 && v.Interval.Days() <= 31
}
