package linkage

import (
	"math/rand/v2"
	"testing"
)

// What is not compared letter by letter would have been found to differ.
func TestOutlinesNeverHideLikeness(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	base := []string{"quispe", "mamani", "condori", "huaman", "rosa", "rosalia", "jose", "pepe", "ana", "anna", "lu", "x", "aa", "aaaa", "maria del carmen", "o", "ñusta", "0scar"}
	name := func() string {
		w := []byte(base[rng.IntN(len(base))])
		for range rng.IntN(4) { // slips
			switch at := rng.IntN(len(w) + 1); rng.IntN(3) {
			case 0:
				w = append(w[:at], append([]byte{byte('a' + rng.IntN(26))}, w[at:]...)...)
			case 1:
				if at < len(w) {
					w = append(w[:at], w[at+1:]...)
				}
			default:
				if at < len(w) {
					w[at] = byte('a' + rng.IntN(26))
				}
			}
		}
		return string(w)
	}
	hidden := 0
	for range 200_000 {
		a, b := prepare(Given, name()), prepare(Given, name())
		if a.text == "" || b.text == "" || a.text == b.text {
			continue
		}
		x, y := outlineOf(&a), outlineOf(&b)
		if differ(&x, &y) {
			hidden++
			if got := compareNames(&a, &b); got != nameDiffer {
				t.Fatalf("%q and %q: level %d, held to differ", a.text, b.text, got)
			}
		}
		for _, bar := range []float64{0.7, 0.8, 0.92} {
			if x.text.below(&y.text, x.text.common(&y.text), bar) && len(a.text) <= 64 && len(b.text) <= 64 && jaroWinkler(a.text, b.text) >= bar {
				t.Fatalf("%q and %q: %g, held below %g", a.text, b.text, jaroWinkler(a.text, b.text), bar)
			}
		}
	}
	if hidden < 10_000 {
		t.Errorf("only %d pairs were told apart by their outlines", hidden)
	}
}
