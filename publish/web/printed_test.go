package web

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"testigo/pipeline"
	"testigo/publish/api"
	"testigo/record"
)

// pdfOf writes a PDF of pages with lines of text in Helvetica; entries are further entries of its catalog and pages.
func pdfOf(catalog, page string, pages ...[]string) []byte {
	var b bytes.Buffer
	var offsets []int
	obj := func(format string, args ...any) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n", len(offsets))
		fmt.Fprintf(&b, format+"\nendobj\n", args...)
	}
	b.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
	}
	obj("<< /Type /Catalog /Pages 2 0 R %s >>", catalog)
	obj("<< /Type /Pages /Kids [%s] /Count %d >>", kids, len(pages))
	obj("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, lines := range pages {
		obj("<< /Type /Page /Parent 2 0 R /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R %s >>", 5+2*i, page)
		var s strings.Builder
		for k, l := range lines {
			fmt.Fprintf(&s, "BT /F 11 Tf 60 %d Td (%s) Tj ET\n", 780-14*k, strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l))
		}
		obj("<< /Length %d >>\nstream\n%s\nendstream", s.Len(), s.String())
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.Bytes()
}

// recordOf builds the record of files.
func recordOf(t *testing.T, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(in, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "x.testigo")
	if _, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{in}, Out: out}); err != nil {
		t.Fatal(err)
	}
	return out
}

func documentsOf(t *testing.T, r *Room) []*api.Doc {
	t.Helper()
	rec, done, err := r.desk.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	list, err := rec.Documents(context.Background(), "", 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	return list.Documents
}

// From a sentence to its place on the printed page, and from a place on the page to what was read there.
func TestThePageAsPrinted(t *testing.T) {
	r, base := openRoom(t, "", nil)
	var id string
	for _, d := range documentsOf(t, r) {
		if d.Format == record.PDF {
			id = d.ID
		}
	}
	b := openTab(t, base, "/documents/"+id+"?lang=en")
	b.is("a note leads to its words on the page", `document.querySelectorAll(".card .go[href*='/pages/']").length > 3`)
	b.click(`.card.k-event .go[href*="/pages/"]`)
	b.is("the page is drawn", `!!document.querySelector(".sheet image") && location.pathname.endsWith("/pages/1")`)
	b.is("its picture is there", `(window.asked ??= fetch(document.querySelector(".sheet image").getAttribute("href")).then(r => window.picture = r.ok && r.headers.get("Content-Type")), window.picture === "image/png")`)
	b.is("the words are marked on it, inside of the sheet", `(() => { const s = document.querySelector(".sheet").getBoundingClientRect(), c = [...document.querySelectorAll(".cited-box rect")].map(e => e.getBoundingClientRect());
		return c.length > 0 && c.every(r => r.width > 3 && r.height > 3 && r.left >= s.left && r.right <= s.right && r.top >= s.top && r.bottom <= s.bottom) })()`)
	b.is("and in the text beside it", `CSS.highlights.has("cited") && document.querySelector(".text").getBoundingClientRect().left >= document.querySelector("figure").getBoundingClientRect().right`)
	b.is("a note lights its box", `(document.querySelector(".card.k-event .cite").focus(), document.querySelectorAll(".box.lit").length === 1)`)
	b.is("a box leads to its note", `(document.activeElement.blur(), document.querySelector(".box rect").dispatchEvent(new MouseEvent("click", { bubbles: true })), document.activeElement.closest(".card")?.dataset.s === document.querySelector(".box").dataset.s)`)
	b.resize(390)
	b.fits("the page as printed")
	b.is("on a phone the text is under the page", `document.querySelector(".text").getBoundingClientRect().top >= document.querySelector("figure").getBoundingClientRect().bottom`)
	b.quiet()
	for _, wrong := range []string{"/pages/0", "/pages/99", "/pages/x", "/pages/-1", "/pages/99/picture"} {
		if w := visit(t, r, "/documents/"+id+wrong, nil); w.Code != 404 {
			t.Errorf("%s: %d", wrong, w.Code)
		}
	}
	for _, words := range []string{"", "x", "5", "9-3", "-5-2", "1-99999999"} {
		if w := visit(t, r, "/documents/"+id+"/pages/1?words="+words, nil); w.Code != 200 || strings.Contains(w.Body.String(), "cited-box") {
			t.Errorf("words=%s: %d", words, w.Code)
		}
	}
}

// The lines of a column flow in the window of the reader; rows of a table stay rows.
func TestRowsOfAPrintedTableStayRows(t *testing.T) {
	block := func(text string) blockView { return blockView{Block: api.Block{Runs: []api.Run{{Text: text}}}} }
	for text, want := range map[string]bool{
		"Phase Cases\nDialogue 89\nEarly 20\nCrisis 0":                               true,
		"Peru's Truth and Reconciliation\nCommission handed over its final\nreport.": false,
		"One line.": false,
	} {
		if got := block(text).Rows(); got != want {
			t.Errorf("%q: rows %v", text, got)
		}
	}
}

// Files that try to run something, to be endless or to have no size: every page is shown or said not to be, and what they say stays text.
func TestHostilePDFsStayPictures(t *testing.T) {
	const box = "/MediaBox [0 0 595 842]"
	script := []string{"LIMA, 9 March 1998. The police killed 12 people in Juliaca, <script>window.hacked=1</script> said.", `"><img src=x onerror=hacked=1> demands </svg><script>hacked=1</script> the release of its members.`}
	files := map[string][]byte{
		"js.pdf":      pdfOf(`/OpenAction << /S /JavaScript /JS (app.alert\(1\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (while\(1\);) >>] >> >>`, box, script),
		"link.pdf":    pdfOf("", box+" /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:hacked=1) >> >>]", script),
		"huge.pdf":    pdfOf("", "/MediaBox [0 0 60000 60000]", script),
		"endless.pdf": pdfOf("", "/MediaBox [0 0 90000000 10]", script),
		"thin.pdf":    pdfOf("", "/MediaBox [0 0 .2 842]", script),
		"far.pdf":     pdfOf("", "/MediaBox [-9000 -9000 -8000 -8000] /CropBox [1 1 2 2]", script),
		"turned.pdf":  pdfOf("", box+" /Rotate 90", script),
		"odd.pdf":     pdfOf("", box+" /Rotate 45 /UserUnit 1e9", script),
		"scan.pdf":    pdfOf("", box, script, nil),
	}
	r, base := openRoom(t, recordOf(t, files), nil)
	b := openTab(t, base, "/documents")
	docs := documentsOf(t, r)
	if len(docs) < len(files)-2 {
		t.Fatalf("only %d of %d files were read", len(docs), len(files))
	}
	for _, d := range docs {
		path := "/documents/" + d.ID + "/pages/1"
		if w := visit(t, r, path, nil); w.Code != 200 {
			t.Errorf("%s: %d", d.Name, w.Code)
			continue
		}
		b.open(path)
		b.is(d.Name+": nothing ran", `!("hacked" in window)`)
		b.is(d.Name+": it has its text", `document.querySelector(".text").innerText.includes("<script>window.hacked=1</script>")`)
		b.is(d.Name+": it says what is seen", `document.querySelector("figcaption").innerText.length > 10`)
		b.fits(d.Name)
		if strings.Contains(d.Name, "scan") {
			b.open("/documents/" + d.ID + "/pages/2")
			b.is("a page without text is shown and says so", `!!document.querySelector(".sheet image") && document.querySelector(".text").innerText.includes("no text layer")`)
		}
	}
	b.quiet()
}
