package dating

import (
	"strings"

	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// Annotation is a dating for evaluation files: a date as fine as the evidence allows ("1978", "1978-09", "1978-09-25",
// empty = abstained) and the interval it lies in.
type Annotation struct {
	Date string `json:"date,omitempty"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Read dates a plain text of one language that came with a page date (EDTF; "" = none).
func Read(text string, lang record.Lang, pageDate string) (record.Dating, error) {
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "text", record.Text, text)
	if err != nil {
		return record.Dating{}, err
	}
	doc.Lang = lang
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' {
			if i > start {
				doc.Paragraphs = append(doc.Paragraphs, record.Paragraph{Span: record.Span{Start: start, End: i}, Lang: lang})
			}
			start = i + 1
		}
	}
	t := words.NewAnalyser().Analyse(doc)
	return ChooseWithPage(t, times.Find(t), pageDate), nil
}

// Annotated puts a dating as evaluation files want it.
func Annotated(d record.Dating) Annotation {
	var a Annotation
	if !d.Best.Stated() {
		return a
	}
	a.From, a.To = d.Interval.From.String(), d.Interval.To.String()
	if a.To == "" {
		a.To = latest.String()
	}
	if a.From == "" {
		a.From = earliest.String()
	}
	from, to := d.Best.From.String(), d.Best.To.String()
	mid := (d.Best.From + (d.Best.To-d.Best.From)/2).String()
	switch {
	case from == to:
		a.Date = from
	case strings.HasPrefix(to, from[:7]):
		a.Date = from[:7]
	case d.Best.Days() <= 100:
		a.Date = mid[:7]
	default:
		a.Date = mid[:4]
	}
	return a
}
