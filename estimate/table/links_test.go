package table

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

const links = `list,record,cluster,probability,dept
church,1,p1,1,Puno
police,7,p1,0.9,Puno
press,3,p1,0.4,Cusco
church,2,p2,,Puno
police,8,p3,1,
press,4,p4,0.7,Puno
police,9,p4,0.7,Cusco
press,5,p4,0.7,Puno
`

func readLinks(t *testing.T, text string, by ...string) *Links {
	t.Helper()
	l, err := ReadLinks("links.csv", strings.NewReader(text), by)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLinks(t *testing.T) {
	l := readLinks(t, links)
	if l.Records != 8 || l.Persons != 4 || l.Doubtful != 4 || l.Least != 0.4 || l.Repeated != 1 || strings.Join(l.Lists, " ") != "church police press" {
		t.Errorf("%+v", l)
	}
	for _, c := range []struct {
		at     float64
		people int
		all    int // on all three lists
		pair   int // on police and press, perhaps more
	}{
		{0, 4, 1, 2}, {0.5, 5, 0, 1}, {0.8, 7, 0, 0}, {1, 8, 0, 0},
	} {
		f, err := l.At(c.at)
		if err != nil {
			t.Fatal(err)
		}
		if f.Whole.People() != c.people || f.Whole.Count(7) != c.all || f.Whole.On(6) != c.pair {
			t.Errorf("at %v: %d people, %d on all, %d on police and press", c.at, f.Whole.People(), f.Whole.Count(7), f.Whole.On(6))
		}
	}
}

// A pair whose link has probability 0.7 is one person in seven tables of ten, and the order of the rows
// decides nothing.
func TestDraws(t *testing.T) {
	rows := strings.Split(strings.TrimSpace("a,p1,0.7\nb,p1,0.7\na,p2,1\nb,p3,1"), "\n")
	head := "list,cluster,probability\n"
	l := readLinks(t, head+strings.Join(rows, "\n"))
	turned := readLinks(t, head+rows[3]+"\n"+rows[1]+"\n"+rows[2]+"\n"+rows[0])
	together := 0
	for i := uint64(0); i < 2000; i++ {
		f, err := l.Draw(1, i)
		if err != nil {
			t.Fatal(err)
		}
		g, _ := turned.Draw(1, i)
		if !reflect.DeepEqual(f.Whole, g.Whole) {
			t.Fatal("the order of the rows changed a draw")
		}
		together += f.Whole.Count(3)
	}
	if together < 1340 || together > 1460 {
		t.Errorf("together in %d of 2000 tables, want about 1400", together)
	}
}

// A person's stratum is what most of the records say, and not stated where they are split.
func TestStrataOfLinks(t *testing.T) {
	f, err := readLinks(t, links, "dept").At(0)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, s := range f.Strata {
		got[s.Name] = s.Table.People()
	}
	if want := map[string]int{"Puno": 3, NotStated: 1}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v", got)
	}
	split := readLinks(t, "list,cluster,dept\na,p,Puno\nb,p,Cusco\na,q,Puno\n", "dept")
	if f, err = split.At(0); err != nil || f.Strata[0].Name != NotStated {
		t.Errorf("%v %+v", err, f)
	}
}

func TestMistakesOfLinks(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"no list", "list,cluster\n,p1\n", "links.csv l.2: no list; hint: every record"},
		{"no cluster", "list,cluster\na,p\na,\n", "l.3: no cluster"},
		{"probability above one", "list,cluster,p\na,p1,1.5\n", "l.2: column p: 1.5 is not between 0 and 1; hint:"},
		{"probability is no number", "list,cluster,p\na,p1,high\n", `"high" is no number`},
		{"not a number", "list,cluster,p\na,p1,NaN\n", "NaN is not between"},
		{"one list", "list,cluster\na,p1\na,p2\n", "one list only (a)"},
		{"nobody", "list,cluster\n", "no record under the header"},
		{"cells missing", "list,cluster\na\n", "l.2: 1 cells, the header has 2"},
		{"other columns", "name,age\nx,3\n", "no columns list and cluster among name, age"},
	} {
		_, err := ReadLinks("links.csv", strings.NewReader(c.text), nil)
		var e *Error
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &e) || e.Hint == "" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if !IsLinks("list;record;\"cluster\"\r\nx") || IsLinks("in_list,in_cluster,count") || IsLinks("") {
		t.Error("a header of links is not told from one of a table")
	}
}

// Whatever the bytes: no panic, and nobody is lost or doubled.
func FuzzReadLinks(f *testing.F) {
	f.Add(links, "dept", 0.5)
	f.Add("list,cluster\na,p\nb,p\n", "", 1.0)
	f.Add("list;cluster;p\na;p;0\nb;p;0\n", "list", 0.0)
	f.Fuzz(func(t *testing.T, text, by string, at float64) {
		var strata []string
		if by != "" {
			strata = []string{by}
		}
		l, err := ReadLinks("f.csv", strings.NewReader(text), strata)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("%v is no table error", err)
			}
			return
		}
		for i, file := range []func() (*File, error){func() (*File, error) { return l.At(at) }, func() (*File, error) { return l.Draw(1, 2) }} {
			f, err := file()
			if err != nil {
				t.Fatal(err)
			}
			on := 0
			for _, s := range f.Whole.Sizes() {
				on += s
			}
			if n := f.Whole.People(); n < l.Persons || n > l.Records || on > l.Records || on < l.Records-l.Repeated {
				t.Fatalf("%d: %d people, %d entries of %d persons, %d records, %d repeated", i, n, on, l.Persons, l.Records, l.Repeated)
			}
		}
	})
}
