package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

type reviewCmd struct {
	Record string `arg:"" help:"The record."`
	Limit  int    `help:"Print at most so many." default:"20" placeholder:"N"`
	JSON   bool   `help:"JSON Lines: one item a line."`
}

func (reviewCmd) Help() string {
	return `What waits for a person, in the order of doubt times consequence: what is disputed or has changed since it was accepted; then deaths and acts of institutions before others, what the reader was unsure of, what rests on few witnesses or has figures that differ.

Examples:
  testigo review peru.testigo
  testigo review peru.testigo --json --limit 1000 | jq -r .id`
}

func (c *reviewCmd) Run(ctx context.Context, con *console) error {
	return inRecord(c.Record, func(s *store.Store) error {
		list, total, err := s.Doubts(ctx, store.DoubtFilter{}, 0, c.Limit)
		if err != nil {
			return err
		}
		w := bufio.NewWriter(con.out)
		for _, d := range list {
			name := d.Item
			if d.Kind == record.EventItem {
				e, err := s.Event(ctx, d.Item)
				if err != nil {
					return err
				}
				name = wording.Date(con.lang, e.EDTF) + "  " + wording.Clip(wording.Headline(con.lang, e), maxHeadline)
			} else if sub, err := review.Subject(ctx, s, d.Item); err == nil {
				name = sub.Name
			}
			codes := review.Reason(d.Reasons).Codes()
			if c.JSON {
				if err := json.NewEncoder(w).Encode(map[string]any{"id": d.Item, "kind": d.Kind, "weight": d.Weight, "reasons": codes, "name": name}); err != nil {
					return err
				}
				continue
			}
			var why []string
			for _, code := range codes {
				why = append(why, wording.Doubt(con.lang, code))
			}
			fmt.Fprintf(w, "%s  %s\n    %s\n", con.dim(d.Item), name, strings.Join(why, "; "))
		}
		if !c.JSON {
			fmt.Fprintf(w, con.say("%d of %d that wait\n", "%d de %d que esperan\n"), len(list), total)
		}
		return w.Flush()
	})
}

type codingCmd struct {
	Record string   `arg:"" help:"The record."`
	Name   string   `arg:"" optional:"" help:"A sample; without it, all are listed."`
	Coders []string `help:"Give out a new sample of this name to these coders: Ana,Beto." placeholder:"NAMES"`
	Size   int      `help:"Events in a new sample." default:"50" placeholder:"N"`
	Seed   uint64   `help:"Draws another sample." default:"1" placeholder:"N"`
	who
}

func (codingCmd) Help() string {
	return `Double coding: the same events, drawn at random, are coded by two or more people who do not see each other's codes (on the page /review/coding), and their agreement is measured field by field as Krippendorff's alpha. Codes travel with decisions, so that each may work on a copy.

Examples:
  testigo coding peru.testigo march-2023 --coders "Ana Flores,Beto Ruiz" --size 50 --author "Ana Flores"
  testigo coding peru.testigo march-2023`
}

func (c *codingCmd) Run(ctx context.Context, con *console) error {
	if c.Coders != nil {
		if c.Name == "" || len(c.Coders) < 2 {
			return usage("a sample needs a name and two coders or more; hint: testigo coding FILE NAME --coders Ana,Beto")
		}
		return c.who.write(ctx, con, c.Record, func(s *store.Store) ([]*record.Decision, error) {
			on, err := review.Sampled(ctx, s, store.EventFilter{Reported: true}, c.Size, c.Seed)
			if err == nil && len(on) == 0 {
				err = fmt.Errorf("%s: %w: no event to code", c.Record, store.ErrNotFound)
			}
			return []*record.Decision{{Kind: record.Assign, On: on, Sample: &record.Sample{Name: c.Name, Coders: c.Coders}}}, err
		})
	}
	return inRecord(c.Record, func(s *store.Store) error {
		if c.Name != "" {
			one, err := review.CodingNamed(ctx, s, c.Name)
			if err != nil {
				return err
			}
			return c.agreement(con, one)
		}
		all, err := review.Codings(ctx, s)
		if err != nil {
			return err
		}
		for _, one := range all {
			var done []string
			for _, coder := range one.Coders {
				done = append(done, fmt.Sprintf("%s %d/%d", coder, one.Done(coder), len(one.Units)))
			}
			fmt.Fprintf(con.out, "%s  %s: %s\n", con.dim(one.ID[:13]), con.bold(one.Name), strings.Join(done, ", "))
		}
		if len(all) == 0 {
			fmt.Fprintln(con.err, con.say("No sample.", "Ninguna muestra."))
		}
		return nil
	})
}

func (c *codingCmd) agreement(con *console, one *review.Coding) error {
	fields := one.Agreement()
	if c.JSON {
		enc := json.NewEncoder(con.out)
		enc.SetIndent("", "  ")
		return enc.Encode(fields)
	}
	if !one.Open() {
		fmt.Fprintln(con.out, con.say("Not all units are coded by all; what follows is of those that are.", "No todos han codificado todo; lo que sigue es de lo que sí."))
	}
	fmt.Fprintf(con.out, "%-16s %-9s %8s  %-16s %6s %s\n", con.say("field", "campo"), con.say("metric", "métrica"), "alpha", "95 %", con.say("units", "unidades"), con.say("identical", "idénticas"))
	for _, f := range fields {
		if !f.Defined {
			fmt.Fprintf(con.out, "%-16s %-9s %8s\n", wording.Field(con.lang, f.Field), f.Level, "—")
			continue
		}
		fmt.Fprintf(con.out, "%-16s %-9s %8.3f  %.3f to %.3f   %6d %d\n", wording.Field(con.lang, f.Field), f.Level, f.Alpha, f.Low, f.High, f.Units, f.Identical)
	}
	return nil
}
