package api

import (
	"context"
	"slices"

	"testigo/record"
)

// Unit is the width of a bucket.
type Unit string

const (
	Hour   Unit = "hour"
	DayU   Unit = "day"
	Month  Unit = "month"
	Year   Unit = "year"
	Decade Unit = "decade"
)

// Density is how many events lie where in time: what is dated as finely as a bucket is counted in it, what is dated more loosely
// (a year among months, "before 1992") is listed as what it is.
type Density struct {
	From    string   `json:"from"` // first day shown
	To      string   `json:"to"`   // last day shown
	Unit    Unit     `json:"unit"`
	Buckets []Bucket `json:"buckets"`
	// Loose are events wider than a bucket, the longest first; at most 200 of them, LooseCount says how many there are.
	Loose      []Loose `json:"loose"`
	LooseCount int     `json:"loose_count"`
	Undated    int     `json:"undated"`
	Earlier    int     `json:"earlier"` // events that end before From, in the same filter
	Later      int     `json:"later"`
	Events     int     `json:"events"` // all that the filter lets through
	// First and Last are the days shown, as numbers.
	First, Last record.Day `json:"-"`
}

// Bucket counts events of a stretch of time.
type Bucket struct {
	From  string          `json:"from"`
	To    string          `json:"to"`
	Hour  int             `json:"hour"` // with unit hour
	Count int             `json:"count"`
	Types map[string]int  `json:"types,omitempty"`
	Over  int             `json:"over,omitempty"` // loosely dated events that may lie in it
	Days  record.Interval `json:"-"`
}

// Loose is one event that is dated more loosely than a bucket.
type Loose struct {
	ID   string           `json:"id"`
	Type record.EventType `json:"type"`
	From string           `json:"from,omitempty"` // empty = open
	To   string           `json:"to,omitempty"`
	Days record.Interval  `json:"-"`
}

const maxLoose = 200

// Density draws the events of a filter on a time axis. The axis spans the filter's own days or, where it has none, those of the
// events: the middle 98 in a hundred, if a few stragglers would stretch it to more than twice that.
func (r *Record) Density(ctx context.Context, f Filter) (*Density, error) {
	m, err := r.find(ctx, f)
	if err != nil {
		return nil, err
	}
	return m.density(func() *Density { return r.density(m, f) }), nil
}

func (r *Record) density(m *match, f Filter) *Density {
	c := r.columns
	d := &Density{Events: len(m.rows), Buckets: []Bucket{}, Loose: []Loose{}}
	d.span(c, f, m.rows)
	if d.First == 0 {
		d.Undated = len(m.rows)
		return d
	}
	d.cut()
	d.From, d.To = d.First.String(), d.Last.String()
	over := make([]int, len(d.Buckets)+1)
	widest := 0
	for _, b := range d.Buckets {
		widest = max(widest, b.Days.Days())
	}
	for _, row := range m.rows {
		iv := record.Interval{From: c.from[row], To: c.to[row]}
		switch {
		case !iv.Stated():
			d.Undated++
			continue
		case iv.To != 0 && iv.To < d.First:
			d.Earlier++
			continue
		case iv.From != 0 && iv.From > d.Last:
			d.Later++
			continue
		}
		fine := iv.From != 0 && iv.To != 0 && iv.Days() <= widest
		if d.Unit == Hour {
			fine = fine && c.hour[row] >= 0
		}
		if fine {
			b := &d.Buckets[d.bucketAt(iv, c.hour[row])]
			b.Count++
			if b.Types == nil {
				b.Types = map[string]int{}
			}
			b.Types[string(c.kinds[c.kind[row]].Type)]++
			continue
		}
		d.LooseCount++
		first, last := 0, len(d.Buckets)-1
		if iv.From > d.First {
			first = d.bucketAt(record.Interval{From: iv.From, To: iv.From}, 0)
		}
		if iv.To != 0 && iv.To < d.Last {
			last = d.bucketAt(record.Interval{From: iv.To, To: iv.To}, 23)
		}
		over[first]++
		over[last+1]--
		if len(d.Loose) < maxLoose {
			l := Loose{ID: c.id(row), Type: c.kinds[c.kind[row]].Type, From: iv.From.String(), To: iv.To.String(), Days: iv}
			d.Loose = append(d.Loose, l)
		}
	}
	sum := 0
	for i := range d.Buckets {
		sum += over[i]
		d.Buckets[i].Over = sum
	}
	return d
}

// span chooses the days that the axis shows.
func (d *Density) span(c *columns, f Filter, rows []uint32) {
	iv := f.during()
	if first, last, ok := middle(c, rows); ok {
		if iv.From == 0 {
			iv.From = first
			if iv.To != 0 {
				iv.From = min(first, iv.To)
			}
		}
		if iv.To == 0 {
			iv.To = max(last, iv.From)
		}
	}
	if iv.From == 0 || iv.To == 0 {
		return
	}
	d.First, d.Last = iv.From, iv.To
	switch days := iv.Days(); {
	case days <= 2 && slices.ContainsFunc(rows, func(row uint32) bool { return c.hour[row] >= 0 }): // hours that nobody states are not drawn
		d.Unit = Hour
	case days <= 130:
		d.Unit = DayU
	case days <= 12*366:
		d.Unit = Month
	case days <= 160*366:
		d.Unit = Year
	default:
		d.Unit = Decade
	}
}

// middle is the stretch from the first to the last day of events or, if a hundredth of them at either end makes it more than twice as
// long, without those. It is found by counting in a thousand bins, for a sort of all events would be the slowest thing on the page.
func middle(c *columns, rows []uint32) (first, last record.Day, ok bool) {
	ends := func(row uint32) (from, to record.Day) {
		from, to = c.from[row], c.to[row]
		if from == 0 {
			from = to
		}
		if to == 0 {
			to = from
		}
		return from, to
	}
	n := 0
	for _, row := range rows {
		from, to := ends(row)
		if from == 0 {
			continue
		}
		if n == 0 {
			first, last = from, to
		}
		first, last = min(first, from), max(last, to)
		n++
	}
	if n == 0 {
		return 0, 0, false
	}
	const bins = 1000
	width := (last-first)/bins + 1
	var starts, stops [bins + 1]int
	for _, row := range rows {
		if from, to := ends(row); from != 0 {
			starts[(from-first)/width]++
			stops[(to-first)/width]++
		}
	}
	low, high := first, last
	for i, left := 0, n/100; left >= 0 && i < bins; i++ {
		low = first + record.Day(i)*width
		left -= starts[i]
	}
	for i, left := bins, n/100; left >= 0 && i > 0; i-- {
		high = min(last, first+record.Day(i+1)*width-1)
		left -= stops[i]
	}
	if last-first > 2*(high-low) && high > low {
		return low, high, true
	}
	return first, last, true
}

// cut makes the buckets, which begin and end where the calendar does; the axis grows to whole buckets.
func (d *Density) cut() {
	y, m, _ := d.First.Date()
	for b := (Bucket{}); ; {
		switch d.Unit {
		case Hour:
			n := len(d.Buckets)
			day := d.First + record.Day(n/24)
			b = Bucket{Hour: n % 24, Days: record.Interval{From: day, To: day}}
		case DayU:
			day := d.First + record.Day(len(d.Buckets))
			b = Bucket{Days: record.Interval{From: day, To: day}}
		case Month:
			b = Bucket{Days: record.Interval{From: record.DayOf(y, m, 1), To: record.DayOf(y, m+1, 1) - 1}}
			m++
		case Year:
			b = Bucket{Days: record.Interval{From: record.DayOf(y, 1, 1), To: record.DayOf(y, 12, 31)}}
			y++
		default:
			y -= (y%10 + 10) % 10
			b = Bucket{Days: record.Interval{From: record.DayOf(y, 1, 1), To: record.DayOf(y+9, 12, 31)}}
			y += 10
		}
		if b.Days.From > d.Last || len(d.Buckets) == maxBuckets {
			break
		}
		b.From, b.To = b.Days.From.String(), b.Days.To.String()
		d.Buckets = append(d.Buckets, b)
	}
	d.First, d.Last = d.Buckets[0].Days.From, d.Buckets[len(d.Buckets)-1].Days.To
}

// maxBuckets bounds an axis: two thousand years in decades.
const maxBuckets = 220

// bucketAt is the bucket in which the middle of an interval lies.
func (d *Density) bucketAt(iv record.Interval, hour int8) int {
	mid := iv.From + (iv.To-iv.From)/2
	if d.Unit == Hour {
		return min(max(0, int(mid-d.First)*24+int(max(0, hour))), len(d.Buckets)-1)
	}
	i, found := slices.BinarySearchFunc(d.Buckets, mid, func(b Bucket, day record.Day) int { return int(b.Days.From) - int(day) })
	if !found {
		i--
	}
	return min(max(0, i), len(d.Buckets)-1)
}
