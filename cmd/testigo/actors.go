package main

import (
	"bufio"
	"context"
	"encoding/json"

	"testigo/publish/export"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type actorsCmd struct {
	Record    string `arg:"" help:"The record."`
	Kind      string `enum:"person,organization,group,all" default:"all" help:"Only persons, organisations or groups." placeholder:"KIND"`
	Proposals bool   `help:"List pairs of actors that may be one, for you to decide, with what speaks for and against."`
	Limit     int    `default:"0" help:"At most so many; 0 = all."`
	JSON      bool   `help:"Print as JSON Lines."`
}

func (actorsCmd) Help() string {
	return `Each actor stands once, under the names that documents give it, with the reasons for which different names were taken for one. Doubtful pairs are never merged: --proposals lists them.

Examples:
  testigo actors peru.testigo --kind person
  testigo actors peru.testigo --proposals
  testigo show peru.testigo CGTP                    one actor: its life, its events, where it is named`
}

func (c *actorsCmd) Run(ctx context.Context, con *console) error {
	return inRecord(c.Record, func(s *store.Store) error {
		v := &viewer{ctx: ctx, con: con, s: s, w: bufio.NewWriter(con.out), json: c.JSON}
		n := 0
		for p, err := range s.Profiles(ctx) {
			if err != nil {
				return err
			}
			if c.Kind != "all" && p.Kind.String() != c.Kind {
				continue
			}
			if c.Limit > 0 && n >= c.Limit {
				break
			}
			shown, err := c.one(v, p)
			if err != nil {
				return err
			}
			if shown {
				n++
			}
		}
		return v.w.Flush()
	})
}

// one prints an actor, or its proposals.
func (c *actorsCmd) one(v *viewer, p *record.Profile) (bool, error) {
	if c.Proposals {
		return v.proposals(p, c.JSON)
	}
	if c.JSON {
		return true, export.Profile(v.w, p)
	}
	v.f("%s  %s", v.con.dim(p.ID), v.con.bold(wording.Clip(p.Name, 120)))
	if p.Acronym != "" && p.Acronym != p.Name {
		v.f(" (%s)", wording.Clip(p.Acronym, 40))
	}
	v.f(" · %s · %d %s\n", p.Kind, p.Mentions, v.con.say("mentions", "menciones"))
	v.merges(p)
	return true, nil
}

// merges tells why different names were taken for one.
func (v *viewer) merges(p *record.Profile) {
	for _, m := range p.Merges {
		v.f("    %s = %s: %s (%.2f)\n", wording.Clip(m.A, 80), wording.Clip(m.B, 80), wording.MergeReason(v.con.lang, m.Reason), m.Score)
	}
}

type proposalJSON struct {
	A       string  `json:"a"`
	AName   string  `json:"a_name"`
	B       string  `json:"b"`
	BName   string  `json:"b_name"`
	Reason  string  `json:"reason"`
	Against string  `json:"against,omitempty"`
	Score   float64 `json:"score"`
}

// proposals prints each pair once, at the actor whose id comes first.
func (v *viewer) proposals(p *record.Profile, asJSON bool) (bool, error) {
	shown := false
	for _, x := range p.Proposals {
		if x.Other < p.ID {
			continue
		}
		shown = true
		if asJSON {
			b, err := json.Marshal(proposalJSON{p.ID, p.Name, x.Other, x.Name, x.Reason, x.Against, x.Score})
			if err != nil {
				return false, err
			}
			v.f("%s\n", b)
			continue
		}
		v.f("%s %s  =?  %s %s: %s (%.2f); %s\n", v.con.dim(p.ID), v.con.bold(wording.Clip(p.Name, 80)), v.con.dim(x.Other), v.con.bold(wording.Clip(x.Name, 80)),
			wording.MergeReason(v.con.lang, x.Reason), x.Score, wording.MergeDoubt(v.con.lang, x.Against))
		if err := v.evidence(x.Evidence); err != nil {
			return false, err
		}
	}
	return shown, nil
}

// evidence opens the sentences that a conclusion rests on.
func (v *viewer) evidence(all []record.Evidence) error {
	for _, e := range all {
		r, err := v.s.Reading(v.ctx, e.Doc())
		if err != nil {
			return err
		}
		v.source(r)
		v.quote(r.Doc, sentenceAround(r, e.Span()), e.Span())
	}
	return nil
}

// sentenceAround is the sentence that holds a span, or the span itself.
func sentenceAround(r *record.Reading, span record.Span) record.Span {
	for _, s := range r.Sentences {
		if s.Contains(span) {
			return s
		}
	}
	return span
}

// life prints an actor's relations, what is dated first and in order of time.
func (v *viewer) life(p *record.Profile) error {
	if len(p.Edges) == 0 {
		return nil
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Relations", "Relaciones")))
	for _, e := range p.Edges {
		when := ""
		if e.EDTF != "" {
			when = wording.Date(v.con.lang, e.EDTF)
		}
		v.f("  %s  %s %s", v.con.bold(pad(when, 20)), wording.Edge(v.con.lang, e), wording.Clip(e.Name, 100))
		if e.Certainty != record.Asserted && e.Certainty != record.NoCertainty {
			v.f(" (%s)", wording.Certainty(v.con.lang, e.Certainty))
		}
		if e.Attribution != "" {
			v.f(" · %s %s", v.con.say("said by", "según"), wording.Clip(e.Attribution, 80))
		}
		v.f("\n")
		if err := v.evidence(e.Evidence); err != nil {
			return err
		}
	}
	return nil
}

// proposalsOf tells, at one actor, which others may be the same.
func (v *viewer) proposalsOf(p *record.Profile) {
	for _, x := range p.Proposals {
		v.f("  %s %s %s: %s (%.2f); %s\n", v.con.say("may be", "puede ser"), v.con.bold(wording.Clip(x.Name, 80)), v.con.dim(x.Other),
			wording.MergeReason(v.con.lang, x.Reason), x.Score, wording.MergeDoubt(v.con.lang, x.Against))
	}
}
