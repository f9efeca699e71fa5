package review

import (
	"testing"

	"testigo/record"
)

func TestCountsAreReadAsTheyAreWritten(t *testing.T) {
	for _, s := range []string{"17", ">=17", "<=0", ">1000000", "<5", "~200", "2.5", "dozens", "many"} {
		v, has, b, err := ParseCount(s)
		if err != nil {
			t.Errorf("%s: %v", s, err)
		}
		if got := FormatCount(record.Figure{Value: v, HasValue: has, Bound: b}); got != s {
			t.Errorf("%s is written %s", s, got)
		}
	}
	for _, s := range []string{"", "x", ">=", "-3", "1e99", "some"} {
		if _, _, _, err := ParseCount(s); err == nil {
			t.Errorf("%q passed for a number", s)
		}
	}
}

func FuzzParseCount(f *testing.F) {
	f.Add("~17")
	f.Fuzz(func(t *testing.T, s string) {
		if v, has, _, err := ParseCount(s); err == nil && has && !(v >= 0 && v <= 1e12) {
			t.Fatalf("%q gives %v", s, v)
		}
	})
}
