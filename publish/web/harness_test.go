package web

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"testigo/examples/peru"
	"testigo/pipeline"
	"testigo/publish/api"
)

var shots = flag.String("shots", "", "also write screenshots of every page to this folder")

// example is the record of the example reports, built once for all tests.
var example = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "testigo-room-")
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(dir, peru.Reports); err != nil {
		return "", err
	}
	out := filepath.Join(dir, "peru.testigo")
	_, err = pipeline.Build(context.Background(), pipeline.Options{Paths: []string{filepath.Join(dir, "reports")}, Out: out})
	return out, err
})

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if path, err := example(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// openRoom serves a record to a test; without a path it is the example.
func openRoom(t testing.TB, path string, edit func(*Options)) (*Room, string) {
	t.Helper()
	if path == "" {
		var err error
		if path, err = example(); err != nil {
			t.Fatal(err)
		}
	}
	desk, err := api.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Desk: desk, Extend: extendWith(path), Scores: []Score{{"figures", 86.4, 87.9}}}
	if edit != nil {
		edit(&o)
	}
	r := New(o)
	server := httptest.NewServer(r)
	t.Cleanup(func() { server.Close(); r.Close(); desk.Close() })
	return r, server.URL
}

// browser starts a headless Chromium once. Where there is none the test cannot run: on CI that is a failure, elsewhere it is said and skipped.
func browser(t *testing.T) context.Context {
	t.Helper()
	ctx, err := startBrowser()
	if errors.Is(err, exec.ErrNotFound) {
		const what = "no Chromium or Chrome in PATH, so the pages were not tried in a browser; install one (apt-get install chromium) or name it in TESTIGO_BROWSER"
		if os.Getenv("CI") == "true" {
			t.Fatal(what)
		}
		t.Skip(what)
	}
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}

var startBrowser = sync.OnceValues(func() (context.Context, error) {
	path := os.Getenv("TESTIGO_BROWSER")
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless-shell", "chrome"} {
		if path != "" {
			break
		}
		path, _ = exec.LookPath(name)
	}
	if path == "" {
		return nil, exec.ErrNotFound
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, _ := chromedp.NewExecAllocator(context.Background(), options...) // ends with the test program
	ctx, _ = chromedp.NewContext(ctx)
	return ctx, chromedp.Do(ctx, chromedp.Navigate("about:blank"))
})

// tab is an open page with what it wrote to its console: errors, warnings, and violations of the policy.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string
	mu   sync.Mutex
	said []string
}

// openTab opens a page of a room in a tab of its own.
func openTab(t *testing.T, base, path string) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser(t), chromedp.WithNewBrowserContext()) // cookies of its own: a language chosen in one test is not that of the next
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 8*time.Minute)
	t.Cleanup(cancel)
	b := &tab{t: t, ctx: ctx, base: base}
	b.do(chromedp.EmulateViewport(1400, 1000))
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
	b.open(path)
	return b
}

// quiet fails the test if the console said anything.
func (b *tab) quiet() {
	b.t.Helper()
	time.Sleep(50 * time.Millisecond)
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.said) > 0 {
		b.t.Errorf("the console says: %s", strings.Join(b.said, "\n"))
	}
	b.said = nil
}

// saw waits until the console says something, and forgets it.
func (b *tab) saw(what string) {
	b.t.Helper()
	for range 40 {
		b.mu.Lock()
		found := slices.ContainsFunc(b.said, func(s string) bool { return strings.Contains(s, what) })
		b.mu.Unlock()
		if found {
			b.forget()
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("the console does not say %q", what)
}

// forget drops what the console said until now.
func (b *tab) forget() {
	time.Sleep(50 * time.Millisecond)
	b.mu.Lock()
	b.said = nil
	b.mu.Unlock()
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// open goes to an address as somebody does who follows a link from a mail.
func (b *tab) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate("about:blank"), chromedp.Navigate(b.base+path))
	b.is("the page is there", `document.readyState === "complete" && !!document.querySelector("h1")`)
}

// is waits until an expression of the page is true.
func (b *tab) is(what, expression string) {
	b.t.Helper()
	var err error
	for range 400 { // twenty seconds: machines that run tests are busy
		var ok bool
		if ok, err = chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression)); ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Errorf("%s: not so (%v): %s\nthe page is %s", what, err, expression, b.where())
}

// where says what the tab shows, for whoever reads why a test failed.
func (b *tab) where() string {
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`location.href + " (" + document.readyState + ", " + document.visibilityState + "): " + (document.querySelector("main")?.innerText ?? "").slice(0, 300)`))
	if err != nil {
		return err.Error()
	}
	return s
}

// text evaluates an expression that is a string.
func (b *tab) text(expression string) string {
	b.t.Helper()
	s, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](expression))
	if err != nil {
		b.t.Fatalf("%v: %s", err, expression)
	}
	return s
}

func (b *tab) key(k string) { b.t.Helper(); b.do(chromedp.KeyEvent(k)) }

// press sends one key as a keyboard does: the page that takes it keeps it from being written.
func (b *tab) press(key, code string) {
	b.t.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		p := input.DispatchKeyEventParams{Type: kind, Key: key, Code: code}
		if kind == input.DispatchKeyEventTypeKeyDown && len(key) == 1 {
			p.Text = key
		}
		if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, p); err != nil {
			b.t.Fatal(err)
		}
	}
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
	b.is(selector+" is there, on a page that has loaded", fmt.Sprintf(`document.readyState === "complete" && !!document.querySelector(%q)`, selector)) // until then what is below may still move
	// A page that still glides to where a key has sent it moves the thing between press and release.
	b.is(selector+" rests", fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getClientRects()[0], at = r && r.x + " " + r.y, still = window.restedAt === at; window.restedAt = at; return still })()`, selector))
	at, err := chromedp.Run(b.ctx, chromedp.Evaluate[[]float64](fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({ block: "center", behavior: "instant" });
		const r = e.getClientRects()[0], x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y);
		return top && (e === top || e.contains(top)) ? [x, y] : [] })()`, selector)))
	if err != nil || len(at) != 2 {
		b.t.Fatalf("%s cannot be clicked: %v", selector, err)
	}
	b.do(chromedp.MouseClickXY(at[0], at[1]))
}

// shot takes a screenshot and checks that it is not blank: a PNG of one colour is tiny.
func (b *tab) shot(name string) {
	b.t.Helper()
	// A tab behind another is not painted, and a picture of it would be waited for without end.
	if _, err := chromedp.Call(b.ctx, cdppage.BringToFront, cdp.Empty{}); err != nil {
		b.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(b.ctx, time.Minute)
	defer cancel()
	png, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	if len(png) < 12000 {
		b.t.Errorf("%s: the screenshot of %d bytes looks blank", name, len(png))
	}
	if *shots != "" {
		if err := os.WriteFile(filepath.Join(*shots, name+".png"), png, 0o644); err != nil {
			b.t.Fatal(err)
		}
	}
}

// resize sets the width of the window.
func (b *tab) resize(width int64) {
	b.t.Helper()
	b.do(chromedp.EmulateViewport(width, 900))
}

// fits fails where the page is wider than its window.
func (b *tab) fits(what string) {
	b.t.Helper()
	b.is(what+" is not wider than the window", `document.documentElement.scrollWidth <= innerWidth`)
}

const (
	enter  = "\r"
	escape = "\u001b"
)

// has tells whether a page holds every one of the pieces.
func has(page string, pieces ...string) bool {
	for _, p := range pieces {
		if !strings.Contains(page, p) {
			return false
		}
	}
	return true
}

var eventID = regexp.MustCompile(`<details class="ev [^"]*" id="(e[0-9a-f]+)"`)

// eventIDs lists the events of a page.
func eventIDs(page string) (out []string) {
	for _, m := range eventID.FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	return out
}
