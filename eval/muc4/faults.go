package muc4

import (
	"slices"
	"strings"
)

// Fault is an incident or fill that was missed (MISS) or is spurious (SPUR).
type Fault struct{ Kind, Doc, Slot, Text string }

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
	left := slices.Clone(pred)
	for _, g := range gold {
		if k := slices.IndexFunc(left, func(p string) bool { return agree(p, g) }); k >= 0 {
			left = slices.Delete(left, k, k+1)
		} else {
			r.Faults = append(r.Faults, Fault{"MISS", m.doc.ID, "incident_type", g})
		}
	}
	for _, p := range left {
		r.Faults = append(r.Faults, Fault{"SPUR", m.doc.ID, "incident_type", p})
	}
	for role := range roles {
		want, said := normalized(m.doc.Gold.REE.at(role)), m.ree[role]
		hit := make([]bool, len(said))
		for _, g := range want {
			found := false
			for j, p := range said {
				if slices.ContainsFunc(p, func(s string) bool { return slices.Contains(g, s) }) {
					hit[j], found = true, true
				}
			}
			if !found {
				r.Faults = append(r.Faults, Fault{"MISS", m.doc.ID, RoleNames[role], strings.Join(g, " / ")})
			}
		}
		for j, p := range said {
			if !hit[j] {
				r.Faults = append(r.Faults, Fault{"SPUR", m.doc.ID, RoleNames[role], strings.Join(p, " / ")})
			}
		}
	}
}
