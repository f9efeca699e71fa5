package places

import (
	"sort"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// capitals reads "the capital" and "la capital" as the capital of the country that the document is mostly about. It is a
// description, not a name: [Annotate] and its benchmarks leave it out, and it is only read where that country is plain.
func (v *resolver) capitals(found []Mention) []Mention {
	country, ok := plainCountry(found)
	if !ok {
		return found
	}
	seat := v.g.CapitalOf(country)
	if seat == gazetteer.None {
		return found
	}
	added := false
	toks := v.t.Tokens
	for i := 1; i < len(toks); i++ {
		if toks[i].Norm != "capital" || toks[i].Shape != words.Lower && !v.t.Capitals || !describesCapital(v.t, i) {
			continue
		}
		p := v.place(seat)
		p.Confidence = 0.5
		if cited := record.CiteSpan(v.t.Doc, v.t.Span(i-1, i+1), p); cited.Stated() {
			found = append(found, Mention{First: i - 1, Last: i + 1, Place: cited, Entry: seat})
			added = true
		}
	}
	if added {
		sort.SliceStable(found, func(a, b int) bool { return found[a].First < found[b].First })
	}
	return found
}

// describesCapital: "the capital" by itself, not "the capital of X", "the capital Nairobi", "capital and labour".
func describesCapital(t *words.Text, i int) bool {
	toks := t.Tokens
	switch toks[i-1].Norm {
	case "the", "la":
	default:
		return false
	}
	if toks[i-1].Sentence != toks[i].Sentence {
		return false
	}
	if i+1 >= len(toks) || toks[i+1].Sentence != toks[i].Sentence {
		return true
	}
	next := &toks[i+1]
	switch next.Norm {
	case "of", "de", "del", "and", "y", "social", "humano", "privado", "city", "'s", "’s", "punishment", "regional", "provincial", "departamental", "market", "markets":
		return next.Norm == "'s" || next.Norm == "’s"
	}
	return next.Kind != words.Word || next.Shape == words.Lower
}

// plainCountry is the country of most names of a text, if it has more than half of those that lie in any.
func plainCountry(found []Mention) (string, bool) {
	counts, all := map[string]int{}, 0
	best := ""
	for i := range found {
		if c := found[i].Place.Value().Country; c != "" {
			all++
			counts[c]++
			if counts[c] > counts[best] {
				best = c
			}
		}
	}
	return best, best != "" && counts[best]*2 > all
}
