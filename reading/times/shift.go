package times

import (
	"testigo/reading/words"
	"testigo/record"
)

// shift resolves "last week", "three days ago", "two months later", "the following year".
func (r *resolver) shift(e *Expr, f *Found) (when, record.Anchor) {
	story := e.Story || e.Dir >= That || r.narrative
	anchor := record.FromWriting
	base, grain := r.now, DayUnit
	if story {
		anchor = record.FromStory
		if e.N < 0 && e.Story && e.Unit == Year && !r.narrative && !e.Vague {
			if y := r.yearAhead(f); y != 0 {
				return when{year: y + int(e.N), digits: 4}, anchor
			}
		}
		near := r.refAt > 0 && (r.narrative || r.now == 0 || f.Sentence-r.found[r.refAt-1].Sentence <= 3 || e.Dir == That && f.Sentence-r.found[r.refAt-1].Sentence <= 12)
		if near && r.ref.first() != 0 {
			base = r.ref.first()
			switch {
			case r.ref.week > 0:
				grain = Week
			case r.ref.isDay():
			case r.ref.month > 0:
				grain = Month
			default:
				grain = Year
			}
		} else if r.narrative {
			base = 0
		} else {
			anchor = record.FromWriting
		}
	}
	if base == 0 {
		return unresolvedShift(e), anchor
	}
	// "a year ago", "a year earlier" beside a quarter mean that quarter of the year before
	if e.Unit == Year && e.N < 0 && !r.narrative && r.quarter.quart > 0 && f.Sentence-r.quarterS <= 3 && e.N > -2 {
		w := r.quarter
		w.year += int(e.N)
		return w, record.FromStory
	}
	n := int(e.N)
	if e.N == 0 {
		switch e.Dir {
		case Last, Before:
			n = -1
		case Next, After:
			n = 1
		}
	}
	if n > 1e6 || n < -1e6 {
		return when{}, anchor
	}
	y, m, d := base.Date()
	if e.ToDay && !story {
		switch e.Unit {
		case Year:
			return onDay(record.DayOf(y+n, m, d)), anchor
		case Month:
			return onDay(record.DayOf(y, m+n, d)), anchor
		case Decade:
			return onDay(record.DayOf(y+10*n, m, d)), anchor
		case Week:
			return onDay(base + record.Day(7*n)), anchor
		}
	}
	switch e.Unit {
	case DayUnit:
		if grain >= Month && (e.Dir == That || e.Dir == NoDir || e.Dir == After || e.Dir == Before) {
			if (e.Story || e.Dir == After || e.Dir == Before) && grain == Month {
				return when{year: y, digits: 4, month: m}, anchor
			}
			return when{}, anchor
		}
		return onDay(base + record.Day(n)), anchor
	case Week, Weekend:
		y, week := isoWeek(base + record.Day(7*n))
		return when{year: y, digits: 4, week: week, wkend: e.Unit == Weekend}, anchor
	case Month:
		yy, mm, _ := record.DayOf(y, m+n, 1).Date()
		return when{year: yy, digits: 4, month: mm}, anchor
	case Quarter:
		q := (m-1)/3 + n
		return when{year: y + floorDiv(q, 4), digits: 4, quart: q - 4*floorDiv(q, 4) + 1}, anchor
	case HalfYear:
		h := (m-1)/6 + n
		return when{year: y + floorDiv(h, 2), digits: 4, half: h - 2*floorDiv(h, 2) + 1}, anchor
	case Year:
		return when{year: y + n, digits: 4}, anchor
	case Decade:
		if e.N != 0 {
			return when{year: y + 10*n, digits: 4}, anchor
		}
		return when{year: y - y%10 + 10*n, digits: 3}, anchor
	case Century:
		return when{year: y - y%100 + 100*n, digits: 2}, anchor
	case Hour, Minute, Second:
		return onDay(base), anchor
	}
	return when{}, anchor
}

// yearAhead is the year that a sentence prints behind a verb that follows the expression: "deposed twelve years before, won the
// election of 18 May 1980"; 0 if it prints none, or says there what year is meant.
func (r *resolver) yearAhead(f *Found) int {
	k := r.at + 1
	if k >= len(r.found) || r.found[k].Sentence != f.Sentence {
		return 0
	}
	if e := &r.found[k].Expr; e.Kind != Calendar || !e.HasYear || e.Digits != 4 {
		return 0
	}
	for i := f.Last; i < r.found[k].First; i++ {
		switch tok := &r.t.Tokens[i]; {
		case tok.Norm == ";" || tok.Norm == ":":
			return 0
		case tok.Tag == words.Verb:
			return r.found[k].Expr.Year
		}
	}
	return 0
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

func unresolvedShift(e *Expr) when {
	switch e.Unit {
	case Weekend:
		return when{wkend: true}
	}
	return when{}
}

// bare resolves "the quarter", "the year", "the weekend": of what was told, else of the writing.
func (r *resolver) bare(e *Expr, f *Found) (when, record.Anchor) {
	if e.Unit == Quarter && r.quarter.quart > 0 {
		return r.quarter, record.FromStory
	}
	if r.narrative || r.now == 0 {
		if r.ref.digits == 4 && r.refAt > 0 {
			x := Expr{Kind: Shift, Dir: That, Unit: e.Unit}
			return r.shift(&x, f)
		}
		return when{}, record.FromStory
	}
	switch e.Unit {
	case Quarter:
		q := (r.nm-1)/3 - 1
		if q < 0 {
			return when{year: r.ny - 1, digits: 4, quart: 4}, record.FromWriting
		}
		return when{year: r.ny, digits: 4, quart: q + 1}, record.FromWriting
	case Weekend:
		d := r.now
		if f.Tense <= 0 && isoWeekday(d) < 6 {
			d -= 7
		}
		y, week := isoWeek(d)
		return when{year: y, digits: 4, week: week, wkend: true}, record.FromWriting
	case DayUnit:
		if r.ref.isDay() && r.found[r.refAt-1].Sentence >= f.Sentence-2 {
			return r.ref, record.FromStory
		}
	}
	x := Expr{Kind: Shift, Dir: This, Unit: e.Unit}
	return r.shift(&x, f)
}
