package source

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"testigo/record"
)

// pack makes a zip archive of name, content pairs.
func pack(t testing.TB, members ...string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, members[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func put(t testing.TB, dir, name string, data []byte) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// collect walks and writes down what came, one line each.
func collect(t testing.TB, limits Limits, paths ...string) (got []string) {
	t.Helper()
	err := Walk(context.Background(), paths, limits,
		func(i Item) error { got = append(got, fmt.Sprintf("%s %d", i.Name, len(i.Data))); return nil },
		func(s Skip) {
			if !errors.Is(s.Err(), s.Kind) || s.Reason == "" {
				t.Errorf("skip without a kind or reason: %+v", s)
			}
			got = append(got, fmt.Sprintf("%s SKIP %s", s.Name, s.Kind))
		})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func want(t *testing.T, got []string, lines ...string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(lines, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestFoldersAndArchives(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "b.txt", []byte("beta"))
	put(t, dir, "a/one.txt", []byte("one"))
	put(t, dir, ".hidden", []byte("x"))
	put(t, dir, "old.testigo", []byte("x"))
	put(t, dir, "empty.txt", nil)
	inner := pack(t, "deep.txt", "deep", "../../evil.txt", "evil")
	put(t, dir, "box.zip", pack(t, "z.txt", "zet", "dir/inner.zip", string(inner), "__MACOSX/z.txt", "x", "void.txt", ""))
	put(t, dir, "letter.docx", pack(t, "[Content_Types].xml", "<x/>", "word/document.xml", "<x/>"))
	put(t, dir, "cut.zip", pack(t, "z.txt", "zet")[:40])
	if err := os.Symlink(dir, filepath.Join(dir, "circle")); err != nil {
		t.Fatal(err)
	}
	docx, _ := os.Stat(filepath.Join(dir, "letter.docx"))
	want(t, collect(t, Limits{}, dir),
		"a/one.txt 3",
		"b.txt 4",
		"box.zip!/dir/inner.zip!/evil.txt 4",
		"box.zip!/dir/inner.zip!/deep.txt 4",
		"box.zip!/void.txt SKIP empty",
		"box.zip!/z.txt 3",
		"cut.zip SKIP truncated",
		"empty.txt SKIP empty",
		fmt.Sprintf("letter.docx %d", docx.Size()))
	want(t, collect(t, Limits{}, filepath.Join(dir, "b.txt")), "b.txt 4")
	want(t, collect(t, Limits{Depth: 1}, filepath.Join(dir, "box.zip")),
		"box.zip!/dir/inner.zip SKIP bomb", "box.zip!/void.txt SKIP empty", "box.zip!/z.txt 3")
}

func TestNothingThere(t *testing.T) {
	dir := t.TempDir()
	got := collect(t, Limits{}, dir, filepath.Join(dir, "missing"))
	if len(got) != 2 || !strings.HasSuffix(got[0], "SKIP empty") || !strings.HasSuffix(got[1], "SKIP unreadable") {
		t.Errorf("got %q", got)
	}
}

// A text of 200 MB is refused by its size; the file is sparse, and reading it would take its whole size.
func TestLargeTextIsNotRead(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "large.txt"))
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("Informe")
	if err := f.Truncate(200 << 20); err != nil {
		t.Fatal(err)
	}
	f.Close()
	put(t, dir, "small.txt", []byte("small"))
	want(t, collect(t, Limits{}, dir), "large.txt SKIP too large", "small.txt 5")
}

func TestBombs(t *testing.T) {
	dir := t.TempDir()
	zeros := strings.Repeat("\x00", 8<<20)
	put(t, dir, "ratio.zip", pack(t, "zeros.txt", zeros, "good.txt", "good"))
	want(t, collect(t, Limits{}, filepath.Join(dir, "ratio.zip")), "ratio.zip!/good.txt 4", "ratio.zip!/zeros.txt SKIP bomb")

	var many []string
	for i := 0; i < 30; i++ {
		many = append(many, fmt.Sprintf("%02d.txt", i), strings.Repeat("a", 1000))
	}
	put(t, dir, "many.zip", pack(t, many...))
	if got := collect(t, Limits{Members: 10}, filepath.Join(dir, "many.zip")); len(got) != 11 || got[10] != "many.zip SKIP bomb" {
		t.Errorf("members: %q", got)
	}
	if got := collect(t, Limits{Unpacked: 4500}, filepath.Join(dir, "many.zip")); got[len(got)-1] != "many.zip SKIP bomb" || len(got) > 7 {
		t.Errorf("unpacked: %q", got)
	}
	// archives in archives share one budget
	nest := pack(t, "a.zip", string(pack(t, many...)), "b.zip", string(pack(t, many...)))
	put(t, dir, "nest.zip", nest)
	n := 0
	for _, l := range collect(t, Limits{Unpacked: 20_000}, filepath.Join(dir, "nest.zip")) {
		if !strings.Contains(l, "SKIP") {
			n++
		}
	}
	if n > 20 {
		t.Errorf("%d members of 1000 bytes from a budget of 20000", n)
	}
}

// Programs of Windows name members in a DOS code page without saying so, those of others in UTF-8 with or without its mark.
func TestNamesOfMembers(t *testing.T) {
	b := bytes.ReplaceAll(pack(t, "m_s/_rbol.txt", "abc"), []byte("m_s/_rbol.txt"), []byte("m\xa0s/\xb5rbol.txt"))
	dir := t.TempDir()
	put(t, dir, "dos.zip", b)
	put(t, dir, "utf8.zip", pack(t, "más/Árbol.txt", "abc"))
	want(t, collect(t, Limits{}, dir), "dos.zip!/más/Árbol.txt 3", "utf8.zip!/más/Árbol.txt 3")
}

func TestEncryptedMember(t *testing.T) {
	b := pack(t, "secret.txt", "secret")
	for _, sig := range []string{"PK\x03\x04", "PK\x01\x02"} { // set the flag in both headers
		i := bytes.Index(b, []byte(sig))
		off := 6
		if sig == "PK\x01\x02" {
			off = 8
		}
		b[i+off] |= 1
	}
	dir := t.TempDir()
	put(t, dir, "s.zip", b)
	want(t, collect(t, Limits{}, filepath.Join(dir, "s.zip")), "s.zip!/secret.txt SKIP encrypted")
}

// closedDisk refuses one file, as a system does to a user without permission. Tests may run as root, whom real
// permissions do not stop.
type closedDisk struct {
	osDisk
	closed string
}

func (d closedDisk) Open(name string) (file, error) {
	if filepath.Base(name) == d.closed {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.osDisk.Open(name)
}

func (d closedDisk) ReadDir(name string) ([]fs.DirEntry, error) {
	if filepath.Base(name) == d.closed {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return d.osDisk.ReadDir(name)
}

func TestNoPermission(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "closed/x.txt", []byte("x"))
	put(t, dir, "open.txt", []byte("open"))
	for closed, expect := range map[string]string{"closed": "closed SKIP unreadable", "x.txt": "closed/x.txt SKIP unreadable"} {
		var got []string
		err := walk(context.Background(), closedDisk{closed: closed}, nil, []string{dir}, Limits{},
			func(i Item) error { got = append(got, i.Name); return nil },
			func(s Skip) {
				got = append(got, s.Name+" SKIP "+string(s.Kind))
				if !strings.Contains(s.Reason, "permission") {
					t.Errorf("reason %q", s.Reason)
				}
			})
		if err != nil {
			t.Fatal(err)
		}
		want(t, got, expect, "open.txt")
	}
}

func TestStandardInput(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Una nota.", "stdin 9"},
		{"", "SKIP empty"},
		{string(pack(t, "a.txt", "abc")), "stdin!/a.txt 3"},
	} {
		var got string
		walk(context.Background(), osDisk{}, strings.NewReader(c.in), []string{"-"}, Limits{},
			func(i Item) error { got = fmt.Sprintf("%s %d", i.Name, len(i.Data)); return nil },
			func(s Skip) { got = "SKIP " + string(s.Kind) })
		if got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestStopsWhenAsked(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", []byte("a"))
	put(t, dir, "b.txt", []byte("b"))
	stop := errors.New("enough")
	n := 0
	if err := Walk(context.Background(), []string{dir}, Limits{}, func(Item) error { n++; return stop }, func(Skip) {}); err != stop || n != 1 {
		t.Errorf("error %v after %d items", err, n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Walk(ctx, []string{dir}, Limits{}, func(Item) error { return nil }, func(Skip) {}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// Whatever the bytes, an archive gives members within the bounds or refusals, and never a panic.
func FuzzArchive(f *testing.F) {
	f.Add(pack(f, "a.txt", "abc", "b/c.txt", "def"))
	f.Add(pack(f, "in.zip", string(pack(f, "x.txt", "x"))))
	f.Add(pack(f, "zeros", strings.Repeat("\x00", 2<<20)))
	f.Add(pack(f, "a", "b")[:20])
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{File: 1 << 20, Text: 1 << 20, Unpacked: 4 << 20, Members: 50}
		total := 0
		walk(context.Background(), osDisk{}, bytes.NewReader(data), []string{"-"}, limits, func(i Item) error {
			total += len(i.Data)
			if strings.Contains(i.Name, "/../") {
				t.Errorf("name %q", i.Name)
			}
			return nil
		}, func(s Skip) {
			if !errors.Is(s.Err(), s.Kind) || s.Kind == record.Refusal("") {
				t.Errorf("skip without a kind: %+v", s)
			}
		})
		if total > 6<<20 {
			t.Errorf("%d bytes from a budget of %d", total, limits.Unpacked)
		}
	})
}
