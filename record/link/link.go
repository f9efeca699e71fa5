// Package link joins the event statements of many documents into events: what happened,
// once, however many documents tell it.
//
// Two statements of different documents are one event when date, place, kind of act and roles agree.
// Each agreement adds to a score, a contradiction (another place, other days, roles reversed, another person removed)
// forbids the link; the weights are in score.go with the reason for each, and every link keeps the reasons
// that made it. Kinds of acts under which sources tell one act meet too (acts.go). Statements of one document are never joined
// here: the reader has decided which of them are one.
//
// Statements are taken one by one in a fixed order and join the best event of their block (class of acts
// and month), so the work is statements times events of a block, not statements squared: the thousandth copy of a report
// meets one event, not a thousand statements. A second pass (weak.go) brings together what has no date of its own
// by what is unique in it: a person, a named site, the total of a wave. A third (parts.go) names the
// incidents that a total sums up; a total is never merged with them.
package link

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"

	"testigo/record"
)

// Linker gathers statements document by document.
type Linker struct {
	clusters  []*cluster
	blocks    map[string][]*cluster
	sentences map[sentenceKey][]*cluster
	kin       map[familyKey][]*cluster
	families  record.Families
	tellings  int
}

type sentenceKey struct {
	typ   record.EventType
	words uint64
}

type familyKey struct {
	typ    record.EventType
	family record.DocumentID
}

// New makes an empty linker, which knows the documents that are copies of each other; nil = none.
func New(families record.Families) *Linker {
	return &Linker{blocks: map[string][]*cluster{}, sentences: map[sentenceKey][]*cluster{}, kin: map[familyKey][]*cluster{}, families: families}
}

// Add takes in the event statements of one document; actorOf gives the record's actor for an
// index in Reading.Actors. Feed documents in a fixed order.
func (l *Linker) Add(r *record.Reading, actorOf func(record.ActorRef) string) {
	family := l.families.Of(r.Doc.ID())
	for i, t := range newTeller(r, actorOf).tellAll() {
		t.family, t.position = family, float64(i)/float64(len(r.Events))
		t.at = l.tellings
		l.tellings++
		l.place(t)
	}
}

// place finds the event that a statement tells, or begins one.
func (l *Linker) place(t *telling) {
	var best *cluster
	var why match
	consider := func(c *cluster) {
		if c.docs[t.ref.Doc] {
			return
		}
		if m := judge(c, t, false); m.score >= threshold && m.score > why.score {
			best, why = c, m
		}
	}
	key := sentenceKey{t.act.typ, t.sentence}
	for _, c := range l.sentences[key] {
		consider(c)
	}
	blocks := blocksOf(t)
	if best == nil {
		for _, b := range blocks {
			for _, c := range l.blocks[b] {
				consider(c)
			}
		}
	}
	relatives := familyKey{t.act.typ, t.family}
	if len(l.families) > 0 {
		for _, c := range l.kin[relatives] {
			consider(c)
		}
	}
	if best == nil {
		best = newCluster(len(l.clusters))
		l.clusters = append(l.clusters, best)
	}
	if !hasCluster(l.sentences[key], best) {
		l.sentences[key] = append(l.sentences[key], best)
	}
	if len(l.families) > 0 && !hasCluster(l.kin[relatives], best) {
		l.kin[relatives] = append(l.kin[relatives], best)
	}
	for _, b := range blocks {
		if !hasCluster(l.blocks[b], best) {
			l.blocks[b] = append(l.blocks[b], best)
		}
	}
	best.add(t, why)
}

func hasCluster(list []*cluster, c *cluster) bool {
	// the newest are the likeliest
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] == c {
			return true
		}
	}
	return false
}

// blocksOf are the months in which the event may lie, with its classes; a span of more than
// three months is blocked by its beginning alone. Undated statements meet only equal sentences.
func blocksOf(t *telling) []string {
	if !t.days.Stated() {
		return nil
	}
	var out []string
	for _, class := range classesOf(t.act) {
		out = append(out, class+" from "+strconv.Itoa(int(t.days.From)))
		from, to := t.days.From, t.days.To
		if from == 0 || to == 0 || to-from > 92 {
			continue
		}
		y, m, _ := from.Date()
		for {
			out = append(out, class+" "+strconv.Itoa(y)+"-"+strconv.Itoa(m))
			if m++; m > 12 {
				y, m = y+1, 1
			}
			if record.DayOf(y, m, 1) > to {
				break
			}
		}
	}
	return out
}

// Events are the linked events in the order of the chronology: by the first day on which
// they may have happened, then the last, undated ones at the end.
func (l *Linker) Events() []*record.Event {
	l.weakly()
	sort.SliceStable(l.clusters, func(i, j int) bool { return before(l.clusters[i], l.clusters[j]) })
	out := make([]*record.Event, 0, len(l.clusters))
	taken := map[string]bool{}
	for _, c := range l.clusters {
		e := c.event()
		e.Independent = l.families.Count(c.docs)
		e.ID = c.identify(taken)
		out = append(out, e)
	}
	partsOfTotals(l.clusters, out)
	return out
}

func before(a, b *cluster) bool {
	ka, kb := sortDay(a.days), sortDay(b.days)
	if ka != kb {
		return ka < kb
	}
	if a.days.To != b.days.To {
		return a.days.To < b.days.To
	}
	return a.tellings[0].at < b.tellings[0].at
}

// sortDay is the earliest bound; an open beginning sorts by its end, no date last of all.
func sortDay(i record.Interval) int {
	switch {
	case i.From != 0:
		return int(i.From)
	case i.To != 0:
		return int(i.To)
	}
	return int(^uint32(0) >> 1)
}

// identify makes the event's id from its first telling, so that it stays while that document stays.
func (c *cluster) identify(taken map[string]bool) string {
	t := c.tellings[0]
	sum := sha256.Sum256([]byte(strings.Join([]string{t.ref.Doc.String(), strconv.Itoa(t.ref.Index), string(t.act.typ), t.trigger}, "\x00")))
	full := "e" + hex.EncodeToString(sum[:])
	for n := 8; n < len(full); n++ {
		if id := full[:n]; !taken[id] {
			taken[id] = true
			return id
		}
	}
	return full
}
