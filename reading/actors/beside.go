package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Bodies told by a common noun beside a name, and names that stand in other names.

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
	if kind := f.genusBehind(end, limit); kind != "" && !f.insidePlace(i, end) && !f.personLike(i, end) && f.places[i] == 0 && !f.calendarName(i) && (end-i > 1 || !toks[i].First) {
		return f.plainOrg(i, end, limit, kind)
	}
	// "coalition, X" and "coalition X"; "called X"
	k := i - 1
	if k > int(s.First) && toks[k].Norm == "," {
		k--
	}
	if k < int(s.First) || toks[k].Kind != words.Word || toks[k].Shape != words.Lower && toks[k].Norm != "ngo" && toks[k].Norm != "ong" || f.cast.at[k] != 0 {
		// capitalised followers of a cause: "the Fujimoristas"
		if n := toks[i].Norm; end == i+1 && !toks[i].First && toks[i].Shape == words.Cap && len(n) > 7 && (strings.HasSuffix(n, "istas") || strings.HasSuffix(n, "ista") && f.seenPlural(n)) {
			return f.plainOrg(i, end, limit, record.Party)
		}
		return i
	}
	var kind record.OrgKind
	switch toks[k].Norm {
	case "party", "coalition", "alliance", "newspaper", "magazine", "daily", "weekly", "union", "federation", "confederation", "movement", "retailer", "guerrilla", "guerrillas", "ngo", "website", "broadcaster", "startup", "publisher", "firm", "company", "group", "list", "grupo", "lista", "compania", "coordinadora", "fundacion", "foundation",
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
		case "retailer", "startup", "minera", "consorcio", "firm", "company", "compania":
			kind = record.Company
		case "guerrilla", "guerrillas":
			kind = record.Guerrilla
		case "ngo", "ong", "fundacion", "foundation":
			kind = record.NGO
		case "group", "grupo", "coordinadora":
			kind = record.Front
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

// genusBehind is the kind of body that an apposition behind a name says it is: ", a coalition of parties", ", un semanario de
// la capital"; "" if none does.
func (f *finder) genusBehind(end, limit int) record.OrgKind {
	toks := f.t.Tokens
	if end+2 >= limit || toks[end].Norm != "," {
		return ""
	}
	switch toks[end+1].Norm {
	case "a", "an", "un", "una":
	default:
		return ""
	}
	for k := end + 2; k < limit && k < end+6 && toks[k].Kind == words.Word && toks[k].Shape == words.Lower; k++ {
		if toks[k].Tag != words.Noun {
			if toks[k].Tag == words.Prep || toks[k].Tag == words.Verb {
				return ""
			}
			continue
		}
		switch toks[k].Norm {
		case "party", "partido":
			return record.Party
		case "coalition", "alliance", "movement", "coalicion", "alianza", "movimiento", "coordinadora":
			return record.Front
		case "union", "federation", "confederation", "sindicato", "federacion", "gremio":
			return record.Union
		case "newspaper", "weekly", "magazine", "broadcaster", "station", "diario", "semanario", "revista", "emisora", "radio", "periodico":
			return record.Media
		case "ngo", "charity", "ong":
			return record.NGO
		case "company", "firm", "empresa", "compania":
			return record.Company
		}
		if k+1 < limit && toks[k+1].Tag == words.Noun {
			continue // "a farmers group"
		}
		return ""
	}
	return ""
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
