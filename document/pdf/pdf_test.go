package pdf

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"testigo/document/extract"
	"testigo/record"
)

func read(t testing.TB, b []byte) (extract.Result, error) {
	t.Helper()
	return Read(context.Background(), "a.pdf", b)
}

func TestParagraphsAndPages(t *testing.T) {
	one := append(column(60, 780, 20, "Paro en el sur"),
		column(60, 730, 11, "Los gremios de Puno iniciaron el lunes un paro de 48 horas en contra",
			"del alza de los combustibles. La policía lanzó gases en la plaza mayor.")...)
	one = append(one, column(60, 690, 11, "Dos personas resultaron heridas, según el hospital regional de la ciu-", "dad, que no dio más detalles.")...)
	two := column(60, 780, 11, "El martes continuó la medida.")
	res, err := read(t, compose("", one, two))
	if err != nil {
		t.Fatal(err)
	}
	want := "Paro en el sur\n\nLos gremios de Puno iniciaron el lunes un paro de 48 horas en contra\ndel alza de los combustibles. La policía lanzó gases en la plaza mayor.\n\n" +
		"Dos personas resultaron heridas, según el hospital regional de la ciu-\ndad, que no dio más detalles.\fEl martes continuó la medida."
	if res.Text != want {
		t.Errorf("text\n%q\nwant\n%q", res.Text, want)
	}
	if len(res.Pages) != 2 || !strings.HasPrefix(res.Text[res.Pages[1]:], "El martes") {
		t.Errorf("pages %v", res.Pages)
	}
	if len(res.Blocks) != 4 || res.Blocks[0].Tag != extract.Title {
		t.Errorf("blocks %v", res.Blocks)
	}
}

// A list whose items are of one line each: most steps from line to line are those between paragraphs.
func TestItemsOfAListAreParagraphs(t *testing.T) {
	full := "The union of the port had asked for talks about wages three times since the spring and had no answer of"
	lines := []struct {
		step float64
		text string
	}{
		{18, "Letter from Arica - 3 May 1962"}, {18, "by Elena Prado"}, {18, full}, {13.5, "any kind."},
		{18, "\u0095 2 April. The dockers stop work at noon."}, {18, "\u0095 9 April. Their families march to the square."}, {18, "\u0095 10 April. The prefect closes the customs house and sends for troops from the north, who come by train"},
		{13.5, "at night."}, {18, "\u0095 12 April. He resigns."}, {13.5, "\u0095 13 April. Nobody replaces him, and the port stays closed until the first days of May, when the ships are"}, {13.5, "sent away."},
	}
	var page []show
	y := 800.0
	for _, l := range lines {
		y -= l.step
		page = append(page, show{60, y, 9.5, l.text})
	}
	res, err := read(t, compose("", page))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, b := range res.Blocks {
		got = append(got, strings.SplitN(res.Text[b.Start:b.End], ".", 2)[0])
	}
	want := []string{"Letter from Arica - 3 May 1962", "by Elena Prado", strings.ReplaceAll(full, ".", "") + "\nany kind", "• 2 April", "• 9 April", "• 10 April", "• 12 April", "• 13 April"}
	if !slices.Equal(got, want) {
		t.Errorf("paragraphs\n%q\nwant\n%q", got, want)
	}
}

// Two columns under a headline that spans both; the file has the lines row by row, as some programs write them.
func TestColumnsInReadingOrder(t *testing.T) {
	left := []string{"The union called the strike for", "the first week of June, after the", "talks with the ministry failed on", "the question of back pay, and it", "asked the other federations of", "the province to join the march."}
	right := []string{"On Tuesday the ministry said that", "it would not negotiate while the", "roads were closed, and that those", "who closed them would be tried by", "the courts. The bishop offered to", "mediate between the two sides."}
	page := column(60, 790, 18, "Strike set for June")
	for i := range left {
		y := 740 - float64(i)*13
		page = append(page, show{60, y, 10, left[i]}, show{310, y, 10, right[i]})
	}
	res, err := read(t, compose("", page))
	if err != nil {
		t.Fatal(err)
	}
	want := "Strike set for June\n\n" + strings.Join(left, "\n") + "\n\n" + strings.Join(right, "\n")
	if res.Text != want {
		t.Errorf("text\n%s\nwant\n%s", res.Text, want)
	}
}

func TestRunningHeadsAreAside(t *testing.T) {
	var pages [][]show
	for _, s := range []string{"The first page speaks of the march.", "The second page speaks of the strike.", "The third page speaks of the vote."} {
		p := append(column(60, 815, 9, "Bulletin of the Committee"), column(60, 600, 11, s)...)
		pages = append(pages, append(p, column(290, 20, 9, string(rune('1'+len(pages))))...))
	}
	res, err := read(t, compose("", pages...))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range res.Blocks {
		body := strings.Contains(res.Text[b.Start:b.End], "speaks")
		if b.Aside == body {
			t.Errorf("%q aside = %v", res.Text[b.Start:b.End], b.Aside)
		}
	}
}

func TestRefusals(t *testing.T) {
	good := compose("", column(60, 700, 12, "A line of text that is long enough."))
	for name, c := range map[string]struct {
		data []byte
		want record.Refusal
	}{
		"truncated":   {good[:len(good)-150], record.RefusedTruncated},
		"broken off":  {append(append([]byte(nil), good...), "\n9 0 obj\n<< /Type"...), record.RefusedTruncated},
		"encrypted":   {compose("secret", column(60, 700, 12, "Hidden.")), record.RefusedEncrypted},
		"no text":     {compose("", nil, nil), record.RefusedTextless},
		"header only": {[]byte("%PDF-1.4\njunk\n%%EOF"), record.RefusedMalformed},
		"broken tree": {bytes.ReplaceAll(good, []byte("/Kids"), []byte("/Kuds")), record.RefusedTextless},
	} {
		_, err := read(t, c.data)
		var in *record.InputError
		if !errors.Is(err, c.want) || !errors.As(err, &in) || in.Name != "a.pdf" || in.Hint == "" {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, "a.pdf", compose("", column(60, 700, 12, "Text."))); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// Whatever the bytes: an error that names the file, or blocks in order inside valid text.
func FuzzRead(f *testing.F) {
	f.Add(compose("", column(60, 700, 12, "Hello.", "World.")))
	f.Add(compose("x", column(60, 700, 12, "Hello.")))
	f.Add([]byte("%PDF-1.4\n%%EOF"))
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := read(t, data)
		if err != nil {
			var in *record.InputError
			if !errors.As(err, &in) {
				t.Errorf("error without a kind: %v", err)
			}
			return
		}
		last := 0
		for _, b := range res.Blocks {
			if b.Start < last || b.End <= b.Start || b.End > len(res.Text) {
				t.Fatalf("block %v after %d of %d", b.Span, last, len(res.Text))
			}
			last = b.End
		}
	})
}
