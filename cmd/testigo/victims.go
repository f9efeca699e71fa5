package main

import (
	"bufio"
	"context"
	"encoding/json"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type victimsCmd struct {
	Record string   `arg:"" help:"The record."`
	Act    []string `placeholder:"ACT,…" help:"Only people who suffered one of these: killed, wounded, abducted, tortured, arrested, deported, …"`
	Named  bool     `help:"Only people whose name is known."`
	JSON   bool     `help:"Print as JSON Lines, with all that each document tells and where."`
}

func (victimsCmd) Help() string {
	return `Each person has a row, named or not; groups with counts stay figures ('testigo export --format questions'). What documents tell differently stands side by side. 'testigo show RECORD v…' opens the sentences.

Examples:
  testigo victims peru.testigo
  testigo victims peru.testigo --act killed --named
  testigo estimate peru.testigo --act killed           how many no source names`
}

func (c *victimsCmd) Run(ctx context.Context, con *console) error {
	return inRecord(c.Record, func(s *store.Store) error {
		v := &viewer{ctx: ctx, con: con, s: s, w: bufio.NewWriter(con.out), json: c.JSON}
		tolls := map[string]int{}
		var order []string
		for p, err := range s.Victims(ctx) {
			if err != nil {
				return err
			}
			if c.Named && p.Name == "" || len(c.Act) > 0 && !suffered(p, c.Act) {
				continue
			}
			if p.Name != "" {
				for _, q := range p.Tolls {
					if tolls[q] == 0 {
						order = append(order, q)
					}
					tolls[q]++
				}
			}
			if c.JSON {
				b, err := json.Marshal(p)
				if err != nil {
					return err
				}
				v.f("%s\n", b)
				continue
			}
			v.victimLine(p)
		}
		if !c.JSON {
			if err := v.tolls(order, tolls); err != nil {
				return err
			}
		}
		return v.w.Flush()
	})
}

func suffered(p *record.Victim, acts []string) bool {
	for _, a := range p.Acts {
		for _, want := range acts {
			if a.Act == want {
				return true
			}
		}
	}
	return false
}

// all that is told in one field, each value once.
func (v *viewer) told(p *record.Victim, field string) string {
	var out []string
	seen := map[string]bool{}
	for _, t := range p.Told {
		if t.Field == field && !seen[t.Value] {
			seen[t.Value] = true
			out = append(out, wording.Clip(t.Value, 60))
		}
	}
	return strings.Join(out, "/")
}

func (v *viewer) victimLine(p *record.Victim) {
	name := wording.Clip(p.Name, 80)
	if name == "" {
		name = v.con.say("(not named)", "(sin nombre)")
	}
	v.f("%s  %s", v.con.dim(p.ID), v.con.bold(name))
	if age := v.told(p, "age"); age != "" {
		v.f(", %s", age)
	}
	if o := v.told(p, "occupation"); o != "" {
		v.f(", %s", o)
	}
	seen := map[string]bool{}
	for _, a := range p.Acts {
		s := wording.Act(v.con.lang, a.Act)
		if a.EDTF != "" {
			s += ", " + wording.Date(v.con.lang, a.EDTF)
		}
		if a.Place != "" {
			s += ", " + wording.Clip(a.Place, 60)
		}
		if a.Certainty == record.Denied || a.Certainty == record.Reported {
			s += " (" + wording.Certainty(v.con.lang, a.Certainty) + ")"
		}
		if seen[s] {
			continue
		}
		seen[s] = true
		if len(seen) > 4 {
			v.f(" …")
			break
		}
		v.f(" · %s", s)
	}
	if p.Independent > 1 {
		v.f(" [%d]", p.Independent)
	}
	v.f("\n")
}

// tolls says how many of each total are named.
func (v *viewer) tolls(order []string, named map[string]int) error {
	for i, id := range order {
		q, err := v.s.Question(v.ctx, id)
		if err != nil {
			return err
		}
		ref := q.Figures[len(q.Figures)-1]
		r, err := v.s.Reading(v.ctx, ref.Doc)
		if err != nil {
			return err
		}
		if i == 0 {
			v.f("\n")
		}
		f := r.Figures[ref.Index].Value()
		v.f(v.con.say("%d named of %s (%s, %s)", "%d con nombre de %s (%s, %s)")+"\n", named[id], wording.Figure(v.con.lang, q.Measure, f), v.con.dim(id), wording.Clip(q.Subject, 80))
	}
	return nil
}

func (v *viewer) victimOf(id string) error {
	p, err := v.s.Victim(v.ctx, strings.ToLower(id))
	if err != nil {
		return err
	}
	if v.json {
		b, err := json.Marshal(p)
		if err != nil {
			return err
		}
		v.f("%s\n", b)
		return nil
	}
	v.victimLine(p)
	for _, x := range p.Proposals {
		v.f("  %s %s %s (%.2f)\n", v.con.say("may be", "puede ser"), v.con.bold(wording.Clip(x.Name, 80)), v.con.dim(x.Other), x.Score)
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Acts", "Actos")))
	for _, a := range p.Acts {
		v.f("  %s", wording.Act(v.con.lang, a.Act))
		if a.EDTF != "" {
			v.f(", %s", wording.Date(v.con.lang, a.EDTF))
		}
		if a.Place != "" {
			v.f(", %s", wording.Clip(a.Place, 100))
		}
		if len(a.Alleged) > 0 {
			v.f(" · %s %s", v.con.say("by, as told,", "por, según se dice,"), wording.Clip(strings.Join(a.Alleged, ", "), 120))
		}
		if a.Attribution != "" {
			v.f(" · %s %s", v.con.say("said by", "según"), wording.Clip(a.Attribution, 80))
		}
		if a.Certainty != record.Asserted && a.Certainty != record.NoCertainty {
			v.f(" (%s)", wording.Certainty(v.con.lang, a.Certainty))
		}
		if a.Event != "" {
			v.f("  %s", v.con.dim(a.Event))
		}
		v.f("\n")
		if err := v.evidence([]record.Evidence{a.Evidence}); err != nil {
			return err
		}
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Told of the person", "Lo que se dice de la persona")))
	for _, t := range p.Told {
		v.f("  %s: %s\n", wording.VictimField(v.con.lang, t.Field), wording.Clip(t.Value, 120))
		if err := v.evidence([]record.Evidence{t.Evidence}); err != nil {
			return err
		}
	}
	named := map[string]int{}
	for other, err := range v.s.Victims(v.ctx) {
		if err != nil {
			return err
		}
		for _, q := range other.Tolls {
			if other.Name != "" {
				named[q]++
			}
		}
	}
	return v.tolls(p.Tolls, named)
}
