package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

type decisionsCmd struct {
	Record string   `arg:"" help:"The record."`
	On     string   `help:"Only what was decided about this item." placeholder:"ID"`
	Lost   bool     `help:"Only what rests on nothing in this record: its words are not here, or nothing is read there any more."`
	JSON   bool     `help:"JSON Lines: one decision a line, with its id."`
	Export *string  `help:"Write all decisions to a file (- for standard output), for somebody else to join." placeholder:"FILE"`
	Import []string `help:"Join the decisions of a file that --export wrote (- for standard input); may be repeated." placeholder:"FILE"`
}

func (decisionsCmd) Help() string {
	return `Two people may work on copies of a record, exchange their files of decisions, and join them: whoever joins first, both have the same record afterwards, and joining twice changes nothing.

Examples:
  testigo decisions peru.testigo
  testigo decisions peru.testigo --on e1a2b3c4
  testigo decisions peru.testigo --export ana.jsonl
  testigo decisions peru.testigo --import beto.jsonl
  testigo decisions peru.testigo --lost`
}

func (c *decisionsCmd) Run(ctx context.Context, con *console) error {
	if c.Import != nil && c.Export != nil {
		return usage("--import and --export are two steps; hint: import first, then export")
	}
	if c.Import != nil {
		return c.join(ctx, con)
	}
	return inRecord(c.Record, func(s *store.Store) error {
		if c.Export != nil {
			path := *c.Export
			if path == "-" {
				path = ""
			}
			n := 0
			err := toFile(path, con.out, func(w io.Writer) (err error) {
				n, err = review.Export(ctx, w, s)
				return err
			})
			if err == nil && path != "" {
				fmt.Fprintln(con.out, con.many(n, "decision", "decisión/decisiones"))
			}
			return err
		}
		return c.list(ctx, con, s)
	})
}

func (c *decisionsCmd) join(ctx context.Context, con *console) error {
	for _, path := range c.Import {
		in, name := io.Reader(os.Stdin), "standard input"
		if path != "-" {
			f, err := os.Open(path)
			if err != nil {
				return fmt.Errorf("%s: cannot be read: %w", path, bare(err))
			}
			defer f.Close()
			in, name = f, path
		}
		j, err := review.Import(ctx, c.Record, in, name)
		if err != nil {
			return err
		}
		if c.JSON {
			if err := json.NewEncoder(con.out).Encode(j); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(con.out, con.say("%s: %s read, %d of them new here\n", "%s: %s, %d de ellas nuevas aquí\n"), wording.Clip(name, 200), con.many(j.Read, "decision", "decisión leída/decisiones leídas"), j.Added)
		if j.Lost > 0 {
			fmt.Fprintf(con.out, con.say("  %d rest on nothing here: testigo decisions %s --lost\n", "  %d no se apoyan en nada aquí: testigo decisions %s --lost\n"), j.Lost, plain(shellWord(c.Record)))
		}
	}
	return nil
}

func (c *decisionsCmd) list(ctx context.Context, con *console, s *store.Store) error {
	w := bufio.NewWriter(con.out)
	lost, err := s.Unanchored(ctx)
	if err != nil {
		return err
	}
	why := map[string]string{}
	for _, u := range lost {
		why[u.ID] = u.Why
	}
	log := s.Decisions(ctx, 0)
	if c.On != "" {
		log = s.DecisionsOn(ctx, strings.ToLower(c.On))
	}
	n := 0
	for l, err := range log {
		if err != nil {
			return err
		}
		if c.Lost && why[l.ID] == "" {
			continue
		}
		n++
		d, err := l.Decision()
		if err != nil {
			return err
		}
		if c.JSON {
			fmt.Fprintf(w, `{"id":%q,"seq":%d,"link":%q,"unanchored":%s,"decision":%s}`+"\n", l.ID, l.Seq, l.Link, orNullJSON(why[l.ID]), l.Body)
			continue
		}
		con.decision(w, l, d)
		if why[l.ID] != "" {
			fmt.Fprintf(w, "    ! %s\n", why[l.ID])
			for _, sub := range d.On {
				if len(sub.At) > 0 {
					fmt.Fprintf(w, "      “%s”\n", wording.Clip(sub.At[0].Quote, 120))
				}
			}
		}
	}
	if n == 0 && !c.JSON {
		fmt.Fprintln(con.err, con.say("No decision.", "Ninguna decisión."))
	}
	return w.Flush()
}

func orNullJSON(s string) string {
	if s == "" {
		return "null"
	}
	b, _ := json.Marshal(s) // a string always can be
	return string(b)
}

// decision prints one decision in a line, its reason under it.
func (con *console) decision(w io.Writer, l store.Logged, d *record.Decision) {
	var on []string
	for _, sub := range d.On {
		name := sub.ID
		if sub.Name != "" {
			name += " " + wording.Clip(sub.Name, 60)
		}
		if on = append(on, name); len(on) == 3 && len(d.On) > 3 {
			on = append(on, fmt.Sprintf("… %d", len(d.On)-3))
			break
		}
	}
	if d.Of != "" {
		on = append(on, d.Of[:min(len(d.Of), 13)])
	}
	if d.Kind == record.AddItem {
		on = append(on, "“"+wording.Clip(d.At[0].Quote, 80)+"”")
	}
	fmt.Fprintf(w, "%s  %s  %s %s %s\n", con.dim(l.ID[:13]), d.Time.Format("2006-01-02 15:04"), con.bold(wording.Clip(d.Author, 40)), wording.Decided(con.lang, d.Kind), strings.Join(on, "; "))
	if fields := review.FieldsOf(d.Change); len(fields) > 0 {
		var parts []string
		for _, f := range fields {
			parts = append(parts, wording.Field(con.lang, f.Name)+": "+wording.Clip(f.Value, 100))
		}
		fmt.Fprintf(w, "    %s\n", strings.Join(parts, "; "))
	}
	if d.Reason != "" {
		fmt.Fprintf(w, "    %s\n", wording.Clip(d.Reason, 300))
	}
}
