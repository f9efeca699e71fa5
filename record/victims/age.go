package victims

import (
	"strconv"
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// reach is how many bytes before a phrase its determiner and age may stand: "a 17-year-old nursing student".
const reach = 48

// determinerOf is the word that opens the noun phrase before a span, looking past adjectives and an age; before is where that stretch begins.
func determinerOf(d *record.Document, span record.Span) (word string, before int) {
	text := d.Text()[:span.Start]
	end := len(text)
	for range 5 {
		trimmed := strings.TrimRight(text[:end], " \n\t\u00a0")
		if end-len(trimmed) == 0 && end != len(text) || len(trimmed) == 0 || span.Start-len(trimmed) > reach {
			return "", span.Start
		}
		if strings.ContainsAny(trimmed[len(trimmed)-1:], ".;:,()!?") {
			return "", span.Start
		}
		start := strings.LastIndexAny(trimmed, " \n\t(") + 1
		w := words.Norm(trimmed[start:])
		if one[w] {
			return w, start
		}
		end = start
	}
	return "", span.Start
}

// ageAround reads "17-year-old", "17 year old" before or in the phrase, and "de 17 años", "aged 17", ", 17," after it.
func ageAround(d *record.Document, span record.Span, before int) (age int, at record.Span, ok bool) {
	text := d.Text()
	from, to := min(before, span.Start), min(len(text), span.End+24)
	window := words.Norm(text[from:to])
	if len(window) != to-from { // folding changed lengths: look in the text as it is
		window = strings.ToLower(text[from:to])
		if len(window) != to-from {
			return 0, record.Span{}, false
		}
	}
	for i := 0; i < len(window); i++ {
		if window[i] < '0' || window[i] > '9' || i > 0 && window[i-1] >= '0' && window[i-1] <= '9' {
			continue
		}
		j := i
		for j < len(window) && window[j] >= '0' && window[j] <= '9' {
			j++
		}
		n, err := strconv.Atoi(window[i:j])
		if err != nil || n < 1 || n > 110 || j-i > 3 {
			continue
		}
		next := strings.TrimLeft(window[j:], "- \u00a0")
		prev := strings.TrimRight(window[:i], " ")
		if strings.HasPrefix(next, "year") || strings.HasPrefix(next, "ano") || strings.HasPrefix(next, "año") || strings.HasSuffix(prev, "aged") {
			return n, record.Span{Start: from + i, End: from + j}, true
		}
	}
	return 0, record.Span{}, false
}
