package figures

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// hedge is a phrase beside a number that says how it bounds the truth.
type hedge struct {
	words []string
	bound record.Bound
}

func (g *tongue) loadHedges(lang string) {
	for r := range pack.Table(lang + "/hedges.txt") {
		h := hedge{strings.Fields(r.Field(0)), record.Bound(r.Field(2))}
		switch r.Field(1) {
		case "before":
			k := h.words[len(h.words)-1]
			g.before[k] = append(g.before[k], h)
		case "after":
			g.after[h.words[0]] = append(g.after[h.words[0]], h)
		default:
			panic(r.Errorf("unknown side %q", r.Field(1)))
		}
	}
}

// hedged widens a number by the hedges around it; the longest phrase wins.
func (f *finder) hedged(n *number, from, limit int) {
	toks := f.t.Tokens
	// "the more than 205": a hedge may stand before a currency sign
	start := n.first
	best, bestLen := hedge{}, 0
	if start > from {
		for _, h := range f.tongue.before[toks[start-1].Norm] {
			if len(h.words) > bestLen && f.matches(start-len(h.words), from, limit, h.words) {
				best, bestLen = h, len(h.words)
			}
		}
	}
	if bestLen > 0 && f.hedges(start-bestLen, best, n) {
		n.first = start - bestLen
		n.bound = combine(n.bound, best.bound, n)
		// "at least some 40": the outer hedge rules
		if n.first > from {
			for _, h := range f.tongue.before[toks[n.first-1].Norm] {
				if f.matches(n.first-len(h.words), from, limit, h.words) && h.bound != record.Exact {
					n.first -= len(h.words)
					n.bound = combine(n.bound, h.bound, n)
					break
				}
			}
		}
	}
	f.hedgedAfter(n, n.last, limit)
}

// hedgedAfter looks for "or more" behind token at.
func (f *finder) hedgedAfter(n *number, at, limit int) bool {
	if at >= limit {
		return false
	}
	tok := &f.t.Tokens[at]
	if tok.Kind == words.Symbol && !tok.Space && f.text[tok.Start] == '+' {
		n.last, n.bound = at+1, record.AtLeast
		return true
	}
	for _, h := range f.tongue.after[tok.Norm] {
		if f.matches(at, at, limit, h.words) {
			n.last = at + len(h.words)
			n.bound = combine(n.bound, h.bound, n)
			return true
		}
	}
	return false
}

func combine(old, hedge record.Bound, n *number) record.Bound {
	if !n.hasValue && !n.isRange {
		return old // "some hundreds" stays "hundreds"
	}
	return hedge
}

// matches tells whether the words stand at token i, inside [from, limit).
func (f *finder) matches(i, from, limit int, ws []string) bool {
	if i < from || i+len(ws) > limit {
		return false
	}
	for k, w := range ws {
		if f.t.Tokens[i+k].Norm != w {
			return false
		}
	}
	return true
}

// hedges refuses phrases that only look like one: "over" of a verb ("took over 12 towns" cannot be told),
// "some" before "of", "under 14" as an age.
func (f *finder) hedges(i int, h hedge, n *number) bool {
	if len(h.words) > 1 || i == 0 {
		return true
	}
	switch h.words[0] {
	case "over":
		switch f.t.Tokens[i-1].Norm {
		case "took", "take", "taken", "taking", "takes", "handed", "hand", "spread", "ran", "turned":
			return false
		}
	case "under", "below":
		return n.hasValue && n.value > 12 || n.percent
	}
	return true
}
