package times

import (
	"strconv"
	"strings"

	"testigo/pack"
)

// class is the type of a word in time expressions.
type class uint8

const (
	none class = iota
	cMonth
	cWeekday
	cSeason
	cPart
	cUnit
	cNum
	cOrd
	cDay // today, ayer
	cRef
	cDir
	cEdge
	cAgo
	cFreq
	cEvery
	cAll
	cVague
	cDet
	cOf
	cMod
	cEra
	cDecade
	cHoliday // only begins a named day
)

var classNames = map[string]class{"month": cMonth, "weekday": cWeekday, "season": cSeason, "part": cPart, "unit": cUnit, "num": cNum, "ord": cOrd,
	"day": cDay, "ref": cRef, "dir": cDir, "edge": cEdge, "ago": cAgo, "freq": cFreq, "every": cEvery, "all": cAll, "vague": cVague, "det": cDet, "of": cOf, "mod": cMod,
	"era": cEra, "decade": cDecade}

// word is what the table says of one word.
type word struct {
	class class
	alt   class // a second reading: "recent" is a reference and a direction
	num   int16
	text  string // code of part, season, reference, edge or mod
	note  string // last column: abbr, plural, ambiguous …
	mult  int16  // units of a fortnight, lustrum, "biweekly"
	days  []*holiday
}

var unitNames = map[string]struct {
	unit Unit
	mult int16
}{"second": {Second, 1}, "minute": {Minute, 1}, "hour": {Hour, 1}, "day": {DayUnit, 1}, "week": {Week, 1}, "fortnight": {Week, 2}, "weekend": {Weekend, 1}, "month": {Month, 1}, "bimester": {Month, 2},
	"quarter": {Quarter, 1}, "half": {HalfYear, 1}, "year": {Year, 1}, "lustrum": {Year, 5}, "decade": {Decade, 1}, "century": {Century, 1}, "millennium": {Millennium, 1}}

var dirNames = map[string]Dir{"last": Last, "next": Next, "this": This, "that": That, "same": That, "before": Before, "after": After}

type lexicon map[string]*word

var english, spanish = load("en"), load("es")

func load(lang string) lexicon {
	lex := make(lexicon, 512)
	for row := range pack.Table(lang + "/times.txt") {
		w := &word{class: classNames[row.Field(1)], note: row.Field(3), mult: 1}
		v := row.Field(2)
		switch w.class {
		case none:
			panic(row.Errorf("unknown class %q", row.Field(1)))
		case cMonth, cWeekday, cNum, cOrd, cDay, cEra, cDecade:
			n, err := strconv.Atoi(v)
			if err != nil {
				panic(row.Errorf("want a number: %v", err))
			}
			w.num = int16(n)
		case cUnit, cFreq:
			u, ok := unitNames[v]
			if !ok {
				panic(row.Errorf("unknown unit %q", v))
			}
			w.num, w.mult = int16(u.unit), u.mult
			if w.class == cFreq {
				n, err := strconv.Atoi(row.Field(3))
				if err != nil {
					panic(row.Errorf("want a number: %v", err))
				}
				w.mult *= int16(n)
			}
		case cDir:
			d, ok := dirNames[v]
			if !ok {
				panic(row.Errorf("unknown direction %q", v))
			}
			w.num = int16(d)
			if v == "same" {
				w.note = "same"
			}
		case cDet:
			w.note = v
			if row.Field(3) != "" {
				w.note = row.Field(3)
			}
		default:
			w.text = v
		}
		if old := lex[row.Field(0)]; old != nil {
			old.alt = w.class
			if w.class == cDir {
				old.num = w.num
			}
			continue
		}
		lex[row.Field(0)] = w
	}
	for row := range pack.Table(lang + "/holidays.txt") {
		h, err := parseHoliday(row)
		if err != nil {
			panic(err)
		}
		first := h.words[0]
		w := lex[first]
		if w == nil {
			w = &word{class: cHoliday, mult: 1}
			lex[first] = w
		}
		w.days = append(w.days, h)
	}
	return lex
}

// item is a word as the grammar sees it: a token, or a part of a hyphenated one.
type item struct {
	start, end int32
	token      int32
	word       *word
	norm       string
	num        float64 // value of digits
	digits     uint8   // number of digits; 0 = no number
	suffix     byte    // 'o' ordinal, 's' decade ("1980s"), 'p' and 'a' clock ("5pm"), '.' decimal
	glued      bool    // no space before
	hyphen     bool    // joined to the item before by a hyphen
	cap        bool
}

func (it *item) is(c class) bool { return it.word != nil && it.word.class == c }
func (it *item) dir() Dir {
	if it.word == nil || it.word.class != cDir && it.word.alt != cDir {
		return NoDir
	}
	return Dir(it.word.num)
}
func (it *item) mark(c byte) bool { return it.word == nil && len(it.norm) == 1 && it.norm[0] == c }

// number reads a token that begins with a digit.
func (it *item) number(s string) {
	var v float64
	n, i := 0, 0
	for i < len(s) && n < 12 {
		c := s[i]
		if c >= '0' && c <= '9' {
			v, n = v*10+float64(c-'0'), n+1
		} else if (c == ',' || c == '.') && i+3 < len(s) && n <= 3 && allDigits(s[i+1:i+4]) && (i+4 == len(s) || s[i+4] < '0' || s[i+4] > '9') {
			// thousands
			it.suffix = ','
		} else if (c == '.' || c == ',') && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
			f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
			if err != nil {
				break
			}
			it.num, it.digits, it.suffix = f, 1, '.'
			return
		} else {
			break
		}
		i++
	}
	it.num, it.digits = v, uint8(n)
	switch s[i:] {
	case "":
	case "st", "nd", "rd", "th", "er", "ra", "ro", "do", "da", "to", "ta", "º", "ª", "°", "o", "a":
		it.suffix = 'o'
	case "s":
		it.suffix = 's'
	case "pm":
		it.suffix = 'p'
	case "am":
		it.suffix = 'a'
	case "h", "hs", "hrs":
		it.suffix = 'h'
	default:
		it.digits = 0
	}
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) > 0
}
