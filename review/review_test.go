package review_test

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"testigo/pipeline"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

var ctx = context.Background()

var reports = map[string]string{
	"a.txt": "Informe A\n\nOn 9 January 2023 police killed 17 protesters in Juliaca. On 12 January 2023 teachers marched in Puno. On 14 January 2023 the government declared a state of emergency in Lima.\n",
	"b.txt": "Report B\n\nOn 9 January 2023 police shot dead 18 demonstrators in the city of Juliaca, said Rosa Quispe Mamani. On 3 March 1998 police arrested 12 workers in Cusco.\n",
	"c.txt": "Nota C\n\nEl 20 de enero de 2023 la policía detuvo a 40 estudiantes en Lima. Elena Huamán pidió su libertad. El 21 de enero de 2023 mineros bloquearon una carretera en Arequipa.\n",
}

// build makes a record of texts in a folder of its own.
func build(t testing.TB, texts map[string]string) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range texts {
		write(t, dir, name, text)
	}
	path = filepath.Join(t.TempDir(), "r.testigo")
	rebuild(t, dir, path)
	return dir, path
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func rebuild(t testing.TB, dir, path string) {
	t.Helper()
	if _, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{dir}, Out: path, Workers: 1}); err != nil {
		t.Fatal(err)
	}
}

func copyOf(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.testigo")
	if err := os.WriteFile(to, b, 0o644); err != nil {
		t.Fatal(err)
	}
	return to
}

func inside(t testing.TB, path string, f func(*store.Store)) {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	f(s)
}

// chronology is what is shown, one line an event.
func chronology(t testing.TB, path string) (out []string) {
	inside(t, path, func(s *store.Store) {
		for l, err := range s.Lines(ctx, store.EventFilter{}, record.English) {
			if err != nil {
				t.Fatal(err)
			}
			line := l.EDTF + " " + l.Headline
			if l.Standing != "" {
				line += " (" + string(l.Standing) + ")"
			}
			out = append(out, line)
		}
	})
	return out
}

// named finds the first shown event whose line holds the words.
func named(t testing.TB, path, words string) (id string) {
	t.Helper()
	inside(t, path, func(s *store.Store) {
		for l, err := range s.Lines(ctx, store.EventFilter{}, record.English) {
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(l.EDTF+" "+l.Headline, words) {
				id = l.ID
				return
			}
		}
	})
	if id == "" {
		t.Fatalf("no event %q in:\n%s", words, strings.Join(chronology(t, path), "\n"))
	}
	return id
}

func actorNamed(t testing.TB, path, words string) (id string) {
	t.Helper()
	inside(t, path, func(s *store.Store) {
		for p, err := range s.Profiles(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			if id == "" && p.Name == words {
				id = p.ID
			}
		}
	})
	if id == "" {
		t.Fatalf("no actor %q", words)
	}
	return id
}

func decide(t testing.TB, path, author string, d *record.Decision, items ...string) review.Made {
	t.Helper()
	made, err := review.Decide(ctx, path, author, func(s *store.Store) ([]*record.Decision, error) {
		for _, id := range items {
			sub, err := review.Subject(ctx, s, id)
			if err != nil {
				return nil, err
			}
			d.On = append(d.On, sub)
		}
		return []*record.Decision{d}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return made[0]
}

func ptr[T any](v T) *T { return &v }

func sound(t testing.TB, path string) *store.Audit {
	t.Helper()
	var a *store.Audit
	inside(t, path, func(s *store.Store) {
		var err error
		if a, err = s.Verify(ctx, nil); err != nil || len(a.Faults) > 0 {
			t.Fatalf("%v %v", err, a.Faults)
		}
	})
	return a
}

func has(lines []string, words string) bool {
	for _, l := range lines {
		if strings.Contains(l, words) {
			return true
		}
	}
	return false
}

func TestCorrectUndoRebuildStillCorrected(t *testing.T) {
	dir, path := build(t, reports)
	march := named(t, path, "2023-01-12")
	edit := decide(t, path, "Ana", &record.Decision{Kind: record.EditItem, Reason: "strike in the original", Change: &record.Change{Type: ptr("PROTEST/strike"), When: ptr("2023-01-13")}}, march)
	if got := chronology(t, path); !has(got, "2023-01-13") || !has(got, "(edited)") {
		t.Fatalf("after the edit:\n%s", strings.Join(got, "\n"))
	}
	sound(t, path) // the machine's tables are as they were sealed

	undo := decide(t, path, "Ana", &record.Decision{Kind: record.Undo, Of: edit.ID})
	if got := chronology(t, path); has(got, "edited") || has(got, "2023-01-13") {
		t.Fatalf("after the undo:\n%s", strings.Join(got, "\n"))
	}
	decide(t, path, "Ana", &record.Decision{Kind: record.Undo, Of: undo.ID})
	decide(t, path, "Ana", &record.Decision{Kind: record.Accept}, named(t, path, "2023-01-14"))
	before := chronology(t, path)
	if !has(before, "2023-01-13") || !has(before, "(accepted)") {
		t.Fatalf("after undoing the undo:\n%s", strings.Join(before, "\n"))
	}

	write(t, dir, "d.txt", "Report D\n\nOn 2 May 1999 teachers marched in Puno.\n")
	rebuild(t, dir, path)
	after := chronology(t, path)
	if !has(after, "1999-05-02") || !has(after, "2023-01-13") || !has(after, "(edited)") || !has(after, "(accepted)") {
		t.Fatalf("after the rebuild:\n%s", strings.Join(after, "\n"))
	}
	if a := sound(t, path); a.Decisions != 4 {
		t.Fatalf("%d decisions, want 4", a.Decisions)
	}
	inside(t, path, func(s *store.Store) {
		list, err := s.Unanchored(ctx)
		if err != nil || len(list) > 0 {
			t.Fatalf("%v %v", list, err)
		}
	})
	// the words of the other order of time: an edited date has moved the line
	for i, l := range after {
		if strings.Contains(l, "2023-01-13") && (i == 0 || !strings.Contains(after[i+1], "2023-01-14")) {
			t.Errorf("out of order:\n%s", strings.Join(after, "\n"))
		}
	}
}

func TestAFreshBuildKeepsDecisionsUnlessItIsToldToForget(t *testing.T) {
	dir, path := build(t, reports)
	decide(t, path, "Ana", &record.Decision{Kind: record.Reject}, named(t, path, "2023-01-12"))
	if has(chronology(t, path), "2023-01-12") {
		t.Fatal("what is rejected is still shown")
	}
	for _, forget := range []bool{false, true} {
		if _, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{dir}, Out: path, Workers: 1, Fresh: true, ForgetDecisions: forget}); err != nil {
			t.Fatal(err)
		}
		if shown := has(chronology(t, path), "2023-01-12"); shown != forget {
			t.Fatalf("forget %v: shown %v", forget, shown)
		}
	}
}

func TestMergeAndSplitEvents(t *testing.T) {
	_, path := build(t, reports)
	a, b := named(t, path, "2023-01-12"), named(t, path, "1998-03-03") // of two documents
	n := len(chronology(t, path))
	merge := decide(t, path, "Ana", &record.Decision{Kind: record.MergeItems}, a, b)
	if got := chronology(t, path); len(got) != n-1 || !has(got, "(edited)") {
		t.Fatalf("merged:\n%s", strings.Join(got, "\n"))
	}
	var second record.Passage
	inside(t, path, func(s *store.Store) {
		e, err := s.Event(ctx, b) // leads to the one that stays
		if err != nil || e.ID != a || e.Documents != 2 || len(e.Statements) != 2 {
			t.Fatalf("%+v %v", e, err)
		}
		if id, err := s.EventOf(ctx, e.Statements[1]); err != nil || id != a {
			t.Fatalf("its statement tells %s %v", id, err)
		}
		r, err := s.Reading(ctx, e.Statements[1].Doc)
		if err != nil {
			t.Fatal(err)
		}
		second, _ = review.StatementPassage(r, e.Statements[1].Index)
	})
	split := decide(t, path, "Beto", &record.Decision{Kind: record.SplitItem, At: []record.Passage{second}}, a)
	if got := chronology(t, path); len(got) != n {
		t.Fatalf("split:\n%s", strings.Join(got, "\n"))
	}
	inside(t, path, func(s *store.Store) {
		if e, err := s.Event(ctx, split.Item); err != nil || len(e.Statements) != 1 {
			t.Fatalf("%+v %v", e, err)
		}
	})
	decide(t, path, "Beto", &record.Decision{Kind: record.EditItem, Change: &record.Change{Certainty: ptr("denied")}}, split.Item)
	decide(t, path, "Ana", &record.Decision{Kind: record.Undo, Of: merge.ID})
	decide(t, path, "Ana", &record.Decision{Kind: record.Undo, Of: split.ID})
	got := chronology(t, path)
	if len(got) != n || has(got, "(edited)") {
		t.Fatalf("all undone:\n%s", strings.Join(got, "\n"))
	}
	sound(t, path)
}

func TestMergeTwoActorsAndRename(t *testing.T) {
	_, path := build(t, reports)
	a, b := actorNamed(t, path, "Rosa Quispe Mamani"), actorNamed(t, path, "Elena Huamán")
	merge := decide(t, path, "Ana", &record.Decision{Kind: record.MergeItems}, a, b)
	inside(t, path, func(s *store.Store) {
		p, err := s.Profile(ctx, b)
		if err != nil || p.ID != a || p.Mentions < 2 || len(p.Members) != 2 {
			t.Fatalf("%+v %v", p, err)
		}
		var found []string
		for p, err := range s.ProfilesNamed(ctx, "elena huaman") {
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, p.ID)
		}
		if len(found) != 1 || found[0] != a {
			t.Fatalf("by the name of the other: %v", found)
		}
	})
	decide(t, path, "Ana", &record.Decision{Kind: record.EditItem, Change: &record.Change{Name: ptr("Rosa Quispe M.")}}, a)
	inside(t, path, func(s *store.Store) {
		p, err := s.Profile(ctx, a)
		if err != nil || p.Name != "Rosa Quispe M." || !has(p.Aliases, "Rosa Quispe Mamani") {
			t.Fatalf("%+v %v", p, err)
		}
	})
	decide(t, path, "Ana", &record.Decision{Kind: record.Undo, Of: merge.ID})
	inside(t, path, func(s *store.Store) {
		p, err := s.Profile(ctx, b)
		if err != nil || p.ID != b || p.Name != "Elena Huamán" {
			t.Fatalf("%+v %v", p, err)
		}
	})
}

func TestWhatIsAddedCarriesItsWords(t *testing.T) {
	dir, path := build(t, reports)
	var at record.Passage
	inside(t, path, func(s *store.Store) {
		row, err := s.FindDocument(ctx, "c.txt")
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Reading(ctx, row.Hash)
		if err != nil {
			t.Fatal(err)
		}
		var ok bool
		if at, ok = review.QuotePassage(r, "pidió su   libertad"); !ok || at.Quote != "pidió su libertad" {
			t.Fatalf("%+v", at)
		}
	})
	roles := []record.EventRole{{Role: record.Agent, Name: "Elena Huamán"}}
	made := decide(t, path, "Ana", &record.Decision{Kind: record.AddItem, At: []record.Passage{at}, Change: &record.Change{Type: ptr("DEMAND"), When: ptr("2023-01-20"), Roles: &roles}})
	for range 2 {
		inside(t, path, func(s *store.Store) {
			e, err := s.Event(ctx, made.Item)
			if err != nil || len(e.Evidence) != 1 || e.Documents != 1 || e.Roles[0].Actor == "" {
				t.Fatalf("%+v %v", e, err)
			}
			r, err := s.Reading(ctx, e.Evidence[0].Doc())
			if err != nil {
				t.Fatal(err)
			}
			if w, err := e.Evidence[0].In(r.Doc); err != nil || w.Quote() != "pidió su libertad" {
				t.Fatalf("%q %v", w.Quote(), err)
			}
		})
		if !has(chronology(t, path), "(added)") {
			t.Fatal("not shown")
		}
		rebuild(t, dir, path)
	}
	for _, d := range []*record.Decision{
		{Kind: record.AddItem, Change: &record.Change{Type: ptr("DEMAND")}},
		{Kind: record.AddItem, At: []record.Passage{{Doc: at.Doc, Start: 3, End: 3, Quote: "x"}}, Change: &record.Change{Type: ptr("DEMAND")}},
		{Kind: record.EditItem, Change: &record.Change{Counts: &[]record.CountEdit{{Measure: "killed", Value: 3, HasValue: true}}}, On: []record.Subject{{Kind: "event", ID: "e1"}}},
	} {
		if _, err := review.Decide(ctx, path, "Ana", func(*store.Store) ([]*record.Decision, error) { return []*record.Decision{d}, nil }); err == nil {
			t.Errorf("nothing without a witness: %+v was taken", d)
		}
	}
}

func TestTwoWhoDifferAreDisputedUntilItIsSettled(t *testing.T) {
	_, path := build(t, reports)
	e := named(t, path, "2023-01-12")
	standing := func() (st record.Standing) {
		inside(t, path, func(s *store.Store) {
			m, err := s.Mark(ctx, e)
			if err != nil {
				t.Fatal(err)
			}
			st = m.Standing
		})
		return st
	}
	want := func(step string, w record.Standing) {
		t.Helper()
		if got := standing(); got != w {
			t.Fatalf("%s: %q, want %q", step, got, w)
		}
	}
	decide(t, path, "Ana", &record.Decision{Kind: record.Accept}, e)
	want("one accepts", record.Accepted)
	decide(t, path, "Beto", &record.Decision{Kind: record.Reject}, e)
	want("another rejects", record.Disputed)
	if !has(chronology(t, path), "(disputed)") {
		t.Error("what is disputed is not shown")
	}
	decide(t, path, "Ana", &record.Decision{Kind: record.Reject}, e)
	want("both reject", record.Rejected)
	decide(t, path, "Ana", &record.Decision{Kind: record.EditItem, Change: &record.Change{When: ptr("2023-01-11")}}, e)
	want("one edits what the other rejects", record.Disputed)
	decide(t, path, "Carla", &record.Decision{Kind: record.Accept, Settles: true}, e)
	want("a third settles it", record.Edited)
	decide(t, path, "Beto", &record.Decision{Kind: record.EditItem, Change: &record.Change{When: ptr("2023-01-10")}}, e)
	want("another date", record.Disputed)
	decide(t, path, "Carla", &record.Decision{Kind: record.Accept}, e)
	want("she agrees with it", record.Edited)
}

// dump is all that follows from decisions.
func dump(t testing.TB, path string) string {
	var b strings.Builder
	for _, l := range chronology(t, path) {
		fmt.Fprintln(&b, l)
	}
	inside(t, path, func(s *store.Store) {
		marks, err := s.Marks(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marks {
			fmt.Fprintln(&b, m)
			if m.Kind == record.EventItem {
				e, err := s.Event(ctx, m.Item)
				if err != nil {
					t.Fatal(err)
				}
				fmt.Fprintf(&b, "%+v\n", *e)
			}
			r, _, err := s.Revision(ctx, m.Item)
			fmt.Fprintln(&b, r, err)
		}
		for p, err := range s.Profiles(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%+v\n", *p)
		}
		lost, err := s.Unanchored(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, u := range lost {
			fmt.Fprintln(&b, u.ID, u.Why)
		}
	})
	return b.String()
}

func exported(t testing.TB, path string) string {
	var b bytes.Buffer
	inside(t, path, func(s *store.Store) {
		if _, err := review.Export(ctx, &b, s); err != nil {
			t.Fatal(err)
		}
	})
	return b.String()
}

func join(t testing.TB, path, lines string) review.Joined {
	t.Helper()
	j, err := review.Import(ctx, path, strings.NewReader(lines), "file")
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// Two people decide at random on copies. Whoever joins whose decisions, once or twice, in whatever order, both have the same record;
// and deciding one by one leaves what a fold of everything leaves.
func TestJoiningIsCommutativeAndIdempotent(t *testing.T) {
	_, path := build(t, reports)
	for seed := range uint64(3) {
		rng := rand.New(rand.NewPCG(seed, 7))
		a, b := copyOf(t, path), copyOf(t, path)
		for range 14 {
			at, author := a, "Ana"
			if rng.IntN(2) == 0 {
				at, author = b, "Beto"
			}
			randomDecision(t, rng, at, author)
		}
		fold := dump(t, a)
		if err := store.Decide(ctx, a, func(p *store.Pen) error { return review.Refold(ctx, p) }); err != nil {
			t.Fatal(err)
		}
		if again := dump(t, a); again != fold {
			t.Fatalf("seed %d: one by one and all at once differ:\n%s\n---\n%s", seed, fold, again)
		}
		la, lb := exported(t, a), exported(t, b)
		ab, ba := copyOf(t, a), copyOf(t, b)
		join(t, ab, lb)
		join(t, ba, la)
		want := dump(t, ab)
		if got := dump(t, ba); got != want {
			t.Fatalf("seed %d: A+B is not B+A:\n%s\n---\n%s", seed, want, got)
		}
		if j := join(t, ab, lb+la); j.Added != 0 || dump(t, ab) != want {
			t.Fatalf("seed %d: joining twice changes the record (%d added)", seed, j.Added)
		}
		lines := strings.SplitAfter(strings.TrimSpace(la)+"\n"+strings.TrimSpace(lb), "\n")
		rng.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		shuffled := copyOf(t, path)
		for _, l := range lines {
			join(t, shuffled, l)
		}
		if got := dump(t, shuffled); got != want {
			t.Fatalf("seed %d: one by one in another order:\n%s\n---\n%s", seed, want, got)
		}
		sound(t, ab)
		sound(t, shuffled)
	}
}

func randomDecision(t testing.TB, rng *rand.Rand, path, author string) {
	t.Helper()
	var events, actors, ids []string
	var statements []record.Passage
	inside(t, path, func(s *store.Store) {
		for l := range s.Lines(ctx, store.EventFilter{}, record.English) {
			events = append(events, l.ID)
		}
		for p := range s.Profiles(ctx) {
			actors = append(actors, p.ID)
		}
		for l := range s.Decisions(ctx, 0) {
			ids = append(ids, l.ID)
		}
		for r := range s.Readings(ctx, 1) {
			for i := range r.Events {
				p, _ := review.StatementPassage(r, i)
				statements = append(statements, p)
			}
		}
	})
	sort.Strings(ids)
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	one := func(d *record.Decision, items ...string) { decide(t, path, author, d, items...) }
	if len(events) < 3 {
		return
	}
	switch rng.IntN(10) {
	case 0:
		one(&record.Decision{Kind: record.Accept}, pick(events))
	case 1:
		one(&record.Decision{Kind: record.Reject}, pick(events))
	case 2, 3:
		one(&record.Decision{Kind: record.EditItem, Change: &record.Change{When: ptr(fmt.Sprintf("2023-01-%02d", rng.IntN(28)+1))}}, pick(events))
	case 4:
		if x, y := pick(events), pick(events); x != y {
			one(&record.Decision{Kind: record.MergeItems}, x, y)
		}
	case 5:
		one(&record.Decision{Kind: record.LinkTo, At: statements[rng.IntN(len(statements)):][:1]}, pick(events))
	case 6:
		p := statements[rng.IntN(len(statements))]
		one(&record.Decision{Kind: record.AddItem, At: []record.Passage{p}, Change: &record.Change{Type: ptr("ACCUSE")}})
	case 7:
		if x, y := pick(actors), pick(actors); x != y {
			one(&record.Decision{Kind: record.MergeItems}, x, y)
		}
	case 8:
		if len(ids) > 0 {
			one(&record.Decision{Kind: record.Undo, Of: pick(ids)})
		}
	case 9:
		e := pick(events)
		var at []record.Passage
		inside(t, path, func(s *store.Store) {
			if sub, err := review.Subject(ctx, s, e); err == nil && len(sub.At) > 0 && sub.At[0].Type != "" {
				at = sub.At[:1]
			}
		})
		if at != nil {
			one(&record.Decision{Kind: record.SplitItem, At: at}, e)
		}
	}
}

func TestAJoinRefusesWhatIsNoDecision(t *testing.T) {
	_, path := build(t, reports)
	e := named(t, path, "2023-01-12")
	decide(t, path, "Ana", &record.Decision{Kind: record.Accept}, e)
	good := exported(t, path)
	for name, lines := range map[string]string{
		"not JSON":      good + "hello\n",
		"other spacing": strings.Replace(good, `"kind":`, `"kind": `, 1),
		"new field":     strings.Replace(good, `{"kind"`, `{"new":1,"kind"`, 1),
		"no author":     strings.Replace(good, `"author":"Ana"`, `"author":""`, 1),
	} {
		if _, err := review.Import(ctx, path, strings.NewReader(lines), "file"); err == nil || !strings.Contains(err.Error(), "file:") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if a := sound(t, path); a.Decisions != 1 {
		t.Errorf("%d decisions after refused joins", a.Decisions)
	}
}

func FuzzDecision(f *testing.F) {
	f.Add([]byte(`{"kind":"undo","author":"A","time":"2024-01-02T03:04:05Z","of":"d1"}`))
	f.Add([]byte(`{"kind":"accept","author":"A","time":"2024-01-02T03:04:05.000001Z","on":[{"kind":"event","id":"e1"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := record.DecodeDecision(b)
		if err != nil {
			return
		}
		again, err := d.Encode()
		if err != nil || !bytes.Equal(b, again) {
			t.Fatalf("%q reads and writes as %q %v", b, again, err)
		}
	})
}
