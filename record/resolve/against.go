package resolve

import (
	"strings"
	"sync"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// bornOf are the years in which somebody of an age can have been born, told in a text of that date.
func bornOf(age int, written record.Interval) [2]int {
	if age <= 0 || !written.Stated() {
		return [2]int{}
	}
	from, _, _ := written.From.Date()
	to, _, _ := written.To.Date()
	if to-from > 3 { // the text is hardly dated
		return [2]int{}
	}
	return [2]int{from - age - 2, to - age + 1} // what it tells may be some months old
}

// against is what speaks against two members, or the groups they belong to, being one; "" = nothing.
func (r *Resolver) against(a, b int) string {
	a, b = r.root(a), r.root(b)
	x, y := &r.members[a], &r.members[b]
	switch {
	case x.packID != "" && y.packID != "" && x.packID != y.packID:
		return "pack"
	case x.born != [2]int{} && y.born != [2]int{} && (x.born[1] < y.born[0] || y.born[1] < x.born[0]):
		return "age"
	}
	return ""
}

// office is a row of a pack's offices: who held it, and when.
type office struct {
	keys     []string // surnames as texts print them
	holder   string
	office   string
	from, to string
}

var offices = sync.OnceValue(func() []office {
	var out []office
	for _, name := range pack.Glob("*/offices.txt") {
		for row := range pack.Table(name) {
			out = append(out, office{strings.Split(row.Field(0), "|"), row.Field(1), row.Field(2), row.Field(4), row.Field(5)})
		}
	}
	return out
})

// term are the offices held when a document was written.
type term []office

// holders of offices on the days of a document. Terms count by year and month: a date of writing is seldom exact.
func holders(r *record.Reading) term {
	if !r.Written.Interval.Stated() || r.Written.Interval.To-r.Written.Interval.From > 400 {
		return nil
	}
	from, to := r.Written.Interval.From.String(), r.Written.Interval.To.String()
	var out term
	for _, o := range offices() {
		if o.from <= to && (o.to == "" || o.to >= from) {
			out = append(out, o)
		}
	}
	return out
}

// titlesOf an office as texts print them.
var titlesOf = map[string][]string{"president": {"president", "presidente", "presidenta", "mandatario", "mandataria", "head of state"}, "prime minister": {"prime minister", "premier", "primer ministro", "primera ministra"}}

// holder is the full name of an office holder that a surname with its title means ("President Morales" in 1978).
func (t term) holder(m *member) (string, bool) {
	if m.kind != record.Person || m.role == "" || m.packID != "" || strings.Contains(Fold(m.name), " ") && len(strings.Fields(m.name)) > 3 {
		return "", false
	}
	role, name := words.Norm(m.role), Fold(m.name)
	found := ""
	for _, o := range t {
		titled := false
		for _, w := range titlesOf[o.office] {
			titled = titled || role == w
		}
		if !titled {
			continue
		}
		for _, k := range o.keys {
			if k == name {
				if found != "" && found != o.holder {
					return "", false
				}
				found = o.holder
			}
		}
	}
	return found, found != ""
}

// office joins a member to the holder of an office, by the holder's full name.
func (r *Resolver) office(n int, holder string) {
	for _, k := range []string{"office " + Fold(holder), "1 " + Fold(holder)} {
		if first, ok := r.byKey[k]; ok && r.against(first, n) == "" {
			r.join(merge{first, n, "office", 0.9})
		} else if !ok {
			r.byKey[k] = n
		}
	}
}
