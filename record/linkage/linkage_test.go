package linkage

import (
	"context"
	"fmt"
	"math"
	"reflect"
	"testing"
)

func TestJaroWinkler(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64 // as published (Winkler 1990; Christen 2006)
	}{{"martha", "marhta", 0.961}, {"dwayne", "duane", 0.840}, {"dixon", "dicksonx", 0.813}, {"quispe", "quispe", 1}, {"", "soto", 0}, {"ana", "luz", 0}} {
		if got := jaroWinkler(c.a, c.b); math.Abs(got-c.want) > 0.0005 {
			t.Errorf("%s %s: %.4f, want %.3f", c.a, c.b, got, c.want)
		}
	}
}

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"4214", "4214", 0}, {"4214", "4124", 1}, {"4214", "421", 1}, {"4214", "4299", 2}, {"4214", "7788", maxEdits}, {"", "1", 1}, {"", "12345", maxEdits}} {
		if got, back := editDistance(c.a, c.b), editDistance(c.b, c.a); got != c.want || back != got {
			t.Errorf("%s %s: %d and back %d, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

func TestSoundsMeet(t *testing.T) {
	for _, same := range [][]string{
		{"Quispe", "Q'ispe", "Qispi", "Kispe"},
		{"Huamán", "Guamán", "Waman"},
		{"Huanca", "Wanka", "Guanca"},
		{"Vásquez", "Vázquez", "Basques"},
		{"Condori", "Kunturi"},
		{"Choque", "Chuqui", "Chhoke"},
		{"Yupanqui", "Llupanki"},
		{"Ccahua", "Q'awa", "Cahua"},
		{"Hilario", "Ilario"},
		{"Zevallos", "Ceballos"},
	} {
		want := Sound(FoldName(same[0]))
		for _, n := range same[1:] {
			if got := Sound(FoldName(n)); got != want {
				t.Errorf("%s is %q, %s is %q", same[0], want, n, got)
			}
		}
	}
	for _, apart := range [][2]string{{"Soto", "Sosa"}, {"Quispe", "Quiroz"}, {"Mamani", "Huamani"}, {"Rosa", "Rocha"}, {"Juan", "Julián"}} {
		if a, b := Sound(FoldName(apart[0])), Sound(FoldName(apart[1])); a == b {
			t.Errorf("%s and %s both sound %q", apart[0], apart[1], a)
		}
	}
}

func TestSplitName(t *testing.T) {
	for _, c := range []struct{ name, given, surname, second string }{
		{"Juan Carlos Quispe Mamani", "juan carlos", "quispe", "mamani"},
		{"Quispe Mamani, Juan Carlos", "juan carlos", "quispe", "mamani"},
		{"QUISPE MAMANI JUAN CARLOS", "juan carlos", "quispe", "mamani"},
		{"María de la Cruz", "maria", "cruz", ""},
		{"Víctor Raúl Haya de la Torre", "victor raul", "haya", "torre"},
		{"Soto", "soto", "", ""},
		{"Ana Soto", "ana", "soto", ""},
		{"", "", "", ""},
		{", ,", "", "", ""},
	} {
		if g, s, m := SplitName(c.name); g != c.given || s != c.surname || m != c.second {
			t.Errorf("%s: %q, %q, %q", c.name, g, s, m)
		}
	}
}

func TestLevels(t *testing.T) {
	for _, c := range []struct {
		kind Kind
		a, b string
		want string
	}{
		{Given, "José", "Pepe", "sounds"},
		{Given, "Juan Carlos", "Juan", "part"},
		{Given, "Juan Carlos", "Carlos Juan", "sounds"},
		{Given, "J.", "Juan", "alike"},
		{Given, "Ana", "Sonia", "differ"},
		{Surname, "Q'ispe", "QUISPE", "sounds"},
		{Surname, "De la Cruz", "Cruz", "equal"},
		{Surname, "Boluarte", "Boularte", "close"},
		{Surname, "jar0d", "Jarod", "equal"},
		{Birth, "1983-04-03", "1983-03-04", "slip"},
		{Birth, "1983-04-03", "1983", "part"},
		{Birth, "1983-04-03", "1984-04-03", "slip"},
		{Birth, "1983-04-03", "1983-09-21", "year"},
		{Birth, "1948/1949", "1949-02-01", "part"},
		{Birth, "1948/1949", "1951", "near"},
		{Birth, "1948", "1971", "differ"},
		{Date, "19830403", "3/4/1983", "equal"},
		{Place, "Ayacucho/Huanta", "Ayacucho/Huanta/Luricocha", "within"},
		{Place, "Luricocha", "Ayacucho/Huanta/Luricocha", "within"},
		{Place, "Ayacucho/Huanta/Sivia", "Ayacucho/Huanta/Luricocha", "around"},
		{Place, "Ayacucho/La Mar/Tambo", "Ayacucho/Huanta/Luricocha", "unit"},
		{Place, "Puno", "Ayacucho/Huanta", "differ"},
		{Code, "4o56", "4056", "equal"},
		{Code, "4065", "4056", "one off"},
	} {
		a, b := prepare(c.kind, c.a), prepare(c.kind, c.b)
		if got := levels[c.kind][compareValues(c.kind, &a, &b)]; got != c.want {
			t.Errorf("%s, %s: %s, want %s", c.a, c.b, got, c.want)
		}
		if x, y := compareValues(c.kind, &a, &b), compareValues(c.kind, &b, &a); x != y {
			t.Errorf("%s, %s: %d one way, %d the other", c.a, c.b, x, y)
		}
	}
}

// village is two lists of people, each person with a name, birth and place of their own; some rows are spoiled.
func village(t *testing.T, n int) (*Table, []int) {
	t.Helper()
	tab, err := NewTable([]Field{{"given", Given}, {"surname", Surname}, {"second", SecondSurname}, {"born", Birth}, {"place", Place}},
		[]List{{"church", true}, {"court", true}})
	if err != nil {
		t.Fatal(err)
	}
	given := []string{"Juan", "Rosa", "Pedro", "Elena", "Víctor", "Julia", "Mario", "Zenón", "Luis", "Berta", "Percy"}
	family := []string{"Quispe", "Mamani", "Rojas", "Huamán", "Condori", "Apaza", "Soto", "Vilca", "Ccori", "Torres", "Ramos", "Palomino", "Yupanqui"}
	var truth []int
	for i := range n {
		row := []string{given[i*7%11], family[i*5%13], family[(i*3+i/13)%13], fmt.Sprintf("%d-%02d-%02d", 1930+i*17%50, 1+i*5%12, 1+i*11%28), fmt.Sprintf("Puno/Province %d", i%9)}
		tab.Add(0, row...)
		truth = append(truth, i)
		switch i % 5 {
		case 0:
			row[2] = ""
		case 1:
			row[3] = row[3][:4]
		case 2:
			row[0], row[1] = row[1], row[0]
		case 3:
			row[4] = "Puno"
		}
		if i%3 > 0 {
			tab.Add(1, row...)
			truth = append(truth, i)
		}
	}
	return tab, truth
}

func TestRunFindsPersons(t *testing.T) {
	tab, truth := village(t, 200)
	r, err := Run(context.Background(), tab, Options{})
	if err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for i := range truth {
		for j := i + 1; j < len(truth); j++ {
			if (truth[i] == truth[j]) != (r.Clusters[i] == r.Clusters[j]) {
				wrong++
			}
		}
	}
	if wrong > 2 {
		t.Errorf("%d pairs of 133 wrong", wrong)
	}
	seen := map[[2]int]bool{}
	for i, p := range r.Clusters {
		key := [2]int{p, tab.ListOf(i)}
		if seen[key] {
			t.Errorf("person %d stands twice on list %d", p, tab.ListOf(i))
		}
		seen[key] = true
	}
}

func TestWorkersChangeNothing(t *testing.T) {
	tab, _ := village(t, 300)
	a, err := Run(context.Background(), tab, Options{Workers: 1})
	if err != nil {
		t.Fatal(err)
	}
	b, err := Run(context.Background(), tab, Options{Workers: 7})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a.Links, b.Links) || !reflect.DeepEqual(a.Clusters, b.Clusters) {
		t.Error("links depend on the number of workers")
	}
}

func TestDecisionsAreKept(t *testing.T) {
	tab, truth := village(t, 60)
	at := map[int][]int{}
	for i, p := range truth {
		at[p] = append(at[p], i)
	}
	apart, together := at[1], []int{at[3][0], at[6][0]} // a true pair is parted, two strangers of one list are joined
	r, err := Run(context.Background(), tab, Options{Decided: []Decided{{apart[0], apart[1], false}, {together[1], together[0], true}}})
	if err != nil {
		t.Fatal(err)
	}
	if r.Clusters[apart[0]] == r.Clusters[apart[1]] {
		t.Error("a pair that was parted is one person")
	}
	if r.Clusters[together[0]] != r.Clusters[together[1]] {
		t.Error("a pair that was joined is two")
	}
	for _, q := range r.Review(1000) {
		if q.A == apart[0] && q.B == apart[1] {
			t.Error("a decided pair is asked again")
		}
	}
}

// Relatives killed together share all but given names and ages; they are not one person.
func TestRelativesStayApart(t *testing.T) {
	tab, _ := NewTable([]Field{{"given", Given}, {"surname", Surname}, {"second", SecondSurname}, {"place", Place}, {"when", Date}}, []List{{"a", true}, {"b", true}})
	family := []string{"Quispe", "Mamani", "Rojas", "Huamán", "Condori", "Apaza", "Soto", "Vilca"}
	for i := range 40 {
		s, m, place, when := family[i%8], family[i*3%7], fmt.Sprintf("Puno/Province %d", i%9), fmt.Sprintf("1983-%02d-%02d", 1+i%12, 1+i%28)
		tab.Add(0, "Juan", s, m, place, when)
		tab.Add(1, "Rosa", s, m, place, when)
	}
	r, err := Run(context.Background(), tab, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Persons != 80 {
		t.Errorf("%d persons, want 80", r.Persons)
	}
}

// The shortest lists have no pairs to learn from, and still link what is plainly one person.
func TestShortLists(t *testing.T) {
	for n := range 8 {
		tab, _ := NewTable([]Field{{"given", Given}, {"surname", Surname}, {"second", SecondSurname}, {"born", Birth}, {"place", Place}}, []List{{"a", false}, {"b", false}})
		names := []string{"Ana", "Luis", "Rosa", "Pedro", "Elena", "Víctor", "Julia"}
		family := []string{"Quispe", "Rojas", "Vilca", "Apaza", "Soto", "Condori", "Torres"}
		for i := range n {
			for l := range 2 {
				if l == 0 || i%2 == 0 {
					tab.Add(l, names[i], family[i], family[(i+3)%7], fmt.Sprint(1940+7*i), "Puno/Carabaya")
				}
			}
		}
		r, err := Run(context.Background(), tab, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Persons != n || math.IsNaN(r.Model.Share) {
			t.Errorf("%d people are %d persons (share %g)", n, r.Persons, r.Model.Share)
		}
	}
}

func TestCorrelateParts(t *testing.T) {
	inf := math.Inf(-1)
	// a-b and b-c agree, a-c is forbidden: the stronger link stays
	w := []float64{0, 3, inf, 3, 0, 5, inf, 5, 0}
	if got := fmt.Sprint(correlate(3, w)); got != "[[0] [1 2]]" {
		t.Errorf("parts %v", got)
	}
	// a weak link between two firm pairs does not join them against doubt
	w = []float64{
		0, 9, -4, -4,
		9, 0, 1, -4,
		-4, 1, 0, 9,
		-4, -4, 9, 0}
	if got := fmt.Sprint(correlate(4, w)); got != "[[0 1] [2 3]]" {
		t.Errorf("parts %v", got)
	}
}

// Blocks that split by further keys propose every pair at most once, and what they say they propose.
func TestBlocksProposeOnce(t *testing.T) {
	tab, _ := village(t, 2500)
	b := newBlocks(tab, 30_000)
	if b.all {
		t.Fatal("not blocked")
	}
	seen := map[[2]int32]int{}
	b.each(1, func(_ int, x, y int32) { seen[[2]int32{x, y}]++ })
	for p, n := range seen {
		if n != 1 || !b.proposes(p[0], p[1]) {
			t.Fatalf("pair %v proposed %d times", p, n)
		}
	}
	n := 0
	for x := range int32(tab.Len()) {
		for y := x + 1; y < int32(tab.Len()); y++ {
			if b.proposes(x, y) {
				n++
			}
		}
	}
	if n != len(seen) || n == 0 || n > 30_000 {
		t.Errorf("%d pairs are in open blocks, %d were proposed", n, len(seen))
	}
}

func FuzzValues(f *testing.F) {
	for _, s := range []string{"Q'ispe de la Cruz", "1983-04-03", "3/4/1983", "Puno/Carabaya", "////", "0000-00-00", "\xff\xfe", "J.", "de la", "1948/1949", ",,a"} {
		f.Add(s, "Huamán")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		SplitName(a)
		ParseDate(a)
		for k := Given; int(k) < len(levels); k++ {
			x, y := prepare(k, a), prepare(k, b)
			if x.text == "" || y.text == "" {
				continue
			}
			l := compareValues(k, &x, &y)
			if l < 0 || l >= len(levels[k]) || l != compareValues(k, &y, &x) {
				t.Fatalf("kind %d: %q and %q compare as %d", k, a, b, l)
			}
			if top := compareValues(k, &x, &x); top < l && l != noEvidence {
				t.Fatalf("kind %d: %q agrees less with itself (%d) than with %q (%d)", k, a, top, b, l)
			}
		}
	})
}
