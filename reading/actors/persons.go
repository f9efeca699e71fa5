package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Who a name means, and what beside a name tells that it is a person's.

// personEntity finds the person of a full name, or makes one; misspelt names of one document are joined.
func (f *finder) personEntity(start, end, n int) int32 {
	norms := f.norms(start, end)
	key := strings.Join(norms, " ")
	if ent, ok := f.byName[key]; ok && f.ents[ent].kind == record.Person {
		return ent
	}
	if n >= 2 {
		for k := range f.ents {
			e := &f.ents[k]
			if e.kind == record.Person && len(e.names) >= 2 && samePerson(norms, e.names) {
				return int32(k)
			}
			// both surnames without the first name, as headings have it
			if e.kind == record.Person && len(e.names) > n && equal(e.names[len(e.names)-n:], norms) {
				return int32(k)
			}
		}
		// misspellings of persons of a pack
		if ent, ok := f.misspeltKnown(norms); ok {
			return ent
		}
	}
	if n == 1 {
		best := int32(-1)
		for k := range f.ents {
			if e := &f.ents[k]; e.kind == record.Person && len(e.names) > 0 && f.nameTail(e, start, end) == 1 && (best < 0 || e.lastAt > f.ents[best].lastAt) {
				best = int32(k)
			}
		}
		if best >= 0 {
			return best
		}
		if e, _, ok := f.matchKnown(start, end, true); ok && !f.foreign(&lexi.known[e.actor]) {
			ent, have := f.byKnown[e.actor]
			if !have {
				ent = f.newEntity(record.Person, "")
				f.ents[ent].known = e.actor + 1
				f.byKnown[e.actor] = ent
			}
			return ent
		}
	}
	ent := f.newEntity(record.Person, "")
	f.ents[ent].short = n == 1
	return ent
}

func (f *finder) misspeltKnown(norms []string) (int32, bool) {
	for _, e := range lexi.entries[norms[0]] {
		k := &lexi.known[e.actor]
		if !k.person || len(e.words) < 2 || len(e.words) != len(norms) || f.foreign(k) || !samePerson(norms, e.words) {
			continue
		}
		ent, ok := f.byKnown[e.actor]
		if !ok {
			ent = f.newEntity(record.Person, "")
			f.ents[ent].known = e.actor + 1
			f.byKnown[e.actor] = ent
		}
		return ent, true
	}
	return 0, false
}

// samePerson: the same first name, and surnames that agree but for a slip of the pen; one may
// have more names than the other ("Ana Ruiz" and "Ana María Ruiz Soto").
func samePerson(a, b []string) bool {
	if a[0] != b[0] {
		return false
	}
	short, long := a[1:], b[1:]
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 {
		return false
	}
	at := 0
	for _, w := range short {
		found := false
		for at < len(long) {
			at++
			if near(w, long[at-1]) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// near: equal, or at most one slip in words of five to seven letters, two in longer ones (insertions,
// deletions, changes, neighbours swapped).
func near(a, b string) bool {
	if a == b {
		return true
	}
	n := min(len(a), len(b))
	if n < 5 || len(a)-len(b) > 2 || len(b)-len(a) > 2 || a[0] != b[0] {
		return false
	}
	limit := 1
	if n >= 8 {
		limit = 2
	}
	return distance(a, b, limit) <= limit
}

// distance is the optimal string alignment distance, given up beyond limit. Words are at most 64 bytes.
func distance(a, b string, limit int) int {
	var rows [3][66]int
	if len(a) > 64 || len(b) > 64 {
		return limit + 1
	}
	prev2, prev, cur := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			cur[j] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(b)]
}

// setRole cites the title or role words before a name: "libertarian politician", "Gen.".
func (f *finder) setRole(ent int32, start, first int) {
	if f.ents[ent].role.Stated() {
		return
	}
	toks := f.t.Tokens
	k := start
	for k > first && k > start-4 {
		p := &toks[k-1]
		if p.Norm == "." && k-2 >= first && f.g.titles[toks[k-2].Norm] != 0 {
			k -= 2
			continue
		}
		if p.Kind == words.Word && f.g.titles[p.Norm] != 0 {
			k--
			continue
		}
		break
	}
	if k < start {
		end := start
		for end > k && toks[end-1].Kind != words.Word {
			end--
		}
		f.ents[ent].role = record.CiteSpan(f.t.Doc, f.t.Span(k, end), f.t.Quote(k, end))
	}
}

func (f *finder) speechAfter(i, limit int) bool {
	return i < limit && speechNorms[f.t.Tokens[i].Norm]
}

func (f *finder) harmAfter(i, limit int) bool {
	toks := f.t.Tokens
	if i+1 >= limit {
		return false
	}
	switch toks[i].Norm {
	case "was", "were", "fue", "fueron", "murio", "fallecio", "died":
		if len(f.g.harms[toks[i].Norm]) > 0 {
			return true
		}
		for k := i + 1; k < min(limit, i+3); k++ {
			if len(f.g.harms[toks[k].Norm]) > 0 {
				return true
			}
		}
	}
	return false
}

// ageBeside: "35-year-old X", "X, 35,", "X (35)", "X, de 35 años", "X, aged 35".
func (f *finder) ageBeside(start, end int, s *words.Sentence) bool {
	_, _, ok := f.ageOf(start, end, s)
	return ok
}

// roleBehind: ", president of …", ", a teacher", ", dirigente de …".
func (f *finder) roleBehind(end, limit int) bool {
	toks := f.t.Tokens
	if end+1 >= limit || toks[end].Norm != "," {
		return false
	}
	k := end + 1
	for k < limit && k < end+4 {
		if f.g.titles[toks[k].Norm] != 0 && toks[k].Norm != "member" {
			return true
		}
		switch toks[k].Norm {
		case "a", "an", "the", "un", "una", "el", "la", "its", "former", "ex":
			k++
			continue
		}
		break
	}
	return false
}

// personsListed: "two journalists, X and Y": names behind a noun of persons and a comma.
func (f *finder) personsListed(start, first int) bool {
	toks := f.t.Tokens
	k := start - 1
	if k-1 < first || toks[k].Norm != "," && toks[k].Norm != ":" {
		return false
	}
	n := f.g.nouns[toks[k-1].Norm]
	if n.kind != GroupCandidate || f.cast.at[k-1] != 0 {
		return false
	}
	switch n.class {
	case "journalist", "student", "civilian", "official", "worker", "peasant", "protester", "child", "religious":
		return !f.g.heads[toks[k-1].Norm].strong && f.g.heads[toks[k-1].Norm].kind == ""
	}
	return false
}

// personObject: the run is the object of a verb that takes persons: "arrested X", "detuvo a X".
func (f *finder) personObject(start, first int) bool {
	toks := f.t.Tokens
	k := start - 1
	if k < first {
		return false
	}
	if f.g.es {
		if toks[k].Norm != "a" || k-1 < first {
			return false
		}
		k--
		switch toks[k].Norm {
		case "detuvo", "detuvieron", "arresto", "arrestaron", "capturo", "capturaron", "liberaron", "libero", "acuso", "acusaron", "nombro", "designo", "eligio", "destituyo", "entrevisto", "recibio", "golpearon", "velaron", "enterraron":
			return true
		}
		for _, h := range f.g.harms[toks[k].Norm] {
			if h.kind == didTo {
				return true
			}
		}
		return false
	}
	switch toks[k].Norm {
	case "arrested", "detained", "jailed", "freed", "released", "named", "identified", "appointed", "elected", "accused", "charged", "interviewed", "captured", "convicted", "sentenced", "deported", "ousted", "succeeded":
		return true
	}
	for _, h := range f.g.harms[toks[k].Norm] {
		if h.kind == doneTo {
			return true
		}
	}
	return false
}

// genericWord: a capitalised word that names a body or a thing and never ends a person's name.
func (f *finder) genericWord(i int) bool {
	n := f.t.Tokens[i].Norm
	if lexi.first[n] && lexi.last[n] {
		return false
	}
	if n == "church" || n == "banks" || n == "king" {
		return false
	}
	return f.g.heads[n].kind != "" || f.g.nouns[n].kind != NoCandidate || placeNouns[n]
}

// demonym: an adjective of origin by its ending; no name begins with one.
func demonym(n string) bool {
	switch n {
	case "peruvian", "peruana", "peruano", "chilean", "american", "mexican", "bolivian", "colombian", "brazilian", "french", "spanish", "german", "british", "english", "russian", "chinese", "cuban", "japanese", "israeli", "palestinian", "salvadoran", "salvadorean", "guatemalan", "honduran", "nicaraguan", "argentine", "argentinian", "ecuadorian", "ecuadorean", "venezuelan", "haitian", "italian", "soviet", "european", "african", "asian", "latin", "andean", "catholic", "christian", "muslim", "jewish", "maoist", "marxist", "trotskyist", "communist", "socialist", "aprista", "indian", "turkish", "ukrainian", "polish", "korean", "canadian", "australian", "panamanian", "uruguayan", "paraguayan", "swiss", "dutch", "irish", "basque", "maverick", "baptist", "anglican", "orthodox", "evangelical", "lutheran", "methodist", "presbyterian", "jesuit":
		return true
	}
	return false
}

var speechNorms = set("said", "says", "told", "added", "declared", "stated", "explained", "announced", "denied", "claimed", "argued", "warned", "insisted", "noted", "replied", "asked", "wrote", "commented", "dijo", "declaro", "afirmo", "senalo", "sostuvo", "indico", "anadio", "agrego", "explico", "manifesto", "preciso", "aseguro", "nego", "denuncio", "anuncio", "advirtio", "expreso", "reitero", "pidio", "respondio", "recordo", "informo", "comento", "cuestiono", "reclamo", "refirio", "subrayo", "relato", "conto")
