package conflicts

import (
	"reflect"
	"testing"

	"testigo/record"
)

func day(s string) record.Interval { return record.EDTFInterval(s) }

func act(id string, t record.EventType, m record.Mode, when, place string, roles ...record.EventRole) *record.Event {
	e := &record.Event{ID: id, Type: t, Mode: m, EDTF: when, Interval: day(when), Certainty: record.Asserted, Roles: roles}
	switch place {
	case "":
	case "Peru":
		e.Places = []record.EventPlace{{Name: "Peru", Country: "PE", Kind: record.Country}}
	default:
		e.Places = []record.EventPlace{{Name: place, ID: place, Country: "PE", Admin1: place, Kind: record.City}}
	}
	return e
}

func by(actor string) record.EventRole {
	return record.EventRole{Role: record.Organizer, Name: actor, Actor: actor}
}

var profiles = []*record.Profile{
	{ID: "union", Kind: record.Organization, Org: record.Union, Name: "Mine Workers' Union", Acronym: "MWU"},
	{ID: "police", Kind: record.Organization, Org: record.Military, Name: "National Police"},
	{ID: "mine", Kind: record.Organization, Org: record.Company, Name: "Southern Slope Mine"},
	{ID: "minister", Kind: record.Person, Name: "Ana Ruiz"},
	{ID: "column", Kind: record.Organization, Org: record.Guerrilla, Name: "Red Column"},
}

// TestWhichActsBelongTogether: each case lists the episodes by their events.
func TestWhichActsBelongTogether(t *testing.T) {
	cases := []struct {
		name   string
		events []*record.Event
		want   [][]string
	}{
		{"one act is no episode", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno")}, nil},
		{"a union's strikes two months apart, in two towns",
			[]*record.Event{act("e1", "PROTEST", "strike", "2001-03-01", "Puno", by("union")), act("e2", "PROTEST", "strike", "2001-04-20", "Tacna", by("union"))}, [][]string{{"e1", "e2"}}},
		{"a union's strikes half a year apart",
			[]*record.Event{act("e1", "PROTEST", "strike", "2001-03-01", "Puno", by("union")), act("e2", "PROTEST", "strike", "2001-09-20", "Tacna", by("union"))}, nil},
		{"police at two marches tie nothing",
			[]*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno", by("police")), act("e2", "PROTEST", "march", "2001-03-02", "Tacna", by("police"))}, nil},
		{"one town within three weeks", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "PROTEST", "blockade", "2001-03-15", "Puno")}, [][]string{{"e1", "e2"}}},
		{"two towns on one day", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "PROTEST", "blockade", "2001-03-01", "Tacna")}, nil},
		{"a wave over the country and what falls into it",
			[]*record.Event{act("e1", "PROTEST", "demonstration", "2001-03-01/2001-04-15", "Peru"), act("e2", "PROTEST", "march", "2001-03-09", "Puno"), act("e3", "PROTEST", "march", "2001-03-29", "Tacna")},
			[][]string{{"e1", "e2", "e3"}}},
		{"what is pressed on a company stays out of the wave",
			[]*record.Event{act("e1", "PROTEST", "demonstration", "2001-03-01/2001-04-15", "Peru"), act("e2", "PROTEST", "march", "2001-03-09", "Puno", record.EventRole{Role: record.Target, Name: "mine", Actor: "mine"})}, nil},
		{"force follows a march in its town",
			[]*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "COERCE", "repression", "2001-03-02", "Puno")}, [][]string{{"e1", "e2"}}},
		{"force elsewhere does not", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "COERCE", "repression", "2001-03-02", "Tacna")}, nil},
		{"a guerrilla's attack answers no march",
			[]*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "ASSAULT", "armed-attack", "2001-03-02", "Puno", record.EventRole{Role: record.Agent, Name: "Red Column", Actor: "column"})}, nil},
		{"an accord of a party weeks later",
			[]*record.Event{act("e1", "PROTEST", "strike", "2001-03-01", "Puno", by("union")), act("e2", "AGREE", "agreement", "2001-04-10", "", record.EventRole{Role: record.Participant, Name: "MWU", Actor: "union"})}, [][]string{{"e1", "e2"}}},
		{"force ties no two episodes",
			[]*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "COERCE", "repression", "2001-03-08", "Puno"), act("e3", "COERCE", "repression", "2001-03-29", "Puno"), act("e4", "PROTEST", "march", "2001-03-30", "Puno"), act("e5", "COERCE", "arrest", "2001-03-31", "Puno")},
			[][]string{{"e1", "e2"}, {"e4", "e5"}}},
	}
	for _, c := range cases {
		g := New()
		g.horizon = record.DayOf(2002, 1, 1)
		var got [][]string
		for _, k := range g.Conflicts(c.events, profiles) {
			got = append(got, k.Events)
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestPlansAndDenialsBelongToNoEpisode(t *testing.T) {
	for _, certainty := range []record.Certainty{record.Planned, record.Denied, record.Hypothetical} {
		a, b := act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "PROTEST", "march", "2001-03-02", "Puno")
		b.Certainty = certainty
		if got := New().Conflicts([]*record.Event{a, b}, nil); len(got) != 0 {
			t.Errorf("%v: %v", certainty, got[0].Events)
		}
	}
}

// TestStateAndPhase runs the dated rules: what happened, and the steps that follow.
func TestStateAndPhase(t *testing.T) {
	hurt := func(e *record.Event, n float64) *record.Event {
		e.Counts = append(e.Counts, record.EventCount{Measure: "wounded", Figure: record.Figure{Measure: "wounded", Value: n, HasValue: true}})
		return e
	}
	cases := []struct {
		name    string
		acts    []*record.Event
		horizon string
		want    []string // date, state, phase, rule
		state   record.ConflictState
	}{
		{"a claim, then action", []*record.Event{act("e1", "DEMAND", "", "2001-03-01", ""), act("e2", "PROTEST", "march", "2001-03-05", "")}, "2001-03-20",
			[]string{"2001-03-01 active early claim", "2001-03-05 active escalation action"}, record.Active},
		{"wounded at a march are a crisis", []*record.Event{hurt(act("e1", "PROTEST", "march", "2001-03-05", ""), 3)}, "2001-03-20", []string{"2001-03-05 active crisis violence"}, record.Active},
		{"nobody wounded is none", []*record.Event{hurt(act("e1", "PROTEST", "march", "2001-03-05", ""), 0)}, "2001-03-20", []string{"2001-03-05 active escalation action"}, record.Active},
		{"calm comes two weeks after violence", []*record.Event{act("e1", "PROTEST", "riot", "2001-03-01", ""), act("e2", "PROTEST", "march", "2001-03-10", ""), act("e3", "PROTEST", "march", "2001-03-17", "")}, "2001-03-20",
			[]string{"2001-03-01 active crisis violence", "2001-03-17 active de-escalation calm"}, record.Active},
		{"ninety quiet days", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "")}, "2001-12-31", []string{"2001-03-01 active escalation action", "2001-05-30 latent  quiet"}, record.Latent},
		{"an accord that holds", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", ""), act("e2", "AGREE", "agreement", "2001-03-11", "")}, "2001-12-31",
			[]string{"2001-03-01 active escalation action", "2001-03-11 active dialogue accord", "2001-06-09 resolved  settled"}, record.Resolved},
		{"an accord that does not", []*record.Event{act("e1", "AGREE", "agreement", "2001-03-01", ""), act("e2", "PROTEST", "march", "2001-04-01", "")}, "2001-12-31",
			[]string{"2001-03-01 active dialogue accord", "2001-04-01 active escalation action", "2001-06-30 latent  quiet"}, record.Latent},
		{"two years later it is under observation", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "")}, "2004-12-31",
			[]string{"2001-03-01 active escalation action", "2001-05-30 latent  quiet", "2003-05-30 observed  observed"}, record.Observed},
		{"it wakes again", []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", ""), act("e2", "PROTEST", "march", "2001-09-01", "")}, "2001-09-10",
			[]string{"2001-03-01 active escalation action", "2001-05-30 latent  quiet", "2001-09-01 active escalation action"}, record.Active},
	}
	for _, c := range cases {
		steps, state := history(c.acts, day(c.horizon).From)
		var got []string
		for _, s := range steps {
			got = append(got, s.On.From.String()+" "+string(s.State)+" "+s.Phase+" "+s.Rule)
		}
		if !reflect.DeepEqual(got, c.want) || state != c.state {
			t.Errorf("%s: %q %s, want %q %s", c.name, got, state, c.want, c.state)
		}
	}
}

func TestTheGoingOfWhoeverWasAskedToGo(t *testing.T) {
	march := act("e1", "PROTEST", "march", "2001-03-01", "Puno", by("union"), record.EventRole{Role: record.Target, Name: "Ana Ruiz", Actor: "minister"})
	left := act("e2", "COUP", "resignation", "2001-04-15", "", record.EventRole{Role: record.Agent, Name: "Ana Ruiz", Actor: "minister"})
	g := New()
	g.horizon = record.DayOf(2001, 12, 31)
	g.demands = []demand{{event: "e1", content: "the resignation of minister ruiz", going: asksToGo("the resignation of minister ruiz")}}
	got := g.Conflicts([]*record.Event{march, left}, profiles)
	if len(got) != 1 || got[0].State != record.Resolved || len(got[0].Demands) != 1 {
		t.Fatalf("%+v", got)
	}
	g.demands[0].going = asksToGo("a rise of wages")
	if got := g.Conflicts([]*record.Event{march, left}, profiles); len(got) != 0 {
		t.Errorf("nobody asked her to go: %+v", got[0].Events)
	}
}

func TestMonthlyTableCountsStatesAtTheEndOfTheMonth(t *testing.T) {
	g := New()
	g.horizon = record.DayOf(2001, 7, 15)
	all := g.Conflicts([]*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno"), act("e2", "PROTEST", "march", "2001-03-02", "Puno")}, nil)
	want := []Month{{2001, 3, 1, 0, 0, 1}, {2001, 4, 1, 0, 0, 0}, {2001, 5, 0, 1, 0, 0}, {2001, 6, 0, 1, 0, 0}, {2001, 7, 0, 1, 0, 0}}
	if got := Monthly(all, g.horizon); !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}

// TestOrderOfEventsDoesNotMatter: the registry is the same however the events of one day come.
func TestOrderOfEventsDoesNotMatter(t *testing.T) {
	events := []*record.Event{act("e1", "PROTEST", "march", "2001-03-01", "Puno", by("union")), act("e2", "PROTEST", "strike", "2001-03-01", "Tacna", by("union")), act("e3", "COERCE", "arrest", "2001-03-03", "Tacna")}
	a := New().Conflicts(events, profiles)
	b := New().Conflicts([]*record.Event{events[2], events[1], events[0]}, profiles)
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%+v\n%+v", a[0], b[0])
	}
}
