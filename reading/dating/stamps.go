package dating

import (
	"strconv"
	"strings"

	"testigo/record"
)

// Weights of the kinds of stamps. A page can be re-posted, a dateline or an issue line is printed with the text.
var stampWeight = map[record.StampKind]float64{
	record.PostedStamp:    4,
	record.DatelineStamp:  6,
	record.IssueStamp:     5,
	record.CopyrightStamp: 0.5,
	record.FirstStamp:     8,
}

// pageWeight is for a date that came with the page and is not printed.
const pageWeight = 2.5

// stamps weighs what the document says of itself.
func (w *weigher) stamps(pageDate string) {
	stamps := w.t.Doc.Meta.Stamps
	var reference record.Day // the latest full stamp, by which a year is lent to "March 26"
	for _, c := range stamps {
		if iv := record.EDTFInterval(c.Value().EDTF); iv.To != 0 && c.Value().Kind != record.CopyrightStamp {
			reference = max(reference, iv.To)
		}
	}
	if w.covered.To != 0 {
		reference = w.covered.To + afterwards
	}
	for k, c := range stamps {
		if c.Value().Kind == record.FirstStamp && w.first == 0 {
			w.first = k + 1
		}
	}
	posted := 0
	for k, c := range stamps {
		s := c.Value()
		if w.inEntry(c.Witness().Span()) {
			continue
		}
		if w.covers.Contains(c.Witness().Span()) && record.EDTFInterval(s.EDTF) == w.covered {
			continue // the month it tells, not when it came out
		}
		allows := stampDays(s.EDTF, reference)
		if len(allows) == 0 {
			continue
		}
		weight := stampWeight[s.Kind]
		if s.Kind == record.PostedStamp {
			if posted++; posted > 1 {
				weight = 0.5
			}
		}
		if w.first != 0 && s.Kind != record.FirstStamp {
			weight = 0.1 // a reprint or translation: it only bounds
		}
		if s.Kind == record.IssueStamp { // magazines are out before the date they print
			for i := range allows {
				allows[i].From -= 31
			}
		}
		w.add(evidence{code: "stamp", text: stampText(s), span: c.Witness().Span(), allows: allows, weight: weight, stamp: k + 1})
		if len(allows) == 1 && s.Kind != record.CopyrightStamp {
			// nothing is written after it was printed
			w.add(evidence{code: "stamp-bound", span: c.Witness().Span(), allows: until(allows[0].To + 1), weight: 3})
		}
	}
	if iv := record.EDTFInterval(pageDate); iv.From != 0 && iv.To != 0 {
		w.add(evidence{code: "page-date", allows: []record.Interval{iv}, weight: pageWeight})
		w.add(evidence{code: "page-bound", allows: until(iv.To + 1), weight: 3})
	}
}

func stampText(s record.Stamp) string {
	switch s.Kind {
	case record.DatelineStamp:
		return "the dateline says " + s.EDTF
	case record.IssueStamp:
		return "the issue line says " + s.EDTF
	case record.CopyrightStamp:
		return "the copyright line says " + s.EDTF
	case record.FirstStamp:
		return "first published on " + s.EDTF
	}
	return "the document is stamped " + s.EDTF
}

// stampDays are the days a stamp can mean. Without a year it is the last such day before the reference, or one in any year.
func stampDays(edtf string, reference record.Day) []record.Interval {
	if iv := record.EDTFInterval(edtf); iv.From != 0 && iv.To != 0 {
		return []record.Interval{iv}
	}
	rest, ok := strings.CutPrefix(edtf, "XXXX-")
	if !ok {
		return nil
	}
	m, d, hasDay := strings.Cut(strings.TrimRight(rest, "~?%"), "-")
	month, err := strconv.Atoi(m)
	if err != nil || month < 1 || month > 12 {
		return nil
	}
	day := 0
	if hasDay {
		if day, err = strconv.Atoi(d); err != nil || day < 1 || day > 31 {
			return nil
		}
	}
	in := func(y int) record.Interval {
		if day > 0 {
			x := record.DayOf(y, month, day)
			return record.Interval{From: x, To: x}
		}
		return record.Interval{From: record.DayOf(y, month, 1), To: record.DayOf(y, month+1, 0)}
	}
	if reference != 0 {
		y, _, _ := reference.Date()
		if iv := in(y); iv.From <= reference {
			return []record.Interval{iv}
		}
		return []record.Interval{in(y - 1)}
	}
	return eachYear(in)
}

// firstYear and lastYear bound what recurs: a day without a year.
const firstYear, lastYear = 1900, 2035

func eachYear(in func(int) record.Interval) []record.Interval {
	out := make([]record.Interval, 0, lastYear-firstYear+1)
	for y := firstYear; y <= lastYear; y++ {
		out = append(out, in(y))
	}
	return out
}
