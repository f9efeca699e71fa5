package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"testigo/pipeline"
	"testigo/record"
	"testigo/store"
)

// note builds a record of one report that is long enough to fill a pipe.
func note(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	text := "On 3 March 1998 police arrested 12 miners in Cusco." + strings.Repeat(" The union said so on the same day in Lima.", 4000)
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "r.testigo")
	if b, err := exec.Command("testigo", "build", "-o", out, filepath.Join(dir, "a.txt")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return out
}

// 'testigo export … | head' is what people do all day.
func TestAClosedPipeIsNoFailure(t *testing.T) {
	cmd := exec.Command("testigo", "export", note(t), "--format", "readings")
	var said bytes.Buffer
	cmd.Stderr = &said
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(pipe, make([]byte, 10)); err != nil {
		t.Fatal(err)
	}
	pipe.Close()
	if err := cmd.Wait(); err != nil || said.Len() > 0 {
		t.Errorf("%v, and it says %q", err, said.String())
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestLostOutputIsAFailure(t *testing.T) {
	out := &checked{w: fullDisk{}}
	con := &console{out: out, err: io.Discard, lang: record.English}
	con.summary(&pipeline.Summary{Record: "r.testigo"})
	if out.err == nil {
		t.Error("the summary is lost, and nobody knows")
	}
}

func TestAMistakeOfOursIsSaid(t *testing.T) {
	err := guarded(func() error { var s []int; return errors.New(string(rune(s[3]))) })
	if err == nil || !strings.Contains(err.Error(), "our mistake") {
		t.Errorf("got %v", err)
	}
}

func TestStrangersCannotSteerTheTerminal(t *testing.T) {
	const evil = "a\x1b[2J\u202eb\x07.txt"
	var out bytes.Buffer
	con := &console{out: &out, err: &out, lang: record.English}
	con.summary(&pipeline.Summary{Record: evil, Documents: 1, Skipped: []store.Skipped{{Name: evil, Reason: evil, Hint: "h"}}})
	out.WriteString(con.highlight(evil, []record.Span{{Start: 0, End: 3}}))
	if strings.ContainsAny(out.String(), "\x1b\x07\u202e") {
		t.Errorf("%q", out.String())
	}
}

func TestWordsForTheShell(t *testing.T) {
	for in, want := range map[string]string{
		"r.testigo": "r.testigo", "mis reportes": "'mis reportes'", "it's": `'it'\''s'`, "": "''", "a\nb": "'a\nb'", "Áncash.testigo": "Áncash.testigo", "~x": "'~x'",
	} {
		if got := shellWord(in); got != want {
			t.Errorf("%q: %s, want %s", in, got, want)
		}
	}
}

func TestNumbersWithTheirNouns(t *testing.T) {
	en, es := &console{lang: record.English}, &console{lang: record.Spanish}
	for got, want := range map[string]string{
		en.many(1, "document", "documento"): "1 document", es.many(2, "actor", "actor/actores"): "2 actores", es.many(1, "actor", "actor/actores"): "1 actor",
		en.many(0, "witness/witnesses", "testimonio"): "0 witnesses",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
