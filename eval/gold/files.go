package gold

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"testigo/eval/jsonl"
)

func hashOf(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// ErrNoGold is returned for a folder without gold files.
var ErrNoGold = errors.New("no gold files (*.txt.json or *.gold.json)")

// TextDirs are the folders in which texts are looked for: the given ones, then
// the gold folder, and a folder "seeds" one or two above it and inside it.
func TextDirs(goldDir string, texts ...string) []fs.FS {
	dirs := append(append([]string(nil), texts...), goldDir, filepath.Join(goldDir, "..", "seeds"),
		filepath.Join(goldDir, "..", "..", "seeds"), filepath.Join(goldDir, "seeds"))
	out := make([]fs.FS, len(dirs))
	for i, d := range dirs {
		out[i] = os.DirFS(d)
	}
	return out
}

// goldFiles lists the gold files of a folder in the order of their names.
func goldFiles(dir fs.FS) ([]string, error) {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && (strings.HasSuffix(e.Name(), ".txt.json") || strings.HasSuffix(e.Name(), ".gold.json")) {
			out = append(out, e.Name())
		}
	}
	if out == nil {
		return nil, ErrNoGold
	}
	return out, nil
}

// textFile reads the text of a document: a plain file name in one of the folders.
func textFile(name string, dirs []fs.FS) (string, error) {
	if name == "" || name != path.Base(name) || !fs.ValidPath(name) {
		return "", fmt.Errorf("%q is not the plain name of a text file", name)
	}
	for _, dir := range dirs {
		f, err := dir.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		data, err := io.ReadAll(io.LimitReader(f, MaxFile+1))
		f.Close()
		switch {
		case err != nil:
			return "", err
		case len(data) > MaxFile:
			return "", fmt.Errorf("%s: more than %d bytes: %w", name, MaxFile, jsonl.ErrTooLarge)
		case !utf8.Valid(data):
			return "", fmt.Errorf("%s: not UTF-8", name)
		}
		return string(data), nil
	}
	return "", fmt.Errorf("no text for %s; name its folder with --texts: %w", name, fs.ErrNotExist)
}

// Load reads the gold documents of a folder with their texts. only, if given,
// are beginnings of document names.
func Load(goldDir fs.FS, texts []fs.FS, only ...string) ([]*Doc, error) {
	files, err := goldFiles(goldDir)
	if err != nil {
		return nil, err
	}
	var out []*Doc
	for _, file := range files {
		doc, err := loadOne(goldDir, file, texts, only)
		if err != nil {
			return nil, err
		}
		if doc != nil {
			out = append(out, doc)
		}
	}
	if out == nil {
		return nil, ErrNoGold
	}
	return out, nil
}

func loadOne(goldDir fs.FS, file string, texts []fs.FS, only []string) (*Doc, error) {
	f, err := goldDir.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	g, err := readTree(f, file)
	if err != nil {
		return nil, err
	}
	name := g.Get("doc").Text()
	if !wanted(name, only) {
		return nil, nil
	}
	text, err := textFile(name, texts)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	doc, err := newDoc(g, text, strings.HasSuffix(file, ".gold.json"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return doc, nil
}

func wanted(name string, only []string) bool {
	for _, o := range only {
		if strings.HasPrefix(name, o) {
			return true
		}
	}
	return len(only) == 0
}

// Input is a document to be read: nothing of it comes from gold but its name.
type Input struct {
	Doc    string // file name of the text
	Text   string
	SHA256 string // of the text's bytes, hexadecimal
}

// Inputs lists the documents of a gold folder for a reader. Of the gold files
// only the document name is looked at; a folder without gold files gives the
// text files (*.txt) in it.
func Inputs(goldDir fs.FS, texts []fs.FS, only ...string) ([]Input, error) {
	var names []string
	files, err := goldFiles(goldDir)
	switch {
	case errors.Is(err, ErrNoGold):
		if names, err = fs.Glob(goldDir, "*.txt"); err == nil && len(names) == 0 {
			err = fmt.Errorf("%w and no *.txt", ErrNoGold)
		}
		texts = []fs.FS{goldDir}
	case err == nil:
		for _, file := range files {
			f, err := goldDir.Open(file)
			if err != nil {
				return nil, err
			}
			g, err := readTree(f, file)
			f.Close()
			if err != nil {
				return nil, err
			}
			names = append(names, g.Get("doc").Text())
		}
	}
	if err != nil {
		return nil, err
	}
	var out []Input
	for _, name := range names {
		if !wanted(name, only) {
			continue
		}
		text, err := textFile(name, texts)
		if err != nil {
			return nil, err
		}
		out = append(out, Input{Doc: name, Text: text, SHA256: hashOf(text)})
	}
	return out, nil
}
