package election

import (
	"strings"
	"testing"
	"unicode/utf8"

	"testigo/record"
)

// TestRulesRead: a rule file and what is understood of it.
func TestRulesRead(t *testing.T) {
	for _, c := range []struct{ name, file, en, es string }{
		{"one district", "method: dhondt\nseats: 21\nsource: the charter",
			"D'Hondt; 21 seats", "D'Hondt; 21 escaños"},
		{"listed districts add up", "method: Sainte-Laguë\ndistrict: North | Norte 3\ndistrict: South 2\nsource: the charter",
			"Sainte-Laguë; 5 seats in 2 districts", "Sainte-Laguë; 5 escaños en 2 distritos"},
		{"a threshold and its alternative", "method: hare\nseats: 9\nthreshold: 4.5% national\nor: 2 seats in 2 districts\nor: more than 3% district\nsource: x",
			"largest remainder, Hare quota; 9 seats; threshold 4.5% of the national votes, or 2 seats in 2 districts, or more than 3% of the district's votes",
			"restos mayores, cuota Hare; 9 escaños; valla 4,5\u00a0% de los votos del país, o 2 escaños en 2 distritos, o más de 3\u00a0% de los votos del distrito"},
		{"the same seats everywhere", "method: dhondt\neach: 2\nsource: x", "D'Hondt; 2 seats in each district", "D'Hondt; 2 escaños en cada distrito"},
		{"a first divisor", "method: modified-sainte-lague\nfirst-divisor: 1.2\nseats: 5\nsource: x",
			"modified Sainte-Laguë (1.2); 5 seats", "Sainte-Laguë modificado (1,2); 5 escaños"},
		{"two rounds", "method: majority\nwin: more than 45%\nor: at least 40% and 10% ahead\nelse: second round of 2\nbase: valid and blank\nsource: x",
			"majority; more than 45%, or at least 40% and 10% ahead of valid and blank votes; else a second round of 2",
			"mayoría; más de 45\u00a0%, o al menos 40\u00a0% y 10\u00a0% de ventaja de los votos válidos y en blanco; si no, segunda vuelta entre 2"},
		{"marks, cases and comments", "\ufeff# a comment\n\nMethod:  DHONDT \r\nseats: 7\r\nsource: x\r\nnote: y\r\n", "D'Hondt; 7 seats", "D'Hondt; 7 escaños"},
	} {
		r, err := ParseRule("rules/own.txt", []byte(c.file))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if en, es := r.Describe(record.English), r.Describe(record.Spanish); en != c.en || es != c.es || r.Name != "own" {
			t.Errorf("%s:\n%s\n%s\n%s", c.name, en, es, r.Name)
		}
	}
}

// TestRuleFaults: every fault names file and line, and says what would do.
func TestRuleFaults(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"seats: 3\nsource: x", "own.txt:1: no method; hint: method: dhondt"},
		{"method: dhondt\nseats: 3", "own.txt:1: no source"},
		{"method: hont\nsource: x", `own.txt:1: unknown method "hont"; hint: one of dhondt`},
		{"method: dhondt\nseats: many\nsource: x", `own.txt:2: "many" is no number`},
		{"method: dhondt\nseats: 0\nsource: x", `own.txt:2: "0" is no number from 1`},
		{"method: dhondt\n\nseats 3\nsource: x", `own.txt:3: want "key: value"`},
		{"method: dhondt\nmethod: hare\nsource: x", `own.txt:2: "method" stands on line 1 already`},
		{"note-es: x\nmethod: dhondt\nseats: 3\nsource: x", `own.txt:1: "note-es" translates`},
		{"method: dhondt\nseats: 3\nsource: x\nnote: a\nnote-es: b\nnote-es: c", `own.txt:6: "note-es" translates`},
		{"method: dhondt\nseates: 3\nsource: x", `own.txt:2: unknown key "seates"`},
		{"method: dhondt\nthreshold: five percent\nsource: x", "own.txt:2: cannot read the condition"},
		{"method: dhondt\nthreshold: 101%\nsource: x", "own.txt:2: \"101%\" is more than the whole"},
		{"method: dhondt\nor: 5%\nsource: x", `own.txt:2: "or" continues a threshold or a win`},
		{"method: dhondt\ndistrict: North 3\ndistrict: NORTH 2\nsource: x", `own.txt:3: district "NORTH" stands on line 2 already`},
		{"method: dhondt\ndistrict: North\nsource: x", "own.txt:2: want a name and its seats"},
		{"method: dhondt\ndistrict: North 3\nseats: 4\nsource: x", "own.txt:3: the districts have 3 seats together, not 4"},
		{"method: dhondt\ndistrict: North 3\ndistricts: from results\nsource: x", "own.txt:3: this rule lists its districts"},
		{"method: dhondt\nwin: more than 50%\nsource: x", "own.txt:2: win and else belong to method: majority"},
		{"method: majority\nsource: x", "own.txt:1: a majority rule needs a win"},
		{"method: majority\nwin: more than 50%\nseats: 3\nsource: x", "own.txt:1: a majority rule fills one seat"},
		{"method: dhondt\nfirst-divisor: 1.4\nsource: x", "own.txt:2: a first divisor belongs to"},
		{"method: modified-sainte-lague\nfirst-divisor: 3\nsource: x", "own.txt:2: a first divisor is 1.0 to 2.0"},
		{"method: dhondt\nsource: \xff", "own.txt: not UTF-8"},
	} {
		_, err := ParseRule("own.txt", []byte(c.file))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.file, err, c.want)
		}
	}
}

func TestMethodNames(t *testing.T) {
	for s, want := range map[string]Method{"D'Hondt": DHondt, "cifra repartidora": DHondt, "Sainte-Laguë": SainteLague, "Webster": SainteLague,
		"modified sainte-laguë": ModifiedSainteLague, "HARE": Hare, "restos mayores": Hare, "Hagenbach-Bischoff": HagenbachBischoff, "dos vueltas": Majority} {
		if got, err := ParseMethod(s); got != want || err != nil {
			t.Errorf("%s: %v %v", s, got, err)
		}
	}
}

// FuzzParseRule: no panic, and what is accepted can be described and applied.
func FuzzParseRule(f *testing.F) {
	f.Add("method: dhondt\nseats: 7\nthreshold: 5% national\nor: 6 seats in 2 districts\nsource: x")
	f.Add("method: majority\nwin: at least 40% and 10% ahead\nelse: second round of 2\nbase: cast\nsource: x")
	f.Add("method: droop\ndistrict: A | B 3\ndistrict: C 1\nsource: x\nnote: y")
	f.Add("method: modified-sainte-lague\nfirst-divisor: 1.2\neach: 4\nsource: x")
	all, err := ReadResults("votes.csv", strings.NewReader("district,list,votes,seats\nA,One,50,2\nA,Two,30,1\nC,One,3,0\nC,Three,4,1\nC,Blank,2,\n"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseRule("own.txt", []byte(text))
		if err != nil {
			if !strings.Contains(err.Error(), "own.txt") {
				t.Errorf("a fault without its file: %v", err)
			}
			return
		}
		if s := r.Describe(record.English) + r.Describe(record.Spanish); !utf8.ValidString(s) {
			t.Errorf("described as %q", s)
		}
		if o, err := r.Apply(all[0]); err == nil {
			checkOutcome(t, o)
		}
	})
}
