package api

import (
	"context"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
)

// Results are what words were found in. Accents and case do not matter; words in quotation marks stand together; a
// word ending in * is a beginning.
type Results struct {
	Words      string      `json:"words"`
	Actors     []ActorLine `json:"actors"`
	Statements []Hit       `json:"statements"`
	Documents  []Hit       `json:"documents"`
	Questions  []*Question `json:"questions"`
	// Common: so many have the words that the first of the record are listed, in its order, and not the most relevant.
	Common bool `json:"common,omitempty"`
}

// maxRanked is of how many sentences or documents the most relevant are found while somebody types.
const maxRanked = 2000

// Hit is one sentence or document with the words marked.
type Hit struct {
	Document *Doc             `json:"document"`
	Event    string           `json:"event,omitempty"`
	Date     string           `json:"date,omitempty"` // of the event, EDTF
	Type     record.EventType `json:"type,omitempty"`
	Start    int              `json:"start"`
	End      int              `json:"end"`
	Segments []HitSegment     `json:"segments"`
}

// HitSegment is a run of text, marked if it is one of the words.
type HitSegment struct {
	Text string `json:"text"`
	Mark bool   `json:"mark,omitempty"`
}

// Search finds words in actors' names, statements, documents and questions.
func (r *Record) Search(ctx context.Context, words string, lang record.Lang, limit int) (*Results, error) {
	out := &Results{Words: words, Actors: []ActorLine{}, Statements: []Hit{}, Documents: []Hit{}, Questions: []*Question{}}
	if fold(words) == "" {
		return out, nil
	}
	actors, err := r.Actors(ctx, record.NoActorKind, words, 0, min(limit, 12))
	if err != nil {
		return nil, err
	}
	out.Actors = actors.Actors
	hits, common, err := r.store.SearchWithin(ctx, words, min(limit, 50), maxRanked)
	if err != nil {
		return nil, err
	}
	out.Common = common
	var ids []record.DocumentID
	for _, h := range hits {
		ids = append(ids, h.Doc.Hash)
	}
	docs, err := r.docsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	var events []string
	for _, h := range hits {
		if docs[h.Doc.Hash] == nil {
			continue
		}
		v := Hit{Document: docs[h.Doc.Hash], Event: h.Event, Segments: marked(h.Context, h.Marks)}
		v.Start, v.End = h.CodePoints.Start, h.CodePoints.End
		if h.Event == "" {
			out.Documents = append(out.Documents, v)
			continue
		}
		if row, ok := r.columns.row(h.Event); ok {
			v.Type = r.columns.kinds[r.columns.kind[row]].Type
		}
		events = append(events, h.Event)
		out.Statements = append(out.Statements, v)
	}
	if len(events) > 0 {
		if err := r.dateHits(ctx, out.Statements, events); err != nil {
			return nil, err
		}
	}
	out.Questions, err = r.questionsOf(ctx, events, lang)
	return out, err
}

func (r *Record) dateHits(ctx context.Context, hits []Hit, ids []string) error {
	events, err := r.store.EventsByID(ctx, ids)
	if err != nil {
		return err
	}
	for i := range hits {
		hits[i].Date = events[i].EDTF
	}
	return nil
}

// questionsOf lists the questions about the events that were hit, those with several figures.
func (r *Record) questionsOf(ctx context.Context, events []string, lang record.Lang) ([]*Question, error) {
	out := []*Question{}
	seen := map[string]bool{}
	for _, id := range events {
		if seen[id] || len(out) >= 6 || len(seen) >= 20 {
			continue
		}
		seen[id] = true
		for q, err := range r.store.QuestionsOf(ctx, id) {
			if err != nil {
				return nil, err
			}
			if len(q.Figures) < 2 {
				continue
			}
			v, err := r.question(ctx, q, lang)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
	}
	return out, r.headlines(ctx, out, lang)
}

// marked cuts text at the marks.
func marked(text string, marks []record.Span) []HitSegment {
	var out []HitSegment
	add := func(s string, mark bool) {
		if s != "" {
			out = append(out, HitSegment{quote.Visible(s), mark})
		}
	}
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) {
			continue
		}
		add(text[at:m.Start], false)
		add(text[m.Start:m.End], true)
		at = m.End
	}
	add(text[at:], false)
	return shorten(out)
}

// maxHit bounds the text of a hit, in characters.
const maxHit = 700

func shorten(segments []HitSegment) []HitSegment {
	left := maxHit
	for i := range segments {
		s := &segments[i]
		if n := len(s.Text); n > left {
			s.Text = wording.Clip(s.Text, left)
			return segments[:i+1]
		} else {
			left -= n
		}
	}
	return segments
}
