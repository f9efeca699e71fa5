package words

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"
)

// tokens walks the paragraphs once, skips furniture, and cuts sentences on the way.
//
// Rules: letters make words, with inner hyphens ("self-defence"), apostrophes ("D'Hondt",
// "didn’t") and the periods of acronyms ("U.D.P."). The genitive "'s" is cut off as a word of its own.
// Digits make numbers with inner separators ("10,000", "3.5", "1:30" is three tokens) and
// suffixes ("19th", "1980s", "2do"). Everything else is one mark a token.
func (a *Analyser) tokens(t *Text) {
	doc := t.Doc
	text := doc.Text()
	t.Tokens = make([]Token, 0, len(text)/5+8)
	paras := doc.Paragraphs
	if paras == nil && len(text) > 0 {
		paras = []record.Paragraph{{Span: record.Span{Start: 0, End: len(text)}, Lang: doc.Lang}}
	}
	for p := range paras {
		par := &paras[p]
		if par.Kind == record.Furniture {
			continue
		}
		first := len(t.Tokens)
		a.paragraph(t, text, par)
		cutSentences(t, text, first, p, par)
	}
}

func (a *Analyser) paragraph(t *Text, text string, par *record.Paragraph) {
	furniture := t.Doc.Furniture
	k := 0
	for k < len(furniture) && furniture[k].End <= par.Start {
		k++
	}
	space := true
	lang := langOf(par.Lang)
	for i := par.Start; i < par.End; {
		if k < len(furniture) && i >= furniture[k].Start {
			if i < furniture[k].End {
				i, space = furniture[k].End, true
			}
			k++
			continue
		}
		limit := par.End
		if k < len(furniture) && furniture[k].Start < limit {
			limit = furniture[k].Start
		}
		r, w := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case isSpace(r):
			i += w
			space = true
			continue
		case isLetter(r):
			end := wordEnd(text, i, limit)
			for i < end {
				cut := genitive(text, i, end)
				a.add(t, text, i, cut, Word, lang, space)
				space, i = false, cut
			}
		case r >= '0' && r <= '9':
			end := numberEnd(text, i, limit)
			a.add(t, text, i, end, Number, lang, space)
			i = end
		default:
			kind := Symbol
			if unicode.IsPunct(r) && r != '%' && r != '&' && r != '@' && r != '#' && r != '*' {
				kind = Punct
			}
			a.add(t, text, i, i+w, kind, lang, space)
			i += w
		}
		space = false
	}
}

func (a *Analyser) add(t *Text, text string, start, end int, kind Kind, lang Lang8, space bool) {
	id := a.entryOf(text[start:end], kind)
	e := &a.entries[id]
	a.entry = append(a.entry, id)
	t.Tokens = append(t.Tokens, Token{
		Start: int32(start), End: int32(end), Kind: kind, Shape: e.shape, Lang: lang, Space: space, norm: e.id, Norm: e.norm,
	})
}

// Fold is lower case without accent for the letters of European languages; curly quotes become straight.
func Fold(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	switch r {
	case 'á', 'à', 'â', 'ä', 'ã', 'å', 'Á', 'À', 'Â', 'Ä', 'Ã', 'Å':
		return 'a'
	case 'é', 'è', 'ê', 'ë', 'É', 'È', 'Ê', 'Ë':
		return 'e'
	case 'í', 'ì', 'î', 'ï', 'Í', 'Ì', 'Î', 'Ï':
		return 'i'
	case 'ó', 'ò', 'ô', 'ö', 'õ', 'Ó', 'Ò', 'Ô', 'Ö', 'Õ':
		return 'o'
	case 'ú', 'ù', 'û', 'ü', 'Ú', 'Ù', 'Û', 'Ü':
		return 'u'
	case 'ñ', 'Ñ':
		return 'n'
	case 'ç', 'Ç':
		return 'c'
	case '’', '‘', 'ʼ', '´':
		return '\''
	case '‐', '‑':
		return '-'
	}
	return unicode.ToLower(r)
}

// Norm folds a whole string, as token norms are folded.
func Norm(s string) string {
	buf := make([]byte, 0, len(s))
	for _, r := range s {
		buf = utf8.AppendRune(buf, Fold(r))
	}
	return string(buf)
}

func isSpace(r rune) bool {
	return r == ' ' || r == '\n' || r == '\r' || r == '\t' || r == '\f' || r == '\v' || r >= 0x80 && unicode.IsSpace(r) || r == 0xFEFF || r == 0x200B
}

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// wordEnd runs over letters and digits, inner hyphens and apostrophes, and acronym periods.
func wordEnd(text string, i, limit int) int {
	start := i
	if n := dotted(text[i:limit]); n > 0 {
		return i + n
	}
	for i < limit {
		r, w := utf8.DecodeRuneInString(text[i:])
		if isLetter(r) || isDigit(r) || r == 0xAD {
			i += w
			continue
		}
		if i+w < limit {
			next, _ := utf8.DecodeRuneInString(text[i+w:])
			if (r == '-' || r == '‐' || r == '‑') && (isLetter(next) || isDigit(next)) || isApostrophe(r) && isLetter(next) {
				i += w
				continue
			}
		}
		if r == '.' && acronymSoFar(text[start:i]) {
			i += w
			continue
		}
		break
	}
	return i
}

// dotted is the length of small letters with periods: "a.m.", "p.m.", "e.g."; 0 if there are none.
func dotted(s string) int {
	n := 0
	for n+1 < len(s) && 'a' <= s[n] && s[n] <= 'z' && s[n+1] == '.' {
		n += 2
	}
	if n < 4 || n < len(s) && (isLetter(rune(s[n])) || isDigit(rune(s[n]))) {
		return 0
	}
	return n
}

// acronymSoFar: single letters parted by periods ("U", "U.D"), so that the next period
// belongs to the word. A lone capital with a period ("J.") is an initial and keeps it too.
func acronymSoFar(s string) bool {
	letters := 0
	for _, r := range s {
		if r == '.' {
			letters = 0
			continue
		}
		if letters++; letters > 1 || !unicode.IsUpper(r) {
			return false
		}
	}
	return letters == 1
}

// genitive cuts "'s" and the contracted verbs of "they've", "we'll", "I'm" off a word; plural "s'"
// never gets here, as its apostrophe is not inner. "n't" stays on its verb.
func genitive(text string, i, end int) int {
	s := text[i:end]
	for k := len(s) - 2; k > 0 && k >= len(s)-5; k-- {
		if s[k] == '\'' || strings.HasPrefix(s[k:], "’") {
			switch strings.ToLower(strings.TrimPrefix(s[k:], "’")) {
			case "'s", "s", "'ve", "ve", "'re", "re", "'ll", "ll", "'m", "m", "'d", "d":
				return i + k
			}
			return end
		}
	}
	return end
}

// numberEnd runs over digits, separators between digits, and a letter suffix ("19th", "1980s", "3D").
func numberEnd(text string, i, limit int) int {
	for i < limit {
		c := text[i]
		switch {
		case '0' <= c && c <= '9':
			i++
		case (c == '.' || c == ',') && i+1 < limit && text[i+1] >= '0' && text[i+1] <= '9':
			i++
		default:
			j := i
			for j < limit {
				r, w := utf8.DecodeRuneInString(text[j:])
				if !isLetter(r) && r != 'º' && r != 'ª' && r != '°' {
					break
				}
				j += w
			}
			// "19th", "80s", "2da", "4x4" take the letters; a longer run ("50people") is a slip of spacing
			if j-i <= 4 {
				i = j
			}
			return i
		}
	}
	return i
}

func shapeOf(s string) Shape {
	upper, lower, first := 0, 0, true
	firstUpper := false
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
			firstUpper = firstUpper || first
		} else if unicode.IsLower(r) {
			lower++
		}
		first = false
	}
	switch {
	case upper == 0:
		return Lower
	case lower == 0 && upper > 1:
		return Upper
	case firstUpper && upper == 1, upper == 1 && lower == 0:
		return Cap
	case firstUpper && lower > 0 && hyphenCaps(s):
		return Cap
	}
	return Mixed
}

// hyphenCaps: "Rouge-Nord", "Jean-Paul": capitals only at the start of parts.
func hyphenCaps(s string) bool {
	start := true
	for _, r := range s {
		if unicode.IsUpper(r) && !start {
			return false
		}
		start = r == '-' || r == '‐' || r == '\'' || r == '’'
	}
	return true
}
