package peru

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"testigo/pack/gazetteer"
	"testigo/pipeline"
	"testigo/publish/export"
	"testigo/store"
)

// unjudged is how many links, questions and findings may differ from gold.txt before the test fails: a better reader finds what was not
// judged yet. They are logged in the form of the file, to be judged and added. What merges two happenings or turns a disagreement around
// fails at once.
const unjudged = 3

type judge struct {
	*testing.T
	open int
}

// ask logs what gold.txt does not say.
func (j *judge) ask(format string, args ...any) {
	j.Helper()
	if j.open++; j.open > unjudged {
		j.Errorf(format, args...)
		return
	}
	j.Logf("to be judged: "+format, args...)
}

// block is one entry of gold.txt: its head and its lines, each a report and words.
type block struct {
	kind, rest string
	lines      [][2]string
}

func gold(t *testing.T) []block {
	t.Helper()
	var out []block
	for line := range strings.Lines(read(t, "gold.txt")) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '\t':
			doc, words, _ := strings.Cut(line[1:], "\t")
			last := &out[len(out)-1]
			last.lines = append(last.lines, [2]string{doc, words})
		default:
			kind, rest, _ := strings.Cut(line, " ")
			out = append(out, block{kind: kind, rest: rest})
		}
	}
	return out
}

type statement struct {
	Doc      string
	Sentence struct{ Text string }
}

type event struct {
	ID, Type, Mode, When string
	Statements           []statement
}

type question struct {
	Measure, Status string
	Range           [2]*float64
	Figures         []struct{ Doc, Text string }
}

type finding struct {
	Check, Status string
	Witnesses     []struct{ Doc, Text string }
}

// TestTheRecordSaysWhatItsGoldSays: the lineages, links, questions and findings of the thirty reports.
func TestTheRecordSaysWhatItsGoldSays(t *testing.T) {
	folder := t.TempDir()
	if err := os.CopyFS(folder, Reports); err != nil {
		t.Fatal(err)
	}
	record := filepath.Join(t.TempDir(), "peru.testigo")
	if _, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{filepath.Join(folder, "reports")}, Out: record}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(record)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	entries := gold(t)
	copies := lineages(t, s, entries)
	j := &judge{T: t}
	links(j, lines[event](t, s, "events"), entries, copies)
	questions(j, lines[question](t, s, "questions"), entries, copies)
	findings(j, lines[finding](t, s, "findings"), entries)
}

func lines[T any](t *testing.T, s *store.Store, form string) []T {
	t.Helper()
	var b bytes.Buffer
	if err := export.Formats[form](context.Background(), &b, s, export.Options{Countries: gazetteer.World(), Workers: 2}); err != nil {
		t.Fatal(err)
	}
	var out []T
	for line := range bytes.Lines(b.Bytes()) {
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// lineages gives the origin of each copy.
func lineages(t *testing.T, s *store.Store, entries []block) map[string]string {
	t.Helper()
	var got, want []string
	origin := map[string]string{}
	name := func(id interface{ String() string }) string {
		row, err := s.FindDocument(context.Background(), id.String())
		if err != nil {
			t.Fatal(err)
		}
		return path.Base(row.Name)
	}
	for l, err := range s.Lineages(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		origin[name(l.Doc)] = name(l.Of)
		got = append(got, fmt.Sprintf("%s %s of %s", l.Kind, name(l.Doc), name(l.Of)))
	}
	for _, b := range entries {
		if b.kind == "lineage" {
			want = append(want, fmt.Sprintf("%s %s of %s", b.rest, b.lines[0][0], b.lines[1][0]))
		}
	}
	sort.Strings(got)
	sort.Strings(want)
	if !slices.Equal(got, want) {
		t.Errorf("lineages %q, want %q", got, want)
	}
	return origin
}

func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// links: every happening of the gold is one event, no event holds two of them, and no other event is told by reports of different origin.
func links(t *judge, events []event, entries []block, copies map[string]string) {
	t.Helper()
	told := map[string]string{} // event -> happening
	for _, b := range entries {
		if b.kind != "event" {
			continue
		}
		kind, _, _ := strings.Cut(b.rest, "/")
		kind, _, _ = strings.Cut(kind, " ")
		var in []string
		for _, line := range b.lines {
			var found []string
			for _, e := range events {
				if e.Type == kind && slices.ContainsFunc(e.Statements, func(s statement) bool {
					return s.Doc == line[0] && strings.Contains(flat(s.Sentence.Text), line[1])
				}) {
					found = append(found, e.ID)
				}
			}
			if len(found) == 0 {
				t.ask("%s: not read in %s: %q", b.rest, line[0], line[1])
				continue
			}
			if in == nil {
				in = slices.Clone(found)
			} else {
				in = slices.DeleteFunc(slices.Clone(in), func(id string) bool { return !slices.Contains(found, id) })
			}
		}
		if len(in) == 0 {
			t.ask("%s is told apart", b.rest)
			continue
		}
		for _, id := range in {
			if other, ok := told[id]; ok && len(in) == 1 {
				t.Errorf("%s and %s are one event", other, b.rest)
			}
			told[id] = b.rest
		}
	}
	for _, e := range events {
		origins := map[string]bool{}
		for _, s := range e.Statements {
			o := s.Doc
			if c, ok := copies[o]; ok {
				o = c
			}
			origins[o] = true
		}
		if _, known := told[e.ID]; len(origins) > 1 && !known {
			told := fmt.Sprintf("event %s/%s %s", e.Type, e.Mode, e.When)
			for _, s := range e.Statements {
				told += "\n\t" + s.Doc + "\t" + flat(s.Sentence.Text)
			}
			t.ask("%s", told)
		}
	}
}

func listed(head string, pairs [][2]string) string {
	pairs = slices.Clone(pairs)
	slices.SortFunc(pairs, func(a, b [2]string) int { return strings.Compare(a[0]+a[1], b[0]+b[1]) })
	return head + " " + fmt.Sprint(pairs)
}

func questions(t *judge, all []question, entries []block, copies map[string]string) {
	t.Helper()
	var got, want []string
	for _, q := range all {
		head := fmt.Sprintf("%s %s %s-%s", q.Status, q.Measure, number(q.Range[0]), number(q.Range[1]))
		var pairs [][2]string
		origins := map[string]bool{}
		for _, f := range q.Figures {
			pairs = append(pairs, [2]string{f.Doc, flat(f.Text)})
			o := f.Doc
			if c, ok := copies[o]; ok {
				o = c
			}
			origins[o] = true
		}
		if q.Status == "conflict" || q.Status == "growth" || q.Status == "agree" && len(origins) > 1 {
			got = append(got, listed(head, pairs))
		}
	}
	for _, b := range entries {
		if b.kind == "question" {
			want = append(want, listed(b.rest, b.lines))
		}
	}
	compare(t, "question", got, want)
}

func number(x *float64) string {
	if x == nil {
		return ""
	}
	return fmt.Sprint(*x)
}

func findings(t *judge, all []finding, entries []block) {
	t.Helper()
	var got []string
	used := map[int]bool{}
	for _, b := range entries {
		if b.kind != "finding" {
			continue
		}
		i := slices.IndexFunc(all, func(f finding) bool {
			if b.rest != f.Status+" "+f.Check {
				return false
			}
			for _, line := range b.lines {
				if !slices.ContainsFunc(f.Witnesses, func(w struct{ Doc, Text string }) bool { return w.Doc == line[0] && flat(w.Text) == line[1] }) {
					return false
				}
			}
			return true
		})
		if i < 0 {
			t.Errorf("no finding %s", listed(b.rest, b.lines))
			continue
		}
		used[i] = true
	}
	for i, f := range all {
		if f.Status != "ok" && !used[i] {
			got = append(got, fmt.Sprintf("%s %s %v", f.Status, f.Check, f.Witnesses))
		}
	}
	for _, g := range got {
		t.ask("finding %s", g)
	}
}

func compare(t *judge, what string, got, want []string) {
	t.Helper()
	for _, w := range want {
		if slices.Contains(got, w) {
			continue
		}
		if strings.HasPrefix(w, "agree") {
			t.ask("no %s %s", what, w)
		} else {
			t.Errorf("no %s %s", what, w)
		}
	}
	for _, g := range got {
		if !slices.Contains(want, g) {
			t.ask("%s %s", what, g)
		}
	}
}
