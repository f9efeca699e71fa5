package review

import (
	"fmt"
	"strconv"
	"strings"

	"testigo/record"
)

// bounds are the signs by which people write a bound before a number.
var bounds = []struct {
	sign  string
	bound record.Bound
}{{">=", record.AtLeast}, {"<=", record.AtMost}, {">", record.MoreThan}, {"<", record.LessThan}, {"~", record.About}}

// ParseCount reads "17", ">=17", "~200", "dozens": a value or a vague word.
func ParseCount(s string) (value float64, has bool, bound record.Bound, err error) {
	s = strings.TrimSpace(s)
	for _, b := range [...]record.Bound{record.Several, record.Dozens, record.Scores, record.Hundreds, record.Thousands, record.TensOfThousands, record.Millions, record.Many} {
		if s == string(b) {
			return 0, false, b, nil
		}
	}
	bound = record.Exact
	for _, b := range bounds {
		if rest, ok := strings.CutPrefix(s, b.sign); ok {
			bound, s = b.bound, strings.TrimSpace(rest)
			break
		}
	}
	value, err = strconv.ParseFloat(s, 64)
	if err != nil || value < 0 || value > 1e12 {
		return 0, false, "", fmt.Errorf("%.40q is no number; write 17, >=17, <=17, >17, <17, ~17, or a word: several, dozens, scores, hundreds, thousands", s)
	}
	return value, true, bound, nil
}

// FormatCount writes what ParseCount reads.
func FormatCount(f record.Figure) string {
	if !f.HasValue {
		return string(f.Bound)
	}
	sign := ""
	for _, b := range bounds {
		if b.bound == f.Bound {
			sign = b.sign
		}
	}
	return sign + strconv.FormatFloat(f.Value, 'f', -1, 64)
}
