package review

import (
	"context"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"
	"testigo/store"
)

// locate finds a passage in a document as it is now extracted: at its span if its words still stand there, else where its sentence and in it
// its quote stand, the occurrence nearest to the old place.
func locate(d *record.Document, p record.Passage) (record.Span, bool) {
	if s, ok := d.Bytes(p.Start, p.End); ok && d.Quote(s) == p.Quote {
		return s, true
	}
	text := d.Text()
	near := len(text)
	if s, ok := d.Bytes(p.Start, p.Start); ok {
		near = s.Start
	}
	if p.Sentence != "" {
		if s, ok := find(text, p.Sentence, near); ok {
			if in, ok := find(text[s.Start:s.End], p.Quote, near-s.Start); ok {
				return record.Span{Start: s.Start + in.Start, End: s.Start + in.End}, true
			}
		}
	}
	// A word alone stands in many places; only a quote of some length tells which is meant.
	if p.Sentence == "" && strings.Count(text, p.Quote) == 1 || utf8.RuneCountInString(p.Quote) >= 24 {
		return find(text, p.Quote, near)
	}
	return record.Span{}, false
}

// find looks for words whose white space may run otherwise, and gives the occurrence nearest to a place.
func find(text, words string, near int) (record.Span, bool) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return record.Span{}, false
	}
	best, found := record.Span{}, false
	for at := 0; at <= len(text)-len(fields[0]); {
		k := strings.Index(text[at:], fields[0])
		if k < 0 {
			break
		}
		start := at + k
		at = start + 1
		end, ok := follow(text, start, fields)
		if !ok {
			continue
		}
		if !found || distance(start, near) < distance(best.Start, near) {
			best, found = record.Span{Start: start, End: end}, true
		}
	}
	return best, found
}

// follow tells whether the fields stand at a place, parted by white space.
func follow(text string, at int, fields []string) (end int, ok bool) {
	for i, f := range fields {
		if i > 0 {
			rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
			if len(rest) == len(text)-at {
				return 0, false
			}
			at = len(text) - len(rest)
		}
		if !strings.HasPrefix(text[at:], f) {
			return 0, false
		}
		at += len(f)
	}
	return at, true
}

func distance(a, b int) int {
	if a > b {
		return a - b
	}
	return b - a
}

// statementAt is the event statement that is now read at a passage: the one whose words for the act overlap it, that of the same type
// before others; else the only one of the same type in its sentence.
func statementAt(r *record.Reading, p record.Passage) (int, bool) {
	at, ok := locate(r.Doc, p)
	if !ok {
		return 0, false
	}
	best, rank := 0, 0
	inSentence, candidates := 0, 0
	typ, _, _ := strings.Cut(p.Type, "/")
	for i, c := range r.Events {
		v := c.Value()
		got := 0
		if c.Span() == at {
			got = 3
		} else if c.Span().Overlaps(at) {
			got = 2
		} else {
			for _, m := range v.Mentions {
				if m.Span().Overlaps(at) {
					got = 1
				}
			}
		}
		if got > 0 && (kindOf(v.Type, v.Mode) == p.Type || string(v.Type) == typ) {
			got += 3
		}
		if got > rank {
			best, rank = i, got
		}
		if v.Sentence.Overlaps(at) && typ != "" && string(v.Type) == typ {
			inSentence = i
			candidates++
		}
	}
	if rank > 0 {
		return best, true
	}
	return inSentence, candidates == 1
}

// actorAt is the actor of a document that is named at a passage.
func actorAt(r *record.Reading, p record.Passage) (int, bool) {
	at, ok := locate(r.Doc, p)
	if !ok {
		return 0, false
	}
	best, found := 0, false
	for i, a := range r.Actors {
		for _, m := range a.Mentions() {
			if m.Span() == at && (p.Type == "" || a.Kind.String() == p.Type) {
				return i, true
			}
			if m.Span().Overlaps(at) && !found {
				best, found = i, true
			}
		}
	}
	return best, found
}

// figureAt is the figure that is read at a passage.
func figureAt(r *record.Reading, p record.Passage) (int, bool) {
	at, ok := locate(r.Doc, p)
	if !ok {
		return 0, false
	}
	best, found := 0, false
	for i, f := range r.Figures {
		if f.Span() == at && (p.Type == "" || f.Value().Measure == p.Type) {
			return i, true
		}
		if f.Span().Overlaps(at) && !found {
			best, found = i, true
		}
	}
	return best, found
}

// reading opens a document that a decision names; ok is false if the record does not hold it.
func (f *folder) reading(ctx context.Context, id record.DocumentID) (*record.Reading, bool, error) {
	r, err := f.readings.get(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, false, nil
	}
	return r, err == nil, err
}
