// Package jsonl reads and writes JSON Lines: UTF-8, one object a line, blank
// lines skipped. Evaluation sets and predictions come in this form.
//
// Reading is bounded ([MaxLine], [MaxInput], [MaxLines]) and every error says file, line and
// reason, so that nobody has to bisect a file of a thousand documents.
package jsonl

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// Limits of one input. A document with its annotations is far below them.
const (
	MaxLine  = 64 << 20 // bytes in one line
	MaxInput = 1 << 30  // bytes in one input
	MaxLines = 1 << 20  // objects in one input
)

// ErrTooLarge is wrapped by errors about a limit of this package.
var ErrTooLarge = errors.New("too large")

// Error is a line that could not be used. Line counts from 1.
type Error struct {
	File string
	Line int
	Err  error
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap gives the reason.
func (e *Error) Unwrap() error { return e.Err }

// Each calls use with every line that is not blank. The slice is valid only
// during the call. An error of use is returned with file and line.
func Each(r io.Reader, name string, use func(line []byte) error) error {
	in := bufio.NewReaderSize(r, 64<<10)
	var line []byte
	total, objects := 0, 0
	for n := 1; ; n++ {
		line = line[:0]
		var err error
		for {
			var part []byte
			part, err = in.ReadSlice('\n')
			if len(line)+len(part) > MaxLine {
				return &Error{name, n, fmt.Errorf("line of more than %d bytes: %w", MaxLine, ErrTooLarge)}
			}
			line = append(line, part...)
			if err != bufio.ErrBufferFull {
				break
			}
		}
		if err != nil && err != io.EOF {
			return &Error{name, n, err}
		}
		if total += len(line); total > MaxInput {
			return &Error{name, n, fmt.Errorf("input of more than %d bytes: %w", MaxInput, ErrTooLarge)}
		}
		body := line
		if n == 1 {
			body = bytes.TrimPrefix(body, []byte("\ufeff"))
		}
		if body = bytes.TrimSpace(body); len(body) > 0 {
			if objects++; objects > MaxLines {
				return &Error{name, n, fmt.Errorf("more than %d objects: %w", MaxLines, ErrTooLarge)}
			}
			if !utf8.Valid(body) {
				return &Error{name, n, errors.New("not UTF-8")}
			}
			if use := use(body); use != nil {
				return &Error{name, n, use}
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// Read decodes every line into a T and passes it to check, which may be nil.
func Read[T any](r io.Reader, name string, check func(*T) error) ([]T, error) {
	var out []T
	err := Each(r, name, func(line []byte) error {
		if line[0] != '{' {
			return errors.New("not a JSON object")
		}
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return Explain(err)
		}
		if check != nil {
			if err := check(&v); err != nil {
				return err
			}
		}
		out = append(out, v)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// Explain says where in the line JSON went wrong, in the words of its author.
func Explain(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("%q is a JSON %s, want %s", kind.Field, kind.Value, kind.Type)
	case errors.As(err, &kind):
		return fmt.Errorf("a JSON %s, want %s", kind.Value, kind.Type)
	}
	return err
}

// Write writes one object a line, without escaping HTML.
func Write[T any](w io.Writer, rows []T) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range rows {
		if err := enc.Encode(&rows[i]); err != nil {
			return fmt.Errorf("row %d: %w", i+1, err)
		}
	}
	return out.Flush()
}
