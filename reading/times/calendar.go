package times

import "testigo/record"

// date resolves a calendar expression or a shift to a date.
func (r *resolver) date(e *Expr, f *Found) (when, record.Anchor) {
	if e.Kind == Shift {
		return r.shift(e, f)
	}
	if e.Bare {
		return r.bare(e, f)
	}
	w := when{month: int(e.Month), day: int(e.Day), season: e.Season, quart: int(e.Quarter), half: int(e.Half)}
	anchor := record.NoAnchor
	switch {
	case e.HasYear:
		w.year, w.digits = e.Year, e.Digits
	case e.Deictic:
		if r.now == 0 {
			return when{}, record.FromWriting
		}
		base := r.now
		if r.narrative && r.ref.isDay() && e.Part != "" {
			base = r.ref.first()
		}
		return onDay(base + record.Day(e.DayShift)), record.FromWriting
	case e.YearRel != NoDir:
		w.year, w.digits, anchor = r.relativeYear(e.YearRel, f.Sentence)
	case e.Dir >= That && (e.Part != "" || e.Clock != "") && e.Weekday == 0 && e.Month == 0:
		if e.Dir == That && !r.ref.isDay() && r.dayRef.isDay() && f.Sentence-r.dayAt <= 3 {
			return r.dayRef, record.FromStory
		}
		d, a := r.storyDay(e.Dir)
		if d == 0 {
			return when{}, a
		}
		return onDay(d), a
	case e.Weekday > 0 && e.Day == 0:
		return r.weekday(e, f)
	case e.Month > 0 || e.Season != "" || e.Quarter > 0 || e.Half > 0:
		w.year, w.digits, anchor = r.yearFor(e, f)
	case e.Day > 0:
		return r.dayOnly(e, f)
	case e.Holiday != nil:
		month, day, ok := e.Holiday.fixed(r.country)
		x := *e
		if ok {
			x.Month, x.Day = uint8(month), uint8(day)
		} else {
			iv := e.Holiday.days(r.yearNow(), r.country)
			_, m, d := iv.From.Date()
			x.Month, x.Day = uint8(m), uint8(d)
			if r.yearNow() == 0 {
				return when{}, record.FromCalendar
			}
		}
		w.year, w.digits, _ = r.yearFor(&x, f)
		return r.holiday(e.Holiday, w)
	case e.Part != "" || e.Clock != "":
		if r.ref.isDay() && (r.narrative || r.loose && r.found[r.refAt-1].Sentence >= f.Sentence-12 || r.found[r.refAt-1].Sentence >= f.Sentence-1) {
			return r.ref, record.FromStory
		}
		if r.now == 0 || r.narrative {
			return when{}, record.FromStory
		}
		return onDay(r.now), record.FromWriting
	}
	if e.Holiday != nil {
		return r.holiday(e.Holiday, w)
	}
	if e.NthWeek != 0 && w.digits == 4 {
		return nthWeek(w, e), anchor
	}
	if w.day > 0 && w.month > 0 && w.digits == 4 {
		if last := int(record.DayOf(w.year, w.month+1, 1) - record.DayOf(w.year, w.month, 1)); w.day > last {
			w.day = 0
		}
	}
	return w, anchor
}

func (r *resolver) yearNow() int {
	if r.narrative && r.refYear != 0 || r.now == 0 {
		return r.refYear
	}
	return r.ny
}

func (r *resolver) holiday(h *holiday, w when) (when, record.Anchor) {
	if w.digits != 4 || w.year < 1 {
		if m, d, ok := h.fixed(r.country); ok {
			return when{month: m, day: d}, record.FromCalendar
		}
		return w, record.FromCalendar
	}
	iv := h.days(w.year, r.country)
	out := onDay(iv.From)
	if iv.From != iv.To {
		out.span = iv
		if iv.Days() >= 7 {
			y, week := isoWeek(iv.To)
			out.year, out.month, out.day, out.week = y, 0, 0, week
		}
	}
	return out, record.FromCalendar
}

// nthWeek: "the first week of May" is the first ISO week that begins in it or holds its first day.
func nthWeek(w when, e *Expr) when {
	iv := w.interval()
	var d record.Day
	if e.NthWeek < 0 {
		d = iv.To
	} else {
		d = iv.From + record.Day(7*(int(e.NthWeek)-1))
	}
	switch e.Unit {
	case DayUnit:
		return onDay(d)
	case Weekend:
		y, n := isoWeek(d)
		return when{year: y, digits: 4, week: n, wkend: true}
	case Week:
		y, n := isoWeek(d)
		return when{year: y, digits: 4, week: n}
	}
	return w
}

// relativeYear: "of last year", "this year"; "that year" is the one printed last, if that was not long before.
func (r *resolver) relativeYear(d Dir, sentence int32) (int, uint8, record.Anchor) {
	base, anchor := r.ny, record.FromWriting
	if d >= That || r.narrative {
		anchor = record.FromStory
		switch {
		case d >= That && r.printed != 0 && sentence-r.printedS <= 6:
			base = r.printed
		case r.refYear != 0:
			base = r.refYear
		}
	}
	if base == 0 {
		return 0, 0, anchor
	}
	switch d {
	case Last, Before:
		base--
	case Next, After:
		base++
	}
	return base, 4, anchor
}

// storyDay is the last day told, moved by "that", "the previous", "the following".
func (r *resolver) storyDay(d Dir) (record.Day, record.Anchor) {
	day := r.now
	anchor := record.FromWriting
	if r.ref.isDay() {
		day, anchor = r.ref.first(), record.FromStory
	} else if r.narrative {
		return 0, record.FromStory
	}
	if day == 0 {
		return 0, anchor
	}
	switch d {
	case Before, Last:
		day--
	case After, Next:
		day++
	}
	return day, anchor
}

// weekday finds the day meant by "Monday": the last one before the writing, or with a verb of the future
// the next; in narrative the first one after the last day told.
func (r *resolver) weekday(e *Expr, f *Found) (when, record.Anchor) {
	unresolved := when{wday: int(e.Weekday)}
	if r.narrative || r.now == 0 || e.Dir >= That {
		if !r.ref.isDay() {
			return unresolved, record.FromStory
		}
		d := r.ref.first()
		switch e.Dir {
		case Last, Before:
			return onDay(d - record.Day((isoWeekday(d)-int(e.Weekday)+6)%7+1)), record.FromStory
		}
		return onDay(d + record.Day((int(e.Weekday)-isoWeekday(d)+7)%7)), record.FromStory
	}
	if r.loose && e.Dir == NoDir && r.ref.isDay() && f.Sentence-r.found[r.refAt-1].Sentence <= 4 { // the nearest to the last day told
		d := r.ref.first()
		step := (int(e.Weekday) - isoWeekday(d) + 10) % 7
		return onDay(d + record.Day(step-3)), record.FromStory
	}
	ahead := (int(e.Weekday) - isoWeekday(r.now) + 7) % 7
	back := (7 - ahead) % 7
	switch e.Dir {
	case Last:
		if back == 0 {
			back = 7
		}
		return onDay(r.now - record.Day(back)), record.FromWriting
	case Next:
		if ahead == 0 {
			ahead = 7
		}
		return onDay(r.now + record.Day(ahead)), record.FromWriting
	case This:
		return onDay(r.now - record.Day(isoWeekday(r.now)-int(e.Weekday))), record.FromWriting
	}
	if f.Tense > 0 {
		return onDay(r.now + record.Day(ahead)), record.FromWriting
	}
	return onDay(r.now - record.Day(back)), record.FromWriting
}

// dayOnly: "el día 3", "on the 5th": of the month of the story or of the writing.
func (r *resolver) dayOnly(e *Expr, f *Found) (when, record.Anchor) {
	if e.Weekday > 0 {
		return r.weekdayAndDay(e, f)
	}
	if (r.narrative || r.now == 0 || e.Dir == NoDir && r.refAt > 0 && r.found[r.refAt-1].Sentence >= f.Sentence-1) && r.ref.month > 0 {
		return when{year: r.ref.year, digits: r.ref.digits, month: r.ref.month, day: int(e.Day)}, record.FromStory
	}
	if r.now == 0 || r.narrative {
		return when{day: int(e.Day)}, record.FromStory
	}
	y, m := r.ny, r.nm
	if int(e.Day) > r.nd && (e.Dir == Last || e.Dir == NoDir && f.Tense < 0) {
		m--
	} else if int(e.Day) < r.nd && (e.Dir == Next || e.Dir == NoDir && f.Tense > 0) {
		m++
	}
	d := record.DayOf(y, m, 1)
	y, m, _ = d.Date()
	return when{year: y, digits: 4, month: m, day: int(e.Day)}, record.FromWriting
}

// weekdayAndDay: "Sunday 5": the month nearest to the last date told, else to the writing, in which that day of the
// month falls on that day of the week.
func (r *resolver) weekdayAndDay(e *Expr, f *Found) (when, record.Anchor) {
	y, m, anchor := r.ny, r.nm, record.FromWriting
	if r.ref.digits == 4 && r.ref.month > 0 && (r.narrative || r.now == 0 || f.Sentence-r.found[r.refAt-1].Sentence <= 4) {
		y, m, anchor = r.ref.year, r.ref.month, record.FromStory
	} else if r.now == 0 || r.narrative {
		return when{day: int(e.Day), wday: 0}, record.FromStory
	}
	order := [...]int{0, -1, 1, -2, 2, -3, 3, -4, -5, -6}
	if f.Tense > 0 {
		order = [...]int{0, 1, -1, 2, 3, -2, 4, 5, 6, -3}
	}
	for _, shift := range order {
		d := record.DayOf(y, m+shift, int(e.Day))
		if isoWeekday(d) == int(e.Weekday) {
			if _, _, dd := d.Date(); dd == int(e.Day) {
				return onDay(d), anchor
			}
		}
	}
	return when{year: y, digits: 4, month: m, day: int(e.Day)}, anchor
}

// yearFor chooses the year of a month, day of a month, season, quarter or half.
func (r *resolver) yearFor(e *Expr, f *Found) (int, uint8, record.Anchor) {
	month, day := int(e.Month), int(e.Day)
	switch {
	case e.Season != "":
		month = seasonMonth[e.Season]
	case e.Quarter > 0:
		month = 3*int(e.Quarter) - 2
	case e.Half > 0:
		month = 6*int(e.Half) - 5
	}
	if e.Dir >= That && r.refYear != 0 {
		return r.storyYear(e, month, day)
	}
	if r.now == 0 {
		if r.refYear != 0 {
			return r.storyYear(e, month, day)
		}
		return 0, 0, record.FromWriting
	}
	if r.narrative && r.refYear != 0 {
		return r.storyYear(e, month, day)
	}
	// a printed year just before governs a month told after it in the past: "In 1980 ... In July ..."
	if r.explicit && e.Dir == NoDir && f.Tense <= 0 && r.refYear != r.ny && r.refYear < r.ny && f.Sentence-r.yearSent <= 1 && (e.Month > 0 || e.Season != "") && r.sameParagraph(f.Sentence, r.yearSent) && r.ref.month > 0 {
		return r.storyYear(e, month, day)
	}
	if y, ok := r.ofThen(r.at, month, day, f); ok && e.Dir == NoDir && e.Weekday == 0 {
		return y, 4, record.FromStory
	}
	y := r.ny
	if e.Weekday > 0 && day > 0 { // the calendar decides
		for _, c := range [...]int{y, y - 1, y + 1, y - 2, y - 3, y - 4, y - 5, y - 6} {
			if isoWeekday(record.DayOf(c, month, day)) == int(e.Weekday) {
				return c, 4, record.FromWriting
			}
		}
	}
	at := record.DayOf(y, month, max(day, 1))
	length := record.Day(1)
	switch {
	case day > 0:
	case e.Season != "" || e.Quarter > 0:
		length = 90
	case e.Half > 0:
		length = 180
	default:
		length = 30
	}
	switch e.Dir {
	case This:
		return y, 4, record.FromWriting
	case Last:
		if at+length-1 >= r.now {
			y--
		}
		return y, 4, record.FromWriting
	case Next:
		if at <= r.now {
			y++
		}
		return y, 4, record.FromWriting
	}
	switch {
	case day > 0 || e.Holiday != nil: // the nearest, unless the verb says otherwise
		if at-r.now > 182 || f.Tense < 0 && at-r.now > 60 {
			y--
		} else if r.now-at > 182 || f.Tense > 0 && r.now-at > 60 {
			y++
		}
	case e.Season == "WI" && r.nm < 3 && f.Tense <= 0:
		y--
	case (e.Quarter > 0 || e.Half > 0) && at <= r.now: // reports speak of the quarter that has begun last
	case f.Tense > 0:
		if at+length <= r.now {
			y++
		}
	case at > r.now:
		y--
	}
	return y, 4, record.FromWriting
}

func (r *resolver) sameParagraph(a, b int32) bool {
	return a >= 0 && b >= 0 && r.t.Sentences[a].Paragraph == r.t.Sentences[b].Paragraph
}

// storyYear: the year of the story; a month well before the last one told belongs to the next year.
func (r *resolver) storyYear(e *Expr, month, day int) (int, uint8, record.Anchor) {
	y := r.refYear
	if r.ref.digits == 4 && r.ref.year == y {
		last := r.ref.month
		if r.ref.season != "" {
			last = seasonMonth[r.ref.season]
		}
		switch e.Dir {
		case Next, After:
			if last > 0 && month <= last || last == 0 {
				y++
			}
		case Last, Before:
			if last > 0 && month >= last {
				y--
			}
		case NoDir:
			if last >= 11 && month <= 2 && month > 0 {
				y++
			}
		}
	}
	return y, 4, record.FromStory
}
