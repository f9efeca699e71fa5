package wording

import "testigo/record"

// Harm names what was done to a person: "killed".
func Harm(lang record.Lang, act string) string { return lookup(lang, harms, act) }

var harms = map[string]pair{
	"killed":    {"killed", "muerte"},
	"wounded":   {"wounded", "heridas"},
	"abducted":  {"abducted", "secuestro"},
	"tortured":  {"tortured", "tortura"},
	"arrested":  {"arrested", "detención"},
	"deported":  {"deported", "deportación"},
	"missing":   {"missing", "desaparición"},
	"hostages":  {"held hostage", "toma como rehén"},
	"displaced": {"displaced", "desplazamiento"},
	"released":  {"released", "liberación"},
}

var victimTexts = map[string]pair{
	"victims-note":       {"Every person of whom documents tell that he or she was harmed: the act, the person, who is alleged to have done it, and who says so. What witnesses tell differently stands side by side.", "Cada persona de quien los documentos cuentan que sufrió un daño: el acto, la persona, a quién se le atribuye y quién lo dice. Lo que los testigos cuentan de modo distinto está lado a lado."},
	"victims-by-name":    {"by name", "con nombre"},
	"victim-find":        {"Name", "Nombre"},
	"victim-named":       {"named", "con nombre"},
	"victim-name":        {"Person", "Persona"},
	"victim-unnamed":     {"not named", "sin nombre"},
	"victim-age":         {"age", "edad"},
	"victim-occupation":  {"occupation", "ocupación"},
	"victim-affiliation": {"affiliation", "afiliación"},
	"victim-origin":      {"from", "de"},
	"victim-sex":         {"sex", "sexo"},
	"victim-role":        {"role", "papel"},
	"victim-act":         {"Act", "Acto"},
	"victim-when":        {"When", "Cuándo"},
	"victim-where":       {"Where", "Dónde"},
	"victim-alleged":     {"alleged perpetrator", "presunto autor"},
	"victim-witnesses":   {"Witnesses", "Testigos"},
	"victim-none":        {"No person is told to have been harmed.", "De nadie se cuenta que sufriera un daño."},
	"victim-acts":        {"What was done, as told", "Lo que se hizo, según se cuenta"},
	"victim-told":        {"What is told of the person", "Lo que se cuenta de la persona"},
	"victim-tolls":       {"Counts in", "Cuenta en"},
	"victim-event":       {"the event", "el hecho"},
	"victim-actor":       {"all mentions", "todas las menciones"},
	"sex-female":         {"woman", "mujer"},
	"sex-male":           {"man", "varón"},
}
