package dating

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// Options of a run.
type Options struct {
	By     string // "", page_date_is, evidence, lang or set: break the scores down
	Errors int    // print so many documents with a wrong year
}

// Groupings are the values of Options.By.
var Groupings = []string{"page_date_is", "evidence", "lang", "set"}

// Row holds the scores of one group; shares in percent with one decimal.
type Row struct {
	Name             string
	N                int
	Answered         float64
	Day, Month, Year float64
	Y1, Y5           float64 // within one and five years
	PrecYear         float64
	MAEYears         float64
	Cover            float64
	WidthYears       float64
	HasWidth         bool // false: nothing was answered
}

// Fault is a document with a wrong year or none.
type Fault struct {
	ID, Gold, Pred string
	Layer          string
	Grounds        []Ground
}

// Report is the outcome; the first row is over everything.
type Report struct {
	Rows     []Row
	Faults   []Fault
	Warnings []string

	errors int
}

const daysPerYear = 365.25

type tally struct {
	name                                           string
	n, answered, day, month, year, y1, y5, covered int
	off, width                                     []float64 // years
}

// count adds one to n if the condition holds.
func count(n *int, holds bool) {
	if holds {
		*n++
	}
}

// add tells whether the year is right.
func (c *tally) add(g interval, p *Prediction) (bool, error) {
	c.n++
	point, stated, answered, err := p.intervals()
	if err != nil || !answered {
		return false, err
	}
	c.answered++
	a, b := point.first, point.last
	middle, goldMiddle := point.middle(), g.middle()
	yearA, monthA := a.date()
	yearB, monthB := b.date()
	goldYearA, goldMonthA := g.first.date()
	goldYearB, goldMonthB := g.last.date()
	middleYear, _ := middle.date()

	isDay := a == b && g.first <= a && a <= g.last
	count(&c.day, isDay)
	m := 12*yearA + monthA
	count(&c.month, isDay || m == 12*yearB+monthB && 12*goldYearA+goldMonthA <= m && m <= 12*goldYearB+goldMonthB)
	isYear := yearA == yearB && goldYearA <= yearA && yearA <= goldYearB
	count(&c.year, isYear)
	off := 0
	if middleYear < goldYearA || middleYear > goldYearB {
		off = min(abs(middleYear-goldYearA), abs(middleYear-goldYearB))
	}
	count(&c.y1, off <= 1)
	count(&c.y5, off <= 5)
	away := 0.0
	if middle < g.first || middle > g.last {
		away = float64(abs(int(middle-goldMiddle))) / daysPerYear
	}
	c.off = append(c.off, away)
	count(&c.covered, stated.first <= g.last && stated.last >= g.first)
	c.width = append(c.width, float64(stated.last-stated.first)/daysPerYear)
	return isYear, nil
}

func abs(n int) int { return max(n, -n) }

func (c *tally) row() Row {
	n, k := float64(max(1, c.n)), float64(max(1, c.answered))
	share := func(x int, of float64) float64 { return pytext.Round(float64(100*x)/of, 1) }
	sum := 0.0
	for _, x := range c.off {
		sum += x
	}
	r := Row{Name: c.name, N: c.n, Answered: share(c.answered, n), Day: share(c.day, n), Month: share(c.month, n), Year: share(c.year, n),
		Y1: share(c.y1, n), Y5: share(c.y5, n), PrecYear: share(c.year, k), MAEYears: pytext.Round(sum/k, 2), Cover: share(c.covered, k)}
	if w := slices.Sorted(slices.Values(c.width)); len(w) > 0 {
		r.HasWidth = true
		r.WidthYears = w[len(w)/2]
		if len(w)%2 == 0 {
			r.WidthYears = (w[len(w)/2-1] + w[len(w)/2]) / 2
		}
		r.WidthYears = pytext.Round(r.WidthYears, 2)
	}
	return r
}

// Score compares predictions with gold. Of two rows with one id the later
// counts. Gold rows without a date are left out.
func Score(gold []Gold, preds []Prediction, o Options) (*Report, error) {
	if o.By != "" && !slices.Contains(Groupings, o.By) {
		return nil, fmt.Errorf("cannot group by %q; one of %s", o.By, strings.Join(Groupings, ", "))
	}
	r := &Report{errors: o.Errors}
	found := make(map[string]*Prediction, len(preds))
	for i := range preds {
		found[preds[i].ID] = &preds[i]
	}
	docs := r.documents(gold, found)
	all := &tally{name: "ALL"}
	order, by := []*tally{all}, map[string]*tally{"ALL": all}
	for _, g := range docs {
		p := found[g.ID]
		want, err := g.interval()
		if err != nil {
			return nil, fmt.Errorf("gold %s: %w", g.ID, err)
		}
		right, err := all.add(want, p)
		if err != nil {
			return nil, fmt.Errorf("prediction %s: %w", g.ID, err)
		}
		if !right {
			f := Fault{ID: g.ID, Gold: show(g.Date), Pred: "None"}
			if p != nil {
				f.Pred, f.Grounds = show(p.Date), p.Grounds
			}
			f.Layer = layer(want, p)
			r.Faults = append(r.Faults, f)
		}
		if o.By == "" {
			continue
		}
		key := g.group(o.By)
		if by[key] == nil {
			by[key] = &tally{name: key}
			order = append(order, by[key])
		}
		if _, err := by[key].add(want, p); err != nil {
			return nil, fmt.Errorf("prediction %s: %w", g.ID, err)
		}
	}
	for _, t := range order {
		r.Rows = append(r.Rows, t.row())
	}
	return r, nil
}

func show(s *string) string {
	if s == nil {
		return "None"
	}
	return *s
}

func (g *Gold) group(by string) string {
	var v *string
	switch by {
	case "page_date_is":
		v = g.PageDateIs
	case "evidence":
		v = g.Evidence
	case "lang":
		v = g.Lang
	case "set":
		set, _, _ := strings.Cut(g.ID, "/")
		return set
	}
	if v == nil {
		return "?"
	}
	return *v
}

// documents keeps the last of the rows of one id in the place of the first,
// leaves out those without gold, and warns.
func (r *Report) documents(gold []Gold, found map[string]*Prediction) []*Gold {
	known, at := map[string]bool{}, map[string]int{}
	var docs []*Gold
	skipped := 0
	for i := range gold {
		g := &gold[i]
		known[g.ID] = true
		if !g.scored() {
			skipped++
		} else if k, ok := at[g.ID]; ok {
			docs[k] = g
		} else {
			at[g.ID] = len(docs)
			docs = append(docs, g)
		}
	}
	for id := range found {
		if !known[id] {
			r.Warnings = append(r.Warnings, "some predicted documents are not in gold")
			break
		}
	}
	if skipped > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d documents have no gold date and are not scored", skipped))
	}
	return docs
}

var titles = []string{"n", "answered", "day", "month", "year", "y1", "y5", "prec_year", "MAE_y", "cover", "width_y"}

// cells are the numbers in the order of titles.
func (x Row) cells() []jsontree.Value {
	out := []jsontree.Value{jsontree.OfInt(x.N)}
	for _, v := range []float64{x.Answered, x.Day, x.Month, x.Year, x.Y1, x.Y5, x.PrecYear, x.MAEYears, x.Cover} {
		out = append(out, jsontree.OfFloat(v))
	}
	if !x.HasWidth {
		return append(out, jsontree.OfInt(0))
	}
	return append(out, jsontree.OfFloat(x.WidthYears))
}

// Write prints one line a group and, with Options.Errors, the first wrong years.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "%-14s", "")
	for _, t := range titles {
		fmt.Fprintf(w, "%10s", t)
	}
	fmt.Fprintln(w)
	for _, x := range r.Rows {
		fmt.Fprintf(w, "%-14s", pytext.Head(x.Name, 14))
		for _, c := range x.cells() {
			fmt.Fprintf(w, "%10s", c.Str())
		}
		fmt.Fprintln(w)
	}
	for _, f := range r.Faults[:min(len(r.Faults), max(0, r.errors))] {
		fmt.Fprintln(w, "WRONG YEAR "+f.ID+" gold="+f.Gold+" pred="+f.Pred)
		if f.Layer != "not traced" && f.Pred != "None" || len(f.Grounds) > 0 {
			fmt.Fprintln(w, "    <- "+f.Layer)
		}
		for _, g := range f.Grounds {
			fmt.Fprintf(w, "    %-14s %10s..%-10s %s\n", g.Code, g.From, g.To, g.Text)
		}
	}
	return w.Flush()
}

// JSON has all numbers, a member a group.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	for _, x := range r.Rows {
		o := jsontree.NewObject()
		for i, c := range x.cells() {
			o.Set(titles[i], c)
		}
		out.Set(x.Name, o)
	}
	return append(out.Indented(true), '\n')
}

// Date is a pointer to the ISO date, for the fields of a [Prediction].
func Date(year, month, dom int) *string {
	s := strconv.Itoa(year)
	for len(s) < 4 {
		s = "0" + s
	}
	if month > 0 {
		s += fmt.Sprintf("-%02d", month)
		if dom > 0 {
			s += fmt.Sprintf("-%02d", dom)
		}
	}
	return &s
}
