package main

import (
	"io"
	"os"

	"testigo/eval/lines"
	"testigo/eval/maintext"
	"testigo/eval/pagemeta"
	"testigo/eval/runs"
)

// drawing says how the intervals of a score are drawn.
type drawing struct {
	Bootstrap int    `default:"1000" help:"Rounds of drawing pages with replacement; 0 prints no intervals." placeholder:"N"`
	Seed      uint64 `default:"1" help:"Seed of the draws." placeholder:"N"`
}

type evalHTMLCmd struct {
	evalFlags
	drawing
	Versus string `help:"Predictions of another system: the paired difference is printed." placeholder:"FILE" type:"existingfile"`
	Input  string `arg:"" help:"Folder with pages/ID.html.gz and, to score, ground-truth-*.json." type:"existingdir"`
}

func (c *evalHTMLCmd) Run(con *console) error {
	dir := os.DirFS(c.Input)
	in, err := maintext.ReadInputs(dir)
	if err != nil {
		return err
	}
	preds, err := runs.MainText(in)
	if err != nil {
		return err
	}
	if err := predictions(c.evalFlags, preds, maintext.WritePredictions); err != nil {
		return err
	}
	gold, err := maintext.ReadGoldDir(dir)
	if err != nil {
		return err
	}
	o := maintext.Options{Worst: c.listed(), Rounds: c.Bootstrap, Seed: c.Seed}
	if c.Versus != "" {
		if o.Versus, err = reading(c.Versus, maintext.ReadPredictions); err != nil {
			return err
		}
	}
	r, err := maintext.Score(gold, preds, o)
	if err != nil {
		return err
	}
	return con.report(r, c.evalFlags)
}

// predictions writes them where they are wanted.
func predictions[P any](f evalFlags, preds []P, write func(io.Writer, []P) error) error {
	if f.Predictions == "" {
		return nil
	}
	return toFile(f.Predictions, nil, func(w io.Writer) error { return write(w, preds) })
}

type evalLinesCmd struct {
	evalFlags
	drawing
	Truth string   `help:"The true text of the pages: adds the measure of eval html." placeholder:"FILE" type:"existingfile"`
	Input []string `arg:"" help:"JSON Lines of the set."`
}

func (c *evalLinesCmd) Run(con *console) error {
	return evaluation[lines.Input, lines.Prediction]{lines.ReadInputs, runs.Lines, lines.WritePredictions,
		func(name string, r io.Reader, preds []lines.Prediction) (scores, error) {
			gold, err := lines.ReadGold(r, name)
			if err != nil {
				return nil, err
			}
			o := lines.Options{Worst: c.listed(), Rounds: c.Bootstrap, Seed: c.Seed}
			if c.Truth != "" {
				if o.Truth, err = reading(c.Truth, maintext.ReadGold); err != nil {
					return nil, err
				}
			}
			return lines.Score(gold, preds, o)
		}}.run(con, c.Input, c.evalFlags)
}

type evalMetaCmd struct {
	evalFlags
	Strip bool   `help:"Take out of the pages what they declare for programs: only their text speaks."`
	Input string `arg:"" help:"Folder with pages/ID.html.gz and, to score, metadata-*.json." type:"existingdir"`
}

func (c *evalMetaCmd) Run(con *console) error {
	dir := os.DirFS(c.Input)
	in, err := maintext.ReadInputs(dir)
	if err != nil {
		return err
	}
	if c.Strip {
		for i := range in {
			in[i].HTML = pagemeta.Strip(in[i].HTML)
		}
	}
	preds, err := runs.PageMeta(in)
	if err != nil {
		return err
	}
	if err := predictions(c.evalFlags, preds, pagemeta.WritePredictions); err != nil {
		return err
	}
	gold, err := pagemeta.ReadGoldDir(dir)
	if err != nil {
		return err
	}
	r, err := pagemeta.Score(gold, preds)
	if err != nil {
		return err
	}
	return con.report(r, c.evalFlags)
}
