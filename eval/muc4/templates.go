package muc4

import (
	"slices"

	"testigo/eval/assign"
	"testigo/eval/pytext"
)

// typeMultiset is (c) type: how many incidents of each type.
func typeMultiset(ms []*message) (res Count) {
	for _, m := range ms {
		n := aligned(len(m.gold), len(m.pred), func(i, j int) bool { return agree(m.pred[j].IncidentType, m.gold[i].IncidentType) })
		res.add(n, len(m.pred), n, len(m.gold))
	}
	return res
}

// entityCount is the number of scored entities of the templates.
func entityCount(ts []Template) int {
	n := 0
	for i := range ts {
		for role := range roles {
			n += len(ts[i].at(role))
		}
	}
	return n
}

// slots of GTT: incident type, then the roles.
const slots = 1 + roles

// gain is what mapping a predicted template to a gold one brings per slot.
type gain struct {
	possible bool // types agree
	p, r     [slots]int
	sumP     int
	sumR     int
}

func gainOf(pred, gold *Template) gain {
	var g gain
	if !agree(pred.IncidentType, gold.IncidentType) {
		return g
	}
	g.possible = true
	g.p[0], g.r[0] = 1, 1
	for role := range roles {
		said, want := pred.at(role), gold.at(role)
		for _, e := range said {
			if slices.ContainsFunc(want, e.within) {
				g.p[1+role]++
			}
		}
		for _, k := range want {
			if slices.ContainsFunc(said, func(e Entity) bool { return e.within(k) }) {
				g.r[1+role]++
			}
		}
	}
	for s := range slots {
		g.sumP += g.p[s]
		g.sumR += g.r[s]
	}
	return g
}

// maxNodes bounds the search for the best mapping; a document beyond it is
// mapped by linear assignment.
const maxNodes = 300000

// mapping searches the template mapping with the best micro F1 of a document:
// depth first in lexicographic order (gold 0, 1, …, unmapped) with a bound. The
// first of several equally good ones wins. Mapping to a gold template of another
// type counts as unmapped; it is tried all the same, so that ties fall as in
// the published implementation.
type mapping struct {
	gains        [][]gain // pred by gold
	nPred, nGold int      // items
	tailP, tailR []int    // most that the templates from here on can bring
	used         []bool
	cur, best    [][2]int
	bestF        float64
	nodes        int
}

func (m *mapping) f(pn, rn int) float64 {
	return Count{pn, m.nPred, rn, m.nGold}.prf().F
}

func (m *mapping) search(i, pn, rn int) {
	m.nodes++
	if m.nodes > maxNodes || m.f(pn+m.tailP[i], rn+m.tailR[i]) <= m.bestF {
		return
	}
	if i == len(m.gains) {
		m.bestF, m.best = m.f(pn, rn), slices.Clone(m.cur)
		return
	}
	for j := range m.used {
		if m.used[j] {
			continue
		}
		g := &m.gains[i][j]
		m.used[j] = true
		if g.possible {
			m.cur = append(m.cur, [2]int{i, j})
		}
		m.search(i+1, pn+g.sumP, rn+g.sumR)
		if g.possible {
			m.cur = m.cur[:len(m.cur)-1]
		}
		m.used[j] = false
		if m.nodes > maxNodes {
			return
		}
	}
	m.search(i+1, pn, rn)
}

func bestMapping(m *message, gains [][]gain) [][2]int {
	s := &mapping{gains: gains, nPred: len(m.pred) + entityCount(m.pred), nGold: len(m.gold) + entityCount(m.gold),
		tailP: make([]int, len(m.pred)+1), tailR: make([]int, len(m.pred)+1), used: make([]bool, len(m.gold)), bestF: -1}
	for i := len(m.pred) - 1; i >= 0; i-- {
		p, r := 0, 0
		for _, g := range gains[i] {
			p, r = max(p, g.sumP), max(r, g.sumR)
		}
		s.tailP[i], s.tailR[i] = s.tailP[i+1]+p, s.tailR[i+1]+r
	}
	s.search(0, 0, 0)
	if s.nodes <= maxNodes {
		return s.best
	}
	w := make([][]float64, len(gains))
	for i := range w {
		w[i] = make([]float64, len(gains[i]))
		for j, g := range gains[i] {
			if g.possible {
				w[i][j] = float64(g.sumP)/float64(s.nPred) + float64(g.sumR)/float64(s.nGold)
			}
		}
	}
	var linear [][2]int
	pn, rn := 0, 0
	for _, p := range assign.MaxWeight(w) {
		if g := &gains[p[0]][p[1]]; g.possible {
			linear = append(linear, p)
			pn, rn = pn+g.sumP, rn+g.sumR
		}
	}
	if s.f(pn, rn) > s.bestF {
		return linear
	}
	return s.best
}

// gtt is (c) GTT: incident type and roles.
func gtt(ms []*message) (res [slots]Count) {
	for _, m := range ms {
		gains := make([][]gain, len(m.pred))
		for i := range gains {
			gains[i] = make([]gain, len(m.gold))
			for j := range gains[i] {
				gains[i][j] = gainOf(&m.pred[i], &m.gold[j])
			}
		}
		best := bestMapping(m, gains)
		for s := range slots {
			pd, rd := len(m.pred), len(m.gold)
			if s > 0 {
				pd, rd = 0, 0
				for i := range m.pred {
					pd += len(m.pred[i].at(s - 1))
				}
				for j := range m.gold {
					rd += len(m.gold[j].at(s - 1))
				}
			}
			pn, rn := 0, 0
			for _, p := range best {
				pn += gains[p[0]][p[1]].p[s]
				rn += gains[p[0]][p[1]].r[s]
			}
			res[s].add(pn, pd, rn, rd)
		}
	}
	return res
}

// sharedEntities is phi-subset: predicted entities that share a mention with a
// gold entity of their role, and gold entities so hit.
func sharedEntities(gold, pred *Template) (n, hits int) {
	for role := range roles {
		want := gold.at(role)
		hit := make([]bool, len(want))
		for _, e := range pred.at(role) {
			for _, m := range e {
				if k := slices.IndexFunc(want, func(y Entity) bool { return slices.Contains(y, m) }); k >= 0 {
					n++
					if !hit[k] {
						hit[k] = true
						hits++
					}
					break
				}
			}
		}
	}
	return n, hits
}

// sharedMentions is phi-3: mentions shared by entities aligned one to one.
func sharedMentions(gold, pred *Template) int {
	sum := 0
	for role := range roles {
		want, said := gold.at(role), pred.at(role)
		w := make([][]float64, len(want))
		for i := range w {
			w[i] = make([]float64, len(said))
			for j, e := range said {
				for _, m := range e {
					if slices.Contains(want[i], m) {
						w[i][j]++
					}
				}
			}
		}
		for _, p := range assign.MaxWeight(w) {
			sum += int(w[p[0]][p[1]])
		}
	}
	return sum
}

// rme is CEAF-RME. Gold templates with alternative types are expanded to a
// copy a type; only the best copy keeps its scores.
func rme(ms []*message, mentions bool) (res Count) {
	type copyOf struct {
		kind string
		of   int
	}
	for _, m := range ms {
		var pred []*Template
		for i := range m.pred {
			if entityCount(m.pred[i:i+1]) > 0 {
				pred = append(pred, &m.pred[i])
			}
		}
		var rows []copyOf
		for k := range m.gold {
			alternatives := []string{m.gold[k].IncidentType}
			if len(pred) > 0 {
				alternatives = types(m.gold[k].IncidentType)
			}
			for _, t := range alternatives {
				rows = append(rows, copyOf{t, k})
			}
		}
		p, r := make([][]float64, len(rows)), make([][]int, len(rows))
		for i, row := range rows {
			p[i], r[i] = make([]float64, len(pred)), make([]int, len(pred))
			for j, t := range pred {
				if pytext.Strip(pytext.Lower(t.IncidentType)) != row.kind {
					continue
				}
				n, hits := 0, 0
				if mentions {
					n = sharedMentions(&m.gold[row.of], t)
					hits = n
				} else {
					n, hits = sharedEntities(&m.gold[row.of], t)
				}
				p[i][j], r[i][j] = float64(n), hits
			}
		}
		for i := 0; i < len(rows); {
			end, keep, most := i, i, -1.0
			for end < len(rows) && rows[end].of == rows[i].of {
				sum := 0.0
				for _, x := range p[end] {
					sum += x
				}
				if sum > most {
					keep, most = end, sum
				}
				end++
			}
			for ; i < end; i++ {
				if i != keep {
					clear(p[i])
					clear(r[i])
				}
			}
		}
		pn, rn := 0, 0
		for _, a := range assign.MaxWeight(p) {
			pn += int(p[a[0]][a[1]])
			rn += r[a[0]][a[1]]
		}
		pd, rd := 0, 0
		for _, t := range pred {
			pd += size(t, mentions)
		}
		if mentions {
			// The published implementation counts the mentions of every copy;
			// kept, so that the numbers stay comparable.
			for _, row := range rows {
				rd += size(&m.gold[row.of], true)
			}
		} else {
			rd = entityCount(m.gold)
		}
		res.add(pn, pd, rn, rd)
	}
	return res
}

// size of a template in entities or mentions.
func size(t *Template, mentions bool) int {
	n := 0
	for role := range roles {
		for _, e := range t.at(role) {
			if mentions {
				n += len(e)
			} else {
				n++
			}
		}
	}
	return n
}

// relevance is (d).
func relevance(ms []*message, strict bool) (res Count) {
	for _, m := range ms {
		gold, pred := len(m.doc.Gold.Templates) > 0, len(m.pred) > 0
		if strict && gold && len(m.doc.Templates) > 0 && !slices.ContainsFunc(m.doc.Templates, func(k Key) bool { return !k.Optional }) {
			continue
		}
		both, p, g := 0, 0, 0
		if gold && pred {
			both = 1
		}
		if pred {
			p = 1
		}
		if gold {
			g = 1
		}
		res.add(both, p, both, g)
	}
	return res
}
