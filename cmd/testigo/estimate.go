package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"testigo/estimate"
	"testigo/estimate/latentclass"
	"testigo/estimate/named"
	"testigo/estimate/report"
	"testigo/estimate/table"
	"testigo/record"
	"testigo/store"
)

type estimateCmd struct {
	Table   []string `arg:"" help:"A table (CSV: one 0/1 column in_… for each list; a row is a person, or a pattern with a column count), a file of links (CSV: list, cluster, probability), or a record. - reads standard input. Several tables are linkages of the same lists, and are pooled."`
	By      []string `placeholder:"COLUMN,…" help:"Columns that make the strata; the total is put together from them. Of a record: year, place, sex, alleged."`
	Act     []string `default:"killed" placeholder:"ACT,…" help:"Of a record: the acts whose named victims are counted."`
	Method  []string `placeholder:"NAME,…" help:"lcmcr, loglinear, averaged, graphs, coverage, chao, chapman (two lists only). All but the last if none is named."`
	Draws   int      `default:"20" help:"Of a file of links: tables drawn as probably as the links say."`
	Seed    uint64   `default:"1" help:"Seed of all random numbers: the same seed gives the same figures."`
	Classes int      `placeholder:"K" help:"Most latent classes (10): see whether the figure depends on it."`
	Rates   string   `placeholder:"PRIOR" help:"Prior of how likely people of a class are to be on each list: tied (what they have in common is hard or easy to reach; if none is named), uniform (as published), jeffreys."`
	Sweeps  int      `placeholder:"N" help:"Longest length of each chain (2,000,000)."`
	Report  string   `short:"r" placeholder:"OUT.html" help:"Write a page with tables, plots, methods, diagnostics and settings."`
	JSON    bool     `help:"Print as JSON."`
}

func (estimateCmd) Help() string {
	return `How many people are on no list, learned from how the lists overlap. Where the overlaps do not bear an estimate the answer is a refusal with its reasons (exit code 0: it is an answer). Nothing is printed without its interval. Of a record, each source is a list, and copies of a text are one source; a small record is nearly always refused, rightly.

Examples:
  testigo estimate victims.csv
  testigo estimate victims.csv --by department,period --report estimate.html
  testigo estimate victims.csv --method lcmcr --seed 7 --json
  testigo estimate links.csv                        one answer over what is doubtful about the links
  testigo estimate links-50.csv links-90.csv        the same lists, linked at two thresholds
  testigo estimate peru.testigo --act killed,disappeared --by year`
}

func (c *estimateCmd) Run(ctx context.Context, con *console) error {
	if len(c.Table) > 100 {
		return fmt.Errorf("%d tables, at most 100 can be pooled", len(c.Table))
	}
	if len(c.Table) > 1 && c.Report != "" {
		return errors.New("a report is of one table; hint: name one, or leave --report out")
	}
	if c.Draws < 2 || c.Draws > 1000 {
		return fmt.Errorf("--draws %d; hint: from 2 to 1000", c.Draws)
	}
	if c.Classes < 0 || c.Classes > 200 {
		return fmt.Errorf("--classes %d; hint: from 1 to 200", c.Classes)
	}
	rates := latentclass.Rates(c.Rates)
	if rates != "" && !rates.Known() {
		return fmt.Errorf("--rates %s; hint: tied, uniform or jeffreys", c.Rates)
	}
	s := estimate.Settings{Seed: c.Seed, Latent: latentclass.Settings{MaxSweeps: c.Sweeps, Classes: c.Classes, Rates: rates}, Vary: c.Report != "" || c.JSON}
	for _, m := range c.Method {
		s.Methods = append(s.Methods, estimate.Method(m))
	}
	var results []*estimate.Result
	for _, name := range c.Table {
		r, err := c.one(ctx, con, name, s)
		if err != nil {
			return err
		}
		results = append(results, r)
	}
	if len(results) > 1 {
		return c.pool(con, results)
	}
	r := results[0]
	if c.Report != "" {
		if err := c.write(r, con); err != nil {
			return err
		}
	}
	w := bufio.NewWriter(con.out)
	if c.JSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		if err := enc.Encode(r.Summary()); err != nil {
			return err
		}
	} else {
		printEstimate(w, con.lang, r)
	}
	return w.Flush()
}

// one estimates from a table, a file of links or a record, whichever the file is.
func (c *estimateCmd) one(ctx context.Context, con *console, name string, s estimate.Settings) (*estimate.Result, error) {
	var in io.Reader = os.Stdin
	shown := "standard input"
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, fmt.Errorf("%s is a folder; hint: name the table in it", name)
		}
		in, shown = f, name
	}
	buffered := bufio.NewReaderSize(in, 1<<16)
	head, _ := buffered.Peek(1 << 12)
	switch {
	case name != "-" && strings.HasPrefix(string(head), "SQLite format 3"):
		return c.record(ctx, con, name, s)
	case table.IsLinks(string(head)):
		l, err := table.ReadLinks(shown, buffered, c.By)
		if err != nil {
			return nil, err
		}
		return estimate.OverLinks(ctx, l, s, c.Draws)
	}
	f, err := table.Read(shown, buffered, c.By)
	if err != nil {
		return nil, err
	}
	return estimate.Run(ctx, f, s)
}

// record estimates from the named victims of a record, by source.
func (c *estimateCmd) record(ctx context.Context, con *console, name string, s estimate.Settings) (r *estimate.Result, err error) {
	err = inRecord(name, func(st *store.Store) error {
		src, err := named.SourcesOf(ctx, st)
		if err != nil {
			return err
		}
		g, err := named.Gather(name, st.Victims(ctx), src, c.Act, c.By)
		if err != nil {
			return err
		}
		if r, err = estimate.Run(ctx, g.File, s); err != nil {
			return err
		}
		r.FromRecord(g.Named, g.Unnamed, g.Document, g.Copies, g.Joined)
		return nil
	})
	return r, err
}

// pool prints one answer over several linkages, and that of each.
func (c *estimateCmd) pool(con *console, results []*estimate.Result) error {
	p := estimate.Pool(results)
	w := bufio.NewWriter(con.out)
	if c.JSON {
		var each []estimate.Summary
		for _, r := range results {
			each = append(each, r.Summary())
		}
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		if err := enc.Encode(map[string]any{"pooled": p.Summary(), "tables": each}); err != nil {
			return err
		}
		return w.Flush()
	}
	english := con.lang != record.Spanish
	switch {
	case p.Headline != nil && english:
		fmt.Fprintf(w, "Over %d linkages: %s.\n", p.Of, p.Headline.Sentence(con.lang, p.Documented[0]))
	case p.Headline != nil:
		fmt.Fprintf(w, "Sobre %d vinculaciones: %s.\n", p.Of, p.Headline.Sentence(con.lang, p.Documented[0]))
	case english:
		fmt.Fprintf(w, "No estimate over %d linkages.\n", p.Of)
	default:
		fmt.Fprintf(w, "Sin estimación sobre %d vinculaciones.\n", p.Of)
	}
	for _, x := range p.Remarks {
		fmt.Fprintf(w, "  ! %s\n", x.In(con.lang))
	}
	for i, r := range results {
		fmt.Fprintf(w, "\n%s\n", c.Table[i])
		printEstimate(w, con.lang, r)
	}
	return w.Flush()
}

// write makes the page aside and renames it: a run that is stopped leaves no half a page.
func (c *estimateCmd) write(r *estimate.Result, con *console) error {
	f, err := os.CreateTemp(filepath.Dir(c.Report), ".estimate-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	w := bufio.NewWriter(f)
	if err := report.Write(w, r, con.lang, version); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if err := f.Chmod(0o644); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), c.Report); err != nil {
		return err
	}
	fmt.Fprintf(con.err, "%s\n", c.Report)
	return nil
}

func printEstimate(w io.Writer, l record.Lang, r *estimate.Result) {
	word := func(en, es string) string {
		if l == record.Spanish {
			return es
		}
		return en
	}
	if r.Linkage != nil {
		printLinkage(w, l, r.Linkage, word)
	}
	for _, o := range r.Strata {
		if o.Name != "" {
			fmt.Fprintf(w, "%s\n", o.Name)
		}
		if o.Headline == nil {
			fmt.Fprintf(w, "%s: %s %s.\n", word("No estimate", "Sin estimación"), estimate.Digits(l, float64(o.Documented)), word("people are documented; that is a minimum", "personas están documentadas; es un mínimo"))
			for _, x := range o.Refused {
				fmt.Fprintf(w, "  - %s\n", x.In(l))
			}
		} else {
			fmt.Fprintf(w, "%s.\n", capital(o.Headline.Sentence(l, o.Documented)))
		}
		if r.Total == nil || o.Headline != nil {
			for _, x := range o.Remarks {
				fmt.Fprintf(w, "  ! %s\n", x.In(l))
			}
		}
		if r.Total == nil {
			fmt.Fprintln(w)
			estimateTable(w, l, o)
		}
	}
	if t := r.Total; t != nil {
		fmt.Fprintf(w, "\n%s: ", word("Total", "Total"))
		if t.Headline == nil {
			fmt.Fprintf(w, "%s %s; %s.\n", estimate.Digits(l, float64(t.Documented)), word("documented", "documentadas"), word("no stratum could be estimated", "ningún estrato pudo estimarse"))
		} else {
			fmt.Fprintf(w, "%s.\n", t.Headline.Sentence(l, t.Documented))
			fmt.Fprintf(w, "  %s: %s.\n", word("estimated in", "estimado en"), few(t.Estimated))
			if len(t.Counted) > 0 {
				fmt.Fprintf(w, "  %s: %s (%s).\n", word("documented only in", "solo documentado en"), few(t.Counted), estimate.Digits(l, float64(t.CountedN)))
			}
			for _, x := range t.Remarks {
				fmt.Fprintf(w, "  ! %s\n", x.In(l))
			}
		}
	}
	fmt.Fprintf(w, "\n%s:\n", word("This rests on", "Esto descansa en"))
	for _, a := range estimate.Assumptions {
		fmt.Fprintf(w, "  - %s\n", a.In(l))
	}
	fmt.Fprintf(w, "%s %d.\n", word("Seed", "Semilla"), r.Settings.Seed)
}

// printLinkage prints the answer over the doubtful links first, for it is the one to quote.
func printLinkage(w io.Writer, l record.Lang, k *estimate.Linkage, word func(en, es string) string) {
	digits := func(n int) string { return estimate.Digits(l, float64(n)) }
	p := k.Pooled
	if p.Headline != nil {
		fmt.Fprintf(w, "%s.\n", capital(p.Headline.Sentence(l, p.Documented[0])))
	} else {
		fmt.Fprintf(w, "%s.\n", word("No estimate", "Sin estimación"))
	}
	fmt.Fprintf(w, word("  Over %d tables drawn as probably as the links say: %s records of %s people or more, %s links doubtful.\n", "  Sobre %d tablas sorteadas según la probabilidad de los vínculos: %s registros de %s personas o más, %s vínculos dudosos.\n"),
		p.Of, digits(k.Links.Records), digits(k.Links.Persons), digits(k.Links.Doubtful))
	for _, x := range p.Remarks {
		fmt.Fprintf(w, "  ! %s\n", x.In(l))
	}
	for _, c := range k.At {
		fmt.Fprintf(w, word("  Links of %s and more: ", "  Vínculos de %s o más: "), estimate.Digits(l, c.Probability))
		if c.Headline != nil {
			fmt.Fprintf(w, "%s.\n", c.Headline.Sentence(l, c.Documented))
			continue
		}
		fmt.Fprintf(w, word("no estimate; %s documented.", "sin estimación; %s documentadas."), digits(c.Documented))
		for _, x := range c.Refused {
			fmt.Fprintf(w, " %s", x.In(l))
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "\n%s\n", word("Of links of 0.5 and more alone:", "Solo con los vínculos de 0,5 o más:"))
}

func estimateTable(w io.Writer, l record.Lang, o estimate.Outcome) {
	for _, e := range o.Estimates {
		mark := " "
		if !e.Usable {
			mark = "✗"
		}
		fmt.Fprintf(w, "  %s %-10s %s [%s]\n", mark, e.Method, e.Sentence(l, o.Documented), e.Model)
		for _, x := range e.Why {
			fmt.Fprintf(w, "      %s\n", x.In(l))
		}
	}
}

func few(names []string) string {
	if len(names) > 8 {
		return strings.Join(names[:8], ", ") + fmt.Sprintf(" … (%d)", len(names))
	}
	return strings.Join(names, ", ")
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
