package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/user"
	"strconv"
	"strings"
	"time"

	"testigo/estimate/lists"
	"testigo/publish/wording"
)

type linkCmd struct {
	Lists []string `arg:"" help:"Lists of victims: CSV or .xlsx, one row a person; or records, whose named victims count by source."`
	mapFlags
	Out          string    `short:"o" placeholder:"LINKS.csv" help:"Write every row with its person and the reasons."`
	Table        string    `placeholder:"TABLE.csv" help:"Write capture histories, which 'testigo estimate' reads. With several thresholds, one table each: TABLE-50.csv, …"`
	Threshold    []float64 `default:"0.5" placeholder:"P,…" help:"Probability from which a pair is a link (0.5)."`
	NoDuplicates bool      `help:"No list names anybody twice."`
	Review       string    `placeholder:"PAIRS.csv" help:"Write the doubtful pairs, those that settle most first, with a column for the answer."`
	Pairs        int       `default:"200" help:"At most so many pairs in --review."`
	Answers      string    `placeholder:"PAIRS.csv" help:"Take the answers from a file that --review wrote, and append them to --decisions." type:"existingfile"`
	Decisions    string    `placeholder:"FILE" help:"File of decisions (CSV, only appended to); what it decides is kept."`
	Author       string    `placeholder:"NAME" help:"Who signs the answers; without it, the user's name."`
}

func (linkCmd) Help() string {
	return `Names are compared as Spanish and the Andes write them: two surnames, nicknames (Pepe, José), spellings (Q'ispe, Quispe), names that changed places; dates and places in part. What a value that agrees is worth is learned from the lists themselves (Fellegi and Sunter, EM). Nothing is drawn at random.

Examples:
  testigo link church.csv court.xlsx -o links.csv --review pairs.csv
  testigo link church.csv court.xlsx -o links.csv --answers pairs.csv --decisions decisions.csv
  testigo link church.csv court.xlsx peru.testigo --table table.csv --threshold 0.5,0.9
  testigo estimate links.csv                        one answer over what is doubtful about the links`
}

func (c *linkCmd) Run(ctx context.Context, con *console) error {
	for _, t := range c.Threshold {
		if t <= 0 || t >= 1 {
			return usage("a threshold of %g: it is a probability between 0 and 1", t)
		}
	}
	if c.Out == "" && c.Table == "" && c.Review == "" {
		return usage("nothing to write; name --out, --table or --review")
	}
	if c.Answers != "" && c.Decisions == "" {
		return usage("--answers needs --decisions, the file they are appended to")
	}
	m, err := c.mapping()
	if err != nil {
		return err
	}
	files, rows, same, err := rowsOf(ctx, c.Lists, m)
	if err != nil {
		return err
	}
	s := lists.Settings{Threshold: c.Threshold[0], Unique: c.NoDuplicates, Same: same}
	if c.Decisions != "" {
		if s.Decisions, err = c.decisions(); err != nil {
			return err
		}
	}
	linked, err := lists.Link(ctx, rows, s)
	if err != nil {
		return err
	}
	if err := c.write(linked); err != nil {
		return err
	}
	return c.report(con, files, linked)
}

// decisions appends new answers, then reads what is decided.
func (c *linkCmd) decisions() ([]lists.Decision, error) {
	if _, err := lists.ReadDecisions(c.Decisions); err != nil { // a broken file is not appended to
		return nil, err
	}
	if c.Answers != "" {
		author := c.Author
		if author == "" {
			if u, err := user.Current(); err == nil {
				author = u.Username
			}
		}
		if author == "" {
			return nil, errors.New("answers are signed; hint: name yourself with --author")
		}
		answers, err := lists.ReadAnswers(c.Answers, author, time.Now())
		if err != nil {
			return nil, err
		}
		if err := lists.Append(c.Decisions, answers); err != nil {
			return nil, err
		}
	}
	return lists.ReadDecisions(c.Decisions)
}

func (c *linkCmd) write(l *lists.Linked) error {
	if c.Out != "" {
		if err := toFile(c.Out, os.Stdout, l.WriteLinks); err != nil {
			return err
		}
	}
	if c.Review != "" {
		err := toFile(c.Review, os.Stdout, func(w io.Writer) error { _, err := l.WriteReview(w, c.Pairs); return err })
		if err != nil {
			return err
		}
	}
	if c.Table == "" {
		return nil
	}
	for i, t := range c.Threshold {
		at := l
		if i > 0 {
			at = l.At(t)
		}
		if err := toFile(c.tableName(t), os.Stdout, at.WriteTable); err != nil {
			return err
		}
	}
	return nil
}

// tableName is TABLE.csv, or TABLE-50.csv where there are several.
func (c *linkCmd) tableName(threshold float64) string {
	if len(c.Threshold) == 1 {
		return c.Table
	}
	percent := strconv.FormatFloat(100*threshold, 'g', 4, 64)
	base := strings.TrimSuffix(c.Table, ".csv")
	return base + "-" + percent + ".csv"
}

// report says what was linked, on the error stream: the standard output may be a table.
func (c *linkCmd) report(con *console, files []*lists.File, l *lists.Linked) error {
	remarks := 0
	for _, f := range files {
		remarks += len(f.Remarks) + f.More
	}
	r := l.Result
	fmt.Fprintf(con.err, con.say("%d rows of %d lists are %d persons; %d pairs compared", "%d filas de %d listas son %d personas; %d pares comparados")+"\n", len(l.Rows), len(l.Lists), r.Persons, r.Compared)
	if r.Missed >= 1 {
		fmt.Fprintf(con.err, con.say("about %.0f true pairs may not have been compared (Chao's estimate)", "unos %.0f pares verdaderos pueden no haberse comparado (estimación de Chao)")+"\n", r.Missed)
	}
	if l.Applied+l.Stale > 0 {
		fmt.Fprintf(con.err, con.say("%d decisions kept; %d speak of rows that are not in these lists", "%d decisiones mantenidas; %d hablan de filas que no están en estas listas")+"\n", l.Applied, l.Stale)
	}
	if remarks > 0 {
		fmt.Fprintf(con.err, con.say("%d lines or cells could not be read: 'testigo lists %s' shows them", "%d líneas o celdas no pudieron leerse: 'testigo lists %s' las muestra")+"\n", remarks, wording.Clip(strings.Join(c.Lists, " "), 200))
	}
	return nil
}
