package reading

import (
	"testigo/reading/attributions"
	"testigo/reading/events"
)

// sayings hands attributions to the event layer in the form it declares.
func sayings(found []attributions.Attribution) []events.Saying {
	out := make([]events.Saying, 0, len(found))
	for _, a := range found {
		out = append(out, events.Saying{Span: a.Span, Speaker: a.Speaker, Certainty: a.Certainty})
	}
	return out
}
