package victims_test

import (
	"context"
	"strings"
	"testing"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
	"testigo/record/victims"
)

// register reads nothing: statements are put together by hand, so that each rule is seen alone.
type book struct {
	t        *testing.T
	g        *victims.Gatherer
	profiles []*record.Profile
	of       map[record.ActorRef]string
}

func newBook(t *testing.T) *book {
	return &book{t: t, g: victims.New(nil), of: map[record.ActorRef]string{}}
}

// span finds words in a document.
func span(t *testing.T, d *record.Document, words string) record.Span {
	t.Helper()
	i := strings.Index(d.Text(), words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, d.Text())
	}
	return record.Span{Start: i, End: i + len(words)}
}

// telling is one event statement of a test: kind of act, target words, whether the target is a person with a profile.
type telling struct {
	mode    record.Mode
	target  string
	profile string // "" = no listed actor
	age     string // words of the age
	years   int
	agent   string
	event   string
	certain record.Certainty
}

func (b *book) add(text string, lang record.Lang, all ...telling) {
	b.t.Helper()
	d, err := record.NewDocument(record.IDOf([]byte(text)), "doc", record.Text, text)
	if err != nil {
		b.t.Fatal(err)
	}
	d.Lang = lang
	r := &record.Reading{Doc: d}
	var events []string
	for _, x := range all {
		fill := record.RoleFill{Role: record.Target, Name: x.target}
		at := span(b.t, d, x.target)
		if x.profile != "" {
			a, _ := record.NewActor(record.Person, x.target, record.CiteSpan(d, at, record.FullName))
			if x.age != "" {
				a.Age = record.CiteSpan(d, span(b.t, d, x.age), x.years)
			}
			b.of[record.ActorRef{Doc: d.ID(), Index: len(r.Actors)}] = x.profile
			r.Actors = append(r.Actors, a)
			fill.Actor = len(r.Actors)
			b.profiles = append(b.profiles, &record.Profile{ID: x.profile, Name: x.target})
		}
		e := record.EventStatement{Type: record.Assault, Mode: x.mode, Certainty: x.certain, Roles: []record.Cited[record.RoleFill]{record.CiteSpan(d, at, fill)}}
		if x.agent != "" {
			e.Roles = append(e.Roles, record.CiteSpan(d, span(b.t, d, x.agent), record.RoleFill{Role: record.Agent, Name: x.agent}))
		}
		r.Events = append(r.Events, record.CiteSpan(d, at, e))
		events = append(events, x.event)
	}
	b.g.Add(r, func(i int) string { return events[i] }, func(ref record.ActorRef) string { return b.of[ref] })
}

func (b *book) register(events []*record.Event, questions []*record.Question) []*record.Victim {
	b.t.Helper()
	out, err := b.g.Register(context.Background(), events, b.profiles, questions)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func TestOnePersonManyWitnesses(t *testing.T) {
	b := newBook(t)
	b.add("Soldiers shot Ana Soto, 35, dead.", record.English, telling{mode: "killing", target: "Ana Soto", profile: "a1", age: "35", years: 35, agent: "Soldiers", event: "e1", certain: record.Asserted})
	b.add("Ana Soto, 36, was killed.", record.English, telling{mode: "killing", target: "Ana Soto", profile: "a1", age: "36", years: 36, event: "e1", certain: record.Asserted})
	got := b.register([]*record.Event{{ID: "e1", PartOf: []string{"e9"}}},
		[]*record.Question{{ID: "q1", Measure: "killed", Event: "e9"}, {ID: "q2", Measure: "arrested", Event: "e1"}, {ID: "q3", Measure: "killed", Event: "e1"}})
	if len(got) != 1 {
		t.Fatalf("%d people", len(got))
	}
	v := got[0]
	var ages []string
	for _, x := range v.Told {
		if x.Field == "age" {
			ages = append(ages, x.Value)
		}
	}
	if strings.Join(ages, "/") != "35/36" || v.Independent != 2 || len(v.Acts) != 2 || v.Acts[0].Alleged[0] != "Soldiers" || strings.Join(v.Tolls, " ") != "q1 q3" {
		t.Errorf("ages %v, %+v", ages, v)
	}
}

func TestWhoHasARow(t *testing.T) {
	for _, c := range []struct {
		name, text, target string
		lang               record.Lang
		mode               record.Mode
		want               int
		sex, age           string
	}{
		{"one unnamed person", "Police killed a 17-year-old student in Puno.", "student", record.English, "killing", 1, "", "17"},
		{"a woman", "Police shot a woman in Puno.", "woman", record.English, "shooting", 1, "female", ""},
		{"in Spanish", "Mataron a una mujer de 34 años en Puno.", "mujer", record.Spanish, "killing", 1, "female", "34"},
		{"a group", "Police killed students in Puno.", "students", record.English, "killing", 0, "", ""},
		{"a family is several", "They killed a family in Puno.", "family", record.English, "killing", 0, "", ""},
		{"two joined", "They killed a priest and one soldier.", "priest and one soldier", record.English, "killing", 0, "", ""},
		{"a thing", "They bombed a bridge in Puno.", "bridge", record.English, "bombing", 0, "", ""},
	} {
		b := newBook(t)
		b.add(c.text, c.lang, telling{mode: c.mode, target: c.target, event: "e1", certain: record.Asserted})
		got := b.register(nil, nil)
		if len(got) != c.want {
			t.Errorf("%s: %d rows", c.name, len(got))
			continue
		}
		if c.want == 0 {
			continue
		}
		age := ""
		for _, x := range got[0].Told {
			if x.Field == "age" {
				age = x.Value
			}
		}
		if got[0].Sex != c.sex || age != c.age || got[0].Name != "" {
			t.Errorf("%s: sex %q, age %q", c.name, got[0].Sex, age)
		}
	}
}

// An unnamed person of one age in one event is the same in two texts; without an age nobody can say.
func TestUnnamedAcrossTexts(t *testing.T) {
	b := newBook(t)
	b.add("Police killed a 17-year-old student.", record.English, telling{mode: "killing", target: "student", event: "e1", certain: record.Asserted})
	b.add("A 17-year-old student was killed.", record.English, telling{mode: "killing", target: "student", event: "e1", certain: record.Asserted})
	b.add("Police killed a student today.", record.English, telling{mode: "killing", target: "student", event: "e1", certain: record.Asserted})
	got := b.register(nil, nil)
	if len(got) != 2 || got[0].Independent+got[1].Independent != 3 {
		t.Errorf("%d people", len(got))
	}
}

func TestPlannedHarmsNobody(t *testing.T) {
	b := newBook(t)
	b.add("They will kill Ana Soto.", record.English, telling{mode: "killing", target: "Ana Soto", profile: "a1", event: "e1", certain: record.Planned})
	b.add("Nobody killed Luis Rojas.", record.English, telling{mode: "killing", target: "Luis Rojas", profile: "a2", event: "e2", certain: record.Denied})
	got := b.register([]*record.Event{{ID: "e2"}}, []*record.Question{{ID: "q1", Measure: "killed", Event: "e2"}})
	if len(got) != 1 || got[0].Name != "Luis Rojas" || got[0].Acts[0].Certainty != record.Denied || len(got[0].Tolls) != 0 {
		t.Errorf("%+v", got)
	}
}

// Two are killed in one sentence, and the event holds one of them: the other suffered the same act.
func TestToldInOneSentence(t *testing.T) {
	text := "Ana Soto and Luis Rojas were shot dead in Puno."
	d, err := record.NewDocument(record.IDOf([]byte(text)), "doc", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	all := record.Span{Start: 0, End: len(text)}
	ana, _ := record.NewActor(record.Person, "Ana Soto", record.CiteSpan(d, span(t, d, "Ana Soto"), record.FullName))
	ana.Harm = record.CiteSpan(d, span(t, d, "dead"), "killed")
	luis, _ := record.NewActor(record.Person, "Luis Rojas", record.CiteSpan(d, span(t, d, "Luis Rojas"), record.FullName))
	e := record.EventStatement{Type: record.Assault, Mode: "killing", Sentence: all, Certainty: record.Asserted,
		Where: []record.Cited[record.Place]{record.CiteSpan(d, span(t, d, "Puno"), record.Place{Name: "Puno"})},
		Roles: []record.Cited[record.RoleFill]{record.CiteSpan(d, span(t, d, "Luis Rojas"), record.RoleFill{Role: record.Target, Name: "Luis Rojas", Actor: 2})}}
	r := &record.Reading{Doc: d, Actors: []*record.Actor{ana, luis}, Events: []record.Cited[record.EventStatement]{record.CiteSpan(d, span(t, d, "shot"), e)}}
	g := victims.New(nil)
	ids := []string{"a1", "a2"}
	g.Add(r, func(int) string { return "e1" }, func(ref record.ActorRef) string { return ids[ref.Index] })
	got, err := g.Register(context.Background(), nil, []*record.Profile{{ID: "a1", Name: "Ana Soto"}, {ID: "a2", Name: "Luis Rojas"}}, nil)
	if err != nil || len(got) != 2 {
		t.Fatal(got, err)
	}
	for _, v := range got {
		if a := v.Acts[0]; a.Act != "killed" || a.Event != "e1" || a.Place != "Puno" {
			t.Errorf("%s: %+v", v.Name, a)
		}
	}
}

// Nobody enters the register without words that say so, whatever the target's words are.
func FuzzRegister(f *testing.F) {
	f.Add("Police killed a 17-year-old student.", "student")
	f.Add("una mujer de 34 años", "mujer")
	f.Add("a\x00é", "é")
	f.Fuzz(func(t *testing.T, text, target string) {
		i := strings.Index(text, target)
		if i < 0 || target == "" {
			return
		}
		d, err := record.NewDocument(record.IDOf([]byte(text)), "doc", record.Text, text)
		if err != nil {
			return
		}
		c := record.CiteSpan(d, record.Span{Start: i, End: i + len(target)}, record.RoleFill{Role: record.Target, Name: target})
		if !c.Stated() {
			return
		}
		for _, lang := range []record.Lang{record.English, record.Spanish} {
			d.Lang = lang
			r := &record.Reading{Doc: d, Events: []record.Cited[record.EventStatement]{record.CiteSpan(d, c.Span(), record.EventStatement{Type: record.Assault, Mode: "killing", Certainty: record.Asserted, Roles: []record.Cited[record.RoleFill]{c}})}}
			g := victims.New(nil)
			g.Add(r, func(int) string { return "e" }, func(record.ActorRef) string { return "" })
			all, err := g.Register(context.Background(), nil, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range all {
				for _, x := range v.Told {
					if w, err := x.Evidence.In(d); err != nil || w.Quote() == "" {
						t.Fatalf("%+v: %v", x, err)
					}
				}
				for _, x := range v.Acts {
					if _, err := x.Evidence.In(d); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	})
}

// The words that make one person of a noun are words the reader of actors knows as persons.
func TestHeadsAreKnown(t *testing.T) {
	for _, w := range []string{"student", "policeman", "peasant"} {
		if class, kind, many := actors.ClassOf(w, words.EN); class == "" || kind != actors.GroupCandidate || many {
			t.Errorf("%s is %q, %d, many %v", w, class, kind, many)
		}
	}
}
