package gold

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// fold reduces a name to lower-case ASCII words: no accents, no punctuation,
// no English genitive.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFKD.String(s) {
		if r >= 0x80 && norm.NFKD.PropertiesString(string(r)).CCC() != 0 {
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	s = strings.ReplaceAll(strings.ReplaceAll(b.String(), "’s ", " "), "'s ", " ")
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return (r < '0' || r > '9') && (r < 'a' || r > 'z') }), " ")
}

// words are the words of a name that say something; all of them if none does.
func words(s string) []string {
	all := strings.Fields(fold(s))
	var out []string
	for _, w := range all {
		if !stopWords.has(w) {
			out = append(out, w)
		}
	}
	if out == nil {
		return all
	}
	return out
}

// name is one written form, taken apart.
type name struct {
	key    string   // its words in order
	words  []string // distinct, sorted
	head   string   // the word that a shorter form must keep
	proper bool     // capitals throughout and no preposition
}

// names is a set of written forms.
type names map[string]*name

func (a names) add(b names) { maps.Copy(a, b) }

// namer takes names apart for a document of one language and remembers them.
type namer struct {
	spanish bool
	seen    map[string]*name
}

func newNamer(language string) *namer {
	return &namer{spanish: language == "es", seen: map[string]*name{}}
}

var (
	inBrackets  = regexp.MustCompile(`\(([^()]*)\)`)
	bracketPart = regexp.MustCompile(pytext.Space + `*\([^()]*\)`)
)

// forms are the name as written and, for "Long Name (LN)", also its two parts.
func (n *namer) forms(s string) names {
	out := names{}
	if pytext.Strip(s) == "" {
		return out
	}
	n.form(out, s)
	if strings.ContainsRune(s, '(') {
		if m := inBrackets.FindStringSubmatch(s); m != nil {
			n.form(out, pytext.Strip(bracketPart.ReplaceAllLiteralString(s, "")))
			n.form(out, m[1])
		}
	}
	return out
}

func (n *namer) formsOf(v jsontree.Value) names { return n.forms(v.Text()) }

func (n *namer) form(out names, s string) {
	x, ok := n.seen[s]
	if !ok {
		if ws := words(s); len(ws) > 0 {
			x = &name{key: strings.Join(ws, " ")}
			x.head, x.proper = n.headOf(s)
			slices.Sort(ws)
			x.words = slices.Compact(ws)
		}
		n.seen[s] = x
	}
	if x != nil {
		out[s] = x
	}
}

// headOf finds the head: in English the last word before a preposition, in
// Spanish the first one.
func (n *namer) headOf(s string) (head string, proper bool) {
	ws := strings.FieldsFunc(s, func(r rune) bool { return r == '_' || !pytext.IsWord(r) })
	for len(ws) > 1 && stopWords.has(fold(ws[0])) {
		ws = ws[1:]
	}
	cut := len(ws)
	for k := 1; k < len(ws); k++ {
		if prepositions.has(fold(ws[k])) {
			cut = k
			break
		}
	}
	var core []string
	for _, w := range ws[:cut] {
		if !stopWords.has(fold(w)) {
			core = append(core, w)
		}
	}
	if core == nil {
		core = ws[:min(1, len(ws))]
	}
	if len(core) == 0 {
		return "", false
	}
	proper = cut == len(ws) && !slices.ContainsFunc(core, func(w string) bool { return !startsLikeName(w) })
	if n.spanish {
		return fold(core[0]), proper
	}
	return fold(core[len(core)-1]), proper
}

func startsLikeName(w string) bool {
	for _, r := range w {
		return unicode.IsUpper(r) || unicode.Is(unicode.Other_Uppercase, r) || unicode.IsDigit(r) || unicode.Is(digitSigns, r)
	}
	return false
}

// digitSigns are digits in other shapes: raised, lowered, circled, bracketed.
var digitSigns = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0xb2, 0xb3, 1}, {0xb9, 0xb9, 1}, {0x1369, 0x1371, 1}, {0x19da, 0x19da, 1}, {0x2070, 0x2070, 1}, {0x2074, 0x2079, 1},
		{0x2080, 0x2089, 1}, {0x2460, 0x2468, 1}, {0x2474, 0x247c, 1}, {0x2488, 0x2490, 1}, {0x24ea, 0x24ea, 1}, {0x24f5, 0x24fd, 1},
		{0x24ff, 0x24ff, 1}, {0x2776, 0x277e, 1}, {0x2780, 0x2788, 1}, {0x278a, 0x2792, 1},
	},
	R32: []unicode.Range32{
		{0x10a40, 0x10a43, 1}, {0x10e60, 0x10e68, 1}, {0x11052, 0x1105a, 1}, {0x1f100, 0x1f10a, 1},
	},
	LatinOffset: 2,
}

// Grades of a match between two names.
const (
	noMatch   = 0
	shortened = 1 // one is a shorter form of the other
	sameWords = 3
)

func (a *name) match(b *name) int {
	if slices.Equal(a.words, b.words) {
		return sameWords
	}
	small, big := a, b
	if len(a.words) > len(b.words) {
		small, big = b, a
	}
	if len(small.words) == len(big.words) || 2*len(small.words) < len(big.words) {
		return noMatch
	}
	for _, w := range small.words {
		if _, ok := slices.BinarySearch(big.words, w); !ok {
			return noMatch
		}
	}
	if big.proper && small.proper {
		return shortened
	}
	if _, ok := slices.BinarySearch(small.words, big.head); ok && big.head != "" {
		return shortened
	}
	return noMatch
}

// match is the best grade between any two forms.
func (a names) match(b names) int {
	best := noMatch
	for _, x := range a {
		for _, y := range b {
			if best = max(best, x.match(y)); best == sameWords {
				return best
			}
		}
	}
	return best
}

// aliases knows all names of the people and organizations of one file.
type aliases struct {
	namer  *namer
	groups []aliasGroup
}

type aliasGroup struct {
	main set   // keys of name and acronym
	all  names // with aliases and mention texts
}

func newAliases(doc jsontree.Value, text []rune, n *namer) *aliases {
	out := &aliases{namer: n}
	for _, key := range []string{"people", "organizations"} {
		for _, o := range doc.Get(key).List() {
			all := n.entityForms(o, text)
			if len(all) == 0 {
				continue
			}
			main := set{}
			for _, v := range []jsontree.Value{textOf(o, "name"), textOf(o, "acronym")} {
				for _, x := range n.formsOf(v) {
					main[x.key] = struct{}{}
				}
			}
			out.groups = append(out.groups, aliasGroup{main, all})
		}
	}
	return out
}

// forms are the forms of a name and of everything known by it.
func (a *aliases) forms(v jsontree.Value) names {
	out := a.namer.formsOf(v)
	keys := set{}
	for _, x := range out {
		keys[x.key] = struct{}{}
	}
	for _, g := range a.groups {
		if keys.meets(g.main) {
			out.add(g.all)
		}
	}
	return out
}

// entityForms are name, acronym, aliases and the words of the mentions.
func (n *namer) entityForms(o jsontree.Value, text []rune) names {
	if o.Kind() == jsontree.String {
		return n.formsOf(o)
	}
	out := names{}
	if o.Kind() != jsontree.Object {
		return out
	}
	out.add(n.formsOf(textOf(o, "name")))
	out.add(n.formsOf(textOf(o, "acronym")))
	for _, a := range o.Get("aliases").List() {
		out.add(n.formsOf(a))
	}
	for _, m := range o.Get("mentions").List() {
		if s, ok := pairOf(m); ok && 0 <= s.start && s.start < s.end && s.end <= len(text) {
			out.add(n.forms(string(text[s.start:s.end])))
		}
	}
	return out
}

// entity is a person or organization of either side.
type entity struct {
	raw   jsontree.Value
	name  string
	own   names // forms of the name alone
	forms names
	spans map[span]struct{}
}

func (n *namer) entity(o jsontree.Value, text []rune) entity {
	e := entity{raw: o, name: textOf(o, "name").Text(), forms: n.entityForms(o, text), spans: map[span]struct{}{}}
	e.own = n.forms(e.name)
	if o.Kind() == jsontree.Object {
		for _, m := range o.Get("mentions").List() {
			if s, ok := pairOf(m); ok {
				e.spans[s] = struct{}{}
			}
		}
	}
	return e
}

var betweenPlaces = regexp.MustCompile(pytext.Space + `*[,;/()]` + pytext.Space + `*|` + pytext.Space + `+(?:and|y|e)` + pytext.Space + `+`)

// placeForms adds the places that a phrase names to the set: the whole, and
// the parts of "A, B" and "A and B".
func (s set) placeForms(phrases ...jsontree.Value) {
	for _, v := range phrases {
		p := v.Text()
		if p == "" {
			continue
		}
		for _, part := range append([]string{p}, betweenPlaces.Split(p, -1)...) {
			ws := slices.DeleteFunc(words(part), placeKinds.has)
			if len(ws) == 0 {
				continue
			}
			k := strings.Join(ws, " ")
			if main, ok := placeName[k]; ok {
				k = main
			}
			s[k] = struct{}{}
		}
	}
}
