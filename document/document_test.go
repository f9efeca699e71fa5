package document

import (
	"context"
	"errors"
	"testing"

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
