package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"strings"
)

// The parts of a WordprocessingML package (ECMA-376) that readers require.
const (
	contentTypes = xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	packageRels  = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	documentRels = xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`
	styles       = xml.Header + `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:pPr><w:ind w:left="360"/></w:pPr></w:style></w:styles>`
)

// writeDOCX packs the article as Word does, uncompressed and with the article's
// date on every part.
func writeDOCX(a article) ([]byte, error) {
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRels},
		{"word/document.xml", documentXML(a)},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/styles.xml", styles},
		{"docProps/core.xml", coreXML(a)},
	}
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	for _, p := range parts {
		w, err := zw.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store, Modified: a.Date})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			return nil, err
		}
	}
	err := zw.Close()
	return out.Bytes(), err
}

func coreXML(a article) string {
	day := a.Date.Format("2006-01-02T15:04:05Z")
	return xml.Header + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>` +
		escape(a.Title) + `</dc:title><dc:creator>` + escape(a.Outlet) +
		`</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">` + day + `</dcterms:created></cp:coreProperties>`
}

func documentXML(a article) string {
	var sb strings.Builder
	sb.WriteString(xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, b := range a.Blocks {
		style := map[kind]string{title: "Title", heading: "Heading1", item: "ListParagraph"}[b.Kind]
		sb.WriteString(`<w:p>`)
		if style != "" {
			sb.WriteString(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr>`)
		}
		if b.Mark != "" {
			writeRun(&sb, stretch{Text: b.Mark + " "})
		}
		for _, r := range b.Runs {
			writeRun(&sb, r)
		}
		if b.Kind == row {
			writeRun(&sb, stretch{Text: strings.Join(b.Cells, "\t")})
		}
		sb.WriteString(`</w:p>`)
	}
	sb.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`)
	return sb.String()
}

func writeRun(sb *strings.Builder, r stretch) {
	sb.WriteString(`<w:r>`)
	if r.Bold || r.Italic {
		sb.WriteString(`<w:rPr>`)
		if r.Bold {
			sb.WriteString(`<w:b/>`)
		}
		if r.Italic {
			sb.WriteString(`<w:i/>`)
		}
		sb.WriteString(`</w:rPr>`)
	}
	sb.WriteString(`<w:t xml:space="preserve">` + escape(r.Text) + `</w:t></w:r>`)
}

func escape(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) // a bytes.Buffer does not fail
	return b.String()
}
