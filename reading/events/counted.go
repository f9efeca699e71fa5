package events

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Acts told by how long they lie before or behind another: "less than a week after she was sworn in".

// lengthAfter: the act stands in a clause that says how long before the main act it was: "resigned on Sunday, less than
// a week after she was sworn in". The token of "after", and the length as an index in Input.Times; -1 = none. Hours
// leave the day as it is.
func (f *finder) lengthAfter(c *candidate, sent *words.Sentence) (after, length int) {
	for i := c.verbGroup - 1; i > int(sent.First) && i >= c.verbGroup-12; i-- {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct || tok.Tag == words.Verb {
			return -1, -1
		}
		if tok.Norm != "after" && tok.Norm != "despues" {
			continue
		}
		for _, k := range f.lengthsOf[c.sentence] {
			if sp := f.in.Times[k].Span(); sp.Start < int(tok.Start) && sp.End+1 >= int(tok.Start) && lengthDays(f.in.Times[k].Value().Value) > 0 && !strings.Contains(f.in.Times[k].Value().Value, "T") {
				return i, k
			}
		}
		return -1, -1
	}
	return -1, -1
}

// countBack dates an act by the length between it and the day told before it: a number of days back, or within the
// stretch of "less than a week". Longer units are too coarse to count.
func (f *finder) countBack(c *candidate, after, length int) {
	n := lengthDays(f.in.Times[length].Value().Value)
	at := f.t.TokenAt(f.in.Times[length].Span().Start)
	within := f.under(at)
	if n <= 0 || n > 31 || !within && !strings.HasSuffix(f.in.Times[length].Value().Value, "D") {
		return
	}
	for i := len(f.timesOf[c.sentence]) - 1; i >= 0; i-- {
		tm := f.in.Times[f.timesOf[c.sentence][i]]
		if d := tm.Value().Interval; f.t.TokenAt(tm.Span().Start) < after && d.Days() == 1 {
			c.inferred = record.Interval{From: d.From - record.Day(n), To: d.From - record.Day(n)}
			if within {
				c.inferred.To = d.From
			}
			c.edtf = c.inferred.EDTF()
			return
		}
	}
}

// under: "less than a week", "within days": at the length, or right before it.
func (f *finder) under(at int) bool {
	for i := max(0, at-3); i < min(at+2, len(f.t.Tokens)); i++ {
		switch f.t.Tokens[i].Norm {
		case "less", "fewer", "under", "within", "menos", "barely", "apenas":
			return true
		}
	}
	return false
}
