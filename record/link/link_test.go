package link

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// told is one event statement of a test: "type/mode | edtf | place | agent > target | killed=N". A date with "!" stands in the words, others were
// worked out from the story; a name with "@" is a person whom the reader knows. "type/mode?" is planned; "site in town" is a site.
func reading(t *testing.T, name string, told ...string) *record.Reading {
	t.Helper()
	text := name + ": " + strings.Join(told, ". ")
	doc, err := record.NewDocument(record.IDOf([]byte(text)), name, record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	r := &record.Reading{Doc: doc, Written: record.Dating{Best: record.Interval{From: record.DayOf(2023, 2, 10), To: record.DayOf(2023, 2, 10)}}}
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
		act, planned := strings.CutSuffix(f[0], "?")
		typ, mode, _ := strings.Cut(act, "/")
		e := record.EventStatement{Type: record.EventType(typ), Mode: record.Mode(mode), Sentence: span, Certainty: record.Asserted}
		if planned {
			e.Certainty = record.Planned
		}
		date, stated := strings.CutSuffix(f[1], "!")
		if ivs, err := record.ParseEDTF(date); err == nil && len(ivs) > 0 && stated {
			e.When = record.CiteSpan(doc, span, record.Time{Type: record.Date, EDTF: date, Interval: ivs[0]})
		} else if err == nil && len(ivs) > 0 {
			e.Inferred, e.InferredEDTF = ivs[0], f[1]
		}
		r.Places = append(r.Places, record.CiteSpan(doc, span, record.Place{Name: "Peru", Kind: record.Country, Country: "PE"}))
		if f[2] != "" {
			kind := record.City
			if f[2] == "Peru" {
				kind = record.Country
			}
			p := record.Place{Name: f[2], Kind: kind, Country: "PE"}
			if kind == record.City {
				p.ID = "town " + f[2]
			}
			if site, town, within := strings.Cut(f[2], " in "); within {
				p = record.Place{Name: site, Kind: record.Site, Country: "PE", Within: "town " + town}
			}
			e.Where = append(e.Where, record.CiteSpan(doc, span, p))
		}
		if f[3] != "" {
			agent, target, _ := strings.Cut(f[3], ">")
			for k, n := range []string{strings.TrimSpace(agent), strings.TrimSpace(target)} {
				role := []record.RoleName{record.Agent, record.Target}[k]
				if n == "" {
					continue
				}
				fill := record.RoleFill{Role: role, Name: n}
				if name, known := strings.CutPrefix(n, "@"); known {
					a, _ := record.NewActor(record.Person, name, record.CiteSpan(doc, span, record.FullName))
					r.Actors = append(r.Actors, a)
					fill = record.RoleFill{Role: role, Name: name, Actor: len(r.Actors)}
				}
				e.Roles = append(e.Roles, record.CiteSpan(doc, span, fill))
			}
		}
		if measure, n, ok := strings.Cut(f[4], "="); ok {
			var v float64
			fmt.Sscan(n, &v)
			e.Counts = append(e.Counts, len(r.Figures))
			fig := record.Figure{Measure: measure, Value: v, HasValue: true}
			if least, ok := strings.CutSuffix(measure, ">"); ok { // "killed>=8"
				fig.Measure, fig.Bound = least, record.AtLeast
			}
			r.Figures = append(r.Figures, record.CiteSpan(doc, span, fig))
		}
		trigger := span // the mode stands for the word that names the act
		if mode != "" {
			trigger.Start += len(typ) + 1
			trigger.End = trigger.Start + len(mode)
		}
		if len(f) > 5 { // how the act is called, the last word being its name
			trigger = record.Span{Start: span.Start + strings.LastIndex(line, " ") + 1, End: span.End}
		}
		r.Events = append(r.Events, record.CiteSpan(doc, trigger, e))
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
		{"a country has one general strike a day", "PROTEST/general-strike|1977-07-19!|Peru|unions", "PROTEST/general-strike|1977-07-19!|Peru|CGTP", true},
		{"a month holds the day", "COUP/removal-from-office|2020-11!|Peru|Congress > Martín Vizcarra", "COUP/removal-from-office|2020-11-09!|Peru|Congress > Martín Vizcarra", true},
		{"two counts of one raid", "COERCE/arrest|2023-01-21!|Lima|police > students|arrested=205", "COERCE/arrest|2023-01-21!|||arrested=193", true},
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

// TestLinkStories links two documents of several statements each, of which the last ones are asked about.
func TestLinkStories(t *testing.T) {
	removal := "COUP/removal-from-office|2022-12-07!|Peru|Congress > @Pedro Castillo"
	for _, c := range []struct {
		name string
		a, b []string
		one  bool
	}{
		{"a person is elected once in a story", []string{removal, "ELECTION/vote|2021-07!|Peru|> "}, []string{removal, "ELECTION/vote|||"}, false},
		{"the removal of one president, undated", []string{"COUP/removal-from-office|2022-12-07!|Peru|> @Pedro Castillo"}, []string{"COUP/removal-from-office|||> @Pedro Castillo"}, true},
		{"the removal of another president", []string{"COUP/removal-from-office|2020-11-09!|Peru|> @Martín Vizcarra"}, []string{"COUP/removal-from-office|||> @Pedro Castillo"}, false},
		{"two presidents of one day", []string{"COUP/removal-from-office|2022-12-07!|Peru|> @Martín Vizcarra"}, []string{"COUP/removal-from-office|2022-12-07!|Peru|> @Pedro Castillo"}, false},
		{"who did it to whom, the other way round", []string{"SPLIT|2022-06-30!|Peru|@Pedro Castillo > @Vladimir Cerrón"}, []string{"SPLIT|2022-06-30!|Peru|@Vladimir Cerrón > @Pedro Castillo"}, false},
		{"an emergency, and Congress closed by the same man", []string{removal, "COERCE/state-of-emergency|2022-12-07!||@Pedro Castillo >"},
			[]string{removal, "LEGISLATE/dissolution-of-congress|2022-12!|Peru|@Pedro Castillo > Congress"}, true},
		{"an emergency, and Congress closed by others", []string{removal, "COERCE/state-of-emergency|2022-12-07!||@Dina Boluarte >"},
			[]string{removal, "LEGISLATE/dissolution-of-congress|2022-12!|Peru|@Pedro Castillo > Congress"}, false},
		{"the total of one document and that of another", []string{removal, "ASSAULT/killing|2022-12-07/2023-02-05||> people|killed=50"}, []string{removal, "ASSAULT/killing|2023-02-04||> people|killed=70"}, true},
		{"at least eight and ten dead of one town and day", []string{"ASSAULT/shooting|2022-12-15!|Ayacucho|soldiers > people|killed>=8"}, []string{"ASSAULT/killing|2022-12-15!|Ayacucho||killed=10"}, true},
		{"at least eight and thirty dead of one town and day", []string{"ASSAULT/shooting|2022-12-15!|Ayacucho|soldiers > people|killed>=8"}, []string{"ASSAULT/killing|2022-12-15!|Ayacucho||killed=30"}, false},
		{"a total and an incident in a town", []string{removal, "ASSAULT/killing|2022-12-07/2023-02-05||> people|killed=50"}, []string{removal, "ASSAULT/killing|2023-01-09!|Juliaca|> people|killed=17"}, false},
		{"the protests of one month", []string{removal, "PROTEST/demonstration|2022-12-07|Peru|workers >"}, []string{removal, "PROTEST/riot|2022-12!||"}, true},
		{"the protests of another month", []string{removal, "PROTEST/demonstration|2022-12-07|Peru|workers >"}, []string{removal, "PROTEST/riot|2023-02!||"}, false},
		{"several motions against one man, one telling undated", []string{removal, "LEGISLATE/impeachment-vote|2022-12!||deputies > @Pedro Castillo||after several motions"},
			[]string{removal, "LEGISLATE/impeachment-vote|||> @Pedro Castillo||two motions"}, true},
		{"the same in Spanish", []string{removal, "LEGISLATE/impeachment-vote|||> @Pedro Castillo||dos mociones"},
			[]string{removal, "LEGISLATE/impeachment-vote|2022!||> @Pedro Castillo||varias mociones"}, true},
		{"several motions and one of them", []string{removal, "LEGISLATE/impeachment-vote|2022-12!||> @Pedro Castillo||the motion"},
			[]string{removal, "LEGISLATE/impeachment-vote|||> @Pedro Castillo||two motions"}, false},
		{"several motions against two men", []string{removal, "LEGISLATE/impeachment-vote|2022-12!||> @Martín Vizcarra||several motions"},
			[]string{removal, "LEGISLATE/impeachment-vote|||> @Pedro Castillo||two motions"}, false},
		{"several motions of two years", []string{removal, "LEGISLATE/impeachment-vote|2021!||> @Pedro Castillo||several motions"},
			[]string{removal, "LEGISLATE/impeachment-vote|2022-03!||> @Pedro Castillo||two motions"}, false},
		{"who came in his place, unnamed, and his only successor", []string{removal, "ELECTION/inauguration|2022-12-07!||> @Dina Boluarte"},
			[]string{removal, "ELECTION/appointment|||> @Pedro Castillo"}, true},
		{"a bare surname, and the only one who has it", []string{"COUP/removal-from-office|2022-12-07!|Peru|> @Pedro Castillo"}, []string{"COUP/coup|2022-12!|Peru|> @Castillo"}, true},
		{"a bare surname that two have", []string{"COUP/resignation|2022-12-09!|Peru|@Luis Castillo >", "COUP/removal-from-office|2022-12-07!|Peru|> @Pedro Castillo"}, []string{"COUP/coup|2022-12!|Peru|> @Castillo"}, false},
		{"the dead of a surname", []string{"ASSAULT/killing|2022-12-07!|Peru|> @Pedro Castillo"}, []string{"ASSAULT/killing|2022-12!|Peru|> @Castillo"}, false},
		{"a constitution by its year and by its ruler", []string{removal, "LEGISLATE/constitution|1993!|Peru|"}, []string{removal, "LEGISLATE/constitution|||Fujimori >"}, true},
		{"by a year in which another ruled", []string{removal, "LEGISLATE/constitution|1979!|Peru|"}, []string{removal, "LEGISLATE/constitution|||Fujimori >"}, false},
		{"by its year and by nobody", []string{removal, "LEGISLATE/constitution|1993!|Peru|"}, []string{removal, "LEGISLATE/constitution|||"}, false},
		{"two came in his place", []string{removal, "ELECTION/inauguration|2022-12-07!||> @Dina Boluarte", "ELECTION/inauguration|2022-12-08!||> @José Williams"},
			[]string{removal, "ELECTION/appointment|||> @Pedro Castillo"}, false},
		{"one who came long after", []string{removal, "ELECTION/inauguration|2023-01-20!||> @Dina Boluarte"},
			[]string{removal, "ELECTION/appointment|||> @Pedro Castillo"}, false},
		{"one who came before he went", []string{removal, "ELECTION/inauguration|2022-11-20!||> @Dina Boluarte"},
			[]string{removal, "ELECTION/appointment|||> @Pedro Castillo"}, false},
		{"in another's place", []string{removal, "ELECTION/inauguration|2022-12-07!||> @Dina Boluarte"},
			[]string{removal, "ELECTION/appointment|||> @Martín Vizcarra"}, false},
		{"a raid at a site under two names, both days worked out", []string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "COERCE/raid|2023-01-20|San Marcos university in Lima|police >"},
			[]string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "COERCE/repression|2023-02-04|Universidad Nacional Mayor de San Marcos in Lima|government >"}, true},
		{"raids at a site on two days that are told", []string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "COERCE/raid|2023-01-20!|San Marcos university in Lima|police >"},
			[]string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "COERCE/raid|2023-02-04!|San Marcos university in Lima|government >"}, false},
		{"a call to march on a town and the rally there", []string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "PROTEST/demonstration|2023-01-19!|Lima|", "PROTEST/demonstration|2023-02-04!|Lima|"},
			[]string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "PROTEST/march?||Lima|"}, true},
		{"a call and a rally in another town", []string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "PROTEST/demonstration|2023-01-19!|Cusco|"},
			[]string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "PROTEST/march?||Lima|"}, false},
		{"a call and a rally of another year", []string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "PROTEST/demonstration|2020-11-14!|Lima|"},
			[]string{removal, "ELECTION/vote|2021-06-06!|Peru|> @Pedro Castillo", "PROTEST/march?||Lima|"}, false},
		{"a call, where the documents share no story", []string{"PROTEST/demonstration|2023-01-19!|Lima|"}, []string{"PROTEST/march?||Lima|"}, false},
		{"a strike called and a strike held", []string{"PROTEST/general-strike|2023-02-09!|Peru|@CGTP >"}, []string{"PROTEST/strike|2023-02-09!||@CGTP >"}, true},
	} {
		actors := map[record.ActorRef]string{}
		l := New(nil)
		for name, told := range map[string][]string{"a": c.a, "b": c.b} {
			r := reading(t, name, told...)
			for i, a := range r.Actors {
				actors[record.ActorRef{Doc: r.Doc.ID(), Index: i}] = a.Name
			}
		}
		of := func(ref record.ActorRef) string { return actors[ref] }
		l.Add(reading(t, "a", c.a...), of)
		l.Add(reading(t, "b", c.b...), of)
		last := 0
		for _, e := range l.Events() {
			for _, s := range e.Statements {
				if s.Doc == reading(t, "b", c.b...).Doc.ID() && s.Index == len(c.b)-1 {
					last = len(e.Statements)
					if len(e.Links) != last-1 || last == 2 && len(e.Links[0].Why) == 0 {
						t.Errorf("%s: linked without reasons: %+v", c.name, e.Links)
					}
				}
			}
		}
		if (last == 2) != c.one {
			t.Errorf("%s: the last statement tells an event of %d statements", c.name, last)
		}
	}
}

// TestTotalsAndIncidents: a total names the incidents that it sums up, and is none of them.
func TestTotalsAndIncidents(t *testing.T) {
	l := New(nil)
	none := func(record.ActorRef) string { return "" }
	l.Add(reading(t, "toll", "ASSAULT/killing|2022-12-07/2023-02-05||> people|killed=49"), none)
	l.Add(reading(t, "day", "ASSAULT/killing|2023-01-09!|Juliaca|> people|killed=17", "ASSAULT/killing|2022-12-01!|Puno|> people|killed=2", "ASSAULT/killing|2023-01-10!|Lima|> people|killed=60"), none)
	parts := map[string][]string{}
	for _, e := range l.Events() {
		parts[e.EDTF] = e.Parts
		if want := e.EDTF == "2023-01-09"; (len(e.PartOf) == 1) != want {
			t.Errorf("%s is part of %v", e.EDTF, e.PartOf)
		}
	}
	if len(parts["2022-12-07/2023-02-05"]) != 1 {
		t.Errorf("parts of the total: %v", parts)
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
