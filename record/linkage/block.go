package linkage

import (
	"math/bits"
	"runtime"
	"strings"
	"sync"
)

// maxKeys bounds the keys of a table, so that the pairs and triples of keys fit the masks below.
const maxKeys = 10

// blocks are the candidate pairs of a table. A record has one key of each sort (a hash; 0 = none). Records that share a key form a
// block. A block that would give too many pairs is closed, and its records are parted by a second key among those whose
// blocks are closed too, then by a third. A pair that several blocks propose belongs to the first of them.
type blocks struct {
	t      *Table
	keys   []uint32    // by record, then sort: what is asked of a pair lies together
	names  []string    // of the sorts
	open1  []uint16    // by record: sorts whose block is open
	open2  []uint64    // pairs of sorts, numbered by pairs
	open3  [][2]uint64 // triples of sorts
	pairs  [][2]int
	triple [][3]int
	all    bool      // every pair is a candidate: the lists are short
	unique bool      // every list is unique, so only pairs of two lists are wanted
	kept   []answers // by sort of block: whether it is the first that proposes a pair
	Closed int       // blocks that stayed too large after the third key: their pairs are lost unless another key finds them
}

// allPairs is how many pairs are simply compared one and all.
const allPairs = 1_500_000

// newBlocks chooses the blocks so that they propose about budget pairs.
func newBlocks(t *Table, budget int) *blocks {
	b := &blocks{t: t, unique: true}
	sizes := make([]int, len(t.Lists))
	for _, l := range t.list {
		sizes[l]++
	}
	for _, l := range t.Lists {
		b.unique = b.unique && l.Unique
	}
	if b.possible() <= allPairs {
		b.all = true
	}
	b.makeKeys()
	if b.all {
		b.open1 = make([]uint16, t.Len())
		for i := range b.open1 {
			b.open1[i] = 1<<len(b.names) - 1
		}
		return b
	}
	b.combine()
	b.choose(budget)
	return b
}

// possible counts the pairs that could be one person.
func (b *blocks) possible() float64 {
	sizes := make([]float64, len(b.t.Lists))
	for _, l := range b.t.list {
		sizes[l]++
	}
	n := float64(b.t.Len())
	total := n * (n - 1) / 2
	for i, s := range sizes {
		if b.t.Lists[i].Unique {
			total -= s * (s - 1) / 2
		}
	}
	return total
}

// wanted says whether two records may be one person.
func (b *blocks) wanted(x, y int32) bool {
	l := b.t.list[x]
	return l != b.t.list[y] || !b.t.Lists[l].Unique
}

// keySort is a sort of key: what of a value two records must have in common.
type keySort struct {
	name string
	key  func(*value) string
}

var dateKeys = []keySort{{"day", func(v *value) string {
	if v.day.day == 0 {
		return ""
	}
	return v.text
}}, {"year", func(v *value) string {
	if v.day.last != v.day.year {
		return ""
	}
	return v.text[:4]
}}}

// keysOf are the sorts of keys that a kind gives, the sharpest first.
var keysOf = [...][]keySort{
	Given:         {{"sound", func(v *value) string { first, _, _ := strings.Cut(v.sound, " "); return first }}},
	Surname:       {{"sound", func(v *value) string { return v.sound }}, {"start", func(v *value) string { return v.sound[:min(3, len(v.sound))] }}},
	SecondSurname: {{"sound", func(v *value) string { return v.sound }}},
	Words:         {{"letters", func(v *value) string { return v.text }}},
	Code:          {{"digits", func(v *value) string { return v.text }}},
	Birth:         dateKeys,
	Date:          dateKeys,
	Category:      {},
	Place:         {{"unit", func(v *value) string { return v.alt }}},
}

// makeKeys fills the keys, the fields in their order and the sharpest key of each first; beyond maxKeys the coarse ones are left out.
func (b *blocks) makeKeys() {
	n := b.t.Len()
	type keyed struct{ ids, key []uint32 }
	var columns []keyed
	for round := 0; round < 2; round++ {
		for f, field := range b.t.Fields {
			sorts := keysOf[field.Kind]
			if round >= len(sorts) || len(columns) == maxKeys {
				continue
			}
			col := &b.t.columns[f]
			byValue := make([]uint32, len(col.vals))
			for i := 1; i < len(col.vals); i++ {
				if k := sorts[round].key(&col.vals[i]); k != "" {
					byValue[i] = hash(uint32(len(columns)+1)*0x9E3779B1, k) | 1
				}
			}
			columns = append(columns, keyed{col.ids, byValue})
			b.names = append(b.names, field.Name+" "+sorts[round].name)
		}
	}
	b.keys = make([]uint32, 0, n*len(columns))
	for r := range n {
		for _, c := range columns {
			b.keys = append(b.keys, c.key[c.ids[r]])
		}
	}
}

func hash(seed uint32, s string) uint32 {
	h := seed ^ 2166136261
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	return h * 0x2C1B3C6D
}

func mix(a, b uint32) uint32 {
	h := a*0x85EBCA6B ^ bits.RotateLeft32(b, 15)*0xC2B2AE35
	h ^= h >> 16
	h *= 0x27D4EB2F
	return (h ^ h>>13) | 1
}

func (b *blocks) combine() {
	for i := range b.names {
		for j := i + 1; j < len(b.names); j++ {
			b.pairs = append(b.pairs, [2]int{i, j})
			for k := j + 1; k < len(b.names); k++ {
				b.triple = append(b.triple, [3]int{i, j, k})
			}
		}
	}
}

// choose opens blocks, level by level, so that each level proposes at most its part of the budget.
func (b *blocks) choose(budget int) {
	n := b.t.Len()
	b.open1, b.open2, b.open3 = make([]uint16, n), make([]uint64, n), make([][2]uint64, n)
	left := budget
	for level, share := range [...]float64{0.4, 0.8, 1} {
		var h histogram
		b.eachBlock(level, func(_ int, records []int32) { h.add(len(records), b.cost(records)) })
		limit, spent := h.limit(int(share * float64(left)))
		left -= spent
		b.eachBlock(level, func(sort int, records []int32) {
			if len(records) > limit {
				if level == 2 {
					b.Closed++
				}
				return
			}
			for _, r := range records {
				switch level {
				case 0:
					b.open1[r] |= 1 << sort
				case 1:
					b.open2[r] |= 1 << sort
				default:
					b.open3[r][sort>>6] |= 1 << (sort & 63)
				}
			}
		})
	}
}

// histogram sums the costs of blocks by size.
type histogram [4096]int

func (h *histogram) add(size, cost int) { h[min(size, len(h)-1)] += cost }

// limit is the largest size up to which all blocks together cost at most budget, and that cost.
func (h *histogram) limit(budget int) (size, spent int) {
	for s, c := range h[:len(h)-1] {
		if spent+c > budget {
			return s - 1, spent
		}
		spent += c
	}
	return len(h) - 2, spent
}

// cost is the number of pairs of a block.
func (b *blocks) cost(records []int32) int {
	n := len(records)
	if !b.unique {
		return n * (n - 1) / 2
	}
	cost, seen := 0, 0
	for i := 0; i < n; { // records of one list stand together: the sort keeps their order
		j := i
		for j < n && b.t.list[records[j]] == b.t.list[records[i]] {
			j++
		}
		cost += seen * (j - i)
		seen += j - i
		i = j
	}
	return cost
}

// keyAt is the key of a record at a level of combination; 0 = none. It has one only if every
// smaller combination is closed for it.
func (b *blocks) keyAt(level, sort int, r int32) uint32 {
	keys := b.of(r)
	switch level {
	case 0:
		return keys[sort]
	case 1:
		p := b.pairs[sort]
		x, y := keys[p[0]], keys[p[1]]
		if x == 0 || y == 0 || b.open1[r]&(1<<p[0]|1<<p[1]) != 0 {
			return 0
		}
		return mix(x, y)
	}
	t := b.triple[sort]
	x, y, z := keys[t[0]], keys[t[1]], keys[t[2]]
	if x == 0 || y == 0 || z == 0 || b.open1[r]&(1<<t[0]|1<<t[1]|1<<t[2]) != 0 {
		return 0
	}
	if b.open2[r]&(1<<b.pairIndex(t[0], t[1])|1<<b.pairIndex(t[0], t[2])|1<<b.pairIndex(t[1], t[2])) != 0 {
		return 0
	}
	return mix(mix(x, y), z)
}

func (b *blocks) pairIndex(i, j int) int {
	n := len(b.names)
	return i*(2*n-i-1)/2 + j - i - 1
}

// sorts is how many sorts of keys there are at a level.
func (b *blocks) sorts(level int) int {
	return [...]int{len(b.names), len(b.pairs), len(b.triple)}[level]
}

// eachBlock calls f with every block of two records or more at a level; records are in order. It is spread over the processors by sort when
// f only reads; here it is called in one goroutine.
func (b *blocks) eachBlock(level int, f func(sort int, records []int32)) {
	var s sorter
	for sort := range b.sorts(level) {
		s.run(b, level, sort)
		s.each(func(records []int32) { f(sort, records) })
	}
}

// sorter brings the records of equal key together, by radix.
type sorter struct {
	entries, spare []uint64 // key in the upper half, record in the lower
	records        []int32
}

func (s *sorter) run(b *blocks, level, sort int) {
	s.entries = s.entries[:0]
	for r := range b.t.list {
		if k := b.keyAt(level, sort, int32(r)); k != 0 {
			s.entries = append(s.entries, uint64(k)<<32|uint64(uint32(r)))
		}
	}
	if cap(s.spare) < len(s.entries) {
		s.spare = make([]uint64, len(s.entries))
	}
	a, z := s.entries, s.spare[:len(s.entries)]
	for shift := uint(32); shift < 64; shift += 11 {
		var count [2049]int
		for _, e := range a {
			count[e>>shift&2047+1]++
		}
		for i := 1; i < len(count); i++ {
			count[i] += count[i-1]
		}
		for _, e := range a {
			d := e >> shift & 2047
			z[count[d]] = e
			count[d]++
		}
		a, z = z, a
	}
	s.entries, s.spare = a, z
}

func (s *sorter) each(f func(records []int32)) {
	for i := 0; i < len(s.entries); {
		j := i + 1
		for j < len(s.entries) && s.entries[j]>>32 == s.entries[i]>>32 {
			j++
		}
		if j-i > 1 {
			s.records = s.records[:0]
			for _, e := range s.entries[i:j] {
				s.records = append(s.records, int32(uint32(e)))
			}
			f(s.records)
		}
		i = j
	}
}

// isOpen says whether the block of a record at a level is open.
func (b *blocks) isOpen(level, sort int, r int32) bool {
	switch level {
	case 0:
		return b.open1[r]>>sort&1 == 1
	case 1:
		return b.open2[r]>>sort&1 == 1
	}
	return b.open3[r][sort>>6]>>(sort&63)&1 == 1
}

// first says whether the block at (level, sort) is the first that proposes the pair.
func (b *blocks) first(level, sort int, x, y int32) bool {
	shared := b.shared(x, y)
	if open := shared & b.open1[x]; open != 0 {
		return level == 0 && bits.TrailingZeros16(open) == sort
	}
	if level == 0 {
		return false
	}
	for i, p := range b.pairs {
		if holds(shared, p[:]) && b.open2[x]>>i&1 == 1 {
			return level == 1 && i == sort
		}
	}
	if level == 1 {
		return false
	}
	for i, t := range b.triple {
		if holds(shared, t[:]) && b.isOpen(2, i, x) {
			return i == sort
		}
	}
	return false
}

// of are the keys of a record, by sort.
func (b *blocks) of(r int32) []uint32 {
	n := len(b.names)
	return b.keys[int(r)*n : int(r)*n+n]
}

// shared are the sorts of key that two records have in common.
func (b *blocks) shared(x, y int32) uint16 {
	var m uint16
	other := b.of(y)
	for s, k := range b.of(x) {
		if k != 0 && k == other[s] {
			m |= 1 << s
		}
	}
	return m
}

// holds says that all sorts are among the shared ones.
func holds(shared uint16, sorts []int) bool {
	for _, s := range sorts {
		if shared>>s&1 == 0 {
			return false
		}
	}
	return true
}

// routes counts the open blocks that propose a pair.
func (b *blocks) routes(x, y int32) int {
	shared := b.shared(x, y)
	n := bits.OnesCount16(shared & b.open1[x])
	for i, p := range b.pairs {
		if holds(shared, p[:]) && b.isOpen(1, i, x) {
			n++
		}
	}
	for i, t := range b.triple {
		if holds(shared, t[:]) && b.isOpen(2, i, x) {
			n++
		}
	}
	return n
}

// each calls f once for every candidate pair. Work is spread over workers, each with a number of its own; the order is not fixed.
func (b *blocks) each(workers int, f func(worker int, x, y int32)) {
	type job struct{ n, level, sort int }
	if b.all {
		b.everyPair(workers, f)
		return
	}
	if b.kept == nil {
		b.kept = make([]answers, b.sorts(0)+b.sorts(1)+b.sorts(2))
	}
	jobs := make(chan job)
	var wait sync.WaitGroup
	for w := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			var s sorter
			for j := range jobs {
				s.run(b, j.level, j.sort)
				kept := &b.kept[j.n]
				kept.at = 0
				s.each(func(records []int32) {
					if !b.isOpen(j.level, j.sort, records[0]) {
						return
					}
					for i, x := range records {
						for _, y := range records[i+1:] {
							if b.wanted(x, y) && kept.ask(func() bool { return b.first(j.level, j.sort, x, y) }) {
								f(w, x, y)
							}
						}
					}
				})
				kept.whole = true
			}
		}()
	}
	n := 0
	for level := range 3 {
		for sort := range b.sorts(level) {
			jobs <- job{n, level, sort}
			n++
		}
	}
	close(jobs)
	wait.Wait()
}

// answers are those to a row of questions that is put again and again in the same order: worked out the first time, a bit each.
type answers struct {
	bits  []uint64
	at    int
	whole bool // all are known
}

func (a *answers) ask(work func() bool) bool {
	i, bit := a.at>>6, uint64(1)<<(a.at&63)
	a.at++
	if a.whole {
		return a.bits[i]&bit != 0
	}
	if i == len(a.bits) {
		a.bits = append(a.bits, 0)
	}
	if work() {
		a.bits[i] |= bit
		return true
	}
	return false
}

func (b *blocks) everyPair(workers int, f func(worker int, x, y int32)) {
	var wait sync.WaitGroup
	n := int32(b.t.Len())
	for w := range workers {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for x := int32(w); x < n; x += int32(workers) {
				for y := x + 1; y < n; y++ {
					if b.wanted(x, y) {
						f(w, x, y)
					}
				}
			}
		}()
	}
	wait.Wait()
}

func processors() int { return max(1, runtime.GOMAXPROCS(0)) }

// proposes says whether any open block holds both records.
func (b *blocks) proposes(x, y int32) bool {
	if !b.wanted(x, y) {
		return false
	}
	if b.all {
		return true
	}
	return b.routes(x, y) > 0
}
