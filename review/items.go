package review

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"testigo/record"
	"testigo/record/resolve"
	"testigo/store"
)

// decided is a decision of the log with what it is about in this record.
type decided struct {
	store.Logged
	d      *record.Decision
	active bool // no undo that holds undoes it

	on    []string              // item of each subject; empty = rests on nothing
	moved []record.StatementRef // split, link: the statements
	cast  []record.ActorRef     // split of an actor: its members
	from  []string              // the machine's events of moved
	why   string                // what does not rest on anything
}

// items are all that the decision touches.
func (x *decided) items() []string {
	var out []string
	for _, list := range [][]string{x.on, x.from} {
		for _, id := range list {
			if id != "" && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	if made := x.makes(); made != "" && !slices.Contains(out, made) {
		out = append(out, made)
	}
	return out
}

// makes is the id of the item that the decision makes; empty for most.
func (x *decided) makes() string {
	switch {
	case x.d.Kind == record.AddItem && len(x.d.At) > 0:
		return MadeBy(record.EventItem, x.ID)
	case x.d.Kind == record.SplitItem && len(x.d.On) > 0 && (len(x.moved) > 0 || len(x.cast) > 0):
		return MadeBy(x.d.On[0].Kind, x.ID)
	}
	return ""
}

// MadeBy is the id of the event or actor that a decision makes: longer than those that the machine gives.
func MadeBy(kind record.ItemKind, decision string) string {
	letter := "e"
	if kind == record.ActorItem {
		letter = "a"
	}
	return letter + decision[1:21]
}

// folder works out what follows from decisions in one record.
type folder struct {
	p        *store.Pen
	readings *readings
	others   map[record.ItemKind]*elsewhere
	actorOf  map[record.ActorRef]string
}

func newFolder(p *store.Pen) *folder {
	return &folder{p: p, readings: newReadings(p.Store), others: map[record.ItemKind]*elsewhere{}, actorOf: map[record.ActorRef]string{}}
}

// tie finds what a decision is about in this record.
func (f *folder) tie(ctx context.Context, x *decided) error {
	x.on, x.moved, x.cast, x.from, x.why = nil, nil, nil, nil, ""
	switch x.d.Kind {
	case record.Assign, record.Code: // change nothing, and must not join what they sample
		return nil
	case record.Undo:
		l, err := f.p.Decision(ctx, x.d.Of)
		if errors.Is(err, store.ErrNotFound) {
			x.why = "the decision that it undoes is not in this record"
			return nil
		} else if err != nil {
			return err
		}
		y, err := open(l)
		if err == nil {
			err = f.tie(ctx, y)
		}
		if err == nil {
			x.on = y.items()
		}
		return err
	}
	lost := 0
	for _, s := range x.d.On {
		id, err := f.item(ctx, s)
		if err != nil {
			return err
		}
		if id == "" {
			lost++
		}
		x.on = append(x.on, id)
	}
	switch {
	case lost > 0 && lost == len(x.d.On):
		x.why = "nothing is read any more at the words that it answers"
	case lost > 0:
		x.why = fmt.Sprintf("nothing is read any more at the words of %d of its %d items", lost, len(x.d.On))
	}
	switch {
	case x.d.Kind == record.AddItem:
		found := 0
		for _, p := range x.d.At {
			if r, ok, err := f.reading(ctx, p.Doc); err != nil {
				return err
			} else if ok {
				if _, ok := locate(r.Doc, p); ok {
					found++
				}
			}
		}
		if found == 0 {
			x.why = "the words to which it points are not in this record"
		}
		return nil
	case x.d.Kind == record.SplitItem && x.d.On[0].Kind == record.ActorItem:
		for _, p := range x.d.At {
			r, ok, err := f.reading(ctx, p.Doc)
			if err != nil {
				return err
			}
			if ok {
				if i, ok := actorAt(r, p); ok && !slices.Contains(x.cast, record.ActorRef{Doc: p.Doc, Index: i}) {
					x.cast = append(x.cast, record.ActorRef{Doc: p.Doc, Index: i})
				}
			}
		}
		if len(x.cast) == 0 && x.why == "" {
			x.why = "nobody is named any more where it separates names"
		}
	case x.d.Kind == record.SplitItem || x.d.Kind == record.LinkTo:
		for _, p := range x.d.At {
			ref, id, err := f.statement(ctx, p)
			if err != nil {
				return err
			}
			if id != "" && !slices.Contains(x.moved, ref) {
				x.moved, x.from = append(x.moved, ref), append(x.from, id)
			}
		}
		if len(x.moved) == 0 && x.why == "" {
			x.why = "nothing is read any more at the words that it moves"
		}
	}
	return nil
}

func open(l store.Logged) (*decided, error) {
	d, err := l.Decision()
	if err != nil {
		return nil, err
	}
	return &decided{Logged: l, d: d}, nil
}

// item finds a subject: by what made it, if a decision did; else by its words.
func (f *folder) item(ctx context.Context, s record.Subject) (string, error) {
	if len(s.ID) == 21 { // see MadeBy
		_, err := f.p.DecisionStarting(ctx, "d"+s.ID[1:])
		if errors.Is(err, store.ErrNotFound) {
			return "", nil
		}
		return s.ID, err
	}
	votes := map[string]int{}
	best := ""
	vote := func(id string) {
		if votes[id]++; id != "" && (best == "" || votes[id] > votes[best]) {
			best = id
		}
	}
	switch s.Kind {
	case record.EventItem:
		for _, p := range s.At {
			_, id, err := f.statement(ctx, p)
			if err != nil {
				return "", err
			}
			vote(id)
		}
		return best, nil
	case record.ActorItem:
		for _, p := range s.At {
			r, ok, err := f.reading(ctx, p.Doc)
			if err != nil {
				return "", err
			}
			if !ok {
				continue
			}
			i, ok := actorAt(r, p)
			if !ok {
				continue
			}
			id, err := f.profileOf(ctx, r, i)
			if err != nil {
				return "", err
			}
			vote(id)
		}
		return best, nil
	}
	e, err := f.elsewhere(ctx, s.Kind)
	if err != nil {
		return "", err
	}
	if e.ids[s.ID] && s.Kind == record.FindingItem { // its id is a hash of its words
		return s.ID, nil
	}
	for _, p := range s.At {
		id, err := e.at(ctx, f, p)
		if err != nil {
			return "", err
		}
		vote(id)
	}
	return best, nil
}

// statement finds what is read at a passage, and the machine's event that it tells.
func (f *folder) statement(ctx context.Context, p record.Passage) (ref record.StatementRef, event string, err error) {
	r, ok, err := f.reading(ctx, p.Doc)
	if err != nil || !ok {
		return ref, "", err
	}
	i, ok := statementAt(r, p)
	if !ok {
		return ref, "", nil
	}
	ref = record.StatementRef{Doc: p.Doc, Index: i}
	event, err = f.p.MachineEventOf(ctx, ref)
	if errors.Is(err, store.ErrNotFound) {
		return ref, "", nil
	}
	return ref, event, err
}

// profileOf is the record's actor of a document's.
func (f *folder) profileOf(ctx context.Context, r *record.Reading, index int) (string, error) {
	ref := record.ActorRef{Doc: r.Doc.ID(), Index: index}
	if id, ok := f.actorOf[ref]; ok {
		return id, nil
	}
	a := r.Actors[index]
	for _, name := range append([]string{a.Name, a.Acronym}, a.Aliases...) {
		norm := resolve.Fold(name)
		if norm == "" {
			continue
		}
		for p, err := range f.p.MachineProfilesNamed(ctx, norm) {
			if err != nil {
				return "", err
			}
			if slices.Contains(p.Members, ref) {
				f.actorOf[ref] = p.ID
				return p.ID, nil
			}
		}
	}
	f.actorOf[ref] = ""
	return "", nil
}
