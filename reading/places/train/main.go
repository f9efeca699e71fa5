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
	"log"
	"os"
	"path/filepath"

	"testigo/pack/gazetteer"
	"testigo/reading/places"
)

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
	all, err := places.Sets(dir)
	if err != nil {
		return err
	}
	if cross != "" {
		return validate(g, all, cross)
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

// validate predicts every document by weights that have not seen it, a file for each set.
func validate(g *gazetteer.Gazetteer, all []places.Gold, dir string) error {
	files := map[string]*json.Encoder{}
	return places.Cross(all, g, func(d *places.Gold, tr *places.Trained) error {
		if files[d.Set] == nil {
			f, err := os.Create(filepath.Join(dir, d.Set+".jsonl"))
			if err != nil {
				return err
			}
			files[d.Set] = json.NewEncoder(f) // closed when the program ends
		}
		found, err := tr.Annotate(d, g, places.Options{Source: d.Source, Nouns: !d.Demonyms})
		if err != nil {
			return err
		}
		return files[d.Set].Encode(struct {
			ID     string              `json:"id"`
			Places []places.Annotation `json:"toponyms"`
		}{d.ID, found})
	})
}
