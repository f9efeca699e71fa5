package web

import (
	"compress/gzip"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"testigo/eval/load/invented"
)

// maxFirstLoad is what a reader on a slow line fetches before anything is seen, packed: page, styles and scripts.
const maxFirstLoad = 400 << 10

func TestTheFirstLoadIsSmall(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	far := func(q *http.Request) { q.RemoteAddr = "192.0.2.7:1234"; q.Header.Set("Accept-Encoding", "gzip") }
	part := regexp.MustCompile(`(?:src|href)="(/assets/[^"]+|/documents/[0-9a-f]+/pages/\d+/picture)"`)
	for _, path := range everyPage(t, r) {
		w := visit(t, r, path, far)
		if w.Code >= 300 && w.Code < 400 { // leads elsewhere
			continue
		}
		if w.Header().Get("Content-Encoding") != "gzip" {
			t.Errorf("%s is not packed for a reader elsewhere", path)
			continue
		}
		total := w.Body.Len()
		z, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range part.FindAllStringSubmatch(string(page), -1) {
			a := visit(t, r, m[1], far)
			if a.Code != http.StatusOK || strings.HasPrefix(m[1], "/assets/") && !strings.Contains(a.Header().Get("Cache-Control"), "immutable") {
				t.Errorf("%s: %d %s", m[1], a.Code, a.Header().Get("Cache-Control"))
			}
			total += a.Body.Len()
		}
		t.Logf("%-24s %6.1f kB", pageName(path), float64(total)/1000)
		if total > maxFirstLoad {
			t.Errorf("%s: a first load of %d bytes", path, total)
		}
	}
}

// A long chronology is scrolled through: what is near is fetched, what is far is let go, and the last event is reached.
func TestALongChronologyIsScrolled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "long.testigo")
	size, err := invented.Write(path, 800, 8000)
	if err != nil {
		t.Fatal(err)
	}
	if size.Events < 5000 {
		t.Fatalf("only %d events", size.Events)
	}
	_, base := openRoom(t, path, nil)
	b := openTab(t, base, "/chronology?lang=en")
	b.is("the list is as long as all events", `document.querySelector(".list").offsetHeight > 100000 && document.querySelectorAll("details.ev").length < 600`)
	b.is("in the middle", `(scrollTo({ top: document.body.scrollHeight / 2, behavior: "instant" }), true)`)
	b.is("lines come", `(() => { const e = document.elementFromPoint(700, 500)?.closest("details.ev"); return !!e })()`)
	b.is("at the end", `(scrollTo({ top: document.body.scrollHeight, behavior: "instant" }), true)`)
	b.is("the undated come last", `(() => { scrollTo({ top: document.body.scrollHeight, behavior: "instant" }); return document.querySelector(".list > div:last-child details.ev:last-of-type .when")?.textContent.trim() === "date unknown" })()`)
	b.is("under their heading", `[...document.querySelectorAll(".year:not([hidden])")].some(y => y.textContent === "Date unknown")`)
	b.is("what is far is let go", `document.querySelectorAll("details.ev").length < 1500`)
	b.is("years are in order", `(() => { const y = [...document.querySelectorAll(".year:not([hidden])")].map(e => +e.textContent).filter(n => n); return y.every((n, i) => !i || y[i - 1] <= n) })()`)
	b.is("at the top again", `(scrollTo({ top: 0, behavior: "instant" }), true)`)
	b.is("the first line is back", `!!document.querySelector(".list > div details.ev")`)
	b.quiet()
}
