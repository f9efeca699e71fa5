package words

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// A trait is asked once for a word, and answers the same after the analyser's tables have grown and begun anew.
func TestTraits(t *testing.T) {
	asked := map[string]int{}
	length := NewTrait(func(form string) int {
		asked[form]++
		return len(form)
	})
	a := NewAnalyser()
	read := func(text string) *Text {
		doc, err := record.NewDocument(record.IDOf([]byte(text)), "t.txt", record.Text, text)
		if err != nil {
			t.Fatal(err)
		}
		doc.Lang = record.English
		return a.Analyse(doc)
	}
	check := func(x *Text) {
		t.Helper()
		for i := range x.Tokens {
			tok := &x.Tokens[i]
			if length.Norm(x, i) != len(tok.Norm) || length.Lemma(x, i) != len(tok.Lemma) {
				t.Fatalf("%q, lemma %q: %d, %d", tok.Norm, tok.Lemma, length.Norm(x, i), length.Lemma(x, i))
			}
		}
	}
	first := read("Workers marched. The workers were marching, and a worker was killed.")
	check(first)
	check(read("Other words came later."))
	check(first)
	for form, n := range asked {
		if n != 1 {
			t.Errorf("%q was asked for %d times", form, n)
		}
	}
	var many strings.Builder
	for i := range maxForms + 10 {
		fmt.Fprintf(&many, "word%d ", i)
	}
	check(read(many.String()))
	check(read("Workers marched again."))
	check(first) // it keeps the vocabulary it was read with
}
