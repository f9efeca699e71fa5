package latentclass

import (
	"math"

	"testigo/estimate/draw"
)

// Kinds are classes as the model takes them to be before it has seen a list.
type Kinds struct {
	Alpha float64
	Share []float64   // of all people
	On    [][]float64 // rates, class by class
	// LogLast is the logarithm of the last share, which may be too small to be written.
	LogLast float64
	tied    *tied // of tied rates
}

// Draw draws kinds of people from the prior of a run with these settings. Simulations start from it:
// where truths are drawn so, intervals hold them as often as they say, if the sampler is right.
func Draw(src *draw.Source, s Settings, lists int) Kinds {
	s = s.filled()
	k := Kinds{Alpha: src.Gamma(s.A) / s.B, Share: make([]float64, s.Classes)}
	rates := k.rates(src, s.Rates, lists)
	left := 1.0
	for i := range k.Share {
		v := 1.0
		if i < s.Classes-1 {
			rest := math.Log(src.Uniform()) / k.Alpha
			k.LogLast += rest
			v = -math.Expm1(rest)
		}
		k.Share[i] = left * v
		left *= 1 - v
		k.On = append(k.On, rates())
	}
	return k
}

// rates gives what draws the rates of one class after the other.
func (k *Kinds) rates(src *draw.Source, rates Rates, lists int) func() []float64 {
	beta := func(a, b float64) float64 { return 1 / (1 + math.Exp(src.LogGamma(b)-src.LogGamma(a))) }
	each := func(one func(j int) float64) []float64 {
		out := make([]float64, lists)
		for j := range out {
			out[j] = one(j)
		}
		return out
	}
	switch rates {
	case Uniform:
		return func() []float64 { return each(func(int) float64 { return src.Uniform() }) }
	case Jeffreys:
		return func() []float64 { return each(func(int) float64 { return beta(0.5, 0.5) }) }
	}
	h := newTied(len(k.Share), lists)
	k.tied = h
	h.spread = math.Abs(src.Normal()) * spreadSD
	h.grip = gripMid * math.Exp(gripSD*src.Normal())
	h.reach = each(func(int) float64 { return reachSD * src.Normal() })
	return func() []float64 {
		class := len(k.On)
		h.ease[class] = h.spread * src.Normal()
		return each(func(j int) float64 { return beta(shapes(math.Exp(h.ease[class]+h.reach[j]), h.grip)) })
	}
}
