package actors

import (
	"testigo/reading/words"
	"testigo/record"
)

// letterhead lists the body that issued the document, if its name stands on a line of its own and says what
// it is: "HILLSIDE RIGHTS MONITOR". The line is no sentence of the text, so that it is not read otherwise.
func (f *finder) letterhead() {
	outlet := f.t.Doc.Meta.Outlet
	if !outlet.Stated() {
		return
	}
	sp := outlet.Span()
	first := f.t.TokenAt(sp.Start)
	last := first
	for last < len(f.t.Tokens) && int(f.t.Tokens[last].End) <= sp.End {
		last++
	}
	if last-first < 2 || !f.free(first, last) {
		return
	}
	s := &f.t.Sentences[f.t.Tokens[first].Sentence]
	if s.Kind != record.Heading && s.Kind != record.Byline {
		return
	}
	kind := f.issuerKind(first, last)
	if kind == "" {
		return
	}
	ent := f.newEntity(record.Organization, f.refine(kind, first, last))
	f.ents[ent].org = f.refine(kind, first, last)
	f.named(ent, first, last, record.FullName)
}

// issuerKind is the kind of the first head word that may begin, end or govern the name.
func (f *finder) issuerKind(first, last int) record.OrgKind {
	toks := f.t.Tokens
	for _, lang := range [...]words.Lang8{words.ES, words.EN} {
		g := lexi.tongues[lang]
		at := []int{first}
		if !g.es {
			at = []int{last - 1}
			for k := first; k+1 < last; k++ {
				if n := toks[k+1].Norm; n == "of" || n == "for" {
					at = []int{k}
					break
				}
			}
			at = append(at, first)
		}
		for _, k := range at {
			if h, ok := g.heads[toks[k].Norm]; ok {
				return h.kind
			}
		}
	}
	return ""
}
