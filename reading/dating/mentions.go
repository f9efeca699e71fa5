package dating

import (
	"sort"
	"strconv"
	"strings"

	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// context looks at the document as a whole: does it report fresh news.
func (w *weigher) context() {
	deictic := 0
	for k := range w.found {
		e := &w.found[k].Expr
		if e.Deictic || e.Kind == times.Calendar && e.Weekday > 0 && e.Day == 0 && e.Dir == times.NoDir {
			deictic++
		}
	}
	w.newsy = deictic >= 1
	for k := range w.found {
		e := &w.found[k].Expr
		if e.Kind == times.Calendar && e.Month > 0 && e.Day > 0 && !e.HasYear && !w.inStamp(w.found[k].Span) {
			w.yearlessDays = true
		}
	}
}

func (w *weigher) norm(i int32) string {
	if i < 0 || int(i) >= len(w.t.Tokens) {
		return ""
	}
	return w.t.Tokens[i].Norm
}

// ahead tells that an expression is spoken of as to come: 2 plainly, 1 by an infinitive of purpose or plan.
func (w *weigher) ahead(f *times.Found) int {
	if f.Tense > 0 {
		return 2
	}
	s := &w.t.Sentences[f.Sentence]
	steps := 0
	for i := f.First - 1; i >= s.First && steps < 9; i-- {
		steps++
		switch n := w.norm(i); n {
		case "due", "scheduled", "slated", "upcoming", "forthcoming", "previsto", "prevista", "previstas", "programadas", "programada", "proximas", "venideras":
			return 2
		case "until", "later":
			if w.norm(i-1) == "not" || w.norm(i-1) == "no" {
				return 2
			}
		case "to":
			if b := w.norm(i + 1); b != "" && !isUpperStart(w.t, i+1) && (w.t.Tokens[i+1].Form == words.Infinitive || w.t.Tokens[i+1].Form == words.Base || planVerb[b]) && f.Tense >= 0 {
				return 1
			} else if planVerb[b] {
				return 1
			}
		case ".", ";", ":":
			return 0
		}
	}
	return 0
}

func isUpperStart(t *words.Text, i int32) bool { return t.Tokens[i].Shape != words.Lower }

// attributive: the year belongs to a name ("the 1993 Constitution", "of 1965 Rio Conference").
func (w *weigher) attributive(f *times.Found) bool {
	if int(f.Last) >= len(w.t.Tokens) || f.Last-f.First != 1 {
		return false
	}
	next := &w.t.Tokens[f.Last]
	return next.Kind == words.Word && next.Shape != words.Lower && next.Sentence == f.Sentence && w.norm(f.First-1) != "in" && w.norm(f.First-1) != "en"
}

// planVerb are the verbs after "to" that make a plan of what follows.
var planVerb = map[string]bool{"hold": true, "begin": true, "start": true, "serve": true, "take": true, "end": true, "be": true, "return": true, "call": true, "run": true, "elect": true, "open": true, "launch": true, "vote": true, "transfer": true, "hand": true, "reach": true, "cover": true}

// absolute weighs dates with a printed year: told as past they bound from below, as plans from above.
func (w *weigher) absolute() {
	seen := map[record.Day]int{}
	for k, c := range w.resolved {
		f := &w.found[k]
		e := &f.Expr
		tm := c.Value()
		if e.Kind != times.Calendar || !e.HasYear || e.Digits != 4 || tm.Interval.From < earliest || tm.Interval.To > latest || w.inStamp(f.Span) {
			continue
		}
		s := &w.t.Sentences[f.Sentence]
		if s.Kind == record.Byline || s.Kind == record.Footnote && false {
			continue
		}
		prev, prev2 := w.norm(f.First-1), w.norm(f.First-2)
		restOf := (prev == "of" || prev == "de") && (prev2 == "rest" || prev2 == "remainder" || prev2 == "resto")
		if restOf && f.Tense > 0 { // "for the rest of 1990 output will fall": that year or the one before
			w.add(evidence{code: "this-year", text: year(e.Year) + " is near", span: s.Span, allows: within(record.DayOf(e.Year-1, 7, 1), record.DayOf(e.Year, 12, 31)), weight: 2})
			continue
		}
		if restOf {
			w.add(evidence{code: "this-year", text: year(e.Year) + " is not over yet", span: s.Span, allows: within(record.DayOf(e.Year, 1, 1), record.DayOf(e.Year, 12, 31)), weight: 3})
			continue
		}
		ahead := w.ahead(f)
		if w.attributive(f) {
			ahead = 0
		}
		if w.yearlessDays && !w.review && e.Day == 0 && seen[record.Day(e.Year)] == 0 {
			// who writes days without a year prints the year only of another one
			seen[record.Day(e.Year)]++
			if ahead == 0 {
				w.add(evidence{code: "printed-year", allows: since(record.DayOf(e.Year+1, 1, 1)), weight: 0.5})
			}
		}
		switch ahead {
		case 2:
			w.add(evidence{code: "future-event", text: c.Witness().Quote() + " is still ahead", span: s.Span, allows: until(tm.Interval.To), weight: 2})
		case 1:
			w.add(evidence{code: "future-event", text: c.Witness().Quote() + " is spoken of as a plan", span: s.Span, allows: until(tm.Interval.To), weight: 1})
		default:
			if prev == "for" {
				continue // "the budget for 1984" says nothing of before or after
			}
			if prev == "by" || prev == "until" || prev == "hasta" || prev == "para" {
				if f.Tense >= 0 {
					continue
				}
			}
			if seen[tm.Interval.From]++; seen[tm.Interval.From] > 2 {
				continue
			}
			weight := 2.0
			if f.Tense < 0 {
				weight = 2.5
			}
			from := tm.Interval.From
			w.add(evidence{code: "past-event", text: c.Witness().Quote() + " is told as past or under way", span: s.Span, allows: since(from), weight: weight})
			w.lowerBound = max(w.lowerBound, from)
		}
	}
}

func (w *weigher) inStamp(s record.Span) bool {
	for _, c := range w.t.Doc.Meta.Stamps {
		if c.Witness().Span().Overlaps(s) {
			return true
		}
	}
	return false
}

// equations: "ten years ago, in 1968", "last year (1985)", "the 20th anniversary of the coup of 1973".
func (w *weigher) equations() {
	for k := range w.found {
		f := &w.found[k]
		e := &f.Expr
		n := 0
		switch {
		case e.Kind == times.Shift && e.Unit == times.Year && !e.Story && e.N < 0 && e.N == float64(int(e.N)) && e.N > -200:
			n = -int(e.N)
		case e.Kind == times.Shift && e.Unit == times.Year && e.Dir == times.Last && e.N == 0:
			n = 1
		case e.Kind == times.Shift && e.Unit == times.Year && e.Dir == times.This && e.N == 0:
			n = 0
		default:
			w.anniversary(k)
			continue
		}
		for _, m := range [...]int{k + 1, k - 1} {
			if m < 0 || m >= len(w.found) {
				continue
			}
			g := &w.found[m]
			if g.Sentence != f.Sentence || !g.Expr.HasYear || g.Expr.Digits != 4 {
				continue
			}
			gap := max(g.First-f.Last, f.First-g.Last)
			if gap < 0 || gap > 2 {
				continue
			}
			y := g.Expr.Year + n
			w.add(evidence{code: "equation", text: w.t.Doc.Quote(f.Span) + " and " + w.t.Doc.Quote(g.Span) + " are the same time", span: w.sentence(f.Sentence),
				allows: within(record.DayOf(y, 1, 1), record.DayOf(y, 12, 31)), weight: 3})
		}
	}
}

func (w *weigher) anniversary(k int) {
	f := &w.found[k]
	if !f.Expr.HasYear || f.Expr.Digits != 4 {
		return
	}
	s := &w.t.Sentences[f.Sentence]
	for i := s.First; i < s.Last; i++ {
		if n := w.norm(i); n != "anniversary" && n != "aniversario" || i == s.First {
			continue
		}
		num := strings.TrimRight(w.norm(i-1), "thndrs")
		n, err := strconv.Atoi(num)
		if err != nil || n < 1 || n > 200 {
			continue
		}
		y := f.Expr.Year + n
		w.add(evidence{code: "equation", text: "anniversary " + num + " of " + year(f.Expr.Year), span: s.Span,
			allows: within(record.DayOf(y-1, 10, 1), record.DayOf(y+1, 2, 28)), weight: 2})
	}
}

// weekdays: a weekday with a day of the month holds in one year of six or so.
func (w *weigher) weekdays() {
	for k := range w.found {
		f := &w.found[k]
		e := &f.Expr
		if e.Weekday == 0 || e.Day == 0 || e.Month == 0 || e.HasYear || w.inStamp(f.Span) {
			continue
		}
		var allows []record.Interval
		for y := firstYear; y <= lastYear; y++ {
			d := record.DayOf(y, int(e.Month), int(e.Day))
			if (d.Weekday()+6)%7+1 != int(e.Weekday) {
				continue
			}
			iv := record.Interval{From: d, To: d + 300}
			if w.ahead(f) > 0 {
				iv = record.Interval{From: d - 300, To: d}
			}
			allows = append(allows, iv)
		}
		w.add(evidence{code: "weekday", text: w.t.Doc.Quote(f.Span) + " agrees with the calendar in some years only", span: w.sentence(f.Sentence), allows: disjoint(allows), weight: 2})
	}
}

// disjoint merges sorted intervals that overlap, so that none counts twice.
func disjoint(ivs []record.Interval) []record.Interval {
	sort.Slice(ivs, func(i, j int) bool { return ivs[i].From < ivs[j].From })
	out := ivs[:0]
	for _, iv := range ivs {
		if n := len(out); n > 0 && iv.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, iv.To)
			continue
		}
		out = append(out, iv)
	}
	return out
}

// yearless weighs days of the month without a year. What is told lies on an arc of the circle of the year; the writing
// follows soon after its end, and before what is still to come. The arc is what the widest gap between two days leaves.
func (w *weigher) yearless() {
	type day struct {
		doy   int
		found int
	}
	var past, future []day
	for k := range w.found {
		f := &w.found[k]
		e := &f.Expr
		if e.Kind != times.Calendar || e.HasYear || e.Month == 0 || e.Day == 0 || e.YearRel != times.NoDir || e.Dir == times.Next || w.inStamp(f.Span) || w.yearNear(k) {
			continue
		}
		d := day{int(record.DayOf(2001, int(e.Month), int(e.Day)) - record.DayOf(2001, 1, 1)), k}
		if w.ahead(f) > 0 {
			future = append(future, d)
		} else {
			past = append(past, d)
		}
	}
	if len(past) == 0 || w.chronicleOf != nil || w.review {
		return
	}
	sort.SliceStable(past, func(i, j int) bool { return past[i].doy < past[j].doy })
	end, gap := len(past)-1, 365-past[len(past)-1].doy+past[0].doy
	for i := 0; i+1 < len(past); i++ {
		if g := past[i+1].doy - past[i].doy; g > gap {
			end, gap = i, g
		}
	}
	last := past[end]
	window := min(60, gap)
	text := w.t.Doc.Quote(w.found[last.found].Span) + " is the last day told as past"
	w.add(evidence{code: "last-day", text: text, span: w.sentence(w.found[last.found].Sentence), weight: 1.2,
		allows: eachYear(func(y int) record.Interval {
			d := w.dayIn(y, last.found)
			return record.Interval{From: d, To: d + record.Day(window)}
		})})
	w.add(evidence{code: "last-day", span: w.sentence(w.found[last.found].Sentence), weight: 0.6,
		allows: disjoint(eachYear(func(y int) record.Interval {
			d := w.dayIn(y, last.found)
			return record.Interval{From: d, To: d + record.Day(min(gap-1, 200))}
		}))})
	// the first day to come after the arc
	best := day{-1, 0}
	dist := 400
	for _, f := range future {
		if g := ((f.doy - last.doy) + 365) % 365; g < dist {
			best, dist = f, g
		}
	}
	if best.doy >= 0 && dist < 200 {
		w.add(evidence{code: "next-day", text: w.t.Doc.Quote(w.found[best.found].Span) + " is still ahead", span: w.sentence(w.found[best.found].Sentence), weight: 1.5,
			allows: eachYear(func(y int) record.Interval {
				d := w.dayIn(y, last.found)
				to := w.dayIn(y, best.found)
				if to < d {
					to = w.dayIn(y+1, best.found)
				}
				return record.Interval{From: d, To: to}
			})})
	}
}

// dayIn is the day of an expression with month and day in a year.
func (w *weigher) dayIn(year, found int) record.Day {
	e := &w.found[found].Expr
	return record.DayOf(year, int(e.Month), int(e.Day))
}

// yearNear: a printed year just before governs the day ("In 1987 ... On 5 November ...").
func (w *weigher) yearNear(k int) bool {
	for m := k - 1; m >= 0 && m >= k-3; m-- {
		f, g := &w.found[k], &w.found[m]
		if f.Sentence-g.Sentence > 1 {
			return false
		}
		if g.Expr.HasYear && g.Expr.Digits == 4 && f.Sentence-g.Sentence <= 1 && w.t.Sentences[f.Sentence].Paragraph == w.t.Sentences[g.Sentence].Paragraph {
			return f.Sentence == g.Sentence || f.Expr.Dir == times.NoDir
		}
	}
	return false
}

// proximity: documents speak of what is near. A slight pull towards the last thing told.
func (w *weigher) proximity() {
	if w.lowerBound == 0 {
		return
	}
	w.add(evidence{code: "near", allows: within(w.lowerBound, w.lowerBound+365), weight: 0.4})
	w.add(evidence{code: "near", allows: within(w.lowerBound, w.lowerBound+3*365), weight: 0.3})
	w.add(evidence{code: "near", allows: within(w.lowerBound, w.lowerBound+10*365), weight: 0.3})
}
