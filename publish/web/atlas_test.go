package web

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"testigo/publish/api"
)

// The map tells an area from a dot: what is told of a department colours it, what is told of a town is a mark, and the table has both.
func TestTheMapDrawsAreasAndMarks(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	var a api.Atlas
	if err := json.Unmarshal(visit(t, r, "/api/v1/map", nil).Body.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if a.Placed == 0 || a.Placed+a.Unplaced != a.Events || len(a.Points) == 0 || len(a.Divisions) == 0 {
		t.Fatalf("%d events, %d placed, %d not; %d points, %d divisions", a.Events, a.Placed, a.Unplaced, len(a.Points), len(a.Divisions))
	}
	page := visit(t, r, "/map", nil).Body.String()
	if n := strings.Count(page, "<circle "); n == 0 || n > len(a.Points) {
		t.Errorf("%d marks for %d places", n, len(a.Points))
	}
	if n := len(regexp.MustCompile(`<path class="l[0-6]"`).FindAllString(page, -1)); n < 25 {
		t.Errorf("%d departments", n)
	}
	for _, d := range a.Divisions {
		if d.Count < d.Own {
			t.Errorf("%s: %d events, of which %d told no more exactly", d.Name, d.Count, d.Own)
		}
		if strings.HasPrefix(d.Code, "PE-") && !strings.Contains(page, d.Name+": ") {
			t.Errorf("%s is not on the map of Peru", d.Name)
		}
	}
	if puno := visit(t, r, "/map?in=PE-PUN", nil); puno.Code != 200 || !has(puno.Body.String(), "Puno", `href="/map?in=PE"`) {
		t.Error("a department has no way out")
	}
	for _, bad := range []string{"/map?in=XX", "/map?in=PE-NOT", "/map?in=%00"} {
		if w := visit(t, r, bad, nil); w.Code != 400 {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	filtered := visit(t, r, "/map?from=2023-01&to=2023-01&in=PE", nil).Body.String()
	if !has(filtered, "January 2023", `from=2023-01&amp;in=PE`) && !strings.Contains(filtered, "in=PE") {
		t.Error("the axis leaves the part of the map")
	}
}

// Marks in the browser: nearer and farther, and the slider along the axis.
func TestTheMapInTheBrowser(t *testing.T) {
	_, base := openRoom(t, "", nil)
	b := openTab(t, base, "/map")
	b.is("the tools are there", `!document.querySelector("[data-zoom=in]").hidden`)
	b.click("[data-zoom=in]")
	b.is("the map is nearer", `document.querySelector("svg.map").viewBox.baseVal.width < 900`)
	before := b.text(`document.querySelector("[role=status]").textContent`)
	b.text(`(() => { const s = document.querySelector("#map-time"); s.value = s.max; s.dispatchEvent(new Event("input", { bubbles: true })); return "" })()`)
	b.is("the slider chooses dates", `location.search.includes("from=")`)
	b.is("fewer events are shown", `document.querySelector("[role=status]").textContent !== `+strconv.Quote(before))
	b.text(`(() => { const s = document.querySelector("#map-time"); s.value = 0; s.dispatchEvent(new Event("input", { bubbles: true })); return "" })()`)
	b.is("and back to all of them", `!location.search.includes("from=") && !!document.querySelector(".map-where a")`)
	b.text(`(document.querySelector(".map-where a").focus(), "")`)
	b.key(enter)
	b.is("a place leads to its events", `location.pathname === "/chronology" && location.search.includes("place=")`)
	b.quiet()
}

// The registry of conflicts: states by rule, demands and events in their words.
func TestConflictsTellWhyTheirStateIs(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	var list api.Conflicts
	if err := json.Unmarshal(visit(t, r, "/api/v1/conflicts", nil).Body.Bytes(), &list); err != nil || len(list.Conflicts) == 0 {
		t.Fatalf("%d conflicts: %v", len(list.Conflicts), err)
	}
	sum := 0
	for _, s := range list.States {
		sum += s.Count
	}
	if sum != list.Total {
		t.Errorf("%d conflicts, %d by state", list.Total, sum)
	}
	for _, c := range list.Conflicts {
		if len(c.History) == 0 || c.History[len(c.History)-1].State != c.State {
			t.Errorf("%s is %s, and its history ends otherwise: %v", c.ID, c.State, c.History)
		}
		page := visit(t, r, "/conflicts/"+c.ID+"?lang=es", nil).Body.String()
		if !has(page, "Estado y fase", `class="ev `) || strings.Contains(page, "[conflict") {
			t.Errorf("%s: its page", c.ID)
		}
	}
	if w := visit(t, r, "/conflicts?state=angry", nil); w.Code != 400 {
		t.Errorf("a state that is none: %d", w.Code)
	}
	if w := visit(t, r, "/conflicts/c00000000", nil); w.Code != 404 {
		t.Errorf("a conflict that is none: %d", w.Code)
	}
}

// Elections: every packaged one opens; seats are computed, departures are sentences, and the page says that no document says so.
func TestElectionsOfThePacks(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	for _, lang := range []string{"en", "es"} {
		list := visit(t, r, "/elections?lang="+lang, nil).Body.String()
		links := regexp.MustCompile(`href="(/elections/[^"]+)"`).FindAllStringSubmatch(list, -1)
		if len(links) < 30 {
			t.Fatalf("%d elections", len(links))
		}
		for _, l := range links {
			w := visit(t, r, l[1]+"?lang="+lang, nil)
			if w.Code != 200 || !strings.Contains(w.Body.String(), map[string]string{"en": "not from a document", "es": "no de un documento"}[lang]) {
				t.Errorf("%s: %d", l[1], w.Code)
			}
		}
	}
	loreto := visit(t, r, "/elections/peru-1985-deputies", nil).Body.String()
	if !has(loreto, "LORETO, 5 seats", `class="departs"`) {
		t.Error("the departure of Loreto is not told")
	}
	if n := strings.Count(visit(t, r, "/elections/peru-2011", nil).Body.String(), `class="w0"`); n > 1 {
		t.Errorf("%d departments have no votes on the map", n)
	}
	if w := visit(t, r, "/elections/peru-1776", nil); w.Code != 404 {
		t.Errorf("an election that is none: %d", w.Code)
	}
}

func TestVictimsPage(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	if w := visit(t, r, "/victims?named=yes&lang=es", nil); w.Code != 200 || !has(w.Body.String(), "Víctimas", "con nombre") {
		t.Errorf("the register: %d", w.Code)
	}
	if w := visit(t, r, "/victims/v000000", nil); w.Code != 404 {
		t.Errorf("a person who is none: %d", w.Code)
	}
}

// On a phone the table of lists keeps its names in words.
func TestVotesCanBeReadOnAPhone(t *testing.T) {
	_, base := openRoom(t, "", nil)
	b := openTab(t, base, "/elections/peru-1985-deputies?lang=es")
	b.resize(390)
	b.open("/elections/peru-1985-deputies?lang=es")
	b.fits("an election")
	b.is("names are not broken into letters", `[...document.querySelectorAll(".lists tbody th")].every(e => e.clientWidth > 85) && document.querySelector(".lists").getBoundingClientRect().right <= innerWidth`)
	b.quiet()
}
