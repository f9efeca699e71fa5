package wording

import (
	"testing"

	"testigo/record"
	"testigo/record/check"
)

func TestEveryCheckHasANameInBothLanguages(t *testing.T) {
	for _, r := range check.Rules() {
		if _, ok := checkNames[r.Name]; !ok {
			t.Errorf("%s has no name for people", r.Name)
		}
	}
	for _, c := range [][2]string{
		{"2023-01-19 = Thursday", "2023-01-19 = jueves"},
		{"“Thursday to Friday” = 2 days", "“Thursday to Friday” = 2 días"},
		{`a "Monday`, `a "lunes`},
		{"\"more than 3\" + 4 months", "\"more than 3\" + 4 meses"},
	} {
		if got := Computation(record.Spanish, c[0]); got != c[1] {
			t.Errorf("%q: %q", c[0], got)
		}
	}
}
