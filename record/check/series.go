package check

import (
	"strings"

	"testigo/record"
)

// ordinals of both languages, folded.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"primer": 1, "primera": 1, "primero": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercera": 3, "tercero": 3, "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5,
	"sexto": 6, "sexta": 6, "septimo": 7, "septima": 7, "octavo": 8, "octava": 8, "noveno": 9, "novena": 9, "decimo": 10, "decima": 10}

// ordered is an ordinal with what it counts.
type ordered struct {
	n    int
	noun string // stem
	span record.Span
}

// orderedIn finds ordinals that count acts: "the second nationwide general strike", and "the general strike (the third ...)", where the
// noun stands before.
func (p *Page) orderedIn() []ordered {
	if p.ordinalsRead {
		return p.ordinalsFound
	}
	p.ordinalsRead = true
	for _, s := range p.r.Sentences {
		if len(p.ordinalsFound) > 200 {
			break
		}
		words := p.tokens(s)
		for i, w := range words {
			n := ordinals[w.norm]
			if n == 0 {
				continue
			}
			o := ordered{n: n, span: w.span}
			for k := i + 1; k < len(words) && k <= i+4 && sameClause(p, words[k-1].span, words[k].span); k++ {
				if noun := actNoun(words[k].norm); noun != "" {
					o.noun = noun
					break
				}
			}
			if o.noun == "" && i > 1 { // "(the third and most successful"
				lead := p.d.Text()[max(s.Start, w.span.Start-6):w.span.Start]
				if strings.ContainsAny(lead, "(,") {
					for k := i - 1; k >= 0 && k >= i-3; k-- {
						if noun := actNoun(words[k].norm); noun != "" {
							o.noun = noun
							break
						}
					}
				}
			}
			if o.noun != "" {
				p.ordinalsFound = append(p.ordinalsFound, o)
			}
		}
	}
	return p.ordinalsFound
}

func sameClause(p *Page, a, b record.Span) bool {
	return b.Start-a.End <= 2 && !strings.ContainsAny(p.d.Text()[a.End:b.Start], ".,;:()")
}

// actNoun is the stem of a noun of acts that are counted in order; empty for others.
func actNoun(w string) string {
	for _, stem := range [...]string{"strike", "huelga", "paro", "impeach", "vacancia", "vote", "votacion", "motion", "mocion", "round", "vuelta", "cabinet", "gabinete", "extension", "prorroga", "march", "marcha", "coup", "golpe", "election", "eleccion", "attempt", "intento"} {
		if strings.HasPrefix(w, stem) && len(w) <= len(stem)+5 {
			return stem
		}
	}
	return ""
}

// seriesCount: "three strikes" holds a first, a second and a third, and no fourth.
var seriesCount = Rule{
	Name: "series-count",
	EN:   "Do the ordinals fit the number of acts?",
	ES:   "¿Concuerdan los ordinales con el número de hechos?",
	page: func(p *Page) {
		all := p.orderedIn()
		if len(all) == 0 {
			return
		}
		for i, c := range p.r.Figures {
			f := c.Value()
			if !f.HasValue || f.Rank || f.Duration || f.Value < 2 || f.Value > 10 || f.Value != float64(int(f.Value)) {
				continue
			}
			noun, end := p.countedNoun(i)
			if noun == "" {
				continue
			}
			top := 0
			spans := []record.Span{{Start: c.Span().Start, End: max(c.Span().End, end)}}
			list := ""
			for _, o := range all {
				if o.noun != noun {
					continue
				}
				if o.span.Start > c.Span().Start && o.n == int(f.Value)+1 && !p.partOfSeries(o, int(f.Value)) {
					continue // the next one after those that were counted: see ordinal-after-cardinal
				}
				if o.n > top {
					top = o.n
				}
				spans = append(spans, o.span)
				if list != "" {
					list += ", "
				}
				list += number(record.English, float64(o.n))
			}
			if top < 2 {
				continue
			}
			s := saying{computation: "{" + list + "} ≤ " + number(record.English, f.Value),
				en: "The text counts " + number(record.English, f.Value) + " and numbers them up to " + number(record.English, float64(top)) + ".",
				es: "El texto cuenta " + number(record.Spanish, f.Value) + " y los numera hasta " + number(record.Spanish, float64(top)) + "."}
			v := record.Holds
			if float64(top) > f.Value && (f.Bound == record.Exact || f.Bound == record.NoBound) {
				v = record.Doubtful
				s.en = "The text counts " + number(record.English, f.Value) + ", but speaks of number " + number(record.English, float64(top)) + "."
				s.es = "El texto cuenta " + number(record.Spanish, f.Value) + ", pero habla del número " + number(record.Spanish, float64(top)) + "."
			}
			p.say(v, s, spans...)
		}
	},
}

// countedNoun is the act that a number counts, from the words behind it, and where they end.
func (p *Page) countedNoun(i int) (string, int) {
	at := p.r.Figures[i].Span()
	after := record.Span{Start: at.Start, End: p.sentence(at).End}
	words := p.tokens(after)
	for k := 1; k < len(words) && k <= 6; k++ {
		if words[k].span.Start < at.End {
			continue
		}
		if k > 1 && words[k-1].span.Start >= at.End && !sameClause(p, words[k-1].span, words[k].span) {
			return "", 0
		}
		if noun := actNoun(words[k].norm); noun != "" {
			return noun, words[k].span.End
		}
	}
	return "", 0
}

// partOfSeries: no other ordinal fills the place below.
func (p *Page) partOfSeries(o ordered, n int) bool {
	for _, x := range p.orderedIn() {
		if x.noun == o.noun && x.n == n {
			return true
		}
	}
	return false
}

// ordinalNext: after two that were survived, the next is the third.
var ordinalNext = Rule{
	Name: "ordinal-after-cardinal",
	EN:   "Is the next of a counted series numbered as it should be?",
	ES:   "¿Lleva el siguiente de una serie contada el número que le toca?",
	page: func(p *Page) {
		all := p.orderedIn()
		for i, c := range p.r.Figures {
			f := c.Value()
			if len(all) == 0 || !f.HasValue || f.Rank || f.Duration || f.Value < 1 || f.Value > 9 || f.Value != float64(int(f.Value)) {
				continue
			}
			noun, end := p.countedNoun(i)
			if noun == "" {
				continue
			}
			for _, o := range all {
				if o.noun != noun || o.span.Start <= c.Span().End || o.n <= int(f.Value) || p.partOfSeries(o, o.n-1) {
					continue
				}
				s := saying{computation: number(record.English, f.Value) + " + 1 = " + number(record.English, f.Value+1),
					en: "After " + number(record.English, f.Value) + " the text numbers the next " + number(record.English, float64(o.n)) + ".",
					es: "Después de " + number(record.Spanish, f.Value) + " el texto numera el siguiente como " + number(record.Spanish, float64(o.n)) + "."}
				v := record.Holds
				if o.n > int(f.Value)+1 {
					v = record.Doubtful
					s.en += " One is missing in between."
					s.es += " Falta alguno en medio."
				}
				p.say(v, s, record.Span{Start: c.Span().Start, End: max(end, c.Span().End)}, o.span)
				break
			}
		}
	},
}

// withinTheLast: acts that are counted "in the last year" and dated elsewhere lie in it.
var withinTheLast = Rule{
	Name: "within-the-last",
	EN:   "Do the acts lie in the span of time in which they are counted?",
	ES:   "¿Caen los hechos dentro del plazo en que se cuentan?",
	page: func(p *Page) {
		if p.written.To == 0 || p.written.From == 0 {
			return
		}
		asked := 0
		for _, c := range p.r.Times {
			if asked == mostPerRule { // each looks at every event
				return
			}
			words := p.folded(c.Span())
			months := 0
			switch {
			case has(words, "the last year", "the past year", "ultimo ano", "el ano pasado") && !strings.Contains(words, " ano pasado"):
				months = 12
			case has(words, "the last six months", "the past six months", "ultimos seis meses"):
				months = 6
			case has(words, "the last month", "the past month", "ultimo mes"):
				months = 1
			}
			if months == 0 || !has(p.folded(runeSafe(p.d.Text(), record.Span{Start: max(0, c.Span().Start-12), End: c.Span().End})), "in the", "over the", "during the", "within the", "en el", "en los", "durante el") {
				continue
			}
			asked++
			sentence := p.sentence(c.Span())
			y, m, d := p.written.From.Date()
			start := record.DayOf(y, m-months, d)
			for i := range p.r.Events {
				v := p.r.Events[i].Value()
				if !sentence.Contains(p.r.Events[i].Span()) {
					continue
				}
				p.datedOf(v, c.Span(), record.Interval{From: start, To: p.written.To}, months)
			}
		}
	},
}

// datedOf compares the dated acts of a kind with the span in which the kind is counted.
func (p *Page) datedOf(counted record.EventStatement, at record.Span, window record.Interval, months int) {
	for _, c := range p.r.Events {
		v := c.Value()
		if v.Type != counted.Type || v.Mode != counted.Mode || v.Mode == "" || v.Sentence == counted.Sentence || v.Background {
			continue
		}
		iv, span, stated := dated(&v)
		if !stated || iv.Days() == 0 || iv.Days() > 31 || !iv.Overlaps(window) {
			continue
		}
		p.say(record.Holds, saying{computation: iso(window) + " ∋ " + iso(iv), events: p.eventsAt(v.Sentence),
			en: "“" + p.d.Quote(at) + "”, counted back from the writing, holds " + days(record.English, iv) + ".",
			es: "«" + p.d.Quote(at) + "», contado hacia atrás desde la escritura, incluye: " + days(record.Spanish, iv) + "."}, at, span)
	}
}
