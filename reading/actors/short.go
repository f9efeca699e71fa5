package actors

import (
	"sort"

	"testigo/reading/words"
	"testigo/record"
)

// shortNames reads what only the whole document can tell: surnames alone, acronyms met before
// their expansion, known persons named by surname.
func (f *finder) shortNames(s *words.Sentence) {
	toks, limit := f.t.Tokens, int(s.Last)
	for i := int(s.First); i < limit; i++ {
		tok := &toks[i]
		if tok.Kind != words.Word || f.cast.at[i] != 0 {
			continue
		}
		if ent, ok := f.acronyms[tok.Norm]; ok && (tok.Shape == words.Upper || tok.Shape == words.Mixed || f.t.Capitals || len(tok.Norm) >= 4 && f.capital(i)) && f.ents[ent].kind != record.NoActorKind && (!f.t.Capitals || !f.commonCaps(tok.Norm)) {
			f.named(ent, i, i+1, record.Acronym)
			continue
		}
		if !f.t.Capitals && !f.capital(i) || notNames[tok.Norm] {
			continue
		}
		if tok.First && !f.t.Capitals && f.seenLower(tok.Norm) && !lexi.last[tok.Norm] {
			continue
		}
		end, ent, ok := f.surname(i, limit)
		if !ok {
			continue
		}
		if f.ents[ent].name == "" {
			f.ents[ent].name, f.ents[ent].short = f.squeezed(i, end), true
		}
		f.add(ent, i, end, record.Surname)
		i = end - 1
	}
}

// surname resolves a surname (or a first name told alone) to a person of the document, or else
// to a person of a pack who is known by it.
func (f *finder) surname(i, limit int) (end int, ent int32, ok bool) {
	toks := f.t.Tokens
	tok := &toks[i]
	if f.insideCapRun(i, limit) || f.placeName(i, i+1, limit) && f.titleBefore(i, 0) == 0 {
		return 0, 0, false
	}
	var best int32 = -1
	bestAt, length := int32(-1), 1
	for k := range f.ents {
		e := &f.ents[k]
		if e.kind != record.Person || len(e.names) == 0 {
			continue
		}
		n := f.nameTail(e, i, limit)
		if n == 0 {
			continue
		}
		at := f.lastBefore(int32(k), int32(i))
		if best < 0 || n > length || at > bestAt {
			best, bestAt, length = int32(k), at, n
		}
	}
	known, end2, isKnown := f.matchKnown(i, limit, true)
	if isKnown && !(f.t.Capitals && lexi.known[known.actor].country != "") {
		k, have := f.byKnown[known.actor]
		other := best >= 0 && f.ents[best].known != known.actor+1
		if best < 0 && !f.foreign(&lexi.known[known.actor]) || other && (bestAt < 0 || f.reign(end2, limit)) && len(f.ents[best].names) > 1 {
			if !have {
				k = f.newEntity(record.Person, "")
				f.ents[k].known = known.actor + 1
				f.byKnown[known.actor] = k
				f.ents[k].names = f.norms(i, end2)
			}
			return end2, k, true
		}
	}
	if best >= 0 {
		if f.t.Capitals && f.commonCaps(tok.Norm) {
			return 0, 0, false
		}
		return i + length, best, true
	}
	return 0, 0, false
}

// reign: "the X government": a ruler is meant, not a namesake.
func (f *finder) reign(i, limit int) bool {
	if i >= limit {
		return false
	}
	switch f.t.Tokens[i].Norm {
	case "government", "regime", "dictatorship", "era", "years", "administration", "presidency", "decade", "gobierno", "regimen", "dictadura":
		return true
	}
	return false
}

// lastBefore is the last mention of a person before a token; -1 if none.
func (f *finder) lastBefore(ent, token int32) int32 {
	if at := f.ents[ent].lastAt; at < token {
		return at
	}
	best := int32(-1)
	for k := range f.cast.mentions {
		if m := &f.cast.mentions[k]; m.actor == ent && m.first < token && m.first > best {
			best = m.first
		}
	}
	return best
}

// nameTail is how many tokens from i on are the surnames of a person; 0 if they are not.
// English names end in the surname; Spanish ones have two, of which the first is the one told alone.
func (f *finder) nameTail(e *entity, i, limit int) int {
	toks := f.t.Tokens
	names := e.names
	if len(names) == 1 {
		if toks[i].Norm == names[0] {
			return 1
		}
		return 0
	}
	for from := 1; from < len(names); from++ {
		n := 0
		for from+n < len(names) && i+n < limit && toks[i+n].Norm == names[from+n] {
			n++
		}
		if n == 0 {
			// a slip of the pen in a surname alone
			if !(from == len(names)-1 && len(names[from]) >= 7 && near(toks[i].Norm, names[from]) && lexi.last[names[from]] && !f.seenLower(toks[i].Norm)) {
				continue
			}
			n = 1
		}
		// a middle first name told alone is no surname: "José" of "Juan José Ruiz"
		if n == 1 && from < len(names)-1 && (particles[names[from]] || lexi.first[names[from]] && !lexi.last[names[from]]) {
			continue
		}
		if n == 1 && particles[toks[i].Norm] {
			continue
		}
		return n
	}
	// a first name alone, if it is rare enough to be told so ("Keiko")
	if toks[i].Norm == names[0] && !lexi.last[names[0]] && e.known != 0 && len(names[0]) > 3 {
		for _, k := range lexi.entries[names[0]] {
			if len(k.words) == 1 && k.actor == e.known-1 {
				return 1
			}
		}
	}
	return 0
}

// insideCapRun: the token is a part of a longer capitalised name that was not taken for a person.
func (f *finder) insideCapRun(i, limit int) bool {
	if f.t.Capitals {
		return false
	}
	toks := f.t.Tokens
	if i+1 < limit && f.capital(i+1) && f.cast.at[i+1] == 0 && !notNames[toks[i+1].Norm] && toks[i+1].Norm != "'s" && f.g.heads[toks[i+1].Norm].kind == "" {
		// two surnames of one person are fine, anything else is another name
		return !lexi.last[toks[i+1].Norm] || !lexi.last[toks[i].Norm]
	}
	if i > 0 && toks[i-1].Sentence == toks[i].Sentence && f.capital(i-1) && f.cast.at[i-1] == 0 && !notNames[toks[i-1].Norm] && f.g.titles[toks[i-1].Norm] == 0 && !toks[i-1].First {
		return lexi.first[toks[i-1].Norm]
	}
	return false
}

// joinShort joins persons told by a title and a surname with those of a full name who come later.
func (f *finder) joinShort() {
	for k := range f.ents {
		e := &f.ents[k]
		if e.kind != record.Person || len(e.names) != 1 || e.known != 0 {
			continue
		}
		found := int32(-1)
		for j := range f.ents {
			o := &f.ents[j]
			if j == k || o.kind != record.Person || len(o.names) < 2 {
				continue
			}
			for _, n := range o.names[1:] {
				if n == e.names[0] {
					if found >= 0 && found != int32(j) {
						found = -2
					} else if found != -2 {
						found = int32(j)
					}
				}
			}
		}
		if found >= 0 {
			for i := range f.cast.mentions {
				if f.cast.mentions[i].actor == int32(k) {
					f.cast.mentions[i].actor = found
				}
			}
			if !f.ents[found].role.Stated() {
				f.ents[found].role = e.role
			}
			e.kind, e.names = record.NoActorKind, nil
		}
	}
}

// order sorts mentions by place and drops entities without any.
func (f *finder) order() {
	ms := f.cast.mentions
	sort.SliceStable(ms, func(a, b int) bool {
		return ms[a].first < ms[b].first || ms[a].first == ms[b].first && ms[b].nested && !ms[a].nested
	})
	for k := range f.cast.at {
		f.cast.at[k] = 0
	}
	for id := range ms {
		if ms[id].nested {
			continue
		}
		for k := ms[id].first; k < ms[id].last; k++ {
			f.cast.at[k] = int32(id + 1)
		}
	}
}
