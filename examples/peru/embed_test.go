package peru

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// largest is the most bytes a report may have: the corpus ships in the binary.
const largest = 60 << 10

// TestEveryReportIsSourced keeps the promise of README.md: no report without
// its lines in SOURCES.md and its row in GOLD.md.
func TestEveryReportIsSourced(t *testing.T) {
	sources, gold := read(t, "SOURCES.md"), read(t, "GOLD.md")
	formats := map[string]int{}
	entries, err := fs.ReadDir(Reports, "reports")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		formats[path.Ext(e.Name())]++
		for file, text := range map[string]string{"SOURCES.md": sources, "GOLD.md": gold} {
			if !strings.Contains(text, "`"+e.Name()+"`") {
				t.Errorf("%s does not name %s", file, e.Name())
			}
		}
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		if info.Size() == 0 || info.Size() > largest {
			t.Errorf("%s has %d bytes, want 1 to %d", e.Name(), info.Size(), largest)
		}
	}
	for _, ext := range []string{".txt", ".md", ".html", ".pdf", ".docx"} {
		if formats[ext] == 0 {
			t.Errorf("no report in format %s", ext)
		}
	}
}

// TestReprint checks the planted reprint: all but the last paragraphs agree.
func TestReprint(t *testing.T) {
	wire := read(t, "reports/2021-07-20-runoff-proclaimed.txt")
	page := read(t, "reports/2021-07-21-harbour-reprint.html")
	shared := 0
	for _, paragraph := range strings.Split(wire, "\n\n") {
		if len(paragraph) > 100 && strings.Contains(page, paragraph) {
			shared++
		}
	}
	if shared < 5 {
		t.Errorf("reprint shares %d paragraphs with the wire report, want at least 5", shared)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
