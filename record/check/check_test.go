package check_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading"
	"testigo/record"
	"testigo/record/check"
	"testigo/record/link"
	"testigo/record/reconcile"
	"testigo/record/resolve"
)

var update = flag.Bool("update", false, "write what the checks conclude into testdata")

// TestCases reads testdata/*.txt: one file a rule, in it cases of one or more documents, and under each case what the rule of
// the file concludes:
//
//	## name of the case
//	text of a document, as many lines as it has
//	---
//	another document
//	=> ok 30 / 30 % = 100 | The sentence that could be printed. | La frase que podría imprimirse.
//
// A case without a line "=>" is one of which the rule has nothing to say. The documents of a case are read by the product's own reader, so a case
// also says what the reader must give the rule.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d files of cases, %v", len(files), err)
	}
	reader := reading.New()
	covered := map[string]bool{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		covered[name] = true
		if _, ok := check.Of(name); !ok {
			t.Errorf("%s: no rule of this name", file)
		}
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		said, languages := map[record.Verdict]bool{}, map[record.Lang]bool{}
		for _, c := range strings.Split("\n"+string(b), "\n## ")[1:] {
			title, body, _ := strings.Cut(c, "\n")
			text, _, _ := strings.Cut(body, "\n=>")
			text = strings.TrimSpace(text)
			fmt.Fprintf(&out, "## %s\n%s\n", title, text)
			findings, lang := conclude(t, reader, strings.Split(text, "\n---\n"))
			languages[lang] = true
			for _, f := range findings {
				if f.Check != name {
					continue
				}
				said[f.Verdict] = true
				fmt.Fprintf(&out, "=> %s %s | %s | %s\n", f.Verdict, f.Computation, f.EN, f.ES)
			}
			out.WriteString("\n")
		}
		if !languages[record.Spanish] || !languages[record.English] {
			t.Errorf("%s: want cases in both languages", file)
		}
		if len(said) == 0 {
			t.Errorf("%s: no case in which the rule concludes anything", file)
		}
		got := strings.TrimRight(out.String(), "\n") + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if want := strings.TrimRight(string(b), "\n") + "\n"; got != want {
			t.Errorf("%s: go test ./record/check -update shows\n%s", file, difference(want, got))
		}
	}
	for _, r := range check.Rules() {
		if !covered[r.Name] {
			t.Errorf("rule %s has no cases in testdata", r.Name)
		}
		if r.EN == "" || r.ES == "" {
			t.Errorf("rule %s does not say what it asks", r.Name)
		}
	}
}

func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range g {
		if i >= len(w) || w[i] != g[i] {
			old := ""
			if i < len(w) {
				old = w[i]
			}
			return "- " + old + "\n+ " + g[i]
		}
	}
	return "fewer lines"
}

// conclude makes a record of texts and runs all checks, as the pipeline does.
func conclude(t *testing.T, reader *reading.Reader, texts []string) ([]*record.Finding, record.Lang) {
	t.Helper()
	resolver, linker := resolve.New(), link.New(nil)
	var readings []*record.Reading
	for i, text := range texts {
		doc, err := document.Read(context.Background(), fmt.Sprintf("%d.txt", i), []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		r := reader.Read(doc)
		readings = append(readings, r)
		resolver.Add(r)
	}
	actors := resolver.Resolve()
	for _, r := range readings {
		linker.Add(r, actors.Of)
	}
	events := linker.Events()
	eventOf := map[record.StatementRef]*record.Event{}
	for _, e := range events {
		for _, s := range e.Statements {
			eventOf[s] = e
		}
	}
	reconciler, checker := reconcile.New(nil), check.New()
	var out []*record.Finding
	for _, r := range readings {
		doc := r.Doc.ID()
		counted := reconcile.Counted(r, func(i int) *record.Event { return eventOf[record.StatementRef{Doc: doc, Index: i}] })
		reconciler.Add(r, func(i int) (string, record.Interval) {
			if e := counted[i]; e != nil {
				return e.ID, e.Interval
			}
			return "", record.Interval{}
		}, actors.Of)
		out = append(out, checker.Add(r, func(i int) *record.Event { return eventOf[record.StatementRef{Doc: doc, Index: i}] }, actors.Of)...)
	}
	out = append(out, checker.Across(events, reconciler.Lines(reconciler.Questions()))...)
	for _, f := range out {
		if f.EN == "" || f.ES == "" || len(f.Evidence) == 0 {
			t.Errorf("%s: a finding without sentence or evidence: %+v", f.Check, f)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Computation+out[i].EN < out[j].Computation+out[j].EN })
	return out, readings[0].Doc.Lang
}

// FuzzRules: whatever is written, rules conclude or stay silent, and every conclusion quotes the text.
func FuzzRules(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split("\n"+string(b), "\n## ")[1:] {
			_, body, _ := strings.Cut(c, "\n")
			text, _, _ := strings.Cut(body, "\n=>")
			f.Add(text)
		}
	}
	reader := reading.New()
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		doc, err := document.Read(context.Background(), "a.txt", []byte(text))
		if err != nil {
			return
		}
		r := reader.Read(doc)
		none := func(int) *record.Event { return &record.Event{ID: "e", Documents: 2} }
		checker := check.New()
		found := checker.Add(r, none, func(ref record.ActorRef) string { return fmt.Sprint(ref.Index) })
		for _, x := range append(found, checker.Across([]*record.Event{{ID: "e", Documents: 2}}, nil)...) {
			for _, e := range x.Evidence {
				if _, err := e.In(doc); err != nil {
					t.Errorf("%s: %v", x.Check, err)
				}
			}
		}
	})
}
