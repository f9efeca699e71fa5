package pipeline

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"testigo/eval/synthetic/world"
)

// files lists the files of a folder, each as a path of its own.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// synthetic writes n invented reports, copies and all, into one folder.
func synthetic(t testing.TB, n int, seed uint64) string {
	t.Helper()
	dir := t.TempDir()
	err := world.Generate(world.Options{Documents: n, Seed: seed}, func(d *world.Document) error {
		name := filepath.Base(d.Name)
		if d.Truth.Copied == "same-bytes" {
			name = "again-" + name
		}
		return os.WriteFile(filepath.Join(dir, name), []byte(d.Text), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// The order in which documents arrive, and the number of those who read, decide nothing: ties are settled by name and hash.
func TestTheOrderOfArrivalChangesNothing(t *testing.T) {
	for name, dir := range map[string]string{"example": reports(t), "synthetic": synthetic(t, 120, 5)} {
		out := t.TempDir()
		in := files(t, dir)
		first := filepath.Join(out, "first.testigo")
		build(t, Options{Paths: in, Out: first, Workers: 2})
		want := exports(t, first)
		for round := range uint64(3) {
			shuffled := append([]string(nil), in...)
			rand.New(rand.NewPCG(round, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			path := filepath.Join(out, "shuffled.testigo")
			build(t, Options{Paths: shuffled, Out: path, Workers: 1 + int(round)*2, Fresh: true})
			for format, got := range exports(t, path) {
				if !bytes.Equal(got, want[format]) {
					t.Errorf("%s: export %s differs in order %d", name, format, round)
				}
			}
		}
	}
}

// A record that grows document by document is the record that is built at once.
func TestARecordThatGrowsIsTheRecordBuiltAtOnce(t *testing.T) {
	dir, out := synthetic(t, 80, 6), t.TempDir()
	in := files(t, dir)
	whole, grown := filepath.Join(out, "whole.testigo"), filepath.Join(out, "grown.testigo")
	build(t, Options{Paths: in, Out: whole})
	half := len(in) / 2
	build(t, Options{Paths: in[half:], Out: grown})
	build(t, Options{Paths: in[:half-1], Out: grown})
	sum := build(t, Options{Paths: in[half-1 : half], Out: grown})
	if sum.Read > 1 {
		t.Errorf("%d documents were read to add one", sum.Read)
	}
	want := exports(t, whole)
	for format, got := range exports(t, grown) {
		if !bytes.Equal(got, want[format]) {
			t.Errorf("export %s differs", format)
		}
	}
}
