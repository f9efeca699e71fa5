package table

import (
	"cmp"
	"slices"
)

// Canonical is the same table with its lists in an order that their content decides: samplers run on it, so that two
// files with the same columns in another order, or under other names, give the same figures to the
// last digit and not only within the noise of a simulation. Larger lists come first; of lists of one size
// the patterns decide in which they occur, by the people and the number of lists of each. Only lists that agree
// in all of that, which nearly always means that they could change places unnoticed, keep the order of their names.
func (t *Table) Canonical() *Table {
	sizes := t.Sizes()
	type occurrence struct{ people, on int }
	in := make([][]occurrence, len(t.Lists))
	order := make([]int, len(t.Lists))
	for j := range order {
		order[j] = j
		for _, c := range t.Cells {
			if c.Pattern.Has(j) {
				in[j] = append(in[j], occurrence{c.People, c.Pattern.On()})
			}
		}
		slices.SortFunc(in[j], func(a, b occurrence) int { return cmp.Or(b.people-a.people, b.on-a.on) })
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(sizes[b]-sizes[a], slices.CompareFunc(in[a], in[b], func(x, y occurrence) int { return cmp.Or(y.people-x.people, y.on-x.on) }), cmp.Compare(t.Lists[a], t.Lists[b]))
	})
	if slices.IsSorted(order) {
		return t
	}
	return t.Keep(order)
}
