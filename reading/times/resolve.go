package times

import (
	"testigo/reading/words"
	"testigo/record"
)

// Resolve gives every expression its value, its interval and the anchor it was counted from.
// If the date of writing is an interval, a relative date is resolved at both its ends; where they
// disagree the ends of the likeliest part decide, and where these disagree too the value
// stays relative and the interval covers both.
func Resolve(t *words.Text, found []Found, written record.Dating) []record.Cited[record.Time] {
	iv, best := written.Interval, written.Best
	if iv.From == 0 || iv.To == 0 {
		iv = best
	}
	review := reviewYear(t, found)
	runs := make([][]answer, 0, 4)
	ends := make([]record.Day, 0, 4)
	run := func(d record.Day) []answer {
		for k, e := range ends {
			if e == d {
				return runs[k]
			}
		}
		r := newResolver(t, found, d, review)
		r.loose = iv.From != iv.To
		out := r.all()
		runs, ends = append(runs, out), append(ends, d)
		return out
	}
	var from, to, bestFrom, bestTo, none []answer
	if iv.From != 0 && iv.To != 0 {
		from, to = run(iv.From), run(iv.To)
		if best.From != 0 && best.To != 0 {
			bestFrom, bestTo = run(best.From), run(best.To)
		}
	}
	switch {
	case from == nil:
		none = run(0)
	case len(ends) > 1:
		none = (&resolver{t: t, found: found, blind: true, quarterS: -100, yearSent: -100}).all()
	}
	out := make([]record.Cited[record.Time], len(found))
	for k := range found {
		var a answer
		switch {
		case from == nil:
			a = none[k]
		case from[k].value == to[k].value:
			a = from[k]
		case bestFrom != nil && bestFrom[k].value == bestTo[k].value:
			a = bestFrom[k]
		default:
			a = none[k]
			a.anchor = from[k].anchor
			if x, y := from[k].interval, to[k].interval; x.Stated() && y.Stated() {
				a.interval = record.Interval{From: min(x.From, y.From), To: max(x.To, y.To)}
				a.edtf = a.interval.EDTF()
			}
		}
		tm := record.Time{Type: found[k].Type, Value: a.value, Mod: a.mod, EDTF: a.edtf, Interval: a.interval, Anchor: a.anchor, RangeWith: found[k].RangeWith}
		if a.from > 0 {
			tm.AnchorSpan = found[a.from-1].Span
		}
		out[k] = record.CiteSpan(t.Doc, found[k].Span, tm)
	}
	return out
}

// answer is one resolved expression.
type answer struct {
	value, mod, edtf string
	interval         record.Interval
	anchor           record.Anchor
	from             int // index in found, plus one, of the story date it was counted from
}

// resolver runs over the expressions of a text in order, with one day as date of writing (0 = unknown).
type resolver struct {
	t         *words.Text
	found     []Found
	now       record.Day
	ny, nm    int
	nd        int
	narrative bool
	loose     bool // the date of writing is known by its interval only: weekdays count from the story
	blind     bool // nothing is counted from anything: values stay relative
	country   string
	then      record.Day // the day that an anniversary remembers, 0 = none
	thenAt    int        // the expression that names it
	at        int        // the expression at work

	ref      when // last date told
	refAt    int  // index of the expression it came from, plus one
	dayRef   when // last day told
	dayAt    int32
	refYear  int  // last year told, 0 = none
	explicit bool // refYear was printed, not worked out
	yearSent int32
	printed  int // last year printed, and where
	printedS int32
	quarter  when // last quarter told
	quarterS int32
}

// newResolver: review is the year that a chronicle or the review of a year begins with; 0 = it is none.
func newResolver(t *words.Text, found []Found, now record.Day, review int) *resolver {
	r := &resolver{t: t, found: found, now: now, quarterS: -100, yearSent: -100}
	if now != 0 {
		r.ny, r.nm, r.nd = now.Date()
	}
	r.then, r.thenAt = anniversary(t, found, now)
	r.refYear = review
	r.narrative = review != 0 || r.tellsHistory()
	r.country = countryOf(t)
	return r
}

// tellsHistory decides how the document counts: many printed years far from the date of writing and few
// words that point at it ("today", "on Monday", "last week") make a narrative.
func (r *resolver) tellsHistory() bool {
	years, far, full, deictic := 0, 0, 0, 0
	first, last := 9999, -9999
	for k := range r.found {
		e := &r.found[k].Expr
		switch {
		case e.Kind == Calendar && e.HasYear && e.Digits == 4:
			years++
			first, last = min(first, e.Year), max(last, e.Year)
			if r.now == 0 || e.Year < r.ny-3 || e.Year > r.ny+3 {
				far++
				if e.Month > 0 {
					full++
				}
			}
		case e.Deictic, e.Kind == Calendar && e.Dir != NoDir && e.Dir < That, e.Kind == Calendar && e.Weekday > 0 && e.Day == 0, e.Kind == Shift && (e.Dir == This || e.Dir == Last || e.Dir == Next), e.Kind == Shift && e.N < 0 && !e.Story:
			deictic++
		}
	}
	if r.now == 0 {
		return years >= 1
	}
	if years >= 25 && last-first >= 3 && deictic*8 < years {
		return true // a chronicle of recent years
	}
	// a report that looks back at bare years ("the 1993 constitution") is no narrative: it gives no months with them
	return years >= 8 && far*10 >= years*6 && deictic*8 < years && full >= 3
}

func (r *resolver) all() []answer {
	out := make([]answer, len(r.found))
	par := int32(-1)
	for k := range r.found {
		f := &r.found[k]
		if s := &r.t.Sentences[f.Sentence]; s.Paragraph != par {
			par = s.Paragraph
			if s.Kind == record.Heading {
				r.ref, r.refAt = when{}, 0
			}
		}
		out[k] = r.one(k, f)
	}
	return out
}

func (r *resolver) one(k int, f *Found) answer {
	e := &f.Expr
	a := answer{mod: e.Mod}
	switch e.Kind {
	case Vague:
		a.value = e.Ref + "_REF"
		return a
	case Length:
		a.value = period(e.N, e.Vague, e.Unit)
		return a
	case Repeat:
		a.value = e.repeated()
		return a
	}
	if e.Kind == Shift && e.Vague { // "several years ago", "a few days later"
		a.value = "FUTURE_REF"
		if f.Expr.N < 0 || f.Expr.Past {
			a.value = "PAST_REF"
		}
		return a
	}
	var w when
	r.at = k
	if d := r.dayOfClock(k); d != nil {
		w, a.anchor = r.date(&d.Expr, d)
		w.part, w.clock, w.zone = "", "", ""
	} else {
		w, a.anchor = r.date(e, f)
	}
	if a.anchor == record.FromStory && r.refAt > 0 {
		a.from = r.refAt
	}
	w.part, w.clock, w.zone, w.fiscal = e.Part, e.Clock, e.Zone, e.Fiscal
	a.value = w.value()
	a.interval = portion(w.interval(), e.Mod)
	a.edtf = w.edtf(a.interval, e.Mod)
	r.remember(k, f, w)
	return a
}

// dayOfClock is the day that follows a time of day in its sentence: "at about 10:35 a.m. (0735 GMT) Friday"; nil if none does.
func (r *resolver) dayOfClock(k int) *Found {
	f := &r.found[k]
	if e := &f.Expr; e.Kind != Calendar || e.Clock == "" || e.HasYear || e.Month > 0 || e.Day > 0 || e.Weekday > 0 || e.Deictic || e.Dir != NoDir {
		return nil
	}
	at := f.Last
	for n := k + 1; n < len(r.found) && n <= k+2; n++ {
		g := &r.found[n]
		if g.Sentence != f.Sentence || g.First-at > 2 {
			return nil
		}
		for i := at; i < g.First; i++ {
			if w := r.t.Tokens[i].Norm; w == "and" || w == "y" || w == "e" || w == "," {
				return nil
			}
		}
		e := &g.Expr
		if e.Kind == Calendar && (e.Weekday > 0 || e.Day > 0 && e.Month > 0 || e.Deictic) {
			return g
		}
		if e.Kind != Calendar || e.Clock == "" {
			return nil
		}
		at = g.Last
	}
	return nil
}

// remember keeps the date for what is told after it.
func (r *resolver) remember(k int, f *Found, w when) {
	e := &f.Expr
	if r.blind || w.digits == 4 && e.HasYear && r.aside(f, w) || r.loose && e.Weekday > 0 && e.Day == 0 && e.Dir == NoDir {
		return
	}
	if w.digits == 4 {
		if e.HasYear || (w.month > 0 || e.Kind == Shift && e.Story) {
			r.refYear, r.yearSent = w.year, f.Sentence
			r.explicit = e.HasYear && !r.ofTerm(f)
			if e.HasYear {
				r.printed, r.printedS = w.year, f.Sentence
			}
		}
		if w.quart > 0 && e.Kind != Shift {
			r.quarter, r.quarterS = w, f.Sentence
		}
		r.ref, r.refAt = w, k+1
		r.ref.part, r.ref.clock, r.ref.zone = "", "", ""
		if w.isDay() {
			r.dayRef, r.dayAt = r.ref, f.Sentence
		}
	}
}

// ofTerm: the date is one end of a stretch that goes on ("under curfew since July 1976"): the months told after it
// are not of its year.
func (r *resolver) ofTerm(f *Found) bool {
	if f.First == 0 || r.t.Tokens[f.First-1].Sentence != f.Sentence {
		return false
	}
	switch r.t.Tokens[f.First-1].Norm {
	case "since", "until", "till", "desde", "hasta":
		return true
	}
	return false
}

// aside tells a bare year inside a sentence ("a plan for 1976", "the 1954 accords") from one that sets the
// scene ("In 1976, …"): days told afterwards go on in the year of the last full date.
func (r *resolver) aside(f *Found, w when) bool {
	if w.month > 0 || w.season != "" || r.refAt == 0 || r.refYear == 0 || r.refYear == w.year {
		return false
	}
	s := &r.t.Sentences[f.Sentence]
	return s.Kind == record.Body && f.First-s.First > 3 && f.Sentence-r.found[r.refAt-1].Sentence < 6 && r.ref.month > 0
}

func (e *Expr) repeated() string {
	switch {
	case e.Weekday > 0:
		s := "XXXX-WXX-" + string('0'+rune(e.Weekday))
		if e.Part != "" {
			s += "T" + e.Part
		}
		return s
	case e.Month > 0:
		return "XXXX-" + two(int(e.Month))
	case e.Season != "":
		return "XXXX-" + e.Season
	case e.Part != "":
		return "XXXX-XX-XXT" + e.Part
	case e.Unit == Weekend:
		return "XXXX-WXX-WE"
	case e.Unit == Quarter:
		return period(e.N, e.Vague, Quarter)
	}
	return period(max(e.N, 1), e.Vague, e.Unit)
}
