package lineage

import (
	"fmt"
	"slices"

	"testigo/record"
)

// The bars of a translation. Translations measured lie above 0.6; independent reports on one event at 0.2 and below.
const (
	alignedPart  = 0.42 // of the anchors of the sparser text stand in the other in the same order …
	alignedWhole = 0.33 // … and of the denser one's
	easedAligned = 0.08 // less is enough where a document calls itself a translation
	sameNumbers  = 0.85 // of the numbers of the text that has more of them stand in the other in the same order
	easedNumbers = 0.6
	leastNumbers = 5 // of fewer nothing can be told
	leastAnchors = 24
	mostLonger   = 1.8 // words of the longer text to a word of the shorter one; Spanish needs 1.1 to 1.25 of English
	nearby       = 32  // candidates looked at on each side in time, where many share a pair of names
	sharedPairs  = 2   // neighbouring pairs of numbers and names that candidates share
	maxAligned   = 6
)

// findTranslations links families of one language to those of the other.
func (g *forest) findTranslations() {
	var spanish []uint64
	for i, d := range g.docs {
		if d.lang == record.Spanish && g.parent[i] < 0 && len(d.anchors) >= leastAnchors {
			for _, h := range d.skeleton {
				spanish = append(spanish, uint64(h)<<32|uint64(i))
			}
		}
	}
	index := newPostings(spanish)
	c := newCounter(len(g.docs))
	type pair struct {
		en, es int
		score  float64
		link   link
	}
	var found []pair
	for i, d := range g.docs {
		if d.lang != record.English || g.parent[i] >= 0 || len(d.anchors) < leastAnchors {
			continue
		}
		c.reset()
		for _, h := range d.skeleton {
			here := index.of(h)
			// documents are numbered by date, so the nearest numbers are the nearest in time
			at, _ := slices.BinarySearch(here, uint64(h)<<32|uint64(i))
			for _, p := range here[max(0, at-nearby):min(len(here), at+nearby)] {
				c.add(int(uint32(p)), 1)
			}
		}
		for _, j := range c.best(maxAligned, sharedPairs) {
			if l, ok := aligned(d, g.docs[j]); ok {
				found = append(found, pair{i, j, l.score, l})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b pair) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		case a.en != b.en:
			return a.en - b.en
		}
		return a.es - b.es
	})
	for _, p := range found {
		doc, of := p.en, p.es
		if a, b := g.docs[p.en].translated(), g.docs[p.es].translated(); b && !a || a == b && p.en < p.es {
			doc, of = p.es, p.en
		}
		p.link.reasons = append(g.docs[doc].reasons(statedTranslation, statedFirst), p.link.reasons...)
		g.put(doc, of, p.link)
	}
}

// aligned judges an English and a Spanish text by the longest common sequence of their anchors.
func aligned(en, es *digest) (link, bool) {
	if short, long := min(en.words, es.words), max(en.words, es.words); float64(long) > mostLonger*float64(short) {
		return link{}, false
	}
	n := commonSequence(en.anchors, es.anchors)
	few, many := min(len(en.anchors), len(es.anchors)), max(len(en.anchors), len(es.anchors))
	part, whole := float64(n)/float64(few), float64(n)/float64(many)
	ease, least := 0.0, sameNumbers
	if en.translated() || es.translated() {
		ease, least = easedAligned, easedNumbers
	}
	if part < alignedPart-ease || whole < alignedWhole-ease || numbersShared(en.anchors, es.anchors) < least {
		return link{}, false
	}
	return link{record.Translation, part, []record.LineageReason{{Code: "order",
		Text: fmt.Sprintf("%d of %d names, numbers and words of one origin stand in both texts in the same order.", n, few)}}}, true
}

// numbersShared is the share of the numbers of the text that has more of them that stand in the other in the same order. Of few
// numbers nothing can be told.
func numbersShared(a, b []uint32) float64 {
	x, y := numbers(a), numbers(b)
	if len(x) < leastNumbers || len(y) < leastNumbers {
		return 1
	}
	return float64(commonSequence(x, y)) / float64(max(len(x), len(y)))
}

func numbers(anchors []uint32) []uint32 {
	out := make([]uint32, 0, len(anchors))
	for _, x := range anchors {
		if x&numberBit != 0 {
			out = append(out, x)
		}
	}
	return out
}

// commonSequence is the length of the longest common subsequence, by the bit-parallel method of Hyyrö (2004): one pass
// over b with as many words of bits as a needs.
func commonSequence(a, b []uint32) int {
	const words = maxAnchors / 64
	positions := make(map[uint32]*[words]uint64, len(a))
	for i, x := range a[:min(len(a), maxAnchors)] {
		p := positions[x]
		if p == nil {
			p = new([words]uint64)
			positions[x] = p
		}
		p[i/64] |= 1 << (i % 64)
	}
	var v [words]uint64
	for i := range v {
		v[i] = ^uint64(0)
	}
	for _, x := range b {
		m := positions[x]
		if m == nil {
			continue
		}
		carry := uint64(0)
		for k := range v {
			u := v[k] & m[k]
			sum := v[k] + u
			c1 := b2u(sum < v[k])
			sum2 := sum + carry
			c2 := b2u(sum2 < sum)
			v[k] = sum2 | (v[k] &^ m[k])
			carry = c1 | c2
		}
	}
	n := 0
	for i := range min(len(a), maxAnchors) {
		if v[i/64]>>(i%64)&1 == 0 {
			n++
		}
	}
	return n
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
