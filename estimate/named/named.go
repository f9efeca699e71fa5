// Package named makes lists for multiple systems estimation out of a record: the named people who suffered
// an act, and the sources that name them. A list is a source, and a document counts for the source that its family comes
// from: copies, reprints and translations are one list, however many outlets carry them
// (record.Families). What is denied, planned or hypothetical names nobody. People without a name
// cannot be told apart between sources and are left out; how many is said.
//
// Two outlets that do not copy can still work from one communiqué. That is dependence, which the
// estimators try to see and which no lineage does: the result is to be read with it.
package named

import (
	"fmt"
	"iter"
	"sort"
	"strings"

	"testigo/estimate/table"
	"testigo/record"
)

// Columns are what people of a record can be put into strata by.
var Columns = []string{"year", "place", "sex", "alleged"}

// Gathered is the table with what was left out of it.
type Gathered struct {
	File     *table.File
	Named    int // people in the table
	Unnamed  int // people with such an act and no name
	Denied   int // named people of whom no act is asserted or reported
	Document int // documents that name somebody
	Copies   int // of these, copies of another's text
	Joined   int // sources joined into one list, because a record may have hundreds
}

// most is how many lists are formed; beyond it the sources that name fewest people are one list together, which
// a list may be: what counts is that it is made without looking at the others.
const most = 12

// Others is the name of that list.
const Others = "other sources"

// Gather reads the victims of these acts.
func Gather(name string, victims iter.Seq2[*record.Victim, error], src Sources, acts, by []string) (*Gathered, error) {
	for _, b := range by {
		if !contains(Columns, b) {
			return nil, fmt.Errorf("no stratum %s in a record; hint: strata are %s", b, strings.Join(Columns, ", "))
		}
	}
	g := &Gathered{}
	var people []table.Person
	documents := map[record.DocumentID]bool{}
	for v, err := range victims {
		if err != nil {
			return nil, err
		}
		var held []record.VictimAct
		suffered := false
		for _, a := range v.Acts {
			if !contains(acts, a.Act) {
				continue
			}
			suffered = true
			if Holds(a) {
				held = append(held, a)
			}
		}
		switch {
		case !suffered:
			continue
		case v.Name == "":
			g.Unnamed++
			continue
		case len(held) == 0:
			g.Denied++
			continue
		}
		lists := map[string]bool{}
		for _, a := range held {
			doc := a.Evidence.Doc()
			if !a.Evidence.Stated() {
				continue
			}
			documents[doc] = true
			lists[src.List(doc)] = true
		}
		if len(lists) == 0 {
			continue
		}
		p := table.Person{Stratum: stratum(v, held, by)}
		for l := range lists {
			p.Lists = append(p.Lists, l)
		}
		sort.Strings(p.Lists)
		people = append(people, p)
	}
	for doc := range documents {
		g.Document++
		if src.Families.Of(doc) != doc {
			g.Copies++
		}
	}
	if g.Named = len(people); g.Named == 0 {
		return nil, fmt.Errorf("%s: no named person of whom the record says %s; hint: 'testigo estimate' also takes lists as CSV, see --help", name, strings.Join(acts, " or "))
	}
	g.Joined = join(people)
	f, err := table.Gather(name, by, people)
	g.File = f
	return g, err
}

// join puts the smaller sources together where there are too many.
func join(people []table.Person) int {
	size := map[string]int{}
	for _, p := range people {
		for _, l := range p.Lists {
			size[l]++
		}
	}
	if len(size) <= most {
		return 0
	}
	all := make([]string, 0, len(size))
	for l := range size {
		all = append(all, l)
	}
	sort.Slice(all, func(i, j int) bool {
		if size[all[i]] != size[all[j]] {
			return size[all[i]] > size[all[j]]
		}
		return all[i] < all[j]
	})
	small := map[string]bool{}
	for _, l := range all[most-1:] {
		small[l] = true
	}
	for i := range people {
		var kept []string
		other := false
		for _, l := range people[i].Lists {
			if small[l] {
				other = true
				continue
			}
			kept = append(kept, l)
		}
		if other {
			kept = append(kept, Others)
		}
		people[i].Lists = kept
	}
	return len(small)
}

func stratum(v *record.Victim, acts []record.VictimAct, by []string) string {
	if len(by) == 0 {
		return ""
	}
	var parts []string
	for _, b := range by {
		values := map[string]bool{}
		switch b {
		case "sex":
			values[v.Sex] = true
		default:
			for _, a := range acts {
				switch b {
				case "year":
					if len(a.EDTF) >= 4 && digits(a.EDTF[:4]) {
						values[a.EDTF[:4]] = true
					}
				case "place":
					values[a.Place] = true
				case "alleged":
					values[strings.Join(a.Alleged, ", ")] = true
				}
			}
		}
		delete(values, "")
		if len(values) != 1 { // nothing, or sources that differ
			return table.NotStated
		}
		for v := range values {
			parts = append(parts, v)
		}
	}
	return strings.Join(parts, " / ")
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

func contains(all []string, s string) bool {
	for _, x := range all {
		if x == s {
			return true
		}
	}
	return false
}
