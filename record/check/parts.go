package check

import (
	"testigo/record"
)

// partsAndWhole: the parts that a sentence names of a total do not exceed it, and what they leave is said.
var partsAndWhole = Rule{
	Name: "parts-and-whole",
	EN:   "Do the parts of a total stay within it?",
	ES:   "¿Se mantienen las partes dentro del total?",
	page: func(p *Page) {
		for i, c := range p.r.Figures {
			whole := c.Value()
			if !whole.HasValue || whole.Part || whole.Duration || whole.Rank || whole.Unit == "percent" || whole.Value < 2 {
				continue
			}
			sentence := p.sentence(c.Span())
			sum, low := 0.0, 0.0
			spans := []record.Span{c.Span()}
			computation := ""
			exact := true
			for _, j := range p.figuresIn(sentence) {
				f := p.r.Figures[j].Value()
				if j == i || !f.Part || f.Measure != whole.Measure || !f.HasValue || f.Attribution.Value() != whole.Attribution.Value() {
					continue
				}
				l, _ := room(&f)
				sum, low = sum+f.Value, low+l
				exact = exact && (f.Bound == record.Exact || f.Bound == record.NoBound)
				spans = append(spans, p.r.Figures[j].Span())
				if computation != "" {
					computation += " + "
				}
				computation += number(record.English, f.Value)
			}
			if len(spans) < 2 || len(spans) > 20 {
				continue
			}
			_, high := room(&whole)
			rest := whole.Value - sum
			s := saying{events: p.eventsAt(sentence)}
			v := record.Holds
			switch {
			case low > high:
				v = record.Fails
				s.computation = computation + " = " + number(record.English, sum) + " > " + computed(&whole)
				s.en = "The parts add up to " + number(record.English, sum) + ", more than the total of " + number(record.English, whole.Value) + "."
				s.es = "Las partes suman " + number(record.Spanish, sum) + ", más que el total de " + number(record.Spanish, whole.Value) + "."
			case rest == 0:
				s.computation = computation + " = " + number(record.English, whole.Value)
				s.en = "The parts add up to the total of " + number(record.English, whole.Value) + "."
				s.es = "Las partes suman el total de " + number(record.Spanish, whole.Value) + "."
			default:
				s.computation = number(record.English, whole.Value) + " - (" + computation + ") = " + number(record.English, rest)
				s.en = "The parts named leave " + number(record.English, rest) + " of " + number(record.English, whole.Value) + "."
				s.es = "Las partes nombradas dejan " + number(record.Spanish, rest) + " de " + number(record.Spanish, whole.Value) + "."
			}
			p.say(v, s, spans...)
		}
	},
}

// margin: the difference of two counts of votes, against the margin that the text tells.
var margin = Rule{
	Name: "margin-of-votes",
	EN:   "Is the margin the difference of the votes?",
	ES:   "¿Es la ventaja la diferencia de los votos?",
	page: func(p *Page) {
		for i, c := range p.r.Figures {
			f := c.Value()
			if !f.HasValue || f.Unit == "percent" || f.Value < 2 {
				continue
			}
			near := p.folded(clause(p, c.Span()))
			if !has(near, "margin", "difference", "lead of", "by only", "ventaja", "diferencia") {
				continue
			}
			// the two largest counts of votes within two sentences
			var a, b int = -1, -1
			for _, j := range p.figuresIn(p.around(c.Span(), 2)) {
				o := p.r.Figures[j].Value()
				if j == i || o.Measure != "votes" || o.Unit == "percent" || !o.HasValue || o.Value <= f.Value {
					continue
				}
				switch {
				case a < 0 || o.Value > p.r.Figures[a].Value().Value:
					a, b = j, a
				case o.Value != p.r.Figures[a].Value().Value && (b < 0 || o.Value > p.r.Figures[b].Value().Value):
					b = j
				}
			}
			if a < 0 || b < 0 {
				continue
			}
			x, y := p.r.Figures[a].Value(), p.r.Figures[b].Value()
			d := x.Value - y.Value
			s := saying{computation: plainNumber(x.Value) + " - " + plainNumber(y.Value) + " = " + plainNumber(d),
				en: "The margin of " + p.d.Quote(c.Span()) + " is the difference of the votes.",
				es: "La ventaja de " + p.d.Quote(c.Span()) + " es la diferencia de los votos."}
			v := record.Holds
			if low, high := room(&f); d < low*0.999 || d > high*1.001 {
				v = record.Doubtful
				s.en = "The votes differ by " + plainNumber(d) + ", not by " + p.d.Quote(c.Span()) + "."
				s.es = "Los votos difieren en " + plainNumber(d) + ", no en " + p.d.Quote(c.Span()) + "."
			}
			p.say(v, s, p.r.Figures[a].Span(), p.r.Figures[b].Span(), c.Span())
		}
	},
}

// plainNumber writes a number in full.
func plainNumber(v float64) string {
	s := number(record.English, float64(int64(v)%1000))
	if n := int64(v); n >= 1000 {
		rest := "000" + s
		return plainNumber(float64(n/1000)) + "," + rest[len(rest)-3:]
	}
	return s
}
