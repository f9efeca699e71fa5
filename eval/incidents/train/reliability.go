package main

import (
	"fmt"
	"log"
	"math"

	"testigo/eval/incidents"
)

// reliability has, for probabilities by tenths, how many there were, their mean and how often they were right; and the expected
// calibration error, the mean distance of the two (Naeini, Cooper and Hauskrecht 2015).
type reliability struct {
	n        [10]int
	sum, hit [10]float64
}

func (r *reliability) add(p float64, right bool) {
	k := min(9, int(p*10))
	r.n[k]++
	r.sum[k] += p
	if right {
		r.hit[k]++
	}
}

func (r *reliability) String() string {
	total, off, out := 0, 0.0, ""
	for k, n := range r.n {
		if n == 0 {
			continue
		}
		total += n
		off += math.Abs(r.sum[k] - r.hit[k])
		out += fmt.Sprintf("  %.2f>%.2f (%d)", r.sum[k]/float64(n), r.hit[k]/float64(n), n)
	}
	return fmt.Sprintf("off by %.3f:%s", off/float64(max(1, total)), out)
}

// calibration prints how far the probabilities of a set can be taken at their word.
func (s *set) calibration() {
	var documents, types, fills reliability
	for _, e := range s.all {
		documents.add(e.weighed.Relevant, e.count != [incidents.NTypes]int{})
		for k := range incidents.Types {
			types.add(e.weighed.Type[k], e.count[k] > 0)
			for _, f := range e.weighed.Fills[k] {
				for r := 1; r < incidents.NRoles; r++ {
					fills.add(f.P[r], e.roles[k][f.Index] == r)
				}
			}
		}
	}
	log.Print("said > was (number): relevance ", &documents)
	log.Print("said > was (number): types ", &types)
	log.Print("said > was (number): fillers ", &fills)
}
