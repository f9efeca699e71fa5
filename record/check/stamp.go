package check

import (
	"testigo/record"
)

// stampAgainstContent: a printed date that the text cannot have been written on, with the words that exclude it.
var stampAgainstContent = Rule{
	Name: "stamp-against-content",
	EN:   "Can the text have been written on the date that is printed on it?",
	ES:   "¿Pudo escribirse el texto en la fecha que lleva impresa?",
	page: func(p *Page) {
		w := &p.r.Written
		if !w.Contradicted.Stated() {
			stampHolds(p)
			return
		}
		stamp := record.EDTFInterval(w.Contradicted.Value().EDTF)
		if !stamp.Stated() {
			return
		}
		spans := []record.Span{w.Contradicted.Span()}
		ext := ""
		for _, c := range w.Reasons {
			v := c.Value()
			if v.Code == "stamp" || !v.Implies.Stated() || !excludes(v.Implies, stamp) {
				continue
			}
			spans = append(spans, p.phraseOf(c.Span(), v))
			if v.External {
				ext = v.Text
			}
		}
		if len(spans) < 2 {
			return
		}
		p.say(record.Fails, saying{external: ext,
			computation: iso(stamp) + " ∉ " + iso(w.Interval),
			en:          "The document is stamped “" + w.Contradicted.Quote() + "”, but its text speaks from another time: it was written " + between(record.English, w.Interval) + ".",
			es:          "El documento lleva la fecha «" + w.Contradicted.Quote() + "», pero su texto habla desde otro momento: se escribió " + between(record.Spanish, w.Interval) + "."},
			spans...)
	},
}

// between words the days on which something may have happened.
func between(lang record.Lang, iv record.Interval) string {
	if iv.From == 0 || iv.To == 0 || len(iso(iv)) < len("1978-07-28/1978-09-26") { // a day, a month, a year
		return pick(lang, "in ", "en ") + days(lang, iv)
	}
	return pick(lang, "between ", "entre el ") + day(lang, iv.From) + pick(lang, " and ", " y el ") + day(lang, iv.To)
}

// excludes: no day of b can lie in a, with a year's grace for what is only likely.
func excludes(a, b record.Interval) bool { return !a.Overlaps(b) }

// phraseOf is the time expression inside a reason's sentence, if there is one: the stamp is set against a date and not against a sentence.
func (p *Page) phraseOf(sentence record.Span, reason record.Reason) record.Span {
	best := sentence
	for _, i := range p.timesIn(sentence) {
		t := p.r.Times[i]
		v := t.Value()
		if v.Type != record.Date && v.Type != record.TimeOfDay || !v.Interval.Stated() {
			continue
		}
		if best == sentence || best.Len() < t.Span().Len() && v.Interval.Overlaps(reason.Implies) {
			best = t.Span()
		}
	}
	return best
}

// stampHolds: the printed date and the last day that the text tells as past agree.
func stampHolds(p *Page) {
	w := &p.r.Written
	if !w.Believed.Stated() {
		return
	}
	stamp := record.EDTFInterval(w.Believed.Value().EDTF)
	for _, c := range w.Reasons {
		v := c.Value()
		if v.Code != "last-day" || !stamp.Stated() || v.Implies.From == 0 {
			continue
		}
		if stamp.To >= v.Implies.From {
			p.say(record.Holds, saying{computation: iso(record.Interval{From: v.Implies.From, To: v.Implies.From}) + " ≤ " + iso(stamp),
				en: "The last day told as past, " + day(record.English, v.Implies.From) + ", lies before the date of the document.",
				es: "El último día contado como pasado, " + day(record.Spanish, v.Implies.From) + ", es anterior a la fecha del documento."},
				w.Believed.Span(), p.phraseOf(c.Span(), v))
		}
		return
	}
}
