package statements

import (
	"slices"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

type pattern uint8

const (
	asNoun    pattern = iota // a role: "leader", "supporter", "branch"
	asDeed                   // a doing or bond: "leadership", "support", "ties"
	asVerb                   // a verb
	asInverse                // a verb that reads from its object to its subject
	asAim                    // a verb that counts as what is aimed at: "to oust"
	asState                  // an adjective with its preposition: "loyal to"
)

// link is one relation word with the words that must follow.
type link struct {
	typ     record.RelationType
	pattern pattern
	word    string
	rest    []string
}

var tables = sync.OnceValue(func() [3]map[string][]link {
	return [3]map[string][]link{words.EN: load("en/relations.txt"), words.ES: load("es/relations.txt")}
})

var patterns = map[string]pattern{"noun": asNoun, "deed": asDeed, "verb": asVerb, "inverse": asInverse, "state": asState, "aim": asAim}

func load(file string) map[string][]link {
	out := map[string][]link{}
	for row := range pack.Table(file) {
		p, ok := patterns[row.Field(1)]
		if !ok {
			panic(row.Errorf("pattern %q", row.Field(1)))
		}
		for term := range strings.SplitSeq(row.Field(2), ",") {
			ws := strings.Fields(words.Norm(term))
			if len(ws) == 0 {
				continue
			}
			first := ws[0]
			if file[:2] == "es" && (p == asVerb || p == asAim || p == asInverse) && len(first) > 4 {
				first = strings.TrimSuffix(first, "se") // the clitic is a word of its own: "se escindió"
			}
			out[first] = append(out[first], link{typ: record.RelationType(row.Field(0)), pattern: p, word: first, rest: ws[1:]})
		}
	}
	for _, ls := range out {
		slices.SortStableFunc(ls, func(a, b link) int { return len(b.rest) - len(a.rest) })
	}
	return out
}

// deputies are offices in the government of the person whose they are: "Soto's vice president".
var deputies = set("vice", "vicepresident", "deputy", "minister", "vicepresidente", "vicepresidenta", "ministro", "ministra", "premier", "prime", "primer", "primera")

// acts are what a person can lead or a body can back without being an actor itself.
var acts = set("strike", "uprising", "revolt", "insurrection", "rebellion", "march", "protest", "movement", "campaign", "demonstration",
	"walkout", "struggle", "mobilization", "mobilisation", "blockade", "occupation", "rising", "boycott", "rally", "coup", "insurgency",
	"huelga", "paro", "levantamiento", "revuelta", "insurreccion", "rebelion", "marcha", "protesta", "movimiento", "campana", "manifestacion",
	"lucha", "movilizacion", "bloqueo", "toma", "boicot", "golpe", "jornada")

// rules are the heads of "the government of A", "A's regime".
var rules = set("government", "regime", "administration", "dictatorship", "cabinet", "gobierno", "regimen", "dictadura", "gabinete")

// cabinets are bodies that need no further name: there is one in the state spoken of.
var cabinets = set("cabinet", "gabinete", "gabinete ministerial", "junta")

// leaderships stand for the body that they lead when one deals with them.
var leaderships = set("leadership", "bureaucracy", "leaders", "directorate", "leader", "direccion", "dirigencia", "cupula", "burocracia", "dirigentes", "members", "miembros")

// unions are made of those whose names follow.
var unions = set("coalition", "alliance", "front", "pact", "bloc", "coalicion", "alianza", "frente", "pacto", "bloque")

// collectives are heads of the class of politicians that mean a body.
var collectives = set("party", "parties", "coalition", "alliance", "front", "bloc", "partido", "coalicion", "alianza", "frente", "bloque", "bancada")

func set(ws ...string) map[string]bool {
	m := make(map[string]bool, len(ws))
	for _, w := range ws {
		m[w] = true
	}
	return m
}

func oneOf(w string, list ...string) bool { return slices.Contains(list, w) }

func isOf(w string) bool { return w == "of" || w == "de" || w == "del" }

func isGenitive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

func isAnd(w string) bool { return w == "and" || w == "y" || w == "e" }

func isQuote(w string) bool { return oneOf(w, "“", "”", "«", "»", "\"", "‘", "’", "'") }

// supportedName cuts "IMF-backed": the norm of what stands before the hyphen.
func supportedName(norm string) (int, bool) {
	k := strings.LastIndexByte(norm, '-')
	if k < 2 {
		return 0, false
	}
	switch norm[k+1:] {
	case "backed", "supported", "funded", "financed", "sponsored", "led", "dominated", "controlled", "run", "affiliated", "aligned":
		return k, true
	}
	return 0, false
}
