// Command train makes reading/places/weights.txt from documents with marked place names.
//
//	go run ./reading/places/train -out reading/places/weights.txt DIR
//
// DIR holds JSON lines {id, source, text, toponyms: [{start, end, lat, lon, geonameid}], ignore} with
// offsets in code points: dev-geovirus, dev-trnews, dev-lgl, dev-gwn (English) and
// dev-conll2002-es, train-conll2002-es (Spanish, names only), each .jsonl.
//
// With -cross DIR2 no weights are written; each dev set is predicted by weights that did not see
// the document (five folds), as DIR2/SET.jsonl.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"testigo/pack/gazetteer"
	"testigo/reading/places"
	"testigo/record"
)

var sets = []struct {
	name     string
	lang     record.Lang
	demonyms bool
}{
	{"dev-geovirus", record.English, false}, {"dev-trnews", record.English, true}, {"dev-lgl", record.English, true}, {"dev-gwn", record.English, true},
	{"dev-conll2002-es", record.Spanish, false}, {"train-conll2002-es", record.Spanish, false},
}

const header = `# Weights of the models of package places, in the order kind, feature, number.
# Made by: go run ./reading/places/train -out reading/places/weights.txt DIR
# Learned from the development halves of GeoVirus (CC BY 2.5), TR-News, LGL and GeoWebNews and from
# the CoNLL-2002 Spanish shared-task data; these hold numbers and single words only, no text.
`

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "file of weights to write")
	cross := flag.String("cross", "", "folder for cross-validated predictions")
	flag.Parse()
	if flag.NArg() != 1 || *out == "" && *cross == "" {
		log.Fatal("usage: train (-out FILE | -cross DIR) DIR")
	}
	if err := run(flag.Arg(0), *out, *cross); err != nil {
		log.Fatal(err)
	}
}

func run(dir, out, cross string) error {
	g := gazetteer.World()
	var all []places.Gold
	var setOf []int
	for k, s := range sets {
		docs, err := read(filepath.Join(dir, s.name+".jsonl"))
		if err != nil {
			return err
		}
		for _, d := range docs {
			d.Lang, d.Demonyms = s.lang, s.demonyms
			all, setOf = append(all, d), append(setOf, k)
		}
	}
	if cross != "" {
		return validate(g, all, setOf, cross)
	}
	tr, err := places.Train(all, g)
	if err != nil {
		return err
	}
	f, err := os.Create(out)
	if err != nil {
		return err
	}
	defer f.Close()
	w := bufio.NewWriter(f)
	if err := tr.Write(w, header); err != nil {
		return err
	}
	return w.Flush()
}

func validate(g *gazetteer.Gazetteer, all []places.Gold, setOf []int, dir string) error {
	const folds = 5
	files := make([]*json.Encoder, len(sets))
	for k, s := range sets {
		f, err := os.Create(filepath.Join(dir, s.name+".jsonl"))
		if err != nil {
			return err
		}
		defer f.Close()
		files[k] = json.NewEncoder(f)
	}
	for fold := range folds {
		var train []places.Gold
		for i := range all {
			if i*7%folds != fold {
				train = append(train, all[i])
			}
		}
		tr, err := places.Train(train, g)
		if err != nil {
			return err
		}
		for i := range all {
			if i*7%folds != fold || sets[setOf[i]].name == "train-conll2002-es" {
				continue
			}
			d := &all[i]
			found, err := tr.Annotate(d, g, places.Options{Source: d.Source, Nouns: !d.Demonyms})
			if err != nil {
				return err
			}
			if err := files[setOf[i]].Encode(struct {
				ID     string              `json:"id"`
				Places []places.Annotation `json:"toponyms"`
			}{d.ID, found}); err != nil {
				return err
			}
		}
	}
	return nil
}

func read(path string) ([]places.Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []places.Gold
	for dec := json.NewDecoder(bufio.NewReader(f)); dec.More(); {
		var d places.Gold
		if err := dec.Decode(&d); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, d)
	}
	return out, nil
}
