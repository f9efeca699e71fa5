package incidents

import (
	"sort"
	"strings"
)

// Weighed is a story with all probabilities: what remains is to choose.
type Weighed struct {
	Relevant float64
	Type     [NTypes]float64
	Count    [NTypes][MaxCount + 1]float64 // of at least n incidents of the type
	Fills    [NTypes][]Filling
}

// Weigh asks the dense models, each about what those before it said.
func (md *Model) Weigh(s *Story, sc *Scores) *Weighed {
	w := &Weighed{}
	d := DocumentVector(s, sc)
	w.Relevant = md.Relevant.P(d)
	for k := range Types {
		w.Type[k] = md.Type[k].P(d)
		if !Likely(w.Relevant, w.Type[k]) {
			continue
		}
		w.Fills[k] = Fills(s, sc, k, w.Relevant, w.Type[k])
		for i := range w.Fills[k] {
			f := &w.Fills[k][i]
			for r := 1; r < NRoles; r++ {
				f.P[r] = md.Fill[r].P(f.Vector)
			}
		}
		v := CountVector(s, sc, k, w.Relevant, w.Type[k], w.Fills[k])
		for n := 1; n <= MaxCount; n++ {
			w.Count[k][n] = md.Count[n].P(v)
		}
	}
	return w
}

// Likely tells whether a type is looked into.
func Likely(relevant, of float64) bool { return relevant >= 0.15 && of >= 0.1 }

// Choose makes the templates of a story.
func (b *Bars) Choose(s *Story, w *Weighed) []Template {
	var out []Template
	best := 0
	for k := range Types {
		if w.Count[k][1] > w.Count[best][1] {
			best = k
		}
		n := 0
		for n < MaxCount && w.Count[k][n+1] >= b.Count[n+1] && w.Count[k][n+1] > 0 {
			n++
		}
		if n > 0 {
			out = append(out, b.templates(s, w, k, n)...)
		}
	}
	if len(out) == 0 && w.Relevant >= b.Relevant && w.Count[best][1] > 0 {
		out = b.templates(s, w, best, 1)
	}
	return out
}

// templates fills n incidents of a type. Victims and targets go to one of them each, in the order of the text;
// who did it, and with what, is told of all if it is sure enough.
func (b *Bars) templates(s *Story, w *Weighed, k, n int) []Template {
	out := make([]Template, n)
	for i := range out {
		out[i] = Template{Type: Types[k], Fillers: map[string][][]string{}}
	}
	for r := 1; r < NRoles; r++ {
		var picks []Filling
		for _, f := range distinct(s, w.Fills[k], r) {
			if f.P[r] < b.Role[r] || (Roles[r] == "PerpInd" || Roles[r] == "PerpOrg") && len(picks) == 1 {
				break
			}
			picks = append(picks, f)
		}
		spread := n > 1 && (Roles[r] == "Target" || Roles[r] == "Victim")
		if spread {
			sort.SliceStable(picks, func(i, j int) bool { return first(s, picks[i]) < first(s, picks[j]) })
		}
		for at, f := range picks {
			e := b.strings(s, w.Fills[k], f, r)
			for i := range out {
				if spread && at*n/len(picks) != i || !spread && i > 0 && f.P[r] < b.Again {
					continue
				}
				out[i].Fillers[Roles[r]] = append(out[i].Fillers[Roles[r]], e)
			}
		}
	}
	return out
}

func first(s *Story, f Filling) int { return s.Candidates[f.Index].mentions[0].sentence }

// strings are the names of one filler: its surest, and others that name it too.
func (b *Bars) strings(s *Story, fills []Filling, f Filling, role int) []string {
	c := s.Candidates[f.Index]
	out := []string{c.Text}
	if Roles[role] == "PerpOrg" {
		if c.Acronym != "" {
			out = append(out, c.Acronym)
		} else if full := fullName(c, s.Candidates); full != "" {
			out = []string{full, c.Text}
		}
	}
	for _, g := range fills {
		d := s.Candidates[g.Index]
		if g.Index != f.Index && g.P[role] >= b.Variant && sameEntity(c, d) && !containsFold(out, d.Text) {
			out = append(out, d.Text)
		}
	}
	return out
}

func containsFold(list []string, s string) bool {
	for _, x := range list {
		if strings.EqualFold(x, s) {
			return true
		}
	}
	return false
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
	if a.Acronym != "" && strings.EqualFold(a.Acronym, b.Text) || b.Acronym != "" && strings.EqualFold(b.Acronym, a.Text) {
		return true
	}
	x, y := " "+a.Norm+" ", " "+b.Norm+" "
	if strings.Contains(x, y) || strings.Contains(y, x) {
		return true
	}
	return overlap(a, b)
}

// overlap: somewhere the two are cut out of the same words.
func overlap(a, b *Candidate) bool {
	for _, m := range a.mentions {
		for _, n := range b.mentions {
			if m.first < n.last && n.first < m.last {
				return true
			}
		}
	}
	return false
}
