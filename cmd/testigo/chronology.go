package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
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
	Type         string `help:"Only this type or mode: PROTEST, ASSAULT/killing, curfew …" placeholder:"TYPE"`
	Place        string `help:"Only at this place or in this department or country." placeholder:"NAME"`
	Actor        string `help:"Only with this actor, by name, acronym or id." placeholder:"NAME"`
	MinCertainty string `help:"asserted, reported, denied, planned or hypothetical: how firm at least." placeholder:"LEVEL"`
	Background   bool   `help:"Also what documents mention as history, comparison or habit." default:"true" negatable:""`
	Quotes       bool   `short:"q" help:"Print the sentences under each line."`
	Limit        int    `help:"Print at most so many; 0 for all." placeholder:"N"`
	Legend       bool   `help:"Say below the list what its marks mean; on a terminal this is done without asking."`
	JSON         bool   `help:"JSON Lines: one event a line."`
}

func (chronologyCmd) Help() string {
	return `Events stand in the order of the first day on which they may have happened; undated ones come last. The number of documents that tell an event stands at the end, with the number of independent ones where some are copies or translations; ≠ marks figures that disagree.

Examples:
  testigo chronology peru.testigo --from 2022-12-07 --to 2023-02
  testigo chronology peru.testigo --type ASSAULT/killing --place Juliaca --quotes
  testigo chronology peru.testigo --actor CGTP --json | jq .`
}

func (c *chronologyCmd) Run(ctx context.Context, con *console) error {
	f, err := c.filter()
	if err != nil {
		return err
	}
	return inRecord(c.Record, func(s *store.Store) error { return c.print(ctx, con, s, f) })
}

func (c *chronologyCmd) print(ctx context.Context, con *console, s *store.Store, f store.EventFilter) (err error) {
	if c.Actor != "" {
		if f.Actors, err = findActors(ctx, s, c.Actor); err != nil {
			return err
		}
	}
	w := bufio.NewWriter(con.out)
	defer w.Flush()
	p := printer{con: con, w: w, s: s, quotes: c.Quotes}
	n := 0
	for l, err := range s.Lines(ctx, f, con.lang) {
		if err != nil {
			return err
		}
		if c.Limit > 0 && n == c.Limit {
			break
		}
		n++
		if c.JSON {
			err = p.json(ctx, l.ID)
		} else {
			err = p.line(ctx, l)
		}
		if err != nil {
			return err
		}
	}
	if n > 0 && !c.JSON && (c.Legend || con.terminal) {
		fmt.Fprintln(w, con.dim(con.say("·  told as history or comparison   [2]  documents that tell it   ≠  figures disagree   28 / 49  figures as told, side by side",
			"·  contado como historia o comparación   [2]  documentos que lo cuentan   ≠  las cifras difieren   28 / 49  cifras tal como se cuentan, lado a lado")))
	}
	if n == 0 && !c.JSON {
		fmt.Fprintln(con.err, con.say("No event fits.", "Ningún hecho coincide."))
	}
	return w.Flush()
}

func (c *chronologyCmd) filter() (store.EventFilter, error) {
	f := store.EventFilter{Place: c.Place, Reported: !c.Background}
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
	if f.During.From != 0 && f.During.To != 0 && f.During.From > f.During.To {
		return f, usage("--from %s is later than --to %s; hint: turn them around", c.From, c.To)
	}
	if c.Type != "" {
		t, m, _ := strings.Cut(c.Type, "/")
		f.Type, f.Mode = record.EventType(strings.ToUpper(t)), record.Mode(strings.ToLower(m))
		if of, ok := typeOf(record.Mode(strings.ToLower(c.Type))); ok { // "killing" alone says it all
			f.Type, f.Mode = of, record.Mode(strings.ToLower(c.Type))
		}
		if !record.ValidEvent(f.Type, f.Mode) {
			return f, usage("--type %s: no such type; hint: one of %s; or a mode: %s", c.Type, typeNames(), modeNames(f.Type))
		}
	}
	if c.MinCertainty != "" {
		f.MinCertainty = record.ParseCertainty(c.MinCertainty)
		if f.MinCertainty == record.NoCertainty {
			return f, usage("--min-certainty %s: no such level; hint: asserted, reported, denied, planned or hypothetical", c.MinCertainty)
		}
	}
	return f, nil
}

func interval(flag, s string) (record.Interval, error) {
	ivs, err := record.ParseEDTF(s)
	if err != nil || len(ivs) == 0 {
		return record.Interval{}, usage("%s %s: not a date (%w); hint: write 2022-12-07, 2022-12 or 2022", flag, s, err)
	}
	return record.Interval{From: ivs[0].From, To: ivs[len(ivs)-1].To}, nil
}

// typeOf is the type that has the mode; a mode belongs to one type.
func typeOf(m record.Mode) (record.EventType, bool) {
	for _, t := range record.EventTypes {
		if slices.Contains(record.Modes[t], m) && record.EventType(strings.ToUpper(string(m))) != t {
			return t, true
		}
	}
	return "", false
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
		return "march, killing, state-of-emergency …"
	}
	return strings.Join(out, ", ")
}

// findActors gives the ids of the actors of a name, an acronym or an id.
func findActors(ctx context.Context, s *store.Store, name string) ([]string, error) {
	if p, err := s.Profile(ctx, strings.ToLower(name)); err == nil {
		return []string{p.ID}, nil
	} else if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	var out []string
	for p, err := range s.ProfilesNamed(ctx, resolve.Fold(name)) {
		if err != nil {
			return nil, err
		}
		out = append(out, p.ID)
	}
	if out == nil {
		return nil, fmt.Errorf("actor %q: %w; hint: try one word of the name, or 'testigo search %s %s'", name, store.ErrNotFound, shellWord(s.Path()), shellWord(name))
	}
	return out, nil
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
	dates  map[string]string
}

// maxHeadline keeps a line a line.
const maxHeadline = 160

func (p *printer) line(ctx context.Context, l store.Line) error {
	marks := ""
	if l.Certainty != record.Asserted {
		marks += " (" + wording.Certainty(p.con.lang, l.Certainty) + ")"
	}
	if l.Background {
		marks += " ·"
	}
	if l.Documents > 1 {
		marks += " [" + p.con.told(l.Documents, l.Independent) + "]"
	}
	if l.Disputed {
		marks += " ≠"
	}
	if l.Standing != record.MachineRead {
		marks += " {" + wording.Standing(p.con.lang, l.Standing) + "}"
	}
	fmt.Fprintf(p.w, "%s  %s  %s%s\n", p.con.dim(l.ID), p.con.bold(p.date(l.EDTF)), wording.Clip(l.Headline, maxHeadline), marks)
	if !p.quotes {
		return nil
	}
	e, err := p.s.Event(ctx, l.ID)
	if err != nil {
		return err
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

// told counts the documents that tell an event, and the independent ones where some of them are copies.
func (con *console) told(documents, independent int) string {
	if independent > 0 && independent < documents {
		return fmt.Sprintf("%d, %d %s", documents, independent, plural(independent, con.say("independent", "independiente"), con.say("independent", "independientes")))
	}
	return fmt.Sprint(documents)
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func (p *printer) json(ctx context.Context, id string) error {
	e, err := p.s.Event(ctx, id)
	if err != nil {
		return err
	}
	return export.Event(ctx, p.w, p.s, e, export.Options{Countries: gazetteer.World()})
}

// date is a date in words, at the width of its column; chronologies repeat their dates.
func (p *printer) date(edtf string) string {
	d, ok := p.dates[edtf]
	if !ok {
		if p.dates == nil {
			p.dates = map[string]string{}
		}
		d = pad(wording.Date(p.con.lang, edtf), 24)
		p.dates[edtf] = d
	}
	return d
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
