package check

import (
	"strings"
	"sync"

	"testigo/pack"
	"testigo/record"
	"testigo/record/resolve"
)

// ageAtDate: an age against the day of birth that a pack knows, at the time of writing.
var ageAtDate = Rule{
	Name: "age-at-date",
	EN:   "Does an age fit the day of birth that is known from elsewhere?",
	ES:   "¿Concuerda la edad con la fecha de nacimiento conocida por otra fuente?",
	page: func(p *Page) {
		if !p.written.Stated() {
			return
		}
		for _, a := range p.r.Actors {
			if a.Kind != record.Person || a.PackID == "" {
				continue
			}
			life, ok := lives()[a.PackID]
			if !ok {
				continue
			}
			born := record.EDTFInterval(life.From)
			if born.From == 0 || born.To == 0 {
				continue
			}
			age, span, ok := p.ageOf(a)
			if !ok {
				continue
			}
			// the least and greatest age that the days of writing and birth leave
			low := years(born.To, orDay(p.written.From, p.written.To))
			high := years(born.From, orDay(p.written.To, p.written.From))
			ext := life.Name + ": " + life.From + " (" + life.Source
			if !life.Verified() {
				ext += ", unverified"
			}
			ext += ")"
			s := saying{computation: iso(p.written) + " - " + life.From + " = " + rangeOf(low, high), external: ext}
			v := record.Holds
			if age < low || age > high {
				v = record.Doubtful
				s.en = "The text gives " + a.Name + " the age of " + number(record.English, float64(age)) + "; born on the day that is known from elsewhere, the age would be " + rangeOf(low, high) + "."
				s.es = "El texto da a " + a.Name + " la edad de " + number(record.Spanish, float64(age)) + " años; según la fecha de nacimiento conocida por otra fuente tendría " + rangeOf(low, high) + "."
			} else {
				s.en = "The age of " + number(record.English, float64(age)) + " fits the day of birth of " + a.Name + "."
				s.es = "La edad de " + number(record.Spanish, float64(age)) + " años concuerda con la fecha de nacimiento de " + a.Name + "."
			}
			p.say(v, s, span)
		}
	},
}

// ageOf is the age that the reader found, or a figure of years of age in a sentence that names this person alone.
func (p *Page) ageOf(a *record.Actor) (int, record.Span, bool) {
	if a.Age.Stated() {
		return a.Age.Value(), a.Age.Span(), true
	}
	for _, m := range a.Mentions() {
		s := p.sentence(m.Span())
		for _, i := range p.figuresIn(s) {
			f := p.r.Figures[i].Value()
			if f.Measure != "age" || !f.HasValue || !p.onlyPerson(a, s) {
				continue
			}
			return int(f.Value), p.r.Figures[i].Span(), true
		}
	}
	return 0, record.Span{}, false
}

func (p *Page) onlyPerson(a *record.Actor, s record.Span) bool {
	for _, b := range p.r.Actors {
		if b == a || b.Kind != record.Person {
			continue
		}
		for _, m := range b.Mentions() {
			if s.Contains(m.Span()) {
				return false
			}
		}
	}
	return true
}

func orDay(a, b record.Day) record.Day {
	if a != 0 {
		return a
	}
	return b
}

// years are the full years between two days.
func years(from, to record.Day) int {
	y, m, d := from.Date()
	y2, m2, d2 := to.Date()
	n := y2 - y
	if m2 < m || m2 == m && d2 < d {
		n--
	}
	return n
}

func rangeOf(low, high int) string {
	if low == high {
		return number(record.English, float64(low))
	}
	return number(record.English, float64(low)) + "-" + number(record.English, float64(high))
}

// lives are the lives that the packs know, by the pack's id of the person.
var lives = sync.OnceValue(func() map[string]pack.Life {
	folder := map[string]string{}
	for _, c := range pack.Countries() {
		folder[c.ISO] = c.Folder
	}
	out := map[string]pack.Life{}
	for _, l := range pack.Lives() {
		out[folder[l.Country]+"/"+strings.ReplaceAll(resolve.Fold(l.Name), " ", "-")] = l
	}
	return out
})

// agesDiffer: two documents give one person two ages that the time between them does not explain.
var agesDiffer = Rule{
	Name: "ages-differ",
	EN:   "Do the documents give a person one age?",
	ES:   "¿Dan los documentos una misma edad a una persona?",
	across: func(r *Record) {
		for _, id := range r.agedOrder {
			told := r.aged[id]
			for i := range told {
				for j := range i {
					a, b := told[j], told[i]
					if a.doc == b.doc || !a.written.Stated() || !b.written.Stated() {
						continue
					}
					if a.written.From > b.written.From {
						a, b = b, a
					}
					// a year may have turned at either end
					grown := years(a.written.From, orDay(b.written.To, b.written.From)) + 1
					if d := b.age - a.age; a.dead && d == 0 || !a.dead && d >= 0 && d <= grown {
						continue
					}
					r.say(record.Doubtful, saying{
						en:          a.name + " is " + number(record.English, float64(a.age)) + " in one document and " + number(record.English, float64(b.age)) + " in another.",
						es:          a.name + " tiene " + number(record.Spanish, float64(a.age)) + " años en un documento y " + number(record.Spanish, float64(b.age)) + " en otro.",
						computation: number(record.English, float64(a.age)) + " ≠ " + number(record.English, float64(b.age)), actors: []string{id}}, a.at, b.at)
				}
			}
		}
	},
}
