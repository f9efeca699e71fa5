package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/chromedp/chromedp"

	"testigo/pipeline"
	"testigo/store"
)

// extendWith is what the program itself gives a room.
func extendWith(path string) Extend {
	return func(ctx context.Context, folder string, step func(Progress)) (Added, error) {
		sum, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{folder}, Out: path, Step: func(p pipeline.Progress) {
			step(Progress{string(p.Stage), p.Documents, p.Name})
		}})
		if err != nil {
			return Added{}, err
		}
		return Added{Read: sum.Read - sum.Again, Again: sum.Again, Known: sum.Known, Copies: sum.Copies, Documents: sum.Documents, Events: sum.Events, Skipped: sum.Skipped}, nil
	}
}

const (
	firstReport  = "Lima, 4 May 2003. Two teachers were killed on Saturday when police opened fire on a march in Huanta, the union said.\n"
	secondReport = "Cusco, 9 June 2004. Police arrested twelve students on Tuesday at a protest in Sicuani, the prefecture said.\n"
)

// smallRecord builds a record of one report.
func smallRecord(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	out := filepath.Join(dir, "small.testigo")
	in := filepath.Join(t.TempDir(), "huanta.txt")
	if err := os.WriteFile(in, []byte(firstReport), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{in}, Out: out}); err != nil {
		t.Fatal(err)
	}
	return out
}

type sent struct{ name, text string }

// post sends files as a browser without scripts does; token "" is the right one.
func post(r *Room, token string, files ...sent) *httptest.ResponseRecorder {
	session := strings.Repeat("s", 32)
	if token == "" {
		token = r.sign(session)
	}
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	m.WriteField("token", token)
	for _, f := range files {
		h := textproto.MIMEHeader{"Content-Disposition": {multipart.FileContentDisposition("files", f.name)}}
		w, _ := m.CreatePart(h)
		io.WriteString(w, f.text)
	}
	m.Close()
	req := httptest.NewRequest("POST", "http://localhost"+dropPath, &b)
	req.Header.Set("Content-Type", m.FormDataContentType())
	req.AddCookie(&http.Cookie{Name: sessionCookie, Value: session})
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// settle waits until nothing is on its way and tells what came of it.
func settle(t *testing.T, r *Room) job {
	t.Helper()
	j, ok := r.adding.look()
	if !ok {
		t.Fatal("nothing was begun")
	}
	select {
	case <-j.done:
	case <-time.After(time.Minute):
		t.Fatalf("still %s after a minute", j.State)
	}
	j, _ = r.adding.look()
	return j
}

// beside lists what lies beside a record.
func beside(t *testing.T, path string) string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

func sum(t *testing.T, path string) [32]byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(b)
}

// What is sent is read into the record, kept byte for byte, and told: new, known, copies, refused.
func TestAddedDocumentsAreRead(t *testing.T) {
	path := smallRecord(t)
	r, _ := openRoom(t, path, nil)
	w := post(r, "", sent{"sicuani.txt", secondReport}, sent{"again.txt", firstReport}, sent{"copy.txt", secondReport}, sent{"nothing.txt", ""}, sent{"old.testigo", "x"})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != dropPath {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	j := settle(t, r)
	a := j.Added
	if j.State != finished || a.Read != 1 || a.Known != 1 || a.Copies != 1 || a.Documents != 2 || len(a.Skipped) != 2 {
		t.Fatalf("%+v", j)
	}
	page := visit(t, r, dropPath, nil).Body.String()
	if !has(page, "1 new document was read", "1 file was in the record already", "1 file is a copy of another one", "2 inputs not read", "nothing.txt", "old.testigo") {
		t.Error(page)
	}
	if !has(visit(t, r, "/chronology", nil).Body.String(), "Sicuani", "Huanta") {
		t.Error("the chronology is not that of the new record")
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kept := map[string]bool{}
	for row, err := range s.Documents(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		b, err := s.Original(t.Context(), row.Hash)
		if err != nil {
			t.Fatal(err)
		}
		kept[string(b)] = true
	}
	if !kept[firstReport] || !kept[secondReport] {
		t.Error("an original is not as it was sent")
	}
	if got := beside(t, path); got != "small.testigo" {
		t.Errorf("left behind: %s", got)
	}
}

func TestWhatIsNotTaken(t *testing.T) {
	path := smallRecord(t)
	before := sum(t, path)
	r, _ := openRoom(t, path, nil)
	r.adding.bounds = bounds{files: 3, file: 300, all: 700, pause: time.Second}
	one := sent{"a.txt", secondReport}
	long := strings.Repeat("word ", 80) // 400 bytes
	for name, c := range map[string]struct {
		w    *httptest.ResponseRecorder
		code int
		says string
	}{
		"no token":      {post(r, "x", one), 403, "too old to be sent"},
		"no file":       {post(r, ""), 400, "No file was chosen"},
		"unnamed file":  {post(r, "", sent{"", "text"}), 400, "No file was chosen"},
		"too many":      {post(r, "", one, one, one, one), 413, "more than can be sent at once"},
		"too much":      {post(r, "", sent{"a", strings.Repeat("x", 290)}, sent{"b", strings.Repeat("y", 290)}, sent{"c", strings.Repeat("z", 290)}), 413, "more than can be sent at once"},
		"endless":       {post(r, "", sent{"a", strings.Repeat("x", 1<<20)}), 413, "more than can be sent at once"},
		"no form":       {plainPost(r), 400, "no form with files"},
		"token at end":  {tokenLast(r), 403, "too old to be sent"},
		"broken in two": {truncated(r), 500, "could not be received"},
	} {
		if c.w.Code != c.code || !strings.Contains(c.w.Body.String(), c.says) {
			t.Errorf("%s: %d, want %d and %q", name, c.w.Code, c.code, c.says)
		}
		if _, begun := r.adding.look(); begun {
			t.Errorf("%s: something was begun", name)
		}
	}
	if w := post(r, "", sent{"long.txt", long}, one); w.Code != http.StatusSeeOther {
		t.Errorf("a file that is too large keeps the others out: %d", w.Code)
	}
	if j := settle(t, r); j.Added.Read != 1 || len(j.Added.Skipped) != 1 || j.Added.Skipped[0].Name != "long.txt" {
		t.Errorf("%+v", j)
	}
	if sum(t, path) == before {
		t.Error("the one that is small enough was not read")
	}
	if got := beside(t, path); got != "small.testigo" {
		t.Errorf("left behind: %s", got)
	}
}

func plainPost(r *Room) *httptest.ResponseRecorder {
	req := httptest.NewRequest("POST", "http://localhost"+dropPath, strings.NewReader("a=b"))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// raw sends a body as it stands.
func raw(r *Room, body string) *httptest.ResponseRecorder {
	req := httptest.NewRequest("POST", "http://localhost"+dropPath, strings.NewReader(strings.ReplaceAll(body, "\n", "\r\n")))
	req.Header.Set("Content-Type", "multipart/form-data; boundary=B")
	req.AddCookie(&http.Cookie{Name: sessionCookie, Value: strings.Repeat("s", 32)})
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

func tokenLast(r *Room) *httptest.ResponseRecorder {
	return raw(r, "--B\nContent-Disposition: form-data; name=files; filename=a.txt\n\ntext\n--B\nContent-Disposition: form-data; name=token\n\n"+r.sign(strings.Repeat("s", 32))+"\n--B--\n")
}

func truncated(r *Room) *httptest.ResponseRecorder {
	return raw(r, "--B\nContent-Disposition: form-data; name=token\n\n"+r.sign(strings.Repeat("s", 32))+"\n--B\nContent-Disposition: form-data; name=files; filename=a.txt\n\nhalf a te")
}

func TestFileNamesAreHarmless(t *testing.T) {
	for given, want := range map[string]string{
		"report.txt": "report.txt", "../../etc/passwd": "passwd", `C:\Users\ana\informe.pdf`: "informe.pdf", "/": "document", "..": "document", "": "document",
		".hidden.txt": "hidden.txt", "~$lock.docx": "lock.docx", "a\x00b\n.txt": "ab.txt", "\u202egnp.txt": "gnp.txt", "<img src=x>.html": "_img src=x_.html",
		"a:b.txt": "a_b.txt", "con.txt": "_con.txt", "Thumbs.db": "_Thumbs.db", "bad\xff.txt": "bad_.txt", "año 2003.txt": "año 2003.txt", "end. .": "end", "box.zip!/x.txt": "x.txt",
		".txt": "txt",
	} {
		if got := safeName(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	for _, s := range []string{"a.txt", "../..", "con", strings.Repeat("ñ", 300) + ".txt", "x." + strings.Repeat("y", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := safeName(s)
		if name == "" || len(name) > 200 || strings.ContainsAny(name, "/\\\x00") || strings.HasPrefix(name, ".") || !utf8.ValidString(name) || !filepath.IsLocal(name) {
			t.Errorf("%q: %q", s, name)
		}
	})
}

// Names that would lie on each other, and those that lead away, end in files of their own in the folder.
func TestHostileNamesStayInTheFolder(t *testing.T) {
	path := smallRecord(t)
	r, _ := openRoom(t, path, nil)
	var names []string
	r.options.Extend = func(ctx context.Context, folder string, step func(Progress)) (Added, error) {
		info, err := os.Stat(folder)
		if err != nil || info.Mode().Perm() != 0o700 || filepath.Dir(folder) != filepath.Dir(path) {
			t.Errorf("%s: %v %v", folder, info.Mode(), err)
		}
		entries, err := os.ReadDir(folder)
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return Added{}, err
	}
	post(r, "", sent{"a.txt", "1"}, sent{"A.TXT", "2"}, sent{"../a.txt", "3"}, sent{"..", "4"}, sent{`..\..\a.txt`, "5"})
	settle(t, r)
	if got := strings.Join(names, "|"); got != "A (2).TXT|a (3).txt|a (4).txt|a.txt|document" {
		t.Error(got)
	}
	if got := beside(t, path); got != "small.testigo" {
		t.Errorf("left behind: %s", got)
	}
}

func TestAReadOnlyRoomTakesNothing(t *testing.T) {
	r, _ := openRoom(t, smallRecord(t), func(o *Options) { o.ReadOnly = true })
	r.handler = r.guard(r.routes())
	for name, w := range map[string]*httptest.ResponseRecorder{"page": visit(t, r, dropPath, nil), "files": post(r, "", sent{"a.txt", secondReport}), "progress": visit(t, r, dropPath+"/progress", nil)} {
		if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "for reading only") {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	session := &http.Cookie{Name: sessionCookie, Value: strings.Repeat("s", 32)}
	decided := false
	decide := r.show(func(q *request) (page, error) { decided = true; return page{}, redirect{"/"} })
	req := httptest.NewRequest("POST", "http://localhost/anything", nil)
	req.AddCookie(session)
	req.Header.Set("X-Testigo-Token", r.sign(session.Value))
	w := httptest.NewRecorder()
	decide.ServeHTTP(w, req)
	if w.Code != http.StatusForbidden || decided {
		t.Errorf("a decision: %d", w.Code)
	}
	for _, p := range []string{"/", "/documents"} {
		if strings.Contains(visit(t, r, p, nil).Body.String(), `href="/add"`) {
			t.Errorf("%s leads to a page that takes nothing", p)
		}
	}
}

// A second lot waits for the first to end; one that another program builds is waited for.
func TestOneBuildAtATime(t *testing.T) {
	path := smallRecord(t)
	r, _ := openRoom(t, path, nil)
	other, err := store.Create(path) // as "testigo build" in a terminal
	if err != nil {
		t.Fatal(err)
	}
	if w := post(r, "", sent{"a.txt", secondReport}); w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if j, _ := r.adding.look(); j.State == queued {
			break
		} else if time.Now().After(end) || !j.Active() {
			t.Fatalf("not waiting but %s %s", j.State, j.Failure)
		}
	}
	if w := post(r, "", sent{"b.txt", secondReport}); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "being read already") {
		t.Errorf("a second lot: %d", w.Code)
	}
	if w := visit(t, r, dropPath, nil); !has(w.Body.String(), "another program is building", `http-equiv="refresh"`, "data-active") || strings.Contains(w.Body.String(), `type="file"`) {
		t.Error(w.Body)
	}
	if w := visit(t, r, "/chronology", nil); w.Code != 200 || !strings.Contains(w.Body.String(), "Huanta") {
		t.Errorf("the record cannot be read meanwhile: %d", w.Code)
	}
	other.Abort()
	if j := settle(t, r); j.State != finished || j.Added.Read != 1 {
		t.Errorf("%+v", j)
	}
}

// Whenever a build is stopped, by the button or because the room closes, the record is the one it was, to the byte, and nothing lies beside it.
func TestStoppingLeavesTheRecordAsItWas(t *testing.T) {
	for _, stage := range []string{"reading", "linking", "writing"} {
		for _, how := range []string{"cancel", "close"} {
			t.Run(stage+" "+how, func(t *testing.T) {
				path := smallRecord(t)
				before := sum(t, path)
				r, _ := openRoom(t, path, nil)
				there, build := make(chan bool), r.options.Extend
				r.options.Extend = func(ctx context.Context, folder string, step func(Progress)) (Added, error) {
					met := false
					return build(ctx, folder, func(p Progress) {
						step(p)
						if p.Stage == stage && !met {
							met = true
							close(there)
							<-ctx.Done()
						}
					})
				}
				if w := post(r, "", sent{"a.txt", secondReport}); w.Code != http.StatusSeeOther {
					t.Fatalf("%d", w.Code)
				}
				<-there
				if how == "close" {
					r.Close()
				} else {
					session := &http.Cookie{Name: sessionCookie, Value: strings.Repeat("s", 32)}
					req := httptest.NewRequest("POST", "http://localhost"+dropPath+"/cancel", nil)
					req.AddCookie(session)
					req.Header.Set("X-Testigo-Token", r.sign(session.Value))
					w := httptest.NewRecorder()
					r.ServeHTTP(w, req)
					if w.Code != http.StatusSeeOther {
						t.Fatalf("%d", w.Code)
					}
				}
				if j := settle(t, r); j.State != cancelled {
					t.Errorf("%+v", j)
				}
				if sum(t, path) != before {
					t.Error("the record has changed")
				}
				if got := beside(t, path); got != "small.testigo" {
					t.Errorf("left behind: %s", got)
				}
				if how == "close" {
					if w := post(r, "", sent{"a.txt", secondReport}); w.Code != http.StatusConflict {
						t.Errorf("a room that closes takes documents: %d", w.Code)
					}
				}
			})
		}
	}
}

// A file chosen on the page is read with visible progress, and its event stands in the chronology; so is one that is dropped.
func TestBrowserAddsDocuments(t *testing.T) {
	path := smallRecord(t)
	r, base := openRoom(t, path, nil)
	hold, build := make(chan struct{}), r.options.Extend
	r.options.Extend = func(ctx context.Context, folder string, step func(Progress)) (Added, error) {
		step(Progress{"reading", 1, "sicuani.txt"})
		select {
		case <-hold:
		case <-ctx.Done():
		}
		return build(ctx, folder, step)
	}
	file := filepath.Join(t.TempDir(), "sicuani.txt")
	if err := os.WriteFile(file, []byte(secondReport), 0o644); err != nil {
		t.Fatal(err)
	}
	b, code := openTab(t, base, "/documents"), axe(t)
	look := func(name string) {
		t.Helper()
		b.fits(name)
		if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](code+"; true")); err != nil {
			t.Fatal(err)
		}
		found, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](runAxe, chromedp.EvalAwaitPromise))
		if err != nil || found != "" {
			t.Errorf("%s: %s %v", name, found, err)
		}
		b.shot(name)
	}
	b.click(`main a[href="/add"]`)
	b.is("the page is there", `document.querySelector("h1").textContent === "Add documents" && !!document.querySelector("#drop-files")`)
	look("add-form")
	b.do(chromedp.SetUploadFiles("#drop-files", []string{file}))
	b.do(chromedp.Focus(".zone button"))
	b.key(enter)
	b.is("progress is shown", `document.querySelector("[data-active] h2")?.textContent.includes("Reading") && document.querySelector("progress").value === 1 && document.querySelector("[data-name]").textContent === "sicuani.txt"`)
	b.is("it has the focus", `document.activeElement.id === "h-lot"`)
	look("add-running")
	b.resize(390)
	look("add-running-phone")
	close(hold)
	b.is("it is done", `!document.querySelector("[data-active]") && document.querySelector(".tally")?.textContent.includes("1 new document was read")`)
	look("add-done-phone")
	b.resize(1400)
	look("add-done")
	b.click(`.lot a[href="/chronology"]`)
	b.is("the event is in the chronology", `[...document.querySelectorAll("details.ev .head")].some(e => e.textContent.includes("Sicuani"))`)
	b.open(dropPath + "?lang=es")
	third := strings.ReplaceAll(strings.ReplaceAll(secondReport, "Sicuani", "Calca"), "twelve", "nine")
	b.is("files are dropped", fmt.Sprintf(`(() => { const d = new DataTransfer(); d.items.add(new File([%q], "calca.txt", { type: "text/plain" }));
		for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: d, bubbles: true, cancelable: true })); return true })()`, third))
	b.is("they are read", `document.querySelector(".tally")?.textContent.includes("1 documento nuevo se leyó")`)
	b.quiet()
}
