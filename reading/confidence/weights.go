package confidence

import (
	"fmt"
	"io"
	"slices"
	"strconv"
)

// set takes one line of weights.txt: kind, sign, number. It returns what is wrong with it.
func (m *models) set(f []string) string {
	if len(f) != 3 {
		return "want kind, sign and number"
	}
	k := slices.Index(kindNames[:], f[0])
	if k < 0 {
		return "no such kind"
	}
	v, err := strconv.ParseFloat(f[2], 64)
	if err != nil {
		return "no number"
	}
	switch f[1] {
	case "bias":
		m[k].bias = v
		return ""
	case "score":
		m[k].score = v
		return ""
	}
	i := slices.Index(signNames[k], f[1])
	if i < 0 {
		return "no such sign"
	}
	m[k].sign[i] = v
	return ""
}

// Names are the names of the numbers of a kind, in the order in which [Kind.Vector] gives them.
func (k Kind) Names() []string { return append([]string{"bias", "score"}, signNames[k]...) }

// Vector is the signs of an item as numbers, for learning.
func (k Kind) Vector(s Signs) []float64 {
	x := make([]float64, 2+len(signNames[k]))
	x[0], x[1] = 1, s.Score
	for i := range signNames[k] {
		if s.On>>i&1 == 1 {
			x[2+i] = 1
		}
	}
	return x
}

// Write prints the weights of one kind as weights.txt holds them.
func (k Kind) Write(w io.Writer, weights []float64) error {
	for i, n := range k.Names() {
		if _, err := fmt.Fprintf(w, "%s %s %.3f\n", k, n, weights[i]); err != nil {
			return err
		}
	}
	return nil
}
