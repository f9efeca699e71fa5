package reconcile

import (
	"testing"

	"testigo/record"
)

func on(y, m, d int) record.Interval {
	day := record.DayOf(y, m, d)
	return record.Interval{From: day, To: day}
}

func fig(value float64, bound record.Bound, measure string) record.Figure {
	return record.Figure{Measure: measure, Value: value, HasValue: true, Bound: bound}
}

func TestStatus(t *testing.T) {
	jan9, jan12, apr := on(2023, 1, 9), on(2023, 1, 12), on(2023, 4, 7)
	for _, c := range []struct {
		name      string
		entries   []entry
		want      record.Status
		low, high float64 // 0 = open
	}{
		{"one figure", []entry{{figure: fig(17, record.Exact, "killed"), asOf: jan9}}, record.Single, 17, 17},
		{"the same number twice", []entry{{figure: fig(17, record.Exact, "killed"), asOf: jan9}, {figure: fig(17, record.Exact, "killed"), asOf: jan12}}, record.Agreed, 17, 17},
		{"a bound that leaves room", []entry{{figure: fig(17, record.Exact, "killed"), asOf: jan9}, {figure: fig(15, record.MoreThan, "killed"), asOf: jan9}}, record.Agreed, 17, 17},
		{"two tolls of one day", []entry{{figure: fig(33, record.Exact, "killed"), asOf: jan9}, {figure: fig(32, record.Exact, "killed"), asOf: jan9}}, record.Conflict, 32, 33},
		{"a toll that grew", []entry{{figure: fig(17, record.Exact, "killed"), asOf: jan9}, {figure: fig(18, record.Exact, "killed"), asOf: jan12}}, record.Growth, 18, 18},
		{"a toll that fell", []entry{{figure: fig(18, record.Exact, "killed"), asOf: jan9}, {figure: fig(17, record.Exact, "killed"), asOf: jan12}}, record.Conflict, 17, 18},
		{"more than, then more than a higher number", []entry{{figure: fig(50, record.MoreThan, "killed"), asOf: jan9}, {figure: fig(70, record.MoreThan, "killed"), asOf: apr}}, record.Growth, 70, 0},
		{"marchers do not accumulate", []entry{{figure: fig(10000, record.Exact, "participants"), asOf: jan9}, {figure: fig(12000, record.Exact, "participants"), asOf: jan12}}, record.Conflict, 10000, 12000},
		{"a vague word leaves room", []entry{{figure: record.Figure{Measure: "wounded", Bound: record.Dozens}, asOf: jan9}, {figure: fig(68, record.Exact, "wounded"), asOf: jan9}}, record.Agreed, 68, 68},
		{"no dates, no order", []entry{{figure: fig(3, record.Exact, "killed")}, {figure: fig(4, record.Exact, "killed")}}, record.Conflict, 3, 4},
	} {
		q := (&group{entries: c.entries}).question()
		if q.Status != c.want || q.Low != c.low || q.High != c.high || q.HasHigh != (c.high != 0) {
			t.Errorf("%s: got %s [%v, %v], want %s [%v, %v]", c.name, q.Status, q.Low, q.High, c.want, c.low, c.high)
		}
	}
}
