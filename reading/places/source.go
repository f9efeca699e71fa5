package places

import (
	"strings"

	"testigo/pack/gazetteer"
	"testigo/record"
)

// OutletSource is what the printed name of the outlet tells about its home.
func OutletSource(doc *record.Document, g *gazetteer.Gazetteer) Source {
	if doc == nil || !doc.Meta.Outlet.Stated() {
		return Source{}
	}
	return SourceOf(doc.Meta.Outlet.Value(), g)
}

// SourceOf reads the home of an outlet from its name or web address: the country of the domain
// (".pe"), and a place in the name ("Lima Times", "www.dallasnews.com").
func SourceOf(outlet string, g *gazetteer.Gazetteer) Source {
	s := strings.TrimSpace(outlet)
	if i := strings.Index(s, "://"); i >= 0 || strings.HasPrefix(s, "www.") || !strings.Contains(s, " ") && strings.Contains(s, ".") {
		s = s[max(0, i):]
		s = strings.TrimPrefix(s, "://")
		host, _, _ := strings.Cut(s, "/")
		return hostSource(strings.ToLower(host), g)
	}
	home, best := Source{}, -1.0
	fields := strings.Fields(s)
	for i := range fields {
		for j := len(fields); j > i; j-- {
			for _, c := range g.Lookup(strings.Join(fields[i:j], " ")) {
				if p := g.LogPopulation(c.Place); c.Form != gazetteer.Abbreviation && p > 9 && p > best {
					best = p
					home.Country = g.Country(c.Place)
				}
			}
		}
	}
	return home
}

// hostSource reads a web host: a two-letter last label is a country.
func hostSource(host string, g *gazetteer.Gazetteer) Source {
	home := Source{}
	labels := strings.Split(host, ".")
	if tld := labels[len(labels)-1]; len(tld) == 2 {
		iso := strings.ToUpper(tld)
		if iso == "UK" {
			iso = "GB"
		}
		if _, ok := g.CountryByCode(iso); ok && iso != "TV" && iso != "CO" && iso != "ME" && iso != "IO" {
			home.Country = iso
		}
	}
	return home
}
