package api

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"strings"
	"sync"

	"testigo/publish/wording"
	"testigo/record"
)

// Network is who stands with and against whom.
type Network struct {
	Year   int           `json:"year,omitempty"` // 0 = all years
	Years  []NetworkYear `json:"years"`
	Actors []NetworkNode `json:"actors"`
	Bonds  []NetworkBond `json:"bonds"`
	Left   int           `json:"left_out"` // actors with a relation that are not drawn, the least connected ones
}

// NetworkYear is how many relations are told of a year.
type NetworkYear struct {
	Year  int `json:"year"`
	Count int `json:"count"`
}

// NetworkNode is an actor of the network.
type NetworkNode struct {
	ID     string         `json:"id"`
	Name   string         `json:"name"`
	Short  string         `json:"short"` // the acronym, if there is one
	Kind   string         `json:"kind"`
	Org    record.OrgKind `json:"org,omitempty"`
	Weight int            `json:"weight"` // relations drawn
}

// NetworkBond is a relation between two actors of the network, read "from type to".
type NetworkBond struct {
	From      int                 `json:"from"` // index in Actors
	To        int                 `json:"to"`
	Type      record.RelationType `json:"type"`
	When      string              `json:"when,omitempty"` // EDTF as told; empty = not dated
	Told      int                 `json:"documents"`
	Certainty string              `json:"certainty,omitempty"`
	Evidence  []record.Evidence   `json:"-"`
}

// bond is a relation of the whole record.
type bond struct {
	from, to *record.Profile
	edge     record.Edge
	years    []int // told of, or told in where it is not dated
}

type bonds struct {
	once sync.Once
	all  []bond
	err  error
}

// maxNetworkYears bounds the years of one relation: what is told as lasting longer is shown in those.
const maxNetworkYears = 60

// relations reads all relations between actors of the record, once.
func (r *Record) relations(ctx context.Context) ([]bond, error) {
	b := &r.bonds
	b.once.Do(func() { b.all, b.err = r.readRelations(context.WithoutCancel(ctx)) })
	return b.all, b.err
}

func (r *Record) readRelations(ctx context.Context) ([]bond, error) {
	byID := map[string]*record.Profile{}
	var with []*record.Profile
	for p, err := range r.store.Profiles(ctx) {
		if err != nil {
			return nil, err
		}
		if len(p.Edges) > 0 {
			with = append(with, p)
			byID[p.ID] = p
		}
	}
	var out []bond
	var ids []record.DocumentID
	for _, p := range with {
		for _, e := range p.Edges {
			o := byID[e.Other]
			if !e.Out || o == nil || o == p || e.Certainty == record.Denied {
				continue
			}
			out = append(out, bond{from: p, to: o, edge: e})
			for _, w := range e.Evidence {
				ids = append(ids, w.Doc())
			}
		}
	}
	written := map[record.DocumentID]int{}
	for part := range slices.Chunk(ids, 500) {
		docs, err := r.store.DocumentsByID(ctx, part)
		if err != nil {
			return nil, err
		}
		for id, row := range docs {
			if row.Interval.From != 0 {
				written[id], _, _ = row.Interval.From.Date()
			}
		}
	}
	for i := range out {
		out[i].years = yearsOf(&out[i].edge, written)
	}
	return out, nil
}

func yearsOf(e *record.Edge, written map[record.DocumentID]int) []int {
	var out []int
	add := func(y int) {
		if y != 0 && !slices.Contains(out, y) && len(out) < maxNetworkYears {
			out = append(out, y)
		}
	}
	last := 0
	for _, w := range e.Evidence {
		last = max(last, written[w.Doc()])
	}
	if iv := e.Interval; iv.From != 0 {
		from, _, _ := iv.From.Date()
		to := last // an open end lasts as long as somebody tells of it
		if iv.To != 0 {
			to, _, _ = iv.To.Date()
		}
		add(from)
		for y := from; y <= to; y++ {
			add(y)
		}
	} else {
		for _, w := range e.Evidence {
			add(written[w.Doc()])
		}
	}
	return out
}

// MaxNetwork bounds the actors that are drawn.
const MaxNetwork = 300

// Network draws the relations told of a year (0 = of any), of the best connected actors; with an actor, of it and of those that it
// is bound to.
func (r *Record) Network(ctx context.Context, year int, actor string, types []record.RelationType, limit int) (*Network, error) {
	all, err := r.relations(ctx)
	if err != nil {
		return nil, err
	}
	near := map[string]bool{}
	for _, b := range all {
		if b.from.ID == actor || b.to.ID == actor {
			near[b.from.ID], near[b.to.ID] = true, true
		}
	}
	n := &Network{Year: year, Years: []NetworkYear{}, Actors: []NetworkNode{}, Bonds: []NetworkBond{}}
	years := map[int]int{}
	degree := map[*record.Profile]int{}
	var use []bond
	for _, b := range all {
		if len(types) > 0 && !slices.Contains(types, b.edge.Type) || actor != "" && !(near[b.from.ID] && near[b.to.ID]) {
			continue
		}
		for _, y := range b.years {
			years[y]++
		}
		if year == 0 || slices.Contains(b.years, year) {
			use = append(use, b)
			degree[b.from]++
			degree[b.to]++
		}
	}
	for y, k := range years {
		n.Years = append(n.Years, NetworkYear{y, k})
	}
	slices.SortFunc(n.Years, func(a, b NetworkYear) int { return a.Year - b.Year })
	nodes := make([]*record.Profile, 0, len(degree))
	for p := range degree {
		nodes = append(nodes, p)
	}
	sort.Slice(nodes, func(i, j int) bool {
		a, b := nodes[i], nodes[j]
		return cmp.Or(degree[b]-degree[a], b.Mentions-a.Mentions, strings.Compare(a.ID, b.ID)) < 0
	})
	limit = min(max(limit, 1), MaxNetwork)
	n.Left = max(0, len(nodes)-limit)
	at := map[*record.Profile]int{}
	for _, p := range nodes[:min(limit, len(nodes))] {
		at[p] = len(n.Actors)
		short := p.Acronym
		if short == "" {
			short = p.Name
		}
		n.Actors = append(n.Actors, NetworkNode{ID: p.ID, Name: wording.Clip(p.Name, maxTitle), Short: wording.Clip(short, 34), Kind: p.Kind.String(), Org: p.Org, Weight: degree[p]})
	}
	for _, b := range use {
		i, drawn := at[b.from]
		j, other := at[b.to]
		if drawn && other {
			n.Bonds = append(n.Bonds, NetworkBond{From: i, To: j, Type: b.edge.Type, When: b.edge.EDTF, Told: len(b.edge.Evidence), Certainty: b.edge.Certainty.String(), Evidence: b.edge.Evidence})
		}
	}
	return n, nil
}

// ParseRelations reads types of relations.
func ParseRelations(values []string) ([]record.RelationType, error) {
	var out []record.RelationType
	for _, v := range values {
		if !slices.Contains(RelationTypes, record.RelationType(v)) {
			return nil, &BadRequest{"relation", v, "one of leads, member-of, allied-with, split-from, backs, opposes, part-of, family-of, predecessor-of"}
		}
		out = append(out, record.RelationType(v))
	}
	return out, nil
}

// RelationTypes are the closed list, in the order in which people see them.
var RelationTypes = []record.RelationType{record.AlliedWith, record.Opposes, record.Backs, record.SplitFrom, record.Leads, record.MemberOf, record.PartOf, record.FamilyOf, record.PredecessorOf}
