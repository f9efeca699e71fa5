package store

import "testing"

func TestOutletsThatDifferInLettersOnly(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"AGENCIA CORDILLERA SUR", "Agencia Cordillera Sur", true},
		{"La República", "La  Republica.", true},
		{"Quipu Watch", "Quipu World", false},
	} {
		if got := outletKey(c.a) == outletKey(c.b); got != c.same {
			t.Errorf("%q, %q: %v", c.a, c.b, got)
		}
	}
}
