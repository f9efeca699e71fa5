package election

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// checkOutcome holds every outcome to its own sums, and prints it in both languages.
func checkOutcome(t *testing.T, o *Outcome) {
	t.Helper()
	won := make([]int, len(o.Standings))
	all := 0
	for _, d := range o.Districts {
		sum := d.Unfilled + d.Tie.Seats
		for _, e := range d.Entries {
			sum += e.Seats
			won[e.List] += e.Seats
			if e.Seats > 0 && (!e.Takes || o.Results.Lists[e.List].Others) {
				t.Fatalf("%s: seats for a list that takes no part", d.Name)
			}
		}
		if sum != d.Seats {
			t.Fatalf("%s: %d seats given of %d", d.Name, sum, d.Seats)
		}
		all += d.Seats
		for _, lang := range []record.Lang{record.English, record.Spanish} {
			_ = d.TieSentence(lang, o.Results.Lists) + d.UnfilledSentence(lang)
		}
	}
	if !o.ByDistrict && all != o.Seats {
		t.Fatalf("%d seats in districts, %d in all", all, o.Seats)
	}
	for i, s := range o.Standings {
		if s.Seats != won[i] {
			t.Fatalf("list %d: %d seats in districts, %d in all", i, won[i], s.Seats)
		}
	}
	for _, lang := range []record.Lang{record.English, record.Spanish} {
		for _, d := range o.Departures {
			if s := d.Sentence(lang); s == "" || strings.Contains(s, "%!") {
				t.Fatalf("departure printed as %q", s)
			}
		}
		if s := o.Verdict(lang) + o.ElectedSentence(lang); strings.Contains(s, "%!") {
			t.Fatal(s)
		}
		if o.Majority != nil && strings.Contains(o.Majority.Sentence(lang, o), "%!") {
			t.Fatal(o.Majority.Sentence(lang, o))
		}
	}
}

func apply(t *testing.T, rule, table string) (*Outcome, error) {
	t.Helper()
	r, err := ParseRule("own.txt", []byte(rule+"\nsource: a made-up charter\n"))
	if err != nil {
		t.Fatal(err)
	}
	all, err := ReadResults("t.csv", strings.NewReader(table))
	if err != nil {
		t.Fatal(err)
	}
	o, err := r.Apply(all[0])
	if err == nil {
		checkOutcome(t, o)
	}
	return o, err
}

// seatsOf prints "Reds 3, Blues 2", ties as "Reds 3-4", those left out by the threshold as "Greens x".
func seatsOf(o *Outcome) string {
	var parts []string
	for i, s := range o.Standings {
		switch {
		case !s.Passes:
			parts = append(parts, o.Results.Lists[i].Name+" x")
		case s.Tied > 0:
			parts = append(parts, fmt.Sprintf("%s %d-%d", o.Results.Lists[i].Name, s.Seats, s.Seats+s.Tied))
		default:
			parts = append(parts, fmt.Sprintf("%s %d", o.Results.Lists[i].Name, s.Seats))
		}
	}
	return strings.Join(parts, ", ")
}

// TestRulesApply: thresholds, districts and the rows that are no list.
func TestRulesApply(t *testing.T) {
	const two = "district,list,votes\nNorth,Reds,600\nNorth,Blues,310\nNorth,Greens,40\nSouth,Reds,110\nSouth,Blues,420\nSouth,Greens,260\n"
	const three = "method: dhondt\ndistrict: North 5\ndistrict: South 5\n"
	for _, c := range []struct{ name, rule, table, want string }{
		{"no threshold", three, two, "Reds 3, Blues 5, Greens 2"},
		{"exactly at the threshold is over it", "method: dhondt\nseats: 5\nthreshold: 10%", "list,votes\nA,90\nB,10\n", "A 5, B 0"},
		{"but not if it must be exceeded", "method: dhondt\nseats: 5\nthreshold: more than 10%", "list,votes\nA,90\nB,10\n", "A 5, B x"},
		{"a national threshold", three + "threshold: 20% national", two, "Reds 4, Blues 6, Greens x"},
		{"and its alternative in seats: two, in one district", three + "threshold: 20% national\nor: 2 seats", two, "Reds 3, Blues 5, Greens 2"},
		{"and in two districts, which it does not reach", three + "threshold: 20% national\nor: 2 seats in 2 districts", two, "Reds 4, Blues 6, Greens x"},
		{"a threshold of the district", three + "threshold: 40% district", two, "Reds 5, Blues 5, Greens x"},
		{"others count for the base, and win nothing", "method: dhondt\nseats: 4\nthreshold: 10%", "list,votes\nA,60\nB,9\nOthers,31\n", "A 4, B x, Others x"},
		{"blank votes in the base", "method: dhondt\nseats: 4\nthreshold: 10%\nbase: valid and blank", "list,votes\nA,90\nB,10\nBlank,1\n", "A 4, B x"},
		{"districts as the table has them", "method: sainte-lague\ndistricts: from results", "district,magnitude,list,votes\nN,1,A,5\nN,1,B,4\nS,3,A,1\nS,3,B,9\n", "A 1, B 3"},
		{"one district, whatever the table has", "method: dhondt\nseats: 10", two, "Reds 4, Blues 4, Greens 2"},
		{"single-member districts", "method: plurality\neach: 1", two, "Reds 1, Blues 1, Greens 0"},
		{"a tie", "method: dhondt\nseats: 3", "list,votes\nA,40\nB,20\nC,20\n", "A 1-2, B 0-1, C 0-1"},
	} {
		o, err := apply(t, c.rule, c.table)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := seatsOf(o); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestAThresholdThatATieDecides leaves the list out and says so.
func TestAThresholdThatATieDecides(t *testing.T) {
	o, err := apply(t, "method: dhondt\nseats: 3\nthreshold: 30%\nor: 1 seat", "list,votes\nA,60\nB,20\nC,20\n")
	if err != nil || len(o.Remarks) != 2 || !strings.Contains(o.Remarks[0].EN, "depends on a tie") || o.Standings[1].Passes || !o.Standings[1].Unclear {
		t.Errorf("%+v %v", o, err)
	}
}

// TestMajorities: who is elected, or who goes on.
func TestMajorities(t *testing.T) {
	const rounds = "method: majority\nwin: more than 50%\nelse: second round of 2"
	for _, c := range []struct{ name, rule, table, want string }{
		{"over half", rounds, "list,votes\nA,51\nB,49\n", "Elected: A, 51.00% of valid votes."},
		{"exactly half is not more than half", rounds, "list,votes\nA,50\nB,49\nC,1\n", "Nobody is elected. Second round between: A, 50.00%; B, 49.00% of valid votes."},
		{"half of the votes cast is another thing", rounds + "\nbase: cast", "list,votes\nA,51\nB,40\nBlank,9\nNull,10\n", "Nobody is elected. Second round between: A, 46.36%; B, 36.36% of votes cast."},
		{"a tie for the second place", rounds, "list,votes\nA,40\nB,30\nC,30\n", "Nobody is elected. Second round between: A, 40.00%; tie for the remaining places (1): B, 30.00%; C, 30.00% of valid votes."},
		{"forty and ten ahead", "method: majority\nwin: more than 45%\nor: at least 40% and 10% ahead\nelse: second round of 2", "candidate,list,votes\nAna,A,40\nBo,B,30\nCy,C,30\n", "Elected: Ana (A), 40.00% of valid votes."},
		{"forty and nine ahead", "method: majority\nwin: more than 45%\nor: at least 40% and 10% ahead\nelse: second round of 2", "list,votes\nA,40\nB,31\nC,29\n", "Nobody is elected. Second round between: A, 40.00%; B, 31.00% of valid votes."},
		{"a share is enough, and two have it", "method: majority\nwin: at least 36%", "list,votes\nA,40\nB,40\nC,20\n", "Tie for the election between: A, 40.00%; B, 40.00% of valid votes."},
		{"nobody reaches it", "method: majority\nwin: at least 36%", "list,votes\nA,30\nB,30\nC,40\n", "Elected: C, 40.00% of valid votes."},
		{"most votes will do", "method: majority\nwin: more than 50%\nelse: most votes", "list,votes\nA,30\nB,29\n(2 others),41\n", "Elected: A, 30.00% of valid votes."},
		{"a share just under is not rounded up", rounds, "list,votes\nA,499999\nB,300000\nC,200001\n", "Nobody is elected. Second round between: A, 49.9999%; B, 30.00% of valid votes."},
		{"districts are added", rounds, "district,list,votes\nN,A,30\nN,B,20\nS,A,30\nS,B,20\n", "Elected: A, 60.00% of valid votes."},
	} {
		o, err := apply(t, c.rule, c.table)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := o.Majority.Sentence(record.English, o); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestDepartures: what is printed where a claim departs.
func TestDepartures(t *testing.T) {
	for _, c := range []struct{ name, rule, table, en, es string }{
		{"the claim agrees", "method: dhondt\nseats: 5", "list,votes,seats\nReds,60,3\nBlues,40,2\n", "", ""},
		{"one seat astray", "method: dhondt\nseats: 5", "list,votes,seats\nReds,60,2\nBlues,40,3\n",
			"Nationwide, 5 seats: the votes give Reds 3 seats, not 2, and Blues 2, not 3. The last seat takes a quotient of 20; the next of Blues is 40 ÷ 3 = 13.33.",
			"En el país, 5 escaños: los votos dan 3 escaños a Reds, no 2, y 2 a Blues, no 3. El último escaño exige un cociente de 20; el siguiente de Blues es 40 ÷ 3 = 13,33."},
		{"a seat too many", "method: hare\nseats: 5", "list,votes,seats\nReds,60,3\nBlues,40,3\n",
			"Nationwide, 5 seats: the votes give Blues 2 seats, not 3. Nationwide, 5 seats: the stated seats add up to 6.",
			"En el país, 5 escaños: los votos dan 2 escaños a Blues, no 3. En el país, 5 escaños: los escaños declarados suman 6."},
		{"a seat under the threshold", "method: dhondt\nseats: 12\nthreshold: 5%", "list,votes,seats\nReds,960,11\nBlues,40,1\n",
			"Nationwide, 12 seats: the votes give Reds 12 seats, not 11, and Blues 0, not 1. Blues does not pass the threshold (5% of the national votes): it has 4.00% of the valid votes.",
			"En el país, 12 escaños: los votos dan 12 escaños a Reds, no 11, y 0 a Blues, no 1. Blues no supera la valla (5\u00a0% de los votos del país): tiene 4,00\u00a0% de los votos válidos."},
		{"either way out of a tie is borne out", "method: dhondt\nseats: 3", "list,votes,seats\nA,40,2\nB,20,0\nC,20,1\n", "", ""},
		{"but not both", "method: dhondt\nseats: 3", "list,votes,seats\nA,40,2\nB,20,1\nC,20,1\n",
			"Nationwide, 3 seats: the stated seats add up to 4.", "En el país, 3 escaños: los escaños declarados suman 4."},
		{"a claim about some lists only", "method: dhondt\nseats: 5", "list,votes,seats\nReds,60,3\nBlues,40,\n", "", ""},
		{"one district of two", "method: dhondt\ndistrict: North 2\ndistrict: South 2", "district,list,votes,seats\nNorth,A,9,1\nNorth,B,3,1\nSouth,A,5,1\nSouth,B,4,1\n",
			"North, 2 seats: the votes give A 2 seats, not 1, and B 0, not 1. The last seat takes a quotient of 4.50; the next of B is 3 ÷ 1 = 3.",
			"North, 2 escaños: los votos dan 2 escaños a A, no 1, y 0 a B, no 1. El último escaño exige un cociente de 4,50; el siguiente de B es 3 ÷ 1 = 3."},
		{"national votes under a rule of districts: the sum", "method: dhondt\ndistrict: North 2\ndistrict: South 2", "list,votes,seats\nA,14,3\nB,7,2\n",
			"Nationwide, 4 seats: the stated seats add up to 5.", "En el país, 4 escaños: los escaños declarados suman 5."},
		{"and the threshold", "method: dhondt\ndistrict: North 2\ndistrict: South 2\nthreshold: 10%", "list,votes,seats\nA,95,3\nB,5,1\n",
			"Below the threshold (10% of the national votes): B has 5.00% of the valid votes, and 1 seat is stated.",
			"Bajo la valla (10\u00a0% de los votos del país): B tiene 5,00\u00a0% de los votos válidos, y se le atribuye 1 escaño."},
	} {
		o, err := apply(t, c.rule, c.table)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var en, es []string
		for _, d := range o.Departures {
			en, es = append(en, d.Sentence(record.English)), append(es, d.Sentence(record.Spanish))
		}
		if g, h := strings.Join(en, " "), strings.Join(es, " "); g != c.en || h != c.es {
			t.Errorf("%s:\n%s\n%s", c.name, g, h)
		}
	}
}

// TestWhatCannotBeApplied: rule and table that do not fit name the line.
func TestWhatCannotBeApplied(t *testing.T) {
	for _, c := range []struct{ rule, table, want string }{
		{"method: dhondt", "list,votes\nA,5\n", "t.csv:2: the seats on offer are stated nowhere; hint:"},
		{"method: dhondt\ndistrict: North 2", "district,list,votes\nWest,A,5\n", `t.csv:2: district "West" is none of the 1 of rule own`},
		{"method: dhondt\ndistrict: North | Norte 2", "district,list,votes\nNorth,A,5\nNorte,A,6\n", `t.csv:3: district "Norte" is "North" of line 2 too`},
		{"method: dhondt\ndistrict: North 2\ndistrict: South 2", "district,list,votes\nNorth,A,5\n", "t.csv: no votes of district South"},
		{"method: dhondt\ndistrict: North 2", "district,magnitude,list,votes\nNorth,3,A,5\n", "t.csv:2: district North has 3 seats here and 2 in rule own (own.txt:2)"},
		{"method: dhondt\nseats: 2", "magnitude,list,votes\n3,A,5\n", "t.csv:2: 3 seats here and 2 in rule own"},
		{"method: dhondt\ndistricts: from results\nseats: 9", "district,magnitude,list,votes\nN,3,A,5\nS,3,A,5\n", "t.csv:2: the districts have 6 seats together, and rule own has 9"},
		{"method: dhondt\nseats: 2\nthreshold: 5%\nbase: cast", "list,votes\nA,5\n", "the results do not state blank and null votes"},
	} {
		if _, err := apply(t, c.rule, c.table); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v, want %s", c.rule, err, c.want)
		}
	}
}
