package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"testigo/record"
)

// budget is what one archive on disk, with all that is packed in it, may still unpack.
type budget struct {
	bytes   int64
	members int
	spent   bool // said once that it is used up
}

type zipKind int

const (
	office zipKind = iota // an Office file: one document
	archive
	broken
)

func zipMagic(b []byte) bool {
	return bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06"))
}

// openZip tells archives from the document formats that are zip packages.
func openZip(r io.ReaderAt, size int64) (zipKind, *zip.Reader, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return broken, nil, err
	}
	for i, f := range z.File {
		if i > 200 {
			break
		}
		switch f.Name {
		case "[Content_Types].xml", "word/document.xml", "mimetype":
			return office, z, nil
		}
	}
	return archive, z, nil
}

func (w *walker) brokenZip(name string, _ error) {
	w.refuse(name, record.RefusedTruncated, "the zip archive is incomplete or broken", "download or copy it again")
}

// archive gives the members of an archive.
func (w *walker) archive(name string, z *zip.Reader, b *budget, depth int) error {
	members := make([]*zip.File, 0, len(z.File))
	for _, f := range z.File {
		if !strings.HasSuffix(f.Name, "/") && !hiddenMember(f.Name) {
			members = append(members, f)
		}
	}
	sort.SliceStable(members, func(i, j int) bool { return members[i].Name < members[j].Name })
	if len(members) == 0 {
		w.refuse(name, record.RefusedEmpty, "the archive holds no files", "check that it was packed completely")
		return nil
	}
	for _, f := range members {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		if b.members--; b.members < 0 || b.bytes <= 0 {
			if !b.spent {
				b.spent = true
				w.refuse(name, record.RefusedBomb, fmt.Sprintf("it unpacks to more than %d MB or %d files; the rest of it is left out", w.limits.Unpacked>>20, w.limits.Members),
					"unpack it and give the folder")
			}
			return nil
		}
		if err := w.member(name+"!/"+clean(nameOf(f)), f, b, depth); err != nil {
			return err
		}
	}
	return nil
}

func hiddenMember(name string) bool {
	for _, part := range strings.Split(clean(name), "/") {
		if ignored(part) {
			return true
		}
	}
	return false
}

// nameOf is a member's name. A name that is neither marked as UTF-8 nor valid UTF-8 comes from a program that writes a DOS code page:
// CP850, which has the small letters where the CP437 of the zip specification has them, and the capitals Á Í Ó Ú where
// that has frames.
func nameOf(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if s, err := charmap.CodePage850.NewDecoder().String(f.Name); err == nil {
		return s
	}
	return f.Name
}

// clean makes a member's name harmless: it is only ever a label, but it should not look like
// a way out of the archive.
func clean(name string) string {
	return strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(strings.ToValidUTF8(name, "\ufffd"), "\\", "/")), "/")
}

func (w *walker) member(name string, f *zip.File, b *budget, depth int) error {
	size, packed := f.UncompressedSize64, max(f.CompressedSize64, 1)
	switch {
	case f.Flags&1 != 0:
		w.refuse(name, record.RefusedEncrypted, "protected by a password inside the archive", "unpack it with the password and give the folder")
		return nil
	case size == 0 && f.CompressedSize64 == 0:
		w.empty(name)
		return nil
	case size > 1<<20 && size/packed > uint64(w.limits.Ratio):
		w.refuse(name, record.RefusedBomb, fmt.Sprintf("it unpacks to %d times its packed size", size/packed), "if it is genuine, unpack it and give the file itself")
		return nil
	case size > uint64(w.limits.File):
		w.tooLarge(name, int64(min(size, 1<<50)), w.limits.File)
		return nil
	}
	data, err := unpack(f, min(w.limits.File, b.bytes))
	b.bytes -= int64(len(data))
	switch {
	case errors.Is(err, errTooLong):
		w.refuse(name, record.RefusedBomb, "it unpacks to more than the archive says or allows", "unpack it and give the folder")
		return nil
	case errors.Is(err, zip.ErrAlgorithm):
		w.refuse(name, record.RefusedUnsupported, "packed by a method that is not read", "unpack it and give the folder")
		return nil
	case err != nil:
		w.refuse(name, record.RefusedTruncated, "broken inside the archive: "+plain(err), "download or copy the archive again")
		return nil
	}
	return w.content(name, data, b, depth)
}

var errTooLong = errors.New("longer than allowed")

// unpack reads a member, no further than the size its header gives and the bound.
func unpack(f *zip.File, limit int64) ([]byte, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	limit = min(limit, int64(min(f.UncompressedSize64, 1<<40)))
	var buf bytes.Buffer
	n, err := buf.ReadFrom(io.LimitReader(rc, limit+1))
	if n > limit {
		return buf.Bytes(), errTooLong
	}
	return buf.Bytes(), err
}
