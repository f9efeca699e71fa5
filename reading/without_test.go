package reading_test

import (
	"testing"

	"testigo/document"
	"testigo/reading"
)

// Each switch takes its layer away, and reading goes on.
func TestWithoutALayer(t *testing.T) {
	text := "Puno, 12 June 2013 (Wire) - Soldiers killed the union leader Ana Soto in Juliaca on Monday.\n\nPolice arrested nine miners in Puno on Tuesday."
	read := func(w reading.Without) (events, places, roles, named int) {
		r := reading.New()
		r.Without = w
		out := r.Read(document.FromText("t.txt", text))
		for _, e := range out.Events {
			for _, role := range e.Value().Roles {
				roles++
				if role.Value().Actor > 0 {
					named++
				}
			}
		}
		return len(out.Events), len(out.Places), roles, named
	}
	events, places, roles, named := read(reading.Without{})
	if events != 2 || places == 0 || roles < 4 || named == 0 {
		t.Fatalf("%d events, %d places, %d roles, %d named", events, places, roles, named)
	}
	if _, n, _, _ := read(reading.Without{Places: true}); n != 0 {
		t.Errorf("%d places without a gazetteer", n)
	}
	if _, _, _, n := read(reading.Without{Cast: true}); n != 0 {
		t.Errorf("%d roles with a listed actor without a cast", n)
	}
	for _, w := range []reading.Without{{Tags: true}, {Learned: true}, {Entries: true}} {
		if n, _, _, _ := read(w); n == 0 {
			t.Errorf("no event with %+v", w)
		}
	}
	if _, trace := reading.New().Traced(document.FromText("t.txt", text)); len(trace.Weighed) < 2 || len(trace.Phrases) == 0 {
		t.Error("a trace without candidates or phrases")
	}
}
