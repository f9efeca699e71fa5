package page

import (
	"context"
	"errors"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"testigo/record"
	"testigo/store"
)

var writeTo = flag.String("write", "", "also write the fixture's page to this file, to look at")

func TestThePageSaysWhatTheRecordHolds(t *testing.T) {
	got := write(t, fixture(t), Options{Title: "The south, 1978–1992"})
	if *writeTo != "" {
		if err := os.WriteFile(*writeTo, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{
		`id="e0000002"`,
		"11 events", "11 hechos", "5 documents", "1 disagreement", "2 inputs not read",
		"13 June 1978", "13 de junio de 1978", "about June 1978", "3–9 July 1978", "1980s", "before 1992", "from April 1992 on", "date unknown",
		"at least 12 / 17 / 9 killed", "al menos 12 / 17 / 9 muertos", "more than 50 wounded",
		"hospital staff", "el prefecto", `<b class="trg">murieron</b>`,
		"25 September 2007", "March 1995", "contradicted by the text", "figures differ", "remove the password",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if m := regexp.MustCompile(`\[[a-z-]+\]`).FindString(visibleText(t, got)); m != "" {
		t.Errorf("a text of the page is missing: %s", m)
	}
	if again := write(t, fixture(t), Options{Title: "The south, 1978–1992"}); again != got {
		t.Error("the same record gives another page")
	}
}

// visibleText is the text of a page without style and script.
func visibleText(t *testing.T, page string) string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style" {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// Whatever documents contain, the page has one script and one style, its own, no attribute that runs, and no address outside.
func TestHostileTextStaysText(t *testing.T) {
	got := write(t, fixture(t), Options{Title: hostileTitle})
	doc, err := html.Parse(strings.NewReader(got))
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	ids := map[string]bool{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Data]++
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "#") && a.Val != "data:," {
				t.Errorf("the page points outside: %q", a.Val)
			}
			if a.Key == "id" {
				if ids[a.Val] {
					t.Errorf("two elements are #%s", a.Val)
				}
				ids[a.Val] = true
			}
		}
	}
	if count["script"] != 1 || count["style"] != 1 || count["img"] != 0 || count["details"] != 11 {
		t.Errorf("elements: %v", count)
	}
	text := visibleText(t, got)
	if !strings.Contains(text, `<script>alert("text")</script>`) {
		t.Error("the hostile words are not quoted as they stand")
	}
	if strings.ContainsAny(got, "\u202e\u2066\x00") {
		t.Error("a direction mark reached the page")
	}
	if !utf8.ValidString(got) {
		t.Error("not UTF-8")
	}
}

func TestEveryLinkOfThePageLeadsSomewhere(t *testing.T) {
	doc, err := html.Parse(strings.NewReader(write(t, fixture(t), Options{})))
	if err != nil {
		t.Fatal(err)
	}
	ids, links := map[string]bool{}, map[string]bool{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				ids[a.Val] = true
			} else if rest, ok := strings.CutPrefix(a.Val, "#"); ok && a.Key == "href" {
				links[rest] = true
			}
		}
	}
	for l := range links {
		if !ids[l] {
			t.Errorf("#%s leads nowhere", l)
		}
	}
}

// broken fails where it is told to.
type broken struct {
	*store.Store
	reading bool
}

var errBroken = errors.New("the disk is gone")

func (b broken) Reading(ctx context.Context, id record.DocumentID) (*record.Reading, error) {
	if b.reading {
		return nil, errBroken
	}
	return b.Store.Reading(ctx, id)
}

type fullDisk struct{ left int }

func (f *fullDisk) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestFailuresAreReported(t *testing.T) {
	s := fixture(t)
	if err := Write(context.Background(), io.Discard, broken{s, true}, Options{}); !errors.Is(err, errBroken) {
		t.Errorf("a broken record: %v", err)
	}
	if err := Write(context.Background(), &fullDisk{1000}, s, Options{}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("a full disk: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Write(ctx, io.Discard, s, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestAFilteredPageSpeaksOfItsPartOnly(t *testing.T) {
	got := write(t, fixture(t), Options{Lang: record.Spanish, Filter: store.EventFilter{Type: record.Legislate}})
	if !strings.Contains(got, `<html lang="es"`) || !strings.Contains(got, "2 hechos") || strings.Contains(got, `id="differences"`) || strings.Contains(got, "e0000002") {
		t.Error("other events than those asked for")
	}
}

// A record of 5,000 events gives a page of bounded size: about two kilobytes an event.
func TestAPageOfThousandsOfEvents(t *testing.T) {
	const n = 5000
	got := write(t, many(t, n), Options{})
	if c := strings.Count(got, "<details "); c != n {
		t.Errorf("%d lines", c)
	}
	if perEvent := len(got) / n; perEvent > 3000 {
		t.Errorf("%d bytes an event", perEvent)
	}
}

func TestAssetsAreSmallAndCannotEndTheirElement(t *testing.T) {
	if len(script) > 10<<10 || strings.Contains(script, "</script") || strings.Contains(style, "</style") {
		t.Errorf("script %d bytes", len(script))
	}
	if strings.Contains(style, "url(") || strings.Contains(style, "@import") {
		t.Error("the style asks for something")
	}
}

func BenchmarkWrite(b *testing.B) {
	s := many(b, 2000)
	b.ResetTimer()
	for b.Loop() {
		if err := Write(context.Background(), io.Discard, s, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
