package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/resolve"
	"testigo/store"
)

type chronologyCmd struct {
	Record       string `arg:"" help:"The record."`
	From         string `help:"Only what may have happened on or after this date (EDTF: 2022-12-07, 1978-05, 199X)." placeholder:"DATE"`
	To           string `help:"Only what may have happened on or before this date." placeholder:"DATE"`
	Type         string `help:"Only this type or type/mode: PROTEST, ASSAULT/killing …" placeholder:"TYPE"`
	Place        string `help:"Only at this place or in this department or country." placeholder:"NAME"`
	Actor        string `help:"Only with this actor, by name, acronym or id." placeholder:"NAME"`
	MinCertainty string `help:"asserted, reported, denied, planned or hypothetical: how firm at least." placeholder:"LEVEL"`
	Background   bool   `help:"Also what documents mention as history, comparison or habit." default:"true" negatable:""`
	Quotes       bool   `short:"q" help:"Print the sentences under each line."`
	Limit        int    `help:"Print at most so many." placeholder:"N"`
	JSON         bool   `help:"JSON Lines: one event a line."`
}

func (chronologyCmd) Help() string {
	return `Events stand in the order of the first day on which they may have happened; undated ones come last. The number of documents that tell an event stands at the end; ≠ marks figures that disagree.

Examples:
  testigo chronology peru.testigo --from 2022-12-07 --to 2023-02
  testigo chronology peru.testigo --type ASSAULT/killing --place Juliaca --quotes
  testigo chronology peru.testigo --actor CGTP --json | jq .`
}

func (c *chronologyCmd) Run(ctx context.Context, con *console) error {
	s, err := store.Open(c.Record)
	if err != nil {
		return err
	}
	defer s.Close()
	f, err := c.filter()
	if err != nil {
		return err
	}
	actors := []string{""}
	if c.Actor != "" {
		if actors, err = findActors(ctx, s, c.Actor); err != nil {
			return err
		}
	}
	wanted := map[string]bool{}
	for _, a := range actors[1:] { // several actors of one name: events of any of them
		f := f
		f.Actor = a
		for e, err := range s.Events(ctx, f) {
			if err != nil {
				return err
			}
			wanted[e.ID] = true
		}
	}
	if len(actors) == 1 {
		f.Actor = actors[0]
	}
	w := bufio.NewWriter(con.out)
	defer w.Flush()
	p := printer{con: con, w: w, s: s, quotes: c.Quotes}
	n := 0
	for e, err := range s.Events(ctx, f) {
		if err != nil {
			return err
		}
		if len(actors) > 1 && !wanted[e.ID] && !involves(e, actors[0]) || c.Place != "" && !isAt(e, c.Place) || !c.Background && (e.Background || e.Generic) {
			continue
		}
		if c.Limit > 0 && n == c.Limit {
			break
		}
		n++
		if c.JSON {
			err = export.Event(ctx, w, s, e, export.Options{Countries: gazetteer.World()})
		} else {
			err = p.line(ctx, e)
		}
		if err != nil {
			return err
		}
	}
	if n == 0 && !c.JSON {
		fmt.Fprintln(con.err, con.say("No event fits.", "Ningún hecho coincide."))
	}
	return w.Flush()
}

func (c *chronologyCmd) filter() (store.EventFilter, error) {
	var f store.EventFilter
	if c.From != "" {
		iv, err := interval("--from", c.From)
		if err != nil {
			return f, err
		}
		f.During.From = iv.From
	}
	if c.To != "" {
		iv, err := interval("--to", c.To)
		if err != nil {
			return f, err
		}
		f.During.To = iv.To
	}
	if c.Type != "" {
		t, m, _ := strings.Cut(c.Type, "/")
		f.Type, f.Mode = record.EventType(strings.ToUpper(t)), record.Mode(strings.ToLower(m))
		if !record.ValidEvent(f.Type, f.Mode) {
			return f, fmt.Errorf("--type %s: no such type; hint: one of %s, with a mode after a slash: %s", c.Type, typeNames(), modeNames(f.Type))
		}
	}
	if c.MinCertainty != "" {
		f.MinCertainty = record.ParseCertainty(c.MinCertainty)
		if f.MinCertainty == record.NoCertainty {
			return f, fmt.Errorf("--min-certainty %s: no such level; hint: asserted, reported, denied, planned or hypothetical", c.MinCertainty)
		}
	}
	return f, nil
}

func interval(flag, s string) (record.Interval, error) {
	ivs, err := record.ParseEDTF(s)
	if err != nil || len(ivs) == 0 {
		return record.Interval{}, fmt.Errorf("%s %s: not a date (%w); hint: write 2022-12-07, 2022-12 or 2022", flag, s, err)
	}
	return record.Interval{From: ivs[0].From, To: ivs[len(ivs)-1].To}, nil
}

func typeNames() string {
	var out []string
	for _, t := range record.EventTypes {
		out = append(out, string(t))
	}
	return strings.Join(out, ", ")
}

func modeNames(t record.EventType) string {
	var out []string
	for _, m := range record.Modes[t] {
		out = append(out, string(m))
	}
	if out == nil {
		return "PROTEST/march, ASSAULT/killing …"
	}
	return strings.Join(out, ", ")
}

// findActors gives the ids of the actors of a name, an acronym or an id.
func findActors(ctx context.Context, s *store.Store, name string) ([]string, error) {
	if p, err := s.Profile(ctx, name); err == nil {
		return []string{p.ID}, nil
	}
	var out []string
	for p, err := range s.ProfilesNamed(ctx, resolve.Fold(name)) {
		if err != nil {
			return nil, err
		}
		out = append(out, p.ID)
	}
	if out == nil {
		return nil, fmt.Errorf("actor %q: %w", name, store.ErrNotFound)
	}
	return out, nil
}

func involves(e *record.Event, actor string) bool {
	for _, r := range e.Roles {
		if r.Actor == actor {
			return true
		}
	}
	return false
}

func isAt(e *record.Event, place string) bool {
	want := resolve.Fold(place)
	for _, p := range e.Places {
		if resolve.Fold(p.Name) == want || resolve.Fold(p.Admin1) == want || strings.EqualFold(p.Country, place) || strings.EqualFold(p.ID, place) {
			return true
		}
	}
	return false
}

// say picks the words of the reader's language.
func (con *console) say(en, es string) string {
	if con.lang == record.Spanish {
		return es
	}
	return en
}

// printer writes events for a terminal.
type printer struct {
	con    *console
	w      *bufio.Writer
	s      *store.Store
	quotes bool
}

// maxHeadline keeps a line a line.
const maxHeadline = 160

func (p *printer) line(ctx context.Context, e *record.Event) error {
	date := wording.Date(p.con.lang, e.EDTF)
	if e.EDTF == "" {
		date = wording.Date(p.con.lang, "")
	}
	marks := ""
	if e.Certainty != record.Asserted {
		marks += " (" + wording.Certainty(p.con.lang, e.Certainty) + ")"
	}
	if e.Background {
		marks += " ·"
	}
	if e.Documents > 1 {
		marks += fmt.Sprintf(" [%d]", e.Documents)
	}
	if e.Disputed {
		marks += " ≠"
	}
	fmt.Fprintf(p.w, "%s  %s  %s%s\n", p.con.dim(e.ID), p.con.bold(pad(date, 24)), wording.Clip(wording.Headline(p.con.lang, e), maxHeadline), marks)
	if !p.quotes {
		return nil
	}
	for _, ref := range e.Statements {
		r, err := p.s.Reading(ctx, ref.Doc)
		if err != nil {
			return err
		}
		c := r.Events[ref.Index]
		fmt.Fprintf(p.w, "    “%s”  — %s\n", wording.Clip(r.Doc.Quote(c.Value().Sentence), 600), wording.Clip(r.Doc.Name, 120))
	}
	return nil
}

func pad(s string, width int) string {
	n := 0
	for range s {
		n++
	}
	if n >= width {
		return s
	}
	return s + strings.Repeat(" ", width-n)
}

func (con *console) style(code, s string) string {
	if !con.terminal {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (con *console) bold(s string) string { return con.style("1", s) }
func (con *console) dim(s string) string  { return con.style("2", s) }
func (con *console) mark(s string) string { return con.style("7", s) }
