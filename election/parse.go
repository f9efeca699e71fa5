package election

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"testigo/reading/words"
)

// Bounds of a rule file.
const (
	maxRuleBytes = 1 << 20
	maxRuleLines = 20_000
)

// ParseRule reads a rule file: UTF-8, one "key: value" a line, '#' begins a comment line.
//
//	title: Congress of Examplia, 2024      for people; title-es: the same in Spanish
//	method: dhondt                         see ParseMethod
//	first-divisor: 1.2                     modified Sainte-Laguë alone
//	seats: 130                             in all
//	districts: national                    one district (the default), or: from results
//	district: LIMA | LIMA METROPOLITANA 36 a district, other spellings, its seats (one line each)
//	each: 2                                seats of every district of the results
//	base: valid                            shares are of valid votes; or: valid and blank; cast
//	threshold: 5% national                 also "more than 5%", "3% district", "6 seats in 2 districts"
//	or: 6 seats in 2 districts             another way over the threshold above (or to the win above)
//	win: more than 50%                     majority alone; also "at least 40% and 10% ahead"
//	else: second round of 2                or: nobody; most votes
//	source: where the rule stands          at least one; several lines
//	note: what is doubtful                 note-es: the same in Spanish, on the line below
//
// name is for messages and becomes the rule's name. Every fault is reported, with file and line.
func ParseRule(name string, text []byte) (*Rule, error) {
	if len(text) > maxRuleBytes {
		return nil, fmt.Errorf("%s: larger than %d bytes", name, maxRuleBytes)
	}
	if !utf8.Valid(text) {
		return nil, fmt.Errorf("%s: not UTF-8", name)
	}
	p := ruleParser{file: name, rule: &Rule{Name: ruleName(name), File: name}, seen: map[string]int{}}
	for l := range bytes.Lines(bytes.TrimPrefix(text, []byte("\ufeff"))) {
		if p.line++; p.line > maxRuleLines {
			p.fault("more than %d lines", maxRuleLines)
			break
		}
		if line := strings.TrimSpace(string(l)); line != "" && line[0] != '#' {
			p.read(line)
		}
	}
	p.check()
	if p.faults != nil {
		return nil, errors.Join(p.faults...)
	}
	return p.rule, nil
}

func ruleName(file string) string {
	file = file[strings.LastIndexAny(file, `/\`)+1:]
	return strings.TrimSuffix(file, ".txt")
}

type ruleParser struct {
	file   string
	line   int
	rule   *Rule
	seen   map[string]int // key -> line
	or     *[]Condition   // what an "or:" line continues
	names  map[string]int // folded district name -> line
	faults []error
}

func (p *ruleParser) fault(format string, args ...any) {
	p.faultAt(p.line, format, args...)
}

func (p *ruleParser) faultAt(line int, format string, args ...any) {
	if len(p.faults) < 20 {
		p.faults = append(p.faults, fmt.Errorf("%s:%d: %s", p.file, line, fmt.Sprintf(format, args...)))
	}
}

// repeated are the keys that may stand on several lines.
var repeated = map[string]bool{"district": true, "or": true, "source": true, "note": true, "note-es": true}

func (p *ruleParser) read(line string) {
	key, value, ok := strings.Cut(line, ":")
	key, value = strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value)
	if !ok || value == "" {
		p.fault("want \"key: value\", found %q", line)
		return
	}
	if first := p.seen[key]; first > 0 && !repeated[key] {
		p.fault("%q stands on line %d already", key, first)
		return
	}
	p.seen[key] = p.line
	r := p.rule
	var err error
	switch key {
	case "title":
		r.Title = value
	case "title-es":
		r.TitleES = value
	case "method":
		r.Formula.Method, err = ParseMethod(value)
	case "first-divisor":
		var s Share // "1.2" is twelve tenths
		if s, err = parsePercent(value + "%"); err == nil {
			if tenths := s.Num * 1000 / s.Den; tenths*s.Den != s.Num*1000 || tenths < 10 || tenths > 20 {
				err = fmt.Errorf("a first divisor is 1.0 to 2.0 with one decimal, not %q", value)
			} else {
				r.Formula.First = int(tenths)
			}
		}
	case "seats":
		r.Seats, err = parseCount(value, 1, MaxSeats)
	case "each":
		r.Each, err = parseCount(value, 1, MaxSeats)
	case "districts":
		switch strings.ToLower(value) {
		case "national":
		case "from results":
			r.Scope = FromResults
		default:
			err = fmt.Errorf("districts: national or from results, not %q", value)
		}
	case "district":
		err = p.district(value)
	case "base":
		switch strings.ToLower(value) {
		case "valid":
		case "valid and blank":
			r.Base = ValidAndBlank
		case "cast":
			r.Base = Cast
		default:
			err = fmt.Errorf("base: valid, valid and blank, or cast, not %q", value)
		}
	case "threshold":
		p.or, err = &r.Threshold, p.condition(&r.Threshold, value, false)
	case "win":
		p.or, err = &r.Win, p.condition(&r.Win, value, true)
	case "or":
		if p.or == nil {
			err = errors.New("\"or\" continues a threshold or a win, and none stands above")
		} else {
			err = p.condition(p.or, value, p.or == &r.Win)
		}
	case "else":
		err = p.otherwise(value)
	case "source":
		r.Sources = append(r.Sources, value)
	case "note":
		r.Notes, r.NotesES = append(r.Notes, value), append(r.NotesES, "")
	case "note-es":
		if last := len(r.Notes) - 1; last < 0 || r.NotesES[last] != "" {
			err = errors.New("\"note-es\" translates the note above it, and none stands there")
		} else {
			r.NotesES[last] = value
		}
	default:
		err = fmt.Errorf("unknown key %q", key)
	}
	if err != nil {
		p.fault("%v", err)
	}
}

func parseCount(s string, least, most int) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || !allDigits(s) || n < least || n > most {
		return 0, fmt.Errorf("%q is no number from %d to %d", s, least, most)
	}
	return n, nil
}

func (p *ruleParser) district(value string) error {
	cut := strings.LastIndexAny(value, " \t")
	if cut < 0 {
		return fmt.Errorf("want a name and its seats, found %q", value)
	}
	seats, err := parseCount(value[cut+1:], 1, MaxSeats)
	if err != nil {
		return err
	}
	m := Magnitude{Seats: seats, Line: p.line}
	for name := range strings.SplitSeq(value[:cut], "|") {
		name = strings.TrimSpace(name)
		key := foldName(name)
		if key == "" {
			return fmt.Errorf("a district without a name in %q", value)
		}
		if p.names == nil {
			p.names = map[string]int{}
		}
		if first := p.names[key]; first > 0 {
			return fmt.Errorf("district %q stands on line %d already", name, first)
		}
		p.names[key] = p.line
		m.Names = append(m.Names, name)
	}
	p.rule.Districts = append(p.rule.Districts, m)
	return nil
}

// condition reads "at least 5% national", "more than 50%", "40% and 10% ahead", "6 seats in 2 districts", "1 seat".
func (p *ruleParser) condition(to *[]Condition, value string, win bool) error {
	c := Condition{Line: p.line}
	text := strings.ToLower(value)
	if rest, ok := strings.CutPrefix(text, "more than "); ok {
		c.MoreThan, text = true, rest
	} else {
		text = strings.TrimPrefix(text, "at least ")
	}
	f := strings.Fields(strings.ReplaceAll(text, " %", "%"))
	var err error
	switch {
	case len(f) == 0:
		err = errors.New("empty")
	case strings.HasSuffix(f[0], "%"):
		if c.Share, err = parsePercent(f[0]); err != nil {
			return err
		}
		switch rest := strings.Join(f[1:], " "); {
		case rest == "", rest == "national" && !win:
		case rest == "district" && !win:
			c.InDistrict = true
		case win && len(f) == 4 && f[1] == "and" && f[3] == "ahead":
			c.Lead, err = parsePercent(f[2])
		default:
			err = fmt.Errorf("%q", rest)
		}
	case !win && !c.MoreThan && (len(f) == 2 || len(f) == 5 && f[2] == "in" && strings.HasPrefix(f[4], "district")) && strings.HasPrefix(f[1], "seat"):
		c.Districts = 1
		if c.Seats, err = parseCount(f[0], 1, MaxSeats); err == nil && len(f) == 5 {
			c.Districts, err = parseCount(f[3], 1, maxRuleLines)
		}
	default:
		err = errors.New("no share, and no seats")
	}
	if err != nil {
		hint := "5% national, more than 3% district, 6 seats in 2 districts"
		if win {
			hint = "more than 50%, at least 40% and 10% ahead"
		}
		return fmt.Errorf("cannot read the condition %q (%w); hint: %s", value, err, hint)
	}
	*to = append(*to, c)
	return nil
}

func (p *ruleParser) otherwise(value string) error {
	switch text := strings.ToLower(value); {
	case text == "nobody":
		p.rule.Else = Nobody
	case text == "most votes":
		p.rule.Else = MostVotes
	case strings.HasPrefix(text, "second round of "):
		n, err := parseCount(strings.TrimPrefix(text, "second round of "), 2, 100)
		if err != nil {
			return err
		}
		p.rule.Else, p.rule.Runoff = SecondRound, n
	default:
		return fmt.Errorf("else: second round of 2, nobody, or most votes, not %q", value)
	}
	return nil
}

// check looks at what single lines cannot tell.
func (p *ruleParser) check() {
	r := p.rule
	at := func(key string) int { return max(p.seen[key], 1) }
	if p.seen["method"] == 0 {
		p.faultAt(1, "no method; hint: method: dhondt")
	}
	if len(r.Sources) == 0 {
		p.faultAt(1, "no source; hint: source: the law, or who told you")
	}
	if r.Title == "" {
		r.Title = r.Name
	}
	majority := r.Formula.Method == Majority
	switch {
	case majority && len(r.Win) == 0:
		p.faultAt(at("method"), "a majority rule needs a win; hint: win: more than 50%%")
	case majority && (len(r.Threshold) > 0 || r.Seats > 1 || r.Each > 1 || r.Scope == Listed):
		p.faultAt(at("method"), "a majority rule fills one seat in one district, without a threshold")
	case !majority && (len(r.Win) > 0 || p.seen["else"] > 0):
		p.faultAt(max(p.seen["win"], p.seen["else"]), "win and else belong to method: majority")
	}
	if r.Formula.First > 0 && r.Formula.Method != ModifiedSainteLague {
		p.faultAt(at("first-divisor"), "a first divisor belongs to method: modified-sainte-lague")
	}
	if r.Each > 0 && r.Scope == National {
		r.Scope = FromResults
	}
	if len(r.Districts) == 0 {
		return
	}
	r.Scope = Listed
	if p.seen["districts"] > 0 || p.seen["each"] > 0 {
		p.faultAt(max(p.seen["districts"], p.seen["each"]), "this rule lists its districts; leave out districts and each")
	}
	sum := 0
	for _, m := range r.Districts {
		sum += m.Seats
	}
	if r.Seats == 0 {
		r.Seats = sum
	}
	if sum != r.Seats {
		p.faultAt(at("seats"), "the districts have %d seats together, not %d", sum, r.Seats)
	}
}

// foldName is a name as it is compared: lower case, no accents, letters and digits alone, single spaces.
func foldName(s string) string {
	var b strings.Builder
	space := false
	for _, r := range words.Norm(s) {
		if isLetterOrDigit(r) {
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		} else {
			space = true
		}
	}
	return b.String()
}
