package wording

import (
	"math"
	"strconv"
	"strings"

	"testigo/record"
)

// bounds are the hedges, with # for the number. Vague words stand without a number; those that end in
// "de" in Spanish do so only before a noun.
var bounds = map[record.Bound]pair{
	record.NoBound:         {"#", "#"},
	record.Exact:           {"#", "#"},
	record.About:           {"about #", "unos #"},
	record.MoreThan:        {"more than #", "más de #"},
	record.AtLeast:         {"at least #", "al menos #"},
	record.LessThan:        {"fewer than #", "menos de #"},
	record.AtMost:          {"at most #", "como máximo #"},
	record.UpTo:            {"up to #", "hasta #"},
	record.Almost:          {"nearly #", "casi #"},
	record.Between:         {"#", "#"},
	record.Several:         {"several", "varios"},
	record.Dozens:          {"dozens", "decenas de"},
	record.Scores:          {"scores", "varias decenas de"},
	record.Hundreds:        {"hundreds", "cientos de"},
	record.Thousands:       {"thousands", "miles de"},
	record.TensOfThousands: {"tens of thousands", "decenas de miles de"},
	record.Millions:        {"millions", "millones de"},
	record.Many:            {"many", "muchos"},
	record.Most:            {"most", "la mayoría de"},
	record.NoneOf:          {"no", "ningún"},
}

// Bound is the hedge alone, with "…" for the number: "more than …", "más de …".
func Bound(lang record.Lang, b record.Bound) string {
	p, ok := bounds[b]
	if !ok {
		return Clip(string(b), maxName)
	}
	return strings.TrimSuffix(strings.Replace(p.in(lang), "#", "…", 1), " de")
}

// Quantity is the number of a figure with its hedge and unit, without what is counted: "more than 50",
// "4 of 130", "30%", "500 soles a year". It is "" if the figure states none.
func Quantity(lang record.Lang, f record.Figure) string {
	p, known := bounds[f.Bound]
	if !known {
		p = pair{"#", "#"}
	}
	hedge := p.in(lang)
	var q string
	percent := f.Unit == "percent"
	switch {
	case f.Bound == record.Between && f.High > f.Low:
		low, high := number(lang, f.Low, percent), number(lang, f.High, percent)
		q = pair{"between " + low + " and " + high, "entre " + low + " y " + high}.in(lang)
	case !strings.Contains(hedge, "#"):
		q = hedge
	case !f.HasValue:
		return ""
	default:
		n := number(lang, f.Value, percent)
		if n == "" {
			return ""
		}
		if f.Base > 0 {
			n = pair{n + " of " + number(lang, f.Base, false), n + " de " + number(lang, f.Base, false)}.in(lang)
		}
		if lang != record.Spanish && f.Bound == record.LessThan && (percent || !people(f) || f.Value != math.Trunc(f.Value)) {
			hedge = "less than #"
		}
		q = strings.Replace(hedge, "#", n, 1)
	}
	if u := unit(f); u != "" {
		q = ofMillions(lang, q) + " " + u
	}
	switch per := Clip(f.Per, 20); per {
	case "":
	case "day", "week", "month", "year", "hour":
		es := map[string]string{"hour": "hora", "day": "día", "week": "semana", "month": "mes", "year": "año"}[per]
		q += pair{" a " + per, " por " + es}.in(lang)
	default:
		q += pair{" per " + per, " por " + per}.in(lang)
	}
	return q
}

// people tells whether what is counted can be counted one by one.
func people(f record.Figure) bool { return f.Unit == "" || f.Unit == "people" || f.Unit == "persons" }

// unit is the unit to be written; people and percent are said otherwise, and a unit that repeats the measure is left out.
func unit(f record.Figure) string {
	if people(f) || f.Unit == "percent" || f.Unit == f.Measure {
		return ""
	}
	return Clip(f.Unit, 40)
}

// Figure is a quantity with what it counts: "more than 50 killed", "más de 50 muertos". It is "" if no number is stated.
func Figure(lang record.Lang, measure string, f record.Figure) string {
	q := Quantity(lang, f)
	if q == "" {
		return ""
	}
	return count(lang, measure, f, []string{q})
}

// count puts what is counted behind one or more quantities; several stand side by side: "17 / 18 killed".
func count(lang record.Lang, measure string, f record.Figure, quantities []string) string {
	for i := range quantities[:len(quantities)-1] {
		quantities[i] = trimOf(quantities[i])
	}
	q := strings.Join(quantities, " / ")
	m, known := measures[measure]
	if f.Unit == measure && !known && measure != "" && f.Per == "" { // "12 roads"
		return ofMillions(lang, q) + " " + Clip(measure, maxName)
	}
	if !known || !people(f) && f.Unit != measure || f.Per != "" {
		if measure == "" {
			return trimOf(q)
		}
		return Measure(lang, measure) + ": " + trimOf(q)
	}
	word := m.many
	one := len(quantities) == 1 && f.HasValue && f.Value == 1 && f.Base == 0
	if one || f.Bound == record.NoneOf && lang == record.Spanish {
		word = m.one
		if f.Bound == record.About {
			q = strings.Replace(q, "unos ", "cerca de ", 1)
		}
	}
	if f.Bound == record.NoneOf && lang != record.Spanish {
		q = strings.Replace(q, "no", "none", 1)
	}
	if f.Bound == record.Most && lang == record.Spanish {
		return Measure(lang, measure) + ": la mayoría"
	}
	return ofMillions(lang, q) + " " + word.in(lang)
}

// ofMillions adds the "de" that Spanish puts between millions and what is counted.
func ofMillions(lang record.Lang, q string) string {
	if lang == record.Spanish && (strings.HasSuffix(q, "millones") || strings.HasSuffix(q, "millón")) {
		return q + " de"
	}
	return q
}

func trimOf(q string) string { return strings.TrimSuffix(q, " de") }

// Number writes a number as the language does: 70,000 and 4.5; 70 000 and 4,5. From a million on it says
// million and billion (Spanish: millones) where no digit is lost.
func Number(lang record.Lang, v float64) string { return number(lang, v, false) }

func number(lang record.Lang, v float64, percent bool) string {
	if math.IsNaN(v) || math.IsInf(v, 0) || math.Abs(v) > 1e18 {
		return ""
	}
	if percent {
		space := pair{"", "\u00a0"}.in(lang)
		return digits(lang, v) + space + "%"
	}
	for _, big := range []struct {
		size      float64
		word, one pair
	}{
		{1e9, pair{"billion", ""}, pair{}},
		{1e6, pair{"million", "millones"}, pair{"million", "millón"}},
	} {
		word := big.word.in(lang)
		if math.Abs(v) < big.size || word == "" {
			continue
		}
		n := v / big.size
		if math.Round(n*100)/100 != n {
			break
		}
		if n == 1 && big.one.in(lang) != "" {
			word = big.one.in(lang)
		}
		return digits(lang, n) + "\u00a0" + word
	}
	return digits(lang, v)
}

// digits groups thousands and sets the decimal mark: English 70,000.5, Spanish 70 000,5; Spanish leaves four digits whole.
func digits(lang record.Lang, v float64) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', -1, 64)
	whole, fraction, _ := strings.Cut(s, ".")
	group, point := ",", "."
	if lang == record.Spanish {
		group, point = "\u00a0", ","
	}
	if len(whole) > 3 && (lang != record.Spanish || len(whole) > 4) {
		var b strings.Builder
		for i, c := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteString(group)
			}
			b.WriteRune(c)
		}
		whole = b.String()
	}
	if v < 0 {
		whole = "−" + whole
	}
	if len(fraction) > 4 { // no toll is told so finely: this is the machine's rounding
		fraction = strings.TrimRight(fraction[:4], "0")
	}
	if fraction != "" {
		whole += point + fraction
	}
	return whole
}
