package pdf

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/document/extract"
	"testigo/record"
)

// write puts the pages together: text, page starts, and blocks with what their type says.
func write(res *extract.Result, pages []*layout) {
	body := bodySize(pages)
	running := runningHeads(pages)
	biggest := float32(0)
	for _, l := range pages[0].lines {
		if !running[key(l)] {
			biggest = max(biggest, l.size)
		}
	}
	var sb strings.Builder
	for n, p := range pages {
		if n > 0 {
			sb.WriteByte('\f')
		}
		res.Pages = append(res.Pages, sb.Len())
		leading := leading(p)
		var block *extract.Block
		for i, l := range p.lines {
			head := running[key(l)] && l.edge || l.edge && pageNumber(l.text)
			if i > 0 {
				sb.WriteByte('\n')
				if block == nil || head || parts(p, i, leading) {
					sb.WriteByte('\n')
					block = nil
				}
			}
			start := sb.Len()
			sb.WriteString(l.text)
			if block == nil {
				b := extract.Block{Span: record.Span{Start: start}, Aside: head}
				switch {
				case head:
				case n == 0 && l.size == biggest && biggest > body*1.2:
					b.Tag = extract.Title
				case l.size > body*1.12 && len(l.text) < 160:
					b.Tag = extract.Heading
				case l.size < body*0.87 && l.top > p.height/2 && startsWithMark(l.text):
					b.Tag = extract.Note
				}
				res.Blocks = append(res.Blocks, b)
				block = &res.Blocks[len(res.Blocks)-1]
			}
			block.End = sb.Len()
			if head {
				block = nil
			}
		}
	}
	res.Text = sb.String()
	if res.Blocks == nil {
		res.Blocks = []extract.Block{}
	}
}

// parts tells whether line i begins a paragraph.
func parts(p *layout, i int, leading float32) bool {
	a, b := p.lines[i-1], p.lines[i]
	if a.column != b.column {
		// a paragraph that runs on in the next column: an open line, then a small letter
		r, _ := utf8.DecodeRuneInString(b.text)
		return closed(a.text) || !unicode.IsLower(r) || a.size != b.size
	}
	if r, n := utf8.DecodeRuneInString(b.text); strings.ContainsRune(bullets, r) && strings.HasPrefix(b.text[n:], " ") {
		return true
	}
	size := max(a.size, b.size, 4)
	if a.size > b.size*1.12 || b.size > a.size*1.12 {
		return true
	}
	if b.top-a.top > max(leading*1.3, leading+0.25*size) {
		return true
	}
	// an indented first line under a line that stands at the margin
	margin, right := columnEdges(p, i)
	if b.left > margin+0.8*size && a.left < margin+0.5*size && b.left < margin+6*size {
		return true
	}
	// a last line that leaves much room, closed, and a capital after it
	r, _ := utf8.DecodeRuneInString(b.text)
	return a.right < right-(right-margin)*0.25 && closed(a.text) && !unicode.IsLower(r)
}

// bullets begin an item of a list. A dash may as well go on with a sentence.
const bullets = "•‣◦●○■□▪▫◆◇►▶➢➤✓\uf0b7\uf0a7"

func closed(s string) bool {
	t := strings.TrimRight(s, "\"'”’»)]")
	return t != "" && strings.ContainsRune(".!?:…", rune(t[len(t)-1]))
}

func columnEdges(p *layout, i int) (left, right float32) {
	c := p.lines[i].column
	left, right = p.lines[i].left, p.lines[i].right
	for j := max(0, i-40); j < min(len(p.lines), i+40); j++ {
		if l := p.lines[j]; l.column == c && !l.edge {
			left, right = min(left, l.left), max(right, l.right)
		}
	}
	return left, right
}

// leading is the usual distance from line to line of a paragraph on a page. Lines that fill their column tell it, for after them the
// paragraph runs on; where paragraphs are of one line each, as in lists, most steps are those between paragraphs.
func leading(p *layout) float32 {
	var all, within []float32
	for i := 1; i < len(p.lines); i++ {
		a, b := p.lines[i-1], p.lines[i]
		if a.column != b.column || b.top <= a.top || b.top-a.top >= 4*max(a.size, 4) {
			continue
		}
		all = append(all, b.top-a.top)
		if left, right := columnEdges(p, i-1); a.size == b.size && a.right > right-0.15*(right-left) {
			within = append(within, b.top-a.top)
		}
	}
	if len(within) >= 3 {
		all = within
	}
	if len(all) == 0 {
		return 14
	}
	sort.Slice(all, func(i, j int) bool { return all[i] < all[j] })
	return all[len(all)*2/5]
}

// bodySize is the font size of most of the text.
func bodySize(pages []*layout) float32 {
	count := map[float32]int{}
	for _, p := range pages {
		for _, l := range p.lines {
			count[l.size] += len(l.text)
		}
	}
	best, size := -1, float32(10)
	for z, n := range count {
		if n > best || n == best && z > size {
			best, size = n, z
		}
	}
	return max(size, 1)
}

// runningHeads are lines that stand in the margins of three pages or more, numbers aside.
func runningHeads(pages []*layout) map[string]bool {
	count := map[string]int{}
	for _, p := range pages {
		seen := map[string]bool{}
		for _, l := range p.lines {
			if k := key(l); l.edge && !seen[k] {
				seen[k] = true
				count[k]++
			}
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		if n >= 3 && n*3 >= len(pages) {
			out[k] = true
		}
	}
	return out
}

func key(l line) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return r
	}, l.text)
}

func pageNumber(s string) bool {
	if len(s) > 16 {
		return false
	}
	digits := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			digits++
		} else if unicode.IsLetter(r) && !strings.ContainsRune("pageáinPAGEdeofDEOF", r) {
			return false
		}
	}
	return digits > 0
}

func startsWithMark(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "([ "))
	return unicode.IsDigit(r) || r == '*' || r == '†' || r == '¹' || r == '²' || r == '³'
}
