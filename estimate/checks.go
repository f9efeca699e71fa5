package estimate

import (
	"math"

	"testigo/estimate/loglinear"
	"testigo/estimate/table"
)

// Limits are the rules of this project for when not to estimate; they may be set, and are
// printed with every report.
type Limits struct {
	Lists      int     // fewest lists that bear an estimate
	Overlap    int     // fewest people on two lists or more
	Pair       int     // an overlap of two lists below it is called sparse
	Multiple   float64 // highest upper limit, as a multiple of the documented
	Span       float64 // highest ratio of upper to lower limit
	NearCap    float64 // largest share of draws at the cap of the unseen
	Unseen     float64 // remark when the estimate of the unseen exceeds this multiple of the documented
	Coverage   float64 // remark when the sample coverage is below
	ModelRatio float64 // remark when models of nearly the same BIC differ by more
	Contained  float64 // a list is taken as part of another when chance would have it so less often
}

// DefaultLimits are used where a field is zero.
var DefaultLimits = Limits{Lists: 3, Overlap: 10, Pair: 5, Multiple: 20, Span: 10, NearCap: 0.001, Unseen: 3, Coverage: 0.55, ModelRatio: 1.5, Contained: 0.01}

func (l Limits) filled() Limits {
	d := DefaultLimits
	if l.Lists <= 0 {
		l.Lists = d.Lists
	}
	if l.Overlap <= 0 {
		l.Overlap = d.Overlap
	}
	if l.Pair <= 0 {
		l.Pair = d.Pair
	}
	for _, f := range []struct {
		x *float64
		v float64
	}{{&l.Multiple, d.Multiple}, {&l.Span, d.Span}, {&l.NearCap, d.NearCap}, {&l.Unseen, d.Unseen}, {&l.Coverage, d.Coverage}, {&l.ModelRatio, d.ModelRatio}, {&l.Contained, d.Contained}} {
		if !(*f.x > 0) {
			*f.x = f.v
		}
	}
	return l
}

// setAside leaves out lists that say nothing about the unseen: lists with nobody, lists that
// share nobody with any other, and lists that are part of another, one at a time, for leaving one
// out may change what is true of the rest.
func (o *Outcome) setAside(l Limits) {
	t := o.Table
	for len(t.Lists) > 1 {
		j, r := worst(t, l)
		if j < 0 {
			break
		}
		o.remark(r)
		t = t.Without(j)
	}
	o.Used = t
}

// worst finds a list to set aside, or -1.
func worst(t *table.Table, l Limits) (int, Remark) {
	sizes := t.Sizes()
	n := float64(t.People())
	for j, s := range sizes {
		if s == 0 {
			return j, emptyList(t.Lists[j])
		}
	}
	for j := range sizes {
		shared := 0
		for _, c := range t.Cells {
			if c.Pattern.Has(j) && c.Pattern.On() > 1 {
				shared += c.People
			}
		}
		// When no list shares with any other, none is worse: the refusal for overlap says it.
		if shared == 0 && overlap(t) > 0 {
			return j, loneList(t.Lists[j], sizes[j])
		}
	}
	for i, si := range sizes {
		for j, sj := range sizes {
			if i == j || si > sj || si == sj && i < j {
				continue
			}
			if t.On(1<<uint(i)|1<<uint(j)) == si && float64(si)*math.Log(float64(sj)/n) < math.Log(l.Contained) {
				return i, insideList(t.Lists[i], t.Lists[j], si)
			}
		}
	}
	return -1, Remark{}
}

func overlap(t *table.Table) int {
	k := 0
	for _, c := range t.Cells {
		if c.Pattern.On() > 1 {
			k += c.People
		}
	}
	return k
}

// before refuses what the overlaps cannot bear, whatever the method.
func (o *Outcome) before(l Limits) {
	t := o.Used
	shared := overlap(t)
	switch {
	case len(t.Lists) < 2:
		o.refuse(oneList())
	case len(t.Lists) < l.Lists && l.Lists == 3:
		o.refuse(twoLists())
	case len(t.Lists) < l.Lists:
		o.refuse(fewLists(len(t.Lists), l.Lists))
	}
	switch {
	case shared == 0:
		o.refuse(noOverlap())
	case shared < l.Overlap:
		o.refuse(fewOverlaps(shared, l.Overlap))
	}
	var apart, sparse []string
	for i := range t.Lists {
		for j := i + 1; j < len(t.Lists); j++ {
			switch k := t.On(1<<uint(i) | 1<<uint(j)); {
			case k == 0:
				apart = append(apart, t.Lists[i]+" + "+t.Lists[j])
			case k < l.Pair:
				sparse = append(sparse, t.Lists[i]+" + "+t.Lists[j])
			}
		}
	}
	if len(apart) > 0 {
		o.remark(pairsApart(apart))
	}
	if len(sparse) > 0 {
		o.remark(pairsSparse(sparse, l.Pair))
	}
}

// check decides whether an estimate may be used, and says why not.
func (o *Outcome) check(e *Estimate, l Limits) {
	n := float64(o.Used.People())
	e.Usable = true
	bad := func(r Remark) { e.Usable, e.Why = false, append(e.Why, r) }
	switch {
	case math.IsInf(e.High, 1) || math.IsNaN(e.High):
		bad(noUpper())
	case e.High > l.Multiple*n:
		bad(farUpper(e.High, n, l.Multiple))
	case e.High > l.Span*math.Max(e.Low, 1):
		bad(wideInterval(e.Low, e.High, l.Span))
	}
	switch e.Method {
	case LatentClass:
		p := o.Posterior
		if !p.Converged {
			bad(chainsApart(p.RHat, p.Effective, p.Sweeps*p.Settings.Chains))
		}
		if p.NearCap > l.NearCap {
			bad(nearCap(p.NearCap, p.Settings.Cap))
		}
		if p.LastFull > 0.05 {
			e.Why = append(e.Why, classesFull(p.LastFull, p.Settings.Classes))
		}
	case LogLinear:
		best := o.Ranking.Best()
		if best.DF <= 0 {
			bad(saturated())
		}
		if len(best.Boundary) > 0 {
			e.Why = append(e.Why, boundary(len(best.Boundary)))
		}
	case Graphs:
		g := o.Graphs
		if g.TailMass > 1e-4 {
			bad(gridEnds(g.TailMass, float64(g.To)))
		}
		if g.Complete > 0.5 {
			bad(completeGraph(g.Complete))
		}
		if len(g.Modes) > 1 {
			e.Why = append(e.Why, twoModes(g.Modes))
		}
	}
}

// after holds the methods against each other.
func (o *Outcome) after(l Limits) {
	n := float64(o.Used.People())
	o.priors()
	var main []*Estimate
	for i := range o.Estimates {
		e := &o.Estimates[i]
		switch e.Method {
		case LatentClass, LogLinear:
			if !e.Usable { // the two that carry the answer: where one breaks, the data do not bear it
				o.Refused = append(o.Refused, e.Why...)
			}
			main = append(main, e)
		case Graphs:
			if e.Usable {
				main = append(main, e)
			}
		}
		if e.Usable && !e.AtLeast && e.Method != Averaged && e.N-n > l.Unseen*n {
			o.remark(mostlyUnseen(e.Method, (e.N-n)/n))
		}
	}
	for i, a := range main {
		for _, b := range main[i+1:] {
			if a.Usable && b.Usable && (a.High < b.Low || b.High < a.Low) {
				o.remark(methodsApart(a, b))
			}
		}
	}
	if c := o.Coverage; c != nil && c.C < l.Coverage {
		o.remark(lowCoverage(c.C))
	}
	if o.Ranking != nil && o.Ranking.Best() != nil {
		low, high := math.Inf(1), 0.0
		near := o.Ranking.Near(4)
		for _, f := range near {
			low, high = math.Min(low, f.N), math.Max(high, f.N)
		}
		if len(near) > 1 && high > l.ModelRatio*low {
			o.remark(modelsApart(len(near), low, high))
		}
	}
	for _, e := range o.Estimates {
		if e.Method != LogLinear || !e.Usable {
			continue
		}
		for _, x := range o.LeftOut {
			if x.N < e.Low || x.N > e.High {
				o.remark(listMatters(x, e))
			}
		}
	}
	o.outsiders()
	// People outside the target population are on their list only: many such are a large lonely cell.
	f := o.Used.Frequencies()
	if len(f) > 1 && float64(f[1]) > 0.95*n {
		o.remark(mostlyOnce(float64(f[1]) / n))
	}
}

// outsiders remarks on the one list, or the two, that alone name far more people than independent lists would let them.
// Where others do too, or the rest of the table does not look independent, people differ or lists depend, which the estimators
// are there for.
func (o *Outcome) outsiders() {
	if len(o.Used.Lists) > 10 {
		return
	}
	stands := func(a loglinear.Alone) bool { return a.Z > 4 && a.Observed > 1.5*a.Expected }
	var pairs [][2]loglinear.Alone
	for _, p := range loglinear.Two(o.Used) {
		if stands(p[0]) && stands(p[1]) {
			pairs = append(pairs, p)
		}
	}
	if len(pairs) == 1 {
		for _, a := range pairs[0] {
			o.remark(outsideList(o.Used.Lists[a.List], a))
		}
		return
	}
	all, err := loglinear.Lonely(o.Used, loglinear.Model{})
	if err != nil {
		return
	}
	var odd []loglinear.Alone
	for _, a := range all {
		if stands(a) {
			odd = append(odd, a)
		}
	}
	if len(odd) == 1 {
		o.remark(outsideList(o.Used.Lists[odd[0].List], odd[0]))
	}
}
