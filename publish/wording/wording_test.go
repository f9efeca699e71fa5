package wording

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"testigo/record"
	"testigo/record/link"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		gl, wl := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
		for i := range gl {
			if i >= len(wl) || gl[i] != wl[i] {
				t.Fatalf("%s, line %d:\n got %q\nwant %q", path, i+1, gl[i], append(wl, "(end)")[min(i, len(wl))])
			}
		}
		t.Fatalf("%s has more lines", path)
	}
}

var both = []record.Lang{record.English, record.Spanish}

func TestDates(t *testing.T) {
	var b bytes.Buffer
	for _, edtf := range []string{
		"", "1978", "1978-06", "1978-06-04", "1978-05-22/1978-05-23", "1978-05-22/1978-06-03", "1977-12-28/1978-01-03", "1978-05/1978-06",
		"1977-11/1978-02", "1980/2000", "1978-05-04/1978-05-04", "1978/1978-06", "1983-05~", "1983?", "1983-05-02%", "1983~/1985",
		"../2023-01-19", "../1991-12-31", "../1991", "../1992-03-31", "../1992-03", "/1992-05-02", "../1992-03~", "1992-04/..", "1992-04-05/..", "1993-01-01/..", "1992/",
		"197X", "19XX", "20XX", "18XX", "1XXX", "198X-05", "1980-1X", "1980-XX-05", "1980-05-XX", "1980-05-2X",
		"XXXX-12-07", "XXXX-12", "XXXX", "XXXX-XX-03",
		"2011-21", "2011-23", "2011-24", "2011-27", "2011-31", "2011-33", "2011-36", "2011-38", "2011-41",
		"{1984,1986}", "{1984}", "[1984,1985]", "{1984,1986,1990-05}", "[1667..1670]", "{2001,2002,2003,2004,2005,2006,2007,2008}",
		"1978-06-04T10:00", "-0043", "-0043-03-15", "not a date", "1978-13",
	} {
		fmt.Fprintf(&b, "%-24s %-40s %s\n", edtf, Date(record.English, edtf), Date(record.Spanish, edtf))
	}
	golden(t, "dates.golden", b.Bytes())
}

func number1(measure string, v float64, b record.Bound) record.EventCount {
	return record.EventCount{Measure: measure, Figure: record.Figure{Measure: measure, Value: v, HasValue: true, Bound: b}}
}

func role(r record.RoleName, names ...string) (out []record.EventRole) {
	for _, n := range names {
		out = append(out, record.EventRole{Role: r, Name: n})
	}
	return out
}

func roles2(lists ...[]record.EventRole) (out []record.EventRole) {
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

func TestHeadlines(t *testing.T) {
	juliaca := []record.EventPlace{{Name: "Juliaca", Kind: record.City, Admin1: "Puno", Country: "PE"}, {Name: "Puno", Kind: record.Region, Country: "PE"}, {Name: "Peru", Kind: record.Country, Country: "PE"}}
	lima := []record.EventPlace{{Name: "Lima", Kind: record.City, Admin1: "Lima", Country: "PE"}}
	vague := func(m string, b record.Bound) record.EventCount {
		return record.EventCount{Measure: m, Figure: record.Figure{Measure: m, Bound: b}}
	}
	var b bytes.Buffer
	for _, e := range []*record.Event{
		{Type: record.Assault, Mode: "killing", Certainty: record.Asserted, Places: juliaca, Roles: roles2(role(record.Agent, "The police"), role(record.Target, "demonstrators")),
			Counts: []record.EventCount{number1("killed", 17, record.Exact), number1("killed", 18, record.AtLeast), number1("wounded", 50, record.MoreThan)}},
		{Type: record.Assault, Mode: "killing", Roles: role(record.Target, "the student Rosa Quispe"), Counts: []record.EventCount{number1("killed", 1, record.Exact)}},
		{Type: record.Assault, Mode: "massacre", Roles: roles2(role(record.Target, "villagers"), role(record.Agent, "el Ejército")), Counts: []record.EventCount{vague("killed", record.Dozens), vague("wounded", record.Several), vague("missing", record.NoneOf)}},
		{Type: record.Assault, Mode: "armed-attack", Roles: role(record.Participant, "the army", "a guerrilla column")},
		{Type: record.Assault, Mode: "torture", Roles: role(record.Target, "el dirigente")},
		{Type: record.Protest, Mode: "general-strike", Certainty: record.Planned, Roles: role(record.Organizer, "CGTP", "SUTEP"), Places: []record.EventPlace{{Name: "Peru", Kind: record.Country, Country: "PE"}}},
		{Type: record.Protest, Mode: "march", Roles: role(record.Participant, "miners", "teachers", "Students", "bakers", "nurses", "drivers"), Places: lima, Counts: []record.EventCount{number1("participants", 70000, record.Almost)}},
		{Type: record.Protest, Mode: "blockade", Roles: role(record.Agent, "residents"), Counts: []record.EventCount{{Measure: "roads", Figure: record.Figure{Measure: "roads", Unit: "roads", Value: 12, HasValue: true}}}},
		{Type: record.Protest, Mode: "riot", Roles: role(record.Participant, "police", "demonstrators")},
		{Type: record.Protest, Mode: "riot", Roles: role(record.Participant, "police")},
		{Type: record.Protest, Certainty: record.Hypothetical},
		{Type: record.Coerce, Mode: "state-of-emergency", Phase: "extend", Roles: role(record.Agent, "the government"), Places: []record.EventPlace{{Name: "Puno", Kind: record.Region, Country: "PE"}, {Name: "Cusco", Kind: record.Region, Country: "PE"}}},
		{Type: record.Coerce, Mode: "deportation", Certainty: record.Denied, Roles: roles2(role(record.Target, "Hugo", "Inés"), role(record.Agent, "el gobierno"))},
		{Type: record.Coerce, Mode: "arrest", Counts: []record.EventCount{{Measure: "arrested", Figure: record.Figure{Measure: "arrested", Bound: record.Between, Low: 100, High: 1200}}}},
		{Type: record.Seize, Mode: "hostage-taking", Roles: roles2(role(record.Target, "the guests"), role(record.Agent, "a commando")), Counts: []record.EventCount{number1("hostages", 72, record.Exact)}},
		{Type: record.Seize, Mode: "town-takeover", Roles: roles2(role(record.Target, "Bambamarca"))},
		{Type: record.CoupEvent, Mode: "removal-from-office", Roles: roles2(role(record.Target, "el presidente"), role(record.Agent, "el Congreso"))},
		{Type: record.CoupEvent, Mode: "resignation", Roles: role(record.Agent, "the prime minister")},
		{Type: record.Election, Mode: "runoff", Roles: role(record.Beneficiary, "Ana Flores"), Counts: []record.EventCount{
			{Measure: "votes", Figure: record.Figure{Measure: "votes", Unit: "percent", Value: 50.13, HasValue: true}}, {Measure: "seats", Figure: record.Figure{Measure: "seats", Value: 4, HasValue: true, Base: 130}}}},
		{Type: record.Election, Mode: "appointment", Roles: roles2(role(record.Agent, "the president"), role(record.Beneficiary, "Luis Ramos"))},
		{Type: record.Legislate, Mode: "impeachment-vote", Roles: roles2(role(record.Target, "el presidente"), role(record.Agent, "la oposición"))},
		{Type: record.Legislate, Mode: "austerity-measure", Roles: role(record.Agent, "the ministry")},
		{Type: record.Agree, Mode: "alliance", Roles: role(record.Participant, "A Party", "Izquierda Unida")},
		{Type: record.Agree, Mode: "loan", Roles: roles2(role(record.Agent, "a bank"), role(record.Target, "the State")), Counts: []record.EventCount{
			{Measure: "loan", Figure: record.Figure{Measure: "loan", Unit: "USD", Value: 1.5e9, HasValue: true, Bound: record.About}}}},
		{Type: record.Split, Mode: "dismissal", Roles: roles2(role(record.Target, "strikers"), role(record.Agent, "the company")), Counts: []record.EventCount{number1("dismissed", 5000, record.UpTo)}},
		{Type: record.DemandAct, Roles: roles2(role(record.Agent, "the union"), role(record.Target, "el gobierno"))},
		{Type: record.Accuse, Roles: roles2(role(record.Agent, "la fiscalía"), role(record.Target, "el coronel"))},
		{Type: record.Release, Mode: "amnesty", Roles: role(record.Beneficiary, "exiles")},
		{Type: record.Mobilize, Mode: "troop-deployment"},
		{Type: record.Disaster, Counts: []record.EventCount{{Measure: "killed", Figure: record.Figure{Measure: "killed", Value: 40, HasValue: true, Per: "week"}}}},
		{Type: "NEW-TYPE", Mode: "new-mode"},
		{Type: record.Protest, Mode: "march", Roles: role(record.Agent, "evil\u202Ename\x00\nin two lines", strings.Repeat("x", 400))},
	} {
		for _, lang := range both {
			fmt.Fprintf(&b, "%s  %s\n", lang, Headline(lang, e))
		}
	}
	golden(t, "headlines.golden", b.Bytes())
}

// Every type and mode of the closed list, and every closed word, is spoken of in both languages.
func TestTheClosedListsAreWorded(t *testing.T) {
	var b bytes.Buffer
	for _, typ := range record.EventTypes {
		for _, m := range append([]record.Mode{""}, record.Modes[typ]...) {
			if _, ok := modes[m]; m != "" && !ok {
				t.Errorf("%s/%s has no words", typ, m)
			}
			for _, lang := range both {
				if Noun(lang, typ, m) == "" || Verb(lang, typ, m) == "" {
					t.Errorf("%s/%s has no words in %s", typ, m, lang)
				}
			}
			fmt.Fprintf(&b, "%-32s %-36s %-40s %-42s %s\n", string(typ)+"/"+string(m), Noun(record.English, typ, m), Verb(record.English, typ, m), Noun(record.Spanish, typ, m), Verb(record.Spanish, typ, m))
		}
	}
	golden(t, "acts.golden", b.Bytes())
	for _, words := range []map[string]pair{roles, certainties, statuses, phases, placeKinds, orgs, languages} {
		for key, p := range words {
			if p[0] == "" || p[1] == "" {
				t.Errorf("%q lacks a language", key)
			}
		}
	}
	for _, code := range link.Reasons() {
		if _, ok := linkReasons[code]; !ok {
			t.Errorf("reason %q of a link has no words", code)
		}
	}
	for c := record.Asserted; c <= record.Hypothetical; c++ {
		if _, ok := certainties[c.String()]; !ok {
			t.Errorf("certainty %v has no words", c)
		}
	}
}

func TestFigures(t *testing.T) {
	var b bytes.Buffer
	for _, bound := range []record.Bound{record.NoBound, record.Exact, record.About, record.MoreThan, record.AtLeast, record.LessThan, record.AtMost, record.UpTo, record.Almost,
		record.Several, record.Dozens, record.Scores, record.Hundreds, record.Thousands, record.TensOfThousands, record.Millions, record.Many, record.Most, record.NoneOf} {
		f := record.Figure{Bound: bound, Value: 50, HasValue: true}
		fmt.Fprintf(&b, "%-18s %-30s %-34s %s\n", bound, Figure(record.English, "killed", f), Figure(record.Spanish, "killed", f), Bound(record.Spanish, bound))
	}
	for _, v := range []float64{0, 1, 999, 1000, 1234, 70000, 69280, 1e6, 2.5e6, 1234567, 1e9, 3.25e9, 0.5, 49.87, 1.0 / 3, -12, 1e30} {
		fmt.Fprintf(&b, "%-18g %-30s %s\n", v, Number(record.English, v), Number(record.Spanish, v))
	}
	for _, f := range []record.Figure{
		{Value: 30, HasValue: true, Unit: "percent", Bound: record.LessThan}, {Value: 3.5, HasValue: true, Unit: "percent", Per: "year"},
		{Value: 500, HasValue: true, Unit: "soles", Per: "month", Bound: record.LessThan}, {Low: 10, High: 20, Bound: record.Between, Unit: "percent"}, {},
	} {
		fmt.Fprintf(&b, "%-18s %-30s %s\n", f.Unit, Quantity(record.English, f), Quantity(record.Spanish, f))
	}
	golden(t, "figures.golden", b.Bytes())
}

func TestListsInSpanishKeepTheSoundOfY(t *testing.T) {
	for names, want := range map[string]string{"Ana,Inés": "Ana e Inés", "padre,hijo": "padre e hijo", "nieve,hielo": "nieve y hielo", "a,b,c": "a, b y c"} {
		if got := Join(record.Spanish, strings.Split(names, ",")); got != want {
			t.Errorf("%s: got %q, want %q", names, got, want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"1978-06", "../2023-01-19", "{1984,1986}", "[1667..1670]", "XXXX-12-07", "2011-23", "1980-1X", "-0043", "1983-05~/..", "\xff", "9999-12-31/.."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range both {
			if d := Date(lang, s); d == "" && Clip(s, 1) != "" || utf8.ValidString(s) && !utf8.ValidString(d) || len(d) > 2000 || strings.ContainsAny(d, "\n\r\x00\u202e") {
				t.Errorf("%q in %s: %q", s, lang, d)
			}
		}
	})
}

func TestPlacesInTheReadersLanguage(t *testing.T) {
	for _, c := range []struct {
		name, country, en, es string
		kind                  record.PlaceKind
	}{
		{"Perú", "PE", "Peru", "Perú", record.Country},
		{"Lima Province", "PE", "Lima Province", "provincia de Lima", record.Province},
		{"Juliaca", "PE", "Juliaca", "Juliaca", record.City},
	} {
		if en, es := PlaceName(record.English, c.name, c.kind, c.country), PlaceName(record.Spanish, c.name, c.kind, c.country); en != c.en || es != c.es {
			t.Errorf("%s: %q, %q", c.name, en, es)
		}
	}
}
