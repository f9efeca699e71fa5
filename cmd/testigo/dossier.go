package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"testigo/publish/dossier"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type dossierCmd struct {
	Record       string `arg:"" help:"The record."`
	Out          string `short:"o" help:"Where it goes; the ending chooses the form: .html, .docx, .csv or .json." placeholder:"FILE" required:""`
	Title        string `help:"A title of your own." placeholder:"WORDS"`
	Actor        string `help:"About an actor: name, acronym or id." placeholder:"NAME"`
	Conflict     string `help:"About a conflict, by its id." placeholder:"ID"`
	Question     string `help:"About a question, by its id." placeholder:"ID"`
	From         string `help:"Chronology: only what may have happened on or after this date." placeholder:"DATE"`
	To           string `help:"Chronology: only what may have happened on or before this date." placeholder:"DATE"`
	Type         string `help:"Chronology: only this type or mode." placeholder:"TYPE"`
	Place        string `help:"Chronology: only at this place or in this department or country." placeholder:"NAME"`
	MinCertainty string `help:"Chronology: how firm at least." placeholder:"LEVEL"`
	Background   bool   `help:"Chronology: also what documents mention as history, comparison or habit." default:"true" negatable:""`
}

func (dossierCmd) Help() string {
	return `A document to cite and hand on: the lines of a chronology, an actor, a conflict or a question, each with notes that quote its words and name document, date, place in the text and hash, and with how far people have reviewed it. HTML is one file that asks nothing of the network; DOCX has real footnotes; CSV and JSON hold the same.

Examples:
  testigo dossier peru.testigo -o puno.docx --place Puno --from 2023-01 --to 2023-02
  testigo dossier peru.testigo -o cgtp.html --actor CGTP
  testigo dossier peru.testigo -o toll.docx --question q1a2b3c4`
}

var dossierForms = map[string]func(io.Writer, *dossier.Dossier) error{".html": dossier.HTML, ".docx": dossier.DOCX, ".csv": dossier.CSV, ".json": dossier.JSON}

func (c *dossierCmd) Run(ctx context.Context, con *console) error {
	write := dossierForms[strings.ToLower(filepath.Ext(c.Out))]
	if write == nil {
		return usage("-o %s: the form is not known by its ending; hint: .html, .docx, .csv or .json", c.Out)
	}
	about := 0
	for _, s := range []string{c.Actor, c.Conflict, c.Question} {
		if s != "" {
			about++
		}
	}
	if about > 1 {
		return usage("a dossier is about one actor, one conflict, one question, or a chronology")
	}
	narrowed := c.From != "" || c.To != "" || c.Type != "" || c.Place != "" || c.MinCertainty != "" || !c.Background
	if about == 1 && narrowed {
		return usage("--from, --to, --type, --place and --min-certainty narrow a chronology, not an actor, conflict or question")
	}
	filter := chronologyCmd{From: c.From, To: c.To, Type: c.Type, Place: c.Place, MinCertainty: c.MinCertainty, Background: c.Background}
	f, err := filter.filter()
	if err != nil {
		return err
	}
	return inRecord(c.Record, func(s *store.Store) error {
		d, err := c.gather(ctx, con, s, f)
		if err != nil {
			return err
		}
		if err := toFile(c.Out, con.out, func(w io.Writer) error { return write(w, d) }); err != nil {
			return err
		}
		lines := 0
		for _, sec := range d.Sections {
			lines += len(sec.Lines)
		}
		fmt.Fprintf(con.out, "%s: %s, %s\n", wording.Clip(c.Out, 300), con.many(lines, "line", "línea"), con.many(len(d.Notes), "note", "nota"))
		return nil
	})
}

func (c *dossierCmd) gather(ctx context.Context, con *console, s *store.Store, f store.EventFilter) (*dossier.Dossier, error) {
	switch {
	case c.Actor != "":
		ids, err := findActors(ctx, s, c.Actor)
		if err != nil {
			return nil, err
		}
		return dossier.Actor(ctx, s, con.lang, c.Title, ids[0])
	case c.Conflict != "":
		return dossier.Conflict(ctx, s, con.lang, c.Title, strings.ToLower(c.Conflict))
	case c.Question != "":
		return dossier.Question(ctx, s, con.lang, c.Title, strings.ToLower(c.Question))
	}
	return dossier.Chronology(ctx, s, con.lang, c.Title, f, c.chosen(con.lang, f))
}

// chosen says in words what the chronology was narrowed to.
func (c *dossierCmd) chosen(lang record.Lang, f store.EventFilter) []dossier.Fact {
	facts := []dossier.Fact{}
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, dossier.Fact{Label: dossier.Label(lang, key), Value: wording.Clip(value, 200)})
		}
	}
	if c.From != "" {
		add("from", wording.Date(lang, c.From))
	}
	if c.To != "" {
		add("to", wording.Date(lang, c.To))
	}
	if c.Type != "" {
		add("type", wording.Noun(lang, f.Type, f.Mode))
	}
	add("place", c.Place)
	if f.MinCertainty != record.NoCertainty {
		add("certainty", wording.Certainty(lang, f.MinCertainty))
	}
	return facts
}
