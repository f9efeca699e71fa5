package events

import "testigo/record"

// inherit gives events without a date of their own the date that governs them: the last one told in
// their paragraph or in the few before it, under the same heading (see reach). What is told as going on ("have
// been killed") spans the story: from its first recent date to the writing.
func (f *finder) inherit(all []*candidate) {
	story := f.story()
	told := lastDate{paragraph: -100, heading: -1}
	at := 0
	for _, c := range all {
		for ; at < c.sentence; at++ {
			f.tell(&told, at, len(f.t.Doc.Text()))
		}
		now := told // of its own sentence, only what stands before the trigger
		f.tell(&now, c.sentence, int(f.t.Tokens[c.first].Start))
		last, edtf, lastParagraph := now.interval, now.edtf, now.paragraph
		if c.when > 0 && f.clockOnly(f.in.Times[c.when-1].Value()) && last.Stated() {
			c.when = 0
		}
		if c.when > 0 && f.in.Times[c.when-1].Value().Interval.Stated() || c.cert == record.Planned || c.cert == record.Hypothetical {
			continue
		}
		p := f.t.Sentences[c.sentence].Paragraph
		switch {
		case c.generic:
		case c.perfect && !c.passiveOnce() && story.Stated():
			c.inferred, c.edtf = story, story.EDTF()
		case p-lastParagraph <= reach(c):
			c.inferred, c.edtf = last, edtf
		case c.perfect && story.Stated(), c.plural && c.sense.part == noun && c.sense.typ == record.Protest && story.Stated():
			c.inferred, c.edtf = story, story.EDTF()
		}
	}
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
	if sent.Kind == record.Heading && sent.Paragraph != d.heading {
		d.heading, d.paragraph = sent.Paragraph, -100
	}
	if sent.Kind != record.Body {
		return
	}
	for _, k := range f.timesOf[sentence] {
		tm := f.in.Times[k].Value()
		if f.in.Times[k].Span().Start < before && tm.Type != record.Set && f.recent(tm.Interval) && !f.clockOnly(tm) {
			d.interval, d.edtf, d.paragraph = tm.Interval, tm.EDTF, sent.Paragraph
		}
	}
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
	if w.From == 0 || w.To == 0 || w.Days() > 120 {
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
