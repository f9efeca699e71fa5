package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"

	"testigo/eval/dating"
	"testigo/eval/geo"
	"testigo/eval/gold"
	"testigo/eval/muc4"
	"testigo/eval/runs"
	"testigo/eval/timex"
	reader "testigo/reading"
	"testigo/reading/places"
)

type evalCmd struct {
	Gold    evalGoldCmd    `cmd:"" help:"Whole readings against coded documents: a folder of gold files."`
	Cross   evalCrossCmd   `cmd:"" help:"What a record says across documents: links, disagreements, checks."`
	MUC4    evalMUC4Cmd    `cmd:"" name:"muc4" help:"Incident templates (MUC-3/4)."`
	Time    evalTimeCmd    `cmd:"" help:"Time expressions (TempEval-3 measures)."`
	Geo     evalGeoCmd     `cmd:"" help:"Place names and what they mean."`
	Dating  evalDatingCmd  `cmd:"" help:"When documents were written."`
	HTML    evalHTMLCmd    `cmd:"" name:"html" help:"The article of web pages, without what stands around it."`
	Lines   evalLinesCmd   `cmd:"" help:"The article in the scraped plain text of web pages."`
	Linkage evalLinkageCmd `cmd:"" help:"Which rows of several lists are one person."`
	Meta    evalMetaCmd    `cmd:"" help:"Title, day of publication, authors and language of web pages."`
}

// evalFlags are common to all sets.
type evalFlags struct {
	Predictions string `help:"Write the predictions here, in the form that the set's scorer reads." placeholder:"FILE" type:"path"`
	Errors      bool   `help:"List misses and false alarms with the text."`
	JSON        bool   `help:"Print all numbers as JSON."`
}

// listed is how many errors are listed where a scorer wants a number.
func (f evalFlags) listed() int {
	if f.Errors {
		return 100000
	}
	return 0
}

func (evalCmd) Help() string {
	return `The measures are those of the public scorers, to the last digit. Predictions are made from the texts alone; where the input has no gold, they are written (--predictions) and nothing is scored.

Examples:
  testigo eval gold gold/dev --texts seeds --errors
  testigo eval time dev-timebank.jsonl
  testigo eval muc4 test.jsonl --predictions out.jsonl
  testigo eval html bench/html
  testigo eval lines lines-dev.jsonl --truth ground-truth-dev.json`
}

// evaluation is one run over one set: read inputs, predict, write, score.
type evaluation[In, P any] struct {
	inputs  func(io.Reader, string) ([]In, error)
	predict func([]In) ([]P, error)
	write   func(io.Writer, []P) error
	score   func(name string, r io.Reader, preds []P) (scores, error) // nil scores: no gold there
}

type scores interface {
	Write(io.Writer) error
	JSON() []byte
}

func (e evaluation[In, P]) run(con *console, paths []string, f evalFlags) error {
	var preds []P
	for _, path := range paths {
		inputs, err := reading(path, e.inputs)
		if err != nil {
			return err
		}
		p, err := e.predict(inputs)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		preds = append(preds, p...)
	}
	if f.Predictions != "" {
		if err := toFile(f.Predictions, nil, func(w io.Writer) error { return e.write(w, preds) }); err != nil {
			return err
		}
	}
	var all []io.Reader
	for _, path := range paths {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		defer file.Close()
		all = append(all, file, strings.NewReader("\n"))
	}
	r, err := e.score(strings.Join(paths, ","), io.MultiReader(all...), preds)
	if err != nil {
		return err
	}
	return con.report(r, f)
}

func (con *console) report(r scores, f evalFlags) error {
	if f.JSON {
		_, err := con.out.Write(append(r.JSON(), '\n'))
		return err
	}
	return r.Write(con.out)
}

func reading[T any](path string, read func(io.Reader, string) ([]T, error)) ([]T, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return read(f, path)
}

type evalTimeCmd struct {
	evalFlags
	Reliability bool     `help:"Print how well confidence is calibrated: ten bins and the expected calibration error."`
	By          string   `enum:"source,lang,type,set,all" default:"all" help:"Break the scores down by source, lang, type or set." placeholder:"KEY"`
	Input       []string `arg:"" help:"JSON Lines of the set."`
}

// byLayer is a report whose faults name the layer that lost the item.
type byLayer interface {
	scores
	WriteLayers(io.Writer) error
}

// layered prints, below a report, how many faults each layer has.
type layered struct{ byLayer }

func (l layered) Write(w io.Writer) error {
	if err := l.byLayer.Write(w); err != nil {
		return err
	}
	return l.WriteLayers(w)
}

// withLayers adds the count of faults by layer where errors are listed.
func withLayers(r byLayer, err error, f evalFlags) (scores, error) {
	if err != nil || !f.Errors {
		return r, err
	}
	return layered{r}, nil
}

func by(s string) string {
	if s == "all" {
		return ""
	}
	return s
}

func (c *evalTimeCmd) Run(con *console) error {
	return evaluation[timex.Input, timex.Prediction]{timex.ReadInputs, runs.Time, timex.WritePredictions,
		func(name string, r io.Reader, preds []timex.Prediction) (scores, error) {
			docs, err := timex.ReadGold(r, name)
			if err != nil {
				return nil, err
			}
			report, err := timex.Score(docs, preds, timex.Options{By: by(c.By), Errors: c.listed(), Reliability: c.Reliability})
			return withLayers(report, err, c.evalFlags)
		}}.run(con, c.Input, c.evalFlags)
}

type evalGeoCmd struct {
	evalFlags
	Reliability bool     `help:"Print how well confidence is calibrated: ten bins and the expected calibration error."`
	By          string   `enum:"set,latam,all" default:"all" help:"Break the scores down by set or latam." placeholder:"KEY"`
	Nouns       bool     `help:"Leave adjectives (Syrian) out on both sides."`
	Input       []string `arg:"" help:"JSON Lines of the set."`
}

func (c *evalGeoCmd) Run(con *console) error {
	predict := func(in []geo.Input) ([]geo.Prediction, error) {
		return runs.Geo(in, places.Options{Nouns: c.Nouns})
	}
	return evaluation[geo.Input, geo.Prediction]{geo.ReadInputs, predict, geo.WritePredictions,
		func(name string, r io.Reader, preds []geo.Prediction) (scores, error) {
			docs, err := geo.ReadGold(r, name)
			if err != nil {
				return nil, err
			}
			report, err := geo.Score(docs, preds, geo.Options{By: by(c.By), Nouns: c.Nouns, Errors: c.listed(), Reliability: c.Reliability})
			return withLayers(report, err, c.evalFlags)
		}}.run(con, c.Input, c.evalFlags)
}

type evalMUC4Cmd struct {
	evalFlags
	Scores string   `help:"Write the scores here, with the misses and false alarms of each message but without texts." placeholder:"FILE" type:"path"`
	Input  []string `arg:"" help:"JSON Lines of the set."`
}

func (c *evalMUC4Cmd) Run(con *console) error {
	return evaluation[muc4.Input, muc4.Prediction]{muc4.ReadInputs, runs.MUC4, muc4.WritePredictions,
		func(name string, r io.Reader, preds []muc4.Prediction) (scores, error) {
			docs, err := muc4.ReadGold(r, name)
			if err != nil {
				return nil, err
			}
			o := muc4.Options{Errors: c.listed()}
			if c.Scores == "" {
				return muc4.Score(docs, preds, o)
			}
			kept, err := muc4.Score(docs, preds, muc4.Options{Errors: math.MaxInt})
			if err != nil {
				return nil, err
			}
			if err := toFile(c.Scores, nil, kept.WriteScores); err != nil {
				return nil, err
			}
			return muc4.Score(docs, preds, o)
		}}.run(con, c.Input, c.evalFlags)
}

type evalDatingCmd struct {
	evalFlags
	Texts []string `help:"JSON Lines, or folders of them, that hold the texts where the input has dates only." placeholder:"PATH"`
	By    string   `enum:"page_date_is,evidence,lang,set,all" default:"all" help:"Break the scores down." placeholder:"KEY"`
	Input []string `arg:"" help:"JSON Lines of the set."`
}

func (c *evalDatingCmd) Run(con *console) error {
	inputs := func(r io.Reader, name string) ([]dating.Input, error) {
		in, err := dating.ReadInputs(r, name)
		texts, err2 := linesFiles(c.Texts)
		if err == nil {
			err = err2
		}
		for _, path := range texts {
			if err != nil {
				return nil, err
			}
			var f *os.File
			if f, err = os.Open(path); err != nil {
				return nil, err
			}
			_, err = dating.AddTexts(in, f, path)
			f.Close()
		}
		return in, err
	}
	return evaluation[dating.Input, dating.Prediction]{inputs, runs.Dating, dating.WritePredictions,
		func(name string, r io.Reader, preds []dating.Prediction) (scores, error) {
			gold, err := dating.ReadGold(r, name)
			if err != nil {
				return nil, err
			}
			report, err := dating.Score(gold, preds, dating.Options{By: by(c.By), Errors: c.listed()})
			return withLayers(report, err, c.evalFlags)
		}}.run(con, c.Input, c.evalFlags)
}

// linesFiles lists the JSON Lines files among paths and in folders among them, in order.
func linesFiles(paths []string) ([]string, error) {
	var out []string
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, p)
			continue
		}
		found, err := filepath.Glob(filepath.Join(p, "*.jsonl"))
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("%s: no .jsonl file in this folder", p)
		}
		out = append(out, found...)
	}
	return out, nil
}

type evalGoldCmd struct {
	evalFlags
	Without     []string `help:"Read without a layer, to see what it is worth: tags, cast, places, learned, entries." enum:"tags,cast,places,learned,entries" placeholder:"LAYER"`
	Reliability bool     `help:"Print how well confidence is calibrated: ten bins and the expected calibration error."`
	Texts       []string `help:"Folders with the texts, if they do not lie with the gold." placeholder:"DIR" type:"existingdir"`
	Docs        []string `help:"Only documents whose name begins with this." placeholder:"NAME"`
	Input       string   `arg:"" help:"Folder of gold files." type:"existingdir"`
}

// without are the layers to switch off.
func (c *evalGoldCmd) without() reader.Without {
	var w reader.Without
	for _, layer := range c.Without {
		switch layer {
		case "tags":
			w.Tags = true
		case "cast":
			w.Cast = true
		case "places":
			w.Places = true
		case "learned":
			w.Learned = true
		case "entries":
			w.Entries = true
		}
	}
	return w
}

func (c *evalGoldCmd) Run(_ context.Context, con *console) error {
	dir, texts := os.DirFS(c.Input), gold.TextDirs(c.Input, c.Texts...)
	inputs, err := gold.Inputs(dir, texts, c.Docs...)
	if err != nil {
		return err
	}
	preds, err := runs.GoldWithout(inputs, c.without())
	if err != nil {
		return err
	}
	if c.Predictions != "" {
		if err := toFile(c.Predictions, nil, func(w io.Writer) error { return gold.WritePredictions(w, preds) }); err != nil {
			return err
		}
	}
	r, err := gold.Score(dir, texts, preds, gold.Options{Docs: c.Docs, Errors: c.Errors, Reliability: c.Reliability})
	if err != nil {
		return err
	}
	if err := con.report(r, c.evalFlags); err != nil {
		return err
	}
	if r.Violations() > 0 {
		return fmt.Errorf("%d quotes do not equal their spans", r.Violations())
	}
	return nil
}
