package check

import (
	"testigo/record"
)

// publicationOrder: a text comes out after it was first published, and lies between the last day that it tells as past and the first that
// it tells as to come.
var publicationOrder = Rule{
	Name: "publication-order",
	EN:   "Do the dates of publication follow each other, and what do the days that are told leave for the writing?",
	ES:   "¿Se suceden las fechas de publicación, y qué dejan para la escritura los días que se cuentan?",
	page: func(p *Page) {
		p.firstThenHere()
		p.betweenDays()
	},
}

func (p *Page) firstThenHere() {
	first, here := record.Span{}, record.Span{}
	var at record.Interval
	for _, c := range p.d.Meta.Stamps {
		v := c.Value()
		switch {
		case v.Kind == record.FirstStamp:
			first = c.Span()
		case v.Kind != record.CopyrightStamp && here.Len() == 0:
			if iv := record.EDTFInterval(v.EDTF); iv.Stated() {
				here, at = c.Span(), iv
			}
		}
	}
	if first.Len() == 0 || here.Len() == 0 || p.written.From == 0 || at.To == 0 {
		return
	}
	s := saying{computation: iso(p.written) + " ≤ " + iso(at),
		en: "First published " + days(record.English, p.written) + ", here " + days(record.English, at) + ".",
		es: "Primera publicación: " + days(record.Spanish, p.written) + "; aquí: " + days(record.Spanish, at) + "."}
	v := record.Holds
	if at.To < p.written.From {
		v = record.Doubtful
		s.en = "The document is dated " + days(record.English, at) + ", before the first publication that it names, " + days(record.English, p.written) + "."
		s.es = "El documento lleva la fecha " + days(record.Spanish, at) + ", anterior a la primera publicación que nombra, " + days(record.Spanish, p.written) + "."
	}
	p.say(v, s, first, here)
}

// betweenDays: the text was written between the last day that is told as past and the first that is still ahead.
func (p *Page) betweenDays() {
	var last, next record.Cited[record.Reason]
	for _, c := range p.r.Written.Reasons {
		switch c.Value().Code {
		case "last-day":
			last = c
		case "next-day":
			next = c
		}
	}
	if !last.Stated() || !next.Stated() {
		return
	}
	from, to := last.Value().Implies.From, next.Value().Implies.To
	if from == 0 || to == 0 || from > to {
		return
	}
	a, b := p.timeOn(last.Span(), from), p.timeOn(next.Span(), to)
	p.say(record.Holds, saying{computation: iso(record.Interval{From: from, To: from}) + " ≤ written ≤ " + iso(record.Interval{From: to, To: to}),
		en: "The text tells “" + p.d.Quote(a) + "” as past and “" + p.d.Quote(b) + "” as still ahead: it was written between " + day(record.English, from) + " and " + day(record.English, to) + ".",
		es: "El texto cuenta «" + p.d.Quote(a) + "» como pasado y «" + p.d.Quote(b) + "» como venidero: se escribió entre el " + day(record.Spanish, from) + " y el " + day(record.Spanish, to) + "."}, a, b)
}

// timeOn is the time expression of a sentence that means a day, or the sentence.
func (p *Page) timeOn(sentence record.Span, d record.Day) record.Span {
	for _, i := range p.timesIn(sentence) {
		if iv := p.r.Times[i].Value().Interval; iv.From <= d && d <= iv.To && iv.Days() > 0 && iv.Days() <= 31 {
			return p.r.Times[i].Span()
		}
	}
	return sentence
}

// foundation: "founded in 1551 ... after almost 500 years".
var foundation = Rule{
	Name: "years-since-foundation",
	EN:   "Do the years since a foundation fit its year?",
	ES:   "¿Concuerdan los años transcurridos con el año de fundación?",
	page: func(p *Page) {
		if p.written.From == 0 {
			return
		}
		for _, c := range p.r.Times {
			v := c.Value()
			if v.Type != record.Date || v.Interval.Days() < 28 || v.Interval.Days() > 366 {
				continue
			}
			lead := runeSafe(p.d.Text(), record.Span{Start: max(0, c.Span().Start-32), End: c.Span().Start})
			if !has(p.folded(lead), "founded", "established", "created", "opened", "built", "fundada", "fundado", "creada", "creado", "establecida", "fundaron", "fundo") {
				continue
			}
			for _, i := range p.figuresIn(record.Span{Start: c.Span().End, End: p.around(c.Span(), 1).End}) {
				f := p.r.Figures[i].Value()
				if !f.Duration || f.Unit != "years" && f.Unit != "centuries" || !f.HasValue || f.Measure == "age" && f.Value < 20 {
					continue
				}
				told := f.Value
				if f.Unit == "centuries" {
					told *= 100
				}
				is := float64(years(v.Interval.From, p.written.From))
				s := saying{computation: yearOf(p.written) + " - " + yearOf(v.Interval) + " = " + number(record.English, is),
					en: "“" + p.d.Quote(p.r.Figures[i].Span()) + "” fits the " + number(record.English, is) + " years since " + c.Quote() + ".",
					es: "«" + p.d.Quote(p.r.Figures[i].Span()) + "» concuerda con los " + number(record.Spanish, is) + " años transcurridos desde " + c.Quote() + "."}
				verdict := record.Holds
				slack := 1.5
				if f.Bound != record.Exact && f.Bound != record.NoBound {
					slack = told * 0.1
				}
				if is < told-slack || is > told+slack && f.Bound != record.MoreThan && f.Bound != record.AtLeast {
					verdict = record.Doubtful
					s.en = "“" + p.d.Quote(p.r.Figures[i].Span()) + "” does not fit: " + number(record.English, is) + " years had passed since " + c.Quote() + "."
					s.es = "«" + p.d.Quote(p.r.Figures[i].Span()) + "» no concuerda: habían pasado " + number(record.Spanish, is) + " años desde " + c.Quote() + "."
				}
				p.say(verdict, s, c.Span(), p.r.Figures[i].Span())
				break
			}
		}
	},
}

func yearOf(iv record.Interval) string {
	y, _, _ := iv.From.Date()
	return pad4(y)
}

// furniture: nothing that is concluded rests on menus, teasers and footers.
var furniture = Rule{
	Name: "boilerplate-no-evidence",
	EN:   "Does anything rest on the parts of the page that are no text of its own?",
	ES:   "¿Se apoya algo en partes de la página que no son texto propio?",
	page: func(p *Page) {
		if len(p.d.Furniture) == 0 {
			return
		}
		for _, c := range p.r.Events {
			if p.d.IsFurniture(c.Span()) {
				p.say(record.Doubtful, saying{en: "A statement stands in a part of the page that is no text of its own.", es: "Una afirmación está en una parte de la página que no es texto propio."}, c.Span())
			}
		}
		stamp := p.r.Written.Believed
		if len(p.d.Meta.Stamps) > 0 {
			for _, c := range p.d.Meta.Stamps {
				if c.Value().Kind != record.CopyrightStamp && !p.d.IsFurniture(c.Span()) {
					stamp = c
					break
				}
			}
		}
		if !stamp.Stated() {
			return
		}
		bytes := 0
		for _, f := range p.d.Furniture {
			bytes += f.Len()
		}
		n := len(p.d.Furniture)
		p.say(record.Holds, saying{computation: several(record.English, n, "stretch", "stretches") + ", " + several(record.English, bytes, "byte", "bytes"),
			en: "No statement, figure or date is taken from the menus, teasers and footers of the page (" + several(record.English, n, "stretch", "stretches") + ").",
			es: "Ninguna afirmación, cifra o fecha se toma de los menús, avances y pies de la página (" + several(record.Spanish, n, "tramo", "tramos") + ")."}, stamp.Span())
	},
}

// several is a count with its noun.
func several(lang record.Lang, n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(lang, float64(n)) + " " + many
}
