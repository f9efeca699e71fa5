package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// contents reads all that a record can be asked for.
func contents(s *Store) (string, error) {
	ctx := context.Background()
	var b strings.Builder
	for r, err := range s.Documents(ctx) {
		if err != nil {
			return "", err
		}
		original, err := s.Original(ctx, r.Hash)
		if err != nil {
			return "", err
		}
		reading, err := s.Reading(ctx, r.Hash)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "%v %q %d\n", r, original, len(reading.Events))
	}
	for l, err := range s.Lines(ctx, EventFilter{}, "es") {
		if err != nil {
			return "", err
		}
		fmt.Fprintln(&b, l)
	}
	for e, err := range s.Events(ctx, EventFilter{}) {
		if err != nil {
			return "", err
		}
		fmt.Fprintln(&b, e)
	}
	hits, err := s.Search(ctx, "arrested", 9)
	if err != nil {
		return "", err
	}
	fmt.Fprintln(&b, hits)
	return b.String(), nil
}

// Bytes changed anywhere, or an end cut off: Verify names faults, or the change lies where the record holds nothing.
// Nothing panics, and what reading meets is told as damage.
func TestDamageIsSeen(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.testigo")
	build(t, path, sample(t, "a.txt", sampleText), sample(t, "b.txt", sampleText+"\nA second one.\n"))
	sound, _ := os.ReadFile(path)
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := contents(s)
	s.Close()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(3, 4))
	seen := 0
	const tries = 160
	for i := range tries {
		b := append([]byte(nil), sound...)
		at := 100 + rng.IntN(len(b)-100)
		switch i % 4 {
		case 0:
			b[at] ^= byte(1 + rng.IntN(255))
		case 1, 2:
			for k := at; k < min(len(b), at+[]int{16, 4096}[i%4-1]); k++ {
				b[k] = byte(rng.IntN(256))
			}
		case 3:
			b = b[:at]
		}
		broken := filepath.Join(dir, "broken.testigo")
		os.WriteFile(broken, b, 0o644)
		s, err := Open(broken)
		if err != nil {
			seen++
			continue
		}
		a, err := s.Verify(context.Background(), nil)
		if err != nil {
			t.Fatalf("byte %d, way %d: %v", at, i%4, err)
		}
		got, err := contents(s)
		switch {
		case len(a.Faults) > 0:
			seen++
			if err != nil && !Damaged(err) && !errors.Is(err, ErrNotFound) { // not found: listed, but the index does not lead to it
				t.Errorf("byte %d, way %d: not told as damage: %v", at, i%4, err)
			}
		case err != nil || got != want:
			t.Errorf("byte %d, way %d: Verify sees nothing, but the content is another: %v", at, i%4, err)
		}
		s.Close()
	}
	if seen < tries/3 {
		t.Errorf("of %d damages %d were seen", tries, seen)
	}
	t.Logf("of %d damages %d were seen; the others hit unused space", tries, seen)
}
