package loglinear

import (
	"fmt"
	"math"

	"testigo/estimate/table"
)

// Shape is how the chance of being recorded is assumed to differ between people. The shapes fit
// about equally and extrapolate far apart: they show how much rests on the assumption, and are
// for that only (Rivest and Baillargeon 2007; Darroch et al. 1993).
type Shape string

const (
	Same    Shape = "same"
	Bound   Shape = "Chao" // a lower bound: what is on three lists and more has parameters of its own
	Poisson Shape = "Poisson"
	Darroch Shape = "Darroch"
	Gamma   Shape = "Gamma"
)

// Heterogeneity fits list effects (or, without, one effect for all lists) and a shape.
func Heterogeneity(t *table.Table, shape Shape, listEffects bool) (*Fit, error) {
	lists := len(t.Lists)
	if lists < 2 || lists > MaxLists {
		return nil, fmt.Errorf("%d lists", lists)
	}
	y, err := t.Full()
	if err != nil {
		return nil, err
	}
	extra := []func(k float64) float64{}
	switch shape {
	case Bound:
		for j := 3; j <= lists; j++ {
			extra = append(extra, func(k float64) float64 { return math.Max(k-float64(j)+1, 0) })
		}
	case Poisson:
		extra = append(extra, func(k float64) float64 { return math.Exp2(k) - 1 })
	case Darroch:
		extra = append(extra, func(k float64) float64 { return k * k / 2 })
	case Gamma:
		extra = append(extra, func(k float64) float64 { return -math.Log(3.5+k) + math.Log(3.5) })
	}
	for {
		x := func(c int, col int) float64 {
			k := float64(table.Pattern(c).On())
			base := 1
			if listEffects {
				base = lists
			}
			switch {
			case col == 0:
				return 1
			case col <= base && listEffects:
				return float64(c >> uint(col-1) & 1)
			case col <= base:
				return k
			}
			return extra[col-base-1](k)
		}
		base := 1
		if listEffects {
			base = lists
		}
		fit, beta, err := dense(y, 1+base+len(extra), x, float64(t.People()))
		if err != nil {
			if shape == Bound && len(extra) > 0 { // no data for the last column
				extra = extra[:len(extra)-1]
				continue
			}
			return nil, err
		}
		dropped := false
		if shape == Bound { // a negative column would push the bound up: leave the first out
			for i, b := range beta[1+base:] {
				if b < 0 {
					extra = append(extra[:i:i], extra[i+1:]...)
					dropped = true
					break
				}
			}
		}
		if !dropped {
			return fit, nil
		}
	}
}

// dense fits a Poisson regression with any columns to the cells but the first.
func dense(y []float64, p int, x func(cell, col int) float64, n float64) (*Fit, []float64, error) {
	rows := make([][]float64, len(y))
	for c := range rows {
		rows[c] = make([]float64, p)
		for j := range rows[c] {
			rows[c][j] = x(c, j)
		}
	}
	info := matrix{}
	beta, grad, step := make([]float64, p), make([]float64, p), make([]float64, p)
	eta := make([]float64, len(y))
	for c := range y {
		eta[c] = math.Log(y[c] + 0.5)
	}
	last := math.Inf(1)
	for round := 0; round < 200; round++ {
		info.resize(p)
		clear(info.a)
		clear(grad)
		deviance := 0.0
		for c := 1; c < len(y); c++ {
			mu := math.Exp(math.Min(eta[c], 60))
			deviance += 2 * (mu - y[c])
			if y[c] > 0 {
				deviance += 2 * y[c] * (math.Log(y[c]) - eta[c])
			}
			z := y[c] - mu
			if round == 0 {
				z += mu * eta[c] // the first step regresses the start on the columns
			}
			for i := 0; i < p; i++ {
				grad[i] += rows[c][i] * z
				for j := 0; j <= i; j++ {
					info.a[i*p+j] += mu * rows[c][i] * rows[c][j]
				}
			}
		}
		if round > 1 && deviance > last+1e-9*(1+last) { // overshot
			for i := range step {
				step[i] /= 2
				beta[i] -= step[i]
			}
			linear(rows, beta, eta)
			continue
		}
		if !info.factor() {
			return nil, nil, ErrNotIdentified
		}
		settled := math.Abs(last-deviance) < 1e-10*(deviance+0.1)
		last = deviance
		info.solve(grad, step)
		if round > 0 && settled && maxAbs(step) < 1e-6 {
			clear(grad)
			grad[0] = 1
			info.solve(grad, step)
			fit := &Fit{Unseen: math.Exp(beta[0]), Deviance: deviance, V00: step[0], DF: len(y) - 1 - p}
			clear(grad)
			grad[p-1] = 1
			info.solve(grad, step)
			fit.lastSE = math.Sqrt(step[p-1])
			fit.N = n + fit.Unseen
			fit.SE = math.Sqrt(fit.Unseen + fit.Unseen*fit.Unseen*fit.V00)
			f := fitter{y: y}
			for _, v := range y {
				g, _ := math.Lgamma(v + 1)
				f.lgam += g
			}
			fit.AIC = deviance + f.saturated() + 2*float64(p)
			fit.BIC = deviance + f.saturated() + float64(p)*math.Log(n)
			if !(fit.N < 1e6*n) {
				return nil, nil, ErrNotIdentified
			}
			return fit, beta, nil
		}
		for i := range beta {
			beta[i] += step[i]
		}
		linear(rows, beta, eta)
	}
	return nil, nil, ErrNoFit
}

func linear(rows [][]float64, beta, eta []float64) {
	for c, row := range rows {
		eta[c] = 0
		for i, v := range row {
			eta[c] += v * beta[i]
		}
	}
}
