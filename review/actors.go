package review

import (
	"context"
	"errors"
	"slices"
	"sort"

	"testigo/record"
	"testigo/record/resolve"
	"testigo/store"
)

// face is an actor while decisions are folded over it.
type face struct {
	id      string
	machine *record.Profile
	members []record.ActorRef
	others  []*record.Profile // the machine's actors that went into it
	merged  string
	moved   bool
	o       *opinions
}

// actors folds the actors of a group.
func (f *folder) actors(ctx context.Context, items []string, list []*decided) error {
	faces := map[string]*face{}
	for _, id := range items {
		if kind, err := KindOf(id); err != nil || kind != record.ActorItem {
			continue
		}
		a := &face{id: id, o: newOpinions()}
		p, err := f.p.MachineProfile(ctx, id)
		if err == nil {
			a.machine, a.members = p, slices.Clone(p.Members)
		} else if !errors.Is(err, store.ErrNotFound) {
			return err
		}
		faces[id] = a
	}
	regroup(faces, list)
	ids := make([]string, 0, len(faces))
	for id := range faces {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		a := faces[id]
		if a.machine == nil && !a.moved {
			continue
		}
		if err := f.writeActor(ctx, a, faces, list); err != nil {
			return err
		}
	}
	return nil
}

// regroup moves names between actors as decisions say.
func regroup(faces map[string]*face, list []*decided) {
	now := func(id string) *face {
		a := faces[id]
		for range faces {
			if a == nil || a.merged == "" {
				break
			}
			a = faces[a.merged]
		}
		return a
	}
	for _, x := range list {
		if !x.active {
			continue
		}
		switch x.d.Kind {
		case record.MergeItems:
			var into *face
			for i, id := range x.on {
				a := now(id)
				if a == nil || id == "" || x.d.On[i].Kind != record.ActorItem || a == into {
					continue
				}
				if into == nil {
					into = a
					continue
				}
				into.members, into.moved = append(into.members, a.members...), true
				if a.machine != nil {
					into.others = append(into.others, a.machine)
				}
				into.others = append(into.others, a.others...)
				a.members, a.others, a.merged = nil, nil, into.id
			}
		case record.SplitItem:
			to := faces[x.makes()]
			if to == nil {
				continue
			}
			for _, ref := range x.cast {
				for _, a := range faces {
					if i := slices.Index(a.members, ref); i >= 0 && a != to && len(a.members) > 1 {
						a.members, a.moved = slices.Delete(a.members, i, i+1), true
						to.members, to.moved = append(to.members, ref), true
					}
				}
			}
		}
	}
}

func (f *folder) writeActor(ctx context.Context, a *face, faces map[string]*face, list []*decided) error {
	p, err := f.portrait(ctx, a)
	if err != nil {
		return err
	}
	before := map[string]bool{}
	for _, q := range append(slices.Clone(a.others), a.machine) {
		if q != nil {
			for _, n := range namesOf(q) {
				before[n] = true
			}
		}
	}
	for _, x := range list {
		if !x.active || x.d.Kind == record.Undo {
			continue
		}
		for i, id := range x.on {
			if id != a.id || i >= len(x.d.On) {
				continue
			}
			a.o.take(x, x.d.On[i], actorPrint(p))
			switch x.d.Kind {
			case record.EditItem:
				rename(p, x.d.Change)
			case record.MergeItems, record.SplitItem:
				a.o.author, a.o.time = x.d.Author, x.d.Time.Format("2006-01-02T15:04:05.000000Z")
			}
		}
		if x.makes() == a.id {
			a.o.author, a.o.time = x.d.Author, x.d.Time.Format("2006-01-02T15:04:05.000000Z")
		}
	}
	rev := store.Revision{Standing: a.o.standing(a.moved), Shown: true, Merged: a.merged}
	for range faces {
		if next := faces[rev.Merged]; next != nil && next.merged != "" {
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
	var norms []string
	if rev.Shown {
		for _, n := range namesOf(p) {
			if !before[n] {
				norms = append(norms, n)
			}
		}
	}
	if err := f.p.PutRevisedActor(ctx, p, norms, rev); err != nil {
		return err
	}
	return f.p.PutMark(ctx, store.Mark{Item: a.id, Kind: record.ActorItem, Standing: rev.Standing, Author: a.o.author, Time: a.o.time})
}

func namesOf(p *record.Profile) []string {
	var out []string
	for _, n := range append([]string{p.Name, p.Acronym}, p.Aliases...) {
		if norm := resolve.Fold(n); norm != "" {
			out = append(out, norm)
		}
	}
	return out
}

// portrait is the actor before edits.
func (f *folder) portrait(ctx context.Context, a *face) (*record.Profile, error) {
	if a.machine != nil && !a.moved {
		p := *a.machine
		return &p, nil
	}
	p := &record.Profile{ID: a.id}
	if a.machine != nil {
		*p = *a.machine
		p.Aliases = slices.Clone(a.machine.Aliases)
	}
	p.Members, p.Mentions = a.members, 0
	for _, ref := range a.members {
		r, err := f.readings.get(ctx, ref.Doc)
		if err != nil {
			return nil, err
		}
		if ref.Index < 0 || ref.Index >= len(r.Actors) {
			continue
		}
		m := r.Actors[ref.Index]
		p.Mentions += len(m.Mentions())
		if p.Name == "" {
			p.Name, p.Kind, p.Org = m.Name, m.Kind, m.Org
		}
		if p.Acronym == "" {
			p.Acronym = m.Acronym
		}
		if p.Harm == "" {
			p.Harm = m.Harm.Value()
		}
		for _, n := range append([]string{m.Name}, m.Aliases...) {
			p.Aliases = alias(p, n)
		}
	}
	for _, other := range a.others {
		for _, n := range append([]string{other.Name}, other.Aliases...) {
			p.Aliases = alias(p, n)
		}
		if p.PackID == "" {
			p.PackID = other.PackID
		}
		if p.Age == "" {
			p.Age = other.Age
		}
	}
	return p, nil
}

// alias adds a name to those under which an actor is known.
func alias(p *record.Profile, name string) []string {
	norm := resolve.Fold(name)
	if norm == "" || norm == resolve.Fold(p.Name) || norm == resolve.Fold(p.Acronym) {
		return p.Aliases
	}
	for _, a := range p.Aliases {
		if resolve.Fold(a) == norm {
			return p.Aliases
		}
	}
	return append(p.Aliases, name)
}

// rename applies an edit; the name that goes stays as an alias, for documents use it.
func rename(p *record.Profile, c *record.Change) {
	if c.Name != nil && *c.Name != p.Name {
		old := p.Name
		p.Name = *c.Name
		p.Aliases = slices.DeleteFunc(slices.Clone(p.Aliases), func(a string) bool { return resolve.Fold(a) == resolve.Fold(p.Name) })
		p.Aliases = alias(p, old)
	}
	if c.Acronym != nil {
		p.Acronym = *c.Acronym
	}
	if c.Kind != nil {
		p.Kind = record.ParseActorKind(*c.Kind)
	}
	if c.Org != nil {
		p.Org = record.OrgKind(*c.Org)
	}
	if c.Aliases != nil {
		p.Aliases = slices.Clone(*c.Aliases)
	}
}
