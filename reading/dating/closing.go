package dating

import (
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// Dates that the form of a document gives away, where no metadata saw them: the date under a text, and the month that a
// chronicle or monthly report covers.

const (
	closingWeight  = 5
	coverageWeight = 6
	// afterwards is within how many days a monthly chronicle is written after the month.
	afterwards = 45
)

// closing: the last line of the body is nothing but a day, with or without a place: "Lima, 25 May 1978".
func (w *weigher) closing() {
	for s := len(w.t.Sentences) - 1; s >= 0 && s >= len(w.t.Sentences)-3; s-- {
		sent := &w.t.Sentences[s]
		if sent.Kind == record.Furniture {
			continue
		}
		f := w.onlyDate(int32(s))
		if f == nil || s < 3 {
			continue
		}
		e := &f.Expr
		if e.Kind != times.Calendar || !e.HasYear || e.Digits != 4 || e.Month == 0 || e.Day == 0 {
			return
		}
		d := record.DayOf(e.Year, int(e.Month), int(e.Day))
		w.add(evidence{code: "closing", text: "the text ends with its date, " + record.Interval{From: d, To: d}.EDTF(), span: sent.Span,
			allows: within(d, d), weight: closingWeight})
		w.add(evidence{code: "closing-bound", span: sent.Span, allows: until(d + 1), weight: 3})
		return
	}
}

// onlyDate is the expression that a sentence consists of, a place and marks aside; nil = it says more.
func (w *weigher) onlyDate(s int32) *times.Found {
	sent := &w.t.Sentences[s]
	if sent.Last-sent.First > 10 {
		return nil
	}
	var f *times.Found
	for k := range w.found {
		if w.found[k].Sentence == s {
			if f != nil {
				return nil
			}
			f = &w.found[k]
		}
	}
	if f == nil {
		return nil
	}
	for i := sent.First; i < sent.Last; i++ {
		tok := &w.t.Tokens[i]
		if i >= f.First && i < f.Last || tok.Kind == words.Punct || tok.Shape == words.Cap || tok.Shape == words.Upper {
			continue
		}
		switch tok.Norm {
		case "de", "del", "of", "a", "el", "la", "los":
			continue
		}
		return nil
	}
	return f
}

// coverage: a heading says that the text is the chronicle of a month: it is written when the month is over.
func (w *weigher) coverage() {
	for k := range w.found {
		f := &w.found[k]
		e := &f.Expr
		if f.Sentence > 5 {
			return
		}
		if e.Kind != times.Calendar || e.Month == 0 || e.Day != 0 || !e.HasYear || e.Digits != 4 || !w.chronicle(f.Sentence) {
			continue
		}
		end := record.DayOf(e.Year, int(e.Month)+1, 0)
		w.add(evidence{code: "coverage", text: "it tells the month that ends on " + record.Interval{From: end, To: end}.EDTF(), span: w.sentence(f.Sentence),
			allows: within(end+1, end+afterwards), weight: coverageWeight})
		w.covers, w.covered = w.sentence(f.Sentence), record.Interval{From: record.DayOf(e.Year, int(e.Month), 1), To: end}
		return
	}
}

// chronicle: the sentence calls the document a chronology or a monthly report.
func (w *weigher) chronicle(s int32) bool {
	sent := &w.t.Sentences[s]
	if sent.Last-sent.First > 16 {
		return false
	}
	monthly, report := false, false
	for i := sent.First; i < sent.Last; i++ {
		switch w.t.Tokens[i].Norm {
		case "chronology", "cronologia", "chronicle", "timeline", "recuento":
			return true
		case "monthly", "mensual", "month", "mes":
			monthly = true
		case "report", "reporte", "informe", "summary", "resumen", "balance", "review", "bulletin", "boletin", "roundup", "round-up", "digest", "overview":
			report = true
		}
	}
	return monthly && report
}

// entries: what a chronicle or the review of a year tells, day by day, is past when it is written.
func (w *weigher) entries() {
	var last record.Day
	at := -1
	for _, k := range w.chronicleOf {
		if k == 0 {
			continue
		}
		if iv := w.resolved[k-1].Value().Interval; iv.From != 0 && iv.To != 0 && iv.To >= last {
			last, at = iv.To, k-1
		}
	}
	if y, k := times.Reviewed(w.t, w.found); y != 0 {
		e := &w.found[k].Expr
		last, at = record.DayOf(y, int(e.Month), max(int(e.Day), 1)), k
		w.review = true
	}
	if at < 0 || last > latest || last < earliest {
		return
	}
	w.add(evidence{code: "last-entry", text: w.t.Doc.Quote(w.found[at].Span) + " is the last entry", span: w.sentence(w.found[at].Sentence), allows: since(last), weight: 3})
	w.add(evidence{code: "last-entry", span: w.sentence(w.found[at].Sentence), allows: within(last, last+60), weight: 1})
	w.lowerBound = max(w.lowerBound, last)
}

// inEntry: a date that opens an entry of a chronicle is no stamp.
func (w *weigher) inEntry(s record.Span) bool {
	for _, k := range w.chronicleOf {
		if k > 0 && w.found[k-1].Span.Overlaps(s) {
			return true
		}
	}
	return false
}
