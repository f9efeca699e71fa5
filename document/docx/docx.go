// Package docx reads Word documents (Office Open XML, ECMA-376): paragraphs, headings by their styles, table
// rows, footnotes, text of headers. Deleted text of tracked changes is left out, inserted text is in.
//
// The text has one line for each paragraph and, between paragraphs, a blank line. A table row is
// one line with its cells parted by tabs. Footnotes stand at the end with their number in
// brackets, as at their reference. Document properties are not visible text: they are handed on as declared.
//
// Bounds: 64 MB for each part of the package when unpacked, 256 nested elements.
package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"testigo/document/extract"
	"testigo/record"
)

const (
	maxPart  = 64 << 20
	maxDepth = 256
)

var errTooLarge = errors.New("unpacks to more than 64 MB")

// Read extracts the text of a file.
func Read(ctx context.Context, name string, original []byte) (extract.Result, error) {
	var res extract.Result
	z, err := zip.NewReader(bytes.NewReader(original), int64(len(original)))
	if err != nil {
		return res, refuse(name, record.RefusedTruncated, "the DOCX package is incomplete", "download or copy it again")
	}
	r := &reader{ctx: ctx, styles: map[string]style{}, notes: map[string]int{}, depth: 0}
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		if len(parts) < 4096 {
			parts[f.Name] = f
		}
		if f.Flags&1 != 0 {
			return res, refuse(name, record.RefusedEncrypted, "the DOCX is protected by a password", "save a copy without a password")
		}
	}
	if parts["word/document.xml"] == nil {
		return res, refuse(name, record.RefusedMalformed, "no word/document.xml in the DOCX", "open it in a word processor and save it again")
	}
	if f := parts["word/styles.xml"]; f != nil {
		r.part(f, r.readStyles) // without styles headings stay unknown: no reason to refuse
	}
	for i := 1; i <= 3; i++ {
		if f := parts[fmt.Sprintf("word/header%d.xml", i)]; f != nil {
			r.part(f, r.readBody)
		}
	}
	r.repeat = len(r.blocks)
	if err := r.part(parts["word/document.xml"], r.readBody); err != nil {
		switch {
		case ctx.Err() != nil:
			return res, ctx.Err()
		case errors.Is(err, errTooLarge):
			return res, refuse(name, record.RefusedBomb, "word/document.xml "+err.Error(), "split the document")
		}
		return res, refuse(name, record.RefusedMalformed, "word/document.xml is broken", "open it in a word processor and save it again")
	}
	for _, p := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if f := parts[p]; f != nil && len(r.notes) > 0 {
			r.inNotes = true
			r.part(f, r.readBody)
		}
	}
	if f := parts["docProps/core.xml"]; f != nil {
		r.part(f, func(d *xml.Decoder) error { return readCore(d, &res.Declared) })
	}
	res.Text, res.Blocks = r.out.String(), r.blocks
	if strings.TrimSpace(res.Text) == "" {
		return res, refuse(name, record.RefusedEmpty, "the DOCX has no text", "check that it was saved completely")
	}
	return res, nil
}

func refuse(name string, kind record.Refusal, reason, hint string) error {
	return &record.InputError{Name: name, Kind: kind, Reason: reason, Hint: hint}
}

type style struct {
	name    string
	basedOn string
	outline int // 0 = none, 1 = first level …
}

// para is a paragraph in the making.
type para struct {
	text  strings.Builder
	style string
	list  bool
}

type reader struct {
	ctx     context.Context
	out     strings.Builder
	blocks  []extract.Block
	styles  map[string]style
	notes   map[string]int // footnote id -> number printed
	inNotes bool
	repeat  int // blocks of headers
	depth   int
}

func (r *reader) part(f *zip.File, read func(*xml.Decoder) error) error {
	if f.UncompressedSize64 > maxPart {
		return errTooLarge
	}
	rc, err := f.Open()
	if err != nil {
		return err
	}
	defer rc.Close()
	lim := &io.LimitedReader{R: rc, N: maxPart + 1}
	d := xml.NewDecoder(lim)
	d.Strict = true
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		return nil, fmt.Errorf("encoding %q", label)
	}
	err = read(d)
	if lim.N <= 0 {
		return errTooLarge
	}
	return err
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readStyles learns which style ids are headings.
func (r *reader) readStyles(d *xml.Decoder) error {
	id := ""
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch e.Name.Local {
		case "style":
			id = attr(e, "styleId")
			r.styles[id] = style{}
		case "name":
			s := r.styles[id]
			s.name = strings.ToLower(attr(e, "val"))
			r.styles[id] = s
		case "basedOn":
			s := r.styles[id]
			s.basedOn = attr(e, "val")
			r.styles[id] = s
		case "outlineLvl":
			if n, err := strconv.Atoi(attr(e, "val")); err == nil && n >= 0 && n < 9 {
				s := r.styles[id]
				s.outline = n + 1
				r.styles[id] = s
			}
		}
	}
}

// tag tells what a style makes of a paragraph.
func (r *reader) tag(id string) extract.Tag {
	for hops := 0; id != "" && hops < 8; hops++ {
		s := r.styles[id]
		name := s.name
		if name == "" {
			name = strings.ToLower(id)
		}
		switch {
		case name == "title" || name == "título" || name == "titulo" || name == "puesto":
			return extract.Title
		case name == "subtitle" || name == "subtítulo" || name == "subtitulo":
			return extract.Subtitle
		case strings.HasPrefix(name, "heading") || strings.HasPrefix(name, "título ") || strings.HasPrefix(name, "titulo") || strings.HasPrefix(name, "encabezado "), s.outline > 0:
			return extract.Heading
		case strings.HasPrefix(name, "caption") || name == "descripción":
			return extract.Caption
		case strings.HasPrefix(name, "list") || strings.HasPrefix(name, "lista"):
			return extract.ListItem
		case strings.HasPrefix(name, "footnote") || strings.HasPrefix(name, "endnote"):
			return extract.Note
		}
		id = s.basedOn
	}
	return extract.Plain
}

// readBody walks document.xml, a header, or the notes.
func (r *reader) readBody(d *xml.Decoder) error {
	var open []*para // text boxes put paragraphs into paragraphs
	var row []string
	rows := 0 // depth of table rows
	inText := false
	note, skipNote := "", false
	top := func() *para {
		if len(open) == 0 {
			return nil
		}
		return open[len(open)-1]
	}
	for n := 0; ; n++ {
		if n%4096 == 0 && r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.StartElement:
			r.depth++
			if r.depth > maxDepth {
				return fmt.Errorf("more than %d nested elements", maxDepth)
			}
			p := top()
			switch e.Name.Local {
			case "del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText":
				r.depth--
				if err := d.Skip(); err != nil {
					return err
				}
			case "p":
				open = append(open, &para{})
			case "pStyle":
				if p != nil {
					p.style = attr(e, "val")
				}
			case "numPr":
				if p != nil {
					p.list = true
				}
			case "t":
				inText = true
			case "tab", "ptab":
				if p != nil && p.text.Len() > 0 {
					p.text.WriteByte('\t')
				}
			case "br", "cr":
				if p != nil {
					p.text.WriteByte('\n')
				}
			case "noBreakHyphen":
				if p != nil {
					p.text.WriteByte('-')
				}
			case "tr":
				rows++
				if rows == 1 {
					row = row[:0]
				}
			case "footnoteReference", "endnoteReference":
				if p != nil {
					key := e.Name.Local[:1] + attr(e, "id")
					if r.notes[key] == 0 {
						r.notes[key] = len(r.notes) + 1
					}
					fmt.Fprintf(&p.text, "[%d]", r.notes[key])
				}
			case "footnote", "endnote":
				note = e.Name.Local[:1] + attr(e, "id")
				skipNote = r.notes[note] == 0 // separators, and notes that nothing refers to
			}
		case xml.EndElement:
			r.depth--
			switch e.Name.Local {
			case "t":
				inText = false
			case "p":
				p := top()
				if p == nil {
					continue
				}
				open = open[:len(open)-1]
				text := p.text.String()
				switch {
				case r.inNotes && skipNote:
				case r.inNotes:
					if strings.TrimSpace(text) != "" {
						r.add(fmt.Sprintf("[%d] %s", r.notes[note], strings.TrimSpace(text)), extract.Note)
					}
				case rows > 0:
					if s := strings.TrimSpace(text); s != "" {
						row = append(row, s)
					}
				default:
					tag := r.tag(p.style)
					if tag == extract.Plain && p.list {
						tag = extract.ListItem
					}
					r.add(text, tag)
				}
			case "tc":
				if rows == 1 && len(row) > 0 {
					row = append(row, "\x00") // end of the cell
				}
			case "tr":
				rows = max(rows-1, 0)
				if rows == 0 {
					r.addRow(row)
				}
			}
		case xml.CharData:
			if p := top(); p != nil && inText {
				p.text.Write(e)
			}
		}
	}
}

// addRow writes the cells of a row on one line; a cell that is a text of its own stands alone.
func (r *reader) addRow(row []string) {
	long := false
	for _, c := range row {
		long = long || len(c) > 200
	}
	if long { // a table used for layout
		for _, c := range row {
			if c != "\x00" {
				r.add(c, extract.Plain)
			}
		}
		return
	}
	line := strings.Join(row, " ")
	line = strings.ReplaceAll(strings.ReplaceAll(line, " \x00 ", "\t"), " \x00", "")
	r.add(line, extract.Cell)
}

func (r *reader) add(text string, tag extract.Tag) {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
	text = strings.Trim(text, " \t\r\n\x00")
	if text == "" {
		return
	}
	if r.out.Len() > 0 {
		r.out.WriteString("\n\n")
	}
	start := r.out.Len()
	r.out.WriteString(text)
	r.blocks = append(r.blocks, extract.Block{Span: record.Span{Start: start, End: r.out.Len()}, Tag: tag})
}

// readCore reads the document properties.
func readCore(d *xml.Decoder, to *extract.Declared) error {
	to.Source = "DOCX properties"
	field := ""
	for {
		t, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch e := t.(type) {
		case xml.StartElement:
			field = e.Name.Local
		case xml.EndElement:
			field = ""
		case xml.CharData:
			s := strings.TrimSpace(string(e))
			switch field {
			case "title":
				to.Title += s
			case "creator":
				to.Author += s
			case "created":
				to.Published += s
			}
		}
	}
}
