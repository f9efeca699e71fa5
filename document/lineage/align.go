package lineage

import (
	"math"
	"slices"
	"unicode/utf8"

	"testigo/record"
)

// Bead joins neighbouring paragraphs of a text with those of its copy or translation that say the same; one side may be empty.
type Bead struct{ A, B Range }

// Range is paragraphs from First up to and without Last.
type Range struct{ First, Last int }

// Empty tells that nothing stands on this side.
func (r Range) Empty() bool { return r.First == r.Last }

// How paragraphs of two texts meet, and how often: the shares that Gale and Church (1993) counted for sentences, and a little for
// a paragraph that was cut in three. Costs are negative logarithms.
var steps = []struct {
	a, b int
	cost float64
}{
	{1, 1, -math.Log(0.89)}, {1, 0, -math.Log(0.005)}, {0, 1, -math.Log(0.005)}, {2, 1, -math.Log(0.0445)}, {1, 2, -math.Log(0.0445)}, {2, 2, -math.Log(0.011)},
	{3, 1, -math.Log(0.004)}, {1, 3, -math.Log(0.004)},
}

const (
	variance      = 6.8  // of the length of a translation, to a character of the original (Gale and Church 1993)
	spanishLonger = 1.12 // characters of Spanish to one of English; that of two texts would be wrong where one leaves something out
	stranger      = 4    // one of several paragraphs has nothing in common with the other side
	unknown       = -1e9 // a gain that was not asked for yet
	farthest      = 1e-9
	mostGain      = 14   // what anchors of one pair may weigh: more is no surer
	numberGain    = 1.5  // a number that both have weighs more than a name
	otherNumbers  = 2    // both have numbers, and none in common
	otherKind     = 3    // a heading beside running text
	longest       = 2000 // paragraphs of a text that are joined; what comes after them stands alone
	band          = 120  // paragraphs looked at on each side of the straight way through both texts
)

// Align joins the paragraphs of two texts in order, by the least sum of costs: how far their lengths depart from the ratio
// of their languages (Gale and Church 1993), less what the numbers, names and words of one origin that both have are worth, the rarer the more.
// Between texts of one language all words are anchors. Each paragraph stands in one bead, and beads are in order.
func Align(a, b *record.Document, pa, pb []record.Paragraph) []Bead {
	n, m := min(len(pa), longest), min(len(pb), longest)
	g := newAligner(a, b, pa[:n], pb[:m])
	band := max(band, 2*m/max(n, 1)+8) // the bands of neighbouring paragraphs overlap
	// best[i][j-low(i)] is the cheapest way to have joined the first i and j paragraphs
	low := func(i int) int { return max(0, i*m/max(n, 1)-band) }
	high := func(i int) int { return min(m, i*m/max(n, 1)+band) }
	g.low = low
	for i := range g.gains {
		g.gains[i] = slices.Repeat([]float64{unknown}, high(i)-low(i)+1)
	}
	type cell struct {
		cost float64
		step int8
	}
	best := make([][]cell, n+1)
	at := func(i, j int) *cell {
		if i < 0 || j < low(i) || j > high(i) {
			return nil
		}
		return &best[i][j-low(i)]
	}
	for i := range best {
		best[i] = make([]cell, high(i)-low(i)+1)
		for j := low(i); j <= high(i); j++ {
			c := at(i, j)
			if i == 0 && j == 0 {
				continue
			}
			c.cost = math.Inf(1)
			for k, s := range steps {
				from := at(i-s.a, j-s.b)
				if from == nil || j < s.b || math.IsInf(from.cost, 1) {
					continue
				}
				if cost := from.cost + s.cost + g.cost(Range{i - s.a, i}, Range{j - s.b, j}); cost < c.cost {
					*c = cell{cost, int8(k)}
				}
			}
		}
	}
	var out []Bead
	for i, j := n, m; i > 0 || j > 0; {
		s := steps[at(i, j).step]
		out = append(out, Bead{Range{i - s.a, i}, Range{j - s.b, j}})
		i, j = i-s.a, j-s.b
	}
	slices.Reverse(out)
	if n < len(pa) {
		out = append(out, Bead{Range{n, len(pa)}, Range{m, m}})
	}
	if m < len(pb) {
		out = append(out, Bead{Range{len(pa), len(pa)}, Range{m, len(pb)}})
	}
	return out
}

// aligner knows lengths and anchors of the paragraphs of two texts.
type aligner struct {
	a, b  []part
	ratio float64 // characters of b to one of a
	worth map[uint32]float64
	gains [][]float64     // of paragraphs within the band, by row
	low   func(i int) int // where the band of a row begins
}

type part struct {
	length  int
	kind    record.ParagraphKind
	anchors []uint32 // sorted, each once
}

func newAligner(a, b *record.Document, pa, pb []record.Paragraph) *aligner {
	same := a.Lang == b.Lang
	g := &aligner{a: parts(a, pa, same), b: parts(b, pb, same), ratio: 1, worth: map[uint32]float64{}, gains: make([][]float64, len(pa))}
	often := map[uint32]int{}
	for _, side := range [][]part{g.a, g.b} {
		here := map[uint32]int{}
		for _, p := range side {
			for _, x := range p.anchors {
				here[x]++
			}
		}
		for x, n := range here {
			often[x] = max(often[x], n)
		}
	}
	switch {
	case a.Lang == record.English && b.Lang == record.Spanish:
		g.ratio = spanishLonger
	case a.Lang == record.Spanish && b.Lang == record.English:
		g.ratio = 1 / spanishLonger
	}
	all := float64(max(len(g.a), len(g.b)) + 1)
	for x, n := range often {
		g.worth[x] = math.Log(all / float64(n))
		if x&numberBit != 0 {
			g.worth[x] *= numberGain
		}
	}
	return g
}

// parts reads lengths and anchors of paragraphs.
func parts(d *record.Document, ps []record.Paragraph, same bool) []part {
	known := concepts()[d.Lang]
	out := make([]part, len(ps))
	var letters []byte
	for i, p := range ps {
		text := d.Quote(p.Span)
		q := part{length: utf8.RuneCountInString(text), kind: p.Kind}
		letters = scan(text, letters, func(t token) {
			w := wordOf(t, known)
			key := w.meaning(w.length > 2 && w.capital && !w.initial)
			if same && w.length > 3 {
				key = w.hash
			}
			if key != 0 {
				q.anchors = append(q.anchors, anchor(key, w.number))
			}
		})
		slices.Sort(q.anchors)
		q.anchors = slices.Compact(q.anchors)
		out[i] = q
	}
	return out
}

// cost is what it costs to put ranges side by side, beside how often such beads are.
func (g *aligner) cost(ra, rb Range) float64 {
	if ra.Empty() || rb.Empty() {
		return 0
	}
	la, lb, heads := 0, 0, 0
	for _, p := range g.a[ra.First:ra.Last] {
		la += p.length
		heads += head(p)
	}
	for _, p := range g.b[rb.First:rb.Last] {
		lb += p.length
		heads -= head(p)
	}
	delta := (float64(lb) - float64(la)*g.ratio) / math.Sqrt(variance*float64(max(la, 1)))
	cost := -math.Log(max(farthest, math.Erfc(math.Abs(delta)/math.Sqrt2)))
	if heads != 0 {
		cost += otherKind
	}
	// what a crossing of two with two has in common is counted once, the better way
	straight, crossed := 0.0, 0.0
	rows, columns := ra.Last-ra.First, rb.Last-rb.First
	var rowKin, columnKin [3]bool
	for i := range rows {
		for j := range columns {
			v := g.gain(ra.First+i, rb.First+j)
			rowKin[i], columnKin[j] = rowKin[i] || v > 0, columnKin[j] || v > 0
			if rows == 2 && columns == 2 && i != j {
				crossed += v
			} else {
				straight += v
			}
		}
	}
	for i := range max(rows, columns) {
		if rows > 1 && i < rows && !rowKin[i] || columns > 1 && i < columns && !columnKin[i] {
			cost += stranger
		}
	}
	return cost - max(straight, crossed)
}

func head(p part) int {
	if p.kind == record.Heading {
		return 1
	}
	return 0
}

// gain is what the anchors that two paragraphs share are worth.
func (g *aligner) gain(i, j int) float64 {
	var kept *float64
	if row := g.gains[i]; j >= g.low(i) && j-g.low(i) < len(row) {
		if kept = &row[j-g.low(i)]; *kept != unknown {
			return *kept
		}
	}
	a, b := g.a[i].anchors, g.b[j].anchors
	v, numbersA, numbersB, common := 0.0, 0, 0, 0
	for _, x := range a {
		numbersA += int(x & numberBit)
	}
	for _, x := range b {
		numbersB += int(x & numberBit)
	}
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			v += g.worth[a[0]]
			common += int(a[0] & numberBit)
			a, b = a[1:], b[1:]
		}
	}
	v = min(v, mostGain)
	if numbersA > 0 && numbersB > 0 && common == 0 {
		v -= otherNumbers
	}
	if kept != nil {
		*kept = v
	}
	return v
}

// NumbersApart lists the numbers in digits that stand on one side only, in the order of the text: in a translation, what a reader
// should look at.
func NumbersApart(a, b string) (onlyA, onlyB []string) {
	x, y := figuresIn(a), figuresIn(b)
	lacking := func(from, in []string) (out []string) {
		for _, n := range from {
			if !slices.Contains(in, n) && !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
		return out
	}
	return lacking(x, y), lacking(y, x)
}

// figuresIn are the digits of the numbers of a text: "44,263" and "44.263" are one.
func figuresIn(s string) (out []string) {
	scan(s, nil, func(t token) {
		if t.number {
			out = append(out, string(t.letters))
		}
	})
	return out
}
