// Package maintext scores the extraction of the article from a web page, with the measure of
// the article-extraction-benchmark (Zyte 2020).
//
//   - A token is a maximal run of word characters, case kept; punctuation and layout do not count.
//   - A shingle is four consecutive tokens; a text of one to three tokens is one shingle.
//   - Page: shingles are counted as often as they occur; precision and recall of the predicted ones.
//   - Set: precision is the mean over pages whose prediction is not empty, recall the mean over pages whose
//     gold is not empty, F1 the harmonic mean of these two (not the mean of page F1).
//   - Accuracy is the share of pages whose tokens are identical.
//
// An empty prediction leaves precision untouched and costs recall alone: the report counts them. Intervals are
// drawn over pages (package bootstrap). A set is a folder with pages/ID.html.gz and ground-truth-*.json,
// {id: {"articleBody", "url"}}.
package maintext

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"testigo/eval/jsonl"
	"testigo/eval/jsontree"
)

// Limits of a set.
const (
	MaxPages = 1 << 18
	MaxPage  = 64 << 20 // bytes of a page, unpacked
	MaxFile  = 1 << 29  // bytes of gold or predictions
)

// Input is a page to be read, without gold.
type Input struct {
	ID   string
	HTML []byte
}

// Doc is the gold of one page.
type Doc struct {
	ID   string
	URL  *string
	Body string
}

// Prediction is the text found on one page.
type Prediction struct{ ID, Body string }

// ReadInputs reads the pages of a set, in the order of their names.
func ReadInputs(dir fs.FS) ([]Input, error) {
	entries, err := fs.ReadDir(dir, "pages")
	if err != nil {
		return nil, err
	}
	if len(entries) > MaxPages {
		return nil, fmt.Errorf("pages: more than %d: %w", MaxPages, jsonl.ErrTooLarge)
	}
	var out []Input
	for _, e := range entries {
		id, zipped := strings.CutSuffix(e.Name(), ".html.gz")
		if !zipped {
			var plain bool
			if id, plain = strings.CutSuffix(e.Name(), ".html"); !plain {
				continue
			}
		}
		name := path.Join("pages", e.Name())
		page, err := readPage(dir, name, zipped, MaxPage)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(out, Input{id, page})
	}
	if len(out) == 0 {
		return nil, errors.New("pages: no ID.html.gz or ID.html in it")
	}
	return out, nil
}

func readPage(dir fs.FS, name string, zipped bool, limit int64) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !zipped {
		return readAll(f, limit)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return readAll(z, limit)
}

func readAll(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("more than %d bytes: %w", limit, jsonl.ErrTooLarge)
	}
	return b, err
}

// ReadGoldDir reads all ground-truth-*.json of a folder; none is no error.
func ReadGoldDir(dir fs.FS) ([]Doc, error) {
	names, err := fs.Glob(dir, "ground-truth-*.json")
	if err != nil {
		return nil, err
	}
	var out []Doc
	for _, name := range names {
		f, err := dir.Open(name)
		if err != nil {
			return nil, err
		}
		docs, err := ReadGold(f, name)
		f.Close()
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	return out, nil
}

// ReadGold reads {id: {"articleBody", "url"}}.
func ReadGold(r io.Reader, name string) ([]Doc, error) {
	var out []Doc
	err := each(r, name, func(id string, v jsontree.Value) error {
		d := Doc{ID: id}
		var err error
		if d.Body, err = text(v, "articleBody"); err != nil {
			return err
		}
		if u := v.Get("url"); u.Kind() == jsontree.String {
			s := u.Text()
			d.URL = &s
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// ReadPredictions reads {id: {"articleBody"}}.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	var out []Prediction
	err := each(r, name, func(id string, v jsontree.Value) error {
		body, err := text(v, "articleBody")
		out = append(out, Prediction{id, body})
		return err
	})
	return out, err
}

// each passes the pages of a file in its order. Outputs kept with the benchmark stand in {"version", "output"}.
func each(r io.Reader, name string, use func(string, jsontree.Value) error) error {
	b, err := readAll(r, MaxFile)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	v, err := jsontree.Parse(b)
	if err != nil {
		return fmt.Errorf("%s: %w", name, jsonl.Explain(err))
	}
	if len(v.Keys()) == 2 && v.Has("version") && v.Has("output") {
		v = v.Get("output")
	}
	if v.Kind() != jsontree.Object {
		return fmt.Errorf("%s: not an object of pages", name)
	}
	for i, id := range v.Keys() {
		if v.Items()[i].Kind() != jsontree.Object {
			return fmt.Errorf("%s: page %q is no object", name, id)
		}
		if err := use(id, v.Items()[i]); err != nil {
			return fmt.Errorf("%s: page %q: %w", name, id, err)
		}
	}
	return nil
}

// text is a string member; absent and null are the empty text.
func text(v jsontree.Value, key string) (string, error) {
	x := v.Get(key)
	if x.Kind() != jsontree.String && !x.IsNull() {
		return "", fmt.Errorf("%s is no text", key)
	}
	return x.Text(), nil
}

// WritePredictions writes one object, pages in their order.
func WritePredictions(w io.Writer, preds []Prediction) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteString("{")
	for i, p := range preds {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		for k, v := range []any{p.ID, struct {
			Body string `json:"articleBody"`
		}{p.Body}} {
			if k == 1 {
				b.WriteString(": ")
			}
			if err := enc.Encode(v); err != nil {
				return err
			}
			b.Truncate(b.Len() - 1) // the line break of Encode
		}
	}
	b.WriteString("\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}
