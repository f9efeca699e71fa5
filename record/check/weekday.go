package check

import (
	"strings"

	"testigo/record"
)

// weekday: the weekday that a date is printed with, against the calendar.
var weekday = Rule{
	Name: "weekday",
	EN:   "Does the weekday fit the date?",
	ES:   "¿Concuerda el día de la semana con la fecha?",
	page: func(p *Page) {
		for _, c := range p.r.Times {
			v := c.Value()
			if v.Type != record.Date && v.Type != record.TimeOfDay || v.Interval.Days() != 1 {
				continue
			}
			words := p.folded(c.Span())
			named := weekdayIn(words)
			if named < 0 || !strings.ContainsAny(words, "0123456789") {
				continue // without a number the weekday itself made the date
			}
			is := v.Interval.From.Weekday()
			s := saying{computation: iso(v.Interval) + " = " + daysEN[is],
				en:     day(record.English, v.Interval.From) + " was a " + daysEN[is] + ", as the text says.",
				es:     "El " + day(record.Spanish, v.Interval.From) + " fue " + daysES[is] + ", como dice el texto.",
				events: p.eventsAt(p.sentence(c.Span()))}
			verdict := record.Holds
			if is != named {
				verdict = record.Doubtful
				if hasYear(words) {
					verdict = record.Fails
				}
				s.en = "The text speaks of a " + daysEN[named] + ", but " + day(record.English, v.Interval.From) + " was a " + daysEN[is] + "."
				s.es = "El texto habla de un " + daysES[named] + ", pero el " + day(record.Spanish, v.Interval.From) + " fue " + daysES[is] + "."
			}
			p.say(verdict, s, c.Span())
		}
	},
}

// weekdays by their names in both languages, folded.
var weekdayNames = map[string]int{
	"sunday": 0, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6,
	"sun": 0, "mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thurs": 4, "fri": 5, "sat": 6,
	"domingo": 0, "lunes": 1, "martes": 2, "miercoles": 3, "jueves": 4, "viernes": 5, "sabado": 6,
}

// weekdayIn is the first weekday that folded words name; -1 for none.
func weekdayIn(words string) int {
	for w := range strings.FieldsFuncSeq(words, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }) {
		if n, ok := weekdayNames[w]; ok {
			return n
		}
	}
	return -1
}

func hasYear(words string) bool {
	for w := range strings.FieldsFuncSeq(words, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(w) == 4 {
			return true
		}
	}
	return false
}
