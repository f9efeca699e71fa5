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
	// what the last number of the sentence before counted
	priorMeasure string
	inParts      bool
	lastPercent  bool
	about        frame // of the sentence
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
	f.priorMeasure = f.lastMeasure
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
	} else if p, _ := f.per(n.last+1, limit); p != "" && n.last < limit && toks[n.last].Kind == words.Word { // "1,500 gourdes a day"
		fig.Per = p
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
	if end := f.sizeWord(n.last, limit); end > n.last || f.ofTown(n.first, int(s.First)) {
		fig.Measure, fig.Unit, fig.Of = f.strength(end, limit), "people", f.of(end, limit)
		f.emit(span.first, span.last, fig)
		return max(resume, end)
	}
	if u.kind == moneyUnit || n.money {
		fig.Measure = "" // sums are neither arrested nor released
	} else if fig.Measure == "participants" && f.forces(n.last, limit) {
		fig.Measure = "" // soldiers who arrive take part in no protest
	}
	if !(u.kind == moneyUnit || n.money) && (fig.Measure == "" || !strong(fig.Measure)) {
		if m := f.tally(&mc, s); m != "" {
			fig.Measure = m
		}
	}
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
		fig.Unit = f.lettered(n.last, limit, head)
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
	if n.value <= 12 && head == "" && fig.Base == 0 {
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
		if (tok.Tag == words.Verb || tok.Tag == words.Adv) && (head != "" || tok.Form != words.Participle && !strings.HasSuffix(tok.Norm, "s")) {
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

// lettered is a word of the figure's phrase in small letters as the text writes it: "compañeros", where the tables
// of words have "companeros".
func (f *finder) lettered(i, limit int, norm string) string {
	for j := i; j < limit && j < i+8 && norm != ""; j++ {
		if tok := &f.t.Tokens[j]; tok.Norm == norm {
			return strings.ToLower(f.text[tok.Start:tok.End])
		}
	}
	return norm
}

var plurals = set("people", "men", "women", "children", "police", "workers", "peasants")

var ofWords = set("of", "the", "de", "los", "las", "del")

// of is what is counted, as printed.
func (f *finder) of(i, limit int) string {
	for i < limit && ofWords[f.t.Tokens[i].Norm] { // "hundreds of the miners": the miners
		i++
	}
	j := i
	for j < limit && j < i+7 {
		tok := &f.t.Tokens[j]
		if tok.Kind != words.Word && tok.Kind != words.Number || auxiliaries[tok.Norm] || clauseEnd[tok.Norm] || tok.Norm == "who" || tok.Norm == "which" || tok.Norm == "que" || tok.Norm == "have" || tok.Norm == "had" || tok.Norm == "has" {
			break
		}
		if tok.Tag == words.Verb && tok.Form != words.Participle || tok.Tag == words.Aux {
			break
		}
		j++
	}
	for j > i && (functionWords[f.t.Tokens[j-1].Norm] || f.t.Tokens[j-1].Tag == words.Adv) {
		j--
	}
	s := f.t.Quote(i, j)
	if strings.ContainsAny(s, "\n\t") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	return s
}
