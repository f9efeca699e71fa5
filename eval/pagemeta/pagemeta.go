// Package pagemeta scores what was read about a web page (title, day of publication, authors, language) against
// what pages declare of themselves.
//
// Every field is scored over the pages whose gold has it; a missing field or page is an abstention.
//
//   - title: its tokens (word characters, lower case) equal those of an accepted title, or of one with its last
//     part after " - ", " | ", " – ", " — ", ": " or " :: " cut off (the name of the site);
//   - date: one of the accepted days; near: within one day of one (time zones);
//   - authors: P, R, F1 over names pooled, a name being its set of tokens; exact: the same names on the page;
//   - lang: the same primary subtag.
//
// P is over the answers, R over all pages that have the field.
package pagemeta

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"regexp"

	"testigo/eval/jsonl"
	"testigo/eval/jsontree"
)

const maxFile = 1 << 28 // bytes

// Doc is the gold of one page. Empty parts are not scored.
type Doc struct {
	ID      string
	Titles  []string
	Dates   []string // YYYY-MM-DD
	Authors []string
	Lang    string
}

// Prediction is what was read on one page; empty parts are abstentions.
type Prediction struct {
	ID      string   `json:"-"`
	Title   *string  `json:"title"`
	Date    *string  `json:"date"` // YYYY-MM-DD
	Authors []string `json:"authors"`
	Lang    *string  `json:"lang"`
}

// ReadGoldDir reads all metadata-*.json of a folder; none is no error.
func ReadGoldDir(dir fs.FS) ([]Doc, error) {
	names, err := fs.Glob(dir, "metadata-*.json")
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

// ReadGold reads {id: {"titles", "dates", "authors", "lang"}}.
func ReadGold(r io.Reader, name string) ([]Doc, error) {
	var out []Doc
	err := each(r, name, func(id string, v jsontree.Value) error {
		d := Doc{ID: id, Lang: v.Get("lang").Text()}
		for key, to := range map[string]*[]string{"titles": &d.Titles, "dates": &d.Dates, "authors": &d.Authors} {
			s, err := texts(v, key)
			if err != nil {
				return err
			}
			*to = s
		}
		out = append(out, d)
		return nil
	})
	return out, err
}

// ReadPredictions reads {id: {"title", "date", "authors", "lang"}}.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	var out []Prediction
	err := each(r, name, func(id string, v jsontree.Value) error {
		p := Prediction{ID: id}
		for key, to := range map[string]**string{"title": &p.Title, "date": &p.Date, "lang": &p.Lang} {
			switch x := v.Get(key); x.Kind() {
			case jsontree.Null:
			case jsontree.String:
				s := x.Text()
				*to = &s
			default:
				return fmt.Errorf("%s is no text", key)
			}
		}
		var err error
		p.Authors, err = texts(v, "authors")
		out = append(out, p)
		return err
	})
	return out, err
}

func each(r io.Reader, name string, use func(string, jsontree.Value) error) error {
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	if err == nil && len(b) > maxFile {
		err = fmt.Errorf("more than %d bytes: %w", maxFile, jsonl.ErrTooLarge)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	v, err := jsontree.Parse(b)
	if err != nil {
		return fmt.Errorf("%s: %w", name, jsonl.Explain(err))
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

// texts is a list of strings; absent and null are the empty list.
func texts(v jsontree.Value, key string) ([]string, error) {
	x := v.Get(key)
	if x.IsNull() {
		return nil, nil
	}
	if x.Kind() != jsontree.Array {
		return nil, fmt.Errorf("%s is no list", key)
	}
	var out []string
	for _, s := range x.Items() {
		if s.Kind() != jsontree.String {
			return nil, fmt.Errorf("%s: not all of it is text", key)
		}
		out = append(out, s.Text())
	}
	return out, nil
}

// WritePredictions writes one object, pages in their order.
func WritePredictions(w io.Writer, preds []Prediction) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	put := func(v any) error {
		err := enc.Encode(v)
		b.Truncate(b.Len() - 1) // the line break of Encode
		return err
	}
	b.WriteString("{")
	for i, p := range preds {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString("\n")
		if err := put(p.ID); err != nil {
			return err
		}
		b.WriteString(": ")
		if p.Authors == nil {
			p.Authors = []string{}
		}
		if err := put(p); err != nil {
			return err
		}
	}
	b.WriteString("\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// declarations are the parts of a page that tell programs what the reader of the page may not see.
var declarations = regexp.MustCompile(`(?is)<script\b[^>]*>.*?</script>|<meta\b[^>]*>|<title\b[^>]*>.*?</title>|<link\b[^>]*>|` +
	`\s+(?:xml:)?lang=(?:"[^"]*"|'[^']*')|\s+(?:datetime|itemprop|content|data-[\w-]*(?:date|time)[\w-]*)=(?:"[^"]*"|'[^']*')`)

// Strip takes the declarations out of a page, so that title, date and authors must be read from its text. The
// character set stays declared.
func Strip(html []byte) []byte {
	return declarations.ReplaceAllFunc(html, func(b []byte) []byte {
		if low := bytes.ToLower(b); bytes.HasPrefix(low, []byte("<meta")) && bytes.Contains(low, []byte("charset")) {
			return b
		}
		return nil
	})
}
