package furniture

import (
	"math"
	"slices"
	"sort"
)

// Gradient boosting with a logistic loss (Friedman 2001): each tree is fitted to what the trees before it leave
// unexplained. Features are cut into at most 32 bins, trees grow at the leaf that gains most. Everything
// is deterministic.

// growth are the bounds of a forest.
type growth struct {
	trees  int
	leaves int
	rate   float64 // how much of a tree is believed
	least  float64 // weight of the units in a leaf
	damp   float64 // penalty on answers
	part   float64 // share of the features that a tree may look at
}

const maxBins = 32

// table is the learning material: a row for each unit, column after column.
type table struct {
	width int         // features
	bins  []uint8     // of each row, of each feature
	cuts  [][]float32 // of each feature: bin k holds values under cuts[k]
	y, w  []float64
}

func newTable(rows []vector, y, w []float64, features int) *table {
	t := &table{y: y, w: w, width: features, bins: make([]uint8, features*len(rows)), cuts: make([][]float32, features)}
	column := make([]float32, len(rows))
	for f := range features {
		for i, r := range rows {
			column[i] = r[f]
		}
		sorted := slices.Clone(column)
		slices.Sort(sorted)
		t.cuts[f] = cutsOf(sorted)
		for i, x := range column {
			t.bins[i*features+f] = uint8(sort.Search(len(t.cuts[f]), func(k int) bool { return x < t.cuts[f][k] }))
		}
	}
	return t
}

// cutsOf puts cuts between different values so that the bins are about equally full. A value that fills
// more than a bin has one for itself.
func cutsOf(sorted []float32) []float32 {
	var cuts []float32
	n := len(sorted)
	left, filled := n, 0
	for i := 0; i < n; {
		j := i
		for j < n && sorted[j] == sorted[i] {
			j++
		}
		filled += j - i
		if j < n && len(cuts) < maxBins-1 && filled*(maxBins-len(cuts)) >= left {
			cuts = append(cuts, round((sorted[i]+sorted[j])/2, sorted[i], sorted[j]))
			left -= filled
			filled = 0
		}
		i = j
	}
	return cuts
}

// round shortens a cut between two values, for the file.
func round(x, above, upTo float32) float32 {
	if x == 0 {
		return 0
	}
	for digits := 2; digits < 8; digits++ {
		m := math.Pow(10, float64(digits)-1-math.Floor(math.Log10(math.Abs(float64(x)))))
		if r := float32(math.Round(float64(x)*m) / m); r > above && r <= upTo {
			return r
		}
	}
	return upTo
}

type leaf struct {
	rows       []int32
	node       int // in the tree
	g, h       float64
	gain       float64
	feature    int
	bin        int
	leftG      float64
	leftH      float64
	splittable bool
	sums       []float64 // of g and h in each bin of each feature in use
}

// boost grows a forest.
func (t *table) boost(o growth) forest {
	n := len(t.y)
	var sw, sy float64
	for i := range t.y {
		sw += t.w[i]
		sy += t.w[i] * t.y[i]
	}
	mean := math.Min(0.99, math.Max(0.01, sy/math.Max(sw, 1e-9)))
	f := forest{base: math.Round(math.Log(mean/(1-mean))*1e4) / 1e4}
	score, g, h := make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range score {
		score[i] = f.base
	}
	rng := uint64(88172645463325252)
	for range o.trees {
		for i := range score {
			p := sigmoid(score[i])
			g[i] = t.w[i] * (p - t.y[i])
			h[i] = t.w[i] * math.Max(p*(1-p), 1e-6)
		}
		var use []int
		for k := range t.cuts {
			rng ^= rng << 13
			rng ^= rng >> 7
			rng ^= rng << 17
			if float64(rng>>11)/(1<<53) < o.part && len(t.cuts[k]) > 0 {
				use = append(use, k)
			}
		}
		leaves := t.tree(o, g, h, use, &f)
		for _, l := range leaves {
			x := float64(f.nodes[l.node].cut)
			for _, i := range l.rows {
				score[i] += x
			}
		}
	}
	return f
}

func (l *leaf) answer(o growth) float32 {
	x := -l.g / (l.h + o.damp) * o.rate
	return float32(math.Round(x*1e4) / 1e4)
}

// draft is a tree while it grows; the forest keeps its nodes in another order.
type draft struct {
	feature, bin int
	left, right  int
	cut          float32
}

func (t *table) tree(o growth, g, h []float64, use []int, f *forest) []*leaf {
	root := &leaf{}
	for i := range g {
		if t.w[i] > 0 {
			root.rows = append(root.rows, int32(i))
			root.g += g[i]
			root.h += h[i]
		}
	}
	root.sums = t.sum(root.rows, g, h, use)
	t.look(root, o, use)
	nodes := []draft{{feature: -1}}
	leaves := []*leaf{root}
	for len(leaves) < o.leaves {
		k := -1
		for i, l := range leaves {
			if l.splittable && (k < 0 || l.gain > leaves[k].gain) {
				k = i
			}
		}
		if k < 0 {
			break
		}
		l := leaves[k]
		a, b := &leaf{g: l.leftG, h: l.leftH, node: len(nodes)}, &leaf{g: l.g - l.leftG, h: l.h - l.leftH, node: len(nodes) + 1}
		for _, i := range l.rows {
			if int(t.bins[int(i)*t.width+l.feature]) <= l.bin {
				a.rows = append(a.rows, i)
			} else {
				b.rows = append(b.rows, i)
			}
		}
		nodes[l.node] = draft{feature: l.feature, bin: l.bin, left: a.node, right: b.node}
		nodes = append(nodes, draft{feature: -1}, draft{feature: -1})
		leaves[k] = a
		leaves = append(leaves, b)
		if len(leaves) < o.leaves {
			small, large := a, b
			if len(a.rows) > len(b.rows) {
				small, large = b, a
			}
			small.sums = t.sum(small.rows, g, h, use)
			large.sums = l.sums // what is not in one is in the other
			for i, x := range small.sums {
				large.sums[i] -= x
			}
			t.look(a, o, use)
			t.look(b, o, use)
		}
	}
	for _, l := range leaves {
		nodes[l.node].cut = l.answer(o)
	}
	where := make([]int, len(nodes))
	f.roots = append(f.roots, int32(len(f.nodes)))
	var write func(k int)
	write = func(k int) {
		at := len(f.nodes)
		where[k] = at
		d := nodes[k]
		if d.feature < 0 {
			f.nodes = append(f.nodes, split{d.cut, -1, 0})
			return
		}
		f.nodes = append(f.nodes, split{t.cuts[d.feature][d.bin], int16(d.feature), 0})
		write(d.left)
		f.nodes[at].right = int32(len(f.nodes))
		write(d.right)
	}
	write(0)
	for _, l := range leaves {
		l.node = where[l.node]
	}
	return leaves
}

// sum adds up g and h in the bins.
func (t *table) sum(rows []int32, g, h []float64, use []int) []float64 {
	out := make([]float64, len(use)*maxBins*2)
	for _, i := range rows {
		row := t.bins[int(i)*t.width : int(i+1)*t.width]
		gi, hi := g[i], h[i]
		for k, f := range use {
			at := (k*maxBins + int(row[f])) * 2
			out[at] += gi
			out[at+1] += hi
		}
	}
	return out
}

// look finds the best split of a leaf.
func (t *table) look(l *leaf, o growth, use []int) {
	if l.h < 2*o.least || len(l.rows) < 20 {
		return
	}
	base := l.g * l.g / (l.h + o.damp)
	for n, k := range use {
		var a, b float64
		for bin := range t.cuts[k] {
			at := (n*maxBins + bin) * 2
			a += l.sums[at]
			b += l.sums[at+1]
			if b < o.least || l.h-b < o.least {
				continue
			}
			rest := l.g - a
			gain := a*a/(b+o.damp) + rest*rest/(l.h-b+o.damp) - base
			if gain > l.gain+1e-9 {
				l.gain, l.feature, l.bin, l.leftG, l.leftH, l.splittable = gain, k, bin, a, b, true
			}
		}
	}
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
