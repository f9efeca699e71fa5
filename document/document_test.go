package document

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"testigo/record"
)

func TestTextIsTheFile(t *testing.T) {
	const s = "\ufeffTres muertos en Ayabaca\r\n\r\nLa policía informó que tres personas murieron el lunes.\r\n"
	d, err := Read(context.Background(), "a.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	if d.Text() != s {
		t.Errorf("text = %q, want the file", d.Text())
	}
	if d.Lang != record.Spanish {
		t.Errorf("language = %q, want es", d.Lang)
	}
	if len(d.Paragraphs) != 2 || d.Quote(d.Paragraphs[0].Span) != "Tres muertos en Ayabaca" {
		t.Errorf("paragraphs = %v", d.Paragraphs)
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name, bytes string
		want        record.Refusal
	}{
		{"empty.txt", "", record.RefusedEmpty},
		{"blank.txt", " \r\n\t\n", record.RefusedEmpty},
		{"junk.bin", "\x00\x01\x02\x03\xfe\xff\x10\x11\x12\x80\x81 abc\x00", record.RefusedBinary},
		{"photo.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", record.RefusedUnsupported},
		{"letter.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", record.RefusedUnsupported},
		{"not.pdf", "hello", record.RefusedMalformed},
	} {
		_, err := Read(context.Background(), c.name, []byte(c.bytes))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		var in *record.InputError
		if !errors.As(err, &in) || in.Name != c.name {
			t.Errorf("%s: error %v does not name the file", c.name, err)
		}
	}
}

// A line of 50 MB is read, in time, and cut into paragraphs that later stages can bear.
func TestEndlessLine(t *testing.T) {
	text := strings.Repeat("La marcha avanzó por la avenida y la policía cerró el paso. ", 50<<20/61)
	start := time.Now()
	d, err := Read(context.Background(), "line.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
	if d.Text() != text || len(d.Paragraphs) < 1000 || d.Lang != record.Spanish {
		t.Errorf("%d paragraphs, language %q", len(d.Paragraphs), d.Lang)
	}
}

func TestTooLarge(t *testing.T) {
	if _, err := Read(context.Background(), "a.txt", bytes.Repeat([]byte("a b\n"), MaxText/4+1)); !errors.Is(err, record.RefusedTooLarge) {
		t.Errorf("error %v", err)
	}
}

func TestInvalidUTF8IsReplacedOneForOne(t *testing.T) {
	d, err := Read(context.Background(), "a.txt", []byte("El señor \xff llegó mañana a la ciudad."))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(d.Text(), "señor \ufffd llegó") || len(d.Notes) != 1 || d.Notes[0].Code != "invalid-bytes" {
		t.Errorf("text %q, notes %v", d.Text(), d.Notes)
	}
}

func TestFromTextIsThePlainFile(t *testing.T) {
	const s = "Marcha en Ilo\n\nPor Ana Poma\n\nCientos de personas marcharon el jueves en el puerto de Ilo contra el alza de las tarifas del agua potable.\n"
	a := FromText("a.txt", s)
	b, err := Read(context.Background(), "a.txt", []byte(s))
	if err != nil {
		t.Fatal(err)
	}
	if a.ID() != b.ID() || describe(a) != describe(b) {
		t.Errorf("FromText:\n%s\nRead:\n%s", describe(a), describe(b))
	}
	if e := FromText("empty", ""); e == nil || len(e.Paragraphs) != 0 {
		t.Error("empty text gives no empty document")
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct {
		name, head string
		want       record.Format
	}{
		{"a.txt", "<html>", record.Text},
		{"a", "<!-- x --><!DOCTYPE html><html>", record.HTML},
		{"a", "Hello <b>", record.Text},
		{"a.md", "# x", record.Markdown},
		{"a.HTM", "x", record.HTML},
		{"a.txt", "%PDF-1.4", record.PDF},
		{"a.pdf", "junk %PDF-1.4", record.PDF},
		{"a.docx", "PK\x03\x04", record.DOCX},
	} {
		if got, err := Detect(c.name, []byte(c.head)); err != nil || got != c.want {
			t.Errorf("%s %q: %q, %v, want %q", c.name, c.head, got, err, c.want)
		}
	}
}

// Whatever the bytes and the name: an error of a known kind, or a document that keeps its promises.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/*")
	for _, p := range files {
		b, _ := os.ReadFile(p)
		f.Add("a.txt", b)
		f.Add("a.md", b)
	}
	f.Add("a.html", []byte("<html><body><h1>Paro</h1><p>Por Ana Poma</p><p>Texto.</p></body></html>"))
	f.Add("a", []byte("Por A B\n\n1 de mayo\n\n© 2000\n\nTraducción de X Y"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
			return // has a target of its own
		}
		d, err := Read(context.Background(), name, data)
		if err != nil {
			var in *record.InputError
			if !errors.As(err, &in) {
				t.Fatalf("error without a kind: %v", err)
			}
			return
		}
		check(t, d)
	})
}
