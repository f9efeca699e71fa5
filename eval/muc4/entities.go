package muc4

import (
	"slices"
	"strings"

	"testigo/eval/assign"
	"testigo/eval/pytext"
)

// Count holds the numerators and denominators of precision and recall.
type Count struct{ PNum, PDen, RNum, RDen int }

func (c *Count) add(pn, pd, rn, rd int) {
	c.PNum, c.PDen, c.RNum, c.RDen = c.PNum+pn, c.PDen+pd, c.RNum+rn, c.RDen+rd
}

// PRF is precision, recall and their harmonic mean, 0 to 1.
type PRF struct{ P, R, F float64 }

func (c Count) prf() PRF {
	var x PRF
	if c.PDen > 0 {
		x.P = float64(c.PNum) / float64(c.PDen)
	}
	if c.RDen > 0 {
		x.R = float64(c.RNum) / float64(c.RDen)
	}
	return x.mean()
}

func (x PRF) mean() PRF {
	if x.P+x.R > 0 {
		x.F = 2 * x.P * x.R / (x.P + x.R)
	}
	return x
}

// message is one document of gold with its prediction, made ready.
type message struct {
	doc       *Doc
	gold      []Template // distinct, mentions normal
	pred      []Template // mentions normal, types in lower case
	ree       [roles][]Entity
	raw       [roles][]Entity // as written, for head matching
	described []Entity        // VictimDescription as written

	considered Considered
}

// entityCEAF is (a).
func entityCEAF(ms []*message) (res [roles]Count) {
	for _, m := range ms {
		for role := range roles {
			gold, pred := normalized(m.doc.Gold.REE.at(role)), m.ree[role]
			n := aligned(len(gold), len(pred), func(i, j int) bool { return pred[j].within(gold[i]) })
			res[role].add(n, len(pred), n, len(gold))
		}
	}
	return res
}

// aligned is the largest number of one-to-one pairs that fit.
func aligned(n, m int, fits func(i, j int) bool) int {
	w := make([][]float64, n)
	for i := range w {
		w[i] = make([]float64, m)
		for j := range w[i] {
			if fits(i, j) {
				w[i][j] = 1
			}
		}
	}
	sum := 0
	for _, p := range assign.MaxWeight(w) {
		sum += int(w[p[0]][p[1]])
	}
	return sum
}

// signature is a string as head matching sees it.
type signature struct {
	normal string
	heads  []string
}

func (a signature) hits(b signature) bool {
	if a.normal == b.normal {
		return true
	}
	return slices.ContainsFunc(a.heads, func(h string) bool { return slices.Contains(b.heads, h) })
}

// kinds of head matching, (b).
const (
	classic = "classic"
	head    = "head"
	anyHead = "any"
	exact   = "exact"
)

// classicGold has the entities of a role over the templates that are not
// optional, sub- and supersets of one already kept dropped.
func classicGold(d *Doc, role int) []Entity {
	var out, lower []Entity
	for i := range d.Templates {
		if d.Templates[i].Optional {
			continue
		}
		for _, e := range d.Templates[i].at(role) {
			l := make(Entity, len(e))
			for k, m := range e {
				l[k] = pytext.Lower(m)
			}
			if !slices.ContainsFunc(lower, func(k Entity) bool { return l.within(k) || k.within(l) }) {
				out, lower = append(out, e), append(lower, l)
			}
		}
	}
	return out
}

const victimRole = 3

// headMatch is (b).
func headMatch(ms []*message, kind string, firstMention bool) (res [roles]Count) {
	sign := func(s string) signature {
		x := signature{normal: normal(s)}
		if kind != exact {
			x.heads = heads(s, kind == anyHead)
		}
		return x
	}
	for _, m := range ms {
		for role := range roles {
			source := m.doc.Gold.Roles.at(role)
			if kind == classic {
				source = classicGold(m.doc, role)
			}
			var gold [][]signature
			for _, e := range source {
				var g []signature
				for _, s := range e {
					if !pronouns[normal(s)] {
						g = append(g, sign(s))
					}
				}
				if g != nil {
					gold = append(gold, g)
				}
			}
			said := m.raw[role]
			if kind == classic && role == victimRole {
				said = slices.Concat(said, m.described)
			}
			pred := distinctStrings(said, sign, firstMention)
			hits, recalled := 0, 0
			for _, p := range pred {
				if slices.ContainsFunc(gold, func(g []signature) bool { return slices.ContainsFunc(g, p.hits) }) {
					hits++
				}
			}
			for _, g := range gold {
				if slices.ContainsFunc(g, func(x signature) bool { return slices.ContainsFunc(pred, x.hits) }) {
					recalled++
				}
			}
			res[role].add(hits, len(pred), recalled, len(gold))
		}
	}
	return res
}

// distinctStrings are the mentions that are no pronouns; those with the same
// heads (or, without heads, the same letters) count once.
func distinctStrings(es []Entity, sign func(string) signature, firstMention bool) []signature {
	var out []signature
	seen := map[string]bool{}
	for _, e := range es {
		if firstMention {
			e = e[:min(1, len(e))]
		}
		for _, s := range e {
			if n := normal(s); n == "" || pronouns[n] {
				continue
			}
			x := sign(s)
			key := "=" + x.normal
			if len(x.heads) > 0 {
				key = strings.Join(x.heads, "\x00")
			}
			if !seen[key] {
				seen[key] = true
				out = append(out, x)
			}
		}
	}
	return out
}

// macro is the mean of P and R over the roles.
func macro(res [roles]Count) PRF {
	var x PRF
	for _, c := range res {
		y := c.prf()
		x.P += y.P
		x.R += y.R
	}
	x.P /= roles
	x.R /= roles
	return x.mean()
}
