package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

// changes are the flags by which an event is corrected; what is not given stays as read.
type changes struct {
	Type      *string  `help:"PROTEST, ASSAULT/killing, curfew …" placeholder:"TYPE"`
	When      *string  `help:"Date in EDTF; empty for not stated." placeholder:"DATE"`
	Place     []string `help:"Where; may be repeated, and replaces the places that were." placeholder:"NAME"`
	Role      []string `help:"Who: agent=police, target=teachers …; may be repeated, and replaces all roles." placeholder:"ROLE=NAME"`
	Count     []string `help:"killed=17, wounded=>=50, participants=dozens; changes the number read for that measure, or adds one with --quote." placeholder:"MEASURE=N"`
	Quote     string   `name:"quote" help:"The words of a document that say an added number: DOCUMENT:WORDS." placeholder:"PLACE"`
	Certainty *string  `help:"asserted, reported, denied, planned or hypothetical." placeholder:"LEVEL"`
}

var roleNames = []record.RoleName{record.Agent, record.Target, record.Participant, record.Organizer, record.Beneficiary, record.Instrument}

// read turns the flags into a change of an event; nil if there is none. e is nil, and r its document, for an event that is added.
func (c *changes) read(ctx context.Context, s *store.Store, e *record.Event, r *record.Reading) (*record.Change, error) {
	ch, some := &record.Change{}, false
	if c.Type != nil {
		t, err := typeFlag(*c.Type)
		if err != nil {
			return nil, err
		}
		ch.Type, some = &t, true
	}
	if c.When != nil {
		if *c.When != "" {
			if _, err := interval("--when", *c.When); err != nil {
				return nil, err
			}
		}
		ch.When, some = c.When, true
	}
	if c.Certainty != nil {
		if record.ParseCertainty(*c.Certainty) == record.NoCertainty {
			return nil, usage("--certainty %s: no such level; hint: asserted, reported, denied, planned or hypothetical", *c.Certainty)
		}
		ch.Certainty, some = c.Certainty, true
	}
	if c.Place != nil {
		places := []record.EventPlace{}
		for _, name := range c.Place {
			if name != "" {
				places = append(places, review.PlaceNamed(gazetteer.World(), e, name))
			}
		}
		ch.Places, some = &places, true
	}
	if c.Role != nil {
		roles := []record.EventRole{}
		for _, given := range c.Role {
			role, name, ok := strings.Cut(given, "=")
			if given == "" {
				continue
			}
			if !ok || !slices.Contains(roleNames, record.RoleName(role)) || strings.TrimSpace(name) == "" {
				return nil, usage("--role %s: hint: write agent=NAME, target=NAME, participant=, organizer=, beneficiary= or instrument=NAME", given)
			}
			roles = append(roles, record.EventRole{Role: record.RoleName(role), Name: strings.TrimSpace(name)})
		}
		ch.Roles, some = &roles, true
	}
	if c.Count != nil {
		counts, err := c.counts(ctx, s, e, r)
		if err != nil {
			return nil, err
		}
		ch.Counts, some = &counts, true
	}
	if !some {
		return nil, nil
	}
	return ch, nil
}

func typeFlag(given string) (string, error) {
	t, m, _ := strings.Cut(given, "/")
	typ, mode := record.EventType(strings.ToUpper(t)), record.Mode(strings.ToLower(m))
	if of, ok := typeOf(record.Mode(strings.ToLower(given))); ok {
		typ, mode = of, record.Mode(strings.ToLower(given))
	}
	if !record.ValidEvent(typ, mode) {
		return "", usage("--type %s: no such type; hint: one of %s; or a mode: %s", given, typeNames(), modeNames(typ))
	}
	if mode == "" {
		return string(typ), nil
	}
	return string(typ) + "/" + string(mode), nil
}

// counts are the event's numbers, with those given in their places.
func (c *changes) counts(ctx context.Context, s *store.Store, e *record.Event, r *record.Reading) ([]record.CountEdit, error) {
	out := []record.CountEdit{}
	if e != nil {
		var err error
		if out, err = review.CountsOf(ctx, s, e); err != nil {
			return nil, err
		}
	}
	for _, given := range c.Count {
		measure, words, ok := strings.Cut(given, "=")
		if !ok || measure == "" {
			return nil, usage("--count %s: hint: write killed=17", given)
		}
		value, has, bound, err := review.ParseCount(words)
		if err != nil {
			return nil, usage("--count %s: %w", given, err)
		}
		n := record.CountEdit{Measure: measure, Value: value, HasValue: has, Bound: bound}
		if c.Quote != "" {
			doc, quote, ok := strings.Cut(c.Quote, ":")
			if !ok && r != nil {
				doc, quote = r.Doc.ID().String(), c.Quote
			}
			if n.Passage, _, err = passageOf(ctx, s, doc, quote); err != nil {
				return nil, err
			}
			out = append(out, n)
			continue
		}
		found := false
		for i := range out {
			if out[i].Measure == measure {
				n.Passage, out[i], found = out[i].Passage, record.CountEdit{Passage: out[i].Passage, Measure: measure, Value: value, HasValue: has, Bound: bound}, true
			}
		}
		if !found {
			return nil, usage("--count %s: no number was read for it, so it needs the words that say it; hint: --quote %s", given, fmt.Sprintf("%q", "DOCUMENT:WORDS"))
		}
	}
	return out, nil
}
