package events

import (
	"strings"
	"sync"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// A pronoun that says "he" cannot mean a woman. What tells is a person's first given name: one of the tables
// (pack/en, pack/es given-names), or its Spanish ending. Where neither tells, the person may be meant by either.

type sex byte

const (
	eitherSex sex = iota
	woman
	man
)

var givenNames = sync.OnceValue(func() map[string]sex {
	out := map[string]sex{}
	for _, lang := range [...]string{"en", "es"} {
		for r := range pack.Table(lang + "/given-names.txt") {
			s := woman
			if r.Field(1) == "m" {
				s = man
			}
			for n := range strings.SplitSeq(r.Field(0), "|") {
				if was, ok := out[n]; ok && was != s {
					s = eitherSex
				}
				out[n] = s
			}
		}
	}
	return out
})

// sexOf is what the name of a person tells. A surname alone tells nothing, nor does a part ("the chief guard").
func sexOf(p *phrase) sex {
	first, rest, _ := strings.Cut(words.Norm(p.name), " ")
	if rest == "" || !p.proper || p.kind != record.Person {
		return eitherSex
	}
	if s, ok := givenNames()[first]; ok {
		return s
	}
	switch {
	case len(first) < 4:
		return eitherSex
	case strings.HasSuffix(first, "a"):
		return woman
	case strings.HasSuffix(first, "o"):
		return man
	}
	return eitherSex
}

// pronounSex is what a pronoun says of the one it means.
func pronounSex(w string) sex {
	switch w {
	case "he", "him", "himself", "el":
		return man
	case "she", "her", "herself", "ella":
		return woman
	}
	return eitherSex
}

// fits: a person of sex b may be meant by a word that says a.
func (a sex) fits(b sex) bool { return a == eitherSex || b == eitherSex || a == b }

// meant is the last person told of whom a pronoun may mean; nil = none.
func (f *finder) meant(w string) *phrase {
	s := pronounSex(w)
	for k := range f.lastPersons {
		if q := &f.lastPersons[k]; q.name != "" && s.fits(sexOf(q)) {
			return q
		}
	}
	return nil
}

// telling remembers a person as the last one told of.
func (f *finder) telling(p phrase) {
	k := 0
	for k < len(f.lastPersons)-1 && f.lastPersons[k].name != p.name {
		k++
	}
	copy(f.lastPersons[1:k+1], f.lastPersons[:k])
	f.lastPersons[0] = p
}
