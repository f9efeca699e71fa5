// Package paragraphs finds the paragraphs of a text from its line breaks alone.
//
// Two habits must be told apart. Most files have one paragraph to the line, with or without
// blank lines between. Wire text, mail and old web pages are wrapped by hand at some
// width (commonly 65 to 80 columns) and part paragraphs by blank lines or by indenting the
// first line. A line break is taken for a wrap if the next line's first word would not
// have fit on the line within that width: a person or program that wraps breaks there and
// nowhere else. The width is measured on the text, not assumed.
//
// A paragraph is a span without the white space around it. Time is linear in the text.
package paragraphs

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"
)

// Max is the length in bytes above which a paragraph is cut at the end of a sentence, or
// else at white space, so that no later stage meets an endless one (a file may be a single line
// of many megabytes).
const Max = 32 << 10

// Line is one line without its line break.
type line struct {
	record.Span     // trimmed; empty = blank line
	indent      int // columns of white space before it
	cols        int // characters
}

// Split gives the paragraphs in order.
func Split(text string) []record.Span {
	lines := cut(text)
	width, parted := wrapWidth(text, lines)
	var out []record.Span
	for i := 0; i < len(lines); {
		if lines[i].Len() == 0 {
			i++
			continue
		}
		j := i + 1
		if width > 0 {
			for j < len(lines) && lines[j].Len() > 0 && wraps(text, lines, j-1, localWidth(lines, j-1, width), parted) {
				j++
			}
		}
		out = appendCut(out, text, record.Span{Start: lines[i].Start, End: lines[j-1].End})
		i = j
	}
	return out
}

// Trim takes white space, byte order marks and zero-width marks off both ends.
func Trim(text string, s record.Span) record.Span {
	for s.Start < s.End {
		r, w := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.Start += w
	}
	for s.Start < s.End {
		r, w := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !blank(r) {
			break
		}
		s.End -= w
	}
	return s
}

func blank(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F
	}
	return unicode.IsSpace(r) || r == 0xFEFF || r == 0x200B || r == 0x200C || r == 0x200D || r == 0x2060 || r == 0xAD
}

// cut finds lines; breaks are LF, CR, CRLF, form feed, vertical tab, U+0085, U+2028 and U+2029.
func cut(text string) []line {
	lines := make([]line, 0, len(text)/80+1)
	start := 0
	add := func(end int) {
		t := Trim(text, record.Span{Start: start, End: end})
		l := line{Span: t}
		if t.Len() > 0 {
			l.cols = utf8.RuneCountInString(text[t.Start:t.End])
			for _, r := range text[start:t.Start] {
				if r == '\t' {
					l.indent += 8 - l.indent%8
				} else if r != 0xFEFF {
					l.indent++
				}
			}
		}
		lines = append(lines, l)
	}
	for i := 0; i < len(text); {
		c := text[i]
		w := 0
		switch {
		case c == '\n', c == '\f', c == '\v':
			w = 1
		case c == '\r':
			w = 1
			if i+1 < len(text) && text[i+1] == '\n' {
				w = 2
			}
		case c == 0xC2 && strings.HasPrefix(text[i:], "\u0085"):
			w = 2
		case c == 0xE2 && (strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029")):
			w = 3
		}
		if w == 0 {
			i++
			continue
		}
		add(i)
		if text[i] == '\f' || c == 0xE2 && text[i:i+3] == "\u2029" {
			lines = append(lines, line{}) // a page or paragraph break also parts paragraphs
		}
		i += w
		start = i
	}
	add(len(text))
	return lines
}

const (
	minWidth = 38  // narrower columns are lists, verse or tables
	maxWidth = 135 // wider lines are not wrapped by hand
)

// wrapWidth measures the column at which the text was wrapped; 0 = it was not.
// Evidence is every break between two lines that stand together: for a wrapped text, the
// line and the next word together reach past the width. parted tells that blank lines stand between the
// paragraphs, so that lines which stand together belong together.
func wrapWidth(text string, lines []line) (width int, parted bool) {
	var lens []int
	long, all := 0, 0
	for i, l := range lines {
		all += l.cols
		if l.cols > maxWidth {
			long += l.cols
		}
		if i+1 < len(lines) && l.Len() > 0 && lines[i+1].Len() > 0 && l.cols <= maxWidth && l.cols >= minWidth {
			lens = append(lens, l.cols)
		}
	}
	if len(lens) < 2 || long*2 > all {
		return 0, false
	}
	sort.Ints(lens)
	width = lens[len(lens)-1-len(lens)/20]
	wrapped, open, small, pairs, blocks, full := 0, 0, 0, 0, 0, 0
	for i := 0; i < len(lines); i++ {
		if lines[i].Len() == 0 {
			continue
		}
		if i == 0 || lines[i-1].Len() == 0 {
			blocks++
		}
		full++
		if i+1 == len(lines) || lines[i+1].Len() == 0 || lines[i].cols > maxWidth {
			continue
		}
		pairs++
		if reaches(text, lines[i], lines[i+1], localWidth(lines, i, width)) {
			wrapped++
			if !ends(text, lines[i]) {
				open++
				if r, _ := utf8.DecodeRuneInString(text[lines[i+1].Start:]); unicode.IsLower(r) {
					small++
				}
			}
		}
	}
	// a list of headlines of like length ends its lines by chance at the width, but not
	// two times in three; and wrapped prose mostly breaks inside sentences, before a small letter
	if wrapped*3 < pairs*2 || open*2 < wrapped || small*5 < open*2 && !shouts(text) {
		return 0, false
	}
	return width, blocks >= 2 && full >= blocks*2
}

// shouts tells text all in capitals, where case says nothing.
func shouts(text string) bool {
	upper, lower := 0, 0
	for i := 0; i < len(text) && i < 4096; i++ {
		switch c := text[i]; {
		case c >= 'a' && c <= 'z':
			lower++
		case c >= 'A' && c <= 'Z':
			upper++
		}
	}
	return upper > 2*lower
}

// localWidth is the width around a line: wire text narrows and widens from paragraph to paragraph.
func localWidth(lines []line, i, width int) int {
	w := 0
	for j := i; j >= 0 && j > i-4 && lines[j].Len() > 0; j-- {
		w = max(w, lines[j].cols)
	}
	for j := i + 1; j < len(lines) && j < i+4 && lines[j].Len() > 0; j++ {
		w = max(w, lines[j].cols)
	}
	return max(min(w, width), width*3/4)
}

// reaches tells whether the first word of b would have passed the width on a's line.
func reaches(text string, a, b line, width int) bool {
	word := strings.IndexFunc(text[b.Start:b.End], unicode.IsSpace)
	if word < 0 {
		word = b.Len()
	}
	n := utf8.RuneCountInString(text[b.Start : b.Start+word])
	return a.cols+1+n > width-width/16
}

// ends tells whether the line closes a sentence.
func ends(text string, l line) bool {
	t := strings.TrimRight(text[l.Start:l.End], "\"'”’»)]")
	return t != "" && strings.ContainsRune(".!?:", rune(t[len(t)-1]))
}

// wraps tells whether the break between line i and the next is a wrap.
func wraps(text string, lines []line, i, width int, parted bool) bool {
	a, b := lines[i], lines[i+1]
	if a.cols > width+width/4 {
		return false
	}
	// a sentence that plainly goes on
	r, _ := utf8.DecodeRuneInString(text[b.Start:])
	if a.cols*2 >= width && !ends(text, a) && unicode.IsLower(r) {
		return true
	}
	if b.indent >= a.indent+2 && (i+2 == len(lines) || lines[i+2].indent < b.indent || lines[i+2].Len() == 0) && (ends(text, a) || b.indent >= a.indent+4) {
		return false // an indented first line
	}
	if bullet(text[b.Start:b.End]) && (ends(text, a) || bullet(text[a.Start:a.End])) {
		return false
	}
	if reaches(text, a, b, width) {
		return true
	}
	return parted && a.cols*2 >= width && !ends(text, a)
}

func bullet(s string) bool {
	for _, p := range []string{"- ", "* ", "• ", "· ", "— ", "– ", "▪ ", "o "} {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i > 0 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' '
}

// appendCut adds a paragraph, in pieces if it is longer than Max.
func appendCut(out []record.Span, text string, s record.Span) []record.Span {
	for s.Len() > Max {
		end := s.Start + Max
		piece := text[s.Start:end]
		at := -1
		for _, stop := range [...]string{". ", "! ", "? ", ".\n"} {
			at = max(at, strings.LastIndex(piece, stop))
		}
		if at < Max/2 {
			at = strings.LastIndexByte(piece, ' ')
		}
		if at < Max/2 {
			at = Max - 1
			for at > 0 && !utf8.RuneStart(piece[at]) {
				at--
			}
			at--
		}
		head := Trim(text, record.Span{Start: s.Start, End: s.Start + at + 1})
		if head.Len() > 0 {
			out = append(out, head)
		}
		s = Trim(text, record.Span{Start: s.Start + at + 1, End: s.End})
	}
	if s.Len() > 0 {
		out = append(out, s)
	}
	return out
}

// Pieces trims a block and cuts it if it is longer than Max.
func Pieces(text string, s record.Span) []record.Span { return appendCut(nil, text, Trim(text, s)) }
