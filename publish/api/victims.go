package api

import (
	"context"
	"slices"

	"testigo/publish/wording"
	"testigo/record"
)

// VictimLine is a person of the register: what is told of the person, disagreements kept.
type VictimLine struct {
	ID          string   `json:"id"`
	Name        string   `json:"name"` // empty = not named
	Aliases     []string `json:"aliases,omitempty"`
	Actor       string   `json:"actor,omitempty"`
	Sex         string   `json:"sex,omitempty"`
	Ages        []string `json:"ages,omitempty"` // as told
	Occupations []string `json:"occupations,omitempty"`
	Acts        []string `json:"acts"` // killed, wounded, …
	Dates       []string `json:"dates,omitempty"`
	Places      []string `json:"places,omitempty"`
	Alleged     []string `json:"alleged,omitempty"` // perpetrators, as documents name them
	Independent int      `json:"independent"`
	Tolls       int      `json:"tolls"`
}

// Victims are a stretch of the register.
type Victims struct {
	Page
	Victims []VictimLine `json:"victims"`
	All     int          `json:"all"`
	Named   int          `json:"named"`
}

// Victim is one person with every act and every thing told, each with its words.
type Victim struct {
	VictimLine
	Done []VictimAct  `json:"done"`
	Told []VictimTold `json:"told"`
	In   []Question   `json:"in"` // the tolls in which the person counts
}

// VictimAct is one harm as one document tells it.
type VictimAct struct {
	Act         string   `json:"act"`
	Event       string   `json:"event,omitempty"`
	Date        string   `json:"date,omitempty"`
	Place       string   `json:"place,omitempty"`
	Alleged     []string `json:"alleged,omitempty"`
	Attribution string   `json:"attribution,omitempty"`
	Certainty   string   `json:"certainty,omitempty"`
	Evidence    Evidence `json:"evidence"`
}

// VictimTold is one thing that a document says of a person.
type VictimTold struct {
	Field    string   `json:"field"`
	Value    string   `json:"value"`
	Evidence Evidence `json:"evidence"`
}

// Victims lists the register in its order.
func (r *Record) Victims(ctx context.Context, words string, named bool, offset, limit int) (*Victims, error) {
	list, total, err := r.store.VictimPage(ctx, words, named, offset, min(limit, MaxLimit))
	if err != nil {
		return nil, err
	}
	out := &Victims{Page: Page{total, offset, limit}, Victims: []VictimLine{}}
	if out.All, out.Named, err = r.store.VictimsOf(ctx); err != nil {
		return nil, err
	}
	for _, v := range list {
		out.Victims = append(out.Victims, victimLine(v))
	}
	return out, nil
}

func victimLine(v *record.Victim) VictimLine {
	l := VictimLine{ID: v.ID, Name: wording.Clip(v.Name, maxTitle), Actor: v.Actor, Sex: v.Sex, Acts: []string{}, Independent: v.Independent, Tolls: len(v.Tolls)}
	add := func(list []string, s string) []string {
		if s = wording.Clip(s, 120); s == "" || slices.Contains(list, s) || len(list) >= 12 {
			return list
		}
		return append(list, s)
	}
	for _, a := range v.Aliases {
		l.Aliases = add(l.Aliases, a)
	}
	for _, t := range v.Told {
		switch t.Field {
		case "age":
			l.Ages = add(l.Ages, t.Value)
		case "occupation":
			l.Occupations = add(l.Occupations, t.Value)
		}
	}
	for _, a := range v.Acts {
		l.Acts = add(l.Acts, a.Act)
		l.Dates = add(l.Dates, a.EDTF)
		l.Places = add(l.Places, a.Place)
		for _, by := range a.Alleged {
			l.Alleged = add(l.Alleged, by)
		}
	}
	return l
}

// maxVictimActs bounds the acts of one person's page.
const maxVictimActs = 60

// Victim opens one person of the register by id.
func (r *Record) Victim(ctx context.Context, id string, lang record.Lang) (*Victim, error) {
	v, err := r.store.Victim(ctx, id)
	if err != nil {
		return nil, err
	}
	out := &Victim{VictimLine: victimLine(v), Done: []VictimAct{}, Told: []VictimTold{}, In: []Question{}}
	for _, a := range v.Acts[:min(len(v.Acts), maxVictimActs)] {
		e, err := r.Evidence(ctx, a.Evidence)
		if err != nil {
			return nil, err
		}
		out.Done = append(out.Done, VictimAct{a.Act, a.Event, a.EDTF, wording.Clip(a.Place, 120), a.Alleged, wording.Clip(a.Attribution, 160), a.Certainty.String(), e})
	}
	for _, t := range v.Told[:min(len(v.Told), maxVictimActs)] {
		e, err := r.Evidence(ctx, t.Evidence)
		if err != nil {
			return nil, err
		}
		out.Told = append(out.Told, VictimTold{t.Field, wording.Clip(t.Value, 160), e})
	}
	for _, q := range v.Tolls[:min(len(v.Tolls), 12)] {
		toll, err := r.Question(ctx, q, lang)
		if err != nil {
			return nil, err
		}
		out.In = append(out.In, *toll)
	}
	return out, nil
}
