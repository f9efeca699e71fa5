package check

import (
	"math"
	"slices"

	"testigo/pack"
	"testigo/record"
)

// termLength: "in 16 months" of somebody in office, against the days on which the text lets the person come and go.
var termLength = Rule{
	Name: "term-length",
	EN:   "Does the length of a term fit the days on which it began and ended?",
	ES:   "¿Concuerda la duración de un mandato con las fechas en que empezó y terminó?",
	page: func(p *Page) {
		asked := 0
		for i, c := range p.r.Figures {
			f := c.Value()
			if asked == mostPerRule || !f.Duration || !f.HasValue || f.Unit != "months" && f.Unit != "years" && f.Unit != "days" || f.Measure == "age" {
				continue
			}
			lead := runeSafe(p.d.Text(), record.Span{Start: max(0, c.Span().Start-32), End: c.Span().Start})
			near := p.folded(p.sentence(c.Span()))
			opens := has(p.folded(lead), "in", "after", "for", "during", "en", "tras", "durante", "despues de")
			if !opens || has(p.folded(runeSafe(p.d.Text(), record.Span{Start: c.Span().End, End: min(len(p.d.Text()), c.Span().End+16)})), "ago", "later", "before", "old", "antes", "despues") ||
				!has(near, "he", "she", "his", "her", "president", "presidente", "presidenta", "named", "appointed", "governed", "office", "nombro", "goberno", "mandato", "gobierno", "el cargo") {
				continue
			}
			asked++ // each looks at every actor
			p.termOf(i, &f)
		}
	},
}

// termOf looks for one person who comes to office and leaves it in this text, and who is named in the paragraph of the length.
func (p *Page) termOf(i int, f *record.Figure) {
	at := p.r.Figures[i].Span()
	para := p.paragraph(at.Start)
	for k, a := range p.r.Actors {
		if a.Kind != record.Person || !slices.ContainsFunc(a.Mentions(), func(m record.Cited[record.NameForm]) bool {
			return para >= 0 && p.paragraph(m.Span().Start) == para && m.Span().Start < p.sentence(at).End
		}) {
			continue
		}
		from, fromAt, came := p.comesOrGoes(k+1, true)
		to, toAt, went := p.comesOrGoes(k+1, false)
		if !came || !went || to.From < from.From {
			continue
		}
		low, high := int(to.From-orDay(from.To, from.From)), int(to.To-from.From)
		told := f.Value * map[string]float64{"days": 1, "months": 30.44, "years": 365.25}[f.Unit]
		slack := max(told*0.1, 31)
		s := saying{computation: iso(from) + " to " + iso(to) + " = " + monthsBetween(low, high, "-") + " months",
			en: "“" + p.d.Quote(at) + "” fits the time between “" + p.d.Quote(fromAt) + "” and “" + p.d.Quote(toAt) + "”.",
			es: "«" + p.d.Quote(at) + "» concuerda con el tiempo entre «" + p.d.Quote(fromAt) + "» y «" + p.d.Quote(toAt) + "»."}
		v := record.Holds
		if told < float64(low)-slack || told > float64(high)+slack {
			v = record.Doubtful
			s.en = "“" + p.d.Quote(at) + "” does not fit the time between “" + p.d.Quote(fromAt) + "” and “" + p.d.Quote(toAt) + "”, " + monthsBetween(low, high, " to ") + " months."
			s.es = "«" + p.d.Quote(at) + "» no concuerda con el tiempo entre «" + p.d.Quote(fromAt) + "» y «" + p.d.Quote(toAt) + "», de " + monthsBetween(low, high, " a ") + " meses."
		}
		p.say(v, s, fromAt, at, toAt)
		return
	}
}

func monthsBetween(low, high int, to string) string {
	if a, b := monthsOf(low), monthsOf(high); a != b {
		return a + to + b
	}
	return monthsOf(low)
}

func monthsOf(days int) string {
	return number(record.English, math.Round(float64(days)/30.44*10)/10)
}

// comesOrGoes is the day on which a person is elected or sworn in, or removed, with the words that date it.
func (p *Page) comesOrGoes(actor int, comes bool) (record.Interval, record.Span, bool) {
	for _, c := range p.r.Events {
		v := c.Value()
		come := v.Type == record.Election && v.Mode != "constituent-assembly" && v.Mode != "referendum"
		gone := v.Type == record.CoupEvent && (v.Mode == "removal-from-office" || v.Mode == "resignation")
		if comes && !come || !comes && !gone || v.Certainty != record.Asserted && v.Certainty != record.Reported {
			continue
		}
		if !slices.ContainsFunc(v.Roles, func(r record.Cited[record.RoleFill]) bool { return r.Value().Actor == actor }) {
			continue
		}
		iv, span, stated := dated(&v)
		for _, m := range v.Mentions { // a second telling may have the month
			for _, i := range p.timesIn(p.sentence(m.Span())) {
				if t := p.r.Times[i].Value(); comes && t.Type == record.Date && t.Interval.Days() > 0 && (iv.Days() == 0 || t.Interval.Days() < iv.Days()) && t.Interval.Overlaps(iv) {
					iv, span, stated = t.Interval, p.r.Times[i].Span(), true
				}
			}
		}
		if stated && iv.Days() > 0 && iv.Days() <= 366 {
			return iv, span, true
		}
	}
	return record.Interval{}, record.Span{}, false
}

// holdersInYears: "five presidents in six years", against the terms that a pack knows.
var holdersInYears = Rule{
	Name: "holders-in-years",
	EN:   "How many held the office in that time, by what is known from elsewhere?",
	ES:   "¿Cuántos ejercieron el cargo en ese plazo, según otras fuentes?",
	page: func(p *Page) {
		if p.written.From == 0 {
			return
		}
		home := ""
		count := map[string]int{}
		for _, c := range p.r.Places {
			if iso := c.Value().Country; iso != "" {
				if count[iso]++; count[iso] > count[home] {
					home = iso
				}
			}
		}
		for _, c := range p.r.Figures {
			f := c.Value()
			if !f.HasValue || f.Value < 2 || f.Value > 20 || f.Unit != "presidents" && f.Unit != "presidentes" && f.Measure != "presidents" && f.Measure != "presidentes" {
				continue
			}
			sentence := p.sentence(c.Span())
			for _, i := range p.timesIn(sentence) {
				t := p.r.Times[i]
				months := lengthMonths(t.Value().Value)
				if t.Value().Type != record.Duration || months < 12 || t.Span().Start < c.Span().End || t.Span().Start-c.Span().End > 40 {
					continue
				}
				y, m, d := p.written.From.Date()
				window := record.Interval{From: record.DayOf(y, m-months, d), To: p.written.From}
				holders, source := held(home, "president", window)
				if len(holders) == 0 {
					continue
				}
				list := ""
				for k, h := range holders {
					if k > 0 {
						list += ", "
					}
					list += h
				}
				s := saying{external: list + " (" + source + ")", computation: iso(window) + ": " + number(record.English, float64(len(holders))),
					en: "The text counts " + number(record.English, f.Value) + " presidents; by the list of holders " + number(record.English, float64(len(holders))) + " held the office in that time.",
					es: "El texto cuenta " + number(record.Spanish, f.Value) + " presidentes; según la lista de titulares ejercieron el cargo " + number(record.Spanish, float64(len(holders))) + " en ese plazo."}
				v := record.Holds
				if int(f.Value) != len(holders) {
					v = record.Doubtful
				}
				p.say(v, s, c.Span(), t.Span())
			}
		}
	},
}

// held lists who held an office of a country in a span of time, and the source of the first row.
func held(country, office string, window record.Interval) ([]string, string) {
	var out []string
	source := ""
	for _, t := range pack.Terms() {
		if t.Country != country || t.Office != office {
			continue
		}
		iv := record.Interval{From: record.EDTFInterval(t.From).From, To: record.EDTFInterval(t.To).To}
		if iv.From == 0 || !iv.Overlaps(window) || slices.Contains(out, t.Holder) {
			continue
		}
		out = append(out, t.Holder)
		if source == "" {
			source = t.Source
		}
	}
	return out, source
}
