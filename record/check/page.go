package check

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/reading/words"
	"testigo/record"
)

// Page is one document under check.
type Page struct {
	r       *record.Reading
	d       *record.Document
	written record.Interval
	eventOf func(int) *record.Event
	actorOf func(record.ActorRef) string
	rule    string
	out     []*record.Finding
	seen    map[string]bool
	perRule map[string]int
	order   []int // figures in the order of the text

	ordinalsRead  bool
	ordinalsFound []ordered
}

// mostPerRule bounds the findings of one rule in one document: a table of a thousand shares is one matter, not a thousand.
const mostPerRule = 60

// say adds a finding of the running rule.
func (p *Page) say(v record.Verdict, s saying, spans ...record.Span) {
	if p.perRule[p.rule] >= mostPerRule {
		return
	}
	var evidence []record.Evidence
	for _, span := range spans {
		if w, err := p.d.Witness(span); err == nil {
			evidence = append(evidence, w.Evidence())
		}
	}
	f := finding(p.rule, v, s, evidence)
	if f == nil || p.seen[f.ID] {
		return
	}
	p.seen[f.ID] = true
	p.perRule[p.rule]++
	p.out = append(p.out, f)
}

// sentenceAt is the index of the sentence that holds an offset; -1 if none does.
func (p *Page) sentenceAt(offset int) int {
	all := p.r.Sentences
	i := sort.Search(len(all), func(i int) bool { return all[i].End > offset })
	if i < len(all) && all[i].Start <= offset {
		return i
	}
	return -1
}

// sentence is the sentence that holds a span, or the span itself.
func (p *Page) sentence(s record.Span) record.Span {
	if i := p.sentenceAt(s.Start); i >= 0 && p.r.Sentences[i].Contains(s) {
		return p.r.Sentences[i]
	}
	return s
}

// around is a sentence with n sentences before and after it.
func (p *Page) around(s record.Span, n int) record.Span {
	i := p.sentenceAt(s.Start)
	if i < 0 {
		return s
	}
	all := p.r.Sentences
	return record.Span{Start: all[max(0, i-n)].Start, End: all[min(len(all)-1, i+n)].End}
}

// figuresIn lists the indices of figures inside a span.
func (p *Page) figuresIn(s record.Span) []int {
	if p.order == nil {
		p.order = make([]int, len(p.r.Figures))
		for i := range p.order {
			p.order[i] = i
		}
		sort.SliceStable(p.order, func(i, j int) bool {
			return p.r.Figures[p.order[i]].Span().Start < p.r.Figures[p.order[j]].Span().Start
		})
	}
	var out []int
	at := sort.Search(len(p.order), func(i int) bool { return p.r.Figures[p.order[i]].Span().Start >= s.Start })
	for ; at < len(p.order) && p.r.Figures[p.order[at]].Span().Start < s.End; at++ {
		if s.Contains(p.r.Figures[p.order[at]].Span()) {
			out = append(out, p.order[at])
		}
	}
	return out
}

// timesIn lists the indices of times inside a span.
func (p *Page) timesIn(s record.Span) []int {
	all := p.r.Times
	var out []int
	for i := sort.Search(len(all), func(i int) bool { return all[i].Span().Start >= s.Start }); i < len(all) && all[i].Span().Start < s.End; i++ {
		if s.Contains(all[i].Span()) {
			out = append(out, i)
		}
	}
	return out
}

// token is a word as it stands and as it is compared.
type token struct {
	norm string
	span record.Span
}

// tokens are the words and numbers of a stretch, without case and accents.
func (p *Page) tokens(s record.Span) []token {
	text := p.d.Quote(s)
	var out []token
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, token{words.Norm(text[start:end]), record.Span{Start: s.Start + start, End: s.Start + end}})
			start = -1
		}
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if start < 0 {
				start = i
			}
			continue
		}
		flush(i)
	}
	flush(len(text))
	return out
}

// folded is a stretch of text without case and accents, with single blanks.
func (p *Page) folded(s record.Span) string {
	return strings.Join(strings.Fields(words.Norm(p.d.Quote(s))), " ")
}

// has tells whether a folded text has one of some words or phrases, each between word borders.
func has(folded string, phrases ...string) bool {
	for _, ph := range phrases {
		for at := 0; ; {
			i := strings.Index(folded[at:], ph)
			if i < 0 {
				break
			}
			i += at
			end := i + len(ph)
			before, _ := utf8.DecodeLastRuneInString(folded[:i])
			after, _ := utf8.DecodeRuneInString(folded[end:])
			if !inWord(before) && !inWord(after) {
				return true
			}
			at = i + 1
		}
	}
	return false
}

func inWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// eventsAt lists the record's events whose statement stands in a sentence.
func (p *Page) eventsAt(s record.Span) []string {
	var out []string
	for i := range p.r.Events {
		if s.Contains(p.r.Events[i].Span()) {
			if e := p.eventOf(i); e != nil {
				out = append(out, e.ID)
			}
		}
	}
	return out
}

// dated is the interval of a statement and the words that state it.
func dated(e *record.EventStatement) (record.Interval, record.Span, bool) {
	if e.When.Stated() {
		if v := e.When.Value(); v.Interval.Stated() {
			return v.Interval, e.When.Span(), true
		}
	}
	return e.Inferred, record.Span{}, false
}

// paragraph is the number of the paragraph of an offset; -1 outside of all.
func (p *Page) paragraph(offset int) int {
	all := p.d.Paragraphs
	i := sort.Search(len(all), func(i int) bool { return all[i].End > offset })
	if i < len(all) && all[i].Start <= offset {
		return i
	}
	return -1
}
