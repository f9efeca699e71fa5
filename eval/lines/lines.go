// Package lines scores the removal of furniture from scraped plain text: a system is given the text of a page
// alone and says which stretches are the article.
//
// Every character that is not white space is body or boilerplate, in gold and in the prediction. Precision, recall and
// F1 of either class are given
//
//   - by page: mean of page precision, mean of page recall, and their harmonic mean. Every page weighs the
//     same; this is the figure to quote, with intervals drawn over pages (package bootstrap);
//   - pooled: all characters of the set together; a few long pages dominate.
//
// A class that a page lacks on one side is left out of that mean. With the true text of the pages beside, the text of
// the predicted stretches is also scored by the measure of package maintext.
//
// Offsets are Unicode code points into the text, end exclusive.
package lines

import (
	"errors"
	"fmt"
	"io"

	"testigo/eval/jsonl"
)

const maxItems = 1 << 20 // stretches of one page

// Span is a stretch of text: start and end.
type Span [2]int

// Input is a page to be read, without gold.
type Input struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Doc is a gold page. Nil Body: the set has no gold for it.
type Doc struct {
	ID   string  `json:"id"`
	Text string  `json:"text"`
	Body *[]Span `json:"body"`
}

// Prediction says where the article is on one page.
type Prediction struct {
	ID   string `json:"id"`
	Body []Span `json:"body"`
}

var errNoID = errors.New(`no "id"`)

// ReadInputs reads pages without their gold.
func ReadInputs(r io.Reader, name string) ([]Input, error) {
	return jsonl.Read(r, name, func(d *Input) error {
		if d.ID == "" {
			return errNoID
		}
		return nil
	})
}

// ReadGold reads gold pages; body may be absent.
func ReadGold(r io.Reader, name string) ([]Doc, error) {
	return jsonl.Read(r, name, func(d *Doc) error {
		if d.ID == "" {
			return errNoID
		}
		if d.Body == nil {
			return nil
		}
		return check(*d.Body)
	})
}

// ReadPredictions reads predictions.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	return jsonl.Read(r, name, func(p *Prediction) error {
		if p.ID == "" {
			return errNoID
		}
		return check(p.Body)
	})
}

func check(spans []Span) error {
	if len(spans) > maxItems {
		return fmt.Errorf("%d stretches, more than %d: %w", len(spans), maxItems, jsonl.ErrTooLarge)
	}
	for i, s := range spans {
		if s[0] < 0 || s[1] < s[0] {
			return fmt.Errorf("stretch %d: span %d-%d", i+1, s[0], s[1])
		}
	}
	return nil
}

// WritePredictions writes one page a line.
func WritePredictions(w io.Writer, preds []Prediction) error { return jsonl.Write(w, preds) }
