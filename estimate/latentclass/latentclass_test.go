package latentclass

import (
	"context"
	"math"
	"reflect"
	"runtime"
	"testing"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

func build(t testing.TB, lists int, counts map[table.Pattern]int) *table.Table {
	t.Helper()
	names := []string{"a", "b", "c", "d", "e", "f"}[:lists]
	var cells []table.Cell
	for p, n := range counts {
		cells = append(cells, table.Cell{Pattern: p, People: n})
	}
	tab, err := table.New(names, cells)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

// kosovo is the published table (Ball, Betts, Scheuren, Dudukovic and Asher 2002).
func kosovo(t testing.TB) *table.Table {
	counts := map[table.Pattern]int{}
	for p, n := range []int{0, 1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27} {
		if n > 0 {
			counts[table.Pattern(p)] = n
		}
	}
	return build(t, 4, counts)
}

// With one class the posterior of N is known in closed form:
// p(n0) ~ (n+n0-1)!/n0! prod_j B(1+n_j, 1+N-n_j).
func TestOneClassIsExact(t *testing.T) {
	tab := build(t, 3, map[table.Pattern]int{1: 9, 2: 7, 4: 8, 3: 4, 5: 3, 6: 3, 7: 1})
	n := tab.People()
	var logs []float64
	most := math.Inf(-1)
	for n0 := 0; n0 < 5000; n0++ {
		l := lg(float64(n+n0)) - lg(float64(n0+1))
		for _, s := range tab.Sizes() {
			l += lg(float64(1+s)) + lg(float64(1+n+n0-s)) - lg(float64(2+n+n0))
		}
		logs = append(logs, l)
		most = math.Max(most, l)
	}
	want := distribution(logs, most)
	p := run(t, tab, Settings{Rates: Uniform, Classes: 1, Chains: 2, Seed: 5, Draws: 30000, Thin: 2})
	agree(t, "one class", p, n, want, 0.015)
}

// With several classes the posterior is found by brute force: parameters drawn from the prior,
// the likelihood of the table and every n0 summed over them. Ten classes, for the prior of alpha
// has much mass near zero, where what the last classes are left with is below any number.
func TestSeveralClassesAreExact(t *testing.T) {
	tab := build(t, 3, map[table.Pattern]int{1: 3, 2: 2, 4: 2, 3: 1, 7: 3})
	n := tab.People()
	const classes, draws, reach = 10, 300_000, 400
	src := draw.New(11)
	weights := make([]float64, reach)
	for d := 0; d < draws; d++ {
		alpha := src.Gamma(0.25) / 0.25
		left, outside, like := 1.0, 0.0, [8]float64{}
		for k := 0; k < classes && left > 1e-12; k++ {
			v := 1.0
			if k < classes-1 {
				v = 1 - math.Exp(math.Log(src.Uniform())/alpha)
			}
			nu := left * v
			left -= nu
			l := [3]float64{src.Uniform(), src.Uniform(), src.Uniform()}
			for p := 0; p < 8; p++ {
				q := nu
				for j := range l {
					if p>>j&1 == 1 {
						q *= l[j]
					} else {
						q *= 1 - l[j]
					}
				}
				like[p] += q
			}
		}
		outside = like[0]
		l := 1.0
		for _, c := range tab.Cells {
			l *= math.Pow(like[c.Pattern], float64(c.People))
		}
		// times (n+n0-1)!/n0! outside^n0, by recurrence
		term := l
		for n0 := 0; n0 < reach; n0++ {
			weights[n0] += term
			term *= outside * float64(n+n0) / float64(n0+1)
		}
	}
	total := 0.0
	for _, w := range weights {
		total += w
	}
	want := make([]float64, reach)
	cum := 0.0
	for i, w := range weights {
		cum += w / total
		want[i] = cum
	}
	p := run(t, tab, Settings{Rates: Uniform, Classes: classes, Chains: 4, Seed: 5, Draws: 30000, Thin: 3})
	agree(t, "ten classes", p, n, want, 0.015)
}

func lg(x float64) float64 { v, _ := math.Lgamma(x); return v }

func distribution(logs []float64, most float64) []float64 {
	out := make([]float64, len(logs))
	total := 0.0
	for i, l := range logs {
		total += math.Exp(l - most)
		out[i] = total
	}
	for i := range out {
		out[i] /= total
	}
	return out
}

// agree compares the distribution functions of the unseen.
func agree(t *testing.T, what string, p *Posterior, n int, want []float64, tolerance float64) {
	t.Helper()
	count := make([]float64, len(want))
	total := 0.0
	for _, v := range p.Draws() {
		total++
		if i := int(v) - n; i < len(count) {
			count[i]++
		}
	}
	cum, worst := 0.0, 0.0
	for i := range want {
		cum += count[i] / total
		worst = math.Max(worst, math.Abs(cum-want[i]))
	}
	if worst > tolerance {
		t.Errorf("%s: distribution off by %.4f", what, worst)
	}
}

func run(t testing.TB, tab *table.Table, s Settings) *Posterior {
	t.Helper()
	p, err := Run(context.Background(), tab, s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// R's LCMCR gives 10,399 (8,925 to 13,818); this run is short, so the limits are wider than in
// the long comparison.
func TestKosovo(t *testing.T) {
	p := run(t, kosovo(t), Settings{Rates: Uniform, Seed: 1, Chains: 4, BurnIn: 5000, Draws: 2000, Thin: 20})
	if math.Abs(p.Median-10399) > 0.08*10399 || p.Low < 8200 || p.Low > 9400 || p.High < 12000 || p.High > 16500 {
		t.Errorf("median %v (%v to %v), R-hat %.3f, effective %.0f", p.Median, p.Low, p.High, p.RHat, p.Effective)
	}
}

func TestSameSeedSameNumbers(t *testing.T) {
	s := Settings{Seed: 9, Chains: 3, Draws: 200, Thin: 3, BurnIn: 100}
	a := run(t, kosovo(t), s)
	old := runtime.GOMAXPROCS(1)
	b := run(t, kosovo(t), s)
	runtime.GOMAXPROCS(old)
	if !reflect.DeepEqual(a.Chains, b.Chains) {
		t.Error("the same seed gave other draws on one processor")
	}
	s.Seed = 10
	if reflect.DeepEqual(a.Chains, run(t, kosovo(t), s).Chains) {
		t.Error("another seed gave the same draws")
	}
}

func TestDiagnosis(t *testing.T) {
	src := draw.New(1)
	chain := func(shift, keep float64) []float64 {
		x, out := 0.0, make([]float64, 4000)
		for i := range out {
			x = keep*x + math.Sqrt(1-keep*keep)*src.Normal()
			out[i] = x + shift
		}
		return out
	}
	independent := [][]float64{chain(0, 0), chain(0, 0), chain(0, 0), chain(0, 0)}
	if r, e := RHat(independent), EffectiveSize(independent); r > 1.005 || e < 14000 || e > 18500 {
		t.Errorf("independent draws: R-hat %v, effective %v of 16000", r, e)
	}
	slow := [][]float64{chain(0, 0.9), chain(0, 0.9), chain(0, 0.9), chain(0, 0.9)}
	if e := EffectiveSize(slow); e < 600 || e > 1150 { // (1-0.9)/(1+0.9) of 16,000 is 842
		t.Errorf("draws with memory: effective %v, want about 842", e)
	}
	if r := RHat([][]float64{chain(0, 0), chain(1, 0)}); r < 1.1 {
		t.Errorf("chains apart: R-hat %v", r)
	}
	if RHat([][]float64{{1, 1, 1, 1}, {1, 1, 1, 1}}) != 1 || !math.IsInf(RHat([][]float64{{1, 1, 1, 1}, {2, 2, 2, 2}}), 1) || !math.IsInf(RHat(nil), 1) {
		t.Error("draws all alike")
	}
}

// Tables at the edges neither stop the sampler nor give less than what is documented.
func TestEdges(t *testing.T) {
	wide := make([]table.Cell, 0, 60)
	names := make([]string, 60)
	for j := range names {
		names[j] = string(rune('a'+j%26)) + string(rune('a'+j/26))
		wide = append(wide, table.Cell{Pattern: 1<<60 - 1 - 1<<uint(j), People: 1_000_000})
	}
	sixty, err := table.New(names, wide)
	if err != nil {
		t.Fatal(err)
	}
	for name, tab := range map[string]*table.Table{
		"one person":         build(t, 2, map[table.Pattern]int{1: 1}),
		"no overlap":         build(t, 3, map[table.Pattern]int{1: 5, 2: 5, 4: 5}),
		"everybody on all":   build(t, 3, map[table.Pattern]int{7: 1_000_000}),
		"a billion":          build(t, 3, map[table.Pattern]int{1: 400_000_000, 2: 300_000_000, 3: 200_000_000, 7: 5}),
		"sixty full lists":   sixty,
		"a list with nobody": build(t, 3, map[table.Pattern]int{1: 5, 2: 5, 3: 5}),
	} {
		p := run(t, tab, Settings{Seed: 1, Chains: 2, Draws: 100, Thin: 1})
		if !(p.Low >= float64(tab.People())) || math.IsNaN(p.Mean) || math.IsInf(p.High, 0) {
			t.Errorf("%s: %v (%v to %v)", name, p.Median, p.Low, p.High)
		}
	}
	if _, err := Run(context.Background(), build(t, 1, map[table.Pattern]int{1: 5}), Settings{}); err == nil {
		t.Error("one list was taken")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, kosovo(t), Settings{Draws: 1000000}); err == nil {
		t.Error("a cancelled run went on")
	}
}

// BenchmarkSweep is one iteration with ten classes: compare with 10.5 microseconds of R's C++.
func BenchmarkSweep(b *testing.B) {
	for _, rates := range []Rates{Uniform, Tied} {
		b.Run(string(rates), func(b *testing.B) {
			c := newChain(kosovo(b), Settings{Seed: 1, Rates: rates}.filled(), 1)
			c.warm(warmUp)
			for i := 0; i < 5000; i++ {
				c.sweep(true)
			}
			for b.Loop() {
				c.sweep(true)
			}
		})
	}
}
