package check

import (
	"math"

	"testigo/record"
)

// shareChange: "rose from 75 to 90 per cent" is fifteen points, and a fifth more.
var shareChange = Rule{
	Name: "change-in-share",
	EN:   "How far did the share move?",
	ES:   "¿Cuánto varió el porcentaje?",
	page: func(p *Page) {
		for i, c := range p.r.Figures {
			a := c.Value()
			if a.Unit != "percent" || !a.HasValue {
				continue
			}
			sentence := p.sentence(c.Span())
			for _, j := range p.figuresIn(record.Span{Start: c.Span().End, End: sentence.End}) {
				b := p.r.Figures[j].Value()
				if j == i || b.Unit != "percent" || !b.HasValue {
					continue
				}
				between := p.folded(record.Span{Start: c.Span().End, End: p.r.Figures[j].Span().Start})
				lead := p.folded(runeSafe(p.d.Text(), record.Span{Start: max(sentence.Start, c.Span().Start-8), End: c.Span().Start}))
				if !has(lead, "from", "de", "del", "desde el") || !(between == "to" || between == "al" || between == "a" || between == "to over" || between == "to almost" || between == "to about" || between == "to more than" || between == "a casi" || between == "al casi" || between == "hasta el" || between == "a mas del") {
					break
				}
				points := b.Value - a.Value
				relative := ""
				if a.Value > 0 {
					relative = number(record.English, math.Round(points/a.Value*1000)/10)
				}
				s := saying{computation: number(record.English, b.Value) + " - " + number(record.English, a.Value) + " = " + number(record.English, points) + " points (" + relative + " %)",
					en: "From " + number(record.English, a.Value) + " to " + number(record.English, b.Value) + " % is a change of " + number(record.English, points) + " points.",
					es: "Del " + number(record.Spanish, a.Value) + " al " + number(record.Spanish, b.Value) + " % hay una variación de " + number(record.Spanish, points) + " puntos."}
				v := record.Holds
				up, down := has(p.folded(sentence), "rose", "grew", "increased", "climbed", "up", "subio", "crecio", "aumento", "paso"), has(p.folded(sentence), "fell", "dropped", "declined", "decreased", "bajo", "cayo", "disminuyo", "se redujo")
				if points < 0 && up && !down && !has(p.folded(sentence), "paso") || points > 0 && down && !up {
					v = record.Doubtful
					s.en += " The words say that it went the other way."
					s.es += " Las palabras dicen que fue al revés."
				}
				p.say(v, s, c.Span(), p.r.Figures[j].Span())
				break
			}
		}
	},
}

// fraction: "eight out of ten" as a percentage.
var fraction = Rule{
	Name: "fraction-to-percentage",
	EN:   "What percentage is the fraction?",
	ES:   "¿Qué porcentaje es la fracción?",
	page: func(p *Page) {
		for _, c := range p.r.Figures {
			f := c.Value()
			if f.Unit != "percent" || f.Base <= 0 || f.Base > 100 || !f.HasValue {
				continue
			}
			n := math.Round(f.Value * f.Base / 100)
			p.say(record.Holds, saying{computation: number(record.English, n) + " / " + number(record.English, f.Base) + " = " + number(record.English, f.Value) + " %",
				en: "“" + c.Quote() + "” is " + number(record.English, f.Value) + " %.",
				es: "«" + c.Quote() + "» es el " + number(record.Spanish, f.Value) + " %."}, c.Span())
		}
	},
}

// strengthTwice: one document gives two numbers for the forces sent to one place.
var strengthTwice = Rule{
	Name: "strength-told-twice",
	EN:   "Does the document give one number for the forces that were sent?",
	ES:   "¿Da el documento un solo número para las fuerzas desplegadas?",
	page: func(p *Page) {
		var of []int
		for i, c := range p.r.Figures {
			f := c.Value()
			if f.HasValue && f.Value >= 100 && len(of) < mostPerRule && forces[f.Unit] && f.Per == "" && !f.Part && !f.Rank && !f.Duration && f.Attribution.Value() == "" {
				of = append(of, i)
			}
		}
		for k, i := range of {
			for _, j := range of[:k] {
				a, b := p.r.Figures[j].Value(), p.r.Figures[i].Value()
				la, ha := room(&a)
				lb, hb := room(&b)
				if kindOf(a.Unit) != kindOf(b.Unit) || la <= hb && lb <= ha || p.sentence(p.r.Figures[j].Span()) == p.sentence(p.r.Figures[i].Span()) || max(a.Value, b.Value) > 3*min(a.Value, b.Value) {
					continue
				}
				p.say(record.Doubtful, saying{computation: computed(&a) + " ≠ " + computed(&b),
					events: append(p.eventsAt(p.sentence(p.r.Figures[j].Span())), p.eventsAt(p.sentence(p.r.Figures[i].Span()))...),
					en:     "The document speaks of “" + p.withNoun(j) + "” and of “" + p.withNoun(i) + "”: two forces, or two numbers for one.",
					es:     "El documento habla de «" + p.withNoun(j) + "» y de «" + p.withNoun(i) + "»: son dos contingentes, o dos cifras para uno."}, p.r.Figures[j].Span(), p.r.Figures[i].Span())
			}
		}
	},
}

// forces are units of figures that count men under arms.
var forces = map[string]bool{"police": true, "officers": true, "policemen": true, "soldiers": true, "troops": true, "policias": true, "policías": true, "soldados": true, "efectivos": true, "agentes": true, "militares": true}

func kindOf(unit string) string {
	switch unit {
	case "soldiers", "troops", "soldados", "militares":
		return "army"
	}
	return "police"
}
