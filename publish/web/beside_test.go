package web

import (
	"strings"
	"testing"

	"testigo/record"
)

// A translation and its original: the same paragraph on both sides, with what was read in each, by keyboard and on a phone.
func TestATranslationStandsBesideItsOriginal(t *testing.T) {
	r, base := openRoom(t, "", nil)
	var id, origin, stranger string
	for _, d := range documentsOf(t, r) {
		if d.Origin != nil && d.Origin.Kind == record.Translation {
			id, origin = d.ID, d.Origin.ID
		} else if d.Origin == nil && d.ID != origin {
			stranger = d.ID
		}
	}
	b := openTab(t, base, "/documents/"+id+"?lang=en")
	b.click(`a[href$="/beside/` + id + `"]`)
	b.is("both stand there", `document.querySelectorAll(".pair:not(.heads)").length > 8 && document.querySelector("h1").innerText === "Side by side"`)
	for _, words := range [][2]string{{"Inti Sotelo Camargo tenía", "Inti Sotelo Camargo was"}, {"con 105 votos", "with 105 votes"}} {
		b.is(words[0]+" stands beside its translation", `[...document.querySelectorAll(".pair:not(.heads)")].some(p => { const [a, b] = p.querySelectorAll(".side"); return a.innerText.includes("`+words[0]+`") && b.innerText.includes("`+words[1]+`") })`)
	}
	b.is("each side has what was read in it", `[...document.querySelectorAll(".pair")].filter(p => [...p.querySelectorAll(".side")].every(s => s.querySelector(".card.k-event"))).length > 2`)
	b.is("a note leads to its words in its own document", `[...document.querySelectorAll(".side .cite")].every(a => /^\/documents\/[0-9a-f]{64}#c:\d+-\d+$/.test(a.getAttribute("href")))`)
	b.is("a side speaks its language", `document.querySelector(".pair:not(.heads) .side").lang === "es" && document.querySelectorAll(".pair:not(.heads) .side")[1].lang === "en"`)
	b.press("n", "KeyN")
	b.is("n goes to a pair", `document.activeElement.className === "no"`)
	first := b.text(`document.activeElement.getAttribute("href")`)
	b.press("n", "KeyN")
	b.is("and to the next", `document.activeElement.getAttribute("href") !== "`+first+`"`)
	b.press("p", "KeyP")
	b.is("and back", `document.activeElement.getAttribute("href") === "`+first+`"`)
	b.is("a note lights its words on its own side", `(() => { const c = [...document.querySelectorAll(".side")].map(s => s.querySelector(".card.k-event .cite")).find(e => e); c.focus();
		return document.querySelectorAll(".lit").length > 0 && [...document.querySelectorAll(".lit")].every(e => e.closest(".side") === c.closest(".side")) })()`)
	b.resize(390)
	b.fits("side by side")
	b.is("on a phone one stands under the other", `(() => { const s = document.querySelectorAll(".pair:not(.heads)")[3].querySelectorAll(".side"); return s[1].getBoundingClientRect().top >= s[0].getBoundingClientRect().bottom - 1 })()`)
	b.quiet()
	for _, wrong := range []string{"/documents/" + id + "/beside/" + stranger, "/documents/" + id + "/beside/" + id, "/documents/" + id + "/beside/zzz"} {
		if w := visit(t, r, wrong, nil); w.Code != 404 {
			t.Errorf("%s: %d", wrong, w.Code)
		}
	}
	if w := visit(t, r, "/documents/"+origin[:10]+"/beside/"+id[:10], nil); w.Code != 303 || !strings.HasSuffix(w.Header().Get("Location"), id) {
		t.Errorf("short ids: %d %s", w.Code, w.Header().Get("Location"))
	}
}
