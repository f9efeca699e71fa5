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
	docs     map[record.DocumentID]bool // of its tellings, once they are many: see tells
	matches  []match                    // why each telling after the first
	days     record.Interval
	stated   bool // days were stated by a telling
	mode     record.Mode
	places   set // below country level
	admin1   set // their first-order divisions
	towns    set // the towns that its sites lie in, and its towns, by ID
	country  string
	home     string
	names    set // who took part, by actor or folded name
	agents   set // by actor
	targets  set
	key      []string
	left     []string // whom an appointment replaces, by actor
	named    []string // bounded: see add
	phrases  []phrase
	ordinal  int
	killed   float64 // the highest count of dead
	firm     bool    // somebody asserts it
	denied   bool    // somebody denies it
	gone     bool    // merged into another one
	in       []*list // where it may be found
}

func newCluster(n int) *cluster { return &cluster{n: n} }

// tells: one of its tellings is of that document. Each document has one at most.
func (c *cluster) tells(doc record.DocumentID) bool {
	const few = 32
	if len(c.tellings) <= few {
		for _, t := range c.tellings {
			if t.ref.Doc == doc {
				return true
			}
		}
		return false
	}
	if c.docs == nil {
		c.docs = c.documents()
	}
	return c.docs[doc]
}

func (c *cluster) documents() map[record.DocumentID]bool {
	docs := make(map[record.DocumentID]bool, len(c.tellings))
	for _, t := range c.tellings {
		docs[t.ref.Doc] = true
	}
	return docs
}

// set is a few words as a list, many as a map: most events have one place and two names.
type set struct {
	few  []string
	many map[string]bool
}

const fewWords = 12

func (s *set) has(w string) bool {
	if s.many != nil {
		return s.many[w]
	}
	return slices.Contains(s.few, w)
}

func (s *set) add(w string) {
	switch {
	case s.has(w):
	case s.many != nil:
		s.many[w] = true
	case len(s.few) < fewWords:
		s.few = append(s.few, w)
	default:
		s.many = make(map[string]bool, 2*fewWords)
		for _, x := range s.few {
			s.many[x] = true
		}
		s.few, s.many[w] = nil, true
	}
}

// len is the number of words; each calls f with every one, in no order.
func (s *set) len() int { return len(s.few) + len(s.many) }

func (s *set) each(f func(w string)) {
	for _, w := range s.few {
		f(w)
	}
	for w := range s.many {
		f(w)
	}
}

// atMost bounds what a cluster keeps of names and phrases: the thousandth telling says nothing new.
const atMost = 24

func (c *cluster) add(t *telling, m match) {
	if len(c.tellings) > 0 {
		c.matches = append(c.matches, m)
	}
	c.tellings = append(c.tellings, t)
	if c.docs != nil {
		c.docs[t.ref.Doc] = true
	}
	if t.stated == c.stated && narrower(t.days, c.days) || t.stated && !c.stated && t.days.Stated() {
		c.days, c.stated = t.days, t.stated
	}
	if c.mode == "" && t.act.typ == c.tellings[0].act.typ {
		c.mode = t.act.mode
	}
	for i, p := range t.places {
		if k := t.spots[i].key; k != "" {
			c.places.add(k)
			if town := t.spots[i].town; town != "" {
				c.towns.add(town)
			}
		}
		switch {
		case p.Admin1 != "":
			c.admin1.add(t.spots[i].admin1)
		case p.Kind == record.Region && t.spots[i].key != "":
			c.admin1.add(t.spots[i].key) // a department is its own
		}
	}
	if c.country == "" {
		c.country = t.country
	}
	if c.home == "" {
		c.home = t.home
	}
	for i, r := range t.roles {
		c.names.add(t.roleKeys[i])
		if r.Actor == "" {
			continue
		}
		switch r.Role {
		case record.Agent:
			c.agents.add(r.Actor)
		case record.Target:
			c.targets.add(r.Actor)
		}
	}
	c.killed = max(c.killed, killed(t))
	c.key = union(c.key, t.key)
	c.left = union(c.left, t.left)
	c.named = union(c.named, t.named)
	if t.phrase.stems != "" && len(c.phrases) < atMost && !slices.Contains(c.phrases, t.phrase) {
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

// qualifiersMeet: what the two are called shares a stem that is the head of neither.
func qualifiersMeet(c *cluster, t *telling) bool {
	for w := range strings.FieldsSeq(t.phrase.stems) {
		if w == t.phrase.head {
			continue
		}
		for _, p := range c.phrases {
			if w != p.head && hasField(p.stems, w) {
				return true
			}
		}
	}
	return false
}

// named is the head of a phrase with the stem beside it: "early election" is "elect early"; empty for a head alone.
func (p phrase) named() string {
	beside := ""
	fields := strings.Fields(p.stems)
	for i, w := range fields {
		switch {
		case w != p.head:
		case i > 0:
			beside = fields[i-1]
		case i+1 < len(fields):
			beside = fields[i+1]
		}
	}
	if beside == "" {
		return ""
	}
	return p.head + " " + beside
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
	if p.Kind == record.Site {
		return siteKey(p.Name)
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
