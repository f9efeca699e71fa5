// Package network lays out who stands with and against whom, for a picture that can be read at 300 actors: a force-directed layout
// (T. Fruchterman and E. Reingold, Graph drawing by force-directed placement, 1991) with gravity that keeps parts together, which repeats itself to the
// last bit for the same graph, and labels that do not cover each other.
//
// Lengths are SVG user units. What a node or an edge means is the caller's.
package network

import (
	"hash/fnv"
	"math"
	"sort"
	"unicode/utf8"
)

// Node is an actor.
type Node struct {
	Key    string // decides where it starts: the same key, the same picture
	Label  string
	Weight float64 // how much is told of it: its radius and the rank of its label
}

// Edge joins two nodes by index.
type Edge struct {
	From, To int
	// Apart pushes its ends away from each other, as opposition does, where others draw them together.
	Apart bool
}

// Place is where a node is drawn, and its label.
type Place struct {
	X, Y, R float64
	// LabelX is where the label is anchored, LabelY its base line; Anchor is "start", "end" or "middle"; empty = there is no room for it.
	LabelX, LabelY float64
	Anchor         string
}

// MaxNodes bounds a layout, which takes the square of it in time.
const MaxNodes = 600

const (
	rounds   = 300
	minR     = 3.5
	maxR     = 13
	fontSize = 11.5
	charWide = 0.54 // of the font size, on average
	margin   = 24
)

// Layout places at most MaxNodes nodes in a picture of width by height. Edges beyond them, and from a node to itself, are passed over.
func Layout(nodes []Node, edges []Edge, width, height float64) []Place {
	n := min(len(nodes), MaxNodes)
	out := make([]Place, n)
	if n == 0 {
		return out
	}
	heaviest := 1.0
	for _, v := range nodes[:n] {
		heaviest = max(heaviest, v.Weight)
	}
	for i := range out {
		h := fnv.New64a()
		h.Write([]byte(nodes[i].Key))
		s := h.Sum64()
		angle, radius := float64(s%4096)/4096*2*math.Pi, math.Sqrt(float64(s>>12%4096)/4096)
		out[i] = Place{X: math.Cos(angle) * radius, Y: math.Sin(angle) * radius, R: minR + (maxR-minR)*math.Sqrt(max(0, nodes[i].Weight)/heaviest)}
	}
	degree := make([]float64, n)
	for _, e := range edges {
		if e.ok(n) {
			degree[e.From]++
			degree[e.To]++
		}
	}
	ideal := 1 / math.Sqrt(float64(n))
	dx, dy := make([]float64, n), make([]float64, n)
	for round := range rounds {
		heat := 0.12 * math.Pow(1-float64(round)/rounds, 1.5)
		clear(dx)
		clear(dy)
		for i := range n {
			for j := i + 1; j < n; j++ {
				x, y := out[i].X-out[j].X, out[i].Y-out[j].Y
				d2 := x*x + y*y
				if d2 < 1e-9 { // two in one place part along a line of their own
					x, y, d2 = 1e-4*float64(1+i%7), 1e-4*float64(1+j%5), 1e-7
				}
				f := ideal * ideal / d2
				dx[i], dy[i] = dx[i]+x*f, dy[i]+y*f
				dx[j], dy[j] = dx[j]-x*f, dy[j]-y*f
			}
			g := 0.9 * ideal // gravity
			dx[i], dy[i] = dx[i]-out[i].X*g, dy[i]-out[i].Y*g
		}
		for _, e := range edges {
			if !e.ok(n) {
				continue
			}
			x, y := out[e.From].X-out[e.To].X, out[e.From].Y-out[e.To].Y
			d := math.Hypot(x, y)
			f := d / ideal / (1 + 0.15*min(degree[e.From], degree[e.To]))
			if e.Apart { // opponents are drawn together as well, or they would have no place beside each other, but stay farther off
				f = (d - 2.5*ideal) / ideal / 2
			}
			dx[e.From], dy[e.From] = dx[e.From]-x*f, dy[e.From]-y*f
			dx[e.To], dy[e.To] = dx[e.To]+x*f, dy[e.To]+y*f
		}
		for i := range n {
			l := math.Hypot(dx[i], dy[i])
			if l > 0 {
				step := min(l, heat)
				out[i].X, out[i].Y = out[i].X+dx[i]/l*step, out[i].Y+dy[i]/l*step
			}
		}
	}
	fill(out, width, height)
	spread(out, width, height)
	label(nodes, edges, out, width, height)
	return out
}

func (e Edge) ok(n int) bool {
	return e.From != e.To && e.From >= 0 && e.To >= 0 && e.From < n && e.To < n
}

// fill stretches the layout over the picture.
func fill(p []Place, width, height float64) {
	x1, y1, x2, y2 := p[0].X, p[0].Y, p[0].X, p[0].Y
	for _, q := range p {
		x1, x2, y1, y2 = min(x1, q.X), max(x2, q.X), min(y1, q.Y), max(y2, q.Y)
	}
	put := func(v, low, high, size float64) float64 {
		if high-low < 1e-9 {
			return size / 2
		}
		return margin + (v-low)/(high-low)*(size-2*margin)
	}
	for i := range p {
		p[i].X, p[i].Y = put(p[i].X, x1, x2, width), put(p[i].Y, y1, y2, height)
	}
}

// spread moves nodes off each other, and keeps them in the picture.
func spread(p []Place, width, height float64) {
	const gap = 14 // room for a line of text between two nodes
	for range 80 {
		moved := false
		for i := range p {
			for j := i + 1; j < len(p); j++ {
				x, y := p[i].X-p[j].X, p[i].Y-p[j].Y
				d, want := math.Hypot(x, y), p[i].R+p[j].R+gap
				if d >= want {
					continue
				}
				if d < 1e-6 {
					x, y, d = 1, float64(i%3)-1, math.Hypot(1, float64(i%3)-1)
				}
				push := (want - d) / 2 / d
				p[i].X, p[i].Y, p[j].X, p[j].Y = p[i].X+x*push, p[i].Y+y*push, p[j].X-x*push, p[j].Y-y*push
				moved = true
			}
		}
		for i := range p {
			p[i].X, p[i].Y = max(margin, min(width-margin, p[i].X)), max(margin, min(height-margin, p[i].Y))
		}
		if !moved {
			return
		}
	}
}

type rectangle struct{ x1, y1, x2, y2 float64 }

func (r rectangle) meets(o rectangle) bool {
	return r.x1 < o.x2 && o.x1 < r.x2 && r.y1 < o.y2 && o.y1 < r.y2
}

// crossed tells whether the line between two points runs through a rectangle (Liang and Barsky 1984).
func (r rectangle) crossed(x1, y1, x2, y2 float64) bool {
	from, to := 0.0, 1.0
	for _, side := range [...][2]float64{{x1 - x2, x1 - r.x1}, {x2 - x1, r.x2 - x1}, {y1 - y2, y1 - r.y1}, {y2 - y1, r.y2 - y1}} {
		switch p, q := side[0], side[1]; {
		case p == 0 && q < 0:
			return false
		case p < 0:
			from = max(from, q/p)
		case p > 0:
			to = min(to, q/p)
		}
	}
	return from <= to
}

// label finds room for the labels, the heaviest node first: where the fewest lines run through them. One that would cover a node or another
// label is left out.
func label(nodes []Node, edges []Edge, p []Place, width, height float64) {
	var taken []rectangle
	for _, q := range p {
		taken = append(taken, rectangle{q.X - q.R, q.Y - q.R, q.X + q.R, q.Y + q.R})
	}
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return nodes[order[a]].Weight > nodes[order[b]].Weight })
	for _, i := range order {
		q := &p[i]
		long := float64(utf8.RuneCountInString(nodes[i].Label)) * fontSize * charWide
		if long == 0 {
			continue
		}
		var best rectangle
		fewest := math.MaxInt
		for _, c := range []struct {
			anchor string
			x, y   float64
		}{{"start", q.X + q.R + 3, q.Y + fontSize*0.35}, {"end", q.X - q.R - 3, q.Y + fontSize*0.35}, {"middle", q.X, q.Y - q.R - 4}, {"middle", q.X, q.Y + q.R + fontSize},
			{"start", q.X + q.R, q.Y - q.R - 1}, {"start", q.X + q.R, q.Y + q.R + fontSize - 2}, {"end", q.X - q.R, q.Y - q.R - 1}, {"end", q.X - q.R, q.Y + q.R + fontSize - 2}} {
			box := rectangle{c.x, c.y - fontSize*0.85, c.x + long, c.y + fontSize*0.25}
			switch c.anchor {
			case "end":
				box.x1, box.x2 = c.x-long, c.x
			case "middle":
				box.x1, box.x2 = c.x-long/2, c.x+long/2
			}
			if box.x1 < 2 || box.y1 < 2 || box.x2 > width-2 || box.y2 > height-2 {
				continue
			}
			free := true
			for k, t := range taken {
				if k != i && box.meets(t) {
					free = false
					break
				}
			}
			if !free {
				continue
			}
			lines := 0
			for _, e := range edges {
				if e.ok(len(p)) && box.crossed(p[e.From].X, p[e.From].Y, p[e.To].X, p[e.To].Y) {
					lines++
				}
			}
			if lines < fewest {
				q.LabelX, q.LabelY, q.Anchor = c.x, c.y, c.anchor
				best, fewest = box, lines
			}
			if fewest == 0 {
				break
			}
		}
		if q.Anchor != "" {
			taken = append(taken, best)
		}
	}
}
