package assign

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestSpans(t *testing.T) {
	for _, c := range []struct {
		name       string
		gold, pred []Span
		want       [][2]int
	}{
		{"nothing", nil, nil, nil},
		{"touching is not overlapping", []Span{{0, 3}}, []Span{{3, 5}}, nil},
		{"identical before larger", []Span{{2, 4}}, []Span{{0, 9}, {2, 4}}, [][2]int{{0, 1}}},
		{"larger overlap first", []Span{{0, 10}}, []Span{{0, 2}, {3, 8}}, [][2]int{{0, 1}}},
		{"leftmost of equals", []Span{{0, 4}, {4, 8}}, []Span{{2, 6}}, [][2]int{{0, 0}}},
		{"long span before short ones", []Span{{20, 22}}, []Span{{0, 30}, {1, 2}, {3, 4}}, [][2]int{{0, 0}}},
		{"split", []Span{{0, 10}}, []Span{{0, 5}, {5, 10}}, [][2]int{{0, 0}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Spans(c.gold, c.pred); !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestBestPrefersMorePairs(t *testing.T) {
	// 0-0 is the best single pair, yet taking it would leave gold 1 alone.
	q := [][]float64{{9000, 1}, {1, -1}}
	got := Best(2, 2, func(i, j int) (float64, bool) { return q[i][j], q[i][j] >= 0 })
	if want := []int{1, 0}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	got = Best(3, 1, func(i, j int) (float64, bool) { return float64(i), i != 0 })
	if want := []int{-1, -1, 0}; !reflect.DeepEqual(got, want) {
		t.Errorf("more gold than predictions: got %v, want %v", got, want)
	}
}

// total of the best assignment by trying them all.
func exhaustive(w [][]float64, row int, used []bool) float64 {
	if row == len(w) {
		return 0
	}
	best := exhaustive(w, row+1, used)
	for j := range used {
		if !used[j] {
			used[j] = true
			best = max(best, w[row][j]+exhaustive(w, row+1, used))
			used[j] = false
		}
	}
	return best
}

func TestMaxWeightEqualsExhaustiveSearch(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		n, m := 1+rng.IntN(5), 1+rng.IntN(5)
		w := make([][]float64, n)
		for i := range w {
			w[i] = make([]float64, m)
			for j := range w[i] {
				w[i][j] = float64(rng.IntN(6))
			}
		}
		got := 0.0
		usedRow, usedCol := make([]bool, n), make([]bool, m)
		for _, p := range MaxWeight(w) {
			if usedRow[p[0]] || usedCol[p[1]] {
				t.Fatalf("%v: row or column twice", w)
			}
			usedRow[p[0]], usedCol[p[1]] = true, true
			got += w[p[0]][p[1]]
		}
		if want := exhaustive(w, 0, make([]bool, m)); got != want {
			t.Fatalf("%v: total %v, want %v", w, got, want)
		}
	}
}

// Beyond maxCells the pairs are greedy, yet still one to one.
func TestHugeProblemsStayOneToOne(t *testing.T) {
	const n = 2100
	row := make([]float64, n)
	for j := range row {
		row[j] = float64(j + 1)
	}
	w := make([][]float64, n)
	for i := range w {
		w[i] = row
	}
	used := make([]bool, n)
	for _, p := range MaxWeight(w) {
		if used[p[1]] {
			t.Fatalf("column %d twice", p[1])
		}
		used[p[1]] = true
	}
}

func FuzzSpans(f *testing.F) {
	f.Add([]byte{0, 3, 3, 5, 9, 2}, []byte{1, 9})
	f.Fuzz(func(t *testing.T, g, p []byte) {
		gold, pred := spansOf(g), spansOf(p)
		usedG, usedP := map[int]bool{}, map[int]bool{}
		for _, pair := range Spans(gold, pred) {
			if usedG[pair[0]] || usedP[pair[1]] || gold[pair[0]].Overlap(pred[pair[1]]) <= 0 {
				t.Fatalf("%v among %v and %v", pair, gold, pred)
			}
			usedG[pair[0]], usedP[pair[1]] = true, true
		}
		for i := range gold { // nothing that could be paired is left on both sides
			for j := range pred {
				if !usedG[i] && !usedP[j] && gold[i].Overlap(pred[j]) > 0 {
					t.Fatalf("%v and %v are left", gold[i], pred[j])
				}
			}
		}
	})
}

func spansOf(b []byte) []Span {
	var out []Span
	for ; len(b) >= 2; b = b[2:] {
		out = append(out, Span{int(b[0]), int(b[0]) + int(b[1])%16})
	}
	return out
}
