package gazetteer

import (
	"slices"
	"testing"
)

func ids(g *Gazetteer, name string) []string {
	var out []string
	for _, c := range g.Lookup(name) {
		out = append(out, g.ID(c.Place))
	}
	return out
}

func TestLookup(t *testing.T) {
	g := World()
	for _, c := range []struct{ name, id string }{
		{"Perú", "geonames:3932488"},
		{"PERU", "geonames:3932488"},
		{"peruanas", "geonames:3932488"}, // demonym, feminine plural
		{"Puno", "ubigeo:210000"},
		{"San Juan de Lurigancho", "ubigeo:150132"},
		{"Huamanga", "ubigeo:050100"},
		{"Cuzco", "ubigeo:080000"},
		{"Nueva York", "geonames:5128581"},
		{"U.S.", "geonames:6252001"},
		{"EE.UU.", "geonames:6252001"},
		{"St. Louis", "geonames:4407066"},
		{"Ceylon", "geonames:1227603"},
		{"Bombay", "geonames:1275339"},
		{"Łódź", "geonames:3093133"},
		{"Walker County", "geonames:4739690"},
		{"Upper Huallaga", "area:upper-huallaga-valley"},
	} {
		if got := ids(g, c.name); !slices.Contains(got, c.id) {
			t.Errorf("%s: %v, want %s among them", c.name, got, c.id)
		}
	}
	if got := g.Lookup("Xyzzyx"); len(got) > 0 {
		t.Errorf("nonsense found: %v", got)
	}
}

// Every id leads back to its place.
func TestByID(t *testing.T) {
	g := World()
	for i := 0; i < g.Len(); i += 997 {
		id := g.ID(Index(i))
		if j, ok := g.ByID(id); !ok || int(j) != i {
			t.Errorf("%s: place %d, want %d", id, j, i)
		}
	}
	for _, bad := range []string{"", "geonames:", "geonames:x", "ubigeo:999999", "elsewhere:1", "area:nowhere-at-all"} {
		if i, ok := g.ByID(bad); ok {
			t.Errorf("%q is place %d", bad, i)
		}
	}
}

func TestContainment(t *testing.T) {
	g := World()
	dep, _ := g.ByID("ubigeo:210000")
	prov, _ := g.ByID("ubigeo:211100")
	dist, _ := g.ByID("ubigeo:211101")
	peru, _ := g.CountryByCode("PE")
	for _, u := range []Index{dep, prov, peru} {
		if !g.Contains(u, dist) {
			t.Errorf("%s does not contain %s", g.Name(u), g.Name(dist))
		}
	}
	if g.Contains(dist, dep) || g.Contains(prov, dep) {
		t.Error("a part contains the whole")
	}
	if got := g.CountryName("PE"); got != "Peru" {
		t.Errorf("PE is %q", got)
	}
	if d := g.Distance(dep, dist); d < 20 || d > 80 { // Puno to Juliaca: about 40 km
		t.Errorf("%.0f km", d)
	}
}

// The three levels of Peru are whole: INEI counts of 2025.
func TestPeruIsWhole(t *testing.T) {
	g := World()
	count := map[Class]int{}
	for i := range g.Len() {
		if g.Country(Index(i)) == "PE" {
			count[g.Class(Index(i))]++
		}
	}
	if count[Division1] != 25 || count[Division2] != 196 || count[Division3] != 1891 {
		t.Errorf("departments, provinces, districts: %d, %d, %d", count[Division1], count[Division2], count[Division3])
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"São Paulo": "sao paulo", "St. John's": "saint johns", "Guinea-Bissau": "guinea bissau",
		"Washington, D.C.": "washington dc", "EE.UU.": "eeuu", "  ": "", "Ñuñoa": "nunoa", "İzmir": "izmir", "Đà Nẵng": "da nang",
	} {
		if got := Key(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// A cut or broken file is refused, never read past its end.
func TestOpenRefuses(t *testing.T) {
	for _, n := range []int{0, 1, 10, len(packed) / 2, len(packed) - 1} {
		if _, err := Open(packed[:n]); err == nil {
			t.Errorf("%d bytes open", n)
		}
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"Perú", "St. John's", "a-b-c", "...", "'", "İ", "\xff\xfe"} {
		f.Add(s)
	}
	g := World()
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range g.Lookup(s) {
			if g.Spelling(c) == "" || int(c.Place) >= g.Len() {
				t.Errorf("%q: %v", s, c)
			}
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := Open(packed); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	g := World()
	key := []byte("san salvador")
	var dst []Candidate
	for b.Loop() {
		dst = g.Match(key, dst[:0])
	}
}

// What is skipped without folding must not be what is looked for.
func TestNoNameIsSkippedUnderItsOwnKey(t *testing.T) {
	g := World()
	for n := range g.Names() {
		if name := g.nameText(uint32(n)); differs(name, AppendKey(nil, name)) {
			t.Fatalf("%q is skipped", name)
		}
	}
}
