package jsonl

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

type row struct {
	ID string `json:"id"`
	N  int    `json:"n"`
}

func TestReadSkipsBlankLinesAndKeepsOrder(t *testing.T) {
	in := "\ufeff{\"id\":\"b\",\"n\":1}\r\n\n  \t\n{\"id\":\"a\"}"
	rows, err := Read[row](strings.NewReader(in), "x.jsonl", nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 2 || rows[0] != (row{"b", 1}) || rows[1] != (row{"a", 0}) {
		t.Fatalf("got %+v", rows)
	}
}

func TestErrorsNameFileLineAndReason(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"syntax", "{}\n{\"id\":}\n", "x.jsonl:2: not JSON at byte 7"},
		{"type", "\n{\"n\":\"three\"}", `x.jsonl:2: "n" is a JSON string, want int`},
		{"not an object", "[1]", "x.jsonl:1: not a JSON object"},
		{"bytes that are no text", "{\"id\":\"\xff\"}", "x.jsonl:1: not UTF-8"},
		{"refused by the caller", "{\"id\":\"\"}", "x.jsonl:1: no id"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(c.in), "x.jsonl", func(r *row) error {
				if r.ID == "" && c.name == "refused by the caller" {
					return errors.New("no id")
				}
				return nil
			})
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

// endless is one line without an end, as a device or a binary file may be.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func TestEndlessLineIsRefused(t *testing.T) {
	_, err := Read[row](endless{}, "zero", nil)
	if !errors.Is(err, ErrTooLarge) {
		t.Fatalf("got %v", err)
	}
}

func TestWriteReadsBack(t *testing.T) {
	rows := []row{{"<a>", 1}, {"ñ", 2}}
	var b strings.Builder
	if err := Write(&b, rows); err != nil {
		t.Fatal(err)
	}
	if want := "{\"id\":\"<a>\",\"n\":1}\n{\"id\":\"ñ\",\"n\":2}\n"; b.String() != want {
		t.Errorf("got %s", b.String())
	}
	back, err := Read[row](strings.NewReader(b.String()), "b", nil)
	if err != nil || len(back) != 2 || back[0] != rows[0] || back[1] != rows[1] {
		t.Errorf("got %v, %v", back, err)
	}
}

// Whatever the bytes, reading ends with rows or with an error that names the file.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"{\"id\":\"a\"}\n\n{\"n\":1}", "\ufeff{}", "[1]", "{\"id\":\"\xff\"}", "{\"n\":1e9}", "\r\n{}\r"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, err := Read[row](bytes.NewReader(data), "x", nil)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x:") {
				t.Fatalf("no file in %v", err)
			}
			return
		}
		var b bytes.Buffer
		if err := Write(&b, rows); err != nil {
			t.Fatal(err)
		}
		if back, err := Read[row](&b, "x", nil); err != nil || len(back) != len(rows) {
			t.Fatalf("%d rows came back as %d, %v", len(rows), len(back), err)
		}
	})
}
