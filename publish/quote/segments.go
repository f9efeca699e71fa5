package quote

import (
	"sort"
	"strings"
	"unicode/utf8"

	"testigo/publish/wording"
	"testigo/record"
)

// Kind says why words are set apart; kinds add up.
type Kind uint8

const (
	Sentence Kind = 1 << iota
	Trigger
	Argument // date, place, actor, number
)

// Mark is a stretch of text that is set apart.
type Mark struct {
	record.Span
	Kind Kind
}

// Segment is a run of text of one kind.
type Segment struct {
	Text     string `json:"text"`
	Sentence bool   `json:"sentence,omitempty"`
	Trigger  bool   `json:"trigger,omitempty"`
	Argument bool   `json:"argument,omitempty"`
}

// Cut cuts a window where marks begin and end.
func Cut(text string, window record.Span, marks []Mark) []Segment {
	cuts := []int{window.Start, window.End}
	for _, m := range marks {
		for _, at := range [...]int{m.Start, m.End} {
			if at > window.Start && at < window.End {
				cuts = append(cuts, at)
			}
		}
	}
	sort.Ints(cuts)
	var out []Segment
	for i := 1; i < len(cuts); i++ {
		part := record.Span{Start: cuts[i-1], End: cuts[i]}
		if part.Len() == 0 {
			continue
		}
		var k Kind
		for _, m := range marks {
			if m.Contains(part) {
				k |= m.Kind
			}
		}
		s := Segment{Visible(text[part.Start:part.End]), k&Sentence != 0, k&Trigger != 0, k&(Argument|Trigger) == Argument}
		if n := len(out); n > 0 && out[n-1].Sentence == s.Sentence && out[n-1].Trigger == s.Trigger && out[n-1].Argument == s.Argument {
			out[n-1].Text += s.Text
			continue
		}
		out = append(out, s)
	}
	return out
}

// Visible shows characters that would hide or turn their neighbours around as U+FFFD.
func Visible(s string) string {
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

// Marks lists what is set apart in a statement's window.
func Marks(r *record.Reading, c record.Cited[record.EventStatement]) []Mark {
	e := c.Value()
	ms := []Mark{{c.Span(), Trigger}}
	if e.Sentence.Contains(c.Span()) {
		ms = append(ms, Mark{e.Sentence, Sentence})
	} else {
		ms = append(ms, Mark{c.Span(), Sentence})
	}
	for _, m := range e.Mentions {
		ms = append(ms, Mark{m.Span(), Trigger})
	}
	argument := func(s record.Span) {
		if s.Len() > 0 {
			ms = append(ms, Mark{s, Argument})
		}
	}
	argument(e.When.Span())
	for _, p := range e.Where {
		argument(p.Span())
	}
	for _, p := range e.Roles {
		argument(p.Span())
	}
	for _, i := range e.Counts {
		if i >= 0 && i < len(r.Figures) {
			argument(r.Figures[i].Span())
		}
	}
	return ms
}

// maxSpeaker bounds a speaker's name, in characters.
const maxSpeaker = 200

// Speaker is who says it: the name that was read or, without one, the words.
func Speaker(a record.Cited[string]) string {
	if a.Value() != "" {
		return wording.Clip(a.Value(), maxSpeaker)
	}
	return wording.Clip(a.Quote(), maxSpeaker)
}
