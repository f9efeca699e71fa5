package link

import (
	"slices"
	"testing"

	"testigo/record"
)

// A document that tells one act some thousand times tells some thousand acts, and its copy the same ones: the work grows with the
// tellings, not with their square.
func TestOneActToldManyTimes(t *testing.T) {
	const n = 3000
	told := slices.Repeat([]string{"ASSAULT/killing|1998-03-03|Ayaviri|police > miners|killed=12"}, n)
	none := func(record.ActorRef) string { return "" }
	l := New(nil)
	for _, name := range []string{"a", "b"} {
		l.Add(reading(t, name, told...), none)
	}
	events := l.Events()
	if len(events) != n {
		t.Fatalf("%d events, want %d", len(events), n)
	}
	for _, e := range events {
		if e.Documents != 2 || len(e.Statements) != 2 {
			t.Fatalf("an event of %d statements in %d documents", len(e.Statements), e.Documents)
		}
	}
}

func TestSetKeepsWordsOnce(t *testing.T) {
	var s set
	words := []string{}
	for i := range 3 * fewWords {
		words = append(words, string(rune('a'+i)))
	}
	for range 2 {
		for _, w := range words {
			s.add(w)
		}
	}
	seen := map[string]int{}
	s.each(func(w string) { seen[w]++ })
	if s.len() != len(words) || len(seen) != len(words) || s.has("nobody") {
		t.Errorf("%d words of %d, %v", s.len(), len(words), seen)
	}
	for _, w := range words {
		if !s.has(w) || seen[w] != 1 {
			t.Errorf("%s: %v, %d times", w, s.has(w), seen[w])
		}
	}
}
