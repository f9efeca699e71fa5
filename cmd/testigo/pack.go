package main

import (
	"encoding/json"
	"fmt"
	"os"

	"testigo/election"
	"testigo/pack"
)

type packCmd struct {
	Lint packLintCmd `cmd:"" help:"Check packs: form, dates, sources, rows that contradict each other; names file and line."`
	List packListCmd `cmd:"" help:"List the countries whose packs are in use, with what they hold."`
}

// packLintCmd checks folders of country packs, or the program's own.
type packLintCmd struct {
	Dir  []string `arg:"" optional:"" type:"existingdir" help:"Folders that hold a folder for each country; none = the program's packs."`
	JSON bool     `name:"json" help:"Write the problems as JSON."`
}

type packProblem struct {
	File  string `json:"file"`
	Line  int    `json:"line,omitempty"`
	What  string `json:"what"`
	Doubt bool   `json:"doubt"`
}

func (c *packLintCmd) Run(con *console) error {
	out := []packProblem{}
	take := func(dir string, problems []pack.Problem, err error) {
		for _, p := range problems {
			out = append(out, packProblem{dir + p.File, p.Line, p.What, p.Doubt})
		}
		if err != nil { // names file and line itself
			out = append(out, packProblem{What: dir + err.Error()})
		}
	}
	if len(c.Dir) == 0 {
		take("", pack.LintBuilt(), election.Lint(pack.Built()))
	}
	for _, dir := range c.Dir {
		fsys := os.DirFS(dir)
		take(dir+string(os.PathSeparator), pack.Lint(fsys), election.Lint(pack.Of(fsys)))
	}
	faults := 0
	for _, p := range out {
		if !p.Doubt {
			faults++
		}
	}
	if c.JSON {
		enc := json.NewEncoder(con.out)
		enc.SetIndent("", "  ")
		if err := enc.Encode(out); err != nil {
			return err
		}
	} else {
		for _, p := range out {
			word := map[bool]string{true: "doubt: ", false: ""}[p.Doubt]
			switch {
			case p.File == "":
				fmt.Fprintln(con.out, p.What)
			case p.Line == 0:
				fmt.Fprintf(con.out, "%s: %s%s\n", p.File, word, p.What)
			default:
				fmt.Fprintf(con.out, "%s:%d: %s%s\n", p.File, p.Line, word, p.What)
			}
		}
		fmt.Fprintf(con.out, "%d faults, %d doubts\n", faults, len(out)-faults)
	}
	if faults > 0 {
		return errSaid
	}
	return nil
}

// packListCmd lists countries.
type packListCmd struct{}

func (packListCmd) Run(con *console) error {
	if err := pack.External(); err != nil {
		return err
	}
	for _, c := range pack.Countries() {
		count := func(file string) (n int) {
			for range pack.Optional(c.Folder + "/" + file) {
				n++
			}
			return n
		}
		fmt.Fprintf(con.out, "%s  %s: %d organisations, %d persons, %d terms of office, %d dated events, %d relations, %d lives, %d seat rules\n", c.ISO, c.English,
			count("organizations.txt"), count("people.txt"), count("offices.txt"), count("events.txt"), count("bonds.txt"), count("lives.txt"), len(pack.Glob(c.Folder+"/seat-rules/*.txt")))
	}
	return nil
}
