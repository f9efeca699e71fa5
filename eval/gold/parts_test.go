package gold

import (
	"slices"
	"testing"

	"testigo/eval/jsontree"
)

func TestNamesMatch(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		language   string
		want       int
	}{
		{"accents and case", "José PÉREZ", "jose perez", "en", sameWords},
		{"article and title", "President Ana Soto", "the Ana Soto", "en", sameWords},
		{"surname alone", "Soto", "Ana Soto", "en", shortened},
		{"acronym in brackets", "Miners' Union (MU)", "MU", "en", sameWords},
		{"head kept in English", "mine workers", "striking mine workers", "en", shortened},
		{"head lost in English", "mine", "mine workers", "en", noMatch},
		{"head kept in Spanish", "sindicato minero", "sindicato minero nacional", "es", shortened},
		{"head lost in Spanish", "minero nacional", "sindicato minero nacional", "es", noMatch},
		{"less than half of the words", "Soto", "Ana María Soto", "en", noMatch},
		{"other words", "Ana Soto", "Ana Prado", "en", noMatch},
		{"nothing left", "---", "---", "en", noMatch},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := newNamer(c.language)
			if got := n.forms(c.a).match(n.forms(c.b)); got != c.want {
				t.Errorf("%q, %q: %d, want %d", c.a, c.b, got, c.want)
			}
		})
	}
}

func TestEDTF(t *testing.T) {
	day := func(y, m, d int) int {
		n, ok := dayNumber(y, m, d)
		if !ok {
			t.Fatalf("no day %d-%d-%d", y, m, d)
		}
		return n
	}
	for in, want := range map[string][]days{
		"1978-06-18":               {{day(1978, 6, 18), day(1978, 6, 18), 0}},
		"1978-06~":                 {{day(1978, 6, 1), day(1978, 6, 30), 31}},
		"2023-01-18T10:00":         {{day(2023, 1, 18), day(2023, 1, 18), 0}},
		"197X":                     {{day(1970, 1, 1), day(1979, 12, 31), 0}},
		"2011-23":                  {{day(2011, 9, 1), day(2011, 11, 30), 0}},
		"2011-24":                  {{day(2011, 12, 1), day(2012, 2, 29), 0}},
		"2020/2021-03":             {{day(2020, 1, 1), day(2021, 3, 31), 0}},
		"../1980":                  {{day(1980, 1, 1) - openSide, day(1980, 12, 31), 0}},
		"1979/":                    {{day(1979, 1, 1), day(1979, 12, 31) + openSide, 0}},
		"{2001-02-03, 2004}":       {{day(2001, 2, 3), day(2001, 2, 3), 0}, {day(2004, 1, 1), day(2004, 12, 31), 0}},
		"[1978..1980]":             {{day(1978, 1, 1), day(1980, 12, 31), 0}},
		"":                         nil,
		"2023-02-29":               nil,
		"2023-13":                  nil,
		"2021/2020":                nil,
		"../..":                    nil,
		"{":                        nil,
		"{}":                       nil,
		"{2001,soon}":              nil,
		"June 1978":                nil,
		"0000":                     nil,
		"9999-24":                  nil,
		"{{{{{{{{{{{{{{{{{{{{{{2}": nil,
	} {
		if got := parseEDTF(in); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", in, got, want)
		}
	}
}

func TestInsideAndMeets(t *testing.T) {
	for _, c := range []struct {
		pred, gold    string
		inside, meets bool
	}{
		{"2023-01-18", "2023-01", true, true},
		{"2023-01", "2023-01-18", false, true},
		{"2023-02-02", "2023-01~", true, true},
		{"2023-03-15", "2023-01~", false, false},
		{"{2001,2003}", "{2001,2003}", true, true},
		{"2001/2003", "{2001,2003}", false, true},
		{"bad", "2001", false, false},
	} {
		p, g := parseEDTF(c.pred), parseEDTF(c.gold)
		if inside(p, g) != c.inside || meets(p, g) != c.meets {
			t.Errorf("%s in %s: inside %v, meets %v", c.pred, c.gold, inside(p, g), meets(p, g))
		}
	}
}

func TestMeasuresAndBounds(t *testing.T) {
	for in, want := range map[string]string{
		"deaths": "killed", "death rate": "other", "death toll\nrate": "killed", "held": "hostages", "upheld": "other",
		"margin of victory": "votes", "missing and killed": "missing", "Herid@s": "wounded", "": "other", "crowd_size": "participants",
	} {
		if got := canonMeasure(jsontree.OfString(in)); got != want {
			t.Errorf("measure %q: %s, want %s", in, got, want)
		}
	}
	for _, c := range []struct {
		in       string
		hasValue bool
		want     string
	}{{" More Than ", true, "more-than"}, {"up_to", true, "at-most"}, {"about", false, "vague"}, {"about", true, "about"}, {"odd", true, "odd"}} {
		if got := canonBound(jsontree.OfString(c.in), c.hasValue); got != c.want {
			t.Errorf("bound %q: %s, want %s", c.in, got, c.want)
		}
	}
	for in, want := range map[string]bool{"third": true, "The 3rd strike": true, "tercera": true, "21st": true, "thirdly": false, "3": false, "the": false} {
		if isOrdinal(in) != want {
			t.Errorf("ordinal %q: want %v", in, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"full stop before a capital", "One came. Two left! was it? Yes.", []string{"One came. ", "Two left! was it? ", "Yes."}},
		{"abbreviations and initials", "Dr. A. Soto of the U.S. Army. End.", []string{"Dr. A. Soto of the U.S. Army. ", "End."}},
		{"quotes and brackets", "He said \"stop.\" (Then) he left… «Sí», dijo.", []string{"He said \"stop.\" ", "(Then) he left… ", "«Sí», dijo."}},
		{"blank line", "Title\n \t\nBody", []string{"Title", "\n \t\n", "Body"}},
		{"list items", "a\n- b\n2) c\nd", []string{"a", "\n", "- b", "\n", "2) c\nd"}},
		{"header line", "x\nFrom: y", []string{"x", "\n", "From: y"}},
		{"block tags", "<p class=a>x</p>y<b>z</b><pre>", []string{"<p class=a>", "x", "</p>", "y<b>z</b><pre>"}},
		{"tag without end", "<p x", []string{"<p x"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := []rune(c.text)
			var got []string
			for _, s := range sentencesOf(text) {
				got = append(got, string(text[s.start:s.end]))
			}
			want := slices.DeleteFunc(slices.Clone(c.want), func(s string) bool { return s == "\n" || s == "\n \t\n" }) // blank pieces are dropped
			if !slices.Equal(got, want) {
				t.Errorf("got %q\nwant %q", got, want)
			}
		})
	}
}
