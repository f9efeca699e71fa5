package api

import (
	"slices"
	"sort"
	"strings"

	"testigo/publish/quote"
	"testigo/record"
)

func sortStatements(all []Statement) {
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i].Span, all[j].Span
		if a.Start != b.Start {
			return a.Start < b.Start
		}
		return a.End > b.End
	})
}

// Block is a paragraph of a document as a page shows it, or a piece of a very long one.
type Block struct {
	Span      record.Span
	Start     int // in code points
	Kind      record.ParagraphKind
	Furniture bool
	Lang      record.Lang
	Runs      []Run
	Notes     []*Statement // statements that begin here
}

// Run is a stretch of a block over which nothing changes.
type Run struct {
	Text      string
	At        []*Statement // statements that begin with this run
	On        []*Statement // statements that stand on it, the innermost last
	Mention   string       // time, place or actor; empty = none
	Furniture bool
}

// Bounds of what one page of a document shows, in bytes of text.
const (
	maxBlock = 16 << 10
	maxPart  = 160 << 10
)

// Blocks cuts a document into paragraphs and those into runs: the part of it in which a code point lies. Part and parts count from one.
func (d *Document) Blocks(at int) (blocks []Block, part, parts int) {
	doc := d.Reading.Doc
	all := d.paragraphs()
	if len(all) == 0 {
		return nil, 1, 1
	}
	// parts are cut at paragraphs
	var starts []int
	size := maxPart
	for i, b := range all {
		if size += b.Span.Len(); size > maxPart {
			starts = append(starts, i)
			size = b.Span.Len()
		}
	}
	part, parts = 1, len(starts)
	if wanted, ok := doc.Bytes(at, at); ok && at > 0 {
		for i, s := range starts {
			if all[s].Span.Start <= wanted.Start {
				part = i + 1
			}
		}
	}
	first, last := starts[part-1], len(all)
	if part < parts {
		last = starts[part]
	}
	return d.Marked(all[first:last]), part, parts
}

// PageBlocks are the paragraphs of a page, counted from one; of an endless page as many as one part of a document has.
func (d *Document) PageBlocks(page int) []Block {
	var out []Block
	size := 0
	for _, b := range d.paragraphs() {
		if d.Reading.Doc.Page(b.Span.Start) == page && size < maxPart {
			size += b.Span.Len()
			out = append(out, b)
		}
	}
	return d.Marked(out)
}

// Marked cuts blocks into runs, with what was read in them.
func (d *Document) Marked(blocks []Block) []Block {
	doc, marks := d.Reading.Doc, d.marks()
	for i := range blocks {
		b := &blocks[i]
		b.Start, _ = doc.CodePoints(b.Span)
		b.cut(doc.Text(), marks, d.Statements)
	}
	return blocks
}

// PartStart is the code point at which a part begins.
func (d *Document) PartStart(part int) int {
	size, n := maxPart, 0
	for _, b := range d.paragraphs() {
		if size += b.Span.Len(); size > maxPart {
			size = b.Span.Len()
			if n++; n == part {
				start, _ := d.Reading.Doc.CodePoints(b.Span)
				return start
			}
		}
	}
	return 0
}

// paragraphs are the document's own, or its lines where it has none; very long ones are cut at a space.
func (d *Document) paragraphs() []Block {
	doc := d.Reading.Doc
	ps := doc.Paragraphs
	text := doc.Text()
	if len(ps) == 0 {
		at := 0
		for line := range strings.SplitAfterSeq(text, "\n") {
			if trimmed := strings.TrimRight(line, "\r\n"); strings.TrimSpace(trimmed) != "" {
				ps = append(ps, record.Paragraph{Span: record.Span{Start: at, End: at + len(trimmed)}, Lang: doc.Lang})
			}
			at += len(line)
		}
	}
	out := make([]Block, 0, len(ps))
	for _, p := range ps {
		furniture := p.Kind == record.Furniture || slices.ContainsFunc(doc.Furniture, func(s record.Span) bool { return s.Contains(p.Span) })
		for p.Len() > 0 {
			s := p.Span
			if s.Len() > maxBlock {
				s.End = s.Start + maxBlock
				if k := strings.LastIndexByte(text[s.Start:s.End], ' '); k > maxBlock/2 {
					s.End = s.Start + k
				}
				s = quote.OnRunes(text, s)
			}
			out = append(out, Block{Span: s, Kind: p.Kind, Furniture: furniture, Lang: p.Lang})
			p.Start = s.End
		}
	}
	return out
}

// textMark is a stretch of text with what stands there: a statement by its number, or a mention.
type textMark struct {
	record.Span
	statement int // index in Statements; -1 = a mention or furniture
	mention   string
}

// marks lists what is set apart in a document, by start.
func (d *Document) marks() []textMark {
	var out []textMark
	for i, s := range d.Statements {
		out = append(out, textMark{s.Span, i, ""})
	}
	of := d.Reading
	for _, t := range of.Times {
		out = append(out, textMark{t.Span(), -1, "time"})
	}
	for _, p := range of.Places {
		out = append(out, textMark{p.Span(), -1, "place"})
	}
	for _, a := range of.Actors {
		for _, m := range a.Mentions() {
			if m.Value() != record.Pronoun {
				out = append(out, textMark{m.Span(), -1, "actor"})
			}
		}
	}
	for _, s := range of.Doc.Furniture {
		out = append(out, textMark{s, -1, "furniture"})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// cut makes the runs of a block: one sweep over the borders of the marks that touch it.
func (b *Block) cut(text string, marks []textMark, statements []Statement) {
	var here []textMark
	last := sort.Search(len(marks), func(i int) bool { return marks[i].Start >= b.Span.End })
	for i := last - 1; i >= 0 && b.Span.Start-marks[i].Start <= 4*maxBlock; i-- { // marks are sentences at most; what begins far before does not reach here
		if marks[i].Overlaps(b.Span) {
			here = append(here, marks[i])
		}
	}
	slices.Reverse(here)
	cuts := []int{b.Span.Start, b.Span.End}
	for _, m := range here {
		for _, at := range [...]int{m.Start, m.End} {
			if at > b.Span.Start && at < b.Span.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	next := 0
	var active []textMark
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		active = slices.DeleteFunc(active, func(m textMark) bool { return m.End <= from })
		run := Run{Text: quote.Visible(text[from:to])}
		for ; next < len(here) && here[next].Start <= from; next++ {
			m := here[next]
			active = append(active, m)
			if m.statement >= 0 && (m.Start == from) {
				run.At = append(run.At, &statements[m.statement])
				b.Notes = append(b.Notes, &statements[m.statement])
			}
		}
		for _, m := range active {
			switch {
			case m.statement >= 0:
				run.On = append(run.On, &statements[m.statement])
			case m.mention == "furniture":
				run.Furniture = true
			default:
				run.Mention = m.mention
			}
		}
		b.Runs = append(b.Runs, run)
	}
}
