package check

import (
	"testigo/record"
)

// shareSum: shares of one vote, told of different lists in one paragraph or of one event, do not exceed a hundred.
var shareSum = Rule{
	Name: "shares-within-100",
	EN:   "Do the shares of one vote stay within 100 %?",
	ES:   "¿Se mantienen los porcentajes de una votación dentro del 100 %?",
	page: func(p *Page) {
		groups := map[string][]int{}
		var order []string
		for i, c := range p.r.Figures {
			f := c.Value()
			if f.Measure != "votes" && f.Measure != "seats" || f.Unit != "percent" || !f.HasValue {
				continue
			}
			para := p.paragraph(c.Span().Start)
			key := f.Measure + " " + number(record.English, float64(para))
			if len(groups[key]) == 0 {
				order = append(order, key)
			}
			groups[key] = append(groups[key], i)
		}
		for _, key := range order {
			sumOfShares(p, groups[key])
		}
	},
}

func sumOfShares(p *Page, figures []int) {
	if len(figures) < 2 || len(figures) > 30 {
		return
	}
	low, sum := 0.0, 0.0
	seen := map[float64]bool{}
	var spans []record.Span
	computation := ""
	for _, i := range figures {
		f := p.r.Figures[i].Value()
		if f.Value > 100 {
			p.say(record.Fails, saying{computation: number(record.English, f.Value) + " % > 100 %",
				en: "A share of " + number(record.English, f.Value) + " % is more than the whole.",
				es: "Un " + number(record.Spanish, f.Value) + " % es más que el total."}, p.r.Figures[i].Span())
			return
		}
		if seen[f.Value] {
			continue
		}
		seen[f.Value] = true
		l, _ := room(&f)
		low, sum = low+l, sum+f.Value
		spans = append(spans, p.r.Figures[i].Span())
		if computation != "" {
			computation += " + "
		}
		computation += number(record.English, f.Value)
	}
	if len(spans) < 2 {
		return
	}
	// rounding may carry each share half a unit of its last place over
	slack := 0.5 * float64(len(spans))
	switch {
	case low <= 100+slack:
		p.say(record.Holds, saying{computation: computation + " = " + number(record.English, sum) + " ≤ 100",
			en: "The shares told here add up to " + number(record.English, sum) + " %, within 100 %.",
			es: "Los porcentajes que se dan aquí suman " + number(record.Spanish, sum) + " %, dentro del 100 %."}, spans...)
	case oneSentence(p, figures):
		p.say(record.Doubtful, saying{computation: computation + " = " + number(record.English, sum) + " > 100",
			en: "The shares told in one sentence add up to " + number(record.English, sum) + " %: they are of different votes, or one is wrong.",
			es: "Los porcentajes de una misma frase suman " + number(record.Spanish, sum) + " %: son de votaciones distintas, o uno está mal."}, spans...)
	}
}

func oneSentence(p *Page, figures []int) bool {
	at := p.sentenceAt(p.r.Figures[figures[0]].Span().Start)
	for _, i := range figures {
		if p.sentenceAt(p.r.Figures[i].Span().Start) != at {
			return false
		}
	}
	return at >= 0
}
