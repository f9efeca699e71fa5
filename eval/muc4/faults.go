package muc4

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
)

// Fault is an incident or fill that was missed (MISS) or is spurious (SPUR), and the layer of reading that lost it
// or let it in:
//
//	document  nothing, or something, is reported of the whole message, wrongly
//	type      the message's incidents are of other types
//	count     the type is right, the number of its incidents is not
//	incident  a fill of an incident whose type was missed, or made up
//	role      the string stands in another role
//	string    the thing is right, the string that names it is not
//	phrase    no phrase of the text was cut out as the key has it
//	weighing  the phrase was weighed and found too light, or too heavy
type Fault struct{ Kind, Doc, Slot, Text, Layer string }

// Considered is what a reader weighed: the normal form of each phrase, and the highest probability it was given for
// each role. It tells why a fill was missed.
type Considered map[string][roles]float64

// Consider notes the probability of a phrase in a role.
func (c Considered) Consider(phrase, role string, p float64) {
	n := normal(phrase)
	x := c[n]
	if k := slices.Index(RoleNames, role); k >= 0 {
		x[k] = max(x[k], p)
	}
	c[n] = x
}

// list compares incident types as multisets and, per role, the merged
// entities by shared mentions. It explains the numbers; it is none of them.
func (r *Report) list(m *message) {
	var gold, pred []string
	for i := range m.gold {
		gold = append(gold, strings.ToLower(m.gold[i].IncidentType))
	}
	for i := range m.pred {
		pred = append(pred, m.pred[i].IncidentType)
	}
	add := func(kind, slot, text, layer string) {
		r.Faults = append(r.Faults, Fault{kind, m.doc.ID, slot, text, layer})
	}
	incident := func(others int, known bool) string {
		switch {
		case others == 0:
			return "document"
		case known:
			return "count"
		}
		return "type"
	}
	left := slices.Clone(pred)
	for _, g := range gold {
		if k := slices.IndexFunc(left, func(p string) bool { return agree(p, g) }); k >= 0 {
			left = slices.Delete(left, k, k+1)
		} else {
			add("MISS", "incident_type", g, incident(len(pred), slices.ContainsFunc(pred, func(p string) bool { return agree(p, g) })))
		}
	}
	for _, p := range left {
		add("SPUR", "incident_type", p, incident(len(gold), slices.ContainsFunc(gold, func(g string) bool { return agree(p, g) })))
	}
	for role := range roles {
		want, said := normalized(m.doc.Gold.REE.at(role)), m.ree[role]
		hit := make([]bool, len(said))
		for _, g := range want {
			found := false
			for j, p := range said {
				if shares(g, p) {
					hit[j], found = true, true
				}
			}
			if !found {
				layer, p := m.whyMissed(role, g)
				text := strings.Join(g, " / ")
				if p > 0 {
					text += fmt.Sprintf(" (%.2f)", p)
				}
				add("MISS", RoleNames[role], text, layer)
			}
		}
		for j, p := range said {
			if !hit[j] {
				add("SPUR", RoleNames[role], strings.Join(p, " / "), m.whySpurious(role, p))
			}
		}
	}
}

func shares(a, b Entity) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// overlaps: a string of one stands inside a string of the other, at word borders.
func overlaps(a, b Entity) bool {
	for _, x := range a {
		for _, y := range b {
			x, y := " "+x+" ", " "+y+" "
			if strings.Contains(x, y) || strings.Contains(y, x) {
				return true
			}
		}
	}
	return false
}

func (m *message) whyMissed(role int, g Entity) (layer string, p float64) {
	if len(m.pred) == 0 {
		return "document", 0
	}
	told := false
	for i := range m.gold {
		if slices.ContainsFunc(m.gold[i].at(role), func(e Entity) bool { return shares(e, g) }) {
			told = told || slices.ContainsFunc(m.pred, func(t Template) bool { return agree(t.IncidentType, m.gold[i].IncidentType) })
		}
	}
	if !told {
		return "incident", 0
	}
	for other := range roles {
		if other != role && slices.ContainsFunc(m.ree[other], func(e Entity) bool { return shares(e, g) }) {
			return "role", 0
		}
	}
	cut := m.considered == nil
	for _, s := range g {
		if x, ok := m.considered[s]; ok {
			cut, p = true, max(p, x[role])
		}
	}
	switch {
	case !cut:
		return "phrase", 0
	case slices.ContainsFunc(m.ree[role], func(e Entity) bool { return overlaps(e, g) }):
		return "string", p
	}
	return "weighing", p
}

func (m *message) whySpurious(role int, p Entity) string {
	if len(m.gold) == 0 {
		return "document"
	}
	for other := range roles {
		if other != role && slices.ContainsFunc(normalized(m.doc.Gold.REE.at(other)), func(e Entity) bool { return shares(e, p) }) {
			return "role"
		}
	}
	if slices.ContainsFunc(normalized(m.doc.Gold.REE.at(role)), func(e Entity) bool { return overlaps(e, p) }) {
		return "string"
	}
	for i := range m.pred {
		if slices.ContainsFunc(m.pred[i].at(role), func(e Entity) bool { return shares(e, p) }) &&
			slices.ContainsFunc(m.gold, func(t Template) bool { return agree(m.pred[i].IncidentType, t.IncidentType) }) {
			return "weighing"
		}
	}
	return "incident"
}

// WriteScores prints the scores, the faults by layer, and a line for each message with faults that names them without
// their texts: a file that can be kept where the texts may not be. Options.Errors must not be zero.
func (r *Report) WriteScores(to io.Writer) error {
	w := bufio.NewWriter(to)
	r.writeBlocks(w)
	r.writeLayers(w)
	fmt.Fprintln(w)
	doc := ""
	for _, f := range r.Faults {
		switch {
		case doc == "":
			fmt.Fprint(w, f.Doc)
		case f.Doc != doc:
			fmt.Fprintf(w, "\n%s", f.Doc)
		}
		doc = f.Doc
		fmt.Fprintf(w, "  %s %s %s", f.Kind, f.Slot, f.Layer)
	}
	if doc != "" {
		fmt.Fprintln(w)
	}
	return w.Flush()
}

// layers in the order of reading.
var layers = []string{"document", "type", "count", "incident", "phrase", "string", "role", "weighing"}

// writeLayers prints how many faults each layer made: a row a kind and slot.
func (r *Report) writeLayers(w io.Writer) {
	type row struct{ kind, slot string }
	n := map[row]map[string]int{}
	var rows []row
	for _, f := range r.Faults {
		k := row{f.Kind, f.Slot}
		if n[k] == nil {
			n[k] = map[string]int{}
			rows = append(rows, k)
		}
		n[k][f.Layer]++
	}
	order := func(k row) int { return slices.Index(RoleNames, k.slot) }
	sort.Slice(rows, func(i, j int) bool {
		if rows[i].kind != rows[j].kind {
			return rows[i].kind < rows[j].kind
		}
		return order(rows[i]) < order(rows[j])
	})
	fmt.Fprintf(w, "\n%-20s", "faults by layer")
	for _, l := range layers {
		fmt.Fprintf(w, " %8s", l)
	}
	fmt.Fprintln(w)
	for _, k := range rows {
		fmt.Fprintf(w, "%-5s %-14s", k.kind, k.slot)
		for _, l := range layers {
			fmt.Fprintf(w, " %8d", n[k][l])
		}
		fmt.Fprintln(w)
	}
}
