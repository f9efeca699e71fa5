package main

import (
	"context"
	"fmt"

	"testigo/record"
	"testigo/store"
)

func (c *scorer) lineages(ctx context.Context) error {
	var all []record.Lineage
	for l, err := range c.s.Lineages(ctx) {
		if err != nil {
			return err
		}
		all = append(all, l)
	}
	right := map[record.LineageKind]*ratio{}
	for _, l := range all {
		if len(c.of[l.Doc]) > 0 && len(c.of[l.Of]) > 0 {
			if right[l.Kind] == nil {
				right[l.Kind] = &ratio{}
			}
			right[l.Kind].count(c.root[c.of[l.Doc][0].Doc] == c.root[c.of[l.Of][0].Doc])
		}
	}
	families := record.FamiliesOf(all)
	ids := map[string]record.DocumentID{}
	for id, ts := range c.of {
		for _, t := range ts {
			ids[t.Doc] = id
		}
	}
	found := map[string]*ratio{}
	for _, t := range c.truth {
		a, ok := ids[t.Doc]
		b, ok2 := ids[t.CopyOf]
		if t.Copied == "" || t.Copied == "same-bytes" || !ok || !ok2 {
			continue
		}
		if found[t.Copied] == nil {
			found[t.Copied] = &ratio{}
		}
		found[t.Copied].count(families.Of(a) == families.Of(b))
	}
	for _, how := range []string{"reprint", "excerpt", "translation"} {
		if found[how] != nil {
			fmt.Printf("lineage, %-11s recall:    %v\n", how, *found[how])
		}
	}
	for _, kind := range []record.LineageKind{record.SameText, record.Reprint, record.Excerpt, record.Translation} {
		if right[kind] != nil {
			fmt.Printf("lineage, %-11s precision: %v\n", kind, *right[kind])
		}
	}
	return nil
}

// groups counts pairs: members of one truth that share a group, and members of one group that share a truth. A document counts
// once for each truth and group.
type groups struct {
	recall, precision ratio
	byTruth           map[string]map[record.DocumentID][]int
}

// add takes one group of the record: which documents are in it, and for what.
func (g *groups) add(number int, members map[record.DocumentID]string) {
	counts := map[string]int{}
	for doc, what := range members {
		counts[what]++
		if g.byTruth == nil {
			g.byTruth = map[string]map[record.DocumentID][]int{}
		}
		if g.byTruth[what] == nil {
			g.byTruth[what] = map[record.DocumentID][]int{}
		}
		g.byTruth[what][doc] = append(g.byTruth[what][doc], number)
	}
	pairs := func(n int) int { return n * (n - 1) / 2 }
	g.precision.all += pairs(len(members))
	for _, n := range counts {
		g.precision.found += pairs(n)
	}
}

func (g *groups) close() {
	for _, docs := range g.byTruth {
		list := make([][]int, 0, len(docs))
		for _, in := range docs {
			list = append(list, in)
		}
		for i := range list {
			for j := range i {
				g.recall.count(share(list[i], list[j]))
			}
		}
	}
}

func share(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func (c *scorer) events(ctx context.Context) error {
	var g groups
	events, alone := 0, 0
	for e, err := range c.s.Events(ctx, store.EventFilter{}) {
		if err != nil {
			return err
		}
		events++
		members := map[record.DocumentID]string{}
		for _, ref := range e.Statements {
			if h, ok := c.statements[ref]; ok {
				members[ref.Doc] = h
			}
		}
		if len(members) == 0 {
			alone++
		}
		g.add(events, members)
	}
	g.close()
	fmt.Printf("events: %d, of which %d tell nothing planted\n", events, alone)
	fmt.Printf("events, pairs linked, recall:   %v\n", g.recall)
	fmt.Printf("events, pairs linked, precision:%v\n", g.precision)
	return nil
}

func (c *scorer) questions(ctx context.Context) error {
	seen := map[string]map[record.Status]bool{}
	right := map[record.Status]*ratio{record.Growth: {}, record.Conflicting: {}}
	for q, err := range c.s.Questions(ctx) {
		if err != nil {
			return err
		}
		counts := map[string]int{}
		for _, ref := range q.Figures {
			if h, ok := c.figures[ref]; ok {
				counts[h]++
			}
		}
		if len(counts) == 0 {
			continue
		}
		ok := false
		for h, n := range counts {
			if n < 2 {
				continue
			}
			if seen[h] == nil {
				seen[h] = map[record.Status]bool{}
			}
			seen[h][q.Status] = true
			ok = ok || c.planted[h] == string(q.Status)
		}
		if r := right[q.Status]; r != nil {
			r.count(ok)
		}
	}
	for _, status := range []record.Status{record.Growth, record.Conflicting} {
		found := ratio{}
		for h, planted := range c.planted {
			if planted == string(status) && len(c.values[h]) > 1 {
				found.count(seen[h][status])
			}
		}
		fmt.Printf("figures, %-8s recall:       %v\n", status, found)
		fmt.Printf("figures, %-8s precision:    %v\n", status, *right[status])
	}
	return nil
}

func (c *scorer) profiles(ctx context.Context) error {
	var g groups
	n := 0
	for p, err := range c.s.Profiles(ctx) {
		if err != nil {
			return err
		}
		n++
		members := map[record.DocumentID]string{}
		for _, m := range p.Members {
			if who, ok := c.actors[m]; ok {
				members[m.Doc] = who
			}
		}
		g.add(n, members)
	}
	g.close()
	fmt.Printf("actors: %d\n", n)
	fmt.Printf("actors, pairs joined, recall:   %v\n", g.recall)
	fmt.Printf("actors, pairs joined, precision:%v\n", g.precision)
	return nil
}
