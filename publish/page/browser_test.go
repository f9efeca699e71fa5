package page

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"testigo/record"
)

var shots = flag.String("shots", "", "also write screenshots of the fixture's page, or of -look, to this folder")
var look = flag.String("look", "", "a page of another record for -shots")

// browser starts a headless Chromium. Where there is none the test cannot run: on CI that is a failure, elsewhere it is said and skipped.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := os.Getenv("TESTIGO_BROWSER")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell", "chrome"} {
		if path != "" {
			break
		}
		path, _ = exec.LookPath(name)
	}
	if path == "" {
		const what = "no Chromium or Chrome in PATH, so the page was not tried in a browser; install one (apt-get install chromium) or name it in TESTIGO_BROWSER"
		if os.Getenv("CI") == "true" {
			t.Fatal(what)
		}
		t.Skip(what)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	return ctx
}

// tab is an open page with what it wrote to its console.
type tab struct {
	t    *testing.T
	ctx  context.Context
	url  string
	mu   sync.Mutex
	said []string
}

func openTab(t *testing.T, page string) *tab {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			t.Errorf("the page asked for %s", r.URL.Path)
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, page)
	}))
	t.Cleanup(server.Close)
	b := &tab{t: t, ctx: browser(t), url: server.URL + "/"}
	b.do(chromedp.EmulateViewport(1400, 1000)) // starts the browser
	messages := chromedp.Console(b.ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.said = append(b.said, m.String())
			b.mu.Unlock()
		}
	}()
	b.open(b.url)
	return b
}

func (b *tab) console() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.said)
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to an address as somebody does who follows a link from a mail.
func (b *tab) open(url string) {
	b.t.Helper()
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(url))
	b.is("the page is there", `document.readyState === "complete" && document.querySelector("h1").checkVisibility()`)
}

// is waits until an expression of the page is true.
func (b *tab) is(what, expression string) {
	b.t.Helper()
	var err error
	for range 40 {
		var ok bool
		if ok, err = chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)); ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("%s: not so (%v): %s", what, err, expression)
}

func (b *tab) key(k string) { b.t.Helper(); b.do(chromedp.KeyEvent(k)) }

// slash presses "/" in one event, as a keyboard does: the page that takes the key keeps it from being written.
func (b *tab) slash() {
	b.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		p := input.DispatchKeyEventParams{Type: kind, Key: "/", Code: "Slash"}
		if kind == input.DispatchKeyEventTypeKeyDown {
			p.Text = "/"
		}
		if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, p); err != nil {
			b.t.Fatal(err)
		}
	}
	b.is("/ goes to the words", `document.activeElement.id === "q" && q.value === ""`)
}

// media sets what the page is shown on: "print" or a screen, light or dark.
func (b *tab) media(on, scheme string) {
	b.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: on, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, p); err != nil {
		b.t.Fatal(err)
	}
}

// click presses the mouse in the middle of an element, as long as nothing lies over it.
func (b *tab) click(selector string) {
	b.t.Helper()
	at, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({ block: "center" });
		const r = e.getBoundingClientRect(), x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
		return top && (e === top || e.contains(top)) ? [x, y] : [] })()`, selector)))
	if err != nil || len(at) != 2 {
		b.t.Fatalf("%s cannot be clicked: %v", selector, err)
	}
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// contrast finds the texts that stand out too little from the page by the formula of WCAG 2.
const contrast = `(() => {
	const rgb = s => s.match(/[\d.]+/g).map(Number);
	const light = c => { const [r, g, b] = c.map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b };
	const paper = light(rgb(getComputedStyle(document.documentElement).backgroundColor));
	for (const e of document.querySelectorAll("p, h1, h2, span, bdi, b, i, a, td, th, caption, button, label")) {
		const l = light(rgb(getComputedStyle(e).color).slice(0, 3));
		let back = paper;
		const m = e.closest("mark");
		if (m) back = light(rgb(getComputedStyle(m).backgroundColor));
		const ratio = (Math.max(l, back) + .05) / (Math.min(l, back) + .05);
		if (ratio < 4.5) throw new Error(e.className + " " + e.textContent.slice(0, 40) + " " + ratio);
	}
	return true })()`

const (
	enter  = "\r"
	escape = "\u001b"
	down   = "\u0301"
)

func TestInABrowser(t *testing.T) {
	b := openTab(t, write(t, fixture(t), Options{Title: hostileTitle}))

	b.is("the filters appear", `document.querySelector("form.filters").checkVisibility()`)
	b.is("all lines are shown", `document.querySelectorAll("details.ev:not([hidden])").length === 11`)

	// keyboard: slash to the words, down to the first line, Enter opens it
	b.slash()
	b.do(chromedp.KeyEvent("STAFF hospital"))
	b.is("words are found in any document, without regard to case", `[...document.querySelectorAll("details.ev:not([hidden])")].map(e => e.id).join() === "e0000002"`)
	b.is("the count follows", `document.querySelector(".shown").textContent === "1"`)
	b.is("the address holds the filter", `location.hash === "#q=STAFF%20hospital"`)
	b.key(down)
	b.is("down goes to the line", `document.activeElement.parentElement.id === "e0000002"`)
	b.key(enter)
	b.is("Enter opens it", `document.getElementById("e0000002").open`)
	b.is("the quote is visible", `[...document.querySelectorAll("#e0000002 blockquote mark")].some(m => m.checkVisibility() && m.textContent.includes("murieron"))`)
	b.is("the figures stand side by side", `[...document.querySelectorAll("#e0000002 .fig.conflict .num")].map(n => n.textContent).join("|") === "Nueve|At least 12|17"`)
	b.key(escape)
	b.is("Escape closes it", `!document.getElementById("e0000002").open`)
	b.is("accents do not matter", `(() => { q.value = "comite"; q.dispatchEvent(new Event("input")); return true })()`)
	b.is("a word without its accent is found", `document.querySelectorAll("details.ev:not([hidden])").length === 4`)
	b.click(`[data-do=reset]`)
	b.is("everything comes back", `document.querySelectorAll("details.ev:not([hidden])").length === 11 && q.value === ""`)

	// filters
	b.click(`.chip[data-v=COERCE]`)
	b.is("by type", `document.querySelectorAll("details.ev:not([hidden])").length === 3`)
	b.is("other years count what is left", `document.querySelector('[data-f=y][data-v="1978"] .c').textContent === "2"`)
	b.click(`[data-f=y][data-v="1978"]`)
	b.is("by type and year", `document.querySelectorAll("details.ev:not([hidden])").length === 2 && location.hash === "#y=1978&t=COERCE"`)
	b.is("years without events are not shown", `document.querySelectorAll("section.year:not([hidden])").length === 1`)

	// a mailed address: the state comes back, and an event's own address opens it
	b.open(b.url + "#c=hypothetical&l=es")
	b.is("the filter is read from the address", `[...document.querySelectorAll("details.ev:not([hidden])")].map(e => e.id).join() === "e000000a"`)
	b.is("in Spanish", `document.documentElement.lang === "es" && document.querySelector("#e000000a .head").innerText.includes("Hipotética: marcha")`)
	b.open(b.url + "#e0000008")
	b.is("an event's address opens it", `document.activeElement.parentElement.id === "e0000008"`)
	b.is("the contradicted stamp is said", `document.querySelector("#e0000008 .stamp").innerText.includes("25 September 2007")`)
	b.click(`[data-lang-to=es]`)
	b.is("the language changes in place", `document.querySelector("#e0000008 .when").innerText.trim() === "abril de 1992" && document.getElementById("e0000008").open`)

	// contrast of small text, in both colour schemes
	for _, scheme := range []string{"light", "dark"} {
		b.media("", scheme)
		b.is("every text has a contrast of 4.5 in "+scheme, contrast)
	}
	b.media("", "")

	// hostile text is shown and does nothing; nothing is wider than the window, on a phone too
	for _, width := range []int64{1400, 768, 390, 320} {
		b.do(chromedp.EmulateViewport(width, 800))
		b.is("the riot's words stay words", `(() => { const d = document.getElementById("e000000b"); d.open = true; return d.textContent.includes('<script>alert("text")</script>') && !window.alerted })()`)
		b.is(fmt.Sprintf("no text runs out of a window of %d", width), `document.documentElement.scrollWidth <= innerWidth`)
		b.is(fmt.Sprintf("no two texts of a line overlap at %d", width), `[...document.querySelectorAll("summary")].every(s => {
			const w = s.querySelector(".when").getBoundingClientRect(), h = s.querySelector(".what").getBoundingClientRect();
			return w.right <= h.left + 1 || w.bottom <= h.top + 1 })`)
	}
	b.media("print", "")
	b.is("on paper there are no filters", `!document.querySelector("form.filters").checkVisibility() && document.querySelector("#e0000008 blockquote").checkVisibility()`)
	b.media("", "")
	time.Sleep(100 * time.Millisecond)
	if said := b.console(); len(said) > 0 {
		t.Errorf("the console says: %s", strings.Join(said, "\n"))
	}
	if *shots != "" {
		takeShots(t, b)
	}
}

// The test above must be able to see a violation: a page whose script or style was touched has one.
func TestATouchedPageDoesNotRun(t *testing.T) {
	page := write(t, fixture(t), Options{})
	b := openTab(t, strings.Replace(page, "\"use strict\";", "\"use strict\" ;", 1))
	b.is("the filters stay hidden", `!document.querySelector("form.filters").checkVisibility()`)
	b.is("lines can be read without the script", `(() => { const d = document.getElementById("e0000001"); d.firstElementChild.click(); return d.querySelector("blockquote").checkVisibility() })()`)
	for range 40 {
		if slices.ContainsFunc(b.console(), func(s string) bool { return strings.Contains(s, "Content Security Policy") }) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("no violation was seen: %q", b.console())
}

func TestThousandsOfEventsInABrowser(t *testing.T) {
	b := openTab(t, write(t, many(t, 5000), Options{Lang: record.Spanish}))
	start := time.Now()
	b.slash()
	b.key("499 nobody")
	b.is("words are found among 5,000", `document.querySelector(".shown").textContent === "10"`)
	t.Logf("filtered after %v", time.Since(start))
	if said := b.console(); len(said) > 0 {
		t.Errorf("the console says: %s", strings.Join(said, "\n"))
	}
}

func takeShots(t *testing.T, b *tab) {
	url := b.url
	if *look != "" {
		url = "file://" + *look
	}
	event, err := "", error(nil)
	for _, dark := range []string{"light", "dark"} {
		b.media("", dark)
		for _, width := range []int64{1400, 390} {
			b.do(chromedp.EmulateViewport(width, 1000))
			b.open(url)
			for _, state := range []string{"top", "open", "end"} {
				switch state {
				case "open":
					if event, err = chromedp.Run(b.ctx, chromedp.Evaluate[string](`(document.querySelector("details[data-m=conflict]") || document.querySelector("details.ev")).id`)); err != nil {
						t.Fatal(err)
					}
					b.do(chromedp.Navigate(url + "#" + event))
				case "end":
					b.is("end", `(() => { document.querySelector("#differences, #documents").scrollIntoView(); return true })()`)
				}
				time.Sleep(200 * time.Millisecond)
				png, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(*shots, fmt.Sprintf("%s-%d-%s.png", dark, width, state)), png, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
