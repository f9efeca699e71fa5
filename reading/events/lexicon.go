package events

import (
	"slices"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// part is the part of speech that a trigger asks for.
type part uint8

const (
	noun part = iota
	verb
	adjective
	fixed
)

// sense is one row of a trigger table for one term.
type sense struct {
	typ    record.EventType
	mode   record.Mode
	part   part
	term   string
	rest   []string // words after the first, for phrases
	head   int      // word of the phrase that carries the meaning, for its span
	obj    class
	subj   class
	near   class
	not    class
	of     class
	notOf  class // what the noun may not be of: "an explosion of anger"
	who    class
	weak   bool
	swap   bool // the grammatical subject suffers or gains
	pair   bool // subject and object are both participants
	loose  bool
	act    bool // a noun that needs a verb of doing
	intr   bool // no direct object may follow
	refl   bool // only with "se"
	direct bool // the word of obj stands in the first noun phrase behind the verb
	phase  string
	order  int // row number: the earlier of two equal senses wins
}

// class is a set of word classes, one bit each.
type class uint64

// entry is one inflected first word of a sense.
type entry struct {
	sense  *sense
	form   words.Form
	plural bool
}

// lexicon is the trigger table of one language.
type lexicon struct {
	entries map[string][]entry
	classes map[string]class // word (any form) -> classes
	bits    map[string]class // class name -> bit
	persons class            // the classes of persons, see sufferer.go
}

var lexicons = sync.OnceValue(func() [3]*lexicon {
	return [3]*lexicon{
		words.EN: load("en/triggers.txt", english{}),
		words.ES: load("es/triggers.txt", spanish{}),
	}
})

// grammar makes the forms of a language.
type grammar interface {
	// verb gives the forms of a verb, each with what it is.
	verb(base string, do func(form string, f words.Form))
	// plural gives the plural of a noun or adjective, accent-free.
	plural(word string) string
	// compound says which words of a noun phrase take the plural.
	compound(phrase []string) []string
}

func load(file string, g grammar) *lexicon {
	l := &lexicon{entries: map[string][]entry{}, classes: map[string]class{}, bits: map[string]class{}}
	rows := 0
	for row := range pack.Table(file) {
		rows++
		if row.Field(0) == "class" {
			l.addClass(row.Field(1), row.Field(2), g)
			if slices.Contains(personal[:], row.Field(1)) {
				l.persons |= l.bits[row.Field(1)]
			}
			continue
		}
		if len(row.Fields) < 5 {
			panic(row.Errorf("want 5 columns"))
		}
		proto := sense{typ: record.EventType(row.Field(0)), order: rows}
		if m := row.Field(1); m != "-" {
			proto.mode = record.Mode(m)
		}
		if !record.ValidEvent(proto.typ, proto.mode) {
			panic(row.Errorf("%s/%s is not on the closed list", proto.typ, proto.mode))
		}
		switch row.Field(2) {
		case "n":
			proto.part = noun
		case "v":
			proto.part = verb
		case "a":
			proto.part = adjective
		case "x":
			proto.part = fixed
		default:
			panic(row.Errorf("part of speech %q", row.Field(2)))
		}
		if err := l.flags(&proto, row.Field(3)); err != "" {
			panic(row.Errorf("%s", err))
		}
		for term := range strings.SplitSeq(row.Field(4), ",") {
			l.add(proto, words.Norm(strings.TrimSpace(term)), g)
		}
	}
	return l
}

func (l *lexicon) addClass(name, list string, g grammar) {
	bit := class(1) << len(l.bits)
	l.bits[name] = bit
	for w := range strings.SplitSeq(list, ",") {
		w = words.Norm(strings.TrimSpace(w))
		// of a phrase the last word counts: "riot police", "hall"
		if i := strings.LastIndexByte(w, ' '); i >= 0 {
			continue
		}
		l.classes[w] |= bit
		l.classes[g.plural(w)] |= bit
	}
}

func (l *lexicon) flags(s *sense, list string) string {
	if list == "-" || list == "" {
		return ""
	}
	for f := range strings.SplitSeq(list, ";") {
		key, value, _ := strings.Cut(f, "=")
		var c class
		switch key {
		case "obj", "subj", "near", "not", "of", "notof", "who":
			for name := range strings.SplitSeq(value, "|") {
				b, ok := l.bits[name]
				if !ok {
					return "no class " + name
				}
				c |= b
			}
		}
		switch key {
		case "obj":
			s.obj = c
		case "subj":
			s.subj = c
		case "near":
			s.near = c
		case "not":
			s.not = c
		case "of":
			s.of = c
		case "notof":
			s.notOf = c
		case "who":
			s.who = c
		case "direct":
			s.direct = true
		case "weak":
			s.weak = true
		case "swap":
			s.swap = true
		case "part":
			s.pair = true
		case "act":
			s.act = true
		case "intr":
			s.intr = true
		case "loose":
			s.loose = true
		case "refl":
			s.refl = true
		case "phase":
			s.phase = value
		default:
			return "no flag " + key
		}
	}
	return ""
}

func (l *lexicon) add(proto sense, term string, g grammar) {
	ws := strings.Fields(term)
	if len(ws) == 0 {
		return
	}
	s := new(sense)
	*s = proto
	s.term, s.rest = term, ws[1:]
	put := func(first string, rest []string, f words.Form, plural bool) {
		for _, e := range l.entries[first] {
			if e.sense.term == term && e.sense.order == s.order && e.form == f && e.plural == plural && len(e.sense.rest) == len(rest) {
				return
			}
		}
		sn := s
		if plural && len(rest) > 0 {
			cp := *s
			cp.rest = rest
			sn = &cp
		}
		l.entries[first] = append(l.entries[first], entry{sn, f, plural})
	}
	switch s.part {
	case verb:
		g.verb(ws[0], func(form string, f words.Form) { put(form, s.rest, f, false) })
	case fixed:
		put(ws[0], s.rest, words.NoForm, false)
	default:
		put(ws[0], s.rest, words.NoForm, false)
		if len(ws) == 1 {
			put(g.plural(ws[0]), nil, words.NoForm, true)
		} else if pl := g.compound(ws); pl != nil {
			put(pl[0], pl[1:], words.NoForm, true)
		}
	}
}

// has tells whether a word belongs to one of the classes.
func (l *lexicon) has(word string, c class) bool { return l.classes[word]&c != 0 }
