package election

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"testigo/record"
)

// Share is an exact part of a whole: 5% is 5/100, 0.67% is 67/10000. The zero Share is not stated.
type Share struct{ Num, Den int64 }

func (s Share) stated() bool { return s.Den > 0 }

// reached compares part of whole with the share: -1 below, 0 exactly, 1 above.
func (s Share) reached(part, whole int64) int {
	return compareProducts(uint64(part), uint64(s.Den), uint64(s.Num), uint64(whole))
}

// Percent prints the share, without a loss: "5%", "0.67%".
func (s Share) Percent(lang record.Lang) string {
	if !s.stated() {
		return ""
	}
	den, num := s.Den/100, s.Num
	text := strconv.FormatInt(num/den, 10)
	if rest := num % den; rest > 0 {
		text += point(lang) + strings.TrimRight(fmt.Sprintf("%0*d", len(strconv.FormatInt(den, 10))-1, rest), "0")
	}
	return text + percentSign(lang)
}

// parsePercent reads "5%", "4.5 %", "4,5%" with at most six decimals, up to 100%.
func parsePercent(s string) (Share, error) {
	text, ok := strings.CutSuffix(strings.TrimSpace(s), "%")
	text = strings.TrimSpace(strings.Replace(text, ",", ".", 1))
	whole, fraction, _ := strings.Cut(text, ".")
	if !ok || whole == "" || len(whole) > 3 || len(fraction) > 6 || !allDigits(whole+fraction) {
		return Share{}, fmt.Errorf("%q is no percentage; hint: write 5%% or 4.5%%", s)
	}
	den := int64(100)
	for range fraction {
		den *= 10
	}
	num, _ := strconv.ParseInt(whole+fraction, 10, 64)
	if num > den {
		return Share{}, fmt.Errorf("%q is more than the whole", s)
	}
	return Share{num, den}, nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// PercentOf prints part of whole, rounded to two decimals, or to as many more (at most six) as keep a share
// that is not a whole percentage from reading like one: 4.9996% is not 5.00%.
func PercentOf(lang record.Lang, part, whole int64) string {
	if whole <= 0 || part < 0 || part > whole {
		return "–"
	}
	for decimals, scale := 2, uint64(10_000); ; decimals, scale = decimals+2, scale*100 {
		hi, lo := bits.Mul64(uint64(part), scale)
		q, rest := bits.Div64(hi, lo, uint64(whole)) // part <= whole, so the quotient is at most scale
		exact := rest == 0
		if rest > uint64(whole)-rest || rest == uint64(whole)-rest {
			q++
		}
		unit := scale / 100
		if q%unit != 0 || exact || q == 0 || decimals == 6 {
			return fmt.Sprintf("%d%s%0*d", q/unit, point(lang), decimals, q%unit) + percentSign(lang)
		}
	}
}

// Thousands groups the digits as the language does: 43,755; 43 755 (Spanish leaves four digits whole).
func Thousands(lang record.Lang, n int64) string {
	s := strconv.FormatInt(n, 10)
	sign, digits := "", s
	if n < 0 {
		sign, digits = "-", s[1:]
	}
	group, least := ",", 4
	if lang == record.Spanish {
		group, least = "\u00a0", 5
	}
	if len(digits) < least {
		return s
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(group)
		}
		b.WriteRune(c)
	}
	return b.String()
}

func point(lang record.Lang) string {
	if lang == record.Spanish {
		return ","
	}
	return "."
}

func percentSign(lang record.Lang) string {
	if lang == record.Spanish {
		return "\u00a0%"
	}
	return "%"
}
