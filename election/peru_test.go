package election

import (
	"path"
	"slices"
	"strings"
	"testing"

	"testigo/pack"
	"testigo/record"
)

// departing are the packaged elections that their rule does not reproduce, and how; all others are exact,
// list by list and district by district.
var departing = map[string]string{
	"peru-1985-deputies": "LORETO, 5 seats: the votes give PARTIDO APRISTA PERUANO 2 seats, not 3, and L.I. MOVIMIENTO REGIONALISTA LORETO 1, not 0. " +
		"The last seat takes a quotient of 14,601; the next of PARTIDO APRISTA PERUANO is 43,755 ÷ 3 = 14,585.",
}

// withoutDistricts are those whose votes by district are not at hand: sum and threshold alone are checked.
var withoutDistricts = []string{"peru-2020", "peru-2021"}

// TestPeruIsReproduced recomputes every packaged assembly.
func TestPeruIsReproduced(t *testing.T) {
	all, err := Elections()
	if err != nil {
		t.Fatal(err)
	}
	chambers, districts, seats := 0, 0, 0
	for _, e := range all {
		o, err := e.Recompute()
		if err != nil {
			t.Errorf("%s: %v", e.ID, err)
			continue
		}
		checkOutcome(t, o)
		var got []string
		for _, d := range o.Departures {
			got = append(got, d.Sentence(record.English))
		}
		if strings.Join(got, " ") != departing[e.ID] {
			t.Errorf("%s: %s", e.ID, got)
		}
		if o.ByDistrict != slices.Contains(withoutDistricts, e.ID) {
			t.Errorf("%s: recomputed: %v", e.ID, !o.ByDistrict)
		}
		if o.Seats != e.Seats {
			t.Errorf("%s: %d seats by its rule, %d by its row", e.ID, o.Seats, e.Seats)
		}
		_, claimed := o.Results.ListSeats()
		if !claimed.Stated {
			continue
		}
		if claimed.N != int64(e.Seats) {
			t.Errorf("%s: %d seats stated of %d", e.ID, claimed.N, e.Seats)
		}
		chambers++
		for _, d := range o.Districts {
			if d.Tie.Seats > 0 || d.Unfilled > 0 {
				t.Errorf("%s, %s: tie %v, %d unfilled", e.ID, d.Name, d.Tie, d.Unfilled)
			}
			districts++
			seats += d.Seats
		}
	}
	t.Logf("%d assemblies, %d districts and %d seats recomputed", chambers, districts, seats)
	if chambers < 16 || districts < 186 || seats < 1640 {
		t.Errorf("only %d assemblies, %d districts and %d seats recomputed", chambers, districts, seats)
	}
}

// TestPeruAddsUp: lists add up to the valid votes stated, valid and blank and null to those cast, districts to the nation.
func TestPeruAddsUp(t *testing.T) {
	all, err := Elections()
	if err != nil {
		t.Fatal(err)
	}
	// By the sources' own figures: departments and nation differ in 2000.
	differ := map[string]bool{"peru-2000-president-1": true, "peru-2000-president-2": true}
	for _, e := range all {
		nation, err := e.National()
		if err != nil {
			t.Error(err)
			continue
		}
		valid := nation.Votes()
		if e.Valid.Stated && e.Valid.N != valid {
			t.Errorf("%s: lists have %d votes, valid are %d", e.ID, valid, e.Valid.N)
		}
		if e.Cast.Stated && e.Blank.Stated && e.Null.Stated && e.Cast.N != valid+e.Blank.N+e.Null.N {
			t.Errorf("%s: %d cast is not %d valid, %d blank and %d null", e.ID, e.Cast.N, valid, e.Blank.N, e.Null.N)
		}
		parts, err := e.ByDistrict()
		if err != nil {
			t.Error(err)
		}
		if parts == nil {
			continue
		}
		sum, seats := map[string]int64{}, map[string]Count{}
		votes, claims := parts.ListVotes(), []Count(nil)
		claims, _ = parts.ListSeats()
		for i, l := range parts.Lists {
			sum[l.Name], seats[l.Name] = votes[i], claims[i]
		}
		claims, _ = nation.ListSeats()
		agree := len(nation.Lists) == len(parts.Lists)
		for i, v := range nation.ListVotes() {
			name := nation.Lists[i].Name
			agree = agree && sum[name] == v && (!seats[name].Stated || seats[name] == claims[i])
		}
		if agree == differ[e.ID] {
			t.Errorf("%s: districts and nation agree: %v", e.ID, agree)
		}
	}
}

// TestPeruSecondRounds: where a second round was held, the first gave it, between the same two.
func TestPeruSecondRounds(t *testing.T) {
	n := 0
	all, _ := Elections()
	for _, e := range all {
		id, ok := strings.CutSuffix(e.ID, "-2")
		if !ok {
			continue
		}
		first, err := FindElection(id + "-1")
		if err != nil || first == nil { // 2026: its first round is not at hand
			continue
		}
		n++
		o, err := first.Recompute()
		if err != nil {
			t.Error(err)
			continue
		}
		second, err := e.National()
		if err != nil {
			t.Error(err)
			continue
		}
		var want, got []string
		for _, i := range o.Majority.Runoff {
			want = append(want, foldName(o.Results.Lists[i].Name))
		}
		for _, l := range second.Lists {
			got = append(got, foldName(l.Name))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			t.Errorf("%s: %v went on, %v stood", e.ID, want, got)
		}
	}
	if n < 6 {
		t.Errorf("only %d second rounds", n)
	}
}

// TestPeruRowsAreSourced: every row names a source of sources.txt and was read in one at least.
func TestPeruRowsAreSourced(t *testing.T) {
	sources, err := loadSources(pack.InUse(), "peru/elections/sources.txt")
	if err != nil {
		t.Fatal(err)
	}
	used, size := map[string]bool{}, 0
	for _, file := range pack.Glob("peru/elections/*.txt") {
		b, _ := pack.Bytes(file)
		size += len(b)
		source, checked := -1, -1
		switch path.Base(file) {
		case "sources.txt":
			continue
		case "elections.txt":
			source, checked = 11, 12
		case "districts.txt":
			source, checked = 6, 7
		}
		for row := range pack.Table(file) {
			if source < 0 { // the header
				source, checked = slices.Index(row.Fields, "source"), slices.Index(row.Fields, "checked")
				continue
			}
			used[row.Field(source)] = true
			if _, ok := sources[row.Field(source)]; !ok || row.Field(checked) == "" || row.Field(checked) == "0" {
				t.Error(row.Errorf("source %q, checked %q", row.Field(source), row.Field(checked)))
			}
		}
	}
	for key := range sources {
		if !used[key] {
			t.Errorf("source %s is that of no row", key)
		}
	}
	if size > 400_000 {
		t.Errorf("%d bytes of results", size)
	}
}

// Every note of the packs is there in both languages, with the same numbers.
func TestEveryNoteIsInBothLanguages(t *testing.T) {
	p := load()
	if p.err != nil {
		t.Fatal(p.err)
	}
	same := func(what, en, es string) {
		t.Helper()
		digits := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r
				}
				return -1
			}, s)
		}
		if es == "" || es == en || digits(es) != digits(en) {
			t.Errorf("%s: %q in Spanish is %q", what, en, es)
		}
	}
	n := 0
	for _, r := range p.rules {
		for i, note := range r.NotesIn(record.Spanish) {
			same(r.File, r.Notes[i], note)
			n++
		}
	}
	for _, e := range p.elections {
		if e.Note != "" || e.NoteES != "" {
			same(e.ID, e.Note, e.NoteIn(record.Spanish))
			n++
		}
	}
	if n < 20 {
		t.Errorf("only %d notes", n)
	}
}
