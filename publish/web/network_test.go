package web

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"testigo/publish/api"
)

// The network: every bond joins two actors that are drawn, a year shows no more than all years, and an actor's own picture has it.
func TestTheNetworkOfActors(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	ask := func(query string) (n api.Network) {
		t.Helper()
		w := visit(t, r, "/api/v1/network"+query, nil)
		if err := json.Unmarshal(w.Body.Bytes(), &n); err != nil || w.Code != 200 {
			t.Fatalf("%s: %d %v", query, w.Code, err)
		}
		return n
	}
	all := ask("")
	if len(all.Actors) < 5 || len(all.Bonds) < 5 || len(all.Years) == 0 {
		t.Fatalf("%d actors, %d bonds, %d years", len(all.Actors), len(all.Bonds), len(all.Years))
	}
	degree := make([]int, len(all.Actors))
	for _, b := range all.Bonds {
		degree[b.From]++
		degree[b.To]++
	}
	for i, a := range all.Actors {
		if degree[i] != a.Weight {
			t.Errorf("%s has %d bonds, %d drawn", a.Name, a.Weight, degree[i])
		}
	}
	for _, y := range all.Years {
		if n := ask(fmt.Sprintf("?year=%d", y.Year)); len(n.Bonds) == 0 || len(n.Bonds) > len(all.Bonds) || len(n.Bonds) != y.Count {
			t.Errorf("%d: %d bonds, %d told", y.Year, len(n.Bonds), y.Count)
		}
	}
	one := ask("?actor=" + all.Actors[0].ID)
	if len(one.Actors) == 0 || len(one.Actors) > len(all.Actors) {
		t.Errorf("around %s: %d actors", all.Actors[0].Name, len(one.Actors))
	}
	if n := ask("?limit=2"); len(n.Actors) != 2 || n.Left != len(all.Actors)-2 {
		t.Errorf("two actors: %d drawn, %d left out", len(n.Actors), n.Left)
	}
	page := visit(t, r, "/network?lang=es", nil).Body.String()
	if strings.Count(page, "<line class=\"r-") != len(all.Bonds) || !has(page, "Quién está con quién", "<mark>") {
		t.Error("the page draws other bonds, or quotes none")
	}
	for _, bad := range []string{"/network?year=soon", "/network?relation=loves"} {
		if w := visit(t, r, bad, nil); w.Code != 400 {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
}

func TestTheNetworkInTheBrowser(t *testing.T) {
	_, base := openRoom(t, "", nil)
	b := openTab(t, base, "/network")
	b.is("the slider is there", `!document.querySelector(".slide").hidden`)
	b.text(`(() => { const s = document.querySelector("#net-time"); s.value = s.max; s.dispatchEvent(new Event("input", { bubbles: true })); return "" })()`)
	b.is("the slider chooses a year", `/year=\d{4}/.test(location.search) && document.querySelector(".net-years [aria-current]").textContent.trim().startsWith(new URLSearchParams(location.search).get("year"))`)
	b.text(`(document.querySelector(".nodes a").focus(), "")`)
	b.key(enter)
	b.is("an actor leads to its page", `location.pathname.startsWith("/actors/")`)
	b.quiet()
}
