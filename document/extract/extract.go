// Package extract is the hand-over between the readers of single formats (plain, markdown,
// html, pdf, docx) and package document, which treats their results all alike.
//
// A reader gives the text it found, in reading order, and what the markup says about
// stretches of it. Offsets are bytes into that text. A reader that knows nothing but text
// (plain) leaves everything else nil.
package extract

import "testigo/record"

// Result is the text of one file and what its markup tells.
type Result struct {
	Text   string
	Pages  []int   // byte offset at which each page starts; nil = the format has no pages
	Blocks []Block // in order, disjoint; nil = paragraphs are to be found from the line breaks

	Declared Declared
	Notes    []record.Note
}

// Block is a paragraph, heading, table cell or list item as the markup has it.
type Block struct {
	record.Span
	Tag   Tag
	Aside bool // no part of the running text, beyond doubt: running head, page number

	Markup *Markup // what stands around it on a web page; nil for other formats
}

// Tag is what the markup calls a block.
type Tag uint8

const (
	Plain    Tag = iota // a paragraph, or anything not told apart
	Title               // first-level heading, or a paragraph styled as title
	Subtitle            // styled as subtitle or deck
	Heading             // lower heading
	ListItem
	Cell     // of a table
	Caption  // of a picture or table
	Author   // marked as byline
	Time     // marked as date
	Note     // footnote or endnote
	Rule     // horizontal rule, separator
	Verbatim // preformatted; line breaks stand
)

// Declared is metadata that is not part of the visible text: HTML meta elements, document
// properties. It is no evidence. Package metadata uses it only to find the same words
// in the text, and otherwise reports it in notes.
type Declared struct {
	Title, Author, Outlet string
	Window                string // title of the browser window, often "Title | Site"
	Published             string // as declared, usually ISO 8601
	Lang                  string // BCP 47 tag
	Source                string // what declared it, for the note: "html meta", "pdf info", "docx core"
}

// Markup is what the elements around a block of a web page say; package furniture weighs it.
type Markup struct {
	In            Where
	Links         float32 // share of the block that is link text
	Good, Bad     int8    // names of classes around that are usual for articles, and for furniture
	Share, Around float32 // share of the page's running text in the element that holds the block, and in the one around that
	Below         int8    // elements between the block and the one that holds most of the text
}

// Where tells in which elements a block stands.
type Where uint16

const (
	InNav Where = 1 << iota
	InFooter
	InHeader
	InAside
	InForm
	InArticle
	InMainElement
	InList
	InTable
	InParagraph
	InQuote
	InMain // in the smallest element that holds most of the running text
)
