package link

import "testigo/record"

// Told names one statement of a reading.
type Told struct {
	Reading *record.Reading
	Index   int
}

// Compose sums up statements that somebody else, a person, says are one event: as Linker does, but asking nothing and giving no
// reasons of its own. Independent and ID are left to the caller, who knows the other documents.
func Compose(told []Told, actorOf func(record.ActorRef) string) *record.Event {
	c := newCluster(0)
	tellers := map[*record.Reading]*teller{}
	for _, t := range told {
		by := tellers[t.Reading]
		if by == nil {
			by = newTeller(t.Reading, actorOf)
			tellers[t.Reading] = by
		}
		c.add(by.tell(t.Index), match{})
	}
	if len(c.tellings) == 0 {
		return &record.Event{}
	}
	return c.event()
}
