package estimate

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"testigo/estimate/draw"
	"testigo/estimate/latentclass"
	"testigo/estimate/table"
)

// permuted is the same table with its lists in another order and under other names.
func permuted(t *testing.T, tab *table.Table, order []int) *table.Table {
	t.Helper()
	names := make([]string, len(order))
	for to, from := range order {
		names[to] = "renamed " + tab.Lists[from]
	}
	var cells []table.Cell
	for _, c := range tab.Cells {
		var p table.Pattern
		for to, from := range order {
			if c.Pattern.Has(from) {
				p |= 1 << uint(to)
			}
		}
		cells = append(cells, table.Cell{Pattern: p, People: c.People})
	}
	out, err := table.New(names, cells)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func outcome(t *testing.T, tab *table.Table, methods ...Method) Outcome {
	t.Helper()
	f := &table.File{Name: "f", Lists: tab.Lists, Whole: tab, Strata: []table.Stratum{{Table: tab}}}
	r, err := Run(context.Background(), f, Settings{Seed: 3, Methods: methods, Latent: latentclass.Settings{Chains: 2, BurnIn: 1000, Draws: 400, Thin: 5, RHat: 1.2, Effective: 50}})
	if err != nil {
		t.Fatal(err)
	}
	return r.Strata[0]
}

// Neither the order of the lists nor their names decide anything: what is calculated is the same but for rounding,
// what is simulated to the last digit, and the same reasons are given.
func TestOrderAndNamesOfListsDecideNothing(t *testing.T) {
	src := draw.New(5)
	for n := 0; n < 12; n++ {
		lists := 3 + n%2
		var cells []table.Cell
		for p := 1; p < 1<<uint(lists); p++ {
			people := int(400 * math.Pow(src.Uniform(), 3) / float64(table.Pattern(p).On()))
			cells = append(cells, table.Cell{Pattern: table.Pattern(p), People: people})
		}
		tab, err := table.New([]string{"a", "b", "c", "d"}[:lists], cells)
		if err != nil {
			t.Fatal(err)
		}
		order := []int{2, 0, 3, 1}
		if lists == 3 {
			order = []int{2, 0, 1}
		}
		methods := []Method{LogLinear, Graphs, Chao, Coverage, LatentClass}
		a, b := outcome(t, tab, methods...), outcome(t, permuted(t, tab, order), methods...)
		if len(a.Estimates) != len(b.Estimates) || codes(a.Refused) != codes(b.Refused) {
			t.Errorf("table %d: %s, permuted %s", n, codes(a.Refused), codes(b.Refused))
			continue
		}
		for i, x := range a.Estimates {
			y := b.Estimates[i]
			rounding := 1e-6
			if x.Method == LatentClass {
				rounding = 0
			}
			for k, v := range [3][2]float64{{x.N, y.N}, {x.Low, y.Low}, {x.High, y.High}} {
				if v[0] != v[1] && math.Abs(v[0]-v[1]) > rounding*math.Abs(v[0]) {
					t.Errorf("table %d, %s, figure %d: %v, permuted %v", n, x.Method, k, v[0], v[1])
				}
			}
		}
	}
}

// However many strata are estimated at a time, the figures are the same.
func TestWorkersDecideNothing(t *testing.T) {
	csv := "place," + header
	for i := 0; i < 9; i++ {
		for _, line := range strings.Split(strings.TrimSpace(independent), "\n")[1:] {
			csv += fmt.Sprintf("p%d,%s\n", i, line)
		}
	}
	var first string
	for _, workers := range []int{1, 2, 7} {
		b, err := json.Marshal(run(t, csv, Settings{Seed: 5, Workers: workers, Methods: []Method{LatentClass, LogLinear}}, "place").Summary())
		if err != nil {
			t.Fatal(err)
		}
		if first == "" {
			first = string(b)
		} else if string(b) != first {
			t.Errorf("%d workers gave other figures", workers)
		}
	}
}
