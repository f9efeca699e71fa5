package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// fullNames reads the names of a sentence that stand on their own feet: names of the packs,
// organisations with a head word, acronyms in brackets, persons with a first name or a title.
func (f *finder) fullNames(s *words.Sentence) {
	toks, limit := f.t.Tokens, int(s.Last)
	for i := int(s.First); i < limit; {
		tok := &toks[i]
		if tok.Kind != words.Word || f.cast.at[i] != 0 {
			i++
			continue
		}
		if e, end, ok := f.matchKnown(i, limit, false); ok {
			if end = f.takeKnown(e, i, end, limit); end > i {
				i = end
				continue
			}
		}
		if f.t.Capitals {
			i = f.capitalsName(i, s)
			continue
		}
		if f.hyphenAcronym(i) {
			i++
			continue
		}
		if f.headline {
			if end := f.run(i, limit); end > i+1 && lexi.first[tok.Norm] && lexi.last[toks[end-1].Norm] && end-i <= 3 {
				i = max(f.person(i, end, s), i+1)
				continue
			}
			i++
			continue
		}
		if !f.capital(i) {
			if end := f.lowerHead(i, limit); end > i {
				i = end
				continue
			}
			i++
			continue
		}
		if f.common(i) && !(f.g.titles[tok.Norm] != 0) && f.orgLength(i, limit) <= i {
			i++
			continue
		}
		if end := f.organization(i, limit); end > i {
			i = end
			continue
		}
		if tok.Norm == "la" && i+1 < limit && f.orgLength(i+1, limit) > i+1 {
			i++ // an article that does not open its sentence: "1999.- La Cámara …"
			continue
		}
		end := f.run(i, limit)
		if next := f.spelledOut(i, limit); next > i {
			i = next
			continue
		}
		if next := f.besideHead(i, end, s); next > i {
			i = next
			continue
		}
		if next := f.person(i, end, s); next > i {
			i = next
			continue
		}
		i = max(end, i+1)
	}
}

// takeKnown records a name of a pack, unless it is only the beginning of a longer name.
func (f *finder) takeKnown(e entry, i, end, limit int) int {
	toks := f.t.Tokens
	k := &lexi.known[e.actor]
	if e.form == record.Acronym {
		if ent, ok := f.acronyms[e.words[0]]; ok && len(e.words) == 1 {
			f.named(ent, i, end, record.Acronym)
			return end
		}
	}
	if k.person {
		if !f.t.Capitals && end < limit && f.capital(end) && !f.common(end) && toks[end].Norm != "'s" && f.g.heads[toks[end].Norm].kind == "" {
			// "Jorge Chávez" of "Jorge Chávez airport" is no person, a second surname may follow
			if lexi.last[toks[end].Norm] && f.places[end] == 0 {
				end++
			}
		}
		if f.placeName(i, end, limit) {
			return end
		}
	} else if e.form != record.Acronym {
		// a longer organisation around it: "National Union" in "National Union of Miners"
		if long := f.orgLength(i, limit); long > end {
			return i
		}
	}
	ent, ok := f.byKnown[e.actor]
	if !ok {
		key := strings.Join(e.words, " ")
		if prior, seen := f.byName[key]; seen && f.ents[prior].known == 0 {
			ent = prior
			f.ents[ent].known = e.actor + 1
		} else {
			kind := record.Organization
			if k.person {
				kind = record.Person
			}
			ent = f.newEntity(kind, k.org)
			f.ents[ent].known = e.actor + 1
		}
		f.byKnown[e.actor] = ent
	}
	f.named(ent, i, end, e.form)
	if !k.person {
		if e.form != record.Acronym {
			return f.bracketAcronym(ent, i, end, limit)
		}
		f.acronyms[e.words[0]] = ent
		return f.bracketExpansion(ent, end, limit)
	}
	return end
}

func (f *finder) newEntity(kind record.ActorKind, org record.OrgKind) int32 {
	f.ents = append(f.ents, entity{kind: kind, org: org, lastAt: -1})
	return int32(len(f.ents) - 1)
}

// named adds a mention and keeps the fullest name.
func (f *finder) named(ent int32, first, last int, form record.NameForm) {
	e := &f.ents[ent]
	quote := f.squeezed(first, last)
	if form == record.Acronym {
		if e.acronym == "" {
			e.acronym = quote
		} else if e.acronym != quote {
			f.alias(e, quote)
		}
		if e.name == "" {
			e.name = quote
		}
	} else {
		norms := f.norms(first, last)
		switch {
		case e.name == "" || e.name == e.acronym || len(norms) > len(e.names) || len(norms) == len(e.names) && e.known != 0 && e.name != quote && f.spelled(e.known-1, norms) && !f.spelled(e.known-1, e.names):
			if e.name != "" && e.name != e.acronym && e.name != quote {
				f.alias(e, e.name)
			}
			e.name, e.names = quote, norms
			if form == record.FullName {
				e.short = false
			}
		case quote != e.name:
			f.alias(e, quote)
		}
		f.byName[strings.Join(norms, " ")] = ent
	}
	f.add(ent, first, last, form)
}

// spelled: the pack writes the name so.
func (f *finder) spelled(known int32, norms []string) bool {
	if len(norms) == 0 {
		return false
	}
	for _, e := range lexi.entries[norms[0]] {
		if e.actor == known && equal(e.words, norms) {
			return true
		}
	}
	return false
}

func (f *finder) alias(e *entity, s string) {
	for _, a := range e.aliases {
		if a == s {
			return
		}
	}
	if len(e.aliases) < 16 {
		e.aliases = append(e.aliases, s)
	}
}

func (f *finder) norms(first, last int) []string {
	out := make([]string, 0, last-first)
	for k := first; k < last; k++ {
		if tok := &f.t.Tokens[k]; tok.Kind == words.Word || tok.Kind == words.Number {
			out = append(out, tok.Norm)
		}
	}
	return out
}

// run is the end of the capitalised words from i on, with the particles of a person's name inside.
func (f *finder) run(i, limit int) int {
	toks := f.t.Tokens
	end := i
	for k := i; k < limit && k < i+9; {
		if f.capital(k) && (k == i || !notNames[toks[k].Norm] || len(toks[k].Norm) == 1 || f.calendarName(k)) && f.cast.at[k] == 0 {
			k++
			end = k
			continue
		}
		if k == i {
			break
		}
		// a nickname in quotation marks: Jimmy "Tito" Ruiz
		if k+3 < limit && toks[k].Kind == words.Punct && toks[k+2].Kind == words.Punct && quoteMark(toks[k].Norm) && quoteMark(toks[k+2].Norm) && f.capital(k+1) && f.capital(k+3) && lexi.first[toks[i].Norm] {
			k += 3
			continue
		}
		j := k
		for j < limit && j < k+3 && toks[j].Kind == words.Word && particles[toks[j].Norm] && toks[j].Shape == words.Lower && toks[j].Norm != "al" {
			j++
		}
		if j == k || j >= limit || !f.capital(j) || notNames[toks[j].Norm] || f.cast.at[j] != 0 {
			break
		}
		// "y" and "e" join surnames only: "Ortega y Gasset"
		if n := toks[k].Norm; n == "y" || n == "e" {
			if !lexi.last[toks[j].Norm] || lexi.first[toks[j].Norm] || k-i < 2 || !lexi.last[toks[k-1].Norm] {
				break
			}
		}
		// "Mario Tapia del Frente Verde": a body begins
		if k-i >= 2 && f.orgLength(j, limit) > j+1 {
			break
		}
		// "de" after a first-and-last name and before a place: "Pedro Ruiz de Lima"
		if f.places[j] != 0 && toks[k].Norm != "la" && !lexi.last[toks[j].Norm] {
			break
		}
		k = j
	}
	return end
}

func quoteMark(n string) bool {
	switch n {
	case "\"", "“", "”", "«", "»", "‘", "’", "'":
		return true
	}
	return false
}

// placeName tells whether the name is that of a place: beside "airport", or after "avenida".
func (f *finder) placeName(i, end, limit int) bool {
	toks := f.t.Tokens
	if end < limit && placeNouns[toks[end].Norm] && !f.g.es {
		return true
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		n := toks[k].Norm
		if placeNouns[n] && toks[k].Sentence == toks[i].Sentence {
			return true
		}
		if n != "de" && n != "la" && n != "del" && n != "." && n != "of" && n != "internacional" && n != "el" {
			break
		}
	}
	return f.insidePlace(i, end)
}

// insidePlace: every token belongs to a place name.
func (f *finder) insidePlace(i, end int) bool {
	for k := i; k < end; k++ {
		if f.places[k] == 0 && !particles[f.t.Tokens[k].Norm] {
			return false
		}
	}
	return end > i
}

// titleBefore is the kind of title or role right before token i ("Gen. X", "teacher X").
func (f *finder) titleBefore(i, first int) titleKind {
	toks := f.t.Tokens
	k := i - 1
	if k >= first && toks[k].Norm == "." {
		k--
	}
	if k < first || toks[k].Kind != words.Word {
		return 0
	}
	return f.g.titles[toks[k].Norm]
}

// behindOffice is where a name begins behind what a minister is minister of: "ministro de Economía Luis Soto", "ministra de
// Defensa de Alan Pérez"; else start.
func (f *finder) behindOffice(start, end, first int) int {
	toks := f.t.Tokens
	k := start - 1
	for k-1 >= first && (toks[k].Norm == "y" || toks[k].Norm == "e") && f.capital(k-1) {
		k -= 2 // "de Economía y Finanzas"
	}
	if k-1 < first || toks[k].Norm != "de" && toks[k].Norm != "del" || !ministers[toks[k-1].Norm] {
		return start
	}
	for n := start + 1; n+1 < end; n++ {
		if lexi.first[toks[n].Norm] && f.capital(n) && f.capital(n+1) {
			return n
		}
	}
	return start
}

var ministers = set("ministro", "ministra", "viceministro", "viceministra", "exministro", "exministra", "secretario", "secretaria", "subsecretario", "subsecretaria")

// person judges the run [i, end): returns the token to go on from, or i if it is no person.
func (f *finder) person(i, end int, s *words.Sentence) int {
	toks, first, limit := f.t.Tokens, int(s.First), int(s.Last)
	// titles written with a capital belong to the run; they are cut off
	start := i
	titled := f.titleBefore(i, first)
	for start < end-1 && f.g.titles[toks[start].Norm] != 0 && !(lexi.first[toks[start].Norm] && start > i) {
		titled = max(titled, f.g.titles[toks[start].Norm])
		start++
		for start < end-1 && toks[start].Shape == words.Lower {
			start++
		}
	}
	if start == end-1 && start >= i && f.g.titles[toks[start].Norm] != 0 && (titled != 0 || end-i == 1) {
		return i // a title without a name: "the President"
	}
	// "Interior Minister Kithure Kindiki": a title inside the run
	for k := end - 2; k > start; k-- {
		if f.g.titles[toks[k].Norm] == title && !lexi.last[toks[k].Norm] && f.capital(k+1) {
			titled, start = title, k+1
			break
		}
	}
	// words before the first name are no part of it: "Peruvian Marxist José …"
	if !lexi.first[toks[start].Norm] {
		for k := start + 1; k < end-1; k++ {
			if lexi.first[toks[k].Norm] && toks[k].Shape != words.Lower && !lexi.last[toks[start].Norm] && (f.g.titles[toks[k-1].Norm] != 0 || f.places[start] != 0 || demonym(toks[start].Norm)) {
				if f.g.titles[toks[k-1].Norm] != 0 {
					titled = title
				}
				start = k
				break
			}
		}
	}
	if k := f.behindOffice(start, end, first); k > start {
		titled, start = title, k
	}
	for start < end && f.common(start) {
		start++
	}
	if start >= end {
		return i
	}
	switch toks[start].Norm {
	case "san", "santa", "santo", "saint", "st", "los", "las", "la", "el", "puerto", "villa", "nuevo", "nueva", "rio", "fort", "new", "north", "south", "east", "west", "costa", "monte", "cerro", "lake", "cape", "port", "mount":
		return i
	}
	n := 0 // capitalised words
	upper := 0
	for k := start; k < end; k++ {
		if f.capital(k) {
			n++
			if toks[k].Shape == words.Upper {
				upper++
			}
		}
	}
	if upper == n && n > 0 && (n > 1 || toks[start].End-toks[start].Start <= 6) {
		if !(n > 1 && lexi.first[toks[start].Norm]) || f.allCaps(start) {
			return i
		}
	}
	if e, stop, ok := f.matchKnown(start, limit, false); ok && lexi.known[e.actor].person && start > i {
		return f.takeKnown(e, start, stop, limit)
	}
	if f.placeName(start, end, limit) && titled != title && !(n >= 2 && lexi.first[toks[start].Norm] && !f.insidePlace(start, end) && !f.placeName(start, end, limit)) {
		return i
	}
	if end < limit && toks[end].Shape == words.Lower && projects[toks[end].Norm] || start > first && toks[start-1].Shape == words.Lower && projects[toks[start-1].Norm] {
		return end
	}
	firstName, lastName := lexi.first[toks[start].Norm] || notNames[toks[start].Norm], lexi.last[toks[end-1].Norm]
	aged := f.ageBeside(start, end, s)
	ok := false
	switch {
	case demonym(toks[start].Norm) && !firstName:
	case n >= 2 && n <= 6 && firstName && (lastName || f.places[end-1] == 0) && !f.genericWord(end-1):
		ok = true
	case n >= 2 && n <= 5 && lastName && !f.genericWord(start) && f.places[start] == 0:
		ok = !toks[start].First || titled != 0 || aged || !f.seenLower(toks[start].Norm)
	case aged && n <= 5:
		ok = true
	case titled == title && n <= 5 && !f.genericWord(start):
		ok = f.places[start] == 0 || n >= 2
		// "President of the Republic", "Minister Public": a capital role is no name
		ok = ok && f.g.titles[toks[start].Norm] == 0
	case titled == role && n <= 5 && (n >= 2 || firstName || lastName) && f.places[start] == 0 && !f.genericWord(start):
		ok = true
	case n >= 2 && n <= 4 && (f.speechAfter(end, limit) || f.harmAfter(end, limit)) && f.places[start] == 0 && !f.genericWord(end-1) && !f.genericWord(start):
		ok = true
	case n >= 2 && n <= 4 && f.places[start] == 0 && (!toks[start].First || !f.seenLower(toks[start].Norm)) && !f.genericWord(start) && !f.genericWord(end-1) && (f.roleBehind(end, limit) || f.personObject(start, first) || f.personsListed(start, first)):
		ok = true
	case n >= 2 && n <= 4 && f.places[start] == 0 && (!toks[start].First || !f.seenLower(toks[start].Norm)) && !f.genericWord(start) && !f.genericWord(end-1) && f.placedAsPerson(start, end, s):
		ok = true
	case n == 1 && toks[start].Shape == words.Cap && start > first && kin[toks[start-1].Norm] && f.places[start] == 0 && !f.genericWord(start):
		ok = true // "my cousin Maksim"
	case n == 1 && firstName && toks[start].Shape == words.Cap && !f.genericWord(start):
		// "comrades Carla and Ricardo"; "Jorge, a commerce worker"
		if start-2 >= first && (toks[start-1].Norm == "and" || toks[start-1].Norm == "y") && f.cast.at[start-2] != 0 {
			m := f.cast.mentions[f.cast.at[start-2]-1]
			ok = f.ents[m.actor].kind == record.Person && m.last-m.first == 1
		}
		if end+1 < limit && toks[end].Norm == "," {
			switch toks[end+1].Norm {
			case "a", "an", "un", "una":
				ok = true
			}
		}
	}
	if !ok {
		return i
	}
	form := record.FullName
	if n == 1 {
		form = record.Surname
	}
	ent := f.personEntity(start, end, n)
	f.named(ent, start, end, form)
	if titled != 0 {
		f.setRole(ent, start, first)
	}
	return end
}
