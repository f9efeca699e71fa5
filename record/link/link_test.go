package link

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// told is one event statement of a test: "type/mode | edtf | place | agent > target | killed=N".
func reading(t *testing.T, name string, told ...string) *record.Reading {
	t.Helper()
	text := name + ": " + strings.Join(told, ". ")
	doc, err := record.NewDocument(record.IDOf([]byte(text)), name, record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Reading{Doc: doc}
	at := len(name) + 2
	for _, line := range told {
		span := record.Span{Start: at, End: at + len(line)}
		at += len(line) + 2
		f := strings.Split(line, "|")
		for len(f) < 5 {
			f = append(f, "")
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		typ, mode, _ := strings.Cut(f[0], "/")
		e := record.EventStatement{Type: record.EventType(typ), Mode: record.Mode(mode), Sentence: span, Certainty: record.Asserted}
		if ivs, err := record.ParseEDTF(f[1]); err == nil && len(ivs) > 0 {
			e.Inferred, e.InferredEDTF = ivs[0], f[1]
		}
		if f[2] != "" {
			kind := record.City
			if f[2] == "Peru" {
				kind = record.Country
			}
			e.Where = append(e.Where, record.CiteSpan(doc, span, record.Place{Name: f[2], Kind: kind, Country: "PE"}))
		}
		if f[3] != "" {
			agent, target, _ := strings.Cut(f[3], ">")
			for role, n := range map[record.RoleName]string{record.Agent: strings.TrimSpace(agent), record.Target: strings.TrimSpace(target)} {
				if n != "" {
					e.Roles = append(e.Roles, record.CiteSpan(doc, span, record.RoleFill{Role: role, Name: n}))
				}
			}
		}
		if measure, n, ok := strings.Cut(f[4], "="); ok {
			var v float64
			fmt.Sscan(n, &v)
			e.Counts = append(e.Counts, len(r.Figures))
			r.Figures = append(r.Figures, record.CiteSpan(doc, span, record.Figure{Measure: measure, Value: v, HasValue: true}))
		}
		r.Events = append(r.Events, record.CiteSpan(doc, span, e))
	}
	return r
}

func TestLink(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b string
		one  bool
	}{
		{"day, place and victims agree", "ASSAULT/killing|2023-01-09|Juliaca|police > protesters", "ASSAULT/shooting|2023-01-09|Juliaca|the police > demonstrators", true},
		{"another city", "ASSAULT/killing|2023-01-09|Juliaca|police > protesters", "ASSAULT/killing|2023-01-09|Cusco|police > protesters", false},
		{"another day", "ASSAULT/killing|2023-01-09|Juliaca|police > protesters", "ASSAULT/killing|2023-01-11|Juliaca|police > protesters", false},
		{"another type", "ASSAULT/killing|2023-01-09|Juliaca|police > protesters", "COERCE/arrest|2023-01-09|Juliaca|police > protesters", false},
		{"a day and a country are not enough", "COERCE/arrest|2023-01-09|Peru|police > a union leader", "COERCE/arrest|2023-01-09|Peru|soldiers > a student", false},
		{"a country has one general strike a day", "PROTEST/general-strike|1977-07-19|Peru|unions", "PROTEST/general-strike|1977-07-19|Peru|CGTP", true},
		{"a month holds the day", "COUP/removal-from-office|2020-11|Peru|Congress > Martín Vizcarra", "COUP/removal-from-office|2020-11-09|Peru|Congress > Martín Vizcarra", true},
		{"two counts of one raid", "COERCE/arrest|2023-01-21|Lima|police > students|arrested=205", "COERCE/arrest|2023-01-21|||arrested=193", true},
		{"small numbers are no bond", "COERCE/arrest|2023-01-21|Lima||arrested=3", "COERCE/arrest|2023-01-21|||arrested=4", false},
		{"one running total told on two days", "ASSAULT/killing|2022-12-07/2022-12-26|Peru|> protesters", "ASSAULT/killing|2022-12-07/2023-01-12|Peru|> protesters", true},
		{"two running totals", "ASSAULT/killing|2022-12-07/2022-12-26|Peru|> protesters", "ASSAULT/killing|2022-12-14/2023-01-12|Peru|> protesters", false},
		{"no date, nothing else", "ASSAULT/killing||Juliaca|police > protesters", "ASSAULT/killing|2023-01-09|Juliaca|police > protesters", false},
	} {
		l := New(nil)
		none := func(record.ActorRef) string { return "" }
		l.Add(reading(t, "a", c.a), none)
		l.Add(reading(t, "b", c.b), none)
		if got := len(l.Events()); (got == 1) != c.one {
			t.Errorf("%s: %d events", c.name, got)
		}
	}
}

func TestStatementsOfOneDocumentStayApart(t *testing.T) {
	l := New(nil)
	same := "ASSAULT/killing|2023-01-09|Juliaca|police > protesters"
	none := func(record.ActorRef) string { return "" }
	for i := range 50 {
		l.Add(reading(t, fmt.Sprintf("copy%d", i), same, same), none)
	}
	events := l.Events()
	if len(events) != 2 || len(events[0].Statements) != 50 || len(events[1].Statements) != 50 {
		t.Errorf("fifty copies of two events gave %d events", len(events))
	}
	if events[0].ID == events[1].ID {
		t.Error("two events of one id")
	}
}

func TestOrderOfTheChronology(t *testing.T) {
	l := New(nil)
	none := func(record.ActorRef) string { return "" }
	l.Add(reading(t, "a", "PROTEST/march||Lima|", "PROTEST/march|2022-12|Lima|", "PROTEST/march|2022-12-01|Cusco|", "PROTEST/march|../1992-04-05|Ica|"), none)
	var got []string
	for _, e := range l.Events() {
		got = append(got, e.EDTF)
	}
	if want := "../1992-04-05 2022-12-01 2022-12 "; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", strings.Join(got, " "), want)
	}
}

func TestCopiesLinkInTheirOrder(t *testing.T) {
	none := func(record.ActorRef) string { return "" }
	first := reading(t, "original", "ASSAULT/killing|2023-01-09|Juliaca|police > protesters", "COERCE/arrest||Peru|la policía > dirigentes", "COERCE/arrest||Peru|la policía > estudiantes")
	second := reading(t, "translation", "ASSAULT/killing|2023-01-09|Juliaca|the police > demonstrators", "COERCE/arrest||Peru|officers > leaders", "COERCE/arrest||Peru|officers > students")
	other := reading(t, "other", "ASSAULT/killing|2023-01-09|Juliaca|police > villagers", "COERCE/arrest||Peru|guards > clerks")
	families := record.FamiliesOf([]record.Lineage{{Doc: second.Doc.ID(), Of: first.Doc.ID(), Kind: record.Translation}})
	for _, c := range []struct {
		name     string
		families record.Families
		events   int
	}{{"strangers", nil, 6}, {"a translation", families, 4}} {
		l := New(c.families)
		for _, r := range []*record.Reading{first, second, other} {
			l.Add(r, none)
		}
		events := l.Events()
		if len(events) != c.events {
			t.Errorf("%s: %d events, want %d", c.name, len(events), c.events)
		}
		if e := events[0]; c.families != nil && (e.Documents != 3 || e.Independent != 2) {
			t.Errorf("%s: %d documents tell the killing, %d of them independent; want 3 and 2", c.name, e.Documents, e.Independent)
		}
	}
}
