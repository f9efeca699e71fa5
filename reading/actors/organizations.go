package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// orgLength is the end of the name of an organisation that begins at token i; i if none does.
func (f *finder) orgLength(i, limit int) int {
	end, _ := f.orgName(i, limit)
	return end
}

// orgName reads a name with a head word. English heads end a run ("Wells Fargo Bank") or
// govern an "of" ("Ministry of Labor and Social Affairs"); Spanish heads begin it
// ("Confederación General de Trabajadores del Perú").
func (f *finder) orgName(i, limit int) (int, orgHead) {
	toks := f.t.Tokens
	if !f.capital(i) {
		return i, orgHead{}
	}
	// Spanish names occur in English text too: the first word tells
	spanish := f.g.es
	es := lexi.tongues[words.ES]
	if f.mediaAhead(i, limit).kind != "" {
		spanish = true
	}
	if _, ok := es.heads[toks[i].Norm]; ok && !f.g.es {
		if f.g.heads[toks[i].Norm].kind == "" || f.spanishAhead(i, limit) {
			if toks[i].Norm != "red" && toks[i].Norm != "central" && toks[i].Norm != "radio" && toks[i].Norm != "marina" || f.spanishAhead(i, limit) {
				spanish = true
			}
		}
	}
	if spanish {
		h, ok := es.heads[toks[i].Norm]
		if !ok {
			// "Gran Frente …", "Nuevo Partido …"
			if i+1 < limit && f.capital(i+1) && es.heads[toks[i+1].Norm].kind != "" && !lexi.first[toks[i].Norm] && (toks[i].Norm == "nuevo" || toks[i].Norm == "nueva" || toks[i].Norm == "gran" || toks[i].Norm == "primera") {
				h = es.heads[toks[i+1].Norm]
			} else if h = f.mediaAhead(i, limit); h.kind == "" && f.g.es {
				return i, orgHead{}
			}
		}
		if h.kind != "" {
			end := f.extend(i+1, limit, true)
			if end == i+1 && !(singleOrgs[toks[i].Norm] && !f.allCaps(i)) {
				return i, orgHead{}
			}
			if h.kind == record.Front && strings.HasPrefix(toks[i].Norm, "comando") {
				h.kind = record.Front
			}
			return end, h
		}
	}
	// English: the run of capitals, its last head, and what an "of" adds
	var h orgHead
	head := -1
	k := i
	for k < limit && f.capital(k) && k < i+9 {
		if k > i && notNames[toks[k].Norm] {
			break
		}
		// "Workers' Central" is a union; a "Central" elsewhere is an adjective
		if toks[k].Norm == "central" && k > i && (toks[k-1].Norm == "'" || toks[k-1].Norm == "’" || toks[k-1].Norm == "workers" || toks[k-1].Norm == "labor") && !f.headAhead(k+1, limit) {
			h, head = orgHead{kind: record.Union}, k
		}
		if k > i && k-1 != head && f.g.titles[toks[k].Norm] == title && lexi.first[toks[min(k+1, limit-1)].Norm] {
			break
		}
		if g, ok := f.g.heads[toks[k].Norm]; ok {
			h, head = g, k
		}
		k++
		// "Workers', Peasants' and Students' Front", "Truth and Reconciliation Commission"
		if k+1 < limit && (toks[k].Norm == "and" || toks[k].Norm == "&") && f.capital(k+1) && head < 0 && f.headAhead(k+1, limit) && !f.insidePlace(i, k) && !notAcronyms[toks[k-1].Norm] && !f.startsKnown(k+1, limit) {
			k++
		}
		if k+1 < limit && (toks[k].Norm == "'" || toks[k].Norm == "'s" || toks[k].Norm == "’") && f.capital(k+1) && head < 0 && (f.headAhead(k+1, limit) || toks[k+1].Norm == "central") && (f.g.nouns[toks[k-1].Norm].many || toks[k].Norm != "'s" && strings.HasSuffix(toks[k-1].Norm, "ers")) {
			k++
		}
	}
	if head < 0 {
		return i, orgHead{}
	}
	if toks[head].Norm == "union" && head > i && (toks[head-1].Norm == "soviet") {
		return i, orgHead{}
	}
	end := head + 1
	// an abbreviation's period: "Occidental Petroleum Co."
	if of := f.ofPart(end, limit); of > end && f.mayGovern(toks[head].Norm) {
		return of, h
	}
	if end-i >= 2 {
		// "Peruvian Police", "National Guard": a modifier is enough; "The Union" is not
		if notNames[toks[i].Norm] {
			if end-i == 2 && !singleOrgs[toks[head].Norm] && !(ordinals[toks[i].Norm] && h.kind == record.Military && !toks[i].First) {
				return i, orgHead{}
			}
		}
		// International: the head may be followed by more of the name ("Amnesty International UK")
		return end, h
	}
	if singleOrgs[toks[head].Norm] && !f.allCaps(head) && !(f.seenLower(toks[head].Norm) && toks[head].First) {
		return end, h
	}
	return i, orgHead{}
}

// mediaAhead: "La Izquierda Diario", "El Nuevo Diario": a paper's name begins with its article.
func (f *finder) mediaAhead(i, limit int) orgHead {
	n := f.t.Tokens[i].Norm
	if n != "la" && n != "el" && n != "los" && n != "las" {
		return orgHead{}
	}
	for k := i + 1; k < limit && k < i+4 && f.capital(k); k++ {
		if h := lexi.tongues[words.ES].heads[f.t.Tokens[k].Norm]; h.kind == record.Media && k > i+1 {
			return h
		}
	}
	return orgHead{}
}

// mayGovern: heads that take "of …" into the name.
func (f *finder) mayGovern(n string) bool {
	switch n {
	case "group", "news", "radio", "post", "times", "press", "co", "corp", "inc", "police", "forces", "force", "watch", "international", "mining", "petroleum", "center", "centre", "command":
		return false
	}
	return true
}

// headAhead: a head word stands among the next capitalised words.
func (f *finder) headAhead(i, limit int) bool {
	for k := i; k < limit && k < i+5; k++ {
		if !f.capital(k) && f.t.Tokens[k].Norm != "and" && f.t.Tokens[k].Norm != "'" && f.t.Tokens[k].Norm != "," {
			return false
		}
		if f.g.heads[f.t.Tokens[k].Norm].kind != "" {
			return true
		}
	}
	return false
}

// spanishAhead: the next words are Spanish: a particle and a capital, or a Spanish ending.
func (f *finder) spanishAhead(i, limit int) bool {
	toks := f.t.Tokens
	for k := i + 1; k < limit && k < i+5; k++ {
		switch toks[k].Norm {
		case "de", "del", "los", "las", "para", "por", "y":
			return k+1 < limit
		}
		if !f.capital(k) {
			return false
		}
		n := toks[k].Norm
		for _, tail := range [...]string{"ista", "ario", "aria", "ico", "ica", "ano", "ana", "ero", "era", "cion", "al", "ado", "ado"} {
			if strings.HasSuffix(n, tail) && k == i+1 && n != "central" && n != "national" && n != "international" && n != "federal" {
				return true
			}
		}
	}
	return false
}

// ofPart reads "of the Interior", "of Mining, Oil, and Energy", "for Free Labor Development".
func (f *finder) ofPart(i, limit int) int {
	toks := f.t.Tokens
	end := i
	if i+1 >= limit || toks[i].Norm != "of" && toks[i].Norm != "for" && toks[i].Norm != "on" && toks[i].Norm != "against" && toks[i].Norm != "to" {
		return i
	}
	if toks[i].Norm == "on" || toks[i].Norm == "to" {
		if i+1 < limit && notNames[toks[i+1].Norm] {
			return i
		}
	}
	k := i + 1
	if k < limit && (toks[k].Norm == "the" || toks[k].Norm == "los" || toks[k].Norm == "la") {
		k++
	}
	if k >= limit || !f.capital(k) || notNames[toks[k].Norm] && toks[k].Norm != "the" {
		return i
	}
	// "the Radical Party of Luis Soto": whose it is
	if k == i+1 && toks[i].Norm == "of" && f.fullPerson(k, limit) {
		return i
	}
	return f.extend2(k, limit, end)
}

func (f *finder) extend2(k, limit, end int) int {
	toks := f.t.Tokens
	list := false
	for k < limit && k < end+14 {
		if f.capital(k) && !notNames[toks[k].Norm] {
			k++
			end = k
			continue
		}
		j := k
		switch {
		case toks[k].Norm == "," && k+1 < limit && (f.listAhead(k, limit) || list && k+2 < limit && toks[k+1].Norm == "and" && f.capital(k+2)):
			list = true
			j++
			if j < limit && (toks[j].Norm == "and" || toks[j].Norm == "y") {
				j++
			}
		case toks[k].Norm == "and" || toks[k].Norm == "of" || toks[k].Norm == "for" || toks[k].Norm == "&" || toks[k].Norm == "in" || toks[k].Norm == "de" || toks[k].Norm == "del":
			j++
			if j < limit && toks[j].Norm == "the" {
				j++
			}
			if toks[k].Norm == "and" && j < limit && (lexi.first[toks[j].Norm] || f.g.heads[toks[j].Norm].strong || f.startsKnown(j, limit) || f.places[k-1] != 0 || f.orgLength(j, limit) > j) {
				return end
			}
			if toks[k].Norm == "in" {
				return end
			}
		case toks[k].Norm == "'" && !toks[k].Space || toks[k].Norm == "'s":
			return end
		default:
			return end
		}
		if j >= limit || !f.capital(j) || notNames[toks[j].Norm] {
			return end
		}
		k = j
	}
	return end
}

// listAhead: ", Oil, and Energy": a list of capitalised single words closed by "and".
func (f *finder) listAhead(k, limit int) bool {
	toks := f.t.Tokens
	for n := 0; n < 5 && k < limit; n++ {
		if toks[k].Norm != "," {
			return toks[k].Norm == "and" || toks[k].Norm == "y" || toks[k].Norm == "e"
		}
		k++
		if k < limit && (toks[k].Norm == "and" || toks[k].Norm == "y") {
			return n > 0
		}
		if k >= limit || !f.capital(k) || lexi.first[toks[k].Norm] {
			return false
		}
		k++
	}
	return false
}

// extend reads the rest of a Spanish name: capitals joined by particles.
func (f *finder) extend(k, limit int, spanish bool) int {
	toks := f.t.Tokens
	end := k
	governed := false
	for k < limit && k < end+14 {
		if f.capital(k) && !(notNames[toks[k].Norm] && toks[k].Shape != words.Upper) && f.cast.at[k] == 0 {
			// "la Policía Felipe Bazán": a person begins
			if k+1 < limit && lexi.first[toks[k].Norm] && toks[k].Shape == words.Cap && f.capital(k+1) && lexi.last[toks[k+1].Norm] && !f.g.nounlike(toks[k].Norm) && toks[k].Norm != "verde" && toks[k].Norm != "cristiano" && (k == end || !governed) && f.places[k] == 0 {
				return end
			}
			k++
			end = k
			continue
		}
		if toks[k].Kind == words.Punct && toks[k].Norm == "," && f.listAhead(k, limit) && governed {
			k++
			if k < limit && (toks[k].Norm == "y" || toks[k].Norm == "e" || toks[k].Norm == "and") {
				k++
			}
			continue
		}
		j := k
		for j < limit && j < k+4 && toks[j].Kind == words.Word && toks[j].Shape == words.Lower && joiners[toks[j].Norm] {
			switch toks[j].Norm {
			case "y", "e":
				if f.anotherName(j+1, limit, governed) {
					return end
				}
				if !governed && j+1 < limit && f.startsKnown(j+1, limit) || j+1 < limit && (lexi.tongues[words.ES].heads[toks[j+1].Norm].kind != "" && !governed || lexi.first[toks[j+1].Norm] && !lexi.last[toks[j+1].Norm]) || f.places[max(j-1, 0)] != 0 {
					return end
				}
			case "en", "contra", "por", "para":
				if !f.g.es && toks[j].Norm == "en" || j+1 < limit && (toks[j+1].Norm != "la" && toks[j+1].Norm != "el" && toks[j+1].Norm != "los" && toks[j+1].Norm != "las" && toks[j].Norm == "en") {
					return end
				}
				governed = true
			case "and", "of", "for", "the", "on", "against", "in":
				return end
			default:
				governed = true
			}
			j++
		}
		if j == k || j >= limit || !f.capital(j) || notNames[toks[j].Norm] || f.cast.at[j] != 0 {
			return end
		}
		// "Partido Socialista de Luis Soto": whose it is
		if j == k+1 && isDe(toks[k].Norm) && f.fullPerson(j, limit) {
			return end
		}
		// "Congreso el 7 de Julio", "Senado la Ley": an article alone joins nothing
		if n := toks[k].Norm; j == k+1 && (n == "la" || n == "el" || n == "los" || n == "las") {
			return end
		}
		k = j
	}
	return end
}

func isDe(norm string) bool { return norm == "de" || norm == "del" }

// fullPerson: a first name and a surname begin at token i, which no place and no body has.
func (f *finder) fullPerson(i, limit int) bool {
	toks := f.t.Tokens
	if i+1 >= limit || !lexi.first[toks[i].Norm] || toks[i].Shape != words.Cap || f.places[i] != 0 || f.g.nounlike(toks[i].Norm) || f.g.heads[toks[i+1].Norm].kind != "" {
		return false
	}
	return f.capital(i+1) && lexi.last[toks[i+1].Norm] && f.places[i+1] == 0
}

// anotherName: behind "y" a second body begins and no second part of the first: with its article ("el Frente Amplio y el PAC"),
// an acronym, a head word of its own, or, where nothing governs the first, a name of two words ("Partido Popular e
// Izquierda Unida", but "Tierra y Libertad").
func (f *finder) anotherName(i, limit int, governed bool) bool {
	if i >= limit {
		return false
	}
	toks := f.t.Tokens
	article := false
	switch toks[i].Norm {
	case "de", "del", "al", "a":
		if !governed {
			return true // "el apoyo del Partido Verde y del Frente Amplio"
		}
		i++
	}
	if i >= limit {
		return false
	}
	switch toks[i].Norm {
	case "el", "la", "los", "las":
		article = true
		i++
	}
	if i >= limit || !f.capital(i) {
		return article && !governed
	}
	head, known := lexi.tongues[words.ES].heads[toks[i].Norm]
	switch {
	case toks[i].Shape == words.Upper && len(toks[i].Norm) <= 6, known && head.strong:
		return true
	case article:
		return !governed || known
	}
	return !governed && i+1 < limit && f.capital(i+1)
}

// nounlike: a word of the tables, no first name here.
func (g *tongue) nounlike(n string) bool {
	return g.heads[n].kind != "" || g.nouns[n].kind != NoCandidate
}

// startsKnown: a name of a pack begins here.
func (f *finder) startsKnown(i, limit int) bool {
	_, _, ok := f.matchKnown(i, limit, false)
	return ok
}

// ordinals number units: "First Brigade", "Segunda División".
var ordinals = set("first", "second", "third", "primera", "segunda", "tercera", "primer", "segundo", "tercer")

// numbered reads bodies told by a number: "Sección 22", "Channel 9", "Local 10"; returns where to go on, or i.
func (f *finder) numbered(i, limit int) int {
	toks := f.t.Tokens
	if i+1 >= limit || toks[i].Shape != words.Cap || toks[i].First || f.allCaps(i) {
		return i
	}
	if _, ok := f.small(i + 1); !ok {
		return i
	}
	switch toks[i].Norm {
	case "seccion", "section", "local", "seccional":
		return f.plainOrg(i, i+2, limit, record.Union)
	case "canal", "channel":
		return f.plainOrg(i, i+2, limit, record.Media)
	}
	return i
}

// organization reads an organisation or an acronym at token i; returns where to go on, or i.
func (f *finder) organization(i, limit int) int {
	toks := f.t.Tokens
	end, h := f.orgName(i, limit)
	if end == i {
		if end = f.numbered(i, limit); end > i {
			return end
		}
		return f.acronym(i, limit)
	}
	start := i
	for start < end-1 && notNames[toks[start].Norm] && !ordinals[toks[start].Norm] {
		start++
	}
	if f.t.Sentences[toks[i].Sentence].Kind == record.Heading && f.allCaps(i) && end-i > 3 {
		return end
	}
	// the name of a place: "Union Square", "Congress Avenue"
	if end < limit && placeNouns[toks[end].Norm] && f.capital(end) {
		return end + 1
	}
	norms := f.norms(start, end)
	key := strings.Join(norms, " ")
	ent, ok := f.byName[key]
	if !ok || f.ents[ent].kind != record.Organization {
		ent = f.sameBody(start, end, limit)
		if ent < 0 {
			ent = f.newEntity(record.Organization, h.kind)
			f.ents[ent].org = f.refine(h.kind, start, end)
		}
	}
	f.named(ent, start, end, record.FullName)
	f.rulerInside(start, end, limit)
	return f.bracketAcronym(ent, start, end, limit)
}

// refine corrects the kind by the other words of the name.
func (f *finder) refine(kind record.OrgKind, start, end int) record.OrgKind {
	for k := start; k < end; k++ {
		switch f.t.Tokens[k].Norm {
		case "marxist", "marxista", "socialist", "socialista", "communist", "comunista", "trotskista", "trotskyist":
			if kind == record.Company || kind == record.NGO {
				return record.Party
			}
		case "workers", "unions", "sindicatos", "trabajadores", "labor", "labour", "teachers", "miners", "maestros", "mineros":
			if kind == record.NGO || kind == record.International || kind == record.Front && f.t.Tokens[start].Norm != "frente" && f.t.Tokens[end-1].Norm != "front" || kind == record.State && f.t.Tokens[start].Norm == "central" {
				return record.Union
			}
		case "liberation", "liberacion", "guerrillero", "guerrilla", "insurgent":
			if kind == record.Front || kind == record.Military {
				return record.Guerrilla
			}
		case "bank", "banco":
			return record.Bank
		case "army", "ejercito":
			return record.Military
		case "rights", "derechos":
			if kind == record.International || kind == record.Front {
				return record.NGO
			}
		}
	}
	return kind
}
