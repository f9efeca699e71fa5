package gold

// Verdict is what gold says of a word as the trigger of an event of one type.
type Verdict int8

// The verdicts: Wrong, no such event is told there; Neutral, one that need not be found; Right, one that must.
const (
	Wrong Verdict = iota
	Neutral
	Right
)

// Tells judges a span, in code points, as a trigger of a type: it must overlap a trigger or mention of gold, or lie in the
// sentence of a gold event of that type.
func (d *Doc) Tells(kind string, at Span) Verdict {
	best := Wrong
	for _, e := range d.events {
		if e.modesOf(maybe{kind, true}) == nil || !anyOverlap(e.mentions, []span{at.span()}) && !at.span().overlaps(e.sentence) {
			continue
		}
		if !e.weak {
			return Right
		}
		best = Neutral
	}
	return best
}
