package web

import (
	"strconv"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

// axisView is a time axis in SVG. Places along it are percent of its width, so that it needs no script to fit a window and its
// letters keep their size; heights are pixels.
type axisView struct {
	First, Last                  int // day numbers, for the script
	Unit                         api.Unit
	Base                         string // the address that a choice of dates is added to
	Height, Base0, LabelY, HeatY int
	Ticks                        []tick
	Columns                      []column
	Bars                         []looseBar
	Heat                         []heat
	Caption                      string
	LooseCount, Undated          int
	Earlier, Later               int
	EarlierHref, LaterHref       string
	OutHref, AllHref             string
}

type tick struct {
	X      float64
	Label  string
	Anchor string // start or end at the borders
	Strong bool
	Minor  bool // left out where there is little room
}

type column struct {
	X, Width    float64
	Href, Label string
	Count       int
	Stop        bool // the one that the tab key reaches; arrows lead to the others
	Stack       []stacked
}

type stacked struct {
	Type      string
	Y, Height float64
}

type looseBar struct {
	ID, Type, Fade string
	X, Width       float64
	Y              int
}

type heat struct {
	X, Width float64
	Level    int
}

// Lanes of loosely dated events that are drawn one by one; where there are more, a strip shows how many may lie where.
const (
	maxLanes   = 14
	laneHeight = 4
)

// axis draws the events of a filter; columns link to base with their dates.
func axis(q *request, f api.Filter, base string, height int) (*axisView, error) {
	d, err := q.Record.Density(q.Context(), f)
	if err != nil || d.First == 0 {
		return nil, err
	}
	a := &axisView{First: int(d.First), Last: int(d.Last), Unit: d.Unit, Base0: height, LabelY: height + 14, HeatY: height + 22, Height: height + 20, LooseCount: d.LooseCount, Undated: d.Undated, Earlier: d.Earlier, Later: d.Later}
	to := func(from, until string) string {
		g := f
		g.From, g.To = from, until
		return base + "?" + g.Values().Encode()
	}
	g := f
	g.From, g.To = "", ""
	a.Base = base + "?" + g.Values().Encode()
	a.Caption = wording.Sentence(wording.Date(q.Lang, record.Interval{From: d.First, To: d.Last}.EDTF()))
	a.columns(q.Lang, d, to)
	a.ticks(q.Lang, d)
	a.loose(d)
	if f.From != "" || f.To != "" {
		a.AllHref = a.Base
		from, until := wider(d)
		a.OutHref = to(from.String(), until.String())
	}
	if d.Earlier > 0 {
		a.EarlierHref = to("", (d.First - 1).String())
	}
	if d.Later > 0 {
		a.LaterHref = to((d.Last + 1).String(), "")
	}
	return a, nil
}

// wider is three times the stretch shown, around its middle.
func wider(d *api.Density) (from, to record.Day) {
	n := d.Last - d.First + 1
	from, to = d.First-n, d.Last+n
	if from == 0 { // 0 is "not stated"
		from--
	}
	if to == 0 {
		to++
	}
	return from, to
}

func (a *axisView) columns(lang record.Lang, d *api.Density, to func(string, string) string) {
	most := 1
	for _, b := range d.Buckets {
		most = max(most, b.Count)
	}
	room := float64(a.Base0) - 14
	n := float64(len(d.Buckets))
	stopped := false
	for i, b := range d.Buckets {
		c := column{X: 100 * float64(i) / n, Width: 100 / n, Count: b.Count, Href: to(b.From, b.To)}
		c.Label = wording.Date(lang, b.Days.EDTF())
		if d.Unit == api.Hour {
			c.Label += " " + strconv.Itoa(b.Hour) + ":00"
		}
		if b.Count > 0 {
			y := float64(a.Base0)
			whole := max(2, room*float64(b.Count)/float64(most))
			for _, t := range record.EventTypes {
				if k := b.Types[string(t)]; k > 0 {
					h := whole * float64(k) / float64(b.Count)
					y -= h
					c.Stack = append(c.Stack, stacked{string(t), y, h})
				}
			}
		}
		c.Stop = c.Count > 0 && !stopped
		stopped = stopped || c.Stop
		a.Columns = append(a.Columns, c)
	}
}

// ticks labels the axis: as many labels as stay apart on a phone.
func (a *axisView) ticks(lang record.Lang, d *api.Density) {
	n := len(d.Buckets)
	step := 1
	for _, s := range steps[d.Unit] {
		if step = s; n/s <= 10 {
			break
		}
	}
	for i, b := range d.Buckets {
		y, m, day := b.Days.From.Date()
		t := tick{X: 100 * float64(i) / float64(n)}
		switch d.Unit {
		case api.Hour:
			if b.Hour%step != 0 {
				continue
			}
			t.Label = strconv.Itoa(b.Hour) + ":00"
			t.Strong = b.Hour == 0
		case api.DayU:
			if day != 1 && (day%step != 0 || day > 28) {
				continue
			}
			t.Label, t.Strong = strconv.Itoa(day), day == 1
			if day == 1 {
				t.Label = short(wording.Month(lang, m))
			}
		case api.Month:
			if step < 12 && (m-1)%step != 0 || step >= 12 && (m != 1 || y%(step/12) != 0) {
				continue
			}
			t.Label, t.Strong = short(wording.Month(lang, m)), m == 1
			if m == 1 {
				t.Label = yearWords(lang)(y)
			}
		default:
			if y%step != 0 {
				continue
			}
			t.Label = yearWords(lang)(y)
			t.Strong = y%(step*5) == 0
		}
		switch {
		case t.X < 3:
			t.Anchor = "start"
		case t.X > 95:
			t.Anchor = "end"
		}
		t.Minor = len(a.Ticks)%2 == 1
		a.Ticks = append(a.Ticks, t)
	}
}

// steps between labels, in buckets; for years in years.
var steps = map[api.Unit][]int{
	api.Hour: {3, 6, 12}, api.DayU: {1, 2, 5, 10, 15}, api.Month: {1, 3, 6, 12, 24, 60}, api.Year: {1, 2, 5, 10, 20, 50}, api.Decade: {10, 50, 100, 200, 500},
}

// short cuts the name of a month to three letters.
func short(month string) string {
	r := []rune(month)
	return string(r[:min(3, len(r))])
}

// loose draws what is dated more loosely than a column is wide: one by one in lanes if they fit, else as a strip.
func (a *axisView) loose(d *api.Density) {
	if d.LooseCount == 0 {
		return
	}
	days := float64(d.Last-d.First) + 1
	at := func(day record.Day) float64 { return min(100, max(0, 100*float64(day-d.First)/days)) }
	lanes := make([]float64, 0, maxLanes)
	var bars []looseBar
	fits := d.LooseCount == len(d.Loose)
	for _, l := range d.Loose {
		b := looseBar{ID: l.ID, Type: string(l.Type), X: 0, Width: 100}
		end := 100.0
		if l.Days.From != 0 {
			b.X = at(l.Days.From)
		} else {
			b.Fade = "fade-in"
		}
		if l.Days.To != 0 {
			end = at(l.Days.To + 1)
		} else {
			b.Fade = "fade-out"
		}
		b.Width = max(0.4, end-b.X)
		lane := 0
		for lane < len(lanes) && lanes[lane] > b.X {
			lane++
		}
		if lane == maxLanes {
			fits = false
			break
		}
		if lane == len(lanes) {
			lanes = append(lanes, 0)
		}
		lanes[lane] = b.X + b.Width + 0.3
		b.Y = a.HeatY + lane*laneHeight
		bars = append(bars, b)
	}
	if fits {
		a.Bars = bars
		a.Height = a.HeatY + len(lanes)*laneHeight + 2
		return
	}
	most := 1
	for _, b := range d.Buckets {
		most = max(most, b.Over)
	}
	n := float64(len(d.Buckets))
	for i, b := range d.Buckets {
		if b.Over > 0 {
			a.Heat = append(a.Heat, heat{100 * float64(i) / n, 100 / n, 1 + 8*b.Over/most})
		}
	}
	a.Height = a.HeatY + 10
}
