package table

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Bounds of one file; beyond them it is refused with a word on what to do.
const (
	maxColumns = 500
	maxField   = 4096
	maxStrata  = 100_000
	maxCells   = 5_000_000
)

// NotStated is the label of people whose stratum the file does not give.
const NotStated = "(not stated)"

// Error says what is wrong with a table file, where, and what to do.
type Error struct {
	File    string
	Line    int // 1 is the header; 0 means the file as a whole
	Problem string
	Hint    string
}

func (e *Error) Error() string {
	where := e.File
	if e.Line > 0 {
		where += fmt.Sprintf(" l.%d", e.Line)
	}
	s := where + ": " + e.Problem
	if e.Hint != "" {
		s += "; hint: " + e.Hint
	}
	return s
}

// Stratum is the table of one part of the people.
type Stratum struct {
	Name  string // values of the stratum columns, joined by " / "; empty without strata
	Table *Table
}

// File is what Read found: the strata in order of their names, and all people together.
type File struct {
	Name   string
	By     []string // the stratum columns
	Lists  []string
	Strata []Stratum
	Whole  *Table
	Counts bool // rows were counts of patterns; otherwise one row was one person
}

const example = "a table has one 0/1 column for each list, named in_…, and either one row a person or a column count; for example in_church,in_police,in_press,count"

// Read reads a table of capture histories. Lists are the columns named in_…; where no column is,
// every column that holds only 0 and 1 is a list. With a column count a row is a pattern and its
// people; without, a row is a person. The columns in by make the strata. Commas, semicolons
// and tabs separate.
func Read(name string, r io.Reader, by []string) (*File, error) {
	fail := func(line int, hint, format string, args ...any) error {
		return &Error{File: name, Line: line, Problem: fmt.Sprintf(format, args...), Hint: hint}
	}
	cr, err := open(name, r, example)
	if err != nil {
		return nil, err
	}
	row, err := cr.Read()
	if err != nil {
		return nil, readError(name, err)
	}
	line, _ := cr.FieldPos(0)
	c := &columns{}
	if c.header, err = names(row); err != nil {
		return nil, fail(line, example, "%s", err)
	}
	if err := c.choose(by); err != nil {
		return nil, fail(line, example, "%s", err)
	}
	strata := map[string]map[Pattern]int{}
	seen := map[string]int{} // line where a row of counts, or a person's id, stood first
	var candidates *guess
	if len(c.lists) == 0 {
		candidates = newGuess(c)
	}
	cells, total := 0, 0
	for {
		row, err = cr.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, readError(name, err)
		}
		line, _ = cr.FieldPos(0)
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		if len(row) != len(c.header) {
			return nil, fail(line, "every row needs as many cells as the header; quote cells that hold the separator",
				"%d cells, the header has %d", len(row), len(c.header))
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
			if len(row[i]) > maxField {
				return nil, fail(line, "is a quote left open?", "column %s holds %d bytes", c.header[i], len(row[i]))
			}
		}
		people := 1
		if c.count >= 0 {
			if people, err = count(row[c.count]); err != nil {
				return nil, fail(line, "counts are whole numbers of people, 0 or more", "column %s: %s", c.header[c.count], err)
			}
		}
		if total += people; total > MaxPeople {
			return nil, fail(line, "are ids or years in the column of counts?", "more than %d people in all", MaxPeople)
		}
		stratum := c.stratum(row)
		if candidates != nil {
			// Which columns are lists is known at the end only: keep the rows, they are bounded.
			if err := candidates.add(row, line, stratum, people); err != nil {
				return nil, fail(line, "name the list columns in_…, so that other columns need not be guessed at", "%s", err)
			}
			continue
		}
		var p Pattern
		for bit, col := range c.lists {
			on, err := onList(row[col])
			if err != nil {
				return nil, fail(line, "1 is on the list, 0 is not; a person looked for and not found is 0", "column %s: %s", c.header[col], err)
			}
			if on {
				p |= 1 << uint(bit)
			}
		}
		if err := c.repeated(seen, row, line); err != nil {
			return nil, fail(line, "add up the rows, or give each its own stratum column or id", "%s", err)
		}
		if p == 0 {
			if people == 0 {
				continue
			}
			if c.count >= 0 {
				return nil, fail(line, "leave the row out: how many are on no list is what the estimate says", "%d people on no list", people)
			}
			return nil, fail(line, "leave the row out, or mark the list that names the person", "a person on no list")
		}
		if err := put(strata, stratum, p, people, &cells); err != nil {
			return nil, fail(line, "fewer stratum columns, or coarser ones", "%s", err)
		}
	}
	if candidates != nil {
		lists, l, err := candidates.lists()
		if err != nil {
			return nil, fail(l, example, "%s", err)
		}
		c.lists = lists
		if l, problem := candidates.fill(strata, c, &cells); problem != nil {
			return nil, fail(l, "leave such rows out, add up rows that repeat, and name the list columns in_…", "%s", problem)
		}
	}
	if len(c.lists) == 1 {
		return nil, fail(1, "nothing can be learned about the unrecorded from one list; add lists made independently", "one list only (%s)", strings.TrimPrefix(c.header[c.lists[0]], "in_"))
	}
	return c.file(name, by, strata, fail)
}

// open finds the separator and refuses what is no table of text.
func open(name string, r io.Reader, example string) (*csv.Reader, error) {
	fail := func(hint, problem string) error { return &Error{File: name, Problem: problem, Hint: hint} }
	buffered := bufio.NewReaderSize(r, 1<<16)
	if mark, _ := buffered.Peek(3); string(mark) == "\ufeff" {
		buffered.Discard(3)
	}
	head, _ := buffered.Peek(4096)
	switch {
	case len(head) == 0:
		return nil, fail(example, "the file is empty")
	case strings.HasPrefix(string(head), "PK\x03\x04"):
		return nil, fail("save the sheet as CSV", "this is a spreadsheet or an archive, not a table of text")
	case strings.HasPrefix(string(head), "SQLite format 3"):
		return nil, fail("form lists from it first; "+example, "this is a record, not a table of capture histories")
	}
	cr := csv.NewReader(buffered)
	cr.Comma = separator(head)
	cr.FieldsPerRecord = -1
	cr.ReuseRecord = true
	cr.TrimLeadingSpace = true
	return cr, nil
}

func (c *columns) file(name string, by []string, strata map[string]map[Pattern]int, fail func(int, string, string, ...any) error) (*File, error) {
	f := &File{Name: name, By: by, Counts: c.count >= 0}
	for _, col := range c.lists {
		f.Lists = append(f.Lists, strings.TrimPrefix(c.header[col], "in_"))
	}
	var all []Cell
	for s, m := range strata {
		cells := make([]Cell, 0, len(m))
		for p, n := range m {
			cells = append(cells, Cell{p, n})
		}
		t, err := New(f.Lists, cells)
		if err != nil {
			return nil, fail(0, example, "%s", err)
		}
		f.Strata = append(f.Strata, Stratum{s, t})
		all = append(all, cells...)
	}
	if len(all) == 0 || len(f.Strata) == 0 {
		return nil, fail(0, example, "no person is on any list")
	}
	sort.Slice(f.Strata, func(i, j int) bool { return f.Strata[i].Name < f.Strata[j].Name })
	whole, err := New(f.Lists, all)
	if err != nil {
		return nil, fail(0, example, "%s", err)
	}
	f.Whole = whole
	return f, nil
}

func put(strata map[string]map[Pattern]int, stratum string, p Pattern, people int, cells *int) error {
	m := strata[stratum]
	if m == nil {
		if len(strata) >= maxStrata {
			return fmt.Errorf("more than %d strata", maxStrata)
		}
		m = map[Pattern]int{}
		strata[stratum] = m
	}
	if _, ok := m[p]; !ok {
		if *cells++; *cells > maxCells {
			return fmt.Errorf("more than %d different patterns in strata", maxCells)
		}
	}
	if people > 0 {
		m[p] += people
	}
	return nil
}

func readError(name string, err error) error {
	if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
		return &Error{File: name, Line: pe.Line, Problem: pe.Err.Error(), Hint: "quote cells that hold quotes or line breaks, and close every quote"}
	}
	if err == io.EOF {
		return &Error{File: name, Problem: "the file is empty", Hint: example}
	}
	return &Error{File: name, Problem: err.Error()}
}

// separator is the one that occurs most in the header.
func separator(head []byte) rune {
	first, _, _ := strings.Cut(string(head), "\n")
	best, most := ',', strings.Count(first, ",")
	for _, s := range []rune{';', '\t'} {
		if n := strings.Count(first, string(s)); n > most {
			best, most = s, n
		}
	}
	return best
}

func names(row []string) ([]string, error) {
	if len(row) > maxColumns {
		return nil, fmt.Errorf("%d columns, at most %d", len(row), maxColumns)
	}
	out := make([]string, len(row))
	seen := map[string]int{}
	for i, s := range row {
		s = strings.TrimSpace(s)
		switch {
		case !utf8.ValidString(s) || len(s) > 200:
			return nil, fmt.Errorf("column %d has no readable name", i+1)
		case s == "":
			return nil, fmt.Errorf("column %d has no name", i+1)
		case seen[strings.ToLower(s)] > 0:
			return nil, fmt.Errorf("columns %d and %d are both named %s", seen[strings.ToLower(s)], i+1, s)
		}
		seen[strings.ToLower(s)] = i + 1
		out[i] = s
	}
	return out, nil
}

func count(s string) (int, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case s == "":
		return 0, errors.New("no count")
	case errors.Is(err, strconv.ErrRange) || n > MaxPeople:
		return 0, fmt.Errorf("%.30s is more people than can be", s)
	case err != nil:
		return 0, fmt.Errorf("%.30q is no count", s)
	case n < 0:
		return 0, fmt.Errorf("%d is negative", n)
	}
	return int(n), nil
}

func onList(s string) (bool, error) {
	switch strings.ToLower(s) {
	case "1", "true":
		return true, nil
	case "0", "false":
		return false, nil
	case "":
		return false, errors.New("an empty cell says neither 0 nor 1")
	}
	return false, fmt.Errorf("%.30q is neither 0 nor 1", s)
}
