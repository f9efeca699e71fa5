package lists

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Bounds of one file; beyond them it is refused with a word on what to do.
const (
	maxBytes   = 1 << 30
	maxRows    = 5_000_000
	maxColumns = 500
	maxCell    = 4096
	maxRemarks = 1000
)

// Error says what is wrong with a list, where, and what to do.
type Error struct {
	File    string
	Line    int // 1 is the header; 0 means the file as a whole
	Problem string
	Hint    string
}

func (e *Error) Error() string {
	s := e.File
	if e.Line > 0 {
		s += fmt.Sprintf(" l.%d", e.Line)
	}
	s += ": " + e.Problem
	if e.Hint != "" {
		s += "; hint: " + e.Hint
	}
	return s
}

// Remark is a line, or a cell of it, that was not understood and left out.
type Remark struct {
	Line    int
	Column  string
	Problem string
}

// Row is one person as one list names them.
type Row struct {
	File   string
	Line   int    // in the file; 0 = from a record
	List   string // the list it counts for
	Key    string // names the row by its content: stays when lines move
	Values map[Role]string
	Source string // from a record: document and span that say so
}

// File is what was read of one file.
type File struct {
	Name    string
	Header  []string
	Columns map[Role]int // by role, the column
	Rows    []Row
	Missing map[Role]int // rows that leave the column empty
	Remarks []Remark
	Left    int // rows left out: no name in them
	// More counts the remarks beyond those listed.
	More int
}

// Roles of the file's columns, in their order.
func (f *File) Roles() []Role { return ordered(f.Columns) }

const hintColumns = "name the columns with --map, for example --map given=NOMBRES --map surname=PATERNO"

// Open reads a list from disk: CSV in UTF-8 or Windows-1252, or an Excel workbook (its first sheet).
func Open(path string, m Mapping) (*File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &Error{File: path, Problem: "is a folder", Hint: "name the lists in it"}
	}
	if info.Size() > maxBytes {
		return nil, &Error{File: path, Problem: fmt.Sprintf("%d bytes, at most %d", info.Size(), maxBytes), Hint: "split the list"}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Read(path, data, m)
}

// Read reads a list given as bytes.
func Read(name string, data []byte, m Mapping) (*File, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, &Error{File: name, Problem: "the file is empty", Hint: "a list has a heading for each column and one row for each person"}
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return readSheet(name, data, m)
	case bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return nil, &Error{File: name, Problem: "is an old Excel workbook (.xls)", Hint: "save it as .xlsx or CSV"}
	}
	return readCSV(name, data, m)
}

func readCSV(name string, data []byte, m Mapping) (*File, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		// lists out of old spreadsheets are in Windows-1252; it reads any byte
		decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return nil, &Error{File: name, Problem: "is neither UTF-8 nor Windows-1252", Hint: "save it as CSV UTF-8"}
		}
		data = decoded
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, &Error{File: name, Problem: "holds zero bytes: no table of text", Hint: "save it as CSV UTF-8"}
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = separator(data)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.ReuseRecord = true
	b := builder{f: &File{Name: name, Missing: map[Role]int{}}, m: m}
	for {
		row, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			line := 0
			if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
				line, err = pe.Line, pe.Err
			}
			return nil, &Error{File: name, Line: line, Problem: err.Error(), Hint: "close every quote; quote cells that hold quotes or line breaks"}
		}
		line, _ := r.FieldPos(0)
		if err := b.add(line, row); err != nil {
			return nil, err
		}
	}
	return b.done()
}

// separator is the one that occurs most in the first line.
func separator(data []byte) rune {
	first, _, _ := bytes.Cut(data[:min(len(data), 1<<16)], []byte("\n"))
	best, most := ',', bytes.Count(first, []byte(","))
	for _, s := range []rune{';', '\t', '|'} {
		if n := bytes.Count(first, []byte(string(s))); n > most {
			best, most = s, n
		}
	}
	return best
}

// builder makes a File of lines.
type builder struct {
	f    *File
	m    Mapping
	keys map[string]int
}

func (b *builder) remark(line int, column, format string, args ...any) {
	if len(b.f.Remarks) >= maxRemarks {
		b.f.More++
		return
	}
	b.f.Remarks = append(b.f.Remarks, Remark{line, column, fmt.Sprintf(format, args...)})
}

// add takes a line; the first is the header. cells may be reused by the caller.
func (b *builder) add(line int, cells []string) error {
	blank := true
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
		blank = blank && cells[i] == ""
		if len(cells[i]) > maxCell {
			return &Error{File: b.f.Name, Line: line, Problem: fmt.Sprintf("a cell of %d bytes", len(cells[i])), Hint: "is a quote left open?"}
		}
	}
	if blank {
		return nil
	}
	f := b.f
	if f.Header == nil {
		return b.header(line, cells)
	}
	if len(f.Rows) >= maxRows {
		return &Error{File: f.Name, Line: line, Problem: fmt.Sprintf("more than %d rows", maxRows), Hint: "split the list"}
	}
	if len(cells) != len(f.Header) {
		if len(cells) > len(f.Header) || len(cells) <= last(f.Columns) {
			b.remark(line, "", "%d cells, the header has %d; the row is left out", len(cells), len(f.Header))
			f.Left++
			return nil
		}
	}
	row := Row{File: f.Name, Line: line, List: listName(f.Name), Values: make(map[Role]string, len(f.Columns))}
	for r, i := range f.Columns {
		if v := cells[i]; v != "" && !empty(v) {
			row.Values[r] = strings.Clone(v)
		} else {
			f.Missing[r]++
		}
	}
	if row.Values[Name] == "" && row.Values[Given] == "" && row.Values[Surname] == "" {
		b.remark(line, "", "no name; the row is left out")
		f.Left++
		return nil
	}
	if l := row.Values[ListName]; l != "" {
		row.List = l
	}
	row.Key = b.key(row.List, cells)
	b.clean(&row)
	f.Rows = append(f.Rows, row)
	return nil
}

func last(columns map[Role]int) int {
	m := -1
	for _, i := range columns {
		m = max(m, i)
	}
	return m
}

func (b *builder) header(line int, cells []string) error {
	if len(cells) > maxColumns {
		return &Error{File: b.f.Name, Line: line, Problem: fmt.Sprintf("%d columns, at most %d", len(cells), maxColumns), Hint: "is this a list of persons?"}
	}
	for _, c := range cells {
		b.f.Header = append(b.f.Header, strings.Clone(c))
	}
	at, err := b.m.assign(b.f.Header)
	if err != nil {
		return &Error{File: b.f.Name, Line: line, Problem: err.Error(), Hint: hintColumns}
	}
	b.f.Columns = at
	return nil
}

func (b *builder) done() (*File, error) {
	if b.f.Header == nil || len(b.f.Rows) == 0 {
		return nil, &Error{File: b.f.Name, Problem: "no row names a person", Hint: hintColumns}
	}
	return b.f, nil
}

// listName is the file's name without folder and ending.
func listName(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// empty: how people write that they do not know.
func empty(v string) bool {
	switch strings.ToLower(v) {
	case "-", "--", "?", "n/a", "na", "n.a.", "nd", "n.d.", "s/d", "s/i", "null", "unknown", "desconocido", "no identificado", "ninguno", "none", "sin datos", "sin información":
		return true
	}
	return false
}
