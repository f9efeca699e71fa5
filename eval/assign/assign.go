// Package assign pairs gold items with predicted ones, each at most once.
//
// Three ways, for three kinds of measure:
//
//   - [Best]: a maximum matching, most pairs first and among these the pairs of
//     highest quality, for measures where splitting or merging must cost.
//   - [MaxWeight]: a maximum-weight assignment (CEAF and its relatives).
//   - [Spans]: greedy over overlapping spans, identical spans first
//     (TempEval-3, toponym recognition).
//
// Both optimal ways use the Hungarian method with potentials (Kuhn 1955;
// Jonker and Volgenant 1987 for the shortest augmenting path form), O(n²m).
// Where several assignments are equally good the one found depends on the order of the
// floating point operations; that order is fixed here and must not change,
// because results are compared with published ones to the last digit.
package assign

import (
	"math"
	"slices"
	"sort"
)

// maxCells bounds time and memory: beyond it (two thousand items that all may
// pair with each other, in one document) the pairs are taken greedily.
const maxCells = 1 << 22

// solve gives for every row its column or -1; at least as many columns as rows.
func solve(w [][]float64) []int {
	if len(w)*len(w[0]) <= maxCells {
		return hungarian(w)
	}
	col, used := make([]int, len(w)), make([]bool, len(w[0]))
	for i := range w {
		col[i] = -1
		for j, x := range w[i] {
			if !used[j] && x > 0 && (col[i] < 0 || x > w[i][col[i]]) {
				col[i] = j
			}
		}
		if col[i] >= 0 {
			used[col[i]] = true
		}
	}
	return col
}

// hungarian gives for every row its column, so that the sum of w is maximal.
// There must be at least as many columns as rows; weights are >= 0.
func hungarian(w [][]float64) []int {
	n, m := len(w), len(w[0])
	u, v := make([]float64, n+1), make([]float64, m+1) // potentials of rows and columns
	row, way := make([]int, m+1), make([]int, m+1)     // row of a column; column before it on the path
	minv, used := make([]float64, m+1), make([]bool, m+1)
	for i := 1; i <= n; i++ {
		row[0] = i
		j0 := 0
		for j := range minv {
			minv[j], used[j] = math.Inf(1), false
		}
		for {
			used[j0] = true
			i0, delta, j1 := row[j0], math.Inf(1), 0
			weights := w[i0-1]
			for j := 1; j <= m; j++ {
				if used[j] {
					continue
				}
				if cur := -weights[j-1] - u[i0] - v[j]; cur < minv[j] {
					minv[j], way[j] = cur, j0
				}
				if minv[j] < delta {
					delta, j1 = minv[j], j
				}
			}
			for j := 0; j <= m; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					minv[j] -= delta
				}
			}
			j0 = j1
			if row[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			row[j0] = row[j1]
			j0 = j1
		}
	}
	col := make([]int, n)
	for i := range col {
		col[i] = -1
	}
	for j := 1; j <= m; j++ {
		if row[j] > 0 {
			col[row[j]-1] = j - 1
		}
	}
	return col
}

// MaxWeight returns (row, column) pairs of maximal total weight, as many as
// the shorter side has, sorted by row. Pairs of weight 0 are included.
func MaxWeight(w [][]float64) [][2]int {
	if len(w) == 0 || len(w[0]) == 0 {
		return nil
	}
	flip := len(w) > len(w[0])
	if flip {
		t := make([][]float64, len(w[0]))
		for j := range t {
			t[j] = make([]float64, len(w))
			for i := range w {
				t[j][i] = w[i][j]
			}
		}
		w = t
	}
	var out [][2]int
	for i, j := range solve(w) {
		if j < 0 {
			continue
		}
		if flip {
			i, j = j, i
		}
		out = append(out, [2]int{i, j})
	}
	sort.Slice(out, func(a, b int) bool { return out[a][0] < out[b][0] })
	return out
}

// pairBonus outweighs every sum of qualities, so that one more pair always wins.
const pairBonus = 1e7

// Best aligns n gold items with m predicted ones. edge gives the quality
// (0 to 1e4) of a possible pair; ok is false where a pair is impossible. The
// result has the predicted index of each gold item, or -1.
func Best(n, m int, edge func(i, j int) (quality float64, ok bool)) []int {
	out := make([]int, n)
	weight := make([]map[int]float64, n)
	adj, back := make([][]int, n), make([][]int, m)
	for i := range n {
		out[i] = -1
		for j := range m {
			if q, ok := edge(i, j); ok {
				if weight[i] == nil {
					weight[i] = map[int]float64{}
				}
				weight[i][j] = pairBonus + q
				adj[i] = append(adj[i], j)
				back[j] = append(back[j], i)
			}
		}
	}
	// Connected parts are solved one by one: they are small, whatever n and m.
	seenRow, seenCol := make([]bool, n), make([]bool, m)
	for s := range n {
		if seenRow[s] || len(adj[s]) == 0 {
			continue
		}
		rows, cols := []int{s}, []int(nil)
		seenRow[s] = true
		for k := 0; k < len(rows); k++ {
			for _, j := range adj[rows[k]] {
				if seenCol[j] {
					continue
				}
				seenCol[j] = true
				cols = append(cols, j)
				for _, i := range back[j] {
					if !seenRow[i] {
						seenRow[i] = true
						rows = append(rows, i)
					}
				}
			}
		}
		slices.Sort(rows)
		slices.Sort(cols)
		short, long, flip := rows, cols, false
		if len(rows) > len(cols) {
			short, long, flip = cols, rows, true
		}
		w := make([][]float64, len(short))
		for a := range w {
			w[a] = make([]float64, len(long))
			for b := range w[a] {
				if flip {
					w[a][b] = weight[long[b]][short[a]]
				} else {
					w[a][b] = weight[short[a]][long[b]]
				}
			}
		}
		for a, b := range solve(w) {
			switch {
			case b < 0 || w[a][b] <= 0:
			case flip:
				out[long[b]] = short[a]
			default:
				out[short[a]] = long[b]
			}
		}
	}
	return out
}
