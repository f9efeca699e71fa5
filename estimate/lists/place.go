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
			here := map[string]bool{}
			for _, c := range p.g.Lookup(narrowest(name)) {
				if c.Form != gazetteer.Demonym {
					here[p.g.Country(c.Place)] = true
				}
			}
			for iso := range here {
				votes[iso]++
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
	best := gazetteer.None
	for _, c := range p.g.Lookup(name) {
		if c.Form == gazetteer.Demonym || p.g.Country(c.Place) != p.country || p.g.Class(c.Place) == gazetteer.Wide || p.g.Class(c.Place) == gazetteer.Quarter {
			continue
		}
		switch {
		case best == gazetteer.None || p.g.Contains(c.Place, best):
			best = c.Place
		case !p.g.Contains(best, c.Place):
			p.known[name] = name // two places apart
			return name
		}
	}
	if best != gazetteer.None {
		var units []string
		for _, u := range []gazetteer.Index{p.g.Admin1(best), p.g.Admin2(best), best} {
			if u != gazetteer.None && (len(units) == 0 || units[len(units)-1] != p.g.Name(u)) {
				units = append(units, p.g.Name(u))
			}
		}
		path = strings.Join(units, "/")
	}
	p.known[name] = path
	return path
}
