package record

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCodePointsAndBytesAreInverse(t *testing.T) {
	text := strings.Repeat("ñandú “paro” 🚩 día ", 100)
	d, err := NewDocument(IDOf([]byte(text)), "t.txt", Text, text)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for i := range text {
		if got, _ := d.CodePoints(Span{i, i}); got != n {
			t.Fatalf("byte %d is code point %d, got %d", i, n, got)
		}
		if s, ok := d.Bytes(n, n); !ok || s.Start != i {
			t.Fatalf("code point %d is byte %d, got %d %v", n, i, s.Start, ok)
		}
		n++
	}
	end := utf8.RuneCountInString(text)
	if s, ok := d.Bytes(0, end); !ok || s.End != len(text) {
		t.Fatalf("whole text: %v %v", s, ok)
	}
	if _, ok := d.Bytes(0, end+1); ok {
		t.Fatal("span beyond the text accepted")
	}
}

func TestAWitnessAlwaysQuotesItsSpan(t *testing.T) {
	text := "Huelga en Áncash"
	d, _ := NewDocument(IDOf([]byte(text)), "t.txt", Text, text)
	for start := -2; start <= len(text)+2; start++ {
		for end := -2; end <= len(text)+2; end++ {
			w, err := d.Witness(Span{start, end})
			if err == nil && (w.Quote() != text[start:end] || !utf8.ValidString(w.Quote())) {
				t.Fatalf("%d-%d quotes %q", start, end, w.Quote())
			}
			if c := Cite(w, "claim"); (err == nil) != c.Stated() || err != nil && (c.Value() != "" || c.Edit() != nil) {
				t.Fatalf("%d-%d: a value without evidence", start, end)
			}
		}
	}
}
