package events

import (
	"strconv"
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Which date phrase of a sentence says when an act happened. A phrase belongs to the verb that governs it: the
// nearest before it, or the one behind it where it opens the sentence or stands between subject and verb. For an act
// told by another verb each verb in between makes it less likely, and where too many stand in between the act has no
// date of its own sentence: a gap beats a guess.

const (
	tooFar   = 34 // cost from which a date phrase is left to others
	otherAct = 11 // a verb between the act and the date
	sameAct  = 4  // the same, coordinated: "raided the office and arrested two on Monday"
)

// date: the time phrase of the sentence with the fewest verbs, clause borders and words in between.
func (f *finder) date(c *candidate) {
	if c.prenominal {
		return // "the imprisoned president spoke on Monday": a state
	}
	best := 1 << 30
	sent := &f.t.Sentences[c.sentence]
	border := f.background(c, sent)
	apart, length := f.lengthAfter(c, sent)
	c.apart = apart >= 0
	for _, k := range f.timesOf[c.sentence] {
		tm := f.in.Times[k].Value()
		if tm.Type == record.Set || c.apart && f.t.TokenAt(f.in.Times[k].Span().Start) < apart {
			continue // the date of the act it is counted from
		}
		sp := f.in.Times[k].Span()
		first, last := f.t.TokenAt(sp.Start), f.t.TokenAt(sp.End-1)+1
		if border.of(c) && (first < border.from || first >= border.to) {
			continue // the date of the act that it lies behind
		}
		if in := f.aside(first); in > 0 && in != f.aside(c.first) {
			continue // the date of what the act recalls
		}
		if c.sense.part == noun && f.from(first) && f.verbBetween(c.last, first) {
			continue // from when on something was done for it: "the march saw people gathering from Monday"
		}
		if f.limits(first) || f.impossible(c, tm) || f.begins(first) && !lasting(c) && !f.whenClause(last, c.first) {
			continue
		}
		cost := 0
		switch {
		case last < c.first && f.whenClause(last, c.first):
			cost = 1
		case first >= c.last:
			cost = first - c.last + 3*f.borders(c.last, first) + f.verbsBetween(c, c.last, first)
		case last <= c.first:
			cost = c.first - last + 3*f.borders(last, c.first)
			switch {
			case first <= int(sent.First)+2, f.verbGroupBefore(first, sent) == nil:
				cost /= 2 // a date at the head of the sentence, or in its subject, governs all of it
			case f.opensClause(first), f.conjoined(first) && f.goesOn(last):
			default:
				cost += f.verbsBetween(c, last, c.verbGroup)*2/3 + f.governed(c, first)
			}
		}
		n := f.datesNoun(first, last)
		if c.made && !(c.first <= n && n < c.last) {
			continue // "voted down the Vega constitution on Sunday"
		}
		if n >= 0 {
			switch bare := last-first == 1 && f.t.Tokens[first].Kind == words.Number; {
			case c.first <= n && n < c.last:
				cost = 0
			case (bare || standing[f.t.Tokens[n].Lemma]) && (n < c.last || n-c.last > 4):
				cost += 2 * otherAct
			}
		}
		if f.inBrackets(first) == c.last && f.inBrackets(c.first) < 0 {
			cost = 0 // "the strike (finally held in May)"
		}
		if b := f.inBrackets(first); b > c.last+2 && f.inBrackets(c.first) < 0 {
			cost += 2 * otherAct
		}
		if first >= c.last && (c.sense.typ == record.DemandAct || c.sense.typ == record.Accuse) && f.saysThat(c.last, first) {
			continue // the day of what is said, not of the saying: "we denounce that on 22 October"
		}
		if !tm.Interval.Stated() {
			cost += 12
		}
		if cost < best && cost < tooFar {
			best, c.when = cost, k+1
		}
	}
	if c.when == 0 && border.of(c) {
		c.apart = true // a gap beats a guess
		if border.before {
			f.notAfter(c, border.from)
		}
	}
	if c.when > 0 {
		c.when = f.sharpest(c.when-1) + 1
		c.span = f.joined(c.when - 1)
	} else if c.apart && apart >= 0 {
		f.countBack(c, apart, length)
	}
}

// saysThat: a clause of its content begins between two tokens.
func (f *finder) saysThat(from, to int) bool {
	for i := from; i < to; i++ {
		if n := f.t.Tokens[i].Norm; n == "that" || n == "que" {
			return true
		}
	}
	return false
}

// sharpest is the date that says a date again, and more closely, right behind it: "two years ago, in June 2010".
func (f *finder) sharpest(k int) int {
	if k+1 >= len(f.in.Times) {
		return k
	}
	x, y := f.in.Times[k].Value().Interval, f.in.Times[k+1].Value().Interval
	a, b := f.t.TokenAt(f.in.Times[k].Span().End-1)+1, f.t.TokenAt(f.in.Times[k+1].Span().Start)
	if x.From == 0 || y.From == 0 || x.To == 0 || x == y || y.From < x.From || y.To > x.To || b-a > 3 || b < a || f.t.Tokens[b].Sentence != f.t.Tokens[max(a-1, 0)].Sentence {
		return k
	}
	for i := a; i < b; i++ {
		if n := f.t.Tokens[i].Norm; n != "," && n != "(" && n != "-" && n != "—" && !f.g.prep[n] && !f.g.det[n] {
			return k
		}
	}
	return k + 1
}

// joined is the stretch that a date spans with the one beside it: "from 3 to 5 May", "on Monday and Tuesday", "el 3 y el 4 de
// mayo". Zero if it stands alone.
func (f *finder) joined(k int) record.Interval {
	iv := f.in.Times[k].Value().Interval
	out := iv
	for _, m := range [...]int{k - 1, k + 1} {
		if m < 0 || m >= len(f.in.Times) {
			continue
		}
		other := f.in.Times[m].Value()
		if !other.Interval.Stated() || other.Type == record.Set || other.Type == record.Duration || !iv.Stated() {
			continue
		}
		a, b := f.in.Times[min(k, m)], f.in.Times[max(k, m)]
		if !f.paired(f.t.TokenAt(a.Span().End-1)+1, f.t.TokenAt(b.Span().Start)) && a.Value().RangeWith != max(k, m)+1 {
			continue
		}
		first, last := f.t.TokenAt(a.Span().Start), f.t.TokenAt(b.Span().End-1)+1
		if f.goesOn(last) && first > int(f.t.Sentences[f.t.Tokens[first].Sentence].First)+2 {
			continue // "froze it on Monday and last night imposed": "and" joins clauses
		}
		from, to := a.Value().Interval, b.Value().Interval
		if from.Days() != to.Days() || from.To == 0 || to.From <= from.To || to.From-from.To > 31 && from.Days() == 1 {
			continue
		}
		out = record.Interval{From: min(out.From, from.From), To: max(out.To, to.To)}
	}
	if out == iv {
		return record.Interval{}
	}
	return out
}

// paired: nothing but "and", "to" or a dash stands between two date phrases.
func (f *finder) paired(from, to int) bool {
	if from >= to || to-from > 2 || f.t.Tokens[from].Sentence != f.t.Tokens[to].Sentence {
		return false
	}
	switch f.t.Tokens[from].Norm {
	case "and", "y", "to", "-", "–", "al", "through", "until", "hasta":
		return true
	}
	return false
}

// limits: the date is the end of a term, not the day of an act: "until 1985", "hasta el 3 de mayo", "before June".
func (f *finder) limits(first int) bool {
	for i := first - 1; i >= 0 && i >= first-3 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		switch f.t.Tokens[i].Norm {
		case "the", "el", "la", "los", "on", "at", "end", "of", "de":
			continue
		case "until", "till", "hasta":
			return !f.g.neg[f.prev(i)] // "not until 1985" is in 1985
		}
		return false
	}
	return false
}

// saidOn: the date is that of a saying: "a spokesman said on Tuesday", "informó ayer la policía".
func (f *finder) saidOn(first int) bool {
	for i := first - 1; i >= 0 && i >= first-3 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		tok := &f.t.Tokens[i]
		switch {
		case tok.Norm == "on", tok.Norm == "el", tok.Norm == "este", tok.Norm == "late", tok.Norm == "early":
		default:
			return f.g.say[tok.Norm] && tok.Tag == words.Verb
		}
	}
	return false
}

// datesNoun is the noun that a date phrase belongs to: "the Constitution of 1980", "the 2004 law", "the strike of 9
// July"; -1 = none. Words of time ("the morning of 9 July") are no such noun.
func (f *finder) datesNoun(first, last int) int {
	s := f.t.Tokens[first].Sentence
	if i := first - 1; i > 0 && f.t.Tokens[i-1].Sentence == s && (f.t.Tokens[i].Norm == "of" || f.t.Tokens[i].Norm == "de" || f.t.Tokens[i].Norm == "del") {
		if p := &f.t.Tokens[i-1]; (p.Tag == words.Noun || p.Tag == words.Proper) && !timeNouns[p.Lemma] && p.Kind == words.Word {
			return i - 1
		}
		return -1
	}
	if last < len(f.t.Tokens) && f.t.Tokens[last].Sentence == s && first > 0 && f.g.det[f.t.Tokens[first-1].Norm] {
		for n := last; n < len(f.t.Tokens) && n < last+3 && f.t.Tokens[n].Sentence == s; n++ {
			switch f.t.Tokens[n].Tag {
			case words.Adj:
				continue
			case words.Noun:
				if !timeNouns[f.t.Tokens[n].Lemma] && f.t.Tokens[n].Lang == words.EN {
					return n
				}
			}
			break
		}
	}
	return -1
}

// standing are things that last, named with the date of their making.
var standing = set("constitution law act decree treaty accord agreement charter convention statute resolution report code " +
	"constitucion ley decreto tratado acuerdo carta convenio estatuto resolucion informe codigo")

var timeNouns = set("morning night evening afternoon day dawn hour week weekend month year beginning end start middle summer winter spring autumn half quarter second minute " +
	"manana noche tarde madrugada dia hora semana mes ano fin principio comienzo inicio mediados finales fines principios comienzos amanecer mediodia primera segunda ultima segundo minuto jornada fecha mitad trimestre semestre verano invierno")

// inBrackets is where the bracket opens in which the token stands; -1 = in none.
func (f *finder) inBrackets(at int) int {
	for i := at - 1; i >= 0 && f.t.Tokens[i].Sentence == f.t.Tokens[at].Sentence; i-- {
		switch f.t.Tokens[i].Norm {
		case "(", "[":
			return i
		case ")", "]":
			return -1
		}
	}
	return -1
}

// lasting: acts that go on, so that the day on which they began is theirs: "on strike since Monday".
func lasting(c *candidate) bool {
	switch c.sense.typ {
	case record.Protest:
		return true
	case record.Coerce:
		return c.sense.mode == "state-of-emergency" || c.sense.mode == "curfew" || c.sense.mode == "ban" || c.sense.mode == "repression" || len(c.counts) > 0
	case record.Seize, record.Disaster, record.Assault:
		return true
	}
	return false
}

// whenClause: the date is told again by a clause of its own: "on 9 November, when Congress removed the president".
func (f *finder) whenClause(last, act int) bool {
	i := last
	if i < len(f.t.Tokens) && f.t.Tokens[i].Norm == "," {
		i++
	}
	if i >= act || f.t.Tokens[i].Norm != "when" && f.t.Tokens[i].Norm != "cuando" || f.t.Tokens[i].Sentence != f.t.Tokens[act].Sentence {
		return false
	}
	for ; i < act; i++ {
		if n := f.t.Tokens[i].Norm; n == ";" || n == ":" {
			return false
		}
	}
	return true
}

// goesOn: a clause goes on at a token: with its subject or its verb.
func (f *finder) goesOn(at int) bool {
	if at >= len(f.t.Tokens) {
		return false
	}
	tok := &f.t.Tokens[at]
	return tok.Kind == words.Word && !f.g.conj[tok.Norm] && !f.g.prep[tok.Norm] && tok.Tag != words.Adv
}

// conjoined: the phrase opens a conjunct: "moved the capital and last night imposed a curfew".
func (f *finder) conjoined(first int) bool {
	for i := first - 1; i >= 0 && i >= first-3 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		tok := &f.t.Tokens[i]
		if f.g.conj[tok.Norm] {
			return true
		}
		if !f.g.prep[tok.Norm] && !f.g.det[tok.Norm] {
			return false
		}
	}
	return false
}

// impossible: what is told as done does not lie wholly behind the writing.
func (f *finder) impossible(c *candidate, tm record.Time) bool {
	w := f.in.Written.Interval
	if w.To == 0 || tm.Interval.From <= w.To || c.sense.part == noun {
		return false
	}
	return (c.form == words.Past || c.form == words.Participle) && !c.wanted && c.modal == "" && !c.infinitive && !c.future
}

// verbsBetween weighs the verb groups that begin between two tokens.
func (f *finder) verbsBetween(c *candidate, from, to int) int {
	sent := &f.t.Sentences[c.sentence]
	n, seen := 0, false
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		g := &f.t.Groups[k]
		if g.Kind != words.VerbGroup || int(g.Head) < from || int(g.Head) >= to || c.first <= int(g.Head) && int(g.Head) < c.last {
			continue
		}
		if in := f.aside(int(g.Head)); in > 0 && in != f.aside(c.first) {
			continue
		}
		own := c.sense.part == noun && !seen && int(g.First) >= c.last && g.Tense != words.Gerund && (g.Tense != words.Participle || f.happens(int(g.Head)))
		seen = true
		switch {
		case own: // the noun is its subject: "the strike began on Monday"
			n += 2
		case g.First > 0 && f.g.conj[f.t.Tokens[g.First-1].Norm]:
			n += sameAct
		default:
			n += otherAct
		}
	}
	return n
}

// happens: a verb that makes a noun happen: "held", "celebrada".
func (f *finder) happens(i int) bool {
	w := f.t.Tokens[i].Norm
	return f.g.do[w] || f.g.occur[w] || f.g.do[f.t.Tokens[i].Lemma]
}

// governed: a date before the act hangs on a verb before it: "was born in 1950 and killed by".
func (f *finder) governed(c *candidate, first int) int {
	g := f.verbGroupBefore(first, &f.t.Sentences[c.sentence])
	if g == nil || int(g.Last) > c.first {
		return 0
	}
	for i := int(g.Last); i < first; i++ {
		if tok := &f.t.Tokens[i]; tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "—" {
			return 0
		}
	}
	return otherAct / 2
}

// opensClause: only a preposition, an article or a conjunction stands between the phrase and the mark before it.
func (f *finder) opensClause(first int) bool {
	for i := first - 1; i >= 0 && i >= first-4 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		tok := &f.t.Tokens[i]
		switch {
		case f.g.prep[tok.Norm], f.g.det[tok.Norm], f.g.conj[tok.Norm], tok.Norm == "but", tok.Norm == "pero":
		default:
			return tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "—" || tok.Norm == "–" || tok.Norm == "…"
		}
	}
	return false
}

// running gives a total its span: "49 people had died by Thursday in the protests that began on 7 December" counts
// from the 7th to that Thursday, or to the writing where no later day is told.
func (f *finder) running(c *candidate) {
	if !f.totals(c) {
		return
	}
	if c.when > 0 && f.in.Times[c.when-1].Value().Interval.Days() == 1 {
		if first := f.t.TokenAt(f.in.Times[c.when-1].Span().Start); !f.begins(first) && !f.upTo(first) && abs(first-c.first) < 8 {
			return // a day of its own: "banished 143 on Monday to end the strike that began in May"
		}
	}
	start, end := record.Interval{}, record.Interval{}
	from := -1
	for _, k := range f.timesOf[c.sentence] {
		tm := f.in.Times[k].Value()
		if !tm.Interval.Stated() || tm.Type == record.Set || tm.Interval.From == 0 {
			continue
		}
		if first := f.t.TokenAt(f.in.Times[k].Span().Start); f.begins(first) {
			start, from = tm.Interval, k
		} else if tm.Interval.Days() <= 31 {
			end = tm.Interval
		}
	}
	if from < 0 {
		f.overLength(c, end)
		return
	}
	if end.To <= start.From {
		end = f.in.Written.Best
	}
	if end.To == 0 || end.To <= start.From {
		return
	}
	c.when = from + 1
	c.span = record.Interval{From: start.From, To: end.To}
}

// overLength gives a total the stretch that its sentence names by its length: "39 were killed in two weeks of unrest",
// "murieron 12 en los últimos tres días": back from the day of the count, or from the writing.
func (f *finder) overLength(c *candidate, end record.Interval) {
	if end.To == 0 || end.Days() > 1 {
		end = f.in.Written.Best
	}
	if end.To == 0 || end.Days() > 31 || c.when > 0 && f.in.Times[c.when-1].Value().Interval.To != end.To {
		return
	}
	for _, k := range f.lengthsOf[c.sentence] {
		first := f.t.TokenAt(f.in.Times[k].Span().Start)
		if abs(first-c.last) > 12 || !f.spanning(first) {
			continue
		}
		if n := lengthDays(f.in.Times[k].Value().Value); n > 0 && n < 1100 {
			c.when = 0
			c.inferred = record.Interval{From: end.To - record.Day(n), To: end.To}
			c.edtf = c.inferred.EDTF()
			return
		}
	}
}

// spanning: the length is one in which something was counted: "in two weeks", "over the past month".
func (f *finder) spanning(first int) bool {
	for i := first; i >= 0 && i >= first-4 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		switch f.t.Tokens[i].Norm {
		case "in", "over", "during", "within", "en", "durante":
			return true
		}
	}
	return false
}

// lengthDays is a TIMEX3 length in days; 0 = vague or not a length.
func lengthDays(value string) int {
	s, ok := strings.CutPrefix(value, "P")
	if !ok || len(s) < 2 {
		return 0
	}
	hours := s[0] == 'T'
	s = strings.TrimPrefix(s, "T")
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 1 || n > 5000 {
		return 0
	}
	switch unit := s[len(s)-1]; {
	case hours && unit == 'H':
		return (n + 23) / 24
	case hours:
		return 0
	case unit == 'D':
		return n
	case unit == 'W':
		return 7 * n
	case unit == 'M':
		return 30 * n
	case unit == 'Y':
		return 365 * n
	}
	return 0
}

// upTo: the date is the last day of a count: "by Thursday", "hasta el jueves".
func (f *finder) upTo(first int) bool {
	for i := first - 1; i >= 0 && i >= first-2 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		switch f.t.Tokens[i].Norm {
		case "by", "until", "till", "hasta", "al", "as":
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// totals: an act with a number of persons, told as a sum.
func (f *finder) totals(c *candidate) bool {
	switch c.sense.typ {
	case record.Assault, record.Coerce, record.Seize, record.Disaster:
		return len(c.counts) > 0
	}
	return false
}

// begins: the time phrase at a token says when something began: "since", "desde", "that began on", "iniciadas el".
func (f *finder) begins(first int) bool {
	for i := first - 1; i >= 0 && i >= first-3 && f.t.Tokens[i].Sentence == f.t.Tokens[first].Sentence; i-- {
		tok := &f.t.Tokens[i]
		switch tok.Norm {
		case "on", "in", "the", "el", "en", "la", "los", "last", "pasado":
			continue
		case "since", "desde", "onwards":
			return true
		}
		switch tok.Lemma {
		case "begin", "start", "erupt", "iniciar", "comenzar", "empezar", "estallar":
			return true
		}
		return false
	}
	return false
}

// sharper: the date of a lies within that of b and says more.
func (f *finder) sharper(a, b *candidate) bool {
	x, y := f.in.Times[a.when-1].Value().Interval, f.in.Times[b.when-1].Value().Interval
	return x.From != 0 && y.From != 0 && x.To != 0 && y.To != 0 && x != y && y.From <= x.From && x.To <= y.To
}
