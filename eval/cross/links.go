package cross

import (
	"fmt"
	"strings"

	"testigo/eval/gold"
)

func (r *Report) fault(kind, format string, args ...any) {
	r.Faults = append(r.Faults, Fault{kind, fmt.Sprintf(format, args...)})
}

func (r *Report) links(in Input, docs names) {
	known := map[[2]string]bool{}
	for _, d := range in.Docs {
		for _, e := range d.EventIDs() {
			known[[2]string{d.Name, e.ID}] = true
		}
	}
	same, related, label := sets{}, map[[2][2]string]bool{}, map[[2][2]string]string{}
	var different [][2][2]string
	for _, x := range append(append([]SharedEvent{}, in.Set.SharedEvents...), in.Links...) {
		var ends [][2]string
		for _, e := range x.Events {
			if at := docs.event(string(e)); known[at] {
				ends = append(ends, at)
			}
		}
		for i, a := range ends {
			for _, b := range ends[i+1:] {
				label[pairOf(a, b)] = first(x.Label, x.Fact, x.ID)
				switch x.Link {
				case "", "same":
					same.join(a, b)
				case "different":
					different = append(different, pairOf(a, b))
				default:
					related[pairOf(a, b)] = true
				}
			}
		}
	}
	for _, d := range in.Docs {
		for _, e := range d.EventIDs() {
			for _, s := range e.Same {
				if at := docs.event(s); known[at] {
					same.join([2]string{d.Name, e.ID}, at)
				}
			}
		}
	}
	goldOf, predOf, linked := r.aligned(in, docs)

	for _, g := range same.groups() {
		for i, a := range g {
			for _, b := range g[i+1:] {
				if a[0] == b[0] {
					continue
				}
				r.Links.Known++
				pa, okA := goldOf[a]
				pb, okB := goldOf[b]
				if okA && okB {
					r.Links.BothFound++
				}
				if okA && okB && linked.find(pa) == linked.find(pb) {
					r.Links.Linked++
					continue
				}
				lost := ""
				if !okA || !okB {
					lost = " (an end was not found)"
				}
				r.fault("link missed", "%s#%s = %s#%s %s%s", short(a[0]), a[1], short(b[0]), b[1], label[pairOf(a, b)], lost)
			}
		}
	}
	for _, p := range different {
		a, okA := goldOf[p[0]]
		b, okB := goldOf[p[1]]
		r.Links.Different++
		if okA && okB && (a == b || linked.find(a) == linked.find(b)) {
			r.Links.Merged++
			r.fault("merged", "%s#%s = %s#%s %s", short(p[0][0]), p[0][1], short(p[1][0]), p[1][1], label[p])
		}
	}
	for _, g := range linked.groups() {
		for i, x := range g {
			for _, y := range g[i+1:] {
				if x[0] == y[0] {
					continue
				}
				a, okA := predOf[x]
				b, okB := predOf[y]
				if !okA || !okB {
					r.Links.Unchecked++
					continue
				}
				if same.find(a) != same.find(b) && !related[pairOf(a, b)] {
					r.Links.Extra++
					r.fault("link extra", "%s#%s = %s#%s", short(a[0]), a[1], short(b[0]), b[1])
				}
			}
		}
	}
}

// aligned finds the gold events in the readings, and joins predicted events that name each other.
func (r *Report) aligned(in Input, docs names) (goldOf, predOf map[[2]string][2]string, linked sets) {
	goldOf, predOf, linked = map[[2]string][2]string{}, map[[2]string][2]string{}, sets{}
	preds := gold.Match(in.Docs, in.Readings)
	for _, d := range in.Docs {
		p, ok := preds[d.Name]
		if !ok {
			continue
		}
		ids := p.EventIDs()
		strict, loose := d.Align(p)
		used := map[int]bool{}
		for _, j := range strict {
			used[j] = true
		}
		for i, e := range d.EventIDs() {
			j := strict[i]
			if j < 0 && !used[loose[i]] {
				j = loose[i]
			}
			if j >= 0 {
				goldOf[[2]string{d.Name, e.ID}] = [2]string{d.Name, ids[j].ID}
				predOf[[2]string{d.Name, ids[j].ID}] = [2]string{d.Name, e.ID}
			}
		}
		for _, e := range ids {
			for _, s := range e.Same {
				if at := docs.event(s); at[0] != "" {
					linked.join([2]string{d.Name, e.ID}, at)
				}
			}
		}
	}
	return goldOf, predOf, linked
}

func pairOf(a, b [2]string) [2][2]string {
	if b[0] < a[0] || b[0] == a[0] && b[1] < a[1] {
		a, b = b, a
	}
	return [2][2]string{a, b}
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// short is the beginning of a document's name, as the public scorer shows it; whole, where that says too little.
func short(doc string) string {
	stem := strings.TrimSuffix(doc, ".txt")
	if len(stem) < 8 || strings.Trim(doc[:3], "0123456789") == "" {
		return doc[:min(3, len(doc))]
	}
	return stem
}
