package words

import (
	"unicode"
	"unicode/utf8"

	"testigo/record"
)

// cutSentences parts the tokens of one paragraph, from index first on, into sentences.
//
// A period, question or exclamation mark ends a sentence when what follows can begin one
// (capital, digit, opening mark) and what precedes is no abbreviation or initial; closing quotes
// and brackets go with the sentence they close. A colon or semicolon never ends one.
// Headings and bylines are one sentence each.
func cutSentences(t *Text, text string, first, paragraph int, par *record.Paragraph) {
	toks := t.Tokens
	start := first
	depth := 0 // open round brackets
	for i := first; i < len(toks); i++ {
		if par.Kind == record.Heading || par.Kind == record.Byline {
			continue
		}
		tok := &toks[i]
		if tok.Kind != Punct && !endsWithPeriod(text, tok) {
			continue
		}
		switch text[tok.Start] {
		case '(':
			depth++
			continue
		case ')':
			if depth > 0 {
				depth--
			}
			continue
		}
		if depth > 0 && i-start < 200 || !isEnd(t, text, i) || i == first+1 && listNumber(&toks[first]) && !tok.Space {
			continue
		}
		end := i + 1
		for end < len(toks) && !toks[end].Space && isCloser(text, &toks[end]) {
			end++
		}
		// footnote marks glued behind the stop: ".(1)" or ".1" stay with the sentence
		if noteMark(toks, end) {
			end++
		} else if end+2 < len(toks) && !toks[end].Space && text[toks[end].Start] == '(' && noteMark(toks, end+1) && text[toks[end+2].Start] == ')' {
			end += 3
		}
		if end < len(toks) && !canBegin(t, text, i, end) {
			continue
		}
		addSentence(t, start, end, paragraph, par)
		start, i, depth = end, end-1, 0
	}
	if start < len(toks) {
		addSentence(t, start, len(toks), paragraph, par)
	}
}

// listNumber: "1." or "b." at the head of a paragraph counts the items of a list.
func listNumber(tok *Token) bool {
	n := tok.End - tok.Start
	return tok.Kind == Number && n <= 2 || tok.Kind == Word && n == 1
}

// noteMark: a number of one or two digits glued to what stands before it.
func noteMark(toks []Token, i int) bool {
	return i < len(toks) && !toks[i].Space && toks[i].Kind == Number && toks[i].End-toks[i].Start <= 2
}

func addSentence(t *Text, first, last, paragraph int, par *record.Paragraph) {
	n := int32(len(t.Sentences))
	seen := false
	for i := first; i < last; i++ {
		t.Tokens[i].Sentence = n
		if !seen && t.Tokens[i].Kind == Word {
			t.Tokens[i].First, seen = true, true
		}
	}
	t.Sentences = append(t.Sentences, Sentence{
		Span:  record.Span{Start: int(t.Tokens[first].Start), End: int(t.Tokens[last-1].End)},
		First: int32(first), Last: int32(last),
		Paragraph: int32(paragraph), Kind: par.Kind, Lang: langOf(par.Lang),
	})
}

// endsWithPeriod: an acronym or initial that swallowed its period ("U.D.P.") may still end a sentence.
func endsWithPeriod(text string, tok *Token) bool {
	return tok.Kind == Word && text[tok.End-1] == '.'
}

func isEnd(t *Text, text string, i int) bool {
	tok := &t.Tokens[i]
	if tok.Kind == Word {
		// an initial ("J.") never ends a sentence; "U.S." may
		return tok.End-tok.Start > 2
	}
	switch r, _ := utf8.DecodeRuneInString(text[tok.Start:]); r {
	case '?', '!', '…':
		return true
	case '.':
		if tok.Space && i+1 < len(t.Tokens) && t.Tokens[i+1].Kind == Number && !t.Tokens[i+1].Space {
			return false // "a .38 revolver"
		}
		if i > 0 && !tok.Space && abbreviations[t.Tokens[i-1].Norm] {
			return false
		}
		return true
	}
	return false
}

func isCloser(text string, tok *Token) bool {
	if tok.Kind != Punct && tok.Kind != Symbol {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(text[tok.Start:]); r {
	case '"', '\'', '”', '’', '»', ')', ']', '.', '!', '?', '…':
		return true
	}
	return false
}

// canBegin tells whether the token at next can begin a sentence after the stop at i.
func canBegin(t *Text, text string, i, next int) bool {
	tok := &t.Tokens[next]
	stop := &t.Tokens[i]
	r, _ := utf8.DecodeRuneInString(text[tok.Start:])
	switch tok.Kind {
	case Word:
		if !tok.Space {
			// "elected.The": a slip of spacing, if the word before is a plain lower-case one
			return unicode.IsUpper(r) && i > 0 && t.Tokens[i-1].Shape == Lower && stop.Kind == Punct
		}
		if stop.Kind == Word { // "the U.S. Congress" goes on; "in the U.S. The" does not
			return sentenceOpeners[tok.Norm] && unicode.IsUpper(r)
		}
		return unicode.IsUpper(r) || r == '¿' || r == '¡'
	case Number:
		return tok.Space && stop.Kind == Punct && !dayOfMonth(t, i, next)
	}
	switch r {
	case '“', '«', '"', '\'', '‘', '¿', '¡', '(', '[', '—', '–', '-', '*', '•':
		if r == '-' || r == '—' || r == '–' {
			return tok.Space && stop.Kind == Punct && text[stop.Start] != '.' || tok.Space && paragraphBreak(text, int(stop.End), int(tok.Start))
		}
		return stop.Kind == Punct
	}
	return false
}

// dayOfMonth: "to begin on February. 9" is a slip of the keyboard, no new sentence; "in May. 12 people" is one.
func dayOfMonth(t *Text, stop, next int) bool {
	if stop == 0 || !monthNames[t.Tokens[stop-1].Norm] || t.Tokens[next].End-t.Tokens[next].Start > 2 {
		return false
	}
	return next+1 == len(t.Tokens) || t.Tokens[next+1].Kind == Punct
}

var monthNames = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")

func paragraphBreak(text string, from, to int) bool {
	for i := from; i < to; i++ {
		if text[i] == '\n' {
			return true
		}
	}
	return false
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// abbreviations after which a period does not end a sentence (normalised, without it).
var abbreviations = set("mr", "mrs", "ms", "dr", "drs", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "sgt", "sen", "rep", "gov", "rev", "st", "sr", "sra", "srta", "dra", "ing", "lic", "arq", "gral", "gnral", "cnel", "cap", "tte", "alm", "pdte", "mons", "fr", "hno",
	"av", "jr", "no", "nos", "nro", "num", "vol", "vols", "art", "arts", "inc", "pp", "p", "pag", "pags", "ed", "eds", "cf", "vs", "etc", "eg", "ie", "aprox", "approx", "dpto", "depto", "prov", "dist", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"ene", "abr", "ago", "set", "dic", "mt", "ft", "co", "corp", "ltd", "bros", "messrs", "hon", "insp", "supt", "cia", "mz", "km", "ud", "uds", "vda", "sto", "sta")

// sentenceOpeners are words that, capitalised after an acronym, begin a new sentence.
var sentenceOpeners = set("the", "a", "an", "this", "that", "these", "those", "in", "on", "at", "it", "he", "she", "they", "we", "but", "and", "however", "after", "before", "when", "while", "as", "for", "there", "his", "her", "their", "its", "since", "by", "according", "meanwhile", "although", "if", "with", "from", "today", "yesterday",
	"el", "la", "los", "las", "un", "una", "este", "esta", "estos", "estas", "en", "por", "para", "con", "segun", "pero", "y", "tras", "cuando", "mientras", "como", "desde", "ademas", "asimismo", "sin", "su", "sus", "al", "del", "ayer", "hoy", "hay", "no", "se")
