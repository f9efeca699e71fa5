package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"testigo/election"
	"testigo/store"
)

type seatsCmd struct {
	Results  string `arg:"" optional:"" help:"Table of results (CSV, columns by name: list, votes, seats, district); - for standard input."`
	Rule     string `help:"Seat rule: a packaged name (peru-2011), a method (dhondt, sainte-lague, hare, droop …), or a file." placeholder:"RULE|FILE"`
	Election string `help:"Recompute a packaged election instead of a table." placeholder:"NAME"`
	Only     string `help:"Which election of a table that holds several." placeholder:"NAME"`
	Seats    int    `help:"Seats on offer, where neither rule nor table says." placeholder:"N"`
	List     bool   `help:"List the packaged rules and elections."`
	JSON     bool   `help:"Print as JSON."`
}

func (seatsCmd) Help() string {
	return `Votes and a rule give seats, list by list and district by district, in exact arithmetic. A seats column is a claim: where it departs from the votes, a sentence says so, and the exit code is 1. Ties are named, never broken.

The header may be English or Spanish (lista, votos, escaños, distrito); cells are divided by comma, semicolon or tab; numbers may have thousands separators. docs/elections.md describes tables and rule files.

Examples:
  testigo seats --list
  testigo seats --election peru-2011
  testigo seats results.csv --rule peru-1978
  testigo seats resultados.csv --rule my-rule.txt --json
  testigo seats council.csv --rule sainte-lague --seats 21`
}

func (c *seatsCmd) Run(con *console) error {
	w := bufio.NewWriter(con.out)
	var err error
	switch {
	case c.List:
		err = c.list(con, w)
	case c.Election != "" && (c.Results != "" || c.Rule != ""):
		err = usage("--election has results and rule of its own; hint: leave out the table and --rule")
	case c.Election != "":
		err = c.packaged(con, w)
	case c.Results == "":
		err = usage("no table of results; hint: testigo seats RESULTS.csv --rule RULE, or testigo seats --election NAME, or --list")
	default:
		err = c.table(con, w)
	}
	return errors.Join(err, w.Flush())
}

// table recomputes a table of the user.
func (c *seatsCmd) table(con *console, w *bufio.Writer) error {
	if c.Rule == "" {
		return usage("no --rule; hint: a name of 'testigo seats --list', a method such as dhondt, or a rule file")
	}
	rule, err := findRule(c.Rule)
	if err != nil {
		return err
	}
	if c.Seats != 0 {
		if c.Seats < 1 || c.Seats > election.MaxSeats || rule.Seats > 0 && rule.Seats != c.Seats {
			return usage("--seats %d, and rule %s has %s", c.Seats, rule.Name, rule.Describe(con.lang))
		}
		own := *rule
		own.Seats, rule = c.Seats, &own
	}
	results, err := c.read()
	if err != nil {
		return err
	}
	outcome, err := rule.Apply(results)
	if err != nil {
		return err
	}
	return c.print(con, w, outcome, "", rule.Sources)
}

func (c *seatsCmd) read() (*election.Results, error) {
	name, in := c.Results, io.Reader(os.Stdin)
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in = f
	}
	all, err := election.ReadResults(name, in)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, r := range all {
		if r.Election == c.Only || c.Only == "" && len(all) == 1 {
			return r, nil
		}
		names = append(names, r.Election)
	}
	if c.Only != "" {
		return nil, fmt.Errorf("%s has no election %q; hint: one of %s", name, c.Only, strings.Join(names, ", "))
	}
	return nil, fmt.Errorf("%s holds %d elections; hint: --only with one of %s", name, len(all), strings.Join(names, ", "))
}

// findRule tries the packs, then the methods, then the disk.
func findRule(name string) (*election.Rule, error) {
	rule, err := election.FindRule(name)
	if rule != nil || err != nil {
		return rule, err
	}
	text, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%q is no packaged rule, no method, and no file: %w; hint: testigo seats --list", name, store.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return election.ParseRule(name, text)
}

// packaged recomputes an election of the packs.
func (c *seatsCmd) packaged(con *console, w *bufio.Writer) error {
	e, err := election.FindElection(c.Election)
	if err != nil {
		return err
	}
	if e == nil {
		return fmt.Errorf("no packaged election %q: %w; hint: testigo seats --list", c.Election, store.ErrNotFound)
	}
	outcome, err := e.Recompute()
	if err != nil {
		return err
	}
	return c.print(con, w, outcome, e.Title(con.lang), []string{e.Source.Text + " (" + e.Source.Licence + ")"})
}

func (c *seatsCmd) print(con *console, w *bufio.Writer, o *election.Outcome, title string, sources []string) error {
	if c.JSON {
		if err := seatsJSON(con.lang, w, o, title, sources); err != nil {
			return err
		}
	} else {
		p := seatsPrinter{con: con, w: w, o: o}
		p.print(title, sources)
	}
	if len(o.Departures) > 0 {
		return errSaid
	}
	return nil
}

func (c *seatsCmd) list(con *console, w *bufio.Writer) error {
	rules, err := election.Rules()
	if err != nil {
		return err
	}
	elections, err := election.Elections()
	if err != nil {
		return err
	}
	if c.JSON {
		type item struct {
			Name  string `json:"name"`
			Title string `json:"title"`
			Rule  string `json:"rule"`
			Date  string `json:"date,omitempty"`
		}
		var out struct {
			Rules     []item `json:"rules"`
			Elections []item `json:"elections"`
		}
		for _, r := range rules {
			out.Rules = append(out.Rules, item{Name: r.Name, Title: r.TitleIn(con.lang), Rule: r.Describe(con.lang)})
		}
		for _, e := range elections {
			out.Elections = append(out.Elections, item{e.ID, e.Title(con.lang), e.RuleName, e.Date})
		}
		return writeJSON(w, out)
	}
	fmt.Fprintln(w, con.say("Rules (--rule)", "Reglas (--rule)"))
	for _, r := range rules {
		fmt.Fprintf(w, "  %-22s %s\n", r.Name, r.Describe(con.lang))
	}
	fmt.Fprintf(w, "  %s %s\n\n", con.say("or a method:", "o un método:"), strings.Join(election.MethodNames(), ", "))
	fmt.Fprintln(w, con.say("Elections (--election)", "Elecciones (--election)"))
	for _, e := range elections {
		fmt.Fprintf(w, "  %-24s %s\n", e.ID, e.Title(con.lang))
	}
	return nil
}

func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// seatsPrinter writes an outcome for a terminal.
type seatsPrinter struct {
	con *console
	w   *bufio.Writer
	o   *election.Outcome
}

func (p seatsPrinter) print(title string, sources []string) {
	o, con := p.o, p.con
	if title == "" {
		title = filepath.Base(o.Results.Name)
	}
	fmt.Fprintf(p.w, "%s\n%s: %s\n\n", title, con.say("Rule ", "Regla ")+o.Rule.Name, o.Rule.Describe(con.lang))
	p.lists()
	if len(o.Districts) > 1 {
		p.districts()
	}
	fmt.Fprintln(p.w)
	if o.Majority != nil {
		fmt.Fprintln(p.w, o.Majority.Sentence(con.lang, o))
	} else if s := o.ElectedSentence(con.lang); s != "" {
		fmt.Fprintln(p.w, s)
	}
	for _, r := range o.Remarks {
		fmt.Fprintln(p.w, r.In(con.lang))
	}
	for _, d := range o.Districts {
		if s := d.TieSentence(con.lang, o.Results.Lists); s != "" {
			fmt.Fprintln(p.w, s)
		}
		if d.Unfilled > 0 && o.Majority == nil {
			fmt.Fprintln(p.w, d.UnfilledSentence(con.lang))
		}
	}
	fmt.Fprintln(p.w, o.Verdict(con.lang))
	for _, d := range o.Departures {
		fmt.Fprintln(p.w, "  "+d.Sentence(con.lang))
	}
	for _, n := range o.Rule.NotesIn(con.lang) {
		fmt.Fprintln(p.w, con.say("Note: ", "Nota: ")+n)
	}
	for _, s := range sources {
		fmt.Fprintln(p.w, con.say("Source: ", "Fuente: ")+s)
	}
}

// lists prints every list in the whole election, by votes.
func (p seatsPrinter) lists() {
	o, con := p.o, p.con
	_, claimed := o.Results.ListSeats()
	width := 4
	for _, l := range o.Results.Lists {
		width = max(width, min(utf8.RuneCountInString(l.Name), 60))
	}
	head := []string{con.say("list", "lista"), con.say("votes", "votos"), "%", con.say("seats", "escaños"), con.say("stated", "declarados")}
	fmt.Fprintf(p.w, "%s %15s %8s", pad(head[0], width), head[1], head[2])
	if !o.ByDistrict {
		fmt.Fprintf(p.w, " %8s", head[3])
	}
	if claimed.Stated {
		fmt.Fprintf(p.w, " %10s", head[4])
	}
	fmt.Fprintln(p.w)
	valid := o.Results.Votes()
	for _, s := range o.ByVotes() {
		l := o.Results.Lists[s.List]
		share := strings.TrimRight(election.PercentOf(con.lang, s.Votes, valid), "%\u00a0")
		fmt.Fprintf(p.w, "%s %15s %8s", pad(l.Name, width), election.Thousands(con.lang, s.Votes), share)
		if !o.ByDistrict {
			seats := election.Thousands(con.lang, int64(s.Seats))
			if s.Tied > 0 {
				seats += fmt.Sprintf("–%d", s.Seats+s.Tied)
			}
			fmt.Fprintf(p.w, " %8s", seats)
		}
		if claimed.Stated {
			stated := "·"
			if s.Claimed.Stated {
				stated = election.Thousands(con.lang, s.Claimed.N)
			}
			fmt.Fprintf(p.w, " %10s", stated)
		}
		switch {
		case l.Others:
			fmt.Fprint(p.w, "  ", con.say("several lists", "varias listas"))
		case !s.Passes && len(o.Rule.Threshold) > 0 && s.Seats == 0:
			fmt.Fprint(p.w, "  ", con.say("under the threshold", "bajo la valla"))
		}
		fmt.Fprintln(p.w)
	}
}

// districts prints one line a district: who wins how many, and a mark where the claim departs.
func (p seatsPrinter) districts() {
	departs := map[string]bool{}
	for _, d := range p.o.Departures {
		departs[d.District] = true
	}
	fmt.Fprintln(p.w)
	for _, d := range p.o.Districts {
		var parts []string
		tied := map[int]bool{}
		for _, i := range d.Tie.Lists {
			tied[i] = true
		}
		for i, e := range d.Entries {
			switch name := p.o.Results.Lists[e.List].Name; {
			case tied[i]:
				parts = append(parts, fmt.Sprintf("%s %d–%d", name, e.Seats, e.Seats+1))
			case e.Seats > 0:
				parts = append(parts, fmt.Sprintf("%s %d", name, e.Seats))
			}
		}
		mark := " "
		if departs[d.Name] {
			mark = "!"
		}
		fmt.Fprintf(p.w, "%s %s (%d): %s\n", mark, d.Name, d.Seats, strings.Join(parts, ", "))
	}
}
