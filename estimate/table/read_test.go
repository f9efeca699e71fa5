package table

import (
	"errors"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	cases := []struct {
		name, text string
		by         []string
		lists      string
		people     int
		strata     string
	}{
		{"counts", "in_a,in_b,in_c,count\n1,0,0,5\n0,1,1,2\n1,1,1,0\n", nil, "a b c", 7, ""},
		{"people", "id,in_a,in_b\np1,1,0\np2,1,1\np3,1,1\n", nil, "a b", 3, ""},
		{"without prefix", "church,police,count\n1,0,5\n0,1,4\n1,1,3\n", nil, "church police", 12, ""},
		{"strata", "dept,year,in_a,in_b,count\nPuno,1983,1,0,5\nCusco,1983,1,0,4\nPuno,1983,1,1,1\n", []string{"dept", "year"}, "a b", 10, "Cusco / 1983;Puno / 1983"},
		{"strata not asked for are added up", "dept,in_a,in_b,count\nPuno,1,0,5\nCusco,1,0,4\n", nil, "a b", 9, ""},
		{"a stratum not stated", "dept,in_a,in_b,count\nPuno,1,0,5\n,1,1,4\n", []string{"dept"}, "a b", 9, "(not stated);Puno"},
		{"semicolons, byte order mark, spaces", "\ufeffin_a; in_b ;count\r\n1; 0 ;5\r\n1;1;2\r\n", nil, "a b", 7, ""},
		{"an empty line", "in_a,in_b\n1,0\n\n1,1\n", nil, "a b", 2, ""},
		{"the pattern of no list at zero", "in_a,in_b,count\n0,0,0\n1,0,2\n1,1,2\n", nil, "a b", 4, ""},
	}
	for _, c := range cases {
		f, err := Read("t.csv", strings.NewReader(c.text), c.by)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var strata []string
		for _, s := range f.Strata {
			strata = append(strata, s.Name)
		}
		if got := strings.Join(f.Lists, " "); got != c.lists || f.Whole.People() != c.people || strings.Join(strata, ";") != c.strata {
			t.Errorf("%s: lists %s, %d people, strata %s", c.name, got, f.Whole.People(), strata)
		}
	}
}

// Every mistake is told with its line and with what to do.
func TestMistakes(t *testing.T) {
	cases := []struct {
		name, text string
		by         []string
		want       string
	}{
		{"empty", "", nil, "t.csv: the file is empty; hint: a table has"},
		{"header only", "in_a,in_b,count\n", nil, "no person is on any list"},
		{"nobody", "in_a,in_b,count\n1,0,0\n", nil, "no person is on any list"},
		{"one list", "in_a,count\n1,4\n", nil, "one list only (a)"},
		{"negative", "in_a,in_b,count\n1,0,3\n1,1,-2\n", nil, "t.csv l.3: column count: -2 is negative; hint:"},
		{"half a person", "in_a,in_b,count\n1,0,3.5\n", nil, `l.2: column count: "3.5" is no count`},
		{"no count", "in_a,in_b,count\n1,0,\n", nil, "l.2: column count: no count"},
		{"huge", "in_a,in_b,count\n1,0,99999999999999999999\n", nil, "more people than can be"},
		{"huge together", "in_a,in_b,count\n1,0,900000000\n0,1,900000000\n", nil, "l.3: more than 1000000000 people in all"},
		{"neither 0 nor 1", "in_a,in_b\n1,0\n2,1\n", nil, `l.3: column in_a: "2" is neither 0 nor 1`},
		{"a stray 2 without names", "a,b,count\n1,0,3\n0,1,2\n1,2,1\n", nil, `l.4: column b: "2" is neither`},
		{"an empty cell", "in_a,in_b\n1,\n", nil, "l.2: column in_b: an empty cell"},
		{"on no list", "in_a,in_b\n1,0\n0,0\n", nil, "l.3: a person on no list"},
		{"counted on no list", "in_a,in_b,count\n0,0,7\n", nil, "l.2: 7 people on no list"},
		{"the same pattern twice", "in_a,in_b,count\n1,0,7\n1,1,2\n1,0,8\n", nil, "l.4: the pattern of line 2 again"},
		{"one person twice", "id,in_a,in_b\nx,1,0\nx,0,1\n", nil, "l.3: id x again, first in line 2"},
		{"cells missing", "in_a,in_b,count\n1,0\n", nil, "l.2: 2 cells, the header has 3"},
		{"quote open", "in_a,in_b,\"count\n1,0,1\n", nil, "hint: quote cells"},
		{"no such stratum", "in_a,in_b,count\n1,0,1\n", []string{"dept"}, "no column dept; the columns are in_a, in_b, count"},
		{"a name twice", "in_a,in_a,count\n1,0,1\n", nil, "columns 1 and 2 are both named in_a"},
		{"no lists", "name,year\nx,1983\n", nil, "no column holds only 0 and 1"},
		{"a spreadsheet", "PK\x03\x04xxxxxxx", nil, "hint: save the sheet as CSV"},
	}
	for _, c := range cases {
		_, err := Read("t.csv", strings.NewReader(c.text), c.by)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		var e *Error
		if err != nil && (!errors.As(err, &e) || e.Hint == "") {
			t.Errorf("%s: no hint in %v", c.name, err)
		}
	}
}

func TestSums(t *testing.T) {
	f, err := Read("t.csv", strings.NewReader("in_a,in_b,in_c,count\n1,0,0,5\n0,1,0,4\n0,0,1,3\n1,1,0,2\n1,1,1,1\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	w := f.Whole
	if s := w.Sizes(); s[0] != 8 || s[1] != 7 || s[2] != 4 {
		t.Errorf("sizes %v", s)
	}
	if k := w.Frequencies(); k[1] != 12 || k[2] != 2 || k[3] != 1 {
		t.Errorf("frequencies %v", k)
	}
	if w.On(3) != 3 || w.Count(3) != 2 || w.Without(0).People() != 10 || Label(5, w.Lists) != "a+c" {
		t.Errorf("on a and b %d, exactly %d, without a %d", w.On(3), w.Count(3), w.Without(0).People())
	}
}

// Whatever the bytes: no panic, and what is read adds up.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "in_a,in_b,count\n1,0,3\n1,1,2\n", "id,in_a,in_b\nx,1,0\n", "a;b;n\n1;0;5\n", "in_a,in_b,count\n1,1,-5\n", "\"", "in_a,in_b\n\"1\",0\n", "dept,in_a,in_b\n,1,0\n",
	} {
		f.Add(s, "dept")
	}
	f.Fuzz(func(t *testing.T, text, by string) {
		var strata []string
		if len(by) > 0 && strings.Contains(text, by) {
			strata = []string{by}
		}
		file, err := Read("f.csv", strings.NewReader(text), strata)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%v is no table error", err)
			}
			return
		}
		n := 0
		for _, s := range file.Strata {
			n += s.Table.People()
			sum := 0
			for _, c := range s.Table.Cells {
				if c.Pattern == 0 || c.People <= 0 {
					t.Fatalf("cell %+v", c)
				}
				sum += c.People
			}
			if sum != s.Table.People() {
				t.Fatalf("%d people in cells, %d in all", sum, s.Table.People())
			}
		}
		if n != file.Whole.People() || n == 0 || len(file.Lists) < 2 {
			t.Fatalf("%d in strata, %d together, lists %v", n, file.Whole.People(), file.Lists)
		}
	})
}
