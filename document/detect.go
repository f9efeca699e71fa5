package document

import (
	"bytes"
	"path"
	"strings"

	"testigo/record"
)

// foreign are formats that are recognised only to be refused with a useful hint.
var foreign = []struct{ magic, what, hint string }{
	{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Office file (.doc, .xls)", "save it as DOCX or PDF"},
	{"{\\rtf", "a rich text file", "save it as DOCX, PDF or text"},
	{"\x89PNG", "a picture", "give the text, or a PDF with a text layer"},
	{"\xFF\xD8\xFF", "a picture", "give the text, or a PDF with a text layer"},
	{"GIF8", "a picture", "give the text, or a PDF with a text layer"},
	{"II*\x00", "a picture", "give the text, or a PDF with a text layer"},
	{"MM\x00*", "a picture", "give the text, or a PDF with a text layer"},
	{"\x7FELF", "a program", ""},
	{"MZ\x90", "a program", ""},
	{"\x1F\x8B", "a gzip archive", "unpack it first, or pack it as zip"},
	{"BZh", "a bzip2 archive", "unpack it first, or pack it as zip"},
	{"\xFD7zXZ", "an xz archive", "unpack it first, or pack it as zip"},
	{"7z\xBC\xAF", "a 7z archive", "unpack it first, or pack it as zip"},
	{"Rar!", "a rar archive", "unpack it first, or pack it as zip"},
	{"SQLite format 3\x00", "a database", ""},
}

// Detect tells the format by content, then by the extension of the name.
func Detect(name string, b []byte) (record.Format, error) {
	for _, f := range foreign {
		if bytes.HasPrefix(b, []byte(f.magic)) {
			return "", &record.InputError{Name: name, Kind: record.RefusedUnsupported, Reason: f.what + " is not read", Hint: f.hint}
		}
	}
	// some writers put bytes before the PDF header; readers look into the first kilobyte
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i == 0 || i > 0 && strings.EqualFold(path.Ext(name), ".pdf") {
		return record.PDF, nil
	}
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06")) {
		return zipped(name, b)
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf":
		if len(bytes.TrimSpace(b)) == 0 {
			break
		}
		return "", &record.InputError{Name: name, Kind: record.RefusedMalformed, Reason: "named .pdf but without a PDF header",
			Hint: "download or export it again"}
	case ".md", ".markdown", ".mdown":
		return record.Markdown, nil
	case ".html", ".htm", ".xhtml", ".shtml", ".asp", ".aspx", ".php", ".jsp":
		return record.HTML, nil
	case ".txt", ".text":
		return record.Text, nil
	}
	if looksLikeHTML(b) {
		return record.HTML, nil
	}
	return record.Text, nil
}

// zipped tells the Office formats, which are zip archives, apart.
func zipped(name string, b []byte) (record.Format, error) {
	has := func(s string) bool { return bytes.Contains(b, []byte(s)) }
	switch {
	case has("word/document.xml"):
		return record.DOCX, nil
	case has("xl/workbook.xml"), has("ppt/presentation.xml"), has("mimetypeapplication/vnd.oasis"), has("mimetypeapplication/epub"):
		return "", &record.InputError{Name: name, Kind: record.RefusedUnsupported, Reason: "this Office or e-book format is not read",
			Hint: "save it as DOCX, PDF or text"}
	case strings.EqualFold(path.Ext(name), ".docx"):
		return record.DOCX, nil
	}
	return "", &record.InputError{Name: name, Kind: record.RefusedUnsupported, Reason: "a zip archive, not a document",
		Hint: "its members are read when it is given as a source"}
}

// looksLikeHTML looks at the beginning: a doctype, or an html, head or body element before
// any running text.
func looksLikeHTML(b []byte) bool {
	head := bytes.ToLower(b[:min(len(b), 2048)])
	head = bytes.TrimPrefix(head, []byte("\ufeff"))
	head = bytes.TrimLeft(head, " \t\r\n\f")
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		i := bytes.IndexByte(head, '>')
		if i < 0 {
			return false
		}
		head = bytes.TrimLeft(head[i+1:], " \t\r\n\f")
	}
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<title", "<meta "} {
		if bytes.HasPrefix(head, []byte(p)) {
			return true
		}
	}
	return false
}
