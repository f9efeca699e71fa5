package election

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// show prints results on few lines: district(seats): list votes/seats; blank, null.
func show(all []*Results) string {
	var b strings.Builder
	number := func(c Count) string {
		if !c.Stated {
			return "?"
		}
		return fmt.Sprint(c.N)
	}
	for _, r := range all {
		if r.Election != "" {
			fmt.Fprintf(&b, "[%s] ", r.Election)
		}
		for _, d := range r.Districts {
			fmt.Fprintf(&b, "%s(%d):", d.Name, d.Seats)
			for _, e := range d.Entries {
				fmt.Fprintf(&b, " %s %d/%s", r.Lists[e.List].Name, e.Votes, number(e.Seats))
				if r.Lists[e.List].Others {
					b.WriteString(" (others)")
				}
			}
			if d.Blank.Stated || d.Null.Stated {
				fmt.Fprintf(&b, " blank %s null %s", number(d.Blank), number(d.Null))
			}
			b.WriteString("; ")
		}
		for _, m := range r.Remarks {
			b.WriteString(m.In(record.English))
		}
	}
	return strings.TrimSpace(b.String())
}

// TestTablesRead: the forms in which tables of results come.
func TestTablesRead(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"plain", "list,votes,seats\nReds,120,3\nBlues,80,2\n", "(0): Reds 120/3 Blues 80/2;"},
		{"Spanish, semicolons, points for thousands, a mark at the front", "\ufeffLista;Votos;Escaños\nRojos;1.241.174;37\nAzules;835.294;25\n", "(0): Rojos 1241174/37 Azules 835294/25;"},
		{"tabs, names with quotation marks", "party\tvotes\n\"FORWARD\" MOVEMENT\t5\n\"say \"\"yes\"\"\"\t4\n", `(0): "FORWARD" MOVEMENT 5/? say "yes" 4/?;`},
		{"districts and their seats", "district,seats in district,party,votes,seats won\nNorth,3,Reds,\"1,200\",2\nNorth,3,Blues,900,1\nSouth,1,Reds,50,0\nSouth,1,Blues,70,1\n",
			"North(3): Reds 1200/2 Blues 900/1; South(1): Reds 50/0 Blues 70/1;"},
		{"accents and case do not make two lists", "distrito,organización política,votos\nLima,Perú Unido,5\nIca,PERU UNIDO,7\n", "Lima(0): Perú Unido 5/?; Ica(0): Perú Unido 7/?;"},
		{"rows that name no list", "lista,votos\nRojos,60\nOtros,10\nVotos en blanco,5\nVotos nulos,3\nVotos válidos,70\nVotos emitidos,78\nElectores hábiles,200\n", "(0): Rojos 60/? Otros 10/? (others) blank 5 null 3;"},
		{"a total that does not add up", "list,votes\nReds,60\nBlues,30\nTotal,100\n", "(0): Reds 60/? Blues 30/?; the rows add up to 90 votes; the table states 100."},
		{"the nation among its districts", "district,list,votes\nNorth,Reds,6\nTotal,Reds,6\n", "North(0): Reds 6/?;"},
		{"a title and a source above, a blank line below", "Council election\nsource: the board\n\nlist,votes\nReds,6\n,\n\n", "(0): Reds 6/?;"},
		{"lists that did not stand here", "district,list,votes,seats\nNorth,Reds,6,1\nSouth,Reds,-,\nSouth,Blues,4,–\n", "North(0): Reds 6/1; South(0): Blues 4/?;"},
		{"several elections", "election,list,votes\n2010,Reds,6\n2014,Reds,7\n2010,Blues,3\n", "[2010] (0): Reds 6/? Blues 3/?; [2014] (0): Reds 7/?;"},
		{"candidates without lists", "candidate,votes\nAna Ruiz,6\nJoe Day,5\n", "(0): Ana Ruiz 6/? Joe Day 5/?;"},
		{"spaces, apostrophes, fractions of zeros", "list,votes\nA,1\u00a0000\nB,31'429\nC,12.0\nD,1 000\n", "(0): A 1000/? B 31429/? C 12/? D 1000/?;"},
		{"Windows-1252", "lista,votos\nUni\xf3n,6\n", "(0): Unión 6/?;"},
		{"UTF-16", "\xff\xfel\x00i\x00s\x00t\x00;\x00v\x00o\x00t\x00e\x00s\x00\n\x00A\x00;\x005\x00\n\x00", "(0): A 5/?;"},
		{"other columns in any order", "share,votes,note,list\n60.0,6,x,Reds\n40.0,4,,Blues\n", "(0): Reds 6/? Blues 4/?;"},
	} {
		all, err := ReadResults("t.csv", strings.NewReader(c.table))
		if got := show(all); err != nil || got != c.want {
			t.Errorf("%s:\n got %s\nwant %s (%v)", c.name, got, c.want, err)
		}
	}
}

// TestTableFaults: file, line, what, and what to try; nothing is half-read.
func TestTableFaults(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"empty", "", "t.csv:1: no header names lists and votes; hint:"},
		{"no header", "Reds,120\nBlues,80\n", "t.csv:1: no header names lists and votes"},
		{"no rows", "list,votes\n", "t.csv:1: no votes below this header"},
		{"words for votes", "list,votes\nReds,many\n", `t.csv:2: votes of Reds: "many" is no whole number`},
		{"half a vote", "list,votes\nReds,1.5\n", `t.csv:2: votes of Reds: "1.5" is no whole number`},
		{"fewer than none", "list,votes\nReds,-4\n", `t.csv:2: votes of Reds: "-4"`},
		{"groups of two", "list,votes\nReds,\"12,34\"\n", `t.csv:2: votes of Reds: "12,34"`},
		{"words for seats", "list,votes,seats\nReds,5,some\n", `t.csv:2: seats of Reds: "some"`},
		{"twice, and the second line of a title counted", "Title\nlist,votes\nReds,5\nREDS,6\n", "t.csv:4: REDS stands on line 3 already"},
		{"districts that disagree about themselves", "district,magnitude,list,votes\nN,3,Reds,5\nN,4,Blues,5\n", "t.csv:3: district N has 4 seats here and 3 above"},
		{"seats without votes", "list,votes,seats\nReds,,3\n", "t.csv:2: Reds has seats and no votes"},
		{"votes of nobody", "list,votes\n,3\n", "t.csv:2: votes, and no list"},
		{"a stray quotation mark", "list,votes\nThe \"Reds,3\n", "t.csv:2: bare"},
		{"two faults, both told", "list,votes\nReds,x\nBlues,y\n", "t.csv:3: votes of Blues"},
		{"more votes than people ever", "list,votes\nReds,9999999999999999\n", "t.csv:2: votes of Reds"},
	} {
		all, err := ReadResults("t.csv", strings.NewReader(c.table))
		if err == nil || !strings.Contains(err.Error(), c.want) || all != nil {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for s, want := range map[string]int64{"0": 0, "7": 7, "1,000": 1000, "1.000": 1000, "1 000 000": 1_000_000, "1.234,00": 1234, "1,234.0": 1234,
		"12.00": 12, "1000.0": 1000, "1’234": 1234, "999999999999999": 999_999_999_999_999,
		"": -1, "1,00,000": -1, "1.2": -1, "1,234.5": -1, ".5": -1, "1,": -1, "1.000,000.000": -1, "12e3": -1, "١٢": -1, "0x10": -1, "1,234,56": -1} {
		got, ok := parseNumber(s)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}

// FuzzReadResults: no panic, faults name the file, and what is read can be counted by every method.
func FuzzReadResults(f *testing.F) {
	f.Add("district,seats in district,party,votes,seats won\nNorth,3,Reds,\"1,200\",2\nNorth,3,Blues,900,1\nSouth,1,Blues,70,1\n")
	f.Add("\ufeffLista;Votos;Escaños\nRojos;1.241.174;37\nAzules;835.294;25\nVotos en blanco;3;\nTotal;5;\n")
	f.Add("election\tlist\tvotes\n2010\t\"Reds\"\t6\n2014\tReds\t7\n")
	f.Add("\xff\xfel\x00i\x00s\x00t\x00;\x00v\x00o\x00t\x00e\x00s\x00\n\x00A\x00;\x005\x00\n\x00")
	f.Add("list|votes\n(3 others)|9\nA|\n")
	f.Fuzz(func(t *testing.T, table string) {
		all, err := ReadResults("t.csv", strings.NewReader(table))
		if err != nil {
			if !strings.Contains(err.Error(), "t.csv") {
				t.Errorf("a fault without its file: %v", err)
			}
			return
		}
		for _, r := range all {
			if r.Votes() < 0 {
				t.Fatal("votes below none")
			}
			for _, formula := range append(proportional, Formula{Method: Plurality}) {
				rule := &Rule{Name: "x", Formula: formula, Scope: AsGiven, Threshold: []Condition{{Share: Share{5, 100}}, {Seats: 1, Districts: 2}}}
				if o, err := rule.Apply(r); err == nil {
					checkOutcome(t, o)
				}
			}
		}
	})
}
