// Package document turns bytes as received into a [record.Document]: extracted text that never
// changes, paragraphs with their kind and language, boilerplate marked, and what the document
// says of itself, each part with its witness.
//
// Each format has its own reader (plain, markdown, html, pdf, docx); from the text on, all
// formats take the same way: paragraphs, language, furniture, metadata. For plain text in
// UTF-8 the extracted text is the file, byte for byte.
//
// Bounds: plain text of at most [MaxText] bytes, other formats of at most [MaxFile] bytes,
// extracted text of at most [MaxText] bytes. What cannot be read comes back as a
// [record.InputError] that names the file, the reason and what to do.
package document

import (
	"context"
	"fmt"

	"testigo/document/docx"
	"testigo/document/extract"
	"testigo/document/furniture"
	"testigo/document/html"
	"testigo/document/language"
	"testigo/document/markdown"
	"testigo/document/metadata"
	"testigo/document/paragraphs"
	"testigo/document/pdf"
	"testigo/document/plain"
	"testigo/record"
)

const (
	MaxText = 64 << 20  // bytes of text, received or extracted
	MaxFile = 256 << 20 // bytes of any other format
)

// Read makes a document from a file. The format is told by the content, then by the name.
func Read(ctx context.Context, name string, original []byte) (*record.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	format, err := Detect(name, original)
	if err != nil {
		return nil, err
	}
	limit := MaxFile
	if format == record.Text || format == record.Markdown || format == record.HTML {
		limit = MaxText
	}
	if len(original) > limit {
		return nil, tooLarge(name, len(original), limit)
	}
	var res extract.Result
	switch format {
	case record.PDF:
		res, err = pdf.Read(ctx, name, original)
	case record.DOCX:
		res, err = docx.Read(ctx, name, original)
	case record.HTML:
		res, err = html.Read(ctx, name, original)
	case record.Markdown:
		res, err = markdown.Read(name, original)
	default:
		res, err = plain.Read(name, original)
	}
	if err != nil {
		return nil, err
	}
	return finish(name, format, record.IDOf(original), int64(len(original)), res)
}

// FromText makes a document from text that arrives as a string, the same way as a plain file
// of these bytes. It never fails: text without content gives a document without paragraphs.
func FromText(name, text string) *record.Document {
	s, _ := plain.Decode([]byte(text), plain.UTF8)
	d, err := finish(name, record.Text, record.IDOf([]byte(text)), int64(len(text)), extract.Result{Text: s})
	if err != nil { // the id is valid and the text was decoded: cannot happen
		panic(err)
	}
	return d
}

// finish takes every format the same way from the text on.
func finish(name string, format record.Format, id record.DocumentID, size int64, res extract.Result) (*record.Document, error) {
	if len(res.Text) > MaxText {
		return nil, tooLarge(name, len(res.Text), MaxText)
	}
	d, err := record.NewDocument(id, name, format, res.Text)
	if err != nil {
		return nil, err
	}
	d.Size = size
	d.Pages = res.Pages
	d.Notes = res.Notes
	var blocks []extract.Block
	d.Paragraphs, blocks = split(res)
	tallies := make([]language.Tally, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		tallies[i] = language.Count(d.Quote(p.Span))
	}
	speak(d, tallies) // the metadata wants to know whether days come first in dates
	mark(d, res, blocks)
	speak(d, tallies) // without the furniture, which may be in another language
	return d, nil
}

// split finds the paragraphs: the blocks of the markup, or else from line breaks. The blocks
// that go with them are nil where no markup speaks.
func split(res extract.Result) ([]record.Paragraph, []extract.Block) {
	if res.Blocks == nil {
		spans := paragraphs.Split(res.Text)
		out := make([]record.Paragraph, len(spans))
		for i, s := range spans {
			out[i].Span = s
		}
		return out, nil
	}
	var out []record.Paragraph
	var blocks []extract.Block
	for _, b := range res.Blocks {
		for _, s := range paragraphs.Pieces(res.Text, b.Span) {
			out = append(out, record.Paragraph{Span: s})
			blocks = append(blocks, b)
		}
	}
	return out, blocks
}

// mark tells article from furniture, reads the metadata, and sets the kind of each paragraph.
func mark(d *record.Document, res extract.Result, blocks []extract.Block) {
	text := d.Text()
	spans := make([]record.Span, len(d.Paragraphs))
	for i, p := range d.Paragraphs {
		spans[i] = p.Span
	}
	odds := furniture.Odds(text, spans, blocks)
	var tags []extract.Tag
	for i, b := range blocks {
		tags = append(tags, b.Tag)
		if b.Aside || b.Tag == extract.Rule {
			odds[i] = -9
		}
	}
	found := metadata.Read(metadata.Input{Document: d, Odds: odds, Tags: tags, Declared: res.Declared})
	d.Meta = found.Meta
	d.Notes = append(d.Notes, found.Notes...)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		p.Kind = found.Kinds[i]
		if odds[i] < 0 && !found.Claimed[i] {
			p.Kind = record.Furniture
			d.Furniture = append(d.Furniture, p.Span)
			continue
		}
		lead, trail := furniture.Separator(text, p.Span)
		for _, s := range [...]record.Span{lead, trail} {
			if s.Len() > 0 {
				d.Furniture = append(d.Furniture, s)
			}
		}
	}
}

// speak sets the language of the document and of each paragraph. A paragraph too short to
// tell speaks the document's language.
func speak(d *record.Document, tallies []language.Tally) {
	var all language.Tally
	for i, p := range d.Paragraphs {
		if p.Kind != record.Furniture {
			all.Add(tallies[i])
		}
	}
	d.Lang = all.Lang()
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		p.Lang = tallies[i].Lang()
		if p.Lang == "" && tallies[i].Weak() {
			p.Lang = d.Lang
		}
	}
}

func tooLarge(name string, size, limit int) error {
	return &record.InputError{Name: name, Kind: record.RefusedTooLarge,
		Reason: fmt.Sprintf("%.1f MB is over the bound of %d MB", float64(size)/(1<<20), limit>>20),
		Hint:   "split it into one file per report"}
}
