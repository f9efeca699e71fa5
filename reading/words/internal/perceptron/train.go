package perceptron

import "math/rand/v2"

// Example is one token of a training sentence. A token with Fixed is context only.
type Example struct {
	Word
	Class uint8
	Fixed bool
}

// Train makes a model from tagged sentences in a number of passes. The same input gives the
// same model. prune drops averaged weights below that share of the largest kept one.
func Train(sentences [][]Example, passes int, prune float64, progress func(pass, wrong, all int)) *Model {
	t := &trainer{weights: make([][Classes]int32, Rows), totals: make([][Classes]int64, Rows), since: make([][Classes]int32, Rows)}
	order := make([]int, len(sentences))
	for i := range order {
		order[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for pass := range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong, all := 0, 0
		for _, k := range order {
			w, n := t.sentence(sentences[k])
			wrong, all = wrong+w, all+n
		}
		progress(pass, wrong, all)
	}
	return t.average(prune)
}

type trainer struct {
	weights [][Classes]int32
	totals  [][Classes]int64
	since   [][Classes]int32
	now     int32
	feats   [][]formFeature
	rows    []uint32
}

type formFeature struct {
	at  int
	row uint32
}

func (t *trainer) sentence(s []Example) (wrong, all int) {
	for len(t.feats) < len(s) {
		t.feats = append(t.feats, nil)
	}
	hashes := make([]uint64, len(s))
	for i := range s {
		t.feats[i] = t.feats[i][:0]
		s[i].features(func(at int, row uint32) { t.feats[i] = append(t.feats[i], formFeature{at, row}) })
		hashes[i] = hashString(s[i].Lower)
	}
	at := func(i int) uint64 {
		if i < 0 || i >= len(s) {
			return 0
		}
		return hashes[i]
	}
	t1, t2 := uint8(none), uint8(none)
	for i := range s {
		class := s[i].Class
		if !s[i].Fixed {
			t.now++
			t.gather(s, i)
			rows := context(i, t1, t2, hashes[i], at(i+1), at(i-1), s[i].Shape)
			t.rows = append(t.rows, rows[:]...)
			class = t.guess()
			all++
			if class != s[i].Class {
				wrong++
				for _, r := range t.rows {
					t.change(r, s[i].Class, 1)
					t.change(r, class, -1)
				}
			}
		}
		t1, t2 = class, t1
	}
	return wrong, all
}

// gather collects the rows of the forms around token i.
func (t *trainer) gather(s []Example, i int) {
	t.rows = t.rows[:0]
	for at, j := range [positions]int{self: i, before: i - 1, before2: i - 2, after: i + 1, after2: i + 2} {
		if j < 0 || j >= len(s) {
			continue
		}
		for _, f := range t.feats[j] {
			if f.at == at {
				t.rows = append(t.rows, f.row)
			}
		}
	}
}

func (t *trainer) guess() uint8 {
	var v [Classes]int32
	for _, r := range t.rows {
		w := &t.weights[r]
		for c := range v {
			v[c] += w[c]
		}
	}
	best := 0
	for c := 1; c < Classes; c++ {
		if v[c] > v[best] {
			best = c
		}
	}
	return uint8(best)
}

func (t *trainer) change(row uint32, class uint8, by int32) {
	w := &t.weights[row][class]
	t.totals[row][class] += int64(t.now-t.since[row][class]) * int64(*w)
	t.since[row][class] = t.now
	*w += by
}

// average turns sums over time into weights of eight bits. The scale clips the largest
// one in ten thousand, so that a few giants do not flatten the rest.
func (t *trainer) average(prune float64) *Model {
	m := &Model{rows: make([]Row, Rows)}
	var hist [1 << 12]int
	mean := func(r, c int) float64 {
		return float64(t.totals[r][c]+int64(t.now-t.since[r][c])*int64(t.weights[r][c])) / float64(t.now)
	}
	all := 0
	for r := range m.rows {
		for c := range Classes {
			if x := mean(r, c); x != 0 {
				hist[min(len(hist)-1, int(max(x, -x)*8))]++
				all++
			}
		}
	}
	top, over := len(hist)-1, 0
	for top > 1 && over+hist[top] <= all/10000 {
		over += hist[top]
		top--
	}
	largest := float64(top+1) / 8
	for r := range m.rows {
		for c := range Classes {
			x := mean(r, c)
			if x < prune*largest && x > -prune*largest {
				continue
			}
			q := x / largest * 127
			if q > 0 {
				q += 0.5
			} else {
				q -= 0.5
			}
			m.rows[r][c] = int8(max(-127, min(127, q)))
		}
	}
	return m
}
