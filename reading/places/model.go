package places

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// model holds the learned numbers. See weights.txt for the command that makes them.
type model struct {
	bias    float32
	names   []float32 // by hashed feature
	resolve [resolveFeatures]float64
}

//go:embed weights.txt
var weightsText string

var learned = sync.OnceValue(func() *model {
	m, err := readModel(weightsText)
	if err != nil {
		panic("places: " + err.Error()) // our own mistake: every test shows it
	}
	return m
})

// readModel reads lines "kind<TAB>name<TAB>number": name features by their printed form, which is
// hashed here as emit hashes it, and resolution features by their name.
func readModel(text string) (*model, error) {
	m := &model{names: make([]float32, 1<<tableBits)}
	n := 0
	for line := range strings.Lines(text) {
		n++
		if line[0] == '#' || strings.TrimSpace(line) == "" {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) != 3 {
			return nil, fmt.Errorf("weights.txt:%d: want three columns", n)
		}
		v, err := strconv.ParseFloat(f[2], 64)
		if err != nil {
			return nil, fmt.Errorf("weights.txt:%d: %w", n, err)
		}
		switch f[0] {
		case "bias":
			m.bias = float32(v)
		case "name":
			h := uint32(2166136261)
			for i := range len(f[1]) {
				h = (h ^ uint32(f[1][i])) * 16777619
			}
			m.names[(h^h>>15)&(1<<tableBits-1)] += float32(v)
		case "resolve":
			k := resolveIndex(f[1])
			if k < 0 {
				return nil, fmt.Errorf("weights.txt:%d: no feature %q", n, f[1])
			}
			m.resolve[k] = v
		default:
			return nil, fmt.Errorf("weights.txt:%d: no kind %q", n, f[0])
		}
	}
	return m, nil
}

func (m *model) score(feats []uint32) float64 {
	s := m.bias
	for _, f := range feats {
		s += m.names[f]
	}
	return 1 / (1 + math.Exp(-float64(s)))
}
