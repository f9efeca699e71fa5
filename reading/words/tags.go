package words

import (
	_ "embed"
	"sync"

	"testigo/reading/words/internal/perceptron"
)

//go:embed model/english.gz
var englishModel []byte

//go:embed model/english-capitals.gz
var englishCapitalsModel []byte

// The models are unpacked when the first document needs them.
var (
	englishTagger  = sync.OnceValue(func() *perceptron.Model { return mustLoad(englishModel) })
	capitalsTagger = sync.OnceValue(func() *perceptron.Model { return mustLoad(englishCapitalsModel) })
)

// mustLoad panics on a broken embedded model: our own mistake, seen in every test.
func mustLoad(packed []byte) *perceptron.Model {
	m, err := perceptron.Load(packed)
	if err != nil {
		panic(err)
	}
	return m
}

// enEntry keeps what the English models know of a printed form: with its shape, and without.
type enEntry [2]*perceptron.Sums

// tag gives every token its part of speech and verbs their form.
func (a *Analyser) tag(t *Text) {
	for i := range t.Tokens {
		switch tok := &t.Tokens[i]; tok.Kind {
		case Punct, Symbol:
			tok.Tag = Mark
		case Number:
			tok.Tag = Num
		}
	}
	for s := range t.Sentences {
		switch t.Sentences[s].Lang {
		case EN:
			a.tagEnglish(t, int(t.Sentences[s].First), int(t.Sentences[s].Last))
		case ES:
			a.tagSpanish(t, int(t.Sentences[s].First), int(t.Sentences[s].Last))
		}
	}
}

// tagEnglish runs the model over one sentence. A heading in capitals or title case
// goes to the model that does not look at case.
func (a *Analyser) tagEnglish(t *Text, first, last int) {
	blind := t.Capitals || caseless(t.Tokens[first:last])
	model, which := englishTagger, 0
	if blind {
		model, which = capitalsTagger, 1
	}
	m := model()
	items := a.items[:0]
	for i := first; i < last; i++ {
		tok := &t.Tokens[i]
		e := &a.entries[a.entry[i]]
		if e.en == nil {
			e.en = new(enEntry)
		}
		if e.en[which] == nil {
			e.en[which] = m.Sum(ModelWord(tok, blind))
		}
		it := perceptron.Item{Sums: e.en[which], Shape: uint8(tok.Shape)}
		if blind {
			it.Shape = uint8(NoShape)
		}
		switch tok.Kind {
		case Punct, Symbol:
			it.Class, it.Fixed = markClass, true
		case Number:
			it.Class, it.Fixed = numClass, true
		}
		items = append(items, it)
	}
	m.Tag(items)
	for k, it := range items {
		if tok := &t.Tokens[first+k]; !it.Fixed {
			tok.Tag, tok.Form = ClassTag(it.Class)
			englishForm(tok)
		}
	}
	a.items = items
	if !blind {
		names(t.Tokens[first:last])
	}
}

var (
	markClass, _ = Class(Mark, NoForm)
	numClass, _  = Class(Num, NoForm)
)

// caseless: a sentence in which case says nothing, as nearly all of its words have capitals: headings
// SHOUTED or Set in Title Case.
func caseless(toks []Token) bool {
	shouted, title, lower := 0, 0, 0
	for i := range toks {
		tok := &toks[i]
		if tok.Kind != Word || tok.End-tok.Start < 4 {
			continue
		}
		switch {
		case tok.Shape == Upper:
			shouted++
		case tok.Shape == Lower:
			lower++
		case !tok.First:
			title++
		}
	}
	if shouted >= 3 && shouted >= 4*(lower+title) {
		return true
	}
	return title >= 3 && title >= 3*lower && toks[len(toks)-1].Norm != "."
}

// englishForm settles what the model leaves open: contractions with "not", and the tense of modals.
func englishForm(tok *Token) {
	if n := len(tok.Norm); n > 4 && (tok.Norm[n-3:] == "n't" || tok.Norm == "cannot") {
		if f, ok := english().forms[tok.Norm]; ok {
			tok.Tag, tok.Form = Aux, f
		}
		return
	}
	if tok.Tag == Aux && tok.Form == Conditional {
		switch tok.Norm {
		case "will", "shall", "'ll", "won't", "shan't":
			tok.Form = Future
		case "can", "may", "must", "need", "dare", "ought":
			tok.Form = Present
		}
	}
}

// names turns capitalised verb forms before a name into parts of it: "a Shining Path column".
func names(toks []Token) {
	for i := range toks {
		tok := &toks[i]
		if tok.Tag != Verb || tok.Shape != Cap || tok.First || tok.Form != Gerund && tok.Form != Participle || i+1 == len(toks) {
			continue
		}
		if next := &toks[i+1]; next.Tag == Proper && next.Shape == Cap {
			tok.Tag, tok.Form = Proper, NoForm
		}
	}
}
