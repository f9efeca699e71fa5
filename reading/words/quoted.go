package words

import "unicode/utf8"

// markQuoted sets Sentence.Quoted: all words of the sentence lie inside quotation marks. A quotation may run over
// several sentences of a paragraph; a new paragraph starts anew, since speakers that go on
// open their marks again. A straight mark opens a quotation if white space stands before it and none
// behind; curly and angled marks say it themselves.
func markQuoted(t *Text) {
	open, paragraph := false, int32(-1)
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Paragraph != paragraph {
			open, paragraph = false, sent.Paragraph
		}
		words, outside := 0, 0
		for i := int(sent.First); i < int(sent.Last); i++ {
			switch quoteMark(t, i) {
			case 1:
				open = true
			case -1:
				open = false
			default:
				if k := t.Tokens[i].Kind; (k == Word || k == Number) && !noteMark(t.Tokens, i) {
					words++
					if !open {
						outside++
					}
				}
			}
		}
		sent.Quoted = words > 0 && outside == 0
	}
}

// quoteMark is 1 for an opening mark, -1 for a closing one, 0 for anything else.
func quoteMark(t *Text, i int) int {
	tok := &t.Tokens[i]
	if tok.Kind == Word || tok.Kind == Number {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(t.Doc.Text()[tok.Start:])
	switch r {
	case '“', '«', '„':
		return 1
	case '”', '»':
		return -1
	case '"':
		before := tok.Space || i == 0 || t.Tokens[i-1].Sentence != tok.Sentence && tok.First
		after := i+1 >= len(t.Tokens) || t.Tokens[i+1].Space
		if before && !after || i > 0 && before == after && quoteOpener(t, i) {
			return 1
		}
		return -1
	}
	return 0
}

// quoteOpener settles a straight mark that spacing does not: after a bracket or dash it opens.
func quoteOpener(t *Text, i int) bool {
	switch t.Tokens[i-1].Norm {
	case "(", "[", "—", "–", "-", ":":
		return true
	}
	return false
}
