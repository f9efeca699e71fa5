package furniture

import (
	"math"
	"math/rand/v2"

	"testigo/document/extract"
	"testigo/document/paragraphs"
	"testigo/record"
)

// Example is a page of scraped text on which the article is marked.
type Example struct {
	Text   string
	Blocks []extract.Block // of a web page; nil = text alone. All examples or none have them
	Body   []record.Span   // the article
	Skip   []record.Span   // headline, byline, date: neither is learned from them
}

// Train makes the weights file. It is deterministic: equal examples give equal weights.
//
// Each page is learned from three times: as it is, with most of the furniture far from the article
// taken away, and with all of it taken away, since text that reaches the reader has often
// been cleaned by half.
func Train(examples []Example) string { return fit(examples).String() }

// Fold predicts the units of each example with weights from the others: five parts, counted off in order.
func Fold(examples []Example, each func(i int, body []record.Span)) {
	const parts = 5
	for f := 0; f < parts; f++ {
		var rest []Example
		for i, e := range examples {
			if i%parts != f {
				rest = append(rest, e)
			}
		}
		m := fit(rest)
		for i, e := range examples {
			if i%parts == f {
				each(i, m.body(e))
			}
		}
	}
}

func (m model) body(e Example) []record.Span {
	p := newPage(lookAll(e.Text, e.spans()))
	p.blocks = e.Blocks
	var out []record.Span
	odds := m.answers(p)
	lift(odds)
	for i, x := range odds {
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

// variant is one page variant ready for learning.
type variant struct {
	p      *page
	label  []float64
	weight []float64
	local  []vector
}

func fit(examples []Example) model {
	rng := rand.New(rand.NewPCG(1, 2))
	of := textFeatures
	var cases []*variant
	var owner []int
	for i, e := range examples {
		units := lookAll(e.Text, e.spans())
		label := make([]float64, len(units))
		weight := make([]float64, len(units))
		for j, u := range units {
			in := overlap(u.span, e.Body)
			if in*2 > u.span.Len() {
				label[j] = 1
			}
			weight[j] = math.Sqrt(float64(u.words) + 1)
			if overlap(u.span, e.Skip)*2 > u.span.Len() && label[j] == 0 {
				weight[j] = 0
			}
		}
		kinds := 3
		if e.Blocks != nil { // pages come whole
			kinds, of = 1, markupFeatures
		}
		for kind := 0; kind < kinds; kind++ {
			cases = append(cases, reduce(rng, units, e.Blocks, label, weight, kind))
			owner = append(owner, i)
		}
	}
	for _, c := range cases {
		var b builder
		for i := range c.p.units {
			b.v = nil
			b.all(c.p, i)
			c.local = append(c.local, b.v)
		}
	}
	// the second stage must learn from first answers to pages not seen, or it trusts them too much
	firsts := make([][]float64, len(cases))
	const parts = 4
	for f := 0; f < parts; f++ {
		var vs []vector
		var ys, ws []float64
		for k, c := range cases {
			if owner[k]%parts != f {
				vs, ys, ws = append(vs, c.local...), append(ys, c.label...), append(ws, c.weight...)
			}
		}
		w := logistic(vs, ys, ws, of.local)
		for k, c := range cases {
			if owner[k]%parts == f {
				for _, v := range c.local {
					firsts[k] = append(firsts[k], dot(w, v))
				}
			}
		}
	}
	m := model{of: of}
	var vs, all []vector
	var ys, ws []float64
	for k, c := range cases {
		vs, ys, ws = append(vs, c.local...), append(ys, c.label...), append(ws, c.weight...)
		seg := best(c.p, firsts[k])
		for i := range c.p.units {
			b := builder{v: append(vector(nil), c.local[i]...)}
			b.second(c.p, firsts[k], seg, i)
			all = append(all, b.v)
		}
	}
	m.first = logistic(vs, ys, ws, of.local)
	m.second = logistic(all, ys, ws, len(of.names))
	return m
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
	for _, w := range weight[from:to] {
		sum += w
	}
	for _, w := range weight[from:to] {
		v.weight = append(v.weight, share*w/max(sum, 1))
	}
	return v
}

// logistic fits by gradient descent (Adam, full batch) with a small quadratic penalty.
func logistic(vs []vector, ys, ws []float64, n int) []float64 {
	w, m, s := make([]float64, n), make([]float64, n), make([]float64, n)
	g := make([]float64, n)
	total := 0.0
	for _, x := range ws {
		total += x
	}
	const rate, b1, b2, penalty = 0.05, 0.9, 0.999, 3e-4
	for step := 1; step <= 250; step++ {
		for i := range g {
			g[i] = penalty * w[i]
		}
		for k, v := range vs {
			if ws[k] == 0 {
				continue
			}
			d := (sigmoid(dot(w, v)) - ys[k]) * ws[k] / total
			for i, x := range v {
				if x != 0 {
					g[i] += d * float64(x)
				}
			}
		}
		for i := range w {
			m[i] = b1*m[i] + (1-b1)*g[i]
			s[i] = b2*s[i] + (1-b2)*g[i]*g[i]
			w[i] -= rate * (m[i] / (1 - math.Pow(b1, float64(step)))) / (math.Sqrt(s[i]/(1-math.Pow(b2, float64(step)))) + 1e-8)
		}
	}
	return w
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
