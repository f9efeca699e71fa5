// Package dating finds out when a document was written, from what it says: every stamp printed on it
// and every date, office and event it mentions is weighed, with reasons.
//
// Each piece of evidence allows the writing on certain days and has a weight: a past event forbids the days before
// it, a plan the days after it; "for the rest of 1983" allows one year; a president named as in office, his term; a weekday
// with a day of the month, the years in which they agree. The days on which most weight agrees are the
// answer. A single false clue is thus outvoted, not obeyed. A printed stamp is evidence like any other, only heavier:
// if the content speaks against it with more weight, it is reported as contradicted.
//
// Relative dates count from the first writing: the stamp of a first publication wins over
// that of a reprint or translation.
//
// What is asked is the relation of a date to the writing, after Chambers (2012), who showed that such relations are worth more
// than the words of an age. Knowledge from packs (terms of office, dated events) never becomes a
// witness: each reason quotes the sentence that touched it and is marked external.
package dating

import (
	"slices"
	"sort"
	"strconv"

	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// The years that a writing date may have.
var (
	earliest = record.DayOf(1800, 1, 1)
	latest   = record.DayOf(2039, 12, 31)
)

// evidence allows the writing on some days.
type evidence struct {
	code     string
	text     string
	span     record.Span // the sentence or stamp that says so; zero for a page date
	allows   []record.Interval
	weight   float64
	external bool
	stamp    int // index in Meta.Stamps plus one
}

// Choose dates a document by its stamps and content. found is the result of [times.Find].
func Choose(t *words.Text, found []times.Found) record.Dating { return ChooseWithPage(t, found, "") }

// ChooseWithPage takes account of a date that came with the page but is not printed in the text (EDTF); such a date can
// be believed but never cited.
func ChooseWithPage(t *words.Text, found []times.Found, pageDate string) record.Dating {
	w := &weigher{t: t, found: found, resolved: times.Resolve(t, found, record.Dating{}), chronicleOf: times.Entries(t, found)}
	w.context()
	w.coverage()
	w.stamps(pageDate)
	w.closing()
	w.entries()
	w.absolute()
	w.equations()
	w.weekdays()
	w.yearless()
	w.events()
	w.offices()
	w.episodes()
	w.proximity()
	d := w.decide()
	d.Released = released(t.Doc, d.Best, w.first)
	return d
}

// weigher gathers evidence about one document.
type weigher struct {
	t        *words.Text
	found    []times.Found
	resolved []record.Cited[record.Time]
	all      []evidence

	countries    map[string]bool
	review       bool            // the text goes through the year of its title
	chronicleOf  []int           // by paragraph: the entry it stands under, see [times.Entries]
	newsy        bool            // "today", "yesterday", "on Monday": reports what is fresh
	yearlessDays bool            // "on 5 May": days told without their year
	covers       record.Span     // the sentence that says which month the document tells; zero = none
	covered      record.Interval // that month
	first        int             // index in Meta.Stamps, plus one, of the first-publication stamp
	lowerBound   record.Day      // the latest thing told as past
}

func (w *weigher) add(e evidence) {
	if len(w.all) < maxEvidence && e.weight > 0 && len(e.allows) > 0 {
		w.all = append(w.all, e)
	}
}

// maxEvidence bounds the work on hostile text.
const maxEvidence = 2000

// since, until and within build what a piece of evidence allows.
func since(d record.Day) []record.Interval { return []record.Interval{{From: d, To: latest}} }
func until(d record.Day) []record.Interval { return []record.Interval{{From: earliest, To: d}} }
func within(from, to record.Day) []record.Interval {
	return []record.Interval{{From: max(from, earliest), To: min(to, latest)}}
}

func (w *weigher) sentence(s int32) record.Span {
	if s < 0 || int(s) >= len(w.t.Sentences) {
		return record.Span{}
	}
	return w.t.Sentences[s].Span
}

// segment is a run of days on which the same evidence agrees.
type segment struct {
	record.Interval
	score float64
}

// segments cuts the calendar at every border of the evidence and sums the weights; evidence of the code without is left out.
func segments(all []evidence, without string) []segment {
	type step struct {
		day record.Day
		by  float64
	}
	n := 1
	for i := range all {
		n += len(all[i].allows)
	}
	steps := append(make([]step, 0, 2*n), step{earliest, 0}, step{latest + 1, 0})
	for i := range all {
		e := &all[i]
		if e.code == without {
			continue
		}
		for _, iv := range e.allows {
			if iv.From > iv.To || iv.To < earliest || iv.From > latest {
				continue
			}
			steps = append(steps, step{max(iv.From, earliest), e.weight}, step{min(iv.To, latest) + 1, -e.weight})
		}
	}
	slices.SortFunc(steps, func(a, b step) int { return int(a.day) - int(b.day) })
	out := make([]segment, 0, len(steps))
	score := 0.0
	for k := 0; k < len(steps); {
		day := steps[k].day
		for k < len(steps) && steps[k].day == day {
			score += steps[k].by
			k++
		}
		if day > latest || k == len(steps) {
			break
		}
		if n := len(out); n > 0 && abs(out[n-1].score-score) < 1e-9 {
			out[n-1].To = steps[k].day - 1
			continue
		}
		out = append(out, segment{record.Interval{From: day, To: steps[k].day - 1}, score})
	}
	return out
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}

// decide takes the days on which most weight agrees.
func (w *weigher) decide() record.Dating {
	var d record.Dating
	segs := segments(w.all, "")
	if len(w.all) == 0 || len(segs) == 0 {
		return d
	}
	best := segs[0]
	for _, s := range segs {
		if s.score > best.score+1e-9 {
			best = s
		}
	}
	// times that are as good: the same days of other years. The middle one is the likeliest, all of them are possible.
	var tied []segment
	for _, s := range segs {
		if s.score > best.score-1e-9 {
			tied = append(tied, s)
		}
	}
	hull := record.Interval{From: tied[0].From, To: tied[len(tied)-1].To}
	best = tied[len(tied)/2]
	if len(tied) > 1 && hull.To-hull.From > maxDoubt {
		// any year would do: then a printed date decides, if there is one
		s, ok := w.stamped(segs)
		if !ok {
			return d
		}
		best, tied = s, nil
	}
	// how much better than any other time of a different year
	rival := 0.0
	for _, s := range segs {
		if (s.To < best.From-200 || s.From > best.To+200) && s.score > rival {
			rival = s.score
		}
	}
	if best.score <= 0 || best.From == earliest && best.To >= latest {
		return d
	}
	margin := best.score - rival
	d.Confidence = max(0, min(0.97, margin/(margin+1.5)))
	d.Interval = w.possible(best)
	d.Best = best.Interval
	if days := d.Best.Days(); days > 240 && w.lowerBound != 0 && best.From-w.lowerBound < 366 {
		d.Best.To = d.Best.From + 120
	}
	if len(tied) > 1 {
		d.Interval = hull
	}
	if d.Interval.To >= latest {
		d.Interval.To = 0
	}
	if d.Interval.From <= earliest {
		d.Interval.From = 0
	}
	if best.From <= earliest {
		d.Best = record.Interval{From: best.To - 120, To: best.To}
	}
	if d.Best.To >= latest {
		d.Best.To = d.Best.From + 365
	}
	w.judgeStamps(&d, best)
	d.EDTF = d.Interval.EDTF()
	w.reasons(&d, best)
	return d
}

// maxDoubt is the widest range of tied times that is still an answer.
const maxDoubt = 40 * 366

// possible is the run of days around the best that is as good without the pull towards what was told last: that pull says
// what is likely, not what is possible.
func (w *weigher) possible(best segment) record.Interval {
	for _, s := range segments(w.all, "near") {
		if s.From <= best.From && best.To <= s.To {
			return s.Interval
		}
	}
	return best.Interval
}

// stamped is the best time that agrees with a stamp or page date.
func (w *weigher) stamped(segs []segment) (best segment, ok bool) {
	for _, e := range w.all {
		if e.code != "stamp" && e.code != "page-date" {
			continue
		}
		for _, iv := range e.allows {
			for _, s := range segs {
				if both, in := overlap(iv, s.Interval); in && (!ok || s.score > best.score) {
					best, ok = segment{both, s.score}, true
				}
			}
		}
	}
	return best, ok
}

// judgeStamps says which stamp the content bears out, and sharpens the answer to it.
func (w *weigher) judgeStamps(d *record.Dating, best segment) {
	stamps := w.t.Doc.Meta.Stamps
	believed := 0.0
	for _, e := range w.all {
		if e.code != "stamp" && e.code != "page-date" {
			continue
		}
		agrees := false
		for _, iv := range e.allows {
			if both, ok := overlap(iv, best.Interval); ok && iv.To-iv.From < 400 {
				agrees = true
				if e.weight > believed {
					d.Interval, d.Best, believed = both, both, e.weight
				}
			}
		}
		if e.stamp == 0 {
			continue
		}
		switch {
		case agrees && (!d.Believed.Stated() || w.first == e.stamp):
			d.Believed = stamps[e.stamp-1]
		case !agrees && !d.Contradicted.Stated() && w.first == 0:
			d.Contradicted = stamps[e.stamp-1]
		}
	}
}

func overlap(a, b record.Interval) (record.Interval, bool) {
	iv := record.Interval{From: max(a.From, b.From), To: min(a.To, b.To)}
	return iv, iv.From <= iv.To
}

// reasons cites the evidence that agrees with the answer, heaviest first, and then what speaks against it.
func (w *weigher) reasons(d *record.Dating, best segment) {
	order := make([]int, len(w.all))
	for i := range order {
		order[i] = i
	}
	agrees := func(e *evidence) bool {
		for _, iv := range e.allows {
			if _, ok := overlap(iv, best.Interval); ok {
				return true
			}
		}
		return false
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := &w.all[order[i]], &w.all[order[j]]
		if x, y := agrees(a), agrees(b); x != y {
			return x
		}
		return w.telling(a, best) > w.telling(b, best)
	})
	told := map[string]bool{}
	for _, k := range order {
		e := &w.all[k]
		if len(d.Reasons) >= maxReasons || e.span.Len() == 0 || e.text == "" || told[e.text] {
			continue
		}
		told[e.text] = true
		text := e.text
		var implies record.Interval
		if agrees(e) {
			for _, iv := range e.allows {
				if _, ok := overlap(iv, best.Interval); ok {
					implies = iv
				}
			}
		} else {
			implies = e.allows[0]
			text += " (outweighed)"
		}
		if implies.To >= latest {
			implies.To = 0
		}
		if implies.From <= earliest {
			implies.From = 0
		}
		r := record.Reason{Code: e.code, Text: text, Implies: implies, External: e.external}
		d.Reasons = append(d.Reasons, record.CiteSpan(w.t.Doc, e.span, r))
	}
}

// telling ranks evidence for the reader: by weight, and before it what draws the borders of the answer.
func (w *weigher) telling(e *evidence, best segment) float64 {
	near := 0.0
	for _, iv := range e.allows {
		if abs(float64(iv.From-best.From)) < 400 || abs(float64(iv.To-best.To)) < 400 {
			near = 3
		}
	}
	return e.weight + near
}

// maxReasons are shown; more would not be read.
const maxReasons = 24

func year(n int) string { return strconv.Itoa(n) }
