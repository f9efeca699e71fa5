package draw

import (
	"math"
	"testing"
)

// Each kind of number has the mean and variance it promises, on both sides of every switch of
// method. Tolerance is five standard errors of the mean; of the variance, a tenth.
func TestMoments(t *testing.T) {
	const n = 200_000
	cases := []struct {
		name           string
		draw           func(*Source) float64
		mean, variance float64
	}{
		{"uniform", func(s *Source) float64 { return s.Uniform() }, 0.5, 1.0 / 12},
		{"normal", func(s *Source) float64 { return s.Normal() }, 0, 1},
		{"exponential", func(s *Source) float64 { return s.Exponential() }, 1, 1},
		{"gamma 0.25", func(s *Source) float64 { return s.Gamma(0.25) }, 0.25, 0.25},
		{"gamma 1", func(s *Source) float64 { return s.Gamma(1) }, 1, 1},
		{"gamma 400", func(s *Source) float64 { return s.Gamma(400) }, 400, 400},
		{"beta 1,3", func(s *Source) float64 { return s.Beta(1, 3) }, 0.25, 3.0 / 80},
		{"beta 3,1", func(s *Source) float64 { return s.Beta(3, 1) }, 0.75, 3.0 / 80},
		{"beta 20,5", func(s *Source) float64 { return s.Beta(20, 5) }, 0.8, 0.8 * 0.2 / 26},
		{"binomial 5", func(s *Source) float64 { return float64(s.Binomial(5, 0.3)) }, 1.5, 1.05},
		{"binomial 60", func(s *Source) float64 { return float64(s.Binomial(60, 0.1)) }, 6, 5.4},
		{"binomial 40, 0.9", func(s *Source) float64 { return float64(s.Binomial(40, 0.9)) }, 36, 3.6},
		{"binomial 40, half", func(s *Source) float64 { return float64(s.Binomial(40, 0.5)) }, 20, 10},
		{"binomial 5000", func(s *Source) float64 { return float64(s.Binomial(5000, 0.01)) }, 50, 49.5},
		{"binomial 1e6", func(s *Source) float64 { return float64(s.Binomial(1e6, 0.37)) }, 370000, 233100},
		{"poisson 0.3", func(s *Source) float64 { return float64(s.Poisson(0.3)) }, 0.3, 0.3},
		{"poisson 9", func(s *Source) float64 { return float64(s.Poisson(9)) }, 9, 9},
		{"poisson 11", func(s *Source) float64 { return float64(s.Poisson(11)) }, 11, 11},
		{"poisson 90000", func(s *Source) float64 { return float64(s.Poisson(90000)) }, 90000, 90000},
		{"below 7", func(s *Source) float64 { return float64(s.Below(7)) }, 3, 4},
	}
	for _, c := range cases {
		s := New(7, Name(c.name))
		sum, square := 0.0, 0.0
		for i := 0; i < n; i++ {
			x := c.draw(s) - c.mean
			sum += x
			square += x * x
		}
		if off := math.Abs(sum/n) / math.Sqrt(c.variance/n); off > 5 {
			t.Errorf("%s: mean off by %.1f standard errors", c.name, off)
		}
		if ratio := square / n / c.variance; ratio < 0.95 || ratio > 1.05 {
			t.Errorf("%s: variance is %.3f of what it should be", c.name, ratio)
		}
	}
}

func TestSplitKeepsEverybody(t *testing.T) {
	s := New(1)
	for n := 0; n < 3000; n += 7 {
		counts := make([]int, 4)
		s.Split(n, []float64{0.1, 0, 3, 1e-300}, 3.1, counts)
		if got := counts[0] + counts[1] + counts[2] + counts[3]; got != n || counts[1] != 0 {
			t.Fatalf("%d people became %v", n, counts)
		}
	}
}

func TestStreamsDifferAndRepeat(t *testing.T) {
	first := func(s *Source) float64 { return s.Uniform() }
	if first(New(1, 2)) != first(New(1, 2)) {
		t.Error("the same seed gave other numbers")
	}
	seen := map[float64]bool{}
	for seed := uint64(0); seed < 100; seed++ {
		for chain := uint64(0); chain < 4; chain++ {
			u := first(New(seed, chain))
			if seen[u] {
				t.Fatalf("streams of seed %d chain %d meet another", seed, chain)
			}
			seen[u] = true
		}
	}
}

func TestNoArgumentStops(t *testing.T) {
	s := New(3)
	for _, x := range []float64{0, -1, math.NaN(), math.Inf(1), 1e-320, 1e300} {
		s.Poisson(x)
		s.Binomial(10, x)
	}
	s.Binomial(-4, 0.5)
}
