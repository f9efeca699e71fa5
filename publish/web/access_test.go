package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"testigo/publish/api"
	"testigo/record"
	"testigo/store"
)

// everyPage lists an address of every route of the room, with things that the record holds: the richest of each kind.
func everyPage(t *testing.T, r *Room) []string {
	t.Helper()
	ctx := context.Background()
	rec, done, err := r.desk.Record(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ids := map[string]string{}
	questions, err := rec.Questions(ctx, store.QuestionFilter{Several: true}, record.English, 0, 1)
	must(err)
	ids["questions"], ids["events"] = questions.Questions[0].ID, questions.Questions[0].Event
	actors, err := rec.Actors(ctx, record.NoActorKind, "", 0, 1)
	must(err)
	ids["actors"] = actors.Actors[0].ID
	documents, err := rec.Documents(ctx, "", 0, 100)
	must(err)
	for _, d := range documents.Documents {
		if d.Format == record.PDF {
			ids["printed"] = d.ID
		}
		if d.Origin != nil && d.Origin.Kind == record.Translation || ids["documents"] == "" {
			ids["documents"] = d.ID
		}
	}
	for c, err := range rec.Store().Conflicts(ctx) {
		must(err)
		ids["conflicts"] = c.ID
		break
	}
	for v, err := range rec.Store().Victims(ctx) {
		must(err)
		ids["victims"] = v.ID
		break
	}
	ids["elections"] = "peru-2011"
	var out []string
	for _, rt := range routeTable {
		path := strings.TrimSuffix(rt.path, "{$}")
		kind := strings.Split(strings.Trim(path, "/"), "/")[0]
		if strings.Contains(path, "{id}") {
			if ids[kind] == "" {
				continue
			}
			path = strings.Replace(path, "{id}", ids[kind], 1)
		}
		if rt.method == "GET" && !strings.Contains(path, "{") {
			out = append(out, path)
		}
	}
	out = append(out, "/documents/"+ids["printed"]+"/pages/1?words=100-160")
	out = append(out, "/review/items/"+ids["events"], "/review/items/"+ids["actors"], "/review/items/"+ids["questions"], "/review/add?doc="+ids["documents"]+"&start=40&end=60")
	return append(out, "/search?q=Ayacucho", "/documents/"+originOf(t, rec, ids["documents"])+"/beside/"+ids["documents"], "/nowhere")
}

func originOf(t *testing.T, rec *api.Record, id string) string {
	t.Helper()
	d, err := rec.Document(context.Background(), id)
	if err != nil || d.Origin == nil {
		t.Fatalf("no document of the example has an origin: %v", err)
	}
	return d.Origin.ID
}

// pageName makes a file name of an address: "events", "document-beside".
func pageName(path string) string {
	path, query, _ := strings.Cut(strings.Trim(path, "/"), "?")
	parts := strings.Split(path, "/")
	name := parts[0]
	switch {
	case len(parts) == 4 && parts[2] == "beside":
		return "document-beside"
	case len(parts) == 4 && parts[2] == "pages":
		return "printed"
	case name == "review" && len(parts) > 1: // its parts are pages of their own
		name += "-" + parts[1]
	case len(parts) > 1:
		name = strings.TrimSuffix(name, "s")
	}
	if key, _, ok := strings.Cut(query, "="); ok {
		name += "-" + key
	}
	if name == "" {
		name = "overview"
	}
	return name
}

// axe is axe-core, which checks a page against the Web Content Accessibility Guidelines.
func axe(t *testing.T) string {
	t.Helper()
	packed, err := os.ReadFile("testdata/axe/axe.min.js.gz")
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const runAxe = `axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(r => r.violations
	.filter(v => v.impact === "serious" || v.impact === "critical")
	.map(v => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 4).map(n => "    " + n.target + "  " + n.html.slice(0, 160) + "\n      " + (n.any[0]?.message || "")).join("\n")).join("\n"))`

type look struct{ lang, theme string }

// looks are what every page is tried in; for screenshots it is all four.
func looks() []look {
	if *shots != "" {
		return []look{{"en", "light"}, {"es", "dark"}, {"es", "light"}, {"en", "dark"}}
	}
	return []look{{"en", "light"}, {"es", "dark"}}
}

// Every page, in both languages and both themes, wide and on a phone: axe-core finds no serious violation, nothing is wider than the window, the
// console is silent, and the screenshot is not blank.
func TestEveryPageIsAccessible(t *testing.T) {
	r, base := openRoom(t, "", nil)
	b := openTab(t, base, "/")
	code := axe(t)
	for _, path := range everyPage(t, r) {
		for i, look := range looks() {
			mark := "?"
			if strings.Contains(path, "?") {
				mark = "&"
			}
			address := path + mark + "lang=" + look.lang + "&theme=" + look.theme
			width := int64(1400)
			if i%2 == 1 {
				width = 390
			}
			b.resize(width)
			b.open(address)
			if strings.HasPrefix(path, "/chronology") { // with a line open
				b.do(chromedp.Navigate(base + address + "#" + b.text(`document.querySelector("details.ev").id`)))
				b.is("the line is open", `!!document.querySelector("details.ev[open] blockquote")`)
			}
			b.is("the language is "+look.lang, `document.documentElement.lang === "`+look.lang+`"`)
			b.fits(fmt.Sprintf("%s at %d", address, width))
			if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](code+"; true")); err != nil {
				t.Fatal(err)
			}
			found, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](runAxe, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatalf("%s: %v", address, err)
			}
			if found != "" {
				t.Errorf("%s:\n%s", address, found)
			}
			b.shot(fmt.Sprintf("%s-%s-%s-%d", pageName(path), look.lang, look.theme, width))
			if path == "/nowhere" {
				b.forget() // the browser notes the 404
			} else {
				b.quiet()
			}
		}
	}
}
