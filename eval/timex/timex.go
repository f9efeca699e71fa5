// Package timex scores time expressions: where they are, what type they have
// and what value, as TempEval-3 does (UzZaman et al. 2013, section 4.1).
//
//   - relaxed match: spans overlap; strict match: spans are identical.
//   - P = matched/predicted, R = matched/gold, F1 their harmonic mean, micro
//     over all documents.
//   - type and value accuracy: right over relaxed matches; type F1 and value
//     F1: relaxed F1 times that accuracy. Value F1 is the ranking number.
//   - One gold expression pairs with one predicted: identical spans first,
//     then the larger overlap, then the leftmost. Values compare as strings.
//
// Two columns are extra and not comparable with the literature: v-norm
// forgives another spelling of the same value, v-intv also another value of
// the same calendar days.
//
// Offsets are Unicode code points into the text, end exclusive. Values are TIMEX3.
package timex

import (
	"errors"
	"fmt"
	"io"

	"testigo/eval/jsonl"
)

// maxItems bounds the expressions of one document.
const maxItems = 20000

// Timex is one time expression. Type and Value are nil where none is given,
// which is not the same as an empty one.
type Timex struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text,omitempty"`
	Type  *string `json:"type,omitempty"` // DATE, TIME, DURATION, SET
	Value *string `json:"value,omitempty"`
	Mod   string  `json:"mod,omitempty"`
	Quant string  `json:"quant,omitempty"`
	Freq  string  `json:"freq,omitempty"`
	// Confidence is what a system says of its own expression, 0 to 1; 0 = not stated.
	Confidence float64 `json:"confidence,omitempty"`
}

// Input is a document to be read, without gold.
type Input struct {
	ID     string `json:"id"`
	Lang   string `json:"lang"`
	Domain string `json:"domain"`
	DCT    string `json:"dct"` // day of writing, the anchor of relative expressions
	Title  string `json:"title"`
	Text   string `json:"text"`
}

// Doc is a gold document. Nil Timexes: the set has no gold for it.
type Doc struct {
	ID      string   `json:"id"`
	Lang    *string  `json:"lang"`
	Source  *string  `json:"source"`
	Text    string   `json:"text"`
	Timexes *[]Timex `json:"timexes"`
}

// Prediction is what a system found in one document.
type Prediction struct {
	ID      string  `json:"id"`
	Timexes []Timex `json:"timexes"`
}

var errNoID = errors.New(`no "id"`)

// ReadInputs reads documents without their gold.
func ReadInputs(r io.Reader, name string) ([]Input, error) {
	return jsonl.Read(r, name, func(d *Input) error {
		if d.ID == "" {
			return errNoID
		}
		return nil
	})
}

// ReadGold reads gold documents; gold fields may be absent.
func ReadGold(r io.Reader, name string) ([]Doc, error) {
	return jsonl.Read(r, name, func(d *Doc) error {
		if d.ID == "" {
			return errNoID
		}
		if d.Timexes == nil {
			return nil
		}
		return checkSpans(*d.Timexes)
	})
}

// ReadPredictions reads predictions.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	return jsonl.Read(r, name, func(p *Prediction) error {
		if p.ID == "" {
			return errNoID
		}
		return checkSpans(p.Timexes)
	})
}

func checkSpans(ts []Timex) error {
	if len(ts) > maxItems {
		return fmt.Errorf("%d timexes, more than %d: %w", len(ts), maxItems, jsonl.ErrTooLarge)
	}
	for i, t := range ts {
		if t.Start < 0 || t.End < t.Start {
			return fmt.Errorf("timex %d: span %d-%d", i+1, t.Start, t.End)
		}
	}
	return nil
}

// WritePredictions writes one document a line.
func WritePredictions(w io.Writer, preds []Prediction) error { return jsonl.Write(w, preds) }
