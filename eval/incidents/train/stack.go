package main

import (
	"math"

	"testigo/eval/incidents"
)

// table is what a dense model learns from: a vector a row, and the fold of its document.
type table struct {
	rows  [][]float64
	folds []int
}

func (t *table) add(v []float64, fold int) {
	t.rows = append(t.rows, v)
	t.folds = append(t.folds, fold)
}

// stack learns a model from all rows, and tells for each row what a model says that was learned without its fold.
func (t *table) stack(ridge float64, label func(int) bool, tell func(int, float64)) incidents.Dense {
	for fold := range folds {
		m := t.fit(ridge, label, fold)
		for i, v := range t.rows {
			if t.folds[i] == fold {
				tell(i, m.P(v))
			}
		}
	}
	return t.fit(ridge, label, -1)
}

// fit is logistic regression with a ridge (le Cessie and van Houwelingen 1992) by Newton's method, over
// columns brought to mean 0 and deviation 1; the weights are for the columns as they were.
func (t *table) fit(ridge float64, label func(int) bool, without int) incidents.Dense {
	if len(t.rows) == 0 {
		return nil
	}
	n := len(t.rows[0])
	mean, dev := make([]float64, n), make([]float64, n)
	var rows [][]float64
	var y []float64
	for i, v := range t.rows {
		if t.folds[i] == without {
			continue
		}
		rows = append(rows, v)
		if label(i) {
			y = append(y, 1)
		} else {
			y = append(y, 0)
		}
		for k, x := range v {
			mean[k] += x
			dev[k] += x * x
		}
	}
	for k := range mean {
		mean[k] /= float64(len(rows))
		dev[k] = math.Sqrt(math.Max(0, dev[k]/float64(len(rows))-mean[k]*mean[k]))
	}
	z := make([][]float64, len(rows))
	for i, v := range rows {
		z[i] = make([]float64, n+1)
		for k, x := range v {
			if dev[k] > 1e-9 {
				z[i][k] = (x - mean[k]) / dev[k]
			}
		}
		z[i][n] = 1
	}
	w := newton(z, y, ridge)
	out := make(incidents.Dense, n+1)
	out[n] = w[n]
	for k := range n {
		if dev[k] > 1e-9 {
			out[k] = w[k] / dev[k]
			out[n] -= out[k] * mean[k]
		}
	}
	return out
}

// newton minimises the logistic loss plus ridge/2 times the squared weights but the last, the bias.
func newton(z [][]float64, y []float64, ridge float64) []float64 {
	n := len(z[0])
	w := make([]float64, n)
	for range 12 {
		g := make([]float64, n)
		h := make([][]float64, n)
		for k := range h {
			h[k] = make([]float64, n)
		}
		for i, v := range z {
			x := 0.0
			for k, a := range v {
				x += a * w[k]
			}
			p := incidents.Probability(x)
			d, q := p-y[i], math.Max(p*(1-p), 1e-6)
			for k, a := range v {
				g[k] += d * a
				if a == 0 {
					continue
				}
				row := h[k][:k+1]
				for j := range row {
					row[j] += q * a * v[j]
				}
			}
		}
		for k := range n {
			damp := ridge
			if k == n-1 {
				damp = 1e-6
			}
			g[k] += damp * w[k]
			h[k][k] += damp
		}
		step := solve(h, g)
		size := 0.0
		for k := range w {
			w[k] -= step[k]
			size = math.Max(size, math.Abs(step[k]))
		}
		if size < 1e-6 {
			break
		}
	}
	return w
}

// solve gives x with h x = g for a symmetric positive h of which the lower half is filled (Cholesky); h is used up.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := 0; j <= i; j++ {
			sum := h[i][j]
			for k := range j {
				sum -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(math.Max(sum, 1e-12))
			} else {
				h[i][j] = sum / h[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		x[i] = g[i]
		for k := range i {
			x[i] -= h[i][k] * x[k]
		}
		x[i] /= h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= h[k][i] * x[k]
		}
		x[i] /= h[i][i]
	}
	return x
}
