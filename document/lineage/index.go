package lineage

import (
	"math/bits"
	"slices"
)

// postings is an inverted index: hash in the upper half, document in the lower, sorted.
type postings struct {
	list   []uint64
	bucket []int32 // where the hashes of each upper 16 bits begin
}

func newPostings(list []uint64) *postings {
	slices.Sort(list)
	p := &postings{list: list, bucket: make([]int32, 1<<16+1)}
	at := 0
	for b := range p.bucket {
		for at < len(list) && list[at]>>48 < uint64(b) {
			at++
		}
		p.bucket[b] = int32(at)
	}
	return p
}

// of gives the postings of a hash.
func (p *postings) of(h uint32) []uint64 {
	b := h >> 16
	part := p.list[p.bucket[b]:p.bucket[b+1]]
	from, _ := slices.BinarySearch(part, uint64(h)<<32)
	part = part[from:]
	end, step := 0, 1 // mostly there are few; a phrase of a template may stand in half of all documents
	for end+step <= len(part) && part[end+step-1]>>32 == uint64(h) {
		end, step = end+step, 2*step
	}
	rest, _ := slices.BinarySearch(part[end:min(end+step, len(part))], (uint64(h)+1)<<32)
	return part[:end+rest]
}

// runIndex is an index of the runs of words by which texts are found: of each text the rarest ones that another text has. What half of all
// reports say leads nowhere, and what only one says leads to nobody. The copy has nearly the runs of the original, of the same rarity, so
// that both choose the same ones (prefix filtering: Chaudhuri, Ganti, Kaushik 2006; Bayardo, Ma, Srikant 2007). As rarity is taken over all
// documents, a phrase that is used up as the collection grows makes room for others.
type runIndex struct {
	*postings
	counts []uint8 // documents that have a run, by its hash: too high where two hashes meet, never too low
	shift  uint8
}

// run is a sampled run of a text with the number of documents that have it.
type run struct {
	hash uint32
	docs uint8
}

// indexRuns counts in how many documents each run stands, and indexes the rare ones of each document.
func (g *forest) indexRuns() *runIndex {
	n := 0
	for _, d := range g.docs {
		n += len(d.sketch)
	}
	width := min(max(bits.Len(uint(n))+1, 10), 27) // two places for a run at least, 128 MB at most
	x := &runIndex{counts: make([]uint8, 1<<width), shift: uint8(32 - width)}
	for _, d := range g.docs {
		for _, h := range d.sketch {
			if at := h * spread >> x.shift; x.counts[at] < 255 {
				x.counts[at]++
			}
		}
	}
	n = 0
	for _, d := range g.docs {
		shared := 0
		for _, h := range d.sketch {
			if x.counts[h*spread>>x.shift] > 1 {
				shared++
			}
		}
		n += min(shared, maxRuns)
	}
	list := make([]uint64, 0, n) // of a hundred thousand documents these are tens of megabytes, not to be held twice
	var chosen []run
	for i, d := range g.docs {
		chosen = x.choose(d, chosen)
		for _, r := range chosen {
			list = append(list, uint64(r.hash)<<32|uint64(i))
		}
	}
	x.postings = newPostings(list)
	return x
}

// spread brings all bits of a hash into the upper ones (Knuth's multiplicative hashing): samples have the low bits in common.
const spread = 2654435761

// choose lists the rarest runs of a document that another one has, rarest first.
func (x *runIndex) choose(d *digest, into []run) []run {
	into = into[:0]
	for _, h := range d.sketch {
		if n := x.counts[h*spread>>x.shift]; n > 1 {
			into = append(into, run{h, n})
		}
	}
	slices.SortFunc(into, func(a, b run) int {
		if a.docs != b.docs {
			return int(a.docs) - int(b.docs)
		}
		return int(int64(a.hash) - int64(b.hash))
	})
	return into[:min(len(into), maxRuns)]
}

// meet gives the documents before the i-th that share most with it, by its chosen runs.
func (x *runIndex) meet(i int, chosen []run, c *counter) []int {
	c.reset()
	met := 0
	for _, r := range chosen {
		here := x.of(r.hash)
		before, _ := slices.BinarySearch(here, uint64(r.hash)<<32|uint64(i)) // documents are numbered by date
		weight := max(1, rare/max(1, len(here)))                             // the words of a template must not drown those of the text
		for k := 0; k < before; k++ {
			if k == maxPosting/2 && before > maxPosting { // the earliest, then the nearest in time
				k = before - maxPosting/2
			}
			c.add(int(uint32(here[k])), weight)
			met++
		}
		if met >= maxMet {
			break
		}
	}
	return c.best(maxCompared, 2)
}

// counter adds up how often, and by how rare words, documents were met.
type counter struct {
	times []uint16
	met   []int
}

func newCounter(n int) *counter { return &counter{times: make([]uint16, n)} }

func (c *counter) reset() {
	for _, i := range c.met {
		c.times[i] = 0
	}
	c.met = c.met[:0]
}

func (c *counter) add(i, weight int) {
	if c.times[i] == 0 {
		c.met = append(c.met, i)
	}
	c.times[i] = uint16(min(int(c.times[i])+weight, 1<<16-1))
}

// best gives the documents met most often, at least so many times.
func (c *counter) best(n, least int) []int {
	kept := make([]int, 0, n)
	more := func(i, j int) bool { return c.times[i] > c.times[j] || c.times[i] == c.times[j] && i < j }
	for _, i := range c.met {
		if int(c.times[i]) < least || len(kept) == n && !more(i, kept[n-1]) {
			continue
		}
		if len(kept) < n {
			kept = append(kept, i)
		}
		k := len(kept) - 1
		for ; k > 0 && more(i, kept[k-1]); k-- {
			kept[k] = kept[k-1]
		}
		kept[k] = i
	}
	return kept
}
