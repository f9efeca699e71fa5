package house

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

const root = "../.."

// packages yields the folders with Go files, and their parsed files without tests.
func packages(t *testing.T) map[string][]*ast.File {
	t.Helper()
	out := map[string][]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "bin") {
			return filepath.SkipDir
		}
		if d.IsDir() && path != root {
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil { // a module of its own
				return filepath.SkipDir
			}
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		dir, _ := filepath.Rel(root, filepath.Dir(path))
		out[filepath.ToSlash(dir)] = append(out[filepath.ToSlash(dir)], file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d packages found from %s", len(out), root)
	}
	return out
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	for dir, files := range packages(t) {
		comments, words := 0, 0
		for _, f := range files {
			if f.Doc != nil && !strings.HasPrefix(f.Doc.Text(), "Code generated") {
				comments++
				words = max(words, len(strings.Fields(f.Doc.Text())))
			}
		}
		if comments != 1 || words < 10 {
			t.Errorf("%s: %d package comments, the longest of %d words; want one that says what, why, units and source", dir, comments, words)
		}
	}
}

// layers is the import order: a package may import ours only from its own line and the lines above.
// The longest prefix decides. Tools that people run by hand (build, train, make) are not bound.
var layers = []string{
	"record",
	"pack",
	"reading/words",
	"reading/confidence",
	"source document",
	"election",
	"reading/times reading/places",
	"reading/dating reading/actors",
	"reading/figures reading/attributions",
	"reading/events reading/statements",
	"reading",
	"record/linkage",
	"record/resolve record/link record/reconcile",
	"record/victims record/conflicts record/check",
	"store",
	"publish/wording",
	"review/agreement",
	"review",
	"publish/atlas publish/network publish/quote publish/export publish/page publish/dossier",
	"publish/api publish/web publish/site",
	"estimate/draw estimate/table estimate/named estimate/lists",
	"estimate/closed estimate/loglinear estimate/latentclass estimate/graphs",
	"estimate",
	"estimate/report",
	"pipeline",
	"examples",
	"eval",
	"cmd internal",
}

func layerOf(dir string) int {
	best, length := -1, -1
	for i, line := range layers {
		for _, p := range strings.Fields(line) {
			if (dir == p || strings.HasPrefix(dir, p+"/")) && len(p) > length {
				best, length = i, len(p)
			}
		}
	}
	return best
}

func TestImportsFollowTheData(t *testing.T) {
	var faults []string
	for dir, files := range packages(t) {
		if base := filepath.Base(dir); base == "build" || base == "train" || base == "make" {
			continue
		}
		here := layerOf(dir)
		if here < 0 {
			t.Errorf("%s stands in no layer: add it to the order and to ARCHITECTURE.md", dir)
		}
		for _, f := range files {
			for _, imp := range f.Imports {
				path := strings.Trim(imp.Path.Value, `"`)
				ours, ok := strings.CutPrefix(path, "testigo/")
				if ok && layerOf(ours) > here {
					faults = append(faults, dir+" imports "+ours)
				}
			}
		}
	}
	sort.Strings(faults)
	for _, f := range faults {
		t.Error(f, "which comes after it")
	}
}

func TestTheNounsImportOnlyTheStandardLibrary(t *testing.T) {
	for _, f := range packages(t)["record"] {
		for _, imp := range f.Imports {
			if path := strings.Trim(imp.Path.Value, `"`); strings.Contains(strings.Split(path, "/")[0], ".") || strings.HasPrefix(path, "testigo/") {
				t.Errorf("record imports %s", path)
			}
		}
	}
}
