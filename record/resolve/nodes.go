package resolve

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"testigo/record"
	"testigo/record/linkage"
)

// MergeScore is the score from which two names are taken for one actor; ProposalScore that from which a person is asked.
const (
	MergeScore    = 0.85
	ProposalScore = 0.4
)

// maxBlock is how many nodes may share a key before it says nothing: a quarter of all people are called María.
const maxBlock = 60

// node is a group of members with equal names, as rules see it.
type node struct {
	root    int
	kind    record.ActorKind
	names   []called // different names, the members' own first
	org     record.OrgKind
	acronym string
	docs    []int // numbers of its documents, ascending
}

// called is one name of a node, made ready once.
type called struct {
	text    string   // folded
	words   []string // persons: without particles; organisations: as written, without small words, sorted
	meaning []string // organisations: in the language that Spanish and English share, sorted
}

// compareNames compares the nodes by the rules of their kind.
func (r *Resolver) compareNames() {
	nodes := r.nodes()
	apart := map[[2]int]bool{}
	for _, k := range r.kin {
		apart[[2]int{min(r.root(k[0]), r.root(k[1])), max(r.root(k[0]), r.root(k[1]))}] = true
	}
	var found []doubt
	for _, p := range candidates(nodes) {
		a, z := &nodes[p>>32], &nodes[uint32(p)]
		reason, score := compare(a, z)
		if score < ProposalScore {
			continue
		}
		d := doubt{merge{a.root, z.root, reason, score}, r.against(a.root, z.root)}
		switch {
		case d.against != "":
		case apart[[2]int{min(a.root, z.root), max(a.root, z.root)}]:
			d.against = "kin"
		case a.kind == record.Person && reason != "hyphen" && overlap(a.docs, z.docs):
			d.against = "same-text" // a text that tells of both knows them apart
		}
		found = append(found, d)
	}
	sort.Slice(found, func(i, j int) bool {
		a, b := &found[i], &found[j]
		if a.score != b.score {
			return a.score > b.score
		}
		return a.a < b.a || a.a == b.a && a.b < b.b
	})
	r.settle(found)
}

// candidates are the pairs of nodes that share a key which few have, each once: the smaller number in the upper half.
func candidates(nodes []node) []uint64 {
	type entry struct {
		key  uint64
		node uint32
	}
	var entries []entry
	for i := range nodes {
		for _, k := range nodes[i].keys() {
			entries = append(entries, entry{hash(k), uint32(i)})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.node, b.node))
	})
	entries = slices.Compact(entries)
	var pairs []uint64
	for i := 0; i < len(entries); {
		j := i
		for j < len(entries) && entries[j].key == entries[i].key {
			j++
		}
		if j-i <= maxBlock {
			for x := i; x < j; x++ {
				for y := x + 1; y < j; y++ {
					pairs = append(pairs, uint64(entries[x].node)<<32|uint64(entries[y].node))
				}
			}
		}
		i = j
	}
	slices.Sort(pairs)
	return slices.Compact(pairs)
}

// hash of a key (FNV-1a). Two keys that fall together only propose a pair too many.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// settle merges from the surest pair down. A name that could be short for two that differ stays apart from both.
func (r *Resolver) settle(found []doubt) {
	longer := map[int]map[int]bool{} // short name -> roots of the longer ones
	for _, d := range found {
		if d.reason == "second-surname" && d.against == "" {
			for _, s := range [...][2]int{{d.a, d.b}, {d.b, d.a}} {
				if len(Fold(r.members[s[0]].name)) < len(Fold(r.members[s[1]].name)) {
					if longer[s[0]] == nil {
						longer[s[0]] = map[int]bool{}
					}
					longer[s[0]][s[1]] = true
				}
			}
		}
	}
	var open []doubt
	for _, d := range found {
		several := d.reason == "second-surname" && (r.rivals(longer[d.a]) || r.rivals(longer[d.b]))
		if d.score >= MergeScore && d.against == "" && !several && r.against(d.a, d.b) == "" {
			if r.join(d.merge) {
				continue
			}
		}
		if several && d.against == "" {
			d.against = "several"
		}
		open = append(open, d)
	}
	r.doubts = append(r.doubts, open...)
}

// rivals: the longer names of one short name are not one person's themselves.
func (r *Resolver) rivals(roots map[int]bool) bool {
	if len(roots) < 2 {
		return false
	}
	var names []string
	for root := range roots {
		names = append(names, Fold(r.members[root].name))
	}
	sort.Slice(names, func(i, j int) bool {
		return len(names[i]) < len(names[j]) || len(names[i]) == len(names[j]) && names[i] < names[j]
	})
	long := strings.Fields(names[len(names)-1])
	for _, n := range names {
		if !subsequence(strings.Fields(n), long) {
			return true
		}
	}
	return false
}

// nodes are the groups so far.
func (r *Resolver) nodes() []node {
	at := map[int]int{}
	docs := map[record.DocumentID]int{}
	var out []node
	for i := range r.members {
		m := &r.members[i]
		if m.kind == record.Group {
			continue // "the workers" of two texts are not one actor because they are called so
		}
		root := r.root(i)
		n, ok := at[root]
		if !ok {
			n = len(out)
			at[root] = n
			out = append(out, node{root: root, kind: m.kind})
		}
		d, ok := docs[m.ref.Doc]
		if !ok {
			d = len(docs)
			docs[m.ref.Doc] = d
		}
		x := &out[n]
		if len(x.docs) == 0 || x.docs[len(x.docs)-1] != d {
			x.docs = append(x.docs, d)
		}
		if x.org == "" {
			x.org = m.org
		}
		if m.acronym != "" {
			x.acronym = Fold(strings.ReplaceAll(m.acronym, ".", ""))
		}
		x.note(m.name)
		for _, a := range m.aliases {
			x.note(a)
		}
	}
	return out
}

// maxNames bounds the names of a node that rules look at.
const maxNames = 12

func (n *node) note(name string) {
	f := Fold(name)
	if f == "" || len(n.names) >= maxNames {
		return
	}
	for _, have := range n.names {
		if have.text == f {
			return
		}
	}
	c := called{text: f}
	if n.kind == record.Person {
		c.words = strings.Fields(linkage.FoldName(f))
	} else {
		c.words = asWritten(f)
		c.meaning = meaning(f)
	}
	n.names = append(n.names, c)
}

// overlap of two ascending lists.
func overlap(a, b []int) bool {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}

// keys of a node: two nodes that could be one share one.
func (n *node) keys() []string {
	var out []string
	for i := range n.names {
		name := &n.names[i]
		if n.kind == record.Person {
			out = append(out, personKeys(name)...)
		} else {
			out = append(out, organizationKeys(name)...)
		}
	}
	if n.kind == record.Organization && n.acronym != "" {
		out = append(out, "acronym "+n.acronym)
	}
	return out
}

// compare gives the best reason for two nodes and its score.
func compare(a, b *node) (reason string, score float64) {
	if a.kind != b.kind {
		return "", 0
	}
	for i := range a.names {
		for j := range b.names {
			x, y := &a.names[i], &b.names[j]
			var r string
			var s float64
			if a.kind == record.Person {
				switch short, shortToo := a.shortened(i), b.shortened(j); {
				case short && shortToo:
				case (short || shortToo) && x.text == y.text:
					r, s = "second-surname", 0.88
				case short || shortToo:
				default:
					r, s = comparePersons(x, y)
				}
			} else {
				r, s = compareOrganizations(a, b, x, y)
			}
			if s > score {
				reason, score = r, s
			}
		}
	}
	return reason, score
}

// joined is a name without its spaces, as broken hyphens leave it.
// shortened tells whether a person's name is a shorter form of another of the same person: "Nieves Apaza" of two people who
// are also called by a second surname does not make them one.
func (n *node) shortened(i int) bool {
	for j := range n.names {
		if long := n.names[j].words; j != i && len(long) > len(n.names[i].words) && subsequence(n.names[i].words, long) {
			return true
		}
	}
	return false
}

func joined(name string) string { return strings.ReplaceAll(name, " ", "") }

// joinedEqual compares two names without their spaces.
func joinedEqual(a, b string) bool {
	i, j := 0, 0
	for {
		for i < len(a) && a[i] == ' ' {
			i++
		}
		for j < len(b) && b[j] == ' ' {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if a[i] != b[j] {
			return false
		}
		i, j = i+1, j+1
	}
}

// subsequence: all words of the short list stand in the long one, in order.
func subsequence(short, long []string) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && short[i] == w {
			i++
		}
	}
	return i == len(short)
}

func sound(word string) string { return linkage.Sound(word) }
