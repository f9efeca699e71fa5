package record

// LineageKind is how a document comes from another one.
type LineageKind string

const (
	SameText    LineageKind = "same"        // the same words in other bytes: another format, other furniture
	Reprint     LineageKind = "reprint"     // the same text with small edits, another headline, cut paragraphs
	Excerpt     LineageKind = "excerpt"     // a part of the other's text
	Translation LineageKind = "translation" // the same text in another language
)

// Lineage says that one document of the record comes from another. Copies are linked, never removed; a document
// and its copies are one family and count as one witness.
type Lineage struct {
	Doc     DocumentID // the copy
	Of      DocumentID // what it comes from: the earlier one, or the one that it names
	Kind    LineageKind
	Score   float64 // share of the text that is common, 0 to 1
	Reasons []LineageReason
}

// LineageReason is one ground for a lineage.
type LineageReason struct {
	Code string // "words", "order", "numbers", "stated-translation", "stated-first", "stated-source", "title"
	Text string // a plain sentence
	At   Span   // the words of Doc that say so; zero = worked out by comparing the two
}

// Families maps every copy to the document that stands for its family: the one that comes from no
// other, which is the earliest unless a document names its origin. A document that is not in it stands for itself.
type Families map[DocumentID]DocumentID

// FamiliesOf follows lineages to their ends. Each document has one lineage at most, and they make no circle.
func FamiliesOf(all []Lineage) Families {
	f := make(Families, len(all))
	for _, l := range all {
		f[l.Doc] = l.Of
	}
	for doc := range f {
		end := f[doc]
		for steps := 0; steps < len(f); steps++ { // a circle ends here, too
			next, ok := f[end]
			if !ok {
				break
			}
			end = next
		}
		f[doc] = end
	}
	return f
}

// Of is the document that stands for a document's family.
func (f Families) Of(id DocumentID) DocumentID {
	if end, ok := f[id]; ok {
		return end
	}
	return id
}

// Count is the number of families among documents.
func (f Families) Count(docs map[DocumentID]bool) int {
	if len(f) == 0 {
		return len(docs)
	}
	seen := make(map[DocumentID]bool, len(docs))
	for id := range docs {
		seen[f.Of(id)] = true
	}
	return len(seen)
}
