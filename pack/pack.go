// Package pack holds knowledge apart from code: words of a language (en, es), facts
// of a country (peru) and of the world (world), as plain text that an expert can correct
// without reading Go.
//
// A table is a UTF-8 file of tab-separated rows. Lines that begin with '#' are comments; the
// comments at the top of a file name its source, its licence and its columns. Empty
// trailing columns may be left out. What a pack knows is never presented as something a
// document said.
package pack

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"iter"
	"strings"
	"sync"
)

//go:embed en es peru world
var files embed.FS

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

// Bytes is a whole embedded file, for data that is not a table.
func Bytes(name string) ([]byte, error) {
	b, err := files.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return b, nil
}

// Table yields the rows of an embedded table, such as "en/months.txt". A missing file is
// our own mistake and panics at start-up, in every test.
func Table(name string) iter.Seq[Row] {
	b, err := Bytes(name)
	if err != nil {
		panic(err)
	}
	return Rows(name, string(b))
}

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

// Fingerprint names the content of the packs: it changes when any of their files does.
var Fingerprint = sync.OnceValue(func() string {
	h := sha256.New()
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := files.ReadFile(name)
		fmt.Fprintf(h, "%s %d\n", name, len(b))
		h.Write(b)
		return err
	})
	if err != nil { // the files are part of the program
		panic(err)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
})
