package gold

import (
	"slices"
	"strings"
	"unicode"

	"testigo/eval/pytext"
)

// sentencesOf cuts a text into the sentences that format 2 gold is matched
// by: at blank lines, block tags, list items, header lines, and after final
// punctuation before a capital or a digit.
func sentencesOf(t []rune) []span {
	cuts := []int{0, len(t)}
	c := cutter{t: t, nextInk: make([]int32, len(t)+1), lastClose: -1}
	c.nextInk[len(t)] = int32(len(t))
	for i := len(t) - 1; i >= 0; i-- {
		c.nextInk[i] = int32(i)
		if pytext.IsSpace(t[i]) {
			c.nextInk[i] = c.nextInk[i+1]
		}
		if t[i] == '>' && c.lastClose < 0 {
			c.lastClose = i
		}
	}
	for i := 0; i < len(t); {
		if end := c.block(i); end > i {
			cuts = append(cuts, i, end)
			i = end
		} else {
			i++
		}
	}
	for i := 0; i < len(t); {
		if !isFinal(t[i]) {
			i++
			continue
		}
		stop := i
		for i < len(t) && isFinal(t[i]) {
			i++
		}
		if end := c.sentenceEnd(i); end >= 0 {
			if !afterAbbreviation(t, stop) {
				cuts = append(cuts, end)
			}
			i = end
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []span
	for k := 1; k < len(cuts); k++ {
		if a, b := cuts[k-1], cuts[k]; int(c.nextInk[a]) < b {
			out = append(out, span{a, b})
		}
	}
	return out
}

type cutter struct {
	t         []rune
	nextInk   []int32 // first character from here that is no space
	lastClose int     // last '>' of the text
}

func (c *cutter) at(i int) rune {
	if i < len(c.t) {
		return c.t[i]
	}
	return -1
}

// block gives the end of a block border that starts at i, or -1.
func (c *cutter) block(i int) int {
	switch c.t[i] {
	case '<':
		return c.tag(i)
	case '\n':
	default:
		return -1
	}
	j := i + 1
	for c.at(j) == ' ' || c.at(j) == '\t' {
		j++
	}
	if c.at(j) == '\n' { // blank line
		return j + 1
	}
	k := int(c.nextInk[i+1])
	if r := c.at(k); r >= 0 && strings.ContainsRune("-*#>|<", r) { // list item, quotation, table row, tag
		return i + 1
	}
	n := k
	for n < len(c.t) && unicode.IsDigit(c.t[n]) {
		n++
	}
	if n > k && (c.at(n) == '.' || c.at(n) == ')') && n+1 < len(c.t) && pytext.IsSpace(c.t[n+1]) { // numbered item
		return i + 1
	}
	n = j
	for n < len(c.t) && (pytext.IsWord(c.t[n]) || c.t[n] == '-') {
		n++
	}
	if n > j && c.at(n) == ':' && n+1 < len(c.t) && pytext.IsSpace(c.t[n+1]) { // "Key: value"
		return i + 1
	}
	return -1
}

var blockTags = setOf(strings.Fields("p div li br tr td ul ol blockquote title html body table")...)

// tag gives the end of an opening or closing block tag at i, or -1.
func (c *cutter) tag(i int) int {
	j := i + 1
	if c.at(j) == '/' {
		j++
	}
	n := j
	for n < len(c.t) && n-j < 16 && pytext.IsWord(c.t[n]) {
		n++
	}
	word := c.t[j:n]
	heading := len(word) == 2 && (word[0] == 'h' || word[0] == 'H') && unicode.IsDigit(word[1])
	if !heading && !blockTags.has(strings.ToLower(string(word))) {
		return -1
	}
	if c.lastClose < n {
		return -1
	}
	for c.t[n] != '>' {
		n++
	}
	return n + 1
}

func isFinal(r rune) bool { return r == '.' || r == '!' || r == '?' || r == '…' }

// sentenceEnd says where the next sentence starts if final punctuation that
// ends at i ends one; -1 if it does not.
func (c *cutter) sentenceEnd(i int) int {
	for i < len(c.t) && strings.ContainsRune("\"”’»)]", c.t[i]) {
		i++
	}
	k := int(c.nextInk[i])
	if k == i && c.at(i) != '<' {
		return -1
	}
	for n := k; n < len(c.t); n++ {
		r := c.t[n]
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("ÁÉÍÓÚÑ", r) {
			return k
		}
		if !strings.ContainsRune("\"“‘«([¿¡—<*", r) {
			break
		}
	}
	return -1
}

var abbreviations = setOf(strings.Fields("gen co no dr mr mrs ms st jr sr sra vs col sen rep gov lt sgt art inc ee uu u.s a.m p.m")...)

// afterAbbreviation: the full stop at i belongs to an abbreviation or initial.
func afterAbbreviation(t []rune, i int) bool {
	if t[i] != '.' {
		return false
	}
	from := max(0, i-6)
	for k := i - 1; k >= from && k >= i-3; k-- {
		if !pytext.IsWord(t[k]) || k > from && pytext.IsWord(t[k-1]) {
			continue
		}
		w := strings.ToLower(string(t[k:i]))
		if abbreviations.has(w) || k == i-1 && w >= "a" && w <= "z" {
			return true
		}
	}
	return false
}
