// Package attributions finds who says so inside a document: which stretches of text are put in
// somebody's mouth, whose, and with what certainty.
//
// Why: a report of a killing by an army and the same words quoted from its victims are two
// different statements; a denial is the opposite of both.
//
// Method: speech verbs with a subject before or behind them ("X said that …", "…, dijo X"),
// phrases ("according to", "según"), quotation marks that run on over sentences, adverbs
// ("reportedly", "presuntamente") and the Spanish conditional of rumour ("habría muerto").
// Word lists are in pack/en/speech.txt and pack/es/speech.txt. The certainty is a hint: reported,
// denied, planned (promised) or hypothetical (feared) as far as the speech verb goes.
package attributions

import (
	"sort"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// Attribution is a stretch of text that the document does not say in its own voice.
type Attribution struct {
	Span      record.Span          // what is said
	Speaker   record.Cited[string] // resolved name, cited by the words that name the speaker; zero = nobody named
	Actor     int                  // index in Cast.Actors plus one; 0 = not a listed actor
	Verb      record.Witness       // the word that says it is said
	Certainty record.Certainty
	Quoted    bool // in quotation marks
}

// At returns the innermost attribution that covers a byte offset. The list must come from Find.
func At(list []Attribution, offset int) (Attribution, bool) {
	best, ok := Attribution{}, false
	end := sort.Search(len(list), func(i int) bool { return list[i].Span.Start > offset })
	// attributions are as long as a sentence or a quotation: a bounded look back is enough
	for i := end - 1; i >= 0 && i >= end-32; i-- {
		if s := list[i].Span; s.Start <= offset && offset < s.End && (!ok || s.Len() < best.Span.Len()) {
			best, ok = list[i], true
		}
	}
	return best, ok
}

type finder struct {
	t    *words.Text
	text string
	cast *actors.Cast
	g    *tongue
	out  []Attribution
	// the last speaker, for quotations that run on and for pronouns
	speaker record.Cited[string]
	actor   int
	open    bool // a quotation of the last speaker may run on into the next sentence
}

// Find returns the attributions of a text in order. Cast may be nil: then no speaker is resolved.
func Find(t *words.Text, cast *actors.Cast) []Attribution {
	f := &finder{t: t, text: t.Doc.Text(), cast: cast}
	paragraph := int32(-1)
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
		f.g = tongues[lang]
		if s.Paragraph != paragraph && !s.Quoted {
			f.open = false
		}
		paragraph = s.Paragraph
		before := len(f.out)
		f.sentence(i, s)
		if len(f.out) == before && s.Quoted && f.open {
			f.emit(record.Span{Start: s.Start, End: s.End}, f.speaker, f.actor, -1, record.Reported, true)
		}
		if len(f.out) == before && !s.Quoted {
			f.open = false
		}
	}
	sort.SliceStable(f.out, func(a, b int) bool { return f.out[a].Span.Start < f.out[b].Span.Start })
	return f.out
}

func (f *finder) emit(span record.Span, who record.Cited[string], actor, verb int, c record.Certainty, quoted bool) {
	if span.End <= span.Start {
		return
	}
	a := Attribution{Span: span, Speaker: who, Actor: actor, Certainty: c, Quoted: quoted}
	if verb >= 0 {
		a.Verb, _ = f.t.Doc.Witness(f.t.Span(verb, verb+1))
	}
	f.out = append(f.out, a)
}

func (f *finder) sentence(index int, s *words.Sentence) {
	toks, limit := f.t.Tokens, int(s.Last)
	cands := f.cast.Candidates(index)
	f.label(s)
	for i := int(s.First); i < limit; i++ {
		tok := &toks[i]
		if tok.Kind != words.Word {
			continue
		}
		if f.g.es && (tok.Norm == "habria" || tok.Norm == "habrian") {
			f.rumour(i, s)
			continue
		}
		for _, c := range f.g.cues[tok.Norm] {
			if !f.matches(i, limit, c.words) {
				continue
			}
			switch c.kind {
			case adverb:
				from, to := f.clause(i, s)
				f.emit(f.t.Span(from, to), record.Cited[string]{}, 0, i, c.certainty, false)
			case phrase:
				f.phrase(i, i+len(c.words), s, cands, c)
			default:
				if tok.Tag == words.Noun && f.g.es == false || tok.Tag == words.Adj {
					continue
				}
				f.verb(i, s, cands, c)
			}
			break
		}
	}
}

func (f *finder) matches(i, limit int, ws []string) bool {
	if i+len(ws) > limit {
		return false
	}
	for k, w := range ws {
		if f.t.Tokens[i+k].Norm != w {
			return false
		}
	}
	return true
}

// label reads "[NAME] "…": the speaker's label of old wire copy.
func (f *finder) label(s *words.Sentence) {
	toks, i := f.t.Tokens, int(s.First)
	if i+3 >= int(s.Last) || toks[i].Norm != "[" {
		return
	}
	k := i + 1
	for k < int(s.Last) && k < i+5 && toks[k].Kind == words.Word {
		k++
	}
	if k >= int(s.Last)-1 || toks[k].Norm != "]" || !isQuote(toks[k+1].Norm) {
		return
	}
	name, actor := f.t.Quote(i+1, k), 0
	if a, ok := f.cast.At(k - 1); ok {
		name, actor = f.cast.Actors[a].Name, a+1
	}
	f.speaker, f.actor, f.open = record.CiteSpan(f.t.Doc, f.t.Span(i+1, k), name), actor, true
	f.emit(f.t.Span(k+1, int(s.Last)), f.speaker, actor, -1, record.Reported, true)
}

// phrase reads "according to X, …" and "…, según X": the whole sentence is X's.
func (f *finder) phrase(i, after int, s *words.Sentence, cands []actors.Candidate, c cue) {
	toks := f.t.Tokens
	if f.g.es && after < int(s.Last) {
		switch toks[after].Norm { // "según el cual", "según la ley": how, not who
		case "cual", "se":
			return
		}
		if after+1 < int(s.Last) && (toks[after+1].Norm == "cual" || toks[after+1].Norm == "cuales" || toks[after+1].Norm == "ley") {
			return
		}
		// "según dijo X": the verb is read on its own
		for _, v := range f.g.cues[toks[after].Norm] {
			if v.kind == say || v.kind == claim {
				if who, actor, ok := f.subjectBehind(after+1, s, cands); ok {
					f.emit(s.Span, who, actor, i, record.Reported, false)
				}
				return
			}
		}
	}
	who, actor, ok := f.nounAt(after, s, cands)
	if !ok {
		return
	}
	f.speaker, f.actor = who, actor
	f.emit(s.Span, who, actor, i, c.certainty, false)
}

// verb reads a speech verb with its subject and complement.
func (f *finder) verb(i int, s *words.Sentence, cands []actors.Candidate, c cue) {
	toks, first, limit := f.t.Tokens, int(s.First), int(s.Last)
	that := f.thatBehind(i, limit)
	quoteBefore := i > first && (isQuote(toks[i-1].Norm) || toks[i-1].Norm == "," && i-1 > first && isQuote(toks[i-2].Norm))
	commaBefore := i > first && (toks[i-1].Norm == "," || toks[i-1].Norm == "—" || toks[i-1].Norm == "–" || toks[i-1].Norm == "-")
	// negated speech says nothing: "did not say that"
	if i > first && (toks[i-1].Norm == "not" || toks[i-1].Norm == "no" && f.g.es) && c.kind != deny {
		return
	}
	who, actor, subject, ok := f.subjectBefore(i, s, cands)
	if !ok || quoteBefore || commaBefore && f.g.es {
		// inverted: "…", said X; …, dijo X
		if quoteBefore || commaBefore {
			if w, a, good := f.subjectBehind(i+1, s, cands); good && that < 0 {
				f.settle(w, a)
				f.emit(f.t.Span(first, i), w, a, i, c.certainty, quoteBefore)
				f.rest(i+1, s, w, a, i, c)
				f.open = f.open || quoteBefore
				return
			}
		}
	}
	if !ok {
		if that < 0 {
			return
		}
		// "it was reported that", "se informó que", and subjects left out
		if w, a, good := f.subjectBehind(i+1, s, cands); good && f.g.es {
			who, actor = w, a
		} else if f.g.es && f.speaker.Stated() && !(i > first && toks[i-1].Norm == "se") {
			who, actor = record.CiteSpan(f.t.Doc, f.t.Span(i, i+1), f.speaker.Value()), f.actor
		}
		f.settle(who, actor)
		f.emit(f.t.Span(that, limit), who, actor, i, c.certainty, false)
		return
	}
	// "…, X said." : what is said stands before the subject
	if that < 0 && f.closes(i+1, limit) && subject > first && (toks[subject-1].Norm == "," || isQuote(toks[subject-1].Norm)) {
		f.settle(who, actor)
		f.emit(f.t.Span(first, subject), who, actor, i, c.certainty, isQuote(toks[subject-1].Norm) || subject-2 >= first && isQuote(toks[subject-2].Norm))
		f.rest(i+1, s, who, actor, i, c)
		return
	}
	from := that
	if from < 0 {
		from = f.complement(i, limit, c)
	}
	if from < 0 || from >= limit {
		return
	}
	f.settle(who, actor)
	quoted := isQuote(toks[from].Norm)
	f.emit(f.t.Span(from, limit), who, actor, i, c.certainty, quoted)
	if f.quoteOpen(from, limit) {
		f.open = true
	}
}

// rest: a quotation goes on behind the speaker: "…," said X. "…".
func (f *finder) rest(i int, s *words.Sentence, who record.Cited[string], actor, verb int, c cue) {
	for k := i; k < int(s.Last) && k < i+14; k++ {
		if isQuote(f.t.Tokens[k].Norm) && k+2 < int(s.Last) {
			f.emit(f.t.Span(k, int(s.Last)), who, actor, verb, c.certainty, true)
			break
		}
	}
	f.open = true
}

func (f *finder) settle(who record.Cited[string], actor int) {
	if who.Stated() {
		f.speaker, f.actor = who, actor
	}
}

// closes: nothing more is said behind the verb in this sentence, but for a time or a place.
func (f *finder) closes(i, limit int) bool {
	n := 0
	for k := i; k < limit; k++ {
		if isQuote(f.t.Tokens[k].Norm) || f.t.Tokens[k].Norm == ":" {
			return k-i < 14 && f.t.Tokens[k].Norm != ":"
		}
		if f.t.Tokens[k].Kind == words.Word {
			n++
		}
	}
	return n <= 6
}

// thatBehind is where a "that" or "que" clause begins behind the verb, past a hearer ("told X that"); -1 if none.
func (f *finder) thatBehind(i, limit int) int {
	for k := i + 1; k < limit && k < i+12; k++ {
		switch f.t.Tokens[k].Norm {
		case "that":
			if !f.g.es {
				return k + 1
			}
		case "que":
			if f.g.es && (k == i+1 || f.t.Tokens[k-1].Norm != "lo") {
				return k + 1
			}
		case ".", ";", "said":
			return -1
		}
		if f.t.Tokens[k].Tag == words.Verb && k > i+1 && f.t.Tokens[k].Form != words.Participle {
			return -1
		}
	}
	return -1
}

// complement is where the statement begins without "that": a colon or quotation, or right
// behind a plain "said"; -1 if none.
func (f *finder) complement(i, limit int, c cue) int {
	toks := f.t.Tokens
	for k := i + 1; k < limit && k < i+9; k++ {
		if toks[k].Norm == ":" && k+1 < limit {
			return k + 1
		}
		if isQuote(toks[k].Norm) {
			// a quotation, not a word in quotes
			for j := k + 1; j < limit; j++ {
				if isQuote(toks[j].Norm) {
					if j-k > 3 {
						return k
					}
					break
				}
				if j == limit-1 {
					return k
				}
			}
		}
	}
	switch c.kind {
	case say:
		k := i + 1
		for k < limit && (toks[k].Norm == "," || between[toks[k].Norm] && toks[k].Norm != "no" && toks[k].Norm != "it") {
			k++
		}
		if k+2 < limit && toks[i].Norm != "told" {
			return k
		}
	case deny:
		if i+2 < limit && toks[i+1].Kind == words.Word && toks[i+2].Kind == words.Word { // "rejected it" says nothing
			return i + 1
		}
	}
	return -1
}

// rumour reads "habría muerto", "habrían sido detenidos": told without being vouched for.
func (f *finder) rumour(i int, s *words.Sentence) {
	toks := f.t.Tokens
	if i+1 >= int(s.Last) {
		return
	}
	n := toks[i+1].Norm
	if n == "que" || len(n) < 4 || !(toks[i+1].Form == words.Participle || participleEnding(n)) {
		return
	}
	for k := int(s.First); k < i; k++ {
		if toks[k].Norm == "si" {
			return
		}
	}
	from, to := f.clause(i, s)
	f.emit(f.t.Span(from, to), record.Cited[string]{}, 0, i, record.Reported, false)
}

func participleEnding(n string) bool {
	for _, e := range [...]string{"ado", "ido", "ados", "idos", "ada", "ida", "adas", "idas", "sido", "erto", "echo", "icho", "isto", "esto", "rito"} {
		if len(n) >= len(e) && n[len(n)-len(e):] == e {
			return true
		}
	}
	return false
}

// clause is the stretch between commas or other marks around a token.
func (f *finder) clause(i int, s *words.Sentence) (from, to int) {
	toks := f.t.Tokens
	from, to = i, i+1
	for from > int(s.First) && !clauseMark(&toks[from-1]) {
		from--
	}
	for to < int(s.Last) && !clauseMark(&toks[to]) {
		to++
	}
	return from, to
}

func clauseMark(tok *words.Token) bool {
	if tok.Kind != words.Punct {
		return false
	}
	switch tok.Norm {
	case ",", ";", ":", "—", "–", "(", ")":
		return true
	}
	return false
}

func (f *finder) quoteOpen(from, limit int) bool {
	n := 0
	for k := from; k < limit; k++ {
		if isQuote(f.t.Tokens[k].Norm) {
			n++
		}
	}
	return n%2 == 1
}

func isQuote(n string) bool {
	switch n {
	case "\"", "“", "”", "«", "»", "‘", "„":
		return true
	}
	return false
}
