package main

import (
	"fmt"
	"math"
	"sort"

	"testigo/estimate"
)

// tally of one method over the tables of one truth.
type tally struct {
	truth         float64
	given, inside int
	errors, width []float64
}

func newTally(truth float64) *tally { return &tally{truth: truth} }

func (t *tally) add(e estimate.Estimate) {
	t.given++
	if e.Low <= t.truth && (t.truth <= e.High || e.AtLeast) {
		t.inside++
	}
	t.errors = append(t.errors, e.N/t.truth-1)
	t.width = append(t.width, (e.High-e.Low)/t.truth)
}

func (t *tally) share() string {
	if t.given == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f%%", 100*float64(t.inside)/float64(t.given))
}

func (t *tally) error() float64 { return middle(t.errors) }

func (t *tally) span() string {
	m := middle(t.width)
	if math.IsInf(m, 0) || math.IsNaN(m) {
		return "∞"
	}
	return fmt.Sprintf("%.2f", m)
}

func middle(x []float64) float64 {
	if len(x) == 0 {
		return math.NaN()
	}
	sort.Float64s(x)
	return x[len(x)/2]
}
