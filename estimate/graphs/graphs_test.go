package graphs

import (
	"math"
	"testing"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

func build(t testing.TB, names []string, counts ...int) *table.Table {
	t.Helper()
	var cells []table.Cell
	for p, n := range counts {
		cells = append(cells, table.Cell{Pattern: table.Pattern(p), People: n})
	}
	tab, err := table.New(names, cells)
	if err != nil {
		t.Fatal(err)
	}
	return tab
}

func spina(t testing.TB) *table.Table {
	return build(t, []string{"1", "2", "3"}, 0, 247, 49, 142, 60, 112, 4, 12)
}

func TestHowManyGraphs(t *testing.T) {
	for lists, want := range map[int]int{2: 2, 3: 8, 4: 61, 5: 822} {
		if got := len(decomposable(lists)); got != want {
			t.Errorf("%d lists: %d decomposable graphs, want %d", lists, got, want)
		}
	}
}

// Madigan and York's example, spina bifida in New York, with their prior of N and up to 300 unseen: the average is
// 731 with mode 728, and the best graph [23][1] has 0.37.
func TestMadiganAndYork(t *testing.T) {
	const a, b = 13.14, 55.17
	prior := func(n float64) float64 {
		return n*math.Log(b) - (n+a)*math.Log1p(b) + lgamma(n+a) - lgamma(n+1) - lgamma(a)
	}
	r, err := Average(spina(t), Settings{Delta: 1, From: 1, To: 300, LogPrior: prior})
	if err != nil {
		t.Fatal(err)
	}
	if r.Median != 731 || r.Low != 682 || r.High != 797 || math.Abs(r.Mean-733.5) > 0.1 {
		t.Errorf("median %v (%v to %v), mean %v", r.Median, r.Low, r.High, r.Mean)
	}
	for i, want := range []struct {
		name        string
		probability float64
	}{{"1, 2-3", 0.374}, {"1-2, 2-3", 0.310}, {"1-3, 2-3", 0.282}, {"1-2-3", 0.035}} {
		g := r.Graphs[i]
		if g.Name([]string{"1", "2", "3"}) != want.name || math.Abs(g.Probability-want.probability) > 6e-4 {
			t.Errorf("graph %d: %s %.5f, want %+v", i, g.Name([]string{"1", "2", "3"}), g.Probability, want)
		}
	}
}

// Killings in Kosovo (Ball et al. 2002) and hepatitis in Taiwan (Chao et al. 2001) as R's dga has them.
func TestPublished(t *testing.T) {
	kosovo := build(t, []string{"EXH", "ABA", "OSCE", "HRW"}, 0, 1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27)
	r, err := Average(kosovo, Settings{From: 1, To: 60000})
	if err != nil {
		t.Fatal(err)
	}
	if r.Median != 12595 || r.Low != 9827 || r.High != 16544 || math.Abs(r.Graphs[0].Probability-0.9855) > 1e-4 {
		t.Errorf("kosovo: %v (%v to %v), best graph %.4f", r.Median, r.Low, r.High, r.Graphs[0].Probability)
	}
	free, err := Average(kosovo, Settings{})
	if err != nil || math.Abs(free.Median-12595) > 13 || free.TailMass > 1e-4 {
		t.Errorf("kosovo, own grid: %v to %d, tail %v, %v", free.Median, free.To, free.TailMass, err)
	}
	hepatitis := build(t, []string{"P", "Q", "E"}, 0, 69, 55, 21, 63, 17, 18, 28)
	r, err = Average(hepatitis, Settings{From: 1, To: 20000})
	if err != nil {
		t.Fatal(err)
	}
	if r.Median != 380 || r.Low != 272 || r.High != 1892 || math.Abs(r.Complete-0.5676) > 1e-4 || !r.HasWithoutIt {
		t.Errorf("hepatitis: %v (%v to %v), complete graph %.4f", r.Median, r.Low, r.High, r.Complete)
	}
}

func TestDrawsFollowThePosterior(t *testing.T) {
	r, err := Average(spina(t), Settings{})
	if err != nil {
		t.Fatal(err)
	}
	mean, draws := 0.0, r.Draws(20000, draw.New(1))
	for _, d := range draws {
		mean += d / float64(len(draws))
	}
	if math.Abs(mean-r.Mean) > 2 {
		t.Errorf("mean of draws %v, of the posterior %v", mean, r.Mean)
	}
}

func TestEdges(t *testing.T) {
	for name, tab := range map[string]*table.Table{
		"no overlap":  build(t, []string{"a", "b", "c"}, 0, 5, 6, 0, 7, 0, 0, 0),
		"one person":  build(t, []string{"a", "b"}, 0, 1, 0, 0),
		"a million":   build(t, []string{"a", "b", "c"}, 0, 400000, 300000, 100000, 100000, 50000, 40000, 10000),
		"all on both": build(t, []string{"a", "b"}, 0, 0, 0, 50),
	} {
		r, err := Average(tab, Settings{})
		if err != nil || math.IsNaN(r.Mean) || r.Low < float64(tab.People()) || r.High < r.Low {
			t.Errorf("%s: %+v %v", name, r, err)
		}
	}
	if _, err := Average(build(t, []string{"a", "b", "c", "d", "e", "f"}, 0, 1), Settings{}); err == nil {
		t.Error("six lists were taken")
	}
}

func BenchmarkFourLists(b *testing.B) {
	tab := build(b, []string{"a", "b", "c", "d"}, 0, 1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27)
	for b.Loop() {
		if _, err := Average(tab, Settings{From: 1, To: 60000}); err != nil {
			b.Fatal(err)
		}
	}
}
