package main

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"testigo/estimate/simulate"
)

var update = flag.Bool("update", false, "write the golden file anew")

// A small study prints what it printed before: simulated tables, every estimator, checks and
// refusals in one. The full one is run by command.
func TestSmallStudy(t *testing.T) {
	var b bytes.Buffer
	x := setup{tables: 2, sweeps: 400, seed: 1}
	if err := holds(&b, x, []int{600}, []int{2, 4}); err != nil {
		t.Fatal(err)
	}
	if err := probes(&b, x, simulate.Scenarios(600)); err != nil {
		t.Fatal(err)
	}
	const golden = "testdata/small.golden"
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("the study changed; run with -update and read the difference:\n%s", b.Bytes())
	}
}
