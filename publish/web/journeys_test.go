package web

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"testigo/publish/api"
	"testigo/record"
	"testigo/store"
)

// Journey: what happened in San Marcos in January 2023, who says so, and where exactly does it stand?
func TestFindAndOpenTheSentence(t *testing.T) {
	_, base := openRoom(t, "", nil)
	b := openTab(t, base, "/?lang=en")
	b.press("/", "Slash")
	b.is("/ goes to the search", `document.activeElement.id === "find"`)
	b.key("marcos" + enter) // without its accent or capital
	b.is("the search page answers", `location.pathname === "/search" && document.querySelectorAll("#results .found li").length > 0`)
	b.is("the words are marked", `[...document.querySelectorAll("#results mark")].some(m => m.textContent === "Marcos" && m.checkVisibility())`)
	b.is("the box can be typed on", `(() => { const f = document.querySelector("#find"); f.focus(); f.setSelectionRange(99, 99); return document.activeElement === f })()`)
	b.key(" deteni")
	b.is("results follow the typing", `new URLSearchParams(location.search).get("q") === "marcos deteni" && [...document.querySelectorAll("#results mark")].some(m => m.textContent.toLowerCase() === "detenidas")`)
	sentence := b.text(`document.querySelector("#results .found li[class^='t-'] .quote").textContent`)
	b.click(`#results .found li[class^='t-'] .type`)
	b.is("the event lists its witnesses", `location.pathname.startsWith("/events/") && document.querySelectorAll(".st blockquote mark").length > 0`)
	b.is("one of them is the sentence that was found", fmt.Sprintf(`[...document.querySelectorAll(".st blockquote")].some(q => q.textContent.includes(%q))`, strings.TrimSpace(sentence)))
	b.click(`.st .in`)
	b.is("the document opens at the words", `location.pathname.startsWith("/documents/") && /^#c:\d+-\d+$/.test(location.hash)`)
	b.is("which are marked and in sight", `(() => { const h = CSS.highlights.get("cited"); if (!h) return false; const r = [...h][0].getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight && r.height > 0 })()`)
	b.is("and are the sentence", fmt.Sprintf(`[...CSS.highlights.get("cited")][0].toString().replace(/\s+/g, " ").trim().length > 20 && %q.length > 20`, sentence))

	// in the document, statements are walked by keyboard; card and words light up together
	b.press("n", "KeyN")
	b.is("n goes to a note", `document.activeElement.matches(".card .cite")`)
	b.is("its words light up", `document.querySelectorAll(".on.lit").length > 0 && document.activeElement.closest(".card").matches(".lit-card")`)
	first := b.text(`document.activeElement.closest(".card").dataset.s`)
	b.press("n", "KeyN")
	b.is("n goes on", fmt.Sprintf(`document.activeElement.closest(".card").dataset.s !== %q`, first))
	b.press("p", "KeyP")
	b.is("p goes back", fmt.Sprintf(`document.activeElement.closest(".card").dataset.s === %q`, first))
	// words that are selected have an address
	b.is("words are selected", `(() => { const p = [...document.querySelectorAll(".words")].find(p => p.firstChild.nodeType === 3 && p.firstChild.length > 12), n = p.firstChild, r = new Range(); r.setStart(n, 2); r.setEnd(n, 9);
		getSelection().removeAllRanges(); getSelection().addRange(r); window.selected = r.toString(); return selected.length === 7 })()`)
	b.is("they can be cited", `document.querySelector(".cite-these").checkVisibility() && !document.querySelector("#add-selection").hidden`) // both stand there, so that nothing moves under the mouse
	b.click(`.cite-these`)
	b.is("and are what the address names", `location.hash === document.querySelector(".cite-these").getAttribute("href") && [...CSS.highlights.get("cited")][0].toString() === selected`)
	b.is("names can be marked too", `(() => { document.querySelector("#names").click(); return getComputedStyle(document.querySelector(".n-place")).boxShadow !== "none" })()`)
	b.quiet()
}

// Journey: how many were killed, according to whom, and do they agree?
func TestCompareTolls(t *testing.T) {
	r, base := openRoom(t, "", nil)
	b := openTab(t, base, "/?lang=es")
	b.click(`.waits .conflict a`)
	b.is("the board lists what differs", `location.search.includes("status=conflict") && document.querySelectorAll(".board .q.conflict").length > 0 && !document.querySelector(".board .q:not(.conflict)")`)
	b.is("each row draws its figures", `[...document.querySelectorAll(".board .q")].every(q => q.querySelectorAll(".plot .pt").length >= 2)`)
	b.is("no two marks of a plot lie on each other", `[...document.querySelectorAll(".plot")].every(p => { const c = [...p.querySelectorAll("circle")].map(e => { const r = e.getBoundingClientRect(); return Math.round(r.x) + "," + Math.round(r.y) }); return new Set(c).size === c.length })`)
	b.click(`.board .q summary`)
	b.is("its sentences can be read", `[...document.querySelectorAll(".board .q details[open] q mark")].filter(m => m.checkVisibility()).length >= 2`)
	b.click(`.board .q h2 a`)
	b.is("the question has a page of its own", `location.pathname.startsWith("/questions/") && document.querySelectorAll(".answers tbody tr").length >= 2`)
	b.is("a figure leads to its words", `/^\/documents\/[0-9a-f]{64}#c:\d+-\d+$/.test(document.querySelector(".answers .numeral a").getAttribute("href"))`)
	figure := b.text(`document.querySelector(".answers .numeral").textContent.trim()`)
	b.click(`.answers .numeral a`)
	b.is("exactly these", fmt.Sprintf(`CSS.highlights?.get("cited") && [...CSS.highlights.get("cited")][0].toString() === %q`, figure))
	b.quiet()

	// growth is drawn as a line, a disagreement is not
	rec, done, err := r.desk.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	for status, line := range map[record.Status]bool{record.Growth: true, record.Conflicting: false} {
		qs, err := rec.Questions(context.Background(), store.QuestionFilter{Status: status}, record.Spanish, 0, 5)
		if err != nil || len(qs.Questions) == 0 {
			t.Fatalf("%s: %v", status, err)
		}
		for _, q := range qs.Questions {
			if p := plot(record.Spanish, q, 80); p == nil || (len(p.Lines) > 0) != line {
				t.Errorf("%s %s: %+v", status, q.ID, p)
			}
		}
	}
}

func f64(v float64) *float64 { return &v }

// Bounds are drawn as what they leave open, copies as no witness, and a figure without a date stands at that of its document.
func TestPlots(t *testing.T) {
	day := func(s string) record.Interval { return record.EDTFInterval(s) }
	doc := func(name, written string) *api.Doc {
		return &api.Doc{ID: name, Name: name, Written: written, Days: day(written)}
	}
	q := &api.Question{Measure: "killed", Status: record.Growth, Figures: []api.Figure{
		{Words: "more than 50", Value: f64(50), Bound: record.MoreThan, Days: day("2023-01-02"), AsOf: "2023-01-02", Document: doc("a", "2023-01-03")},
		{Words: "at most 70", Value: f64(70), Bound: record.AtMost, Document: doc("b", "2023-01-09")},
		{Words: "60 to 80", Low: f64(60), High: f64(80), Bound: record.Between, Days: day("2023-01-20"), AsOf: "2023-01-20", Document: doc("c", "")},
		{Words: "70", Value: f64(70), Days: day("2023-01-20"), AsOf: "2023-01-20", Copy: true, Document: doc("d", "")},
		{Words: "70", Value: f64(70), Document: doc("e", "")},
		{Words: "many", Bound: record.Many, Document: doc("f", "")},
	}}
	p := plot(record.English, q, 100)
	if p == nil || len(p.Points) != 5 || !p.Undated || p.Top != "80" || p.First != "2 January 2023" || p.Last != "20 January 2023" {
		t.Fatalf("%+v", p)
	}
	a, b, c, d, e := p.Points[0], p.Points[1], p.Points[2], p.Points[3], p.Points[4]
	if a.Bound != "up" || a.High >= a.Y || b.Bound != "down" || b.Low <= b.Y || c.Bound != "bar" || c.High >= c.Low || !d.Copy {
		t.Errorf("bounds: %+v", p.Points)
	}
	if a.Lent || !b.Lent || e.Lent || e.X < 90 || !(a.X < b.X && b.X < c.X) || !(a.Y > b.Y) {
		t.Errorf("dates: %+v", p.Points)
	}
	if len(p.Lines) != 2 { // through the independent, dated marks
		t.Errorf("%d lines", len(p.Lines))
	}
	if plot(record.English, &api.Question{Figures: q.Figures[:1]}, 100) != nil {
		t.Error("one figure needs no plot")
	}
}
