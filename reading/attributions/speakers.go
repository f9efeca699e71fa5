package attributions

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// Who speaks: the subject before a verb, the subject behind it, the noun behind "according to".

// nounAt is the speaker whose name or noun phrase begins at token i, past an article and titles.
func (f *finder) nounAt(i int, s *words.Sentence, cands []actors.Candidate) (record.Cited[string], int, bool) {
	toks := f.t.Tokens
	for _, c := range cands {
		if c.Last <= i || c.Kind == actors.ThingCandidate || c.Kind == actors.WeaponCandidate {
			continue
		}
		if c.First > i+5 {
			break
		}
		ok := true
		for k := i; k < c.First; k++ {
			if toks[k].Kind != words.Word && toks[k].Norm != "." && toks[k].Norm != "\"" || f.breaks(k) {
				ok = false
			}
		}
		if ok {
			// "según el presidente de la CUT, X, …": the name in apposition is the speaker
			if c.Kind == actors.GroupCandidate && !c.Many {
				for _, d := range cands {
					if d.Kind == actors.PersonCandidate && d.First > c.Head && d.First <= c.Last+8 && d.First > i && toks[d.First-1].Norm == "," && f.noVerb(c.Head+1, d.First) {
						return f.cite(d), d.Actor, true
					}
				}
			}
			if c.Kind == actors.PlaceCandidate { // "according to Lima": rarely a speaker
				break
			}
			return f.cite(c), c.Actor, true
		}
	}
	// no candidate: the words up to a mark or a verb
	k := i
	for k < int(s.Last) && k < i+7 && toks[k].Kind == words.Word && !f.breaks(k) {
		k++
	}
	start := i
	if start < k && (toks[start].Norm == "the" || toks[start].Norm == "a" || toks[start].Norm == "an" || toks[start].Norm == "el" || toks[start].Norm == "la" || toks[start].Norm == "los" || toks[start].Norm == "las" || toks[start].Norm == "un" || toks[start].Norm == "una") {
		start++
	}
	if start >= k {
		return record.Cited[string]{}, 0, false
	}
	return record.CiteSpan(f.t.Doc, f.t.Span(start, k), f.t.Quote(start, k)), 0, true
}

func (f *finder) noVerb(from, to int) bool {
	for k := from; k < to; k++ {
		if t := f.t.Tokens[k].Tag; t == words.Verb || t == words.Aux || k < to-1 && f.t.Tokens[k].Norm == "," {
			return false
		}
	}
	return true
}

// breaks: the word cannot stand inside a speaker's noun phrase.
func (f *finder) breaks(k int) bool {
	tok := &f.t.Tokens[k]
	switch tok.Norm {
	case "that", "which", "who", "que", "when", "cuando", "and", "y", "in", "en", "on", "to", "was", "were", "is", "are", "has", "have", "had", "fue", "fueron", "ha", "han", "se", "said", "it", "there":
		return true
	}
	return tok.Tag == words.Verb || tok.Tag == words.Aux
}

func (f *finder) cite(c actors.Candidate) record.Cited[string] {
	return record.CiteSpan(f.t.Doc, f.t.Span(c.First, c.Last), c.Name)
}

// subjectBefore is the speaker before the verb; subject is the token where the phrase begins.
func (f *finder) subjectBefore(i int, s *words.Sentence, cands []actors.Candidate) (who record.Cited[string], actor, subject int, ok bool) {
	toks, first := f.t.Tokens, int(s.First)
	k := i - 1
	for k >= first && (between[toks[k].Norm] || toks[k].Kind == words.Number && k > first && toks[k].Tag != words.Noun) {
		if f.g.es && toks[k].Norm == "se" {
			return who, 0, 0, false
		}
		k--
	}
	if k < first {
		return who, 0, 0, false
	}
	if pronouns[toks[k].Norm] && toks[k].Norm != "that" {
		switch toks[k].Norm {
		case "it", "i", "we":
			return who, 0, 0, false
		case "who", "quien", "quienes":
			if k > first && toks[k-1].Norm == "," {
				k--
			}
			k--
			if k < first {
				return who, 0, 0, false
			}
		default:
			if name, a, good := f.antecedent(k, s, cands); good {
				return record.CiteSpan(f.t.Doc, f.t.Span(k, k+1), name), a, k, true
			}
			return record.Cited[string]{}, 0, k, true
		}
	}
	// past an apposition: "X, leader of Y, said"
	if toks[k].Norm == "," || toks[k].Norm == ")" || toks[k].Norm == "]" {
		closing := toks[k].Norm
		j := k - 1
		for j >= first && j > k-16 {
			n := toks[j].Norm
			if closing == "," && n == "," || closing == ")" && n == "(" || closing == "]" && n == "[" {
				break
			}
			if n == "\"" || n == "”" || n == "“" {
				return who, 0, 0, false
			}
			j--
		}
		if j >= first && j > k-16 {
			// "the minister of defence, X, said": the name inside is the speaker
			for _, c := range cands {
				if c.First == j+1 && c.Last == k && c.Kind == actors.PersonCandidate {
					return f.cite(c), c.Actor, f.phraseStart(j, first), true
				}
			}
			if c, good := endingAt(cands, j); good {
				return f.cite(c), c.Actor, c.First, true
			}
		}
		if closing == "," {
			return who, 0, 0, false
		}
		k--
	}
	if c, good := endingAt(cands, k+1); good {
		return f.cite(c), c.Actor, f.phraseStart(c.First, first), true
	}
	// a noun phrase that is no candidate: "a report said", "un comunicado señaló"
	if g := toks[k].Group; g > 0 && int(g) <= len(f.t.Groups) && f.t.Groups[g-1].Kind == words.NounGroup && int(f.t.Groups[g-1].Last) == k+1 {
		grp := f.t.Groups[g-1]
		start := int(grp.First)
		for start < k && (toks[start].Tag == words.Det || toks[start].Norm == "the" || toks[start].Norm == "a") {
			start++
		}
		return record.CiteSpan(f.t.Doc, f.t.Span(start, k+1), f.t.Quote(start, k+1)), 0, int(grp.First), true
	}
	return who, 0, 0, false
}

// phraseStart goes back over titles and an article before a name.
func (f *finder) phraseStart(i, first int) int {
	toks := f.t.Tokens
	for i > first && i > 0 && toks[i-1].Kind == words.Word {
		switch toks[i-1].Tag {
		case words.Det, words.Adj, words.Noun, words.Proper:
			i--
			continue
		}
		switch toks[i-1].Norm {
		case "the", "a", "el", "la", "los", "las", "un", "una":
			i--
			continue
		}
		break
	}
	return i
}

func endingAt(cands []actors.Candidate, last int) (actors.Candidate, bool) {
	for k := len(cands) - 1; k >= 0; k-- {
		c := cands[k]
		if c.Last == last && c.Kind != actors.ThingCandidate && c.Kind != actors.WeaponCandidate {
			if c.Kind == actors.PlaceCandidate {
				return c, k == 0 // "Washington said"
			}
			// "members of the CGTP said": the candidate that contains it
			return c, true
		}
	}
	return actors.Candidate{}, false
}

// subjectBehind is the speaker right behind an inverted verb: "said X", "dijo el ministro X".
func (f *finder) subjectBehind(i int, s *words.Sentence, cands []actors.Candidate) (record.Cited[string], int, bool) {
	toks, limit := f.t.Tokens, int(s.Last)
	var group *actors.Candidate
	for k := range cands {
		c := &cands[k]
		if c.First < i || c.Kind == actors.ThingCandidate || c.Kind == actors.WeaponCandidate || c.Kind == actors.PlaceCandidate {
			continue
		}
		if c.First > i+5 {
			break
		}
		for j := i; j < c.First; j++ {
			n := toks[j].Norm
			if toks[j].Kind != words.Word && n != "." && n != "," || f.breaks(j) && n != "en" || n == "a" || n == "to" || n == "por" || n == "by" {
				if group != nil {
					return f.cite(*group), group.Actor, true
				}
				return record.Cited[string]{}, 0, false
			}
		}
		if c.Kind == actors.GroupCandidate && !c.Many && k+1 < len(cands) && cands[k+1].First <= c.Last+1 && cands[k+1].Kind == actors.PersonCandidate {
			group = c // "dijo el ministro Juan Ruiz"
			continue
		}
		return f.cite(*c), c.Actor, true
	}
	if group != nil {
		return f.cite(*group), group.Actor, true
	}
	if i < limit && pronouns[toks[i].Norm] && f.speaker.Stated() && (toks[i].Norm == "he" || toks[i].Norm == "she" || toks[i].Norm == "they") {
		return record.CiteSpan(f.t.Doc, f.t.Span(i, i+1), f.speaker.Value()), f.actor, true
	}
	return record.Cited[string]{}, 0, false
}

// antecedent is whom a pronoun before a speech verb means: the last person or body named before
// it in the sentence, else the last speaker, else the first person of the sentence before.
func (f *finder) antecedent(k int, s *words.Sentence, cands []actors.Candidate) (string, int, bool) {
	plural := f.t.Tokens[k].Norm == "they" || f.t.Tokens[k].Norm == "ellos" || f.t.Tokens[k].Norm == "ellas"
	fits := func(c actors.Candidate) bool {
		if plural {
			return c.Kind == actors.GroupCandidate && c.Many || c.Kind == actors.OrganizationCandidate
		}
		return c.Kind == actors.PersonCandidate
	}
	for i := len(cands) - 1; i >= 0; i-- {
		if c := cands[i]; c.Last <= k && fits(c) {
			return c.Name, c.Actor, true
		}
	}
	index := int(f.t.Tokens[k].Sentence)
	for back := 1; back <= 2 && index-back >= 0; back++ {
		for _, c := range f.cast.Candidates(index - back) {
			if fits(c) {
				return c.Name, c.Actor, true
			}
		}
	}
	if f.speaker.Stated() && !plural {
		return f.speaker.Value(), f.actor, true
	}
	return "", 0, false
}
