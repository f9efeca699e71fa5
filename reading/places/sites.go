package places

import (
	"slices"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// sites adds streets, squares, buildings and the like to the places found. In Spanish the kind of
// site leads ("Plaza San Martín", "Avenida Abancay", "Universidad de San Marcos"), in English it may
// follow ("Jorge Chávez airport"). A site lies in the nearest town of its sentence, else in
// the one named last before it.
func (v *resolver) sites(found []Mention) []Mention {
	toks := v.t.Tokens
	n := len(found)
	for i := 0; i < len(toks); i++ {
		if v.cls[i]&street == 0 || toks[i].Kind != words.Word || v.t.Capitals {
			continue
		}
		first, last := v.siteAround(i)
		if last-first < 2 {
			continue
		}
		for k := range n { // "Park City" and "San Juan de la Plaza" are places of the gazetteer
			if found[k].First <= i && i < found[k].Last {
				first, last = 0, 0
				break
			}
		}
		if last == 0 {
			continue
		}
		within := v.around(found[:n], first, last)
		p := record.Place{Name: v.t.Quote(first, last), Kind: record.Site, Confidence: 0.5}
		if within != gazetteer.None {
			w := v.place(within)
			p.Country, p.Admin1, p.Admin2, p.Lat, p.Lon, p.Located, p.Within = w.Country, w.Admin1, w.Admin2, w.Lat, w.Lon, w.Located, w.ID
			if w.Kind == record.Region {
				p.Admin1 = w.Name
			}
		}
		if c := record.CiteSpan(v.t.Doc, v.t.Span(first, last), p); c.Stated() {
			found = append(found, Mention{First: first, Last: last, Place: c, Entry: gazetteer.None})
			i = last - 1
		}
	}
	if len(found) > n {
		slices.SortStableFunc(found, func(a, b Mention) int { return a.First - b.First })
	}
	return found
}

// siteAround is the name around a word for a kind of site.
func (v *resolver) siteAround(i int) (first, last int) {
	toks := v.t.Tokens
	same := func(j int) bool { return j >= 0 && j < len(toks) && toks[j].Sentence == toks[i].Sentence }
	named := func(j int) bool { return same(j) && toks[j].Kind == words.Word && v.capital(j) }
	first, last = i, i+1
	// forwards: "Plaza 2 de Mayo", "avenida Arequipa", "University of Texas"
	for j := i + 1; same(j) && j < i+7; j++ {
		switch {
		case named(j):
			last = j + 1
			continue
		case toks[j].Kind == words.Number && j == i+1 && toks[i].Lang == words.ES:
			if same(j+1) && connector(toks[j+1].Norm) && named(j+2) {
				continue
			}
		case connector(toks[j].Norm) && toks[j].Norm != "y" && toks[j].Norm != "e":
			if toks[i].Lang == words.EN && toks[j].Norm != "of" && !v.capital(i) {
				break
			}
			continue
		}
		break
	}
	if last > i+1 && (toks[i].Lang == words.ES || v.capital(i)) {
		if toks[i].Lang == words.ES || !named(i-1) {
			return i, last
		}
	}
	// backwards: "Jorge Chávez airport", "Plaza de Armas square"
	if toks[i].Lang == words.ES {
		return 0, 0
	}
	first = i
	for j := i - 1; named(j) && j > i-6 && !(toks[j].First && v.cls[j]&(ordinary|prep) != 0); j-- {
		first = j
	}
	return first, i + 1
}

// around is the town in which a site at the given tokens lies.
func (v *resolver) around(found []Mention, first, last int) gazetteer.Index {
	best, rank := gazetteer.None, 1<<30
	sentence := v.t.Tokens[first].Sentence
	for k := range found {
		m := &found[k]
		if m.Place.Value().Adjective || m.Entry == gazetteer.None {
			continue
		}
		d := m.First - last
		if m.Last <= first {
			d = first - m.Last + 1
		}
		if v.t.Tokens[m.First].Sentence != sentence {
			if m.Last > first {
				continue
			}
			d += 50
		}
		switch v.g.Class(m.Entry) {
		case gazetteer.Nation, gazetteer.Wide, gazetteer.FormerLand:
			d += 400
		case gazetteer.Division1:
			d += 40
		}
		if d < rank {
			best, rank = m.Entry, d
		}
	}
	return best
}
