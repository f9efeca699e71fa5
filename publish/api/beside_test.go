package api

import (
	"testing"

	"testigo/record"
)

// Parts hold every pair once, in order, whatever the lengths.
func TestPartsOfAPairOfTexts(t *testing.T) {
	b := &Beside{}
	for i := range 40 {
		n := 9000 + 700*(i%7)
		b.Pairs = append(b.Pairs, Pair{A: []Block{{Start: i, Span: record.Span{Start: 0, End: n}}}, B: []Block{{Span: record.Span{Start: 0, End: n / 2}}}})
	}
	next := 0
	parts := b.Parts()
	for _, part := range parts {
		size := 0
		for _, p := range part {
			if p.A[0].Start != next {
				t.Fatalf("pair %d after %d", p.A[0].Start, next-1)
			}
			next++
			size += p.A[0].Span.Len() + p.B[0].Span.Len()
		}
		if size > maxPart {
			t.Errorf("a part of %d bytes", size)
		}
	}
	if next != len(b.Pairs) || len(parts) < 3 {
		t.Errorf("%d of %d pairs in %d parts", next, len(b.Pairs), len(parts))
	}
	if (&Beside{}).Parts() != nil {
		t.Error("parts of nothing")
	}
}
