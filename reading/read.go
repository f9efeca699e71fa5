// Package reading turns a document into all that can be read in it: a pure function of the
// document, the packs and the reader's version. [Reader.Read] lists the layers in the order in which
// they run; each takes the results of earlier ones as arguments, so that a circle cannot hide.
//
// English and Spanish are read; a paragraph in another language keeps its text and its witnesses to
// come, but nothing is claimed about it.
package reading

import (
	"slices"

	"testigo/pack"
	"testigo/pack/gazetteer"
	"testigo/reading/actors"
	"testigo/reading/attributions"
	"testigo/reading/confidence"
	"testigo/reading/dating"
	"testigo/reading/events"
	"testigo/reading/figures"
	"testigo/reading/places"
	"testigo/reading/statements"
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// rules names the state of the reading code. Raise it when a change of code changes readings:
// records built by another state are then read again.
const rules = "5"

// Version names the reader: the state of its code and the content of the packs.
func Version() string { return "testigo-rules-" + rules + "+" + pack.Fingerprint() }

// Without switches layers off, to measure what each is worth. Its zero value reads with everything.
type Without struct {
	Tags    bool // no tagger: no parts of speech, no groups
	Cast    bool // nobody is on stage: roles are filled by phrases alone
	Places  bool // no gazetteer
	Learned bool // events are decided by rules alone
	Entries bool // chronicles are read as any text
	Sure    bool // confidence is what the layers weighed, not calibrated: for learning it
}

// Reader reads documents one after another; it keeps tables that grow with the vocabulary, so
// one Reader serves one goroutine. Its results stay valid after the next call.
type Reader struct {
	Without Without
	// EventWeights stand in for those that ship with package events, to judge by weights that have not seen a document.
	EventWeights []float64

	words *words.Analyser
}

// New makes a reader.
func New() *Reader { return &Reader{words: words.NewAnalyser()} }

// Layers are the results of reading one document, layer by layer, for callers that need more
// than the reading itself (evaluation).
type Layers struct {
	Text    *words.Text
	Cast    *actors.Cast
	Reading *record.Reading
}

// Read reads a document.
func (r *Reader) Read(doc *record.Document) *record.Reading { return r.Layers(doc).Reading }

// Layers reads a document and keeps what the layers know beside the reading.
func (r *Reader) Layers(doc *record.Document) Layers { return r.layers(doc, nil) }

// Traced reads a document and keeps why words of the tables became no events.
func (r *Reader) Traced(doc *record.Document) (Layers, *events.Trace) {
	t := &events.Trace{}
	return r.layers(doc, t), t
}

func (r *Reader) layers(doc *record.Document, trace *events.Trace) Layers {
	t := r.words.Analyse(doc)
	if r.Without.Tags {
		t = untagged(t)
	}
	found := times.Find(t)
	written := dating.Choose(t, found)
	when := times.Resolve(t, found, written)
	if !r.Without.Sure {
		confidence.Resolved(t, when, written)
	}
	var where []record.Cited[record.Place]
	if !r.Without.Places {
		where = places.Find(t, gazetteer.World())
		if !r.Without.Sure {
			confidence.Located(t, where)
		}
	}
	cast := actors.Find(t, where)
	many := figures.Find(t, cast, when)
	says := attributions.Find(t, cast)
	asks, named := statements.Asked(t, cast)
	in := events.Input{Asked: named, Cast: cast, Times: when, Places: where, Figures: many, Attributions: sayings(says), Written: written,
		Entries: times.Entries(t, found), RulesOnly: r.Without.Learned, Weights: r.EventWeights, Trace: trace}
	if r.Without.Cast {
		in.Cast = nil
	}
	if r.Without.Entries {
		in.Entries = nil
	}
	happened := events.Find(t, in)
	counted(doc, many, happened)
	out := &record.Reading{
		Doc: doc, Written: written, Times: when, Places: where, Actors: cast.Actors, Figures: many, Events: happened,
		Relations: statements.Relations(t, cast, when), Demands: asks,
	}
	for i := range t.Sentences {
		out.Sentences = append(out.Sentences, t.Sentences[i].Span)
	}
	if !r.Without.Sure {
		confidence.Weighed(t, out)
	}
	return Layers{t, cast, out}
}

// untagged is a text without what the tagger said of it.
func untagged(t *words.Text) *words.Text {
	out := *t
	out.Tokens, out.Sentences, out.Groups = slices.Clone(t.Tokens), slices.Clone(t.Sentences), nil
	for i := range out.Tokens {
		out.Tokens[i].Tag, out.Tokens[i].Form, out.Tokens[i].Group = words.NoTag, words.NoForm, 0
	}
	for i := range out.Sentences {
		out.Sentences[i].Groups = [2]int32{}
	}
	return &out
}
