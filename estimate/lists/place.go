package lists

import (
	"strings"

	"testigo/pack/gazetteer"
)

// placer turns what lists say of places into paths from the widest unit to the narrowest. Names alone are looked up in the
// gazetteer, in the country that most of the lists' places lie in.
type placer struct {
	g       *gazetteer.Gazetteer
	country string
	known   map[string]string
}

// newPlacer finds the country.
func newPlacer(rows []Row) *placer {
	p := &placer{g: gazetteer.World(), known: map[string]string{}}
	votes := map[string]int{}
	seen := map[string]bool{}
	for i := range rows {
		for _, r := range []Role{Place, District, Province, Region} {
			name := rows[i].Values[r]
			if name == "" || seen[name] || len(seen) > 5000 {
				continue
			}
			seen[name] = true
			if best := p.likeliest(narrowest(name)); best != gazetteer.None {
				votes[p.g.Country(best)]++
			}
		}
	}
	best := 0
	for iso, n := range votes {
		if n > best || n == best && iso < p.country {
			best, p.country = n, iso
		}
	}
	return p
}

// likeliest is the place that a name alone most likely means: a main name before another, then the larger unit or town.
func (p *placer) likeliest(name string) gazetteer.Index {
	best, main, size := gazetteer.None, false, -1.0
	for _, c := range p.g.Lookup(name) {
		if c.Form == gazetteer.Demonym || c.Form == gazetteer.Abbreviation {
			continue
		}
		m, n := c.Form == gazetteer.MainName || c.Form == gazetteer.ShortName, p.g.LogPopulation(c.Place)
		if m && !main || m == main && n > size {
			best, main, size = c.Place, m, n
		}
	}
	return best
}

// narrowest is the first part of "Luricocha, Huanta", the last of "Ayacucho/Huanta/Luricocha".
func narrowest(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return strings.TrimSpace(name[i+1:])
	}
	first, _, _ := strings.Cut(name, ",")
	return strings.TrimSpace(first)
}

// path of a row's place; empty = not stated.
func (p *placer) path(r *Row) string {
	var units []string
	for _, role := range []Role{Region, Province, District} {
		if v := r.Values[role]; v != "" {
			units = append(units, strings.ReplaceAll(v, "/", " "))
		}
	}
	place := r.Values[Place]
	switch {
	case strings.Contains(place, "/"): // already a path
		return place
	case len(units) > 1 || len(units) == 1 && place == "":
		if len(units) == 1 {
			return p.lookup(units[0])
		}
		return strings.Join(units, "/")
	case place == "":
		return ""
	}
	if parts := strings.Split(place, ","); len(parts) > 1 && len(units) == 0 { // narrowest first
		for i := len(parts) - 1; i >= 0; i-- {
			if u := strings.TrimSpace(parts[i]); u != "" {
				units = append(units, u)
			}
		}
		return strings.Join(units, "/")
	}
	return strings.Join(append(units, p.lookup(place)), "/")
}

// lookup completes a single name with the units around it, if the country has one such place, or places of this name inside each other. Else the
// name stays alone.
func (p *placer) lookup(name string) string {
	if path, ok := p.known[name]; ok {
		return path
	}
	path := name
	var all, units []gazetteer.Index
	for _, c := range p.g.Lookup(name) {
		named := c.Form == gazetteer.MainName || c.Form == gazetteer.ShortName
		if class := p.g.Class(c.Place); named && p.g.Country(c.Place) == p.country && class != gazetteer.Wide && class != gazetteer.Quarter {
			all = append(all, c.Place)
			if class <= gazetteer.Division3 {
				units = append(units, c.Place)
			}
		}
	}
	if len(units) > 0 { // a list that says Huanta means the province, not a hamlet elsewhere
		all = units
	}
	best := p.around(all)
	if best != gazetteer.None {
		var names []string
		for _, u := range []gazetteer.Index{p.g.Admin1(best), p.g.Admin2(best), best} {
			if u != gazetteer.None && (len(names) == 0 || names[len(names)-1] != p.g.Name(u)) {
				names = append(names, p.g.Name(u))
			}
		}
		path = strings.Join(names, "/")
	}
	p.known[name] = path
	return path
}

// around is the one of several places of a name that contains the others; None if they lie apart.
func (p *placer) around(all []gazetteer.Index) gazetteer.Index {
	for _, u := range all {
		whole := true
		for _, i := range all {
			// a town and the district of its name lie in one province
			whole = whole && (p.g.Contains(u, i) || p.g.Admin2(u) != gazetteer.None && p.g.Admin2(u) == p.g.Admin2(i))
		}
		if whole {
			return u
		}
	}
	return gazetteer.None
}
