package web

import (
	"fmt"
	"testing"
)

func TestChronologyInABrowser(t *testing.T) {
	_, base := openRoom(t, "", nil)
	b := openTab(t, base, "/chronology")
	b.is("lines are listed", `document.querySelectorAll("details.ev").length > 50`)
	b.is("the axis is drawn", `document.querySelectorAll(".density .col rect:not(.hit)").length > 10`)
	b.shot("chronology-1400")

	// keyboard: j to a line, Enter opens it, its witnesses come with the sentence marked, Esc closes
	b.press("j", "KeyJ")
	b.is("j goes to a line", `document.activeElement.matches("details.ev > summary")`)
	b.key(enter)
	b.is("the sentence is marked", `[...document.querySelectorAll("details.ev[open] blockquote mark")].some(m => m.checkVisibility())`)
	b.is("and leads into its document", `/^\/documents\/[0-9a-f]{64}#c:\d+-\d+$/.test(document.querySelector("details.ev[open] .in").getAttribute("href"))`)
	b.key(escape)
	b.is("Esc closes it", `!document.querySelector("details.ev[open]") && document.activeElement.matches("summary")`)
	b.press("?", "Slash")
	b.is("? shows the keys", `document.querySelector("#keys").open`)
	b.key(escape)
	b.press("/", "Slash")
	b.is("/ goes to the search", `document.activeElement.id === "find" && document.activeElement.value === ""`)

	// filters act at once and live in the address
	b.click(`input[name=type][value=PROTEST]`)
	b.is("the address holds the filter", `location.search === "?type=PROTEST"`)
	b.is("only protests are listed", `[...document.querySelectorAll("details.ev")].length > 3 && [...document.querySelectorAll("details.ev")].every(e => e.matches(".t-PROTEST"))`)
	b.is("the focus stays", `document.activeElement.value === "PROTEST"`)
	b.is("what is chosen can be taken away", `document.querySelector(".chosen a").textContent.includes("protest")`)
	b.is("back goes back", `(history.back(), true)`)
	b.is("everything is there again", `location.search === "" && document.querySelectorAll("details.ev:not(.t-PROTEST)").length > 3`)

	// the tab key reaches one column of the axis, arrows the others
	b.is("one column is a stop", `document.querySelectorAll(".density .col[tabindex='0']").length === 1`)
	b.is("it takes the focus", `(document.querySelector(".density .col[tabindex='0']").focus(), document.activeElement.matches(".col"))`)
	first := b.text(`document.activeElement.getAttribute("href")`)
	b.press("ArrowRight", "ArrowRight")
	b.is("an arrow goes on", fmt.Sprintf(`document.activeElement.matches(".col[tabindex='0']") && document.activeElement.getAttribute("href") !== %q && document.querySelectorAll(".density .col[tabindex='0']").length === 1`, first))

	// a column of the axis narrows the dates
	b.is("a column is a link", `(() => { const c = [...document.querySelectorAll(".density .col")].find(a => a.querySelectorAll("rect").length > 3); c.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true })); return true })()`)
	b.is("the address holds the dates", `/from=\d{4}-01-01&to=\d{4}-12-31/.test(location.search)`)
	b.is("months are drawn", `document.querySelector(".axis").dataset.unit === "month"`)
	// a stretch drawn on the axis narrows the dates to it; without a filter all years are there again
	b.open("/chronology?lang=en&type=PROTEST")
	b.is("a stretch is drawn", `(() => { const s = document.querySelector(".density"), r = s.getBoundingClientRect(), p = (t, f, on) => on.dispatchEvent(new PointerEvent(t, { bubbles: true, clientX: r.left + r.width * f, clientY: r.top + 30, button: 0 }));
		p("pointerdown", .85, s); p("pointermove", .9, s); p("pointermove", .97, s); const drawn = document.querySelector(".brush").getAttribute("width"); p("pointerup", .97, s); return parseFloat(drawn) > 10 && parseFloat(drawn) < 14 })()`)
	b.is("the dates follow, and the type stays", `/^\?type=PROTEST&from=20\d\d-\d\d-\d\d&to=20\d\d-\d\d-\d\d$/.test(location.search) && document.querySelector("#f-from").value.startsWith("20")`)
	b.is("the lines lie in it", `[...document.querySelectorAll("details.ev")].length > 0 && [...document.querySelectorAll(".year")].every(y => +y.textContent >= 2015)`)
	b.click(`figcaption a:last-of-type`)
	b.is("all years", `location.search === "?type=PROTEST" && document.querySelector("#f-from").value === ""`)
	b.open("/chronology")
	for _, width := range []int64{1400, 768, 390, 320} {
		b.resize(width)
		b.fits("the chronology")
	}
	b.shot("chronology-320")
	b.media("print", "")
	b.is("on paper there are no filters, and the lines are there", `!document.querySelector(".filters").checkVisibility() && document.querySelector("details.ev .head").checkVisibility()`)
	b.media("", "")
	b.quiet()
}

func TestWithoutAScriptTheChronologyWorks(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	first := visit(t, r, "/chronology?limit=20", nil).Body.String()
	if !has(first, `rel="next" href="/chronology?limit=20&amp;offset=20"`, `<form class="filters" action="/chronology"`, `href="/chronology?from=`) {
		t.Error("no form, no pages or no axis to click")
	}
	if second := visit(t, r, "/chronology?limit=20&offset=20", nil).Body.String(); !has(second, `rel="prev"`) || has(second, eventIDs(first)[0]) {
		t.Error("the second page shows the first")
	}
}
