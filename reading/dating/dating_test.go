package dating

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

var update = flag.Bool("update", false, "rewrite the expected lines of testdata")

// A case of testdata/cases.txt is a block of lines:
//
//	# name
//	language [page date]
//	stamp KIND EDTF: words as printed in the text
//	the text, one line a paragraph
//	> interval | best | believed or contradicted stamp
//	> code: reason
type testCase struct {
	name, lang, page, text string
	stamps                 [][3]string // kind, EDTF, words
	want                   []string
}

func readCases(t testing.TB) []testCase {
	b, err := os.ReadFile("testdata/cases.txt")
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
				c.lang, c.page, _ = strings.Cut(line, " ")
			case strings.HasPrefix(line, "stamp "):
				head, quote, _ := strings.Cut(line, ": ")
				f := strings.Fields(head)
				c.stamps = append(c.stamps, [3]string{f[1], f[2], quote})
			default:
				text = append(text, line)
			}
		}
		c.text = strings.Join(text, "\n")
		out = append(out, c)
	}
	return out
}

func (c *testCase) document(t testing.TB) *words.Text {
	doc, err := record.NewDocument(record.IDOf([]byte(c.text)), "t.txt", record.Text, c.text)
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = record.Lang(c.lang)
	at := 0
	for line := range strings.SplitSeq(c.text, "\n") {
		p := record.Paragraph{Span: record.Span{Start: at, End: at + len(line)}, Lang: doc.Lang}
		at += len(line) + 1
		for _, s := range c.stamps {
			if strings.TrimSpace(line) == s[2] {
				p.Kind = record.Byline
			}
		}
		if p.Len() > 0 {
			doc.Paragraphs = append(doc.Paragraphs, p)
		}
	}
	for _, s := range c.stamps {
		i := strings.Index(c.text, s[2])
		if i < 0 {
			t.Fatalf("%s: the text does not print %q", c.name, s[2])
		}
		doc.Meta.Stamps = append(doc.Meta.Stamps, record.CiteSpan(doc, record.Span{Start: i, End: i + len(s[2])}, record.Stamp{Kind: record.StampKind(s[0]), EDTF: s[1]}))
	}
	return words.NewAnalyser().Analyse(doc)
}

func describe(d record.Dating) []string {
	verdict := "no stamp"
	switch {
	case d.Believed.Stated():
		verdict = "believed " + d.Believed.Value().EDTF
	case d.Contradicted.Stated():
		verdict = "contradicted " + d.Contradicted.Value().EDTF
	}
	out := []string{fmt.Sprintf("%s | %s | %s", d.EDTF, d.Best.EDTF(), verdict)}
	for k, r := range d.Reasons {
		if k == 4 {
			break
		}
		out = append(out, r.Value().Code+": "+r.Value().Text)
	}
	return out
}

func TestChoose(t *testing.T) {
	var all strings.Builder
	for _, c := range readCases(t) {
		x := c.document(t)
		got := describe(ChooseWithPage(x, times.Find(x), c.page))
		if g, w := strings.Join(got, "\n"), strings.Join(c.want, "\n"); g != w && !*update {
			t.Errorf("%s\n got:\n%s\nwant:\n%s", c.name, g, w)
		}
		fmt.Fprintf(&all, "# %s\n%s\n", c.name, strings.TrimSpace(c.lang+" "+c.page))
		for _, s := range c.stamps {
			fmt.Fprintf(&all, "stamp %s %s: %s\n", s[0], s[1], s[2])
		}
		all.WriteString(c.text + "\n")
		for _, g := range got {
			all.WriteString("> " + g + "\n")
		}
		all.WriteString("\n")
	}
	if *update {
		if err := os.WriteFile("testdata/cases.txt", []byte(strings.TrimSuffix(all.String(), "\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// FuzzChoose: whatever the text, the best part lies in the interval, the interval runs forward, and every reason quotes the text.
func FuzzChoose(f *testing.F) {
	for _, c := range readCases(f) {
		f.Add(c.text, c.page)
	}
	f.Fuzz(func(t *testing.T, text, page string) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" {
			return
		}
		for _, lang := range []string{"en", "es"} {
			c := testCase{lang: lang, text: text}
			x := c.document(t)
			d := ChooseWithPage(x, times.Find(x), page)
			if iv := d.Interval; iv.From != 0 && iv.To != 0 && iv.To < iv.From {
				t.Fatalf("ends before it begins: %v", iv)
			}
			if d.Best.Stated() && (d.Best.From == 0 || d.Best.To < d.Best.From || d.Interval.From != 0 && d.Best.From < d.Interval.From || d.Interval.To != 0 && d.Best.To > d.Interval.To) {
				t.Fatalf("best %s outside %s", d.Best.EDTF(), d.Interval.EDTF())
			}
			if d.Confidence < 0 || d.Confidence > 1 {
				t.Fatalf("confidence %v", d.Confidence)
			}
			for _, r := range d.Reasons {
				if !r.Stated() || r.Value().Text == "" {
					t.Fatal("a reason without a witness")
				}
			}
		}
	})
}

func BenchmarkChoose(b *testing.B) {
	c := testCase{lang: "en", text: strings.Repeat("On 5 June 1989 some 3,000 miners walked out, the third strike since March of that year. President García said on Monday that he would meet them before 12 July.\n", 50)}
	x := c.document(b)
	found := times.Find(x)
	b.ReportAllocs()
	for b.Loop() {
		Choose(x, found)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(x.Tokens)), "ns/word")
}
