package pdf

import (
	"sort"
	"strings"
	"unicode"
)

// line is a run of characters on one base line of one column.
type line struct {
	text                     string
	left, top, right, bottom float32
	size                     float32 // font size, the commonest of its characters
	column                   int     // counted along the page; a new number is a new column or zone
	edge                     bool    // in the upper or lower margin
	marks                    []mark  // where its characters stand, if the sheet keeps that
}

// mark is where the character at a byte of a line's text stands.
type mark struct {
	at                       int
	left, top, right, bottom float32
}

// layout is a page in reading order.
type layout struct {
	lines  []line
	height float32
}

// arrange makes lines of characters and puts them in reading order.
func arrange(s sheet) *layout {
	frags := fragments(s)
	l := &layout{height: s.height}
	column := 0
	order(frags, 0, func(col []line) {
		for _, ln := range joinRows(col) {
			ln.column = column
			ln.edge = ln.bottom < s.height*0.08 || ln.top > s.height*0.92
			l.lines = append(l.lines, ln)
		}
		column++
	})
	return l
}

// fragments cuts the characters, which come in the order of the file, where PDFium breaks
// the line or where a gap is as wide as between columns.
func fragments(s sheet) []line {
	var out []line
	var sb strings.Builder
	var cur line
	sizes := map[float32]int{}
	open := false
	flush := func() {
		if open {
			cur.text = strings.TrimRightFunc(sb.String(), unicode.IsSpace)
			best := 0
			for z, n := range sizes {
				if n > best || n == best && z > cur.size {
					best, cur.size = n, z
				}
			}
			if strings.TrimSpace(cur.text) != "" {
				out = append(out, cur)
			}
		}
		sb.Reset()
		clear(sizes)
		open, cur = false, line{}
	}
	for _, g := range s.glyphs {
		if g.r == '\n' {
			flush()
			continue
		}
		if g.r < ' ' {
			continue
		}
		if unicode.IsSpace(g.r) {
			if open {
				sb.WriteByte(' ')
			}
			continue
		}
		if open && !g.generated {
			gap := max(cur.size, g.size, 4)
			middle := (g.top + g.bottom) / 2
			if (middle > cur.bottom || middle < cur.top) && g.left < cur.right-gap/2 {
				flush() // PDFium runs on over a hyphen at the end of a line
			} else if g.left > cur.right+1.6*gap || g.left < cur.left-2*gap || g.top > cur.bottom+gap*0.5 || g.bottom < cur.top-gap*0.5 {
				flush()
			}
		}
		if !open {
			open = true
			cur = line{left: g.left, right: g.right, top: g.top, bottom: g.bottom, size: g.size}
		}
		if s.keep {
			cur.marks = append(cur.marks, mark{sb.Len(), g.left, g.top, g.right, g.bottom})
		}
		sb.WriteRune(g.r)
		if g.right > g.left || g.bottom > g.top {
			cur.left, cur.right = min(cur.left, g.left), max(cur.right, g.right)
			cur.top, cur.bottom = min(cur.top, g.top), max(cur.bottom, g.bottom)
		}
		if g.size > 0 {
			sizes[float32(int(g.size*2+0.5))/2]++
		}
	}
	flush()
	return out
}

// order gives the columns of a page one after the other: what stands across all columns
// parts the page into zones; in a zone the left column comes before the right.
func order(frags []line, depth int, emit func([]line)) {
	if len(frags) == 0 {
		return
	}
	x, ok := gutter(frags)
	if !ok || depth > 4 {
		emit(frags)
		return
	}
	sort.SliceStable(frags, func(i, j int) bool { return mid(frags[i]) < mid(frags[j]) })
	var left, right []line
	flush := func() {
		order(left, depth+1, emit)
		order(right, depth+1, emit)
		left, right = nil, nil
	}
	for i := 0; i < len(frags); {
		f := frags[i]
		switch {
		case f.right <= x+2:
			left = append(left, f)
		case f.left >= x-2:
			right = append(right, f)
		default: // across the gutter
			flush()
			j := i
			for j < len(frags) && frags[j].left < x-2 && frags[j].right > x+2 {
				j++
			}
			emit(frags[i:j:j])
			i = j
			continue
		}
		i++
	}
	flush()
}

func mid(l line) float32 { return (l.top + l.bottom) / 2 }

// gutter finds the x that parts two columns: few lines cross it, on both sides there are
// several lines of running text beside each other. Cells of tables are too short to count.
func gutter(frags []line) (float32, bool) {
	if len(frags) < 8 {
		return 0, false
	}
	lo, hi := frags[0].left, frags[0].right
	size := make([]float32, 0, len(frags))
	for _, f := range frags {
		lo, hi = min(lo, f.left), max(hi, f.right)
		size = append(size, f.size)
	}
	sort.Slice(size, func(i, j int) bool { return size[i] < size[j] })
	em := max(size[len(size)/2], 4)
	if hi-lo < 16*em {
		return 0, false
	}
	// candidates are the left edges of lines, seen from just before them
	edges := make([]float32, 0, len(frags))
	for _, f := range frags {
		if f.left > lo+(hi-lo)*0.2 && f.left < lo+(hi-lo)*0.8 {
			edges = append(edges, f.left)
		}
	}
	sort.Slice(edges, func(i, j int) bool { return edges[i] < edges[j] })
	bestX, best := float32(0), 0
	for i, e := range edges {
		if i > 0 && e-edges[i-1] < 0.5 {
			continue
		}
		x := e - 0.3*em
		var l, r []line
		across, wide := 0, 0
		for _, f := range frags {
			switch {
			case f.right <= x:
				l = append(l, f)
			case f.left >= x:
				r = append(r, f)
			default:
				across++
			}
		}
		if len(l) < 4 || len(r) < 4 {
			continue
		}
		for _, side := range [][]line{l, r} {
			n := 0
			for _, f := range side {
				if len(f.text) >= 18 {
					n++
				}
			}
			if n*5 >= len(side)*3 {
				wide++
			}
		}
		if wide < 2 || across > min(len(l), len(r)) {
			continue
		}
		top := max(extreme(l, true), extreme(r, true))
		bottom := min(extreme(l, false), extreme(r, false))
		if bottom-top < 3*em { // not beside each other
			continue
		}
		if score := min(len(l), len(r))*3 - across*2; score > best {
			best, bestX = score, x
		}
	}
	return bestX, best > 0
}

func extreme(ls []line, top bool) float32 {
	v := ls[0].top
	if !top {
		v = ls[0].bottom
	}
	for _, l := range ls {
		if top {
			v = min(v, l.top)
		} else {
			v = max(v, l.bottom)
		}
	}
	return v
}

// joinRows sorts a column from top to bottom and joins what stands on one base line.
func joinRows(col []line) []line {
	sort.SliceStable(col, func(i, j int) bool { return mid(col[i]) < mid(col[j]) })
	var rows [][]line
	for _, f := range col {
		if n := len(rows); n > 0 {
			last := rows[n-1][0]
			h := min(last.bottom-last.top, f.bottom-f.top)
			if over := min(last.bottom, f.bottom) - max(last.top, f.top); over > h*0.55 {
				rows[n-1] = append(rows[n-1], f)
				continue
			}
		}
		rows = append(rows, []line{f})
	}
	out := make([]line, 0, len(rows))
	for _, row := range rows {
		sort.SliceStable(row, func(i, j int) bool { return row[i].left < row[j].left })
		l := row[0]
		for _, f := range row[1:] {
			if f.left > l.right+0.1*max(l.size, 4) || f.left < l.left {
				l.text += " "
			}
			for _, m := range f.marks {
				m.at += len(l.text)
				l.marks = append(l.marks, m)
			}
			l.text += f.text
			l.left, l.right = min(l.left, f.left), max(l.right, f.right)
			l.top, l.bottom = min(l.top, f.top), max(l.bottom, f.bottom)
			l.size = max(l.size, f.size)
		}
		out = append(out, l)
	}
	return out
}
