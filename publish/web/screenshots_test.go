package web

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

var images = flag.String("img", "", "write the pictures of docs/img to this folder: every page of the example record, wide and on a phone")

// go test ./publish/web -run Pictures -img ../../docs/img
func TestPictures(t *testing.T) {
	if *images == "" {
		t.Skip("without -img nothing is drawn")
	}
	r, base := openRoom(t, "", nil)
	b := openTab(t, base, "/")
	drawn := map[string]bool{} // the first of pages of one name
	for _, path := range everyPage(t, r) {
		if path == "/nowhere" || path == "/search" || drawn[pageName(path)] {
			continue
		}
		drawn[pageName(path)] = true
		for _, screen := range []struct {
			name          string
			width, height int64
			theme, lang   string
		}{{"", 1280, 860, "light", "en"}, {"-phone", 390, 800, "dark", "es"}} {
			mark := "?"
			if strings.Contains(path, "?") {
				mark = "&"
			}
			b.do(chromedp.EmulateViewport(screen.width, screen.height))
			b.open(path + mark + "lang=" + screen.lang + "&theme=" + screen.theme)
			switch pageName(path) {
			case "chronology":
				b.is("a line opens", `(() => { const d = document.querySelector("details.ev.t-ASSAULT"); d.open = true; d.scrollIntoView({ block: "center", behavior: "instant" }); return true })()`)
				b.is("with its quote", `!!document.querySelector("details.ev[open] blockquote")`)
			case "document":
				b.is("a note is lit", `(() => { const c = document.querySelector(".card.k-event .cite") || document.querySelector(".card .cite"); c?.focus({ preventScroll: true }); c?.blur(); return true })()`)
			}
			png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(*images, "room-"+pageName(path)+screen.name+".png"), png, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}
