package web

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"testigo/examples/peru"
	"testigo/pipeline"
	"testigo/record"
	"testigo/store"
)

// ownRecord builds the example for a test that changes it.
func ownRecord(t *testing.T) (reports, path string) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, peru.Reports); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(dir, "own.testigo")
	reports = filepath.Join(dir, "reports")
	built(t, reports, path)
	return reports, path
}

func built(t *testing.T, reports, path string) {
	t.Helper()
	if _, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{reports}, Out: path}); err != nil {
		t.Fatal(err)
	}
}

// fill writes into a field as typing does.
func (b *tab) fill(selector, value string) {
	b.t.Helper()
	b.is(selector+" is filled", `(() => { const e = document.querySelector(`+quoted(selector)+`); if (!e) return false; e.focus(); e.value = `+quoted(value)+`; e.dispatchEvent(new Event("input", { bubbles: true })); e.dispatchEvent(new Event("change", { bubbles: true })); return true })()`)
}

func quoted(s string) string { return "`" + strings.ReplaceAll(s, "`", "") + "`" }

// sign gives the name once, as somebody does who comes to the page for the first time.
func (b *tab) sign(name string) {
	b.t.Helper()
	b.open("/review")
	b.is("the page asks for a name", `(document.querySelector(".signer").open = true)`) // another test's room may have kept one: cookies know no ports
	b.fill(".signer input[name=author]", name)
	b.click(".signer .button")
	b.is("the name is kept", `document.querySelector(".signer b")?.textContent === `+quoted(name))
}

// someEvent is an event of the record that fits.
func someEvent(t *testing.T, path string, fits func(*record.Event) bool) *record.Event {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for e, err := range s.Events(context.Background(), store.EventFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		if fits(e) {
			return e
		}
	}
	t.Fatal("no event fits")
	return nil
}

func TestJourneyCorrectUndoRebuildStillCorrected(t *testing.T) {
	reports, path := ownRecord(t)
	_, base := openRoom(t, path, nil)
	e := someEvent(t, path, func(e *record.Event) bool {
		return e.Interval.Days() == 1 && !e.Background && len(e.Statements) == 1 && len(e.Places) > 0
	})
	b := openTab(t, base, "/review")
	b.sign("Ana Flores")
	correct := func() {
		b.open("/events/" + e.ID)
		b.is("machine-read is said", `!!document.querySelector("article.event .stand.machine")`)
		b.click(`a[href="/review/items/` + e.ID + `"]`)
		b.is("the form is there", `document.querySelector("#edit [name=when]")?.value === "`+e.EDTF+`"`)
		b.fill("#edit [name=when]", "1999-05-02")
		b.fill("#edit [name=places]", "Tacna")
		b.fill("#edit [name=reason]", "the other page says so")
		b.click("#edit .acts .button")
		b.is("it is corrected", `document.querySelector(".eyebrow").innerText.toLowerCase().includes("edited") && document.querySelector("h1").innerText.includes("Tacna")`)
		b.is("and the history says by whom", `document.querySelector(".log").innerText.includes("Ana Flores") && document.querySelector(".log").innerText.includes("the other page says so")`)
	}
	correct()
	b.open("/chronology?from=1999-05-02&to=1999-05-02&place=Tacna")
	b.is("the chronology has it under its new day", `!!document.querySelector("details.ev[id=`+e.ID+`] .stand.edited")`)
	b.open("/review/items/" + e.ID)
	b.click(".log .plain")
	b.is("undone", `!!document.querySelector(".log .undone")`)
	b.open("/events/" + e.ID)
	b.is("it is as it was", `document.querySelector("article.event .eyebrow").textContent.length > 0 && !document.querySelector("h1").innerText.includes("Tacna")`)
	correct()
	b.quiet()
	if err := os.WriteFile(filepath.Join(reports, "new.txt"), []byte("Nota\n\nOn 3 March 1998 nurses marched in Ilo.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	built(t, reports, path)
	for range 20 { // the room opens the new record in the background
		if b.open("/chronology?place=Ilo"); b.text(`document.body.innerText`) != "" && b.text(`String(!!document.querySelector("details.ev"))`) == "true" {
			break
		}
		time.Sleep(200 * time.Millisecond)
	}
	b.open("/events/" + e.ID)
	b.is("still corrected", `document.querySelector("h1").innerText.includes("Tacna") && !!document.querySelector("article.event .stand.edited")`)
	b.shot("review-event")
}

func TestJourneyTheQueueByKeyboard(t *testing.T) {
	_, path := ownRecord(t)
	_, base := openRoom(t, path, nil)
	b := openTab(t, base, "/review")
	b.sign("Ana Flores")
	b.shot("review")
	b.fits("the queue")
	b.press("j", "KeyJ")
	b.is("the first item has the focus", `document.activeElement.matches(".qi:first-child")`)
	b.press("a", "KeyA")
	b.is("accepted, and said", `!!document.querySelector(".qi:first-child .qi-done .st-accepted") && document.querySelector("#said").innerText.length > 5`)
	b.is("the focus goes on", `document.activeElement.matches(".qi:nth-child(2)")`)
	b.press("r", "KeyR")
	b.is("rejected", `!!document.querySelector(".qi:nth-child(2) .qi-done .st-rejected")`)
	b.press("u", "KeyU")
	b.is("and undone: it waits again, with the focus", `document.activeElement.matches(".qi:nth-child(2)") && !document.querySelector(".qi:nth-child(2) .qi-done")`)
	b.press("k", "KeyK")
	b.is("back to the first", `document.activeElement.matches(".qi:first-child")`)
	b.press("/", "Slash")
	b.is("the filter has the focus", `document.activeElement.id === "r-q"`)
	b.key(escape)
	b.press("?", "Slash")
	b.is("help is there", `document.querySelector("#review-keys").open`)
	b.key(escape)
	// several at once, with a preview
	b.open("/review")
	b.click(".qi:nth-child(1) .qi-pick input")
	b.click(".qi:nth-child(2) .qi-pick input")
	b.click(`#bulk button[value=accept]`)
	b.is("a preview of two", `document.querySelectorAll(".preview [name=id]").length === 2`)
	b.click(".acts .button")
	b.is("two more are accepted", `[...document.querySelectorAll(".review-nav .st-accepted .c")].some(e => e.innerText === "3")`)
	b.quiet()
	b.resize(390)
	b.fits("the queue on a phone")
	b.shot("review-phone")
}

func TestJourneyMergeTwoActors(t *testing.T) {
	reports, path := ownRecord(t)
	if err := os.WriteFile(filepath.Join(reports, "two.txt"), []byte("Nota\n\nRosa Quispe Mamani led the march in Puno on 3 March 1998. Police arrested Rosa Quispe Mamani.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(reports, "three.txt"), []byte("Nota\n\nOn 4 March 1998 police released Elena Huamán in Puno.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	built(t, reports, path)
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for p, err := range s.Profiles(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if p.Name == "Rosa Quispe Mamani" || p.Name == "Elena Huamán" {
			ids[p.Name] = p.ID
		}
	}
	s.Close()
	long, short := ids["Rosa Quispe Mamani"], ids["Elena Huamán"]
	if long == "" || short == "" {
		t.Fatalf("the record lacks an actor: %v", ids)
	}
	_, base := openRoom(t, path, nil)
	b := openTab(t, base, "/review")
	b.sign("Beto Ruiz")
	b.open("/actors/" + long)
	b.click(`a[href="/review/items/` + long + `"]`)
	b.is("the page is there", `!!document.querySelector("#merge")`)
	b.fill("#find-actor", "Elena")
	b.click("#merge .inline .button")
	b.is("the other is found", `!!document.querySelector('#merge [value="`+short+`"]')`)
	b.is("it is chosen", `(document.querySelector('#merge [value="`+short+`"]').checked = true)`)
	b.click(`#merge button[value=merge]`)
	b.is("merged", `document.querySelector(".log")?.innerText.includes("Beto Ruiz")`)
	b.open("/actors/" + short)
	b.is("the old address leads to the one that stays", `location.pathname === "/actors/`+long+`" && document.querySelector("h1").innerText.includes("Rosa Quispe Mamani")`)
	b.is("its other name is kept", `document.querySelector(".aliases")?.innerText.includes("Elena Huamán")`)
	b.quiet()
}

func TestJourneyDoubleCodeAndAdjudicate(t *testing.T) {
	_, path := ownRecord(t)
	_, base := openRoom(t, path, nil)
	b := openTab(t, base, "/review")
	b.sign("Ana")
	b.open("/review/coding")
	b.fill("[name=name]", "first")
	b.fill("[name=coders]", "Ana, Beto")
	b.fill("[name=size]", "2")
	b.click(".fields .button")
	code := func(kinds ...string) {
		for i, kind := range kinds {
			b.is("a unit to code", `document.querySelector("[name=unit]")?.value === "`+string(rune('1'+i))+`"`)
			b.is("nothing of the machine's reading is shown", `!document.querySelector("[name=when]").value && !document.querySelector("[name=places]").value`)
			b.fill("[name=type]", kind)
			b.fill("[name=when]", "2020-01-01")
			b.click(".unit .acts .button")
		}
		b.is("the last code is kept", `!document.querySelector(".unit .acts")`)
	}
	code("PROTEST/march", "ACCUSE")
	b.is("the codes stay closed", `!document.querySelector(".rows")`)
	sheet := b.text(`location.pathname`)
	b.fill(".signer input[name=author]", "Beto")
	b.is("the name is open", `(document.querySelector(".signer").open = true)`)
	b.click(".signer .button")
	b.is("another one codes", `document.querySelector(".signer b")?.textContent === "Beto"`)
	b.open(sheet)
	code("PROTEST/march", "DEMAND")
	b.is("now they are open, with the agreement", `document.querySelectorAll(".rows > li").length === 2 && document.querySelector("table").innerText.includes("α")`)
	b.is("one differs", `document.querySelectorAll(".rows .differ").length === 1`)
	b.shot("review-coding")
	b.click(".rows .differ .codes > div:nth-child(2) .button")
	b.is("it is settled", `!!document.querySelector(".rows .differ .st-edited")`)
	b.click(".rows .differ .small a")
	b.is("the decision settles", `document.querySelector(".log").innerText.includes("settles")`)
	b.quiet()
}

func TestJourneyAddAnEventFromSelectedWords(t *testing.T) {
	_, path := ownRecord(t)
	_, base := openRoom(t, path, nil)
	e := someEvent(t, path, func(e *record.Event) bool { return len(e.Statements) == 1 })
	b := openTab(t, base, "/review")
	b.sign("Ana Flores")
	b.open("/documents/" + e.Statements[0].Doc.String())
	b.is("no words, no link", `document.querySelector("#add-selection").hidden`)
	words := b.text(`(() => { const p = [...document.querySelectorAll(".doc .words")].find(p => p.textContent.length > 60), r = new Range(), w = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), n = w.nextNode();
		r.setStart(n, 3); r.setEnd(n, Math.min(30, n.length)); getSelection().removeAllRanges(); getSelection().addRange(r); return r.toString() })()`)
	b.is("the link appears", `!document.querySelector("#add-selection").hidden`)
	b.click("#add-selection")
	b.is("the words are quoted", `document.querySelector("blockquote mark")?.textContent === `+quoted(words))
	b.fill("[name=type]", "ACCUSE")
	b.fill("[name=when]", "1999-05-02")
	b.click(".fields .acts .button")
	b.is("the event is there, with its words", `location.pathname.startsWith("/events/e") && [...document.querySelectorAll("blockquote mark")].some(m => m.textContent.includes(`+quoted(strings.TrimSpace(words))+`)) && !!document.querySelector(".stand.added")`)
	b.quiet()
}

func TestJourneyExportADossierAndOpenIt(t *testing.T) {
	_, base := openRoom(t, "", nil)
	b := openTab(t, base, "/chronology?from=2023&type=ASSAULT")
	b.is("the page can be taken away", `document.querySelectorAll(".take a[download]").length === 4`)
	get := func(form string) []byte {
		t.Helper()
		res, err := http.Get(base + b.text(`document.querySelector('.take a[href*="`+form+`"]').getAttribute("href")`))
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != 200 || !strings.Contains(res.Header.Get("Content-Disposition"), "attachment") {
			t.Fatalf("%s: %d %v", form, res.StatusCode, err)
		}
		return body
	}
	docx := get(".docx")
	if z, err := zip.NewReader(bytes.NewReader(docx), int64(len(docx))); err != nil || len(z.File) < 6 {
		t.Errorf("docx: %v", err)
	}
	if csv := string(get(".csv")); !strings.HasPrefix(csv, "section,id,") || strings.Count(csv, "\n") < 3 {
		t.Errorf("csv: %.200s", csv)
	}
	file := filepath.Join(t.TempDir(), "dossier.html")
	if err := os.WriteFile(file, get(".html"), 0o644); err != nil {
		t.Fatal(err)
	}
	at := &tab{t: t, ctx: b.ctx, base: "file://"}
	at.open(file)
	at.is("lines with notes", `document.querySelectorAll("article").length > 2 && document.querySelectorAll(".notes li").length >= document.querySelectorAll("article").length`)
	at.click("article sup a")
	at.is("a note quotes and names its document", `location.hash === "#note-1" && document.querySelector(":target q").textContent.length > 20 && /SHA-256 [0-9a-f]{64}/.test(document.querySelector(":target").textContent)`)
	at.shot("dossier")
	res, err := http.Get(base + "/dossier/chronology.exe")
	if err != nil || res.StatusCode != http.StatusNotFound {
		t.Errorf("%v %v", res, err)
	}
}

// Forms work without a script, and nothing typed is lost when the name is still to be given.
func TestDecidingWithoutAScriptOrAName(t *testing.T) {
	_, path := ownRecord(t)
	_, base := openRoom(t, path, nil)
	e := someEvent(t, path, func(e *record.Event) bool { return len(e.Statements) == 1 })
	client := session(t)
	page := client.get(base + "/review/items/" + e.ID)
	token := between(page, `name="token" value="`, `"`)
	asked := client.post(base+"/review/items/"+e.ID, "token="+token+"&kind=note&reason=a+remark+%26+more")
	if !has(asked, `name="author"`, `name="reason" value="a remark &amp; more"`, `name="kind" value="note"`) {
		t.Fatalf("the name is not asked for, or what was typed is lost:\n%s", asked)
	}
	done := client.post(base+"/review/items/"+e.ID, "token="+token+"&kind=note&reason=a+remark&author=Ana")
	if !has(done, "a remark", "Ana", "noted on") {
		t.Fatalf("not noted:\n%s", done)
	}
	for _, bad := range []string{"kind=edit&when=soon", "kind=edit", "kind=merge", "kind=split", "kind=nonsense", "kind=edit&roles=nobody", "kind=merge&with=efffffff", "kind=split&at=zz:1"} {
		if answer := client.post(base+"/review/items/"+e.ID, "token="+token+"&author=Ana&"+bad); !has(answer, `class="lonely"`) {
			t.Errorf("%s is taken:\n%.600s", bad, answer)
		}
	}
	if answer := client.post(base+"/review/items/"+e.ID, "token="+token+"&author=Ana&kind=note&reason=x&next=//evil.example/"); !has(answer, "noted on") {
		t.Errorf("an address elsewhere: %.300s", answer)
	}
}

type visitor struct {
	t *testing.T
	c *http.Client
}

func session(t *testing.T) *visitor {
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &visitor{t, &http.Client{Jar: jar}}
}

func (v *visitor) get(url string) string { return v.read(v.c.Get(url)) }
func (v *visitor) post(url, form string) string {
	return v.read(v.c.Post(url, "application/x-www-form-urlencoded", strings.NewReader(form)))
}
func (v *visitor) read(res *http.Response, err error) string {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(res.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return string(b)
}

func between(s, a, b string) string {
	_, rest, _ := strings.Cut(s, a)
	out, _, _ := strings.Cut(rest, b)
	return out
}
