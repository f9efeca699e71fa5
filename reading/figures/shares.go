package figures

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Numbers that belong together: ranges, shares of a total, parts, and numbers told of a time.

// asOf takes the date told in the same sentence, if there is just one.
func (f *finder) asOf(fig *record.Figure, n number, s *words.Sentence) {
	if f.about.sentence != s {
		f.about = f.look(s)
	}
	if f.about.dates > 1 {
		return
	}
	if f.about.dates == 1 {
		fig.AsOf, fig.AsOfIv = f.about.date.EDTF, f.about.date.Interval
	}
	if f.about.total {
		fig.Cumulative = eventMeasure(fig.Measure)
	}
}

// frame is what a sentence says about all of its figures: found once a sentence, as one may hold thousands.
type frame struct {
	sentence *words.Sentence
	dates    int // 2 = more than one
	date     record.Time
	total    bool // a word of running totals
}

func (f *finder) look(s *words.Sentence) frame {
	out := frame{sentence: s}
	see := func(k int) bool {
		if v := f.times[k].Value(); v.Type == record.Date && v.EDTF != "" {
			out.dates++
			out.date = v
			if from := v.Interval.From; from != 0 && f.opens(f.times[k].Span().Start, s) { // a count since a day is not one of that day
				out.date.Interval = record.Interval{From: from}
				out.date.EDTF = out.date.Interval.EDTF()
			}
		}
		return out.dates > 1
	}
	for k := f.at; k < len(f.times) && f.times[k].Span().Start < s.End; k++ {
		if see(k) {
			return out
		}
	}
	for k := f.at - 1; k >= 0 && f.times[k].Span().Start >= s.Start; k-- {
		if see(k) {
			return out
		}
	}
	for j := int(s.First); j < int(s.Last); j++ {
		switch f.t.Tokens[j].Norm {
		case "since", "desde", "total", "toll", "far":
			out.total = true
		}
	}
	return out
}

// opens tells whether a date at an offset begins a period that goes on: "since 7 December", "desde el lunes".
func (f *finder) opens(at int, s *words.Sentence) bool {
	toks := f.t.Tokens
	for j := int(s.First); j < int(s.Last); j++ {
		if int(toks[j].Start) < at {
			continue
		}
		for j--; j >= int(s.First); j-- {
			switch toks[j].Norm {
			case "el", "la", "the", "this", "este", "esta":
				continue
			case "since", "desde":
				return true
			}
			return false
		}
		return false
	}
	return false
}

// timeAt tells whether a number lies in a time expression, and whether that is a length of time.
func (f *finder) timeAt(n number) (in, duration bool) {
	sp := f.t.Span(n.first, n.last)
	for f.at < len(f.times) && f.times[f.at].Span().End <= sp.Start {
		f.at++
	}
	for k := f.at; k < len(f.times) && f.times[k].Span().Start < sp.End; k++ {
		if f.times[k].Span().Overlaps(sp) {
			ty := f.times[k].Value().Type
			return true, ty == record.Duration
		}
	}
	return false, false
}

func (f *finder) duration(n number, s *words.Sentence) {
	limit := int(s.Last)
	end := n.last
	if end < limit && isDash(f.text[f.t.Tokens[end].Start:f.t.Tokens[end].End]) {
		end++
	}
	u, e := f.unitAt(end, limit)
	if u.kind != durationUnit && u.kind != ageUnit {
		return
	}
	n.last = e
	f.hedged(&n, int(s.First), limit)
	f.emit(n.first, n.last, record.Figure{Measure: lengthMeasure(u, f.t.Tokens, e, limit), Value: n.value, HasValue: n.hasValue, Bound: n.bound, Unit: u.name, Duration: true})
}

// rank keeps an ordinal that counts an act: "the third strike".
func (f *finder) rank(n *number, s *words.Sentence) {
	if !n.word && n.last < int(s.Last) && f.t.Tokens[n.last].Shape == words.Cap {
		return
	}
	if in, _ := f.timeAt(*n); in {
		return
	}
	h := f.head(n.last, int(s.Last))
	if !rankedActs[h] {
		return
	}
	f.emit(n.first, n.last, record.Figure{Measure: "rank", Value: n.value, HasValue: true, Bound: record.Exact, Unit: f.lettered(n.last, int(s.Last), h), Rank: true})
}

var rankedActs = set("strike", "strikes", "vote", "coup", "protest", "march", "attempt", "round", "attack", "paro", "huelga", "marcha", "intento", "vuelta", "ataque", "toma", "moratorium", "congress", "victim", "death", "muerte", "victima")

// isAge: "Ana Ruiz, 35," "Ana Ruiz (35)", "aged 35", "de 35 años" (the last has a unit).
func (f *finder) isAge(n *number, s *words.Sentence, fig *record.Figure) bool {
	if !n.hasValue || n.value < 1 || n.value > 115 || fig.Unit != "" || n.value != float64(int(n.value)) {
		return false
	}
	toks := f.t.Tokens
	if f.cast.IsAge(int(toks[n.first].Start)) {
		return true
	}
	i := n.first
	if i > int(s.First) {
		switch toks[i-1].Norm {
		case "aged", "age":
			return true
		case "of":
			if i >= 2 {
				switch toks[i-2].Norm {
				case "age", "man", "woman", "boy", "girl", "youth":
					return true
				}
			}
		}
	}
	return false
}

// ranged widens a number to a range.
func (f *finder) ranged(n *number, s *words.Sentence) {
	toks, limit := f.t.Tokens, int(s.Last)
	if !n.hasValue || n.last >= limit {
		return
	}
	link := toks[n.last].Norm
	prev := ""
	if n.first > int(s.First) {
		prev = toks[n.first-1].Norm
	}
	between := prev == "between" || prev == "entre"
	at := n.last + 1
	switch {
	case isDash(link), between && (link == "and" || link == "y"), link == "to" && prev != "from" && !f.tongue.es, link == "a" && f.tongue.es && prev == "de" && !f.changeBefore(n.first-2, s), (link == "or" || link == "o") && at < limit:
	default:
		return
	}
	if at >= limit {
		return
	}
	m, ok := f.parse(at, limit)
	if !ok || !m.hasValue || m.ordinal || m.weak || m.value <= n.value && !(m.value > 0 && n.value < 1000) {
		return
	}
	low, high := n.value, m.value
	if low >= high {
		return
	}
	if high >= 1000 && low < 1000 && low*1000 < high*10 && toks[n.first].Kind == words.Number && m.last > at+1 { // "2 to 3 million"
		scale := 1.0
		for high/scale >= 1000 {
			scale *= 1000
		}
		low *= scale
		if low >= high {
			return
		}
	}
	if (link == "or" || link == "o") && high > low+1 && high > low*2 {
		return
	}
	if between {
		n.first--
	}
	n.last, n.isRange, n.low, n.high, n.bound = m.last, true, low, high, record.Between
	n.hasValue = false
}

// changeBefore: "pasó de 20 a 30" tells two figures, not a range.
func (f *finder) changeBefore(i int, s *words.Sentence) bool {
	for j := i; j >= int(s.First) && j > i-5; j-- {
		w := f.t.Tokens[j].Norm
		for _, p := range [...]string{"paso", "pasaron", "subi", "aument", "baj", "cay", "redu", "crec", "elev", "increment", "rose", "fell", "grew"} {
			if strings.HasPrefix(w, p) {
				return true
			}
		}
	}
	return false
}

// share reads "eight out of ten children" (80 per cent) and "four of the 130 seats" (a base).
func (f *finder) share(n *number, s *words.Sentence, fig *record.Figure) {
	toks, limit := f.t.Tokens, int(s.Last)
	if !n.hasValue || n.last >= limit || fig.Unit != "" {
		return
	}
	i := n.last
	rate := false
	switch toks[i].Norm {
	case "out":
		if i+1 < limit && toks[i+1].Norm == "of" {
			rate, i = true, i+2
			if i < limit && (toks[i].Norm == "every" || toks[i].Norm == "the") {
				rate = toks[i].Norm == "every"
				i++
			}
		}
	case "in":
		i++
		if i < limit && toks[i].Norm == "every" {
			i++
		}
		rate = n.word
	case "of", "de":
		i++
		if i < limit && toks[i].Norm == "cada" {
			rate = true
			i++
		} else if i < limit && (toks[i].Norm == "the" || toks[i].Norm == "los" || toks[i].Norm == "las" || toks[i].Norm == "its" || toks[i].Norm == "sus" || toks[i].Norm == "un" || toks[i].Norm == "a") {
			i++
			if i < limit && (toks[i].Norm == "total") {
				i += 2
			}
		} else {
			return
		}
	default:
		return
	}
	if i <= n.last || i >= limit {
		return
	}
	m, ok := f.parse(i, limit)
	if !ok || !m.hasValue || m.ordinal || m.value <= n.value || m.value == 0 {
		return
	}
	if in, _ := f.timeAt(m); in {
		return
	}
	if m.first < len(toks) && toks[m.first].Kind == words.Number && f.notCounted(&m, s) {
		return
	}
	if rate && m.value <= 100 {
		n.value, n.last, n.weak = n.value/m.value*100, m.last, false
		fig.Unit, fig.Base = "percent", m.value
		return
	}
	if toks[n.last].Norm == "in" {
		return
	}
	fig.Base = m.value
	n.last = m.last
	n.weak = false
}

// brokenDown: "49 dead: 41 protesters, one policeman and 7 others": a colon or bracket opens the parts
// of the total, and no verb stands between.
func (f *finder) brokenDown(first int) bool {
	for j := first - 1; j >= f.lastEnd && j > first-9; j-- {
		tok := &f.t.Tokens[j]
		switch tok.Norm {
		case ":", "(", "—", "–":
			f.inParts = true
			return true
		case ")", ";":
			f.inParts = false
			return false
		}
		if tok.Tag == words.Verb || tok.Tag == words.Aux {
			f.inParts = false
			return false
		}
	}
	return f.inParts
}

// ofThem: "23 of them cops", "de ellos 12 menores", "among them 3 children".
func (f *finder) ofThem(n number, s *words.Sentence) bool {
	toks := f.t.Tokens
	if n.last+1 < int(s.Last) && (toks[n.last].Norm == "of" || toks[n.last].Norm == "de") {
		switch toks[n.last+1].Norm {
		case "them", "whom", "ellos", "ellas", "these", "those":
			return true
		case "los", "las":
			return n.last+2 < int(s.Last) && (toks[n.last+2].Norm == "cuales")
		}
	}
	for j := n.first - 1; j >= int(s.First) && j >= n.first-3; j-- {
		switch toks[j].Norm {
		case "including", "incluidos", "incluidas", "incluyendo", "them", "ellos", "ellas", "cuales", "whom", "incluido", "incluida":
			return true
		}
	}
	return false
}

// sharedMeasure is the second measure of a number shared by two ("hundreds wounded and arrested").
func (f *finder) sharedMeasure(i, limit int, first string) string {
	toks := f.t.Tokens
	for j := i; j+2 < limit && j < i+5; j++ {
		if f.participle(toks[j].Norm) != first || first == "" {
			continue
		}
		if c := toks[j+1].Norm; c != "and" && c != "y" && c != "or" && c != "o" {
			return ""
		}
		if m := f.participle(toks[j+2].Norm); m != first && (j+3 >= limit || toks[j+3].Kind != words.Number && !f.numberWord(toks[j+3].Norm)) {
			return m
		}
		return ""
	}
	return ""
}

func (f *finder) participle(norm string) string {
	for _, tr := range f.tongue.measures[norm] {
		if tr.kind == doneTrigger || tr.kind == nounTrigger && strong(tr.measure) {
			return tr.measure
		}
	}
	return ""
}
