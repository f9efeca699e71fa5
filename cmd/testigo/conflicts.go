package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"testigo/publish/export"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/conflicts"
	"testigo/store"
)

// conflictsCmd lists the registry of episodes.
type conflictsCmd struct {
	Record  string `arg:"" help:"The record."`
	State   string `enum:"active,latent,resolved,observed,any" default:"any" help:"Only conflicts in this state when the record ends: active, latent, resolved or observed." placeholder:"STATE"`
	Type    string `help:"Only conflicts of this type: ${conflict_types}." placeholder:"TYPE"`
	Monthly bool   `help:"Print how many were active, latent and resolved at the end of each month."`
	JSON    bool   `name:"json" help:"Print as JSON Lines."`
}

func (conflictsCmd) Help() string {
	return `A conflict is a chain of events with common parties, demands and place. Its state follows from dated rules, which 'testigo show RECORD c…' names beside each change; nothing is known of what came after the last document.

Examples:
  testigo conflicts peru.testigo
  testigo conflicts peru.testigo --state active --type labour
  testigo conflicts peru.testigo --monthly
  testigo show peru.testigo c1a2b3c4d`
}

func (c *conflictsCmd) Run(ctx context.Context, con *console) error {
	if c.Type != "" && !known(conflicts.Types, c.Type) {
		return usage("--type %s: no such type; hint: one of %s", c.Type, strings.Join(conflicts.Types, ", "))
	}
	return inRecord(c.Record, func(s *store.Store) error {
		w := bufio.NewWriter(con.out)
		var chosen []*record.Conflict
		for k, err := range s.Conflicts(ctx) {
			if err != nil {
				return err
			}
			if (c.State == "any" || c.State == string(k.State)) && (c.Type == "" || c.Type == k.Type) {
				chosen = append(chosen, k)
			}
		}
		if c.Monthly {
			if err := monthly(ctx, con, s, w, chosen, c.JSON); err != nil {
				return err
			}
			return w.Flush()
		}
		for _, k := range chosen {
			if c.JSON {
				if err := export.Conflict(ctx, w, s, k); err != nil {
					return err
				}
				continue
			}
			name := k.EN
			if con.lang == record.Spanish {
				name = k.ES
			}
			fmt.Fprintf(w, "%s  %s  %s · %s · %s · %d %s\n", con.dim(k.ID), pad(wording.Date(con.lang, k.From.From.String()), 18), con.bold(plain(wording.Clip(name, 110))),
				wording.ConflictType(con.lang, k.Type), wording.ConflictState(con.lang, k.State), len(k.Events), plural(len(k.Events), con.say("event", "hecho"), con.say("events", "hechos")))
		}
		if len(chosen) == 0 && !c.JSON {
			fmt.Fprintln(w, con.say("No conflict: none of the acts of protest here has another one near it.", "Ningún conflicto: ningún acto de protesta tiene aquí otro cerca."))
		}
		return w.Flush()
	})
}

func known(all []string, s string) bool {
	for _, k := range all {
		if k == s {
			return true
		}
	}
	return false
}

func monthly(ctx context.Context, con *console, s *store.Store, w *bufio.Writer, all []*record.Conflict, asJSON bool) error {
	text, err := s.Meta(ctx, "horizon")
	if err != nil {
		return err
	}
	horizon, _ := strconv.Atoi(text)
	months := conflicts.Monthly(all, record.Day(horizon))
	if !asJSON {
		fmt.Fprintf(w, "%s  %s  %s  %s  %s\n", pad(con.say("Month", "Mes"), 16), con.say("   new", "nuevos"), con.say("active", "activos"), con.say("latent", "latentes"), con.say("resolved", "resueltos"))
	}
	for _, m := range months {
		name := fmt.Sprintf("%04d-%02d", m.Year, m.Month)
		if asJSON {
			row := struct {
				Month    string `json:"month"`
				New      int    `json:"new"`
				Active   int    `json:"active"`
				Latent   int    `json:"latent"`
				Resolved int    `json:"resolved"`
			}{name, m.New, m.Active, m.Latent, m.Resolved}
			if err := json.NewEncoder(w).Encode(row); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(w, "%s  %6d  %6d  %6d  %8d\n", pad(wording.Date(con.lang, name), 16), m.New, m.Active, m.Latent, m.Resolved)
	}
	return nil
}

func (v *viewer) conflictOf(id string) error {
	c, err := v.s.Conflict(v.ctx, strings.ToLower(id))
	if err != nil {
		return err
	}
	return v.conflict(c)
}

// conflict prints an episode: parties, demands with their words, what changed its state and why, and its events.
func (v *viewer) conflict(c *record.Conflict) error {
	if v.json {
		return export.Conflict(v.ctx, v.w, v.s, c)
	}
	lang := v.con.lang
	name := c.EN
	if lang == record.Spanish {
		name = c.ES
	}
	v.f("%s  %s\n%s · %s\n", v.con.dim(c.ID), v.con.bold(plain(wording.Clip(name, 160))), wording.ConflictType(lang, c.Type), wording.ConflictState(lang, c.State))
	for _, side := range [...]record.RoleName{record.Participant, record.Target} {
		var names []string
		for _, p := range c.Parties {
			if p.Role == side {
				names = append(names, wording.Clip(p.Name, 80))
			}
		}
		if len(names) > 0 {
			v.f("  %s: %s\n", map[bool]string{true: v.con.say("press claims", "reclaman"), false: v.con.say("addressed or affected", "aludidos o afectados")}[side == record.Participant], plain(strings.Join(names[:min(len(names), 12)], ", ")))
		}
	}
	if len(c.Demands) > 0 {
		v.f("\n%s\n", v.con.bold(v.con.say("Demands", "Demandas")))
	}
	for _, ref := range c.Demands {
		r, err := v.s.Reading(v.ctx, ref.Doc)
		if err != nil {
			return err
		}
		if ref.Index >= len(r.Demands) {
			continue
		}
		d := r.Demands[ref.Index]
		v.source(r)
		v.quote(r.Doc, d.Span(), d.Span())
	}
	v.f("\n%s\n", v.con.bold(v.con.say("State and phase", "Estado y fase")))
	for _, s := range c.History {
		words := wording.ConflictState(lang, s.State)
		if s.Phase != "" {
			words += ", " + wording.ConflictPhase(lang, s.Phase)
		}
		v.f("  %s  %s: %s %s\n", pad(wording.Date(lang, s.On.From.String()), 18), words, wording.ConflictRule(lang, s.Rule), v.con.dim(s.Event))
	}
	v.f("\n%s\n", v.con.bold(v.con.say("Events", "Hechos")))
	for _, id := range c.Events {
		e, err := v.s.Event(v.ctx, id)
		if err != nil {
			return err
		}
		v.f("  %s  %s  %s\n", v.con.dim(e.ID), pad(wording.Date(lang, e.EDTF), 24), wording.Clip(wording.Headline(lang, e), 140))
	}
	return nil
}
