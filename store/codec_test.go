package store

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"testigo/record"
)

// sample is a reading with something of every kind in it.
func sample(t testing.TB, name, text string) *record.Reading {
	t.Helper()
	doc, err := record.NewDocument(record.IDOf([]byte(text)), name, record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	at := func(words string) record.Span {
		i := strings.Index(text, words)
		if i < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		return record.Span{Start: i, End: i + len(words)}
	}
	doc.Lang, doc.Size = record.Spanish, int64(len(text))
	doc.Paragraphs = []record.Paragraph{{Span: record.Span{Start: 0, End: len(text)}, Lang: record.Spanish}}
	doc.Meta.Author = record.CiteSpan(doc, at("Según la Defensoría"), "Defensoría")
	doc.Meta.Stamps = []record.Cited[record.Stamp]{record.CiteSpan(doc, at("9 de enero"), record.Stamp{Kind: record.PostedStamp, EDTF: "XXXX-01-09"})}
	actor, _ := record.NewActor(record.Organization, "Defensoría", record.CiteSpan(doc, at("Defensoría"), record.FullName))
	actor.Confidence = .91
	actor.Age = record.CiteSpan(doc, at("17"), 17)
	when := record.CiteSpan(doc, at("9 de enero"), record.Time{Type: record.Date, Value: "2023-01-09", EDTF: "2023-01-09", Interval: record.Interval{From: record.DayOf(2023, 1, 9), To: record.DayOf(2023, 1, 9)}})
	second, _ := doc.Witness(at("muertes"))
	return &record.Reading{
		Doc:       doc,
		Written:   record.Dating{EDTF: "2023-01", Confidence: .5, Reasons: []record.Cited[record.Reason]{record.CiteSpan(doc, at("9 de enero"), record.Reason{Code: "stamp"})}},
		Sentences: []record.Span{{Start: 0, End: len(text)}},
		Times:     []record.Cited[record.Time]{when},
		Places:    []record.Cited[record.Place]{record.CiteSpan(doc, at("Juliaca"), record.Place{Name: "Juliaca", Country: "PE", Kind: record.City})},
		Actors:    []*record.Actor{actor},
		Figures: []record.Cited[record.Figure]{record.CiteSpan(doc, at("17"), record.Figure{Measure: "killed", Confidence: .93, Value: 17, HasValue: true, Bound: record.Exact,
			Attribution: record.CiteSpan(doc, at("Según la Defensoría"), "Defensoría")})},
		Events: []record.Cited[record.EventStatement]{record.CiteSpan(doc, at("murieron"), record.EventStatement{Type: record.Assault, Mode: "killing",
			Sentence: record.Span{Start: 0, End: len(text)}, Mentions: []record.Witness{second}, When: when, Counts: []int{0}, Certainty: record.Reported,
			Where: []record.Cited[record.Place]{record.CiteSpan(doc, at("Juliaca"), record.Place{Name: "Juliaca"})},
			Roles: []record.Cited[record.RoleFill]{record.CiteSpan(doc, at("personas"), record.RoleFill{Role: record.Target, Name: "personas"})}})},
		Relations: []record.Cited[record.Relation]{record.CiteSpan(doc, at("Defensoría"), record.Relation{Type: record.PartOf, From: "Defensoría", To: "Perú", Confidence: .71})},
		Demands:   []record.Cited[record.Demand]{record.CiteSpan(doc, at("muertes"), record.Demand{By: "Defensoría", Content: "investigar", Confidence: .88})},
	}
}

const sampleText = "Según la Defensoría, 17 personas murieron el 9 de enero en Juliaca; las muertes se investigan."

func TestAReadingSurvivesTheStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.testigo")
	want := sample(t, "a.txt", sampleText)
	build(t, path, want)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	got, err := s.Reading(context.Background(), want.Doc.ID())
	if err != nil {
		t.Fatal(err)
	}
	a, _ := json.Marshal(want)
	b, _ := json.Marshal(got)
	if string(a) != string(b) {
		t.Errorf("the reading changed:\n%s\n%s", a, b)
	}
	if !reflect.DeepEqual(got.Doc.Paragraphs, want.Doc.Paragraphs) || got.Doc.Meta.Author.Quote() != "Según la Defensoría" {
		t.Error("the document's layout changed")
	}
	original, err := s.Original(context.Background(), want.Doc.ID())
	if err != nil || string(original) != sampleText {
		t.Errorf("original: %q %v", original, err)
	}
	hits, err := s.Search(context.Background(), `segun "17 personas" muri*`, 5)
	if err != nil || len(hits) != 2 || hits[0].Event != "e1" || len(hits[0].Marks) != 4 {
		t.Errorf("search without accents: %+v %v", hits, err)
	}
	if a, err := s.Verify(context.Background(), nil); err != nil || len(a.Faults) > 0 || a.Witnesses < 10 {
		t.Errorf("verify: %+v %v", a, err)
	}
}

func build(t testing.TB, path string, readings ...*record.Reading) {
	t.Helper()
	b, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range readings {
		if err := b.Put([]byte(r.Doc.Text()), r, "test"); err != nil {
			t.Fatal(err)
		}
		for j := range r.Events {
			id := "e" + string(rune('1'+i))
			ref := record.StatementRef{Doc: r.Doc.ID(), Index: j}
			if err := b.PutEvent(i, &record.Event{ID: id, Type: record.Assault, Mode: "killing", Statements: []record.StatementRef{ref}, Documents: 1}, Headline{"killing", "muerte"}); err != nil {
				t.Fatal(err)
			}
			if err := b.PutStatement(ref, id, r.Sentences[0], r.Doc.Quote(r.Sentences[0])); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsNotARecordIsRefused(t *testing.T) {
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.testigo")
	build(t, newer, sample(t, "a.txt", sampleText))
	b, _ := os.ReadFile(newer)
	b[63] = Version + 1 // the low byte of user_version
	os.WriteFile(newer, b, 0o644)
	junk := filepath.Join(dir, "junk.testigo")
	os.WriteFile(junk, []byte("this is not a record at all, whatever its name may say; it is only a line of text that goes on for a while"), 0o644)
	for path, want := range map[string]string{
		newer:                         "newer version",
		junk:                          "not a Testigo record",
		dir:                           "is a folder",
		filepath.Join(dir, "missing"): "no such record",
	} {
		if s, err := Open(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, %v; want an error with %q", path, s, err, want)
		}
	}
}

func TestOneBuildAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.testigo")
	b, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path); err == nil || !strings.Contains(err.Error(), "another build") {
		t.Errorf("a second build was let in: %v", err)
	}
	b.Abort()
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("an aborted build left %v", left)
	}
}

func TestVerifySeesEveryChange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.testigo")
	r := sample(t, "a.txt", sampleText)
	build(t, path, r)
	for name, change := range map[string]string{
		"another original":    "UPDATE originals SET bytes=x'28b52ffd0400090000616c74657239a17db5'",
		"a statement removed": "DELETE FROM events",
	} {
		copied := filepath.Join(t.TempDir(), "c.testigo")
		b, _ := os.ReadFile(path)
		os.WriteFile(copied, b, 0o644)
		db, err := connect(copied, "")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(change); err != nil {
			t.Fatal(err)
		}
		db.Close()
		s, err := Open(copied)
		if err != nil {
			t.Fatal(err)
		}
		a, err := s.Verify(context.Background(), nil)
		if err != nil || len(a.Faults) == 0 {
			t.Errorf("%s: not seen (%v)", name, err)
		}
		s.Close()
	}
}

func FuzzMatchQuery(f *testing.F) {
	f.Add(`toma de "Lima" NEAR( col: -x OR *`)
	f.Add("\x00\xff\"*\"")
	path := filepath.Join(f.TempDir(), "r.testigo")
	build(f, path, sample(f, "a.txt", sampleText))
	s, err := Open(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, words string) {
		if _, err := s.Search(context.Background(), words, 3); err != nil {
			t.Fatalf("%q: %v", words, err)
		}
	})
}
