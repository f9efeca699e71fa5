package events_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
)

// The words of the trigger tables, one sentence each: what is read, without roles and dates.
func TestVocabulary(t *testing.T) {
	const file = "testdata/vocabulary.txt"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	for line := range strings.Lines(string(want)) {
		if strings.HasPrefix(line, "    ") {
			continue
		}
		got.WriteString(line)
		if !strings.HasPrefix(line, "> ") {
			continue
		}
		for _, e := range read(strings.TrimSpace(line[2:])) {
			v := e.Value()
			fmt.Fprintf(&got, "    %s/%s | %s\n", v.Type, v.Mode, e.Quote())
		}
	}
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if bytes.Equal(got.Bytes(), want) {
		return
	}
	g, w := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			t.Fatalf("line %d reads\n%s\nwant\n%s\n(run with -update and look at the difference)", i+1, g[i], w[i])
		}
	}
	t.Fatal("lengths differ")
}
