package api

import (
	"context"
	"slices"
	"sort"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
)

// ActorLine is an actor as a list shows it.
type ActorLine struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Name     string `json:"name"`
	Mentions int    `json:"mentions"`
}

// Actors are a stretch of the list of actors.
type Actors struct {
	Page
	Actors []ActorLine `json:"actors"`
}

// ParseActorKind reads person, organization or group; empty is any.
func ParseActorKind(s string) (record.ActorKind, error) {
	for k := record.NoActorKind; k <= record.Group; k++ {
		if k.String() == s {
			return k, nil
		}
	}
	return 0, &BadRequest{"kind", s, "one of person, organization, group"}
}

// Actors lists actors, most mentioned first; words are the beginning of a word of one of the names.
func (r *Record) Actors(ctx context.Context, kind record.ActorKind, words string, offset, limit int) (*Actors, error) {
	var ids []string
	total, want := 0, " "+fold(words)
	for _, a := range r.columns.actors {
		if kind != record.NoActorKind && a.kind != kind || want != " " && !strings.Contains(a.names, want) {
			continue
		}
		if total >= offset && len(ids) < min(limit, MaxLimit) {
			ids = append(ids, a.id)
		}
		total++
	}
	rows, err := r.store.ActorsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := &Actors{Page: Page{total, offset, limit}, Actors: []ActorLine{}}
	for _, a := range rows {
		out.Actors = append(out.Actors, ActorLine{a.ID, a.Kind.String(), wording.Clip(a.Name, maxTitle), a.Mentions})
	}
	return out, nil
}

// Actor is one actor under all its names, with what documents say of it.
type Actor struct {
	ActorLine
	Review    record.Standing  `json:"review,omitempty"` // how people stand behind it; empty = read by machine
	Acronym   string           `json:"acronym,omitempty"`
	Org       record.OrgKind   `json:"org,omitempty"`
	Aliases   []string         `json:"aliases,omitempty"`
	Age       string           `json:"age,omitempty"`
	Documents int              `json:"documents"`
	Roles     []RoleCount      `json:"roles"` // how many events in which part
	Relations []ActorStatement `json:"relations"`
	Demands   []ActorStatement `json:"demands"`
	Figures   []ActorStatement `json:"figures"`
	First     *ActorMention    `json:"first,omitempty"` // by the date of the document
	Last      *ActorMention    `json:"last,omitempty"`
	// Unread counts documents beyond the bound that were not opened for relations, demands and figures.
	Unread int `json:"documents_not_opened,omitempty"`
}

// RoleCount is how often an actor has a part.
type RoleCount struct {
	Role  record.RoleName `json:"role"`
	Count int             `json:"count"`
}

// ActorStatement is a relation, demand or figure in which an actor stands.
type ActorStatement struct {
	Statement
	Document *Doc   `json:"document"`
	Sentence string `json:"sentence"`
	// Other is the other end of a relation, with its id if the record knows it.
	Other   string `json:"other,omitempty"`
	OtherID string `json:"other_id,omitempty"`
	// Passive: the relation reads from the other one to this actor.
	Passive bool        `json:"passive,omitempty"`
	Lang    record.Lang `json:"-"`
}

// ActorMention is one place where an actor is named.
type ActorMention struct {
	Document *Doc   `json:"document"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Words    string `json:"words"`
	Sentence string `json:"sentence"`
}

// Bounds of an actor's page.
const (
	maxOpened     = 60  // documents opened for relations, demands and figures
	maxStatements = 100 // of each kind
)

// Actor opens an actor by its id.
func (r *Record) Actor(ctx context.Context, id string) (*Actor, error) {
	p, err := r.store.Profile(ctx, id)
	if err != nil {
		return nil, err
	}
	a := &Actor{Review: p.Standing, ActorLine: ActorLine{p.ID, p.Kind.String(), wording.Clip(p.Name, maxTitle), p.Mentions}, Acronym: wording.Clip(p.Acronym, 40), Org: p.Org, Age: wording.Clip(p.Age, 40),
		Roles: []RoleCount{}, Relations: []ActorStatement{}, Demands: []ActorStatement{}, Figures: []ActorStatement{}}
	for _, n := range p.Aliases {
		if n = wording.Clip(n, 120); n != a.Name && n != a.Acronym && !slices.Contains(a.Aliases, n) && len(a.Aliases) < 40 {
			a.Aliases = append(a.Aliases, n)
		}
	}
	if a.Roles, err = r.roleCounts(ctx, id); err != nil {
		return nil, err
	}
	var ids []record.DocumentID
	member := map[record.DocumentID][]int{}
	for _, m := range p.Members {
		if member[m.Doc] == nil {
			ids = append(ids, m.Doc)
		}
		member[m.Doc] = append(member[m.Doc], m.Index)
	}
	a.Documents = len(ids)
	rows, err := r.store.DocumentsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	sort.SliceStable(ids, func(i, j int) bool { return rows[ids[i]].Interval.To < rows[ids[j]].Interval.To })
	dated := slices.DeleteFunc(slices.Clone(ids), func(id record.DocumentID) bool { return rows[id].Interval.To == 0 })
	names := map[string]bool{fold(p.Name): true, fold(p.Acronym): p.Acronym != ""}
	for _, n := range p.Aliases {
		names[fold(n)] = true
	}
	open := ids
	if len(open) > maxOpened {
		a.Unread = len(open) - maxOpened
		open = open[:maxOpened]
	}
	for _, id := range open {
		if err := r.tellOf(ctx, a, id, member[id], names); err != nil {
			return nil, err
		}
	}
	if len(dated) > 0 {
		first, last := dated[0], dated[len(dated)-1]
		if a.First, err = r.mention(ctx, first, member[first][0], false); err != nil {
			return nil, err
		}
		if a.Last, err = r.mention(ctx, last, member[last][0], true); err != nil {
			return nil, err
		}
	}
	return a, r.nameOthers(ctx, a)
}

func (r *Record) roleCounts(ctx context.Context, actor string) ([]RoleCount, error) {
	counts := map[record.RoleName]int{}
	if err := r.store.RolesOf(ctx, actor, func(_ string, role record.RoleName) error { counts[role]++; return nil }); err != nil {
		return nil, err
	}
	out := []RoleCount{}
	for _, role := range []record.RoleName{record.Agent, record.Target, record.Participant, record.Organizer, record.Beneficiary, record.Instrument} {
		if counts[role] > 0 {
			out = append(out, RoleCount{role, counts[role]})
		}
	}
	return out, nil
}

// tellOf adds what one document says of an actor.
func (r *Record) tellOf(ctx context.Context, a *Actor, id record.DocumentID, members []int, names map[string]bool) error {
	of, err := r.reading(ctx, id)
	if err != nil {
		return err
	}
	ours := func(actor int) bool { return actor > 0 && slices.Contains(members, actor-1) }
	var doc *Doc
	add := func(list []ActorStatement, s ActorStatement) ([]ActorStatement, error) {
		if len(list) >= maxStatements {
			return list, nil
		}
		if doc == nil {
			docs, err := r.docsOf(ctx, []record.DocumentID{id})
			if err != nil {
				return list, err
			}
			doc = docs[id]
		}
		s.Document = doc
		s.Sentence = wording.Clip(of.Doc.Quote(sentenceOf(of, s.Span)), 600)
		return append(list, s), nil
	}
	for _, s := range statementsOf(of, nil) {
		v := ActorStatement{Statement: s}
		switch s.Kind {
		case RelationKind:
			rel := of.Relations[s.Index].Value()
			if ours(rel.FromActor) {
				v.Other = s.Relation.To
			} else if ours(rel.ToActor) {
				v.Other, v.Passive = s.Relation.From, true
			} else {
				continue
			}
			a.Relations, err = add(a.Relations, v)
		case DemandKind:
			d := of.Demands[s.Index].Value()
			if ours(d.ByActor) || ours(d.OfActor) {
				v.Passive = !ours(d.ByActor)
				a.Demands, err = add(a.Demands, v)
			}
		case FigureKind:
			if f := of.Figures[s.Index].Value(); f.Subject != "" && names[fold(f.Subject)] {
				a.Figures, err = add(a.Figures, v)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// mention is the first or last place where a document names one of its actors.
func (r *Record) mention(ctx context.Context, id record.DocumentID, index int, last bool) (*ActorMention, error) {
	of, err := r.reading(ctx, id)
	if err != nil || index >= len(of.Actors) {
		return nil, err
	}
	docs, err := r.docsOf(ctx, []record.DocumentID{id})
	if err != nil {
		return nil, err
	}
	all := of.Actors[index].Mentions()
	c := all[0]
	if last {
		c = all[len(all)-1]
	}
	m := &ActorMention{Document: docs[id], Words: wording.Clip(c.Quote(), maxTitle), Sentence: wording.Clip(of.Doc.Quote(sentenceOf(of, c.Span())), 600)}
	m.Start, m.End = of.Doc.CodePoints(c.Span())
	return m, nil
}

// nameOthers finds the actors at the other ends of relations.
func (r *Record) nameOthers(ctx context.Context, a *Actor) error {
	known := map[string]string{}
	for i := range a.Relations {
		name := strings.TrimSpace(fold(a.Relations[i].Other))
		id, ok := known[name]
		if !ok {
			var err error
			if id, err = r.store.ActorNamed(ctx, name); err != nil {
				return err
			}
			known[name] = id
		}
		a.Relations[i].OtherID = id
	}
	return nil
}
