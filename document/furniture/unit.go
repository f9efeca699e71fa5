package furniture

import (
	_ "embed"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/document/language"
	"testigo/record"
)

//go:embed cues.txt
var cueList string

// class of cue words, in the order of cues.txt.
const (
	social = iota
	nav
	printing
	related
	ask
	tags
	credit
	legal
	comments
	classes
)

var classNames = map[string]int{"social": social, "nav": nav, "print": printing, "related": related, "ask": ask,
	"tags": tags, "credit": credit, "legal": legal, "comments": comments}

type cue struct {
	words []string // after the first
	class uint8
}

// cues finds phrases by their first word; the longest phrase of each first word stands first.
var cues = loadCues()

func loadCues() map[string][]cue {
	m := make(map[string][]cue, 600)
	class := 0
	for _, l := range strings.Split(cueList, "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		if head, rest, ok := strings.Cut(l, ": "); ok {
			if c, known := classNames[head]; known {
				class, l = c, rest
			}
		}
		for _, phrase := range strings.Split(l, "|") {
			w := fields(phrase)
			if len(w) == 0 {
				continue
			}
			list := append(m[w[0]], cue{w[1:], uint8(class)})
			for i := len(list) - 1; i > 0 && len(list[i].words) > len(list[i-1].words); i-- {
				list[i], list[i-1] = list[i-1], list[i]
			}
			m[w[0]] = list
		}
	}
	return m
}

// fields cuts a phrase as lookWords cuts text.
func fields(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !wordRune(r) })
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' || r == '\''
	}
	return unicode.IsLetter(r) || r == '’' || r == '©'
}

// unit is one paragraph as the scorer sees it.
type unit struct {
	span  record.Span
	chars int
	words int
	caps  int // words that begin with a capital
	shout int // words of two letters or more, all capitals
	nums  int // words that begin with a digit
	funcs int // function words of English or Spanish
	long  int // words of 7 letters or more

	commas, stops, bars, quotes, dashes int
	ends                                byte // last character if it is punctuation
	url                                 bool
	lower                               bool // begins with a small letter
	year                                bool // has a number that can be a year
	alone                               int  // the year with which it begins; all it has if it has one word

	cue    [classes]int // words covered by cues of each class, within the first and last reach words
	cueAll int
	single [classes]int // those among them that are single words
	reach  int          // words that were searched for cues

	closes  bool // a note that stands under articles
	item    bool // begins like an item of a list: a bullet, a dash, "1.", "a)", "(a)"
	speaker bool // heads the comment of a reader: "Ana on 3 May 2011 at 4:15 pm said:", "2 days ago"
	label   bool // begins with a cue that labels the line: "Tags:", "Photo:"
	repeats int  // how many other units have the same words
	blanks  int  // blank lines before
}

const reach = 14 // words at either end of a paragraph in which cues are looked for

// look measures one paragraph.
func look(text string, s record.Span) unit {
	u := unit{span: s}
	body := text[s.Start:s.End]
	// long paragraphs are searched for cues at their ends only: this is the reading path
	var head [reach]string
	var tail []string
	start := -1
	upper := 0
	letters := 0
	first := rune(0)
	word := func(end int) {
		w := body[start:end]
		u.words++
		switch {
		case unicode.IsUpper(first):
			u.caps++
			if upper == letters && letters > 1 {
				u.shout++
			}
		case first >= '0' && first <= '9':
			u.nums++
			if len(w) == 4 && (w[:2] == "19" || w[:2] == "20") {
				u.year = true
			}
			if u.words == 1 && len(w) == 4 && w >= "1500" && w < "2100" {
				u.alone, _ = strconv.Atoi(w) // 0 if it is none
			}
		}
		if letters >= 7 {
			u.long++
		} else if language.Function(w) {
			u.funcs++
		}
		if u.words <= reach {
			head[u.words-1] = w
		} else {
			tail = append(tail, w)
			if len(tail) == 4*reach {
				copy(tail, tail[3*reach:])
				tail = tail[:reach]
			}
		}
		start, upper, letters = -1, 0, 0
	}
	last := rune(0)
	small, signs := false, 0
	for i, r := range body {
		if start >= 0 && small && r >= 'A' && r <= 'Z' {
			word(i) // links glued together: "versionPDF", "SubscribeSign In"
		}
		small = r >= 'a' && r <= 'z'
		if r >= 0x3040 && r < 0xAC00 { // a script without blanks: two characters are about a word
			if signs++; signs%2 == 0 {
				u.words++
			}
		}
		if wordRune(r) {
			if start < 0 {
				start, first = i, r
				if u.words == 0 {
					u.lower = unicode.IsLower(r) && i == 0
				}
			}
			letters++
			if r < utf8.RuneSelf && r >= 'A' && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r) {
				upper++
			}
		} else if start >= 0 {
			word(i)
		}
		u.chars++
		switch r {
		case ',', ';':
			u.commas++
		case '.', '!', '?', '…', '。', '！', '？':
			u.stops++
		case '|', '›', '»', '«', '•', '·', '/', '>', '→', '<', '_', '=', '*', '~', '+':
			u.bars++
		case '"', '“', '”', '‘':
			u.quotes++
		case '—', '–', '-':
			u.dashes++
		}
		if r > ' ' && r != 0xA0 {
			last = r
		}
	}
	if start >= 0 {
		word(len(body))
	}
	t := strings.TrimRight(body, "\"'”’»)]*  ")
	if t != "" {
		last, _ = utf8.DecodeLastRuneInString(t)
	}
	switch last {
	case '.', '!', '?', ':', ',', ';':
		u.ends = byte(last)
	case '。':
		u.ends = '.'
	case '…':
		u.ends = '~'
	}
	u.url = strings.Contains(body, "http") || strings.Contains(body, "www.") || strings.Contains(body, "@") || strings.Contains(body, ".com") || strings.Contains(body, ".org")
	u.closes = closes(body)
	u.item = isItem(body)
	u.speaker = u.words <= 16 && speaks(body, &u)
	u.findCues(head[:min(u.words, reach)])
	if i := strings.IndexByte(body[:min(len(body), 32)], ':'); i > 2 && u.words <= 60 {
		w := look0(body[:i])
		u.label = w.words <= 3 && w.words == w.cue[tags]+w.cue[credit]+w.cue[related]
	}
	if len(tail) > reach {
		tail = tail[len(tail)-reach:]
	}
	u.findCues(tail)
	u.doubt()
	return u
}

// doubt takes back cues of a single word ("next", "press", "share") in a line that says more than they do:
// they are words of headlines too.
func (u *unit) doubt() {
	single := 0
	for _, n := range u.single {
		single += n
	}
	if single == 0 || u.cueAll*2 > u.reach || u.label {
		return
	}
	for c, n := range u.single {
		u.cue[c] -= n
	}
	u.cueAll -= single
}

// look0 measures only the cues of a label.
func look0(s string) (u unit) {
	ws := strings.Fields(s)
	if len(ws) > 3 {
		return unit{words: len(ws)}
	}
	u.words = len(ws)
	u.findCues(ws)
	return u
}

func (u *unit) findCues(ws []string) {
	u.reach += len(ws)
	var low [reach][]byte
	var store [reach * 16]byte
	buf := store[:0]
	for i, w := range ws {
		from := len(buf)
		if len(w) <= 16 {
			buf = appendLower(buf, w)
		}
		low[i] = buf[from:]
	}
	for i := 0; i < len(ws); {
		n := 0
		for _, c := range cues[string(low[i])] {
			if 1+len(c.words) > len(ws)-i {
				continue
			}
			ok := true
			for k, w := range c.words {
				if string(low[i+1+k]) != w {
					ok = false
					break
				}
			}
			if ok {
				n = 1 + len(c.words)
				u.cue[c.class] += n
				u.cueAll += n
				if n == 1 {
					u.single[c.class]++
				}
				break
			}
		}
		i += max(n, 1)
	}
}

// appendLower lower-cases Latin text without allocating.
func appendLower(b []byte, w string) []byte {
	for _, r := range w {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 0x20
		case r == '’':
			r = '\''
		case r >= utf8.RuneSelf:
			r = unicode.ToLower(r)
		}
		b = utf8.AppendRune(b, r)
	}
	return b
}

// dated tells a short line with a year: dates stand between the teasers of other articles.
func (u *unit) dated() bool { return u.year && u.words <= 7 && u.funcs <= 2 }

// shares tells a line of share buttons.
func (u *unit) shares() bool {
	return u.words <= 14 && u.words > 0 && (u.cue[social]+u.cue[printing])*3 >= u.words*2
}

// opens tells a line that heads what is not the article: related articles, comments, donations.
func (u *unit) opens() bool {
	return u.words <= 7 && (u.cue[related]+u.cue[comments]+u.cue[ask]+u.cue[tags])*2 >= max(u.words, 1) || u.label && u.cue[tags] > 0
}

// closing begin the notes that authors and translators put under an article.
var closing = []string{"originally published", "first published", "translated by", "translation by", "translation:", "publicado originalmente", "traducción", "traducido por", "this article was", "este artículo fue", "this article first", "el autor es", "© "}

// closes tells a note that stands under articles.
func closes(body string) bool {
	if len(body) > 300 {
		return false
	}
	for _, c := range closing {
		if len(body) >= len(c) && strings.EqualFold(body[:len(c)], c) {
			return true
		}
	}
	return false
}

// isItem tells a line that begins like an item of a list.
func isItem(s string) bool {
	s = strings.TrimLeft(s, " \t")
	for _, mark := range [...]string{"- ", "– ", "— ", "• ", "· ", "* ", "o ", "▪ ", "‣ "} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	if len(s) > 3 && s[0] == '(' && (s[2] == ')' || s[3] == ')') {
		s = s[1:] // "(a) ", "(12) "
	}
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 0 && len(s) > 1 && s[0] >= 'a' && s[0] <= 'h' {
		n = 1
	}
	return n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}

// ages are the words of "3 days ago", "hace 3 días".
var ages = map[string]bool{"min": true, "mins": true, "minute": true, "minutes": true, "hour": true, "hours": true, "hr": true, "hrs": true, "day": true, "days": true, "week": true, "weeks": true,
	"month": true, "months": true, "year": true, "years": true, "minuto": true, "minutos": true, "hora": true, "horas": true, "día": true, "días": true, "dia": true, "dias": true,
	"semana": true, "semanas": true, "mes": true, "meses": true, "año": true, "años": true}

// speaks tells the line above a reader's comment: who wrote it and when.
func speaks(line string, u *unit) bool {
	low := strings.ToLower(strings.TrimSpace(line))
	for _, end := range [...]string{" said:", " says:", " said", " says", " wrote:", " dijo:", " dice:", " escribió:", " responde:"} {
		if strings.HasSuffix(low, end) && (u.nums > 0 || strings.HasSuffix(end, ":")) {
			return true
		}
	}
	clock := strings.Contains(low, " am") || strings.Contains(low, " pm") || strings.Contains(low, "a.m.") || strings.Contains(low, "p.m.") || strings.Contains(low, " hrs")
	if i := strings.IndexByte(low, ':'); i > 0 && i+1 < len(low) && low[i-1] >= '0' && low[i-1] <= '9' && low[i+1] >= '0' && low[i+1] <= '9' {
		clock = true
	}
	if u.year && clock && u.words <= 12 && u.ends != '.' {
		return true
	}
	w := fields(low)
	for i, x := range w {
		if x == "ago" && i >= 2 && ages[w[i-1]] || x == "hace" && i+2 < len(w) && ages[w[i+2]] {
			return true
		}
	}
	return false
}

// prose is how many words of running text the unit holds.
func (u *unit) prose() float64 {
	if u.words < 8 || u.cueAll*3 > u.reach && u.words < 30 {
		return 0
	}
	w := float64(u.words)
	f := float64(u.funcs) / w
	if f < 0.15 {
		return 0
	}
	switch {
	case u.ends == '.' || u.ends == '!' || u.ends == '?' || u.ends == ':':
		return w
	case u.words >= 25:
		return w * 0.7
	case u.ends != 0:
		return w * 0.5
	}
	return 0
}
