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
