// Package source brings the bytes of documents as received: from files, folders, zip archives (also
// inside each other) and standard input.
//
// The order is deterministic: paths as given, the entries of folders and archives by name. Folders that
// were seen under another name (symbolic links, also in circles) are entered once. One file is in memory at a
// time, plus the archives it is packed in.
//
// Nothing that is refused stops the rest: each refusal is a [Skip] with the file, the reason and what to do.
//
// Names are slash-separated and relative to the path given; a single file has its base name; members of
// archives stand behind "!/", as in "box.zip!/2004/report.pdf". Standard input is "stdin".
//
// Left out in silence: names that begin with a dot or with "~$", __MACOSX folders, Thumbs.db, desktop.ini, and
// records of Testigo itself (*.testigo).
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"testigo/record"
)

// Item is one file as received.
type Item struct {
	Name string
	Data []byte
}

// Skip is one refusal.
type Skip struct {
	Name   string
	Kind   record.Refusal
	Reason string
	Hint   string
}

// Err is the refusal as an error, as package document gives them.
func (s Skip) Err() error {
	return &record.InputError{Name: s.Name, Kind: s.Kind, Reason: s.Reason, Hint: s.Hint}
}

// Limits bound what is read. The zero value of a field means its default.
type Limits struct {
	Text     int64 // bytes of a text file (64 MiB)
	File     int64 // bytes of a PDF, DOCX or archive (256 MiB)
	Archive  int64 // bytes of an archive on disk (4 GiB)
	Unpacked int64 // bytes unpacked from one archive, nested ones included (2 GiB)
	Ratio    int64 // unpacked to packed size of a member above 1 MiB (200)
	Members  int   // members of one archive, nested ones included (100,000)
	Depth    int   // archives inside archives (4), and folders inside folders (64)
}

// Defaults are the bounds that hold where nobody sets others.
func Defaults() Limits { return Limits{}.filled() }

func (l Limits) filled() Limits {
	def := func(p *int64, v int64) {
		if *p == 0 {
			*p = v
		}
	}
	def(&l.Text, 64<<20)
	def(&l.File, 256<<20)
	def(&l.Archive, 4<<30)
	def(&l.Unpacked, 2<<30)
	def(&l.Ratio, 200)
	if l.Members == 0 {
		l.Members = 100_000
	}
	if l.Depth == 0 {
		l.Depth = 4
	}
	return l
}

const maxFolders = 64 // folders inside folders

// disk is the file system as far as it is used; tests bring their own.
type disk interface {
	Stat(name string) (fs.FileInfo, error)
	Open(name string) (file, error)
	ReadDir(name string) ([]fs.DirEntry, error)
	Real(name string) (string, error)
}

type file interface {
	io.ReadCloser
	io.ReaderAt
	Stat() (fs.FileInfo, error)
}

type osDisk struct{}

func (osDisk) Stat(name string) (fs.FileInfo, error)      { return os.Stat(name) }
func (osDisk) Open(name string) (file, error)             { return os.Open(name) }
func (osDisk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(name) }
func (osDisk) Real(name string) (string, error)           { return filepath.EvalSymlinks(name) }

type walker struct {
	ctx    context.Context
	disk   disk
	stdin  io.Reader
	limits Limits
	yield  func(Item) error
	skip   func(Skip)
	seen   map[string]bool // real paths of folders
	count  int             // items and skips so far
}

// Walk gives every file to yield, one after the other, and every refusal to skip. It stops at the first error of yield
// or when the context ends, and returns that.
func Walk(ctx context.Context, paths []string, limits Limits, yield func(Item) error, skip func(Skip)) error {
	return walk(ctx, osDisk{}, os.Stdin, paths, limits, yield, skip)
}

func walk(ctx context.Context, d disk, stdin io.Reader, paths []string, limits Limits, yield func(Item) error, skip func(Skip)) error {
	w := &walker{ctx: ctx, disk: d, stdin: stdin, limits: limits.filled(), yield: yield, skip: skip, seen: map[string]bool{}}
	for _, p := range paths {
		if err := w.path(p); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) refuse(name string, kind record.Refusal, reason, hint string) {
	w.count++
	w.skip(Skip{name, kind, reason, hint})
}

func (w *walker) give(name string, data []byte) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	w.count++
	return w.yield(Item{strings.ToValidUTF8(name, "\ufffd"), data})
}

// path reads one path as given.
func (w *walker) path(p string) error {
	if p == "-" {
		return w.standardInput()
	}
	info, err := w.disk.Stat(p)
	if err != nil {
		w.unreadable(filepath.ToSlash(p), err, false)
		return nil
	}
	if !info.IsDir() {
		return w.file(p, filepath.Base(p))
	}
	before := w.count
	if err := w.folder(p, "", 0); err != nil {
		return err
	}
	if w.count == before {
		w.refuse(filepath.ToSlash(p), record.RefusedEmpty, "no files to read in the folder", "give a folder with text, Markdown, HTML, PDF or DOCX files")
	}
	return nil
}

func (w *walker) unreadable(name string, err error, linked bool) {
	reason, hint := "cannot be read: "+plain(err), ""
	switch {
	case errors.Is(err, fs.ErrNotExist) && linked:
		reason, hint = "a link to a file that does not exist", "copy the file itself"
	case errors.Is(err, fs.ErrNotExist) && (strings.HasPrefix(name, "http:") || strings.HasPrefix(name, "https:")):
		reason, hint = "an address on the web, and nothing is fetched from there", "save the page and give the file"
	case errors.Is(err, fs.ErrNotExist):
		reason, hint = "no such file or folder", "check the path"
	case errors.Is(err, fs.ErrPermission):
		reason, hint = "no permission to read it", "change its permissions or copy it to a place of your own"
	}
	w.refuse(name, record.RefusedUnreadable, reason, hint)
}

// plain is the reason without the path that Go puts before it.
func plain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// ignored tells names that are no documents anywhere.
func ignored(name string) bool {
	low := strings.ToLower(name)
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || name == "__MACOSX" || low == "thumbs.db" || low == "desktop.ini" ||
		strings.HasSuffix(low, ".testigo") || strings.HasSuffix(low, ".testigo-wal") || strings.HasSuffix(low, ".testigo-shm") || strings.HasSuffix(low, ".testigo-journal")
}

func (w *walker) folder(p, rel string, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	name := rel
	if name == "" {
		name = filepath.ToSlash(p)
	}
	if depth > maxFolders {
		w.refuse(name, record.RefusedTooLarge, fmt.Sprintf("more than %d folders inside each other", maxFolders), "give the inner folder itself")
		return nil
	}
	if real, err := w.disk.Real(p); err == nil {
		if w.seen[real] {
			return nil
		}
		w.seen[real] = true
	}
	entries, err := w.disk.ReadDir(p)
	if err != nil {
		w.unreadable(name, err, false)
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].Name() < entries[j].Name() })
	for _, e := range entries {
		if ignored(e.Name()) {
			continue
		}
		full, inner := filepath.Join(p, e.Name()), path.Join(rel, e.Name())
		info, err := w.disk.Stat(full) // follows links
		if err != nil {
			w.unreadable(inner, err, e.Type()&fs.ModeSymlink != 0)
			continue
		}
		if info.IsDir() {
			err = w.folder(full, inner, depth+1)
		} else {
			err = w.file(full, inner)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// file reads one file on disk, or opens it as an archive.
func (w *walker) file(p, name string) error {
	info, err := w.disk.Stat(p)
	if err != nil {
		w.unreadable(name, err, false)
		return nil
	}
	if !info.Mode().IsRegular() {
		w.refuse(name, record.RefusedUnsupported, "not a regular file (a device, pipe or socket)", "copy its content to a file")
		return nil
	}
	if info.Size() == 0 {
		w.empty(name)
		return nil
	}
	f, err := w.disk.Open(p)
	if err != nil {
		w.unreadable(name, err, false)
		return nil
	}
	defer f.Close()
	head := make([]byte, min(info.Size(), 1024))
	if _, err := f.ReadAt(head, 0); err != nil && err != io.EOF {
		w.unreadable(name, err, false)
		return nil
	}
	if zipMagic(head) {
		if kind, z, err := openZip(f, info.Size()); kind == archive {
			if info.Size() > w.limits.Archive {
				w.tooLarge(name, info.Size(), w.limits.Archive)
				return nil
			}
			return w.archive(name, z, &budget{bytes: w.limits.Unpacked, members: w.limits.Members}, 1)
		} else if kind == broken {
			w.brokenZip(name, err)
			return nil
		}
	}
	if limit := w.limit(head); info.Size() > limit {
		w.tooLarge(name, info.Size(), limit)
		return nil
	}
	data := make([]byte, 0, info.Size()+1)
	data, err = readUpTo(f, data, w.limits.File)
	if err != nil {
		w.unreadable(name, err, false)
		return nil
	}
	return w.give(name, data)
}

// readUpTo reads to the end, but no more than limit bytes: a file may grow while it is read.
func readUpTo(r io.Reader, data []byte, limit int64) ([]byte, error) {
	b := bytes.NewBuffer(data)
	n, err := b.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && n > limit {
		err = fmt.Errorf("it grew beyond %d MB while it was read", limit>>20)
	}
	return b.Bytes(), err
}

// limit is the bound for a file that begins so.
func (w *walker) limit(head []byte) int64 {
	if zipMagic(head) || bytes.Contains(head, []byte("%PDF-")) {
		return w.limits.File
	}
	return w.limits.Text
}

func (w *walker) tooLarge(name string, size, limit int64) {
	w.refuse(name, record.RefusedTooLarge, fmt.Sprintf("%d MB is over the bound of %d MB", (size+1<<20-1)>>20, limit>>20), "split it into one file per report")
}

func (w *walker) empty(name string) {
	w.refuse(name, record.RefusedEmpty, "the file is empty", "check that it was saved or downloaded completely")
}

func (w *walker) standardInput() error {
	const name = "stdin"
	data, err := readUpTo(w.stdin, nil, w.limits.File)
	if err != nil {
		if int64(len(data)) > w.limits.File {
			w.refuse(name, record.RefusedTooLarge, fmt.Sprintf("more than the bound of %d MB", w.limits.File>>20), "give files instead")
			return nil
		}
		w.unreadable(name, err, false)
		return nil
	}
	return w.content(name, data, &budget{bytes: w.limits.Unpacked, members: w.limits.Members}, 0)
}

// content gives bytes that are in memory already: a document, or an archive to open.
func (w *walker) content(name string, data []byte, b *budget, depth int) error {
	if len(data) == 0 {
		w.empty(name)
		return nil
	}
	if zipMagic(data) {
		switch kind, z, err := openZip(bytes.NewReader(data), int64(len(data))); {
		case kind == broken:
			w.brokenZip(name, err)
			return nil
		case kind == archive && depth >= w.limits.Depth:
			w.refuse(name, record.RefusedBomb, fmt.Sprintf("more than %d archives inside each other", w.limits.Depth), "unpack it and give the folder")
			return nil
		case kind == archive:
			return w.archive(name, z, b, depth+1)
		}
	}
	if limit := w.limit(data[:min(len(data), 1024)]); int64(len(data)) > limit {
		w.tooLarge(name, int64(len(data)), limit)
		return nil
	}
	return w.give(name, data)
}
