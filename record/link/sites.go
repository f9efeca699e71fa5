package link

import (
	"slices"
	"strings"

	"testigo/record/resolve"
)

// siteKey is a building, street or square under its name in either language and order: "San Marcos university", "the National University
// of San Marcos" and "Universidad Nacional Mayor de San Marcos" are one.
func siteKey(name string) string {
	var out []string
	for w := range strings.FieldsSeq(resolve.Fold(name)) {
		w = strings.Trim(w, ".,'’\"")
		if kind := siteKinds[w]; kind != "" {
			w = kind
		}
		if w != "" && !siteFillers[w] {
			out = append(out, w)
		}
	}
	slices.Sort(out)
	return strings.Join(slices.Compact(out), " ")
}

var siteKinds = map[string]string{"universidad": "university", "facultad": "faculty", "aeropuerto": "airport", "plaza": "square", "hospital": "hospital", "iglesia": "church", "catedral": "cathedral",
	"calle": "street", "avenida": "avenue", "av": "avenue", "palacio": "palace", "puente": "bridge", "estacion": "station", "estadio": "stadium", "penal": "prison", "carcel": "prison", "jail": "prison",
	"parque": "park", "escuela": "school", "colegio": "school", "politecnica": "polytechnic", "politecnico": "polytechnic", "pedagogica": "pedagogical", "catolica": "catholic", "autonoma": "autonomous",
	"tecnica": "technical", "embajada": "embassy", "ministerio": "ministry", "congreso": "congress", "puerto": "port", "torre": "tower", "hotel": "hotel"}

var siteFillers = map[string]bool{"of": true, "the": true, "de": true, "del": true, "la": true, "el": true, "los": true, "las": true, "y": true, "and": true,
	"national": true, "nacional": true, "mayor": true, "major": true}
