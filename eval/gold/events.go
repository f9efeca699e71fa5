package gold

import (
	"slices"
	"strings"

	"testigo/eval/assign"
	"testigo/eval/jsontree"
)

// claimed is a predicted event.
type claimed struct {
	raw        jsontree.Value
	kind, mode maybe
	trigger    place
	mentions   []span // trigger first, if there is one
}

func claimedEvents(pred jsontree.Value) []claimed {
	var out []claimed
	for _, e := range pred.Get("events").List() {
		if e.Kind() != jsontree.Object {
			continue
		}
		p := claimed{raw: e, kind: maybeOf(e.Get("type")), trigger: spanOf(e.Get("trigger"))}
		p.mode = canonMode(p.kind.s, e.Get("mode"))
		if p.trigger.ok {
			p.mentions = append(p.mentions, p.trigger.span)
		}
		p.mentions = append(p.mentions, pairsOf(e.Get("mentions"))...)
		out = append(out, p)
	}
	return out
}

func (e *event) modeFits(p *claimed) bool {
	return slices.ContainsFunc(e.modesOf(p.kind), func(m maybe) bool { return !m.ok || m == p.mode })
}

// alignEvents pairs gold and predicted events. typed wants the same type.
func alignEvents(G []*event, P []claimed, typed bool) []int {
	return assign.Best(len(G), len(P), func(i, j int) (float64, bool) {
		g, p := G[i], &P[j]
		sameType := g.modesOf(p.kind) != nil
		if !p.trigger.ok || typed && !sameType {
			return 0, false
		}
		q := 0.0
		switch {
		case p.trigger.span.overlaps(g.trigger):
			q = 400 + float64(100*p.trigger.span.closeness(g.trigger))
		case anyOverlap(p.mentions, g.mentions):
			q = 200
		case !p.trigger.span.overlaps(g.sentence):
			return 0, false
		}
		if !g.weak {
			q += 150
		}
		if !typed && sameType {
			q += 120
		}
		if g.modeFits(p) {
			q += 100
		}
		return q, true
	})
}

// tiers are the two ways to say which gold must be found.
var tiers = []struct {
	name    string
	neutral func(*event) bool
}{
	{"core", func(e *event) bool { return e.weak }},
	{"all", func(e *event) bool { return e.optional }},
}

// events scores the events and returns how many were predicted inside gold boilerplate.
func (s *scorer) events(pred jsontree.Value) int {
	G, P := s.doc.events, claimedEvents(pred)
	m := alignEvents(G, P, true)
	hit := make([]bool, len(P))
	unhit := len(P)
	for _, j := range m {
		if j >= 0 {
			hit[j] = true
			unhit--
		}
	}
	for _, tier := range tiers {
		need, tp, withMode := 0, 0, 0
		for i, g := range G {
			if tier.neutral(g) {
				continue
			}
			need++
			if m[i] >= 0 {
				tp++
				if g.modeFits(&P[m[i]]) {
					withMode++
				}
			}
		}
		s.tally.prf("events "+tier.name, tp, unhit, need-tp)
		s.tally.prf("events "+tier.name+"+mode", withMode, unhit+tp-withMode, need-withMode)
	}
	loose := alignEvents(G, P, false)
	unhit = len(P)
	for _, j := range loose {
		if j >= 0 {
			unhit--
		}
	}
	for _, tier := range tiers {
		need, tp := 0, 0
		for i, g := range G {
			if !tier.neutral(g) {
				need++
				if loose[i] >= 0 {
					tp++
				}
			}
		}
		s.tally.prf("events "+tier.name+" anytype", tp, unhit, need-tp)
	}
	for i, g := range G {
		switch {
		case m[i] >= 0:
			s.event(g, &P[m[i]])
		case !g.weak:
			s.layered("event missed", s.lostEvent(g, P), g.sentence, "%s %s/%s %s @%d", g.id, g.types[0].name, g.types[0].modes[0], reprString(g.text), g.trigger.start)
		}
	}
	inBoilerplate := 0
	for j := range P {
		p := &P[j]
		s.judge("events", j, p.raw, hit[j])
		if !hit[j] {
			start := "None"
			if p.trigger.ok {
				start = itoa(p.trigger.start)
			}
			s.layered("event spurious", "", s.around(p), "%s %s/%s %s @%s", p.raw.Get("id").Str(), p.kind, p.mode, textOf(p.raw.Get("trigger"), "text").Repr(), start)
		}
		if p.trigger.ok && anyOverlap([]span{p.trigger.span}, s.doc.boilerplate) {
			inBoilerplate++
		}
	}
	return inBoilerplate
}

// event judges what is said about one event that was found.
func (s *scorer) event(g *event, p *claimed) {
	if !g.modeFits(p) {
		var modes []jsontree.Value
		for _, m := range g.modesOf(p.kind) {
			modes = append(modes, m.value())
		}
		s.layered("event mode", "", g.sentence, "%s %s: %s for %s", g.id, reprString(g.text), p.mode, jsontree.OfArray(modes...).Repr())
	}
	s.eventDate(g, p)

	var where []jsontree.Value
	places, countries := set{}, set{}
	for _, w := range p.raw.Get("where").List() {
		if w.Kind() == jsontree.Object {
			where = append(where, w.Get("name"))
			places.placeForms(w.Get("name"), w.Get("text"))
			countries.placeForms(w.Get("country"))
		}
	}
	if len(g.places) > 0 {
		ok := g.places.meets(places)
		s.tally.acc("event place", ok)
		if !ok {
			s.layered("event place", "", g.sentence, "%s %s: %s for %s", g.id, reprString(g.text), jsontree.OfArray(where...).Repr(), sortedRepr(g.places))
		}
	}
	if len(g.countries) > 0 {
		s.tally.acc("event country", g.countries.meets(countries))
	}
	if len(g.certainties) > 0 {
		c := maybeOf(p.raw.Get("certainty"))
		ok := c.ok && slices.Contains(g.certainties, c.s)
		s.tally.acc("event certainty", ok)
		if !slices.Contains(g.certainties, "asserted") {
			s.tally.acc("event certainty marked", ok)
		}
		if !ok {
			s.layered("event certainty", "", g.sentence, "%s %s: %s for %s", g.id, reprString(g.text), c, sortedRepr(setOf(g.certainties...)))
		}
	}
	s.eventActors(g, p)
}

func (s *scorer) eventDate(g *event, p *claimed) {
	value := p.raw.Get("when").Get("value")
	pred := edtfOf(value)
	gold := edtfOf(g.date)
	if gold == nil {
		ok := value.IsNull()
		for _, a := range g.alts {
			ok = ok || inside(pred, a)
		}
		s.tally.acc("event undated", ok)
		if !ok {
			s.traced("event undated", "", g.sentence, "%s %s: %s for none", g.id, reprString(g.text), value.Str())
		}
		return
	}
	exact, compatible, overlap := false, false, false
	for _, a := range append([][]days{gold}, g.alts...) {
		exact = exact || sameDays(pred, a)
		compatible = compatible || exact || inside(pred, a)
		overlap = overlap || compatible || meets(pred, a)
	}
	s.tally.acc("event date exact", exact)
	s.tally.acc("event date compatible", compatible)
	s.tally.acc("event date overlap", overlap)
	if g.printed {
		s.tally.acc("event date printed", compatible)
	}
	if !compatible {
		s.layered("event date", s.lostDate(g, value), g.sentence, "%s %s: %s for %s", g.id, reprString(g.text), value.Str(), g.date.Str())
	}
}

// sides group the roles that are scored together.
var sides = []struct {
	name  string
	roles []string
}{
	{"agents", strings.Fields("agent participant organizer")},
	{"targets", []string{"target"}},
	{"beneficiaries", []string{"beneficiary"}},
}

// soft roles shade into the others; taking one for another is not punished.
func soft(role maybe) bool { return role.s == "participant" || role.s == "beneficiary" }

func (s *scorer) eventActors(g *event, p *claimed) {
	G := g.actors
	var P []actor
	for _, a := range p.raw.Get("actors").List() {
		if a.Kind() == jsontree.Object {
			forms := s.aliases.forms(textOf(a.Get("name")))
			forms.add(s.namer.formsOf(a.Get("text")))
			P = append(P, actor{role: maybeOf(a.Get("role")), forms: forms, at: spanOf(a), shown: textOf(a.Get("text")).Repr()})
		}
	}
	quality := func(a, b *actor) (float64, bool) {
		m, o := a.forms.match(b.forms), a.at.closeness(b.at)
		if m == noMatch && o < .5 {
			return 0, false
		}
		q := float64(100*m) + float64(50*o)
		if !a.neutral {
			q += 20
		}
		if a.role == b.role {
			q += 10
		}
		return q, true
	}
	usedG, usedP := make([]bool, len(G)), make([]bool, len(P))
	hits := make([]int, len(sides))
	for k, side := range sides {
		gi, pi := withRole(G, side.roles, nil), withRole(P, side.roles, nil)
		for i, j := range assign.Best(len(gi), len(pi), func(i, j int) (float64, bool) { return quality(&G[gi[i]], &P[pi[j]]) }) {
			if j < 0 {
				continue
			}
			usedG[gi[i]], usedP[pi[j]] = true, true
			if !G[gi[i]].neutral {
				hits[k]++
			}
		}
	}
	gl, pl := withRole(G, nil, usedG), withRole(P, nil, usedP)
	for i, j := range assign.Best(len(gl), len(pl), func(i, j int) (float64, bool) {
		a, b := &G[gl[i]], &P[pl[j]]
		if !soft(a.role) && !soft(b.role) {
			return 0, false
		}
		return quality(a, b)
	}) {
		if j >= 0 {
			usedG[gl[i]], usedP[pl[j]] = true, true
		}
	}
	for k, side := range sides {
		missed := 0
		for _, i := range withRole(G, side.roles, usedG) {
			if !G[i].neutral {
				missed++
				s.traced("event role missed", s.lostActor(&G[i], P), g.sentence, "%s %s: %s %s", g.id, reprString(g.text), G[i].role, G[i].shown)
			}
		}
		for _, i := range withRole(P, side.roles, usedP) {
			s.traced("event role spurious", "", g.sentence, "%s %s: %s %s", g.id, reprString(g.text), P[i].role, P[i].shown)
		}
		s.tally.prf("event "+side.name, hits[k], len(withRole(P, side.roles, usedP)), missed)
	}
}

// withRole lists the actors that have one of the roles (nil: any) and are not used.
func withRole(actors []actor, roles []string, used []bool) []int {
	var out []int
	for i, a := range actors {
		if (roles == nil || a.role.ok && slices.Contains(roles, a.role.s)) && (used == nil || !used[i]) {
			out = append(out, i)
		}
	}
	return out
}
