package lists

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/record/linkage"
)

// Role is what a column tells of a person.
type Role string

// The roles. Name is a whole name in one column; Year serves where no date is.
const (
	Name        Role = "name"
	Given       Role = "given"
	Surname     Role = "surname"
	Second      Role = "second"
	Sex         Role = "sex"
	Age         Role = "age"
	Birth       Role = "birth"
	Date        Role = "date"
	Year        Role = "year"
	Region      Role = "region"
	Province    Role = "province"
	District    Role = "district"
	Place       Role = "place"
	Violation   Role = "violation"
	Perpetrator Role = "perpetrator"
	Occupation  Role = "occupation"
	Document    Role = "document"
	ListName    Role = "list"
)

//go:embed columns.txt
var headingTable string

// roles in the order of columns.txt.
var roles []Role

// headings maps a folded heading to its role.
var headings = sync.OnceValue(func() map[string]Role {
	m := map[string]Role{}
	for row := range pack.Rows("columns.txt", headingTable) {
		r := Role(row.Field(0))
		roles = append(roles, r)
		for _, h := range strings.Split(row.Field(1), "|") {
			m[foldHeading(h)] = r
		}
	}
	return m
})

// Roles lists all roles.
func Roles() []Role {
	headings()
	return roles
}

func isRole(r Role) bool {
	for _, known := range Roles() {
		if r == known {
			return true
		}
	}
	return false
}

// foldHeading keeps the words of a heading.
func foldHeading(s string) string {
	return linkage.FoldText(strings.NewReplacer("_", " ", "-", " ").Replace(s))
}

// Mapping says which column holds what, by its heading; headings that it does not name are recognised.
type Mapping map[Role]string

// ParseMapping reads "given=NOMBRES" pairs, from flags or the lines of a file; '#' begins a comment in a file.
func ParseMapping(name string, lines []string) (Mapping, error) {
	m := Mapping{}
	for i, line := range lines {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		role, column, ok := strings.Cut(line, "=")
		r := Role(strings.ToLower(strings.TrimSpace(role)))
		column = strings.TrimSpace(column)
		where := name
		if len(lines) > 1 {
			where = fmt.Sprintf("%s l.%d", name, i+1)
		}
		switch {
		case !ok || column == "":
			return nil, fmt.Errorf("%s: %q is not ROLE=COLUMN; hint: for example given=NOMBRES", where, clip(line))
		case !isRole(r):
			return nil, fmt.Errorf("%s: no role %q; hint: the roles are %s", where, clip(string(r)), roleNames())
		case m[r] != "" && m[r] != column:
			return nil, fmt.Errorf("%s: the role %s is given to %q and to %q", where, r, clip(m[r]), clip(column))
		}
		m[r] = column
	}
	return m, nil
}

func roleNames() string {
	var names []string
	for _, r := range Roles() {
		names = append(names, string(r))
	}
	return strings.Join(names, ", ")
}

// assign finds the column of every role in a header; -1 = none.
func (m Mapping) assign(header []string) (map[Role]int, error) {
	at := map[Role]int{}
	taken := map[int]bool{}
	for r, column := range m {
		found := -1
		for i, h := range header {
			if foldHeading(h) == foldHeading(column) {
				found = i
				break
			}
		}
		if found < 0 {
			return nil, fmt.Errorf("no column %q for the role %s; the columns are %s", clip(column), r, clip(strings.Join(header, ", ")))
		}
		at[r], taken[found] = found, true
	}
	for i, h := range header {
		r, ok := headings()[foldHeading(h)]
		if !ok || taken[i] {
			continue
		}
		if _, have := at[r]; have {
			if r != Surname { // "apellidos" beside "apellido materno" is the father's
				continue
			}
			if _, have := at[Second]; have {
				continue
			}
			r = Second
		}
		at[r], taken[i] = i, true
	}
	// "nombre" alone holds a whole name where no column holds surnames
	if g, ok := at[Given]; ok {
		_, surname := at[Surname]
		_, name := at[Name]
		if _, chosen := m[Given]; !surname && !name && !chosen {
			at[Name] = g
			delete(at, Given)
		}
	}
	_, name := at[Name]
	_, given := at[Given]
	_, surname := at[Surname]
	if !name && !given && !surname {
		return nil, fmt.Errorf("no column holds names among %s", clip(strings.Join(header, ", ")))
	}
	return at, nil
}

// ordered are the roles of an assignment by column.
func ordered(at map[Role]int) []Role {
	var out []Role
	for r := range at {
		out = append(out, r)
	}
	sort.Slice(out, func(i, j int) bool { return at[out[i]] < at[out[j]] })
	return out
}

// clip shortens what an error quotes.
func clip(s string) string {
	if r := []rune(s); len(r) > 200 {
		return string(r[:200]) + "…"
	}
	return s
}
