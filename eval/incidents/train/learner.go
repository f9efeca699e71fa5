package main

import (
	"math"
	"math/rand/v2"

	"testigo/eval/incidents"
)

// learner fits a sparse model by AdaGrad (Duchi, Hazan and Singer 2011) with an L1 penalty that is applied when a
// weight is touched; independent labels or one softmax over all.
type learner struct {
	labels      int
	independent bool
	index       map[string]int32
	names       []string
	count       []int
	x           [][]int32 // by example: its features
	y           []float32 // by example, by label
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
	l.y = append(l.y, y...)
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
	l.leaveOut(o.floor)
	sum := make([]float32, len(l.names)*l.labels)
	for run := range o.runs {
		for i, w := range l.run(o, uint64(run)) {
			sum[i] += w / float32(o.runs)
		}
	}
	out := make(map[string][]float32, len(l.names))
	for i, name := range l.names {
		if l.count[i] >= o.floor {
			out[name] = sum[i*l.labels : (i+1)*l.labels]
		}
	}
	return out
}

func (l *learner) leaveOut(floor int) {
	for n, x := range l.x {
		k := 0
		for _, id := range x {
			if l.count[id] >= floor {
				x[k] = id
				k++
			}
		}
		l.x[n] = x[:k]
	}
}

// quiet is an error so small that its example teaches nothing; in the epoch after, it is not looked at.
const quiet = 0.005

// run is one run of all epochs.
func (l *learner) run(o fitting, seed uint64) []float32 {
	k := l.labels
	w, g := make([]float32, len(l.names)*k), make([]float32, len(l.names)*k)
	rng := rand.New(rand.NewPCG(7, 11+seed))
	order := rng.Perm(len(l.x))
	skip := make([]bool, len(l.x))
	sum, d := make([]float64, k), make([]float64, k)
	for range o.epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			if skip[n] {
				skip[n] = false
				continue
			}
			clear(sum)
			for _, id := range l.x[n] {
				for i, v := range w[int(id)*k : int(id+1)*k] {
					sum[i] += float64(v)
				}
			}
			l.probabilities(sum)
			worst := 0.0
			for i, y := range l.y[n*k : (n+1)*k] {
				d[i] = sum[i] - float64(y)
				worst = math.Max(worst, math.Abs(d[i]))
			}
			if worst < quiet {
				skip[n] = true
				continue
			}
			for _, id := range l.x[n] {
				at := int(id) * k
				for i, e := range d {
					if e < 0.002 && e > -0.002 {
						continue
					}
					g[at+i] += float32(e * e)
					step := o.rate / math.Sqrt(1e-3+float64(g[at+i]))
					v := float64(w[at+i]) - step*e
					if v > 0 {
						v = math.Max(0, v-step*o.l1)
					} else {
						v = math.Min(0, v+step*o.l1)
					}
					w[at+i] = float32(v)
				}
			}
		}
	}
	return w
}

func (l *learner) probabilities(sum []float64) {
	if l.independent {
		for i := range sum {
			sum[i] = 1 / (1 + math.Exp(-sum[i]))
		}
		return
	}
	incidents.Softmax(sum)
}
