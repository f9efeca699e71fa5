package places

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
)

// span is a run of tokens that the gazetteer knows as a name.
type span struct {
	first, last int // tokens [first, last)
	from, to    int // candidates in reader.cands
	key         uint32
	p           float64 // that it is a place here
	demonym     bool
}

// reader holds one document and the buffers of its reading.
type reader struct {
	t      *words.Text
	text   string
	g      *gazetteer.Gazetteer
	world  bool // g is the one that ships with the program
	m      *model
	cls    []class
	cands  []gazetteer.Candidate
	spans  []span // by first token, longest first
	at     []int32
	stats  map[uint32]*stat
	person map[string]int
	lands  [256]bool // countries named in the document, or their people
	key    []byte
	feats  []uint32
	found  []span
	names  func(string) // training: told the name of each feature
}

// classes of a word in the lexicon.
var classes = words.NewTrait(func(norm string) class { return lexicon()[norm] })

// name is a word as the gazetteer looks it up.
type name struct {
	key   string
	reach int // words in the longest name that begins with it
	alone []gazetteer.Candidate
}

// names of single words, in the gazetteer that ships with the program.
var names = words.NewTrait(func(norm string) *name { return nameOf(gazetteer.World(), norm) })

func nameOf(g *gazetteer.Gazetteer, norm string) *name {
	key := gazetteer.AppendWord(nil, norm)
	first := key
	if k := bytes.IndexByte(key, ' '); k >= 0 {
		first = key[:k]
	}
	n := &name{key: string(key), reach: g.Reach(first)}
	if n.reach > 0 {
		n.alone = g.Match(key, nil)
	}
	return n
}

// name of token i.
func (r *reader) name(i int) *name {
	if r.world {
		return names.Norm(r.t, i)
	}
	return nameOf(r.g, r.t.Tokens[i].Norm)
}

// stat is what a document shows about one name.
type stat struct {
	count, in, title int
	lower            bool
}

// maxWords bounds the length of a name.
const maxWords = 8

func newReader(t *words.Text, g *gazetteer.Gazetteer, m *model) *reader {
	r := &reader{t: t, text: t.Doc.Text(), g: g, world: g == gazetteer.World(), m: m, stats: map[uint32]*stat{}, person: map[string]int{}}
	r.cls = make([]class, len(t.Tokens))
	for i := range t.Tokens {
		if t.Tokens[i].Kind == words.Word {
			r.cls[i] = classes.Norm(t, i)
		}
	}
	r.match()
	r.survey()
	return r
}

func (r *reader) byteAt(i int) byte { return r.text[r.t.Tokens[i].Start] }

func (r *reader) isWord(i int) bool { return r.t.Tokens[i].Kind == words.Word }

// capital: the word is written as a name. In a document in capitals every word is.
func (r *reader) capital(i int) bool {
	tok := &r.t.Tokens[i]
	switch tok.Shape {
	case words.Cap, words.Upper:
		return true
	case words.Mixed:
		c, _ := utf8.DecodeRuneInString(r.text[tok.Start:])
		return unicode.IsUpper(c)
	}
	return false
}

// together: token i+1 follows token i in the same sentence.
func (r *reader) together(i int) bool {
	return i >= 0 && i+1 < len(r.t.Tokens) && r.t.Tokens[i].Sentence == r.t.Tokens[i+1].Sentence
}

// match finds every name of the gazetteer that begins with a capitalised word, and demonyms.
func (r *reader) match() {
	toks := r.t.Tokens
	r.at = make([]int32, len(toks)+1)
	var ends [maxWords]struct{ last, from, to int }
	for i := range toks {
		r.at[i] = int32(len(r.spans))
		if toks[i].Kind != words.Word {
			continue
		}
		capital := r.capital(i)
		if !capital && toks[i].Lang == words.EN {
			continue
		}
		if !capital && (len(toks[i].Norm) < 4 || r.cls[i]&(prep|verb) != 0) {
			continue
		}
		name := r.name(i)
		if name.reach == 0 {
			continue
		}
		key := append(r.key[:0], name.key...)
		reach := min(name.reach, maxWords)
		n := 0
		last := i + 1
		for used := 1; ; used++ {
			from := len(r.cands)
			if used == 1 {
				r.cands = append(r.cands, name.alone...)
			} else {
				r.cands = r.g.Match(key, r.cands)
			}
			last2, to := r.admit(i, last, from)
			if to > from && n < maxWords {
				ends[n].last, ends[n].from, ends[n].to = last2, from, to
				n++
			}
			if used >= reach || !capital {
				break
			}
			next := r.after(last)
			if next < 0 {
				break
			}
			key = r.appendWord(key, next)
			last = next + 1
		}
		r.key = key
		for k := n - 1; k >= 0; k-- {
			e := ends[k]
			s := span{first: i, last: e.last, from: e.from, to: e.to}
			s.demonym = r.cands[e.from].Form == gazetteer.Demonym
			s.key = r.nameKey(i, e.last)
			r.spans = append(r.spans, s)
		}
	}
	r.at[len(toks)] = int32(len(r.spans))
}

// nameKey is the same for two spellings of one name.
func (r *reader) nameKey(first, last int) uint32 {
	key := r.key[len(r.key):]
	for i := first; i < last; i++ {
		if r.isWord(i) {
			key = r.appendWord(key, i)
		}
	}
	return gazetteer.Hash(key)
}

// appendWord adds token i to a key.
func (r *reader) appendWord(key []byte, i int) []byte {
	word := r.name(i).key
	if word == "" {
		return key
	}
	if len(key) > 0 {
		key = append(key, ' ')
	}
	return append(key, word...)
}

// after is the next word that may belong to the same name, or -1: the next token, past the
// period of an abbreviation ("St. Louis") and the comma before "D.C.".
func (r *reader) after(last int) int {
	toks := r.t.Tokens
	if last >= len(toks) || toks[last].Sentence != toks[last-1].Sentence {
		return -1
	}
	if toks[last].Kind == words.Word || toks[last].Kind == words.Number && toks[last].End-toks[last].Start <= 2 {
		return last
	}
	if last+1 >= len(toks) || toks[last+1].Kind != words.Word || toks[last+1].Sentence != toks[last].Sentence {
		return -1
	}
	switch c := r.byteAt(last); {
	case c == '.' && !toks[last].Space && toks[last-1].End-toks[last-1].Start <= 4 && r.capital(last+1):
		return last + 1
	case c == ',':
		switch toks[last+1].Norm {
		case "d.c.", "dc", "d.c", "d.f.", "df":
			return last + 1
		}
	}
	return -1
}

// admit drops the candidates from index from on whose spelling the printed form does not allow:
// "us" is not "US", "Miss" not "Miss.", "peruano" no town. It gives the end of the name, which takes
// in the period of an abbreviation, and the end of the candidates.
func (r *reader) admit(first, last, from int) (int, int) {
	if len(r.cands) == from {
		return last, from
	}
	toks := r.t.Tokens
	capital := r.capital(first) && (last-first == 1 || r.capital(last-1) || toks[last-1].Kind == words.Number || lowerTail[toks[last-1].Norm])
	dotted := r.text[toks[last-1].End-1] == '.'
	dotAfter := !dotted && last < len(toks) && r.byteAt(last) == '.' && !toks[last].Space
	kept := r.cands[:from]
	short := int(toks[last-1].End - toks[first].Start)
	for _, c := range r.cands[from:] {
		name := r.g.Spelling(c)
		switch {
		case c.Form == gazetteer.Demonym:
			lower := name[0] >= 'a' && name[0] <= 'z' || name[0] >= 0x80 && startsLower(name)
			if !lower && !capital || lower && toks[first].Lang == words.EN {
				continue
			}
		case !capital:
			continue
		case name[len(name)-1] == '.':
			if !dotted && !dotAfter {
				continue
			}
		case len(name) <= 4 && allUpper(name):
			if toks[first].Shape != words.Upper && !dotted || short < 2 || r.t.Capitals && !dotted && len(name) <= 2 {
				continue
			}
		}
		if !slices.ContainsFunc(kept[from:], func(k gazetteer.Candidate) bool {
			return k.Place == c.Place && (k.Form == gazetteer.Demonym) == (c.Form == gazetteer.Demonym)
		}) {
			kept = append(kept, c) // "US" and "U.S." are one
		}
	}
	r.cands = kept
	if len(kept) > from && dotAfter {
		name := r.g.Spelling(kept[len(kept)-1])
		if name[len(name)-1] == '.' {
			last++
		}
	}
	return last, len(kept)
}

// lowerTail are words that may end a name in lower case ("Gaza strip").
var lowerTail = map[string]bool{"strip": true, "peninsula": true, "states": true, "islands": true, "valley": true, "river": true}

func startsLower(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}

func allUpper(s string) bool {
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
	}
	return true
}

// survey counts, over the whole document, how each name is used.
func (r *reader) survey() {
	toks := r.t.Tokens
	lowered := map[string]bool{}
	for i := range toks {
		if toks[i].Kind != words.Word {
			continue
		}
		if !r.capital(i) {
			if r.cls[i]&ordinary != 0 || len(toks[i].Norm) > 3 {
				lowered[toks[i].Norm] = true
			}
			continue
		}
		if r.t.Capitals {
			continue
		}
		if i > 0 && r.together(i-1) && (r.capital(i-1) || r.cls[i-1]&title != 0) && r.cls[i-1]&(firstName|title) != 0 {
			r.person[toks[i].Norm]++
		}
		if r.cls[i]&firstName != 0 && r.together(i) && r.isWord(i+1) && r.capital(i+1) && r.cls[i+1]&surname != 0 {
			r.person[toks[i].Norm]++
		}
	}
	for k := range r.spans {
		s := &r.spans[k]
		for _, c := range r.cands[s.from:s.to] {
			if r.g.Class(c.Place) == gazetteer.Nation && c.Form != gazetteer.Abbreviation {
				r.lands[r.g.CountryNumber(c.Place)] = true
			}
		}
		st := r.stats[s.key]
		if st == nil {
			st = &stat{}
			r.stats[s.key] = st
		}
		st.count++
		if s.first > 0 && r.together(s.first-1) {
			switch toks[s.first-1].Norm {
			case "in", "en", "near", "at", "from", "to", "desde", "hacia":
				st.in++
			}
		}
		if s.last-s.first == 1 && lowered[toks[s.first].Norm] {
			st.lower = true
		}
	}
}
