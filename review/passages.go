package review

import (
	"context"
	"strings"
	"unicode/utf8"

	"testigo/record"
	"testigo/store"
)

// Source is what decisions are tied to.
type Source interface {
	Reading(context.Context, record.DocumentID) (*record.Reading, error)
}

// readings keeps the readings opened last.
type readings struct {
	src  Source
	open map[record.DocumentID]*record.Reading
	ring []record.DocumentID
}

const atHand = 64

func newReadings(src Source) *readings {
	return &readings{src: src, open: map[record.DocumentID]*record.Reading{}}
}

func (r *readings) get(ctx context.Context, id record.DocumentID) (*record.Reading, error) {
	if got := r.open[id]; got != nil {
		return got, nil
	}
	got, err := r.src.Reading(ctx, id)
	if err != nil {
		return nil, err
	}
	if len(r.ring) == atHand {
		delete(r.open, r.ring[0])
		r.ring = r.ring[1:]
	}
	r.open[id] = got
	r.ring = append(r.ring, id)
	return got, nil
}

// Bounds of a passage. What a decision quotes must find its place again, and need not hold a chapter.
const (
	maxQuote    = 600
	maxPassages = 8
)

// passage cuts a place from a document; the sentence is the words around, the zero span for none.
func passage(d *record.Document, at, sentence record.Span) (record.Passage, bool) {
	if at.Len() > maxQuote {
		at.End = onRune(d.Text(), at.Start+maxQuote)
	}
	if _, err := d.Witness(at); err != nil {
		return record.Passage{}, false
	}
	start, end := d.CodePoints(at)
	p := record.Passage{Doc: d.ID(), Start: start, End: end, Quote: d.Quote(at)}
	if sentence.Len() > 0 && sentence.Len() <= maxQuote*2 && sentence.Contains(at) {
		p.Sentence = d.Quote(sentence)
	}
	return p, true
}

func onRune(s string, at int) int {
	for at > 0 && at < len(s) && !utf8.RuneStart(s[at]) {
		at--
	}
	return min(at, len(s))
}

// StatementPassage is the place of an event statement: the words that name the act.
func StatementPassage(r *record.Reading, index int) (record.Passage, bool) {
	if index < 0 || index >= len(r.Events) {
		return record.Passage{}, false
	}
	c := r.Events[index]
	v := c.Value()
	p, ok := passage(r.Doc, c.Span(), v.Sentence)
	p.Type = kindOf(v.Type, v.Mode)
	return p, ok
}

func kindOf(t record.EventType, m record.Mode) string {
	if m == "" {
		return string(t)
	}
	return string(t) + "/" + string(m)
}

// SpanPassage is the place of a selection, in code points, with the sentence around it.
func SpanPassage(r *record.Reading, start, end int) (record.Passage, bool) {
	s, ok := r.Doc.Bytes(start, end)
	if !ok {
		return record.Passage{}, false
	}
	return passage(r.Doc, s, sentenceAt(r, s))
}

// QuotePassage is the first place in a document where words stand, however their white space runs.
func QuotePassage(r *record.Reading, words string) (record.Passage, bool) {
	s, ok := find(r.Doc.Text(), strings.TrimSpace(words), 0)
	if !ok {
		return record.Passage{}, false
	}
	return passage(r.Doc, s, sentenceAt(r, s))
}

func sentenceAt(r *record.Reading, at record.Span) record.Span {
	for _, s := range r.Sentences {
		if s.Contains(at) {
			return s
		}
	}
	return record.Span{}
}

// Machine is what subjects are described from.
type Machine interface {
	Source
	Event(context.Context, string) (*record.Event, error)
	Profile(context.Context, string) (*record.Profile, error)
	Question(context.Context, string) (*record.Question, error)
	Finding(context.Context, string) (*record.Finding, error)
	Victim(context.Context, string) (*record.Victim, error)
	Conflict(context.Context, string) (*record.Conflict, error)
}

var _ Machine = (*store.Store)(nil)
