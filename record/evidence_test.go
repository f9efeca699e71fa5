package record

import (
	"encoding/json"
	"testing"
)

func TestEvidenceOutlivesItsDocument(t *testing.T) {
	d := plainDocument(t, "Two people were killed.")
	w, err := d.Witness(Span{Start: 0, End: 10})
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(w.Evidence())
	if err != nil {
		t.Fatal(err)
	}
	var back Evidence
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	again, err := back.In(d)
	if err != nil || again.Quote() != "Two people" {
		t.Errorf("cut again: %q, %v", again.Quote(), err)
	}
	if _, err := back.In(plainDocument(t, "Two people were hurt.")); err == nil {
		t.Error("evidence was found in another document")
	}
	if json.Unmarshal([]byte(`{"Start":5,"End":5}`), &back) == nil {
		t.Error("an empty span passed for evidence")
	}
}

func TestNoFindingWithoutEvidence(t *testing.T) {
	if _, ok := NewFinding("weekday", Holds); ok {
		t.Error("a finding without evidence")
	}
	if _, ok := NewFinding("weekday", Holds, Evidence{}, Witness{}.Evidence()); ok {
		t.Error("a finding on empty evidence")
	}
	d := plainDocument(t, "33 dead, 23 of them police")
	a, _ := d.Witness(Span{Start: 0, End: 7})
	b, _ := d.Witness(Span{Start: 9, End: 26})
	f, ok := NewFinding("parts-and-whole", Holds, a.Evidence(), b.Evidence(), a.Evidence())
	g, _ := NewFinding("parts-and-whole", Doubtful, b.Evidence(), a.Evidence())
	if !ok || len(f.Evidence) != 2 || f.ID != g.ID {
		t.Errorf("the same check on the same words: %+v %+v", f, g)
	}
}

func plainDocument(t *testing.T, text string) *Document {
	t.Helper()
	d, err := NewDocument(IDOf([]byte(text)), "a.txt", "plain", text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
