// Package dating scores when a document is said to have been written.
//
// Gold is a day, or the interval in which the true day is known to lie. A
// prediction is a day, a month, a year or nothing (abstained); a coarse date
// stands for its whole interval.
//
//   - day, month, year: the predicted date falls in the gold interval at that
//     granularity; ±1y, ±5y: the years differ by no more. Over all documents,
//     abstaining counts as wrong.
//   - prec_year: year accuracy over the answered; MAE_y: mean distance of the
//     mid-points in years over the answered.
//   - cover: share of the answered whose interval (from, to, else that of the
//     date) meets the gold interval; width_y: its median width in years.
//
// A year is 365.25 days.
package dating

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	"testigo/eval/jsonl"
)

// Gold is the true date of one document. Nil dates: the set has none for it.
type Gold struct {
	ID         string  `json:"id"`
	Date       *string `json:"date"`      // best, YYYY-MM-DD
	From       *string `json:"date_from"` // the interval; Date where absent
	To         *string `json:"date_to"`
	Lang       *string `json:"lang"`
	PageDateIs *string `json:"page_date_is"` // wrong, absent, right
	Evidence   *string `json:"evidence"`     // what the text offers
}

// Prediction is what a system says of one document; nil is not stated.
type Prediction struct {
	ID   string  `json:"id"`
	Date *string `json:"date"`           // YYYY-MM-DD, YYYY-MM, YYYY or null
	From *string `json:"from,omitempty"` // the interval it stands by, YYYY-MM-DD
	To   *string `json:"to,omitempty"`
	// Grounds are what it was dated by; nil = not traced.
	Grounds []Ground `json:"-"`
	Page    bool     `json:"-"` // it is the date that the page shows
}

var errNoID = errors.New(`no "id"`)

// ReadGold reads gold rows; gold fields may be absent.
func ReadGold(r io.Reader, name string) ([]Gold, error) {
	return jsonl.Read(r, name, func(g *Gold) error {
		if g.ID == "" {
			return errNoID
		}
		if !g.scored() {
			return nil
		}
		_, err := g.interval()
		return err
	})
}

// ReadPredictions reads predictions and checks their dates.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	return jsonl.Read(r, name, func(p *Prediction) error {
		if p.ID == "" {
			return errNoID
		}
		_, _, _, err := p.intervals()
		return err
	})
}

// WritePredictions writes one document a line.
func WritePredictions(w io.Writer, preds []Prediction) error { return jsonl.Write(w, preds) }

// interval is two days, both included; the unit of a day is the day.
type interval struct{ first, last day }

// day counts days from an arbitrary one.
type day int

func dayOf(year, month, dom int) (day, bool) {
	t := time.Date(year, time.Month(month), dom, 0, 0, 0, 0, time.UTC)
	if year < 1 || year > 9999 || t.Month() != time.Month(month) || t.Day() != dom {
		return 0, false
	}
	return day(t.Unix() / 86400), true
}

func (d day) date() (year, month int) {
	t := time.Unix(int64(d)*86400, 0).UTC()
	return t.Year(), int(t.Month())
}

// middle is the day halfway, the earlier one of two.
func (i interval) middle() day {
	n := int(i.last - i.first)
	if n < 0 {
		n-- // halves are rounded down
	}
	return i.first + day(n/2)
}

func given(s *string) bool { return s != nil && *s != "" }

func parseDay(s string) (day, error) {
	i, err := parseDate(s)
	if err != nil || len(s) != len("2006-01-02") {
		return 0, fmt.Errorf("bad date %.40q, want YYYY-MM-DD", s)
	}
	return i.first, nil
}

// parseDate reads YYYY, YYYY-MM or YYYY-MM-DD as the days it covers.
func parseDate(s string) (interval, error) {
	bad := fmt.Errorf("bad date %.40q, want YYYY, YYYY-MM or YYYY-MM-DD", s)
	for i, r := range []byte(s) {
		if (i == 4 || i == 7) != (r == '-') || r != '-' && (r < '0' || r > '9') {
			return interval{}, bad
		}
	}
	num := func(a, b int) int { n, _ := strconv.Atoi(s[a:b]); return n }
	var a, b day
	var okA, okB bool
	switch len(s) {
	case 4:
		a, okA = dayOf(num(0, 4), 1, 1)
		b, okB = dayOf(num(0, 4), 12, 31)
	case 7:
		y, m := num(0, 4), num(5, 7)
		a, okA = dayOf(y, m, 1)
		b, okB = day(time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Unix()/86400), true
	case 10:
		a, okA = dayOf(num(0, 4), num(5, 7), num(8, 10))
		b, okB = a, true
	}
	if !okA || !okB {
		return interval{}, bad
	}
	return interval{a, b}, nil
}

func (g *Gold) scored() bool { return given(g.Date) || given(g.From) || given(g.To) }

func (g *Gold) interval() (i interval, err error) {
	from, to := g.From, g.To
	if !given(from) {
		from = g.Date
	}
	if !given(to) {
		to = g.Date
	}
	if !given(from) || !given(to) {
		return i, errors.New(`no "date" and not both of "date_from" and "date_to"`)
	}
	if i.first, err = parseDay(*from); err == nil {
		i.last, err = parseDay(*to)
	}
	return i, err
}

// intervals are that of the date and the one that the system stands by; ok is
// false if it abstained.
func (p *Prediction) intervals() (point, stated interval, ok bool, err error) {
	if p == nil || !given(p.Date) {
		return point, stated, false, nil
	}
	if point, err = parseDate(*p.Date); err != nil {
		return point, stated, false, err
	}
	stated = point
	if given(p.From) {
		if stated.first, err = parseDay(*p.From); err != nil {
			return point, stated, false, fmt.Errorf("from: %w", err)
		}
	}
	if given(p.To) {
		if stated.last, err = parseDay(*p.To); err != nil {
			return point, stated, false, fmt.Errorf("to: %w", err)
		}
	}
	return point, stated, true, nil
}
