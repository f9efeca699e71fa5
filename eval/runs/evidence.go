package runs

import (
	"testigo/eval/gold"
	"testigo/reading/events"
	"testigo/record"
)

// evidence is what the layers found, in code points, so that a fault can name the layer that lost an item.
func evidence(r *record.Reading, trace *events.Trace) *gold.Evidence {
	e := &gold.Evidence{Sentence: true}
	at := func(s record.Span) gold.Span {
		a, b := r.Doc.CodePoints(s)
		return gold.Span{Start: a, End: b}
	}
	for i := range r.Times {
		if t := r.Times[i].Value(); t.Type != record.Set {
			e.Times = append(e.Times, gold.TimedSpan{Span: at(r.Times[i].Span()), EDTF: t.EDTF})
		}
	}
	for _, p := range trace.Phrases {
		e.Phrases = append(e.Phrases, at(p))
	}
	for _, l := range trace.Lost {
		e.Lost = append(e.Lost, gold.LostSpan{Span: at(l.Span), Step: l.Step})
	}
	return e
}
