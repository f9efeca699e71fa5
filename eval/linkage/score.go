package linkage

import (
	"encoding/json"
	"fmt"
	"io"

	"testigo/record/linkage"
)

// PRF is precision, recall and what they come from.
type PRF struct {
	True      int     `json:"true"`   // pairs of one person there are
	Found     int     `json:"linked"` // pairs linked
	Right     int     `json:"right"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

func prf(truth, found, right int) PRF {
	p := PRF{True: truth, Found: found, Right: right}
	if found > 0 {
		p.Precision = float64(right) / float64(found)
	}
	if truth > 0 {
		p.Recall = float64(right) / float64(truth)
	}
	if s := p.Precision + p.Recall; s > 0 {
		p.F1 = 2 * p.Precision * p.Recall / s
	}
	return p
}

// Score is one set's result.
type Score struct {
	Set        string  `json:"set"`
	Records    int     `json:"records"`
	Compared   int     `json:"compared"`
	Possible   float64 `json:"possible"`
	Blocking   float64 `json:"blocking_recall"` // share of true pairs that were compared
	Missed     float64 `json:"missed_estimate"` // true pairs lost to blocking, as the linkage itself estimates
	Pairs      PRF     `json:"pairs"`
	Clusters   PRF     `json:"persons"`
	Persons    int     `json:"persons_found"`
	TruePerson int     `json:"persons_true"`
	Reference  float64 `json:"reference_pairs,omitempty"`
	RefCluster float64 `json:"reference_persons,omitempty"`
}

// Measure compares a linkage with the truth. Pairs inside a unique list are no true pairs.
func Measure(r *linkage.Result, truth []string, threshold float64, covered func(a, b int) bool) Score {
	t := r.Table
	members := map[string][]int{}
	var order []string
	for i, e := range truth {
		if members[e] == nil {
			order = append(order, e)
		}
		members[e] = append(members[e], i)
	}
	true_, reached := 0, 0
	for _, e := range order {
		m := members[e]
		for i := range m {
			for j := i + 1; j < len(m); j++ {
				if l := t.ListOf(m[i]); l == t.ListOf(m[j]) && t.Lists[l].Unique {
					continue
				}
				true_++
				if covered == nil || covered(m[i], m[j]) {
					reached++
				}
			}
		}
	}
	found, right := 0, 0
	for _, l := range r.Links {
		if l.Probability() >= threshold {
			found++
			if truth[l.A] == truth[l.B] {
				right++
			}
		}
	}
	s := Score{Records: t.Len(), Compared: r.Compared, Possible: r.Possible, Missed: r.Missed, Pairs: prf(true_, found, right), Persons: r.Persons, TruePerson: len(order)}
	if true_ > 0 {
		s.Blocking = float64(reached) / float64(true_)
	}
	persons := make([][]int, r.Persons)
	for i, p := range r.Clusters {
		persons[p] = append(persons[p], i)
	}
	found, right = 0, 0
	for _, m := range persons {
		for i := range m {
			for j := i + 1; j < len(m); j++ {
				found++
				if truth[m[i]] == truth[m[j]] {
					right++
				}
			}
		}
	}
	s.Clusters = prf(true_, found, right)
	return s
}

// Scores are the results of several sets.
type Scores []Score

// Write prints a table.
func (s Scores) Write(w io.Writer) error {
	for _, r := range s {
		if _, err := fmt.Fprintf(w, "%s: %d records, %d of %.0f pairs compared (%.4f of the true ones; %.0f lost by the linkage's own estimate)\n", r.Set, r.Records, r.Compared, r.Possible, r.Blocking, r.Missed); err != nil {
			return err
		}
		line := func(name string, p PRF, ref float64) {
			fmt.Fprintf(w, "  %-8s P %.4f  R %.4f  F1 %.4f", name, p.Precision, p.Recall, p.F1)
			if ref > 0 {
				fmt.Fprintf(w, "  (reference %.4f)", ref)
			}
			fmt.Fprintf(w, "  %d linked, %d right, %d true\n", p.Found, p.Right, p.True)
		}
		line("pairs", r.Pairs, r.Reference)
		line("persons", r.Clusters, r.RefCluster)
		fmt.Fprintf(w, "  %d persons found, %d there are\n", r.Persons, r.TruePerson)
	}
	return nil
}

// JSON is all numbers.
func (s Scores) JSON() []byte {
	b, _ := json.MarshalIndent(s, "", "  ")
	return b
}
