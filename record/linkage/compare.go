package linkage

import "strings"

// comparer compares records of one table. It remembers outcomes of names, which repeat; one goroutine has one comparer.
type comparer struct {
	t      *Table
	memory [][]remembered // by field
}

type remembered struct {
	a, b  uint32
	level uint8
}

const memorySize = 1 << 15

func newComparer(t *Table) *comparer {
	c := &comparer{t: t, memory: make([][]remembered, len(t.Fields))}
	for f, field := range t.Fields {
		switch field.Kind {
		case Category, Birth, Date:
		default:
			c.memory[f] = make([]remembered, memorySize)
		}
	}
	return c
}

// pattern is the levels of all fields, levelBits each.
type pattern uint64

func (p pattern) level(f int) int { return int(p>>(uint(f)*levelBits)) & (1<<levelBits - 1) }

func (p pattern) with(f, level int) pattern {
	shift := uint(f) * levelBits
	return p&^(pattern(1<<levelBits-1)<<shift) | pattern(level)<<shift
}

// compare gives the levels of two records.
func (c *comparer) compare(a, b int) pattern {
	var p pattern
	for f := range c.t.Fields {
		col := &c.t.columns[f]
		x, y := col.ids[a], col.ids[b]
		level := noEvidence
		if x != 0 && y != 0 {
			level = c.values(f, x, y)
		}
		p |= pattern(level) << (uint(f) * levelBits)
	}
	return c.cross(p, a, b)
}

// values compares two stated values of a field.
func (c *comparer) values(f int, x, y uint32) int {
	if x > y {
		x, y = y, x
	}
	col := &c.t.columns[f]
	memory := c.memory[f]
	if memory == nil || x == y {
		return compareValues(c.t.Fields[f].Kind, &col.vals[x], &col.vals[y])
	}
	if c.t.Fields[f].Kind <= SecondSurname && differ(&col.forms[x], &col.forms[y]) {
		return nameDiffer
	}
	m := &memory[(x*0x9E3779B1^y*0x85EBCA77)%memorySize]
	if m.a != x || m.b != y {
		*m = remembered{x, y, uint8(compareValues(c.t.Fields[f].Kind, &col.vals[x], &col.vals[y]))}
	}
	return int(m.level)
}

func compareValues(k Kind, a, b *value) int {
	switch k {
	case Given, Surname, SecondSurname:
		return compareNames(a, b)
	case Words:
		switch s := jaroWinkler(a.text, b.text); {
		case s == 1:
			return 3
		case s >= 0.92:
			return 2
		case s >= 0.80:
			return 1
		}
		return 0
	case Code:
		return max(0, 3-editDistance(a.text, b.text))
	case Birth, Date:
		return compareDays(a.day, b.day)
	case Category:
		if a.text == b.text {
			return 1
		}
		return 0
	case Place:
		return comparePlaces(a, b)
	}
	return 0
}

func compareNames(a, b *value) int {
	switch {
	case a.text == b.text:
		return nameEqual
	case a.alt == b.alt || a.sound == b.sound || sameWords(a.alt, b.alt):
		return nameSounds
	case partOf(a, b) || partOf(b, a):
		return namePart
	}
	s := jaroWinkler(a.alt, b.alt)
	switch {
	case s >= 0.92:
		return nameClose
	case s >= 0.80 || jaroWinkler(a.sound, b.sound) >= 0.90 || initial(a.text, b.text) || initial(b.text, a.text) ||
		min(len(a.alt), len(b.alt)) >= 3 && editDistance(a.alt, b.alt) == 1: // one slip in a short name
		return nameAlike
	}
	return nameDiffer
}

// partOf: every word of the shorter stands in the longer, as written or as it sounds.
func partOf(short, long *value) bool {
	if len(short.sound) >= len(long.sound) || !strings.Contains(long.sound, " ") {
		return false
	}
	for _, w := range strings.Fields(short.sound) {
		if len(w) < 2 || !containsWord(long.sound, w) {
			return false
		}
	}
	return true
}

func containsWord(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if (start == 0 || text[start-1] == ' ') && (end == len(text) || text[end] == ' ') {
			return true
		}
		from = end
	}
}

// sameWords: the same words in another order.
func sameWords(a, b string) bool {
	if len(a) != len(b) || !strings.Contains(a, " ") {
		return false
	}
	for _, w := range strings.Fields(a) {
		if !containsWord(b, w) {
			return false
		}
	}
	return strings.Count(a, " ") == strings.Count(b, " ")
}

// initial: "j" stands for "juan".
func initial(short, long string) bool { return len(short) == 1 && len(long) > 1 && short[0] == long[0] }

// Levels of two places; what is told at another level of the country is contained, not different.
const (
	placesDiffer = iota
	placesUnit   // the widest unit is the same
	placesAround // all but the narrowest unit are the same
	placesClose  // the narrowest units are spelled alike
	placesWithin // one contains the other
	placesEqual
)

func comparePlaces(a, b *value) int {
	if a.text == b.text {
		return placesEqual
	}
	short, long := a, b
	if len(short.text) > len(long.text) {
		short, long = long, short
	}
	if strings.HasPrefix(long.text, short.text) && long.text[len(short.text)] == '/' || a.alt == b.alt {
		return placesWithin
	}
	if !strings.Contains(short.text, "/") && containsUnit(long.text, short.text) {
		return placesWithin
	}
	if jaroWinkler(a.alt, b.alt) >= 0.92 {
		return placesClose
	}
	common := 0
	for common < len(short.text) && short.text[common] == long.text[common] {
		common++
	}
	cut := strings.LastIndexByte(short.text[:common], '/')
	switch {
	case cut < 0:
		return placesDiffer
	case cut == strings.LastIndexByte(a.text, '/') && cut == strings.LastIndexByte(b.text, '/'):
		return placesAround
	}
	return placesUnit
}

func containsUnit(path, unit string) bool {
	for _, u := range strings.Split(path, "/") {
		if u == unit {
			return true
		}
	}
	return false
}

// cross looks, where names differ, whether they have changed places: given name and surname, or the two surnames. The
// evidence is then told once, at the surname.
func (c *comparer) cross(p pattern, a, b int) pattern {
	s := c.t.role[Surname]
	if s < 0 {
		return p
	}
	if l := p.level(s); l != nameDiffer && l != noEvidence {
		return p
	}
	for _, k := range [...]Kind{Given, SecondSurname} {
		o := c.t.role[k]
		if o < 0 {
			continue
		}
		if l := p.level(o); l != nameDiffer && l != noEvidence {
			continue
		}
		first := c.crossed(s, a, o, b)
		second := c.crossed(s, b, o, a)
		if first == 0 || second == 0 || first+second < 4 {
			continue
		}
		return p.with(s, nameCrossed).with(o, noEvidence)
	}
	return p
}

// crossed compares the surname of one record with the other name of the other: 0 they differ, 1 nothing can be said, 3 they agree.
func (c *comparer) crossed(s, a, o, b int) int {
	x, y := c.t.columns[s].ids[a], c.t.columns[o].ids[b]
	if x == 0 || y == 0 {
		return 1
	}
	v, w := &c.t.columns[s].vals[x], &c.t.columns[o].vals[y]
	if v.sound == w.sound {
		return 3
	}
	if p, q := &c.t.columns[s].forms[x].text, &c.t.columns[o].forms[y].text; max(p.length, q.length) <= 64 && p.below(q, p.common(q), 0.92) {
		return 0
	}
	if jaroWinkler(v.text, w.text) >= 0.92 {
		return 3
	}
	return 0
}
