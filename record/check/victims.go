package check

import (
	"testigo/record"
)

// namedVictims: the dead that a text names are not more than the dead that it counts.
var namedVictims = Rule{
	Name: "named-victims",
	EN:   "Are the named victims within the total?",
	ES:   "¿Caben las víctimas nombradas en el total?",
	page: func(p *Page) {
		total, most := -1, 0.0
		for i, c := range p.r.Figures {
			f := c.Value()
			if f.Measure == "killed" && f.HasValue && !f.Part && !f.Duration && f.Per == "" && f.Value > most {
				total, most = i, f.Value
			}
		}
		if total < 0 {
			return
		}
		spans := []record.Span{}
		for _, a := range p.r.Actors {
			if a.Kind == record.Person && a.Harm.Value() == "killed" && len(spans) < 40 {
				spans = append(spans, a.Mentions()[0].Span())
			}
		}
		if len(spans) == 0 {
			return
		}
		f := p.r.Figures[total].Value()
		_, high := room(&f)
		n := float64(len(spans))
		s := saying{computation: number(record.English, n) + " ≤ " + computed(&f),
			en: "Of the dead that the text counts (" + p.d.Quote(p.r.Figures[total].Span()) + "), it names " + number(record.English, n) + ".",
			es: "De los muertos que el texto cuenta («" + p.d.Quote(p.r.Figures[total].Span()) + "»), nombra a " + number(record.Spanish, n) + "."}
		v := record.Holds
		if n > high {
			v = record.Doubtful
			s.computation = number(record.English, n) + " > " + computed(&f)
			s.en = "The text names " + number(record.English, n) + " dead, but its highest count is " + p.d.Quote(p.r.Figures[total].Span()) + ": they belong to different acts, or the count is wrong."
			s.es = "El texto nombra a " + number(record.Spanish, n) + " muertos, pero su cuenta más alta es «" + p.d.Quote(p.r.Figures[total].Span()) + "»: son de hechos distintos o la cuenta está mal."
		}
		p.say(v, s, append(spans, p.r.Figures[total].Span())...)
	},
}

// subset: "hundreds were arrested. In the latest raid 205 were arrested": the part fits into the whole.
var subset = Rule{
	Name: "subset-within-total",
	EN:   "Does a part that is told beside a total fit into it?",
	ES:   "¿Cabe en el total una parte que se cuenta junto a él?",
	page: func(p *Page) {
		for _, c := range p.r.Figures {
			f := c.Value()
			if f.Duration || f.Rank || f.Part || !person(f.Measure) {
				continue
			}
			next := p.around(c.Span(), 1)
			for _, j := range p.figuresIn(record.Span{Start: c.Span().End, End: next.End}) {
				o := p.r.Figures[j].Value()
				if o.Measure != f.Measure || !o.HasValue || o.Part || o.Attribution.Value() != f.Attribution.Value() || p.sentence(p.r.Figures[j].Span()) == p.sentence(c.Span()) {
					continue
				}
				// the second names an occasion of its own: "in the latest raid", "en un solo día"
				at := p.r.Figures[j].Span()
				near := record.Span{Start: max(p.sentence(at).Start, at.Start-48), End: min(p.sentence(at).End, at.End+24)}
				if !has(p.folded(runeSafe(p.d.Text(), near)), "in the latest", "in one raid", "in a single", "alone", "on that day", "of them were", "of those", "among them", "en la ultima", "en el ultimo", "en un solo", "en una sola", "de ellos fueron", "de ellas fueron", "entre ellos", "tan solo en", "solo en") {
					continue
				}
				_, high := room(&f)
				low, _ := room(&o)
				s := saying{computation: computed(&o) + " ≤ " + computed(&f), events: p.eventsAt(p.sentence(c.Span())),
					en: "“" + p.d.Quote(p.r.Figures[j].Span()) + "” is a part of “" + p.d.Quote(c.Span()) + "” and fits into it.",
					es: "«" + p.d.Quote(p.r.Figures[j].Span()) + "» es una parte de «" + p.d.Quote(c.Span()) + "» y cabe en ella."}
				v := record.Holds
				if low > high {
					v = record.Doubtful
					s.en = "“" + p.d.Quote(p.r.Figures[j].Span()) + "” is told as a part of “" + p.d.Quote(c.Span()) + "”, but is more."
					s.es = "«" + p.d.Quote(p.r.Figures[j].Span()) + "» se cuenta como parte de «" + p.d.Quote(c.Span()) + "», pero es más."
				}
				p.say(v, s, c.Span(), p.r.Figures[j].Span())
			}
		}
	},
}

// person tells measures that count people.
func person(measure string) bool {
	switch measure {
	case "killed", "wounded", "missing", "arrested", "participants", "deported", "hostages", "released", "displaced", "dismissed":
		return true
	}
	return false
}
