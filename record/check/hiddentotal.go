package check

import (
	"math"

	"testigo/record"
)

// hiddenTotal: an amount that "is 55 % of exports" gives the exports.
var hiddenTotal = Rule{
	Name: "hidden-total",
	EN:   "What total follows from an amount and its share?",
	ES:   "¿Qué total se sigue de una cantidad y su porcentaje?",
	page: func(p *Page) {
		for i, c := range p.r.Figures {
			share := c.Value()
			if share.Unit != "percent" || !share.HasValue || share.Value <= 0 || share.Value > 100 || share.Of == "" && share.Subject == "" {
				continue
			}
			sentence := p.sentence(c.Span())
			for _, j := range p.figuresIn(sentence) {
				amount := p.r.Figures[j].Value()
				if j == i || !amount.HasValue || amount.Unit == "percent" || amount.Duration || amount.Rank || amount.Value <= 0 {
					continue
				}
				a, b := p.r.Figures[j].Span(), c.Span()
				if b.Start < a.End || b.Start-a.End > 60 {
					continue
				}
				if !has(p.folded(record.Span{Start: a.End, End: b.Start}), equalsEN...) {
					continue
				}
				low, high := ratioRoom(&amount, &share)
				total := amount.Value / share.Value * 100
				of := afterSpan(p, b, sentence)
				en, es := bounded(low, high, total)
				p.say(record.Holds, saying{
					computation: computed(&amount) + " / " + computed(&share) + " = " + number(record.English, total),
					en:          "If " + p.d.Quote(a) + " is " + p.d.Quote(b) + of + ", the whole is " + en + ".",
					es:          "Si «" + p.d.Quote(a) + "» es «" + p.d.Quote(b) + of + "», el total es " + es + ".",
				}, a, b)
			}
		}
	},
}

// equalsEN are the words that make an amount a share of something, in both languages.
var equalsEN = []string{"amounts to", "amounted to", "amounting to", "equal to", "equals", "equivalent to", "represents", "represented", "representing", "that is", "or", "which is", "is", "are", "were", "was", "accounts for", "accounted for",
	"equivale a", "equivale al", "equivalen al", "equivalente a", "equivalente al", "equivalentes al", "representa", "representaba", "representan", "es decir", "o sea", "el", "lo que supone", "supone"}

// ratioRoom is the range of amount/share.
func ratioRoom(amount, share *record.Figure) (low, high float64) {
	al, ah := room(amount)
	sl, sh := room(share)
	if math.IsInf(sh, 0) || sh > 100 {
		sh = 100
	}
	low = al / sh * 100
	if sl <= 0 || math.IsInf(ah, 0) {
		return low, math.Inf(1)
	}
	return low, ah / sl * 100
}

// bounded words a value that lies in a range.
func bounded(low, high, value float64) (en, es string) {
	switch {
	case math.IsInf(high, 0):
		return "more than " + number(record.English, low), "más de " + number(record.Spanish, low)
	case low < value*0.8:
		return "below about " + number(record.English, value), "menos de unos " + number(record.Spanish, value)
	}
	return "about " + number(record.English, value), "unos " + number(record.Spanish, value)
}

// afterSpan is what follows a share up to the end of its clause: " of the country's export earnings".
func afterSpan(p *Page, s, sentence record.Span) string {
	text := p.d.Quote(record.Span{Start: s.End, End: sentence.End})
	for i, r := range text {
		if r == ',' || r == '.' || r == ';' || r == ':' || r == '\n' || r == '(' || i > 80 {
			return text[:i]
		}
	}
	return text
}
