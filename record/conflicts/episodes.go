package conflicts

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Reaches of the ties, in days.
const (
	reachBody   = 60
	reachTown   = 21
	reachRegion = 5
	reachWave   = 5
	reachForce  = 10
	reachAccord = 60
	reachGoing  = 90
	waveDays    = 14 // a protest of a whole country that lasts so long is a wave
	// vaguest is the longest interval with which an act can be placed in a chain; a year alone cannot.
	vaguest = 200
	// vague acts, longer than a month and a half, stand in a chain only if a body ties them.
	vague = 45
)

// common: a body that is met in more than a quarter of at least twenty acts says nothing about which belong together.
const (
	commonFrom  = 20
	commonShare = 4
)

// Conflicts are the episodes among the events, which come in the order of the chronology, in the order of their first day.
func (g *Gatherer) Conflicts(events []*record.Event, profiles []*record.Profile) []*record.Conflict {
	b := builder{g: g, profile: make(map[string]*record.Profile, len(profiles)), asked: map[string][]int{}}
	for _, p := range profiles {
		b.profile[p.ID] = p
	}
	for i := range g.demands {
		b.asked[g.demands[i].event] = append(b.asked[g.demands[i].event], i)
	}
	var rest []*record.Event
	for _, e := range events {
		if !happened(e) || !placeable(e) {
			continue
		}
		if e.Type == record.Protest || e.Type == record.Seize && e.Mode == "town-takeover" {
			b.acts = append(b.acts, e)
		} else if effectOf(e) != noEffect {
			rest = append(rest, e)
		}
	}
	order(b.acts)
	order(rest)
	b.chain()
	b.join(rest)
	return b.conflicts()
}

// happened leaves out what did not, and conduct that has no day.
func happened(e *record.Event) bool {
	return (e.Certainty == record.Asserted || e.Certainty == record.Reported) && !e.Generic
}

func placeable(e *record.Event) bool {
	n := e.Interval.Days()
	return n > 0 && n <= vaguest
}

func order(events []*record.Event) {
	sort.SliceStable(events, func(i, j int) bool {
		a, b := events[i], events[j]
		if a.Interval.From != b.Interval.From {
			return a.Interval.From < b.Interval.From
		}
		return a.ID < b.ID
	})
}

type builder struct {
	g       *Gatherer
	profile map[string]*record.Profile
	asked   map[string][]int // event: demands told beside it
	acts    []*record.Event
	parent  []int
	joined  map[int][]*record.Event // by root
}

func (b *builder) root(i int) int {
	for b.parent[i] != i {
		b.parent[i] = b.parent[b.parent[i]]
		i = b.parent[i]
	}
	return i
}

func (b *builder) tie(i, j int) {
	i, j = b.root(i), b.root(j)
	if j < i {
		i, j = j, i
	}
	b.parent[j] = i
}

// key of a tie with its reach.
type key struct {
	name  string
	reach record.Day
}

// chain ties the acts of protest together.
func (b *builder) chain() {
	b.parent = make([]int, len(b.acts))
	met := map[string]int{}
	for i, e := range b.acts {
		b.parent[i] = i
		for body := range b.bodies(e) {
			met[body]++
		}
	}
	type last struct {
		act int
		day record.Day
	}
	seen := map[string]last{}
	for i, e := range b.acts {
		for _, k := range b.keys(e, met) {
			if l, ok := seen[k.name]; ok && e.Interval.From <= l.day+k.reach {
				b.tie(l.act, i)
			}
			seen[k.name] = last{i, max(seen[k.name].day, e.Interval.To)}
		}
	}
	b.wave()
}

// wave ties a protest of a whole country over two weeks or more with the acts in that country that fall into it; what is pressed on a
// company is a matter of its own.
func (b *builder) wave() {
	open := map[string][]int{} // by country: the last waves
	for i, e := range b.acts {
		nation, near, company := "", false, false
		for _, p := range e.Places {
			if p.Kind == record.Country {
				nation = p.Country
			} else if p.Country != "" {
				nation, near = p.Country, true
			}
		}
		for _, r := range e.Roles {
			p := b.profile[r.Actor]
			company = company || p != nil && p.Org == record.Company
		}
		if nation == "" || company {
			continue
		}
		for _, w := range open[nation] {
			if e.Interval.To <= b.acts[w].Interval.To {
				b.tie(w, i)
				break
			}
		}
		if !near && e.Interval.Days() >= waveDays {
			open[nation] = append([]int{i}, open[nation][:min(len(open[nation]), 7)]...)
		}
	}
}

// keys of an act. The wave is one key for a whole country under which only acts without a nearer place are looked for by the others.
func (b *builder) keys(e *record.Event, met map[string]int) []key {
	var out []key
	for body := range b.bodies(e) {
		if n := met[body]; n >= commonFrom && n*commonShare > len(b.acts) {
			continue
		}
		out = append(out, key{"body " + body, reachBody})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].name < out[j].name })
	if e.Interval.Days() > vague {
		return out
	}
	near := false
	for _, p := range e.Places {
		if p.Kind == record.Country || p.Country == "" {
			continue
		}
		near = true
		id := p.ID
		if id == "" {
			id = p.Name
		}
		if p.Kind != record.Region && p.Kind != record.Area {
			out = append(out, key{"town " + p.Country + " " + id, reachTown})
		}
		if p.Admin1 != "" {
			out = append(out, key{"region " + p.Country + " " + p.Admin1, reachRegion})
		}
	}
	if !near {
		for _, p := range e.Places {
			if p.Country != "" {
				out = append(out, key{"wave " + p.Country, reachWave})
			}
		}
	}
	return out
}

// bodies are the named organisations, companies asked, and persons that tie acts together.
func (b *builder) bodies(e *record.Event) map[string]bool {
	out := map[string]bool{}
	for _, r := range e.Roles {
		p := b.profile[r.Actor]
		if p == nil {
			continue
		}
		switch {
		case p.Kind == record.Organization && claimant(r.Role):
			switch p.Org {
			case record.State, record.Military, record.Media, record.International, record.Bank, "":
			default:
				out[p.ID] = true
			}
		case p.Kind == record.Organization && r.Role == record.Target && p.Org == record.Company:
			out[p.ID] = true
		case p.Kind == record.Person && (r.Role == record.Organizer || r.Role == record.Agent):
			out[p.ID] = true
		}
	}
	return out
}

func claimant(r record.RoleName) bool {
	return r == record.Agent || r == record.Organizer || r == record.Participant
}

// join lets the other acts go with the episode that they follow; they tie nothing.
func (b *builder) join(rest []*record.Event) {
	b.joined = map[int][]*record.Event{}
	type anchor struct {
		root int
		days record.Interval
	}
	at := map[string][]anchor{} // by key, in the order of first days
	for i, e := range b.acts {
		for _, k := range b.anchors(e) {
			at[k] = append(at[k], anchor{b.root(i), e.Interval})
		}
	}
	// the episode with the latest act that begins before e ends and does not lie further back than reach
	find := func(k string, e *record.Event, reach record.Day) (int, bool) {
		list := at[k]
		n := sort.Search(len(list), func(i int) bool { return list[i].days.From > e.Interval.To })
		for i := n - 1; i >= 0 && i >= n-16; i-- {
			if list[i].days.To+reach >= e.Interval.From {
				return list[i].root, true
			}
		}
		return 0, false
	}
	for _, e := range rest {
		var keys []string
		reach := record.Day(reachForce)
		switch effectOf(e) {
		case concession:
			reach = reachGoing
			for _, r := range e.Roles {
				if (r.Role == record.Target || r.Role == record.Agent) && r.Actor != "" {
					keys = append(keys, "going "+r.Actor)
				}
			}
		case accord:
			reach = reachAccord
			for _, r := range e.Roles {
				if r.Actor != "" {
					keys = append(keys, "party "+r.Actor)
				}
			}
		case claim:
			reach = reachBody
			for body := range b.bodies(e) {
				keys = append(keys, "party "+body)
			}
			sort.Strings(keys)
		default:
			if e.Interval.Days() > vague || b.armed(e) {
				continue
			}
			keys = spots(e)
		}
		for _, k := range keys {
			if root, ok := find(k, e, reach); ok {
				b.joined[root] = append(b.joined[root], e)
				break
			}
		}
	}
}

// armed: the act of a guerrilla is war, not the answer to a protest.
func (b *builder) armed(e *record.Event) bool {
	for _, r := range e.Roles {
		if p := b.profile[r.Actor]; p != nil && p.Org == record.Guerrilla && (r.Role == record.Agent || r.Role == record.Participant) {
			return true
		}
	}
	return false
}

// spots are the places of an act as keys, the nearest first.
func spots(e *record.Event) []string {
	var towns, regions []string
	for _, p := range e.Places {
		if p.Country == "" || p.Kind == record.Country {
			continue
		}
		id := p.ID
		if id == "" {
			id = p.Name
		}
		if p.Kind != record.Region && p.Kind != record.Area {
			towns = append(towns, "town "+p.Country+" "+id)
		}
		if p.Admin1 != "" {
			regions = append(regions, "region "+p.Country+" "+p.Admin1)
		}
	}
	return append(towns, regions...)
}

// anchors are the keys under which other acts find an episode.
func (b *builder) anchors(e *record.Event) []string {
	out := spots(e)
	for body := range b.bodies(e) {
		out = append(out, "party "+body)
	}
	for _, d := range b.asked[e.ID] {
		if dem := &b.g.demands[d]; dem.going && dem.of != "" {
			out = append(out, "going "+dem.of)
		}
	}
	for _, d := range b.asked[e.ID] { // "the resignation of X": X is in the content, or is who is asked
		dem := &b.g.demands[d]
		if !dem.going {
			continue
		}
		for _, r := range e.Roles {
			if p := b.profile[r.Actor]; p != nil && p.Kind == record.Person && strings.Contains(dem.content, lastWord(words.Norm(p.Name))) {
				out = append(out, "going "+p.ID)
			}
		}
	}
	sort.Strings(out)
	return out
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// conflicts writes the episodes down.
func (b *builder) conflicts() []*record.Conflict {
	members := map[int][]*record.Event{}
	var roots []int
	for i, e := range b.acts {
		root := b.root(i)
		if members[root] == nil {
			roots = append(roots, root)
		}
		members[root] = append(members[root], e)
	}
	var out []*record.Conflict
	taken := map[string]bool{}
	for _, root := range roots {
		acts := members[root]
		events := append(append([]*record.Event(nil), acts...), b.joined[root]...)
		if len(events) < 2 {
			continue // an act of protest by itself is no episode
		}
		order(events)
		c := &record.Conflict{From: acts[0].Interval, ID: identify(acts[0].ID, taken)}
		for _, e := range events {
			c.Events = append(c.Events, e.ID)
			for _, d := range b.asked[e.ID] {
				c.Demands = append(c.Demands, b.g.demands[d].ref)
			}
		}
		c.History, c.State = history(events, b.g.horizon)
		b.describe(c, acts, events)
		out = append(out, c)
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].From.From < out[j].From.From || out[i].From.From == out[j].From.From && out[i].ID < out[j].ID
	})
	tellApart(out)
	return out
}

func identify(first string, taken map[string]bool) string {
	sum := sha256.Sum256([]byte("conflict " + first))
	full := "c" + hex.EncodeToString(sum[:])
	for n := 9; n <= len(full); n++ {
		if id := full[:n]; !taken[id] {
			taken[id] = true
			return id
		}
	}
	return full
}
