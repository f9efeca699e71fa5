package main

import (
	"strings"

	"testigo/reading/words"
	"testigo/reading/words/internal/perceptron"
	"testigo/record"
)

var analyser = words.NewAnalyser()

// examples cuts the sentence with our own tokenizer and carries the tags over. blind leaves out
// how words are written.
func (s *sentence) examples(blind bool) []perceptron.Example {
	doc, err := record.NewDocument(record.IDOf([]byte(s.text)), "sentence", record.Text, s.text)
	if err != nil {
		return nil
	}
	t := analyser.Analyse(doc) // no language: tokens only
	out := make([]perceptron.Example, 0, len(t.Tokens))
	k := 0
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		for k < len(s.ends) && s.ends[k].end <= int(tok.Start) {
			k++
		}
		if k == len(s.ends) {
			break
		}
		last := k
		for last+1 < len(s.ends) && s.ends[last+1].start < int(tok.End) {
			last++
		}
		class := s.ends[last].class
		if strings.Contains(tok.Norm, "'") {
			class = s.ends[k].class
		}
		e := perceptron.Example{Word: words.ModelWord(tok, blind), Class: class}
		switch tok.Kind {
		case words.Punct, words.Symbol:
			e.Class, _ = words.Class(words.Mark, words.NoForm)
			e.Fixed = true
		case words.Number:
			e.Class, _ = words.Class(words.Num, words.NoForm)
			e.Fixed = true
		}
		out = append(out, e)
	}
	return out
}

// classOf maps Universal POS and Penn tags to ours.
func classOf(word, pos, penn string) uint8 {
	tag, form := words.Noun, words.NoForm
	switch pos {
	case "PROPN":
		tag = words.Proper
	case "VERB", "AUX":
		tag = words.Verb
		if pos == "AUX" {
			tag = words.Aux
		}
		switch penn {
		case "VBD":
			form = words.Past
		case "VBG":
			form = words.Gerund
		case "VBN":
			form = words.Participle
		case "VBP", "VBZ":
			form = words.Present
		case "MD":
			tag, form = words.Aux, words.Conditional
		default:
			form = words.Base
		}
	case "ADJ":
		tag = words.Adj
	case "ADV", "INTJ":
		tag = words.Adv
	case "DET":
		tag = words.Det
	case "PRON":
		tag = words.Pron
		// relative "that" and "which" open a clause
		if penn == "WDT" {
			tag = words.Sub
		}
	case "ADP":
		tag = words.Prep
	case "CCONJ":
		tag = words.Conj
	case "SCONJ":
		tag = words.Sub
		if penn == "IN" && isPreposition(word) {
			tag = words.Prep
		}
	case "NUM":
		tag = words.Num
	case "PART":
		tag = words.Part
	case "PUNCT", "SYM":
		tag = words.Mark
	}
	class, _ := words.Class(tag, form)
	return class
}

// isPreposition: UD calls these subordinating before a gerund ("after killing"); we do not.
func isPreposition(word string) bool {
	switch strings.ToLower(word) {
	case "by", "for", "from", "in", "of", "on", "with", "without", "at", "about", "into", "upon", "through":
		return true
	}
	return false
}
