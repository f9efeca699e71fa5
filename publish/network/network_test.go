package network

import (
	"fmt"
	"math"
	"reflect"
	"testing"
)

// clusters makes k groups of size n, joined inside and, by one edge, to the next.
func clusters(k, n int) (nodes []Node, edges []Edge) {
	for g := range k {
		for i := range n {
			at := len(nodes)
			nodes = append(nodes, Node{Key: fmt.Sprint(g, "/", i), Label: fmt.Sprint("Actor ", g, ".", i), Weight: float64(1 + i)})
			if i > 0 {
				edges = append(edges, Edge{From: at - 1, To: at}, Edge{From: at - i, To: at})
			}
		}
		if g > 0 {
			edges = append(edges, Edge{From: len(nodes) - n, To: len(nodes) - 2*n})
		}
	}
	return
}

func TestThreeHundredActorsCanBeRead(t *testing.T) {
	nodes, edges := clusters(20, 15)
	p := Layout(nodes, edges, 1400, 1000)
	labels := 0
	for i := range p {
		if p[i].X < 0 || p[i].X > 1400 || p[i].Y < 0 || p[i].Y > 1000 || math.IsNaN(p[i].X) {
			t.Fatalf("node %d lies at %v", i, p[i])
		}
		if p[i].Anchor != "" {
			labels++
		}
		for j := range i {
			if d := math.Hypot(p[i].X-p[j].X, p[i].Y-p[j].Y); d < p[i].R+p[j].R-0.5 {
				t.Errorf("nodes %d and %d cover each other", i, j)
			}
		}
	}
	if labels < 150 {
		t.Errorf("%d of 300 labels have room", labels)
	}
}

// A label stands where no line runs through it, if there is such a place.
func TestLinesRunBesideLabels(t *testing.T) {
	nodes := []Node{{Key: "a", Label: "Congress", Weight: 3}, {Key: "b", Label: "Merino", Weight: 1}, {Key: "c", Label: "Paniagua", Weight: 1}}
	edges := []Edge{{From: 1, To: 0}, {From: 2, To: 0}}
	p := []Place{{X: 300, Y: 200, R: 12}, {X: 420, Y: 196, R: 6}, {X: 280, Y: 300, R: 6}}
	label(nodes, edges, p, 800, 600)
	long := 8 * fontSize * charWide
	for _, e := range edges {
		x := map[string]float64{"start": p[0].LabelX, "end": p[0].LabelX - long, "middle": p[0].LabelX - long/2}[p[0].Anchor]
		if (rectangle{x, p[0].LabelY - fontSize*0.85, x + long, p[0].LabelY + fontSize*0.25}).crossed(p[e.From].X, p[e.From].Y, p[e.To].X, p[e.To].Y) {
			t.Errorf("a line runs through the label of %v", p[0])
		}
	}
	for _, c := range []struct {
		x1, y1, x2, y2 float64
		want           bool
	}{{0, 5, 20, 5, true}, {0, 15, 20, 15, false}, {5, 5, 6, 6, true}, {-5, 0, 0, 20, false}, {0, 20, 20, 0, true}, {15, 0, 15, 20, false}} {
		if got := (rectangle{0, 0, 10, 10}).crossed(c.x1, c.y1, c.x2, c.y2); got != c.want {
			t.Errorf("%v crosses: %v", c, got)
		}
	}
}

// TestFriendsStandNearer: inside a group nodes lie nearer to each other than across groups.
func TestFriendsStandNearer(t *testing.T) {
	nodes, edges := clusters(4, 8)
	p := Layout(nodes, edges, 1000, 1000)
	var in, across, n, m float64
	for i := range p {
		for j := range i {
			d := math.Hypot(p[i].X-p[j].X, p[i].Y-p[j].Y)
			if i/8 == j/8 {
				in, n = in+d, n+1
			} else {
				across, m = across+d, m+1
			}
		}
	}
	if in/n > 0.6*across/m {
		t.Errorf("friends lie %.0f apart, others %.0f", in/n, across/m)
	}
}

func TestTheSameGraphGivesTheSamePicture(t *testing.T) {
	nodes, edges := clusters(5, 6)
	if a, b := Layout(nodes, edges, 800, 600), Layout(nodes, edges, 800, 600); !reflect.DeepEqual(a, b) {
		t.Error("two pictures of one graph")
	}
}

func TestOddGraphs(t *testing.T) {
	if got := Layout(nil, nil, 100, 100); len(got) != 0 {
		t.Error("nodes out of nothing")
	}
	one := Layout([]Node{{Key: "a", Label: "A", Weight: 1}}, []Edge{{0, 0, false}, {0, 7, false}, {-1, 0, true}}, 200, 100)
	if one[0].X != 100 || one[0].Y != 50 || one[0].Anchor == "" {
		t.Errorf("one node: %+v", one[0])
	}
	same := make([]Node, 30)
	for i := range same {
		same[i] = Node{Key: "same", Label: "x", Weight: 1}
	}
	for i, p := range Layout(same, nil, 400, 400) {
		if math.IsNaN(p.X) || math.IsInf(p.Y, 0) {
			t.Fatalf("node %d of thirty in one place: %+v", i, p)
		}
	}
	if got := Layout(make([]Node, MaxNodes+5), nil, 100, 100); len(got) != MaxNodes {
		t.Errorf("%d places", len(got))
	}
}

func BenchmarkLayout300(b *testing.B) {
	nodes, edges := clusters(20, 15)
	for b.Loop() {
		Layout(nodes, edges, 1400, 1000)
	}
}
