package web

import (
	"slices"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

type actorsView struct {
	Actors      []api.ActorLine
	Total       int
	Words, Kind string
	Kinds       []choiceLink
	Pager       pager
}

func actors(q *request) (page, error) {
	offset, limit, err := api.Range(q.URL.Query(), linesPerPage)
	if err != nil {
		return page{}, err
	}
	v := actorsView{Words: q.URL.Query().Get("q"), Kind: q.URL.Query().Get("kind")}
	kind, err := api.ParseActorKind(v.Kind)
	if err != nil {
		return page{}, err
	}
	list, err := q.Record.Actors(q.Context(), kind, v.Words, offset, limit)
	if err != nil {
		return page{}, err
	}
	v.Actors, v.Total, v.Pager = list.Actors, list.Total, pagerOf(q.URL, list.Page)
	for k := record.NoActorKind; k <= record.Group; k++ {
		key := "kind-" + k.String()
		if k == record.NoActorKind {
			key = "kind-any"
		}
		v.Kinds = append(v.Kinds, choiceLink{key, with(q.URL, "kind", k.String(), "offset", ""), k == kind})
	}
	return page{Title: q.say("actors"), Name: "actors", Data: v}, nil
}

type actorView struct {
	A      *api.Actor
	Lines  []lineView
	Total  int
	Events string // all of them, in the chronology
}

// eventsOfActor is how many of an actor's events its own page lists.
const eventsOfActor = 30

func actor(q *request) (page, error) {
	id := q.PathValue("id")
	a, err := q.Record.Actor(q.Context(), id)
	if err != nil {
		return page{}, err
	}
	if a.ID != id { // merged into another one
		return page{}, redirect{"/actors/" + a.ID}
	}
	f := api.Filter{Actors: []string{id}}
	events, err := q.Record.Events(q.Context(), f, q.Lang, 0, eventsOfActor)
	if err != nil {
		return page{}, err
	}
	lines, err := linesOf(q, events.Events)
	if err != nil {
		return page{}, err
	}
	v := actorView{A: a, Lines: lines, Total: events.Total, Events: "/chronology?" + f.Values().Encode()}
	shown := wording.ActorName(q.Lang, a.Name)
	if a.Name != shown { // the heading is no further name, and the record's own is one
		a.Aliases = slices.DeleteFunc(a.Aliases, func(name string) bool { return name == shown || name == a.Name })
		a.Aliases = slices.Insert(a.Aliases, 0, a.Name)
	}
	return page{Title: wording.Clip(shown, 120), Name: "actor", Data: v}, nil
}
