package store

import (
	"encoding/json"
	"fmt"

	"testigo/record"
	"testigo/store/internal/strictjson"
)

// A reading is stored as JSON with spans in bytes and no quotes: the quote is cut from
// the document again when the reading is opened, so a stored reading cannot quote what the text
// does not say. docs/format.md draws the form.

// cited is record.Cited on disk.
type cited[T any] struct {
	S int `json:"s"`
	E int `json:"e"`
	V T   `json:"v"`
}

func flat[T, W any](c record.Cited[T], f func(T) W) *cited[W] {
	if !c.Stated() {
		return nil
	}
	return &cited[W]{c.Span().Start, c.Span().End, f(c.Value())}
}

func flatAll[T, W any](cs []record.Cited[T], f func(T) W) []cited[W] {
	out := make([]cited[W], 0, len(cs))
	for _, c := range cs {
		if w := flat(c, f); w != nil {
			out = append(out, *w)
		}
	}
	return out
}

// opener turns stored items back into cited ones; the first broken witness is kept as err.
type opener struct {
	doc *record.Document
	err error
}

func (o *opener) witness(s, e int) record.Witness {
	w, err := o.doc.Witness(record.Span{Start: s, End: e})
	if err != nil && o.err == nil {
		o.err = fmt.Errorf("document %s: %w", o.doc.Name, err)
	}
	return w
}

func opened[T, W any](o *opener, c *cited[W], f func(W) T) record.Cited[T] {
	if c == nil {
		return record.Cited[T]{}
	}
	return record.Cite(o.witness(c.S, c.E), f(c.V))
}

func openedAll[T, W any](o *opener, cs []cited[W], f func(W) T) []record.Cited[T] {
	if len(cs) == 0 {
		return nil
	}
	out := make([]record.Cited[T], 0, len(cs))
	for i := range cs {
		out = append(out, opened(o, &cs[i], f))
	}
	return out
}

func same[T any](v T) T { return v }

type wireDocument struct {
	Pages      []int                 `json:"pages,omitempty"`
	Paragraphs []record.Paragraph    `json:"paragraphs,omitempty"`
	Furniture  []record.Span         `json:"furniture,omitempty"`
	Title      *cited[string]        `json:"title,omitempty"`
	Deck       *cited[string]        `json:"deck,omitempty"`
	Outlet     *cited[string]        `json:"outlet,omitempty"`
	Author     *cited[string]        `json:"author,omitempty"`
	Translator *cited[string]        `json:"translator,omitempty"`
	Stamps     []cited[record.Stamp] `json:"stamps,omitempty"`
	Notes      []record.Note         `json:"notes,omitempty"`
}

func layoutOf(d *record.Document) ([]byte, error) {
	return json.Marshal(wireDocument{
		d.Pages, d.Paragraphs, d.Furniture,
		flat(d.Meta.Title, same), flat(d.Meta.Deck, same), flat(d.Meta.Outlet, same), flat(d.Meta.Author, same), flat(d.Meta.Translator, same),
		flatAll(d.Meta.Stamps, same), d.Notes,
	})
}

func openLayout(d *record.Document, b []byte) error {
	var w wireDocument
	if err := strictjson.Unmarshal(b, &w); err != nil {
		return err
	}
	o := &opener{doc: d}
	d.Pages, d.Paragraphs, d.Furniture, d.Notes = w.Pages, w.Paragraphs, w.Furniture, w.Notes
	d.Meta = record.Metadata{
		Title: opened(o, w.Title, same), Deck: opened(o, w.Deck, same), Outlet: opened(o, w.Outlet, same),
		Author: opened(o, w.Author, same), Translator: opened(o, w.Translator, same), Stamps: openedAll(o, w.Stamps, same),
	}
	return o.err
}

type wireDating struct {
	EDTF           string `json:"edtf,omitempty"`
	Interval, Best record.Interval
	Confidence     float64
	Released       string                 `json:",omitempty"`
	Believed       *cited[record.Stamp]   `json:",omitempty"`
	Contradicted   *cited[record.Stamp]   `json:",omitempty"`
	Reasons        []cited[record.Reason] `json:",omitempty"`
}

type wireActor struct {
	Kind    record.ActorKind
	Name    string
	Acronym string         `json:",omitempty"`
	Aliases []string       `json:",omitempty"`
	Org     record.OrgKind `json:",omitempty"`
	PackID  string         `json:",omitempty"`
	Role    *cited[string] `json:",omitempty"`
	Age     *cited[int]    `json:",omitempty"`
	Harm    *cited[string] `json:",omitempty"`
	Sure    float64        `json:",omitempty"`
	At      []cited[record.NameForm]
}

// The wire forms of figures, events, relations and demands hold the value with its cited
// parts taken out; the parts stand beside it.
type wireFigure struct {
	record.Figure
	Attribution *cited[string] `json:",omitempty"`
}

type wireEvent struct {
	Type         record.EventType
	Mode         record.Mode `json:",omitempty"`
	Sentence     record.Span
	Mentions     []record.Span            `json:",omitempty"`
	When         *cited[record.Time]      `json:",omitempty"`
	Inferred     *record.Interval         `json:",omitempty"`
	InferredEDTF string                   `json:",omitempty"`
	Where        []cited[record.Place]    `json:",omitempty"`
	Roles        []cited[record.RoleFill] `json:",omitempty"`
	Counts       []int                    `json:",omitempty"`
	Attribution  *cited[string]           `json:",omitempty"`
	Certainty    record.Certainty
	Phase        string  `json:",omitempty"`
	Generic      bool    `json:",omitempty"`
	Background   bool    `json:",omitempty"`
	Confidence   float64 `json:",omitempty"`
	Parts        []int   `json:",omitempty"`
}

type wireRelation struct {
	record.Relation
	Attribution *cited[string] `json:",omitempty"`
}

type wireDemand struct {
	record.Demand
	Attribution *cited[string] `json:",omitempty"`
}

type wireReading struct {
	Written   wireDating
	Sentences []int // start, length, start, length …, as differences
	Times     []cited[record.Time]
	Places    []cited[record.Place]
	Actors    []wireActor
	Figures   []cited[wireFigure]
	Events    []cited[wireEvent]
	Relations []cited[wireRelation]
	Demands   []cited[wireDemand]
	Notes     []record.Note `json:",omitempty"`
}

func encodeReading(r *record.Reading) ([]byte, error) {
	w := wireReading{
		Written: wireDating{
			r.Written.EDTF, r.Written.Interval, r.Written.Best, r.Written.Confidence, r.Written.Released,
			flat(r.Written.Believed, same), flat(r.Written.Contradicted, same), flatAll(r.Written.Reasons, same),
		},
		Times: flatAll(r.Times, same), Places: flatAll(r.Places, same), Notes: r.Notes,
	}
	at := 0
	for _, s := range r.Sentences {
		w.Sentences = append(w.Sentences, s.Start-at, s.Len())
		at = s.End
	}
	for _, a := range r.Actors {
		w.Actors = append(w.Actors, wireActor{a.Kind, a.Name, a.Acronym, a.Aliases, a.Org, a.PackID,
			flat(a.Role, same), flat(a.Age, same), flat(a.Harm, same), a.Confidence, flatAll(a.Mentions(), same)})
	}
	w.Figures = flatAll(r.Figures, func(f record.Figure) wireFigure {
		a := flat(f.Attribution, same)
		f.Attribution = record.Cited[string]{}
		return wireFigure{f, a}
	})
	w.Events = flatAll(r.Events, func(e record.EventStatement) wireEvent {
		out := wireEvent{Type: e.Type, Mode: e.Mode, Sentence: e.Sentence, When: flat(e.When, same), InferredEDTF: e.InferredEDTF,
			Where: flatAll(e.Where, same), Roles: flatAll(e.Roles, same), Counts: e.Counts, Attribution: flat(e.Attribution, same),
			Certainty: e.Certainty, Phase: e.Phase, Generic: e.Generic, Background: e.Background, Confidence: e.Confidence, Parts: e.Parts}
		if e.Inferred.Stated() {
			out.Inferred = &e.Inferred
		}
		for _, m := range e.Mentions {
			out.Mentions = append(out.Mentions, m.Span())
		}
		return out
	})
	w.Relations = flatAll(r.Relations, func(x record.Relation) wireRelation {
		a := flat(x.Attribution, same)
		x.Attribution = record.Cited[string]{}
		return wireRelation{x, a}
	})
	w.Demands = flatAll(r.Demands, func(x record.Demand) wireDemand {
		a := flat(x.Attribution, same)
		x.Attribution = record.Cited[string]{}
		return wireDemand{x, a}
	})
	return json.Marshal(&w)
}

func decodeReading(doc *record.Document, b []byte) (*record.Reading, error) {
	var w wireReading
	if err := strictjson.Unmarshal(b, &w); err != nil {
		return nil, fmt.Errorf("document %s: stored reading: %w", doc.Name, err)
	}
	o := &opener{doc: doc}
	r := &record.Reading{Doc: doc, Notes: w.Notes,
		Written: record.Dating{EDTF: w.Written.EDTF, Interval: w.Written.Interval, Best: w.Written.Best, Confidence: w.Written.Confidence, Released: w.Written.Released,
			Believed: opened(o, w.Written.Believed, same), Contradicted: opened(o, w.Written.Contradicted, same),
			Reasons: openedAll(o, w.Written.Reasons, same)},
		Times: openedAll(o, w.Times, same), Places: openedAll(o, w.Places, same),
	}
	at := 0
	for i := 0; i+1 < len(w.Sentences); i += 2 {
		s := record.Span{Start: at + w.Sentences[i]}
		s.End = s.Start + w.Sentences[i+1]
		at = s.End
		r.Sentences = append(r.Sentences, s)
	}
	for _, a := range w.Actors {
		forms := openedAll(o, a.At, same)
		if len(forms) == 0 {
			return nil, fmt.Errorf("document %s: stored actor %q has no mention", doc.Name, a.Name)
		}
		actor, ok := record.NewActor(a.Kind, a.Name, forms[0])
		if !ok {
			return nil, o.err
		}
		for _, f := range forms[1:] {
			actor.AddMention(f)
		}
		actor.Acronym, actor.Aliases, actor.Org, actor.PackID = a.Acronym, a.Aliases, a.Org, a.PackID
		actor.Confidence = a.Sure
		actor.Role, actor.Age, actor.Harm = opened(o, a.Role, same), opened(o, a.Age, same), opened(o, a.Harm, same)
		r.Actors = append(r.Actors, actor)
	}
	r.Figures = openedAll(o, w.Figures, func(f wireFigure) record.Figure {
		f.Figure.Attribution = opened(o, f.Attribution, same)
		return f.Figure
	})
	r.Events = openedAll(o, w.Events, func(e wireEvent) record.EventStatement {
		out := record.EventStatement{Type: e.Type, Mode: e.Mode, Sentence: e.Sentence, When: opened(o, e.When, same), InferredEDTF: e.InferredEDTF,
			Where: openedAll(o, e.Where, same), Roles: openedAll(o, e.Roles, same), Counts: e.Counts, Attribution: opened(o, e.Attribution, same),
			Certainty: e.Certainty, Phase: e.Phase, Generic: e.Generic, Background: e.Background, Confidence: e.Confidence, Parts: e.Parts}
		if e.Inferred != nil {
			out.Inferred = *e.Inferred
		}
		for _, m := range e.Mentions {
			out.Mentions = append(out.Mentions, o.witness(m.Start, m.End))
		}
		return out
	})
	r.Relations = openedAll(o, w.Relations, func(x wireRelation) record.Relation {
		x.Relation.Attribution = opened(o, x.Attribution, same)
		return x.Relation
	})
	r.Demands = openedAll(o, w.Demands, func(x wireDemand) record.Demand {
		x.Demand.Attribution = opened(o, x.Attribution, same)
		return x.Demand
	})
	return r, o.err
}

// Stored is a reading as a record keeps it, before compression: equal readings of a document are equal bytes.
func Stored(r *record.Reading) ([]byte, error) { return encodeReading(r) }
