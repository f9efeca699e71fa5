// Command scorecard writes the scores of every evaluation set, with the misses they come from, into eval/scores, so that
// better and worse both show in a diff.
//
//	go run ./eval/scorecard -bench BENCH -gold GOLD -texts TEXTS [-out eval/scores]
//
// BENCH holds time, geo and dating sets (JSON Lines) and pages (html), GOLD a folder of coded documents with their TEXTS. The project's own
// documents (eval/own) are always scored. The texts belong to others, so a miss is named by document, item and the layer
// that lost it, never by its words; of the held-back documents only scores are written. Incidents (MUC-4) have their own file, eval/incidents/scores.txt
// (testigo eval muc4 FILE --scores). A set that is not there is left
// out.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"testigo/eval/dating"
	"testigo/eval/geo"
	"testigo/eval/gold"
	"testigo/eval/runs"
	"testigo/eval/timex"
	"testigo/reading/places"
)

func main() {
	log.SetFlags(0)
	bench := flag.String("bench", "", "folder with time, geo, dating and html")
	coded := flag.String("gold", "", "folder of coded documents")
	texts := flag.String("texts", "", "their texts, if they lie elsewhere")
	out := flag.String("out", "eval/scores", "where the files go")
	flag.Parse()
	if err := run(*bench, *coded, *texts, *out); err != nil {
		log.Fatal(err)
	}
}

func run(bench, coded, texts, out string) error {
	write := func(name string, b *bytes.Buffer) error {
		if b.Len() == 0 {
			return nil
		}
		return os.WriteFile(filepath.Join(out, name+".txt"), b.Bytes(), 0o644)
	}
	for _, set := range []struct {
		name, dir, texts string
		faults           bool
	}{{"own-tune", "eval/own/tune", "", true}, {"own-held", "eval/own/held", "", false}, {"own-fresh", "eval/own/fresh", "", false},
		{"own-ties-tune", "eval/own/ties/tune", "", true}, {"own-ties-held", "eval/own/ties/held", "", false}, {"gold-dev", coded, texts, true}} {
		if set.dir == "" {
			continue
		}
		var b bytes.Buffer
		if err := documents(&b, set.dir, set.texts, set.faults); err != nil {
			return err
		}
		if err := write(set.name, &b); err != nil {
			return err
		}
	}
	if bench == "" {
		return nil
	}
	for _, kind := range []struct {
		name  string
		files []string
		score func(*bytes.Buffer, string, []byte) error
	}{
		{"time", []string{"timebank", "aquaint", "meantime-en", "wikiwars", "es-timebank", "meantime-es"}, times},
		{"geo", []string{"geovirus", "trnews", "lgl", "gwn", "conll2002-es"}, toponyms},
		{"dating", []string{"real30"}, dates},
	} {
		var b bytes.Buffer
		for _, f := range kind.files {
			path := filepath.Join(bench, kind.name, "dev-"+f+".jsonl")
			if kind.name == "dating" {
				path = filepath.Join(bench, kind.name, f+".jsonl")
			}
			data, err := os.ReadFile(path)
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "== %s\n", f)
			if err := kind.score(&b, path, data); err != nil {
				return err
			}
		}
		if err := write(kind.name, &b); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := pages(&b, filepath.Join(bench, "html")); err != nil {
		return err
	}
	return write("pages", &b)
}

// number is a weight or an item in the name of a layer: in counts they are one layer.
var number = regexp.MustCompile(` (0\.\d+|of e\d+.*)`)

// uncoded are the measures and faults, by their first words, for which the documents of a folder hold no codes: see eval/own/README.md.
var uncoded = map[string][]string{
	"eval/own/ties/tune": {"event", "figure", "victim", "dating", "meta", "boiler"},
	"eval/own/ties/held": {"event", "figure", "victim", "dating", "meta", "boiler"},
	"eval/own/fresh": {"event date", "event undated", "event role", "event agents", "event targets", "event beneficiaries", "event place", "event country",
		"event certainty", "victim", "dating", "meta", "boiler"},
}

func coded(dir, what string) bool {
	return !slices.ContainsFunc(uncoded[dir], func(start string) bool { return strings.HasPrefix(what, start) })
}

// byLayer writes how many faults each layer has.
func byLayer(b *bytes.Buffer, n map[string]int) {
	for _, k := range slices.Sorted(maps.Keys(n)) {
		fmt.Fprintf(b, "lost %5d  %s\n", n[k], strings.TrimSuffix(k, ": "))
	}
}

// quoted are the words of a text in the name of a layer.
var quoted = regexp.MustCompile(`["'][^"']*["']|: .*$`)

func documents(b *bytes.Buffer, dir, texts string, faults bool) error {
	var more []string
	if texts != "" {
		more = []string{texts}
	}
	fsys, dirs := os.DirFS(dir), gold.TextDirs(dir, more...)
	inputs, err := gold.Inputs(fsys, dirs)
	if err != nil {
		return err
	}
	preds, err := runs.Gold(inputs)
	if err != nil {
		return err
	}
	r, err := gold.Score(fsys, dirs, preds, gold.Options{})
	if err != nil {
		return err
	}
	for _, name := range r.Total.Names() {
		if !coded(dir, name) {
			continue
		}
		switch x := r.Total.Get(name); x.Kind {
		case gold.PRF:
			p, _ := x.Precision()
			rec, _ := x.Recall()
			f, _ := x.F1()
			fmt.Fprintf(b, "%-24s P %5.1f R %5.1f F1 %5.1f  tp %d fp %d fn %d\n", name, 100*p, 100*rec, 100*f, x.TP, x.FP, x.FN)
		case gold.Accuracy:
			a, _ := x.Accuracy()
			fmt.Fprintf(b, "%-24s %5.1f  %d of %d\n", name, 100*a, x.Right, x.Of)
		}
	}
	for _, kind := range []string{"events", "figures", "people", "organizations", "relations", "demands"} {
		if table := r.Reliability(kind); table != nil {
			table.Write(b, kind)
		}
	}
	n := map[string]int{}
	for _, d := range r.Docs {
		for _, f := range d.Faults {
			if !coded(dir, f.Kind) {
				continue
			}
			n[f.Kind+": "+strings.TrimSpace(number.ReplaceAllString(quoted.ReplaceAllString(f.Layer, ""), ""))]++
		}
	}
	byLayer(b, n)
	if !faults {
		return nil
	}
	for _, d := range r.Docs {
		for _, f := range d.Faults {
			if f.ID != "" {
				fmt.Fprintln(b, strings.TrimRight(strings.Join([]string{"miss", d.Doc, f.Kind, f.ID, strings.TrimSpace(quoted.ReplaceAllString(f.Layer, ""))}, "\t"), "\t"))
			}
		}
	}
	return nil
}

func times(b *bytes.Buffer, path string, data []byte) error {
	in, err := timex.ReadInputs(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	preds, err := runs.Time(in)
	if err != nil {
		return err
	}
	docs, err := timex.ReadGold(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	r, err := timex.Score(docs, preds, timex.Options{Reliability: true})
	if err != nil {
		return err
	}
	if err := r.Write(b); err != nil {
		return err
	}
	if r, err = timex.Score(docs, preds, timex.Options{Errors: 1 << 20}); err != nil {
		return err
	}
	if err := r.WriteLayers(b); err != nil {
		return err
	}
	for _, f := range r.Faults {
		fmt.Fprintf(b, "miss\t%s\t%s\t%s\t%s\t%s\n", f.Doc, f.Kind, f.Gold, f.Pred, f.Layer())
	}
	return nil
}

func toponyms(b *bytes.Buffer, path string, data []byte) error {
	in, err := geo.ReadInputs(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	preds, err := runs.Geo(in, places.Options{})
	if err != nil {
		return err
	}
	docs, err := geo.ReadGold(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	r, err := geo.Score(docs, preds, geo.Options{Reliability: true})
	if err != nil {
		return err
	}
	if err := r.Write(b); err != nil {
		return err
	}
	if r, err = geo.Score(docs, preds, geo.Options{Errors: 1 << 20}); err != nil {
		return err
	}
	if err := r.WriteLayers(b); err != nil {
		return err
	}
	n := map[string]int{}
	for _, f := range r.Faults { // too many to name each: by document and layer
		n[f.Doc+"\t"+f.Kind+"\t"+f.Layer]++
	}
	var lines []string
	for k, c := range n {
		lines = append(lines, fmt.Sprintf("miss\t%s\t%d\n", k, c))
	}
	slices.Sort(lines)
	b.WriteString(strings.Join(lines, ""))
	return nil
}

func dates(b *bytes.Buffer, path string, data []byte) error {
	in, err := dating.ReadInputs(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	preds, err := runs.Dating(in)
	if err != nil {
		return err
	}
	docs, err := dating.ReadGold(bytes.NewReader(data), path)
	if err != nil {
		return err
	}
	r, err := dating.Score(docs, preds, dating.Options{By: "page_date_is"})
	if err != nil {
		return err
	}
	if err := r.Write(b); err != nil {
		return err
	}
	if r, err = dating.Score(docs, preds, dating.Options{Errors: 1 << 20}); err != nil {
		return err
	}
	if err := r.WriteLayers(b); err != nil {
		return err
	}
	for _, f := range r.Faults {
		fmt.Fprintf(b, "miss\t%s\t%s\t%s\t%s\n", f.ID, f.Gold, f.Pred, f.Layer)
	}
	return nil
}
