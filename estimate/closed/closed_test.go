package closed

import (
	"math"
	"testing"

	"testigo/estimate/table"
)

func build(t *testing.T, counts ...int) *table.Table {
	t.Helper()
	lists := 0
	for 1<<lists < len(counts) {
		lists++
	}
	var cells []table.Cell
	for p, k := range counts {
		cells = append(cells, table.Cell{Pattern: table.Pattern(p), People: k})
	}
	tab, err := table.New([]string{"a", "b", "c", "d"}[:lists], cells)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func same(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance*math.Max(1, math.Abs(want))) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// Seber's rabbits: 87 marked, 14 seen again, 7 of them marked.
func TestTwoLists(t *testing.T) {
	tab := build(t, 0, 80, 7, 7)
	lp, err := LincolnPetersen(tab)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Lincoln-Petersen", lp.N, 174, 1e-12)
	ch, err := Chapman(tab)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "Chapman", ch.N, 164, 1e-12)
	same(t, "its variance", ch.SE*ch.SE, 1283.33, 1e-3)
	if ch.Low < 94 || ch.Low > ch.N || ch.High < ch.N {
		t.Errorf("interval %+v", ch)
	}
	if _, err := LincolnPetersen(build(t, 0, 5, 6, 0)); err == nil {
		t.Error("no overlap gave a number")
	}
	if c, err := Chapman(build(t, 0, 5, 5, 0)); err != nil || c.N != 35 {
		t.Errorf("Chapman without overlap: %+v %v", c, err)
	}
	if _, err := Chapman(build(t, 0, 5, 5, 0, 1, 1, 1, 1)); err == nil {
		t.Error("three lists went into a formula for two")
	}
}

// Killings in Kosovo (Ball, Betts, Scheuren, Dudukovic and Asher 2002) and hepatitis in Taiwan
// (Chao, Tsay, Lin, Shau and Chao 2001, whose table gives 971 for high coverage).
func TestPublished(t *testing.T) {
	kosovo := build(t, 0, 1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27)
	hepatitis := build(t, 0, 69, 55, 21, 63, 17, 18, 28)
	b, err := Chao(kosovo)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "kosovo, bound", b.N, 8802.859, 1e-6)
	same(t, "kosovo, simple", b.Simple, 10270.48, 1e-6)
	same(t, "kosovo, corrected", b.Biased, 10262.01, 1e-6)
	c, err := SampleCoverage(kosovo)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "kosovo, C", c.C, 0.4710, 1e-4)
	same(t, "kosovo, D", c.D, 3595.5, 1e-9)
	same(t, "kosovo, independent", c.Independent, 7633.5, 1e-4)
	same(t, "kosovo, low", c.Low, 9102.6, 1e-5)
	same(t, "kosovo, high", c.High, 15045.9, 1e-5)
	if c.HighUsable || len(c.Dependence) != 6 {
		t.Errorf("kosovo: %+v", c)
	}
	c, err = SampleCoverage(hepatitis)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "hepatitis, low", c.Low, 507.8, 1e-4)
	same(t, "hepatitis, high", c.High, 970.8, 1e-4)
	low, high := Bootstrap(kosovo, mustCoverage(t, kosovo), 500, 1)
	same(t, "kosovo, low, lower limit", low.Low, 8571, 0.02)
	same(t, "kosovo, low, upper limit", low.High, 9702, 0.02)
	same(t, "kosovo, high, lower limit", high.Low, 11983, 0.05)
	same(t, "kosovo, high, upper limit", high.High, 19346, 0.08)
	again, _ := Bootstrap(kosovo, mustCoverage(t, kosovo), 500, 1)
	if again != low {
		t.Error("the same seed gave another interval")
	}
}

func mustCoverage(t *testing.T, tab *table.Table) Coverage {
	t.Helper()
	c, err := SampleCoverage(tab)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestNothingToGoOn(t *testing.T) {
	apart := build(t, 0, 5, 6, 0, 7, 0, 0, 0)
	if _, err := Chao(apart); err == nil {
		t.Error("a bound without overlap")
	}
	if _, err := SampleCoverage(apart); err == nil {
		t.Error("a coverage without overlap")
	}
	if _, err := SampleCoverage(build(t, 0, 5, 0, 0, 7, 3, 0, 0)); err == nil {
		t.Error("a coverage with an empty list")
	}
}

func TestQuantile(t *testing.T) {
	x := []float64{4, 1, 3, 2}
	if Quantile(x, 0.5) != 2.5 || Quantile(x, 1) != 4 || Quantile(x, 0) != 1 || !math.IsNaN(Quantile(nil, 0.5)) {
		t.Error("quantiles")
	}
}
