package pack

import (
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestEveryTableIsWhole: UTF-8, no stray carriage returns, and a comment at the top that says what the table is.
func TestEveryTableIsWhole(t *testing.T) {
	n := 0
	err := fs.WalkDir(embedded, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".txt") {
			return err
		}
		n++
		b, err := embedded.ReadFile(name)
		if err != nil {
			return err
		}
		if !utf8.Valid(b) {
			t.Errorf("%s is not UTF-8", name)
		}
		if strings.Contains(string(b), "\r") {
			t.Errorf("%s has carriage returns", name)
		}
		if !strings.HasPrefix(string(b), "#") {
			t.Errorf("%s does not say what it is: the first line is no comment", name)
		}
		for row := range Table(name) {
			if row.Field(0) == "" {
				t.Errorf("%s:%d: the first column is empty", row.File, row.Line)
			}
		}
		return nil
	})
	if err != nil || n < 20 {
		t.Fatalf("%d tables: %v", n, err)
	}
}

func TestFingerprintStays(t *testing.T) {
	if a, b := Fingerprint(), Fingerprint(); a != b || len(a) != 12 {
		t.Errorf("%q, %q", a, b)
	}
}
