package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"strings"

	"testigo/eval/own"
	"testigo/pipeline"
	"testigo/publish/api"
	"testigo/publish/web"
)

// usualAddr is where a room listens if nobody says otherwise; where it is taken, another port is as good.
const usualAddr = "127.0.0.1:8080"

type serveCmd struct {
	Record       string `arg:"" help:"The record."`
	Addr         string `help:"Where to listen. Beyond this machine (0.0.0.0:8080) only with a password." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Password     string `help:"Ask for this password. Better in a file: what is typed here others may see." placeholder:"WORD"`
	PasswordFile string `help:"Ask for the password that is the first line of this file." placeholder:"FILE" type:"path"`
	ReadOnly     bool   `help:"Take neither documents nor decisions: for reading only."`
	Open         bool   `help:"Open the browser, where the output is a terminal." default:"true" negatable:""`
}

func (serveCmd) Help() string {
	return `Opens the reading room: the record as pages in a browser, offline, until Ctrl-C. Documents dropped on its page Add are read into the record, as testigo build does it; with --read-only nothing can be changed. A record that is built again is shown as soon as it is there. The same data as JSON: /api/v1/openapi.json. Beyond this machine, pages and password travel as they are: only in a network that you trust.

Examples:
  testigo serve peru.testigo
  testigo serve peru.testigo --addr 0.0.0.0:8080 --password-file secret.txt`
}

func (c *serveCmd) Run(ctx context.Context, con *console) error {
	password, err := c.password()
	if err != nil {
		return err
	}
	local, err := loopback(c.Addr)
	if err != nil {
		return err
	}
	if !local && password == "" {
		return usage("--addr %s is reached from other machines, and the record has no password; hint: add --password-file FILE, or leave out --addr", c.Addr)
	}
	return serve(ctx, con, room{record: c.Record, addr: c.Addr, password: password, local: local, readOnly: c.ReadOnly, open: c.Open && con.terminal, any: c.Addr == usualAddr})
}

// password is the one asked for; empty = none.
func (c *serveCmd) password() (string, error) {
	if c.PasswordFile == "" {
		return c.Password, nil
	}
	if c.Password != "" {
		return "", usage("--password and --password-file exclude each other")
	}
	f, err := os.Open(c.PasswordFile)
	if err != nil {
		return "", fmt.Errorf("%s: %w", c.PasswordFile, bare(err))
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 4096))
	if err != nil {
		return "", fmt.Errorf("%s: %w", c.PasswordFile, err)
	}
	word, _, _ := strings.Cut(string(b), "\n")
	if word = strings.TrimRight(word, "\r"); len(word) < 8 {
		return "", usage("%s: its first line has fewer than 8 characters; hint: choose a longer password", c.PasswordFile)
	}
	return word, nil
}

// loopback tells whether an address is reached from this machine only.
func loopback(addr string) (bool, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return false, usage("--addr %s: %v; hint: write HOST:PORT, as in 127.0.0.1:8080", addr, err)
	}
	ip := net.ParseIP(host)
	return strings.EqualFold(host, "localhost") || ip != nil && ip.IsLoopback(), nil
}

// room is what is to be served, and where.
type room struct {
	record, addr, password string
	local, open            bool
	readOnly               bool
	// any takes another port where the one in addr is taken.
	any bool
}

// serve opens the room and stays in it until ctx ends, which is success.
func serve(ctx context.Context, con *console, r room) error {
	desk, err := api.Open(ctx, r.record)
	if err != nil {
		return err
	}
	defer desk.Close()
	on, err := net.Listen("tcp", r.addr)
	if err != nil && r.any {
		on, err = net.Listen("tcp", "127.0.0.1:0")
	}
	if err != nil {
		return fmt.Errorf("%s: cannot listen here: %w; hint: choose another port with --addr 127.0.0.1:0, which takes a free one", r.addr, cause(err))
	}
	log := slog.New(slog.NewTextHandler(con.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	web := web.New(web.Options{Desk: desk, Password: r.password, AnyHost: !r.local, ReadOnly: r.readOnly, Extend: extend(r.record), Scores: readerScores(), Log: log})
	address := "http://" + on.Addr().String() + "/"
	if r.open && browse(address) {
		fmt.Fprintf(con.out, con.say("Opened %s\n", "Se abrió %s\n"), address)
	} else {
		fmt.Fprintf(con.out, con.say("Open in a browser: %s\n", "Abra en un navegador: %s\n"), address)
	}
	fmt.Fprintln(con.err, con.say("Ctrl-C closes the room.", "Ctrl-C cierra la sala."))
	return web.Serve(ctx, on)
}

// extend reads the files of a folder into the record, as "testigo build" does it.
func extend(path string) web.Extend {
	return func(ctx context.Context, folder string, step func(web.Progress)) (web.Added, error) {
		sum, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{folder}, Out: path, Step: func(p pipeline.Progress) {
			step(web.Progress{Stage: string(p.Stage), Documents: p.Documents, Name: p.Name})
		}})
		if err != nil {
			return web.Added{}, err
		}
		return web.Added{Read: sum.Read - sum.Again, Again: sum.Again, Known: sum.Known, Copies: sum.Copies, Documents: sum.Documents, Events: sum.Events, Skipped: sum.Skipped}, nil
	}
}

// cause is the reason for which a network call failed, without the address that the message has already.
func cause(err error) error {
	if op := (*net.OpError)(nil); errors.As(err, &op) {
		return op.Err
	}
	return err
}

// readerScores are the readers' committed scores on the texts that nobody looked at while writing rules, by measure.
func readerScores() []web.Score {
	var out []web.Score
	for _, s := range own.Scores() {
		if s.Part != "held" {
			continue
		}
		at := -1
		for i := range out {
			if out[i].Measure == s.Measure {
				at = i
			}
		}
		if at < 0 {
			out = append(out, web.Score{Measure: s.Measure})
			at = len(out) - 1
		}
		if s.Lang == "es" {
			out[at].ES = s.Percent
		} else {
			out[at].EN = s.Percent
		}
	}
	return out
}
