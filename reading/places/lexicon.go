package places

import (
	_ "embed"
	"strings"
	"sync"
)

// class is what a word says about a name beside it; a word may have several.
type class uint16

const (
	title class = 1 << iota
	org
	container
	feature
	street
	direction
	prep
	verb
	firstName
	surname
	ordinary
)

//go:embed cues.txt
var cuesText string

//go:embed first-names.txt
var firstNamesText string

//go:embed surnames.txt
var surnamesText string

//go:embed ordinary.txt
var ordinaryText string

var classNames = map[string]class{"title": title, "org": org, "container": container, "feature": feature, "street": street, "direction": direction, "prep": prep, "verb": verb}

// lexicon is every listed word with its classes, read on first use.
var lexicon = sync.OnceValue(func() map[string]class {
	m := make(map[string]class, 1<<15)
	for line := range strings.Lines(cuesText) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || line[0] == '#' {
			continue
		}
		c := classNames[name]
		if c == 0 {
			panic("places: cues.txt: no class " + name) // our own mistake: every test shows it
		}
		for w := range strings.FieldsSeq(words) {
			m[w] |= c
		}
	}
	for _, list := range []struct {
		text string
		c    class
	}{{firstNamesText, firstName}, {surnamesText, surname}, {ordinaryText, ordinary}} {
		for line := range strings.Lines(list.text) {
			if w := strings.TrimSpace(line); w != "" && w[0] != '#' {
				m[w] |= list.c
			}
		}
	}
	return m
})
