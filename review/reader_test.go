package review_test

import (
	"path/filepath"
	"strings"
	"testing"

	"testigo/record"
	"testigo/record/link"
	"testigo/review"
	"testigo/store"
)

// spot is an event that a reader of a test finds: words for the act, in a sentence.
type spot struct {
	act, sentence string
	typ           record.EventType
	mode          record.Mode
}

// readAs makes a record of one document as a reader reads it that finds the spots; decisions of the record that is there are kept.
func readAs(t *testing.T, path, original, text string, spots ...spot) {
	t.Helper()
	doc, err := record.NewDocument(record.IDOf([]byte(original)), "a.html", record.HTML, text)
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Reading{Doc: doc}
	for _, sp := range spots {
		s := strings.Index(text, sp.sentence)
		if s < 0 {
			t.Fatalf("%q is not in the text", sp.sentence)
		}
		a := s + strings.Index(sp.sentence, sp.act)
		sentence := record.Span{Start: s, End: s + len(sp.sentence)}
		r.Sentences = append(r.Sentences, sentence)
		r.Events = append(r.Events, record.CiteSpan(doc, record.Span{Start: a, End: a + len(sp.act)},
			record.EventStatement{Type: sp.typ, Mode: sp.mode, Sentence: sentence, Certainty: record.Asserted}))
	}
	b, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	b.KeepDecisions(review.Refold)
	if err := b.Put([]byte(original), r, "test"); err != nil {
		t.Fatal(err)
	}
	l := link.New(nil)
	l.Add(r, func(record.ActorRef) string { return "" })
	for i, e := range l.Events() {
		if err := b.PutEvent(i, e, store.Headline{EN: string(e.Type), ES: string(e.Type)}); err != nil {
			t.Fatal(err)
		}
		for _, ref := range e.Statements {
			v := r.Events[ref.Index].Value()
			if err := b.PutStatement(ref, e.ID, v.Sentence, doc.Quote(v.Sentence)); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

// A decision finds its words again when the reader, the linker's numbers and the extraction change, and says so when nothing is read there.
func TestAChangedReaderKeepsWhatStillAnchorsAndListsTheRest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.testigo")
	const original = "<p>bytes</p>"
	marched := "Teachers marched in Puno."
	struck := "Miners went on strike in Cusco."
	met := "Ministers met the miners."
	readAs(t, path, original, "Menu\n"+marched+" "+struck+" "+met,
		spot{"marched", marched, "PROTEST", "march"}, spot{"strike", struck, "PROTEST", "strike"}, spot{"met", met, "AGREE", ""})
	decide(t, path, "Ana", &record.Decision{Kind: record.EditItem, Change: &record.Change{When: ptr("2001-05-04")}}, eventAt(t, path, "marched"))
	decide(t, path, "Ana", &record.Decision{Kind: record.Accept}, eventAt(t, path, "strike"))
	decide(t, path, "Ana", &record.Decision{Kind: record.Reject}, eventAt(t, path, "met"))

	check := func(step string, edited, accepted record.Standing, lost int) {
		t.Helper()
		inside(t, path, func(s *store.Store) {
			for words, want := range map[string]record.Standing{"marched": edited, "strike": accepted} {
				m, err := s.Mark(ctx, eventAt(t, path, words))
				if err != nil || m.Standing != want {
					t.Errorf("%s: %s is %q %v, want %q", step, words, m.Standing, err, want)
				}
			}
			list, err := s.Unanchored(ctx)
			if err != nil || len(list) != lost {
				t.Errorf("%s: %d rest on nothing, want %d: %v %v", step, len(list), lost, list, err)
			}
			for _, u := range list {
				if u.Why == "" {
					t.Errorf("%s: it does not say why", step)
				}
			}
		})
		sound(t, path)
	}
	check("as decided", record.Edited, record.Accepted, 0)

	readAs(t, path, original, marched+" "+struck+" "+met, // the menu is recognised: all spans move; an event is found before the others
		spot{"Teachers", marched, "ASSAULT", ""}, spot{"marched", marched, "PROTEST", "march"}, spot{"strike", struck, "PROTEST", "strike"}, spot{"met", met, "AGREE", ""})
	check("other offsets, other numbers", record.Edited, record.Accepted, 0)

	readAs(t, path, original, "Teachers  marched\nin Puno.\n"+struck+" "+met, // white space; another word for the act; the talks are read no more
		spot{"marched", "Teachers  marched\nin Puno.", "PROTEST", "demonstration"}, spot{"went on strike", struck, "PROTEST", "strike"})
	check("other white space", record.Edited, record.Accepted, 1)

	readAs(t, path, original, "Menu\n"+marched+" "+struck+" "+met,
		spot{"marched", marched, "PROTEST", "march"}, spot{"strike", struck, "PROTEST", "general-strike"}, spot{"met", met, "AGREE", ""})
	check("what was accepted reads otherwise now", record.Edited, record.Changed, 0) // and the words that were lost are back
}

func eventAt(t *testing.T, path, words string) (id string) {
	t.Helper()
	inside(t, path, func(s *store.Store) {
		for r, err := range s.Readings(ctx, 1) {
			if err != nil {
				t.Fatal(err)
			}
			for i, c := range r.Events {
				if strings.Contains(c.Quote(), words) {
					if id, err = s.EventOf(ctx, record.StatementRef{Doc: r.Doc.ID(), Index: i}); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
	return id
}
