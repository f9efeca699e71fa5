package election

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// Bounds of a file of results.
const (
	maxResultBytes = 32 << 20
	maxResultRows  = 500_000
	maxHeaderLine  = 40 // the header stands on one of the first lines
	maxFaults      = 20
)

// ReadResults reads a table of results: one row for each list (in each district), columns found by
// their names, English or Spanish, in any order: list and votes are needed; seats (the claim to be checked),
// district, seats in district, candidate and election are used if there. Cells are divided by comma,
// semicolon, tab or '|'. Numbers may have thousands separators. Lines above the header, blank lines, a byte
// order mark, UTF-16 and Windows-1252 are accepted. Rows that name no list (blank, null, totals) are taken for
// what they are. A file of several elections gives several results, in the order of the file.
//
// name is for messages. Every fault is reported with its line; nothing is half-read.
func ReadResults(name string, r io.Reader) ([]*Results, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxResultBytes+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(raw) > maxResultBytes {
		return nil, fmt.Errorf("%s: larger than %d MiB", name, maxResultBytes>>20)
	}
	text, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	t, err := openTable(name, text)
	if err != nil {
		return nil, err
	}
	b := builder{name: name, election: map[string]*gathering{}}
	for {
		cells, line, err := t.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			b.faults = append(b.faults, err)
			break
		}
		b.row(t.layout, cells, line)
		if len(b.faults) >= maxFaults {
			break
		}
	}
	return b.finish(t.header)
}

// decode gives UTF-8 without a byte order mark.
func decode(raw []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(raw)
	}
	if utf8.Valid(raw) {
		return raw, nil
	}
	return charmap.Windows1252.NewDecoder().Bytes(raw)
}

// table is a file whose header was found.
type table struct {
	name   string
	header int // its line
	layout layout
	csv    cellReader
	rows   int
}

// cellReader gives the cells of the next row and the line it begins on.
type cellReader interface {
	read() (cells []string, line int, err error)
}

func openTable(name string, text []byte) (*table, error) {
	offset, line := 0, 0
	for l := range bytes.Lines(text) {
		if line++; line > maxHeaderLine {
			break
		}
		offset += len(l)
		if len(l) > 1<<16 {
			break
		}
		if l[0] == '#' {
			continue
		}
		for _, comma := range ",;\t|" {
			cells, _, err := newReader(l, comma).read()
			if err != nil {
				continue
			}
			if at, ok := layoutOf(cells); ok {
				return &table{name: name, header: line, layout: at, csv: newReader(text[offset:], comma)}, nil
			}
		}
	}
	return nil, fmt.Errorf("%s:1: no header names lists and votes; hint: a first line such as \"district,list,votes,seats\" or \"distrito;lista;votos;escaños\"", name)
}

// newReader reads cells divided by commas and semicolons as RFC 4180 has them, with quotation marks around cells
// that need them. Tabs and bars divide lines as they stand: no name holds them, and names do hold quotation marks.
func newReader(text []byte, comma rune) cellReader {
	if comma == '\t' || comma == '|' {
		return &plainCells{text: text, comma: string(comma)}
	}
	c := csv.NewReader(bytes.NewReader(text))
	c.Comma, c.FieldsPerRecord, c.ReuseRecord, c.TrimLeadingSpace = comma, -1, true, true
	return quotedCells{c}
}

type quotedCells struct{ csv *csv.Reader }

func (q quotedCells) read() ([]string, int, error) {
	cells, err := q.csv.Read()
	var parse *csv.ParseError
	if errors.As(err, &parse) {
		return nil, parse.Line, fmt.Errorf("%w; hint: a quotation mark inside a cell is written twice, and the cell in quotation marks", parse.Err)
	}
	if err != nil {
		return nil, 0, err
	}
	line, _ := q.csv.FieldPos(0)
	return cells, line, nil
}

type plainCells struct {
	text  []byte
	comma string
	line  int
}

func (p *plainCells) read() ([]string, int, error) {
	for len(p.text) > 0 {
		line, rest, _ := bytes.Cut(p.text, []byte("\n"))
		p.text = rest
		p.line++
		if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
			continue
		}
		cells := strings.Split(string(line), p.comma)
		for i, c := range cells { // as spreadsheets write tabs
			if len(c) > 1 && c[0] == '"' && c[len(c)-1] == '"' {
				cells[i] = strings.ReplaceAll(c[1:len(c)-1], `""`, `"`)
			}
		}
		return cells, p.line, nil
	}
	return nil, 0, io.EOF
}

func (t *table) next() (cells []string, line int, err error) {
	if t.rows++; t.rows > maxResultRows {
		return nil, 0, fmt.Errorf("%s: more than %d rows", t.name, maxResultRows)
	}
	cells, line, err = t.csv.read()
	if err != nil && err != io.EOF {
		return nil, 0, fmt.Errorf("%s:%d: %w", t.name, line+t.header, err)
	}
	return cells, line + t.header, err
}

// builder gathers rows into results.
type builder struct {
	name     string
	election map[string]*gathering
	order    []*gathering
	faults   []error
}

type gathering struct {
	results  *Results
	lists    map[string]int // by folded name
	district map[string]int
	entry    map[[2]int]int // district and list -> line
}

func (b *builder) fault(line int, format string, args ...any) {
	b.faults = append(b.faults, fmt.Errorf("%s:%d: %s", b.name, line, fmt.Sprintf(format, args...)))
}

func (b *builder) row(at layout, cells []string, line int) {
	if strings.TrimSpace(strings.Join(cells, "")) == "" {
		return
	}
	candidate := at.cell(cells, colCandidate)
	list := at.cell(cells, colList)
	if list == "" {
		list = candidate
	}
	votesCell, seatsCell := at.cell(cells, colVotes), at.cell(cells, colSeats)
	if list == "" {
		if !notStated(votesCell) {
			b.fault(line, "votes, and no list")
		}
		return
	}
	kind := kindOf(list)
	if kind == rowRegistered {
		return
	}
	var votes int64
	if !notStated(votesCell) {
		n, ok := parseNumber(votesCell)
		if !ok {
			b.fault(line, "votes of %s: %q is no whole number", list, votesCell)
			return
		}
		votes = n
	} else if notStated(seatsCell) {
		return // did not stand here
	} else if kind <= rowOthers {
		b.fault(line, "%s has seats and no votes", list)
		return
	}
	g := b.gather(at.cell(cells, colElection))
	districtName := at.cell(cells, colDistrict)
	if at[colDistrict] >= 0 && wholeNation(districtName) {
		return // the sum of the districts, which is taken here instead
	}
	di := g.findDistrict(districtName, line)
	d := &g.results.Districts[di]
	if m := at.cell(cells, colMagnitude); !notStated(m) {
		n, ok := parseNumber(m)
		switch {
		case !ok || n < 1 || n > MaxSeats:
			b.fault(line, "seats in district %s: %q is no number from 1 to %d", districtName, m, MaxSeats)
			return
		case d.Seats > 0 && d.Seats != int(n):
			b.fault(line, "district %s has %d seats here and %d above", districtName, n, d.Seats)
			return
		}
		d.Seats = int(n)
	}
	number := Count{votes, true}
	switch kind {
	case rowBlank:
		d.Blank.add(number)
	case rowNull:
		d.Null.add(number)
	case rowValid:
		d.Valid = number
	case rowCast:
		d.Cast = number
	case rowTotal:
		d.Total = number
	default:
		b.entry(g, di, List{Name: list, Abbr: at.cell(cells, colAbbr), Candidate: candidate, Others: kind == rowOthers}, votes, seatsCell, line)
	}
}

func (b *builder) entry(g *gathering, di int, list List, votes int64, seatsCell string, line int) {
	e := Entry{List: g.findList(list), Votes: votes, Line: line}
	if !notStated(seatsCell) {
		n, ok := parseNumber(seatsCell)
		if !ok || n > MaxSeats {
			b.fault(line, "seats of %s: %q is no number from 0 to %d", list.Name, seatsCell, MaxSeats)
			return
		}
		e.Seats = Count{n, true}
	}
	if first := g.entry[[2]int{di, e.List}]; first > 0 {
		b.fault(line, "%s stands on line %d already; hint: a district column keeps districts apart, an election column elections", list.Name, first)
		return
	}
	g.entry[[2]int{di, e.List}] = line
	d := &g.results.Districts[di]
	d.Entries = append(d.Entries, e)
}

func (b *builder) gather(election string) *gathering {
	g := b.election[election]
	if g == nil {
		g = &gathering{results: &Results{Name: b.name, Election: election}, lists: map[string]int{}, district: map[string]int{}, entry: map[[2]int]int{}}
		b.election[election] = g
		b.order = append(b.order, g)
	}
	return g
}

func (g *gathering) findDistrict(name string, line int) int {
	key := foldName(name)
	i, ok := g.district[key]
	if !ok {
		i = len(g.results.Districts)
		g.district[key] = i
		g.results.Districts = append(g.results.Districts, District{Name: name, Line: line})
	}
	return i
}

func (g *gathering) findList(l List) int {
	key := foldName(l.Name)
	if key == "" {
		key = l.Name
	}
	i, ok := g.lists[key]
	if !ok {
		i = len(g.results.Lists)
		g.lists[key] = i
		g.results.Lists = append(g.results.Lists, l)
	}
	return i
}

func (b *builder) finish(header int) ([]*Results, error) {
	var out []*Results
	for _, g := range b.order {
		if r := g.results; len(r.Lists) > 0 {
			if len(r.Lists) > MaxLists || r.tooManyVotes() {
				b.fault(header, "%v: more than %d lists, or %d votes", ErrBounds, MaxLists, int64(MaxVotes))
				break
			}
			// Totals without votes of lists are districts of nothing.
			kept := r.Districts[:0]
			for _, d := range r.Districts {
				if len(d.Entries) > 0 {
					kept = append(kept, d)
				} else if d.Name == "" { // blank and null of the nation below its districts
					r.Blank.add(d.Blank)
					r.Null.add(d.Null)
				}
			}
			r.Districts = kept
			r.checkTotals()
			out = append(out, r)
		}
	}
	if b.faults != nil {
		return nil, errors.Join(b.faults...)
	}
	if out == nil {
		return nil, fmt.Errorf("%s:%d: no votes below this header", b.name, header)
	}
	return out, nil
}

// tooManyVotes without overflowing while it counts.
func (r *Results) tooManyVotes() bool {
	var sum int64
	for _, d := range r.Districts {
		for _, c := range []Count{d.Blank, d.Null} {
			if c.N > MaxVotes-sum {
				return true
			}
			sum += c.N
		}
		for _, e := range d.Entries {
			if e.Votes > MaxVotes-sum {
				return true
			}
			sum += e.Votes
		}
	}
	return false
}
