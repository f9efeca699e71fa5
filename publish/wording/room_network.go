package wording

var networkTexts = map[string]pair{
	"network":       {"Who stands with whom", "Quién está con quién"},
	"network-note":  {"Relations that documents tell between actors of this record. A relation without a date of its own stands in the year of the document that tells it; denied ones are left out.", "Relaciones que los documentos cuentan entre actores de este registro. Una relación sin fecha propia está en el año del documento que la cuenta; las negadas se dejan fuera."},
	"network-left":  {"less connected actors are not drawn", "actores menos conectados no se dibujan"},
	"network-none":  {"No relation between two actors is told here.", "Aquí no se cuenta ninguna relación entre dos actores."},
	"network-years": {"Years", "Años"},
	"network-all":   {"all years", "todos los años"},
	"network-told":  {"The relations, in the words that tell them", "Las relaciones, en las palabras que las cuentan"},
	"network-more":  {"further relations in the picture", "relaciones más en el dibujo"},
	"network-link":  {"Who stands with whom, as a picture", "Quién está con quién, en un dibujo"},
	"network-of":    {"Its relations as a picture", "Sus relaciones en un dibujo"},
}
