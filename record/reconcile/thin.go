package reconcile

import "testigo/record"

// thin leaves out entries that cannot change how the others stand to each other, so that a toll that ten thousand reports repeat is
// judged by as many pairs as it has values and days. Two figures are judged by their room, their day, and whether their
// documents are of one family: of those that are equal in the first two, two witnesses of different families stand for all, and one
// that its own document repeats in another's mouth.
func thin(entries []entry) []entry {
	type class struct {
		value, low, high float64
		has              bool
		bound            record.Bound
		asOf             record.Interval
	}
	type kept struct {
		n      int
		family record.DocumentID // of the first
		other  bool              // one of another family is kept
	}
	if len(entries) <= fewEntries {
		return entries
	}
	met := make(map[class]kept, len(entries))
	out := entries[:0:0]
	for _, e := range entries {
		f := &e.figure
		c := class{f.Value, f.Low, f.High, f.HasValue, f.Bound, e.asOf}
		k := met[c]
		switch {
		case k.n == 0:
			k.family = e.family
		case e.family != k.family && !k.other:
			k.other = true
		case k.n >= 2:
			continue
		}
		k.n++
		met[c] = k
		out = append(out, e)
	}
	return out
}

// fewEntries are not worth it.
const fewEntries = 16
