package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"testigo/estimate/closed"
	"testigo/estimate/loglinear"
)

// bounds compares Chao's lower bound in its versions with the table of reference.md whose columns name them;
// it is rounded, and so the tolerance is half of its last digit.
func (b *book) bounds() error {
	text, err := os.ReadFile(filepath.Join(b.dir, "reference.md"))
	if err != nil {
		return err
	}
	fmt.Fprintf(b.w, "\n### Chao's lower bound (reference: Rcapture, and the formulas)\n\n| data | with list effects (se) | without (se) | n + f1²/2f2 | n + (t−1)/t f1²/2f2 |\n| --- | --- | --- | --- | --- |\n")
	var column map[string]int
	for _, line := range strings.Split(string(text), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if len(cells) < 5 {
			column = nil
			continue
		}
		if strings.HasPrefix(cells[1], "Mth Chao") {
			column = map[string]int{}
			for i, c := range cells {
				column[c] = i
			}
		}
		if column == nil || strings.HasPrefix(cells[1], "Mth Chao") || strings.HasPrefix(cells[0], "---") || !b.wanted(cells[0]) {
			continue
		}
		t, err := b.data(cells[0])
		if err != nil {
			return err
		}
		fmt.Fprintf(b.w, "| %s |", cells[0])
		for i, effects := range []bool{true, false} {
			f, err := loglinear.Heterogeneity(t, loglinear.Bound, effects)
			if err != nil {
				return err
			}
			n, se, _ := strings.Cut(strings.TrimSuffix(cells[1+i], ")"), " (")
			fmt.Fprintf(b.w, " %s (%s) |", b.printed(f.N, n), b.printed(f.SE, strings.TrimPrefix(se, "se ")))
		}
		c, err := closed.Chao(t)
		if err != nil {
			return err
		}
		fmt.Fprintf(b.w, " %s | %s |\n", b.printed(c.Simple, cells[3]), b.printed(c.N, cells[4]))
	}
	return nil
}

// printed compares with a number as it is printed, to half of its last digit.
func (b *book) printed(ours float64, theirs string) string {
	theirs = strings.ReplaceAll(theirs, ",", "")
	v, err := strconv.ParseFloat(theirs, 64)
	if err != nil {
		b.all, b.off = b.all+1, b.off+1
		return fmt.Sprintf("%.6g **≠ %s**", ours, theirs)
	}
	half := 0.5
	if _, fraction, ok := strings.Cut(theirs, "."); ok {
		for range fraction {
			half /= 10
		}
	}
	return b.figure(ours, v, half*1.0001/max(1, v))
}
