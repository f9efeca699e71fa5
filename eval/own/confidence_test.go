package own

import "testing"

// far is by how much the expected calibration error on the held-back part may lie above what chance alone gives.
const far = 0.06

func TestConfidenceMeansWhatItSays(t *testing.T) {
	r := read(t, "held", "")
	for _, kind := range []string{"events", "figures", "people", "organizations"} {
		table := r.Reliability(kind)
		if table == nil {
			t.Errorf("%s carry no confidence", kind)
			continue
		}
		if e, _ := table.Error(); e > table.Chance()+far {
			t.Errorf("%s: calibration error %.3f of %d items, by chance %.3f", kind, e, table.Items(), table.Chance())
		}
	}
}
