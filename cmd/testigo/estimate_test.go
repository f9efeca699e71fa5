package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"testigo/record"
	"testigo/store"
)

// A record's own named victims are lists by source: two sources are refused, three that overlap enough give
// a figure, and people without a name are counted as left out.
func TestEstimateOfARecord(t *testing.T) {
	make := func(name string, people map[int]int) string {
		path := filepath.Join(t.TempDir(), name)
		b, err := store.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		put := func(who string, on int) {
			n++
			v := &record.Victim{ID: fmt.Sprintf("v%04x", n), Name: who}
			for doc := 0; doc < 3; doc++ {
				if on>>doc&1 == 0 {
					continue
				}
				a := record.VictimAct{Act: "killed", Certainty: record.Asserted}
				if err := a.Evidence.UnmarshalJSON(fmt.Appendf(nil, `{"Doc":"%064x","Start":1,"End":5}`, doc+1)); err != nil {
					t.Fatal(err)
				}
				v.Acts = append(v.Acts, a)
			}
			if err := b.PutVictim(n, v); err != nil {
				t.Fatal(err)
			}
		}
		for on := 1; on < 8; on++ {
			for i := 0; i < people[on]; i++ {
				put(fmt.Sprint("person ", n), on)
			}
		}
		put("", 7)
		if err := b.Commit(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	estimate := func(path string) string {
		out, err := exec.Command("testigo", "estimate", path, "--method", "loglinear").CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	for _, c := range []struct {
		name   string
		people map[int]int
		want   []string
	}{
		{"small.testigo", map[int]int{1: 5, 2: 4, 3: 3}, []string{"No estimate: 12 people", "Only two usable lists", "12 named people in 2 documents, 0 of them copies", "without a name (1)"}},
		{"large.testigo", map[int]int{1: 210, 2: 140, 4: 90, 3: 140, 5: 90, 6: 60, 7: 60}, []string{"confidence interval", "of which 790 documented", "The lists are the record's sources"}},
	} {
		said := estimate(make(c.name, c.people))
		for _, w := range c.want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: no %q in\n%s", c.name, w, said)
			}
		}
	}
	out, err := exec.Command("testigo", "estimate", make("none.testigo", nil)).CombinedOutput()
	if err == nil || !strings.Contains(string(out), "no named person of whom the record says killed") {
		t.Errorf("a record without names: %v\n%s", err, out)
	}
}
