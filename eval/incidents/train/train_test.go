package main

import (
	"math"
	"reflect"
	"testing"
)

func TestFitWeighsWhatTellsApart(t *testing.T) {
	var tb table
	for i := range 200 {
		x := float64(i%20) - 10
		tb.add([]float64{x, float64(i * 7919 % 13), 4}, i%folds)
	}
	above := func(i int) bool { return tb.rows[i][0] > 3 }
	m := tb.fit(1, above, -1)
	if p := m.P([]float64{9, 6, 4}); p < 0.9 {
		t.Errorf("far above: %.2f", p)
	}
	if p := m.P([]float64{-9, 6, 4}); p > 0.1 {
		t.Errorf("far below: %.2f", p)
	}
	if m[2] != 0 {
		t.Errorf("a column that never changes weighs %f", m[2])
	}
}

// A row's own column gives its label away; a model that has not seen the row cannot know it.
func TestStackTellsWhatUnseenRowsGet(t *testing.T) {
	var tb table
	const n = 50
	for i := range n {
		v := make([]float64, n)
		v[i] = 1
		tb.add(v, i%folds)
	}
	label := func(i int) bool { return i/folds%2 == 0 }
	seen := tb.stack(0.01, label, func(i int, p float64) {
		if p < 0.3 || p > 0.7 {
			t.Errorf("row %d, unseen: %.2f", i, p)
		}
	})
	if p := seen.P(tb.rows[0]); p < 0.9 {
		t.Errorf("row 0, seen: %.2f", p)
	}
}

func TestSolve(t *testing.T) {
	x := solve([][]float64{{4, 0, 0}, {2, 5, 0}, {1, 3, 6}}, []float64{4 + 4 + 3, 2 + 10 + 9, 1 + 6 + 18})
	for i, want := range []float64{1, 2, 3} {
		if math.Abs(x[i]-want) > 1e-9 {
			t.Errorf("x = %v", x)
		}
	}
}

func TestTheLearnerLearnsTheSameTwice(t *testing.T) {
	learn := func() map[string][]float32 {
		l := newLearner(2, false)
		for i := range 60 {
			y := []float32{1, 0}
			word := "calm"
			if i%3 == 0 {
				y, word = []float32{0, 1}, "bomb"
			}
			l.add([]string{"bias", word}, y)
		}
		l.add([]string{"bias", "once"}, []float32{0, 1})
		return l.fit(fitting{epochs: 5, rate: 0.1, l1: 1e-3, floor: 2, runs: 2})
	}
	a, b := learn(), learn()
	if !reflect.DeepEqual(a, b) {
		t.Error("two runs over the same examples differ")
	}
	if w := a["bomb"]; len(w) != 2 || w[1] <= w[0] {
		t.Errorf("bomb weighs %v", w)
	}
	if a["once"] != nil {
		t.Error("a feature under the floor has weights")
	}
}

func TestReliability(t *testing.T) {
	var r reliability
	for i := range 10 {
		r.add(0.25, i < 5)
	}
	r.add(1, true)
	if got, want := r.String(), "off by 0.227:  0.25>0.50 (10)  1.00>1.00 (1)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
