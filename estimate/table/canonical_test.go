package table

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// However the lists of a file are ordered and named, samplers see one table.
func TestCanonical(t *testing.T) {
	src := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		lists := 2 + n%5
		var cells []Cell
		for p := Pattern(1); p < 1<<uint(lists); p++ {
			cells = append(cells, Cell{p, src.IntN(1 + n)}) // small counts: many ties
		}
		names := []string{"a", "b", "c", "d", "e", "f"}[:lists]
		tab, err := New(names, cells)
		if err != nil {
			t.Fatal(err)
		}
		first := tab.Canonical()
		if first.People() != tab.People() || !reflect.DeepEqual(first.Frequencies(), tab.Frequencies()) {
			t.Fatalf("table %d changed: %v, was %v", n, first.Cells, tab.Cells)
		}
		again := tab.Keep(src.Perm(lists))
		if n >= 20 { // with counts of nearly nothing names break ties, and so stay
			for j := range again.Lists {
				again.Lists[j] = string(rune('z' - j))
			}
		}
		if got := again.Canonical(); !reflect.DeepEqual(got.Cells, first.Cells) {
			t.Errorf("table %d: %v, in another order %v", n, first.Cells, got.Cells)
		}
	}
}
