// Package lineage finds which documents of a record are copies of which: the same text in other bytes, reprints and
// agency copies with small edits, excerpts, and translations between English and Spanish. Copies are linked, never removed;
// a document and its copies are one family, which is one witness.
//
// Copies in one language share runs of words. Each text keeps a uniform sample of the hashes of its four-word runs
// (Broder 1997; the sample is that of FracMinHash, Irber et al. 2022), which tells the share of common text both of equals and of
// a part and its whole. An index of each text's rarest runs names candidates (index.go); a run that many documents have leads to a few
// of them only, so that a thousand copies cost a thousand comparisons and not a million. Two texts made from one template share
// their words too, but differ in the numbers and names that stand between the same words, and are told apart by that.
//
// Translations share numbers, names and, between these two languages, many words of one origin, in nearly the same order. Candidates
// share neighbouring pairs of numbers and names; they are judged by the longest common sequence of all such anchors. There is no
// dictionary but a short list of common words that look different (words.txt).
//
// What a document says of its origin ("Translated from …", "First published in …", "Con información de …") is kept as a reason with
// its words, settles which of two is the copy, and lets a little less likeness do. It makes no lineage by itself.
//
// Align sets the paragraphs of a text beside those of its copy or translation, for people who compare them.
//
// The result depends on the documents alone, not on the order in which they come.
package lineage

import (
	"bytes"
	"math"
	"slices"
	"strings"

	"testigo/record"
)

// Finder takes in documents one by one and then finds their lineages.
type Finder struct {
	docs []*digest
	make func(*record.Reading) Digest
}

// Digest is what comparing keeps of a document: about three kilobytes.
type Digest struct{ d *digest }

// Digester gives a function that makes digests. It keeps buffers: one goroutine may use it at a time, and several may have one each.
func Digester() func(*record.Reading) Digest {
	g := &digester{}
	return func(r *record.Reading) Digest { return Digest{g.digest(r)} }
}

// New makes an empty finder.
func New() *Finder { return &Finder{make: Digester()} }

// Add takes in a document with its reading.
func (f *Finder) Add(r *record.Reading) { f.Take(f.make(r)) }

// Take takes in a document by its digest.
func (f *Finder) Take(d Digest) { f.docs = append(f.docs, d.d) }

// Find gives the lineage of every copy, one each, in the order of the documents by dating, then name. So many workers compare.
func (f *Finder) Find(workers int) []record.Lineage {
	slices.SortFunc(f.docs, before)
	g := newForest(f.docs)
	g.findCopies(workers)
	g.findTranslations()
	return g.lineages()
}

// before is the order in which documents are taken to come from each other: by the day the text was written as far as
// known, undated ones last; then originals before those that say they came out later; then by name.
func before(a, b *digest) int {
	if d := int(firstDay(a)) - int(firstDay(b)); d != 0 {
		return d
	}
	if d := strings.Compare(a.released, b.released); d != 0 {
		return d
	}
	if d := b2i(has(a.stated, statedFirst)) - b2i(has(b.stated, statedFirst)); d != 0 {
		return d
	}
	if d := strings.Compare(a.name, b.name); d != 0 {
		return d
	}
	return bytes.Compare(a.id[:], b.id[:])
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func firstDay(d *digest) record.Day {
	switch {
	case d.days.From != 0:
		return d.days.From
	case d.days.To != 0:
		return d.days.To
	}
	return math.MaxInt32
}

// surelyBefore tells that a was written before b, whatever the doubt about their dates.
func surelyBefore(a, b *digest) bool {
	return a.days.To != 0 && b.days.From != 0 && a.days.To < b.days.From
}

// forest is documents with what each comes from.
type forest struct {
	docs   []*digest // in order
	parent []int32   // -1 = comes from none
	links  []link    // of each document with a parent
}

type link struct {
	kind    record.LineageKind
	score   float64
	reasons []record.LineageReason
}

func newForest(docs []*digest) *forest {
	g := &forest{docs: docs, parent: make([]int32, len(docs)), links: make([]link, len(docs))}
	for i := range g.parent {
		g.parent[i] = -1
	}
	return g
}

func (g *forest) root(i int) int {
	for g.parent[i] >= 0 {
		i = int(g.parent[i])
	}
	return i
}

// put makes doc come from of; it is refused if doc has an origin already or is the origin of of.
func (g *forest) put(doc, of int, l link) bool {
	if g.parent[doc] >= 0 || g.root(of) == doc {
		return false
	}
	g.parent[doc], g.links[doc] = int32(of), l
	return true
}

func (g *forest) lineages() []record.Lineage {
	var out []record.Lineage
	for i, p := range g.parent {
		if p < 0 {
			continue
		}
		l := g.links[i]
		out = append(out, record.Lineage{Doc: g.docs[i].id, Of: g.docs[p].id, Kind: l.kind, Score: math.Round(l.score*1000) / 1000, Reasons: l.reasons})
	}
	return out
}
