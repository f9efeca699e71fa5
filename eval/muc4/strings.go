package muc4

import (
	"slices"
	"strings"

	"testigo/eval/pytext"
)

const asciiPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

func dropPunctuation(s string) string {
	return strings.Map(func(r rune) rune {
		if r < 0x80 && strings.ContainsRune(asciiPunctuation, r) {
			return -1
		}
		return r
	}, s)
}

func isArticle(w string) bool { return w == "a" || w == "an" || w == "the" }

// normal is the form in which strings are compared.
func normal(s string) string {
	s = dropPunctuation(pytext.Lower(s))
	// Articles go wherever they stand as a word, also beside signs that are
	// no letters: "–the farm".
	var b strings.Builder
	word := 0 // where the word in progress starts
	flush := func(end int) {
		if w := s[word:end]; isArticle(w) {
			b.WriteByte(' ')
		} else {
			b.WriteString(w)
		}
	}
	inWord := false
	for i, r := range s {
		if w := pytext.IsWord(r); w != inWord {
			if inWord {
				flush(i)
			}
			word, inWord = i, w
		}
		if !inWord {
			b.WriteRune(r)
		}
	}
	if inWord {
		flush(len(s))
	}
	return pytext.Collapse(b.String())
}

// cleaned are the entities with distinct normal mentions, without empty ones.
func cleaned(es []Entity) []Entity {
	var out []Entity
	for _, e := range es {
		var ms Entity
		for _, m := range e {
			if m = normal(m); m != "" && !slices.Contains(ms, m) {
				ms = append(ms, m)
			}
		}
		if ms != nil {
			out = append(out, ms)
		}
	}
	return out
}

// normalized keeps every mention of gold, also repeated ones.
func normalized(es []Entity) []Entity {
	out := make([]Entity, len(es))
	for i, e := range es {
		out[i] = make(Entity, len(e))
		for k, m := range e {
			out[i][k] = normal(m)
		}
	}
	return out
}

// within tells whether all mentions of e are among those of f.
func (e Entity) within(f Entity) bool {
	for _, m := range e {
		if !slices.Contains(f, m) {
			return false
		}
	}
	return true
}

// merged are the entities of a role over all templates; sub- and supersets of
// one already kept are dropped.
func merged(ts []Template, role int) []Entity {
	var out []Entity
	for i := range ts {
		for _, e := range cleaned(ts[i].at(role)) {
			if !slices.ContainsFunc(out, func(k Entity) bool { return e.within(k) || k.within(e) }) {
				out = append(out, e)
			}
		}
	}
	return out
}

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// phraseEnds end a base noun phrase; conjunctions do too.
var phraseEnds = wordSet("of in on at for from by with without to into near against between among during after before " +
	"who whom whose which that where while as about over under outside inside behind toward towards " +
	"including belonging identified located known named wearing driving traveling armed loaded using and or")

var pronouns = wordSet("i you he she it we they me him her us them his hers its their theirs this that these those " +
	"who whom which himself herself itself themselves one ones someone anyone nobody everybody others")

var dashBreaks = strings.NewReplacer(" - ", "\x00", "--", "\x00", ",", "\x00", ";", "\x00", ":", "\x00",
	"(", "\x00", ")", "\x00", "[", "\x00", "]", "\x00")

// heads are the last words of the base noun phrases of a string, or of the first one alone.
func heads(s string, every bool) []string {
	var out []string
	s = strings.ReplaceAll(pytext.Lower(s), "\x00", "")
	for _, piece := range strings.Split(dashBreaks.Replace(s), "\x00") {
		last := ""
		for _, w := range pytext.Fields(piece) {
			w = dropPunctuation(w)
			switch {
			case phraseEnds[w]:
				if last != "" {
					out = append(out, last)
				}
				last = ""
			case w != "" && !isArticle(w):
				last = w
			}
			if !every && len(out) > 0 {
				return out
			}
		}
		if last != "" {
			out = append(out, last)
		}
		if !every && len(out) > 0 {
			return out[:1]
		}
	}
	return out
}

// types are the alternatives of an incident type.
func types(s string) []string {
	var out []string
	for _, t := range strings.Split(pytext.Lower(s), "/") {
		if t = pytext.Strip(t); t != "" {
			out = append(out, t)
		}
	}
	return out
}

// agree tells whether a predicted type is the gold one or one of its alternatives.
func agree(pred, gold string) bool {
	p := pytext.Strip(pytext.Lower(pred))
	return p == pytext.Strip(pytext.Lower(gold)) || slices.Contains(types(gold), p)
}
