package main

import (
	"context"
	"encoding/json"
	"fmt"

	"testigo/publish/wording"
	"testigo/store"
)

type verifyCmd struct {
	Record string `arg:"" help:"The record."`
	Chain  string `help:"Also check that this link of the chain of decisions, noted earlier, is still in it." placeholder:"LINK"`
	JSON   bool   `help:"Print the result as JSON."`
}

func (verifyCmd) Help() string {
	return `Every original is hashed again, every quote cut again from its text, every reference followed. Exit code 1 if anything is wrong.

Example:
  testigo verify peru.testigo`
}

func (c *verifyCmd) Run(ctx context.Context, con *console) error {
	var a *store.Audit
	err := inRecord(c.Record, func(s *store.Store) (err error) {
		if a, err = s.Verify(ctx, nil); err != nil || c.Chain == "" {
			return err
		}
		if _, err := s.HasLink(ctx, c.Chain); err != nil {
			a.Faults = append(a.Faults, err.Error())
		}
		return nil
	})
	if err != nil {
		return err
	}
	if c.JSON {
		enc := json.NewEncoder(con.out)
		enc.SetIndent("", "  ")
		if err := enc.Encode(a); err != nil {
			return err
		}
	} else {
		for _, f := range a.Faults {
			fmt.Fprintln(con.out, wording.Clip(f, 400))
		}
		fmt.Fprintf(con.out, "%s, %s, %s, %s, %s: ", con.many(a.Documents, "document", "documento"), con.many(a.Witnesses, "witness/witnesses", "testimonio"),
			con.many(a.Events, "event", "hecho"), con.many(a.Actors, "actor", "actor/actores"), con.many(a.Questions, "question", "pregunta"))
		if a.Decisions > 0 {
			fmt.Fprintf(con.out, "%s (%s %s): ", con.many(a.Decisions, "decision", "decisión/decisiones"), con.say("chain", "cadena"), a.Chain[:16])
		}
		if len(a.Faults) == 0 {
			fmt.Fprintln(con.out, con.say("all in order", "todo en orden"))
		} else {
			fmt.Fprintln(con.out, con.many(len(a.Faults), "fault", "falla"))
		}
	}
	if len(a.Faults) > 0 {
		return errSaid
	}
	return nil
}
