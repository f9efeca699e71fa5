package wording

import (
	"strings"

	"testigo/record"
)

// checkNames are the names of the checks as people see them; the code stays in exports and addresses.
var checkNames = map[string]pair{
	"age-at-date":             {"age on a date", "edad en una fecha"},
	"ages-differ":             {"ages that differ", "edades que difieren"},
	"average":                 {"average", "promedio"},
	"cumulative-total":        {"a total that cannot fall", "un total que no puede bajar"},
	"no-double-counting":      {"counted once", "contado una vez"},
	"totals-disagree":         {"totals that differ", "totales que difieren"},
	"dates-differ":            {"dates that differ", "fechas que difieren"},
	"after-publication":       {"told before it happened", "contado antes de ocurrir"},
	"hidden-total":            {"a total that follows", "un total que se deduce"},
	"house-size":              {"seats of the house", "escaños de la cámara"},
	"order-of-causes":         {"cause before effect", "la causa antes del efecto"},
	"parts-and-whole":         {"parts and whole", "las partes y el todo"},
	"margin-of-votes":         {"margin of votes", "diferencia de votos"},
	"planned-ahead":           {"planned ahead", "previsto de antemano"},
	"plan-and-outcome":        {"plan and outcome", "plan y resultado"},
	"planned-length":          {"planned length", "duración prevista"},
	"publication-order":       {"order of publication", "orden de publicación"},
	"years-since-foundation":  {"years since the foundation", "años desde la fundación"},
	"boilerplate-no-evidence": {"page furniture is no evidence", "el marco de la página no es prueba"},
	"relative-date":           {"date counted from another", "fecha contada desde otra"},
	"series-count":            {"how many in a row", "cuántos de la serie"},
	"ordinal-after-cardinal":  {"number in a series", "número de orden"},
	"within-the-last":         {"within the last years", "en los últimos años"},
	"debt-service-rate":       {"debt service and exports", "servicio de la deuda y exportaciones"},
	"change-in-share":         {"change of a share", "cambio de una proporción"},
	"fraction-to-percentage":  {"fraction and percentage", "fracción y porcentaje"},
	"strength-told-twice":     {"strength told twice", "una fuerza contada dos veces"},
	"shares-within-100":       {"shares within a hundred", "porcentajes dentro de cien"},
	"stamp-against-content":   {"date stamp against the text", "la fecha impresa frente al texto"},
	"term-length":             {"length of a term", "duración de un mandato"},
	"holders-in-years":        {"holders of an office in some years", "titulares de un cargo en unos años"},
	"named-victims":           {"named of all", "los nombrados entre todos"},
	"subset-within-total":     {"part within the total", "la parte dentro del total"},
	"votes-and-seats":         {"votes and seats", "votos y escaños"},
	"weekday":                 {"weekday", "día de la semana"},
}

// Check names a check.
func Check(lang record.Lang, code string) string { return lookup(lang, checkNames, code) }

// spokenWords are the words of computations, which are written in English beside numbers and dates.
var spokenWords = strings.NewReplacer("Sunday", "domingo", "Monday", "lunes", "Tuesday", "martes", "Wednesday", "miércoles", "Thursday", "jueves",
	"Friday", "viernes", "Saturday", "sábado", " years", " años", " months", " meses", " month", " mes", " days", " días", " day", " día", " points", " puntos",
	" percent", " por ciento", " stretches", " tramos", " stretch", " tramo", "more than", "más de", "at least", "al menos", "about", "unos",
	" to ", " a ", " seats", " escaños", " votes", " votos")

// Computation gives the arithmetic of a finding in the reader's language; what it quotes stays as it is told.
func Computation(lang record.Lang, computation string) string {
	if lang != record.Spanish {
		return computation
	}
	var out strings.Builder
	for computation != "" {
		open := strings.IndexAny(computation, "“\"")
		if open < 0 {
			break
		}
		shut := strings.IndexAny(computation[open+1:], "”\"")
		if shut < 0 {
			break
		}
		end := open + 1 + shut + len("\"")
		if strings.HasPrefix(computation[end-1:], "”") {
			end = end - 1 + len("”")
		}
		out.WriteString(spokenWords.Replace(computation[:open]))
		out.WriteString(computation[open:end])
		computation = computation[end:]
	}
	out.WriteString(spokenWords.Replace(computation))
	return out.String()
}
