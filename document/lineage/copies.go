package lineage

import (
	"fmt"
	"slices"

	"testigo/record"
)

// The bars of likeness, as shares of the sampled four-word runs. An edit of one word in twenty leaves 0.8 of them, one in
// eight 0.6; two agencies on one event share less than 0.1 and, where both quote a statement at length, 0.2 to 0.3.
const (
	copyPart    = 0.5  // of the shorter text: a reprint …
	copyWhole   = 0.33 // … and of the longer one: no more than two thirds were cut or added
	excerptPart = 0.75 // of the shorter text, if it is much shorter
	eased       = 0.1  // less is enough where a document names its origin
	surePart    = 0.75 // below it the facts decide: two reports that use the same phrases tell them in another order, and other ones
	inOrder     = 0.8  // of the anchors of the shorter text stand in the longer one in the same order
	leastSample = 20   // runs sampled of the shorter text, or likeness is chance
	leastExact  = 8    // words of a text that may be the same as another
)

// Slots of a template: where two texts have the same words around a number or a name, most of these must be the same.
const slotsAlike, leastSlots = 0.7, 3

// Bounds of the search: a run of words that many have leads to the earliest of them; so many candidates are compared.
const (
	indexLevel  = 3 // one run in eight is indexed
	maxPosting  = 48
	maxCompared = 12
	rare        = 64 // a run that two documents have counts for so many that a crowd has
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
	to, _ := slices.BinarySearch(part[from:], (uint64(h)+1)<<32) // a phrase of a template may stand in half of all documents
	return part[from : from+to]
}

// findCopies links the copies in one language.
func (g *forest) findCopies() {
	exact := map[uint64]int{}
	n := 0
	for _, d := range g.docs {
		for _, h := range d.sketch {
			if sampled(h, max(indexLevel, d.level)) || len(d.sketch) <= 1<<7 && d.level == 0 {
				n++
			}
		}
	}
	list := make([]uint64, 0, n)
	for i, d := range g.docs {
		for _, h := range d.sketch {
			if sampled(h, max(indexLevel, d.level)) || len(d.sketch) <= 1<<7 && d.level == 0 {
				list = append(list, uint64(h)<<32|uint64(i))
			}
		}
	}
	index := newPostings(list)
	c := newCounter(len(g.docs))
	for i, d := range g.docs {
		if d.words >= leastExact {
			if first, ok := exact[d.exact]; ok {
				g.put(i, first, link{record.SameText, 1, append(d.reasons(statedFirst, statedSource),
					record.LineageReason{Code: "words", Text: fmt.Sprintf("All %d words of the running text are the same.", d.words)})})
				continue
			}
			exact[d.exact] = i
		}
		if len(d.sketch) < leastSample {
			continue
		}
		c.reset()
		for _, h := range d.sketch {
			here := index.of(h)
			weight := max(1, rare/max(1, len(here))) // the words of a template must not drown those of the text
			for k, p := range here {
				if j := int(uint32(p)); j >= i || k >= maxPosting {
					break
				} else {
					c.add(j, weight)
				}
			}
		}
		g.linkCopy(i, c.best(maxCompared, 2))
	}
}

// linkCopy links a document to the likest of the earlier ones, or a shorter earlier one to it.
func (g *forest) linkCopy(i int, candidates []int) {
	best, bestLink := -1, link{}
	for _, j := range candidates {
		l, doc := judge(g.docs[i], g.docs[j])
		switch {
		case doc == nil:
		case doc == g.docs[j]:
			g.put(j, i, l)
		case best < 0 || l.score > bestLink.score || l.score == bestLink.score && j < best:
			best, bestLink = j, l
		}
	}
	if best >= 0 {
		g.put(i, best, bestLink)
	}
}

// judge compares a later document with an earlier one. It gives the link and which of the two is the copy; nil = neither.
func judge(later, earlier *digest) (link, *digest) {
	shared, nl, ne := common(later, earlier)
	short := min(nl, ne)
	if short < leastSample {
		return link{}, nil
	}
	part, whole := float64(shared)/float64(short), float64(shared)/float64(max(nl, ne))
	ease := 0.0
	if len(later.stated) > 0 && !later.translated() {
		ease = eased
	}
	alike, same, slots := template(later, earlier)
	if !alike {
		return link{}, nil
	}
	if part < surePart && !sameOrder(later, earlier) {
		return link{}, nil
	}
	because := func(doc *digest) []record.LineageReason {
		out := append(doc.reasons(statedFirst, statedSource),
			record.LineageReason{Code: "words", Text: fmt.Sprintf("%.0f %% of the runs of four words of the shorter text, %.0f %% of the longer one, are in both.", part*100, whole*100)})
		if slots >= leastSlots {
			out = append(out, record.LineageReason{Code: "numbers", Text: fmt.Sprintf("%d of %d numbers and names between the same words are the same.", same, slots)})
		}
		return out
	}
	switch {
	case part >= copyPart-ease && whole >= copyWhole-ease:
		return link{record.Reprint, part, because(later)}, later
	case part >= excerptPart-ease:
		// The part comes from the whole if it was not written before it; a long report that takes in an earlier short one
		// is no copy of it, nor the short one of the long.
		copied, from := later, earlier
		if nl > ne {
			copied, from = earlier, later
		}
		if surelyBefore(copied, from) {
			return link{}, nil
		}
		return link{record.Excerpt, part, because(copied)}, copied
	}
	return link{}, nil
}

// common counts the shared runs of two samples, and those of each, at the coarser of the two levels.
func common(a, b *digest) (shared, na, nb int) {
	level := max(a.level, b.level)
	i, j := 0, 0
	for i < len(a.sketch) || j < len(b.sketch) {
		switch {
		case i < len(a.sketch) && !sampled(a.sketch[i], level):
			i++
		case j < len(b.sketch) && !sampled(b.sketch[j], level):
			j++
		case j == len(b.sketch) || i < len(a.sketch) && a.sketch[i] < b.sketch[j]:
			na++
			i++
		case i == len(a.sketch) || a.sketch[i] > b.sketch[j]:
			nb++
			j++
		default:
			shared, na, nb = shared+1, na+1, nb+1
			i, j = i+1, j+1
		}
	}
	return shared, na, nb
}

// template tells whether the numbers and names between the same words are the same; in two texts made from one
// template they are not.
func template(a, b *digest) (alike bool, same, all int) {
	i, j := 0, 0
	for i < len(a.slots) && j < len(b.slots) {
		switch x, y := a.slots[i], b.slots[j]; {
		case x.around < y.around:
			i++
		case x.around > y.around:
			j++
		default:
			all++
			if x.value == y.value {
				same++
			}
			i, j = i+1, j+1
		}
	}
	return all < leastSlots && (all == 0 || same > 0) || float64(same) >= slotsAlike*float64(all), same, all
}

// sameOrder tells whether the names, numbers and words of one origin of the shorter text stand in the other in the same order, as an
// edited copy keeps them. Texts with few anchors, or more than are kept, are not judged by them.
func sameOrder(a, b *digest) bool {
	few := min(len(a.anchors), len(b.anchors))
	if few < leastAnchors/2 || max(len(a.anchors), len(b.anchors)) >= maxAnchors {
		return true
	}
	return float64(commonSequence(a.anchors, b.anchors)) >= inOrder*float64(few)
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
	for _, i := range c.met {
		if int(c.times[i]) >= least {
			kept = append(kept, i)
		}
	}
	slices.SortFunc(kept, func(a, b int) int {
		if d := int(c.times[b]) - int(c.times[a]); d != 0 {
			return d
		}
		return a - b
	})
	return kept[:min(len(kept), n)]
}
