package pytext

import (
	"math"
	"regexp"
	"testing"
)

// The expected values of this file were printed by Python 3.11.

func TestRepr(t *testing.T) {
	for in, want := range map[string]string{
		"marcha":       `'marcha'`,
		"O'Higgins":    `"O'Higgins"`,
		`'a' "b"`:      `'\'a\' "b"'`,
		"a\nb\t\\":     `'a\nb\t\\'`,
		"\u00a0\u200b": `'\xa0\u200b'`,
		"ñ\U000e0001":  `'ñ\U000e0001'`,
	} {
		if got := Repr(in); got != want {
			t.Errorf("Repr(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestFloat(t *testing.T) {
	for _, c := range []struct {
		in   float64
		want string
	}{
		{0, "0.0"}, {1, "1.0"}, {100, "100.0"}, {66.67, "66.67"}, {1e15, "1000000000000000.0"}, {1e16, "1e+16"},
		{0.0001, "0.0001"}, {0.00001, "1e-05"}, {-2.5, "-2.5"}, {math.Inf(1), "inf"}, {1.0 / 3, "0.3333333333333333"},
	} {
		if got := Float(c.in); got != c.want {
			t.Errorf("Float(%v) = %s, want %s", c.in, got, c.want)
		}
	}
}

func TestRound(t *testing.T) {
	for _, c := range []struct {
		in     float64
		digits int
		want   float64
	}{{2.675, 2, 2.67}, {0.125, 2, 0.12}, {0.375, 2, 0.38}, {66.666666, 2, 66.67}, {5, 1, 5}, {1e300, 2, 1e300}} {
		if got := Round(c.in, c.digits); got != c.want {
			t.Errorf("Round(%v, %d) = %v, want %v", c.in, c.digits, got, c.want)
		}
	}
}

func TestCharacterClasses(t *testing.T) {
	space := regexp.MustCompile("^" + Space + "$")
	for r, want := range map[rune]bool{' ': true, '\u00a0': true, '\x1f': true, '\u2028': true, '\u3000': true, '\u200b': false, '.': false, '\x1b': false} {
		if IsSpace(r) != want || space.MatchString(string(r)) != want {
			t.Errorf("IsSpace(%U): want %v", r, want)
		}
	}
	for r, want := range map[rune]bool{'a': true, 'ñ': true, '_': true, '7': true, '½': true, '\u0301': false, '-': false} {
		if IsWord(r) != want {
			t.Errorf("IsWord(%U): want %v", r, want)
		}
	}
}

func TestSlices(t *testing.T) {
	if got := Head("añob", 3); got != "año" {
		t.Errorf("Head = %q", got)
	}
	if got := Head("añ", 3); got != "añ" {
		t.Errorf("Head = %q", got)
	}
	text := []rune("años")
	for _, c := range []struct {
		a, b int
		want string
	}{{1, 3, "ño"}, {-3, 1, "a"}, {2, 99, "os"}, {9, 12, ""}, {3, 1, ""}} {
		if got := Slice(text, c.a, c.b); got != c.want {
			t.Errorf("Slice(%d, %d) = %q, want %q", c.a, c.b, got, c.want)
		}
	}
	if got := Collapse(" a\u00a0\n b "); got != "a b" {
		t.Errorf("Collapse = %q", got)
	}
	if got := Lower("İA"); got != "i\u0307a" {
		t.Errorf("Lower = %q", got)
	}
}
