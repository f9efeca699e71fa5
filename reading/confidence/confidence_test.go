package confidence_test

import (
	"math"
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading"
	"testigo/reading/confidence"
	"testigo/record"
)

const story = `La Paz, 4 March 1985 - Some 450 miners marched on the presidency on Monday, said Filemón Quispe, leader of the Miners' Federation (FSTMB).
Quispe, 41, demanded the release of 12 prisoners. Police arrested three students in Oruro last Friday.`

func TestEveryItemHasAConfidence(t *testing.T) {
	r := reading.New().Read(document.FromText("case.txt", story))
	seen := map[string]int{}
	check := func(kind, words string, c float64) {
		seen[kind]++
		if c <= 0 || c >= 1 || math.Abs(c*100-math.Round(c*100)) > 1e-9 {
			t.Errorf("%s %q: confidence %v, want two places between 0 and 1", kind, words, c)
		}
	}
	for _, c := range r.Times {
		check("date", c.Quote(), c.Value().Confidence)
	}
	for _, c := range r.Places {
		check("place", c.Quote(), c.Value().Confidence)
	}
	for _, c := range r.Figures {
		check("figure", c.Quote(), c.Value().Confidence)
	}
	for _, c := range r.Relations {
		check("relation", c.Quote(), c.Value().Confidence)
	}
	for _, c := range r.Demands {
		check("demand", c.Quote(), c.Value().Confidence)
	}
	for _, a := range r.Actors {
		if a.Kind == record.Group {
			if a.Confidence != 0 {
				t.Errorf("group %q: %v, want not stated", a.Name, a.Confidence)
			}
			continue
		}
		check(a.Kind.String(), a.Name, a.Confidence)
	}
	for _, c := range r.Events {
		e := c.Value()
		check("event", c.Quote(), e.Confidence)
		if e.When.Stated() { // the date that an event took with it says the same as in the list
			check("event date", e.When.Quote(), e.When.Value().Confidence)
		}
		for _, p := range e.Where {
			check("event place", p.Quote(), p.Value().Confidence)
		}
	}
	for _, kind := range []string{"date", "place", "figure", "relation", "demand", "person", "organization", "event", "event date"} {
		if seen[kind] == 0 {
			t.Errorf("the story has no %s", kind)
		}
	}
}

func TestUncalibratedIsWhatTheLayersWeighed(t *testing.T) {
	raw := reading.New()
	raw.Without.Sure = true
	for _, f := range raw.Read(document.FromText("case.txt", story)).Figures {
		if f.Value().Confidence != 0 {
			t.Errorf("%q: %v, want not stated", f.Quote(), f.Value().Confidence)
		}
	}
}

func TestSignsAndWeightsHaveOneLength(t *testing.T) {
	for k := confidence.Events; k <= confidence.Places; k++ {
		names := k.Names()
		if x := k.Vector(confidence.Signs{On: math.MaxUint64, Score: 0.5}); len(x) != len(names) || len(names) > 66 || x[1] != 0.5 {
			t.Errorf("%s: %d numbers for %d names", k, len(x), len(names))
		}
		seen := map[string]bool{}
		for _, n := range names {
			if seen[n] {
				t.Errorf("%s: two signs %q", k, n)
			}
			seen[n] = true
		}
		var b strings.Builder
		if err := k.Write(&b, make([]float64, len(names))); err != nil || strings.Count(b.String(), "\n") != len(names) {
			t.Errorf("%s: %v, %q", k, err, b.String())
		}
	}
}

// A date counted from the day of writing is no surer than that day.
func TestDatesCountedFromAnUncertainDayAreLessSure(t *testing.T) {
	sure := of(t, "Lima, 4 March 1985 - Three miners were arrested in Puno last Friday, the police said.", "last Friday")
	if stated := of(t, "Three miners were arrested in Puno on 1 March 1985, the police said.", "1 March 1985"); stated < sure {
		t.Errorf("a printed day %.2f, one counted from the dateline %.2f", stated, sure)
	}
}

func of(t *testing.T, text, words string) float64 {
	t.Helper()
	for _, c := range reading.New().Read(document.FromText("case.txt", text)).Times {
		if strings.Contains(c.Quote(), words) {
			return c.Value().Confidence
		}
	}
	t.Fatalf("%q is not read in %q", words, text)
	return 0
}
