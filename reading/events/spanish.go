package events

import (
	"strings"

	"testigo/reading/words"
)

// spanish makes the forms of Spanish words, without accents. First and second persons
// are left out, as reports do not use them, but for the plural "we" in which bodies demand and denounce.
type spanish struct{}

// spanishStems: verbs whose stem changes; present stem, preterite stem (of third persons), participle.
// An empty entry is regular.
var spanishStems = map[string][3]string{
	"detener": {"detien", "detuv", ""}, "retener": {"retien", "retuv", ""}, "mantener": {"mantien", "mantuv", ""}, "contener": {"contien", "contuv", ""},
	"deponer": {"depon", "depus", "depuesto"}, "poner": {"pon", "pus", "puesto"}, "imponer": {"impon", "impus", "impuesto"}, "imponerse": {"impon", "impus", "impuesto"},
	"morir": {"muer", "mur", "muerto"}, "herir": {"hier", "hir", "herido"}, "pedir": {"pid", "pid", ""}, "despedir": {"despid", "despid", ""},
	"elegir": {"elig", "elig", ""}, "reelegir": {"reelig", "reelig", ""}, "disolver": {"disuelv", "", "disuelto"}, "volver": {"vuelv", "", "vuelto"},
	"remover": {"remuev", "", ""}, "acordar": {"acuerd", "", ""}, "cerrar": {"cierr", "", ""}, "aprobar": {"aprueb", "", ""}, "apostar": {"apuest", "", ""},
	"convenir": {"convien", "convin", ""}, "intervenir": {"intervien", "intervin", ""}, "reprender": {}, "soltar": {"suelt", "", ""}, "rogar": {"rueg", "", ""},
	"perder": {"pierd", "", ""}, "diferir": {"difier", "difir", ""}, "investir": {"invist", "invist", ""}, "abrir": {"", "", "abierto"}, "romper": {"", "", "roto"},
	"dar": {"d", "d", "dado"}, "hacer": {"hac", "hic", "hecho"}, "hacerse": {"hac", "hic", "hecho"}, "caer": {"ca", "cay", ""}, "destruir": {"destruy", "destruy", "destruido"},
	"ir": {"v", "fu", "ido"}, "quebrar": {"quiebr", "", ""}, "reforzar": {"refuerz", "", ""}, "salir": {"sal", "", ""}, "huir": {"huy", "huy", "huido"}, "prohibir": {"prohib", "", ""},
	"recluir": {"recluy", "recluy", "recluido"}, "confluir": {"confluy", "confluy", "confluido"}, "excluir": {"excluy", "excluy", "excluido"}, "defender": {"defiend", "", ""},
	"concentrar": {}, "desterrar": {"destierr", "", ""}, "colgar": {"cuelg", "", ""}, "gobernar": {"gobiern", "", ""}, "volcarse": {"vuelc", "", ""}, "desplegar": {"despliegu", "", ""},
	"prender": {"", "", ""}, "conceder": {}, "cargar": {}, "obstruir": {"obstruy", "obstruy", "obstruido"}, "sustituir": {}, "destituir": {"destituy", "destituy", "destituido"}, "fluir": {},
	"urgir": {"urg", "", ""}, "suscribir": {"", "", "suscrito"}, "descubrir": {"", "", "descubierto"}, "absolver": {"absuelv", "", "absuelto"}, "replegar": {"replieg", "", ""}, "demoler": {},
	"renegociar": {}, "manifestarse": {"manifiest", "", ""}, "quedar": {}, "impedir": {"impid", "impid", ""},
	"escindirse": {}, "extraditar": {}, "agredir": {}, "sufragar": {}, "reducir": {"reduc", "reduj", ""}, "subvertir": {}, "requerir": {"requier", "requir", ""},
}

func (spanish) verb(base string, do func(string, words.Form)) {
	irregular := spanishStems[base]
	base = strings.TrimSuffix(base, "se")
	if len(base) < 2 {
		return
	}
	stem, kind := base[:len(base)-2], base[len(base)-2]
	pres, pret := stem, stem
	if irregular[0] != "" {
		pres = irregular[0]
	}
	if irregular[1] != "" {
		pret = irregular[1]
	}
	do(base, words.Infinitive)
	for _, clitic := range [...]string{"se", "lo", "los", "la", "las", "le", "les"} {
		do(base+clitic, words.Infinitive)
	}
	if base != "ir" && base != "ser" {
		do(stem+map[byte]string{'a': "amos", 'e': "emos", 'i': "imos"}[kind], words.Present)
	}
	part := irregular[2]
	strong := irregular[1] != "" && endsAny(pret, "tuv", "pus", "vin", "hic", "duj") // "detuvo", "impuso"
	if kind == 'a' {
		do(pres+"a", words.Present)
		do(pres+"an", words.Present)
		if base == "dar" {
			do("dio", words.Past)
			do("dieron", words.Past)
		} else {
			do(stem+"o", words.Past)
			do(stem+"aron", words.Past)
		}
		do(stem+"aba", words.Past)
		do(stem+"aban", words.Past)
		soft := soften(pres)
		do(soft+"e", words.Subjunctive)
		do(soft+"en", words.Subjunctive)
		do(stem+"ase", words.Subjunctive)
		do(stem+"asen", words.Subjunctive)
		do(stem+"ando", words.Gerund)
		do(stem+"andose", words.Gerund)
		if part == "" {
			part = stem + "ado"
		}
	} else {
		do(pres+"e", words.Present)
		do(pres+"en", words.Present)
		switch {
		case base == "ir":
			do("fue", words.Past)
			do("fueron", words.Past)
		case strings.HasSuffix(pret, "hic"):
			do("hizo", words.Past)
			do("hicieron", words.Past)
		case strong:
			do(pret+"o", words.Past)
			do(pret+"ieron", words.Past)
			do(pret+"eron", words.Past)
		case strings.HasSuffix(pret, "y"):
			do(pret+"o", words.Past)
			do(pret+"eron", words.Past)
		default:
			do(pret+"io", words.Past)
			do(pret+"ieron", words.Past)
		}
		do(stem+"ia", words.Past)
		do(stem+"ian", words.Past)
		do(pres+"a", words.Subjunctive)
		do(pres+"an", words.Subjunctive)
		do(pret+"iera", words.Subjunctive)
		do(pret+"ieran", words.Subjunctive)
		do(pret+"iendo", words.Gerund)
		do(pret+"iendose", words.Gerund)
		if part == "" {
			part = stem + "ido"
		}
	}
	do(base+"a", words.Future)
	do(base+"an", words.Future)
	do(base+"ia", words.Conditional)
	do(base+"ian", words.Conditional)
	if strings.HasSuffix(part, "o") {
		p := part[:len(part)-1]
		for _, end := range [...]string{"o", "a", "os", "as"} {
			do(p+end, words.Participle)
		}
	}
}

// soften keeps the sound of the stem before e: "atacar" -> "ataque".
func soften(stem string) string {
	switch {
	case strings.HasSuffix(stem, "c"):
		return stem[:len(stem)-1] + "qu"
	case strings.HasSuffix(stem, "g"):
		return stem + "u"
	case strings.HasSuffix(stem, "z"):
		return stem[:len(stem)-1] + "c"
	}
	return stem
}

func (spanish) plural(w string) string {
	switch {
	case w == "":
		return w
	case endsAny(w, "s", "x") && !endsAny(w, "es"):
		return w
	case strings.HasSuffix(w, "z"):
		return w[:len(w)-1] + "ces"
	case strings.ContainsRune("aeiou", rune(w[len(w)-1])):
		return w + "s"
	case endsAny(w, "es"):
		return w
	}
	return w + "es"
}

// compound: every word before the first preposition takes the plural ("huelgas generales", "estados de sitio").
func (g spanish) compound(ws []string) []string {
	out := append([]string(nil), ws...)
	for i, w := range ws {
		if w == "de" || w == "del" || w == "a" || w == "con" || w == "en" || w == "por" || w == "al" {
			break
		}
		out[i] = g.plural(out[i])
	}
	return out
}
