// Command train makes reading/events/weights.txt from coded documents.
//
//	go run ./reading/events/train [-out reading/events/weights.txt] FOLDER[=TEXTS] ...
//
// FOLDER holds gold files (package eval/gold), TEXTS their texts if these lie elsewhere. Every candidate of the documents is an
// example: right if the gold tells an event of its type there, wrong if not, left out where the gold calls the event
// optional, generic or background. The model is a logistic regression with a Gaussian prior around the weight that
// the rules give (MacKay 1992), fitted by Newton's method (iteratively reweighted least squares).
//
// Without -out nothing is written; the figures printed are cross-validated: each document is judged by weights that have
// not seen it. The weights are then tempered so that their probabilities fit documents they have not seen.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strings"

	"testigo/document"
	"testigo/eval/gold"
	"testigo/reading"
	"testigo/reading/events"
)

const header = `# Weights of the last decision of package events: feature and number.
# Made by: go run ./reading/events/train -out reading/events/weights.txt FOLDER ...
# Learned from the project's own coded documents and the coded development articles; these are numbers, no text.
`

type example struct {
	x     []float64
	right bool
	doc   int
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "file of weights to write")
	prior := flag.Float64("prior", 2, "how firmly the weights are held to those of the rules")
	rules := flag.Float64("rules", 8, "the prior's weight of the rules")
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
					e.x[i] = 0
				}
			}
		}
	}
	mean := make([]float64, len(names))
	mean[slices.Index(names, "rules")] = *rules
	before, after := make([]float64, len(all)), make([]float64, len(all))
	for d := range docs {
		var rest []example
		for _, e := range all {
			if e.doc != d {
				rest = append(rest, e)
			}
		}
		w := fit(rest, mean, *prior)
		for i, e := range all {
			if e.doc == d {
				before[i], after[i] = sigmoid(dot(e.x, mean)), sigmoid(dot(e.x, w))
			}
		}
	}
	t := temperature(all, after)
	for i := range after {
		after[i] = sigmoid(t * logit(after[i]))
	}
	fmt.Printf("%d candidates of %d documents, weights times %.2f\n", len(all), docs, t)
	report("rules alone", all, before)
	report("learned, each document unseen", all, after)
	if *out == "" {
		return
	}
	w := fit(all, mean, *prior)
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
				all = append(all, example{slices.Clone(c.Features[:]), v == gold.Right, docs})
			}
			docs++
		}
	}
	return all, docs, nil
}

func logit(p float64) float64 {
	p = min(max(p, 1e-9), 1-1e-9)
	return math.Log(p / (1 - p))
}

// temperature is the factor on the weights by which unseen documents become most probable (Guo et al. 2017): it changes no
// decision, only how sure it is.
func temperature(all []example, p []float64) float64 {
	best, at := math.Inf(1), 1.0
	for t := 0.3; t <= 1.5; t += 0.02 {
		loss := 0.0
		for i, e := range all {
			q := sigmoid(t * logit(p[i]))
			if !e.right {
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

func dot(a, b []float64) float64 {
	s := 0.0
	for i := range a {
		s += a[i] * b[i]
	}
	return s
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// fit finds the most probable weights by Newton's method.
func fit(data []example, mean []float64, prior float64) []float64 {
	n := len(mean)
	w := slices.Clone(mean)
	for range 25 {
		grad, hess := make([]float64, n), make([][]float64, n)
		for i := range n {
			hess[i] = make([]float64, n)
			grad[i] = -prior * (w[i] - mean[i])
			hess[i][i] = prior
		}
		for _, e := range data {
			p := sigmoid(dot(e.x, w))
			y := 0.0
			if e.right {
				y = 1
			}
			for i, xi := range e.x {
				if xi == 0 {
					continue
				}
				grad[i] += (y - p) * xi
				for j, xj := range e.x {
					hess[i][j] += p * (1 - p) * xi * xj
				}
			}
		}
		step := solve(hess, grad)
		far := 0.0
		for i := range w {
			w[i] += step[i]
			far = max(far, math.Abs(step[i]))
		}
		if far < 1e-6 {
			break
		}
	}
	return w
}

// solve is Gaussian elimination with pivots; a is positive definite by the prior.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	for i := range n {
		p := i
		for k := i + 1; k < n; k++ {
			if math.Abs(a[k][i]) > math.Abs(a[p][i]) {
				p = k
			}
		}
		a[i], a[p], x[i], x[p] = a[p], a[i], x[p], x[i]
		for k := i + 1; k < n; k++ {
			f := a[k][i] / a[i][i]
			for j := i; j < n; j++ {
				a[k][j] -= f * a[i][j]
			}
			x[k] -= f * x[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for j := i + 1; j < n; j++ {
			x[i] -= a[i][j] * x[j]
		}
		x[i] /= a[i][i]
	}
	return x
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
		case e.right && p[i] >= .5:
			tp++
		case e.right:
			fn++
		case p[i] >= .5:
			fp++
		}
		q := min(max(p[i], 1e-6), 1-1e-6)
		if !e.right {
			q = 1 - q
		}
		loss -= math.Log(q)
		pairs = append(pairs, struct {
			p     float64
			right bool
		}{p[i], e.right})
	}
	slices.SortFunc(pairs, func(a, b struct {
		p     float64
		right bool
	}) int {
		return cmp.Compare(a.p, b.p)
	})
	fmt.Printf("%s: P %.1f R %.1f F1 %.1f, log loss %.3f\n", name, 100*float64(tp)/float64(max(tp+fp, 1)), 100*float64(tp)/float64(max(tp+fn, 1)), 200*float64(tp)/float64(max(2*tp+fp+fn, 1)), loss/float64(max(len(all), 1)))
}
