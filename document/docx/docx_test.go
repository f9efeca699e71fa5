package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"testigo/document/extract"
	"testigo/record"
)

const open, shut = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>`, `</w:body></w:document>`

// pack makes a package with a document part and further parts in pairs.
func pack(t testing.TB, body string, parts ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts)+2; i += 2 {
		all := append([]string{"word/document.xml", open + body + shut}, parts...)
		w, err := z.Create(all[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, all[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func p(style string, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t xml:space="preserve">` + text + `</w:t></w:r></w:p>`
}

func TestWhatIsText(t *testing.T) {
	for name, c := range map[string]struct{ body, want string }{
		"runs":        {`<w:p><w:r><w:t>Dos </w:t></w:r><w:r><w:t>partes.</w:t></w:r></w:p>`, "Dos partes."},
		"paragraphs":  {p("", "Uno.") + p("", "") + p("", "Dos."), "Uno.\n\nDos."},
		"deleted":     {`<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>yes</w:t></w:r></w:ins></w:p>`, "yes"},
		"break, tab":  {`<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>`, "a\tb\nc"},
		"field code":  {`<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>`, "7"},
		"text box":    {`<w:p><w:r><w:t>Fuera.</w:t><mc:AlternateContent><mc:Choice>` + p("", "Dentro.") + `</mc:Choice><mc:Fallback>` + p("", "Dentro.") + `</mc:Fallback></mc:AlternateContent></w:r></w:p>`, "Dentro.\n\nFuera."},
		"table":       {`<w:tbl><w:tr><w:tc>` + p("", "Puno") + `</w:tc><w:tc>` + p("", "18") + p("", "heridos") + `</w:tc></w:tr><w:tr><w:tc>` + p("", "Cusco") + `</w:tc><w:tc>` + p("", "4") + `</w:tc></w:tr></w:tbl>`, "Puno\t18 heridos\n\nCusco\t4"},
		"soft hyphen": {`<w:p><w:r><w:t>co</w:t><w:softHyphen/><w:t>op</w:t><w:noBreakHyphen/><w:t>x</w:t></w:r></w:p>`, "coop-x"},
	} {
		res, err := Read(context.Background(), "a.docx", pack(t, c.body))
		if err != nil || res.Text != c.want {
			t.Errorf("%s: %q, %v, want %q", name, res.Text, err, c.want)
		}
	}
}

func TestStylesNotesAndProperties(t *testing.T) {
	styles := `<w:styles xmlns:w="w"><w:style w:styleId="T1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="T1"/></w:style>` +
		`<w:style w:styleId="Puesto"><w:name w:val="Title"/></w:style></w:styles>`
	notes := `<w:footnotes xmlns:w="w"><w:footnote w:id="-1">` + p("", "separator") + `</w:footnote><w:footnote w:id="2">` + p("", "Acta del 3 de mayo.") + `</w:footnote></w:footnotes>`
	core := `<cp:coreProperties xmlns:cp="cp" xmlns:dc="dc"><dc:title>Informe 7</dc:title><dc:creator>R. Mamani</dc:creator></cp:coreProperties>`
	body := p("Puesto", "Informe") + p("Mine", "Hechos") + `<w:p><w:r><w:t>Murieron dos</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>`
	res, err := Read(context.Background(), "a.docx", pack(t, body, "word/styles.xml", styles, "word/footnotes.xml", notes, "docProps/core.xml", core))
	if err != nil {
		t.Fatal(err)
	}
	var tags []extract.Tag
	for _, b := range res.Blocks {
		tags = append(tags, b.Tag)
	}
	if want := "Informe\n\nHechos\n\nMurieron dos[1].\n\n[1] Acta del 3 de mayo."; res.Text != want {
		t.Errorf("text %q, want %q", res.Text, want)
	}
	if len(tags) != 4 || tags[0] != extract.Title || tags[1] != extract.Heading || tags[2] != extract.Plain || tags[3] != extract.Note {
		t.Errorf("tags %v", tags)
	}
	if res.Declared.Title != "Informe 7" || res.Declared.Author != "R. Mamani" {
		t.Errorf("declared %+v", res.Declared)
	}
}

func TestRefusals(t *testing.T) {
	good := pack(t, p("", "Texto."))
	var other bytes.Buffer
	z := zip.NewWriter(&other)
	z.Create("word/styles.xml")
	z.Close()
	for name, c := range map[string]struct {
		data []byte
		want record.Refusal
	}{
		"cut":        {good[:len(good)/2], record.RefusedTruncated},
		"no part":    {other.Bytes(), record.RefusedMalformed},
		"broken xml": {pack(t, "<w:p><w:r>"), record.RefusedMalformed},
		"too deep":   {pack(t, strings.Repeat("<w:p>", 400)+strings.Repeat("</w:p>", 400)), record.RefusedMalformed},
		"no text":    {pack(t, p("", " ")), record.RefusedEmpty},
		"bomb":       {pack(t, p("", strings.Repeat(" ", 65<<20))), record.RefusedBomb},
	} {
		_, err := Read(context.Background(), "a.docx", c.data)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(pack(f, p("T1", "Uno.")+p("", "Dos.")))
	f.Add(pack(f, `<w:tbl><w:tr><w:tc>`+p("", "a")+`</w:tc></w:tr></w:tbl>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		check(t, data)
		check(t, pack(t, string(data))) // the same bytes as XML
	})
}

func check(t *testing.T, data []byte) {
	res, err := Read(context.Background(), "a.docx", data)
	if err != nil {
		return
	}
	last := 0
	for _, b := range res.Blocks {
		if b.Start < last || b.End <= b.Start || b.End > len(res.Text) {
			t.Fatalf("block %v after %d of %d", b.Span, last, len(res.Text))
		}
		last = b.End
	}
}
