package pack

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestThePacksOfTheProgramHold(t *testing.T) {
	for _, p := range LintBuilt() {
		if !p.Doubt {
			t.Error(p)
		}
	}
	if n := len(Countries()); n < 2 {
		t.Errorf("%d countries", n)
	}
}

const head = "# A table for this test. Public domain.\n"

func TestLintNamesFileAndLine(t *testing.T) {
	good := map[string]string{
		"country.txt":       "CL\tChile\tChile\n",
		"organizations.txt": "Central Única | Single Central\tCU\tunion\ta book\n",
		"people.txt":        "Rosa Pinto\tPinto\tleader of a union\ta book\n",
	}
	cases := []struct {
		name, file, rows, want string
	}{
		{"nothing wrong", "events.txt", "1973-09\tCL\ta coup\tSantiago\ta book\t1\n", ""},
		{"a date that is none", "events.txt", "1973-13\tCL\ta coup\tSantiago\ta book\t1\n", `events.txt:2: column date is "1973-13"`},
		{"no source", "events.txt", "1973-09\tCL\ta coup\tSantiago\t\t1\n", "events.txt:2: column source is empty"},
		{"never checked", "events.txt", "1973-09\tCL\ta coup\tSantiago\ta book\t0\n", `events.txt:2: column checked is "0"`},
		{"another country", "events.txt", "1973-09\tPE\ta coup\tLima\ta book\t1\n", "events.txt:2: country PE in the pack of CL"},
		{"too many columns", "events.txt", "1973-09\tCL\ta coup\tSantiago\ta book\t1\t\tx\n", "events.txt:2: 8 columns"},
		{"two presidents at once", "offices.txt",
			"pinto\tRosa Pinto\tpresident\tCL\t1990\t1994\t\ta book\t1\nsoto\tJuan Soto\tpresident\tCL\t1993-01-01\t1998\t\ta book\t1\n",
			"offices.txt:3: Juan Soto holds the office of president from 1993-01-01, and Rosa Pinto holds it until 1994 by line 2"},
		{"a term that ends first", "offices.txt", "pinto\tRosa Pinto\tpresident\tCL\t1994\t1990\t\ta book\t1\n", "offices.txt:2: Rosa Pinto ends on 1990 before"},
		{"a year is a whole year", "offices.txt",
			"pinto\tRosa Pinto\tpresident\tCL\t1990-03-11\t1994-03-11\t\ta book\t1\nsoto\tJuan Soto\tpresident\tCL\t1994-03-11\t\t\ta book\t1\n", ""},
		{"an unknown relation", "bonds.txt", "Rosa Pinto\tloves\tCentral Única\t\t\ta book\t1\n", `bonds.txt:2: column relation is "loves"`},
		{"a name that no row introduces", "bonds.txt", "Rosa Pinta\tleads\tCentral Única\t\t\ta book\t1\n", `bonds.txt:2: "Rosa Pinta" is no name`},
		{"a name twice", "people.txt", "Rosa Pinto\t\tone\ta book\nRosa Pinto\t\tanother\ta book\n", `people.txt:3: "Rosa Pinto" stands in line 2 already`},
		{"two constitutions", "constitutions.txt", "One\tUna\t1980\t\ta book\t1\nTwo\tDos\t1990\t\ta book\t1\n", "constitutions.txt:3: Two is in force from 1990, and One until today by line 2"},
		{"two lives", "lives.txt", "Rosa Pinto\t1950\t\ta book\t1\nRosa Pinto\t1951\t\ta book\t1\n", "lives.txt:3: the life of Rosa Pinto stands in line 2 already"},
		{"dead before born", "lives.txt", "Rosa Pinto\t1950\t1949\ta book\t1\n", "lives.txt:2: ends on 1949 before"},
		{"a table that nothing reads", "parties.txt", "x\n", "parties.txt: a table that nothing reads"},
		{"Latin 1", "events.txt", "1973-09\tCL\tuna huelga en Concepci\xf3n\t\ta book\t1\n", "events.txt:2: is not UTF-8"},
	}
	for _, c := range cases {
		fsys := fstest.MapFS{}
		for f, rows := range good {
			fsys["chile/"+f] = &fstest.MapFile{Data: []byte(head + rows)}
		}
		fsys["chile/"+c.file] = &fstest.MapFile{Data: []byte(head + c.rows)}
		var found []string
		for _, p := range Lint(fsys) {
			if !p.Doubt {
				found = append(found, p.String())
			}
		}
		if c.want == "" && len(found) > 0 || c.want != "" && (len(found) == 0 || !strings.HasPrefix(found[0], "chile/"+c.want)) {
			t.Errorf("%s: %q, want %q", c.name, found, c.want)
		}
	}
	if found := Lint(fstest.MapFS{}); len(found) != 1 {
		t.Errorf("an empty folder: %v", found)
	}
	if found := Lint(fstest.MapFS{"chile/events.txt": {Data: []byte(head)}}); len(found) != 1 || !strings.Contains(found[0].What, "no country.txt") {
		t.Errorf("no country: %v", found)
	}
}

func FuzzLint(f *testing.F) {
	f.Add("events.txt", "1973-09\tCL\ta coup\tSantiago\ta book\t1\n")
	f.Add("offices.txt", "pinto\tRosa Pinto\tpresident\tCL\t1990\t\t\ta book\t1\n")
	f.Add("bonds.txt", "a\tleads\tb\n")
	f.Fuzz(func(t *testing.T, file, rows string) {
		if strings.ContainsAny(file, "/\x00") || file == "" || file == "." || file == ".." {
			return
		}
		fsys := fstest.MapFS{"x/country.txt": {Data: []byte(head + "CL\tChile\tChile\n")}, "x/" + file: {Data: []byte(rows)}}
		for _, p := range Lint(fsys) {
			if p.What == "" || p.File == "" && p.Line != 0 {
				t.Errorf("a problem without place or words: %+v", p)
			}
		}
	})
}
