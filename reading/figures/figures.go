// Package figures finds measured quantities: how many were killed, how much was spent, what share
// of the votes was won, each with its bound as printed.
//
// Why a layer of its own: totals of deaths and crowds are the most disputed words of a
// report, and a number without its hedge ("more than 50"), its measure and its base is a
// wrong number. A figure is never sharpened: "dozens" has no value, "a dozen" is about twelve.
//
// Method: number words and digits are parsed by the habits of the paragraph's language (digit
// marks differ: 10,000 and 10.000); hedges before and behind widen the span; numbers that
// name or date a thing are set aside; the measure comes from the noun phrase and the governing
// verb in the same clause. Word lists are in pack/en and pack/es (numbers, hedges, units,
// measures). Percentages are given as printed (30 with unit "percent"), money in whole
// units of its currency.
package figures

import (
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

type finder struct {
	t      *words.Text
	text   string
	tongue *tongue
	cast   *actors.Cast
	times  []record.Cited[record.Time]
	at     int // index in times, moves with the text
	out    []record.Cited[record.Figure]
	// the last figure of the sentence, for "23 of them" and "33 dead: 23 policemen"
	lastMeasure string
	lastEnd     int // token behind it
	inParts     bool
	lastPercent bool
}

// Find returns the figures of a text in order. Cast and times may be nil; times must be in
// order: numbers inside a date are no figures, and durations are marked as such.
func Find(t *words.Text, cast *actors.Cast, times []record.Cited[record.Time]) []record.Cited[record.Figure] {
	f := &finder{t: t, text: t.Doc.Text(), cast: cast, times: times}
	for i := range t.Sentences {
		s := &t.Sentences[i]
		if s.Kind == record.Byline || s.Kind == record.Footnote {
			continue
		}
		lang := s.Lang
		if lang == words.OtherLang {
			lang = words.EN
			if t.Doc.Lang == record.Spanish {
				lang = words.ES
			}
		}
		f.tongue = tongues[lang]
		f.sentence(s)
	}
	return f.out
}

func (f *finder) sentence(s *words.Sentence) {
	f.lastMeasure, f.inParts, f.lastPercent = "", false, false
	limit := int(s.Last)
	for i := int(s.First); i < limit; {
		tok := &f.t.Tokens[i]
		if tok.Kind != words.Number && (tok.Kind != words.Word || f.tongue.lookup(tok.Norm).kind == noLex) {
			if tok.Kind == words.Word && f.negated(i, s) {
				i += 2
				continue
			}
			i++
			continue
		}
		n, ok := f.parse(i, limit)
		if !ok {
			i = max(i+1, n.last)
			continue
		}
		i = f.take(n, s)
	}
}

// negated reads "no deaths", "ningún herido": a figure of none.
func (f *finder) negated(i int, s *words.Sentence) bool {
	toks := f.t.Tokens
	switch toks[i].Norm {
	case "no", "ningun", "ninguna", "sin", "without":
	default:
		return false
	}
	if i+1 >= int(s.Last) {
		return false
	}
	for _, tr := range f.tongue.measures[toks[i+1].Norm] {
		if (tr.kind == nounTrigger || tr.kind == actTrigger) && (tr.measure == "killed" || tr.measure == "wounded" || tr.measure == "arrested") && toks[i+1].Norm != "vida" {
			f.emit(i, i+2, record.Figure{Measure: tr.measure, HasValue: true, Bound: record.NoneOf, Unit: "people"})
			return true
		}
	}
	return false
}

// take completes a number, decides whether it is a figure, and returns the token to go on from.
func (f *finder) take(n number, s *words.Sentence) int {
	toks, limit := f.t.Tokens, int(s.Last)
	begin, resume := n.first, n.last
	core := n // number without hedges
	if n.ordinal {
		f.rank(&n, s)
		return resume
	}
	inTime, duration := f.timeAt(n)
	if inTime {
		if duration {
			f.duration(n, s)
		}
		return resume
	}
	if f.notCounted(&n, s) {
		return resume
	}
	var fig record.Figure
	// ranges: "20 to 30", "20-30", "between 20 and 30"
	f.ranged(&n, s)
	resume = max(resume, n.last)
	// currency sign before, unit behind
	if c, at := f.currency(begin); c != "" {
		fig.Unit, n.first, n.money = c, at, true
	}
	u, end := f.unitAt(n.last, limit)
	if fig.Unit != "" && u.kind != moneyUnit {
		u, end = unit{}, n.last
	}
	// "5 million of dollars", "2 millones de soles", "un millón de dólares"
	if u.kind == noUnit && n.last < limit && (toks[n.last].Norm == "de" || toks[n.last].Norm == "of") && fig.Unit == "" {
		if v, e := f.unitAt(n.last+1, limit); v.kind == moneyUnit || v.kind == measureUnit && n.value >= 1000 {
			u, end = v, e
		}
	}
	if u.kind == noUnit && n.last+1 < limit && isDash(f.text[toks[n.last].Start:toks[n.last].End]) { // "35-year-old", "48-hour strike"
		if v, e := f.unitAt(n.last+1, limit); v.kind == durationUnit || v.kind == ageUnit || v.kind == percentUnit {
			u, end = v, e
		}
	}
	switch u.kind {
	case percentUnit, moneyUnit, measureUnit:
		n.last = end
		fig.Unit = u.name
	case durationUnit, ageUnit:
		n.last = end
		f.hedged(&n, int(s.First), limit)
		f.emit(n.first, n.last, record.Figure{Measure: lengthMeasure(u, toks, end, limit), Value: n.value, HasValue: n.hasValue, Low: n.low, High: n.high, Bound: n.bound, Unit: u.name, Duration: true})
		return max(resume, end)
	}
	if n.percent && fig.Unit == "" {
		fig.Unit = "percent"
	}
	// shares: "eight out of ten", "one in five", "4 of the 130 seats"
	f.share(&n, s, &fig)
	f.hedged(&n, int(s.First), limit)
	if u.kind == percentUnit || u.kind == moneyUnit || u.kind == measureUnit {
		f.hedgedAfter(&n, n.last, limit)
	}
	resume = max(resume, n.last)
	if p, e := f.per(n.last, limit); p != "" {
		fig.Per = p
		resume = max(resume, e)
	}
	if f.isAge(&n, s, &fig) {
		f.emit(n.first, n.last, record.Figure{Measure: "age", Value: n.value, HasValue: true, Bound: n.bound, Unit: "years", Duration: true})
		return resume
	}
	fig.Value, fig.HasValue, fig.Bound = n.value, n.hasValue, n.bound
	if n.isRange {
		fig.Low, fig.High, fig.HasValue, fig.Value = n.low, n.high, false, 0
	}
	span := n
	mc := core
	mc.last = max(core.last, n.last)
	mc.first = n.first
	mc.percent = fig.Unit == "percent"
	fig.Measure = f.measure(&mc, s)
	head := f.head(n.last, limit)
	fig.Of = f.of(n.last, limit)
	// "23 of them": what the figure before counted
	if fig.Measure == "" || !strong(fig.Measure) {
		if f.lastMeasure != "" && strong(f.lastMeasure) && eventMeasure(f.lastMeasure) && f.brokenDown(n.first) {
			fig.Measure, fig.Part = f.lastMeasure, true
		} else if f.lastMeasure != "" && f.ofThem(n, s) {
			fig.Measure = f.lastMeasure
			fig.Part = true
		}
	}
	if fig.Unit == "percent" && fig.Measure == "" && f.lastPercent {
		fig.Measure = f.lastMeasure // "47 per cent of the votes, against 36 per cent"
	}
	if !f.counts(&n, &fig, s, head) {
		return resume
	}
	if fig.Measure == "" {
		fig.Measure = head
		if fig.Measure == "" {
			fig.Measure = "quantity"
			if u.kind == moneyUnit || n.money {
				fig.Measure = "amount"
			}
		}
	}
	if fig.Unit == "" {
		fig.Unit = head
		if eventMeasure(fig.Measure) && fig.Measure != "votes" && fig.Measure != "seats" {
			fig.Unit = "people"
		}
		if fig.Unit == "" {
			fig.Unit = "count"
		}
	}
	f.asOf(&fig, span, s)
	f.emit(span.first, span.last, fig)
	if second := f.sharedMeasure(span.last, limit, fig.Measure); second != "" {
		both := fig
		both.Measure = second
		f.emit(span.first, span.last, both)
	}
	f.lastMeasure, f.lastEnd, f.lastPercent = fig.Measure, span.last, fig.Unit == "percent"
	return resume
}

func (f *finder) emit(first, last int, fig record.Figure) {
	c := record.CiteSpan(f.t.Doc, f.t.Span(first, last), fig)
	if c.Stated() {
		f.out = append(f.out, c)
	}
}

// counts decides whether a small or vague number is worth keeping: "one", "several" and
// bare "two" only if an act is counted; "a" is no number.
func (f *finder) counts(n *number, fig *record.Figure, s *words.Sentence, head string) bool {
	if fig.Unit != "" {
		return true
	}
	toks := f.t.Tokens
	event := eventMeasure(fig.Measure)
	if n.weak {
		if n.hasValue { // "one"
			if n.first > int(s.First) {
				switch toks[n.first-1].Norm {
				case "no", "this", "that", "each", "every", "the", "any", "cada", "otro", "another", "only":
					return false
				}
			}
			if n.last < int(s.Last) && (toks[n.last].Norm == "of" || toks[n.last].Norm == "de" || toks[n.last].Norm == "another" || toks[n.last].Norm == "by") || f.tongue.es && fig.Measure == "participants" {
				return false
			}
			if f.tongue.es {
				return f.deadNoun(n.last, s)
			}
		}
		return event && strong(fig.Measure)
	}
	if event || !n.word {
		return true
	}
	if !n.hasValue {
		return n.bound != record.Several && n.bound != record.Many
	}
	if n.value <= 3 && head == "" && !event {
		return false
	}
	if n.value <= 12 && abstract[head] {
		return false
	}
	if n.value == 2 && n.first > int(s.First) {
		switch toks[n.first-1].Norm {
		case "the", "these", "those", "its", "their", "his", "los", "las", "estos", "estas", "sus", "ambos", "other", "otros", "otras", "last", "first", "ultimos":
			return false
		}
	}
	if n.last < int(s.Last) && (toks[n.last].Norm == "of" || toks[n.last].Norm == "de") && fig.Base == 0 && n.value <= 3 {
		return false
	}
	return true
}

// deadNoun: the word after a Spanish article-number is itself a count ("un muerto").
func (f *finder) deadNoun(i int, s *words.Sentence) bool {
	if i >= int(s.Last) {
		return false
	}
	for _, tr := range f.tongue.measures[f.t.Tokens[i].Norm] {
		if tr.kind == nounTrigger && (tr.measure == "killed" || tr.measure == "wounded" || tr.measure == "missing") {
			switch f.t.Tokens[i].Norm {
			case "herida", "cadaver", "cuerpo":
				return false
			}
			return true
		}
	}
	return false
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

var abstract = set("thing", "things", "reason", "reasons", "way", "ways", "point", "points", "side", "sides", "aspect", "aspects", "factor", "factors", "principle", "principles", "question", "questions", "kind", "kinds", "type", "types", "form", "forms", "part", "parts", "times", "time", "options", "words", "fronts", "other", "others", "hand", "hands", "more", "generations", "cosas", "cosa", "razones", "maneras", "formas", "puntos", "lados", "aspectos", "factores", "preguntas", "tipos", "partes", "veces", "opciones", "palabras", "otros", "otras", "mas", "manos", "principios", "elements", "conclusions", "lessons", "tasks")

func lengthMeasure(u unit, toks []words.Token, end, limit int) string {
	if u.kind == ageUnit || end < limit && (toks[end].Norm == "old" || toks[end].Norm == "de" && end+1 < limit && toks[end+1].Norm == "edad") {
		return "age"
	}
	return "duration"
}

// head is the noun that is counted: in English the last word of the noun phrase, in Spanish the first.
func (f *finder) head(i, limit int) string {
	toks := f.t.Tokens
	if i < limit && (toks[i].Norm == "of" || toks[i].Norm == "de") {
		i++
	}
	if i < limit && (toks[i].Norm == "the" || toks[i].Norm == "los" || toks[i].Norm == "las" || toks[i].Norm == "them" || toks[i].Norm == "ellos") {
		i++
	}
	head := ""
	for j := i; j < limit && j < i+5; j++ {
		tok := &toks[j]
		if tok.Kind != words.Word || functionWords[tok.Norm] || auxiliaries[tok.Norm] || tok.Shape == words.Cap && !tok.First && !f.t.Capitals && (f.tongue.es || j+1 >= limit || f.t.Tokens[j+1].Shape != words.Lower) {
			break
		}
		if (tok.Tag == words.Verb || tok.Tag == words.Adv) && (head != "" || tok.Form != words.Participle) {
			break
		}
		if f.tongue.es {
			if tok.Tag == words.Adj && head == "" {
				head = tok.Norm
				continue
			}
			return tok.Norm
		}
		if tok.Tag == words.Adj && head != "" {
			continue
		}
		head = tok.Norm
		if strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") && !strings.HasSuffix(head, "ous") && tok.Tag != words.Adj || plurals[head] {
			break
		}
	}
	return head
}

var plurals = set("people", "men", "women", "children", "police", "workers", "peasants")

// of is what is counted, as printed.
func (f *finder) of(i, limit int) string {
	j := i
	for j < limit && j < i+7 {
		tok := &f.t.Tokens[j]
		if tok.Kind != words.Word && tok.Kind != words.Number || auxiliaries[tok.Norm] || clauseEnd[tok.Norm] || tok.Norm == "who" || tok.Norm == "which" || tok.Norm == "que" || tok.Norm == "have" || tok.Norm == "had" || tok.Norm == "has" {
			break
		}
		if tok.Tag == words.Verb && tok.Form != words.Participle {
			break
		}
		j++
	}
	for j > i && functionWords[f.t.Tokens[j-1].Norm] {
		j--
	}
	s := f.t.Quote(i, j)
	if strings.ContainsAny(s, "\n\t") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
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

// asOf takes the date told in the same sentence, if there is just one.
func (f *finder) asOf(fig *record.Figure, n number, s *words.Sentence) {
	var hit *record.Time
	for k := f.at; k < len(f.times); k++ {
		sp := f.times[k].Span()
		if sp.Start >= s.End {
			break
		}
		v := f.times[k].Value()
		if v.Type == record.Date && v.EDTF != "" {
			if hit != nil {
				return
			}
			hit = &v
		}
	}
	for k := f.at - 1; k >= 0 && f.times[k].Span().Start >= s.Start; k-- {
		v := f.times[k].Value()
		if v.Type == record.Date && v.EDTF != "" {
			if hit != nil {
				return
			}
			hit = &v
		}
	}
	if hit != nil {
		fig.AsOf, fig.AsOfIv = hit.EDTF, hit.Interval
	}
	for j := int(s.First); j < int(s.Last); j++ {
		switch f.t.Tokens[j].Norm {
		case "since", "desde", "total", "toll", "far":
			fig.Cumulative = eventMeasure(fig.Measure)
		}
	}
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
	f.emit(n.first, n.last, record.Figure{Measure: "rank", Value: n.value, HasValue: true, Bound: record.Exact, Unit: h, Rank: true})
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
