package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"regexp"
	"strings"
	"testing"

	"testigo/record"
)

// document makes the document of a file as package document does, as far as places on pages go.
func document(t testing.TB, b []byte) *record.Document {
	t.Helper()
	res, err := read(t, b)
	if err != nil {
		t.Fatal(err)
	}
	d, err := record.NewDocument(record.IDOf(b), "a.pdf", record.PDF, res.Text)
	if err != nil {
		t.Fatal(err)
	}
	d.Pages = res.Pages
	return d
}

func printPage(t testing.TB, b []byte, d *record.Document, page int) *Printed {
	t.Helper()
	p, err := Print(context.Background(), b, d, page)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// span is where words stand in the text of a document.
func span(t testing.TB, d *record.Document, words string) record.Span {
	t.Helper()
	i := strings.Index(d.Text(), words)
	if i < 0 {
		t.Fatalf("%q is not in %q", words, d.Text())
	}
	return record.Span{Start: i, End: i + len(words)}
}

// ink is the share of dark dots of a picture in a box.
func ink(t testing.TB, p *Printed, b Box) float64 {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(p.Picture))
	if err != nil {
		t.Fatal(err)
	}
	scale := float64(img.Bounds().Dx()) / p.Width
	dark, all := 0, 0
	for y := int(b.Top * scale); y < int(b.Bottom*scale); y++ {
		for x := int(b.Left * scale); x < int(b.Right*scale); x++ {
			all++
			if r, g, b, _ := img.At(x, y).RGBA(); r+g+b < 3*0x8000 {
				dark++
			}
		}
	}
	return float64(dark) / float64(max(all, 1))
}

// sideways turns the text of a file on its page: it runs from the foot to the head, as that of a wide table does.
func sideways(file []byte) []byte {
	return regexp.MustCompile(`[0-9.]+ [0-9.]+ Td`).ReplaceAllFunc(file, func(m []byte) []byte {
		var x, y float64
		fmt.Sscanf(string(m), "%g %g Td", &x, &y)
		return fmt.Appendf(nil, "0 1 -1 0 %g %g Tm", 842-y, x)
	})
}

// Where the boxes are, the picture has the words; beside them it is paper. Also where the page is turned or cropped.
func TestBoxesLieOnTheirWords(t *testing.T) {
	plain := compose("", append(column(60, 780, 20, "Paro en el sur"), column(60, 700, 11, "Los gremios de Puno iniciaron el lunes un paro de 48 horas en contra", "del alza de los combustibles, dijo el alcalde.")...))
	box := []byte("/MediaBox [0 0 595 842]")
	for name, file := range map[string][]byte{
		"plain":     plain,
		"turned":    bytes.ReplaceAll(plain, box, append(box, " /Rotate 90"...)),
		"about":     bytes.ReplaceAll(plain, box, append(box, " /Rotate 180"...)),
		"cropped":   bytes.ReplaceAll(plain, box, append(box, " /CropBox [40 600 500 842]"...)),
		"sideways":  sideways(plain),
		"upright":   bytes.ReplaceAll(sideways(plain), box, append(box, " /Rotate 90"...)),
		"elsewhere": bytes.ReplaceAll(plain, box, []byte("/MediaBox [-100 -50 600 900]")),
	} {
		t.Run(name, func(t *testing.T) {
			d := document(t, file)
			p := printPage(t, file, d, 1)
			if !p.Placed || p.Picture == nil || p.Type != "image/png" {
				t.Fatalf("placed %v, picture %d bytes of %s; text %q", p.Placed, len(p.Picture), p.Type, d.Text())
			}
			boxes := p.Boxes(span(t, d, "paro de 48 horas en contra\ndel alza"))
			if len(boxes) != 2 {
				t.Fatalf("boxes %v, want one in each of two lines", boxes)
			}
			for _, b := range boxes {
				if got := ink(t, p, b); got < 0.1 {
					t.Errorf("box %v: %.2f of it is ink", b, got)
				}
			}
			if got := ink(t, p, Box{0, 0, p.Width, p.Height}); got > 0.02 {
				t.Errorf("%.3f of the page is ink", got)
			}
		})
	}
}

// A record built by another state of the reader has other words on the page: it is shown, but nothing is marked.
func TestOtherWordsAreNotPlaced(t *testing.T) {
	file := compose("", column(60, 700, 11, "The strike began on Monday."))
	d, err := record.NewDocument(record.IDOf(file), "a.pdf", record.PDF, "The strike was over by Monday.")
	if err != nil {
		t.Fatal(err)
	}
	d.Pages = []int{0}
	p := printPage(t, file, d, 1)
	if p.Placed || p.Lines != nil || p.Boxes(record.Span{End: 20}) != nil || p.Picture == nil {
		t.Errorf("placed %v with lines %v", p.Placed, p.Lines)
	}
	for _, n := range []int{-1, 0, 2} {
		if _, err := Print(context.Background(), file, d, n); !errors.Is(err, record.RefusedMalformed) {
			t.Errorf("page %d: %v", n, err)
		}
	}
}

// A scanned page among pages of text has a picture and no lines.
func TestAPageWithoutTextHasItsPicture(t *testing.T) {
	file := compose("", column(60, 700, 11, "The strike began on Monday."), nil)
	d := document(t, file)
	if p := printPage(t, file, d, 2); !p.Placed || len(p.Lines) != 0 || p.Picture == nil {
		t.Errorf("placed %v, %d lines, picture of %d bytes", p.Placed, len(p.Lines), len(p.Picture))
	}
}

// Whatever the bytes: an error that names the file, or boxes and a picture within bounds.
func FuzzPrint(f *testing.F) {
	good := compose("", column(60, 700, 12, "Hello.", "World."))
	f.Add(good)
	f.Add(bytes.ReplaceAll(good, []byte("[0 0 595 842]"), []byte("[0 0 9e9 1]")))
	f.Add(bytes.ReplaceAll(good, []byte("[0 0 595 842]"), []byte("[0 0 .1 842] /Rotate 90")))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := record.NewDocument(record.IDOf(data), "a.pdf", record.PDF, "Hello.\nWorld.")
		if err != nil {
			t.Fatal(err)
		}
		d.Pages = []int{0}
		p, err := Print(context.Background(), data, d, 1)
		if err != nil {
			var in *record.InputError
			if !errors.As(err, &in) {
				t.Errorf("error without a kind: %v", err)
			}
			return
		}
		if p.Picture != nil {
			c, _, err := image.DecodeConfig(bytes.NewReader(p.Picture))
			if err != nil || c.Width*c.Height > 2*maxDots {
				t.Errorf("picture of %d x %d: %v", c.Width, c.Height, err)
			}
		}
		for _, b := range p.Boxes(record.Span{End: 20}) {
			if !(b.Left <= b.Right && b.Top <= b.Bottom) {
				t.Errorf("box %v", b)
			}
		}
	})
}
