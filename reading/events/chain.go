package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// inherit gives events without a date of their own the date that governs them: the last one told in
// their paragraph or in the few before it, under the same heading (see reach). What is told as going on ("have
// been killed") spans the story: from its first recent date to the writing.
func (f *finder) inherit(all []*candidate) {
	story := f.story()
	told := lastDate{paragraph: -100, heading: -1}
	at := 0
	var main *candidate // the act told before; in one sentence, the last that has a date
	items := f.items()
	for i, c := range all {
		if i > 0 {
			if before := all[i-1]; main == nil || before.sentence != main.sentence || before.dated() {
				main = before
			}
		}
		for ; at < c.sentence; at++ {
			if items[f.t.Sentences[at].Paragraph] {
				continue // what a list counts up is told aside
			}
			f.tell(&told, at, len(f.t.Doc.Text()))
		}
		now := told // of its own sentence, only what stands before the trigger
		f.tell(&now, c.sentence, int(f.t.Tokens[c.first].Start))
		last, edtf, lastParagraph := now.interval, now.edtf, now.paragraph
		if c.when > 0 && f.clockOnly(f.in.Times[c.when-1].Value()) && last.Stated() {
			c.when = 0
		}
		if k := f.entry(c.sentence); k > 0 && c.when == 0 && !c.inferred.Stated() && f.in.Times[k-1].Value().Interval.Stated() {
			c.when = k
		}
		if c.inferred.Stated() || c.when > 0 && f.in.Times[c.when-1].Value().Interval.Stated() || c.cert == record.Planned || c.cert == record.Hypothetical {
			continue
		}
		p := f.t.Sentences[c.sentence].Paragraph
		since := f.sinceThen(c, now)
		term := f.inTerm(c, all[:i])
		switch {
		case term.Stated():
			c.inferred, c.edtf = term, term.EDTF()
		case c.generic, c.made, c.apart && c.when == 0, c.prenominal:
		case f.ofAnAge(c):
			c.inferred, c.edtf = f.age(c)
		case c.when == 0 && f.authors(c) && f.in.Written.Best.Days() == 1:
			c.inferred, c.edtf = f.in.Written.Best, f.in.Written.Best.EDTF()
		case since.Stated() && c.when > 0:
			c.span = since // "desde entonces" is its date phrase
		case since.Stated():
			c.inferred, c.edtf = since, since.EDTF()
		case main != nil && main.sentence == c.sentence && c.sense.part == verb && (c.form == words.Gerund || c.infinitive) && !c.finite && main.dated():
			c.inferred, c.edtf = f.dateOf(main)
		case main != nil && main.sentence == c.sentence && c.sense.mode == "appointment" && c.sense.part == verb && main.dated() && f.relativeBefore(c.verbGroup, &f.t.Sentences[c.sentence]) >= 0:
			c.inferred, c.edtf = f.dateOf(main) // "the coup of May that put him in power"
		case c.perfect && !c.passiveOnce() && story.Stated():
			c.inferred, c.edtf = story, story.EDTF()
		case p-lastParagraph <= reach(c):
			c.inferred, c.edtf = last, edtf
		case c.perfect && story.Stated(), c.plural && c.sense.part == noun && c.sense.typ == record.Protest && story.Stated():
			c.inferred, c.edtf = story, story.EDTF()
		}
	}
}

// entry is the date of a chronicle under which a sentence stands; 0 = none.
func (f *finder) entry(sentence int) int {
	if p := int(f.t.Sentences[sentence].Paragraph); p >= 0 && p < len(f.in.Entries) {
		return f.in.Entries[p]
	}
	return 0
}

// items are the paragraphs that a list counts up: those behind a line that ends with a colon, up to the one that ends with a
// full stop, if they begin in small letters or with a mark or end with a semicolon.
func (f *finder) items() map[int32]bool {
	var out map[int32]bool
	open := false
	for s := range f.t.Sentences {
		sent := &f.t.Sentences[s]
		if sent.First >= sent.Last {
			continue
		}
		end := f.t.Tokens[sent.Last-1].Norm
		if s+1 < len(f.t.Sentences) && f.t.Sentences[s+1].Paragraph == sent.Paragraph {
			end = ""
		}
		first := s == 0 || f.t.Sentences[s-1].Paragraph != sent.Paragraph
		if open && first {
			w := &f.t.Tokens[sent.First]
			open = end == ";" || end == "," || w.Kind != words.Word || w.Shape == words.Lower
		}
		if open {
			if out == nil {
				out = map[int32]bool{}
			}
			out[sent.Paragraph] = true
		}
		switch end {
		case ":":
			open = true
		case ".":
			open = false
		}
	}
	return out
}

// heading: a title or section heading; a line of its own that closes with a full stop tells like the body.
func (f *finder) heading(sent *words.Sentence) bool {
	return sent.Kind == record.Heading && sent.Last > sent.First && f.t.Tokens[sent.Last-1].Norm != "."
}

// dated: it has a date of its own or one that was carried to it.
func (c *candidate) dated() bool { return c.when > 0 || c.inferred.Stated() }

// dateOf is the date that an act has, as an inferred one for another.
func (f *finder) dateOf(c *candidate) (record.Interval, string) {
	switch {
	case c.when == 0:
		return c.inferred, c.edtf
	case c.span.Stated():
		return c.span, c.span.EDTF()
	}
	tm := f.in.Times[c.when-1].Value()
	return tm.Interval, tm.EDTF
}

// authors: the text itself asks or accuses, as it is written: "we demand", "exigimos".
func (f *finder) authors(c *candidate) bool {
	if c.sense.typ != record.DemandAct && c.sense.typ != record.Accuse || c.sense.part != verb || c.source.Stated() {
		return false
	}
	sent := &f.t.Sentences[c.sentence]
	if sent.Lang == words.ES {
		return c.form == words.Present && endsAny(f.t.Tokens[c.first].Norm, "mos")
	}
	return (c.form == words.Base || c.form == words.Present) && c.first > int(sent.First) && (f.prev(c.verbGroup) == "we" || f.t.Tokens[c.verbGroup].Norm == "we")
}

// sinceThen is the stretch from the last date told to the writing, where the sentence counts "since then", "desde
// entonces".
func (f *finder) sinceThen(c *candidate, last lastDate) record.Interval {
	end := f.in.Written.Best
	if !last.interval.Stated() || end.To == 0 || last.interval.From >= end.To {
		return record.Interval{}
	}
	sent := &f.t.Sentences[c.sentence]
	for i := int(sent.First); i+1 < int(sent.Last); i++ {
		a, b := f.t.Tokens[i].Norm, f.t.Tokens[i+1].Norm
		if a == "since" && b == "then" || a == "desde" && b == "entonces" || a == "ever" && b == "since" {
			return record.Interval{From: last.interval.From, To: end.To}
		}
	}
	return record.Interval{}
}

// lastDate is the date last told on the way through a document.
type lastDate struct {
	interval  record.Interval
	edtf      string
	paragraph int32
	heading   int32
}

// tell goes on to the dates of one sentence that begin before an offset. A heading ends what was told above it.
func (f *finder) tell(d *lastDate, sentence, before int) {
	sent := &f.t.Sentences[sentence]
	if f.heading(sent) && sent.Paragraph != d.heading {
		d.heading, d.paragraph = sent.Paragraph, -100
	}
	if sent.Kind != record.Body && !(sent.Kind == record.Heading && !f.heading(sent)) {
		return
	}
	for _, k := range f.timesOf[sentence] {
		tm := f.in.Times[k].Value()
		if f.in.Times[k].Span().Start < before && f.moves(f.t.TokenAt(f.in.Times[k].Span().Start)) && tm.Type != record.Set && f.recent(tm.Interval) && !f.clockOnly(tm) {
			d.interval, d.edtf, d.paragraph = tm.Interval, tm.EDTF, sent.Paragraph
		}
	}
}

// moves: a date moves the story on, unless it is the day on which somebody spoke, one end of a term, or stands in brackets.
func (f *finder) moves(first int) bool {
	return !f.saidOn(first) && !f.limits(first) && !f.begins(first) && !f.from(first) && f.inBrackets(first) < 0
}

// from: "from Monday evening", "a partir del lunes".
func (f *finder) from(first int) bool {
	switch f.prev(first) {
	case "from", "desde":
		return true
	case "de", "del":
		return first > 1 && f.prev(first-1) == "partir"
	}
	return false
}

// reach is over how many paragraphs a date carries: an act of the story may be told four paragraphs below its date; what
// somebody says or decides, and what stands in the background, carries the date of its own paragraph only.
func reach(c *candidate) int32 {
	switch c.sense.typ {
	case record.DemandAct, record.Accuse, record.Agree, record.Legislate, record.Election, record.Split, record.Release:
		return 0
	}
	if c.back {
		return 0
	}
	return 4
}

// passiveOnce: a perfect with an agent or a place tells one act ("has been shot by a guard").
func (c *candidate) passiveOnce() bool { return c.by != nil || len(c.where) > 0 }

// clockOnly: "late in the evening", counted from nothing better than the writing.
func (f *finder) clockOnly(tm record.Time) bool {
	return tm.Type == record.TimeOfDay && tm.Anchor == record.FromWriting && tm.Interval == f.in.Written.Interval
}

// recent: no longer than a quarter and within the two years before the writing.
func (f *finder) recent(iv record.Interval) bool {
	if iv.From == 0 || iv.To == 0 || iv.Days() > 92 {
		return false
	}
	if f.then != 0 { // an anniversary: what is told is of then
		return iv.To-f.then <= 400 && f.then-iv.From <= 400
	}
	w := f.in.Written.Interval
	if w.To == 0 {
		return iv.Days() <= 31
	}
	return iv.To <= w.To && w.To-iv.From <= 730
}

// story is the span that a report is about: from the first date it tells, if that lies within the year
// before its writing, to the writing itself. Zero if the writing is not dated.
func (f *finder) story() record.Interval {
	w := f.in.Written.Interval
	if w.From == 0 || w.To == 0 || w.Days() > 120 || f.then != 0 {
		return record.Interval{}
	}
	first := record.Day(0)
	for i := range f.in.Times {
		tm := f.in.Times[i].Value()
		iv := tm.Interval
		if tm.Type == record.Set || !f.recent(iv) || w.To-iv.From > 365 || f.in.Times[i].Span().Start == 0 {
			continue
		}
		if iv.From < w.From {
			first = iv.From
			break
		}
	}
	if first == 0 || first >= w.To {
		return record.Interval{}
	}
	return record.Interval{From: first, To: w.To}
}
