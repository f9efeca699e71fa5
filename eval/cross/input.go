package cross

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"testigo/eval/gold"
)

// Ref names an event, "doc#id"; gold writes it bare or as {"ref": …}.
type Ref string

// UnmarshalJSON reads both forms.
func (r *Ref) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*r = Ref(s)
		return nil
	}
	var o struct{ Ref string }
	if err := json.Unmarshal(b, &o); err != nil {
		return err
	}
	*r = Ref(o.Ref)
	return nil
}

// Value is what a document of a pair says: 15, "15 (body)", ">70", {"value": 15, "doc": …, "bound": …}.
type Value struct {
	Doc   string
	raw   string // as a string, if it is one
	num   *float64
	bound string
}

// UnmarshalJSON reads every form.
func (v *Value) UnmarshalJSON(b []byte) error {
	var o struct {
		Doc   string
		Value json.RawMessage
		Bound *string
	}
	b = bytes.TrimSpace(b)
	if len(b) > 0 && b[0] == '{' {
		if err := json.Unmarshal(b, &o); err != nil {
			return err
		}
		v.Doc = o.Doc
		if o.Bound != nil {
			v.bound = *o.Bound
		}
		b = o.Value
	}
	var f float64
	var s string
	switch {
	case json.Unmarshal(b, &f) == nil && string(b) != "null":
		v.num = &f
	case json.Unmarshal(b, &s) == nil:
		v.raw = s
	}
	return nil
}

var (
	notANumber = regexp.MustCompile(`^\d{4}-\d\d|\d v \d`) // dates, "50 v 48"
	someNumber = regexp.MustCompile(`\d[\d,]*(?:\.\d+)?`)
)

// number is the number that a value says first.
func (v Value) number() (float64, bool) {
	if v.num != nil {
		return *v.num, true
	}
	if notANumber.MatchString(v.raw) {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(someNumber.FindString(v.raw), ",", ""), 64)
	return n, err == nil
}

// open tells a value with a bound that leaves room.
func (v Value) open() bool {
	if strings.HasPrefix(v.raw, ">") {
		return true
	}
	switch gold.CanonBound(v.bound) {
	case "more-than", "at-least", "about", "almost":
		return true
	}
	return false
}

// maxFile bounds a file of the set.
const maxFile = 64 << 20

// ReadSet reads the gold across documents of a folder: cross.json or cross-dev.json there or one folder up, and pairs.json. None is no error.
func ReadSet(dirs ...fs.FS) (set Set, pairs []Pair, err error) {
	if err = readFirst(&set, []string{"cross.json", "cross-dev.json"}, dirs); err != nil {
		return
	}
	err = readFirst(&pairs, []string{"pairs.json"}, dirs[:min(1, len(dirs))])
	return
}

func readFirst(into any, files []string, dirs []fs.FS) error {
	for _, dir := range dirs {
		for _, name := range files {
			f, err := dir.Open(name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err != nil {
				return err
			}
			b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
			f.Close()
			if err == nil && len(b) > maxFile {
				err = fmt.Errorf("more than %d bytes", maxFile)
			}
			if err == nil {
				err = json.Unmarshal(b, into)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			return nil
		}
	}
	return nil
}

// ReadLines reads JSON Lines of questions or findings.
func ReadLines[T any](r io.Reader, name string) ([]T, error) {
	var out []T
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 1<<16), maxFile)
	for line := 1; sc.Scan(); line++ {
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		out = append(out, v)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// ReadLinks reads a list of more known links.
func ReadLinks(file string) ([]SharedEvent, error) {
	var out []SharedEvent
	err := readFirst(&out, []string{filepath.Base(file)}, []fs.FS{os.DirFS(filepath.Dir(file))})
	return out, err
}
