package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"testigo/pack/gazetteer"
)

const tagUbigeo = 1 << 30

// readPeru reads the departments, provinces and districts by ubigeo. Their codes as divisions are
// "PE.050000" and "PE.050000.050100".
func (w *world) readPeru(dir string) error {
	for _, level := range []struct {
		file  string
		class gazetteer.Class
	}{{"departments.csv", gazetteer.Division1}, {"provinces.csv", gazetteer.Division2}, {"districts.csv", gazetteer.Division3}} {
		rows, err := readCSV(filepath.Join(dir, level.file))
		if err != nil {
			return err
		}
		for _, r := range rows {
			code := r["ubigeo"]
			n, err := strconv.ParseUint(code, 10, 30)
			if err != nil || len(code) != 6 {
				return fmt.Errorf("%s: ubigeo %q", level.file, code)
			}
			p := &place{id: tagUbigeo | uint32(n), class: level.class, country: "PE", name: r["name"]}
			p.lat, p.lon, err = point(r["lat"] + "," + r["lon"])
			if err != nil {
				return fmt.Errorf("%s: %s: %w", level.file, code, err)
			}
			p.located = true
			p.people, _ = strconv.ParseFloat(r["population_projection_2025"], 64)
			dep, prov := "PE."+code[:2]+"0000", "PE."+code[:2]+"0000."+code[:4]+"00"
			switch level.class {
			case gazetteer.Division1:
				w.div1[dep] = p
			case gazetteer.Division2:
				p.adm1 = dep
				w.div2[prov] = p
			default:
				p.adm1, p.adm2 = dep, prov
				w.div1[dep].people += p.people
				w.div2[prov].people += p.people
				w.nation["PE"].people += p.people
			}
			w.add(p)
			// the other names of the source are shifted by a row in the province 0907
			for _, alias := range strings.Split(r["alt_names"], "|") {
				alias, _, _ = strings.Cut(alias, " (")
				if alias != "Na" && !strings.ContainsRune(alias, '\uFFFD') && !strings.HasPrefix(code, "0907") {
					p.also(gazetteer.OtherName, alias)
				}
			}
		}
	}
	return nil
}

// fips are the first-order codes that GeoNames uses for Peru, in the order of the ubigeo.
var fips = []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25"}

// peruCodes turns the codes of a GeoNames row into those of the ubigeo. The second- and third-order
// codes of GeoNames are the ubigeo of province and district; the first-order code follows from them.
func peruCodes(adm1, adm2, adm3 string) (dep, prov string) {
	switch {
	case len(adm3) == 6:
		return "PE." + adm3[:2] + "0000", "PE." + adm3[:2] + "0000." + adm3[:4] + "00"
	case len(adm2) == 4:
		return "PE." + adm2[:2] + "0000", "PE." + adm2[:2] + "0000." + adm2 + "00"
	case adm1 == "LMA":
		return "PE.150000", "PE.150000.150100"
	}
	for i, c := range fips {
		if c == adm1 {
			return fmt.Sprintf("PE.%02d0000", i+1), ""
		}
	}
	return "", ""
}

// partOfLima: a district of Lima or Callao that GeoNames lists as a town; the district by ubigeo stands for it.
func (w *world) partOfLima(p *place) bool {
	if p.adm2 != "PE.150000.150100" && p.adm2 != "PE.070000.070100" || p.name == "Lima" || p.name == "Callao" {
		return false
	}
	for _, d := range w.places {
		if d.class == gazetteer.Division3 && d.adm2 == p.adm2 && gazetteer.Key(d.name) == gazetteer.Key(p.name) {
			return true
		}
	}
	return false
}
