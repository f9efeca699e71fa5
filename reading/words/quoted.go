package words

import "unicode/utf8"

// quoted tells whether sentence s lies wholly inside quotation marks. Marks are counted from
// the start of the paragraph, so a quotation that runs over several sentences covers each.
// A mark opens a quotation if white space stands before it and none behind; curly and angled marks say it themselves.
func quoted(t *Text, s int) bool {
	sent := &t.Sentences[s]
	open := 0
	for k := s - 1; k >= 0 && t.Sentences[k].Paragraph == sent.Paragraph && s-k < 40; k-- {
		if d, clear := openAtEnd(t, k); clear {
			open = d
			break
		}
	}
	inside := open > 0
	for i := int(sent.First); i < int(sent.Last); i++ {
		tok := &t.Tokens[i]
		switch quoteMark(t, i) {
		case 1:
			inside = true
		case -1:
			inside = false
		default:
			if !inside && (tok.Kind == Word || tok.Kind == Number) && !noteMark(t.Tokens, i) {
				return false
			}
		}
	}
	return sent.First < sent.Last && (open > 0 || quoteMark(t, int(sent.First)) == 1)
}

// openAtEnd is 1 if a quotation is open at the end of sentence k, 0 if its last mark closed one; clear
// is false if the sentence has no mark at all.
func openAtEnd(t *Text, k int) (open int, clear bool) {
	for i := int(t.Sentences[k].Last) - 1; i >= int(t.Sentences[k].First); i-- {
		switch quoteMark(t, i) {
		case 1:
			return 1, true
		case -1:
			return 0, true
		}
	}
	return 0, false
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
