package figures

import (
	"strconv"
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

type lexKind uint8

const (
	noLex lexKind = iota
	unitWord
	tensWord
	hundredWord  // "hundred": multiplies what stands before it
	hundredsWord // "doscientos": adds
	powerWord
	collectiveWord
	vagueWord
	weakWord // "several": a figure only with a clear measure
	ordinalWord
	partWord
	andWord
	halfWord
	articleWord
)

var lexKinds = map[string]lexKind{"unit": unitWord, "tens": tensWord, "hundred": hundredWord, "hundreds": hundredsWord, "power": powerWord,
	"collective": collectiveWord, "vague": vagueWord, "weak": weakWord, "ordinal": ordinalWord, "part": partWord, "and": andWord, "half": halfWord, "article": articleWord}

type lex struct {
	kind  lexKind
	value float64
	bound record.Bound
}

// tongue is what is known of one language.
type tongue struct {
	es       bool
	numbers  map[string]lex
	before   map[string][]hedge // by last word
	after    map[string][]hedge // by first word
	units    map[string][]unit  // by first word
	measures map[string][]trigger
}

func load(lang string) *tongue {
	g := &tongue{es: lang == "es", numbers: map[string]lex{}, before: map[string][]hedge{}, after: map[string][]hedge{}, units: map[string][]unit{}, measures: map[string][]trigger{}}
	for r := range pack.Table(lang + "/numbers.txt") {
		l := lex{kind: lexKinds[r.Field(1)]}
		if l.kind == noLex {
			panic(r.Errorf("unknown kind %q", r.Field(1)))
		}
		if v, err := strconv.ParseFloat(r.Field(2), 64); err == nil {
			l.value = v
		} else {
			l.bound = record.Bound(r.Field(2))
		}
		g.numbers[r.Field(0)] = l
	}
	g.loadHedges(lang)
	g.loadUnits(lang)
	g.loadMeasures(lang)
	return g
}

var tongues = [...]*tongue{words.OtherLang: nil, words.EN: load("en"), words.ES: load("es")}

// number is a run of tokens that says a number.
type number struct {
	first, last int // tokens [first, last)
	value       float64
	low, high   float64 // range
	hasValue    bool
	bound       record.Bound
	of          float64 // "eight out of ten": 10
	weak        bool    // "several", "one": not a figure on its own
	ordinal     bool
	word        bool // written in words
	percent     bool // a fraction, given in per cent
	isRange     bool
	money       bool // a currency sign stands before it
}

// lookup finds the number word at a token; hyphenated compounds ("twenty-five") are summed up.
func (g *tongue) lookup(norm string) lex {
	if l, ok := g.numbers[norm]; ok {
		return l
	}
	if i := strings.IndexByte(norm, '-'); i > 0 {
		a, b := g.numbers[norm[:i]], g.numbers[norm[i+1:]]
		switch {
		case a.kind == tensWord && b.kind == unitWord && b.value < 10:
			return lex{unitWord, a.value + b.value, ""}
		case a.kind == unitWord && b.kind == partWord:
			return lex{partWord, a.value * b.value, ""}
		case a.kind == unitWord && (b.kind == ordinalWord) && b.value > 2: // "two-fifths"
			return lex{}
		case a.kind == tensWord && b.kind == ordinalWord:
			return lex{ordinalWord, a.value + b.value, ""}
		}
	}
	return lex{}
}

// digits reads a printed number by the habits of the language: "10,000" and "3.5" in English,
// "10.000" and "3,5" in Spanish. Peruvian papers write "10,000" in Spanish too: three digits
// after a lone comma are thousands in both. suffix is what follows the digits.
func digits(s string, es bool) (value float64, suffix string, ok bool) {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' || s[end] == ',') {
		end++
	}
	num, suffix := s[:end], s[end:]
	if len(num) == 0 || len(num) > 24 || num[0] == '.' || num[0] == ',' {
		return 0, suffix, false
	}
	commas, periods := strings.Count(num, ","), strings.Count(num, ".")
	clean := num
	switch {
	case commas > 0 && periods > 0:
		// the last mark is the decimal one
		if strings.LastIndexByte(num, ',') > strings.LastIndexByte(num, '.') {
			if commas > 1 {
				return 0, suffix, false
			}
			clean = strings.Replace(strings.ReplaceAll(num, ".", ""), ",", ".", 1)
		} else {
			if periods > 1 {
				return 0, suffix, false
			}
			clean = strings.ReplaceAll(num, ",", "")
		}
	case commas > 0:
		if thousands(num, ',') {
			clean = strings.ReplaceAll(num, ",", "")
		} else if commas == 1 {
			clean = strings.Replace(num, ",", ".", 1)
		} else {
			return 0, suffix, false
		}
	case periods > 0:
		if periods > 1 && !thousands(num, '.') {
			return 0, suffix, false
		}
		if (es || periods > 1) && thousands(num, '.') {
			clean = strings.ReplaceAll(num, ".", "")
		}
	}
	v, err := strconv.ParseFloat(clean, 64)
	return v, suffix, err == nil
}

// thousands: groups of three after a first group of one to three that is not "0".
func thousands(s string, mark byte) bool {
	group, first := 0, true
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] != mark {
			group++
			continue
		}
		if first && (group == 0 || group > 3 || s[0] == '0') || !first && group != 3 {
			return false
		}
		first, group = false, 0
	}
	return true
}

// parse reads the number that begins at token i, with its multipliers; ok is false if none does.
func (f *finder) parse(i, limit int) (n number, ok bool) {
	g := f.tongue
	n = number{first: i, last: i, bound: record.Exact}
	var total, cur float64
	last := 0.0 // the last power met
	state := noLex
	seen := false
	digitsSeen := false
loop:
	for j := i; j < limit; j++ {
		tok := &f.t.Tokens[j]
		if tok.Kind == words.Number {
			if seen && !(g.es && state == powerWord && last >= 1000) {
				break
			}
			v, suffix, good := digits(f.t.Word(j), g.es)
			if !good {
				break
			}
			if suffix != "" {
				if seen {
					break
				}
				switch strings.ToLower(suffix) {
				case "st", "nd", "rd", "th", "º", "ª", "ro", "da", "do", "to", "ta", "er", "ra", "mo", "vo":
					n.ordinal, n.hasValue, n.value, n.last = true, true, v, j+1
					return n, true
				case "mil", "k":
					v *= 1000
				case "mn", "m":
					if j == i && f.currencyBefore(i) != "" {
						v *= 1e6
					} else {
						return n, false
					}
				case "bn":
					v *= 1e9
				default:
					return n, false
				}
			}
			if seen {
				if v >= 1000 || v >= last {
					break
				}
				cur = v
			} else {
				cur = v
				// "10 000": groups of three parted by spaces
				for j+1 < limit && v >= 1 && v < 1000 && v == float64(int64(v)) && suffix == "" && f.spacedGroup(j+1) {
					w, _, _ := digits(f.t.Word(j+1), false)
					cur = cur*1000 + w
					j++
				}
				n.value = cur
			}
			seen, digitsSeen, state = true, true, unitWord
			n.last = j + 1
			continue
		}
		if tok.Kind != words.Word {
			// "2½"
			break
		}
		l := g.lookup(tok.Norm)
		switch l.kind {
		case unitWord:
			if digitsSeen && state != powerWord {
				break loop
			}
			if seen && state == unitWord || seen && state == tensWord && l.value >= 10 {
				break loop
			}
			if seen && state == powerWord && l.value == 1 && (tok.Norm == "una" || tok.Norm == "un") {
				break loop
			}
			cur += l.value
			state = unitWord
		case tensWord:
			if seen && (state == unitWord || state == tensWord) || digitsSeen && state != powerWord {
				break loop
			}
			cur += l.value
			state = tensWord
		case hundredWord:
			if cur >= 100 || digitsSeen && state != unitWord {
				break loop
			}
			if cur == 0 {
				cur = 1
			}
			cur *= 100
			state = hundredWord
		case hundredsWord:
			if seen && state != powerWord || digitsSeen && state != powerWord {
				break loop
			}
			cur += l.value
			state = hundredWord
		case powerWord:
			v := cur
			if last != 0 && l.value > last {
				total = (total + v) * l.value
			} else {
				if v == 0 {
					if seen && last != 0 && l.value >= last || seen && last == 0 {
						break loop
					}
					if !seen && !g.es { // a bare "thousand" without article
						break loop
					}
					if !seen && l.value > 1000 {
						break loop
					}
					v = 1
				}
				total += v * l.value
			}
			cur, last, state = 0, l.value, powerWord
		case andWord:
			if !seen || j+1 >= limit {
				break loop
			}
			next := f.t.Tokens[j+1]
			if next.Kind != words.Word {
				break loop
			}
			m := g.lookup(next.Norm)
			if g.es && state == tensWord && m.kind == unitWord && m.value < 10 {
				continue
			}
			if !g.es && (state == hundredWord || state == powerWord) && (m.kind == unitWord || m.kind == tensWord) && (m.value > 1 || state == hundredWord) && !digitsSeen {
				continue
			}
			if m.kind == halfWord && state == powerWord { // "un millón y medio"
				total += last / 2
				n.last, j = j+2, j+1
				seen = true
				continue
			}
			break loop
		case halfWord:
			if seen {
				break loop
			}
			if m, ok := f.halfOf(j, limit); ok {
				return m, true
			}
			return n, false
		case articleWord:
			if seen || j+1 >= limit {
				break loop
			}
			m := g.lookup(f.t.Tokens[j+1].Norm)
			switch m.kind {
			case hundredWord, powerWord:
				cur, state = 1, articleWord
				seen = true
				continue
			case collectiveWord:
				n.value, n.hasValue, n.bound, n.last, n.word = m.value, true, record.About, j+2, true
				return n, true
			case partWord:
				n.value, n.hasValue, n.percent, n.last, n.word = m.value*100, true, true, j+2, true
				return n, true
			}
			return n, false
		case collectiveWord:
			// "two dozen", "una veintena"
			v := cur
			if !seen {
				return n, false // a bare "dozen" is no number
			}
			n.value, n.hasValue, n.bound, n.last, n.word = v*l.value, true, record.About, j+1, true
			return n, true
		case partWord:
			if seen && state == unitWord && last == 0 && cur > 0 && cur < 10 {
				n.value, n.hasValue, n.percent, n.last, n.word = cur*l.value*100, true, true, j+1, true
				return n, n.value <= 100
			}
			if !seen && (tok.Norm == "mitad" || strings.Contains(tok.Norm, "-")) {
				n.value, n.hasValue, n.percent, n.last, n.word = l.value*100, true, true, j+1, true
				return n, true
			}
			break loop
		case vagueWord:
			if seen && !(tok.Norm == "miles" && cur == 1) {
				break loop
			}
			return f.vague(j, limit, l), true
		case weakWord:
			if seen {
				break loop
			}
			m := f.vague(j, limit, l)
			m.weak = true
			return m, true
		case ordinalWord:
			if seen {
				break loop
			}
			n.value, n.hasValue, n.ordinal, n.last, n.word = l.value, true, true, j+1, true
			return n, true
		default:
			break loop
		}
		seen = true
		n.word = n.word || !digitsSeen
		n.last = j + 1
	}
	if !seen || n.last == i {
		return n, false
	}
	n.value, n.hasValue = total+cur, true
	if n.word && n.value == 1 {
		n.weak = true
	}
	return n, true
}

// halfOf reads "half a million", "half of", "medio centenar", "media docena", "medio millón".
func (f *finder) halfOf(j, limit int) (number, bool) {
	n := number{first: j, hasValue: true, bound: record.About, word: true}
	k := j + 1
	if k < limit && f.t.Tokens[k].Norm == "the" && !f.tongue.es { // "half the population"
		n.value, n.percent, n.bound, n.last = 50, true, record.Exact, k
		return n, true
	}
	if k < limit && (f.t.Tokens[k].Norm == "a" || f.t.Tokens[k].Norm == "of") {
		if f.t.Tokens[k].Norm == "of" && !f.tongue.es {
			n.value, n.percent, n.bound, n.last = 50, true, record.Exact, k
			return n, true
		}
		k++
	}
	if k >= limit {
		return n, false
	}
	switch l := f.tongue.lookup(f.t.Tokens[k].Norm); l.kind {
	case collectiveWord, powerWord:
		if l.kind == powerWord && l.value < 1e6 {
			return n, false
		}
		n.value, n.last = l.value/2, k+1
		if l.kind == powerWord {
			n.bound = record.Exact
		}
		return n, true
	}
	return n, false
}

// vague reads "dozens", "tens of thousands", "decenas de miles", "hundreds of thousands".
func (f *finder) vague(j, limit int, l lex) number {
	n := number{first: j, last: j + 1, bound: l.bound, word: true}
	if j+2 < limit && (f.t.Tokens[j+1].Norm == "of" || f.t.Tokens[j+1].Norm == "de") {
		m := f.tongue.lookup(f.t.Tokens[j+2].Norm)
		if m.kind == vagueWord {
			switch {
			case m.bound == record.Thousands && l.bound == record.Dozens:
				n.bound = record.TensOfThousands
			case m.bound == record.Thousands: // hundreds of thousands: no word of its own
				n.bound = record.TensOfThousands
			default:
				n.bound = m.bound
			}
			n.last = j + 3
		} else if m.kind == powerWord && m.value >= 1e6 {
			n.bound, n.last = record.Millions, j+3
		}
	}
	return n
}

// spacedGroup: a group of exactly three digits behind one space on the same line.
func (f *finder) spacedGroup(j int) bool {
	tok := &f.t.Tokens[j]
	if tok.Kind != words.Number || tok.End-tok.Start != 3 || !tok.Space {
		return false
	}
	prev := &f.t.Tokens[j-1]
	gap := f.text[prev.End:tok.Start]
	if gap != " " && gap != "\u00a0" && gap != "\u202f" && gap != "\u2009" {
		return false
	}
	if !f.tongue.es && gap == " " {
		return false
	}
	return strings.IndexFunc(f.t.Word(j), func(r rune) bool { return r < '0' || r > '9' }) < 0
}
