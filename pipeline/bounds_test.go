package pipeline

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"testigo/store"
)

// Beyond its bounds a document is named with the reason, and the rest is built.
func TestBoundsOfOneDocument(t *testing.T) {
	text, span, most := maxText, maxTime, maxNumbers
	defer func() { maxText, maxTime, maxNumbers = text, span, most }()
	in := t.TempDir()
	put(t, in, "long.txt", strings.Repeat("Teachers marched in Puno. ", 100))
	put(t, in, "short.txt", "Police arrested two workers in Cusco on 3 March 1998.\n")
	maxText = 1000
	sum := build(t, Options{Paths: []string{in}, Out: filepath.Join(t.TempDir(), "r.testigo")})
	if sum.Documents != 1 || len(sum.Skipped) != 1 || sum.Skipped[0].Name != "long.txt" || !strings.Contains(sum.Skipped[0].Reason, "over the bound") {
		t.Errorf("text over the bound: %+v", sum)
	}
	maxText, maxNumbers = text, 3
	put(t, in, "table.txt", "1998,12\n1999,14\n")
	sum = build(t, Options{Paths: []string{in}, Out: filepath.Join(t.TempDir(), "r.testigo")})
	if sum.Documents != 2 || len(sum.Skipped) != 1 || sum.Skipped[0].Name != "table.txt" || !strings.Contains(sum.Skipped[0].Reason, "4 numbers") {
		t.Errorf("numbers over the bound: %+v", sum)
	}
	os.Remove(filepath.Join(in, "table.txt"))
	maxNumbers, maxTime = most, time.Nanosecond
	sum, err := Build(context.Background(), Options{Paths: []string{in}, Out: filepath.Join(t.TempDir(), "r.testigo")})
	if err == nil || len(sum.Skipped) != 2 || !strings.Contains(sum.Skipped[0].Reason, "took longer than") {
		t.Errorf("time over the bound: %+v %v", sum, err)
	}
}

// A record whose bytes have suffered is not passed on: what the inputs hold is read again.
func TestDamagedDocumentsAreReadAgain(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	put(t, in, "a.txt", "Police arrested two workers in Cusco on 3 March 1998.\n")
	put(t, in, "b.txt", "Teachers marched in Puno on 4 March 1998.\n")
	build(t, Options{Paths: []string{in}, Out: out})
	whole := exports(t, out)
	for _, damage := range []string{
		"UPDATE originals SET bytes=(SELECT bytes FROM originals ORDER BY hash LIMIT 1)",
		"UPDATE documents SET reading=substr(reading,1,length(reading)-3) WHERE id=1",
		"UPDATE documents SET layout=x'00' WHERE id=2",
	} {
		db, err := sql.Open("sqlite", out)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(damage); err != nil {
			t.Fatal(err)
		}
		db.Close()
		if sum := build(t, Options{Paths: []string{in}, Out: out}); sum.Documents != 2 || sum.Read != 1 {
			t.Errorf("%s: %+v", damage, sum)
		}
		s, err := store.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := s.Verify(context.Background(), nil); err != nil || len(a.Faults) > 0 {
			t.Errorf("%s: %v %v", damage, a.Faults, err)
		}
		s.Close()
		for name, b := range exports(t, out) {
			if !bytes.Equal(b, whole[name]) {
				t.Errorf("%s: export %s differs", damage, name)
			}
		}
	}
}
