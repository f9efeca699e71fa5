package wording

var mapTexts = map[string]pair{
	"map-label":    {"Map of events", "Mapa de hechos"},
	"map-views":    {"Parts of the map", "Partes del mapa"},
	"map-world":    {"World", "Mundo"},
	"map-out":      {"Whole country", "Todo el país"},
	"map-nearer":   {"nearer", "acercar"},
	"map-farther":  {"farther", "alejar"},
	"map-placed":   {"on the map", "en el mapa"},
	"map-unplaced": {"without a place", "sin lugar"},
	"map-list":     {"As a list", "Como lista"},
	"map-own":      {"told no more exactly", "sin lugar más exacto"},
	"map-how":      {"The stronger the colour of a department, the more events are told there; a mark is a town, or several that lie together.", "Cuanto más intenso el color de un departamento, más hechos se cuentan allí; una marca es una localidad, o varias juntas."},
	"map-where":    {"Where", "Dónde"},
	"map-kind":     {"Kind", "Clase"},
	"map-events":   {"Events", "Hechos"},
	"map-time":     {"Through time", "A través del tiempo"},
	"map-play":     {"Play", "Recorrer"},
}
