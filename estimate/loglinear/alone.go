package loglinear

import (
	"math"

	"testigo/estimate/table"
)

// Alone holds the people who are on one list only against what the rest of the table leads to expect: the
// model is fitted with that one cell left out. Many more than expected are on the list alone if it holds people
// outside the place, time or group that the others cover, who cannot be on them; it is also what
// people whom only this list reaches look like. Z is the difference in standard errors of its logarithm.
type Alone struct {
	List               int
	Observed, Expected float64
	Z                  float64
}

// Lonely gives that for every list for which the rest of the table determines it.
func Lonely(t *table.Table, m Model) ([]Alone, error) {
	y, err := t.Full()
	if err != nil {
		return nil, err
	}
	lists := len(t.Lists)
	base := 1 + lists + len(m.Terms)
	var out []Alone
	for list := 0; list < lists; list++ {
		cell := 1 << uint(list)
		if y[cell] == 0 {
			continue
		}
		x := func(c, col int) float64 {
			on := table.Pattern(0)
			switch {
			case col < 1:
			case col <= lists:
				on = 1 << uint(col-1)
			case col < base:
				on = m.Terms[col-1-lists]
			case c != cell:
				return 0
			}
			if table.Pattern(c)&on == on {
				return 1
			}
			return 0
		}
		fit, beta, err := dense(y, base+1, x, float64(t.People()))
		if err != nil || fit.DF < 1 {
			continue
		}
		// The logarithm of the expected number varies as those of the cells that make it.
		expected := y[cell] * math.Exp(-beta[base])
		out = append(out, Alone{list, y[cell], expected, beta[base] / fit.lastSE})
	}
	return out, nil
}

// Two holds the people of two lists who are on that list only against independence of lists among all others: both cells are
// left out of the fit. It is said only where the rest of the table is as independent lists would have it, for
// people who differ and lists that depend change the other cells too.
func Two(t *table.Table) (out [][2]Alone) {
	lists := len(t.Lists)
	y, err := t.Full()
	if err != nil || lists < 4 { // with three, one cell is left to judge the rest by
		return nil
	}
	// alone fits with the cell of the first list left out last, so that its standard error is at hand.
	alone := func(first, second int) (Alone, float64) {
		x := func(c, col int) float64 {
			switch {
			case col == 0:
				return 1
			case col <= lists:
				return float64(c >> uint(col-1) & 1)
			case col == lists+1 && c == 1<<uint(second), col == lists+2 && c == 1<<uint(first):
				return 1
			}
			return 0
		}
		fit, beta, err := dense(y, lists+3, x, float64(t.People()))
		if err != nil || fit.DF < 1 {
			return Alone{}, math.Inf(1)
		}
		cell, b := y[1<<uint(first)], beta[lists+2]
		return Alone{first, cell, cell * math.Exp(-b), b / fit.lastSE}, normalOfChi(fit.Deviance, float64(fit.DF))
	}
	for i := 0; i < lists; i++ {
		for j := i + 1; j < lists; j++ {
			if y[1<<uint(i)] == 0 || y[1<<uint(j)] == 0 {
				continue
			}
			a, misfit := alone(i, j)
			if misfit > 2.33 { // one in a hundred by chance
				continue
			}
			b, _ := alone(j, i)
			out = append(out, [2]Alone{a, b})
		}
	}
	return out
}

// normalOfChi is about normal where x is chi-square (Wilson and Hilferty 1931).
func normalOfChi(x, df float64) float64 {
	v := 2 / (9 * df)
	return (math.Cbrt(x/df) - (1 - v)) / math.Sqrt(v)
}
