package web

import (
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"testigo/publish/wording"
	"testigo/source"
	"testigo/store"
)

// bounds of what is sent at once.
type bounds struct {
	files int
	file  int64 // bytes of a file
	all   int64 // bytes of all files
	pause time.Duration
}

// usualBounds are those that hold for any source: what could not be read is not received either.
func usualBounds() bounds {
	l := source.Defaults()
	return bounds{files: 2000, file: l.File, all: l.Unpacked, pause: 30 * time.Second}
}

// incoming is a private folder beside the record in which files wait to be read.
type incoming struct {
	root    *os.Root
	path    string
	taken   map[string]bool // names, folded: some file systems do not tell a.txt from A.txt
	files   int
	bytes   int64
	skipped []store.Skipped
}

var (
	errTooManyFiles = errors.New("more files than can be sent at once")
	errTooMuch      = errors.New("more bytes than can be sent at once")
)

// staleAfter is when a folder that a killed program left behind is removed. No upload takes so long.
const staleAfter = 24 * time.Hour

// openIncoming makes the folder. It lies beside the record, where there is room for the record's own growth.
func openIncoming(record string) (*incoming, error) {
	dir, base := filepath.Split(record)
	if dir == "" {
		dir = "."
	}
	prefix := "." + base + ".incoming-"
	if entries, err := os.ReadDir(dir); err == nil {
		for _, e := range entries {
			if info, err := e.Info(); err == nil && e.IsDir() && strings.HasPrefix(e.Name(), prefix) && time.Since(info.ModTime()) > staleAfter {
				os.RemoveAll(filepath.Join(dir, e.Name()))
			}
		}
	}
	path, err := os.MkdirTemp(dir, prefix) // of mode 0700
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		os.RemoveAll(path)
		return nil, err
	}
	return &incoming{root: root, path: path, taken: map[string]bool{}}, nil
}

// remove takes the folder away with all that is in it.
func (in *incoming) remove() {
	in.root.Close()
	os.RemoveAll(in.path)
}

// take writes one file as it arrives. A file that is too large is left out by name; what breaks a bound for all ends it.
func (in *incoming) take(p *multipart.Part, b bounds) error {
	name := safeName(p.FileName())
	if in.files++; in.files > b.files {
		return errTooManyFiles
	}
	if strings.HasSuffix(strings.ToLower(name), ".testigo") {
		in.skipped = append(in.skipped, store.Skipped{Name: name, Reason: "a record of Testigo, which is no document", Hint: "open it with testigo serve, or add the documents themselves"})
		return nil
	}
	name = in.free(name)
	f, err := in.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	n, err := io.Copy(f, io.LimitReader(p, min(b.file, b.all-in.bytes)+1))
	in.bytes += n
	if e := f.Close(); err == nil {
		err = e
	}
	switch {
	case err != nil:
		return err
	case in.bytes > b.all:
		return errTooMuch
	case n > b.file:
		in.bytes -= n
		in.skipped = append(in.skipped, store.Skipped{Name: name, Reason: fmt.Sprintf("more than the bound of %d MB", b.file>>20), Hint: "split it into smaller files"})
		return in.root.Remove(name)
	}
	return nil
}

// free is the name itself or, where it is taken, the name with a number.
func (in *incoming) free(name string) string {
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for i := 2; in.taken[strings.ToLower(name)]; i++ {
		name = fmt.Sprintf("%s (%d)%s", stem, i, ext)
	}
	in.taken[strings.ToLower(name)] = true
	return name
}

// maxName is the length of a file's name in bytes; file systems take 255.
const maxName = 180

// safeName makes a harmless file name of any string: one component, nothing invisible, no name that a system or
// package source treats in a way of its own. The end, which tells the format, is kept.
func safeName(sent string) string {
	sent = strings.ToValidUTF8(sent, "_")
	if i := strings.LastIndexAny(sent, `/\`); i >= 0 {
		sent = sent[i+1:]
	}
	name := strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(`<>:"|?*`, r), r == utf8.RuneError:
			return '_'
		case r < ' ', r == 0x7f, wording.Invisible(r):
			return -1
		}
		return r
	}, sent)
	name = strings.Trim(strings.TrimLeft(strings.TrimSpace(name), ".~$"), " .")
	ext := filepath.Ext(name)
	if len(ext) > 20 {
		ext = ""
	}
	stem := strings.TrimSuffix(name, ext)
	for len(stem)+len(ext) > maxName {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	name = stem + ext
	switch low := strings.ToLower(stem); {
	case stem == "":
		return "document" + ext
	case low == "con", low == "prn", low == "aux", low == "nul", (strings.HasPrefix(low, "com") || strings.HasPrefix(low, "lpt")) && len(low) == 4,
		low == "__macosx", strings.EqualFold(name, "thumbs.db"), strings.EqualFold(name, "desktop.ini"):
		return "_" + name // devices, and what source leaves out in silence
	}
	return name
}
