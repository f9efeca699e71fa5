package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"testigo/examples/peru"
	"testigo/pipeline"
	"testigo/publish/page"
	"testigo/store"
)

type demoCmd struct {
	Dir       string `help:"Folder for the demo; by default testigo-demo in the current folder." placeholder:"DIR"`
	NoBrowser bool   `help:"Build only, and print what to open; so it is also where the output is no terminal." aliases:"no-open"`
	Addr      string `help:"Where the reading room listens; another port is taken if this one is." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
}

func (demoCmd) Help() string {
	return `Writes the example reports to a folder, builds their record, writes its chronology as a page that can be mailed, and opens the reading room in the browser until Ctrl-C.

Example:
  testigo demo --no-browser`
}

func (c *demoCmd) Run(ctx context.Context, con *console) error {
	dir := c.Dir
	if dir == "" {
		dir = "testigo-demo"
	}
	if local, err := loopback(c.Addr); err != nil {
		return err
	} else if !local {
		return usage("--addr %s is reached from other machines; hint: 'testigo serve' does that, with a password", c.Addr)
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	reports := filepath.Join(dir, "reports")
	if err := unpack(peru.Reports, "reports", reports); err != nil {
		return fmt.Errorf("%s: cannot write here: %w; hint: choose another folder with --dir", dir, bare(err))
	}
	out := filepath.Join(dir, "peru.testigo")
	bar := con.progress()
	sum, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{reports}, Out: out, Step: bar.step})
	bar.end()
	if err != nil {
		return err
	}
	con.summary(sum)
	html := filepath.Join(dir, "peru.html")
	s, err := store.Open(out)
	if err != nil {
		return err
	}
	defer s.Close()
	title := con.say("Peru: the example record", "Perú: el registro de ejemplo")
	if err := toFile(html, nil, func(w io.Writer) error { return page.Write(ctx, w, s, page.Options{Lang: con.lang, Title: title}) }); err != nil {
		return err
	}
	fmt.Fprintf(con.out, con.say("The chronology as one page: file://%s\n", "La cronología en una sola página: file://%s\n"), filepath.ToSlash(html))
	if c.NoBrowser || !con.terminal {
		fmt.Fprintf(con.out, con.say("Open the reading room: testigo serve %s\n", "Abra la sala de lectura: testigo serve %s\n"), shellWord(out))
		return nil
	}
	return serve(ctx, con, room{record: out, addr: c.Addr, local: true, open: true, any: true})
}

// unpack writes an embedded folder to disk; files that are there already are written again.
func unpack(from fs.FS, root, to string) error {
	return fs.WalkDir(from, root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.FromSlash(p))
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			return os.MkdirAll(target, 0o755)
		}
		b, err := fs.ReadFile(from, p)
		if err != nil {
			return err
		}
		return os.WriteFile(target, b, 0o644)
	})
}

// browse opens the address in the desktop's browser; false if there is no desktop.
func browse(address string) bool {
	var command []string
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open", address}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return false
		}
		command = []string{"xdg-open", address}
	}
	return exec.Command(command[0], command[1:]...).Start() == nil
}
