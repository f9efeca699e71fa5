package record

import (
	"encoding/json"
	"fmt"
)

// Evidence is where a conclusion that spans documents finds its words: a document and a span of it. It outlives the
// documents in memory, which a Witness does not. Like a Witness it can only be cut from a document; its quote is
// cut from the text again with [Evidence.In].
type Evidence struct {
	doc  DocumentID
	span Span
}

// Evidence is the place of a witness, to be kept without its document. The zero witness gives none.
func (w Witness) Evidence() Evidence {
	if !w.Valid() {
		return Evidence{}
	}
	return Evidence{w.doc.ID(), w.span}
}

// Doc is the document; zero for no evidence.
func (e Evidence) Doc() DocumentID { return e.doc }

// Span is where in its text the words stand, in bytes.
func (e Evidence) Span() Span { return e.span }

// Stated tells evidence from none.
func (e Evidence) Stated() bool { return e.span.End > e.span.Start }

// In cuts the words from the document they stand in; another document, or one whose text is shorter, is an error.
func (e Evidence) In(d *Document) (Witness, error) {
	if d == nil || d.ID() != e.doc {
		return Witness{}, fmt.Errorf("evidence in %s, not in this document", e.doc)
	}
	return d.Witness(e.span)
}

type evidenceWire struct {
	Doc   DocumentID
	Start int
	End   int
}

// MarshalJSON writes the document's hash and the span in bytes.
func (e Evidence) MarshalJSON() ([]byte, error) {
	return json.Marshal(evidenceWire{e.doc, e.span.Start, e.span.End})
}

// UnmarshalJSON reads what MarshalJSON wrote; an empty or reversed span is refused.
func (e *Evidence) UnmarshalJSON(b []byte) error {
	var w evidenceWire
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	if w.Start < 0 || w.End <= w.Start {
		return fmt.Errorf("evidence %d-%d is no span", w.Start, w.End)
	}
	*e = Evidence{w.Doc, Span{Start: w.Start, End: w.End}}
	return nil
}
