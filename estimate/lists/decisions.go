package lists

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// Decision is a person's word on two rows.
type Decision struct {
	At     time.Time
	Author string
	A, B   string // keys of rows
	Same   bool
	Names  string // what the two were called, for people who read the file
}

var decisionHeader = []string{"at", "author", "a", "b", "answer", "names"}

// ReadDecisions reads a file of decisions; one that does not exist holds none.
func ReadDecisions(path string) ([]Decision, error) {
	f, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return decisionsOf(path, f)
}

func decisionsOf(path string, in io.Reader) ([]Decision, error) {
	r := csv.NewReader(in)
	r.FieldsPerRecord = -1
	var out []Decision
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, csvError(path, err)
		}
		line, _ := r.FieldPos(0)
		if strings.Join(row, ",") == strings.Join(decisionHeader, ",") {
			continue
		}
		if len(row) != len(decisionHeader) {
			return nil, &Error{File: path, Line: line, Problem: fmt.Sprintf("%d cells, a decision has %d", len(row), len(decisionHeader)), Hint: "decisions are appended by 'testigo link --answers', not typed"}
		}
		at, err := time.Parse(time.RFC3339, row[0])
		if err != nil {
			return nil, &Error{File: path, Line: line, Problem: fmt.Sprintf("%q is no time", clip(row[0])), Hint: "decisions are appended by 'testigo link --answers', not typed"}
		}
		same, ok := answer(row[4])
		if !ok {
			return nil, &Error{File: path, Line: line, Problem: fmt.Sprintf("%q is no answer", clip(row[4])), Hint: "answers are same and different"}
		}
		out = append(out, Decision{At: at, Author: row[1], A: row[2], B: row[3], Same: same, Names: row[5]})
	}
}

func csvError(path string, err error) error {
	if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
		return &Error{File: path, Line: pe.Line, Problem: pe.Err.Error(), Hint: "quote cells that hold quotes or line breaks"}
	}
	return &Error{File: path, Problem: err.Error()}
}

func answer(s string) (same, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "same", "yes", "y", "1", "misma", "mismo", "si", "sí", "s":
		return true, true
	case "different", "no", "n", "0", "distinta", "distinto", "otra", "otro", "d":
		return false, true
	}
	return false, false
}

// ReadAnswers reads a file of pairs that 'testigo link --review' wrote and a person answered. Pairs without an answer are passed over.
func ReadAnswers(path, author string, now time.Time) ([]Decision, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		return nil, &Error{File: path, Problem: "no pairs in it", Hint: "write pairs with 'testigo link LISTS --review " + path + "'"}
	}
	at := map[string]int{}
	for i, h := range header {
		at[strings.TrimPrefix(strings.TrimSpace(h), "\ufeff")] = i
	}
	for _, need := range []string{"answer", "a_key", "b_key"} {
		if _, ok := at[need]; !ok {
			return nil, &Error{File: path, Line: 1, Problem: "no column " + need, Hint: "keep the columns of the file that --review wrote"}
		}
	}
	var out []Decision
	for {
		row, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, csvError(path, err)
		}
		line, _ := r.FieldPos(0)
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		if cell("answer") == "" {
			continue
		}
		same, ok := answer(cell("answer"))
		if !ok {
			return nil, &Error{File: path, Line: line, Problem: fmt.Sprintf("%q is no answer", clip(cell("answer"))), Hint: "write same or different, or leave the cell empty"}
		}
		if cell("a_key") == "" || cell("b_key") == "" {
			return nil, &Error{File: path, Line: line, Problem: "no keys of the two rows", Hint: "keep the columns a_key and b_key"}
		}
		out = append(out, Decision{At: now, Author: author, A: cell("a_key"), B: cell("b_key"), Same: same, Names: cell("a_name") + " / " + cell("b_name")})
	}
}

// Append adds decisions at the end of a file; nothing in it is changed.
func Append(path string, decisions []Decision) error {
	if len(decisions) == 0 {
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	w := csv.NewWriter(f)
	if info.Size() == 0 {
		w.Write(decisionHeader)
	} else {
		last := make([]byte, 1)
		if _, err := f.ReadAt(last, info.Size()-1); err != nil {
			return err
		}
		if last[0] != '\n' { // an editor took the last line break away
			if _, err := f.Write([]byte("\n")); err != nil {
				return err
			}
		}
	}
	for _, d := range decisions {
		word := "different"
		if d.Same {
			word = "same"
		}
		w.Write([]string{d.At.UTC().Format(time.RFC3339), d.Author, d.A, d.B, word, d.Names})
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return err
	}
	return f.Sync()
}
