package api

import (
	"context"

	"testigo/document/lineage"
	"testigo/record"
	"testigo/store"
)

// Beside is a document and one that comes from it, paragraph beside paragraph.
type Beside struct {
	A, B   *Document
	Kind   record.LineageKind
	CopyIs string // the id of the one that comes from the other
	Pairs  []Pair
}

// Pair is paragraphs that say the same in both; one side may be empty. Their runs are cut when they are asked for (see Marked).
type Pair struct{ A, B []Block }

// Beside opens two documents of which one comes from the other, with their paragraphs aligned. What stands around the text of a page is left out.
func (r *Record) Beside(ctx context.Context, a, b string) (*Beside, error) {
	out := &Beside{}
	var err error
	if out.A, err = r.Document(ctx, a); err != nil {
		return nil, err
	}
	if out.B, err = r.Document(ctx, b); err != nil {
		return nil, err
	}
	switch x, y := out.A.Origin, out.B.Origin; {
	case y != nil && y.ID == out.A.ID:
		out.Kind, out.CopyIs = y.Kind, out.B.ID
	case x != nil && x.ID == out.B.ID:
		out.Kind, out.CopyIs = x.Kind, out.A.ID
	default:
		return nil, store.ErrNotFound
	}
	blocksA, blocksB := out.A.body(), out.B.body()
	for _, bead := range lineage.Align(out.A.Reading.Doc, out.B.Reading.Doc, paragraphsOf(blocksA), paragraphsOf(blocksB)) {
		out.Pairs = append(out.Pairs, Pair{blocksA[bead.A.First:bead.A.Last], blocksB[bead.B.First:bead.B.Last]})
	}
	return out, nil
}

// body is the paragraphs without what stands around the text.
func (d *Document) body() []Block {
	var out []Block
	for _, b := range d.paragraphs() {
		if !b.Furniture {
			out = append(out, b)
		}
	}
	return out
}

func paragraphsOf(blocks []Block) []record.Paragraph {
	out := make([]record.Paragraph, len(blocks))
	for i, b := range blocks {
		out[i] = record.Paragraph{Span: b.Span, Kind: b.Kind, Lang: b.Lang}
	}
	return out
}

// Parts cuts pairs into lists of the length of one page.
func (b *Beside) Parts() (out [][]Pair) {
	size := maxPart
	for i, p := range b.Pairs {
		here := 0
		for _, block := range append(p.A[:len(p.A):len(p.A)], p.B...) {
			here += block.Span.Len()
		}
		if size += here; size > maxPart {
			out = append(out, b.Pairs[i:i:len(b.Pairs)])
			size = here
		}
		last := len(out) - 1
		out[last] = out[last][:len(out[last])+1]
	}
	return out
}
