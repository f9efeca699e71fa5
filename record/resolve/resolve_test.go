package resolve

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"testigo/record"
)

// reading of a test: each actor is "kind name (acronym) #pack, role, age"; a line "A family-of B" relates two by their numbers from 1.
func reading(t *testing.T, written string, actors ...string) *record.Reading {
	t.Helper()
	text := written + " " + strings.Join(actors, "; ")
	d, err := record.NewDocument(record.IDOf([]byte(text)), "doc", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Reading{Doc: d}
	if day, err := time.Parse("2006-01-02", written[:min(10, len(written))]); err == nil {
		at := record.DayOf(day.Year(), int(day.Month()), day.Day())
		r.Written = record.Dating{EDTF: written[:10], Interval: record.Interval{From: at, To: at}}
	}
	for _, line := range actors {
		if from, to, ok := strings.Cut(line, " family-of "); ok {
			rel := record.Relation{Type: record.FamilyOf, FromActor: int(from[0] - '0'), ToActor: int(to[0] - '0')}
			r.Relations = append(r.Relations, record.CiteSpan(d, record.Span{Start: 0, End: 1}, rel))
			continue
		}
		parts := strings.Split(line, ", ")
		kindName, pack, _ := strings.Cut(parts[0], " #")
		kind, full, _ := strings.Cut(kindName, " ")
		full, acronym, _ := strings.Cut(full, " (")
		k := map[string]record.ActorKind{"person": record.Person, "org": record.Organization, "group": record.Group}[kind]
		a, ok := record.NewActor(k, full, record.CiteSpan(d, record.Span{Start: 0, End: 1}, record.FullName))
		if !ok {
			t.Fatal("no actor")
		}
		a.Acronym, a.PackID = strings.TrimSuffix(acronym, ")"), pack
		for _, p := range parts[1:] {
			age := 0
			if n, _ := fmt.Sscan(p, &age); n == 1 {
				a.Age = record.CiteSpan(d, record.Span{Start: 0, End: 1}, age)
			} else {
				a.Role = record.CiteSpan(d, record.Span{Start: 0, End: 1}, p)
			}
		}
		r.Actors = append(r.Actors, a)
	}
	return r
}

func resolved(readings ...*record.Reading) *Result {
	r := New()
	for _, x := range readings {
		r.Add(x)
	}
	return r.Resolve()
}

func TestResolve(t *testing.T) {
	const one, two, ask = "one", "two", "ask"
	for _, c := range []struct{ name, a, b, want string }{
		{"the same name, accents aside", "person Ana Quispe Mamaní", "person Ana Quispe Mamani", one},
		{"articles and capitals aside", "org The Central Bank", "org central bank", one},
		{"a surname alone does not decide", "person Quispe", "person Quispe", two},
		{"a bare acronym joins its one expansion", "org Frente Obrero (FO)", "org FO", one},
		{"one acronym, two expansions stay two", "org Partido Popular (PP)", "org Perú Posible (PP)", two},
		{"known to the pack under two names", "org Peru Libre #peru:pl", "org Free Peru #peru:pl", one},
		{"known to be two", "person Rosa Soto #x", "person Rosa Soto #y", ask},
		{"a person is no organisation", "person San Marcos", "org San Marcos", two},
		{"a slip in a rare surname", "person Nora Zubiaurre", "person Nora Zubiuarre", one},
		{"a hyphen that broke a line", "person Ollanta Hu-mala", "person Ollanta Humala", one},
		{"an Andean spelling", "person Elías Ccahuanqui", "person Elías Qahuanqui", one},
		{"two families of one sound are asked about", "person Ana Vásquez", "person Ana Vázquez", ask},
		{"two common surnames that look alike", "person Luis Rosas", "person Luis Rojas", ask},
		{"a second surname left out", "person Pedro Cusihuallpa", "person Pedro Cusihuallpa Terrones", one},
		{"a given name left out", "person José Pedro Cusihuallpa", "person Pedro Cusihuallpa", one},
		{"a given name and the second surname left out", "person Pedro Cusihuallpa", "person José Pedro Cusihuallpa Terrones", one},
		{"the second surname alone is asked about", "person Jorge Cusihuallpa", "person Jorge Apaza Cusihuallpa", ask},
		{"two given names are no full name", "person Juan Ramón", "person Juan Ramón Cusihuallpa", ask},
		{"particles", "person Rosa de la Cruz Pari", "person Rosa Cruz Pari", one},
		{"a nickname is asked about", "person Pepe Cusihuallpa", "person José Cusihuallpa", ask},
		{"another given name, the same surname", "person Sonia Aguilar", "person Ana Aguilar", two},
		{"father and daughter", "person Alberto Fujimori", "person Keiko Fujimori", two},
		{"a translated name", "org Free Peru", "org Perú Libre", one},
		{"a translated ministry", "org Ministry of Trade", "org Ministerio de Comercio", one},
		{"a translated union", "org General Confederation of Peruvian Workers", "org Confederación General de Trabajadores del Perú", one},
		{"two general confederations", "org General Confederation of Peruvian Workers (CGTP)", "org Confederation of Workers of Peru (CTP)", two},
		{"British and American spelling", "org Organisation of Andean Labour", "org Organization of Andean Labor", one},
		{"a university and its adjectives", "org San Marcos university", "org National University of Mayor de San Marcos", one},
		{"two universities", "org National University of San Marcos", "org National University of Engineering", two},
		{"a national and a plain federation are asked about", "org National Federation of Miners", "org Federation of Miners", ask},
		{"a slip in an organisation's name", "org Frente Democratico Andino Popular", "org Frente Democraitco Andino Popular", one},
		{"one acronym, dockers and students", "org Sindicato Único de Estibadores de Cochabamba (SÚEC)", "org Sindicato Único de Estudiantes de Cochabamba (SÚEC)", ask},
		{"one acronym, two languages", "org Sindicato Único de Estibadores de Cochabamba (SUEC)", "org United Union of Dockers of Cochabamba (SUEC)", one},
		{"ages of two persons", "person Luis Quispe Rojas, 20", "person Luis Quispe Rojas, 61", ask},
		{"ages of one person", "person Luis Quispe Rojas, 35", "person Luis Quispe Rojas, 36", one},
		{"groups stay apart by their texts", "group workers", "group the workers", one},
	} {
		res := resolved(reading(t, "2023-01-05 a", c.a), reading(t, "2023-02-05 b", c.b))
		got := one
		if len(res.Profiles) > 1 {
			got = two
			if len(res.Profiles[0].Proposals) > 0 {
				got = ask
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestMergesSayWhy(t *testing.T) {
	res := resolved(reading(t, "2023-01-05 a", "person Nora Zubiaurre"), reading(t, "2023-01-06 b", "person Nora Zubiuarre"))
	if m := res.Profiles[0].Merges; len(m) != 1 || m[0].Reason != "spelling" || m[0].Score < MergeScore || len(m[0].Evidence) != 2 {
		t.Errorf("%+v", m)
	}
}

// One text that names both knows them apart; kin are two; a short name between two long ones joins neither.
func TestWhatSpeaksAgainst(t *testing.T) {
	for _, c := range []struct {
		name     string
		readings []*record.Reading
		profiles int
		against  string
	}{
		{"one text", []*record.Reading{reading(t, "2023-01-05", "person Nora Zubiaurre", "person Nora Zubiuarre")}, 2, "same-text"},
		{"kin", []*record.Reading{reading(t, "2023-01-05", "person Nora Zubiaurre Lazo", "person Nora Zubiuarre Lazo", "1 family-of 2")}, 2, "kin"},
		{"two long names", []*record.Reading{reading(t, "2023-01-05", "person Pedro Cusihuallpa"), reading(t, "2023-01-06", "person Pedro Cusihuallpa Terrones"), reading(t, "2023-01-07", "person Pedro Cusihuallpa Oré")}, 3, "several"},
	} {
		res := resolved(c.readings...)
		if len(res.Profiles) != c.profiles {
			t.Errorf("%s: %d profiles", c.name, len(res.Profiles))
			continue
		}
		found := false
		for _, p := range res.Profiles {
			for _, x := range p.Proposals {
				found = found || x.Against == c.against
			}
		}
		if !found {
			t.Errorf("%s: no proposal kept apart by %q", c.name, c.against)
		}
	}
}

// The holder of an office on the day of the text, from the packs.
func TestOfficeOnADay(t *testing.T) {
	then := reading(t, "1978-08-05", "person Morales, President")
	full := reading(t, "1979-01-05", "person Francisco Morales Bermúdez Cerruti")
	other := reading(t, "2019-11-05", "person Evo Morales")
	later := reading(t, "2019-11-06", "person Morales, President")
	res := resolved(then, full, other, later)
	of := func(r *record.Reading) string { return res.Of(record.ActorRef{Doc: r.Doc.ID(), Index: 0}) }
	if of(then) != of(full) {
		t.Error("President Morales of 1978 is not Francisco Morales Bermúdez")
	}
	if of(other) == of(full) || of(later) == of(full) {
		t.Error("the Morales of 2019 is the one of 1978")
	}
}

func TestOrderChangesNoPersons(t *testing.T) {
	lines := []string{"person Nora Zubiaurre", "person Nora Zubiuarre", "person Pedro Cusihuallpa", "person Pedro Cusihuallpa Terrones", "org Free Peru", "org Perú Libre"}
	count := func(order []int) int {
		r := New()
		for _, i := range order {
			r.Add(reading(t, fmt.Sprintf("2023-01-0%d", i+1), lines[i]))
		}
		return len(r.Resolve().Profiles)
	}
	if a, b := count([]int{0, 1, 2, 3, 4, 5}), count([]int{5, 3, 1, 4, 2, 0}); a != 3 || b != 3 {
		t.Errorf("%d and %d profiles", a, b)
	}
}

func TestIDsStayAndDiffer(t *testing.T) {
	r := New()
	var refs []record.ActorRef
	for i := range 40 {
		x := reading(t, fmt.Sprint("doc", i), "person Quispe", fmt.Sprintf("person Ana Soto No %d", i))
		r.Add(x)
		refs = append(refs, record.ActorRef{Doc: x.Doc.ID(), Index: 0}, record.ActorRef{Doc: x.Doc.ID(), Index: 1})
	}
	res := r.Resolve()
	seen := map[string]bool{}
	for _, ref := range refs {
		id := res.Of(ref)
		if id == "" || seen[id] {
			t.Fatalf("%v has id %q", ref, id)
		}
		seen[id] = true
	}
}

// Whatever the names: no panic, every actor has one profile, and a profile's reasons reach the bar.
func FuzzResolve(f *testing.F) {
	f.Add("Ana Quispe", "Ana Kispe")
	f.Add("San Marcos university", "National University of San Marcos")
	f.Add("", " - ")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 400 || strings.ContainsAny(a+b, "\n,;#(") || !utf8.ValidString(a+b) {
			return
		}
		for _, kind := range []string{"person ", "org "} {
			x, y := reading(t, "2023-01-05", kind+a), reading(t, "2023-01-06", kind+b)
			res := resolved(x, y)
			for _, r := range []*record.Reading{x, y} {
				if res.Of(record.ActorRef{Doc: r.Doc.ID(), Index: 0}) == "" {
					t.Fatal("an actor without a profile")
				}
			}
			for _, p := range res.Profiles {
				for _, m := range p.Merges {
					if m.Score < MergeScore {
						t.Fatalf("merged at %.2f: %+v", m.Score, m)
					}
				}
			}
		}
	})
}

func TestCommonNamesMeetInOneCountry(t *testing.T) {
	in := func(country, line string) *record.Reading {
		r := reading(t, "2023-01-05 "+country, line)
		if country != "" {
			r.Places = append(r.Places, record.CiteSpan(r.Doc, record.Span{Start: 0, End: 1}, record.Place{Name: country, Country: country}))
		}
		return r
	}
	for _, c := range []struct {
		name         string
		a, b         string
		inA, inB     string
		profiles, as int // profiles, proposals of the first
	}{
		{"a congress in two languages", "org Congress", "org Congreso", "PE", "PE", 1, 0},
		{"groups in two languages", "group protesters", "group manifestantes", "PE", "PE", 1, 0},
		{"two countries", "org Congress", "org Congreso", "PE", "BO", 2, 0},
		{"a text without a country", "group police", "group policías", "PE", "", 2, 1},
		{"two bodies", "org Congress", "org Senado", "PE", "PE", 2, 0},
	} {
		res := resolved(in(c.inA, c.a), in(c.inB, c.b))
		if len(res.Profiles) != c.profiles || len(res.Profiles[0].Proposals) != c.as {
			t.Errorf("%s: %d profiles, proposals %+v", c.name, len(res.Profiles), res.Profiles[0].Proposals)
		}
	}
}

func TestAShortNameThatTwoHaveJoinsNeither(t *testing.T) {
	long := func(day, name, short string) *record.Reading {
		r := reading(t, day, "person "+name)
		r.Actors[0].Aliases = append(r.Actors[0].Aliases, short)
		return r
	}
	a, b := long("2023-01-05", "Nora Zubiaurre Lazo", "Nora Zubiaurre"), long("2023-01-06", "Nora Zubiaurre Oré", "Nora Zubiaurre")
	if n := len(resolved(a, b).Profiles); n != 2 {
		t.Errorf("two who share a short name: %d profiles", n)
	}
	if n := len(resolved(a, reading(t, "2023-01-07", "person Nora Zubiaurre")).Profiles); n != 1 {
		t.Errorf("the short name of one: %d profiles", n)
	}
}

func TestAnAcronymJoinsExpansionsThatAreTranslations(t *testing.T) {
	res := resolved(reading(t, "2023-01-05", "org Federación de Maestros de Tacna (FMT)"), reading(t, "2023-01-06", "org Federation of Teachers of Tacna (FMT)"), reading(t, "2023-01-07", "org FMT"))
	if len(res.Profiles) != 1 {
		t.Errorf("%d profiles", len(res.Profiles))
	}
}
