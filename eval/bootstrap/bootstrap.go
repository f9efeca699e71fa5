// Package bootstrap says how far a score would move on another sample of pages: pages are
// drawn with replacement as many times as there are pages, the score is taken again, and so for some
// hundred rounds (Efron 1979). The spread of the rounds is their standard deviation and the interval that holds
// 95 % of them.
//
// The draws are those of the reference scorers, which are Python programs: the Mersenne Twister MT19937
// (Matsumoto and Nishimura 1998) seeded by key, and numbers below n by rejection. Equal seeds
// give equal rounds, so that a report agrees to the last digit.
package bootstrap

import (
	"math"
	"math/big"
	"math/bits"
	"slices"
)

// MaxRounds bounds the rounds of one report.
const MaxRounds = 1_000_000

// Rounds draws n items with replacement and scores them, so many times. It returns for each figure of the
// score its values in increasing order. The slice given to score is used again.
func Rounds(n, rounds int, seed uint64, score func(drawn []int) []float64) [][]float64 {
	if n <= 0 || rounds <= 0 {
		return nil
	}
	t := newTwister(seed)
	drawn := make([]int, n)
	var out [][]float64
	for range min(rounds, MaxRounds) {
		for i := range drawn {
			drawn[i] = t.below(n)
		}
		got := score(drawn)
		if out == nil {
			out = make([][]float64, len(got))
		}
		for i, x := range got {
			out[i] = append(out[i], x)
		}
	}
	for _, c := range out {
		slices.Sort(c)
	}
	return out
}

// Spread is the standard deviation of a figure and the interval of 95 % of its values.
type Spread struct{ SD, Low, High float64 }

// Of measures values in increasing order.
func Of(sorted []float64) Spread {
	n := len(sorted)
	if n == 0 {
		return Spread{}
	}
	return Spread{deviation(sorted), sorted[int(0.025*float64(n-1))], sorted[int(math.RoundToEven(0.975*float64(n-1)))]}
}

// deviation is the standard deviation of a sample. It is summed exactly and rounded once.
func deviation(xs []float64) float64 {
	if len(xs) < 2 {
		return 0
	}
	sum, squares, x := new(big.Rat), new(big.Rat), new(big.Rat)
	for _, v := range xs {
		if x.SetFloat64(v) == nil {
			return math.NaN()
		}
		sum.Add(sum, x)
		squares.Add(squares, x.Mul(x, x))
	}
	n := big.NewRat(int64(len(xs)), 1)
	squares.Mul(squares, n)
	squares.Sub(squares, sum.Mul(sum, sum))
	squares.Quo(squares, n.Mul(n, big.NewRat(int64(len(xs)-1), 1)))
	const precision = 400 // bits
	v := new(big.Float).SetPrec(precision).SetRat(squares)
	out, _ := v.Sqrt(v).Float64()
	return out
}

// twister is MT19937.
type twister struct {
	state [624]uint32
	next  int
}

// newTwister seeds by key: the words of the seed, lowest first.
func newTwister(seed uint64) *twister {
	t := &twister{next: 624}
	t.state[0] = 19650218
	for i := uint32(1); i < 624; i++ {
		t.state[i] = 1812433253*(t.state[i-1]^t.state[i-1]>>30) + i
	}
	key := []uint32{uint32(seed)}
	if seed>>32 != 0 {
		key = append(key, uint32(seed>>32))
	}
	i, j := 1, 0
	step := func() {
		if i++; i == 624 {
			t.state[0], i = t.state[623], 1
		}
	}
	for range 624 {
		t.state[i] = (t.state[i] ^ (t.state[i-1]^t.state[i-1]>>30)*1664525) + key[j] + uint32(j)
		step()
		j = (j + 1) % len(key)
	}
	for range 623 {
		t.state[i] = (t.state[i] ^ (t.state[i-1]^t.state[i-1]>>30)*1566083941) - uint32(i)
		step()
	}
	t.state[0] = 1 << 31
	return t
}

func (t *twister) uint32() uint32 {
	if t.next == 624 {
		for i := range t.state {
			y := t.state[i]&(1<<31) | t.state[(i+1)%624]&(1<<31-1)
			t.state[i] = t.state[(i+397)%624] ^ y>>1 ^ y&1*0x9908b0df
		}
		t.next = 0
	}
	y := t.state[t.next]
	t.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// below is a number of [0, n), n at most 2³²-1.
func (t *twister) below(n int) int {
	k := bits.Len32(uint32(n))
	for {
		if x := int(t.uint32() >> (32 - k)); x < n {
			return x
		}
	}
}
