package gold

import (
	"fmt"
	"io"

	"testigo/eval/jsontree"
)

// Reliability tells whether confidence means what it says: of the items given a confidence of about 0.8, about 80 in 100
// should be right. The expected calibration error (Naeini, Cooper and Hauskrecht 2015) is the mean distance between
// confidence and accuracy over ten bins, weighted by their items.
type Reliability struct {
	bins [10]bin
}

type bin struct {
	n, right int
	sum      float64
}

func (r *Reliability) add(confidence float64, right bool) {
	k := min(max(int(confidence*10), 0), 9)
	b := &r.bins[k]
	b.n++
	b.sum += confidence
	if right {
		b.right++
	}
}

func (r *Reliability) merge(o *Reliability) {
	for k := range r.bins {
		r.bins[k].n += o.bins[k].n
		r.bins[k].right += o.bins[k].right
		r.bins[k].sum += o.bins[k].sum
	}
}

// Items is how many items have a confidence.
func (r *Reliability) Items() int {
	n := 0
	for _, b := range r.bins {
		n += b.n
	}
	return n
}

// Error is the expected calibration error; ok is false where nothing has a confidence.
func (r *Reliability) Error() (e float64, ok bool) {
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

func (r *Reliability) write(w io.Writer, kind string) {
	e, ok := r.Error()
	if !ok {
		return
	}
	fmt.Fprintf(w, "%s: %d with confidence, expected calibration error %.3f\n", kind, r.Items(), e)
	for k, b := range r.bins {
		if b.n > 0 {
			fmt.Fprintf(w, "  %.1f-%.1f  %4d items, mean confidence %.2f, right %.2f\n", float64(k)/10, float64(k+1)/10, b.n, b.sum/float64(b.n), float64(b.right)/float64(b.n))
		}
	}
}

// trusted notes whether an item that carries a confidence is right.
func (s *scorer) trusted(kind string, item jsontree.Value, right bool) {
	c, ok := item.Get("confidence").Number()
	if !ok {
		return
	}
	if s.trust == nil {
		s.trust = map[string]*Reliability{}
	}
	if s.trust[kind] == nil {
		s.trust[kind] = &Reliability{}
	}
	s.trust[kind].add(c, right)
}
