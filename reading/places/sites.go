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
	land := mostNamed(found)
	var bodies [][2]int
	for i := 0; i < len(toks); i++ {
		if v.cls[i]&street == 0 || toks[i].Kind != words.Word || v.t.Capitals {
			continue
		}
		first, last := v.siteAround(i)
		if last-first < 2 {
			continue
		}
		if v.cls[i]&org != 0 && !v.locative(first) && last > i+1 {
			bodies = append(bodies, [2]int{i, last}) // "Universidad de San Marcos" as a body: no place, nor is its patron
		}
		if v.cls[i]&org != 0 && !v.locative(first) || slices.ContainsFunc(found[:n], func(m Mention) bool {
			// "Park City" is a place of the gazetteer; a town of the bare name Plaza is not meant by "Plaza 2 de Mayo"
			return m.First <= i && i < m.Last && !(first == i && m.Last == i+1 && last > m.Last)
		}) {
			continue
		}
		within := v.around(found[:n], found[n:], land, first, last)
		p := record.Place{Name: v.t.Quote(first, last), Kind: record.Site, Confidence: 0.5}
		if within != gazetteer.None {
			w := v.place(within)
			p.Country = w.Country
			if w.Kind != record.Country {
				p.Admin1, p.Admin2, p.Lat, p.Lon, p.Located, p.Within = w.Admin1, w.Admin2, w.Lat, w.Lon, w.Located, w.ID
			}
			if w.Kind == record.Region {
				p.Admin1 = w.Name
			}
		}
		if c := record.CiteSpan(v.t.Doc, v.t.Span(first, last), p); c.Stated() {
			found = append(found, Mention{First: first, Last: last, Place: c, Entry: gazetteer.None})
			i = last - 1
		}
	}
	if len(bodies) > 0 {
		kept := slices.DeleteFunc(found[:n:n], func(m Mention) bool {
			return slices.ContainsFunc(bodies, func(b [2]int) bool { return b[0] < m.First && m.Last <= b[1] })
		})
		found = append(kept, found[n:]...)
		n = len(kept)
	}
	if len(found) > n {
		// what a site is named after is no place of its own: "Plaza San Martín", "avenida Abancay"
		all := found
		found = slices.DeleteFunc(found, func(m Mention) bool {
			return m.Entry != gazetteer.None && slices.ContainsFunc(all[n:], func(s Mention) bool { return s.First <= m.First && m.Last <= s.Last })
		})
		slices.SortStableFunc(found, func(a, b Mention) int { return a.First - b.First })
	}
	return found
}

// mostNamed is the country of more than half of the places found, people of a country counted; empty = none.
func mostNamed(found []Mention) string {
	count := map[string]int{}
	n := 0
	for i := range found {
		if c := found[i].Place.Value().Country; c != "" {
			count[c]++
			n++
		}
	}
	for c, k := range count {
		if 2*k > n {
			return c
		}
	}
	return ""
}

// inDateline: the token stands in the line that says where and when was written.
func (v *resolver) inDateline(i int) bool {
	at := v.t.Tokens[i].Sentence
	for _, s := range v.t.Doc.Meta.Stamps {
		if k := s.Value().Kind; k == record.FirstStamp || k == record.CopyrightStamp {
			continue
		}
		if n, ok := v.t.SentenceOf(s.Span().Start); ok && int32(n) == int32(at) {
			return true
		}
	}
	return false
}

// siteAround is the name around a word for a kind of site; 0, 0 if there is none. English words
// follow their name ("Jorge Chávez airport", "Abancay Avenue") or, capitalised, lead it with "of" ("University of
// Lima"); Spanish words lead, in English texts too ("Plaza San Martín").
func (v *resolver) siteAround(i int) (first, last int) {
	toks := v.t.Tokens
	same := func(j int) bool { return j >= 0 && j < len(toks) && toks[j].Sentence == toks[i].Sentence }
	named := func(j int) bool { return same(j) && toks[j].Kind == words.Word && v.capital(j) }
	if v.cls[i]&(firstName|surname) != 0 && named(i-1) && v.cls[i-1]&street == 0 && !englishSite[toks[i].Norm] {
		return 0, 0 // "Pedro Castillo"
	}
	spanish := toks[i].Lang == words.ES
	of := ofSite[toks[i].Norm]
	leads := of || !englishSite[toks[i].Norm] || toks[i].Norm == "plaza" || toks[i].Norm == "hotel"
	if leads && (spanish || v.capital(i)) {
		last = i + 1
		for j := i + 1; same(j) && j < i+8; j++ {
			if named(j) {
				last = j + 1
				continue
			}
			if toks[j].Kind == words.Number && same(j+2) && connector(toks[j+1].Norm) && named(j+2) {
				continue // "Plaza 2 de Mayo"
			}
			if !connector(toks[j].Norm) || toks[j].Norm == "y" || toks[j].Norm == "e" || toks[j].Norm == "of" && !of {
				break
			}
		}
		if last > i+1 && (!of || spanish || toks[i+1].Norm == "of") {
			first = i
			for of && !spanish && named(first-1) && !toks[first-1].First && i-first < 4 {
				first-- // "National Autonomous University of …"
			}
			return first, last
		}
	}
	if spanish || !englishSite[toks[i].Norm] {
		return 0, 0
	}
	first = i
	for j := i - 1; (named(j) || same(j) && named(j-1) && (toks[j].Norm == "de" || toks[j].Norm == "del")) && j > i-6 && !(toks[j].First && v.cls[j]&(ordinary|prep) != 0) && toks[j].Norm != "the"; j-- {
		first = j
	}
	return first, i + 1
}

// locative: a university or a hospital is a site where something is at it, else an organisation.
func (v *resolver) locative(first int) bool {
	for j := first - 1; j >= 0 && j >= first-3 && v.t.Tokens[j].Sentence == v.t.Tokens[first].Sentence; j-- {
		switch v.t.Tokens[j].Norm {
		case "the", "la", "el", "los", "las":
			continue
		case "at", "in", "into", "inside", "outside", "near", "en", "frente", "desde", "hasta", "occupied", "seized", "ocuparon", "tomaron":
			return true
		}
		break
	}
	return false
}

// ofSite are the English words for sites that lead with "of".
var ofSite = map[string]bool{"university": true, "church": true, "cathedral": true, "hospital": true, "palace": true}

// englishSite are the words for sites that follow their name.
var englishSite = map[string]bool{"street": true, "st": true, "avenue": true, "ave": true, "road": true, "rd": true, "boulevard": true, "blvd": true, "drive": true, "lane": true, "highway": true, "square": true, "plaza": true, "park": true, "bridge": true, "airport": true, "station": true, "stadium": true, "arena": true, "hotel": true, "mall": true, "center": true, "centre": true, "terminal": true, "tower": true, "building": true, "prison": true, "jail": true, "cemetery": true, "palace": true, "castle": true, "hall": true, "campus": true, "penitentiary": true, "university": true, "hospital": true, "church": true, "cathedral": true}

// regionOf: the second place stands right behind the first and a comma, and is the region that it lies in.
func (v *resolver) regionOf(town, region *Mention) bool {
	if region.Entry == gazetteer.None || region.First != town.Last+1 || v.t.Tokens[town.Last].Norm != "," {
		return false
	}
	a, b := v.place(town.Entry), v.place(region.Entry)
	return a.Country == b.Country && a.Admin1 != "" && words.Norm(a.Admin1) == words.Norm(b.Name) && a.Name != b.Name
}

// around is the town in which a site at the given tokens lies.
func (v *resolver) around(found, sites []Mention, land string, first, last int) gazetteer.Index {
	best, rank := gazetteer.None, 1<<30
	sentence := v.t.Tokens[first].Sentence
	for k := range found {
		m := &found[k]
		if m.Place.Value().Adjective || m.Entry == gazetteer.None {
			continue
		}
		if slices.ContainsFunc(sites[max(0, len(sites)-8):], func(s Mention) bool { return s.First <= m.First && m.Last <= s.Last }) {
			continue // "Plaza 2 de Mayo" names no town of Mayo
		}
		d := m.First - last
		switch {
		case m.First >= first && m.Last <= last: // "Universidad de Lima" for want of anything better
			d = 300
			if toks := v.t.Tokens; m.First == 0 || !connector(toks[m.First-1].Norm) {
				d = 1 << 20 // "Plaza San Martín" is called after somebody
			} else if k+1 < len(found) && v.regionOf(m, &found[k+1]) {
				d = 0 // "la carretera de Ilave, Puno": the region bears out that the town is meant
			}
		case m.Last <= first:
			d = first - m.Last + 1
		}
		if v.t.Tokens[m.First].Sentence != sentence {
			if m.Last > first {
				continue
			}
			d += 50
			if p := m.Place.Value(); p.Country != "" && land != "" && p.Country != land && (p.Kind == record.Country || v.inDateline(m.First)) {
				continue // a report from abroad, or another country that is spoken of
			}
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
