// Package geo scores place names: where they are in a text and which place on
// earth they mean.
//
//   - Recognition: P, R, F1, micro, over all gold toponyms. strict: same span;
//     relaxed: spans overlap. One gold toponym pairs with one prediction:
//     identical spans first, then the larger overlap, then the leftmost. A
//     prediction that pairs with none but overlaps a span to be ignored is
//     neither right nor wrong.
//   - Resolution, over pairs with coordinates on both sides: error is the
//     great-circle distance in km (haversine, radius 6371.0088). Acc@161 is the share
//     within 161 km (100 miles); AUC the area under sorted ln(1+error) by the
//     trapezoid rule over ln(20039)·(n-1), 0 is perfect (Jurgens et al. 2015;
//     Gritta et al. 2018); id the share with the same GeoNames id where both
//     sides give one.
//   - End to end: P, R, F1 where right is paired and within 161 km. Gold
//     without coordinates is left out together with what is paired to it. This
//     is the number that counts.
//
// Offsets are Unicode code points into the text, end exclusive; coordinates are WGS 84 degrees.
package geo

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"testigo/eval/jsonl"
)

// maxItems bounds the toponyms of one document.
const maxItems = 20000

// Toponym is one place name. Lat and Lon are nil where unknown.
type Toponym struct {
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	GeoNameID ID       `json:"geonameid,omitempty"`
	Name      *string  `json:"name,omitempty"` // of the place, in the gazetteer
	Form      string   `json:"form,omitempty"` // Noun or Adjective, where the set says it
	// Confidence is what a system says of its own toponym, 0 to 1; 0 = not stated.
	Confidence float64 `json:"confidence,omitempty"`
}

// ID is a GeoNames id, "" if unknown. In JSON it may be a number or a string.
type ID string

// UnmarshalJSON takes a number, a string or null.
func (id *ID) UnmarshalJSON(data []byte) error {
	switch {
	case bytes.Equal(data, []byte("null")) || bytes.Equal(data, []byte("0")):
		*id = ""
	case len(data) > 0 && data[0] == '"':
		return json.Unmarshal(data, (*string)(id))
	default:
		var n json.Number
		if err := json.Unmarshal(data, &n); err != nil {
			return fmt.Errorf("geonameid %.40s is neither number nor string", data)
		}
		*id = ID(n)
	}
	return nil
}

// Input is a document to be read, without gold.
type Input struct {
	ID        string `json:"id"`
	Lang      string `json:"lang"` // "" where the set does not say it
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// Doc is a gold document. Nil Toponyms: the set has no gold for it.
type Doc struct {
	ID       string     `json:"id"`
	Text     string     `json:"text"`
	Latam    int        `json:"latam"` // gold toponyms in Latin America
	Toponyms *[]Toponym `json:"toponyms"`
	Ignore   []Toponym  `json:"ignore"`
}

// Prediction is what a system found in one document.
type Prediction struct {
	ID       string    `json:"id"`
	Toponyms []Toponym `json:"toponyms"`
	Names    []Name    `json:"-"` // all that were considered; nil = not traced
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
		if err := check(d.Ignore); err != nil {
			return err
		}
		if d.Toponyms == nil {
			return nil
		}
		return check(*d.Toponyms)
	})
}

// ReadPredictions reads predictions.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	return jsonl.Read(r, name, func(p *Prediction) error {
		if p.ID == "" {
			return errNoID
		}
		return check(p.Toponyms)
	})
}

func check(ts []Toponym) error {
	if len(ts) > maxItems {
		return fmt.Errorf("%d toponyms, more than %d: %w", len(ts), maxItems, jsonl.ErrTooLarge)
	}
	for i, t := range ts {
		if t.Start < 0 || t.End < t.Start {
			return fmt.Errorf("toponym %d: span %d-%d", i+1, t.Start, t.End)
		}
	}
	return nil
}

// WritePredictions writes one document a line.
func WritePredictions(w io.Writer, preds []Prediction) error { return jsonl.Write(w, preds) }
