package conflicts

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// nearby is how far, in bytes of text, a demand may stand from the act with which it belongs: two or three sentences.
const nearby = 600

// demand is one demand with the event told nearest to it.
type demand struct {
	ref     record.DemandRef
	event   string
	of      string // ID of the profile that is asked
	content string // folded
	going   bool   // asks that somebody go
}

// Gatherer takes in the demands of readings, document by document, and makes out the conflicts among the events.
type Gatherer struct {
	demands []demand
	horizon record.Day
}

// New makes an empty gatherer.
func New() *Gatherer { return &Gatherer{} }

// Add takes in a document's demands; eventOf gives the ID of the event that a statement tells, actorOf that of a profile.
func (g *Gatherer) Add(r *record.Reading, eventOf func(statement int) string, actorOf func(record.ActorRef) string) {
	doc := r.Doc.ID()
	for _, day := range [...]record.Day{r.Written.Best.To, r.Written.Interval.To, r.Written.Best.From, r.Written.Interval.From} {
		if day != 0 {
			g.horizon = max(g.horizon, day)
			break
		}
	}
	for i, c := range r.Demands {
		at := c.Span().Start
		best, distance := -1, nearby+1
		for k := range r.Events {
			d := r.Events[k].Span().Start - at
			if d = max(d, -d); d < distance {
				best, distance = k, d
			}
		}
		if best < 0 {
			continue
		}
		v := c.Value()
		d := demand{ref: record.DemandRef{Doc: doc, Index: i}, event: eventOf(best), content: words.Norm(v.Content)}
		if v.OfActor > 0 {
			d.of = actorOf(record.ActorRef{Doc: doc, Index: v.OfActor - 1})
		}
		d.going = asksToGo(d.content)
		g.demands = append(g.demands, d)
	}
}

// Horizon is the day of the last document: what happened later is not known.
func (g *Gatherer) Horizon() record.Day { return g.horizon }

// goingWords are stems of asking that somebody leave an office, English and Spanish.
var goingWords = []string{"resign", "step down", "stepping down", "ouster", "removal of", "departure of", "renunci", "dimisi", "dimita", "salida de", "salida del", "destitucion", "vacancia", "que se vaya"}

func asksToGo(content string) bool {
	for _, w := range goingWords {
		if strings.Contains(content, w) {
			return true
		}
	}
	return false
}
