package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Names that no list has: what place in the sentence tells that they are persons'. Each sign is one that bodies
// and places seldom show; a run of capitals alone is never enough.

// kin are words before a first name told alone.
var kin = set("cousin", "brother", "sister", "son", "daughter", "wife", "husband", "mother", "father", "uncle", "aunt", "nephew", "niece", "widow", "primo", "prima", "hermano", "hermana", "hijo", "hija", "esposa", "esposo", "madre", "padre", "sobrino", "sobrina", "viuda", "tio", "tia")

// followers and the like are always somebody's: "supporters of X", "partidarios de X".
var ofPersons = set("supporters", "followers", "partisans", "lawyer", "lawyers", "widow", "relatives", "arrest", "release", "detention", "candidacy", "ousting", "funeral", "trial", "inauguration", "killing", "murder", "assassination", "kidnapping", "overthrow", "resignation", "daughter", "son", "wife", "husband", "brother", "sister", "cousin",
	"partidarios", "seguidores", "simpatizantes", "abogado", "abogada", "viuda", "familiares", "detencion", "liberacion", "candidatura", "captura", "destitucion", "renuncia", "dimision", "entierro", "juicio", "asesinato", "muerte", "secuestro", "derrocamiento", "investidura", "hija", "hijo", "esposa", "esposo", "hermano", "hermana")

// ledBy are participles before "by" and the name of who leads.
var ledBy = set("led", "headed", "commanded", "founded", "chaired", "fronted", "ruled", "succeeded", "replaced", "dirigido", "dirigida", "dirigidos", "dirigidas", "encabezado", "encabezada", "encabezados", "encabezadas",
	"liderado", "liderada", "liderados", "lideradas", "comandado", "comandada", "comandados", "comandadas", "fundado", "fundada", "presidido", "presidida", "acaudillado", "acaudillada")

// commanded stand under somebody by name: "soldiers under X".
var commanded = set("soldiers", "troops", "rebels", "army", "forces", "guerrillas", "fighters", "regime", "government", "faction", "wing", "column", "battalion", "command")

// freeing and the like take persons as objects, in the infinitive too.
var actsOnPersons = set("free", "release", "arrest", "detain", "oust", "ousted", "overthrew", "overthrow", "defeated", "defeat", "replace", "replaced", "pardoned", "pardon", "beat", "swore")

// motion verbs before "a" go to places.
var motion = set("llego", "llegaron", "fue", "fueron", "viajo", "viajaron", "volvio", "volvieron", "entro", "entraron", "salio", "salieron", "traslado", "trasladaron", "marcho", "marcharon", "partio", "partieron", "huyo", "huyeron", "regreso", "regresaron", "acudio", "acudieron", "envio", "enviaron", "llevo", "llevaron", "bajo", "bajaron", "subio", "subieron", "avanzo", "avanzaron", "extendio", "extendieron", "afecto", "afectaron", "pertenece", "pertenecen", "rumbo", "frente", "dejo", "dejaron", "golpeo", "paralizo", "sacudio", "ataco", "atacaron", "cerco", "llega", "llegan", "va", "van", "viaja", "viajan")

// projects bear names that look like persons': "the Santa Lucía project".
var projects = set("project", "mine", "mines", "copper", "gold", "dam", "pipeline", "deposit", "plant", "refinery", "proyecto", "yacimiento", "represa", "fundicion", "refineria")

func (f *finder) placedAsPerson(start, end int, s *words.Sentence) bool {
	toks, first, limit := f.t.Tokens, int(s.First), int(s.Last)
	if f.insidePlace(start, end) {
		return false
	}
	switch toks[end-1].Norm {
	case "jr", "jr.", "sr.":
		return true
	}
	if end+1 < limit && toks[end].Norm == "," {
		switch toks[end+1].Norm {
		case "who", "whose", "quien":
			return true
		}
	}
	if end < limit && (toks[end].Norm == "jr" || toks[end].Norm == "jr.") {
		return true
	}
	if k := start - 1; k > first {
		switch toks[k].Norm {
		case "of", "de":
			if ofPersons[toks[k-1].Norm] {
				return true
			}
			if k-2 >= first && toks[k-1].Norm == "mando" && toks[k-2].Norm == "al" {
				return true
			}
		case "by", "por":
			if ledBy[toks[k-1].Norm] && end-start >= 2 {
				return true
			}
		case "under":
			if commanded[toks[k-1].Norm] && end-start >= 2 {
				return true
			}
		case "and", "y", "e":
			// "Elmer Soto and Hilario X": the other one is a person
			if id := f.cast.at[k-1]; id != 0 {
				m := f.cast.mentions[id-1]
				if f.ents[m.actor].kind == record.Person && m.last-m.first > 1 {
					return true
				}
			}
		case ",":
			// "the attorney general, X, said"
			if end < limit && toks[end].Norm == "," {
				for j := k - 1; j >= first && j >= k-3; j-- {
					if f.g.titles[toks[j].Norm] != 0 && toks[j].Shape == words.Lower {
						return true
					}
					if toks[j].Kind != words.Word || stops[toks[j].Norm] {
						break
					}
				}
			}
		case "a":
			if f.g.es && toks[k-1].Tag == words.Verb && !motion[toks[k-1].Norm] && f.toldAgain(end-1) {
				return true
			}
		}
		if !f.g.es && actsOnPersons[toks[k].Norm] {
			return true
		}
	}
	return f.toldAgain(end-1) && f.subject(end, limit)
}

// toldAgain: the last word of the name stands alone elsewhere, as surnames do.
func (f *finder) toldAgain(i int) bool {
	toks := f.t.Tokens
	norm := toks[i].Norm
	if len(norm) < 3 || f.places[i] != 0 {
		return false
	}
	for k := range toks {
		if k == i || toks[k].Norm != norm || toks[k].Shape != words.Cap {
			continue
		}
		if k > 0 && toks[k-1].Sentence == toks[k].Sentence && f.capital(k-1) && !toks[k-1].First && f.g.titles[toks[k-1].Norm] == 0 || k+1 < len(toks) && toks[k+1].Sentence == toks[k].Sentence && f.capital(k+1) {
			continue
		}
		return true
	}
	return false
}

// subject: a verb in a finite form follows at once.
func (f *finder) subject(i, limit int) bool {
	if i >= limit {
		return false
	}
	tok := &f.t.Tokens[i]
	return (tok.Tag == words.Verb || tok.Tag == words.Aux) && tok.Shape == words.Lower && !strings.HasSuffix(tok.Norm, "ing")
}
