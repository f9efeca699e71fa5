package events

import (
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// finder holds one document's work.
type finder struct {
	t   *words.Text
	in  Input
	lex *lexicon
	g   *tongue

	phrases     []phrase
	lastPersons [4]phrase  // those named last, the latest first, for "he" and "she"
	suffered    *candidate // the act told last whose target is known
	earlier     phrase     // the same as of the sentence before
	group       phrase     // the last group or body that acted, for "they"
	body        phrase     // the last body that was a subject, for "it"
	signs       signs      // of the sentence at work
	crowded     int        // triggers in the sentence at work
	asides      [][2]int   // of the sentence at work: what it recalls, see recalled.go
	docDays     float64    // see tone
	seen        int        // the last sentence whose phrases were read
	timesOf     [][]int    // by sentence: indices in in.Times
	placesOf    [][]int
	figuresOf   [][]int
	lengthsOf   [][]int // by sentence: durations in in.Times
	docYear     int
	then        record.Day // the day that an anniversary remembers, see times.Anniversary
	country     string
	land        int // index in in.Places of the country the document is about; -1 = not named
}

func newFinder(t *words.Text, in Input) *finder {
	f := &finder{t: t, in: in, seen: -1}
	f.timesOf = bySentence(t, in.Times, func(x record.Time) bool { return x.Type != record.Duration })
	f.lengthsOf = bySentence(t, in.Times, func(x record.Time) bool { return x.Type == record.Duration })
	f.placesOf = bySentence(t, in.Places, func(p record.Place) bool { return !p.Adjective })
	f.figuresOf = bySentence(t, in.Figures, func(x record.Figure) bool { return !x.Duration && !x.Rank })
	f.setting()
	f.then = times.Anniversary(t, in.Times, in.Written)
	f.tone()
	return f
}

// bySentence sorts the indices of cited items into sentences; what is not kept is left out.
func bySentence[T any](t *words.Text, items []record.Cited[T], keep func(T) bool) [][]int {
	out := make([][]int, len(t.Sentences))
	for i := range items {
		if !items[i].Stated() || !keep(items[i].Value()) {
			continue
		}
		if s, ok := t.SentenceOf(items[i].Span().Start); ok {
			out[s] = append(out[s], i)
		}
	}
	return out
}

// candidates looks up every token of a sentence and keeps the triggers whose conditions hold.
func (f *finder) candidates(s int) []*candidate {
	sent := &f.t.Sentences[s]
	f.lex = lexicons()[sent.Lang]
	f.g = tongueOf(int(sent.Lang))
	var out []*candidate
	for i := int(sent.First); i < int(sent.Last) && len(out) < maxPerSentence; i++ {
		tok := &f.t.Tokens[i]
		if tok.Kind != words.Word {
			continue
		}
		entries := f.lex.entries[tok.Norm]
		if len(entries) == 0 {
			continue
		}
		best, spare := f.bestSense(entries, i, sent)
		if best == nil {
			f.refused(i)
			continue
		}
		if len(out) > 0 && out[len(out)-1].last > best.first {
			continue // inside a longer trigger
		}
		best.spare = spare
		out = append(out, best)
	}
	return out
}

// bestSense is the longest sense of a word that fits, the better one of equals; if it asks who acts,
// which only the clause can tell, spare is the best one that does not.
func (f *finder) bestSense(entries []entry, i int, sent *words.Sentence) (best, spare *candidate) {
	for k := range entries {
		e := &entries[k]
		end, ok := f.phraseEnd(e, i, int(sent.Last))
		if !ok {
			continue
		}
		var to **candidate
		switch {
		case longer(e.sense, best):
			to = &best
		case e.sense.who == 0 && longer(e.sense, spare):
			to = &spare
		default:
			continue
		}
		if !f.fits(e, i, end, sent) {
			continue
		}
		c := &candidate{sense: e.sense, sentence: int(f.t.Tokens[i].Sentence), first: i, last: end, head: i, form: e.form, plural: e.plural, number: -1}
		if to == &best && best != nil && best.sense.who == 0 && longer(best.sense, spare) {
			spare = best
		}
		*to = c
	}
	if best == nil || best.sense.who == 0 {
		spare = nil
	}
	return best, spare
}

// longer: a sense of more words, or the better of as many, beats what was found.
func longer(s *sense, found *candidate) bool {
	if found == nil {
		return true
	}
	if len(s.rest) != len(found.sense.rest) {
		return len(s.rest) > len(found.sense.rest)
	}
	return betterSense(s, found.sense)
}

// betterSense: a sense with conditions that held beats one without, then the row order.
func betterSense(a, b *sense) bool {
	ca, cb := a.conditions(), b.conditions()
	if ca != cb {
		return ca > cb
	}
	return a.order < b.order
}

func (s *sense) conditions() int {
	n := 0
	for _, c := range [...]class{s.obj, s.subj, s.near, s.of, s.who} {
		if c != 0 {
			n++
		}
	}
	return n
}

// phraseEnd matches the rest of a phrase. Between a verb and a preposition of its phrase an object of
// up to four words may stand ("put the leaders under house arrest").
func (f *finder) phraseEnd(e *entry, i, limit int) (int, bool) {
	at := i + 1
	for k, w := range e.sense.rest {
		if at < limit && f.t.Tokens[at].Norm == w {
			at++
			continue
		}
		if k != 0 || e.sense.part != verb {
			return 0, false
		}
		found := -1
		for j := at; j < limit && j < at+5; j++ {
			tok := &f.t.Tokens[j]
			if end := f.apposition(j, limit); end > 0 && len(e.sense.rest) > 1 {
				found = end // "put Ana Soto, his deputy, in power"
				break
			}
			if tok.Kind == words.Punct || j == at && particles[tok.Norm] {
				break // "called off on Monday" is no call on anybody
			}
			if tok.Norm == w {
				found = j
				break
			}
		}
		if found < 0 || f.t.Tokens[found].Norm != w || !f.isLink(w) {
			return 0, false
		}
		// the trigger is the verb alone: the object is not part of it
		for m, rest := range e.sense.rest {
			if found+m >= limit || f.t.Tokens[found+m].Norm != rest {
				return 0, false
			}
		}
		return i + 1, true
	}
	return at, true
}

// apposition is the token behind a short apposition between commas that opens at i; 0 = there is none.
func (f *finder) apposition(i, limit int) int {
	if f.t.Tokens[i].Norm != "," {
		return 0
	}
	for j := i + 1; j < min(limit-1, i+9); j++ {
		switch tok := &f.t.Tokens[j]; {
		case tok.Norm == ",":
			return j + 1
		case tok.Tag == words.Verb || f.g.rel[tok.Norm] || f.g.sub[tok.Norm]:
			return 0
		}
	}
	return 0
}

var particles = set("off up out down back")

func (f *finder) isLink(w string) bool {
	switch w {
	case "hostages", "rehenes", "dead", "hostage", "captive", "free", "go", "loose", "down", "out", "off", "up":
		return true
	}
	return f.g.prep[w]
}

// fits checks part of speech and the conditions of a sense.
func (f *finder) fits(e *entry, i, end int, sent *words.Sentence) bool {
	s := e.sense
	tok := &f.t.Tokens[i]
	switch s.part {
	case noun:
		if len(s.rest) == 0 && !f.nounLike(i, e.plural) {
			return false
		}
	case verb:
		if !f.verbLike(i, e.form, len(s.rest) > 0) {
			return false
		}
	case adjective:
		if !f.adjectiveLike(i) {
			return false
		}
	}
	if s.part != fixed && tok.Shape == words.Cap && !f.t.Capitals && (sent.Kind != record.Heading || sent.Lang == words.ES) && f.insideName(i, end, s, sent) {
		return false
	}
	if tok.Norm == "march" && (near(f.t, i, -1, words.Number) || near(f.t, i, 1, words.Number) || tok.Shape == words.Cap && !tok.First && !f.t.Capitals) {
		return false
	}
	if tok.Norm == "acuerdo" && f.prev(i) == "de" && end < int(sent.Last) && (f.next(i) == "con" || f.next(i) == "a" || f.next(i) == "al") {
		return false // "according to"
	}
	if tok.Norm == "golpes" && f.prev(i) == "a" && s.typ == record.CoupEvent {
		return false // "a golpes": with blows
	}
	if s.refl && !f.reflexive(i, sent) {
		return false
	}
	if s.near != 0 && !f.around(i, end, 10, s.near, sent) && !(f.standsIn(s, s.near) && f.sufferer(i, end, e.form, sent)) {
		return false
	}
	if s.not != 0 && f.around(i, end, 4, s.not, sent) {
		return false
	}
	if s.obj != 0 && !f.objectIs(i, end, s.obj, e.form, s.direct, sent) && !(f.standsIn(s, s.obj) && f.sufferer(i, end, e.form, sent)) && !(s.obj&f.lex.bits["town"] != 0 && f.somewhere(end, sent)) {
		return false
	}
	if s.intr && end < int(sent.Last) && (f.g.det[f.t.Tokens[end].Norm] || f.t.Tokens[end].Tag == words.Noun || f.t.Tokens[end].Tag == words.Adj) {
		return false
	}
	if s.subj != 0 && !f.subjectIs(i, s.subj, sent) {
		return false
	}
	if len(s.rest) == 1 && s.rest[0] == "by" && s.mode == "appointment" && f.passiveAt(i, e.form, sent) {
		return false // who was replaced by somebody did not come in
	}
	if s.of != 0 && !f.ofIs(i, end, s.of, sent) && !(s.part == noun && s.of&f.lex.persons != 0 && end < int(sent.Last) && f.ofNamed(end, sent)) || s.notOf != 0 && f.ofIs(i, end, s.notOf, sent) {
		return false
	}
	return true
}

func near(t *words.Text, i, d int, k words.Kind) bool {
	j := i + d
	return j >= 0 && j < len(t.Tokens) && t.Tokens[j].Kind == k && t.Tokens[j].Sentence == t.Tokens[i].Sentence
}
