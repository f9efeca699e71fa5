package logistic

import (
	"math"
	"testing"
)

func TestFitFindsTheRateOfEachGroup(t *testing.T) {
	var data []Example
	for i := range 100 {
		data = append(data, Example{X: []float64{1, 0}, Right: i < 80}, Example{X: []float64{1, 1}, Right: i < 30})
	}
	w := Fit(data, Even([]float64{0, 0}, 1e-6))
	if a, b := Sigmoid(w[0]), Sigmoid(w[0]+w[1]); math.Abs(a-0.8) > 1e-3 || math.Abs(b-0.3) > 1e-3 {
		t.Errorf("%.3f and %.3f, want 0.8 and 0.3", a, b)
	}
	held := Fit(data, Even([]float64{0, 0}, 1e9))
	if math.Abs(held[0]) > 1e-3 || math.Abs(held[1]) > 1e-3 {
		t.Errorf("a firm prior lets the weights go to %.3f", held)
	}
	double := Fit([]Example{{X: []float64{1}, Right: true, Weight: 3}, {X: []float64{1}}}, Even([]float64{0}, 1e-9))
	if p := Sigmoid(double[0]); math.Abs(p-0.75) > 1e-3 {
		t.Errorf("weight 3 against 1 gives %.3f", p)
	}
}
