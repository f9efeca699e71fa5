// Package html reads web pages: all text that a reader of the page would see, in order, with what the
// markup says about each block (heading, list item, caption, byline, date) and the surroundings from which
// package furniture tells article from menus: share of link text, names of the elements around,
// the part of the page that holds the running text.
//
// The character set is found as browsers do (byte order mark, meta element, guess). The text has one
// line for each block, white space collapsed as on the page; cells of a table row stand on one line
// parted by tabs. Scripts, styles, hidden elements, frames and form fields are not text.
//
// Bounds: the parser stops at 512 nested elements; 2 million nodes are read.
package html

import (
	"bytes"
	"context"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"testigo/document/extract"
	"testigo/record"
)

const maxNodes = 2_000_000

// Read extracts the text of a page.
func Read(ctx context.Context, name string, original []byte) (extract.Result, error) {
	var res extract.Result
	if len(bytes.TrimSpace(original)) == 0 {
		return res, &record.InputError{Name: name, Kind: record.RefusedEmpty, Reason: "the file is empty", Hint: "check that it was saved or downloaded completely"}
	}
	in, err := decode(original)
	if err != nil {
		return res, err
	}
	root, err := html.Parse(in)
	if err != nil {
		return res, &record.InputError{Name: name, Kind: record.RefusedMalformed, Reason: "the HTML cannot be parsed: " + err.Error(), Hint: "save the page again, or give its text"}
	}
	w := &walker{ctx: ctx}
	w.declare(root)
	w.walk(root, place{})
	w.block()
	if ctx.Err() != nil {
		return res, ctx.Err()
	}
	res.Text, res.Blocks, res.Declared = w.out.String(), w.blocks, w.declared
	if strings.TrimSpace(res.Text) == "" {
		return res, &record.InputError{Name: name, Kind: record.RefusedEmpty, Reason: "the page has no text", Hint: "pages built by scripts must be saved from the browser"}
	}
	w.locate(res.Blocks)
	return res, nil
}

// decode turns the bytes into UTF-8. Valid UTF-8 with characters beyond ASCII is UTF-8, whatever the
// page says: no other encoding looks so by chance.
func decode(b []byte) (io.Reader, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if utf8.Valid(b) && !bytes.HasPrefix(b, []byte{0xFE, 0xFF}) {
		return bytes.NewReader(b), nil
	}
	return charset.NewReader(bytes.NewReader(b), "")
}

// place is what the elements around a text say.
type place struct {
	tag    extract.Tag
	link   bool
	pre    bool
	in     extract.Where
	good   int8 // names of classes that speak for an article, minus those against; bounded
	bad    int8
	parent *node // nearest element that holds blocks
}

// node is an element that holds blocks; the tree of them finds the part of the page with the text.
type node struct {
	parent *node
	depth  int
	prose  int // bytes of running text below
}

type walker struct {
	ctx      context.Context
	out      strings.Builder
	blocks   []extract.Block
	parents  []*node // of each block
	declared extract.Declared
	nodes    int

	// the block in the making
	cur   []byte
	space bool
	at    place
	links int
	begun bool
}

var skipped = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Iframe: true, atom.Head: true,
	atom.Object: true, atom.Embed: true, atom.Canvas: true, atom.Video: true, atom.Audio: true, atom.Select: true, atom.Textarea: true, atom.Input: true, atom.Datalist: true, atom.Map: true, atom.Math: true}

var inline = map[atom.Atom]bool{atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true, atom.Data: true,
	atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.Q: true, atom.Rp: true, atom.Rt: true, atom.Ruby: true,
	atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true,
	atom.Var: true, atom.Wbr: true, atom.Label: true, atom.Img: true, atom.Nobr: true, atom.Output: true, atom.Picture: true, atom.Source: true}

func (w *walker) walk(n *html.Node, p place) {
	if w.nodes++; w.nodes > maxNodes || w.nodes%4096 == 0 && w.ctx.Err() != nil {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, p)
		return
	case html.DocumentNode:
		w.children(n, p)
		return
	case html.ElementNode:
	default:
		return
	}
	if skipped[n.DataAtom] || hidden(n) {
		return
	}
	if n.DataAtom == atom.Br {
		if p.pre {
			w.cur = append(w.cur, '\n')
		} else {
			w.block()
		}
		return
	}
	p = enter(n, p)
	switch {
	case inline[n.DataAtom], n.DataAtom == 0 && !hasBlocks(n, 300): // unknown elements are inline unless they hold blocks
		w.children(n, p)
	case (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && !hasBlocks(n, 300):
		if w.begun {
			w.cur = append(w.cur, '\t')
			w.space = false
		}
		w.children(n, p)
	default:
		w.block()
		p.parent = &node{parent: p.parent, depth: depth(p.parent) + 1}
		w.children(n, p)
		w.block()
	}
}

func depth(n *node) int {
	if n == nil {
		return 0
	}
	return n.depth
}

func (w *walker) children(n *html.Node, p place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, p)
	}
}

// hasBlocks tells whether an element holds block elements, so that it is more than a cell of text.
// It looks at no more nodes than budget; a larger element is a block.
func hasBlocks(n *html.Node, budget int) bool {
	var look func(n *html.Node) bool
	look = func(n *html.Node) bool {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if budget--; budget < 0 {
				return true
			}
			if c.Type == html.ElementNode && (c.DataAtom == atom.Br || !inline[c.DataAtom] && !skipped[c.DataAtom] && c.DataAtom != 0 || look(c)) {
				return true
			}
			if c.Type == html.TextNode && len(c.Data) > 250 {
				return true
			}
		}
		return false
	}
	return look(n)
}

// text adds characters to the block, white space collapsed.
func (w *walker) text(s string, p place) {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case p.pre && r == '\n':
			w.cur = append(w.cur, '\n')
			w.space = false
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f':
			w.space = w.begun
		case r == 0 || r == 0x200B || r == 0xFEFF || r < ' ':
		default:
			if !w.begun {
				w.begun, w.at = true, p
			}
			if w.space && len(w.cur) > 0 && w.cur[len(w.cur)-1] != '\t' {
				w.cur = append(w.cur, ' ')
			}
			w.space = false
			w.cur = utf8.AppendRune(w.cur, r)
			if p.link {
				w.links += size
			}
			if rank(p.tag) > rank(w.at.tag) { // a byline inside a paragraph
				w.at.tag = p.tag
			}
		}
	}
}

func rank(t extract.Tag) int {
	switch t {
	case extract.Title:
		return 3
	case extract.Heading, extract.Caption:
		return 2
	case extract.Author, extract.Time, extract.ListItem:
		return 1
	}
	return 0
}

// block ends a line.
func (w *walker) block() {
	text := strings.Trim(string(w.cur), " \t\n\r\u00a0")
	if text != "" {
		if w.out.Len() > 0 {
			w.out.WriteByte('\n')
		}
		start := w.out.Len()
		w.out.WriteString(text)
		w.blocks = append(w.blocks, extract.Block{Span: record.Span{Start: start, End: w.out.Len()}, Tag: w.at.tag,
			Markup: &extract.Markup{In: w.at.in, Links: float32(w.links) / float32(len(text)), Good: w.at.good, Bad: w.at.bad}})
		w.parents = append(w.parents, w.at.parent)
	}
	w.cur, w.space, w.links, w.begun = w.cur[:0], false, 0, false
}

// locate finds the smallest element that holds most of the running text, and tells each block how far from it
// it stands.
func (w *walker) locate(blocks []extract.Block) {
	total := 0
	for i, b := range blocks {
		if b.Len() < 80 || b.Markup.Links > 0.5 || b.Markup.In&(extract.InNav|extract.InFooter|extract.InForm) != 0 {
			continue
		}
		total += b.Len()
		for n := w.parents[i]; n != nil; n = n.parent {
			n.prose += b.Len()
		}
	}
	var main *node
	for i := range blocks {
		for n := w.parents[i]; n != nil; n = n.parent {
			if n.prose*100 >= total*55 && total > 0 {
				if main == nil || n.depth > main.depth || n.depth == main.depth && n.prose > main.prose {
					main = n
				}
				break
			}
		}
	}
	for i := range blocks {
		m := blocks[i].Markup
		for n, up := w.parents[i], 0; n != nil; n, up = n.parent, up+1 {
			if n == main {
				m.In |= extract.InMain
				m.Below = int8(min(up, 100))
				break
			}
		}
		if n := w.parents[i]; n != nil && total > 0 {
			m.Share = float32(n.prose) / float32(total)
			if n.parent != nil {
				m.Around = float32(n.parent.prose) / float32(total)
			}
		}
	}
}
