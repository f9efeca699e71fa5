// Package loglinear fits Poisson log-linear models to the overlaps of lists and reads from them
// how many people are on no list (Fienberg 1972; Cormack 1989; Bishop, Fienberg and Holland
// 1975). A model says which lists depend on each other; the number of the unrecorded is what
// the model expects in the cell of no list. Numbers are people. All patterns are cells, also
// those that nobody has, so tables of more than ten lists are refused.
//
// Existence and identifiability follow Fienberg and Rinaldo (2012) and Chan, Silverman and
// Vincent (2021): where data push a parameter to minus infinity, the cells it empties are
// dropped; a model whose remaining cells do not determine the cell of no list is refused.
package loglinear

import (
	"fmt"
	"math/bits"
	"sort"
	"strconv"
	"strings"

	"testigo/estimate/table"
)

// MaxLists bounds the tables that are fitted cell by cell.
const MaxLists = 10

// Model is a hierarchical set of interactions: every term of two lists or more, ascending.
// Single lists are always in it, and the term of all lists never.
type Model struct {
	Terms []table.Pattern
}

// Close adds to the generators all they contain of two lists and more.
func Close(generators ...table.Pattern) Model {
	set := map[table.Pattern]bool{}
	for _, g := range generators {
		for s := g; s != 0; s = (s - 1) & g {
			if s.On() >= 2 {
				set[s] = true
			}
		}
	}
	m := Model{}
	for s := range set {
		m.Terms = append(m.Terms, s)
	}
	sort.Slice(m.Terms, func(i, j int) bool { return m.Terms[i] < m.Terms[j] })
	return m
}

// Parse reads "[12,13,4]": the digits of a generator are lists in column order.
func Parse(s string) (Model, error) {
	s = strings.Trim(strings.TrimSpace(s), "[]")
	if s == "" || s == "main effects" {
		return Model{}, nil
	}
	var generators []table.Pattern
	for _, part := range strings.Split(s, ",") {
		var p table.Pattern
		for _, r := range strings.TrimSpace(part) {
			d, err := strconv.Atoi(string(r))
			if err != nil || d < 1 {
				return Model{}, fmt.Errorf("%q is no list number", r)
			}
			p |= 1 << uint(d-1)
		}
		generators = append(generators, p)
	}
	return Close(generators...), nil
}

// Generators are the terms that no other term contains, single lists included.
func (m Model) Generators(lists int) []table.Pattern {
	all := append([]table.Pattern(nil), m.Terms...)
	for j := 0; j < lists; j++ {
		all = append(all, 1<<uint(j))
	}
	var out []table.Pattern
	for _, a := range all {
		maximal := true
		for _, b := range all {
			if a != b && a&b == a {
				maximal = false
				break
			}
		}
		if maximal {
			out = append(out, a)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].On() != out[j].On() {
			return out[i].On() > out[j].On()
		}
		return bits.Reverse64(uint64(out[i])) > bits.Reverse64(uint64(out[j]))
	})
	return out
}

// Name writes the generators with the names of the lists: "A:B:C, A:D".
func (m Model) Name(lists []string) string {
	var parts []string
	for _, g := range m.Generators(len(lists)) {
		if g.On() > 1 {
			parts = append(parts, strings.ReplaceAll(table.Label(g, lists), "+", ":"))
		}
	}
	if len(parts) == 0 {
		return "independence"
	}
	return strings.Join(parts, ", ")
}

// Hierarchical lists all models on so many lists, without the term of all lists: 8 for three,
// 113 for four, 6,893 for five, which is as far as it goes.
func Hierarchical(lists int) []Model {
	if lists > 5 {
		return nil
	}
	var terms []table.Pattern
	for p := table.Pattern(1); p < 1<<uint(lists)-1; p++ {
		if p.On() >= 2 {
			terms = append(terms, p)
		}
	}
	sort.SliceStable(terms, func(i, j int) bool { return terms[i].On() < terms[j].On() })
	var out []Model
	in := map[table.Pattern]bool{}
	var walk func(i int, chosen []table.Pattern)
	walk = func(i int, chosen []table.Pattern) {
		if i == len(terms) {
			m := Model{append([]table.Pattern(nil), chosen...)}
			sort.Slice(m.Terms, func(i, j int) bool { return m.Terms[i] < m.Terms[j] })
			out = append(out, m)
			return
		}
		walk(i+1, chosen)
		t := terms[i]
		for rest := t; rest != 0; rest &= rest - 1 { // all that t contains must be there
			sub := t &^ (rest & -rest)
			if sub.On() >= 2 && !in[sub] {
				return
			}
		}
		in[t] = true
		walk(i+1, append(chosen, t))
		delete(in, t)
	}
	walk(0, nil)
	return out
}

// Pairwise lists all models whose terms are pairs of lists: 2^(t(t-1)/2), for at most six lists.
func Pairwise(lists int) []Model {
	if lists > 6 {
		return nil
	}
	pairs := Pairs(lists)
	out := make([]Model, 0, 1<<len(pairs))
	for set := 0; set < 1<<len(pairs); set++ {
		m := Model{}
		for i, p := range pairs {
			if set>>uint(i)&1 == 1 {
				m.Terms = append(m.Terms, p)
			}
		}
		sort.Slice(m.Terms, func(i, j int) bool { return m.Terms[i] < m.Terms[j] })
		out = append(out, m)
	}
	return out
}

// Pairs are the terms of two lists.
func Pairs(lists int) []table.Pattern {
	var out []table.Pattern
	for i := 0; i < lists; i++ {
		for j := i + 1; j < lists; j++ {
			out = append(out, 1<<uint(i)|1<<uint(j))
		}
	}
	return out
}
