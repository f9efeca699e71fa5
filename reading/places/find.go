// Package places finds the names of places in a text and says which place each one means.
//
// A name of the gazetteer, the longest at each point, is a candidate; a logistic model over its rank, the
// words beside it and its use in the rest of the document decides whether it stands for a place
// there or is part of the name of a person or an organisation. Then all names of the document are
// resolved together in three rounds, each candidate weighed by size, rank, the name of what
// contains it ("Juliaca, Puno"), the countries and divisions that the other names lie in, and nearness to
// them; one sense per name and document. This is the way of the Edinburgh geoparser (Grover et al.
// 2010) with learned weights; weights.txt names the command that makes them again.
//
// Streets, squares, airports and universities are read as sites: they have no coordinates of their
// own and lie in the place named beside them. Demonyms ("Peruvian", "ayacuchanos") are given
// too, marked Adjective: they tell the country of a document, not where something happened.
package places

import (
	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// Mention is a place together with the tokens that name it.
type Mention struct {
	First, Last int // tokens [First, Last)
	Place       record.Cited[record.Place]
	Entry       gazetteer.Index // None for sites
}

// Find reads all places of a text, in text order. The outlet of the document, if stated, counts
// as a hint at the country it writes about.
func Find(t *words.Text, g *gazetteer.Gazetteer) []record.Cited[record.Place] {
	v, found := readWith(t, g, OutletSource(t.Doc, g), learned())
	if v == nil {
		return nil
	}
	all := v.capitals(v.sites(found))
	out := make([]record.Cited[record.Place], len(all))
	for i := range all {
		out[i] = all[i].Place
	}
	return out
}

// Read is Find with the tokens of each name, for a known source.
func Read(t *words.Text, g *gazetteer.Gazetteer, home Source) []Mention {
	v, found := readWith(t, g, home, learned())
	if v == nil {
		return nil
	}
	return v.sites(found)
}

func readWith(t *words.Text, g *gazetteer.Gazetteer, home Source, m *model) (*resolver, []Mention) {
	if len(t.Tokens) == 0 {
		return nil, nil
	}
	r := newReader(t, g, m)
	r.recognise()
	v := newResolver(r, home)
	v.resolve(nil)
	out := make([]Mention, 0, len(r.found))
	for k := range r.found {
		if m, ok := v.mention(k); ok {
			out = append(out, m)
		}
	}
	return v, out
}

// mention turns a resolved span into a cited place.
func (v *resolver) mention(k int) (Mention, bool) {
	s := &v.found[k]
	gr := &v.groups[v.of[k]]
	if gr.best < 0 {
		return Mention{}, false
	}
	c := v.cands[gr.best]
	p := v.place(c.Place)
	p.Confidence = s.p * gr.sure
	p.Adjective = v.adjective(s, c)
	if gr.second >= 0 {
		p.RunnerUp = v.g.ID(v.cands[gr.second].Place)
	}
	cited := record.CiteSpan(v.t.Doc, v.t.Span(s.first, s.last), p)
	return Mention{First: s.first, Last: s.last, Place: cited, Entry: c.Place}, cited.Stated()
}

// place is what the gazetteer knows of an entry.
func (r *reader) place(i gazetteer.Index) record.Place {
	lat, lon := r.g.At(i)
	p := record.Place{Name: r.g.Name(i), Kind: r.g.Class(i).Kind(), ID: r.g.ID(i), Country: r.g.Country(i), Lat: lat, Lon: lon, Located: true}
	if d := r.g.Admin1(i); d != gazetteer.None {
		p.Admin1 = r.g.Name(d)
	}
	if d := r.g.Admin2(i); d != gazetteer.None {
		p.Admin2 = r.g.Name(d)
	}
	return p
}
