package furniture

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
)

//go:embed weights.txt
var weightsFile string

//go:embed weights-html.txt
var markupWeightsFile string

// model is two stages of logistic regression. The first looks at a unit and its surroundings,
// the second also at the first's answers around it.
type model struct {
	of     *features
	first  []float64 // as many as local features
	second []float64 // as many as features
}

var forText, forMarkup = mustParse("weights.txt", weightsFile, textFeatures), mustParse("weights-html.txt", markupWeightsFile, markupFeatures)

func mustParse(name, s string, of *features) model {
	m, err := parseModel(s, of)
	if err != nil {
		panic("document/furniture/" + name + ": " + err.Error())
	}
	return m
}

// parseModel reads "name first second" lines; "-" stands where the first stage has no such feature.
func parseModel(s string, of *features) (model, error) {
	m := model{of, make([]float64, of.local), make([]float64, len(of.names))}
	place := make(map[string]int, len(of.names))
	for i, n := range of.names {
		place[n] = i
	}
	seen := 0
	for n, l := range strings.Split(s, "\n") {
		f := strings.Fields(l)
		if len(f) == 0 || strings.HasPrefix(l, "#") {
			continue
		}
		i, ok := place[f[0]]
		if !ok || len(f) != 3 {
			return m, fmt.Errorf("line %d: unknown feature or wrong number of columns: %q", n+1, l)
		}
		seen++
		var err error
		if i < of.local {
			if m.first[i], err = strconv.ParseFloat(f[1], 64); err != nil {
				return m, fmt.Errorf("line %d: %w", n+1, err)
			}
		}
		if m.second[i], err = strconv.ParseFloat(f[2], 64); err != nil {
			return m, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	if seen != 0 && seen != len(of.names) {
		return m, fmt.Errorf("%d features, want %d: make the weights again", seen, len(of.names))
	}
	return m, nil
}

func (m model) String() string {
	var b strings.Builder
	for i, n := range m.of.names {
		first := "-"
		if i < m.of.local {
			first = strconv.FormatFloat(m.first[i], 'f', 3, 64)
		}
		fmt.Fprintf(&b, "%s %s %.3f\n", n, first, m.second[i])
	}
	return b.String()
}

func dot(w []float64, v vector) float64 {
	s := 0.0
	for i, x := range v {
		if x != 0 {
			s += w[i] * float64(x)
		}
	}
	return s
}

// answers runs both stages: log odds that a unit is body.
func (m model) answers(p *page) []float64 {
	n := len(p.units)
	first, out := make([]float64, n), make([]float64, n)
	var b builder
	b.v = make(vector, 0, len(m.of.names))
	vs := make([]vector, n)
	store := make(vector, 0, n*m.of.local)
	for i := range p.units {
		b.v = b.v[:0]
		b.all(p, i)
		first[i] = dot(m.first, b.v)
		store = append(store, b.v...)
		vs[i] = store[len(store)-m.of.local:]
	}
	seg := best(p, first)
	for i := range p.units {
		b.v = append(b.v[:0], vs[i]...)
		b.second(p, first, seg, i)
		out[i] = dot(m.second, b.v)
	}
	return out
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
