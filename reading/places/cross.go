package places

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// sets are the marked documents that the weights are learned from.
var sets = []struct {
	name     string
	lang     record.Lang
	demonyms bool
	dev      bool // scored
}{
	{"dev-geovirus", record.English, false, true}, {"dev-trnews", record.English, true, true}, {"dev-lgl", record.English, true, true}, {"dev-gwn", record.English, true, true},
	{"dev-conll2002-es", record.Spanish, false, true}, {"train-conll2002-es", record.Spanish, false, false},
}

// Sets reads the marked documents of a folder: JSON lines {id, source, text, toponyms, ignore}, offsets in code points.
func Sets(dir string) ([]Gold, error) {
	var out []Gold
	for _, s := range sets {
		path := filepath.Join(dir, s.name+".jsonl")
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		for dec := json.NewDecoder(bufio.NewReader(f)); dec.More(); {
			d := Gold{Set: s.name, Lang: s.lang, Demonyms: s.demonyms, Scored: s.dev}
			if err := dec.Decode(&d); err != nil {
				f.Close()
				return nil, fmt.Errorf("%s: %w", path, err)
			}
			out = append(out, d)
		}
		f.Close()
	}
	return out, nil
}

// Cross calls each with every document that is scored and weights that have not seen it, in five folds.
func Cross(all []Gold, g *gazetteer.Gazetteer, each func(*Gold, *Trained) error) error {
	const folds = 5
	for fold := range folds {
		var train []Gold
		for i := range all {
			if i*7%folds != fold {
				train = append(train, all[i])
			}
		}
		tr, err := Train(train, g)
		if err != nil {
			return err
		}
		for i := range all {
			if i*7%folds == fold && all[i].Scored {
				if err := each(&all[i], tr); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// Find reads a document with the trained weights.
func (tr *Trained) Find(d *Gold, g *gazetteer.Gazetteer, o Options) (*words.Text, []Mention, error) {
	t, err := d.analyse(words.NewAnalyser(), false)
	if err != nil {
		return nil, nil, err
	}
	return t, readFor(t, g, tr.m, o), nil
}
