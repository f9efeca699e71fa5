package resolve

import (
	"sort"
	"strings"

	"testigo/record"
)

// maxReasons bounds the reasons that a profile keeps; an actor of thousands of texts is explained by its first ones.
const maxReasons = 40

// explain writes down why the names of a group were taken for one actor.
func (r *Resolver) explain(root int, p *record.Profile) {
	said := map[string]bool{}
	for _, m := range r.merges[root] {
		x, y := &r.members[m.a], &r.members[m.b]
		key := m.reason + "\x00" + Fold(x.name) + "\x00" + Fold(y.name)
		if said[key] || len(p.Merges) >= maxReasons {
			continue
		}
		said[key] = true
		p.Merges = append(p.Merges, record.Merge{Reason: m.reason, Score: m.score, A: x.name, B: y.name, Evidence: evidence(x, y)})
	}
	sort.SliceStable(p.Merges, func(i, j int) bool { return p.Merges[i].Score > p.Merges[j].Score })
}

func evidence(members ...*member) []record.Evidence {
	var out []record.Evidence
	for _, m := range members {
		if m.first.Stated() {
			out = append(out, m.first)
		}
	}
	return out
}

// founding words: a leader that founded it.
var founding = []string{"found", "fund", "established", "created", "creador", "creo ", "creó"}

// relate keeps the relations of a reading; base is the number of its first actor.
func (r *Resolver) relate(reading *record.Reading, base int) {
	at := func(i int) int {
		if i <= 0 || i > len(reading.Actors) {
			return -1
		}
		return base + i - 1
	}
	for _, c := range reading.Relations {
		rel := c.Value()
		e := edge{from: at(rel.FromActor), to: at(rel.ToActor), relation: rel, at: c.Witness().Evidence()}
		if e.from < 0 && e.to < 0 {
			continue
		}
		if rel.Type == record.Leads {
			quote := strings.ToLower(c.Quote())
			for _, w := range founding {
				e.founded = e.founded || strings.Contains(quote, w)
			}
		}
		if rel.Type == record.FamilyOf && e.from >= 0 && e.to >= 0 {
			r.kin = append(r.kin, [2]int{e.from, e.to})
		}
		r.edges = append(r.edges, e)
	}
}

// connect turns relations into edges between profiles, one for each that texts tell alike, and doubts into proposals.
func (r *Resolver) connect(res *Result) {
	byID := make(map[string]*record.Profile, len(res.Profiles))
	for _, p := range res.Profiles {
		byID[p.ID] = p
	}
	of := func(member int) *record.Profile {
		if member < 0 {
			return nil
		}
		return byID[res.of[r.members[member].ref]]
	}
	at := map[string]int{}
	add := func(p *record.Profile, e *edge, out bool, other *record.Profile, name string) {
		if p == nil || p == other {
			return
		}
		x := record.Edge{Type: e.relation.Type, Founded: e.founded, Out: out, Name: name, EDTF: e.relation.WhenEDTF, Interval: e.relation.When,
			Certainty: e.relation.Certainty, Attribution: e.relation.Attribution.Value(), Evidence: []record.Evidence{e.at}}
		if other != nil {
			x.Other, x.Name = other.ID, other.Name
		}
		direction := " in "
		if out {
			direction = " out "
		}
		key := p.ID + direction + string(x.Type) + " " + x.Other + " " + Fold(x.Name) + " " + x.EDTF + " " + x.Certainty.String()
		if i, ok := at[key]; ok {
			p.Edges[i].Evidence = append(p.Edges[i].Evidence, e.at)
			p.Edges[i].Founded = p.Edges[i].Founded || x.Founded
			return
		}
		at[key] = len(p.Edges)
		p.Edges = append(p.Edges, x)
	}
	for i := range r.edges {
		e := &r.edges[i]
		from, to := of(e.from), of(e.to)
		add(from, e, true, to, e.relation.To)
		add(to, e, false, from, e.relation.From)
	}
	for _, p := range res.Profiles { // what is dated comes in the order of time, the rest after it
		sort.SliceStable(p.Edges, func(i, j int) bool {
			a, b := p.Edges[i].Interval, p.Edges[j].Interval
			if a.Stated() != b.Stated() {
				return a.Stated()
			}
			return a.From < b.From
		})
	}
	said := map[[2]string]bool{}
	for _, d := range r.doubts {
		a, b := of(d.a), of(d.b)
		if a == nil || b == nil || a == b || said[[2]string{a.ID, b.ID}] || len(a.Proposals) >= maxReasons || len(b.Proposals) >= maxReasons {
			continue
		}
		said[[2]string{a.ID, b.ID}], said[[2]string{b.ID, a.ID}] = true, true
		why := evidence(&r.members[d.a], &r.members[d.b])
		a.Proposals = append(a.Proposals, record.Proposal{Other: b.ID, Name: b.Name, Reason: d.reason, Against: d.against, Score: d.score, Evidence: why})
		b.Proposals = append(b.Proposals, record.Proposal{Other: a.ID, Name: a.Name, Reason: d.reason, Against: d.against, Score: d.score, Evidence: why})
	}
}
