package wording

import "testigo/record"

var harms = map[string]pair{
	"killed":              {"killed", "muerto"},
	"wounded":             {"wounded", "herido"},
	"abducted":            {"abducted", "secuestrado o desaparecido"},
	"tortured":            {"tortured", "torturado"},
	"sexual violence":     {"sexual violence", "violencia sexual"},
	"sterilized by force": {"sterilized by force", "esterilización forzada"},
	"shot at":             {"shot at", "baleado"},
	"beaten":              {"beaten", "golpeado"},
	"attacked":            {"attacked", "atacado"},
	"taken hostage":       {"taken hostage", "tomado como rehén"},
	"arrested":            {"arrested", "detenido"},
	"deported":            {"deported", "deportado"},
}

var victimFields = map[string]pair{
	"name":        {"name", "nombre"},
	"age":         {"age", "edad"},
	"occupation":  {"occupation or role", "ocupación o papel"},
	"affiliation": {"affiliation", "afiliación"},
	"origin":      {"origin", "origen"},
	"sex":         {"sex", "sexo"},
}

// Act says what was done to a person.
func Act(lang record.Lang, act string) string { return lookup(lang, harms, act) }

// VictimField names what documents tell of a person.
func VictimField(lang record.Lang, field string) string { return lookup(lang, victimFields, field) }
