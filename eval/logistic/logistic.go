// Package logistic fits logistic regressions of a few dozen numbers: Newton's method (iteratively reweighted least squares) with a
// Gaussian prior around given weights (MacKay 1992). What is learned for the reader's last decisions and for its confidence is fitted here.
package logistic

import (
	"math"
	"slices"
)

// Example is one item: its numbers, how much it counts (0 = once), and whether it is right.
type Example struct {
	X      []float64
	Weight float64
	Right  bool
}

// Prior holds weights near Mean, each as firmly as Firm says (the inverse of its variance; 0 = free).
type Prior struct {
	Mean, Firm []float64
}

// Even is a prior of one firmness for all weights.
func Even(mean []float64, firm float64) Prior {
	p := Prior{Mean: mean, Firm: make([]float64, len(mean))}
	for i := range p.Firm {
		p.Firm[i] = firm
	}
	return p
}

// Fit finds the most probable weights.
func Fit(data []Example, prior Prior) []float64 {
	n := len(prior.Mean)
	w := slices.Clone(prior.Mean)
	now := cost(data, prior, w)
	for range 25 {
		grad, hess := make([]float64, n), make([][]float64, n)
		for i := range n {
			hess[i] = make([]float64, n)
			grad[i] = -prior.Firm[i] * (w[i] - prior.Mean[i])
			hess[i][i] = prior.Firm[i] + 1e-9
		}
		for k := range data {
			e := &data[k]
			p, y, c := Sigmoid(Dot(e.X, w)), 0.0, e.Weight
			if e.Right {
				y = 1
			}
			if c == 0 {
				c = 1
			}
			for i, xi := range e.X {
				if xi == 0 {
					continue
				}
				grad[i] += c * (y - p) * xi
				for j, xj := range e.X {
					hess[i][j] += c * p * (1 - p) * xi * xj
				}
			}
		}
		// a full step may go too far where the weights are loose: it is halved until what it reaches is more probable
		step, far, next := solve(hess, grad), 0.0, 0.0
		to := slices.Clone(w)
		for half := 1.0; half > 1e-4; half /= 2 {
			far = 0
			for i, s := range step {
				to[i] = w[i] + half*s
				far = max(far, math.Abs(half*s))
			}
			if next = cost(data, prior, to); next <= now {
				break
			}
		}
		if next > now {
			break
		}
		w, now = to, next
		if far < 1e-6 {
			break
		}
	}
	return w
}

// cost is what Fit makes least: the loss of the examples and the distance from the prior.
func cost(data []Example, prior Prior, w []float64) float64 {
	sum := 0.0
	for k := range data {
		e := &data[k]
		c := e.Weight
		if c == 0 {
			c = 1
		}
		sum += c * Loss(Sigmoid(Dot(e.X, w)), e.Right)
	}
	for i := range w {
		d := w[i] - prior.Mean[i]
		sum += prior.Firm[i] * d * d / 2
	}
	return sum
}

// Sigmoid is the probability of log odds.
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Logit is the log odds of a probability, within bounds.
func Logit(p float64) float64 {
	p = min(max(p, 1e-9), 1-1e-9)
	return math.Log(p / (1 - p))
}

// Loss is the negative log of the probability given to what is so.
func Loss(p float64, right bool) float64 {
	if !right {
		p = 1 - p
	}
	return -math.Log(max(p, 1e-9))
}

// Dot is the inner product.
func Dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

// solve is Gaussian elimination with pivots; a is positive definite by the prior.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	for i := range n {
		p := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p], x[i], x[p] = a[p], a[i], x[p], x[i]
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			x[k] -= f * x[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
}
