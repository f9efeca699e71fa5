// Package table holds what capture-recapture starts from: how many people stand on which
// lists. A person's capture history is a Pattern, one bit a list; a Table counts people by
// pattern and is kept sparse, because twenty lists have a million patterns and a register
// of a thousand people fills a hundred of them. The pattern of no list is never in a table:
// how many people have it is the question. Read makes tables from CSV and says, for what it
// cannot accept, in which line it stands and what to do.
package table

import (
	"fmt"
	"math/bits"
	"sort"
	"strings"
)

// Pattern is a capture history: bit j is set if the person is on list j.
type Pattern uint64

// On says on how many lists the pattern is.
func (p Pattern) On() int { return bits.OnesCount64(uint64(p)) }

// Has says whether list j is in the pattern.
func (p Pattern) Has(j int) bool { return p>>uint(j)&1 == 1 }

// Bounds of what is accepted: a table beyond them is a mistake in the file, not a larger crisis.
const (
	MaxLists  = 60
	MaxPeople = 1_000_000_000
)

// Cell is a pattern and the number of people who have it.
type Cell struct {
	Pattern Pattern
	People  int
}

// Table counts people by pattern. Lists and Cells must not be changed by readers.
type Table struct {
	Lists []string // names, in the order of the bits
	Cells []Cell   // ascending patterns, none empty, never the pattern of no list
	n     int
}

// New builds a table; cells of the same pattern are added up.
func New(lists []string, cells []Cell) (*Table, error) {
	if len(lists) > MaxLists {
		return nil, fmt.Errorf("%d lists, at most %d can be used; hint: join lists of one origin", len(lists), MaxLists)
	}
	sum := make(map[Pattern]int, len(cells))
	n := 0
	for _, c := range cells {
		switch {
		case c.People < 0:
			return nil, fmt.Errorf("%d people with pattern %s", c.People, Label(c.Pattern, lists))
		case c.People > MaxPeople || n+c.People > MaxPeople:
			return nil, fmt.Errorf("more than %d people", MaxPeople)
		case c.People == 0:
			continue
		case c.Pattern == 0:
			return nil, fmt.Errorf("%d people on no list", c.People)
		case int(bits.Len64(uint64(c.Pattern))) > len(lists):
			return nil, fmt.Errorf("a pattern names list %d of %d", bits.Len64(uint64(c.Pattern)), len(lists))
		}
		sum[c.Pattern] += c.People
		n += c.People
	}
	t := &Table{Lists: append([]string(nil), lists...), n: n}
	for p, k := range sum {
		t.Cells = append(t.Cells, Cell{p, k})
	}
	sort.Slice(t.Cells, func(i, j int) bool { return t.Cells[i].Pattern < t.Cells[j].Pattern })
	return t, nil
}

// People is the number documented on any list.
func (t *Table) People() int { return t.n }

// Count says how many people have exactly this pattern.
func (t *Table) Count(p Pattern) int {
	i := sort.Search(len(t.Cells), func(i int) bool { return t.Cells[i].Pattern >= p })
	if i < len(t.Cells) && t.Cells[i].Pattern == p {
		return t.Cells[i].People
	}
	return 0
}

// On says how many people are on all lists of the pattern, whatever else they are on.
func (t *Table) On(p Pattern) int {
	n := 0
	for _, c := range t.Cells {
		if c.Pattern&p == p {
			n += c.People
		}
	}
	return n
}

// Sizes gives the number of people on each list.
func (t *Table) Sizes() []int {
	s := make([]int, len(t.Lists))
	for _, c := range t.Cells {
		for p := c.Pattern; p != 0; p &= p - 1 {
			s[bits.TrailingZeros64(uint64(p))] += c.People
		}
	}
	return s
}

// Frequencies gives the number of people on exactly k lists, at index k.
func (t *Table) Frequencies() []int {
	f := make([]int, len(t.Lists)+1)
	for _, c := range t.Cells {
		f[c.Pattern.On()] += c.People
	}
	return f
}

// Full is the table with a cell for every pattern, at the pattern's index; the first is the
// pattern of no list and stands at zero. It refuses more than 16 lists.
func (t *Table) Full() ([]float64, error) {
	if len(t.Lists) > 16 {
		return nil, fmt.Errorf("%d lists have 2^%d patterns", len(t.Lists), len(t.Lists))
	}
	y := make([]float64, 1<<len(t.Lists))
	for _, c := range t.Cells {
		y[c.Pattern] = float64(c.People)
	}
	return y, nil
}

// Keep is the table of the lists at these positions; people who are on none of them leave it.
func (t *Table) Keep(lists []int) *Table {
	names := make([]string, len(lists))
	cells := make([]Cell, 0, len(t.Cells))
	for i, j := range lists {
		names[i] = t.Lists[j]
	}
	for _, c := range t.Cells {
		var p Pattern
		for i, j := range lists {
			if c.Pattern.Has(j) {
				p |= 1 << uint(i)
			}
		}
		if p != 0 {
			cells = append(cells, Cell{p, c.People})
		}
	}
	out, _ := New(names, cells) // counts were accepted before and only shrink
	return out
}

// Without is the table with one list left out.
func (t *Table) Without(list int) *Table {
	var keep []int
	for j := range t.Lists {
		if j != list {
			keep = append(keep, j)
		}
	}
	return t.Keep(keep)
}

// Label names a pattern by its lists: "A+C".
func Label(p Pattern, lists []string) string {
	if p == 0 {
		return "no list"
	}
	var names []string
	for j := 0; p != 0; j, p = j+1, p>>1 {
		if p&1 == 1 {
			if j < len(lists) {
				names = append(names, lists[j])
			} else {
				names = append(names, fmt.Sprint(j+1))
			}
		}
	}
	return strings.Join(names, "+")
}
