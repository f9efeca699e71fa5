package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// Set is a number of pack folders: those of the program and, over them, those of others. No folder is in two layers.
type Set struct{ layers []fs.FS }

// Built is the packs that the program brings along.
func Built() *Set { return &Set{layers: []fs.FS{embedded}} }

// Of is the packs in a folder of folders, for checking them.
func Of(fsys fs.FS) *Set { return &Set{layers: []fs.FS{fsys}} }

// Bytes is a whole file.
func (s *Set) Bytes(name string) ([]byte, error) {
	for _, l := range s.layers {
		if b, err := fs.ReadFile(l, name); err == nil {
			return b, nil
		}
	}
	return nil, fmt.Errorf("pack: %w", &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist})
}

// Glob names the files that match a pattern, in order.
func (s *Set) Glob(pattern string) []string {
	var out []string
	for _, l := range s.layers {
		names, err := fs.Glob(l, pattern)
		if err != nil { // a pattern of our own
			panic(err)
		}
		out = append(out, names...)
	}
	slices.Sort(out)
	return out
}

// Environment names the variable with folders of further packs, divided as in PATH. Each is a folder of country folders.
const Environment = "TESTIGO_PACKS"

var inUse = sync.OnceValues(func() (*Set, error) {
	s := Built()
	var faults []error
	for _, dir := range filepath.SplitList(os.Getenv(Environment)) {
		if dir == "" {
			continue
		}
		fsys := os.DirFS(dir)
		problems := Lint(fsys)
		for _, p := range problems {
			if !p.Doubt {
				faults = append(faults, fmt.Errorf("%s: %s", dir, p))
			}
		}
		for _, folder := range folders(fsys) {
			if slices.ContainsFunc(s.layers, func(l fs.FS) bool { _, err := fs.Stat(l, folder); return err == nil }) {
				faults = append(faults, fmt.Errorf("%s: a pack %s is there already; hint: give the folder another name", filepath.Join(dir, folder), folder))
			}
		}
		s.layers = append(s.layers, fsys)
	}
	if len(faults) > 0 { // nothing is half-loaded
		return Built(), errors.Join(faults...)
	}
	return s, nil
})

// InUse is the program's packs and, where nothing is wrong with them, those of the environment.
func InUse() *Set {
	s, _ := inUse()
	return s
}

// External is why the packs of the environment are not in use; nil if they are, or if there are none.
func External() error {
	_, err := inUse()
	return err
}

// folders are the folders with tables.
func folders(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, e.Name())
		}
	}
	return out
}

// Fingerprint names the content of the packs in use: it changes when any of their files does.
var Fingerprint = sync.OnceValue(func() string {
	h := sha256.New()
	s := InUse()
	for _, pattern := range []string{"*/*.txt", "*/*/*.txt"} {
		for _, name := range s.Glob(pattern) {
			if strings.HasPrefix(name, "gazetteer/") || path.Base(name) == "README.txt" {
				continue
			}
			b, err := s.Bytes(name)
			if err != nil { // a file of the environment that went away meanwhile
				b = nil
			}
			fmt.Fprintf(h, "%s %d\n", name, len(b))
			h.Write(b)
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
})
