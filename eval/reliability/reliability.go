// Package reliability tells whether confidence means what it says: of the items given a confidence of about 0.8, about 80 in 100
// should be right. The expected calibration error (Naeini, Cooper and Hauskrecht 2015) is the mean distance between
// confidence and accuracy over ten bins, weighted by their items. With few items it is above zero by chance alone: [Table.Chance] says by how much.
package reliability

import (
	"fmt"
	"io"
	"math"
)

// Table holds ten bins of items by their confidence. Its zero value is empty.
type Table struct {
	bins [10]bin
}

type bin struct {
	n, right int
	sum      float64
}

// Add counts an item.
func (r *Table) Add(confidence float64, right bool) {
	k := min(max(int(confidence*10), 0), 9)
	b := &r.bins[k]
	b.n++
	b.sum += confidence
	if right {
		b.right++
	}
}

// Merge adds the items of another table.
func (r *Table) Merge(o *Table) {
	for k := range r.bins {
		r.bins[k].n += o.bins[k].n
		r.bins[k].right += o.bins[k].right
		r.bins[k].sum += o.bins[k].sum
	}
}

// Items is how many items have a confidence.
func (r *Table) Items() int {
	n := 0
	for _, b := range r.bins {
		n += b.n
	}
	return n
}

// Error is the expected calibration error; ok is false where nothing has a confidence.
func (r *Table) Error() (e float64, ok bool) {
	n := r.Items()
	if n == 0 {
		return 0, false
	}
	for _, b := range r.bins {
		d := b.sum - float64(b.right)
		e += max(d, -d)
	}
	return e / float64(n), true
}

// Chance is about how large the error would be if confidence were perfect: the mean deviation of a binomial share in each bin
// (normal approximation), weighted by its items.
func (r *Table) Chance() float64 {
	sum := 0.0
	for _, b := range r.bins {
		if b.n > 0 {
			p := b.sum / float64(b.n)
			sum += math.Sqrt(2 / math.Pi * p * (1 - p) * float64(b.n))
		}
	}
	return sum / float64(max(r.Items(), 1))
}

// Share is how many of the items are right, of one.
func (r *Table) Share() float64 {
	right := 0
	for _, b := range r.bins {
		right += b.right
	}
	return float64(right) / float64(max(r.Items(), 1))
}

// Write prints the bins; an empty table prints nothing.
func (r *Table) Write(w io.Writer, kind string) {
	e, ok := r.Error()
	if !ok {
		return
	}
	fmt.Fprintf(w, "%s: %d with confidence, expected calibration error %.3f (by chance alone about %.3f)\n", kind, r.Items(), e, r.Chance())
	for k, b := range r.bins {
		if b.n > 0 {
			fmt.Fprintf(w, "  %.1f-%.1f  %4d items, mean confidence %.2f, right %.2f\n", float64(k)/10, float64(k+1)/10, b.n, b.sum/float64(b.n), float64(b.right)/float64(b.n))
		}
	}
}
