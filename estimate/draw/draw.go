// Package draw makes random numbers for the samplers: the same seed gives the same numbers,
// whatever runs beside (on processors of one kind; others round products differently). It
// exists because a Gibbs sweep draws some hundred gammas and binomials and little else; these
// are written for that use, without allocation.
//
// Methods: uniform bits from xoshiro256++ (Blackman and Vigna 2019), seeded through splitmix64;
// gamma by Marsaglia and Tsang (2000); binomial by inversion for small means and by Hörmann's
// transformed rejection BTRS (1993) otherwise; Poisson by inversion and PTRS (Hörmann 1993);
// normals by the ziggurat of Marsaglia and Tsang (2000) in Doornik's form (2005).
package draw

import (
	"math"
	"math/bits"
)

// Source is a stream of random numbers. It is not for use by several goroutines at once.
type Source struct {
	a, b, c, d uint64
}

// New starts the stream of a seed; further numbers (a chain, a stratum) name streams of their own.
func New(seed uint64, stream ...uint64) *Source {
	x := seed
	for _, s := range stream {
		x = mix(x+0x9e3779b97f4a7c15) ^ s*0xd1342543de82ef95
	}
	next := func() uint64 { x += 0x9e3779b97f4a7c15; return mix(x) }
	return &Source{a: next(), b: next(), c: next(), d: next()}
}

// Name turns a word, such as a stratum's name, into a stream number (FNV-1a).
func Name(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func (s *Source) bits() uint64 {
	out := bits.RotateLeft64(s.a+s.d, 23) + s.a
	t := s.b << 17
	s.c ^= s.a
	s.d ^= s.b
	s.b ^= s.c
	s.a ^= s.d
	s.c ^= t
	s.d = bits.RotateLeft64(s.d, 45)
	return out
}

// Uniform is in (0, 1), never 0.
func (s *Source) Uniform() float64 { return (float64(int64(s.bits()>>11)) + 0.5) * 0x1p-53 }

// Below is a whole number in [0, n).
func (s *Source) Below(n int) int {
	hi, _ := bits.Mul64(s.bits(), uint64(n))
	return int(hi)
}

// Normal has mean 0 and variance 1.
func (s *Source) Normal() float64 {
	for {
		r := s.bits()
		layer := r & 127
		u := float64(int64(r)>>11) * 0x1p-52 // in [-1, 1)
		if math.Abs(u) < ziggurat.ratio[layer] {
			return u * ziggurat.x[layer]
		}
		if layer == 0 { // the tail
			for {
				x := math.Log(s.Uniform()) / tail
				if y := math.Log(s.Uniform()); -2*y >= x*x {
					if u < 0 {
						return x - tail
					}
					return tail - x
				}
			}
		}
		x := u * ziggurat.x[layer]
		f0 := math.Exp(-0.5 * (ziggurat.x[layer]*ziggurat.x[layer] - x*x))
		f1 := math.Exp(-0.5 * (ziggurat.x[layer+1]*ziggurat.x[layer+1] - x*x))
		if f1+s.Uniform()*(f0-f1) < 1 {
			return x
		}
	}
}

// tail is where the ziggurat of 128 layers ends, and area that of each layer.
const (
	tail = 3.442619855899
	area = 9.91256303526217e-3
)

var ziggurat = func() (z struct{ x, ratio [129]float64 }) {
	f := math.Exp(-0.5 * tail * tail)
	z.x[0], z.x[1], z.x[128] = area/f, tail, 0
	for i := 2; i < 128; i++ {
		z.x[i] = math.Sqrt(-2 * math.Log(area/z.x[i-1]+f))
		f = math.Exp(-0.5 * z.x[i] * z.x[i])
	}
	for i := 0; i < 128; i++ {
		z.ratio[i] = z.x[i+1] / z.x[i]
	}
	return
}()

// Exponential has mean 1.
func (s *Source) Exponential() float64 { return -math.Log(s.Uniform()) }

// Gamma has the given shape and scale 1.
func (s *Source) Gamma(shape float64) float64 {
	if shape < 1 {
		return s.Gamma(shape+1) * math.Pow(s.Uniform(), 1/shape)
	}
	d := shape - 1.0/3
	c := 1 / math.Sqrt(9*d)
	for {
		x := s.Normal()
		v := 1 + c*x
		if v <= 0 {
			continue
		}
		v = v * v * v
		u := s.Uniform()
		if u < 1-0.0331*x*x*x*x || math.Log(u) < 0.5*x*x+d*(1-v+math.Log(v)) {
			return d * v
		}
	}
}

// LogGamma is the logarithm of a gamma number: for small shapes the number itself is below what
// can be written, its logarithm is not.
func (s *Source) LogGamma(shape float64) float64 {
	if shape < 1 {
		return math.Log(s.Gamma(shape+1)) + math.Log(s.Uniform())/shape
	}
	return math.Log(s.Gamma(shape))
}

// Beta is in (0, 1); a uniform and the powers of one are drawn directly.
func (s *Source) Beta(a, b float64) float64 {
	switch {
	case a == 1 && b == 1:
		return s.Uniform()
	case a == 1:
		return -math.Expm1(math.Log(s.Uniform()) / b)
	case b == 1:
		return math.Exp(math.Log(s.Uniform()) / a)
	}
	x := s.Gamma(a)
	return x / (x + s.Gamma(b))
}

// Binomial counts successes among n trials.
func (s *Source) Binomial(n int, p float64) int {
	switch {
	case n <= 0 || !(p > 0):
		return 0
	case p >= 1:
		return n
	case p > 0.5:
		return n - s.binomial(n, 1-p)
	}
	return s.binomial(n, p)
}

// binomial is that for p up to one half.
func (s *Source) binomial(n int, p float64) int {
	if float64(n)*p < 10 {
		return s.binomialInverse(n, p)
	}
	return s.binomialReject(n, p)
}

func (s *Source) binomialInverse(n int, p float64) int {
	u := s.Uniform()
	if u <= 1-float64(n)*p { // (1-p)^n is at least that: most draws for unlikely classes end here
		return 0
	}
	ratio := p / (1 - p)
	f := power(1-p, n)
	for {
		f := f
		for k := 0; k <= n && k < len(reciprocal)-1; k++ { // mean below 10: 110 is beyond 1e-60
			if u < f {
				return k
			}
			u -= f
			f *= ratio * float64(n-k) * reciprocal[k+1]
		}
		u = s.Uniform() // rounding left something over
	}
}

// reciprocal holds 1/k: a product is four times as quick as a quotient.
var reciprocal = func() (t [112]float64) {
	for k := 1; k < len(t); k++ {
		t[k] = 1 / float64(k)
	}
	return
}()

// power is x^n for x in (0.5, 1]: by squaring while that is quicker than a logarithm.
func power(x float64, n int) float64 {
	if n > 1<<14 {
		return math.Exp(float64(n) * math.Log(x))
	}
	r := 1.0
	for {
		r *= [2]float64{1, x}[n&1] // a branch here would be guessed wrong every other time
		if n >>= 1; n == 0 {
			return r
		}
		x *= x
	}
}

func (s *Source) binomialReject(n int, p float64) int {
	nf := float64(n)
	sd := math.Sqrt(nf * p * (1 - p))
	b := 1.15 + 2.53*sd
	a := -0.0873 + 0.0248*b + 0.01*p
	c := nf*p + 0.5
	vr := 0.92 - 4.2/b
	for {
		u := s.Uniform() - 0.5
		v := s.Uniform()
		us := 0.5 - math.Abs(u)
		x := (2*a/us+b)*u + c
		if x < 0 || x >= nf+1 {
			continue
		}
		k := int(x)
		if us >= 0.07 && v <= vr || notAbove(v*(2.83+5.1/b)*sd*us*us/(a+b*us*us), k, n, p) {
			return k
		}
	}
}

// notAbove says whether v is at most f(k)/f(m), of the binomial probabilities of k and of the mode m. Near the mode,
// where most draws fall, the ratio is two products, with neither a logarithm nor a quotient for each factor; both stay
// far below the largest number.
func notAbove(v float64, k, n int, p float64) bool {
	const near = 30
	m := int(float64(n+1) * p)
	odds := p / (1 - p)
	up, down := 1.0, 1.0 // f(i)/f(i-1) is (n+1-i) odds / i
	switch d := k - m; {
	case d > near || d < -near:
		kf, mf, nf := float64(k), float64(m), float64(n)
		return math.Log(v) <= logFactorial(mf)+logFactorial(nf-mf)-logFactorial(kf)-logFactorial(nf-kf)+(kf-mf)*math.Log(odds)
	case d > 0:
		for i := float64(m + 1); i <= float64(k); i++ {
			up *= (float64(n+1) - i) * odds
			down *= i
		}
	default:
		for i := float64(k + 1); i <= float64(m); i++ {
			up *= i
			down *= (float64(n+1) - i) * odds
		}
	}
	return v*down <= up
}

// Poisson has the given mean; means beyond 1e15 are cut there.
func (s *Source) Poisson(mean float64) int {
	if !(mean > 0) {
		return 0
	}
	mean = math.Min(mean, 1e15)
	if mean < 10 {
		for {
			f := math.Exp(-mean)
			u := s.Uniform()
			for k := 0; k < 200; k++ {
				if u < f {
					return k
				}
				u -= f
				f *= mean / float64(k+1)
			}
		}
	}
	logMean := math.Log(mean)
	b := 0.931 + 2.53*math.Sqrt(mean)
	a := -0.059 + 0.02483*b
	inverse := 1.1239 + 1.1328/(b-3.4)
	vr := 0.9277 - 3.6224/(b-2)
	for {
		u := s.Uniform() - 0.5
		v := s.Uniform()
		us := 0.5 - math.Abs(u)
		k := math.Floor((2*a/us+b)*u + mean + 0.43)
		if us >= 0.07 && v <= vr {
			return int(k)
		}
		if k < 0 || us < 0.013 && v > us {
			continue
		}
		if math.Log(v*inverse/(a/(us*us)+b)) <= k*logMean-mean-logFactorial(k) {
			return int(k)
		}
	}
}

// Split deals n people out over classes of these weights, into counts.
func (s *Source) Split(n int, weights []float64, total float64, counts []int) {
	for k, w := range weights {
		if n == 0 {
			break
		}
		var x int
		if k == len(weights)-1 || w >= total {
			x = n
		} else if w > 0 {
			x = s.Binomial(n, w/total)
		}
		counts[k] += x
		n -= x
		total -= w
	}
}

// logFactorial is log k!, from a table and Stirling's series.
func logFactorial(k float64) float64 {
	if k < float64(len(factorials)) {
		return factorials[int(k)]
	}
	x := k + 1
	r := 1 / x
	return (x-0.5)*math.Log(x) - x + 0.9189385332046727418 + r*(1.0/12-r*r*(1.0/360-r*r/1260))
}

var factorials = func() (t [2048]float64) {
	for k := 2; k < len(t); k++ {
		t[k] = t[k-1] + math.Log(float64(k))
	}
	return
}()
