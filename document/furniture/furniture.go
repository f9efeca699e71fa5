// Package furniture marks what stands around an article on a page: menus, search boxes, share
// buttons, tag and donation lines, teasers of other articles, contents lists, photo credits,
// separators. It works on text alone, since scraped text is what most people have.
//
// Method. Each paragraph is measured (length, closing punctuation, function words, capitals, signs,
// words of nine classes of cues in English and Spanish, repetition, heads of readers' comments) together with where it
// stands: the running prose around, before and after it, the nearest cluster of real paragraphs and the largest one, and
// whether a "related articles" line was passed. A forest of small boosted trees (Friedman 2001) gives the odds that it
// belongs to the article; a second one also sees the first's answers for the neighbours and the stretch of the page with
// the greatest sum of them (Pasternack and Roth 2009). For web pages the markup around each block is weighed too (elements,
// link text, names of classes, the element that holds most of the running text). The trees are in weights.txt and
// weights-html.txt; package train makes them.
//
// A few plain rules stand beside. Separators and orphan punctuation are furniture wherever they are, and so are
// comment threads and labelled link lines after the text. A text on which hardly any line speaks of furniture was typed or
// cleaned: there every line with letters is kept, as in PDF, DOCX and Markdown. A list under a line that ends with a colon is kept.
//
// Headline, byline, date and notes of the article itself are not furniture; package
// metadata finds them and takes them back.
package furniture

import (
	"hash/maphash"
	"strings"

	"testigo/document/extract"
	"testigo/record"
)

var seed = maphash.MakeSeed()

// lookAll measures the paragraphs and counts repeated ones.
func lookAll(text string, spans []record.Span) (units []unit, foreign bool) {
	units = make([]unit, len(spans))
	seen := make(map[uint64]int, len(spans))
	keys := make([]uint64, len(spans))
	for i, s := range spans {
		units[i] = look(text, s)
		keys[i] = maphash.String(seed, text[s.Start:s.End])
		seen[keys[i]]++
	}
	words, shout, long, funcs := 0, 0, 0, 0
	for i := range units {
		u := &units[i]
		u.repeats = seen[keys[i]] - 1
		words += u.words
		shout += u.shout
		if u.words >= real {
			long += u.words
			funcs += u.funcs
		}
	}
	foreign = long > 100 && funcs*8 < long
	if foreign { // a language whose function words are not known: they say nothing
		for i := range units {
			units[i].funcs = units[i].words * 2 / 5
		}
	}
	if shout*2 > words { // wire text all in capitals: case says nothing
		for i := range units {
			units[i].caps, units[i].shout = 0, 0
		}
	}
	return units, foreign
}

// Odds gives for each paragraph the log odds that it belongs to the article. blocks are those of a
// web page, one for each paragraph; nil or without markup, the text alone speaks.
func Odds(text string, spans []record.Span, blocks []extract.Block) []float64 {
	if len(spans) == 0 {
		return nil
	}
	units, foreign := lookAll(text, spans)
	p := newPage(units)
	p.foreign = foreign
	m := forText
	if blocks != nil && blocks[0].Markup != nil {
		p.blocks, m = blocks, forMarkup
	}
	p.typed = blocks != nil && p.blocks == nil
	return m.odds(p)
}

// odds are the answers with the plain rules that stand beside them.
func (m model) odds(p *page) []float64 {
	odds := m.answers(p)
	p.endComments(odds)
	lift(odds)
	p.trust(odds)
	p.closeLists(odds)
	p.openHeadings(odds)
	p.keepYears(odds)
	p.keepLists(odds)
	p.dropLabelled(odds)
	for i := range p.units {
		if p.units[i].words == 0 {
			odds[i] = -9 // separators, orphan punctuation
		}
	}
	return odds
}

// closeLists looks at what follows the last running text. Contents lists and teasers are told line by line
// and some lines of them look like headings of an article; if a third of a long run of short lines is
// furniture, or if the run says again what stood elsewhere on the page (as a list of contents does with the headline),
// the run is. A line that ends with a colon ("Signed:") opens a list that belongs to the article.
func (p *page) closeLists(odds []float64) {
	last := -1
	for i := range p.units {
		if p.prose[i] >= real && odds[i] > 0 {
			last = i
		}
	}
	if last < 0 {
		return
	}
	short, against, again := 0, 0, 0
	for i := last + 1; i < len(p.units); i++ {
		if p.units[i].ends == ':' && odds[i] > 0 || p.units[i].closes {
			short, against, again = 0, 0, 0
			last = i
			continue
		}
		short++
		if p.units[i].repeats > 0 && p.units[i].words >= 2 {
			again++
		}
		if odds[i] < 0 {
			against++
		}
	}
	if short < 8 || against*3 < short && (again < 2 || against*8 < short) {
		return
	}
	for i := last + 1; i < len(p.units); i++ {
		if n := &p.units[i]; odds[i] > 0 && n.words < 16 {
			if note := n.nums > 0 && n.words >= 8 && n.ends == '.'; !note {
				odds[i] = -0.5
			}
		}
	}
}

// trust keeps every line with letters that does not itself speak of furniture where hardly any line does: such a text
// was typed or cleaned, and what looks odd in it (a motto, a table, a list of demands) is its author's. So
// is what a PDF, a DOCX or a Markdown file holds.
func (p *page) trust(odds []float64) {
	cued, words := 0, 0
	for i := range p.units {
		u := &p.units[i]
		words += u.words
		if u.words > 0 && u.words <= 14 && (u.cueAll*2 >= u.reach || u.label) {
			cued++
		}
	}
	prose := p.total*10 > float64(words)*6
	if p.blocks != nil || !p.typed && (p.foreign || !prose || cued > 1) {
		return
	}
	for i := range p.units {
		if u := &p.units[i]; odds[i] <= 0 && u.words > u.nums && u.cueAll == 0 && !u.label && u.bars < 3 && !u.closes && !u.speaker {
			odds[i] = 0.1
		}
	}
}

// keepLists keeps the items under a line of the article that ends with a colon, and those between items of it.
func (p *page) keepLists(odds []float64) {
	open := false
	for i := range p.units {
		u := &p.units[i]
		// "We demand:" between the article and its list
		if n := i + 1; odds[i] < 0 && odds[i] > -3 && u.ends == ':' && u.words <= 14 && u.cueAll == 0 && i > 0 && odds[i-1] > 0 && n < len(p.units) && p.units[n].item && odds[n] > 0 {
			odds[i] = 0.1
		}
		switch {
		case u.ends == ':' && odds[i] > 0:
			open = true
		case open && (u.item || u.ends == ',') && u.cueAll*3 < max(u.reach, 1) && !u.url:
			odds[i] = max(odds[i], 0.1)
		default:
			open = false
		}
	}
}

// keepYears keeps the lines of a chronology that are a year and nothing else: two or more that rise, each over
// lines of the article. The years of an archive stand side by side, and page numbers are no years.
func (p *page) keepYears(odds []float64) {
	var heads []int
	for i := range p.units {
		u := &p.units[i]
		if u.alone == 0 || u.words != 1 {
			continue
		}
		told := i + 1 // over a line that is a month or a day
		if told+1 < len(p.units) && p.units[told].words < 4 && p.units[told].alone == 0 && odds[told] > 0 {
			told++
		}
		if told >= len(p.units) || odds[told] <= 0 || p.units[told].words < 4 {
			continue
		}
		if n := len(heads); n > 0 && p.units[heads[n-1]].alone >= u.alone {
			return
		}
		heads = append(heads, i)
	}
	if len(heads) < 2 {
		return
	}
	for _, i := range heads {
		odds[i] = max(odds[i], 0.1)
	}
}

// dropLabelled takes lines out that say themselves what they are: "Related: …", "Tags: …" after most of the text, lines of
// buttons anywhere.
func (p *page) dropLabelled(odds []float64) {
	for i := range p.units {
		u := &p.units[i]
		late := p.before[i]*2 > p.total && u.words <= 40 && u.label && u.cue[related]+u.cue[tags] > 0
		buttons := u.words > 0 && u.words <= 14 && u.cueAll*4 >= u.reach*3 && u.cue[social]+u.cue[nav]+u.cue[printing]+u.cue[ask] == u.cueAll && u.words >= 3
		if (late || buttons) && u.ends != '.' {
			odds[i] = min(odds[i], -0.5)
		}
	}
}

// endComments ends the article where readers begin to comment: three lines or more that say who wrote when, on a page that
// speaks of comments, after an article of some length.
func (p *page) endComments(odds []float64) {
	n := len(p.units)
	if p.sums[n].speakers < 3 || p.sums[n].talk == 0 {
		return
	}
	for i := range p.units {
		if p.units[i].speaker && p.before[i] >= 40 && p.sums[min(n, i+40)].speakers-p.sums[i].speakers >= 3 {
			for ; i < n; i++ {
				odds[i] = -9
			}
		}
	}
}

// openHeadings gives the benefit of the doubt to a short line without any cue that stands alone between two paragraphs
// of the article: it is a section heading far more often than an inserted link. The same benefit has a full
// paragraph of running text beside one of the article.
func (p *page) openHeadings(odds []float64) {
	beside := func(k int) bool { return k >= 0 && k < len(odds) && odds[k] > 0 && p.prose[k] >= real }
	for i := range p.units {
		u := &p.units[i]
		if odds[i] < 0 && odds[i] > -1.5 && p.prose[i] >= real && u.ends == '.' && u.cueAll == 0 && !u.url && p.opened[i] < 0 && p.shared[i] < 0 && (beside(i-1) || beside(i+1)) {
			odds[i] = 0.1
		}
	}
	for i := 1; i+1 < len(p.units); i++ {
		u := &p.units[i]
		if odds[i] < 0 && odds[i] > -2.5 && u.words > 0 && u.words <= 12 && u.cueAll == 0 && !u.dated() && !u.url && u.bars == 0 &&
			odds[i-1] > 0 && (beside(i+1) || odds[i+1] > 0 && p.units[i+1].item) && p.near[i] <= 1 {
			odds[i] = 0.1
		}
		// what the markup of the article's own element calls a heading needs a paragraph of it after it alone
		if p.blocks != nil && odds[i] < 0 && odds[i] > -3 && p.blocks[i].Tag == extract.Heading && p.blocks[i].Markup.In&extract.InMain != 0 && p.blocks[i].Markup.Links < 0.5 &&
			u.cueAll == 0 && p.near[i] <= 2 && beside(i+1) {
			odds[i] = 0.1
		}
	}
}

// lift raises the odds of a page on which nothing seems to be the article, so that what is likeliest is:
// a document is about something.
func lift(odds []float64) {
	top := odds[0]
	for _, x := range odds {
		top = max(top, x)
	}
	if top > 0 {
		return
	}
	for i := range odds {
		odds[i] += 1 - top
	}
}

// Separator finds a run of rule signs glued to the beginning or end of a paragraph:
// at least five of one of _ - = * ~ # . (seven for the full stop). The zero span is none.
func Separator(text string, s record.Span) (lead, trail record.Span) {
	body := text[s.Start:s.End]
	if n := run(body, false); n > 0 && n < len(body) {
		lead = record.Span{Start: s.Start, End: s.Start + n}
	}
	if n := run(body, true); n > 0 && n < len(body) {
		trail = record.Span{Start: s.End - n, End: s.End}
	}
	return lead, trail
}

func run(s string, back bool) int {
	if s == "" {
		return 0
	}
	at := func(i int) byte {
		if back {
			return s[len(s)-1-i]
		}
		return s[i]
	}
	c := at(0)
	need := 5
	switch {
	case c == '.':
		need = 7
	case !strings.ContainsRune("_-=*~#", rune(c)):
		return 0
	}
	n := 0
	for n < len(s) && at(n) == c {
		n++
	}
	if n < need {
		return 0
	}
	return n
}

// Words counts the words of a stretch.
func Words(s string) int {
	n, in := 0, false
	for _, r := range s {
		w := wordRune(r)
		if w && !in {
			n++
		}
		in = w
	}
	return n
}

// Cued tells that a short line consists of cues of furniture for the most part ("Share this article",
// "Printer-friendly version"), begins with the label of one ("Tags:", "Photo:"), or is only signs.
func Cued(line string) bool {
	if len(line) > 400 {
		return false
	}
	u := look(line, record.Span{Start: 0, End: len(line)})
	if u.words == 0 {
		return true
	}
	return u.cueAll*2 > min(u.words, 2*reach) || u.label
}

// HasCue tells that a short line holds any cue of furniture.
func HasCue(line string) bool {
	u := look(line, record.Span{Start: 0, End: len(line)})
	return u.cueAll > 0
}
