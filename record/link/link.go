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
	"slices"
	"sort"
	"strconv"
	"strings"

	"testigo/record"
)

// Linker gathers statements document by document.
type Linker struct {
	clusters  []*cluster
	blocks    map[string]*list
	sentences map[sentenceKey]*list
	kin       map[familyKey]*list
	families  record.Families
	tellings  int
	// found are the lists into which the document at hand brings its events. Statements of one document are never joined, so they
	// come there when it is done: a document that says one sentence forty thousand times meets none of its own events.
	found []entry
}

// list is the events that may be found under one key. The first of them that the document at hand tells already, one after the
// other, need not be looked at again.
type list struct {
	clusters []*cluster
	doc      record.DocumentID
	passed   int
}

// open are the events from the first on that the document does not tell yet.
func (l *list) open(doc record.DocumentID) []*cluster {
	if l.doc != doc {
		l.doc, l.passed = doc, 0
	}
	for l.passed < len(l.clusters) && l.clusters[l.passed].latest() == doc {
		l.passed++
	}
	return l.clusters[l.passed:]
}

// latest is the document of the last telling.
func (c *cluster) latest() record.DocumentID { return c.tellings[len(c.tellings)-1].ref.Doc }

// entry is an event that is to come into a list.
type entry struct {
	cluster *cluster
	list    *list
	begun   bool // by this document: it is in no list yet
}

// put adds an event, once.
func (l *list) put(c *cluster) {
	if len(c.in) < len(l.clusters) {
		if slices.Contains(c.in, l) {
			return
		}
	} else if slices.Contains(l.clusters, c) {
		return
	}
	l.clusters = append(l.clusters, c)
	c.in = append(c.in, l)
}

func listOf[K comparable](m map[K]*list, key K) *list {
	l := m[key]
	if l == nil {
		l = &list{}
		m[key] = l
	}
	return l
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
	return &Linker{blocks: map[string]*list{}, sentences: map[sentenceKey]*list{}, kin: map[familyKey]*list{}, families: families}
}

// Tellings are the event statements of one document, reduced to what linking compares.
type Tellings struct {
	doc record.DocumentID
	all []*telling
}

// Tell reduces the event statements of a document. It looks at nothing else, so that many documents may be reduced at once, and before
// it is known who is who.
func Tell(r *record.Reading) Tellings { return Tellings{r.Doc.ID(), newTeller(r, local).tellAll()} }

// Add takes in the event statements of one document; actorOf gives the record's actor for an index in Reading.Actors. Feed documents in
// a fixed order.
func (l *Linker) Add(r *record.Reading, actorOf func(record.ActorRef) string) {
	l.Take(Tell(r), actorOf)
}

// Take takes in the tellings of one document, which are the linker's from then on. Feed documents in a fixed order.
func (l *Linker) Take(told Tellings, actorOf func(record.ActorRef) string) {
	family := l.families.Of(told.doc)
	for i, t := range told.all {
		t.bind(actorOf)
		t.family, t.position = family, float64(i)/float64(len(told.all))
		t.at = l.tellings
		l.tellings++
		l.place(t)
	}
	for _, e := range l.found {
		if e.begun {
			e.list.clusters = append(e.list.clusters, e.cluster)
			e.cluster.in = append(e.cluster.in, e.list)
		} else {
			e.list.put(e.cluster)
		}
	}
	clear(l.found)
	l.found = l.found[:0]
}

// mostJudged bounds how many events of one list are weighed against a statement, after those of other days, other countries and of its
// own document are left out: no honest block has so many.
const mostJudged = 512

// place finds the event that a statement tells, or begins one.
func (l *Linker) place(t *telling) {
	var best *cluster
	var why match
	consider := func(from *list) {
		if from == nil {
			return
		}
		judged := 0
		for _, c := range from.open(t.ref.Doc) {
			// what is cheap to see comes first; the last telling shows whether the document at hand tells it
			if t.days.Stated() && c.days.Stated() && !t.days.Overlaps(c.days) || c.latest() == t.ref.Doc ||
				c.country != "" && t.country != "" && c.country != t.country {
				continue
			}
			if judged++; judged > mostJudged {
				return
			}
			if m := judge(c, t, false); m.score >= threshold && m.score > why.score {
				best, why = c, m
			}
		}
	}
	sentence := listOf(l.sentences, sentenceKey{t.act.typ, t.sentence})
	consider(sentence)
	lists := append(make([]*list, 0, 8), sentence)
	for _, b := range blocksOf(t) {
		lists = append(lists, listOf(l.blocks, b))
	}
	if best == nil {
		for _, b := range lists[1:] {
			consider(b)
		}
	}
	if len(l.families) > 0 {
		relatives := listOf(l.kin, familyKey{t.act.typ, t.family})
		consider(relatives)
		lists = append(lists, relatives)
	}
	begun := best == nil
	if begun {
		best = newCluster(len(l.clusters))
		l.clusters = append(l.clusters, best)
	}
	for i, x := range lists {
		if !slices.Contains(lists[:i], x) {
			l.found = append(l.found, entry{best, x, begun})
		}
	}
	best.add(t, why)
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
		e.Independent = l.families.Count(c.documents())
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
