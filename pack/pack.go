// Package pack holds knowledge apart from code: words of a language (en, es), facts
// of countries (peru, bolivia) and of the world (world), as plain text that an expert can correct
// without reading Go.
//
// A table is a UTF-8 file of tab-separated rows. Lines that begin with '#' are comments; the
// comments at the top of a file name its source, its licence and its columns. Empty
// trailing columns may be left out. What a pack knows is never presented as something a
// document said.
//
// A country is a folder with a file country.txt; which further tables it may have, and what stands in their columns, is
// in schema.go. A second country is files and no code. Beside the folders of the program, those that the environment
// variable TESTIGO_PACKS names are used, if nothing is wrong with them: see [External] and [Lint].
package pack

import (
	"embed"
	"fmt"
	"iter"
	"strings"
)

//go:embed */*.txt */*/*.txt
var embedded embed.FS

// Row is one line of a table.
type Row struct {
	File   string
	Line   int // 1-based
	Fields []string
}

// Field is column i, trimmed; "" if the row is shorter.
func (r Row) Field(i int) string {
	if i >= len(r.Fields) {
		return ""
	}
	return strings.TrimSpace(r.Fields[i])
}

// Errorf is an error that names the file and the line.
func (r Row) Errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", r.File, r.Line, fmt.Sprintf(format, args...))
}

// Bytes is a whole file of the packs in use, for data that is not a table.
func Bytes(name string) ([]byte, error) { return InUse().Bytes(name) }

// Table yields the rows of a table of the packs in use, such as "en/months.txt". A missing file is
// our own mistake and panics at start-up, in every test.
func Table(name string) iter.Seq[Row] {
	b, err := Bytes(name)
	if err != nil {
		panic(err)
	}
	return Rows(name, string(b))
}

// Optional yields the rows of a table that a country need not have.
func Optional(name string) iter.Seq[Row] {
	b, err := Bytes(name)
	if err != nil {
		return func(func(Row) bool) {}
	}
	return Rows(name, string(b))
}

// Glob names the files of the packs in use that match a pattern, such as "*/seat-rules/*.txt", in order.
func Glob(pattern string) []string { return InUse().Glob(pattern) }

// Rows yields the rows of a table given as text; name is for messages.
func Rows(name, text string) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		line := 0
		for l := range strings.Lines(text) {
			line++
			l = strings.TrimRight(l, "\r\n")
			if l == "" || l[0] == '#' {
				continue
			}
			if !yield(Row{name, line, strings.Split(l, "\t")}) {
				return
			}
		}
	}
}
