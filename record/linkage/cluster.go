package linkage

import (
	"container/heap"
	"math"
	"sort"
)

// maxWhole is the largest group of records whose pairs are all weighed; a larger group is first parted at its weakest links.
const maxWhole = 400

// unseen is what a pair that no block proposed weighs where it is not worth comparing.
const unseen = -20

// cluster forms persons: groups of records that links hang together are parted so that the weights inside the parts are
// largest in sum. Weights count from the threshold.
func (r *Result) cluster() {
	n := r.Table.Len()
	cut := math.Log(r.threshold / (1 - r.threshold))
	groups := newUnion(n)
	for _, l := range r.Links {
		if l.Odds >= cut {
			groups.join(l.A, l.B)
		}
	}
	members := map[int][]int{}
	for i := range n {
		if root := groups.find(i); groups.size[root] > 1 {
			members[root] = append(members[root], i)
		}
	}
	roots := make([]int, 0, len(members))
	for root := range members {
		roots = append(roots, root)
	}
	sort.Ints(roots)
	byRoot := map[int][]Link{}
	for _, l := range r.Links {
		if root := groups.find(l.A); root == groups.find(l.B) {
			byRoot[root] = append(byRoot[root], l)
		}
	}
	person := newUnion(n)
	c := newComparer(r.Table)
	for _, root := range roots {
		for _, part := range r.partition(c, members[root], byRoot[root], cut) {
			for _, i := range part[1:] {
				person.join(part[0], i)
			}
		}
	}
	r.Clusters = make([]int, n)
	number := map[int]int{}
	for i := range n {
		root := person.find(i)
		k, ok := number[root]
		if !ok {
			k = len(number)
			number[root] = k
		}
		r.Clusters[i] = k
	}
	r.Persons = len(number)
}

// partition parts one group.
func (r *Result) partition(c *comparer, records []int, links []Link, cut float64) [][]int {
	if len(records) > maxWhole {
		return r.breakUp(c, records, links, cut)
	}
	local := make(map[int]int, len(records))
	for i, rec := range records {
		local[rec] = i
	}
	k := len(records)
	w := make([]float64, k*k)
	for i := range k {
		for j := i + 1; j < k; j++ {
			w[i*k+j] = math.NaN()
		}
	}
	for _, l := range links {
		w[local[l.A]*k+local[l.B]] = l.Odds - cut
	}
	for i := range k {
		for j := i + 1; j < k; j++ {
			a, b := records[i], records[j]
			switch {
			case !r.allowed(a, b):
				w[i*k+j] = math.Inf(-1)
			case math.IsNaN(w[i*k+j]):
				w[i*k+j] = math.Max(unseen, r.scale.odds(c, a, b)-cut)
			}
			w[j*k+i] = w[i*k+j]
		}
	}
	var out [][]int
	for _, part := range correlate(k, w) {
		for i := range part {
			part[i] = records[part[i]]
		}
		out = append(out, part)
	}
	return out
}

// allowed: a list that names nobody twice gives a person one record, unless somebody has decided otherwise.
func (r *Result) allowed(a, b int) bool {
	l := r.Table.list[a]
	if l != r.Table.list[b] || !r.Table.Lists[l].Unique {
		return true
	}
	return r.byPair[[2]int32{int32(min(a, b)), int32(max(a, b))}]
}

// breakUp raises the bar until the group falls apart, and parts what it falls into.
func (r *Result) breakUp(c *comparer, records []int, links []Link, cut float64) [][]int {
	sorted := append([]Link(nil), links...)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Odds > sorted[j].Odds })
	local := make(map[int]int, len(records))
	for i, rec := range records {
		local[rec] = i
	}
	u := newUnion(len(records))
	for _, l := range sorted { // strongest first, as long as the groups stay small
		if l.Odds < cut {
			break
		}
		a, b := u.find(local[l.A]), u.find(local[l.B])
		if a != b && u.size[a]+u.size[b] <= maxWhole {
			u.join(a, b)
		}
	}
	parts := map[int][]int{}
	within := map[int][]Link{}
	for i, rec := range records {
		parts[u.find(i)] = append(parts[u.find(i)], rec)
	}
	for _, l := range links {
		if root := u.find(local[l.A]); root == u.find(local[l.B]) {
			within[root] = append(within[root], l)
		}
	}
	roots := make([]int, 0, len(parts))
	for root := range parts {
		roots = append(roots, root)
	}
	sort.Ints(roots)
	var out [][]int
	for _, root := range roots {
		out = append(out, r.partition(c, parts[root], within[root], cut)...)
	}
	return out
}

// correlate parts k things by the weights of their pairs (k by k, symmetric; minus infinity forbids), so that the sum of weights inside
// parts is large: greedy merging, then moves of single things as long as they help.
func correlate(k int, w []float64) [][]int {
	sum := append([]float64(nil), w...) // between parts, by their first members
	alive := make([]bool, k)
	parts := make([][]int, k)
	var q mergers
	for i := range k {
		alive[i], parts[i] = true, []int{i}
		for j := i + 1; j < k; j++ {
			if sum[i*k+j] > 0 {
				q = append(q, merger{sum[i*k+j], 1, i, j})
			}
		}
	}
	heap.Init(&q)
	for q.Len() > 0 {
		m := heap.Pop(&q).(merger)
		i, j := m.i, m.j
		if !alive[i] || !alive[j] || m.sum != sum[i*k+j] || m.size != len(parts[i])*len(parts[j]) {
			continue
		}
		alive[j] = false
		parts[i] = append(parts[i], parts[j]...)
		for h := range k {
			if !alive[h] || h == i {
				continue
			}
			sum[i*k+h] += sum[j*k+h]
			sum[h*k+i] = sum[i*k+h]
			if s := sum[i*k+h]; s > 0 {
				heap.Push(&q, merger{s, len(parts[i]) * len(parts[h]), min(i, h), max(i, h)})
			}
		}
	}
	of := make([]int, k)
	for i := range k {
		if alive[i] {
			for _, x := range parts[i] {
				of[x] = i
			}
		}
	}
	improve(k, w, of)
	byPart := map[int][]int{}
	var order []int
	for x := range k {
		if byPart[of[x]] == nil {
			order = append(order, of[x])
		}
		byPart[of[x]] = append(byPart[of[x]], x)
	}
	out := make([][]int, 0, len(order))
	for _, p := range order {
		out = append(out, byPart[p])
	}
	return out
}

// improve moves single things to the part where they gain most, or to one of their own, as long as that helps.
func improve(k int, w []float64, of []int) {
	gain := make([]float64, k+1)
	for range 20 {
		moved := false
		for x := range k {
			for p := range gain {
				gain[p] = 0
			}
			empty := -1
			used := make([]bool, k)
			for y := range k {
				if y != x {
					gain[of[y]] += w[x*k+y]
					used[of[y]] = true
				}
			}
			for p := range k {
				if !used[p] {
					empty = p
					break
				}
			}
			best := of[x]
			for p := range k {
				if used[p] && gain[p] > gain[best]+1e-9 {
					best = p
				}
			}
			if gain[best] < 0 && empty >= 0 {
				best = empty
			}
			if best != of[x] {
				of[x], moved = best, true
			}
		}
		if !moved {
			return
		}
	}
}

// merger is a proposal to merge two parts; it is stale when their weight or size has changed.
type merger struct {
	sum  float64
	size int
	i, j int
}

type mergers []merger

func (q mergers) Len() int { return len(q) }
func (q mergers) Less(a, b int) bool {
	x, y := q[a], q[b]
	if mx, my := x.sum/float64(x.size), y.sum/float64(y.size); mx != my { // the strongest on average first
		return mx > my
	}
	return x.i < y.i || x.i == y.i && x.j < y.j
}
func (q mergers) Swap(a, b int) { q[a], q[b] = q[b], q[a] }
func (q *mergers) Push(x any)   { *q = append(*q, x.(merger)) }
func (q *mergers) Pop() any {
	old := *q
	m := old[len(old)-1]
	*q = old[:len(old)-1]
	return m
}

// union is a forest of sets (union by size, halved paths).
type union struct{ parent, size []int }

func newUnion(n int) *union {
	u := &union{make([]int, n), make([]int, n)}
	for i := range n {
		u.parent[i], u.size[i] = i, 1
	}
	return u
}

func (u *union) find(i int) int {
	for u.parent[i] != i {
		u.parent[i] = u.parent[u.parent[i]]
		i = u.parent[i]
	}
	return i
}

func (u *union) join(a, b int) {
	a, b = u.find(a), u.find(b)
	if a == b {
		return
	}
	if u.size[a] < u.size[b] {
		a, b = b, a
	}
	u.parent[b] = a
	u.size[a] += u.size[b]
}
