package words

import (
	"strings"
	"unicode/utf8"
)

// An entry is what the analyser knows of one printed form ("Marchó", "MARCHO"): worked out when
// the form is first met, and looked up by its bytes from then on. Per-form work
// (folding, morphology, sums of model weights) is therefore paid once per vocabulary, not per token.
type entry struct {
	norm   string
	id     int32 // of norm in the vocabulary
	shape  Shape
	en     *enEntry
	es     *esEntry
	lemmas [2][numWays]lemma // by language (EN, ES) and way
}

type lemma struct {
	form string // "" = not worked out yet
	id   int32
}

// ways in which a form may be led back to its lemma.
const (
	asVerb = iota
	asNoun
	asParticiple // Spanish participles that a finite form shadows, English "-ed" as such
	asIs
	numWays
)

// maxForms bounds the table of printed forms: hostile text does not grow it for ever.
// When it is full, the table starts anew; results handed out keep their strings.
const maxForms = 1 << 16

// entryOf looks up or makes the entry of a printed form.
func (a *Analyser) entryOf(printed string, kind Kind) int32 {
	if id, ok := a.ids[printed]; ok {
		return id
	}
	e := entry{shape: NoShape}
	e.id, e.norm = a.norm(printed)
	switch kind {
	case Word:
		e.shape = shapeOf(printed)
	case Number:
		e.shape = Digits
	}
	id := int32(len(a.entries))
	a.entries = append(a.entries, e)
	a.ids[strings.Clone(printed)] = id
	return id
}

// reset empties full tables between documents.
func (a *Analyser) reset() {
	if len(a.entries) >= maxForms {
		clear(a.ids)
		clear(a.entries)
		a.vocabulary = &vocabulary{ids: make(map[string]int32, 1<<12)} // texts handed out keep the old one
		a.entries = a.entries[:0]
	}
	a.entry = a.entry[:0]
}

// norm interns the lower-case, accent-free form. Words over 64 bytes keep only their first 64:
// no lexicon has longer ones.
func (a *Analyser) norm(s string) (int32, string) {
	if len(s) > 64 {
		s = s[:64]
		for len(s) > 0 && !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	buf := a.scratch[:0]
	for _, r := range s {
		if r == 0xAD { // soft hyphen
			continue
		}
		buf = utf8.AppendRune(buf, Fold(r))
	}
	a.scratch = buf
	return a.vocabulary.intern(buf)
}

// lemmas fills Token.Lemma; it runs after the tagger, which tells nouns from verbs.
func (a *Analyser) lemmas(t *Text) {
	plain := t.Capitals
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		e := &a.entries[a.entry[i]]
		if tok.Kind != Word || tok.Lang == OtherLang {
			tok.lemma, tok.Lemma = e.id, e.norm
			continue
		}
		way := asIs
		switch tok.Tag {
		case Verb, Aux:
			way = asVerb
			if tok.Form == Participle {
				way = asParticiple
			}
		case Noun, Adj:
			way = asNoun
		case NoTag:
			way = asNoun
			if tok.Lang == EN && englishVerbish(e.norm) || tok.Lang == ES && spanishVerbish(t.Word(i)) {
				way = asVerb
			}
		}
		if way == asIs {
			tok.lemma, tok.Lemma = e.id, e.norm
			continue
		}
		l := &e.lemmas[tok.Lang-EN][way]
		if l.form == "" {
			var s string
			switch {
			case tok.Lang == EN && way == asNoun:
				s = englishNoun(e.norm)
			case tok.Lang == EN:
				s = englishVerb(e.norm)
			case way == asNoun:
				s = spanishNoun(e.norm)
			default:
				s = spanishVerb(strings.ToLower(t.Word(i)), plain || e.shape == Upper, way == asParticiple)
			}
			if s == "" {
				s = e.norm
			}
			l.id, l.form = a.vocabulary.intern([]byte(s))
		}
		tok.lemma, tok.Lemma = l.id, l.form
	}
}
