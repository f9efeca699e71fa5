package events

import "testigo/reading/words"

// Part of speech of a trigger: the tagger's word where it is sure, else the neighbours'.

func (f *finder) prev(i int) string {
	if i > 0 && f.t.Tokens[i-1].Sentence == f.t.Tokens[i].Sentence {
		return f.t.Tokens[i-1].Norm
	}
	return ""
}

func (f *finder) next(i int) string {
	if i+1 < len(f.t.Tokens) && f.t.Tokens[i+1].Sentence == f.t.Tokens[i].Sentence {
		return f.t.Tokens[i+1].Norm
	}
	return ""
}

// nounLike tells whether the word at i stands as a noun.
func (f *finder) nounLike(i int, plural bool) bool {
	tok := &f.t.Tokens[i]
	if f.lex == lexicons()[words.ES] {
		switch tok.Tag {
		case words.Noun, words.NoTag, words.Proper:
			return f.prev(i) != "se" && f.prev(i) != "no"
		case words.Adj:
			return f.g.det[f.prev(i)] || tok.Form == words.NoForm && f.prev(i) != "fue" && f.prev(i) != "fueron"
		}
		return f.g.det[f.prev(i)]
	}
	p := f.prev(i)
	switch tok.Tag {
	case words.Noun, words.Proper:
		return p != "to" || plural
	case words.Verb, words.Aux:
		// the tagger may err right behind a determiner or a genitive
		return f.g.det[p] && p != "that" || p == "'s" || p == "’s"
	case words.Adj:
		return f.g.det[p]
	case words.NoTag:
	default:
		return false
	}
	if f.g.det[p] && p != "that" || p == "'s" || p == "of" || p == "in" || p == "by" || p == "during" || p == "after" {
		return true
	}
	if p == "to" && !plural || f.g.aux[p] && !f.g.be[p] && p != "first" || f.g.rel[p] || p == "they" || p == "he" || p == "she" || p == "it" {
		return false
	}
	// a noun before it that is a subject: "police arrest", "workers strike"
	n := f.next(i)
	if f.g.det[n] && n != "that" && n != "this" || n == "him" || n == "them" || n == "her" {
		return false
	}
	return true
}

// verbLike tells whether the word at i stands as a verb.
func (f *finder) verbLike(i int, form words.Form, phrase bool) bool {
	tok := &f.t.Tokens[i]
	p := f.prev(i)
	if (form == words.Past || form == words.Participle) && p == "the" && f.lex == lexicons()[words.EN] && (f.next(i) == "" || f.t.Tokens[i+1].Kind != words.Word || f.g.prep[f.next(i)] || f.g.aux[f.next(i)]) {
		return false // "release the arrested"
	}
	switch tok.Tag {
	case words.Verb, words.Aux:
		return true
	case words.Noun, words.Proper:
		if form == words.Present && f.lex == lexicons()[words.ES] {
			return f.chronicle(i)
		}
		if form == words.Base || form == words.Present {
			return p == "to" || f.g.modal[p] || f.g.future[p] || phrase && !f.g.det[p] && !f.g.prep[p]
		}
		return form == words.Past && !f.g.det[p] && p != "of" && p != "'s" || form == words.Participle && f.g.be[p]
	case words.Adj:
		// "was deposed" may be tagged so; "privatized health", "left forces" are no acts
		return (form == words.Participle || form == words.Past) && (f.g.be[p] || f.g.adverb[p] || f.lex == lexicons()[words.ES] && !f.g.det[p])
	case words.NoTag:
	default:
		return false
	}
	switch form {
	case words.Base:
		if f.lex == lexicons()[words.ES] {
			return true
		}
		if p == "to" || f.g.modal[p] || f.g.future[p] || p == "did" || p == "not" || p == "n't" || p == "who" || p == "they" || p == "we" {
			return true
		}
		if f.g.det[p] || f.g.prep[p] || p == "" || p == "'s" {
			return false
		}
		n := f.next(i)
		return f.g.det[n] || n == "him" || n == "them" || n == "her" || phrase
	case words.Present:
		return !f.g.det[p] && !f.g.prep[p] && p != "'s"
	case words.Gerund:
		return !f.g.def[p] && p != "'s" || f.g.def[f.next(i)]
	case words.Past, words.Participle:
		if f.g.det[p] && !f.g.indef[p] && !f.g.rel[p] && p != "los" && p != "las" && p != "lo" && p != "la" {
			// "the deposed president"
			return f.lex == lexicons()[words.EN] && p == "the" && i+1 < len(f.t.Tokens) && f.t.Tokens[i+1].Kind == words.Word && !f.g.prep[f.next(i)]
		}
	}
	return true
}

// chronicle: a Spanish present that the tagger took for a noun: "y ejecuta a tres", "se lleva el dinero".
func (f *finder) chronicle(i int) bool {
	p, n := f.prev(i), f.next(i)
	if f.g.det[p] && p != "lo" && p != "los" && p != "las" || f.g.prep[p] || f.t.Tokens[i].Shape != words.Lower && !f.t.Tokens[i].First {
		return false
	}
	return p == "se" || n == "a" || n == "al" || f.g.def[n]
}

func (f *finder) adjectiveLike(i int) bool {
	tok := &f.t.Tokens[i]
	if tok.Tag == words.Adj || tok.Tag == words.Noun {
		return true
	}
	return tok.Tag == words.NoTag || tok.Form == words.Participle || tok.Form == words.Gerund
}

// passiveAt: a participle behind a form of "be", or a bare one behind its noun.
func (f *finder) passiveAt(i int, form words.Form, sent *words.Sentence) bool {
	if form != words.Past && form != words.Participle && form != words.Base {
		return false
	}
	if form == words.Base && f.prev(i) == "to" {
		return false
	}
	for j := i - 1; j >= int(sent.First) && j >= i-5; j-- {
		w := f.t.Tokens[j].Norm
		if f.g.be[w] || w == "got" || w == "get" || w == "getting" {
			return true
		}
		if !f.g.aux[w] {
			return false
		}
	}
	return false
}
