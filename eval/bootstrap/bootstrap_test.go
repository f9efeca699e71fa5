package bootstrap

import (
	"slices"
	"testing"
)

// Expected: random.Random(seed).randrange(n) and statistics.stdev of Python 3.11.
func TestDrawsAgreeWithReference(t *testing.T) {
	for seed, want := range map[uint64][]int{
		0:         {49, 53, 5, 33, 65, 62, 51, 38, 461707, 411450},
		1:         {17, 72, 8, 32, 15, 63, 57, 60, 983914, 776477},
		1<<40 + 7: {78, 81, 73, 90, 60, 32, 78, 16, 187679, 523496},
	} {
		tw := newTwister(seed)
		var got []int
		for range 8 {
			got = append(got, tw.below(91))
		}
		for i := range 700 {
			if x := tw.below(1 << 20); i >= 698 {
				got = append(got, x)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		xs   []float64
		want Spread
	}{
		{nil, Spread{}},
		{[]float64{0.5}, Spread{0, 0.5, 0.5}},
		{[]float64{0.1, 0.25, 0.5, 0.97}, Spread{0.3809199390948182, 0.1, 0.97}},
		{[]float64{1.0 / 3, 2.0 / 3, 0.9999999}, Spread{0.3333332833333346, 1.0 / 3, 0.9999999}},
	} {
		if got := Of(c.xs); got != c.want {
			t.Errorf("%v: %v, want %v", c.xs, got, c.want)
		}
	}
}

func TestRounds(t *testing.T) {
	mean := func(drawn []int) []float64 {
		s := 0
		for _, i := range drawn {
			if i < 0 || i >= 5 {
				t.Fatalf("drew %d of 5", i)
			}
			s += i
		}
		return []float64{float64(s) / 5, -float64(s)}
	}
	got := Rounds(5, 200, 3, mean)
	if len(got) != 2 || len(got[0]) != 200 || !slices.IsSorted(got[1]) {
		t.Errorf("%d figures", len(got))
	}
	if Rounds(0, 10, 1, mean) != nil || Rounds(5, 0, 1, mean) != nil {
		t.Error("nothing to draw, and yet rounds")
	}
}
