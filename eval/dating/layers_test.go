package dating

import "testing"

func TestAFaultNamesItsLayer(t *testing.T) {
	date := func(s string) *string { return &s }
	first, _ := parseDay("1978-07-01")
	last, _ := parseDay("1978-07-31")
	want := interval{first, last}
	for _, c := range []struct {
		p    *Prediction
		want string
	}{
		{nil, "not read"},
		{&Prediction{Date: date("2007-09-25"), Page: true}, "the date of the page was believed"},
		{&Prediction{}, "nothing found that dates it"},
		{&Prediction{Date: date("1980")}, "not traced"},
		{&Prediction{Grounds: []Ground{{Code: "past-event", From: "1975-01-01"}}}, "evidence too wide: past-event"},
		{&Prediction{Date: date("1982"), Grounds: []Ground{{Code: "past-event", From: "1975-01-01"}, {Code: "stamp", From: "1982-03-01", To: "1982-03-01"}}}, "misread: stamp"},
		{&Prediction{Date: date("1976"), From: date("1975-01-01"), To: date("1979-12-31"), Grounds: []Ground{{Code: "office-holder", From: "1975-01-01", To: "1979-12-31"}}},
			"the likeliest part of the interval is wrong: office-holder"},
		{&Prediction{Date: date("1990"), Grounds: []Ground{{Code: "past-event", From: "1975-01-01"}}}, "wrong choice among: past-event"},
	} {
		if got := layer(want, c.p); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
