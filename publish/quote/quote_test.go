package quote

import (
	"strings"
	"testing"
	"unicode/utf8"

	"testigo/record"
)

func TestWindows(t *testing.T) {
	long := strings.Repeat("word and ", 200) + "a strike began there. " + strings.Repeat("más palabras ", 200)
	giant := strings.Repeat("ñ", 3000) + "strike" + strings.Repeat("ñ", 3000)
	for name, text := range map[string]string{"long": long, "giant": giant, "short": "A strike."} {
		for _, paragraphs := range []bool{true, false} {
			d, err := record.NewDocument(record.IDOf([]byte(text)), name, record.Text, text)
			if err != nil {
				t.Fatal(err)
			}
			if paragraphs {
				d.Paragraphs = []record.Paragraph{{Span: record.Span{Start: 0, End: len(text)}}}
			}
			i := strings.Index(text, "strike")
			trigger := record.Span{Start: i, End: i + 6}
			for _, sentence := range []record.Span{trigger, {Start: 0, End: len(text)}, {}} {
				w := Window(d, trigger, sentence)
				if !w.Contains(trigger) || w.Len() > MergedSize+2*windowSize || !utf8.ValidString(d.Quote(w)) {
					t.Errorf("%s: window %v of %d bytes", name, w, len(text))
				}
			}
		}
	}
}

func FuzzSegments(f *testing.F) {
	f.Add("Huelga en Áncash", 0, 6, 10, 4)
	f.Add("\u202ex\x00y", 1, 2, 0, 9)
	f.Fuzz(func(t *testing.T, text string, a, b, c, n int) {
		if !utf8.ValidString(text) || len(text) > 1000 || len(text) == 0 {
			return
		}
		at := func(i int) int {
			return OnRunes(text, record.Span{Start: ((i % len(text)) + len(text)) % len(text), End: len(text)}).Start
		}
		w := record.Span{Start: 0, End: len(text)}
		var all strings.Builder
		for _, s := range Cut(text, w, []Mark{{record.Span{Start: at(a), End: max(at(a), at(b))}, Sentence}, {record.Span{Start: at(c), End: max(at(c), at(n))}, Trigger}}) {
			all.WriteString(s.Text)
		}
		if all.String() != Visible(text) {
			t.Errorf("%q became %q", text, all.String())
		}
	})
}
