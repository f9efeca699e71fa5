package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"

	"testigo/pipeline"
	"testigo/publish/wording"
)

type buildCmd struct {
	Out     string   `short:"o" help:"Where the record goes; by default the first folder's name with .testigo, in the current folder." placeholder:"FILE"`
	Workers int      `help:"Documents read at once; by default one per processor." placeholder:"N"`
	Fresh   bool     `help:"Begin anew; otherwise documents already in the record stay in it and are not read again."`
	Forget  bool     `name:"forget-decisions" help:"With --fresh: leave behind what people decided too."`
	JSON    bool     `help:"Print the summary as JSON."`
	Stages  bool     `help:"Print how long each stage took."`
	Paths   []string `arg:"" help:"Files, folders, zip archives, or -."`
}

func (buildCmd) Help() string {
	return `Text (UTF-8, UTF-16, Windows-1252), Markdown, HTML, PDF with a text layer, DOCX, and folders and zip archives of these. What cannot be read is named with the reason, and the rest is built. The record appears whole or not at all.

Examples:
  testigo build reports/
  testigo build -o peru.testigo bulletins/ extra.pdf archive.zip
  cat note.txt | testigo build -o note.testigo -`
}

func (c *buildCmd) Run(ctx context.Context, con *console) error {
	if c.Forget && !c.Fresh {
		return usage("--forget-decisions goes with --fresh: decisions are kept as long as their record is")
	}
	out := c.Out
	if out == "" {
		out = recordName(c.Paths[0])
	}
	if record, err := os.Stat(out); err == nil && !record.IsDir() {
		for _, p := range c.Paths {
			if in, err := os.Stat(p); err == nil && os.SameFile(in, record) {
				return usage("%s is given as a document and is the record to be written; hint: testigo build -o %s FOLDER adds to it", p, shellWord(out))
			}
		}
	}
	bar := con.progress()
	sum, err := pipeline.Build(ctx, pipeline.Options{Paths: c.Paths, Out: out, Workers: c.Workers, Fresh: c.Fresh, ForgetDecisions: c.Forget, Step: bar.step})
	bar.end()
	if sum != nil && err != nil { // nothing readable: the reasons are what people need
		con.skipped(sum)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		enc := json.NewEncoder(con.out)
		enc.SetIndent("", "  ")
		return enc.Encode(sum)
	}
	con.summary(sum)
	if c.Stages {
		con.stages(sum)
	}
	return nil
}

// stages lists where the time of a build went.
func (con *console) stages(s *pipeline.Summary) {
	spanish := map[string]string{"reading": "lectura", "opening": "apertura", "actors": "actores", "lineage": "procedencia", "events": "hechos", "figures": "cifras",
		"writing": "escritura", "sealing": "sellado"}
	for _, t := range s.Stages {
		name := t.Stage
		if w := spanish[name]; w != "" && con.lang == "es" {
			name = w
		}
		fmt.Fprintf(con.out, "  %-12s %8.1f s\n", name, t.Seconds)
	}
}

// recordName makes NAME.testigo of the first input's name.
func recordName(path string) string {
	if path == "-" {
		return "record.testigo"
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	base := filepath.Base(abs)
	base = strings.TrimSuffix(base, filepath.Ext(base))
	if base == "" || base == "." || base == string(filepath.Separator) {
		base = "record"
	}
	return base + ".testigo"
}

func (con *console) summary(s *pipeline.Summary) {
	es := con.lang == "es"
	line := func(en, sp string, args ...any) {
		if es {
			en = sp
		}
		fmt.Fprintf(con.out, en+"\n", args...)
	}
	line("%s: %s, %s, %s, %s", "%s: %s, %s, %s, %s", wording.Clip(s.Record, 300), con.many(s.Documents, "document", "documento"), con.many(s.Events, "event", "hecho"),
		con.many(s.Actors, "actor", "actor/actores"), con.many(s.Figures, "figure", "cifra"))
	if s.Carried > 0 || s.Copies > 0 {
		line("  %d read now, %d already in the record, %d copies of the same bytes", "  %d leídos ahora, %d ya estaban en el registro, %d copias idénticas", s.Read, s.Carried, s.Copies)
	}
	line("  %s between figures, %s that grew", "  %s entre cifras, %s en aumento", con.many(s.Disagreements, "disagreement", "desacuerdo"), con.many(s.Growth, "count", "cuenta"))
	con.skipped(s)
	line("  %.1f s, %.1f MB", "  %.1f s, %.1f MB", s.Took.Seconds(), float64(s.Size)/1e6)
	line("Next: testigo chronology %s", "Ahora: testigo chronology %s", plain(shellWord(s.Record)))
}

// many is a number with its noun; a plural that does not end in s alone stands after a slash.
func (con *console) many(n int, en, es string) string {
	one, more, irregular := strings.Cut(con.say(en, es), "/")
	switch {
	case n == 1:
		return "1 " + one
	case irregular:
		return fmt.Sprintf("%d %s", n, more)
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// maxListed is how many skipped inputs are listed one by one.
const maxListed = 20

func (con *console) skipped(s *pipeline.Summary) {
	if len(s.Skipped) == 0 {
		return
	}
	head := "  %d skipped:\n"
	if con.lang == "es" {
		head = "  %d omitidos:\n"
	}
	fmt.Fprintf(con.err, head, len(s.Skipped))
	for i, k := range s.Skipped {
		if i == maxListed {
			if s.Record != "" && s.Documents > 0 {
				fmt.Fprintf(con.err, con.say("    … %d more; all are in the record\n", "    … %d más; todos están en el registro\n"), len(s.Skipped)-i)
			} else {
				fmt.Fprintf(con.err, con.say("    … %d more\n", "    … %d más\n"), len(s.Skipped)-i)
			}
			break
		}
		fmt.Fprintf(con.err, "    %s: %s", wording.Clip(k.Name, 200), plain(k.Reason))
		if k.Hint != "" {
			fmt.Fprintf(con.err, " (%s)", k.Hint)
		}
		fmt.Fprintln(con.err)
	}
}

func shellWord(s string) string {
	if s == "" || strings.HasPrefix(s, "~") || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || strings.ContainsRune("'\"$\\&;()<>|*?[]{}!#`", r) }) {
		return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
	}
	return s
}

// progress shows how a build goes on, on the error stream of a terminal and nowhere else.
type progress struct {
	bar   *progressbar.ProgressBar
	stage pipeline.Stage
	last  time.Time
}

func (con *console) progress() *progress {
	if f, ok := con.err.(*os.File); !ok || !isTerminal(f) {
		return &progress{}
	}
	return &progress{bar: progressbar.NewOptions(-1, progressbar.OptionSetWriter(con.err), progressbar.OptionClearOnFinish(),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"), progressbar.OptionSpinnerType(14), progressbar.OptionFullWidth())}
}

func (p *progress) step(s pipeline.Progress) {
	if p.bar == nil || s.Stage == p.stage && time.Since(p.last) < 60*time.Millisecond {
		return
	}
	p.stage, p.last = s.Stage, time.Now()
	p.bar.Describe(string(s.Stage))
	p.bar.Set(s.Documents)
}

func (p *progress) end() {
	if p.bar != nil {
		p.bar.Finish()
	}
}
