// Command train makes reading/events/weights.txt from coded documents.
//
//	go run ./reading/events/train [-out reading/events/weights.txt] FOLDER[=TEXTS] ...
//
// FOLDER holds gold files (package eval/gold), TEXTS their texts if these lie elsewhere. Every candidate of the documents is an
// example: right if the gold tells an event of its type there, wrong if not, left out where the gold calls the event
// optional, generic or background. The model is a logistic regression with a Gaussian prior around the weight that
// the rules give (MacKay 1992), fitted by Newton's method (iteratively reweighted least squares).
//
// With -unseen the documents of the last folder are read and scored as a whole, each with weights fitted on all the others: what may be
// claimed of them although the weights that ship have seen them.
//
// Without -out nothing is written; the figures printed are cross-validated: each document is judged by weights that have
// not seen it. The weights are then tempered so that their probabilities fit documents they have not seen.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strings"

	"testigo/document"
	"testigo/eval/gold"
	"testigo/eval/logistic"
	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/reading"
	"testigo/reading/events"
)

const header = `# Weights of the last decision of package events: feature and number.
# Made by: go run ./reading/events/train -out reading/events/weights.txt FOLDER ...
# Learned from the project's own coded documents and the coded development articles; these are numbers, no text.
`

type example struct {
	logistic.Example
	doc int
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "file of weights to write")
	prior := flag.Float64("prior", 2, "how firmly the weights are held to those of the rules")
	rules := flag.Float64("rules", 8, "the prior's weight of the rules")
	unseen := flag.Bool("unseen", false, "score the last folder, each document read with weights that have not seen it")
	drop := flag.String("drop", "", "signs to leave out, comma-separated: what is each worth")
	flag.Parse()
	if flag.NArg() == 0 {
		log.Fatal("usage: train [-out FILE] FOLDER[=TEXTS] ...")
	}
	all, docs, err := examples(flag.Args())
	if err != nil {
		log.Fatal(err)
	}
	names := events.FeatureNames()
	for name := range strings.SplitSeq(*drop, ",") {
		for i, n := range names {
			if n == name {
				for _, e := range all {
					e.X[i] = 0
				}
			}
		}
	}
	mean := make([]float64, len(names))
	mean[slices.Index(names, "rules")] = *rules
	before, after := make([]float64, len(all)), make([]float64, len(all))
	for d := range docs {
		w := fit(all, d, mean, *prior)
		for i, e := range all {
			if e.doc == d {
				before[i], after[i] = logistic.Sigmoid(logistic.Dot(e.X, mean)), logistic.Sigmoid(logistic.Dot(e.X, w))
			}
		}
	}
	t := temperature(all, after)
	for i := range after {
		after[i] = logistic.Sigmoid(t * logistic.Logit(after[i]))
	}
	fmt.Printf("%d candidates of %d documents, weights times %.2f\n", len(all), docs, t)
	report("rules alone", all, before)
	report("learned, each document unseen", all, after)
	if *unseen {
		if err := readUnseen(flag.Arg(flag.NArg()-1), all, docs, mean, *prior); err != nil {
			log.Fatal(err)
		}
	}
	if *out == "" {
		return
	}
	w := fit(all, -1, mean, *prior)
	var b strings.Builder
	b.WriteString(header)
	for i, n := range names {
		fmt.Fprintf(&b, "%s %.3f\n", n, t*w[i])
	}
	if err := os.WriteFile(*out, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}

// examples reads the documents of the folders.
func examples(folders []string) (all []example, docs int, err error) {
	r := reading.New()
	for _, f := range folders {
		dir, texts, apart := strings.Cut(f, "=")
		var dirs []string
		if apart {
			dirs = []string{texts}
		}
		inputs, err := gold.Inputs(os.DirFS(dir), gold.TextDirs(dir, dirs...))
		if err != nil {
			return nil, 0, err
		}
		coded, err := gold.Load(os.DirFS(dir), gold.TextDirs(dir, dirs...))
		if err != nil {
			return nil, 0, err
		}
		for _, in := range inputs {
			i := slices.IndexFunc(coded, func(d *gold.Doc) bool { return d.Name == in.Doc })
			if i < 0 {
				continue
			}
			layers, trace := r.Traced(document.FromText(in.Doc, in.Text))
			for _, c := range trace.Weighed {
				a, z := layers.Reading.Doc.CodePoints(c.Span)
				v := coded[i].Tells(string(c.Type), gold.Span{Start: a, End: z})
				if v == gold.Neutral {
					continue
				}
				all = append(all, example{logistic.Example{X: slices.Clone(c.Features[:]), Right: v == gold.Right}, docs})
			}
			docs++
		}
	}
	return all, docs, nil
}

// temperature is the factor on the weights by which unseen documents become most probable (Guo et al. 2017): it changes no
// decision, only how sure it is.
func temperature(all []example, p []float64) float64 {
	best, at := math.Inf(1), 1.0
	for t := 0.3; t <= 1.5; t += 0.02 {
		loss := 0.0
		for i, e := range all {
			q := logistic.Sigmoid(t * logistic.Logit(p[i]))
			if !e.Right {
				q = 1 - q
			}
			loss -= math.Log(max(q, 1e-9))
		}
		if loss < best {
			best, at = loss, t
		}
	}
	return at
}

// report prints how well probabilities tell right from wrong, and how well they are calibrated.
func report(name string, all []example, p []float64) {
	tp, fp, fn, loss := 0, 0, 0, 0.0
	var pairs []struct {
		p     float64
		right bool
	}
	for i, e := range all {
		switch {
		case e.Right && p[i] >= .5:
			tp++
		case e.Right:
			fn++
		case p[i] >= .5:
			fp++
		}
		q := min(max(p[i], 1e-6), 1-1e-6)
		if !e.Right {
			q = 1 - q
		}
		loss -= math.Log(q)
		pairs = append(pairs, struct {
			p     float64
			right bool
		}{p[i], e.Right})
	}
	slices.SortFunc(pairs, func(a, b struct {
		p     float64
		right bool
	}) int {
		return cmp.Compare(a.p, b.p)
	})
	fmt.Printf("%s: P %.1f R %.1f F1 %.1f, log loss %.3f\n", name, 100*float64(tp)/float64(max(tp+fp, 1)), 100*float64(tp)/float64(max(tp+fn, 1)), 200*float64(tp)/float64(max(2*tp+fp+fn, 1)), loss/float64(max(len(all), 1)))
}

// fit gives the weights learned from all documents but one.
func fit(all []example, but int, mean []float64, prior float64) []float64 {
	var data []logistic.Example
	for _, e := range all {
		if e.doc != but {
			data = append(data, e.Example)
		}
	}
	return logistic.Fit(data, logistic.Even(mean, prior))
}

// readUnseen scores a folder, whose documents are the last of the examples.
func readUnseen(folder string, all []example, docs int, mean []float64, prior float64) error {
	dir, texts, apart := strings.Cut(folder, "=")
	var dirs []string
	if apart {
		dirs = []string{texts}
	}
	fsys, where := os.DirFS(dir), gold.TextDirs(dir, dirs...)
	inputs, err := gold.Inputs(fsys, where)
	if err != nil {
		return err
	}
	first := docs - len(inputs)
	var preds []gold.Prediction
	for i, in := range inputs {
		r := reading.New()
		r.EventWeights = fit(all, first+i, mean, prior)
		var b bytes.Buffer
		if err := export.Reading(&b, r.Read(document.FromText(in.Doc, in.Text)), export.Options{Countries: gazetteer.World()}); err != nil {
			return err
		}
		p, err := gold.From(json.RawMessage(b.Bytes()))
		if err != nil {
			return err
		}
		preds = append(preds, p)
	}
	report, err := gold.Score(fsys, where, preds, gold.Options{})
	if err != nil {
		return err
	}
	fmt.Printf("%s, each document read with weights that have not seen it:\n", dir)
	for _, name := range []string{"events core", "events core+mode", "events all"} {
		x := report.Total.Get(name)
		p, _ := x.Precision()
		rec, _ := x.Recall()
		f, _ := x.F1()
		fmt.Printf("%-20s P %5.1f R %5.1f F1 %5.1f\n", name, 100*p, 100*rec, 100*f)
	}
	return nil
}
