// Package graphs estimates how many people are on no list by averaging over decomposable
// graphical models (Madigan and York 1997, Biometrika 84; Johndrow, Lum and Ball). A graph on
// the lists says which depend on each other; a missing edge is conditional independence. Each
// graph has a hyper-Dirichlet prior, its posterior with each number of the unseen is known in
// closed form, and the answer averages over all graphs and numbers. Nothing is sampled: the same
// table gives the same numbers. Numbers are people.
//
// The complete graph says nothing about the unseen but what the prior says; its weight is
// reported, and the result without it.
package graphs

import (
	"fmt"
	"math"
	"math/bits"
	"sort"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

// MaxLists bounds the graphs: 822 on five lists, 18,154 on six.
const MaxLists = 5

// Settings of an average; zero fields take defaults.
type Settings struct {
	Delta float64 // prior count in each cell of the full table; 0: 2^-lists
	From  int     // least number of the unseen
	To    int     // most; 0: as far as the posterior reaches
	// LogPrior of N; nil is -log N.
	LogPrior func(n float64) float64
}

// Graph is a decomposable graph with its posterior.
type Graph struct {
	Cliques     []table.Pattern
	Probability float64
	Mean        float64 // of N under this graph
	order       []step  // vertices with their earlier neighbours
}

type step struct{ with, without table.Pattern }

// Result of the average.
type Result struct {
	Delta        float64
	From, To     int
	Step         int // distance between numbers of the unseen on the grid
	Median       float64
	Low, High    float64
	Mean         float64
	Graphs       []Graph // by probability
	Complete     float64 // weight of the complete graph
	WithoutIt    [3]float64
	HasWithoutIt bool
	TailMass     float64   // probability of the last hundredth of the grid
	Modes        []float64 // peaks of the posterior, if there is more than one
	documented   int
	mass         []float64
}

// maxGrid bounds the numbers of the unseen that are looked at one by one.
const maxGrid = 60_000

// Average averages over all decomposable graphs.
func Average(t *table.Table, s Settings) (*Result, error) {
	lists := len(t.Lists)
	if lists < 2 || lists > MaxLists {
		return nil, fmt.Errorf("graphs are averaged for two to %d lists, not %d", MaxLists, lists)
	}
	if t.People() == 0 {
		return nil, fmt.Errorf("nobody is documented")
	}
	if s.Delta < 0 || s.From < 0 || s.To < 0 {
		return nil, fmt.Errorf("negative settings")
	}
	if s.Delta == 0 {
		s.Delta = math.Exp2(-float64(lists))
	}
	if s.LogPrior == nil {
		s.LogPrior = func(n float64) float64 { return -math.Log(n) }
	}
	if s.To > 0 {
		return average(t, s, s.From, s.To, max(1, (s.To-s.From)/2_000_000)), nil
	}
	to := 5*t.People() + 1000
	for {
		r := average(t, s, s.From, to, max(1, to/maxGrid))
		if r.TailMass < 1e-4 || to > 60*t.People()+60_000 {
			return r, nil
		}
		to *= 4
	}
}

func average(t *table.Table, s Settings, from, to, stride int) *Result {
	lists, n := len(t.Lists), t.People()
	size := (to-from)/stride + 1
	r := &Result{Delta: s.Delta, From: from, To: to, Step: stride, documented: n}
	all := math.Exp2(float64(lists)) * s.Delta

	// The marginal table of every set of lists: the cell of none of them is the only one that
	// changes with the unseen.
	rest := make([]float64, size) // what all sets share: lgamma(2^t delta) - lgamma(N + 2^t delta)
	common := make([]float64, size)
	for i := range rest {
		u := float64(from + i*stride)
		rest[i] = lgamma(all) - lgamma(float64(n)+u+all)
		common[i] = lgamma(float64(n)+u+1) - lgamma(u+1) + s.LogPrior(float64(n)+u)
	}
	marginal := make([][]float64, 1<<lists)
	for set := table.Pattern(1); set < 1<<uint(lists); set++ {
		cells := map[table.Pattern]int{}
		for _, c := range t.Cells {
			cells[c.Pattern&set] += c.People
		}
		delta := s.Delta * math.Exp2(float64(lists-set.On()))
		fixed := 0.0
		keys := make([]table.Pattern, 0, len(cells))
		for p := range cells {
			keys = append(keys, p)
		}
		sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
		for _, p := range keys { // in order, so that sums round alike every time
			if p != 0 {
				fixed += lgamma(float64(cells[p])+delta) - lgamma(delta)
			}
		}
		m := make([]float64, size)
		zero, base := float64(cells[0])+delta, lgamma(delta)
		for i := range m {
			m[i] = fixed + lgamma(zero+float64(from+i*stride)) - base + rest[i]
		}
		marginal[set] = m
	}

	r.Graphs = decomposable(lists)
	logs := make([]float64, size)
	score := func(g *Graph) {
		copy(logs, common)
		for _, st := range g.order {
			add(logs, marginal[st.with], 1)
			if st.without != 0 {
				add(logs, marginal[st.without], -1)
			}
		}
	}
	best := math.Inf(-1)
	peak := make([]float64, len(r.Graphs))
	for i := range r.Graphs {
		score(&r.Graphs[i])
		peak[i] = math.Inf(-1)
		for _, l := range logs {
			peak[i] = math.Max(peak[i], l)
		}
		best = math.Max(best, peak[i])
	}
	r.mass = make([]float64, size)
	without := make([]float64, size)
	total := 0.0
	for i := range r.Graphs {
		g := &r.Graphs[i]
		if peak[i] < best-60 { // together less than e^-40 of the whole
			continue
		}
		score(g)
		complete := len(g.Cliques) == 1
		for j, l := range logs {
			if l < best-60 {
				continue
			}
			w := math.Exp(l - best)
			r.mass[j] += w
			if !complete {
				without[j] += w
			}
			g.Probability += w
			g.Mean += w * float64(n+from+j*stride)
		}
		total += g.Probability
		g.Mean /= g.Probability
		if complete {
			r.Complete = g.Probability
		}
	}
	for i := range r.Graphs {
		r.Graphs[i].Probability /= total
	}
	r.Complete /= total
	for j := range r.mass {
		r.mass[j] /= total
		r.Mean += r.mass[j] * float64(n+from+j*stride)
		if j >= size-max(1, size/100) {
			r.TailMass += r.mass[j]
		}
	}
	r.Low, r.Median, r.High = r.quantile(r.mass, 0.025), r.quantile(r.mass, 0.5), r.quantile(r.mass, 0.975)
	if left := 1 - r.Complete; left > 1e-9 {
		scaled := make([]float64, size)
		for j := range scaled {
			scaled[j] = without[j] / total / left
		}
		r.WithoutIt = [3]float64{r.quantile(scaled, 0.5), r.quantile(scaled, 0.025), r.quantile(scaled, 0.975)}
		r.HasWithoutIt = true
	}
	sort.SliceStable(r.Graphs, func(i, j int) bool { return r.Graphs[i].Probability > r.Graphs[j].Probability })
	r.modes()
	return r
}

func (r *Result) quantile(mass []float64, p float64) float64 {
	cum := 0.0
	for j, m := range mass {
		if cum += m; cum >= p {
			return float64(r.documented + r.From + j*r.Step)
		}
	}
	return float64(r.documented + r.To)
}

// Draws takes values of N from the posterior, for totals over strata.
func (r *Result) Draws(count int, src *draw.Source) []float64 {
	cum := make([]float64, len(r.mass))
	s := 0.0
	for j, m := range r.mass {
		s += m
		cum[j] = s
	}
	out := make([]float64, count)
	for i := range out {
		j := sort.SearchFloat64s(cum, src.Uniform()*s)
		out[i] = float64(r.documented + r.From + min(j, len(cum)-1)*r.Step)
	}
	return out
}

// modes finds peaks of the posterior on the logarithm of the unseen with a valley of less than
// half of the lower peak between them, each with a twentieth of the probability at least.
func (r *Result) modes() {
	const bins = 80
	lo, hi := math.Log(float64(max(r.From, 1))), math.Log(float64(r.To+1))
	h := make([]float64, bins)
	for j, m := range r.mass {
		u := math.Log(float64(max(r.From+j*r.Step, 1)))
		h[min(bins-1, max(0, int((u-lo)/(hi-lo)*bins)))] += m
	}
	type peak struct {
		at         int
		high, mass float64
	}
	var peaks []peak
	valley := 0.0
	for i, m := range h {
		if len(peaks) == 0 || valley < math.Min(peaks[len(peaks)-1].high, m)/2 {
			peaks = append(peaks, peak{i, m, m})
			valley = m
			continue
		}
		p := &peaks[len(peaks)-1]
		p.mass += m
		if m > p.high {
			p.at, p.high, valley = i, m, m
		}
		valley = math.Min(valley, m)
	}
	for _, p := range peaks {
		if p.mass >= 0.05 {
			r.Modes = append(r.Modes, float64(r.documented)+math.Round(math.Exp(lo+(float64(p.at)+0.5)/bins*(hi-lo))))
		}
	}
	if len(r.Modes) < 2 {
		r.Modes = nil
	}
}

// decomposable lists the chordal graphs on so many vertices: 2, 8, 61, 822 for two to five.
func decomposable(lists int) []Graph {
	var pairs []table.Pattern
	for i := 0; i < lists; i++ {
		for j := i + 1; j < lists; j++ {
			pairs = append(pairs, 1<<uint(i)|1<<uint(j))
		}
	}
	var out []Graph
	for set := 0; set < 1<<len(pairs); set++ {
		next := make([]table.Pattern, lists)
		for b, p := range pairs {
			if set>>uint(b)&1 == 1 {
				i, j := bits.TrailingZeros64(uint64(p)), 63-bits.LeadingZeros64(uint64(p))
				next[i] |= 1 << uint(j)
				next[j] |= 1 << uint(i)
			}
		}
		if g, ok := eliminate(next); ok {
			out = append(out, g)
		}
	}
	return out
}

// eliminate orders the vertices by maximum cardinality; the graph is chordal if and only if the
// earlier neighbours of each vertex are all joined (Tarjan and Yannakakis 1984). The telescoping
// product over vertices is that over cliques and separators.
func eliminate(next []table.Pattern) (Graph, bool) {
	var g Graph
	var done table.Pattern
	for range next {
		best, most := -1, -1
		for v := range next {
			if !done.Has(v) {
				if k := (next[v] & done).On(); k > most {
					best, most = v, k
				}
			}
		}
		earlier := next[best] & done
		for p := earlier; p != 0; p &= p - 1 {
			v := bits.TrailingZeros64(uint64(p))
			if (next[v]|1<<uint(v))&earlier != earlier {
				return g, false
			}
		}
		g.order = append(g.order, step{earlier | 1<<uint(best), earlier})
		done |= 1 << uint(best)
	}
	for i, a := range g.order {
		maximal := true
		for j, b := range g.order {
			if i != j && a.with&b.with == a.with {
				maximal = false
			}
		}
		if maximal {
			g.Cliques = append(g.Cliques, a.with)
		}
	}
	return g, true
}

// Name writes the cliques with the names of the lists: "A-B C".
func (g Graph) Name(lists []string) string {
	s := ""
	for i, c := range g.Cliques {
		if i > 0 {
			s += ", "
		}
		first := true
		for j := range lists {
			if c.Has(j) {
				if !first {
					s += "-"
				}
				s += lists[j]
				first = false
			}
		}
	}
	return s
}

func add(x, y []float64, sign float64) {
	for i, v := range y {
		x[i] += sign * v
	}
}

func lgamma(x float64) float64 { v, _ := math.Lgamma(x); return v }
