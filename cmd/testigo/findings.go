package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"testigo/publish/export"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/check"
	"testigo/store"
)

// findingsCmd lists what the checks concluded.
type findingsCmd struct {
	Record string   `arg:"" help:"The record."`
	Words  []string `arg:"" optional:"" help:"Only findings whose sentence or quotes hold these words."`
	Status string   `enum:"fail,doubt,ok,any,look" default:"any" help:"Only findings of this status: fail, doubt or ok; look is fail and doubt." placeholder:"STATUS"`
	Check  string   `help:"Only this check; 'testigo findings RECORD --checks' lists them." placeholder:"NAME"`
	Checks bool     `help:"List the checks and what they ask."`
	JSON   bool     `name:"json" help:"Print as JSON Lines, in the form of 'testigo export --format findings'."`
}

func (findingsCmd) Help() string {
	return `A check states ok (it holds, or a value was worked out), doubt (a reader should look) or fail (cannot all be true), with the computation and the words it rests on. What fails comes first. A check never changes what it looks at.

Examples:
  testigo findings peru.testigo --status look
  testigo findings peru.testigo --check weekday
  testigo findings peru.testigo --checks
  testigo show peru.testigo f0123456789ab`
}

func (c *findingsCmd) Run(ctx context.Context, con *console) error {
	if c.Checks {
		for _, r := range check.Rules() {
			fmt.Fprintf(con.out, "%s  %s\n", con.bold(pad(r.Name, 24)), con.say(r.EN, r.ES))
		}
		return nil
	}
	if _, ok := check.Of(c.Check); c.Check != "" && !ok {
		return usage("--check %s: no such check; hint: testigo findings %s --checks", c.Check, shellWord(c.Record))
	}
	return inRecord(c.Record, func(s *store.Store) error {
		v := &viewer{ctx: ctx, con: con, s: s, w: bufio.NewWriter(con.out), json: c.JSON}
		n := 0
		for f, err := range s.Findings(ctx) {
			if err != nil {
				return err
			}
			if c.Status != "any" && c.Status != string(f.Verdict) && !(c.Status == "look" && f.Verdict != record.Holds) || c.Check != "" && c.Check != f.Check {
				continue
			}
			quotes, err := v.quotes(f)
			if err != nil {
				return err
			}
			if !holds(c.Words, f.EN+" "+f.ES+" "+strings.Join(quotes, " ")) {
				continue
			}
			n++
			if c.JSON {
				if err := export.Finding(ctx, v.w, s, f); err != nil {
					return err
				}
				continue
			}
			v.findingLine(f)
		}
		if n == 0 && !c.JSON {
			fmt.Fprintln(con.err, con.say("No finding fits.", "Ningún hallazgo coincide."))
		}
		return v.w.Flush()
	})
}

// quotes are the words that a finding rests on.
func (v *viewer) quotes(f *record.Finding) ([]string, error) {
	var out []string
	for _, e := range f.Evidence {
		r, err := v.s.Reading(v.ctx, e.Doc())
		if err != nil {
			return nil, err
		}
		out = append(out, r.Doc.Quote(e.Span()))
	}
	return out, nil
}

func (v *viewer) findingLine(f *record.Finding) {
	v.f("%s  %s · %s · %s", v.con.dim(f.ID), v.con.bold(wording.Verdict(v.con.lang, f.Verdict)), v.checkName(f.Check), plain(wording.Clip(v.con.say(f.EN, f.ES), 300)))
	if f.Computation != "" {
		v.f("  [%s]", plain(wording.Clip(wording.Computation(v.con.lang, f.Computation), 120)))
	}
	v.f("\n")
}

// checkName is the code by which a check is asked for and, in Spanish, its name.
func (v *viewer) checkName(code string) string {
	if v.con.lang == record.Spanish {
		return code + " (" + wording.Check(v.con.lang, code) + ")"
	}
	return code
}

func (v *viewer) findingOf(id string) error {
	f, err := v.s.Finding(v.ctx, strings.ToLower(id))
	if err != nil {
		return err
	}
	return v.finding(f)
}

// finding prints what a check concluded with every word it rests on.
func (v *viewer) finding(f *record.Finding) error {
	if v.json {
		return export.Finding(v.ctx, v.w, v.s, f)
	}
	v.findingLine(f)
	if r, ok := check.Of(f.Check); ok {
		v.f("  %s\n", v.con.say(r.EN, r.ES))
	}
	if f.External != "" {
		v.f("  %s %s\n", v.con.say("known from elsewhere:", "conocido por otra fuente:"), plain(wording.Clip(f.External, 300)))
	}
	for _, e := range f.Evidence {
		r, err := v.s.Reading(v.ctx, e.Doc())
		if err != nil {
			return err
		}
		v.source(r)
		v.quote(r.Doc, sentenceOf(r, e.Span()), e.Span())
	}
	for _, id := range f.Events {
		e, err := v.s.Event(v.ctx, id)
		if err != nil {
			return err
		}
		v.f("  %s  %s  %s\n", v.con.dim(e.ID), pad(wording.Date(v.con.lang, e.EDTF), 24), wording.Clip(wording.Headline(v.con.lang, e), 140))
	}
	return nil
}
