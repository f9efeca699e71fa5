package review

import (
	"context"
	"errors"
	"slices"
	"sort"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/link"
	"testigo/record/resolve"
	"testigo/store"
)

// knot is an event while decisions are folded over it.
type knot struct {
	id      string
	machine *record.Event         // nil for what a person made
	holds   []record.StatementRef // its statements, those it had first
	added   []record.Evidence
	merged  string // the event that it is now
	moved   bool   // statements came or went
	made    bool   // by an add
	o       *opinions
}

// events folds the events of a group.
func (f *folder) events(ctx context.Context, items []string, list []*decided) error {
	knots, err := f.knots(ctx, items, list)
	if err != nil || len(knots) == 0 {
		return err
	}
	rearrange(knots, list)
	for _, id := range keysOf(knots) {
		k := knots[id]
		if k.machine == nil && !k.moved && len(k.added) == 0 {
			continue // an add or split that is undone or rests on nothing
		}
		if err := f.writeEvent(ctx, k, knots, list); err != nil {
			return err
		}
	}
	return nil
}

func keysOf(m map[string]*knot) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func (f *folder) knots(ctx context.Context, items []string, list []*decided) (map[string]*knot, error) {
	out := map[string]*knot{}
	for _, id := range items {
		if kind, err := KindOf(id); err != nil || kind != record.EventItem {
			continue
		}
		k := &knot{id: id, o: newOpinions()}
		e, err := f.p.MachineEvent(ctx, id)
		if err == nil {
			k.machine, k.holds = e, slices.Clone(e.Statements)
		} else if !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		out[id] = k
	}
	for _, x := range list { // what people added stands where they pointed
		k := out[x.makes()]
		if k == nil || x.d.Kind != record.AddItem || !x.active {
			continue
		}
		k.made = true
		for _, p := range x.d.At {
			r, ok, err := f.reading(ctx, p.Doc)
			if err != nil {
				return nil, err
			}
			if !ok {
				continue
			}
			if at, ok := locate(r.Doc, p); ok {
				if w, err := r.Doc.Witness(at); err == nil {
					k.added = append(k.added, w.Evidence())
				}
			}
		}
	}
	return out, nil
}

// rearrange moves statements between events as decisions say, in their order.
func rearrange(knots map[string]*knot, list []*decided) {
	now := func(id string) *knot { // what became of it
		k := knots[id]
		for range knots {
			if k == nil || k.merged == "" {
				break
			}
			k = knots[k.merged]
		}
		return k
	}
	move := func(refs []record.StatementRef, to *knot) {
		for _, ref := range refs {
			for _, k := range knots {
				if i := slices.Index(k.holds, ref); i >= 0 && k != to {
					k.holds = slices.Delete(k.holds, i, i+1)
					k.moved = true
					to.holds = append(to.holds, ref)
					to.moved = true
				}
			}
		}
	}
	for _, x := range list {
		if !x.active {
			continue
		}
		switch x.d.Kind {
		case record.MergeItems:
			var into *knot
			for i, id := range x.on {
				k := now(id)
				if k == nil || id == "" || x.d.On[i].Kind != record.EventItem {
					continue
				}
				if into == nil {
					into = k
					continue
				}
				if k == into {
					continue
				}
				into.holds, into.added = append(into.holds, k.holds...), append(into.added, k.added...)
				into.moved = true
				k.holds, k.added, k.merged = nil, nil, into.id
			}
		case record.SplitItem:
			if to := knots[x.makes()]; to != nil {
				move(x.moved, to)
			}
		case record.LinkTo:
			if len(x.on) > 0 {
				if to := now(x.on[0]); to != nil {
					move(x.moved, to)
				}
			}
		}
	}
	for _, k := range knots { // an event that lost all its statements to one other is that one
		if k.machine == nil || k.merged != "" || len(k.holds) > 0 {
			continue
		}
		for _, other := range keysOf(knots) {
			if slices.Contains(knots[other].holds, k.machine.Statements[0]) {
				k.merged = other
				break
			}
		}
	}
}

// writeEvent works out what an event says and writes it beside the machine's.
func (f *folder) writeEvent(ctx context.Context, k *knot, knots map[string]*knot, list []*decided) error {
	e, err := f.compose(ctx, k, knots)
	if err != nil {
		return err
	}
	if k.made {
		for _, x := range list {
			if x.active && x.makes() == k.id {
				if err := f.change(ctx, e, x.d.Change); err != nil {
					return err
				}
				k.o.author, k.o.time = x.d.Author, x.d.Time.Format("2006-01-02T15:04:05.000000Z")
			}
		}
	}
	for _, x := range list {
		if !x.active || x.d.Kind == record.Undo {
			continue
		}
		for i, id := range x.on {
			if id != k.id || i >= len(x.d.On) {
				continue
			}
			k.o.take(x, x.d.On[i], eventPrint(e))
			if x.d.Kind == record.EditItem {
				if err := f.change(ctx, e, x.d.Change); err != nil {
					return err
				}
			}
			if structural := x.d.Kind == record.MergeItems || x.d.Kind == record.SplitItem || x.d.Kind == record.LinkTo; structural {
				k.o.author, k.o.time = x.d.Author, x.d.Time.Format("2006-01-02T15:04:05.000000Z")
			}
		}
	}
	rev := store.Revision{Standing: k.o.standing(k.moved), Shown: true, Merged: k.merged}
	if k.made && (rev.Standing == record.MachineRead || rev.Standing == record.Accepted || rev.Standing == record.Edited || rev.Standing == record.Changed) {
		rev.Standing = record.Added
	}
	for range knots { // to the end of a chain of merges
		if next := knots[rev.Merged]; next != nil && next.merged != "" {
			rev.Merged = next.merged
		}
	}
	switch {
	case rev.Merged != "":
		rev.Standing, rev.Shown = record.Merged, false
	case rev.Standing == record.Rejected:
		rev.Shown = false
	case rev.Standing == record.MachineRead:
		return nil
	}
	h := store.Headline{EN: wording.Headline(record.English, e), ES: wording.Headline(record.Spanish, e)}
	if err := f.p.PutRevisedEvent(ctx, e, h, rev); err != nil {
		return err
	}
	for _, ref := range k.holds {
		if k.machine == nil || !slices.Contains(k.machine.Statements, ref) {
			if err := f.p.MoveStatement(ctx, ref, k.id); err != nil {
				return err
			}
		}
	}
	return f.p.PutMark(ctx, store.Mark{Item: k.id, Kind: record.EventItem, Standing: rev.Standing, Author: k.o.author, Time: k.o.time})
}

// compose is the event before edits: the machine's own, or its statements summed up again.
func (f *folder) compose(ctx context.Context, k *knot, knots map[string]*knot) (*record.Event, error) {
	if k.machine != nil && (!k.moved || len(k.holds) == 0) {
		e := *k.machine
		e.Evidence = append(slices.Clone(e.Evidence), k.added...)
		return &e, nil
	}
	var told []link.Told
	type named struct {
		ref  record.StatementRef
		name string
	}
	order := make([]named, 0, len(k.holds))
	for _, ref := range k.holds {
		r, err := f.readings.get(ctx, ref.Doc)
		if err != nil {
			return nil, err
		}
		order = append(order, named{ref, r.Doc.Name})
	}
	own := func(ref record.StatementRef) bool {
		return k.machine != nil && slices.Contains(k.machine.Statements, ref)
	}
	sort.SliceStable(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if own(a.ref) != own(b.ref) {
			return own(a.ref)
		}
		if a.name != b.name {
			return a.name < b.name
		}
		if a.ref.Doc != b.ref.Doc {
			return string(a.ref.Doc[:]) < string(b.ref.Doc[:])
		}
		return a.ref.Index < b.ref.Index
	})
	docs := map[record.DocumentID]bool{}
	for _, n := range order {
		r, err := f.readings.get(ctx, n.ref.Doc)
		if err != nil {
			return nil, err
		}
		told = append(told, link.Told{Reading: r, Index: n.ref.Index})
		docs[n.ref.Doc] = true
	}
	var failed error
	e := link.Compose(told, func(ref record.ActorRef) string {
		r, err := f.readings.get(ctx, ref.Doc)
		if err == nil && ref.Index < len(r.Actors) {
			var id string
			if id, err = f.profileOf(ctx, r, ref.Index); err == nil {
				return id
			}
		}
		failed = err
		return ""
	})
	if failed != nil {
		return nil, failed
	}
	e.ID, e.Evidence = k.id, k.added
	if k.machine != nil {
		e.Parts, e.PartOf = k.machine.Parts, k.machine.PartOf
	}
	for _, ev := range k.added {
		docs[ev.Doc()] = true
	}
	if len(told) == 0 { // a person's own: nobody reads it as background or as hypothetical
		e.Background, e.Generic, e.Certainty = false, false, record.Asserted
	}
	e.Documents = len(docs)
	var err error
	if e.Independent, err = f.families(ctx, docs); err != nil {
		return nil, err
	}
	for _, other := range knots {
		if other.machine != nil && (other == k || other.merged == k.id) {
			e.Disputed = e.Disputed || other.machine.Disputed
		}
	}
	return e, nil
}

// families counts documents, each with its copies and translations once.
func (f *folder) families(ctx context.Context, docs map[record.DocumentID]bool) (int, error) {
	seen := map[record.DocumentID]bool{}
	for doc := range docs {
		for range 64 { // lineages make no circle; this holds if they do
			l, ok, err := f.p.LineageOf(ctx, doc)
			if err != nil {
				return 0, err
			}
			if !ok {
				break
			}
			doc = l.Of
		}
		seen[doc] = true
	}
	return len(seen), nil
}

// change applies an edit to an event.
func (f *folder) change(ctx context.Context, e *record.Event, c *record.Change) error {
	if c == nil {
		return nil
	}
	if c.Type != nil {
		t, m, _ := strings.Cut(*c.Type, "/")
		e.Type, e.Mode = record.EventType(t), record.Mode(m)
	}
	if c.When != nil {
		e.EDTF, e.Interval = *c.When, record.Interval{}
		if ivs, err := record.ParseEDTF(*c.When); err == nil && len(ivs) > 0 {
			e.Interval = record.Interval{From: ivs[0].From, To: ivs[len(ivs)-1].To}
		}
	}
	if c.Certainty != nil {
		e.Certainty = record.ParseCertainty(*c.Certainty)
	}
	if c.Phase != nil {
		e.Phase = *c.Phase
	}
	if c.Backdrop != nil {
		e.Background, e.Generic = *c.Backdrop, false
	}
	if c.Places != nil {
		e.Places = slices.Clone(*c.Places)
	}
	if c.Roles != nil {
		roles := make([]record.EventRole, 0, len(*c.Roles))
		for _, r := range *c.Roles {
			actor, err := f.roleActor(ctx, e, r)
			if err != nil {
				return err
			}
			roles = append(roles, record.EventRole{Role: r.Role, Name: r.Name, Actor: actor})
		}
		e.Roles = roles
	}
	if c.Counts != nil {
		counts := make([]record.EventCount, 0, len(*c.Counts))
		for _, n := range *c.Counts {
			count, ok, err := f.count(ctx, n)
			if err != nil {
				return err
			}
			if ok {
				counts = append(counts, count)
			}
		}
		e.Counts = counts
	}
	if c.Trigger != nil {
		r, ok, err := f.reading(ctx, c.Trigger.Doc)
		if err != nil {
			return err
		}
		if ok {
			if at, ok := locate(r.Doc, *c.Trigger); ok {
				if w, err := r.Doc.Witness(at); err == nil {
					e.Evidence = append(slices.Clone(e.Evidence), w.Evidence())
				}
			}
		}
	}
	return nil
}

// roleActor is the record's actor of an edited role: ids of actors may change from build to build, names stay.
func (f *folder) roleActor(ctx context.Context, e *record.Event, r record.EventRole) (string, error) {
	norm := resolve.Fold(r.Name)
	for _, was := range e.Roles {
		if was.Actor != "" && resolve.Fold(was.Name) == norm {
			return was.Actor, nil
		}
	}
	if norm == "" {
		return "", nil
	}
	first, several := "", false
	for p, err := range f.p.MachineProfilesNamed(ctx, norm) {
		if err != nil {
			return "", err
		}
		if p.ID == r.Actor {
			return p.ID, nil
		}
		several = first != ""
		if first == "" {
			first = p.ID
		}
	}
	if several { // two bear the name, and nobody said which is meant
		return "", nil
	}
	return first, nil
}

// count is a number as a person reads it, tied to the figure that the machine read there if it read one.
func (f *folder) count(ctx context.Context, n record.CountEdit) (record.EventCount, bool, error) {
	r, ok, err := f.reading(ctx, n.Doc)
	if err != nil || !ok {
		return record.EventCount{}, false, err
	}
	at, ok := locate(r.Doc, n.Passage)
	if !ok {
		return record.EventCount{}, false, nil
	}
	out := record.EventCount{Measure: n.Measure, Words: r.Doc.Quote(at)}
	if i, ok := figureAt(r, n.Passage); ok {
		out.Ref = record.FigureRef{Doc: n.Doc, Index: i}
		out.Figure = r.Figures[i].Value()
	} else if w, err := r.Doc.Witness(at); err == nil {
		out.Evidence = w.Evidence()
	}
	out.Figure.Measure, out.Figure.Value, out.Figure.HasValue, out.Figure.Bound = n.Measure, n.Value, n.HasValue, n.Bound
	out.Figure.Attribution = record.Cited[string]{}
	return out, true, nil
}
