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
		{"two tolls of one day", []entry{{figure: fig(33, record.Exact, "killed"), asOf: jan9}, {figure: fig(32, record.Exact, "killed"), asOf: jan9}}, record.Conflicting, 32, 33},
		{"a toll that grew", []entry{{figure: fig(17, record.Exact, "killed"), asOf: jan9}, {figure: fig(18, record.Exact, "killed"), asOf: jan12}}, record.Growth, 18, 18},
		{"a toll that fell", []entry{{figure: fig(18, record.Exact, "killed"), asOf: jan9}, {figure: fig(17, record.Exact, "killed"), asOf: jan12}}, record.Conflicting, 17, 18},
		{"more than, then more than a higher number", []entry{{figure: fig(50, record.MoreThan, "killed"), asOf: jan9}, {figure: fig(70, record.MoreThan, "killed"), asOf: apr}}, record.Growth, 70, 0},
		{"marchers do not accumulate", []entry{{figure: fig(10000, record.Exact, "participants"), asOf: jan9}, {figure: fig(12000, record.Exact, "participants"), asOf: jan12}}, record.Conflicting, 10000, 12000},
		{"a vague word leaves room", []entry{{figure: record.Figure{Measure: "wounded", Bound: record.Dozens}, asOf: jan9}, {figure: fig(68, record.Exact, "wounded"), asOf: jan9}}, record.Agreed, 68, 68},
		{"no dates, no order", []entry{{figure: fig(3, record.Exact, "killed")}, {figure: fig(4, record.Exact, "killed")}}, record.Conflicting, 3, 4},
	} {
		for i := range c.entries {
			c.entries[i].doc = record.IDOf([]byte{byte(i)})
			c.entries[i].family = c.entries[i].doc
		}
		q := (&group{entries: c.entries}).question()
		if q.Status != c.want || q.Low != c.low || q.High != c.high || q.HasHigh != (c.high != 0) {
			t.Errorf("%s: got %s [%v, %v], want %s [%v, %v]", c.name, q.Status, q.Low, q.High, c.want, c.low, c.high)
		}
	}
}

// TestCopiesAreNoWitnesses: o is an original, t its translation, r a reprint of it, and x somebody else's report.
func TestCopiesAreNoWitnesses(t *testing.T) {
	jan9, jan12 := on(2023, 1, 9), on(2023, 1, 12)
	o, tr, r, x := record.IDOf([]byte("o")), record.IDOf([]byte("t")), record.IDOf([]byte("r")), record.IDOf([]byte("x"))
	family := map[record.DocumentID]record.DocumentID{o: o, tr: o, r: o, x: x}
	told := func(doc record.DocumentID, value float64, asOf record.Interval) entry {
		return entry{doc: doc, family: family[doc], figure: fig(value, record.Exact, "killed"), asOf: asOf}
	}
	for _, c := range []struct {
		name        string
		entries     []entry
		want        record.Status
		independent int
		low, high   float64
	}{
		{"a figure and its copies are one figure", []entry{told(o, 17, jan9), told(tr, 17, jan9), told(r, 17, jan12)}, record.Single, 1, 17, 17},
		{"somebody else bears it out", []entry{told(o, 17, jan9), told(tr, 17, jan9), told(x, 17, jan9)}, record.Agreed, 2, 17, 17},
		{"a copy that garbles a number disagrees with nobody", []entry{told(o, 105, jan9), told(tr, 15, jan9)}, record.Single, 1, 105, 105},
		{"the original disagrees with somebody else", []entry{told(o, 17, jan9), told(r, 17, jan9), told(x, 19, jan9)}, record.Conflicting, 2, 17, 19},
		{"a later version of one report that counts more", []entry{told(o, 17, jan9), told(r, 18, jan12)}, record.Growth, 1, 18, 18},
		{"one document that repeats itself", []entry{told(o, 17, jan9), told(o, 17, jan9)}, record.Single, 1, 17, 17},
		{"one document with two figures", []entry{told(o, 69, jan9), told(o, 80, jan9), told(tr, 69, jan9), told(tr, 80, jan9)}, record.Conflicting, 1, 69, 80},
	} {
		q := (&group{entries: c.entries}).question()
		if q.Status != c.want || q.Independent != c.independent || q.Low != c.low || q.High != c.high || len(q.Figures) != len(c.entries) {
			t.Errorf("%s: got %s of %d [%v, %v], want %s of %d [%v, %v]", c.name, q.Status, q.Independent, q.Low, q.High, c.want, c.independent, c.low, c.high)
		}
	}
}

func TestACountOverAPeriodIsKnownAtItsEnd(t *testing.T) {
	day := func(y, m, d int) record.Day { return record.DayOf(y, m, d) }
	written := record.Dating{Best: record.Interval{From: day(2023, 3, 28), To: day(2023, 3, 28)}}
	for _, c := range []struct {
		name    string
		measure string
		asOf    record.Interval
		want    record.Day
	}{
		{"open: when it was written", "killed", record.Interval{From: day(2022, 12, 7)}, day(2023, 3, 28)},
		{"closed: its last day", "killed", record.Interval{From: day(2022, 12, 7), To: day(2023, 2, 9)}, day(2023, 2, 9)},
		{"a month that is not over", "killed", record.Interval{From: day(2023, 3, 1), To: day(2023, 3, 31)}, day(2023, 3, 28)},
		{"a day", "killed", record.Interval{From: day(2022, 12, 7), To: day(2022, 12, 7)}, day(2022, 12, 7)},
		{"what does not add up", "participants", record.Interval{From: day(2022, 12, 7), To: day(2023, 2, 9)}, day(2022, 12, 7)},
	} {
		f := record.Figure{Measure: c.measure, Value: 70, HasValue: true, AsOfIv: c.asOf}
		if got := KnownOn(&f, &written); got.From != c.want {
			t.Errorf("%s: %v, want %v", c.name, got.From, c.want)
		}
	}
}
