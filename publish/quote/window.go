// Package quote cuts from a document the words that pages show as evidence: the window of a paragraph around what a statement rests on,
// and in it the runs that are set apart (its sentence, its trigger, its date, places, actors and numbers).
// The text is never changed but for characters that would hide or turn their neighbours around, which are shown as U+FFFD,
// one for one. Offsets are bytes of the extracted text.
package quote

import (
	"sort"
	"strings"
	"unicode/utf8"

	"testigo/publish/wording"
	"testigo/record"
)

// A window is the part of a paragraph that a page shows around the words that say something.
// Paragraphs up to wholeParagraph bytes are shown whole; of longer ones (a text without line breaks is one
// paragraph) about windowSize bytes with the words in the middle. Windows of one event that touch become one,
// as long as it stays under MergedSize.
const (
	wholeParagraph = 800
	windowSize     = 620
	MergedSize     = 1200
)

// Window cuts the window for a trigger and its sentence; head and tail tell whether the paragraph goes on.
func Window(d *record.Document, trigger, sentence record.Span) record.Span {
	para := Paragraph(d, trigger)
	if para.Len() <= wholeParagraph {
		return para
	}
	core := sentence
	if !para.Contains(core) || !core.Contains(trigger) || core.Len() > windowSize {
		core = trigger
	}
	if core.Len() > MergedSize { // words that nobody would quote: their beginning must do
		core.End = core.Start + windowSize
	}
	spare := max(0, windowSize-core.Len())
	w := record.Span{Start: max(para.Start, core.Start-spare/2), End: min(para.End, core.End+spare/2)}
	return wordBorders(d.Text(), w, core, para)
}

// Paragraph is the paragraph in which a span begins, or the span's own line if there is none.
func Paragraph(d *record.Document, s record.Span) record.Span {
	ps := d.Paragraphs
	i := sort.Search(len(ps), func(i int) bool { return ps[i].End > s.Start })
	if i < len(ps) && ps[i].Start <= s.Start {
		p := ps[i].Span
		p.End = max(p.End, s.End)
		return p
	}
	text := d.Text()
	from, to := s.Start, s.End
	if k := strings.LastIndexByte(text[max(0, from-windowSize):from], '\n'); k >= 0 {
		from = max(0, from-windowSize) + k + 1
	} else {
		from = max(0, from-windowSize)
	}
	rest := text[to:min(len(text), to+windowSize)]
	if k := strings.IndexByte(rest, '\n'); k >= 0 {
		to += k
	} else {
		to += len(rest)
	}
	return OnRunes(text, record.Span{Start: from, End: to})
}

// Lang is the language of the paragraph in which a span begins, or of the document.
func Lang(d *record.Document, s record.Span) record.Lang {
	ps := d.Paragraphs
	i := sort.Search(len(ps), func(i int) bool { return ps[i].End > s.Start })
	if i < len(ps) && ps[i].Start <= s.Start && ps[i].Lang != "" {
		return ps[i].Lang
	}
	return d.Lang
}

// wordBorders widens a window to the next spaces, but not far and never past the paragraph, so that a giant word does not matter.
func wordBorders(text string, w, core, para record.Span) record.Span {
	const reach = 40
	if w.Start > para.Start {
		if k := strings.IndexAny(text[w.Start:min(core.Start, w.Start+reach)], " \n\t"); k >= 0 {
			w.Start += k + 1
		}
	}
	if w.End < para.End {
		from := max(core.End, w.End-reach)
		if k := strings.LastIndexAny(text[from:w.End], " \n\t"); k >= 0 {
			w.End = from + k
		}
	}
	return OnRunes(text, w)
}

// OnRunes widens a span to whole characters.
func OnRunes(text string, s record.Span) record.Span {
	for s.Start > 0 && s.Start < len(text) && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s
}

// teaseLength bounds the words shown under a headline that says little, in bytes.
const teaseLength = 150

// Tease is a sentence in short, with its trigger in it.
func Tease(d *record.Document, trigger, sentence record.Span) string {
	text := d.Text()
	if !sentence.Contains(trigger) {
		sentence = Paragraph(d, trigger)
	}
	if sentence.Len() <= teaseLength {
		return wording.Clip(text[sentence.Start:sentence.End], teaseLength)
	}
	if trigger.Len() > teaseLength {
		return wording.Clip(text[trigger.Start:trigger.End], teaseLength)
	}
	spare := (teaseLength - trigger.Len()) / 2
	w := record.Span{Start: max(sentence.Start, trigger.Start-spare), End: min(sentence.End, max(trigger.End+spare, sentence.Start+teaseLength))}
	w = wordBorders(text, w, trigger, sentence)
	s := wording.Clip(text[w.Start:w.End], 2*teaseLength)
	if w.Start > sentence.Start {
		s = "… " + s
	}
	if w.End < sentence.End {
		s += " …"
	}
	return s
}
