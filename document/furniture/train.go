package furniture

import (
	"hash/fnv"
	"math"
	"math/rand/v2"

	"testigo/document/extract"
	"testigo/document/paragraphs"
	"testigo/record"
)

// Example is a page on which the article is marked.
type Example struct {
	Text   string
	Blocks []extract.Block // of a web page; nil = text alone. All examples or none have them
	Body   []record.Span   // the article
	Skip   []record.Span   // not learned from: headline, byline, date, what is in doubt
	Group  string          // pages of one site, which look alike, are learned from or tested on together
	Weight float64         // of the page
	Silver bool            // marked by machine: learned from, never tested on
}

// parts of the material for cross-validation.
const parts = 5

func (e Example) part() int {
	h := fnv.New32a()
	h.Write([]byte(e.Group))
	return int(h.Sum32() % parts)
}

// Train makes the weights file. It is deterministic: equal examples give equal weights.
//
// Each page of text is learned from twice: as it is, and with most of the furniture far from the article, or all of
// it, taken away, since text that reaches the reader has often been cleaned by half.
func Train(examples []Example) string { return fit(examples).String() }

// Fold predicts the units of each example that is marked by hand with weights from the others.
func Fold(examples []Example, each func(i int, body []record.Span)) {
	for f := range parts {
		var rest []Example
		test := false
		for _, e := range examples {
			if e.Silver || e.part() != f {
				rest = append(rest, e)
			} else {
				test = true
			}
		}
		if !test {
			continue
		}
		m := fit(rest)
		for i, e := range examples {
			if !e.Silver && e.part() == f {
				each(i, m.body(e))
			}
		}
	}
}

func (m model) body(e Example) []record.Span {
	units, foreign := lookAll(e.Text, e.spans())
	p := newPage(units)
	p.blocks, p.foreign = e.Blocks, foreign
	var out []record.Span
	for i, x := range m.odds(p) {
		if x > 0 {
			out = append(out, p.units[i].span)
		}
	}
	return out
}

func (e Example) spans() []record.Span {
	if e.Blocks == nil {
		return paragraphs.Split(e.Text)
	}
	out := make([]record.Span, len(e.Blocks))
	for i, b := range e.Blocks {
		out[i] = b.Span
	}
	return out
}

// variant is one page ready for learning.
type variant struct {
	p      *page
	label  []float64
	weight []float64
	local  []vector
	part   int
	first  []float64
}

var firstGrowth = growth{trees: 60, leaves: 12, rate: 0.15, least: 4, damp: 2, part: 0.35}
var secondGrowth = growth{trees: 60, leaves: 12, rate: 0.12, least: 4, damp: 2, part: 0.35}

func fit(examples []Example) model {
	m := model{of: textFeatures}
	rng := rand.New(rand.NewPCG(1, 2))
	var cases []*variant
	for i, e := range examples {
		units, label, weight := e.labelled()
		kinds := []int{0, 1 + i%2}
		if e.Silver {
			kinds = []int{i % 3}
		}
		if e.Blocks != nil { // web pages come whole
			kinds, m.of = []int{0}, markupFeatures
		}
		for _, kind := range kinds {
			v := reduce(rng, units, e.Blocks, label, weight, kind)
			v.part = e.part()
			cases = append(cases, v)
		}
	}
	sum, n := 0.0, 0
	for _, c := range cases {
		var b builder
		for i := range c.p.units {
			b.v = make(vector, 0, len(m.of.names))
			b.all(c.p, i)
			c.local = append(c.local, b.v)
			sum += c.weight[i]
			n++
		}
	}
	for _, c := range cases { // a unit weighs 1 in the mean
		for i := range c.weight {
			c.weight[i] *= float64(n) / sum
		}
	}
	gather := func(use func(*variant) bool) *table {
		var rows []vector
		var ys, ws []float64
		width := m.of.local
		for _, c := range cases {
			if use(c) {
				rows, ys, ws = append(rows, c.local...), append(ys, c.label...), append(ws, c.weight...)
				width = len(c.local[0])
			}
		}
		return newTable(rows, ys, ws, width)
	}
	// the second forest must learn from first answers to pages not seen, or it trusts them too much
	for f := range parts {
		w := gather(func(c *variant) bool { return c.part != f }).boost(firstGrowth)
		for _, c := range cases {
			if c.part == f {
				for _, v := range c.local {
					c.first = append(c.first, w.answer(v))
				}
			}
		}
	}
	m.first = gather(func(*variant) bool { return true }).boost(firstGrowth)
	for _, c := range cases {
		s := newSecond(c.p, c.first)
		for i := range c.local {
			b := builder{v: c.local[i]}
			b.second(s, i)
			c.local[i] = b.v
		}
	}
	m.second = gather(func(*variant) bool { return true }).boost(secondGrowth)
	return m
}

func (e Example) labelled() (units []unit, label, weight []float64) {
	units, _ = lookAll(e.Text, e.spans())
	label = make([]float64, len(units))
	weight = make([]float64, len(units))
	for j, u := range units {
		if overlap(u.span, e.Body)*2 > u.span.Len() {
			label[j] = 1
		}
		weight[j] = math.Sqrt(float64(u.words) + 1)
		if overlap(u.span, e.Skip)*2 > u.span.Len() && label[j] == 0 {
			weight[j] = 0
		}
	}
	if e.Weight > 0 {
		for j := range weight {
			weight[j] *= e.Weight
		}
	}
	return units, label, weight
}

// reduce makes a variant of a page: 0 as it is, 1 most furniture before and after
// the article away, 2 all of that away.
func reduce(rng *rand.Rand, units []unit, blocks []extract.Block, label, weight []float64, kind int) *variant {
	from, to := len(units), 0
	for i, y := range label {
		if y == 1 {
			from, to = min(from, i), max(to, i+1)
		}
	}
	share := 1.0
	if kind > 0 && from < to {
		head, tail := 0, 0
		if kind == 1 {
			head, tail = rng.IntN(10), rng.IntN(16)
		}
		from, to = max(0, from-head), min(len(units), to+tail)
		share = 0.6
	} else {
		from, to = 0, len(units)
	}
	v := &variant{p: newPage(append([]unit(nil), units[from:to]...)), label: label[from:to]}
	if blocks != nil {
		v.p.blocks = blocks[from:to]
	}
	sum := 0.0
	for i := from; i < to; i++ {
		sum += math.Sqrt(float64(units[i].words) + 1)
	}
	for _, w := range weight[from:to] {
		v.weight = append(v.weight, share*w/max(sum, 1))
	}
	return v
}

func overlap(s record.Span, with []record.Span) int {
	n := 0
	for _, t := range with {
		if s.Overlaps(t) {
			n += min(s.End, t.End) - max(s.Start, t.Start)
		}
	}
	return n
}
