package agreement

import (
	"math"
	"testing"
)

var x = Missing

// The examples of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to E.
func TestAlphaOfThePublishedExamples(t *testing.T) {
	meg := []float64{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}
	owen := []float64{1, 1, 1, 0, 0, 1, 0, 0, 0, 0}
	const a, b, c, d, e = 1, 2, 3, 4, 5
	ben := []float64{a, a, b, b, d, c, c, c, e, d, d, a}
	gerry := []float64{b, a, b, b, b, c, c, c, e, d, d, d}
	four := [][]float64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, x, x, x},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, x, 3},
		{x, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, x},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, x},
	}
	for _, ex := range []struct {
		name   string
		coders [][]float64
		level  Level
		want   float64
	}{
		{"A: two observers, binary", [][]float64{meg, owen}, Nominal, 0.095},
		{"B: two observers, five categories", [][]float64{ben, gerry}, Nominal, 0.692},
		{"C: four observers, missing values", four, Nominal, 0.743},
		{"D: ordinal", four, Ordinal, 0.815},
		{"D: interval", four, Interval, 0.849},
		{"D: ratio", four, Ratio, 0.797},
	} {
		r := Alpha(turned(ex.coders), ex.level)
		if !r.Defined || math.Abs(r.Alpha-ex.want) > 0.0005 {
			t.Errorf("%s: %.4f, want %.3f", ex.name, r.Alpha, ex.want)
		}
		if r.Low > r.Alpha || r.High < r.Alpha {
			t.Errorf("%s: %.3f lies outside %.3f to %.3f", ex.name, r.Alpha, r.Low, r.High)
		}
	}
	if r := Alpha(turned(four), Nominal); r.Units != 11 || r.Values != 40 {
		t.Errorf("%d units and %d values can be paired, want 11 and 40", r.Units, r.Values)
	}
}

func turned(coders [][]float64) [][]float64 {
	units := make([][]float64, len(coders[0]))
	for i := range units {
		for _, c := range coders {
			units[i] = append(units[i], c[i])
		}
	}
	return units
}

func TestWhatCannotBeSaid(t *testing.T) {
	if r := Alpha([][]float64{{1, x}, {x, 2}}, Nominal); r.Defined {
		t.Errorf("no unit has two values, and alpha is %v", r.Alpha)
	}
	if r := Alpha([][]float64{{1, 1}, {1, 1}}, Nominal); !r.Defined || r.Varied || r.Alpha != 1 {
		t.Errorf("all alike: %+v", r)
	}
	if r := Alpha(nil, Ratio); r.Defined {
		t.Error("nothing was coded")
	}
	if r := Alpha([][]float64{{0, 0}, {0, 0}, {0, 4}}, Ratio); !r.Defined || math.IsNaN(r.Alpha) {
		t.Errorf("zeros: %+v", r)
	}
}
