package main

import (
	"fmt"
	"log"
	"math"
	"os"

	"testigo/eval/incidents"
	"testigo/eval/muc4"
)

// score is a line with the measures that are published.
func (s *set) score(b *incidents.Bars) string {
	r := s.report(b)
	return fmt.Sprintf("relevance %.1f, types %.1f, CEAF-REE %.1f, GTT %.1f (P %.1f R %.1f), phi-3 %.1f, head nouns %.1f; %d templates",
		100*r.Get("d_relevance", "all").F, 100*r.Get("c_type", "all").F, 100*r.Get("a_ceaf_ree", "micro").F,
		100*r.Get("c_gtt", "micro").F, 100*r.Get("c_gtt", "micro").P, 100*r.Get("c_gtt", "micro").R,
		100*r.Get("c_rme_phi3", "micro").F, 100*r.Get("b_classic", "macro").F, r.Counts[4].N)
}

func (s *set) report(b *incidents.Bars) *muc4.Report {
	r, err := muc4.Score(s.gold, s.predictions(b, false), muc4.Options{})
	if err != nil {
		log.Fatal(err)
	}
	return r
}

// explain writes the scores and every fault.
func (s *set) explain(b *incidents.Bars, path string) {
	f, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	r, err := muc4.Score(s.gold, s.predictions(b, true), muc4.Options{Errors: math.MaxInt})
	if err == nil {
		err = r.Write(f)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// worth is what bars are chosen for: the published measures, weighed by their usual size.
func (s *set) worth(b *incidents.Bars) float64 {
	r := s.report(b)
	return r.Get("c_gtt", "micro").F + r.Get("a_ceaf_ree", "micro").F + r.Get("c_rme_phi3", "micro").F +
		r.Get("c_type", "all").F + 0.7*r.Get("b_classic", "macro").F + 0.7*r.Get("d_relevance", "all").F
}

// chooseBars climbs from usual values, one bar at a time.
func (s *set) chooseBars(b *incidents.Bars) {
	b.Relevant, b.Again, b.Variant = 0.45, 0.3, 0.3
	for n := 1; n <= incidents.MaxCount; n++ {
		b.Count[n] = 0.33
	}
	for r := 1; r < incidents.NRoles; r++ {
		b.Role[r] = 0.2
	}
	best := s.worth(b)
	try := func(v *float64, values ...float64) {
		old := *v
		keep := old
		for _, x := range values {
			if x == old {
				continue
			}
			*v = x
			if w := s.worth(b); w > best+1e-4 {
				best, keep = w, x
			}
		}
		*v = keep
	}
	for range 2 {
		try(&b.Relevant, 0.35, 0.4, 0.45, 0.5, 0.55)
		for n := 1; n <= incidents.MaxCount; n++ {
			try(&b.Count[n], 0.25, 0.3, 0.35, 0.4, 0.45)
		}
		for r := 1; r < incidents.NRoles; r++ {
			try(&b.Role[r], 0.1, 0.15, 0.2, 0.25, 0.3)
		}
		try(&b.Again, 0.15, 0.2, 0.3, 0.4, 0.5)
		try(&b.Variant, 0.1, 0.15, 0.2, 0.3, 0.4, 2)
	}
	log.Printf("bars %.2f", *b)
}
