package wording

var electionTexts = map[string]pair{
	"elections-note":     {"What the packs of countries know of elections, with the seats computed again from the votes. This is knowledge beside the record; no document of it says so.", "Lo que los paquetes de países saben de elecciones, con los escaños calculados de nuevo a partir de los votos. Es conocimiento aparte del registro; ningún documento suyo lo dice."},
	"election-pack":      {"From a country’s pack, not from a document", "Del paquete de un país, no de un documento"},
	"election-lists":     {"Votes and seats", "Votos y escaños"},
	"election-list":      {"List or candidate", "Lista o candidatura"},
	"election-votes":     {"Votes", "Votos"},
	"election-seats":     {"Seats, computed", "Escaños, calculados"},
	"election-stated":    {"stated", "declarados"},
	"election-under":     {"under the threshold", "bajo la valla"},
	"election-several":   {"several lists", "varias listas"},
	"election-rule":      {"Rule", "Regla"},
	"election-source":    {"Source", "Fuente"},
	"election-checked":   {"sources read that agree:", "fuentes leídas que concuerdan:"},
	"election-remark":    {"Note", "Nota"},
	"election-map":       {"The list of most votes in each department", "La lista más votada en cada departamento"},
	"election-others":    {"other lists", "otras listas"},
	"election-districts": {"By district", "Por distrito"},
	"election-district":  {"District", "Distrito"},
	"election-first":     {"Most votes", "Más votos"},
	"election-won":       {"Seats", "Escaños"},
}
