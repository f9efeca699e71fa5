package site_test

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"testigo/examples/peru"
	"testigo/pipeline"
	"testigo/publish/site"
	"testigo/record"
	"testigo/store"
)

var ctx = context.Background()

func example(t *testing.T) *store.Store {
	t.Helper()
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	if err := os.CopyFS(dir, peru.Reports); err != nil {
		t.Fatal(err)
	}
	hostile := "<img src=x onerror=alert(1)>\n\nOn 9 January 2023 police killed 17 protesters in <script>alert(2)</script> Juliaca.\n"
	if err := os.WriteFile(filepath.Join(dir, "a\"b<c>.txt"), []byte(hostile), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{dir}, Out: out}); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Every link of every page leads to a file of the folder, and to a place in it if it names one; nothing leads out of it.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	done, err := site.Write(ctx, dir, example(t), site.Options{Lang: record.Spanish})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]map[string]bool{}
	links := map[string][]string{}
	pages := 0
	err = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		name = filepath.ToSlash(name)
		ids[name] = map[string]bool{}
		if path.Ext(name) != ".html" {
			return nil
		}
		pages++
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		root, err := html.Parse(f)
		if err != nil {
			return err
		}
		for n := range root.Descendants() {
			if n.Type == html.TextNode && strings.HasPrefix(n.Data, "[") && strings.HasSuffix(n.Data, "]") && !strings.Contains(n.Data, " ") {
				t.Errorf("%s: a text is missing: %s", name, n.Data)
			}
			for _, a := range n.Attr {
				switch a.Key {
				case "id":
					ids[name][a.Val] = true
				case "href", "src":
					links[name] = append(links[name], a.Val)
				case "onerror", "onclick", "style":
					t.Errorf("%s: %s=%q", name, a.Key, a.Val)
				}
			}
			if n.Data == "script" && n.Type == html.ElementNode && n.FirstChild != nil {
				t.Errorf("%s: a script stands in the page", name)
			}
			if n.Data == "img" {
				t.Errorf("%s: a picture of a document's own", name)
			}
		}
		return nil
	})
	if err != nil || pages != done.Pages || pages < 50 {
		t.Fatalf("%d pages, %+v, %v", pages, done, err)
	}
	for name, list := range links {
		for _, l := range list {
			if l == "data:," {
				continue
			}
			u, err := url.Parse(l)
			if err != nil || u.IsAbs() || strings.HasPrefix(u.Path, "/") {
				t.Fatalf("%s leads out: %s", name, l)
			}
			to := path.Join(path.Dir(name), u.Path)
			if u.Path == "" {
				to = name
			}
			at, ok := ids[to]
			if !ok {
				t.Fatalf("%s leads to %s, which is not there", name, l)
			}
			if u.Fragment != "" && !at[u.Fragment] {
				t.Fatalf("%s leads to %s, and the page has no such place", name, l)
			}
		}
	}
}

func TestAFolderOfOthersIsNotTouched(t *testing.T) {
	s := example(t)
	top := t.TempDir()
	dir := filepath.Join(top, "mine")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := site.Write(ctx, dir, s, site.Options{}); err == nil || !strings.Contains(err.Error(), "other files") {
		t.Errorf("%v", err)
	}
	if _, err := site.Write(ctx, filepath.Join(dir, "letter.txt"), s, site.Options{}); err == nil {
		t.Error("a file was taken for a folder")
	}
	if _, err := site.Write(ctx, filepath.Join(top, "no", "such"), s, site.Options{}); err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("%v", err)
	}
	ours := filepath.Join(top, "ours")
	for range 2 { // an earlier site is replaced
		if _, err := site.Write(ctx, ours, s, site.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	var large site.TooLarge
	if _, err := site.Write(ctx, ours, s, site.Options{Limits: site.Limits{Events: 3}}); !errors.As(err, &large) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(filepath.Join(ours, "index.html")); err != nil {
		t.Error("a refused site took the earlier one along")
	}
	left, err := os.ReadDir(top)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
