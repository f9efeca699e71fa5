package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"testigo/document"
	"testigo/eval/geo"
	"testigo/eval/gold"
	"testigo/eval/logistic"
	"testigo/eval/timex"
	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/reading"
	"testigo/reading/confidence"
	"testigo/reading/places"
	"testigo/reading/times"
	"testigo/record"
)

func item(k confidence.Kind, s confidence.Signs, right bool, doc int, seen bool) example {
	return example{logistic.Example{X: k.Vector(s), Right: right}, doc, seen}
}

// coded reads the coded documents and adds every item that their gold judges.
func coded(folders []string, all map[confidence.Kind][]example) error {
	r := reading.New()
	r.Without.Sure = true
	docs := 0
	for _, f := range folders {
		dir, texts, apart := strings.Cut(f, "=")
		var more []string
		if apart {
			more = []string{texts}
		}
		fsys, dirs := os.DirFS(dir), gold.TextDirs(dir, more...)
		inputs, err := gold.Inputs(fsys, dirs)
		if err != nil {
			return err
		}
		var preds []gold.Prediction
		read := map[string]reading.Layers{}
		for _, in := range inputs {
			l := r.Layers(document.FromText(in.Doc, in.Text))
			var b bytes.Buffer
			if err := export.Reading(&b, l.Reading, export.Options{Countries: gazetteer.World()}); err != nil {
				return err
			}
			p, err := gold.From(json.RawMessage(b.Bytes()))
			if err != nil {
				return err
			}
			preds, read[in.Doc] = append(preds, p), l
		}
		report, err := gold.Score(fsys, dirs, preds, gold.Options{})
		if err != nil {
			return err
		}
		for _, d := range report.Docs {
			l, ok := read[d.Doc]
			if !ok {
				return fmt.Errorf("%s: %s was not read", dir, d.Doc)
			}
			add := judged(l, d.Judged)
			for k, items := range add {
				for _, e := range items {
					e.doc, e.seen = docs, filepath.Base(dir) != "fresh"
					all[k] = append(all[k], e)
				}
			}
			docs++
		}
	}
	return nil
}

// judged finds the items that a scorer judged in the reading that it was given.
func judged(l reading.Layers, verdicts []gold.Judged) map[confidence.Kind][]example {
	t, r := l.Text, l.Reading
	var people, bodies, figures []int // the places in the reading of what the readings format lists
	for i, a := range r.Actors {
		if !slices.ContainsFunc(a.Mentions(), func(m record.Cited[record.NameForm]) bool {
			return m.Value() != record.Description && m.Value() != record.Pronoun
		}) {
			continue
		}
		switch a.Kind {
		case record.Person:
			people = append(people, i)
		case record.Organization:
			bodies = append(bodies, i)
		}
	}
	for i := range r.Figures {
		if f := r.Figures[i].Value(); !f.Duration && !f.Rank {
			figures = append(figures, i)
		}
	}
	out := map[confidence.Kind][]example{}
	for _, v := range verdicts {
		var k confidence.Kind
		var s confidence.Signs
		switch v.Kind {
		case "events":
			k, s = confidence.Events, confidence.Event(t, &r.Events[v.Index])
		case "figures":
			k, s = confidence.Figures, confidence.Figure(t, &r.Figures[figures[v.Index]])
		case "people":
			k, s = confidence.People, confidence.Person(t, r, people[v.Index])
		case "organizations":
			k, s = confidence.Organizations, confidence.Organization(t, r, bodies[v.Index])
		case "relations":
			k, s = confidence.Relations, confidence.Relation(t, &r.Relations[v.Index])
		case "demands":
			k, s = confidence.Demands, confidence.Demand(t, &r.Demands[v.Index])
		default:
			continue
		}
		out[k] = append(out[k], item(k, s, v.Right, 0, false))
	}
	return out
}

// dates reads the sets of time expressions. A date is right if its phrase overlaps one of gold that has the same value.
func dates(bench string, all map[confidence.Kind][]example) error {
	doc := 0
	for _, set := range []string{"timebank", "aquaint", "meantime-en", "wikiwars", "es-timebank", "meantime-es"} {
		path := filepath.Join(bench, "time", "dev-"+set+".jsonl")
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		inputs, err := timex.ReadInputs(bytes.NewReader(data), path)
		if err != nil {
			return err
		}
		docs, err := timex.ReadGold(bytes.NewReader(data), path)
		if err != nil {
			return err
		}
		right := map[string][]timex.Timex{}
		for _, d := range docs {
			if d.Timexes != nil {
				right[d.ID] = *d.Timexes
			}
		}
		for _, in := range inputs {
			lang := record.Lang(in.Lang)
			if lang == "" {
				lang = record.English
			}
			t, found, written, err := times.Read(in.Text, lang, in.DCT)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", path, in.ID, err)
			}
			for i := range found {
				a, z := t.Doc.CodePoints(found[i].Span())
				value := found[i].Value().Value
				ok := slices.ContainsFunc(right[in.ID], func(g timex.Timex) bool {
					return g.Start < z && a < g.End && g.Value != nil && *g.Value == value
				})
				all[confidence.Dates] = append(all[confidence.Dates], item(confidence.Dates, confidence.Date(t, &found[i], written), ok, doc, true))
			}
			doc++
		}
	}
	return nil
}

// located reads the sets of places, each document by weights that have not seen it. A place is right if its name overlaps one of gold
// that lies within 161 km, or has no coordinates there.
func located(bench string, all map[confidence.Kind][]example) error {
	g := gazetteer.World()
	gold, err := places.Sets(filepath.Join(bench, "geo"))
	if err != nil {
		return err
	}
	doc := 0
	return places.Cross(gold, g, func(d *places.Gold, tr *places.Trained) error {
		t, found, err := tr.Find(d, g, places.Options{Source: d.Source, Nouns: !d.Demonyms})
		if err != nil {
			return fmt.Errorf("%s: %s: %w", d.Set, d.ID, err)
		}
		for i := range found {
			c := &found[i].Place
			p := c.Value()
			if p.Adjective && (!d.Demonyms || d.Lang == record.Spanish) {
				continue
			}
			a, z := t.Doc.CodePoints(c.Span())
			ok, ignored := false, false
			for _, x := range d.Places {
				if x.Start < z && a < x.End {
					ok = ok || x.Lat == nil || x.Lon == nil || geo.Distance(&geo.Toponym{Lat: x.Lat, Lon: x.Lon}, &geo.Toponym{Lat: &p.Lat, Lon: &p.Lon}) <= 161
				}
			}
			for _, x := range d.Ignore {
				ignored = ignored || x.Start < z && a < x.End
			}
			if ignored && !ok {
				continue
			}
			all[confidence.Places] = append(all[confidence.Places], item(confidence.Places, confidence.Place(t, c), ok, doc, true))
		}
		doc++
		return nil
	})
}
