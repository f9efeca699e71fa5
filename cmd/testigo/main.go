// Testigo turns a folder of reports about political crises into a record: a
// chronology of who did what to whom, where, when and how many, in which every statement
// opens the sentence that says it.
//
// This package parses the command line, wires the packages together, and runs one
// command; each command has a file of its own.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"

	"testigo/pack"
	"testigo/pipeline"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/conflicts"
	"testigo/store"
)

// version is set by the linker for releases.
var version = "0.1.0-dev"

// Exit codes, part of the manual.
const (
	exitOK          = 0
	exitFailed      = 1   // the command failed, or found what it was asked to look for (verify, eval)
	exitUsage       = 2   // the command line is wrong
	exitNoDocuments = 3   // nothing in the inputs could be read
	exitNotFound    = 4   // the record, or the thing in it, does not exist
	exitInterrupted = 130 // Ctrl-C; the record that was there is untouched
)

type cli struct {
	Build      buildCmd      `cmd:"" help:"Build a record from reports: files, folders, zip archives, or - for standard input."`
	Chronology chronologyCmd `cmd:"" help:"Print the chronology: what happened, when, where, to whom, and how many say so."`
	Show       showCmd       `cmd:"" help:"Show an event, actor, question or document with all its witnesses."`
	Actors     actorsCmd     `cmd:"" help:"List the actors under all their names, why names were taken for one, and pairs that may be one."`
	Conflicts  conflictsCmd  `cmd:"" help:"List the episodes: parties, demands, places, state and phase, as a registry of social conflicts keeps them."`
	Serve      serveCmd      `cmd:"" help:"Open the reading room: the record as pages in a browser, offline."`
	Search     searchCmd     `cmd:"" help:"Find words in documents and statements; accents and case do not matter."`
	Export     exportCmd     `cmd:"" help:"Write the record in an open form: readings, events, questions, conflicts, json, csv, html."`
	Victims    victimsCmd    `cmd:"" help:"List who was harmed, named or not: acts, ages, places, as each document tells them."`
	Lists      listsCmd      `cmd:"" help:"Show what is understood of lists of victims: columns, rows, what is missing, lines that cannot be read."`
	Link       linkCmd       `cmd:"" help:"Find which rows of several lists of victims are one person, with reasons."`
	Estimate   estimateCmd   `cmd:"" help:"Estimate how many people no list names, from how lists of victims overlap; or say why that cannot be said."`
	Eval       evalCmd       `cmd:"" help:"Measure the readers on an evaluation set: precision, recall, F1."`
	Verify     verifyCmd     `cmd:"" help:"Check that originals match their hashes, quotes their spans, and that every reference resolves."`
	Seats      seatsCmd      `cmd:"" help:"Recompute seats from votes under a seat rule, and say where a claim departs."`
	Pack       packCmd       `cmd:"" help:"Check or list the packs: what the program knows of countries."`
	Demo       demoCmd       `cmd:"" help:"Build the record of the example reports on Peru and open it in the browser."`

	Lang    string           `enum:"en,es,auto" default:"auto" help:"Language of what is printed: en or es; auto follows the environment." placeholder:"en|es"`
	Version kong.VersionFlag `help:"Print the version."`
}

// console is where a command speaks.
type console struct {
	out, err io.Writer
	terminal bool // out is a terminal: colours and a progress bar are welcome
	lang     record.Lang
}

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)   // a second Ctrl-C ends the program at once
	signal.Ignore(syscall.SIGPIPE) // a pipe that is closed is an error of a write, see outcome
	var c cli
	code := -1
	parser, err := kong.New(&c,
		kong.Name("testigo"),
		kong.Description(description),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}),
		kong.Vars{"version": "testigo " + version, "conflict_types": strings.Join(conflicts.Types, ", ")},
		kong.Exit(func(n int) { code = n }),
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	if err != nil {
		fmt.Fprintln(os.Stderr, "testigo:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if code >= 0 { // --help or --version has printed what it had to say
		return code
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "testigo: %v\n", err)
		if p := (*kong.ParseError)(nil); errors.As(err, &p) && p.Context != nil && p.Context.Selected() != nil {
			fmt.Fprintf(os.Stderr, "hint: testigo %s --help\n", p.Context.Selected().FullPath()[len("testigo "):])
		} else {
			fmt.Fprintln(os.Stderr, "hint: testigo --help")
		}
		return exitUsage
	}
	if err := pack.External(); err != nil && !strings.HasPrefix(command.Command(), "pack lint") {
		return outcome(fmt.Errorf("the packs named by %s are not used: %w; hint: 'testigo pack lint DIR' lists what is wrong", pack.Environment, err))
	}
	out := &checked{w: os.Stdout}
	con := &console{out: out, err: os.Stderr, terminal: isTerminal(os.Stdout), lang: language(c.Lang)}
	err = within(ctx, func() error { return guarded(func() error { return command.Run(con) }) })
	if err == nil {
		err = out.err
	}
	if ctx.Err() != nil && err != nil {
		fmt.Fprintln(os.Stderr, "testigo: interrupted; what was there before is untouched")
		return exitInterrupted
	}
	return outcome(err)
}

// checked remembers that a write failed, so that output that was lost is never called success.
type checked struct {
	w   io.Writer
	err error
}

func (c *checked) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	if err != nil && c.err == nil {
		c.err = err
	}
	return n, err
}

// guarded turns a mistake of ours into an error that says so.
func guarded(f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			if os.Getenv("TESTIGO_DEBUG") != "" {
				debug.PrintStack()
			}
			err = fmt.Errorf("the program failed, which is our mistake: %v; hint: 'testigo verify' tells whether the record is in order; please report this", p)
		}
	}()
	return f()
}

// patience is how long a command may take to tidy up after Ctrl-C. What a build leaves behind then, the next one removes.
const patience = 5 * time.Second

// within runs f, and does not wait for ever when ctx ends before it.
func within(ctx context.Context, f func() error) error {
	result := make(chan error, 1)
	go func() { result <- f() }()
	select {
	case err := <-result:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-result:
		return err
	case <-time.After(patience):
		return ctx.Err()
	}
}

// inRecord opens a record for one question to it.
func inRecord(path string, ask func(*store.Store) error) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Explain(ask(s))
}

// plain leaves out the characters by which a stranger's words could steer a terminal.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if wording.Invisible(r) {
			return -1
		}
		return r
	}, s)
}

// outcome prints what went wrong and says by which code the program ends.
func outcome(err error) int {
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errSaid):
		return exitFailed
	case errors.Is(err, syscall.EPIPE): // 'testigo chronology … | head' is no failure
		return exitOK
	}
	fmt.Fprintln(os.Stderr, "testigo:", strings.ReplaceAll(plain(err.Error()), "; hint: ", "\nhint: "))
	switch {
	case errors.As(err, new(usageError)):
		return exitUsage
	case errors.Is(err, pipeline.ErrNoDocuments):
		return exitNoDocuments
	case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrMissing):
		return exitNotFound
	}
	return exitFailed
}

// usageError is a command line whose words are known and whose values make no sense.
type usageError struct{ error }

func (u usageError) Unwrap() error { return u.error }

func usage(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

// errSaid ends a command that has already printed what is wrong.
var errSaid = errors.New("")

func language(flag string) record.Lang {
	if flag == "auto" {
		for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
			if s := os.Getenv(v); s != "" {
				if strings.HasPrefix(s, "es") {
					return record.Spanish
				}
				break
			}
		}
		return record.English
	}
	return record.Lang(flag)
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb" && os.Getenv("NO_COLOR") == ""
}

const description = `Testigo (Spanish: witness) turns a folder of reports about political crises into a record: a chronology of who did what to whom, where, when and how many, in which every statement opens the sentence that says it.

Begin with
  testigo demo                              the example reports on Peru, in your browser
  testigo build reports/                    a record of your own folder: reports.testigo
  testigo chronology reports.testigo        what happened
  testigo show reports.testigo e1a2b3c4     the sentences that say so

Exit codes: 0 done; 1 failed, or a check found faults; 2 wrong usage; 3 no readable document; 4 no such record or item; 130 interrupted.`
