package linkage

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/pack/gazetteer"
	"testigo/record/linkage"
)

//go:embed names.txt
var nameTable string

// Peru describes simulated lists of victims. Persons have one or two given names, two surnames of skewed frequency, a sex, a year of birth, and
// the district and day of what was done to them; every twelfth is a relative of the one before, who shares surnames, place and day. A
// list sees each person with the same chance. Every field of every row is then, with probability Noise, wrong in the ways of clerks: a slip
// of the pen, another spelling (Q'ispe), a nickname, a second surname dropped, names that change places, day and month swapped or left out, an age
// that is a year or two off, the province instead of the district, or no value at all; and AgesMissing of the ages are not there.
type Peru struct {
	Rows        int
	Lists       int
	Noise       float64
	AgesMissing float64
	Seed        uint64
}

// Row is one simulated record.
type Row struct {
	List                   int
	Person                 int
	Given, First, Second   string
	Sex, Born, Place, When string
}

// PeruFields are the fields of a row, in the order of Values.
var PeruFields = []linkage.Field{{Name: "given", Kind: linkage.Given}, {Name: "surname", Kind: linkage.Surname}, {Name: "second", Kind: linkage.SecondSurname},
	{Name: "sex", Kind: linkage.Category}, {Name: "born", Kind: linkage.Birth}, {Name: "place", Kind: linkage.Place}, {Name: "when", Kind: linkage.Date}}

// Values of a row in the order of PeruFields.
func (r *Row) Values() []string {
	return []string{r.Given, r.First, r.Second, r.Sex, r.Born, r.Place, r.When}
}

type simulatedName struct {
	name   string
	others []string
	upTo   float64 // cumulative share
}

// simulatedNames are the rows of names.txt by kind, with shares that fall as the rank grows.
var simulatedNames = sync.OnceValue(func() map[string][]simulatedName {
	m := map[string][]simulatedName{}
	for row := range pack.Rows("names.txt", nameTable) {
		n := simulatedName{name: row.Field(1)}
		if o := row.Field(2); o != "" {
			n.others = strings.Split(o, "|")
		}
		m[row.Field(0)] = append(m[row.Field(0)], n)
	}
	for _, names := range m {
		sum := 0.0
		for i := range names {
			sum += 1 / math.Pow(float64(i+3), 0.8)
			names[i].upTo = sum
		}
		for i := range names {
			names[i].upTo /= sum
		}
	}
	return m
})

type simulator struct {
	Peru
	*rand.Rand
	districts []string // "Ayacucho/Huanta/Luricocha"
}

func (s *simulator) name(kind string) *simulatedName {
	names := simulatedNames()[kind]
	x := s.Float64()
	low, high := 0, len(names)-1
	for low < high {
		if mid := (low + high) / 2; names[mid].upTo < x {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return &names[low]
}

// rare makes a surname that no list of common names has, from syllables of the Andes: real registers are full of them.
func (s *simulator) rare() *simulatedName {
	starts := []string{"Cha", "Hua", "Qui", "Ta", "Pa", "Ya", "Cca", "Su", "Lla", "Ma", "Chu", "Ca", "Po", "Anta", "Ru", "Al", "Ben", "Sara", "Tupa"}
	middles := []string{"ri", "ma", "lla", "nqui", "cu", "pa", "ya", "hua", "to", "ca", "si", "ro", "mi"}
	ends := []string{"ni", "qui", "ca", "ya", "huanca", "puma", "cha", "ri", "pe", "ta", "lla", "no", "que", "sto"}
	n := starts[s.IntN(len(starts))] + middles[s.IntN(len(middles))]
	if s.IntN(3) == 0 {
		n += middles[s.IntN(len(middles))]
	}
	return &simulatedName{name: n + ends[s.IntN(len(ends))]}
}

func (s *simulator) surname() *simulatedName {
	if s.IntN(4) == 0 {
		return s.rare()
	}
	return s.name("s")
}

type person struct {
	given         []*simulatedName
	first, second *simulatedName
	sex           string
	born          int
	place         string
	y, m, d       int
}

func (s *simulator) person(before *person) person {
	p := person{sex: "m", first: s.surname(), second: s.surname(), born: 1920 + s.IntN(65), place: s.districts[int(float64(len(s.districts))*math.Pow(s.Float64(), 2))], y: 1980 + s.IntN(15), m: 1 + s.IntN(12), d: 1 + s.IntN(28)}
	if s.IntN(5) == 0 {
		p.sex = "f"
	}
	p.given = append(p.given, s.name(p.sex))
	if s.IntN(5) < 2 {
		p.given = append(p.given, s.name(p.sex))
	}
	if before != nil && s.IntN(12) == 0 {
		p.first, p.second, p.place, p.y, p.m, p.d = before.first, before.second, before.place, before.y, before.m, before.d
	}
	return p
}

// Each simulates the rows, one by one.
func (c Peru) Each(f func(*Row)) error {
	if c.Rows < 1 || c.Lists < 1 || c.Noise < 0 || c.Noise > 1 {
		return fmt.Errorf("cannot simulate %d rows on %d lists with noise %g", c.Rows, c.Lists, c.Noise)
	}
	s := &simulator{Peru: c, Rand: rand.New(rand.NewPCG(c.Seed, 0x7E57160))}
	g := gazetteer.World()
	for i := range gazetteer.Index(g.Len()) {
		if g.Class(i) == gazetteer.Division3 && g.Country(i) == "PE" && g.Admin1(i) != gazetteer.None && g.Admin2(i) != gazetteer.None {
			s.districts = append(s.districts, g.Name(g.Admin1(i))+"/"+g.Name(g.Admin2(i))+"/"+g.Name(i))
		}
	}
	s.Shuffle(len(s.districts), func(i, j int) { s.districts[i], s.districts[j] = s.districts[j], s.districts[i] })
	seen := 0.6
	if c.Lists > 2 {
		seen = 0.45
	}
	var last *person
	rows := 0
	for n := 0; rows < c.Rows; n++ {
		p := s.person(last)
		last = &p
		for l := range c.Lists {
			if s.Float64() < seen && rows < c.Rows {
				row := s.row(&p, l, n)
				f(&row)
				rows++
			}
		}
	}
	return nil
}

// wrong decides whether a field is spoiled.
func (s *simulator) wrong() bool { return s.Float64() < s.Noise }

func (s *simulator) row(p *person, list, n int) Row {
	r := Row{List: list, Person: n, Sex: p.sex, Place: p.place, When: fmt.Sprintf("%d-%02d-%02d", p.y, p.m, p.d)}
	given := make([]string, len(p.given))
	for i, g := range p.given {
		given[i] = g.name
		if s.wrong() {
			given[i] = s.misspell(g)
		}
	}
	if len(given) > 1 && s.wrong() { // one given name of two
		given = given[s.IntN(2):][:1]
	}
	r.Given = strings.Join(given, " ")
	r.First, r.Second = p.first.name, p.second.name
	if s.wrong() {
		r.First = s.misspell(p.first)
	}
	if s.wrong() {
		if r.Second = ""; s.IntN(2) == 0 {
			r.Second = s.misspell(p.second)
		}
	}
	if s.Float64() < s.Noise/4 && r.Second != "" {
		r.First, r.Second = r.Second, r.First
	} else if s.Float64() < s.Noise/4 {
		r.Given, r.First = r.First, r.Given
	}
	if s.wrong() {
		r.Sex = ""
	}
	if s.Float64() >= s.AgesMissing { // an age in whole years leaves two years of birth
		born := p.born
		if s.wrong() {
			born += 1 + s.IntN(3) - 2
		}
		r.Born = fmt.Sprintf("%d/%d", born, born+1)
		if s.IntN(2) == 0 {
			r.Born = fmt.Sprint(born)
		}
	}
	if s.wrong() {
		units := strings.Split(p.place, "/")
		switch s.IntN(4) {
		case 0:
			r.Place = ""
		case 1:
			units[2] = s.slip(units[2])
			r.Place = strings.Join(units, "/")
		default:
			r.Place = strings.Join(units[:1+s.IntN(2)], "/")
		}
	}
	if s.wrong() {
		switch s.IntN(5) {
		case 0:
			r.When = ""
		case 1:
			r.When = fmt.Sprintf("%d-%02d-%02d", p.y, p.d, p.m)
		case 2:
			r.When = fmt.Sprintf("%d-%02d", p.y, p.m)
		case 3:
			r.When = fmt.Sprint(p.y)
		default:
			r.When = fmt.Sprintf("%d-%02d-%02d", p.y, p.m, 1+(p.d+s.IntN(4))%28)
		}
	}
	return r
}

func (s *simulator) misspell(n *simulatedName) string {
	if len(n.others) > 0 && s.IntN(3) > 0 {
		return n.others[s.IntN(len(n.others))]
	}
	return s.slip(n.name)
}

// slip makes one mistake of the pen: a letter left out, doubled, replaced, or swapped with its neighbour.
func (s *simulator) slip(name string) string {
	r := []rune(name)
	if len(r) < 3 {
		return name
	}
	i := s.IntN(len(r) - 1)
	switch s.IntN(4) {
	case 0:
		r = append(r[:i], r[i+1:]...)
	case 1:
		r = append(r[:i+1], r[i:]...)
	case 2:
		r[i] = rune('a' + s.IntN(26))
	default:
		r[i], r[i+1] = r[i+1], r[i]
	}
	return string(r)
}

// Table simulates the lists as a table with its truth.
func (c Peru) Table() (*linkage.Table, []string, error) {
	lists := make([]linkage.List, c.Lists)
	for i := range lists {
		lists[i] = linkage.List{Name: fmt.Sprintf("list %d", i+1), Unique: true}
	}
	t, err := linkage.NewTable(PeruFields, lists)
	if err != nil {
		return nil, nil, err
	}
	var truth []string
	err = c.Each(func(r *Row) {
		t.Add(r.List, r.Values()...)
		truth = append(truth, fmt.Sprint(r.Person))
	})
	return t, truth, err
}

// Write writes one list as CSV, with the true person as its last column.
func (c Peru) Write(w io.Writer, list int) error {
	out := csv.NewWriter(w)
	out.Write([]string{"nombres", "apellido_paterno", "apellido_materno", "sexo", "nacimiento", "lugar", "fecha", "truth"})
	err := c.Each(func(r *Row) {
		if r.List == list {
			out.Write(append(r.Values(), fmt.Sprint(r.Person)))
		}
	})
	out.Flush()
	if err == nil {
		err = out.Error()
	}
	return err
}
