package words

import "testigo/reading/words/internal/perceptron"

// classes are what the tagging models tell apart; the number of a class is its place in this list.
// Appending is safe, reordering needs new models.
var classes = [perceptron.Classes]struct {
	tag  Tag
	form Form
}{
	{Noun, NoForm}, {Proper, NoForm}, {Adj, NoForm}, {Adv, NoForm}, {Det, NoForm}, {Pron, NoForm},
	{Prep, NoForm}, {Conj, NoForm}, {Sub, NoForm}, {Num, NoForm}, {Part, NoForm}, {Mark, NoForm},
	{Verb, Base}, {Verb, Present}, {Verb, Past}, {Verb, Gerund}, {Verb, Participle},
	{Aux, Base}, {Aux, Present}, {Aux, Past}, {Aux, Gerund}, {Aux, Participle},
	{Aux, Conditional}, // English modals; Spanish finite verbs by their own form
	{NoTag, NoForm},
}

var classIndex = func() map[[2]uint8]uint8 {
	m := map[[2]uint8]uint8{}
	for i, c := range classes {
		m[[2]uint8{uint8(c.tag), uint8(c.form)}] = uint8(i)
	}
	return m
}()

// Class is the number that the tagging models give to a part of speech; ok is false if they do
// not tell it apart. It is exported for the trainer alone.
func Class(tag Tag, form Form) (class uint8, ok bool) {
	class, ok = classIndex[[2]uint8{uint8(tag), uint8(form)}]
	return class, ok
}

// ClassTag is the inverse of Class.
func ClassTag(class uint8) (Tag, Form) {
	if int(class) >= len(classes) {
		return NoTag, NoForm
	}
	return classes[class].tag, classes[class].form
}

// ModelWord is a token as the English models see it; blind leaves out how it is written.
func ModelWord(tok *Token, blind bool) perceptron.Word {
	shape := tok.Shape
	if blind {
		shape = NoShape
	}
	return perceptron.Word{Lower: tok.Norm, Shape: uint8(shape)}
}
