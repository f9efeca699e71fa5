package incidents

import (
	"sort"
	"strings"
)

// Scored is a candidate with its surest role.
type Scored struct {
	Index int // in the list of candidates
	Role  int
	P     float64
}

// Scored picks the candidates above the threshold of their best role; of overlapping variants the
// surest, of a name and its surname the surer.
func (md *Model) Scored(ty int, cands []*Candidate) []Scored {
	var picks []Scored
	var buf []string
	for i, c := range cands {
		buf = TypeFeatures(c, ty, buf)
		p := md.RoleScores(buf)
		best := 1
		for r := 2; r < len(Roles); r++ {
			if p[r] > p[best] {
				best = r
			}
		}
		if p[best] >= md.Role[best] {
			picks = append(picks, Scored{i, best, p[best]})
		}
	}
	sort.SliceStable(picks, func(i, j int) bool { return picks[i].P > picks[j].P })
	var kept []Scored
next:
	for _, k := range picks {
		for _, o := range kept {
			if o.Role == k.Role && sameEntity(cands[o.Index], cands[k.Index]) {
				continue next
			}
		}
		kept = append(kept, k)
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].Index < kept[j].Index })
	return kept
}

// template fills one incident of a type.
func (md *Model) template(ty int, cands []*Candidate) Template {
	out := Template{Type: Types[ty], Fillers: map[string][][]string{}}
	for _, k := range md.Scored(ty, cands) {
		c := cands[k.Index]
		e := []string{c.Text}
		if Roles[k.Role] == "PerpOrg" {
			if c.Acronym != "" {
				e = append(e, c.Acronym)
			} else if full := fullName(c, cands); full != "" {
				e = []string{full, c.Text}
			}
		}
		out.Fillers[Roles[k.Role]] = append(out.Fillers[Roles[k.Role]], e)
	}
	return out
}

// fullName is the name behind which an acronym stands in brackets; "" if none.
func fullName(c *Candidate, cands []*Candidate) string {
	best := ""
	for _, d := range cands {
		if d != c && d.Acronym != "" && strings.EqualFold(d.Acronym, c.Text) && (best == "" || len(d.Text) < len(best)) && strings.Contains(d.Norm, " ") {
			best = d.Text
		}
	}
	return best
}

// sameEntity: one string inside the other at word borders, overlapping spans, or one the acronym of the other.
func sameEntity(a, b *Candidate) bool {
	if strings.EqualFold(a.Acronym, b.Text) || strings.EqualFold(b.Acronym, a.Text) {
		return true
	}
	x, y := " "+a.Norm+" ", " "+b.Norm+" "
	if strings.Contains(x, y) || strings.Contains(y, x) {
		return true
	}
	for _, m := range a.mentions {
		for _, n := range b.mentions {
			if m.first < n.last && n.first < m.last {
				return true
			}
		}
	}
	return false
}
