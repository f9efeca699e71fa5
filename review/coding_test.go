package review_test

import (
	"errors"
	"testing"

	"testigo/record"
	"testigo/review"
	"testigo/store"
)

// Two coders code a sample; the agreement is that of their codes, and nothing of the record changes until somebody adjudicates.
func TestDoubleCodingAndAdjudication(t *testing.T) {
	dir, path := build(t, reports)
	before := chronology(t, path)
	assigned := decideWith(t, path, "Ana", func(s *store.Store) []*record.Decision {
		on, err := review.Sampled(ctx, s, store.EventFilter{}, 5, 7)
		if err != nil {
			t.Fatal(err)
		}
		return []*record.Decision{{Kind: record.Assign, On: on, Sample: &record.Sample{Name: "first", Coders: []string{"Ana", "Beto"}}}}
	})
	code := func(coder string, unit int, is *record.Change) {
		t.Helper()
		decideWith(t, path, coder, func(s *store.Store) []*record.Decision {
			c, err := review.CodingNamed(ctx, s, "first")
			if err != nil {
				t.Fatal(err)
			}
			d, err := review.NewCode(c, unit, coder, is)
			if err != nil {
				t.Fatal(err)
			}
			return []*record.Decision{d}
		})
	}
	types := []string{"PROTEST/march", "ASSAULT/killing", "COERCE/arrest", "PROTEST/blockade", "DEMAND"}
	for i, typ := range types {
		code("Ana", i, &record.Change{Type: ptr(typ), When: ptr("2023-01-09"), Certainty: ptr("asserted")})
		other := typ
		if i == 0 {
			other = "PROTEST/strike"
		}
		if i < 4 {
			code("Beto", i, &record.Change{Type: ptr(other), When: ptr("2023-01-09"), Certainty: ptr("asserted")})
		}
	}
	coding := func() (c *review.Coding) {
		inside(t, path, func(s *store.Store) {
			var err error
			if c, err = review.CodingNamed(ctx, s, "first"); err != nil {
				t.Fatal(err)
			}
		})
		return c
	}
	c := coding()
	if c.Open() || c.Done("Ana") != 5 || c.Done("Beto") != 4 {
		t.Fatalf("open %v, %d and %d done", c.Open(), c.Done("Ana"), c.Done("Beto"))
	}
	if i, ok := c.Next("Beto"); !ok || i != 4 {
		t.Fatalf("next of Beto: %d %v", i, ok)
	}
	code("Beto", 4, nil) // there is no event
	c = coding()
	if !c.Open() {
		t.Fatal("all is coded, and the codes stay closed")
	}
	got := map[string]review.FieldAgreement{}
	for _, f := range c.Agreement() {
		got[f.Field] = f
	}
	if f := got["type"]; !f.Defined || f.Alpha != 1 || f.Units != 4 {
		t.Errorf("types agree on the 4 units that both call events: %+v", f)
	}
	if f := got["mode"]; f.Identical != 3 || f.Alpha >= 1 {
		t.Errorf("one mode of 4 differs: %+v", f)
	}
	if f := got["event"]; f.Units != 5 || f.Identical != 4 {
		t.Errorf("one unit is no event to Beto: %+v", f)
	}
	if _, err := review.NewCode(c, 0, "Carla", nil); !errors.Is(err, review.ErrNotACoder) {
		t.Errorf("whoever was not asked may code: %v", err)
	}
	if after := chronology(t, path); len(after) != len(before) || has(after, "(") && has(after, "edited") {
		t.Error("codes have changed the record")
	}

	rebuild(t, dir, path) // codes survive as decisions do
	c = coding()
	if !c.Open() || c.ID != assigned[0].ID {
		t.Fatal("the codes did not survive a build")
	}
	u := c.Units[0]
	if u.Item == "" || u.Settled {
		t.Fatalf("%+v", u)
	}
	decide(t, path, "Carla", &record.Decision{Kind: record.EditItem, Settles: true, Change: u.Codes["Beto"]}, u.Item)
	if u := coding().Units[0]; !u.Settled {
		t.Error("adjudicated, and not shown as such")
	}
	inside(t, path, func(s *store.Store) {
		e, err := s.Event(ctx, u.Item)
		if err != nil || e.Mode != "strike" || e.Standing != record.Edited {
			t.Errorf("%+v %v", e, err)
		}
	})
}

func decideWith(t testing.TB, path, author string, make func(*store.Store) []*record.Decision) []review.Made {
	t.Helper()
	made, err := review.Decide(ctx, path, author, func(s *store.Store) ([]*record.Decision, error) { return make(s), nil })
	if err != nil {
		t.Fatal(err)
	}
	return made
}
