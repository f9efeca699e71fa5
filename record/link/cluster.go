package link

import (
	"slices"
	"strings"

	"testigo/record"
	"testigo/record/resolve"
)

// cluster is an event that is being gathered.
type cluster struct {
	n        int // its number, in order of appearance
	tellings []*telling
	docs     map[record.DocumentID]bool
	matches  []match // why each telling after the first
	days     record.Interval
	stated   bool // days were stated by a telling
	mode     record.Mode
	places   map[string]bool // below country level
	admin1   map[string]bool // their first-order divisions
	country  string
	home     string
	names    map[string]bool // who took part, by actor or folded name
	agents   map[string]bool // by actor
	targets  map[string]bool
	key      []string
	named    []string // bounded: see add
	phrases  []string
	ordinal  int
	firm     bool // somebody asserts it
	denied   bool // somebody denies it
	gone     bool // merged into another one
}

func newCluster(n int) *cluster {
	return &cluster{n: n, docs: map[record.DocumentID]bool{}, places: map[string]bool{}, admin1: map[string]bool{}, names: map[string]bool{},
		agents: map[string]bool{}, targets: map[string]bool{}}
}

// atMost bounds what a cluster keeps of names and phrases: the thousandth telling says nothing new.
const atMost = 24

func (c *cluster) add(t *telling, m match) {
	if len(c.tellings) > 0 {
		c.matches = append(c.matches, m)
	}
	c.tellings = append(c.tellings, t)
	c.docs[t.ref.Doc] = true
	if t.stated == c.stated && narrower(t.days, c.days) || t.stated && !c.stated && t.days.Stated() {
		c.days, c.stated = t.days, t.stated
	}
	if c.mode == "" && t.act.typ == c.tellings[0].act.typ {
		c.mode = t.act.mode
	}
	for _, p := range t.places {
		if k := placeKey(p); k != "" {
			c.places[k] = true
		}
		if p.Admin1 != "" {
			c.admin1[foldPlace(p.Admin1)] = true
		}
	}
	if c.country == "" {
		c.country = t.country
	}
	if c.home == "" {
		c.home = t.home
	}
	for _, r := range t.roles {
		c.names[nameKey(r)] = true
		if r.Actor == "" {
			continue
		}
		switch r.Role {
		case record.Agent:
			c.agents[r.Actor] = true
		case record.Target:
			c.targets[r.Actor] = true
		}
	}
	c.key = union(c.key, t.key)
	c.named = union(c.named, t.named)
	if t.phrase != "" && len(c.phrases) < atMost && !slices.Contains(c.phrases, t.phrase) {
		c.phrases = append(c.phrases, t.phrase)
	}
	if c.ordinal == 0 {
		c.ordinal = t.ordinal
	}
	switch t.certainty {
	case record.Asserted, record.Reported:
		c.firm = true
	case record.Denied:
		c.denied = true
	}
}

func union(a, b []string) []string {
	for _, x := range b {
		if len(a) >= atMost {
			return a
		}
		if !slices.Contains(a, x) {
			a = append(a, x)
		}
	}
	return a
}

// qualifiersMeet: the words before the triggers share a stem that is not the trigger's own.
func qualifiersMeet(c *cluster, t *telling) bool {
	if t.phrase == "" {
		return false
	}
	_, own := lastStem(t.phrase)
	for w := range strings.FieldsSeq(t.phrase) {
		if w == own {
			continue
		}
		for _, p := range c.phrases {
			if head, last := lastStem(p); w != last && hasField(head, w) {
				return true
			}
		}
	}
	return false
}

func lastStem(phrase string) (head, last string) {
	i := strings.LastIndexByte(phrase, ' ')
	return phrase[:max(i, 0)], phrase[i+1:]
}

func hasField(s, w string) bool {
	for f := range strings.FieldsSeq(s) {
		if f == w {
			return true
		}
	}
	return false
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
	return foldPlace(p.Name)
}

func foldPlace(name string) string { return resolve.Fold(name) }

func nameKey(r record.EventRole) string {
	if r.Actor != "" {
		return r.Actor
	}
	return resolve.Fold(r.Name)
}
