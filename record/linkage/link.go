package linkage

import (
	"context"
	"math"
	"sort"
)

// Options of a linkage. The zero value is what most people want.
type Options struct {
	// Threshold is the probability from which a pair is a link; 0 = 0.5.
	Threshold float64
	// Budget is about how many pairs are compared; 0 = 40 a record, and 4 million at least.
	Budget int
	// Workers; 0 = one a processor.
	Workers int
	// Decided are the pairs a person has judged.
	Decided []Decided
}

// Decided is a person's word on a pair of records.
type Decided struct {
	A, B int
	Same bool
}

// Link is a pair and what speaks for it.
type Link struct {
	A, B  int     // records, A before B
	Odds  float64 // natural logarithm of the odds that the two are one person
	Whose bool    // decided by a person
}

// Probability that the two are one person.
func (l Link) Probability() float64 { return probability(l.Odds) }

// Bits is the weight of the evidence with the odds before it, in bits.
func (l Link) Bits() float64 { return l.Odds / math.Ln2 }

// Result of a linkage.
type Result struct {
	Table    *Table
	Model    *Model
	Links    []Link // pairs that may be one person, by A, then B; those of probability 0.01 and more
	Clusters []int  // by record: the number of its person; persons are numbered by their first record
	Persons  int
	Compared int     // pairs compared
	Possible float64 // pairs there are
	Keys     []string
	// Missed estimates the true pairs that no block proposed; Closed counts the blocks too large to compare.
	Missed float64
	Closed int

	threshold float64
	scale     *scale
	blocks    *blocks
	byPair    map[[2]int32]bool // decisions
}

// keptOdds is the least log odds (probability 0.01) that is remembered of a pair.
var keptOdds = math.Log(0.01 / 0.99)

// sampled is about how many pairs, of the candidates and at random, the model is learned from.
const sampled = 2_000_000

// Run links the records of a table.
func Run(ctx context.Context, t *Table, o Options) (*Result, error) {
	if o.Threshold <= 0 || o.Threshold >= 1 {
		o.Threshold = 0.5
	}
	if o.Budget <= 0 {
		o.Budget = max(4_000_000, 40*t.Len())
	}
	if o.Workers <= 0 {
		o.Workers = processors()
	}
	r := &Result{Table: t, threshold: o.Threshold, byPair: map[[2]int32]bool{}}
	for _, d := range o.Decided {
		r.byPair[[2]int32{int32(min(d.A, d.B)), int32(max(d.A, d.B))}] = d.Same
	}
	b := newBlocks(t, o.Budget)
	r.blocks = b
	r.Keys, r.Possible, r.Closed = b.names, b.possible(), b.Closed
	proposed, compared := b.patterns(ctx, o.Workers)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.Compared = compared
	random, seen, stated := atRandom(t, b, proposed)
	r.Model = learn(t.Fields, proposed, math.Max(1, r.Possible), random, seen, stated, b.most())
	r.scale = newScale(t, r.Model)
	r.score(ctx, b, o.Workers)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	r.cluster()
	return r, ctx.Err()
}

// At forms the persons anew at another threshold; nothing is compared again.
func (r *Result) At(threshold float64) *Result {
	again := *r
	again.threshold = min(max(threshold, 0.01), 0.9999)
	again.cluster()
	return &again
}

// most bounds the number of true pairs.
func (b *blocks) most() float64 {
	if !b.unique {
		return math.Min(b.possible(), 10*float64(b.t.Len()))
	}
	sizes := make([]float64, len(b.t.Lists))
	for _, l := range b.t.list {
		sizes[l]++
	}
	sort.Float64s(sizes)
	most := 0.0
	for i, s := range sizes { // the smaller of each two
		most += s * float64(len(sizes)-1-i)
	}
	return math.Max(1, most)
}

// patterns compares candidate pairs, all or an even sample of them, and counts their patterns, scaled to all candidates.
func (b *blocks) patterns(ctx context.Context, workers int) ([]counted, int) {
	type tally struct {
		n        map[pattern]float64
		compared int
		c        *comparer
	}
	tallies := make([]tally, workers)
	for w := range tallies {
		tallies[w] = tally{map[pattern]float64{}, 0, newComparer(b.t)}
	}
	every := uint32(1)
	if !b.all {
		total := 0
		counts := make([]int, workers)
		b.each(workers, func(w int, _, _ int32) { counts[w]++ })
		for _, n := range counts {
			total += n
		}
		every = uint32(max(1, total/sampled))
	}
	b.each(workers, func(w int, x, y int32) {
		t := &tallies[w]
		t.compared++
		if every > 1 && mix(uint32(x), uint32(y))>>1%every != 0 || t.compared&0xFFFF == 0 && ctx.Err() != nil {
			return
		}
		t.n[t.c.compare(int(x), int(y))]++
	})
	sum := map[pattern]float64{}
	compared := 0
	for _, t := range tallies {
		compared += t.compared
		for p, n := range t.n {
			sum[p] += n
		}
	}
	out := make([]counted, 0, len(sum))
	for p, n := range sum {
		out = append(out, counted{p, n * float64(every)})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].p < out[j].p })
	return out, compared
}

// atRandom is how often pairs show each level, whoever they are: of all pairs if all were compared, else of a sample, with the share of equal
// values worked out from their frequencies.
func atRandom(t *Table, b *blocks, proposed []counted) (random [][]float64, seen, stated []float64) {
	n := len(t.Fields)
	random, seen, stated = make([][]float64, n), make([]float64, n), make([]float64, n)
	for f, field := range t.Fields {
		random[f] = make([]float64, len(levels[field.Kind]))
	}
	sample := 0.0
	count := func(p pattern, times float64) {
		sample += times
		for f := range t.Fields {
			if l := p.level(f); l != noEvidence {
				random[f][l] += times
				seen[f] += times
			}
		}
	}
	if b.all {
		for _, c := range proposed {
			count(c.p, c.n)
		}
	} else {
		c := newComparer(t)
		size := uint32(t.Len())
		for i, tries := uint32(0), uint32(0); i < sampled/4 && tries < sampled; tries++ {
			x, y := int32(mix(tries, 1)%size), int32(mix(tries, 0x5bd1e995)%size)
			if x == y || !b.wanted(x, y) {
				continue
			}
			i++
			count(c.compare(int(x), int(y)), 1)
		}
	}
	for f := range random {
		if seen[f] > 0 {
			for l := range random[f] {
				random[f][l] /= seen[f]
			}
		}
		stated[f] = b.possible() * seen[f] / math.Max(1, sample)
		if !b.all {
			exact(t, f, random[f])
		}
	}
	return random, seen, stated
}

// exact replaces the sampled share of equal values by that of their frequencies.
func exact(t *Table, f int, random []float64) {
	top := len(random) - 1
	switch t.Fields[f].Kind {
	case Given, Surname, SecondSurname:
		top = nameEqual
	case Birth, Date: // a date in part equals itself only in part
		return
	}
	stated, equal := 0.0, 0.0
	for _, v := range t.columns[f].vals[1:] {
		c := float64(v.count)
		stated += c
		equal += c * (c - 1)
	}
	if stated < 2 {
		return
	}
	share := equal / (stated * (stated - 1))
	rest := 1 - random[top]
	for l := range random {
		if l != top && rest > 0 {
			random[l] *= (1 - share) / rest
		}
	}
	random[top] = share
}

// score weighs every candidate pair and keeps those that may be links.
func (r *Result) score(ctx context.Context, b *blocks, workers int) {
	type found struct {
		links  []Link
		c      *comparer
		n      int
		routes [maxKeys + 1]int
	}
	all := make([]found, workers)
	for w := range all {
		all[w].c = newComparer(r.Table)
	}
	links := math.Log(r.threshold / (1 - r.threshold))
	b.each(workers, func(w int, x, y int32) {
		f := &all[w]
		if f.n++; f.n&0xFFFF == 0 && ctx.Err() != nil {
			return
		}
		odds, ok := r.scale.least(f.c, int(x), int(y), keptOdds)
		if !ok {
			return
		}
		f.links = append(f.links, Link{A: int(x), B: int(y), Odds: odds})
		if odds >= links {
			f.routes[min(b.routes(x, y), maxKeys)]++
		}
	})
	var routes [maxKeys + 1]int
	for _, f := range all {
		r.Links = append(r.Links, f.links...)
		for i, n := range f.routes {
			routes[i] += n
		}
	}
	if !b.all && routes[2] > 0 { // Chao's lower bound, from links that one and two keys find
		r.Missed = float64(routes[1]) * float64(routes[1]) / (2 * float64(routes[2]))
	}
	r.decide()
	sort.Slice(r.Links, func(i, j int) bool {
		a, b := &r.Links[i], &r.Links[j]
		return a.A < b.A || a.A == b.A && a.B < b.B
	})
}

// certain is the log odds of what a person has decided.
const certain = 1000

// decide puts a person's word in the place of the weight, also for pairs that no block proposed.
func (r *Result) decide() {
	if len(r.byPair) == 0 {
		return
	}
	kept := r.Links[:0]
	for _, l := range r.Links {
		if _, ok := r.byPair[[2]int32{int32(l.A), int32(l.B)}]; !ok {
			kept = append(kept, l)
		}
	}
	r.Links = kept
	for p, same := range r.byPair {
		odds := float64(certain)
		if !same {
			odds = -certain
		}
		r.Links = append(r.Links, Link{A: int(p[0]), B: int(p[1]), Odds: odds, Whose: true})
	}
}

// Covered says whether two records were compared.
func (r *Result) Covered(a, b int) bool { return r.blocks.proposes(int32(a), int32(b)) }
