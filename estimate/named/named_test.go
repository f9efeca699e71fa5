package named

import (
	"fmt"
	"iter"
	"strings"
	"testing"

	"testigo/estimate/table"
	"testigo/record"
)

// said is one act as a document tells it: its evidence can only be read back from JSON.
func said(t *testing.T, doc int, act, edtf, place string, c record.Certainty) record.VictimAct {
	t.Helper()
	a := record.VictimAct{Act: act, EDTF: edtf, Place: place, Certainty: c}
	if err := a.Evidence.UnmarshalJSON(fmt.Appendf(nil, `{"Doc":%q,"Start":1,"End":9}`, id(doc))); err != nil {
		t.Fatal(err)
	}
	return a
}

func id(doc int) (d record.DocumentID) {
	d[0] = byte(doc)
	return d
}

func sequence(vs []*record.Victim) iter.Seq2[*record.Victim, error] {
	return func(yield func(*record.Victim, error) bool) {
		for _, v := range vs {
			if !yield(v, nil) {
				return
			}
		}
	}
}

// Document 2 is a reprint of 1 in another outlet: whoever only they name is on one list.
func TestGather(t *testing.T) {
	k := func(doc int) record.VictimAct {
		return said(t, doc, "killed", "1983-01-26", "Uchuraccay", record.Asserted)
	}
	victims := []*record.Victim{
		{ID: "v1", Name: "A", Acts: []record.VictimAct{k(1), k(2)}},
		{ID: "v2", Name: "B", Acts: []record.VictimAct{k(2), k(3)}, Sex: "female"},
		{ID: "v3", Acts: []record.VictimAct{k(1)}},
		{ID: "v4", Name: "D", Acts: []record.VictimAct{said(t, 3, "killed", "", "", record.Denied)}},
		{ID: "v5", Name: "E", Acts: []record.VictimAct{said(t, 3, "arrested", "1983", "", record.Asserted)}},
		{ID: "v6", Name: "F", Acts: []record.VictimAct{said(t, 4, "killed", "1984", "", record.Reported)}},
	}
	src := Sources{
		Outlet:   map[record.DocumentID]string{id(1): "Paper", id(2): "Copyist", id(3): "Radio"},
		Name:     map[record.DocumentID]string{id(4): "bulletin.txt"},
		Families: record.Families{id(2): id(1)},
	}
	g, err := Gather("r", sequence(victims), src, []string{"killed"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if g.Named != 3 || g.Unnamed != 1 || g.Denied != 1 || g.Document != 4 || g.Copies != 1 {
		t.Errorf("%+v", g)
	}
	w := g.File.Whole
	if strings.Join(w.Lists, " ") != "Paper Radio bulletin.txt" || w.Count(1) != 1 || w.Count(3) != 1 || w.Count(4) != 1 {
		t.Errorf("lists %v, cells %v", w.Lists, w.Cells)
	}
	g, err = Gather("r", sequence(victims), src, []string{"killed", "arrested"}, []string{"year"})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range g.File.Strata {
		names = append(names, fmt.Sprint(s.Name, " ", s.Table.People()))
	}
	if strings.Join(names, "; ") != "1983 3; 1984 1" {
		t.Errorf("strata %v", names)
	}
	if _, err := Gather("r", sequence(victims), src, []string{"deported"}, nil); err == nil || !strings.Contains(err.Error(), "hint:") {
		t.Errorf("nobody: %v", err)
	}
	if _, err := Gather("r", sequence(victims), src, []string{"killed"}, []string{"colour"}); err == nil || !strings.Contains(err.Error(), "year, place, sex, alleged") {
		t.Errorf("a stratum that is none: %v", err)
	}
}

// One outlet written in two ways is one list.
func TestOutletsInCapitals(t *testing.T) {
	src := Sources{Outlet: map[record.DocumentID]string{id(1): "Agencia Sur", id(2): "AGENCIA SUR", id(3): "Agéncia Sur", id(4): "Agencia Sur", id(5): "Radio"}}
	for doc, want := range map[int]string{1: "Agencia Sur", 2: "Agencia Sur", 3: "Agencia Sur", 5: "Radio"} {
		if got := src.List(id(doc)); got != want {
			t.Errorf("document %d is of %q, want %q", doc, got, want)
		}
	}
}

// Sources that differ on a person's year do not put the person into either.
func TestStratumNotAgreed(t *testing.T) {
	v := &record.Victim{Name: "A", Acts: []record.VictimAct{said(t, 1, "killed", "1983", "", record.Asserted), said(t, 3, "killed", "1984", "", record.Asserted)}}
	if s := stratum(v, v.Acts, []string{"year"}); s != table.NotStated {
		t.Errorf("stratum %q", s)
	}
}

func TestSmallSourcesAreJoined(t *testing.T) {
	var people []table.Person
	for i := 0; i < 30; i++ {
		for n := 0; n <= i; n++ {
			people = append(people, table.Person{Lists: []string{fmt.Sprintf("s%02d", i)}})
		}
	}
	people = append(people, table.Person{Lists: []string{"s00", "s01", "s29"}})
	if n := join(people); n != 19 {
		t.Errorf("%d sources joined", n)
	}
	lists := map[string]bool{}
	for _, p := range people {
		for _, l := range p.Lists {
			lists[l] = true
		}
	}
	if len(lists) != most || strings.Join(people[len(people)-1].Lists, " ") != "s29 "+Others {
		t.Errorf("%d lists, the last person on %v", len(lists), people[len(people)-1].Lists)
	}
}
