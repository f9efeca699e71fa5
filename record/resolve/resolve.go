package resolve

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"strconv"
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Resolver gathers actors document by document. Feed it documents in a fixed order:
// names of equal weight are chosen by first appearance.
type Resolver struct {
	members []member
	parent  []int
	byKey   map[string]int // first member with this key
	merges  map[int][]merge
	kin     [][2]int // members that a relation of family parts
	edges   []edge
	doubts  []doubt
}

// merge is why a member joined others.
type merge struct {
	a, b   int // members
	reason string
	score  float64
}

// doubt is a pair that may be one.
type doubt struct {
	merge
	against string
}

// edge is a relation between two members; -1 = not a listed actor.
type edge struct {
	from, to int
	relation record.Relation
	founded  bool
	at       record.Evidence
}

type member struct {
	ref      record.ActorRef
	kind     record.ActorKind
	name     string
	acronym  string
	org      record.OrgKind
	packID   string
	aliases  []string
	age      string
	harm     string
	mentions int
	first    record.Evidence // where it is first named
	born     [2]int          // years in which a person of that age can have been born; zero = not stated
	role     string          // "President", as printed
}

// New makes an empty resolver.
func New() *Resolver { return &Resolver{byKey: map[string]int{}, merges: map[int][]merge{}} }

// Add takes in the actors of one document and the relations between them.
func (r *Resolver) Add(reading *record.Reading) {
	doc, base := reading.Doc.ID(), len(r.members)
	offices, home := holders(reading), homeOf(reading)
	for i, a := range reading.Actors {
		m := member{ref: record.ActorRef{Doc: doc, Index: i}, kind: a.Kind, name: a.Name, acronym: a.Acronym, org: a.Org,
			packID: a.PackID, aliases: a.Aliases, harm: a.Harm.Value(), mentions: len(a.Mentions()), first: a.Mentions()[0].Witness().Evidence(), role: a.Role.Value()}
		if a.Age.Stated() {
			m.age = strconv.Itoa(a.Age.Value())
			m.born = bornOf(a.Age.Value(), reading.Written.Interval)
		}
		n := len(r.members)
		r.members = append(r.members, m)
		r.parent = append(r.parent, n)
		for _, k := range keys(&m) {
			r.meet(k, n)
		}
		if name, ok := offices.holder(&m); ok {
			r.office(n, name)
		}
		r.meetKind(n, home)
	}
	r.relate(reading, base)
}

// maxDoubts bounds the homonyms that are remembered for a person to look at.
const maxDoubts = 100_000

// meet joins a member to those that have the same key, unless they cannot be one.
func (r *Resolver) meet(key string, n int) {
	first, ok := r.byKey[key]
	if !ok {
		r.byKey[key] = n
		return
	}
	reason := "same-name"
	if strings.HasPrefix(key, "pack ") {
		reason = "pack"
	}
	if against := r.against(first, n); against != "" {
		if len(r.doubts) < maxDoubts {
			r.doubts = append(r.doubts, doubt{merge{first, n, reason, 0.5}, against})
		}
		r.meet(key+" #", n) // the next of that name
		return
	}
	r.join(merge{first, n, reason, 1})
}

// keys are the names on which two members are one.
func keys(m *member) []string {
	kind := strconv.Itoa(int(m.kind))
	var out []string
	if m.packID != "" {
		out = append(out, "pack "+m.packID)
	}
	if n := Fold(m.name); n != "" && (m.kind != record.Person || strings.Contains(n, " ")) {
		out = append(out, kind+" "+n)
	}
	if m.kind == record.Organization && m.acronym != "" {
		// acronym and expansion together: two parties may share an acronym
		if n := Fold(m.name); n != Fold(m.acronym) {
			out = append(out, kind+" "+n+" ("+Fold(m.acronym)+")")
		}
	}
	return out
}

// Fold is a name without case, accents, punctuation and leading article.
func Fold(name string) string {
	fields := strings.FieldsFunc(words.Norm(name), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80)
	})
	for len(fields) > 1 {
		switch fields[0] {
		case "the", "a", "an", "el", "la", "los", "las":
			fields = fields[1:]
			continue
		}
		break
	}
	return strings.Join(fields, " ")
}

func (r *Resolver) root(i int) int {
	for r.parent[i] != i {
		r.parent[i] = r.parent[r.parent[i]]
		i = r.parent[i]
	}
	return i
}

// join merges the later into the earlier, so that roots are first appearances.
func (r *Resolver) join(m merge) bool {
	a, b := r.root(m.a), r.root(m.b)
	if a == b {
		return true
	}
	if r.members[a].packID != "" && r.members[b].packID != "" && r.members[a].packID != r.members[b].packID {
		return false // known to be two
	}
	if b < a {
		a, b = b, a
	}
	r.parent[b] = a
	x, y := &r.members[a], &r.members[b]
	if x.packID == "" {
		x.packID = y.packID
	}
	if x.born == [2]int{} {
		x.born = y.born
	}
	if Fold(r.members[m.a].name) != Fold(r.members[m.b].name) {
		r.merges[a] = append(r.merges[a], m)
	}
	if more := r.merges[b]; len(more) > 0 {
		r.merges[a] = append(r.merges[a], more...)
		delete(r.merges, b)
	}
	return true
}

// Result is the resolved actors and the way from a document's actor to them.
type Result struct {
	Profiles []*record.Profile // most mentioned first
	of       map[record.ActorRef]string
}

// Of is the profile of one document's actor; "" if there is none.
func (r *Result) Of(ref record.ActorRef) string { return r.of[ref] }

// Resolve builds the profiles.
func (r *Resolver) Resolve() *Result {
	r.joinAcronyms()
	r.compareNames()
	r.joinAcronyms() // an acronym whose two expansions are translations of each other has one
	groups := map[int][]int{}
	for i := range r.members {
		root := r.root(i)
		groups[root] = append(groups[root], i)
	}
	roots := make([]int, 0, len(groups))
	for root := range groups {
		roots = append(roots, root)
	}
	sort.Ints(roots)
	res := &Result{of: make(map[record.ActorRef]string, len(r.members))}
	taken := map[string]bool{}
	for _, root := range roots {
		p := r.profile(groups[root])
		p.ID = identify("a", taken, strconv.Itoa(int(p.Kind)), Fold(p.Name), p.PackID)
		for _, m := range p.Members {
			res.of[m] = p.ID
		}
		r.explain(root, p)
		res.Profiles = append(res.Profiles, p)
	}
	r.connect(res)
	sort.SliceStable(res.Profiles, func(i, j int) bool { return res.Profiles[i].Mentions > res.Profiles[j].Mentions })
	return res
}

// joinAcronyms lets a bare acronym ("CGTP") join the one expansion that the record has for it.
func (r *Resolver) joinAcronyms() {
	expansions := map[string]map[int]bool{}
	for i := range r.members {
		m := &r.members[i]
		if m.kind == record.Organization && m.acronym != "" && Fold(m.name) != Fold(m.acronym) {
			k := Fold(m.acronym)
			if expansions[k] == nil {
				expansions[k] = map[int]bool{}
			}
			expansions[k][r.root(i)] = true
		}
	}
	for i := range r.members {
		m := &r.members[i]
		if m.kind != record.Organization {
			continue
		}
		if roots := expansions[Fold(m.name)]; len(roots) == 1 {
			for root := range roots {
				r.join(merge{root, i, "acronym", 0.95})
			}
		}
	}
}

func (r *Resolver) profile(group []int) *record.Profile {
	p := &record.Profile{}
	names := map[string]int{}
	first := map[string]int{}
	orgs := map[record.OrgKind]int{}
	ages := map[string]bool{}
	var order, ageOrder []string
	note := func(n string, weight int) {
		if n == "" {
			return
		}
		if _, ok := names[n]; !ok {
			first[n] = len(order)
			order = append(order, n)
		}
		names[n] += weight
	}
	for _, i := range group {
		m := &r.members[i]
		p.Kind = m.kind
		p.Mentions += m.mentions
		p.Members = append(p.Members, m.ref)
		note(m.name, m.mentions)
		for _, a := range m.aliases {
			note(a, 0)
		}
		if m.acronym != "" {
			p.Acronym = m.acronym
		}
		if m.org != "" {
			orgs[m.org]++
		}
		if p.PackID == "" {
			p.PackID = m.packID
		}
		if m.age != "" && !ages[m.age] {
			ages[m.age] = true
			ageOrder = append(ageOrder, m.age)
		}
		if p.Harm == "" {
			p.Harm = m.harm
		}
	}
	sort.Slice(order, func(i, j int) bool {
		a, b := order[i], order[j]
		if wa, wb := isLong(a), isLong(b); wa != wb {
			return wa
		}
		if names[a] != names[b] {
			return names[a] > names[b]
		}
		return first[a] < first[b]
	})
	if len(order) == 0 {
		order = []string{""}
	}
	p.Name = order[0]
	for _, n := range order[1:] {
		p.Aliases = append(p.Aliases, n)
	}
	best := 0
	for _, k := range []record.OrgKind{record.Party, record.Union, record.Front, record.Guerrilla, record.State, record.Military, record.Company, record.Bank, record.International, record.NGO, record.Media, record.Community} {
		if orgs[k] > best {
			best, p.Org = orgs[k], k
		}
	}
	p.Age = strings.Join(ageOrder, "/")
	return p
}

// isLong: a name of two words or more says more than a bare surname or acronym.
func isLong(n string) bool { return strings.Contains(n, " ") }

// identify makes a short id from what the thing is, so that it stays when other documents come; on a
// collision of its first digits it takes more of them, and equal things are numbered.
func identify(prefix string, taken map[string]bool, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	full := prefix + hex.EncodeToString(sum[:])
	for n := len(prefix) + 7; n < len(full); n++ {
		if id := full[:n]; !taken[id] {
			taken[id] = true
			return id
		}
	}
	for n := 2; ; n++ {
		if id := full + "-" + strconv.Itoa(n); !taken[id] {
			taken[id] = true
			return id
		}
	}
}
