package gold

import (
	"math"
	"testing"
)

func TestExpectedCalibrationError(t *testing.T) {
	var r Reliability
	if _, ok := r.Error(); ok {
		t.Error("an error without items")
	}
	for range 8 { // of ten items at 0.85 eight are right: off by 0.05
		r.add(0.85, true)
	}
	r.add(0.85, false)
	r.add(0.85, false)
	for range 10 { // ten at 0.25, all right: off by 0.75
		r.add(0.25, true)
	}
	if e, _ := r.Error(); math.Abs(e-0.40) > 1e-9 || r.Items() != 20 {
		t.Errorf("error %.3f of %d items, want 0.400 of 20", e, r.Items())
	}
}

func TestVerdicts(t *testing.T) {
	d := &Doc{events: []*event{
		{types: []typeModes{{"PROTEST", []maybe{{}}}}, mentions: []span{{10, 15}}, sentence: span{0, 40}},
		{types: []typeModes{{"ASSAULT", []maybe{{}}}}, mentions: []span{{50, 55}}, sentence: span{41, 80}, weak: true},
	}}
	for _, c := range []struct {
		kind string
		at   Span
		want Verdict
	}{
		{"PROTEST", Span{10, 15}, Right}, {"PROTEST", Span{20, 24}, Right}, {"PROTEST", Span{60, 64}, Wrong},
		{"ASSAULT", Span{50, 55}, Neutral}, {"ASSAULT", Span{10, 15}, Wrong},
	} {
		if got := d.Tells(c.kind, c.at); got != c.want {
			t.Errorf("%s at %v: %v, want %v", c.kind, c.at, got, c.want)
		}
	}
}
