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
		if k+1 < limit && (toks[k].Norm == "'" || toks[k].Norm == "'s" || toks[k].Norm == "’") && f.capital(k+1) && head < 0 && f.headAhead(k+1, limit) && f.g.nouns[toks[k-1].Norm].many {
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
			if end-i == 2 && !singleOrgs[toks[head].Norm] {
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
			if k+1 < limit && lexi.first[toks[k].Norm] && toks[k].Shape == words.Cap && f.capital(k+1) && lexi.last[toks[k+1].Norm] && !f.g.nounlike(toks[k].Norm) && (k == end || !governed) && f.places[k] == 0 {
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
		// "Congreso el 7 de Julio", "Senado la Ley": an article alone joins nothing
		if n := toks[k].Norm; j == k+1 && (n == "la" || n == "el" || n == "los" || n == "las") {
			return end
		}
		k = j
	}
	return end
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

// organization reads an organisation or an acronym at token i; returns where to go on, or i.
func (f *finder) organization(i, limit int) int {
	toks := f.t.Tokens
	end, h := f.orgName(i, limit)
	if end == i {
		return f.acronym(i, limit)
	}
	start := i
	for start < end-1 && notNames[toks[start].Norm] {
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

// sameBody finds the body of which this name is a longer form: a pack's name with a head word
// behind it ("Wells Fargo Bank"), or a translation in brackets behind another name. -1 if none.
func (f *finder) sameBody(start, end, limit int) int32 {
	toks := f.t.Tokens
	if e, stop, ok := f.matchKnown(start, limit, false); ok && stop < end && !lexi.known[e.actor].person && e.form != record.Acronym && len(e.words) > 1 {
		same := true
		for k := stop; k < end; k++ {
			same = same && f.g.heads[toks[k].Norm].kind != ""
		}
		if same {
			ent, have := f.byKnown[e.actor]
			if !have {
				ent = f.newEntity(record.Organization, lexi.known[e.actor].org)
				f.ents[ent].known = e.actor + 1
				f.byKnown[e.actor] = ent
			}
			return ent
		}
	}
	if start >= 2 && (toks[start-1].Norm == "(" || toks[start-1].Norm == "[") && f.cast.at[start-2] != 0 && end < limit && (toks[end].Norm == ")" || toks[end].Norm == "]") {
		m := f.cast.mentions[f.cast.at[start-2]-1]
		if e := &f.ents[m.actor]; e.kind == record.Organization && m.last-m.first > 1 && end-start > 1 {
			return m.actor
		}
	}
	return -1
}

// rulerInside: "the Carter Administration" names a person too.
func (f *finder) rulerInside(start, end, limit int) {
	toks := f.t.Tokens
	switch toks[end-1].Norm {
	case "administration", "government", "regime", "cabinet":
	default:
		return
	}
	e, stop, ok := f.matchKnown(start, limit, true)
	if !ok || stop >= end || !lexi.known[e.actor].person {
		return
	}
	ent, have := f.byKnown[e.actor]
	if !have {
		ent = f.newEntity(record.Person, "")
		f.ents[ent].known = e.actor + 1
		f.byKnown[e.actor] = ent
	}
	if f.ents[ent].name == "" {
		f.ents[ent].name, f.ents[ent].names = f.t.Quote(start, stop), f.norms(start, stop)
	}
	f.cast.mentions = append(f.cast.mentions, mention{first: int32(start), last: int32(stop), actor: ent, form: record.Surname, nested: true})
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

// bracketAcronym reads "(CGTP)" or "[FMLN]" behind a name.
func (f *finder) bracketAcronym(ent int32, start, end, limit int) int {
	toks := f.t.Tokens
	if end+2 >= limit || toks[end].Norm != "(" && toks[end].Norm != "[" && toks[end].Norm != "," {
		return end
	}
	k := end + 1
	if !f.acronymShape(k) {
		// "(Fejuve)": an acronym told as a word
		n := toks[k].Norm
		if !(toks[k].Kind == words.Word && f.capital(k) && len(n) >= 4 && len(n) <= 12 && toks[end].Norm != "," && initials(f.norms(start, end), n)) {
			return end
		}
	}
	if closing := toks[end+2].Norm; closing != ")" && closing != "]" && !(toks[end].Norm == "," && closing == ",") && !(closing == "," || closing == ";" || closing == "-" || closing == "–") {
		return end
	}
	if toks[end].Norm == "," && !initials(f.norms(start, end), toks[k].Norm) {
		return end
	}
	a := toks[k].Norm
	if other, ok := f.acronyms[a]; ok && other != ent && f.ents[other].known == 0 {
		f.merge(other, ent)
	}
	f.knownBy(ent, a)
	f.acronyms[a] = ent
	f.named(ent, k, k+1, record.Acronym)
	return k + 1
}

// knownBy recognises a body of a pack by its acronym, if the name shares a word with the pack's.
func (f *finder) knownBy(ent int32, acronym string) {
	if f.ents[ent].known != 0 {
		return
	}
	for _, e := range lexi.entries[acronym] {
		k := &lexi.known[e.actor]
		if k.person || e.form != record.Acronym || len(e.words) != 1 || k.peru && !f.peru {
			continue
		}
		shared := false
		for _, w := range f.ents[ent].names {
			shared = shared || len(w) > 4 && strings.Contains(k.words, w)
		}
		if !shared {
			continue
		}
		if other, have := f.byKnown[e.actor]; have && other != ent {
			f.merge(other, ent)
		}
		f.byKnown[e.actor] = ent
		f.ents[ent].known = e.actor + 1
		return
	}
}

// bracketExpansion reads "FMLN [Farabundo Martí National Liberation Front]".
func (f *finder) bracketExpansion(ent int32, end, limit int) int {
	toks := f.t.Tokens
	if end+2 >= limit || toks[end].Norm != "(" && toks[end].Norm != "[" {
		return end
	}
	k := end + 1
	for k < limit && k < end+14 && (toks[k].Kind == words.Word || toks[k].Norm == "," || toks[k].Norm == "-" || toks[k].Kind == words.Number) {
		k++
	}
	if k >= limit || toks[k].Norm != ")" && toks[k].Norm != "]" || k-end < 3 {
		return end
	}
	if !f.t.Capitals && !f.capital(end+1) {
		return end
	}
	if !initials(f.norms(end+1, k), toks[end-1].Norm) {
		return end
	}
	f.named(ent, end+1, k, record.FullName)
	if f.ents[ent].known == 0 {
		if _, h := f.orgName(end+1, k); h.kind != "" {
			f.ents[ent].org = f.refine(h.kind, end+1, k)
		}
	}
	return k
}

// initials tells whether an acronym is made of the beginnings of the words: of most first letters in
// order ("CGTP"), or of first syllables ("Fejuve").
func initials(ws []string, acronym string) bool {
	a := strings.ReplaceAll(strings.ReplaceAll(acronym, ".", ""), "-", "")
	if len(a) < 2 {
		return false
	}
	at, hits := 0, 0
	for _, w := range ws {
		if at < len(a) && w[0] == a[at] {
			at++
			hits++
		}
	}
	if at >= len(a) || hits >= 2 && hits*3 >= len(a)*2 {
		return true
	}
	at = 0
	for _, w := range ws {
		for j := 0; j < len(w) && at < len(a) && w[j] == a[at]; j++ {
			at++
		}
	}
	return at >= len(a)
}

// acronymShape: two to ten letters in capitals, with periods or hyphens inside.
func (f *finder) acronymShape(i int) bool {
	tok := &f.t.Tokens[i]
	n := tok.End - tok.Start
	if tok.Kind != words.Word || n < 2 || n > 14 || notAcronyms[tok.Norm] {
		return false
	}
	if f.t.Capitals {
		return n <= 8 && !f.commonCaps(tok.Norm)
	}
	if tok.Shape == words.Upper {
		return true
	}
	if tok.Shape != words.Mixed {
		return false
	}
	upper := 0
	for _, c := range []byte(f.text[tok.Start:tok.End]) {
		if c >= 'A' && c <= 'Z' {
			upper++
		}
	}
	return upper >= 3 && upper*2 >= int(n)
}

// acronym reads an acronym that stands alone.
func (f *finder) acronym(i, limit int) int {
	toks := f.t.Tokens
	if !f.acronymShape(i) || f.allCaps(i) || f.places[i] != 0 {
		return i
	}
	tok := &toks[i]
	if ent, ok := f.acronyms[tok.Norm]; ok {
		f.named(ent, i, i+1, record.Acronym)
		return i + 1
	}
	if tok.End-tok.Start < 3 || tok.End-tok.Start > 12 || f.upperBeside(i, limit) {
		return i
	}
	// an author's initials: "KD Tait"
	if i+1 < limit && tok.End-tok.Start == 2 {
		return i
	}
	if !f.toldAsBody(i, limit) {
		return i
	}
	ent := f.newEntity(record.Organization, f.kindBeside(i, limit))
	f.acronyms[tok.Norm] = ent
	f.named(ent, i, i+1, record.Acronym)
	return f.bracketExpansion(ent, i+1, limit)
}

// toldAsBody: an unexplained acronym counts only if the document treats it as a body: with an
// article or preposition before it, in a list of bodies, or more than once.
func (f *finder) toldAsBody(i, limit int) bool {
	toks := f.t.Tokens
	tok := &toks[i]
	if f.seenLower(tok.Norm) || len(f.g.titles) == 0 {
		return false
	}
	letters := true
	for _, c := range []byte(tok.Norm) {
		letters = letters && (c < '0' || c > '9')
	}
	if i > 0 && toks[i-1].Sentence == tok.Sentence {
		switch toks[i-1].Norm {
		case "the", "la", "el", "los", "las", "del", "al", "of", "by", "por", "de", "a", "an", "with", "con", "y", "and", "its", "su", "partido", "party", "federation", "sindicato", "union", "trotskyist":
			return true
		}
	}
	if !letters {
		return false
	}
	// "MIR, and several groups", "PST y PCP"; "MIR said"
	if i+1 < limit {
		switch toks[i+1].Norm {
		case "and", "y", "said", "has", "leader", "party", "union", "guerrillas", "'s", ",":
			return tok.End-tok.Start <= 6
		}
	}
	n := 0
	for k := range toks {
		if toks[k].Norm == tok.Norm && toks[k].Shape == tok.Shape {
			if n++; n > 1 {
				return tok.End-tok.Start <= 8
			}
		}
	}
	return false
}

// upperBeside: another word in capitals stands right beside: an opening in capitals or a headline.
func (f *finder) upperBeside(i, limit int) bool {
	toks := f.t.Tokens
	return i+1 < limit && toks[i+1].Shape == words.Upper || i > 0 && toks[i-1].Sentence == toks[i].Sentence && toks[i-1].Shape == words.Upper
}

// kindBeside guesses the kind of an unexplained acronym from the word beside it: "the CGTP union".
func (f *finder) kindBeside(i, limit int) record.OrgKind {
	toks := f.t.Tokens
	for _, k := range [...]int{i + 1, i - 1, i - 2} {
		if k >= 0 && k < limit && toks[k].Sentence == toks[i].Sentence {
			if h, ok := f.g.heads[strings.TrimSuffix(toks[k].Norm, "s")]; ok {
				return h.kind
			}
			switch toks[k].Norm {
			case "guerrillas", "rebels", "guerrilla", "rebeldes":
				return record.Guerrilla
			case "partido":
				return record.Party
			}
		}
	}
	return record.Party
}

// merge moves everything of one entity to another: an acronym met before its expansion.
func (f *finder) merge(from, to int32) {
	for k := range f.cast.mentions {
		if f.cast.mentions[k].actor == from {
			f.cast.mentions[k].actor = to
		}
	}
	a, b := &f.ents[from], &f.ents[to]
	if b.acronym == "" {
		b.acronym = a.acronym
	}
	for _, s := range a.aliases {
		f.alias(b, s)
	}
	a.kind = record.NoActorKind
	for k, v := range f.byName {
		if v == from {
			f.byName[k] = to
		}
	}
	for k, v := range f.acronyms {
		if v == from {
			f.acronyms[k] = to
		}
	}
}

// lowerHead reads names whose head is in lower case: "San Marcos university" is read from the
// capital on, "ministerio del Interior" from here; returns where to go on, or i.
func (f *finder) lowerHead(i, limit int) int {
	toks := f.t.Tokens
	tok := &toks[i]
	if tok.Shape != words.Lower || i+1 >= limit {
		return i
	}
	if f.g.es {
		h, ok := f.g.heads[tok.Norm]
		if !ok || !h.strong {
			return i
		}
		k := i + 1
		if toks[k].Norm == "de" || toks[k].Norm == "del" {
			k++
			if k < limit && (toks[k].Norm == "la" || toks[k].Norm == "los") {
				k++
			}
		}
		if k >= limit || !f.capital(k) || notNames[toks[k].Norm] || f.cast.at[k] != 0 {
			return i
		}
		if f.startsKnown(k, limit) && k == i+1 {
			return i // "el partido Perú Libre": the name is what follows
		}
		if k > i+1 && (tok.Norm == "congreso" || tok.Norm == "frente" || tok.Norm == "banco" || h.kind == record.Party) {
			return i
		}
		end := f.extend(k, limit, true)
		start := i
		if k == i+1 {
			start = k
			if h.kind == record.State {
				start = i
			}
		}
		if f.personLike(start, end) && start == k {
			return i
		}
		return f.plainOrg(start, end, limit, h.kind)
	}
	return i
}

// besideHead reads a capitalised run that a common noun beside it makes a body: "San Marcos university",
// "the Mexican embassy", "the coalition, Juntos por el Cambio", "the retailer's union X".
func (f *finder) besideHead(i, end int, s *words.Sentence) int {
	toks, limit := f.t.Tokens, int(s.Last)
	if f.common(i) || end <= i {
		return i
	}
	if end < limit && !f.g.es {
		switch toks[end].Norm {
		case "university", "church", "embassy", "consulate", "newspaper":
			kind := record.State
			stop := end + 1
			switch toks[end].Norm {
			case "church":
				kind = record.Community
			case "newspaper":
				kind, stop = record.Media, end
			}
			return f.plainOrg(i, stop, limit, kind)
		}
	}
	// "coalition, X" and "coalition X"; "called X"
	k := i - 1
	if k > int(s.First) && toks[k].Norm == "," {
		k--
	}
	if k < int(s.First) || toks[k].Kind != words.Word || toks[k].Shape != words.Lower || f.cast.at[k] != 0 {
		// capitalised followers of a cause: "the Fujimoristas"
		if n := toks[i].Norm; end == i+1 && !toks[i].First && toks[i].Shape == words.Cap && len(n) > 7 && (strings.HasSuffix(n, "istas") || strings.HasSuffix(n, "ista") && f.seenPlural(n)) {
			return f.plainOrg(i, end, limit, record.Party)
		}
		return i
	}
	var kind record.OrgKind
	switch toks[k].Norm {
	case "party", "coalition", "alliance", "newspaper", "magazine", "daily", "weekly", "union", "federation", "confederation", "movement", "retailer", "guerrilla", "guerrillas", "ngo", "website", "broadcaster", "startup", "publisher",
		"partido", "coalicion", "alianza", "diario", "revista", "semanario", "sindicato", "gremio", "movimiento", "empresa", "minera", "ong", "colectivo", "portal", "canal", "emisora", "consorcio", "agrupacion", "bancada":
		if h, ok := f.g.heads[toks[k].Norm]; ok {
			kind = h.kind
		}
	default:
		if n := toks[i].Norm; end == i+1 && !toks[i].First && toks[i].Shape == words.Cap && len(n) > 7 && strings.HasSuffix(n, "istas") {
			return f.plainOrg(i, end, limit, record.Party)
		}
		return i
	}
	if kind == "" {
		switch toks[k].Norm {
		case "newspaper", "magazine", "daily", "weekly", "website", "broadcaster", "publisher", "semanario", "portal", "emisora":
			kind = record.Media
		case "retailer", "startup", "minera", "consorcio":
			kind = record.Company
		case "guerrilla", "guerrillas":
			kind = record.Guerrilla
		case "ngo", "ong":
			kind = record.NGO
		default:
			kind = record.Party
		}
	}
	// names of several words join with particles: "Juntos por el Cambio"
	stop := f.extend(i, limit, true)
	if stop < end {
		stop = end
	}
	if stop == i+1 && (f.places[i] != 0 || toks[i].Shape == words.Upper) || f.insidePlace(i, stop) || f.personLike(i, stop) || demonym(toks[i].Norm) && stop == i+1 {
		return i
	}
	return f.plainOrg(i, stop, limit, kind)
}

// seenPlural: the plural of a follower's name is told too.
func (f *finder) seenPlural(n string) bool {
	_, ok := f.byName[n+"s"]
	return ok
}

func (f *finder) personLike(i, end int) bool {
	return end-i >= 2 && lexi.first[f.t.Tokens[i].Norm] && lexi.last[f.t.Tokens[end-1].Norm]
}

func (f *finder) plainOrg(start, end, limit int, kind record.OrgKind) int {
	key := strings.Join(f.norms(start, end), " ")
	ent, ok := f.byName[key]
	if !ok || f.ents[ent].kind != record.Organization {
		ent = f.newEntity(record.Organization, kind)
		f.ents[ent].org = f.refine(kind, start, end)
	}
	f.named(ent, start, end, record.FullName)
	return f.bracketAcronym(ent, start, end, limit)
}
