// Package link joins the event statements of many documents into events: what happened,
// once, however many documents tell it.
//
// Two statements of different documents are one event when date, place, type and roles agree.
// Each agreement adds to a score, a contradiction (another place, other days) forbids the
// link; the weights are in score.go with the reason for each. Statements of one document are never
// joined here: the reader has decided which of them are one.
//
// Statements are taken one by one in a fixed order and join the best event of their block (type
// and month), so the work is statements times events of a block, not statements squared:
// the thousandth copy of a report meets one event, not a thousand statements.
package link

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"sort"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/record/resolve"
)

// telling is one event statement, reduced to what linking compares.
type telling struct {
	ref       record.StatementRef
	at        int // order of arrival
	typ       record.EventType
	mode      record.Mode
	days      record.Interval
	edtf      string
	places    []record.EventPlace
	roles     []record.EventRole
	counts    []record.EventCount
	certainty record.Certainty
	phase     string
	generic   bool
	backdrop  bool
	sentence  uint64 // hash of the folded words: equal in reprints
	country   string // where, at least
	family    record.DocumentID
	position  float64 // in its document, 0 to 1: copies tell in the same order
	trigger   string
}

// cluster is an event that is being gathered.
type cluster struct {
	tellings []*telling
	docs     map[record.DocumentID]bool
	days     record.Interval
	mode     record.Mode
	places   map[string]bool // below country level
	country  string
	names    map[string]bool // who took part, by actor or folded name
}

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
	doc := r.Doc.ID()
	for i := range r.Events {
		t := tell(r, i, doc, actorOf)
		t.family, t.position = l.families.Of(doc), float64(i)/float64(len(r.Events))
		t.at = l.tellings
		l.tellings++
		l.place(t)
	}
}

func tell(r *record.Reading, i int, doc record.DocumentID, actorOf func(record.ActorRef) string) *telling {
	c := r.Events[i]
	e := c.Value()
	t := &telling{ref: record.StatementRef{Doc: doc, Index: i}, typ: e.Type, mode: e.Mode, certainty: e.Certainty,
		phase: e.Phase, generic: e.Generic, backdrop: e.Background, trigger: c.Quote()}
	t.days, t.edtf = whenOf(&e)
	for _, p := range e.Where {
		v := p.Value()
		t.places = append(t.places, record.EventPlace{Name: v.Name, ID: v.ID, Country: v.Country, Admin1: v.Admin1, Lat: v.Lat, Lon: v.Lon, Located: v.Located, Kind: v.Kind})
		if t.country == "" {
			t.country = v.Country
		}
	}
	t.places = narrowest(t.places)
	for _, f := range e.Roles {
		v := f.Value()
		role := record.EventRole{Role: v.Role, Name: v.Name}
		if v.Actor > 0 {
			role.Actor = actorOf(record.ActorRef{Doc: doc, Index: v.Actor - 1})
		}
		t.roles = append(t.roles, role)
	}
	for _, n := range e.Counts {
		if n < 0 || n >= len(r.Figures) {
			continue
		}
		f := r.Figures[n]
		t.counts = append(t.counts, record.EventCount{Ref: record.FigureRef{Doc: doc, Index: n}, Measure: f.Value().Measure, Words: f.Quote(), Figure: f.Value()})
	}
	h := fnv.New64a()
	h.Write([]byte(resolve.Fold(r.Doc.Quote(e.Sentence))))
	h.Write([]byte(resolve.Fold(c.Quote())))
	t.sentence = h.Sum64()
	return t
}

// narrowest leaves out a place that only says in which department or country another one lies: of "in Juliaca,
// Puno" the event happened in Juliaca.
func narrowest(places []record.EventPlace) []record.EventPlace {
	if len(places) < 2 {
		return places
	}
	kept := places[:0:0]
	for i, p := range places {
		contains := false
		for j, q := range places {
			contains = contains || i != j && (p.Kind == record.Country && q.Country == p.Country && q.Kind != record.Country ||
				resolve.Fold(q.Admin1) == resolve.Fold(p.Name) && resolve.Fold(q.Name) != resolve.Fold(p.Name))
		}
		if !contains {
			kept = append(kept, p)
		}
	}
	return kept
}

func whenOf(e *record.EventStatement) (record.Interval, string) {
	if e.When.Stated() {
		if w := e.When.Value(); w.Interval.Stated() {
			return w.Interval, w.EDTF
		}
	}
	return e.Inferred, e.InferredEDTF
}

// place finds the event that a statement tells, or begins one.
func (l *Linker) place(t *telling) {
	best, bestScore := (*cluster)(nil), 0.0
	consider := func(c *cluster) {
		if c.docs[t.ref.Doc] {
			return
		}
		if s := score(c, t); s >= threshold && s > bestScore {
			best, bestScore = c, s
		}
	}
	key := sentenceKey{t.typ, t.sentence}
	for _, c := range l.sentences[key] {
		consider(c)
	}
	if best == nil {
		for _, b := range blocksOf(t) {
			for _, c := range l.blocks[b] {
				consider(c)
			}
		}
	}
	relatives := familyKey{t.typ, t.family}
	if len(l.families) > 0 {
		for _, c := range l.kin[relatives] {
			consider(c)
		}
	}
	if best == nil {
		best = &cluster{docs: map[record.DocumentID]bool{}, places: map[string]bool{}, names: map[string]bool{}}
		l.clusters = append(l.clusters, best)
	}
	if !hasCluster(l.sentences[key], best) {
		l.sentences[key] = append(l.sentences[key], best)
	}
	if len(l.families) > 0 && !hasCluster(l.kin[relatives], best) {
		l.kin[relatives] = append(l.kin[relatives], best)
	}
	for _, b := range blocksOf(t) {
		if !hasCluster(l.blocks[b], best) {
			l.blocks[b] = append(l.blocks[b], best)
		}
	}
	best.add(t)
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

// blocksOf are the months in which the event may lie, with its type; a span of more than
// three months is blocked by its beginning alone. Undated statements meet only equal sentences.
func blocksOf(t *telling) []string {
	if !t.days.Stated() {
		return nil
	}
	beginning := string(t.typ) + " from " + strconv.Itoa(int(t.days.From))
	if from, to := t.days.From, t.days.To; from != 0 && to != 0 && to-from <= 92 {
		out := []string{beginning}
		y, m, _ := from.Date()
		for {
			out = append(out, string(t.typ)+" "+strconv.Itoa(y)+"-"+strconv.Itoa(m))
			if m++; m > 12 {
				y, m = y+1, 1
			}
			if record.DayOf(y, m, 1) > to {
				return out
			}
		}
	}
	return []string{beginning}
}

func (c *cluster) add(t *telling) {
	c.tellings = append(c.tellings, t)
	c.docs[t.ref.Doc] = true
	if narrower(t.days, c.days) {
		c.days = t.days
	}
	if c.mode == "" {
		c.mode = t.mode
	}
	for _, p := range t.places {
		if k := placeKey(p); k != "" {
			c.places[k] = true
		}
	}
	if c.country == "" {
		c.country = t.country
	}
	for _, r := range t.roles {
		c.names[nameKey(r)] = true
	}
}

// narrower: a is stated and says more than b.
func narrower(a, b record.Interval) bool {
	if !a.Stated() || !b.Stated() {
		return a.Stated()
	}
	return a.Days() != 0 && (b.Days() == 0 || a.Days() < b.Days())
}

func placeKey(p record.EventPlace) string {
	if p.Kind == record.Country || p.Kind == record.Area {
		return ""
	}
	return resolve.Fold(p.Name)
}

func nameKey(r record.EventRole) string {
	if r.Actor != "" {
		return r.Actor
	}
	return resolve.Fold(r.Name)
}

// Events are the linked events in the order of the chronology: by the first day on which
// they may have happened, then the last, undated ones at the end.
func (l *Linker) Events() []*record.Event {
	sort.SliceStable(l.clusters, func(i, j int) bool { return before(l.clusters[i], l.clusters[j]) })
	out := make([]*record.Event, 0, len(l.clusters))
	taken := map[string]bool{}
	for _, c := range l.clusters {
		e := c.event()
		e.Independent = l.families.Count(c.docs)
		e.ID = c.identify(e, taken)
		out = append(out, e)
	}
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
func (c *cluster) identify(e *record.Event, taken map[string]bool) string {
	t := c.tellings[0]
	sum := sha256.Sum256([]byte(strings.Join([]string{t.ref.Doc.String(), strconv.Itoa(t.ref.Index), string(t.typ), t.trigger}, "\x00")))
	full := "e" + hex.EncodeToString(sum[:])
	for n := 8; n < len(full); n++ {
		if id := full[:n]; !taken[id] {
			taken[id] = true
			return id
		}
	}
	return full
}
