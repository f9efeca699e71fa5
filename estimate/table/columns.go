package table

import (
	"errors"
	"fmt"
	"strings"
)

// columns says what each column of the header is for.
type columns struct {
	header []string
	lists  []int
	by     []int
	count  int // -1: one row is one person
	id     int // -1: none
}

var countNames = map[string]bool{"count": true, "freq": true, "people": true, "n": true, "cuenta": true, "personas": true}
var idNames = map[string]bool{"id": true, "person": true, "person_id": true, "persona": true}

func (c *columns) choose(by []string) error {
	c.count, c.id = -1, -1
	at := map[string]int{}
	for i, h := range c.header {
		at[strings.ToLower(h)] = i
	}
	taken := map[int]bool{}
	for _, b := range by {
		i, ok := at[strings.ToLower(b)]
		if !ok {
			return fmt.Errorf("no column %s; the columns are %s", b, strings.Join(c.header, ", "))
		}
		if taken[i] {
			return fmt.Errorf("column %s is named twice for strata", b)
		}
		taken[i] = true
		c.by = append(c.by, i)
	}
	for i, h := range c.header {
		l := strings.ToLower(h)
		switch {
		case taken[i]:
		case strings.HasPrefix(l, "in_") && len(l) > 3:
			c.lists = append(c.lists, i)
		case countNames[l] && c.count < 0:
			c.count = i
		case idNames[l] && c.id < 0:
			c.id = i
		}
	}
	if len(c.lists) > MaxLists {
		return fmt.Errorf("%d lists, at most %d", len(c.lists), MaxLists)
	}
	if len(c.lists) == 0 && len(c.header) < 2 {
		return errors.New("one column only")
	}
	return nil
}

func (c *columns) stratum(row []string) string {
	if len(c.by) == 0 {
		return ""
	}
	parts := make([]string, len(c.by))
	missing := false
	for i, col := range c.by {
		parts[i] = strings.ToValidUTF8(row[col], "\ufffd")
		missing = missing || parts[i] == ""
	}
	if missing {
		return NotStated
	}
	return strings.Join(parts, " / ")
}

// repeated says whether the row contradicts an earlier one: the same pattern counted twice with
// nothing else to tell the rows apart, or one person with two histories.
func (c *columns) repeated(seen map[string]int, row []string, line int) error {
	var key string
	switch {
	case c.count >= 0:
		rest := make([]string, 0, len(row))
		for i, s := range row {
			if i != c.count {
				rest = append(rest, s)
			}
		}
		key = strings.Join(rest, "\x00")
	case c.id >= 0 && row[c.id] != "":
		key = row[c.id]
	default:
		return nil
	}
	if first := seen[key]; first > 0 {
		if c.count >= 0 {
			return fmt.Errorf("the pattern of line %d again", first)
		}
		return fmt.Errorf("%s %.60s again, first in line %d", c.header[c.id], key, first)
	}
	seen[key] = line
	return nil
}

// guess finds the lists of a file that does not name them: the columns that hold only 0 and 1.
type guess struct {
	c      *columns
	binary []bool
	zeros  []int // cells of 0 or 1, by column
	odd    []int // line of the first cell that is neither
	rows   []keptRow
	bytes  int
}

type keptRow struct {
	cells   []string
	line    int
	stratum string
	people  int
}

const maxGuessBytes = 64 << 20

func newGuess(c *columns) *guess {
	g := &guess{c: c, binary: make([]bool, len(c.header)), zeros: make([]int, len(c.header)), odd: make([]int, len(c.header))}
	for i := range g.binary {
		g.binary[i] = i != c.count && i != c.id
	}
	for _, i := range c.by {
		g.binary[i] = false
	}
	return g
}

func (g *guess) add(row []string, line int, stratum string, people int) error {
	cells := make([]string, len(row))
	for i, s := range row {
		cells[i] = strings.Clone(s)
		g.bytes += len(s) + 16
		if s == "0" || s == "1" {
			g.zeros[i]++
		} else if g.odd[i] == 0 {
			g.binary[i], g.odd[i] = false, line
		}
	}
	if g.bytes > maxGuessBytes {
		return errors.New("too many rows to guess the lists from")
	}
	g.rows = append(g.rows, keptRow{cells, line, stratum, people})
	return nil
}

// lists returns the columns, or the line of a cell that makes a list doubtful: a column of 0 and 1
// with a stray 2 must not silently stop being a list.
func (g *guess) lists() (cols []int, line int, err error) {
	if len(g.rows) == 0 {
		return nil, 0, errors.New("no rows under the header")
	}
	var out []int
	var other []string
	for i, b := range g.binary {
		if b {
			out = append(out, i)
			continue
		}
		if i != g.c.count && i != g.c.id && !in(g.c.by, i) && g.zeros[i] > len(g.rows)/2 {
			cell := g.rows[0].cells[i]
			for _, r := range g.rows {
				if r.line == g.odd[i] {
					cell = r.cells[i]
				}
			}
			return nil, g.odd[i], fmt.Errorf("column %s: %.30q is neither 0 nor 1", g.c.header[i], cell)
		}
		if i != g.c.count && i != g.c.id {
			other = append(other, g.c.header[i])
		}
	}
	if len(out) > MaxLists {
		return nil, 0, fmt.Errorf("%d columns of 0 and 1, at most %d lists", len(out), MaxLists)
	}
	if len(out) == 0 {
		return nil, 0, fmt.Errorf("no column holds only 0 and 1 (looked at %s)", strings.Join(other, ", "))
	}
	return out, 0, nil
}

func in(columns []int, i int) bool {
	for _, c := range columns {
		if c == i {
			return true
		}
	}
	return false
}

func (g *guess) fill(strata map[string]map[Pattern]int, c *columns, cells *int) (line int, err error) {
	seen := map[string]int{}
	for _, r := range g.rows {
		if err := c.repeated(seen, r.cells, r.line); err != nil {
			return r.line, err
		}
		var p Pattern
		for bit, col := range c.lists {
			if r.cells[col] == "1" {
				p |= 1 << uint(bit)
			}
		}
		if p == 0 && r.people > 0 {
			return r.line, fmt.Errorf("%d people on no list", r.people)
		}
		if p == 0 {
			continue
		}
		if err := put(strata, r.stratum, p, r.people, cells); err != nil {
			return r.line, err
		}
	}
	return 0, nil
}
