package gold

import (
	"fmt"
	"strings"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// Evidence is what the layers below a reading found in the same text, in code points. With it a fault names the layer
// that lost the item; without it faults say only what is wrong.
type Evidence struct {
	Times    []TimedSpan // date phrases with their value
	Phrases  []Span      // noun phrases that could have filled a role
	Lost     []LostSpan  // words that the tables know and that became no event
	Sentence bool        // print the sentence below a fault
}

// TimedSpan is a date phrase and its value (EDTF; "" = not resolved).
type TimedSpan struct {
	Span
	EDTF string
}

// LostSpan is a word that could have named an event, and where it was lost.
type LostSpan struct {
	Span
	Step string
}

// With gives the prediction its evidence.
func (p Prediction) With(e *Evidence) Prediction {
	p.evidence = e
	return p
}

func (s Span) span() span { return span{s.Start, s.End} }

// lostEvent names the layer at which a gold event was lost.
func (s *scorer) lostEvent(g *event, P []claimed) string {
	if s.evidence == nil {
		return ""
	}
	for j := range P {
		if p := &P[j]; p.trigger.ok && p.trigger.span.overlaps(g.trigger) {
			return "read as " + p.kind.s + "/" + p.mode.s
		}
	}
	for j := range P {
		if anyOverlap(P[j].mentions, []span{g.trigger}) {
			return "a mention of " + P[j].raw.Get("id").Str() + " " + P[j].kind.s
		}
	}
	last := ""
	for _, l := range s.evidence.Lost {
		if l.span().overlaps(g.trigger) {
			last = l.Step
		}
	}
	if last != "" {
		return last
	}
	return "no word of the tables"
}

// lostDate names the layer at which the date of an event was lost.
func (s *scorer) lostDate(g *event, said jsontree.Value) string {
	if s.evidence == nil {
		return ""
	}
	when := g.raw.Get("when")
	at := spanOf(when)
	if !at.ok {
		if said.IsNull() {
			return "not printed, none carried"
		}
		return "not printed, wrong one carried"
	}
	for _, t := range s.evidence.Times {
		if !t.span().overlaps(at.span) {
			continue
		}
		if v := edtfOf(jsontree.OfString(t.EDTF)); t.EDTF == "" || !g.dateFits(v) {
			return fmt.Sprintf("read %q as %s", pytext.Slice(s.doc.text, t.Start, t.End), t.EDTF)
		}
		if at.span.start < g.sentence.start || at.span.start >= g.sentence.end {
			return "date of another sentence not carried"
		}
		return "date of the sentence not chosen"
	}
	return "date phrase not found: " + reprString(pytext.Slice(s.doc.text, at.start, at.end))
}

func (g *event) dateFits(v []days) bool {
	for _, a := range append([][]days{edtfOf(g.date)}, g.alts...) {
		if sameDays(v, a) || inside(v, a) {
			return true
		}
	}
	return false
}

// lostActor names the layer at which a role was lost.
func (s *scorer) lostActor(a *actor, P []actor) string {
	if !a.at.ok {
		return "not printed"
	}
	for i := range P {
		p := &P[i]
		if p.at.overlaps(a.at) {
			return "has " + p.role.s + " " + reprString(pytext.Slice(s.doc.text, p.at.start, p.at.end))
		}
	}
	if s.evidence == nil {
		return ""
	}
	for _, p := range s.evidence.Phrases {
		if p.span().overlaps(a.at.span) {
			return "not attached"
		}
	}
	return "no noun phrase"
}

// traced is a fault that is listed only where the predictions carry evidence.
func (s *scorer) traced(kind, layer string, in span, format string, args ...any) {
	if s.evidence != nil {
		s.layered(kind, layer, in, format, args...)
	}
}

// layered adds the layer to a fault, and the sentence it came from.
func (s *scorer) layered(kind, layer string, in span, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if layer != "" {
		text += "  <- " + layer
	}
	id := ""
	if len(args) > 0 {
		id = fmt.Sprint(args[0])
	}
	s.faults = append(s.faults, Fault{Kind: kind, Text: text, ID: id, Layer: layer, Sentence: s.quoted(in)})
}

// quoted is a stretch of the text in one line, if sentences are wanted.
func (s *scorer) quoted(in span) string {
	if s.evidence == nil || !s.evidence.Sentence {
		return ""
	}
	return strings.Join(strings.Fields(pytext.Slice(s.doc.text, in.start, in.end)), " ")
}

// around is the sentence that a prediction gives, else its trigger.
func (s *scorer) around(p *claimed) span {
	if x := spanOf(p.raw.Get("sentence")); x.ok {
		return x.span
	}
	return p.trigger.span
}
