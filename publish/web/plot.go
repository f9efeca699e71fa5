package web

import (
	"math"
	"slices"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

// plotView draws the figures of a question: value over the date at which it was known, or else that of its document (dashed). Each mark is one document; a bound is
// drawn as what it leaves open ("more than 50" points up, "at most 50" down, "between" is a bar); copies are hollow. Places along the
// width are percent, heights pixels, so that it fits any window without a script.
type plotView struct {
	Height, Floor, LabelY int
	Named                 bool // marks have their words beside them
	Points                []point
	Lines                 []segmentView // of a growing count, or a series
	Top, Bottom           string        // values at the borders
	First, Last           string        // dates at the borders
	Undated               bool          // some marks have no date and stand at the right
	Same                  bool          // all marks are of one day
}

type point struct {
	X, Y      float64
	Low, High float64 // ends of the bar, for a bound; equal to Y without
	Bound     string  // up, down, bar, about; empty = exact
	Copy      bool
	Lent      bool // dated by its document
	Label     string
	Words     string
	Side      string // where the words stand: start or end
	Href      string
}

type segmentView struct{ X1, Y1, X2, Y2 float64 }

// plot draws a question; nil if fewer than two figures have a number.
func plot(lang record.Lang, q *api.Question, height int) *plotView {
	type mark struct {
		f         api.Figure
		day       record.Day
		own       bool // the figure's own date, not its document's
		low, high float64
	}
	var marks []mark
	for _, f := range q.Figures {
		m := mark{f: f}
		m.day, m.own = f.Known()
		switch {
		case f.Low != nil && f.High != nil:
			m.low, m.high = *f.Low, *f.High
		case f.Value != nil:
			m.low, m.high = *f.Value, *f.Value
		default:
			continue
		}
		marks = append(marks, m)
	}
	if len(marks) < 2 {
		return nil
	}
	low, high := math.Inf(1), math.Inf(-1)
	var first, last record.Day
	dated := 0
	for _, m := range marks {
		low, high = min(low, m.low), max(high, m.high)
		if m.day != 0 {
			if dated == 0 || m.day < first {
				first = m.day
			}
			if dated == 0 || m.day > last {
				last = m.day
			}
			dated++
		}
	}
	if low > 0 && low < high*.6 {
		low = 0 // counts are read from nothing, unless that would press the marks together
	}
	p := &plotView{Named: height > 150, Height: height, Floor: height - 18, LabelY: height - 4, Undated: dated < len(marks), Same: dated > 0 && first == last,
		Top: wording.Number(lang, high), Bottom: wording.Number(lang, low)}
	if high == low {
		p.Bottom = ""
	}
	right := 96.0
	if p.Undated && dated > 0 {
		right = 84
	}
	const left, top = 14.0, 12.0
	y := func(v float64) float64 {
		if high == low {
			return (top + float64(p.Floor)) / 2
		}
		return float64(p.Floor) - 6 - (v-low)/(high-low)*(float64(p.Floor)-6-top)
	}
	x := func(day record.Day) float64 {
		switch {
		case day == 0 && dated > 0:
			return 94
		case day == 0 || first == last:
			return (left + right) / 2
		}
		return left + (right-left)*float64(day-first)/float64(last-first)
	}
	if dated > 0 {
		p.First = wording.Date(lang, first.String())
		if last != first {
			p.Last = wording.Date(lang, last.String())
		}
	}
	// marks of one value and day stand side by side, around their place
	place := func(day record.Day, v float64) [2]int { return [2]int{int(4 * x(day)), int(y(v))} }
	crowd, taken := map[[2]int]int{}, map[[2]int]int{}
	for _, m := range marks {
		crowd[place(m.day, (m.low+m.high)/2)]++
	}
	for _, m := range marks {
		mid := (m.low + m.high) / 2
		pt := point{X: x(m.day), Y: y(mid), Copy: m.f.Copy, Lent: m.day != 0 && !m.own, Href: spanLink(m.f.Document, m.f.Start, m.f.End)}
		pt.Low, pt.High = pt.Y, pt.Y
		switch m.f.Bound {
		case record.MoreThan, record.AtLeast:
			pt.Bound, pt.High = "up", max(3, pt.Y-13)
		case record.LessThan, record.AtMost, record.UpTo, record.Almost:
			pt.Bound, pt.Low = "down", min(float64(p.Floor)+3, pt.Y+13)
		case record.Between:
			pt.Bound, pt.Low, pt.High = "bar", y(m.low), y(m.high)
		case record.About:
			pt.Bound = "about"
		}
		at := place(m.day, mid)
		step := min(1.6, 13/float64(crowd[at]))
		pt.X = min(98, max(left, pt.X+step*(float64(taken[at])-float64(crowd[at]-1)/2)))
		taken[at]++
		who := m.f.Document.Outlet
		if who == "" {
			who = m.f.Document.Heading()
		}
		pt.Label = m.f.Words + " — " + wording.Clip(who, 80)
		switch {
		case m.f.AsOf != "":
			pt.Label += ", " + wording.Date(lang, m.f.AsOf)
		case m.f.Document.Written != "":
			pt.Label += ", " + wording.Room(lang, "written") + " " + wording.Date(lang, m.f.Document.Written)
		}
		pt.Words, pt.Side = wording.Clip(m.f.Words, 40), "start"
		if pt.X > 55 {
			pt.Side = "end"
		}
		// words that would lie over others join them
		for i := range p.Points {
			if o := &p.Points[i]; o.Words != "" && math.Abs(o.X-pt.X) < 4 && math.Abs(o.Y-pt.Y) < 12 {
				if pt.Words != o.Words && len(o.Words) < 60 {
					o.Words += " · " + pt.Words
				}
				pt.Words = ""
				break
			}
		}
		p.Points = append(p.Points, pt)
	}
	if q.Status == record.Growth || q.Status != record.Conflicting && q.Unit != "" && q.Unit != "people" {
		p.join()
	}
	return p
}

// join draws the line of a growing count or a series through its marks, in the order of their dates.
func (p *plotView) join() {
	pts := slices.DeleteFunc(slices.Clone(p.Points), func(q point) bool { return p.Undated && q.X > 84 || q.Copy })
	slices.SortStableFunc(pts, func(a, b point) int {
		if a.X < b.X {
			return -1
		} else if a.X > b.X {
			return 1
		}
		return 0
	})
	for i := 1; i < len(pts); i++ {
		p.Lines = append(p.Lines, segmentView{pts[i-1].X, pts[i-1].Y, pts[i].X, pts[i].Y})
	}
}
