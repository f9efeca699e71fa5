package reconcile

import (
	"math/rand/v2"
	"testing"
	"time"

	"testigo/record"
)

// entriesOf draws figures of a few values, days and families.
func entriesOf(rng *rand.Rand, n int) []entry {
	bounds := []record.Bound{record.Exact, record.MoreThan, record.About}
	out := make([]entry, n)
	for i := range out {
		family := record.DocumentID{byte(rng.IntN(3))}
		day := record.Day(100 + rng.IntN(3))
		out[i] = entry{doc: record.DocumentID{family[0], byte(rng.IntN(2))}, family: family, asOf: record.Interval{From: day, To: day},
			figure: record.Figure{Measure: "killed", Value: float64(10 + rng.IntN(3)), HasValue: true, Bound: bounds[rng.IntN(len(bounds))]}}
	}
	return out
}

// set is which verdicts the pairs of some entries give, where the pair is one of two witnesses.
func set(entries []entry) (out [4]bool) {
	order := map[record.Status]int{record.Agreed: 1, record.Growth: 2, record.Conflicting: 3}
	for i := range entries {
		for j := i + 1; j < len(entries); j++ {
			a, b := &entries[i], &entries[j]
			if a.asOf.From > b.asOf.From {
				a, b = b, a
			}
			if a.family != b.family || a.doc == b.doc {
				out[order[pair(a, b)]] = true
			}
		}
	}
	return out
}

func TestThinChangesNoVerdict(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		entries := distinctWithoutThinning(entriesOf(rng, fewEntries+1+rng.IntN(20)))
		if len(entries) <= fewEntries {
			continue
		}
		thinned := thin(entries)
		if a, b := set(entries), set(thinned); a != b {
			t.Fatalf("%d entries give %v, %d of them %v", len(entries), a, len(thinned), b)
		}
	}
}

// distinctWithoutThinning keeps one document of a family for each value, as distinct does before it thins.
func distinctWithoutThinning(entries []entry) []entry {
	type told struct {
		family record.DocumentID
		value  float64
		bound  record.Bound
	}
	first := map[told]record.DocumentID{}
	var out []entry
	for _, e := range entries {
		k := told{e.family, e.figure.Value, e.figure.Bound}
		if doc, ok := first[k]; ok && doc != e.doc {
			continue
		}
		first[k] = e.doc
		out = append(out, e)
	}
	return out
}

func TestManyReportsOfOneToll(t *testing.T) {
	entries := make([]entry, 20000)
	for i := range entries {
		id := record.DocumentID{byte(i), byte(i >> 8), 1}
		entries[i] = entry{doc: id, family: id, asOf: record.Interval{From: 100, To: 100}, figure: record.Figure{Measure: "killed", Value: 12, HasValue: true}}
	}
	began := time.Now()
	if got := len(distinct(entries)); got > 3 {
		t.Errorf("%d witnesses of one figure are compared", got)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}
