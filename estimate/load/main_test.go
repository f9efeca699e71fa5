package main

import (
	"reflect"
	"testing"
)

func TestSimulated(t *testing.T) {
	f, truth, err := simulated(20, 3, false)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Strata) != 20 || truth <= f.Whole.People() || f.Whole.People() < truth/2 {
		t.Errorf("%d strata, %d of %d people documented", len(f.Strata), f.Whole.People(), truth)
	}
	again, _, _ := simulated(20, 3, false)
	if !reflect.DeepEqual(f, again) {
		t.Error("the same seed made other strata")
	}
}
