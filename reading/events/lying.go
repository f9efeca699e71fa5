package events

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// A town is often told with what it lies in, and in Spanish, and in hasty English, no second comma parts the two from what follows:
// "En Macusani, Puno la policía detuvo a dos personas". The comma is no border then, and the region neither the place nor the doer.

// liesIn: the place lies in the wide one, which stands right behind it and a comma.
func (f *finder) liesIn(place, wide int) bool {
	p, w := f.in.Places[place], f.in.Places[wide]
	if gap := w.Span().Start - p.Span().End; gap < 1 || gap > 3 || strings.TrimSpace(f.t.Doc.Text()[p.Span().End:w.Span().Start]) != "," {
		return false
	}
	n, v := p.Value(), w.Value()
	switch {
	case n.Country != v.Country || n.Kind == v.Kind && n.Name == v.Name:
		return false
	case v.Kind == record.Country:
		return n.Kind != record.Country
	case n.Kind == record.Site && v.Kind == record.Region:
		return true
	}
	// a region often shares its name with its first town, and may have been taken for that
	return n.Kind != record.Region && words.Norm(n.Admin1) == words.Norm(v.Name)
}

// narrowest is the place before a comma that lies in the one given, or that itself.
func (f *finder) narrowest(wide int, all []int) int {
	for _, k := range all {
		if k != wide && f.liesIn(k, wide) {
			return f.narrowest(k, all)
		}
	}
	return wide
}

// locate lets a region behind a town and a comma hang on the preposition of the town.
func (f *finder) locate(s int) {
	for k := 1; k < len(f.phrases); k++ {
		q, p := &f.phrases[k-1], &f.phrases[k]
		if p.prep >= 0 || q.prep < 0 || p.first != q.last+1 || f.t.Tokens[q.last].Norm != "," {
			continue
		}
		town, wide := f.placeAt(s, q.last-1), f.placeAt(s, p.last-1)
		if town >= 0 && wide >= 0 && f.liesIn(town, wide) {
			p.prep = q.prep
		}
	}
}

// placeAt is the place of a sentence that covers a token; -1 if none does.
func (f *finder) placeAt(s, token int) int {
	at := int(f.t.Tokens[token].Start)
	for _, k := range f.placesOf[s] {
		if sp := f.in.Places[k].Span(); sp.Start <= at && at < sp.End {
			return k
		}
	}
	return -1
}
