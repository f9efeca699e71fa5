package words

import "sync/atomic"

// vocabulary numbers the norms and lemmas that an Analyser has met, so that what a layer above knows of a word is looked
// up once per word of the vocabulary and found by number from then on. A table of strings asked for every token costs
// more than the rules that use the answer.
type vocabulary struct {
	ids     map[string]int32
	list    []string
	columns []any // by trait
}

// intern gives the number of a form and the one string that stands for it.
func (v *vocabulary) intern(form []byte) (int32, string) {
	if id, ok := v.ids[string(form)]; ok {
		return id, v.list[id]
	}
	id, s := int32(len(v.list)), string(form)
	v.ids[s] = id
	v.list = append(v.list, s)
	return id, s
}

// A Trait is what follows from a norm or lemma alone: its entry in a lexicon, its classes. Traits are made once, as variables of
// a package; the function is asked at most once for each word of an Analyser's vocabulary, and must always give the same answer.
//
// The answers are kept with the texts of one Analyser, so traits of a Text are to be asked by the goroutine that reads it.
type Trait[T any] struct {
	slot int
	ask  func(form string) T
}

var traits atomic.Int32

// NewTrait makes a trait from the function that knows it.
func NewTrait[T any](ask func(form string) T) *Trait[T] {
	return &Trait[T]{int(traits.Add(1)) - 1, ask}
}

// Norm is the trait of a token's norm.
func (tr *Trait[T]) Norm(t *Text, i int) T { return tr.at(t.vocabulary, t.Tokens[i].norm) }

// Lemma is the trait of a token's lemma.
func (tr *Trait[T]) Lemma(t *Text, i int) T { return tr.at(t.vocabulary, t.Tokens[i].lemma) }

type answer[T any] struct {
	value T
	known bool
}

func (tr *Trait[T]) at(v *vocabulary, id int32) T {
	if tr.slot < len(v.columns) {
		if c, _ := v.columns[tr.slot].(*[]answer[T]); c != nil && int(id) < len(*c) {
			a := &(*c)[id]
			if !a.known {
				a.value, a.known = tr.ask(v.list[id]), true
			}
			return a.value
		}
	}
	return tr.grow(v, id)
}

// grow makes room for the vocabulary as it is now and half as much again.
func (tr *Trait[T]) grow(v *vocabulary, id int32) T {
	for len(v.columns) <= tr.slot {
		v.columns = append(v.columns, nil)
	}
	old, _ := v.columns[tr.slot].(*[]answer[T])
	c := make([]answer[T], len(v.list)+len(v.list)/2+64)
	if old != nil {
		copy(c, *old)
	}
	v.columns[tr.slot] = &c
	return tr.at(v, id)
}
