package main

import (
	"math"
	"math/rand/v2"
)

// learner is a log-linear model fitted by AdaGrad (Duchi, Hazan and Singer 2011) with an L1 penalty
// that is applied when a weight is touched; independent labels or one softmax over all.
type learner struct {
	labels      int
	independent bool
	index       map[string]int32
	names       []string
	count       []int
	x           [][]int32
	y           [][]float32
	w, g        [][]float32
}

func newLearner(labels int, independent bool) *learner {
	return &learner{labels: labels, independent: independent, index: map[string]int32{}}
}

func (l *learner) add(features []string, y []float32) {
	x := make([]int32, len(features))
	for i, f := range features {
		id, ok := l.index[f]
		if !ok {
			id = int32(len(l.names))
			l.index[f] = id
			l.names = append(l.names, f)
			l.count = append(l.count, 0)
		}
		l.count[id]++
		x[i] = id
	}
	l.x = append(l.x, x)
	l.y = append(l.y, y)
}

// fitting says how to learn.
type fitting struct {
	epochs   int
	rate, l1 float64
	floor    int // features seen fewer times are left out
	runs     int // over the data in different orders; their mean takes away the noise of the last steps
}

// fit gives the weights of each feature.
func (l *learner) fit(o fitting) map[string][]float32 {
	out := map[string][]float32{}
	for run := range o.runs {
		l.run(o.epochs, o.rate, o.l1, o.floor, uint64(run))
		for i, w := range l.w {
			if w == nil {
				continue
			}
			sum := out[l.names[i]]
			if sum == nil {
				sum = make([]float32, l.labels)
				out[l.names[i]] = sum
			}
			for k := range w {
				sum[k] += w[k] / float32(o.runs)
			}
		}
	}
	return out
}

// run is one run of all epochs.
func (l *learner) run(epochs int, rate, l1 float64, floor int, seed uint64) {
	l.w = make([][]float32, len(l.names))
	l.g = make([][]float32, len(l.names))
	for i := range l.names {
		if l.count[i] >= floor {
			l.w[i] = make([]float32, l.labels)
			l.g[i] = make([]float32, l.labels)
		}
	}
	rng := rand.New(rand.NewPCG(7, 11+seed))
	order := rng.Perm(len(l.x))
	sum := make([]float64, l.labels)
	for range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			for k := range sum {
				sum[k] = 0
			}
			for _, id := range l.x[n] {
				for k, w := range l.w[id] {
					sum[k] += float64(w)
				}
			}
			if l.independent {
				for k := range sum {
					sum[k] = 1 / (1 + math.Exp(-sum[k]))
				}
			} else {
				top := sum[0]
				for _, s := range sum {
					top = math.Max(top, s)
				}
				z := 0.0
				for k := range sum {
					sum[k] = math.Exp(sum[k] - top)
					z += sum[k]
				}
				for k := range sum {
					sum[k] /= z
				}
			}
			for _, id := range l.x[n] {
				w, g := l.w[id], l.g[id]
				for k := range w {
					d := sum[k] - float64(l.y[n][k])
					if d < 0.002 && d > -0.002 {
						continue
					}
					g[k] += float32(d * d)
					step := rate / math.Sqrt(1e-3+float64(g[k]))
					v := float64(w[k]) - step*d
					if v > 0 {
						v = math.Max(0, v-step*l1)
					} else {
						v = math.Min(0, v+step*l1)
					}
					w[k] = float32(v)
				}
			}
		}
	}
}
