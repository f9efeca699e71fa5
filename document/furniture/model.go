package furniture

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed weights.txt
var weightsFile string

//go:embed weights-html.txt
var markupWeightsFile string

// forest is a sum of small decision trees; its answer is log odds.
type forest struct {
	base  float64
	nodes []split
	roots []int32
}

// split is a node of a tree. A leaf has feature -1 and its answer in cut.
type split struct {
	cut     float32
	feature int16 // a unit with less than cut goes to the next node, any other to right
	right   int32
}

func (f *forest) answer(v vector) float64 {
	x := f.base
	for _, at := range f.roots {
		n := &f.nodes[at]
		for n.feature >= 0 {
			if v[n.feature] < n.cut {
				at++
			} else {
				at = n.right
			}
			n = &f.nodes[at]
		}
		x += float64(n.cut)
	}
	return x
}

// model is two forests. The first looks at a unit and its surroundings, the second also at
// the first's answers around it.
type model struct {
	of            *features
	first, second forest
}

var forText, forMarkup = mustParse("weights.txt", weightsFile, textFeatures), mustParse("weights-html.txt", markupWeightsFile, markupFeatures)

func mustParse(name, s string, of *features) model {
	m, err := parseModel(s, of)
	if err != nil {
		panic("document/furniture/" + name + ": " + err.Error())
	}
	return m
}

// parseModel reads what String writes: for each forest a line with its name and base, then a line for each tree, a node
// before its children, "feature<cut" for a node and "=answer" for a leaf.
func parseModel(s string, of *features) (model, error) {
	m := model{of: of}
	place := make(map[string]int, len(of.names))
	for i, n := range of.names {
		place[n] = i
	}
	var f *forest
	for n, l := range strings.Split(s, "\n") {
		words := strings.Fields(l)
		if len(words) == 0 || strings.HasPrefix(l, "#") {
			continue
		}
		err := error(nil)
		switch {
		case len(words) == 2 && words[0] == "first":
			f = &m.first
			f.base, err = strconv.ParseFloat(words[1], 64)
		case len(words) == 2 && words[0] == "second":
			f = &m.second
			f.base, err = strconv.ParseFloat(words[1], 64)
		case f == nil:
			err = fmt.Errorf("a tree before the name of its forest")
		default:
			known := of.local
			if f == &m.second {
				known = len(of.names)
			}
			f.roots = append(f.roots, int32(len(f.nodes)))
			if words, err = f.grow(words, place, known, 0); err == nil && len(words) > 0 {
				err = fmt.Errorf("more nodes than the tree has: %s", words[0])
			}
		}
		if err != nil {
			return m, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	return m, nil
}

// grow reads one subtree and gives the words after it.
func (f *forest) grow(words []string, place map[string]int, known, depth int) ([]string, error) {
	if len(words) == 0 || depth > 64 {
		return nil, fmt.Errorf("the tree is cut off")
	}
	w := words[0]
	name, number, node := strings.Cut(w, "<")
	if !node {
		number = strings.TrimPrefix(w, "=")
	}
	cut, err := strconv.ParseFloat(number, 32)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", w, err)
	}
	at := len(f.nodes)
	f.nodes = append(f.nodes, split{float32(cut), -1, 0})
	if !node {
		return words[1:], nil
	}
	feature, ok := place[name]
	if !ok || feature >= known {
		return nil, fmt.Errorf("unknown feature %s: make the weights again", name)
	}
	f.nodes[at].feature = int16(feature)
	if words, err = f.grow(words[1:], place, known, depth+1); err != nil {
		return nil, err
	}
	f.nodes[at].right = int32(len(f.nodes))
	return f.grow(words, place, known, depth+1)
}

func (m model) String() string {
	var b strings.Builder
	for i, f := range [...]*forest{&m.first, &m.second} {
		fmt.Fprintf(&b, "%s %.4f\n", [...]string{"first", "second"}[i], f.base)
		for _, at := range f.roots {
			f.write(&b, m.of.names, at)
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func (f *forest) write(b *strings.Builder, names []string, at int32) {
	n := f.nodes[at]
	cut := strconv.FormatFloat(float64(n.cut), 'g', 4, 32)
	if n.feature < 0 {
		b.WriteString("=" + cut)
		return
	}
	b.WriteString(names[n.feature] + "<" + cut + " ")
	f.write(b, names, at+1)
	b.WriteByte(' ')
	f.write(b, names, n.right)
}

// answers runs both forests: log odds that a unit is body.
func (m model) answers(p *page) []float64 {
	n := len(p.units)
	first, out := make([]float64, n), make([]float64, n)
	b := builder{v: make(vector, 0, len(m.of.names))}
	store := make(vector, 0, n*m.of.local)
	for i := range p.units {
		b.v = b.v[:0]
		b.all(p, i)
		first[i] = m.first.answer(b.v)
		store = append(store, b.v...)
	}
	s := newSecond(p, first)
	for i := range p.units {
		b.v = append(b.v[:0], store[i*m.of.local:(i+1)*m.of.local]...)
		b.second(s, i)
		out[i] = m.second.answer(b.v)
	}
	return out
}
