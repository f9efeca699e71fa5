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
	NoBrowser bool   `help:"Print the address instead of opening it."`
}

func (demoCmd) Help() string {
	return `Writes the example reports to a folder, builds their record, writes the chronology as a page, and opens it in the browser.

Example:
  testigo demo --no-browser`
}

func (c *demoCmd) Run(ctx context.Context, con *console) error {
	dir := c.Dir
	if dir == "" {
		dir = "testigo-demo"
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
	address := "file://" + filepath.ToSlash(html)
	if c.NoBrowser || !browse(address) {
		fmt.Fprintf(con.out, con.say("Open in a browser: %s\n", "Abra en un navegador: %s\n"), address)
		return nil
	}
	fmt.Fprintf(con.out, con.say("Opened %s\n", "Se abrió %s\n"), address)
	return nil
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
