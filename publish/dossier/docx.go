package dossier

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"testigo/record"
)

// DOCX writes a Word document. Its notes are footnotes of the format, numbered by whatever program opens it.
func DOCX(w io.Writer, d *Dossier) error {
	z := zip.NewWriter(w)
	parts := []struct {
		name string
		make func(*wordXML)
	}{
		{"[Content_Types].xml", func(x *wordXML) { x.raw(contentTypes) }},
		{"_rels/.rels", func(x *wordXML) { x.raw(packageRels) }},
		{"docProps/core.xml", func(x *wordXML) { x.core(d) }},
		{"word/document.xml", func(x *wordXML) { x.document(d) }},
		{"word/footnotes.xml", func(x *wordXML) { x.footnotes(d) }},
		{"word/styles.xml", func(x *wordXML) { x.raw(strings.Replace(styles, "LANG", langTag(d.Lang), 1)) }},
		{"word/settings.xml", func(x *wordXML) { x.raw(settings) }},
		{"word/_rels/document.xml.rels", func(x *wordXML) { x.raw(documentRels) }},
	}
	for _, p := range parts {
		// a fixed time: the same dossier gives the same bytes
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return err
		}
		x := &wordXML{w: f}
		x.raw(xml.Header)
		p.make(x)
		if x.err != nil {
			return x.err
		}
	}
	return z.Close()
}

func langTag(l record.Lang) string {
	if l == record.Spanish {
		return "es-PE"
	}
	return "en-GB"
}

// wordXML writes WordprocessingML and keeps the first error.
type wordXML struct {
	w   io.Writer
	err error
}

func (x *wordXML) raw(s string) {
	if x.err == nil {
		_, x.err = io.WriteString(x.w, s)
	}
}

// text writes words from a document: escaped, and without the characters that XML 1.0 does not have.
func (x *wordXML) text(s string) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < 0x20 || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError:
			return 0xFFFD
		}
		return r
	}, s)
	if x.err == nil {
		x.err = xml.EscapeText(x.w, []byte(s))
	}
}

// run writes words in a character style; empty = none.
func (x *wordXML) run(style, s string) {
	if s == "" {
		return
	}
	x.raw("<w:r>")
	if style != "" {
		x.raw(`<w:rPr><w:rStyle w:val="` + style + `"/></w:rPr>`)
	}
	x.raw(`<w:t xml:space="preserve">`)
	x.text(s)
	x.raw("</w:t></w:r>")
}

func (x *wordXML) open(style string) { x.raw(`<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`) }
func (x *wordXML) end()              { x.raw("</w:p>") }

func (x *wordXML) paragraph(style, s string) {
	x.open(style)
	x.run("", s)
	x.end()
}

const wordNS = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func (x *wordXML) document(d *Dossier) {
	x.raw("<w:document " + wordNS + "><w:body>")
	x.paragraph("Title", d.Title)
	for _, f := range d.Facts {
		x.open("Facts")
		x.run("Label", f.Label+": ")
		x.run("", f.Value)
		x.end()
	}
	x.paragraph("Notice", say(d.Lang, "notice"))
	if len(d.Sections) == 0 {
		x.paragraph("Normal", say(d.Lang, "nothing"))
	}
	for _, s := range d.Sections {
		x.paragraph("Heading1", s.Heading)
		for _, l := range s.Lines {
			x.open("Line")
			x.run("Label", l.Date)
			x.raw(`<w:r><w:tab/></w:r>`)
			x.run("", l.Text)
			for _, n := range l.Notes {
				fmt.Fprintf(x, `<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, n)
			}
			marks := l.Marks
			if l.More > 0 {
				marks = append(marks[:len(marks):len(marks)], fmt.Sprintf(say(d.Lang, "more"), l.More))
			}
			if len(marks) > 0 {
				x.run("Marks", "  ["+strings.Join(marks, "; ")+"]")
			}
			x.end()
		}
	}
	if len(d.Documents) > 0 {
		x.paragraph("Heading1", say(d.Lang, "sources"))
		x.paragraph("Notice", say(d.Lang, "hash-note"))
		for _, doc := range d.Documents {
			x.open("Source")
			name := doc.Title
			if name == "" {
				name = doc.Name
			}
			x.run("", name)
			for _, more := range []string{doc.Author, doc.Outlet} {
				if more != "" {
					x.run("", ", "+more)
				}
			}
			if doc.Written != "" {
				x.run("", ", "+say(d.Lang, "written")+" "+doc.Written)
			}
			x.run("Marks", ". "+doc.Name+". SHA-256 "+doc.Hash)
			x.end()
		}
	}
	x.paragraph("Notice", d.Colophon)
	x.raw(`<w:sectPr><w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`)
}

// Write lets fmt print into the part.
func (x *wordXML) Write(b []byte) (int, error) {
	x.raw(string(b))
	return len(b), x.err
}

func (x *wordXML) footnotes(d *Dossier) {
	x.raw("<w:footnotes " + wordNS + ">")
	// the lines between text and notes, which the format wants as notes of their own
	x.raw(`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range d.Notes {
		fmt.Fprintf(x, `<w:footnote w:id="%d">`, i+1)
		x.open("FootnoteText")
		x.raw(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`)
		x.run("", " “"+n.Quote+"”")
		if n.Said != "" {
			x.run("", " ("+say(d.Lang, "said")+" "+n.Said+")")
		}
		x.run("Marks", " "+citation(d.Lang, n))
		x.end()
		x.raw("</w:footnote>")
	}
	x.raw("</w:footnotes>")
}

func (x *wordXML) core(d *Dossier) {
	x.raw(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>`)
	x.text(d.Title)
	x.raw(`</dc:title><dc:creator>Testigo</dc:creator><dc:language>` + langTag(d.Lang) + `</dc:language></cp:coreProperties>`)
}

const contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>` +
	`<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

const packageRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

const documentRels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>` +
	`<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>`

const settings = `<w:settings ` + wordNS + `><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const styles = `<w:styles ` + wordNS + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Georgia" w:cs="Georgia"/><w:sz w:val="22"/><w:lang w:val="LANG"/></w:rPr></w:rPrDefault>` +
	`<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
	`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="200"/></w:pPr><w:rPr><w:sz w:val="40"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Facts"><w:name w:val="Facts"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Notice"><w:name w:val="Notice"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="19"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Line"/><w:basedOn w:val="Normal"/><w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="2552"/></w:tabs><w:ind w:left="2552" w:hanging="2552"/></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Source"><w:name w:val="Source"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Label"><w:name w:val="Label"/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>` +
	`<w:style w:type="character" w:styleId="Marks"><w:name w:val="Marks"/><w:rPr><w:color w:val="595959"/><w:sz w:val="18"/></w:rPr></w:style></w:styles>`
