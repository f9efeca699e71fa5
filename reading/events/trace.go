package events

import (
	"fmt"

	"testigo/record"
)

// Trace keeps what the reader saw and left out, for error analysis: which word was known and at which step it was
// lost, and which noun phrases could have filled a role. A nil Trace keeps nothing and costs nothing.
type Trace struct {
	Lost    []Loss
	Phrases []record.Span
	Weighed []Weighed
}

// Loss is a trigger word that became no event of its own.
type Loss struct {
	Span record.Span
	Step string // "conditions of the word", "weight 0.42", "merged with an earlier telling" …
}

func (f *finder) lost(c *candidate, step string) {
	if f.in.Trace != nil {
		f.in.Trace.Lost = append(f.in.Trace.Lost, Loss{f.t.Span(c.first, c.last), step})
	}
}

func (f *finder) refused(first int) {
	if f.in.Trace != nil {
		f.in.Trace.Lost = append(f.in.Trace.Lost, Loss{f.t.Span(first, first+1), "conditions of the word"})
	}
}

// lostByWeight: its weight is below the bar.
func (f *finder) lostByWeight(c *candidate) {
	if f.in.Trace != nil {
		f.lost(c, fmt.Sprintf("weight %.2f", c.weight))
	}
}

func (f *finder) tracePhrases() {
	if f.in.Trace == nil {
		return
	}
	for k := range f.phrases {
		f.in.Trace.Phrases = append(f.in.Trace.Phrases, f.t.Span(f.phrases[k].first, f.phrases[k].last))
	}
}
