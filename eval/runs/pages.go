package runs

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"testigo/document"
	"testigo/eval/lines"
	"testigo/eval/maintext"
	"testigo/eval/pagemeta"
	"testigo/record"
)

// MainText reads web pages and gives the text of the article: what is not furniture, without headline, deck and
// byline. A page that is refused (no text without scripts) has an empty answer.
func MainText(inputs []maintext.Input) ([]maintext.Prediction, error) {
	return each(inputs, func() func(maintext.Input) (maintext.Prediction, error) {
		return func(in maintext.Input) (maintext.Prediction, error) {
			p := maintext.Prediction{ID: in.ID}
			d, err := page(in)
			if d == nil {
				return p, err
			}
			var b strings.Builder
			for _, s := range article(d) {
				if b.Len() > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(d.Quote(s))
			}
			p.Body = b.String()
			return p, nil
		}
	})
}

// page reads a web page; nil without an error is a page that is refused.
func page(in maintext.Input) (*record.Document, error) {
	d, err := document.Read(context.Background(), in.ID+".html", in.HTML)
	if refused := (*record.InputError)(nil); errors.As(err, &refused) {
		return nil, nil
	}
	return d, err
}

// article gives the stretches of the running text.
func article(d *record.Document) (out []record.Span) {
	apparatus := func(s record.Span) bool {
		for _, c := range [...]record.Cited[string]{d.Meta.Title, d.Meta.Deck} {
			if c.Stated() && c.Span().Overlaps(s) {
				return true
			}
		}
		return false
	}
	next := 0
	for _, p := range d.Paragraphs {
		if p.Kind == record.Furniture || p.Kind == record.Byline || p.Kind == record.Heading && apparatus(p.Span) {
			continue
		}
		for next < len(d.Furniture) && d.Furniture[next].End <= p.Start {
			next++
		}
		from := p.Start
		for k := next; k < len(d.Furniture) && d.Furniture[k].Start < p.End; k++ {
			if cut := d.Furniture[k]; cut.Start > from {
				out = append(out, record.Span{Start: from, End: cut.Start})
			}
			from = max(from, d.Furniture[k].End)
		}
		if from < p.End {
			out = append(out, record.Span{Start: from, End: p.End})
		}
	}
	return out
}

// Lines marks the article in scraped plain text.
func Lines(inputs []lines.Input) ([]lines.Prediction, error) {
	return each(inputs, func() func(lines.Input) (lines.Prediction, error) {
		return func(in lines.Input) (lines.Prediction, error) {
			p := lines.Prediction{ID: in.ID, Body: []lines.Span{}}
			d := document.FromText(in.ID, in.Text)
			at, points := 0, 0 // bytes and code points passed
			point := func(to int) int {
				points += utf8.RuneCountInString(in.Text[at:to])
				at = to
				return points
			}
			if len(d.Text()) != len(in.Text) { // the text was repaired: its places are not those of the input
				return p, nil
			}
			for _, s := range article(d) {
				start := point(s.Start)
				p.Body = append(p.Body, lines.Span{start, point(s.End)})
			}
			return p, nil
		}
	})
}

// PageMeta reads title, day of publication, authors and language of web pages.
func PageMeta(inputs []maintext.Input) ([]pagemeta.Prediction, error) {
	return each(inputs, func() func(maintext.Input) (pagemeta.Prediction, error) {
		return func(in maintext.Input) (pagemeta.Prediction, error) {
			p := pagemeta.Prediction{ID: in.ID}
			d, err := page(in)
			if d == nil {
				return p, err
			}
			p.Title = orNil(d.Meta.Title.Value())
			p.Date = orNil(published(d))
			p.Authors = persons(d.Meta.Author.Value())
			p.Lang = orNil(string(d.Lang))
			return p, nil
		}
	})
}

// published is the first day printed as that of posting, else as that of a dateline.
func published(d *record.Document) string {
	for _, kind := range [...]record.StampKind{record.PostedStamp, record.DatelineStamp} {
		for _, s := range d.Meta.Stamps {
			if day := s.Value().EDTF; s.Value().Kind == kind && len(day) == len("2006-01-02") && !strings.Contains(day, "X") {
				return day
			}
		}
	}
	return ""
}

// persons cuts a byline of several names.
func persons(byline string) (out []string) {
	for _, sep := range [...]string{" and ", " & ", " y ", " e ", ";"} {
		byline = strings.ReplaceAll(byline, sep, ",")
	}
	for n := range strings.SplitSeq(byline, ",") {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, n)
		}
	}
	return out
}
