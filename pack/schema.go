package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// kind says what may stand in a column.
type kind int

const (
	text    kind = iota // anything on one line
	names               // one or more names, parted by "|"
	date                // YYYY, YYYY-MM or YYYY-MM-DD
	iso                 // ISO 3166-1 alpha-2
	checked             // 1, 2+, or unverified
	org                 // a kind of organisation
	office              // an office that dating and checks know
	bond                // a relation
)

// column of a table.
type column struct {
	name     string
	kind     kind
	required bool
}

// schema is the tables that a country's folder may have. A file of another name is a mistake: what nothing reads would be
// believed to count. Seat rules and elections have folders of their own and are read by package election.
var schema = map[string][]column{
	"country.txt":       {{"iso", iso, true}, {"English name", text, true}, {"Spanish name", text, true}},
	"organizations.txt": {{"names", names, true}, {"acronyms", names, false}, {"kind", org, true}, {"source", text, true}},
	"people.txt":        {{"name", text, true}, {"other names", names, false}, {"role", text, true}, {"source", text, true}},
	"lives.txt":         {{"name", text, true}, {"born or founded", date, false}, {"died or dissolved", date, false}, {"source", text, true}, {"checked", checked, true}},
	"bonds.txt":         {{"from", text, true}, {"relation", bond, true}, {"to", text, true}, {"from date", date, false}, {"to date", date, false}, {"source", text, true}, {"checked", checked, true}},
	"offices.txt":       {{"key", names, true}, {"holder", text, true}, {"office", office, true}, {"country", iso, true}, {"from", date, true}, {"to", date, false}, {"died", date, false}, {"source", text, true}, {"checked", checked, true}},
	"events.txt":        {{"date", date, true}, {"country", iso, true}, {"what", text, true}, {"place", text, false}, {"source", text, true}, {"checked", checked, true}},
	"constitutions.txt": {{"name", text, true}, {"Spanish name", text, true}, {"in force from", date, true}, {"to", date, false}, {"source", text, true}, {"checked", checked, true}},
	"emergencies.txt":   {{"from", date, true}, {"to", date, false}, {"place", text, true}, {"what", text, true}, {"source", text, true}, {"checked", checked, true}},
}

var (
	orgKinds = strings.Fields("party union front guerrilla state military company bank international ngo media community")
	offices  = strings.Fields("president premier secretary pope un congress-president")
	bonds    = strings.Fields("leads member-of allied-with split-from backs opposes part-of family-of predecessor-of")
)

// fault is what is wrong with a cell; "" if nothing is.
func (c column) fault(cell string) string {
	if cell == "" {
		if c.required {
			return "column " + c.name + " is empty"
		}
		return ""
	}
	ok, want := true, ""
	switch c.kind {
	case names:
		for n := range strings.SplitSeq(cell, "|") {
			if strings.TrimSpace(n) == "" {
				return fmt.Sprintf("column %s has an empty name between bars: %q", c.name, cell)
			}
		}
	case date:
		_, _, ok = days(cell)
		want = "a date such as 1978, 1978-06 or 1978-06-18"
	case iso:
		ok = len(cell) == 2 && cell == strings.ToUpper(cell)
		want = "a country's two letters, such as PE"
	case checked:
		n, err := strconv.Atoi(strings.TrimSuffix(cell, "+"))
		ok = cell == "unverified" || err == nil && n > 0
		want = "the number of sources read (1, 2+) or unverified"
	case org:
		ok, want = slices.Contains(orgKinds, cell), "one of "+strings.Join(orgKinds, ", ")
	case office:
		ok, want = slices.Contains(offices, cell), "one of "+strings.Join(offices, ", ")
	case bond:
		ok, want = slices.Contains(bonds, cell), "one of "+strings.Join(bonds, ", ")
	}
	if !ok {
		return fmt.Sprintf("column %s is %q, not %s", c.name, cell, want)
	}
	return ""
}

// days are the first and last day of a date of any precision.
func days(s string) (first, last time.Time, ok bool) {
	for _, f := range []struct {
		layout string
		y, m   int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}, {"2006-01-02", 0, 0}} {
		if len(s) != len(f.layout) {
			continue
		}
		t, err := time.Parse(f.layout, s)
		if err != nil {
			return t, t, false
		}
		if f.y+f.m == 0 {
			return t, t, true
		}
		return t, t.AddDate(f.y, f.m, -1), true
	}
	return
}
