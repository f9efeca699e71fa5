package lineage

import (
	"fmt"
	"sync"
	"sync/atomic"

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

// Bounds of the search. A text is looked for by its rarest runs that another text has too.
const (
	maxRuns     = 96   // runs by which a text is found
	maxPosting  = 48   // documents to which a run leads: the earliest and the nearest in time, where more have it
	maxMet      = 1500 // documents met by way of all runs, rarest first
	maxCompared = 12
	rare        = 64 // a run that two documents have counts for so many that a crowd has
)

// copies are what a document was found to share text with.
type copied struct {
	with int
	link link
	doc  *digest // which of the two is the copy
}

// findCopies links the copies in one language.
func (g *forest) findCopies(workers int) {
	exact := map[uint64]int{}
	first := make([]int, len(g.docs)) // of the same words; itself if there is none before it
	for i, d := range g.docs {
		first[i] = i
		if d.words < leastExact {
			continue
		}
		if at, ok := exact[d.exact]; ok {
			first[i] = at
		} else {
			exact[d.exact] = i
		}
	}
	index := g.indexRuns()
	found := make([][]copied, len(g.docs))
	var wait sync.WaitGroup
	var next atomic.Int64
	const stride = 64
	for range max(1, workers) {
		wait.Go(func() {
			c, chosen := newCounter(len(g.docs)), []run(nil)
			for from := int(next.Add(stride)) - stride; from < len(g.docs); from = int(next.Add(stride)) - stride {
				for i := from; i < min(from+stride, len(g.docs)); i++ {
					if d := g.docs[i]; first[i] == i && len(d.sketch) >= leastSample {
						chosen = index.choose(d, chosen)
						found[i] = g.sharing(i, index.meet(i, chosen, c))
					}
				}
			}
		})
	}
	wait.Wait()
	for i, d := range g.docs {
		if first[i] != i {
			g.put(i, first[i], link{record.SameText, 1, append(d.reasons(statedFirst, statedSource),
				record.LineageReason{Code: "words", Text: fmt.Sprintf("All %d words of the running text are the same.", d.words)})})
			continue
		}
		g.linkCopy(i, found[i])
	}
}

// sharing judges a document with each of the earlier ones that were met.
func (g *forest) sharing(i int, candidates []int) []copied {
	var out []copied
	for _, j := range candidates {
		if l, doc := judge(g.docs[i], g.docs[j]); doc != nil {
			out = append(out, copied{j, l, doc})
		}
	}
	return out
}

// linkCopy links a document to the likest of the earlier ones, or a shorter earlier one to it.
func (g *forest) linkCopy(i int, found []copied) {
	best, bestLink := -1, link{}
	for _, f := range found {
		switch {
		case f.doc == g.docs[f.with]:
			g.put(f.with, i, f.link)
		case best < 0 || f.link.score > bestLink.score || f.link.score == bestLink.score && f.with < best:
			best, bestLink = f.with, f.link
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
	if part < copyPart-ease {
		return link{}, nil
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
