package words

import (
	"os"
	"strings"
	"testing"

	"testigo/record"
)

// tagCode writes a tag and a verb form as the tables in testdata do: N, NP, V.past, AUX.inf …
func tagCode(tok *Token) string {
	names := [...]string{"?", "N", "NP", "V", "AUX", "ADJ", "ADV", "DET", "PRON", "P", "CC", "SUB", "NUM", "PART", "."}
	forms := [...]string{"", ".base", ".pres", ".past", ".fut", ".cond", ".subj", ".inf", ".ger", ".part"}
	return names[tok.Tag] + forms[tok.Form]
}

// TestSpanishTags measures the tagger on sentences tagged by hand (testdata/spanish.txt, word/tag) and
// keeps it from getting worse. The floor is the measured figure, rounded down.
func TestSpanishTags(t *testing.T) {
	for file, floor := range map[string]float64{"testdata/spanish.txt": 0.99} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		right, all := 0, 0
		for line := range strings.Lines(string(b)) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			right, all = scoreLine(t, line, right, all)
		}
		rate := float64(right) / float64(max(1, all))
		t.Logf("%s: %d of %d words right (%.1f%%), marks not counted", file, right, all, 100*rate)
		if rate < floor {
			t.Errorf("%s: %.3f of words have the right tag, want %.3f", file, rate, floor)
		}
	}
}

func scoreLine(t *testing.T, line string, right, all int) (int, int) {
	t.Helper()
	var text strings.Builder
	var want []string
	for _, f := range strings.Fields(line) {
		k := strings.LastIndexByte(f, '/')
		w, tag := f[:k], f[k+1:]
		if text.Len() > 0 && (tag != "." || strings.ContainsAny(w, "«¿¡(")) && !strings.HasSuffix(text.String(), "«") && !strings.HasSuffix(text.String(), "¿") {
			text.WriteByte(' ')
		}
		text.WriteString(w)
		want = append(want, tag)
	}
	x := analyse(t, text.String(), record.Spanish)
	if len(x.Tokens) != len(want) {
		t.Fatalf("%s: %d tokens, want %d", text.String(), len(x.Tokens), len(want))
	}
	for i := range want {
		if want[i] == "." {
			continue
		}
		all++
		if got := tagCode(&x.Tokens[i]); got == want[i] {
			right++
		} else {
			t.Logf("%s: %s is %s, want %s", x.Quote(max(0, i-2), min(len(want), i+3)), x.Word(i), got, want[i])
		}
	}
	return right, all
}
