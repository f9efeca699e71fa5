package events_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading/actors"
	"testigo/reading/attributions"
	"testigo/reading/events"
	"testigo/reading/figures"
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

var update = flag.Bool("update", false, "rewrite testdata/sentences.txt from what is read")

// written is the date on which the sentences of the table count as written.
var written = record.Dating{EDTF: "2026-05-20", Interval: record.EDTFInterval("2026-05-20"), Best: record.EDTFInterval("2026-05-20")}

func read(text string) []record.Cited[record.EventStatement] {
	t := words.NewAnalyser().Analyse(document.FromText("test.txt", text))
	cast := actors.Find(t, nil)
	var says []events.Saying
	for _, a := range attributions.Find(t, cast) {
		says = append(says, events.Saying{Span: a.Span, Speaker: a.Speaker, Certainty: a.Certainty})
	}
	found := times.Find(t)
	when := times.Resolve(t, found, written)
	return events.Find(t, events.Input{Cast: cast, Times: when, Figures: figures.Find(t, cast, when), Attributions: says, Written: written, Entries: times.Entries(t, found)})
}

// show writes an event as the table has it.
func show(e record.Cited[record.EventStatement]) string {
	v := e.Value()
	var roles []string
	for _, r := range v.Roles {
		roles = append(roles, string(r.Value().Role)+" "+r.Value().Name)
	}
	sort.Strings(roles)
	s := fmt.Sprintf("%s/%s | %s | %s", v.Type, v.Mode, e.Quote(), v.Certainty)
	if v.Phase != "" {
		s += " " + v.Phase
	}
	if v.Generic {
		s += " generic"
	}
	if v.When.Stated() {
		s += " | " + v.When.Value().EDTF
	} else if v.InferredEDTF != "" {
		s += " | (" + v.InferredEDTF + ")"
	}
	if len(roles) > 0 {
		s += " | " + strings.Join(roles, "; ")
	}
	return s
}

func TestSentences(t *testing.T) {
	const file = "testdata/sentences.txt"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for line := range strings.Lines(string(want)) {
		switch {
		case strings.HasPrefix(line, "> "):
			got.WriteString(line)
			for _, e := range read(strings.TrimSpace(line[2:])) {
				fmt.Fprintf(&got, "    %s\n", show(e))
			}
		case strings.HasPrefix(line, "#"):
			got.WriteString(line)
		}
	}
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got.Bytes(), want) {
		g, w := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
		for i := range min(len(g), len(w)) {
			if g[i] != w[i] {
				t.Fatalf("line %d reads\n%s\nwant\n%s\n(run with -update and look at the difference)", i+1, g[i], w[i])
			}
		}
		t.Fatal("lengths differ")
	}
}

// Whatever the text: spans are cut from it, types are on the list, and nothing is claimed without words.
func FuzzFind(f *testing.F) {
	b, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "> ") {
			f.Add(line[2:])
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !strings.Contains(text, " ") && len(text) > 2000 {
			return
		}
		for _, e := range read(text) {
			v := e.Value()
			if !e.Stated() || e.Quote() == "" || !record.ValidEvent(v.Type, v.Mode) || !v.Sentence.Contains(e.Span()) {
				t.Fatalf("event %+v", v)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	table, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for line := range strings.Lines(string(table)) {
		if s, ok := strings.CutPrefix(line, "> "); ok {
			text.WriteString(s)
		}
	}
	t := words.NewAnalyser().Analyse(document.FromText("bench.txt", text.String()))
	in := events.Input{Cast: actors.Find(t, nil), Times: times.Resolve(t, times.Find(t), written), Written: written}
	b.ReportAllocs()
	for b.Loop() {
		events.Find(t, in)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(t.Tokens)), "ns/word")
}

// A heading that the body repeats is a mention of the body's event.
func TestHeadingsAreMentions(t *testing.T) {
	got := read("Two miners killed in Oruro\n\nORURO, 10 March. Two miners were killed by soldiers in Oruro on 9 March, witnesses said.\n\nThe killing of the miners was condemned by the union.\n")
	n := 0
	for _, e := range got {
		if e.Value().Type == record.Assault {
			n++
			if len(e.Value().Mentions) == 0 {
				t.Error("no further mention")
			}
		}
	}
	if n != 1 {
		t.Errorf("%d killings, want 1", n)
	}
}
