// Package metadata reads what a document says of itself: title, deck, outlet, author, translator and
// the dates printed on it, each with the words that say it.
//
// Method. The head of a document is what stands before its first running paragraph; its lines are
// told apart by form (date line, issue line, byline, name, provenance note, furniture) and what is left
// over nearest to the text is title and deck. Datelines are read at the beginning of the running text,
// provenance and translators' notes anywhere in short paragraphs, copyright lines also in
// furniture. Dates are written in EDTF (ISO 8601-2) as far as the words go: a year that is not
// printed stays XXXX.
//
// What markup declares (HTML meta elements, document properties) is believed only where the same
// words stand in the text; otherwise it becomes a note.
package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/document/extract"
	"testigo/document/furniture"
	"testigo/record"
)

// Input is a document whose paragraphs are known, with the odds that each belongs to the article.
type Input struct {
	Document *record.Document
	Odds     []float64     // one for each paragraph, see package furniture
	Tags     []extract.Tag // one for each paragraph, or nil
	Declared extract.Declared
}

// Result is what was read, and what part each paragraph plays.
type Result struct {
	Meta    record.Metadata
	Kinds   []record.ParagraphKind
	Claimed []bool // the paragraph is part of the article's own apparatus, whatever its odds
	Notes   []record.Note
}

type finder struct {
	in       Input
	doc      *record.Document
	text     string
	ps       []record.Paragraph
	dayFirst bool
	first    int // first running paragraph of the article
	last     int // last one
	res      Result
}

// Read finds everything.
func Read(in Input) Result {
	f := &finder{in: in, doc: in.Document, text: in.Document.Text(), ps: in.Document.Paragraphs, dayFirst: in.Document.Lang == record.Spanish}
	f.res.Kinds = make([]record.ParagraphKind, len(f.ps))
	f.res.Claimed = make([]bool, len(f.ps))
	if len(f.ps) == 0 {
		return f.res
	}
	f.extent()
	f.declaredTitle()
	f.head()
	f.body()
	f.tail()
	f.headings()
	f.declared()
	return f.res
}

// quote is the text of a paragraph.
func (f *finder) quote(i int) string { return f.text[f.ps[i].Start:f.ps[i].End] }

// running tells a paragraph of running text.
func (f *finder) running(i int) bool {
	if f.in.Odds[i] <= 0 || f.ps[i].Len() < 90 || f.tag(i) == extract.Title || f.tag(i) == extract.Heading {
		return false
	}
	return furniture.Words(f.quote(i)) >= 15
}

func (f *finder) tag(i int) extract.Tag {
	if f.in.Tags == nil {
		return extract.Plain
	}
	return f.in.Tags[i]
}

// extent finds the first and last running paragraph. A running paragraph that is followed by nothing but
// furniture for a while and then by the rest of the article is a deck, which head will see.
func (f *finder) extent() {
	f.first, f.last = len(f.ps), -1
	for i := range f.ps {
		if f.running(i) {
			if f.first == len(f.ps) {
				f.first = i
			}
			f.last = i
		}
	}
	if f.last < 0 { // no running text: a short note; all is head up to its longest paragraph
		longest := 0
		for i := range f.ps {
			if f.ps[i].Len() > f.ps[longest].Len() {
				longest = i
			}
		}
		f.first, f.last = longest, longest
	}
}

// declaredTitle looks for the declared title among the lines; what stands there is the title, wherever it
// stands, and the text begins after it.
func (f *finder) declaredTitle() {
	want := strings.Join(strings.Fields(f.in.Declared.Title), " ")
	if want == "" {
		want = f.in.Declared.Window
	}
	if len(want) < 8 {
		return
	}
	at := -1
	for i := range f.ps {
		s := strings.Join(strings.Fields(f.quote(i)), " ")
		// the name of the site is often added: "Title | Site", "Title - Site"
		if len(s) < 8 || !strings.HasPrefix(want, s) || len(s) < len(want) && !strings.ContainsAny(want[len(s):min(len(want), len(s)+4)], "|-–—:·»") {
			continue
		}
		better := at < 0 || f.tag(i) == extract.Title && f.tag(at) != extract.Title || i <= f.first && f.tag(at) != extract.Title
		if better && i <= f.last {
			at = i
		}
	}
	if at < 0 {
		return
	}
	if f.in.Tags != nil {
		f.in.Tags = append([]extract.Tag(nil), f.in.Tags...)
	} else {
		f.in.Tags = make([]extract.Tag, len(f.ps))
	}
	for i := range f.in.Tags { // there is one title
		if f.in.Tags[i] == extract.Title {
			f.in.Tags[i] = extract.Heading
		}
	}
	f.in.Tags[at] = extract.Title
	for i := at + 1; i <= f.last; i++ {
		if f.running(i) {
			f.first = i
			break
		}
	}
}

const headLines = 24 // lines before the text that can belong to its head

// head reads the lines before the first running paragraph, from below: what is nearest to the text
// is surest to be its own.
func (f *finder) head() {
	var free []int // candidates for title and deck, from below
	closed, issuer := false, -1
	mast := f.masthead()
	for i := f.first - 1; i >= 0 && (i >= f.first-headLines || f.markedAbove(i)); i-- {
		p, s := f.ps[i], f.quote(i)
		switch {
		case f.issuer(i):
			issuer = i
		case i == mast && issuer < 0: // above all else, also what an issue line begins with
			f.res.Meta.Outlet = record.CiteSpan(f.doc, p.Span, s)
			f.claim(i, record.Byline)
		case len(free) > 0 && !f.res.Meta.Outlet.Stated() && paper(s):
			f.outlet(p.Span)
			f.claim(i, record.Byline)
			closed = true
		case slug(s):
			f.claim(i, record.Byline)
			closed = closed || len(free) > 0
		case f.tag(i) == extract.Title && f.res.Meta.Title.Value() == "" && p.Len() > 3:
			free, closed = append(free, i), true
		case furniture.Cued(s) || f.in.Odds[i] < -8:
			if len(free) > 0 {
				closed = true
			}
		case f.stampLine(i):
			if len(free) > 0 {
				closed = true
			}
		case f.byline(i, len(free) == 0 || f.first-i <= 6):
		case strings.HasSuffix(s, ":"), closed, p.Len() > 400, !letters(s):
			if len(free) > 0 {
				closed = true
			}
		default:
			free = append(free, i)
		}
	}
	if issuer >= 0 {
		// the only line that can be the title is the title, when an author is named or it is not in capitals
		if len(free) == 0 && (f.res.Meta.Author.Stated() || !capitals(f.quote(issuer)) && len(f.res.Meta.Stamps) == 0) {
			f.res.Meta.Outlet = record.Cited[string]{}
			free = append(free, issuer)
		} else {
			f.claim(issuer, record.Heading)
		}
	}
	f.titles(free)
}

// markedAbove tells that the markup's title is still to come and no title is found.
func (f *finder) markedAbove(i int) bool {
	return f.in.Tags != nil && f.tag(i) == extract.Title && !f.res.Meta.Title.Stated()
}

// titles takes the title and the deck from the candidates, which stand from below.
func (f *finder) titles(free []int) {
	if len(free) == 0 {
		return
	}
	// lines far from the text with a gap of furniture between are another thing, unless nothing nearer is there
	top := len(free) - 1
	for k, i := range free {
		if f.tag(i) == extract.Title {
			top = k
		}
	}
	// a label of one or two words above a longer line is a section name
	for top > 0 && f.tag(free[top]) != extract.Title && furniture.Words(f.quote(free[top])) <= 2 && furniture.Words(f.quote(free[top-1])) >= 3 {
		top--
	}
	// so is a path of sections: "Perú / Derechos humanos"
	for top > 0 && f.tag(free[top]) != extract.Title && sectionPath(f.quote(free[top])) {
		top--
	}
	// of many lines the title is the last that looks like one, with at most a deck below
	for top > 2 && f.tag(free[top]) != extract.Title {
		top--
	}
	t := free[top]
	if f.nameOnly(t) && f.first-t > 1 && top > 0 {
		top--
		t = free[top]
	}
	f.claim(t, record.Heading)
	f.res.Meta.Title = record.CiteSpan(f.doc, f.ps[t].Span, f.quote(t))
	for k := top - 1; k >= 0; k-- {
		i := free[k]
		if n := furniture.Words(f.quote(i)); n >= 4 && n <= 70 && !f.res.Meta.Deck.Stated() && !officeLine(f.quote(i)) {
			f.res.Meta.Deck = record.CiteSpan(f.doc, f.ps[i].Span, f.quote(i))
			f.claim(i, record.Heading)
		}
	}
	// the line right under the title, if it reads on from it
	if i := t + 1; i < f.first && !f.res.Meta.Deck.Stated() && !f.res.Claimed[i] && !furniture.Cued(f.quote(i)) && !officeLine(f.quote(i)) {
		if n := furniture.Words(f.quote(i)); n >= 5 && n <= 60 && f.tag(i) != extract.Caption && f.tag(i) != extract.ListItem {
			f.res.Meta.Deck = record.CiteSpan(f.doc, f.ps[i].Span, f.quote(i))
			f.claim(i, record.Heading)
		}
	}
}

func (f *finder) claim(i int, k record.ParagraphKind) {
	f.res.Kinds[i] = k
	f.res.Claimed[i] = true
}

// nameOnly tells that a line is a name of a person.
func (f *finder) nameOnly(i int) bool { return nameLike(f.quote(i)) }

// stampLine reads date lines, issue lines and provenance notes of the head.
func (f *finder) stampLine(i int) bool {
	s := f.ps[i].Span
	if st, cite, ok := f.firstPublication(s); ok {
		f.stamp(i, cite, st)
		f.claim(i, record.Footnote)
		if !f.res.Meta.Translator.Stated() {
			f.translatorWithin(s)
		}
		return true
	}
	if edtf, cite, outlet, ok := f.issueLine(s); ok {
		f.stamp(i, cite, record.Stamp{Kind: record.IssueStamp, EDTF: edtf})
		f.outletOfLine(s)
		if !onlyPaper(f.text[outlet.Start:outlet.End]) {
			f.outlet(outlet)
		}
		f.claim(i, record.Byline)
		return true
	}
	if d, cite, ok := f.dateLine(s); ok {
		f.stamp(i, cite, record.Stamp{Kind: record.PostedStamp, EDTF: d.edtf})
		f.claim(i, record.Byline)
		f.outletOfLine(s)
		f.byline(i, true) // "By Ann Other | 3 May 1986"
		return true
	}
	if st, cite, ok := f.copyright(s); ok {
		f.stamp(i, cite, st)
		return true
	}
	return false
}

// stamp keeps a printed date, in order of appearance.
func (f *finder) stamp(_ int, cite record.Span, st record.Stamp) {
	c := record.CiteSpan(f.doc, cite, st)
	if !c.Stated() {
		return
	}
	all := f.res.Meta.Stamps
	at := len(all)
	for at > 0 && all[at-1].Span().Start > cite.Start {
		at--
	}
	all = append(all, c)
	copy(all[at+1:], all[at:])
	all[at] = c
	f.res.Meta.Stamps = all
}

// byline reads author and translator lines; bare also takes a line that is only a name.
func (f *finder) byline(i int, bare bool) bool {
	p := f.ps[i].Span
	for p.Start < p.End && (f.text[p.Start] == '*' || f.text[p.Start] == '_') { // emphasis of Markdown
		p.Start++
	}
	s := f.text[p.Start:p.End]
	if p.Len() > 200 {
		return false
	}
	if desk(s) && furniture.Words(s) <= 4 && p.Len() < f.ps[i].Len() {
		f.claim(i, record.Byline)
		return true
	}
	if n := afterLabel(s, translatorLabels); n > 0 {
		return f.person(i, &f.res.Meta.Translator, record.Span{Start: p.Start + n, End: p.End})
	}
	if n := afterLabel(s, bylineLabels); n > 0 && furniture.Words(s) <= 16 {
		return f.person(i, &f.res.Meta.Author, record.Span{Start: p.Start + n, End: p.End})
	}
	if bare && !f.res.Meta.Author.Stated() && f.tag(i) != extract.Title && i > 0 && !sectionPath(s) && (nameLike(s) && !furniture.HasCue(s) || f.tag(i) == extract.Author && furniture.Words(s) <= 8 && nameLike(s) || f.labelled(i)) {
		return f.person(i, &f.res.Meta.Author, p)
	}
	return false
}

// labelled tells that the line before is nothing but the label of a byline.
func (f *finder) labelled(i int) bool {
	switch strings.Trim(strings.ToLower(f.quote(i-1)), " :") {
	case "by", "por", "author", "autor", "autora", "written by", "escrito por", "texto":
		return furniture.Words(f.quote(i)) <= 8
	}
	return false
}

func (f *finder) person(i int, to *record.Cited[string], s record.Span) bool {
	n := names(f.text, s)
	if desk(f.text[s.Start:s.End]) && n.Len() < 3 {
		f.claim(i, record.Byline)
		return true
	}
	if n.Len() < 3 {
		return false
	}
	switch name := f.text[n.Start:n.End]; {
	case desk(f.text[s.Start:s.End]):
	case organisation(name):
		if i := strings.Index(name, " - "); i > 0 { // a place or a section of it follows
			n.End = n.Start + i
		}
		f.outlet(n)
	case !to.Stated():
		*to = record.CiteSpan(f.doc, n, name)
	}
	f.claim(i, record.Byline)
	return true
}

// body reads datelines at the beginning of the first running paragraphs.
func (f *finder) body() {
	seen := 0
	for i := max(0, f.first-3); i <= f.last && seen < 4; i++ {
		if f.res.Claimed[i] || f.ps[i].Len() < 25 {
			continue
		}
		seen++
		d, cite, agency, ok := f.dateline(f.ps[i].Span)
		if !ok {
			continue
		}
		if cite.Len() > 0 {
			f.stamp(i, cite, record.Stamp{Kind: record.DatelineStamp, EDTF: d.edtf})
		}
		if agency.Len() > 0 && !f.res.Meta.Outlet.Stated() {
			f.res.Meta.Outlet = record.CiteSpan(f.doc, agency, f.text[agency.Start:agency.End])
		}
		break
	}
}

// tail reads notes of provenance, translators and copyright after or among the text, and footnotes.
func (f *finder) tail() {
	for i := max(f.first, 0); i < len(f.ps); i++ {
		p := f.ps[i].Span
		if f.res.Claimed[i] || p.Len() > 420 {
			continue
		}
		near := i <= f.last+6
		if near && f.in.Odds[i] > -6 || i <= f.last {
			if st, cite, ok := f.firstPublication(p); ok {
				f.stamp(i, cite, st)
				f.claim(i, record.Footnote)
				if !f.res.Meta.Translator.Stated() {
					f.translatorWithin(p)
				}
				continue
			}
			if n := afterLabel(f.quote(i), translatorLabels); n > 0 && f.byline(i, false) {
				continue
			}
		}
		if i > f.last && near && !f.res.Meta.Author.Stated() && furniture.Words(f.quote(i)) <= 10 && f.byline(i, false) {
			continue
		}
		if st, cite, ok := f.copyright(p); ok && (i > f.last || p.Len() < 120) {
			f.stamp(i, cite, st)
		}
	}
	f.footnotes()
}

// translatorWithin reads "Originally published in X. Translated by Y."
func (f *finder) translatorWithin(p record.Span) {
	low := lower(f.text[p.Start:p.End])
	for _, l := range translatorLabels {
		if at := strings.Index(low, l); at >= 0 {
			if n := names(f.text, record.Span{Start: p.Start + at + len(l), End: p.End}); n.Len() > 3 {
				f.res.Meta.Translator = record.CiteSpan(f.doc, n, f.text[n.Start:n.End])
				return
			}
		}
	}
}

func letters(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
