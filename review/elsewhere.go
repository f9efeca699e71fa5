package review

import (
	"context"
	"errors"

	"testigo/record"
	"testigo/store"
)

// elsewhere finds questions, victims, conflicts and findings by the words they rest on. It is made when the first decision about one is met:
// there are few of them beside events.
type elsewhere struct {
	ids      map[string]bool
	evidence map[record.DocumentID][]claim
	figures  map[record.FigureRef]string
	events   map[string]string
}

type claim struct {
	record.Span
	id string
}

func (f *folder) elsewhere(ctx context.Context, kind record.ItemKind) (*elsewhere, error) {
	if e := f.others[kind]; e != nil {
		return e, nil
	}
	e := &elsewhere{ids: map[string]bool{}, evidence: map[record.DocumentID][]claim{}, figures: map[record.FigureRef]string{}, events: map[string]string{}}
	rests := func(id string, ev record.Evidence) {
		if ev.Stated() {
			e.evidence[ev.Doc()] = append(e.evidence[ev.Doc()], claim{ev.Span(), id})
		}
	}
	switch kind {
	case record.QuestionItem:
		for q, err := range f.p.Questions(ctx) {
			if err != nil {
				return nil, err
			}
			e.ids[q.ID] = true
			for _, ref := range q.Figures {
				e.figures[ref] = q.ID
			}
		}
	case record.FindingItem:
		for v, err := range f.p.Findings(ctx) {
			if err != nil {
				return nil, err
			}
			e.ids[v.ID] = true
			for _, ev := range v.Evidence {
				rests(v.ID, ev)
			}
		}
	case record.VictimItem:
		for v, err := range f.p.Victims(ctx) {
			if err != nil {
				return nil, err
			}
			e.ids[v.ID] = true
			for _, a := range v.Acts {
				rests(v.ID, a.Evidence)
			}
			for _, t := range v.Told {
				rests(v.ID, t.Evidence)
			}
		}
	case record.ConflictItem:
		for c, err := range f.p.Conflicts(ctx) {
			if err != nil {
				return nil, err
			}
			e.ids[c.ID] = true
			for _, id := range c.Events {
				e.events[id] = c.ID
			}
		}
	}
	f.others[kind] = e
	return e, nil
}

// at is the item that rests on a passage; empty if none does.
func (e *elsewhere) at(ctx context.Context, f *folder, p record.Passage) (string, error) {
	r, ok, err := f.reading(ctx, p.Doc)
	if err != nil || !ok {
		return "", err
	}
	if len(e.figures) > 0 {
		if i, ok := figureAt(r, p); ok {
			return e.figures[record.FigureRef{Doc: p.Doc, Index: i}], nil
		}
		return "", nil
	}
	if len(e.events) > 0 {
		if i, ok := statementAt(r, p); ok {
			id, err := f.p.MachineEventOf(ctx, record.StatementRef{Doc: p.Doc, Index: i})
			if errors.Is(err, store.ErrNotFound) {
				err = nil
			}
			return e.events[id], err
		}
		return "", nil
	}
	at, ok := locate(r.Doc, p)
	if !ok {
		return "", nil
	}
	best := ""
	for _, c := range e.evidence[p.Doc] {
		if c.Span == at {
			return c.id, nil
		}
		if best == "" && c.Overlaps(at) {
			best = c.id
		}
	}
	return best, nil
}
