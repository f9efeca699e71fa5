package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

// decideCmd holds one command for each kind of decision.
type decideCmd struct {
	Accept    verdictCmd `cmd:"" help:"The machine read these right."`
	Reject    verdictCmd `cmd:"" help:"Nothing of the kind is said there: they are no longer shown."`
	Edit      editCmd    `cmd:"" help:"Correct an event or an actor."`
	Merge     verdictCmd `cmd:"" help:"They are one: the first stays, the others go into it. Events with events, actors with actors."`
	KeepApart verdictCmd `cmd:"" help:"They look like one and are not."`
	Split     splitCmd   `cmd:"" help:"Some statements of an event (or names of an actor) are something else."`
	Link      splitCmd   `cmd:"" help:"Some statements tell this event, not the one they were linked to."`
	Add       addCmd     `cmd:"" help:"Add an event that the machine missed, with the words that tell it."`
	Note      verdictCmd `cmd:"" help:"Leave a remark; nothing changes."`
	Undo      undoCmd    `cmd:"" help:"An earlier decision no longer holds."`
}

func (decideCmd) Help() string {
	return `Each decision is appended to the record with its author, the time, the reason and the words that it answers, and is on the disk before the command ends. Nothing is overwritten; undo is another decision. The author may stand in the environment, as TESTIGO_AUTHOR.

Examples:
  testigo decide accept peru.testigo e1a2b3c4 e5d6f7a8 --author "Ana Flores"
  testigo decide edit peru.testigo e1a2b3c4 --type ASSAULT/killing --when 2023-01-09 --count killed=18 --reason "p. 3"
  testigo decide merge peru.testigo a11 a22
  testigo decide add peru.testigo bulletin.txt "the teachers marched" --type PROTEST/march --when 2023-01-12
  testigo decide undo peru.testigo d0f1e2`
}

// who signs a decision.
type who struct {
	Author  string `help:"Who decides." env:"TESTIGO_AUTHOR" placeholder:"NAME"`
	Reason  string `help:"Why." placeholder:"WORDS"`
	Settles bool   `help:"You have seen what others decided on this, and end the dispute."`
	JSON    bool   `help:"Print what was written as JSON Lines."`
}

// write appends decisions and says what they did.
func (w *who) write(ctx context.Context, con *console, path string, make func(*store.Store) ([]*record.Decision, error)) error {
	author := strings.TrimSpace(w.Author)
	if author == "" {
		return usage("a decision needs its author; hint: --author \"Your Name\", or set TESTIGO_AUTHOR")
	}
	made, err := review.Decide(ctx, path, author, func(s *store.Store) ([]*record.Decision, error) {
		list, err := make(s)
		for _, d := range list {
			d.Reason, d.Settles = w.Reason, w.Settles
		}
		return list, err
	})
	if err != nil {
		return err
	}
	return inRecord(path, func(s *store.Store) error {
		for _, m := range made {
			if w.JSON {
				if err := json.NewEncoder(con.out).Encode(map[string]string{"id": m.ID, "kind": string(m.Decision.Kind), "item": m.Item, "unanchored": m.Lost}); err != nil {
					return err
				}
				continue
			}
			st := ""
			if mark, err := s.Mark(ctx, m.Item); err == nil && mark.Item != "" {
				st = ": " + wording.Standing(con.lang, mark.Standing)
			}
			fmt.Fprintf(con.out, "%s  %s %s %s%s\n", con.dim(m.ID[:13]), author, wording.Decided(con.lang, m.Decision.Kind), m.Item, st)
			if m.Lost != "" {
				fmt.Fprintln(con.err, m.Lost)
			}
		}
		return nil
	})
}

type verdictCmd struct {
	Record string   `arg:"" help:"The record."`
	IDs    []string `arg:"" help:"Ids of events (e…), actors (a…), questions (q…), victims (v…), conflicts (c…) or findings (f…)." name:"id"`
	who
}

func (c *verdictCmd) run(ctx context.Context, con *console, kind record.DecisionKind) error {
	joint := kind == record.MergeItems || kind == record.Keep
	if joint && len(c.IDs) < 2 {
		return usage("%s wants two ids or more", strings.ReplaceAll(string(kind), "-", " "))
	}
	return c.write(ctx, con, c.Record, func(s *store.Store) ([]*record.Decision, error) {
		var list []*record.Decision
		for _, id := range c.IDs {
			sub, err := review.Subject(ctx, s, strings.ToLower(id))
			if err != nil {
				return nil, err
			}
			if joint && len(list) > 0 {
				list[0].On = append(list[0].On, sub)
				continue
			}
			list = append(list, &record.Decision{Kind: kind, On: []record.Subject{sub}})
		}
		return list, nil
	})
}

// kindOfVerdict is the kind that the chosen command writes; kong runs the same struct for several.
func (c *decideCmd) kindOfVerdict(v *verdictCmd) record.DecisionKind {
	switch v {
	case &c.Accept:
		return record.Accept
	case &c.Reject:
		return record.Reject
	case &c.Merge:
		return record.MergeItems
	case &c.KeepApart:
		return record.Keep
	}
	return record.NoteItem
}

func (c *verdictCmd) Run(ctx context.Context, con *console, all *cli) error {
	return c.run(ctx, con, all.Decide.kindOfVerdict(c))
}

type undoCmd struct {
	Record string   `arg:"" help:"The record."`
	IDs    []string `arg:"" help:"Ids of decisions (d…), or the beginnings of them." name:"id"`
	who
}

func (c *undoCmd) Run(ctx context.Context, con *console) error {
	return c.write(ctx, con, c.Record, func(s *store.Store) ([]*record.Decision, error) {
		var list []*record.Decision
		for _, id := range c.IDs {
			l, err := s.DecisionStarting(ctx, strings.ToLower(id))
			if err != nil {
				return nil, err
			}
			list = append(list, &record.Decision{Kind: record.Undo, Of: l.ID})
		}
		return list, nil
	})
}

type splitCmd struct {
	Record string   `arg:"" help:"The record."`
	ID     string   `arg:"" help:"Split: the event or actor that is two. Link: the event that the statements tell."`
	At     []string `arg:"" help:"Where the statements stand that move: DOCUMENT:QUOTE, the words for the act (or the name) and some around them." name:"passage"`
	who
}

func (c *splitCmd) Run(ctx context.Context, con *console, all *cli) error {
	kind := record.SplitItem
	if c == &all.Decide.Link {
		kind = record.LinkTo
	}
	return c.write(ctx, con, c.Record, func(s *store.Store) ([]*record.Decision, error) {
		sub, err := review.Subject(ctx, s, strings.ToLower(c.ID))
		if err != nil {
			return nil, err
		}
		d := &record.Decision{Kind: kind, On: []record.Subject{sub}}
		for _, at := range c.At {
			doc, quote, ok := strings.Cut(at, ":")
			if !ok {
				return nil, usage("%q names no place; hint: write DOCUMENT:QUOTE", at)
			}
			p, r, err := passageOf(ctx, s, doc, quote)
			if err != nil {
				return nil, err
			}
			if sub.Kind == record.EventItem {
				if p, ok = statementOver(r, p); !ok {
					return nil, fmt.Errorf("no act is read in %q of %s: %w; hint: 'testigo show %s %s' marks the words for the act", quote, r.Doc.Name, store.ErrNotFound, shellWord(c.Record), sub.ID)
				}
			}
			d.At = append(d.At, p)
		}
		return []*record.Decision{d}, nil
	})
}

// passageOf finds words in a document that is given by name or hash.
func passageOf(ctx context.Context, s *store.Store, doc, quote string) (record.Passage, *record.Reading, error) {
	row, err := s.FindDocument(ctx, doc)
	if errors.Is(err, store.ErrNotFound) {
		row, err = s.FindDocumentLike(ctx, doc)
	}
	if err != nil {
		return record.Passage{}, nil, err
	}
	r, err := s.Reading(ctx, row.Hash)
	if err != nil {
		return record.Passage{}, nil, err
	}
	p, ok := review.QuotePassage(r, quote)
	if !ok {
		return p, r, fmt.Errorf("%q does not stand in %s: %w; hint: copy the words from the text", wording.Clip(quote, 80), row.Name, store.ErrNotFound)
	}
	return p, r, nil
}

// statementOver is the place of the statement whose words for the act lie in a passage or share some of it.
func statementOver(r *record.Reading, p record.Passage) (record.Passage, bool) {
	at, ok := r.Doc.Bytes(p.Start, p.End)
	for i, c := range r.Events {
		if ok && c.Span().Overlaps(at) {
			return review.StatementPassage(r, i)
		}
	}
	return p, false
}

type addCmd struct {
	Record   string `arg:"" help:"The record."`
	Document string `arg:"" help:"The document: its name, a part of it, or its hash."`
	Quote    string `arg:"" help:"The words of the document that tell the event."`
	changes
	who
}

func (c *addCmd) Run(ctx context.Context, con *console) error {
	return c.write(ctx, con, c.Record, func(s *store.Store) ([]*record.Decision, error) {
		p, r, err := passageOf(ctx, s, c.Document, c.Quote)
		if err != nil {
			return nil, err
		}
		ch, err := c.changes.read(ctx, s, nil, r)
		if err != nil {
			return nil, err
		}
		if ch == nil || ch.Type == nil {
			return nil, usage("an added event needs its --type; hint: %s", typeNames())
		}
		return []*record.Decision{{Kind: record.AddItem, At: []record.Passage{p}, Change: ch}}, nil
	})
}

type editCmd struct {
	Record string `arg:"" help:"The record."`
	ID     string `arg:"" help:"Id of an event or an actor."`
	changes
	Name    *string  `help:"Of an actor: the name." placeholder:"NAME"`
	Acronym *string  `help:"Of an actor: the acronym." placeholder:"ABC"`
	Kind    *string  `help:"Of an actor: person, organization or group." placeholder:"KIND"`
	Alias   []string `help:"Of an actor: another name; may be repeated, and replaces those that were." placeholder:"NAME"`
	who
}

func (c *editCmd) Run(ctx context.Context, con *console) error {
	if os.Getenv("TESTIGO_AUTHOR") == "" && c.Author == "" {
		return usage("a decision needs its author; hint: --author \"Your Name\", or set TESTIGO_AUTHOR")
	}
	return c.write(ctx, con, c.Record, func(s *store.Store) ([]*record.Decision, error) {
		sub, err := review.Subject(ctx, s, strings.ToLower(c.ID))
		if err != nil {
			return nil, err
		}
		var ch *record.Change
		switch sub.Kind {
		case record.EventItem:
			e, err := s.Event(ctx, sub.ID)
			if err != nil {
				return nil, err
			}
			if ch, err = c.changes.read(ctx, s, e, nil); err != nil {
				return nil, err
			}
		case record.ActorItem:
			ch = &record.Change{Name: c.Name, Acronym: c.Acronym, Kind: c.Kind}
			if c.Alias != nil {
				ch.Aliases = &c.Alias
			}
			if ch.Name == nil && ch.Acronym == nil && ch.Kind == nil && ch.Aliases == nil {
				ch = nil
			}
		}
		if ch == nil {
			return nil, usage("nothing is changed; hint: 'testigo decide edit --help' lists what can be")
		}
		return []*record.Decision{{Kind: record.EditItem, On: []record.Subject{sub}, Change: ch}}, nil
	})
}
