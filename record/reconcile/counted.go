package reconcile

import (
	"slices"

	"testigo/record"
)

// counts are the types of acts whose people a measure counts.
var counts = map[string][]record.EventType{
	"killed":       {record.Assault, record.Disaster, record.Protest},
	"wounded":      {record.Assault, record.Coerce, record.Protest, record.Disaster},
	"arrested":     {record.Coerce},
	"deported":     {record.Coerce},
	"participants": {record.Protest},
	"hostages":     {record.Seize},
	"released":     {record.Release},
	"missing":      {record.Assault, record.Seize, record.Disaster},
	"displaced":    {record.Disaster, record.Coerce},
}

// Counted says which event each figure of a document counts: the one whose statement holds it, or, for a count of people that the reader left
// alone, the one act in its sentence that such people are counted of.
func Counted(r *record.Reading, eventOf func(statement int) *record.Event) map[int]*record.Event {
	out := map[int]*record.Event{}
	in := map[int][]int{} // by the start of the sentence
	for i, c := range r.Events {
		e := c.Value()
		for _, f := range e.Counts {
			if out[f] == nil {
				out[f] = eventOf(i)
			}
		}
		in[e.Sentence.Start] = append(in[e.Sentence.Start], i)
	}
	p := page{r: r}
	for i, c := range r.Figures {
		f := c.Value()
		types := counts[f.Measure]
		if out[i] != nil || types == nil || f.Duration || f.Rank || f.Per != "" {
			continue
		}
		var only *record.Event
		several := false
		for _, s := range in[p.sentenceOf(c.Span()).Start] {
			v := r.Events[s].Value()
			if !slices.Contains(types, v.Type) || f.Measure == "arrested" && v.Mode != "arrest" && v.Mode != "raid" || f.Measure == "deported" && v.Mode != "deportation" {
				continue
			}
			e := eventOf(s)
			several = several || only != nil && only != e
			only = e
		}
		if only != nil && !several {
			out[i] = only
		}
	}
	return out
}
