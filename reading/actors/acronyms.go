package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Acronyms: in brackets behind a name, before it, or alone.

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
		if k.person || e.form != record.Acronym || len(e.words) != 1 || f.foreign(k) {
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

// spelledOut reads a body that no head word gives away, by the acronym in brackets behind it: "Petróleos de Venezuela
// (PDVSA)". Two of its words at least begin as the acronym goes, the first one with it.
func (f *finder) spelledOut(i, limit int) int {
	toks := f.t.Tokens
	end := i
	if f.g.es {
		end = f.extend(i, limit, true)
	} else {
		end = f.extend2(i, limit, i)
	}
	if end-i < 2 || end+2 >= limit || toks[end].Norm != "(" || toks[end+2].Norm != ")" || !f.acronymShape(end+1) || f.personLike(i, end) || f.cast.at[i] != 0 || f.insidePlace(i, end) {
		return i
	}
	a := strings.ReplaceAll(toks[end+1].Norm, ".", "")
	ws := f.norms(i, end)
	if len(a) < 2 || ws[0] == "" || ws[0][0] != a[0] {
		return i
	}
	at, hits := 0, 0
	for _, w := range ws {
		if k := strings.IndexByte(a[at:], w[0]); k >= 0 && w != "de" && w != "of" && w != "la" && w != "y" && w != "and" {
			at += k + 1
			hits++
			if at >= len(a) {
				break
			}
		}
	}
	if hits < 2 {
		return i
	}
	return f.plainOrg(i, end, limit, "")
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
	if f.seenLower(tok.Norm) {
		return false
	}
	letters := true
	for _, c := range []byte(tok.Norm) {
		letters = letters && (c < '0' || c > '9')
	}
	if i > 0 && toks[i-1].Sentence == tok.Sentence {
		switch toks[i-1].Norm {
		case "the", "la", "el", "los", "las", "del", "al", "of", "by", "por", "de", "a", "an", "with", "con", "y", "and", "its", "su", "partido", "party", "federation", "sindicato", "union", "trotskyist", "including", "incluida", "incluido", "unions", "sindicatos":
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
	for _, k := range [...]int{i + 1, i - 1, i - 2, i - 3} {
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

// hyphenAcronym reads the acronym of "IMF-nominated".
func (f *finder) hyphenAcronym(i int) bool {
	tok := &f.t.Tokens[i]
	if tok.Shape != words.Mixed {
		return false
	}
	cut := strings.IndexByte(tok.Norm, '-')
	if cut < 3 || cut > 8 || tok.Norm[cut+1:] == "" {
		return false
	}
	printed := f.text[tok.Start:tok.End]
	if len(printed) <= cut || printed[cut] != '-' || strings.ToUpper(printed[:cut]) != printed[:cut] || printed[cut+1] < 'a' {
		return false
	}
	ent, ok := f.acronyms[tok.Norm[:cut]]
	if !ok {
		for _, e := range lexi.entries[tok.Norm[:cut]] {
			if e.form == record.Acronym && len(e.words) == 1 && !f.foreign(&lexi.known[e.actor]) {
				if ent, ok = f.byKnown[e.actor]; !ok {
					ent, ok = f.newEntity(record.Organization, lexi.known[e.actor].org), true
					f.ents[ent].known = e.actor + 1
					f.byKnown[e.actor] = ent
				}
				f.acronyms[tok.Norm[:cut]] = ent
				break
			}
		}
	}
	if !ok {
		return false
	}
	e := &f.ents[ent]
	if e.acronym == "" {
		e.acronym = printed[:cut]
	}
	if e.name == "" {
		e.name = printed[:cut]
	}
	f.add(ent, i, i+1, record.Acronym)
	f.cast.mentions[len(f.cast.mentions)-1].cut = int32(cut)
	return true
}
