package pack

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
	"time"
	"unicode/utf8"
)

// Problem is one thing wrong with a pack, with its place.
type Problem struct {
	File string
	Line int // 0 = the whole file
	What string
	// Doubt: a person should look, and the pack can be used as it is.
	Doubt bool
}

func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.What
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.What)
}

// maxTable bounds a file of a pack; a country's largest table is a tenth of it.
const maxTable = 16 << 20

// Lint checks the folders of countries in fsys: form, columns, dates, sources, rows that contradict or repeat each other, and
// names that no row introduces. A folder without country.txt is a fault, but for those of languages and the world in the program.
// Seat rules and elections are checked by package election.
func Lint(fsys fs.FS) []Problem {
	l := &linter{fsys: fsys}
	list := folders(fsys)
	if len(list) == 0 {
		l.fault("", 0, "no folder of a country; hint: DIR/mycountry/country.txt")
	}
	for _, folder := range list {
		if _, err := fs.Stat(fsys, folder+"/country.txt"); err != nil {
			if fsys == fs.FS(embedded) {
				continue // languages, the world
			}
			l.fault(folder, 0, "no country.txt; hint: one row: two letters, English name, Spanish name")
			continue
		}
		l.country(folder)
	}
	sort.SliceStable(l.out, func(i, j int) bool {
		a, b := l.out[i], l.out[j]
		return a.File < b.File || a.File == b.File && a.Line < b.Line
	})
	return l.out
}

type linter struct {
	fsys fs.FS
	out  []Problem
}

func (l *linter) fault(file string, line int, format string, args ...any) {
	l.out = append(l.out, Problem{File: file, Line: line, What: fmt.Sprintf(format, args...)})
}

func (l *linter) doubt(row Row, format string, args ...any) {
	l.out = append(l.out, Problem{File: row.File, Line: row.Line, What: fmt.Sprintf(format, args...), Doubt: true})
}

func (l *linter) country(folder string) {
	entries, err := fs.ReadDir(l.fsys, folder)
	if err != nil {
		l.fault(folder, 0, "cannot be read: %v", err)
		return
	}
	tables := map[string][]Row{}
	for _, e := range entries {
		file := path.Join(folder, e.Name())
		switch {
		case e.IsDir():
			if e.Name() != "seat-rules" && e.Name() != "elections" {
				l.fault(file, 0, "a folder that nothing reads; hint: seat-rules and elections are the folders of a country")
			}
		case e.Name() == "README.txt":
		case schema[e.Name()] == nil:
			l.fault(file, 0, "a table that nothing reads; hint: the tables of a country are %s", strings.Join(tableNames(), ", "))
		default:
			tables[e.Name()] = l.table(file, schema[e.Name()])
		}
	}
	if n := len(tables["country.txt"]); n != 1 {
		l.fault(folder+"/country.txt", 0, "%d rows instead of one", n)
		return
	}
	l.own(tables, tables["country.txt"][0].Field(0))
	l.repeats(tables)
	l.terms(tables["offices.txt"])
	l.spans(tables["constitutions.txt"], 2, 3, 0)
	l.spans(tables["emergencies.txt"], 0, 1, -1)
	l.spans(tables["lives.txt"], 1, 2, -1)
	l.spans(tables["bonds.txt"], 3, 4, -1)
	l.references(tables)
}

func tableNames() []string {
	var out []string
	for n := range schema {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

// table checks a file by itself and gives the rows that hold.
func (l *linter) table(file string, columns []column) []Row {
	info, err := fs.Stat(l.fsys, file)
	if err == nil && info.Size() > maxTable {
		l.fault(file, 0, "%d bytes, more than a table may have (%d)", info.Size(), maxTable)
		return nil
	}
	b, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.fault(file, 0, "cannot be read: %v", err)
		return nil
	}
	if !utf8.Valid(b) {
		for i, line := range strings.Split(string(b), "\n") {
			if !utf8.ValidString(line) {
				l.fault(file, i+1, "is not UTF-8; hint: save the file as UTF-8")
				return nil
			}
		}
	}
	if len(b) > 0 && b[0] != '#' {
		l.fault(file, 1, "does not say what it is; hint: begin with a line # that names source, licence and columns")
	}
	var good []Row
	for row := range Rows(file, string(b)) {
		before := len(l.out)
		if len(row.Fields) > len(columns) {
			l.fault(file, row.Line, "%d columns, and the table has %d (%s); hint: columns are parted by one tab", len(row.Fields), len(columns), columnNames(columns))
		}
		for i, c := range columns {
			if f := c.fault(row.Field(i)); f != "" {
				l.fault(file, row.Line, "%s", f)
			}
		}
		if len(l.out) == before {
			good = append(good, row)
		}
	}
	return good
}

func columnNames(columns []column) string {
	var out []string
	for _, c := range columns {
		out = append(out, c.name)
	}
	return strings.Join(out, ", ")
}

// own: rows with a country are the pack's own country's.
func (l *linter) own(tables map[string][]Row, iso string) {
	for file, at := range map[string]int{"offices.txt": 3, "events.txt": 1} {
		for _, row := range tables[file] {
			if row.Field(at) != iso {
				l.fault(row.File, row.Line, "country %s in the pack of %s", row.Field(at), iso)
			}
		}
	}
}

// repeats finds rows of one name: organisations and persons by any of their names.
func (l *linter) repeats(tables map[string][]Row) {
	for _, file := range []string{"organizations.txt", "people.txt"} {
		full, other := map[string]Row{}, map[string]Row{}
		for _, row := range tables[file] {
			for i, n := range strings.Split(row.Field(0), "|") {
				n = strings.TrimSpace(n)
				if first, twice := full[n]; twice && first.Line != row.Line {
					if i == 0 {
						l.fault(row.File, row.Line, "%q stands in line %d already", n, first.Line)
					} else {
						l.doubt(row, "%q is a name of line %d, too; the first row keeps it", n, first.Line)
					}
				} else {
					full[n] = row
				}
			}
			for n := range strings.SplitSeq(row.Field(1), "|") {
				if n = strings.TrimSpace(n); n == "" {
					continue
				}
				if first, twice := other[n]; twice && first.Line != row.Line {
					l.doubt(row, "%q belongs to line %d, too; the first row keeps it", n, first.Line)
				} else {
					other[n] = row
				}
			}
		}
	}
	seen := map[string]int{}
	for _, row := range tables["lives.txt"] {
		if line, twice := seen[row.Field(0)]; twice {
			l.fault(row.File, row.Line, "the life of %s stands in line %d already", row.Field(0), line)
		}
		seen[row.Field(0)] = row.Line
	}
}

// terms: an office has one holder at a time.
func (l *linter) terms(rows []Row) {
	type term struct {
		row      Row
		from, to time.Time
	}
	by := map[string][]term{}
	for _, row := range rows {
		first, from, _ := days(row.Field(4)) // a term of years only may begin on the last day and end on the first
		to := time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
		last := to
		if row.Field(5) != "" {
			to, last, _ = days(row.Field(5))
		}
		if last.Before(first) {
			l.fault(row.File, row.Line, "%s ends on %s before it begins on %s", row.Field(1), row.Field(5), row.Field(4))
			continue
		}
		by[row.Field(2)] = append(by[row.Field(2)], term{row, from, to})
	}
	for office, terms := range by {
		sort.SliceStable(terms, func(i, j int) bool { return terms[i].from.Before(terms[j].from) })
		for i := 1; i < len(terms); i++ {
			a, b := terms[i-1], terms[i]
			if b.from.Before(a.to) && a.row.Field(1) != b.row.Field(1) {
				l.fault(b.row.File, b.row.Line, "%s holds the office of %s from %s, and %s holds it until %s by line %d", b.row.Field(1), office, b.row.Field(4),
					a.row.Field(1), orOpen(a.row.Field(5)), a.row.Line)
			}
		}
	}
}

func orOpen(date string) string {
	if date == "" {
		return "today"
	}
	return date
}

// spans: a row ends after it begins; exclusive (>= 0) tables have one row in force at a time, named by that column.
func (l *linter) spans(rows []Row, from, to, exclusive int) {
	var before Row
	for _, row := range rows {
		a, _, begins := days(row.Field(from))
		_, b, ends := days(row.Field(to))
		if begins && ends && b.Before(a) {
			l.fault(row.File, row.Line, "ends on %s before it begins on %s", row.Field(to), row.Field(from))
		}
		if exclusive >= 0 {
			if before.Line > 0 {
				if _, end, ok := days(before.Field(to)); !ok || a.Before(end) {
					l.fault(row.File, row.Line, "%s is in force from %s, and %s until %s by line %d", row.Field(exclusive), row.Field(from), before.Field(exclusive), orOpen(before.Field(to)), before.Line)
				}
			}
			before = row
		}
	}
}

// references: bonds and lives speak of actors that the pack introduces.
func (l *linter) references(tables map[string][]Row) {
	known := map[string]bool{}
	for _, file := range []string{"organizations.txt", "people.txt"} {
		for _, row := range tables[file] {
			for i := range 2 {
				for n := range strings.SplitSeq(row.Field(i), "|") {
					known[strings.TrimSpace(n)] = true
				}
			}
		}
	}
	for file, columns := range map[string][]int{"bonds.txt": {0, 2}, "lives.txt": {0}} {
		for _, row := range tables[file] {
			for _, c := range columns {
				if n := row.Field(c); !known[n] {
					l.fault(row.File, row.Line, "%q is no name in organizations.txt or people.txt", n)
				}
			}
		}
	}
}

// LintBuilt checks the packs of the program.
func LintBuilt() []Problem { return Lint(embedded) }
