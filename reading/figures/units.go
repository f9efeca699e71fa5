package figures

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
)

type unitKind uint8

const (
	noUnit unitKind = iota
	percentUnit
	moneyUnit
	durationUnit
	ageUnit
	measureUnit
)

var unitKinds = map[string]unitKind{"percent": percentUnit, "money": moneyUnit, "duration": durationUnit, "age": ageUnit, "measure": measureUnit}

type unit struct {
	words []string
	name  string
	kind  unitKind
}

func (g *tongue) loadUnits(lang string) {
	for r := range pack.Table(lang + "/units.txt") {
		u := unit{strings.Fields(r.Field(0)), r.Field(1), unitKinds[r.Field(2)]}
		if u.kind == noUnit {
			panic(r.Errorf("unknown kind %q", r.Field(2)))
		}
		g.units[u.words[0]] = append(g.units[u.words[0]], u)
	}
}

// unitAt is the unit whose words begin at token i, and where they end.
func (f *finder) unitAt(i, limit int) (unit, int) {
	var best unit
	end := i
	if i >= limit {
		return best, i
	}
	for _, u := range f.tongue.units[f.t.Tokens[i].Norm] {
		if i+len(u.words) > end && f.matches(i, i, limit, u.words) {
			best, end = u, i+len(u.words)
		}
	}
	return best, end
}

// currencyBefore is the currency whose sign stands right before token i; empty if none.
func (f *finder) currencyBefore(i int) string {
	c, _ := f.currency(i)
	return c
}

// currency also tells the token at which the sign begins: "$", "US$", "S/", "S/.".
func (f *finder) currency(i int) (string, int) {
	if i == 0 {
		return "", i
	}
	toks := f.t.Tokens
	prev := &toks[i-1]
	switch f.text[prev.Start:prev.End] {
	case "$":
		if i >= 2 && !prev.Space {
			switch toks[i-2].Norm {
			case "us", "u.s.", "u.s":
				return "USD", i - 2
			}
		}
		return "USD", i - 1
	case "€":
		return "EUR", i - 1
	case "£":
		return "GBP", i - 1
	case "/":
		if i >= 2 && toks[i-2].Norm == "s" && !prev.Space {
			return "soles", i - 2
		}
	case ".":
		if i >= 3 && f.text[toks[i-2].Start:toks[i-2].End] == "/" && toks[i-3].Norm == "s" {
			return "soles", i - 3
		}
	}
	if prev.Kind == words.Word {
		switch prev.Norm {
		case "usd":
			return "USD", i - 1
		case "eur":
			return "EUR", i - 1
		}
	}
	return "", i
}

// per is the period of a rate behind token i: "a year", "per month", "al año", "mensuales".
func (f *finder) per(i, limit int) (string, int) {
	if i >= limit {
		return "", i
	}
	toks := f.t.Tokens
	switch toks[i].Norm {
	case "mensuales", "mensual", "monthly":
		return "month", i + 1
	case "anuales", "anual", "annually", "yearly":
		return "year", i + 1
	case "semanales", "semanal", "weekly":
		return "week", i + 1
	case "diarios", "diarias", "diario", "daily":
		return "day", i + 1
	case "a", "an", "per", "each", "every", "al", "por", "cada":
		if i+1 < limit {
			if p := periods[toks[i+1].Norm]; p != "" {
				return p, i + 2
			}
		}
	case "a la":
	}
	if toks[i].Norm == "a" && i+2 < limit && toks[i+1].Norm == "la" && periods[toks[i+2].Norm] != "" {
		return periods[toks[i+2].Norm], i + 3
	}
	return "", i
}

var periods = map[string]string{"year": "year", "month": "month", "week": "week", "day": "day", "hour": "hour", "ano": "year", "mes": "month", "semana": "week", "dia": "day", "hora": "hour", "capita": "person", "barrel": "barrel", "head": "person"}
