package check

import (
	"math"
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// average: two counts of one sentence and a length of time: "in 16 months he named five cabinets, appointed 80 ministers".
var average = Rule{
	Name: "average",
	EN:   "What do the counts come to for each, and by the month?",
	ES:   "¿A cuánto equivalen los totales por unidad y por mes?",
	page: func(p *Page) {
		for i, c := range p.r.Figures {
			f := c.Value()
			if !f.Duration || !f.HasValue || f.Unit != "months" && f.Unit != "years" || f.Measure == "age" {
				continue
			}
			lead := runeSafe(p.d.Text(), record.Span{Start: max(0, c.Span().Start-14), End: c.Span().Start})
			if !has(p.folded(lead), "in", "en", "in just", "in only", "en solo", "durante", "over") {
				continue
			}
			sentence := p.sentence(c.Span())
			var counts []int
			for _, j := range p.figuresIn(sentence) {
				o := p.r.Figures[j].Value()
				if j != i && o.HasValue && !o.Duration && !o.Rank && o.Unit != "percent" && o.Value >= 2 && p.r.Figures[j].Span().Start > c.Span().End {
					counts = append(counts, j)
				}
			}
			if len(counts) < 2 || len(counts) > 6 {
				continue
			}
			// the smallest count that is followed by a larger one groups it
			a, b := -1, -1
			for k := 0; k+1 < len(counts) && a < 0; k++ {
				if x, y := p.r.Figures[counts[k]].Value(), p.r.Figures[counts[k+1]].Value(); y.Value > x.Value {
					a, b = counts[k], counts[k+1]
				}
			}
			if a < 0 {
				continue
			}
			x, y := p.r.Figures[a].Value(), p.r.Figures[b].Value()
			each, rate := math.Round(y.Value/x.Value*10)/10, math.Round(y.Value/f.Value*10)/10
			unit := strings.TrimSuffix(f.Unit, "s")
			p.say(record.Holds, saying{
				computation: number(record.English, y.Value) + " / " + number(record.English, x.Value) + " = " + number(record.English, each) + "; " + number(record.English, y.Value) + " / " + number(record.English, f.Value) + " = " + number(record.English, rate) + " a " + unit,
				en:          p.withNoun(b) + " in " + p.withNoun(a) + " are " + number(record.English, each) + " for each, and " + number(record.English, rate) + " a " + unit + ".",
				es:          "«" + p.withNoun(b) + "» entre «" + p.withNoun(a) + "» son " + number(record.Spanish, each) + " por cada uno, y " + number(record.Spanish, rate) + " por " + map[string]string{"month": "mes", "year": "año"}[unit] + ".",
			}, c.Span(), p.r.Figures[a].Span(), p.r.Figures[b].Span())
		}
	},
}

// withNoun is a figure with the noun that it counts, as printed: up to the unit's word within three words, or the word behind the number.
func (p *Page) withNoun(i int) string {
	at := p.r.Figures[i].Span()
	unit := words.Norm(p.r.Figures[i].Value().Unit)
	unit = unit[:min(len(unit), 4)]
	end, n := at.End, 0
	for _, w := range p.tokens(record.Span{Start: at.Start, End: p.sentence(at).End}) {
		if w.span.Start < at.End {
			continue
		}
		if n++; n == 1 {
			end = w.span.End
		}
		if unit != "" && strings.HasPrefix(w.norm, unit) {
			end = w.span.End
			break
		}
		if n == 3 {
			break
		}
	}
	return p.d.Quote(record.Span{Start: at.Start, End: end})
}
