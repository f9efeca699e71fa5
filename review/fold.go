package review

import (
	"context"
	"sort"

	"testigo/record"
	"testigo/store"
)

// Refold works out anew what follows from all decisions of a record: at the end of a build, and after decisions came in from elsewhere.
func Refold(ctx context.Context, p *store.Pen) error {
	if err := p.ForgetAll(ctx); err != nil {
		return err
	}
	var all []*decided
	for l, err := range p.Decisions(ctx, 0) {
		if err != nil {
			return err
		}
		x, err := open(l)
		if err != nil {
			return err
		}
		all = append(all, x)
	}
	f := newFolder(p)
	up := map[string]string{} // union-find over items
	root := func(id string) string {
		for up[id] != "" && up[id] != id {
			id = up[id]
		}
		return id
	}
	for _, x := range all {
		if err := f.tie(ctx, x); err != nil {
			return err
		}
		if err := f.note(ctx, x); err != nil {
			return err
		}
		items := x.items()
		for _, id := range items {
			if a, b := root(items[0]), root(id); a != b {
				up[b] = a
			}
		}
	}
	activate(all)
	groups := map[string][]*decided{}
	members := map[string]map[string]bool{}
	for _, x := range all {
		items := x.items()
		if len(items) == 0 {
			continue
		}
		r := root(items[0])
		groups[r] = append(groups[r], x)
		if members[r] == nil {
			members[r] = map[string]bool{}
		}
		for _, id := range items {
			members[r][id] = true
		}
	}
	var order []string
	for r := range groups {
		order = append(order, r)
	}
	sort.Strings(order)
	for _, r := range order {
		if err := f.group(ctx, keys(members[r]), groups[r]); err != nil {
			return err
		}
	}
	return nil
}

// refoldAround works out anew what follows from some decisions and all that are joined to them.
func refoldAround(ctx context.Context, p *store.Pen, fresh []*decided) error {
	f := newFolder(p)
	var items []string
	for _, x := range fresh {
		if err := f.tie(ctx, x); err != nil {
			return err
		}
		if err := f.note(ctx, x); err != nil {
			return err
		}
		items = append(items, x.items()...)
	}
	done := map[string]bool{}
	for _, id := range items {
		if done[id] {
			continue
		}
		all, logged, err := p.Together(ctx, []string{id})
		if err != nil {
			return err
		}
		list := make([]*decided, 0, len(logged))
		for _, l := range logged {
			x, err := open(l)
			if err == nil {
				err = f.tie(ctx, x)
			}
			if err != nil {
				return err
			}
			list = append(list, x)
		}
		activate(list)
		sort.Strings(all)
		for _, id := range all {
			done[id] = true
			if err := p.Forget(ctx, id); err != nil {
				return err
			}
		}
		if err := f.group(ctx, all, list); err != nil {
			return err
		}
	}
	return nil
}

// note writes what a decision is about, or why it is about nothing.
func (f *folder) note(ctx context.Context, x *decided) error {
	if err := f.p.Touches(ctx, x.Seq, x.items()); err != nil {
		return err
	}
	return f.p.RestsOnNothing(ctx, x.Seq, x.why)
}

// activate puts decisions in the canonical order and finds out which are undone. An undo names the hash of what it undoes, so that
// they can make no circle.
func activate(all []*decided) {
	sort.Slice(all, func(i, j int) bool { return record.Before(all[i].d, all[i].ID, all[j].d, all[j].ID) })
	undoes := map[string][]*decided{}
	for _, x := range all {
		if x.d.Kind == record.Undo {
			undoes[x.d.Of] = append(undoes[x.d.Of], x)
		}
	}
	known := map[string]bool{}
	var holds func(x *decided) bool
	holds = func(x *decided) bool {
		if v, ok := known[x.ID]; ok {
			return v
		}
		v := true
		for _, u := range undoes[x.ID] {
			v = v && !holds(u)
		}
		known[x.ID] = v
		return v
	}
	for _, x := range all {
		x.active = holds(x)
	}
}

func keys(m map[string]bool) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// group folds items that decisions join, and writes what becomes of them.
func (f *folder) group(ctx context.Context, items []string, list []*decided) error {
	if err := f.events(ctx, items, list); err != nil {
		return err
	}
	if err := f.actors(ctx, items, list); err != nil {
		return err
	}
	for _, id := range items {
		kind, err := KindOf(id)
		if err != nil || kind == record.EventItem || kind == record.ActorItem {
			continue
		}
		o := newOpinions()
		for _, x := range list {
			for i, on := range x.on {
				if on == id && x.active && x.d.Kind != record.Undo {
					o.take(x, x.d.On[i], x.d.On[i].Was)
				}
			}
		}
		if st := o.standing(false); st != record.MachineRead {
			if err := f.p.PutMark(ctx, store.Mark{Item: id, Kind: kind, Standing: st, Author: o.author, Time: o.time}); err != nil {
				return err
			}
		}
	}
	return nil
}
