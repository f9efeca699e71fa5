// Package own scores the reader on the project's own coded documents, in both
// languages, and keeps the scores from falling unseen.
//
// tune is the part whose errors people look at when they write rules, held the
// third that nobody tunes on: a gap that opens between the two says that rules
// have begun to fit the sentences instead of the language. The measures are
// those of package gold, in percent. scores.golden is a floor: a score may rise
// at any time, and -update then writes the new one down.
package own

import (
	_ "embed" // for the scores
	"strconv"
	"strings"
)

//go:embed scores.golden
var golden string

// Score is one measure of the reader on one part and language, in percent.
type Score struct {
	Part, Lang, Measure string
	Percent             float64
}

// Scores are the committed scores, in the order of the file.
func Scores() []Score {
	var out []Score
	for line := range strings.Lines(golden) {
		f := strings.Fields(line)
		if len(f) < 4 {
			continue
		}
		v, err := strconv.ParseFloat(f[len(f)-1], 64)
		if err != nil {
			continue
		}
		out = append(out, Score{f[0], f[1], strings.Join(f[2:len(f)-1], " "), v})
	}
	return out
}
