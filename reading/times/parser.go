package times

import (
	"testigo/reading/words"
	"testigo/record"
)

// parser walks one sentence at a time; its buffers are reused.
type parser struct {
	t     *words.Text
	items []item
	lex   lexicon
	out   []Found
	sent  int32
	// pair is the second half of a range read together with the first ("May 22-23", "1939-45").
	pair         Expr
	pairA, pairB int
}

var beyond = item{} // stands for every place outside the sentence

func (p *parser) at(i int) *item {
	if i < 0 || i >= len(p.items) {
		return &beyond
	}
	return &p.items[i]
}

func (p *parser) sentence(s int) {
	sent := &p.t.Sentences[s]
	switch sent.Lang {
	case words.EN:
		p.lex = english
	case words.ES:
		p.lex = spanish
	default:
		return
	}
	p.sent = int32(s)
	if !p.load(sent) {
		return
	}
	parse := p.english
	if sent.Lang == words.ES {
		parse = p.spanish
	}
	first := len(p.out)
	for i := 0; i < len(p.items); {
		it := &p.items[i]
		if it.word == nil && it.digits == 0 && it.norm != "'" && it.norm != "at" && it.norm != "more" && it.norm != "less" && it.norm != "mas" && it.norm != "menos" && it.norm != "up" && it.norm != "fiscal" && it.norm != "another" && it.norm != "other" && it.norm != "otro" && it.norm != "otra" {
			i++
			continue
		}
		p.pairB = 0
		j, e, ok := parse(i)
		if !ok || j <= i {
			i++
			continue
		}
		k := j
		if p.pairB > 0 {
			k = p.pairA
			for k > i+1 && p.at(k-1).digits == 0 && !p.at(k-1).is(cMonth) {
				k-- // the dash or connective between the two halves
			}
		}
		p.emit(i, k, e)
		if p.pairB > 0 {
			p.emit(p.pairA, p.pairB, p.pair)
			n := len(p.out)
			p.out[n-1].RangeWith, p.out[n-2].RangeWith = n-1, n
			j = p.pairB
		}
		i = j
	}
	p.link(first)
}

// load fills the items of a sentence; false if no word of it can begin an expression.
func (p *parser) load(sent *words.Sentence) bool {
	text := p.t.Doc.Text()
	p.items = p.items[:0]
	trigger := false
	for k := sent.First; k < sent.Last; k++ {
		tok := &p.t.Tokens[k]
		it := item{start: tok.Start, end: tok.End, token: k, norm: tok.Norm, glued: !tok.Space, cap: tok.Shape == words.Cap || tok.Shape == words.Upper}
		switch tok.Kind {
		case words.Number:
			it.number(tok.Norm)
			trigger = true
		case words.Word:
			if it.word = p.lex[tok.Norm]; it.word != nil {
				trigger = trigger || it.word.class != cDet && it.word.class != cOf
			} else if p.hyphenated(text, tok, k) {
				trigger = true
				continue
			}
		}
		// "40-day", "16-year-old": the hyphen after a number is no item of its own
		if n := len(p.items); n >= 2 && it.word != nil && it.word.class == cUnit && it.glued && p.items[n-1].mark('-') && p.items[n-1].glued && (p.items[n-2].digits > 0 && p.items[n-2].digits < 5) {
			it.hyphen = true
			p.items = p.items[:n-1]
		}
		p.items = append(p.items, it)
	}
	return trigger
}

// hyphenated cuts "two-year", "mid-May", "third-quarter" into their parts if one of them is a time word.
func (p *parser) hyphenated(text string, tok *words.Token, k int32) bool {
	norm := tok.Norm
	if len(norm) != int(tok.End-tok.Start) { // an accent was folded away: offsets would not fit
		if i := indexByte(norm, '-'); i < 0 {
			return false
		}
		norm = text[tok.Start:tok.End]
	}
	if indexByte(norm, '-') < 0 {
		return false
	}
	known := false
	for a := 0; a < len(norm) && !known; {
		b := a
		for b < len(norm) && norm[b] != '-' {
			b++
		}
		w := p.lex[norm[a:b]]
		known = w != nil && w.class != cDet && w.class != cOf && w.class != cMod
		a = b + 1
	}
	if !known {
		return false
	}
	for a := 0; a < len(norm); {
		b := a
		for b < len(norm) && norm[b] != '-' {
			b++
		}
		if b > a {
			if n := len(p.items); a == 0 && n >= 2 && !tok.Space && p.items[n-1].mark('-') && p.items[n-1].glued && p.items[n-2].digits > 0 && p.items[n-2].digits < 5 {
				p.items = p.items[:n-1]
			}
			it := item{start: tok.Start + int32(a), end: tok.Start + int32(b), token: k, norm: norm[a:b], word: p.lex[norm[a:b]], glued: a > 0 || !tok.Space, hyphen: a > 0, cap: isUpper(text[int(tok.Start)+a])}
			if it.word == nil && norm[a] >= '0' && norm[a] <= '9' {
				it.number(norm[a:b])
			}
			p.items = append(p.items, it)
		}
		a = b + 1
	}
	return true
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

func indexByte(s string, c byte) int {
	for i := range len(s) {
		if s[i] == c {
			return i
		}
	}
	return -1
}

func (p *parser) emit(i, j int, e Expr) {
	if j <= i {
		return
	}
	a, b := &p.items[i], &p.items[j-1]
	f := Found{Span: record.Span{Start: int(a.start), End: int(b.end)}, First: a.token, Last: b.token + 1, Sentence: p.sent, Expr: e, Type: e.timeType()}
	f.Tense = p.tense(i, j)
	p.out = append(p.out, f)
}

func (e *Expr) timeType() record.TimeType {
	switch e.Kind {
	case Length:
		return record.Duration
	case Repeat:
		return record.Set
	case Shift:
		if e.Unit == Hour || e.Unit == Minute || e.Unit == Second {
			return record.TimeOfDay
		}
	case Calendar:
		if e.Part != "" || e.Clock != "" {
			return record.TimeOfDay
		}
	}
	return record.Date
}

// link marks "from X to Y", "between X and Y" and "X - Y" as two ends of a range.
func (p *parser) link(first int) {
	text := p.t.Doc.Text()
	for k := first; k+1 < len(p.out); k++ {
		a, b := &p.out[k], &p.out[k+1]
		if a.RangeWith != 0 || b.RangeWith != 0 || a.Type == record.Duration || b.Type == record.Duration || a.Expr.Kind == Vague || b.Expr.Kind == Vague {
			continue
		}
		gap := b.Span.Start - a.Span.End
		if gap < 1 || gap > 12 {
			continue
		}
		before := ""
		if a.First > 0 {
			before = p.t.Tokens[a.First-1].Norm
		}
		joined := false
		switch trimSpace(text[a.Span.End:b.Span.Start]) {
		case "to", "until", "till", "through", "-", "–", "—", "a", "al", "hasta", "hasta el", "up to", "a la", "hasta la":
			joined = true
		case "and", "y", "y el", "y la", "e":
			joined = before == "between" || before == "entre"
		}
		if joined {
			a.RangeWith, b.RangeWith = k+2, k+1
		}
	}
}

func trimSpace(s string) string {
	for len(s) > 0 && s[0] == ' ' {
		s = s[1:]
	}
	for len(s) > 0 && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

// within attaches a wider expression to a narrower one: "the third quarter" + "of last year".
func (e *Expr) within(b Expr) bool {
	switch b.Kind {
	case Calendar:
		if e.HasYear && b.HasYear {
			return false
		}
		if b.HasYear {
			e.HasYear, e.Year, e.Digits, e.Fiscal = true, b.Year, b.Digits, e.Fiscal || b.Fiscal
		}
		if b.YearRel != NoDir {
			e.YearRel = b.YearRel
		}
		if e.Month == 0 {
			e.Month = b.Month
		}
		if e.Day == 0 {
			e.Day = b.Day
		}
		if e.Weekday == 0 {
			e.Weekday = b.Weekday
		}
		if e.Season == "" {
			e.Season = b.Season
		}
		if e.Quarter == 0 {
			e.Quarter = b.Quarter
		}
		if e.Holiday == nil {
			e.Holiday = b.Holiday
		}
		if e.Dir == NoDir {
			e.Dir = b.Dir
		}
		if b.Deictic {
			e.Deictic, e.DayShift = true, b.DayShift
		}
		if e.Part == "" {
			e.Part = b.Part
		}
		return true
	case Shift:
		if b.Unit == Year && (b.Dir != NoDir) {
			e.YearRel = b.Dir
			return true
		}
		if b.Unit == DayUnit && b.Dir == That || b.Unit == DayUnit && (b.Dir == Before || b.Dir == After) {
			e.Dir = b.Dir
			e.Unit = DayUnit
			return true
		}
	}
	return false
}

// value of a number written in digits as a day of the month.
func (it *item) dayNumber() (uint8, bool) {
	if it.digits == 0 || it.digits > 2 || it.suffix != 0 && it.suffix != 'o' || it.num < 1 || it.num > 31 {
		return 0, false
	}
	return uint8(it.num), true
}

func (it *item) yearNumber() (int, bool) {
	if it.digits != 4 || it.suffix != 0 || it.num < 1000 || it.num > 2199 {
		return 0, false
	}
	return int(it.num), true
}
