package api

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"testigo/record"
	"testigo/review"
	"testigo/store"
)

// What people decide while the room is open is seen in it: marked, counted, filtered by, and in the words that they chose.
func TestDecisionsAreSeen(t *testing.T) {
	from, err := example()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "copy.testigo")
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	d := openDesk(t, path)
	ctx := context.Background()
	first := recordOf(t, d)
	all, err := first.Events(ctx, Filter{}, record.English, 0, MaxLimit)
	if err != nil {
		t.Fatal(err)
	}
	edited, accepted := all.Events[0].ID, all.Events[1].ID
	when := "2001-05-04"
	_, err = review.Decide(ctx, path, "Ana", func(s *store.Store) ([]*record.Decision, error) {
		a, err := review.Subject(ctx, s, edited)
		if err != nil {
			return nil, err
		}
		b, err := review.Subject(ctx, s, accepted)
		return []*record.Decision{{Kind: record.EditItem, On: []record.Subject{a}, Change: &record.Change{When: &when}}, {Kind: record.Accept, On: []record.Subject{b}}}, err
	})
	if err != nil {
		t.Fatal(err)
	}
	var now *Record
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		r, done, err := d.Record(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer done()
		if now = r; r != first {
			break
		}
	}
	for standing, id := range map[string]string{"edited": edited, "accepted": accepted} {
		got, err := now.Events(ctx, Filter{Standings: []string{standing}}, record.English, 0, 10)
		if err != nil || got.Total != 1 || got.Events[0].ID != id || got.Events[0].Standing != standing {
			t.Errorf("%s: %+v (%v)", standing, got, err)
		}
	}
	e, err := now.Event(ctx, edited, record.English)
	if err != nil || e.Date != when {
		t.Errorf("the corrected date is %q (%v)", e.Date, err)
	}
	// the page of one event knows at once, without the columns being read again
	if e, err := first.Event(ctx, accepted, record.English); err != nil || e.Standing != "accepted" {
		t.Errorf("right after the decision: %q (%v)", e.Standing, err)
	}
	rest, err := now.Events(ctx, Filter{Standings: []string{"machine"}}, record.English, 0, 1)
	if err != nil || rest.Total != all.Total-2 {
		t.Errorf("%d of %d events are left to the machine (%v)", rest.Total, all.Total, err)
	}
	f, err := now.Facets(ctx, Filter{})
	if err != nil || len(f.Standings) != 3 {
		t.Errorf("%+v (%v)", f.Standings, err)
	}
}
