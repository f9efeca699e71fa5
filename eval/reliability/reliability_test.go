package reliability

import (
	"math"
	"testing"
)

func TestExpectedCalibrationError(t *testing.T) {
	var r Table
	if _, ok := r.Error(); ok {
		t.Error("an error without items")
	}
	for range 8 { // of ten items at 0.85 eight are right: off by 0.05
		r.Add(0.85, true)
	}
	r.Add(0.85, false)
	r.Add(0.85, false)
	for range 10 { // ten at 0.25, all right: off by 0.75
		r.Add(0.25, true)
	}
	if e, _ := r.Error(); math.Abs(e-0.40) > 1e-9 || r.Items() != 20 {
		t.Errorf("error %.3f of %d items, want 0.400 of 20", e, r.Items())
	}
}

func TestChanceFallsWithItems(t *testing.T) {
	var few, many Table
	for range 10 {
		few.Add(0.8, true)
	}
	for range 1000 {
		many.Add(0.8, true)
	}
	if a, b := few.Chance(), many.Chance(); math.Abs(a-0.101) > 0.001 || math.Abs(b-0.0101) > 0.0001 {
		t.Errorf("%.4f and %.4f, want 0.101 and 0.0101", a, b)
	}
}
