package gold

import (
	"encoding/json"
	"fmt"
	"io"

	"testigo/eval/jsonl"
	"testigo/eval/jsontree"
)

// Prediction is what a system says about one document: a line of the readings
// export, kept as it was written, since its shape is judged too. The zero
// Prediction is an empty one.
type Prediction struct {
	tree     jsontree.Value
	evidence *Evidence
}

// From makes a prediction of any value that encodes to the readings format,
// such as a [Reading].
func From(reading any) (Prediction, error) {
	data, err := json.Marshal(reading)
	if err != nil {
		return Prediction{}, err
	}
	return parsePrediction(data)
}

func parsePrediction(data []byte) (Prediction, error) {
	v, err := jsontree.Parse(data)
	if err != nil {
		return Prediction{}, jsonl.Explain(err)
	}
	if v.Kind() != jsontree.Object {
		return Prediction{}, fmt.Errorf("not a JSON object")
	}
	for _, key := range []string{"events", "figures", "people", "organizations", "relations", "demands"} {
		if n := len(v.Get(key).Items()); n > maxItems {
			return Prediction{}, fmt.Errorf("%d %s, more than %d: %w", n, key, maxItems, jsonl.ErrTooLarge)
		}
	}
	return Prediction{tree: v}, nil
}

// Doc is the document name that the prediction gives, "" if none.
func (p Prediction) Doc() string { return p.tree.Get("doc").Text() }

// MarshalJSON gives the prediction as it was written.
func (p Prediction) MarshalJSON() ([]byte, error) { return p.tree.Indented(false), nil }

// ReadPredictions reads readings, one document a line.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	var out []Prediction
	err := jsonl.Each(r, name, func(line []byte) error {
		p, err := parsePrediction(line)
		out = append(out, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// WritePredictions writes one prediction a line.
func WritePredictions(w io.Writer, preds []Prediction) error { return jsonl.Write(w, preds) }

// The types below spell out the readings format. Offsets are code points into
// the text file; a nil pointer is null, "not known". Title, outlet, author and
// published are always written, since null is an answer.

// Reading is one document.
type Reading struct {
	Doc           string         `json:"doc"`
	SHA256        string         `json:"sha256,omitempty"`
	Title         *string        `json:"title"`
	Outlet        *string        `json:"outlet"`
	Author        *string        `json:"author"`
	Language      *string        `json:"language"`
	Published     *Published     `json:"published"`
	Boilerplate   [][2]int       `json:"boilerplate,omitzero"` // nil: no answer; empty: all is body
	Events        []Event        `json:"events"`
	Figures       []Figure       `json:"figures"`
	People        []Person       `json:"people"`
	Organizations []Organization `json:"organizations"`
	Relations     []Relation     `json:"relations"`
	Demands       []Demand       `json:"demands"`
}

// Published says when the text was written or came out (EDTF), and what stamp
// it carries.
type Published struct {
	Value      *string  `json:"value"`
	Stated     *string  `json:"stated"`
	StatedText *string  `json:"stated_text"` // as printed
	Why        []string `json:"why,omitempty"`
}

// Quote is a span with its text.
type Quote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Span is a span without its text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Event is one event of the document, however often it is mentioned.
type Event struct {
	ID          string   `json:"id"`
	Type        string   `json:"type"`
	Mode        *string  `json:"mode"`
	Trigger     Quote    `json:"trigger"`
	Sentence    *Span    `json:"sentence,omitempty"`
	Mentions    []Span   `json:"mentions,omitempty"`
	When        *When    `json:"when"`
	Where       []Place  `json:"where"`
	Actors      []Actor  `json:"actors"`
	Counts      []Count  `json:"counts"`
	Attribution *string  `json:"attribution"`
	Certainty   string   `json:"certainty,omitempty"`
	SameAs      []string `json:"same_as,omitempty"`
}

// When is the time of an event: EDTF and the words.
type When struct {
	Value *string `json:"value"`
	Text  *string `json:"text"`
}

// Place is where an event happened.
type Place struct {
	Name    string   `json:"name"`
	Country *string  `json:"country"`
	Lat     *float64 `json:"lat"`
	Lon     *float64 `json:"lon"`
}

// Actor is a party to an event; a nil span means that it is not printed.
type Actor struct {
	Name  string  `json:"name"`
	Role  string  `json:"role"`
	Text  *string `json:"text"`
	Start *int    `json:"start"`
	End   *int    `json:"end"`
}

// Count is a number of one event.
type Count struct {
	Measure string   `json:"measure"`
	Value   *float64 `json:"value"`
	Bound   *string  `json:"bound"`
	Quote
}

// Figure is a quantity that the document states.
type Figure struct {
	Measure     string      `json:"measure"`
	Value       *float64    `json:"value"`
	Unit        *string     `json:"unit"`
	Bound       *string     `json:"bound"`
	Range       *[2]float64 `json:"range,omitempty"`
	Subject     *string     `json:"subject"`
	AsOf        *string     `json:"as_of"`
	Attribution *string     `json:"attribution"`
	Quote
}

// Person is a named human.
type Person struct {
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases,omitempty"`
	Age      *int     `json:"age"`
	Victim   bool     `json:"victim"`
	Harm     *string  `json:"harm"`
	Role     *string  `json:"role"`
	Mentions [][2]int `json:"mentions"`
}

// Organization is a named group.
type Organization struct {
	Name     string   `json:"name"`
	Acronym  *string  `json:"acronym"`
	Aliases  []string `json:"aliases,omitempty"`
	Kind     *string  `json:"kind"`
	Mentions [][2]int `json:"mentions"`
}

// Relation holds between two names.
type Relation struct {
	Type string  `json:"type"`
	From string  `json:"from"`
	To   string  `json:"to"`
	When *string `json:"when,omitempty"`
}

// Demand is what somebody asks of somebody.
type Demand struct {
	By      *string `json:"by"`
	Of      *string `json:"of"`
	Content string  `json:"content"`
	Quote
}
