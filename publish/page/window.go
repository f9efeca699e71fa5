package page

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
// as long as it stays under mergedSize.
const (
	wholeParagraph = 800
	windowSize     = 620
	mergedSize     = 1200
)

// windowAround cuts the window for a trigger and its sentence; head and tail tell whether the paragraph goes on.
func windowAround(d *record.Document, trigger, sentence record.Span) record.Span {
	para := paragraphOf(d, trigger)
	if para.Len() <= wholeParagraph {
		return para
	}
	core := sentence
	if !para.Contains(core) || !core.Contains(trigger) || core.Len() > windowSize {
		core = trigger
	}
	if core.Len() > mergedSize { // words that nobody would quote: their beginning must do
		core.End = core.Start + windowSize
	}
	spare := max(0, windowSize-core.Len())
	w := record.Span{Start: max(para.Start, core.Start-spare/2), End: min(para.End, core.End+spare/2)}
	return wordBorders(d.Text(), w, core, para)
}

// paragraphOf is the paragraph in which a span begins, or the span's own line if there is none.
func paragraphOf(d *record.Document, s record.Span) record.Span {
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
	return onRunes(text, record.Span{Start: from, End: to})
}

// paragraphLang is the language of the paragraph in which a span begins, or of the document.
func paragraphLang(d *record.Document, s record.Span) record.Lang {
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
	return onRunes(text, w)
}

func onRunes(text string, s record.Span) record.Span {
	for s.Start > 0 && s.Start < len(text) && !utf8.RuneStart(text[s.Start]) {
		s.Start--
	}
	for s.End < len(text) && !utf8.RuneStart(text[s.End]) {
		s.End++
	}
	return s
}

// kind says why words are set apart; kinds add up.
type kind uint8

const (
	sentenceMark kind = 1 << iota
	triggerMark
	argumentMark // date, place, actor, number
)

// mark is a stretch of text that is set apart.
type mark struct {
	record.Span
	kind kind
}

// segment is a run of text of one kind.
type segment struct {
	Text                        string
	Sentence, Trigger, Argument bool
}

// segments cuts a window where marks begin and end.
func segments(text string, window record.Span, marks []mark) []segment {
	cuts := []int{window.Start, window.End}
	for _, m := range marks {
		for _, at := range [...]int{m.Start, m.End} {
			if at > window.Start && at < window.End {
				cuts = append(cuts, at)
			}
		}
	}
	sort.Ints(cuts)
	var out []segment
	for i := 1; i < len(cuts); i++ {
		part := record.Span{Start: cuts[i-1], End: cuts[i]}
		if part.Len() == 0 {
			continue
		}
		var k kind
		for _, m := range marks {
			if m.Contains(part) {
				k |= m.kind
			}
		}
		s := segment{visible(text[part.Start:part.End]), k&sentenceMark != 0, k&triggerMark != 0, k&(argumentMark|triggerMark) == argumentMark}
		if n := len(out); n > 0 && out[n-1].Sentence == s.Sentence && out[n-1].Trigger == s.Trigger && out[n-1].Argument == s.Argument {
			out[n-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

// visible shows characters that would hide or turn their neighbours around as U+FFFD.
func visible(s string) string {
	if strings.IndexFunc(s, wording.Invisible) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == 0x2028 || r == 0x2029:
			return ' '
		case wording.Invisible(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

// teaseLength bounds the words shown under a headline that says little, in bytes.
const teaseLength = 150

// tease is a sentence in short, with its trigger in it.
func tease(d *record.Document, trigger, sentence record.Span) string {
	text := d.Text()
	if !sentence.Contains(trigger) {
		sentence = paragraphOf(d, trigger)
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
