package times

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"testigo/reading/words"
	"testigo/record"
)

var update = flag.Bool("update", false, "rewrite the expected lines of testdata")

// A case of testdata/*.txt is a block of lines:
//
//	# name of the phenomenon
//	language, date of writing as EDTF or "unknown"
//	the text, one line a paragraph
//	> what is found: words | type value mod | EDTF | interval | anchor
type testCase struct {
	name, lang, written, text string
	want                      []string
}

func readCases(t testing.TB, file string) []testCase {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []testCase
	for block := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n\n") {
		c := testCase{}
		var text []string
		for line := range strings.SplitSeq(block, "\n") {
			switch {
			case strings.HasPrefix(line, "# "):
				c.name = line[2:]
			case strings.HasPrefix(line, "> "):
				c.want = append(c.want, line[2:])
			case c.lang == "":
				c.lang, c.written, _ = strings.Cut(line, " ")
			default:
				text = append(text, line)
			}
		}
		c.text = strings.Join(text, "\n")
		out = append(out, c)
	}
	return out
}

func analyse(t testing.TB, text, lang string) *words.Text {
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "t.txt", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = record.Lang(lang)
	doc.Paragraphs = lines(text, doc.Lang)
	return words.NewAnalyser().Analyse(doc)
}

var anchorNames = [...]string{record.NoAnchor: "absolute", record.FromWriting: "writing", record.FromStory: "story", record.FromCalendar: "calendar"}

func describe(c record.Cited[record.Time]) string {
	tm := c.Value()
	s := fmt.Sprintf("%s | %s %s", c.Witness().Quote(), typeNames[tm.Type], tm.Value)
	if tm.Mod != "" {
		s += " " + tm.Mod
	}
	if tm.Type == record.Date || tm.Type == record.TimeOfDay {
		s += fmt.Sprintf(" | %s | %s..%s | %s", tm.EDTF, tm.Interval.From, tm.Interval.To, anchorNames[tm.Anchor])
	}
	return s
}

func TestTimes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		var all strings.Builder
		for _, c := range readCases(t, file) {
			var written record.Dating
			if c.written != "unknown" {
				iv := record.EDTFInterval(c.written)
				if !iv.Stated() {
					t.Fatalf("%s: %s: bad date of writing %q", file, c.name, c.written)
				}
				written = record.Dating{EDTF: c.written, Interval: iv, Best: iv}
			}
			x := analyse(t, c.text, c.lang)
			var got []string
			for _, r := range Resolve(x, Find(x), written) {
				got = append(got, describe(r))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w && !*update {
				t.Errorf("%s: %s\n got:\n%s\nwant:\n%s", file, c.name, g, w)
			}
			fmt.Fprintf(&all, "# %s\n%s %s\n%s\n", c.name, c.lang, c.written, c.text)
			for _, g := range got {
				all.WriteString("> " + g + "\n")
			}
			all.WriteString("\n")
		}
		if *update {
			if err := os.WriteFile(file, []byte(strings.TrimSuffix(all.String(), "\n")), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// FuzzFind: spans lie in the text, in order, without overlap; every interval runs forward; the
// same text gives the same answer twice.
func FuzzFind(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txt")
	for _, file := range files {
		for _, c := range readCases(f, file) {
			f.Add(c.text)
		}
	}
	f.Add("99999999999 years ago, May 99, 0000-00-00 31 de febrero siglo xxxxx 24:61")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" || !utf8.ValidString(text) {
			return
		}
		for _, lang := range []string{"en", "es"} {
			x := analyse(t, text, lang)
			found := Find(x)
			at := 0
			for k, e := range found {
				if e.Span.Start < at || e.Span.End <= e.Span.Start {
					t.Fatalf("expression %d at %v begins before %d", k, e.Span, at)
				}
				at = e.Span.End
				if n := e.RangeWith; n != 0 && (n < 1 || n > len(found) || found[n-1].RangeWith != k+1) {
					t.Fatalf("expression %d is one end of a range without the other", k)
				}
			}
			for _, written := range []record.Dating{{}, {Interval: record.EDTFInterval("1978-05-22")}, {Interval: record.EDTFInterval("1978-07-28/1978-12-31")}} {
				for k, c := range Resolve(x, found, written) {
					if !c.Stated() {
						t.Fatalf("expression %d lost its witness", k)
					}
					tm := c.Value()
					if iv := tm.Interval; iv.From != 0 && iv.To != 0 && iv.To < iv.From {
						t.Fatalf("%q ends before it begins: %v", c.Witness().Quote(), iv)
					}
					if tm.EDTF != "" {
						if _, err := record.ParseEDTF(tm.EDTF); err != nil {
							t.Fatalf("%q: %v", c.Witness().Quote(), err)
						}
					}
				}
			}
		}
	})
}

func BenchmarkFindAndResolve(b *testing.B) {
	text := strings.Repeat("On Monday, 5 June 1989, some 3,000 miners walked out for two days, the third strike since March of that year. The government had said last week that it would meet them before the end of the month.\n", 50)
	x := analyse(b, text, "en")
	written := record.Dating{Interval: record.EDTFInterval("1989-06-07")}
	b.ReportAllocs()
	for b.Loop() {
		Resolve(x, Find(x), written)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(x.Tokens)), "ns/word")
}
