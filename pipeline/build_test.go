package pipeline

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"testigo/examples/peru"
	"testigo/publish/export"
	"testigo/store"
)

// reports writes the example reports to a folder.
func reports(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, peru.Reports); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "reports")
}

func build(t testing.TB, o Options) *Summary {
	t.Helper()
	sum, err := Build(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// exports gives every export of a record.
func exports(t testing.TB, path string) map[string][]byte {
	t.Helper()
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	out := map[string][]byte{}
	for name, write := range export.Formats {
		var b bytes.Buffer
		if err := write(context.Background(), &b, s, export.Options{Workers: 2}); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out[name] = b.Bytes()
	}
	return out
}

func TestTheSameInputsGiveTheSameBytes(t *testing.T) {
	in, dir := reports(t), t.TempDir()
	one := build(t, Options{Paths: []string{in}, Out: filepath.Join(dir, "one.testigo"), Workers: 1})
	build(t, Options{Paths: []string{in}, Out: filepath.Join(dir, "eight.testigo"), Workers: 8})
	if one.Documents < 14 || one.Events == 0 {
		t.Fatalf("the example record is empty: %+v", one)
	}
	a, b := exports(t, filepath.Join(dir, "one.testigo")), exports(t, filepath.Join(dir, "eight.testigo"))
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs with the number of workers", name)
		}
	}

	// half first, then all: a rebuild reads only what is new and gives the same record
	half := t.TempDir()
	files, _ := os.ReadDir(in)
	for i, f := range files {
		if i%2 == 0 {
			text, _ := os.ReadFile(filepath.Join(in, f.Name()))
			os.WriteFile(filepath.Join(half, f.Name()), text, 0o644)
		}
	}
	grown := filepath.Join(dir, "grown.testigo")
	first := build(t, Options{Paths: []string{half}, Out: grown})
	for i, f := range files {
		if i%2 == 1 {
			text, _ := os.ReadFile(filepath.Join(in, f.Name()))
			os.WriteFile(filepath.Join(half, f.Name()), text, 0o644)
		}
	}
	second := build(t, Options{Paths: []string{half}, Out: grown})
	if second.Carried != first.Documents || second.Read != one.Documents-first.Documents {
		t.Errorf("the rebuild read %d and carried %d of %d", second.Read, second.Carried, one.Documents)
	}
	c := exports(t, grown)
	whole := filepath.Join(dir, "whole.testigo")
	build(t, Options{Paths: []string{half}, Out: whole})
	d := exports(t, whole)
	for name := range c {
		if !bytes.Equal(c[name], d[name]) {
			t.Errorf("%s differs when the record grew", name)
		}
	}
}

func TestARecordLosesNothing(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	put(t, in, "a.txt", "Police arrested two workers in Cusco on 3 March 1998.\n")
	put(t, in, "b.txt", "Teachers marched in Puno on 4 March 1998.\n")
	put(t, in, "copy.txt", "Teachers marched in Puno on 4 March 1998.\n")
	if sum := build(t, Options{Paths: []string{in}, Out: out}); sum.Documents != 2 || sum.Copies != 1 {
		t.Fatalf("two texts under three names: %+v", sum)
	}
	os.Remove(filepath.Join(in, "a.txt"))
	if sum := build(t, Options{Paths: []string{in}, Out: out}); sum.Documents != 2 {
		t.Errorf("a removed file took its document with it: %+v", sum)
	}
	if sum := build(t, Options{Paths: []string{in}, Out: out, Fresh: true}); sum.Documents != 1 {
		t.Errorf("--fresh kept a document: %+v", sum)
	}
}

func TestWhatCannotBeReadIsNamedAndTheRestIsBuilt(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	put(t, in, "good.txt", "Police arrested two workers in Cusco on 3 March 1998.\n")
	put(t, in, "empty.txt", "")
	put(t, in, "junk.txt", "\x00\x01\x02\x00\xff\xfe\x00\x03\x00\x9c\x00")
	put(t, in, "broken.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
	sum := build(t, Options{Paths: []string{in, filepath.Join(in, "missing.txt")}, Out: out})
	if sum.Documents != 1 {
		t.Errorf("%d documents", sum.Documents)
	}
	named := map[string]bool{}
	for _, s := range sum.Skipped {
		named[filepath.Base(s.Name)] = s.Reason != ""
	}
	for _, n := range []string{"empty.txt", "junk.txt", "broken.pdf", "missing.txt"} {
		if !named[n] {
			t.Errorf("%s was not named with a reason: %+v", n, sum.Skipped)
		}
	}
}

func TestNothingReadable(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	put(t, in, "empty.txt", "")
	if _, err := Build(context.Background(), Options{Paths: []string{in}, Out: out}); !errors.Is(err, ErrNoDocuments) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a record was written")
	}
}

func TestAnInterruptedBuildLeavesTheRecord(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	put(t, in, "a.txt", "Police arrested two workers in Cusco on 3 March 1998.\n")
	build(t, Options{Paths: []string{in}, Out: out})
	before, _ := os.ReadFile(out)
	for i := range 40 {
		put(t, in, string(rune('a'+i%26))+string(rune('a'+i/26))+".txt", strings.Repeat("Teachers marched in Puno. ", i+1))
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Build(ctx, Options{Paths: []string{in}, Out: out, Step: func(p Progress) {
		if p.Documents == 10 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if after, _ := os.ReadFile(out); !bytes.Equal(before, after) {
		t.Error("the record changed")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
