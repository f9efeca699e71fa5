package record

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"unicode/utf8"
)

// DocumentID is the SHA-256 of the original bytes. The zero ID is not valid.
type DocumentID [sha256.Size]byte

// IDOf addresses bytes as received.
func IDOf(original []byte) DocumentID { return sha256.Sum256(original) }

// ParseDocumentID reads the 64 hexadecimal digits that String writes.
func ParseDocumentID(s string) (DocumentID, error) {
	var id DocumentID
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(id) {
		return id, fmt.Errorf("%q is not a document id: want 64 hexadecimal digits", s)
	}
	copy(id[:], b)
	return id, nil
}

func (id DocumentID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText writes an id as String does, in JSON for one.
func (id DocumentID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (id *DocumentID) UnmarshalText(b []byte) (err error) {
	*id, err = ParseDocumentID(string(b))
	return err
}

// Valid tells a real id from the zero one.
func (id DocumentID) Valid() bool { return id != DocumentID{} }

// Span is a half-open range of bytes in a document's text.
type Span struct{ Start, End int }

// Len is the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Contains tells whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps tells whether the two share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Format is the form in which a document was received.
type Format string

const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	PDF      Format = "pdf"
	DOCX     Format = "docx"
)

// Lang is an ISO 639-1 code; empty = undetermined.
type Lang string

const (
	English Lang = "en"
	Spanish Lang = "es"
)

// Role of a paragraph on the page.
type ParagraphKind uint8

const (
	Body      ParagraphKind = iota
	Heading                 // title, deck or section heading: read, but it is no running sentence
	Byline                  // author, dateline-only or date line: metadata, no events are read in it
	Footnote                // note or source line
	Furniture               // menu, share button, related link, contents list, separator: nothing is read in it
)

// Paragraph is a stretch of text between line breaks (or one block of markup).
type Paragraph struct {
	Span
	Kind ParagraphKind
	Lang Lang
}

// Document is one text as received. Its identity and text are fixed when it is made;
// what is known about it (Paragraphs, Meta) is set once by package document.
type Document struct {
	id   DocumentID
	text string
	cps  []int32 // byte offset of every cpStride-th code point, for CodePoints

	Name   string // path as received, slash-separated, relative to what was given
	Format Format
	Size   int64 // original bytes
	Lang   Lang  // main language

	Pages      []int       // byte offset at which each page starts; nil = no pages
	Paragraphs []Paragraph // in order, disjoint; the gaps are white space
	Furniture  []Span      // boilerplate: sorted, disjoint, may cut a paragraph
	Meta       Metadata
	Notes      []Note // doubts met on the way to the text
}

// Metadata is what a document says of itself. Each part has its witness; a zero part is not stated.
type Metadata struct {
	Title, Deck, Outlet, Author, Translator Cited[string]
	Stamps                                  []Cited[Stamp] // dates printed on the document, in order of appearance
}

// StampKind says what a printed date claims to be.
type StampKind string

const (
	PostedStamp    StampKind = "posted"    // date line, byline date, page metadata
	DatelineStamp  StampKind = "dateline"  // "LIMA, 3 JAN 90 --"
	IssueStamp     StampKind = "issue"     // "Fall 2011", "Vol. 12 No. 5, September/October 1978"
	CopyrightStamp StampKind = "copyright" // "(c) 1999"
	FirstStamp     StampKind = "first"     // "Originally published in Spanish on March 26", "first published in X (5 August)"
)

// Stamp is a date printed on a document about the document.
type Stamp struct {
	Kind StampKind
	// EDTF as far as the words go; a missing year is "XXXX-03-26".
	EDTF string
	// Where the first publication was, if the stamp says so.
	Outlet string
}

// NewDocument makes a document from the hash of its original bytes and the text
// extracted from them, which must be valid UTF-8 and never changes again.
func NewDocument(id DocumentID, name string, format Format, text string) (*Document, error) {
	if !id.Valid() {
		return nil, fmt.Errorf("%s: document without an id", name)
	}
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("%s: extracted text is not valid UTF-8", name)
	}
	d := &Document{id: id, Name: name, Format: format, text: text}
	d.cps = append(make([]int32, 0, len(text)/cpStride+1), 0)
	n := 0
	for i := range text {
		if n > 0 && n%cpStride == 0 {
			d.cps = append(d.cps, int32(i))
		}
		n++
	}
	return d, nil
}

// ID is the hash of the original bytes.
func (d *Document) ID() DocumentID { return d.id }

// Text is the extracted text.
func (d *Document) Text() string { return d.text }

// Quote cites the words of a span; empty if the span does not lie in the text.
func (d *Document) Quote(s Span) string {
	if s.Start < 0 || s.End > len(d.text) || s.Start >= s.End {
		return ""
	}
	return d.text[s.Start:s.End]
}

// Page is the 1-based page on which a byte offset lies; 0 = the document has no pages.
func (d *Document) Page(offset int) int {
	return sort.SearchInts(d.Pages, offset+1)
}

// IsFurniture tells whether a span touches boilerplate.
func (d *Document) IsFurniture(s Span) bool {
	i := sort.Search(len(d.Furniture), func(i int) bool { return d.Furniture[i].End > s.Start })
	return i < len(d.Furniture) && d.Furniture[i].Start < s.End
}

const cpStride = 256

// CodePoints turns a byte span into the code-point span that exports write.
func (d *Document) CodePoints(s Span) (start, end int) {
	return d.codePoint(s.Start), d.codePoint(s.End)
}

func (d *Document) codePoint(offset int) int {
	idx := d.cps
	k := sort.Search(len(idx), func(i int) bool { return int(idx[i]) > offset }) - 1
	if k < 0 {
		return 0
	}
	return k*cpStride + utf8.RuneCountInString(d.text[idx[k]:min(offset, len(d.text))])
}

// Bytes is the inverse of CodePoints; ok is false if the span leaves the text.
func (d *Document) Bytes(start, end int) (s Span, ok bool) {
	a, ok1 := d.byteOf(start)
	b, ok2 := d.byteOf(end)
	return Span{a, b}, ok1 && ok2 && a <= b
}

func (d *Document) byteOf(cp int) (int, bool) {
	idx := d.cps
	if cp < 0 || cp/cpStride >= len(idx) {
		// the border after the last rune may fall on a fresh stride
		if cp > 0 && cp == utf8.RuneCountInString(d.text) {
			return len(d.text), true
		}
		return 0, false
	}
	off := int(idx[cp/cpStride])
	for n := cp % cpStride; n > 0; n-- {
		if off >= len(d.text) {
			return 0, false
		}
		_, w := utf8.DecodeRuneInString(d.text[off:])
		off += w
	}
	return off, true
}

// Note is a remark about a document or a reading: doubt is a result, not an error.
type Note struct {
	Span Span   // zero = the whole document
	Code string // stable, e.g. "stamp-contradicted"
	Text string // one plain sentence
}
