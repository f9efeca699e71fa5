package actors

import (
	"testigo/reading/words"
	"testigo/record"
)

// capitalsName reads names in a text written in capitals: acronyms in brackets with the name
// before them, and persons told by a title or by a first name followed by a surname.
func (f *finder) capitalsName(i int, s *words.Sentence) int {
	toks, first, limit := f.t.Tokens, int(s.First), int(s.Last)
	tok := &toks[i]
	// "LONG NAME OF A BODY [ABC]": read at the bracket, backwards
	if i > first && i+1 < limit && (toks[i-1].Norm == "[" || toks[i-1].Norm == "(") && (toks[i+1].Norm == "]" || toks[i+1].Norm == ")") && tok.End-tok.Start <= 8 && tok.End-tok.Start >= 2 && !notNames[tok.Norm] {
		if start := f.expansionBefore(i-1, first, tok.Norm); start >= 0 && f.free(start, i-1) {
			ent, ok := f.acronyms[tok.Norm]
			if !ok {
				ent = f.newEntity(record.Organization, f.capitalsKind(start, i-1))
				f.acronyms[tok.Norm] = ent
			}
			f.named(ent, start, i-1, record.FullName)
			f.named(ent, i, i+1, record.Acronym)
			return i + 1
		}
		return i + 1
	}
	titled := f.titleBefore(i, first)
	if f.places[i] != 0 && titled == 0 {
		return i + 1
	}
	isFirst := lexi.first[tok.Norm] && !f.commonCaps(tok.Norm) || notNames[tok.Norm] && f.calendarName(i)
	firstName := isFirst || lexi.first[tok.Norm] && titled != 0
	if !firstName && !(titled == title && f.capsSurname(i)) {
		return i + 1
	}
	end := i + 1
	for end < limit && end < i+6 {
		if f.capsSurname(end) || lexi.first[toks[end].Norm] && !f.commonCaps(toks[end].Norm) || lexi.last[toks[end].Norm] && end == i+1 && toks[end].Kind == words.Word {
			end++
			continue
		}
		// a surname that no list has, behind a title and a first name
		if titled != 0 && firstName && end <= i+2 && toks[end].Kind == words.Word && (toks[end].Tag == words.Proper || toks[end].Tag == words.NoTag) && len(toks[end].Norm) > 3 && !f.commonCaps(toks[end].Norm) && f.places[end] == 0 {
			end++
			continue
		}
		j := end
		for j < limit && j < end+2 && (toks[j].Norm == "de" || toks[j].Norm == "la" || toks[j].Norm == "del" || toks[j].Norm == "y") {
			j++
		}
		if j > end && j < limit && f.capsSurname(j) {
			end = j + 1
			continue
		}
		// an initial
		if len(toks[end].Norm) == 2 && toks[end].Norm[1] == '.' && end+1 < limit && f.capsSurname(end+1) {
			end++
			continue
		}
		break
	}
	n := end - i
	last := toks[end-1].Norm
	switch {
	case n >= 2 && firstName && lexi.last[last]:
	case n >= 2 && firstName && (titled != 0 || lexi.last[toks[i+1].Norm]):
	case n == 1 && firstName && !lexi.last[last]:
		return i + 1
	case titled == title && (lexi.last[last]) && !f.placeName(i, end, limit):
	default:
		return i + 1
	}
	if f.placeName(i, end, limit) && titled == 0 {
		return end
	}
	form := record.FullName
	if n == 1 {
		form = record.Surname
	}
	ent := f.personEntity(i, end, n)
	f.named(ent, i, end, form)
	if titled != 0 {
		f.setRole(ent, i, first)
	}
	return end
}

// capsSurname: a surname, or an unknown word, that is no common word.
func (f *finder) capsSurname(i int) bool {
	tok := &f.t.Tokens[i]
	if tok.Kind != words.Word || notNames[tok.Norm] || joiners[tok.Norm] {
		return false
	}
	return lexi.last[tok.Norm] && !f.commonCapsStrict(tok.Norm)
}

// commonCapsStrict: words that are never a surname here although lists contain them.
func (f *finder) commonCapsStrict(n string) bool {
	for _, g := range lexi.tongues {
		if g != nil && (g.nouns[n].kind != NoCandidate || g.titles[n] != 0 || g.heads[n].kind != "" || len(g.harms[n]) > 0) {
			return true
		}
	}
	return placeNouns[n]
}

// expansionBefore walks back from a bracket over words whose initials make the acronym.
func (f *finder) expansionBefore(end, first int, acronym string) int {
	toks := f.t.Tokens
	for start := end - 1; start >= first && start > end-13; start-- {
		if toks[start].Kind != words.Word && toks[start].Norm != "," && toks[start].Norm != "-" {
			return -1
		}
		if joiners[toks[start].Norm] || toks[start].Kind != words.Word || toks[start].Norm[0] != acronym[0] || end-start < 2 {
			continue
		}
		if initials(f.norms(start, end), acronym) {
			return start
		}
	}
	return -1
}

func (f *finder) capitalsKind(start, end int) record.OrgKind {
	var kind record.OrgKind
	for k := start; k < end; k++ {
		for _, g := range lexi.tongues {
			if g == nil {
				continue
			}
			if h, ok := g.heads[f.t.Tokens[k].Norm]; ok && (kind == "" || h.strong || !g.es) {
				kind = h.kind
			}
		}
	}
	if kind == "" {
		kind = record.Front
	}
	return f.refine(kind, start, end)
}
