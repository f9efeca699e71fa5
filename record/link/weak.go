package link

import (
	"slices"
	"sort"
	"strconv"

	"testigo/record"
)

// What has no date of its own, or one that was only worked out, meets by what is unique in it. Each anchor is half a link; what the
// statements say (judge) and the story that their documents share is the other half.
const (
	samePerson  = 2.5 // an act that befalls a person once: the removal, election or death of somebody
	sameToll    = 2.5 // the greatest toll of one document and that of another, of one time and country
	sameWave    = 2.5 // the protests of a country that begin in one month
	sameBid     = 2.5 // several motions against one person, told as several in both, one of them undated
	sameSite    = 2.0 // a building, street or square and somebody named, no date
	samePhrase  = 1.5 // two words or more that name the act in both: "early election", "constituent assembly"
	ofOneKind   = 1.0 // … where a country has one such thing at a time
	storyStep   = 0.5 // each event that two documents tell both …
	storyMost   = 1.5 // … up to three of them
	writtenNear = 183 // days between two documents of one story, if they share no event yet
	oneStory    = 2   // events that two documents must both tell to be of one story beyond doubt
	widest      = 48  // candidates looked at in one block: the latest
)

// weakly joins events that dates alone did not bring together.
func (l *Linker) weakly() {
	nameBare(l.clusters)
	w := &weaver{told: map[record.DocumentID][]int{}, blocks: map[string]*list{}, goings: goingsOf(l.clusters), makers: makersOf(l.clusters)}
	for _, c := range l.clusters {
		for _, t := range c.tellings {
			w.told[t.ref.Doc] = append(w.told[t.ref.Doc], c.n)
		}
	}
	for _, list := range w.told {
		sort.Ints(list)
	}
	for _, c := range l.clusters {
		anchors := w.anchorsOf(c)
		if len(anchors) == 0 {
			continue
		}
		var best *cluster
		var why match
		for _, a := range anchors {
			known := listOf(w.blocks, a).clusters
			for _, o := range known[max(0, len(known)-widest):] {
				if o.gone || o == best {
					continue
				}
				if m := w.fits(o, c); m.score >= threshold && m.score > why.score {
					best, why = o, m
				}
			}
		}
		if best == nil {
			best = c
		} else {
			w.merge(best, c, why)
		}
		for _, a := range anchors {
			if found := w.blocks[a]; best == c { // in no list yet
				found.clusters = append(found.clusters, c)
				c.in = append(c.in, found)
			} else {
				found.put(best)
			}
		}
	}
	l.clusters = slices.DeleteFunc(l.clusters, func(c *cluster) bool { return c.gone })
}

// weaver knows which events each document tells.
type weaver struct {
	told   map[record.DocumentID][]int
	blocks map[string]*list
	goings *goings
	makers makers
}

// anchorsOf are the keys by which a cluster may be found without a date.
func (w *weaver) anchorsOf(c *cluster) []string {
	var out []string
	first := c.tellings[0]
	for _, class := range classesOf(first.act) {
		if perPerson(first.act) {
			for _, k := range c.key {
				out = append(out, class+" of "+k)
			}
		}
		if neighbours[first.act] != "" && class == neighbours[first.act] {
			for _, k := range c.named {
				out = append(out, class+" with "+k)
			}
		}
	}
	if d := c.days.From; d != 0 && c.days.Days() > 0 && c.days.Days() <= preciseDays {
		c.towns.each(func(town string) { out = append(out, string(first.act.typ)+" in "+town+" on "+strconv.Itoa(int(d))) })
	}
	if severalBids(c) {
		for _, k := range c.key {
			out = append(out, "bids against "+k)
		}
	}
	out = append(out, w.goings.anchors(c)...)
	out = append(out, ralliesOf(c)...)
	if holder := w.makers[c]; holder != "" {
		out = append(out, "constitution of "+holder)
	}
	era := func(what string) {
		if y := first.written.From; y != 0 && c.home != "" {
			half := int(y) / writtenNear
			out = append(out, what+c.home+strconv.Itoa(half), what+c.home+strconv.Itoa(half+1))
		}
	}
	for _, t := range c.tellings[:min(len(c.tellings), 4)] {
		if t.toll {
			era("toll ")
			break
		}
	}
	for _, t := range c.tellings[:min(len(c.tellings), 4)] {
		if t.wave {
			era("wave " + waveOf(t) + " ")
			break
		}
	}
	for _, t := range c.tellings[:min(len(c.tellings), 4)] {
		for i := range t.spots {
			if t.places[i].Kind == record.Site {
				out = append(out, "at "+string(first.act.typ)+" "+t.spots[i].key)
			}
		}
	}
	for _, p := range c.phrases[:min(len(c.phrases), 3)] {
		if n := p.named(); n != "" {
			out = append(out, "phrase "+n)
		}
	}
	sort.Strings(out)
	return slices.Compact(out)
}

func waveOf(t *telling) string {
	if t.act.mode == "blockade" {
		return "blockade"
	}
	return "crowd"
}

func undated(c *cluster) bool { return !c.stated }

// fits judges whether two clusters are one event.
func (w *weaver) fits(a, b *cluster) match {
	for _, t := range b.tellings {
		if a.tells(t.ref.Doc) {
			return match{}
		}
	}
	t := b.tellings[0]
	m := judge(a, t, true)
	if m.score <= 0 || len(b.tellings) > 1 && !allMeet(a, b) {
		return match{}
	}
	story := w.shared(a, b)
	together := story > 0 || near2(a, b)
	anchor := false
	hold := func(weight float64, why reasons) {
		m.add(weight, why)
		anchor = true
	}
	if perPerson(t.act) && perPerson(a.tellings[0].act) && share(a.key, b.key) && (gap(a.days, b.days) == 0 && (undated(a) || undated(b)) || befallsOne(a, t)) {
		hold(samePerson, becausePerson)
	}
	if together && (undated(a) || undated(b)) && severalBids(a) && severalBids(b) && share(a.key, b.key) {
		hold(sameBid, becausePerson)
	}
	if together && w.goings.meet(a, b) {
		hold(inHisPlace, becauseSuccessor)
	}
	if together && w.makers.meet(a, b) {
		hold(sameRuler, becauseRuler)
	}
	if story >= oneStory && ralliesMeet(a, b) {
		hold(sameRally, becauseCall)
	}
	switch {
	case anyOf(a, func(t *telling) bool { return t.toll }) && anyOf(b, func(t *telling) bool { return t.toll }) && together && !bothStated(a, b) && ofOneSize(a, b):
		hold(sameToll, becauseToll)
	case together && wavesMeet(a, b):
		hold(sameWave, becauseWave)
	}
	if !anchor && (undated(a) || undated(b)) && together {
		if a.meetsAtSite(t) && (knownTo(a, t) || story >= oneStory || story > 0 && a.mode == t.act.mode && rareAtSite[t.act.mode]) && siteDays(a, b) {
			hold(sameSite, becauseNames)
		}
		if phrased(t.act) && (a.ordinal == many) == (b.ordinal == many) && phrasesMeet(a, b) { // several are not the one of a like name
			hold(samePhrase, becausePhrase)
			if t.act.typ == record.Election || t.act.typ == record.Legislate {
				m.score += ofOneKind
			}
		}
	}
	if !anchor && together && (undated(a) || undated(b)) && akin(a.tellings[0].act, t.act) && agentOf(a, t) {
		hold(samePerson, becausePerson)
	}
	if !anchor && story > 0 && akin(a.tellings[0].act, t.act) && m.why&(becauseRole|becauseNames) != 0 && m.why&(becauseDay|becauseMonth) != 0 {
		anchor = true
	}
	if !anchor && story >= oneStory && m.why&becauseDay != 0 && m.why&becausePlace != 0 {
		anchor = true // two documents of one story put it on one day in one town
	}
	if !anchor {
		return match{}
	}
	m.add(min(storyMost, storyStep*float64(story)), becauseStory)
	return m
}

// rareAtSite are acts that a named building seldom sees twice in one story.
var rareAtSite = map[record.Mode]bool{"raid": true, "occupation": true, "massacre": true, "bombing": true, "hostage-taking": true}

// siteDays: the days of two acts at one site meet, or neither is told and those that were worked out lie near.
func siteDays(a, b *cluster) bool {
	return !a.days.Stated() || !b.days.Stated() || a.days.Overlaps(b.days) || undated(a) && undated(b) && gap(a.days, b.days) <= nearDays
}

// severalBids: motions to remove somebody that are told as several. They have no one day, so no day need be told; a single
// motion is no telling of them.
func severalBids(c *cluster) bool {
	return c.tellings[0].act.mode == "impeachment-vote" && c.ordinal == many && len(c.key) > 0
}

func allMeet(a, b *cluster) bool {
	for _, t := range b.tellings {
		if !meets(a, t) {
			return false
		}
	}
	return true
}

func bothStated(a, b *cluster) bool {
	return a.stated && b.stated && !a.days.Overlaps(b.days)
}

func anyOf(c *cluster, f func(*telling) bool) bool {
	for _, t := range c.tellings[:min(len(c.tellings), 8)] {
		if f(t) {
			return true
		}
	}
	return false
}

// agentOf: one person or organisation does both.
func agentOf(c *cluster, t *telling) bool {
	for _, r := range t.roles {
		if r.Role == record.Agent && r.Actor != "" && c.agents.has(r.Actor) {
			return true
		}
	}
	return false
}

// ofOneSize: the tolls lie within a factor of three.
func ofOneSize(a, b *cluster) bool { return max(a.killed, b.killed) <= apart*min(a.killed, b.killed) }

// phrased are acts that a phrase may name as one: there is one early election, but many a person killed.
func phrased(a act) bool {
	return a.typ == record.Election || a.typ == record.Legislate || a.typ == record.Protest || a.typ == record.Agree
}

// meetsAtSite: both are told of one building, street or square.
func (c *cluster) meetsAtSite(t *telling) bool {
	for _, p := range t.places {
		if p.Kind == record.Site && c.places.has(placeKey(p)) {
			return true
		}
	}
	return false
}

// knownTo: both name one person or organisation, in a role or in the sentence.
func knownTo(c *cluster, t *telling) bool {
	for _, r := range t.roles {
		if r.Actor != "" && c.names.has(r.Actor) {
			return true
		}
	}
	return share(t.named, c.named)
}

// wavesMeet: both are the protests, or the blockades, of a country, and begin in one month.
func wavesMeet(a, b *cluster) bool {
	var x, y *telling
	for _, t := range a.tellings {
		if t.wave {
			x = t
		}
	}
	for _, t := range b.tellings {
		if t.wave {
			y = t
		}
	}
	if x == nil || y == nil || waveOf(x) != waveOf(y) || !a.days.Stated() || !b.days.Stated() {
		return false
	}
	if a.days.From == 0 || b.days.From == 0 {
		return false
	}
	ya, ma, _ := a.days.From.Date()
	yb, mb, _ := b.days.From.Date()
	return ya == yb && ma == mb
}

func abs(n int) int { return max(n, -n) }

// near2: the documents were written within half a year of each other.
func near2(a, b *cluster) bool {
	x, y := a.tellings[0].written, b.tellings[0].written
	return x.From != 0 && y.From != 0 && abs(int(x.From-y.From)) <= writtenNear
}

// phrasesMeet: two stems that name the act are the same.
func phrasesMeet(a, b *cluster) bool {
	for _, p := range a.phrases {
		n := p.named()
		for _, q := range b.phrases {
			if n != "" && n == q.named() {
				return true
			}
		}
	}
	return false
}

// shared counts the events that a document of each cluster both tell; four documents of each are asked.
func (w *weaver) shared(a, b *cluster) int {
	most := 0
	for _, x := range a.firstDocs() {
		for _, y := range b.firstDocs() {
			most = max(most, common(w.told[x], w.told[y]))
		}
	}
	return most
}

func (c *cluster) firstDocs() []record.DocumentID {
	var out []record.DocumentID
	for _, t := range c.tellings {
		if len(out) == 4 {
			break
		}
		out = append(out, t.ref.Doc)
	}
	return out
}

func common(a, b []int) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// merge brings the later cluster into the earlier one.
func (w *weaver) merge(into, from *cluster, why match) {
	for i, t := range from.tellings {
		m := why
		if i > 0 {
			m = from.matches[i-1]
		}
		into.add(t, m)
		list := w.told[t.ref.Doc]
		if at, ok := slices.BinarySearch(list, from.n); ok {
			list = slices.Delete(list, at, at+1)
		}
		if at, ok := slices.BinarySearch(list, into.n); !ok {
			list = slices.Insert(list, at, into.n)
		}
		w.told[t.ref.Doc] = list
	}
	from.gone = true
}
