package record

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Witness is the evidence for one item: a document, a span of it, and so a quote.
// The only way to have one is to cut it from a document with [Document.Witness];
// therefore its quote always equals its span. The zero witness is no evidence.
type Witness struct {
	doc  *Document
	span Span
}

// Witness cuts evidence from the text. The span must not be empty, must lie inside
// the text, and must begin and end on rune borders.
func (d *Document) Witness(s Span) (Witness, error) {
	if d == nil || s.Start < 0 || s.End > len(d.text) || s.Start >= s.End {
		return Witness{}, fmt.Errorf("span %d-%d does not lie in the text", s.Start, s.End)
	}
	if !utf8.RuneStart(d.text[s.Start]) || s.End < len(d.text) && !utf8.RuneStart(d.text[s.End]) {
		return Witness{}, fmt.Errorf("span %d-%d cuts a character", s.Start, s.End)
	}
	return Witness{d, s}, nil
}

// Document is where the words stand; nil for the zero witness.
func (w Witness) Document() *Document { return w.doc }

// Span is where in the text they stand.
func (w Witness) Span() Span { return w.span }

// Quote is the words themselves.
func (w Witness) Quote() string {
	if w.doc == nil {
		return ""
	}
	return w.doc.text[w.span.Start:w.span.End]
}

// Valid tells evidence from the zero witness.
func (w Witness) Valid() bool { return w.doc != nil }

// Cited is a value together with the words that say it. Both fields are hidden:
// outside this package a Cited that holds a value holds its witness too, and a
// zero Cited holds neither ("not stated").
type Cited[T any] struct {
	witness Witness
	value   T
}

// Cite joins a value to its evidence. Without evidence there is no value: the
// result is then the zero Cited.
func Cite[T any](w Witness, v T) Cited[T] {
	if !w.Valid() {
		return Cited[T]{}
	}
	return Cited[T]{w, v}
}

// CiteSpan cuts the witness and joins it to the value.
// A span that is not in the text gives the zero Cited.
func CiteSpan[T any](d *Document, s Span, v T) Cited[T] {
	w, err := d.Witness(s)
	if err != nil {
		return Cited[T]{}
	}
	return Cited[T]{w, v}
}

// Stated tells whether there is anything here.
func (c Cited[T]) Stated() bool { return c.witness.Valid() }

// Witness is the evidence.
func (c Cited[T]) Witness() Witness { return c.witness }

// Span is where the evidence stands.
func (c Cited[T]) Span() Span { return c.witness.span }

// Quote is the words of the evidence.
func (c Cited[T]) Quote() string { return c.witness.Quote() }

// Value is what they say.
func (c Cited[T]) Value() T { return c.value }

// Edit gives access to the value for a later layer to complete (a time
// that becomes resolved, an event that gains a role). It is nil if nothing is
// stated, so no value can grow without evidence.
func (c *Cited[T]) Edit() *T {
	if !c.witness.Valid() {
		return nil
	}
	return &c.value
}

// MarshalJSON writes code points and the quote beside the value.
func (c Cited[T]) MarshalJSON() ([]byte, error) {
	if !c.Stated() {
		return []byte("null"), nil
	}
	start, end := c.witness.doc.CodePoints(c.witness.span)
	return json.Marshal(struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
		Value T      `json:"value"`
	}{start, end, c.Quote(), c.value})
}
