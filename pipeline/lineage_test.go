package pipeline

import (
	"context"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"testigo/record"
	"testigo/store"
)

// TestLineageOfTheExample: of the example reports one is a reprint and one a translation (GOLD.md); nothing else is
// linked, though many tell the same events, and neither copy is a witness of its own.
func TestLineageOfTheExample(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r.testigo")
	if sum := build(t, Options{Paths: []string{reports(t)}, Out: out}); sum.Lineages != 2 {
		t.Errorf("%d lineages", sum.Lineages)
	}
	s, err := store.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := context.Background()
	name := map[record.DocumentID]string{}
	for row, err := range s.Documents(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		name[row.Hash] = path.Base(row.Name)
	}
	var got []string
	var all []record.Lineage
	for l, err := range s.Lineages(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, name[l.Doc]+" "+string(l.Kind)+" "+name[l.Of])
		all = append(all, l)
	}
	slices.Sort(got)
	want := []string{
		"2020-11-23-two-young-men-dead.txt translation 2020-11-18-boletin-dos-jovenes.txt",
		"2021-07-21-harbour-reprint.html reprint 2021-07-20-runoff-proclaimed.txt",
	}
	if !slices.Equal(got, want) {
		t.Fatalf("got %q", got)
	}

	families := record.FamiliesOf(all)
	together := map[string]int{} // events that original and copy both tell
	for e, err := range s.Events(ctx, store.EventFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		docs := map[record.DocumentID]bool{}
		for _, ref := range e.Statements {
			docs[ref.Doc] = true
		}
		if e.Documents != len(docs) || e.Independent != families.Count(docs) {
			t.Errorf("%s: %d documents, %d independent, counted %d and %d", e.ID, e.Documents, e.Independent, len(docs), families.Count(docs))
		}
		for _, l := range all {
			if docs[l.Doc] && docs[l.Of] {
				together[string(l.Kind)]++
			}
		}
	}
	if together["translation"] < 5 || together["reprint"] < 5 {
		t.Errorf("events told by an original and its copy: %v", together)
	}
	for q, err := range s.Questions(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if q.Independent < 2 && q.Status == record.Agreed && fromSeveral(q) {
			t.Errorf("%s: copies agree with their original: %v", q.ID, q)
		}
	}
	a, err := s.Verify(ctx, nil)
	if err != nil || len(a.Faults) > 0 {
		t.Errorf("%v %s", err, strings.Join(a.Faults, "; "))
	}
}

// fromSeveral tells that each document has but one of the figures.
func fromSeveral(q *record.Question) bool {
	seen := map[record.DocumentID]bool{}
	for _, f := range q.Figures {
		if seen[f.Doc] {
			return false
		}
		seen[f.Doc] = true
	}
	return true
}
