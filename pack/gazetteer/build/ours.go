package main

import (
	"fmt"
	"strconv"
	"strings"

	"testigo/pack/gazetteer"
)

const tagArea = 2 << 30

var areas uint32

func (w *world) readFormer() error {
	return table("former.txt", func(f []string) error {
		lat, lon, err := point(f[4])
		if err != nil {
			return err
		}
		names := strings.Split(f[1], ";")
		areas++
		p := w.add(&place{id: tagArea | areas, class: gazetteer.FormerLand, country: f[3], name: names[0], lat: lat, lon: lon, located: true, weight: 200})
		if f[2] == "area" {
			p.class = gazetteer.Wide
		}
		p.also(gazetteer.OtherName, names[1:]...)
		p.also(gazetteer.Demonym, demonyms(f[5], f[6])...)
		return nil
	})
}

func (w *world) readAreas() error {
	return table("areas.txt", func(f []string) error {
		lat, lon, err := point(f[3])
		if err != nil {
			return err
		}
		weight, err := strconv.Atoi(f[4])
		if err != nil {
			return err
		}
		names := strings.Split(f[1], ";")
		id, err := strconv.ParseUint(f[0], 10, 30)
		if err != nil || w.byID[uint32(id)] != nil {
			areas++
			id = uint64(tagArea | areas)
		}
		p := w.add(&place{id: uint32(id), class: gazetteer.Wide, country: f[2], name: names[0], lat: lat, lon: lon, located: true, weight: uint8(80 + 15*weight)})
		p.also(gazetteer.OtherName, names[1:]...)
		p.also(gazetteer.Demonym, demonyms(field(f, 5), field(f, 6))...)
		return nil
	})
}

func (w *world) readMoreTowns() error {
	return table("towns.txt", func(f []string) error {
		lat, lon, err := point(f[4])
		if err != nil {
			return err
		}
		people, err := strconv.ParseFloat(f[5], 64)
		if err != nil {
			return err
		}
		names := strings.Split(f[1], ";")
		areas++
		p := w.add(&place{id: tagArea | areas, class: gazetteer.Town, country: f[2], adm1: f[3], name: names[0], lat: lat, lon: lon, located: true, people: people})
		p.also(gazetteer.OtherName, names[1:]...)
		return nil
	})
}

// find is the biggest place of a kind and country that bears a name.
func (w *world) find() func(name, iso, kind string) *place {
	type key struct{ name, iso, kind string }
	index := map[key]*place{}
	rank := func(p *place) float64 {
		if p.class == gazetteer.Capital {
			return p.people + 1e6
		}
		return p.people
	}
	for _, p := range w.places {
		kind := "c"
		switch p.class {
		case gazetteer.Division1:
			kind = "r"
		case gazetteer.Division2:
			kind = "p"
		case gazetteer.Nation, gazetteer.Division3, gazetteer.Wide, gazetteer.FormerLand, gazetteer.Quarter:
			continue
		}
		put := func(name string, handicap float64) {
			k := key{gazetteer.Key(name), p.country, kind}
			if old := index[k]; old == nil || rank(old) < rank(p)*handicap {
				index[k] = p
			}
		}
		put(p.name, 1)
		for _, o := range p.others {
			put(o.name, 0.2)
		}
	}
	return func(name, iso, kind string) *place { return index[key{gazetteer.Key(name), iso, kind}] }
}

func (w *world) readExonyms() error {
	find := w.find()
	return table("exonyms.txt", func(f []string) error {
		p := find(f[1], f[2], f[3])
		if p == nil {
			fmt.Println("exonyms: no place", f)
			return nil
		}
		for _, n := range strings.Split(f[0], ";") {
			if len(n) <= 3 && strings.ToUpper(n) == n || strings.HasSuffix(n, ".") {
				p.also(gazetteer.Abbreviation, n)
			} else {
				p.also(gazetteer.OtherName, n)
			}
		}
		return nil
	})
}

func (w *world) readDemonyms() error {
	find := w.find()
	return table("demonyms.txt", func(f []string) error {
		p := find(f[0], f[1], f[2])
		if p == nil {
			fmt.Println("demonyms: no place", f)
			return nil
		}
		p.also(gazetteer.Demonym, demonyms(f[3], f[4])...)
		return nil
	})
}

// demonyms gives the forms of the demonyms of a place: English singular and plural, Spanish in
// both genders and numbers.
func demonyms(en, es string) []string {
	var out []string
	for _, d := range strings.Split(en, ";") {
		if d == "" {
			continue
		}
		out = append(out, d)
		switch {
		case strings.HasSuffix(d, "an"), strings.HasSuffix(d, "er"), strings.HasSuffix(d, "i"), strings.HasSuffix(d, "t"), strings.HasSuffix(d, "o"), strings.HasSuffix(d, "k"), strings.HasSuffix(d, "d"), strings.HasSuffix(d, "ne"), strings.HasSuffix(d, "b"):
			if !strings.HasSuffix(d, "Irish") {
				out = append(out, d+"s")
			}
		}
	}
	for _, d := range strings.Split(es, ";") {
		if d != "" {
			out = append(out, inflect(d)...)
		}
	}
	return out
}

// inflect makes the four forms of a Spanish adjective of origin.
func inflect(d string) []string {
	r := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u")
	stem := func(n int) string { return d[:len(d)-n] }
	switch {
	case strings.HasSuffix(d, "o"):
		return []string{d, stem(1) + "a", d + "s", stem(1) + "as"}
	case strings.HasSuffix(d, "és"), strings.HasSuffix(d, "án"), strings.HasSuffix(d, "ón"), strings.HasSuffix(d, "és"):
		base := stem(3) + r.Replace(d[len(d)-3:])
		return []string{d, base + "a", base + "es", base + "as"}
	case strings.HasSuffix(d, "í"), strings.HasSuffix(d, "ú"):
		return []string{d, d + "s", d + "es"}
	case strings.HasSuffix(d, "l"), strings.HasSuffix(d, "z"):
		if strings.HasSuffix(d, "z") {
			return []string{d, stem(1) + "ces", d + "a", d + "as"}
		}
		return []string{d, d + "a", d + "es", d + "as"}
	}
	return []string{d, d + "s"}
}
