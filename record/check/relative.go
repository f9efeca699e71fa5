package check

import (
	"testigo/record"
)

// relativeDate: a date that the text counts from another one ("one month later", "ten months ago", "the following Saturday"), worked out.
var relativeDate = Rule{
	Name: "relative-date",
	EN:   "Which day do words that count from another day mean?",
	ES:   "¿Qué día designan las palabras que cuentan desde otro día?",
	page: func(p *Page) {
		for _, c := range p.r.Times {
			v := c.Value()
			if v.Anchor != record.FromWriting && v.Anchor != record.FromStory || !v.Interval.Stated() || v.Type != record.Date && v.Type != record.TimeOfDay {
				continue
			}
			words := p.folded(c.Span())
			if !counts(words) {
				continue
			}
			spans := []record.Span{c.Span()}
			from := p.written
			fromEN, fromES := "the time of writing, "+days(record.English, from), "la fecha en que se escribió, "+days(record.Spanish, from)
			if v.Anchor == record.FromStory {
				if v.AnchorSpan.Len() == 0 {
					continue
				}
				spans = append(spans, v.AnchorSpan)
				from = p.timeAt(v.AnchorSpan)
				fromEN, fromES = "“"+p.d.Quote(v.AnchorSpan)+"”, "+days(record.English, from), "«"+p.d.Quote(v.AnchorSpan)+"», "+days(record.Spanish, from)
			}
			if !from.Stated() {
				continue
			}
			p.say(record.Holds, saying{
				computation: iso(from) + " → " + iso(v.Interval),
				en:          "“" + c.Quote() + "”, counted from " + fromEN + ", is " + days(record.English, v.Interval) + ".",
				es:          "«" + c.Quote() + "», contado desde " + fromES + ", es " + days(record.Spanish, v.Interval) + ".",
				events:      p.eventsAt(p.sentence(c.Span()))}, spans...)
		}
		withinMonths(p)
	},
}

// counts tells whether words count: a number of units ago or later, or a weekday.
func counts(words string) bool {
	return has(words, "ago", "later", "earlier", "hace", "despues", "antes", "following", "next", "last", "siguiente", "proximo", "pasado", "pasada") ||
		weekdayIn(words) >= 0
}

// timeAt is the value of the time expression at a span.
func (p *Page) timeAt(s record.Span) record.Interval {
	for _, i := range p.timesIn(record.Span{Start: s.Start, End: s.End}) {
		if v := p.r.Times[i].Value(); v.Interval.Stated() {
			return v.Interval
		}
	}
	return record.Interval{}
}

// withinMonths: "within four months", after a dated sentence, reaches to a day.
func withinMonths(p *Page) {
	for _, c := range p.r.Times {
		v := c.Value()
		months := lengthMonths(v.Value)
		if v.Type != record.Duration || months == 0 {
			continue
		}
		lead := record.Span{Start: max(0, c.Span().Start-12), End: c.Span().Start}
		if !has(p.folded(runeSafe(p.d.Text(), lead)), "within", "en", "in less than", "en menos de") || !has(p.folded(runeSafe(p.d.Text(), lead))+" "+p.folded(c.Span()), "within", "en menos de", "en el plazo de") {
			continue
		}
		// the last dated words before it, at most three sentences away
		near := p.around(c.Span(), 3)
		from := -1
		for _, i := range p.timesIn(record.Span{Start: near.Start, End: c.Span().Start}) {
			if w := p.r.Times[i].Value(); (w.Type == record.Date) && w.Interval.Days() > 0 && w.Interval.Days() <= 3 && w.Anchor != record.FromStory {
				from = i
			}
		}
		if from < 0 {
			continue
		}
		start := p.r.Times[from].Value().Interval
		y, m, d := start.From.Date()
		end := record.DayOf(y, m+months, d)
		p.say(record.Holds, saying{
			computation: iso(start) + " + " + number(record.English, float64(months)) + " months = " + iso(record.Interval{From: end, To: end}),
			en:          "“" + c.Quote() + "” from " + days(record.English, start) + " reaches to " + day(record.English, end) + ".",
			es:          "«" + c.Quote() + "» desde el " + days(record.Spanish, start) + " llega hasta el " + day(record.Spanish, end) + ".",
		}, p.r.Times[from].Span(), c.Span())
	}
}

// lengthMonths reads a TIMEX3 duration of months or years as months; 0 for others.
func lengthMonths(value string) int {
	n, unit := lengthOf(value)
	switch unit {
	case 'M':
		return n
	case 'Y':
		return 12 * n
	}
	return 0
}

// lengthDays reads a TIMEX3 duration as days; 0 for none or unknown.
func lengthDays(value string) int {
	n, unit := lengthOf(value)
	switch unit {
	case 'D':
		return n
	case 'W':
		return 7 * n
	case 'M':
		return 30 * n
	case 'Y':
		return 365 * n
	}
	return 0
}

// lengthOf reads "P4M"; durations in hours give nothing.
func lengthOf(value string) (int, byte) {
	if len(value) < 3 || value[0] != 'P' || value[1] == 'T' {
		return 0, 0
	}
	n := 0
	for i := 1; i < len(value); i++ {
		c := value[i]
		if c < '0' || c > '9' {
			if i == 1 || i != len(value)-1 {
				return 0, 0
			}
			return n, c
		}
		if n = n*10 + int(c-'0'); n > 1e6 {
			return 0, 0
		}
	}
	return 0, 0
}

// runeSafe moves the borders of a span to the borders of runes, outwards at the start.
func runeSafe(text string, s record.Span) record.Span {
	for s.Start > 0 && s.Start < len(text) && text[s.Start]&0xC0 == 0x80 {
		s.Start--
	}
	for s.End < len(text) && text[s.End]&0xC0 == 0x80 {
		s.End++
	}
	return s
}
