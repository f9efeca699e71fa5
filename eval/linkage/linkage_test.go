package linkage

import (
	"context"
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
)

// The floor that small simulated lists must keep; larger ones are measured by 'testigo eval linkage --simulate'.
func TestSimulatedLists(t *testing.T) {
	s, err := Simulated(context.Background(), Peru{Rows: 3000, Lists: 3, Noise: 0.1, AgesMissing: 0.3, Seed: 1}, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	if f := s[0].Clusters.F1; f < 0.97 {
		t.Errorf("F1 %.4f of persons at 10 %% noise", f)
	}
	if s[0].Blocking < 0.99 {
		t.Errorf("%.4f of true pairs compared", s[0].Blocking)
	}
	var b strings.Builder
	if err := s.Write(&b); err != nil || !strings.Contains(b.String(), "persons") {
		t.Errorf("%v: %s", err, b.String())
	}
}

// Through files nobody says what a column holds, nor that a list names nobody twice.
func TestSimulatedListsThroughFiles(t *testing.T) {
	s, err := ThroughFiles(context.Background(), Peru{Rows: 3000, Lists: 3, Noise: 0.1, AgesMissing: 0.3, Seed: 1}, t.TempDir(), 0.5)
	if err != nil {
		t.Fatal(err)
	}
	if f := s[0].Clusters.F1; f < 0.96 || s[0].Records != 3000 {
		t.Errorf("F1 %.4f of persons at 10 %% noise, %d records", f, s[0].Records)
	}
}

func TestSimulationIsTheSame(t *testing.T) {
	write := func() string {
		var b strings.Builder
		if err := (Peru{Rows: 200, Lists: 2, Noise: 0.3, Seed: 7}).Write(&b, 1); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	a := write()
	if a != write() {
		t.Error("one seed, two lists")
	}
	rows, err := csv.NewReader(strings.NewReader(a)).ReadAll()
	if err != nil || len(rows) < 80 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
}

// Precision and recall of a hand-made answer.
func TestPRF(t *testing.T) {
	if got := fmt.Sprintf("%+v", prf(4, 2, 1)); got != "{True:4 Found:2 Right:1 Precision:0.5 Recall:0.25 F1:0.3333333333333333}" {
		t.Error(got)
	}
}
