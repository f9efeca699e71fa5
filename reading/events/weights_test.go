package events

import (
	"math"
	"testing"
)

// The file of weights names each sign once, and what it gives is a probability.
func TestWeightsNameEverySign(t *testing.T) {
	if len(featureNames) != int(numFeatures) {
		t.Fatalf("%d names for %d signs", len(featureNames), numFeatures)
	}
	seen := map[string]bool{}
	for _, n := range featureNames {
		if seen[n] {
			t.Errorf("%s twice", n)
		}
		seen[n] = true
	}
	w := learned()
	if w[fRules] <= 0 {
		t.Errorf("the weight of the rules is %v: a better-told act must be likelier", w[fRules])
	}
	for i, v := range w {
		if math.IsNaN(v) || math.Abs(v) > 20 {
			t.Errorf("%s weighs %v", featureNames[i], v)
		}
	}
}

func TestLengthsInDays(t *testing.T) {
	for value, want := range map[string]int{"P2W": 14, "P16M": 480, "PT24H": 1, "PT36H": 2, "P3D": 3, "P1Y": 365, "PXW": 0, "2022": 0, "P": 0, "PT5M": 0} {
		if got := lengthDays(value); got != want {
			t.Errorf("%s: %d days, want %d", value, got, want)
		}
	}
}
