// Command train makes reading/confidence/weights.txt.
//
//	go run ./reading/confidence/train [-out FILE] -bench BENCH FOLDER[=TEXTS] ...
//
// FOLDER holds coded documents (package eval/gold), TEXTS their texts if these lie elsewhere; the folder named "fresh" holds those on
// which no rule was made. BENCH holds time and geo, the development sets of dates and places. Every item that the reader finds there is an
// example: right or wrong as the scorers have it. A kind of item is learned from the documents that code it.
//
// Rules for events are surer of the documents that they were written on than of others, so for these the documents under
// fresh count as much as all others together, and a number "seen" takes up the rest: it is fitted with the others and then dropped,
// so that what ships speaks of unseen documents. For the other kinds no such gap shows, and all documents count alike.
//
// Places are judged by weights of package places that have not seen the document (five folds), dates by documents in folds.
// The figures printed are of items whose document the weights had not seen.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"os"

	"testigo/eval/logistic"
	"testigo/eval/reliability"
	"testigo/reading/confidence"
)

const header = `# Weights of package confidence: kind, sign and number.
# Made by: go run ./reading/confidence/train -out reading/confidence/weights.txt -bench BENCH FOLDER ...
# Learned from the project's own coded documents, the coded development articles and the development sets of dates and places;
# these are numbers, no text.
`

// example is one item: of document doc, from documents that rules were written on or not.
type example struct {
	logistic.Example
	doc  int
	seen bool
}

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "file of weights to write")
	bench := flag.String("bench", "", "folder with time and geo")
	firm := flag.Float64("prior", 3, "how firmly the weights of signs are held to nothing")
	flag.Parse()
	if flag.NArg() == 0 || *bench == "" {
		log.Fatal("usage: train [-out FILE] -bench BENCH FOLDER[=TEXTS] ...")
	}
	all := map[confidence.Kind][]example{}
	if err := coded(flag.Args(), all); err != nil {
		log.Fatal(err)
	}
	if err := dates(*bench, all); err != nil {
		log.Fatal(err)
	}
	if err := located(*bench, all); err != nil {
		log.Fatal(err)
	}
	var b bytes.Buffer
	b.WriteString(header)
	for k := confidence.Events; k <= confidence.Places; k++ {
		judge(k, all[k], *firm)
		w := fit(k, all[k], *firm)
		if err := k.Write(&b, w[:len(w)-1]); err != nil { // without "seen"
			log.Fatal(err)
		}
	}
	if *out == "" {
		return
	}
	if err := os.WriteFile(*out, b.Bytes(), 0o644); err != nil {
		log.Fatal(err)
	}
}

// few items hold the weights of signs closer to nothing.
const few = 300

// fit gives the weights of a kind and, last, that of having been seen.
func fit(k confidence.Kind, all []example, firm float64) []float64 {
	names := k.Names()
	if len(all) < few {
		firm *= 4
	}
	p := logistic.Even(make([]float64, len(names)+1), firm)
	p.Firm[0] = 0.1 // the bias is free
	if k == confidence.Events || k == confidence.Places {
		p.Mean[1] = 1 // what the layer says, unless the items say otherwise
	}
	fresh := apart(k, all)
	var data []logistic.Example
	for _, e := range all {
		x := e.Example
		x.X = append(x.X[:len(x.X):len(x.X)], 0)
		if e.seen && fresh > 0 {
			x.X[len(names)] = 1
			x.Weight = min(1, float64(fresh)/float64(len(all)-fresh))
		}
		data = append(data, x)
	}
	return logistic.Fit(data, p)
}

// apart is how many items of a kind are of fresh documents, if those are to count apart: only where rules are much surer of what they
// were written on.
func apart(k confidence.Kind, all []example) (fresh int) {
	if k != confidence.Events {
		return 0
	}
	for _, e := range all {
		if !e.seen {
			fresh++
		}
	}
	return fresh
}

// folds is how many parts the documents are judged in, where there are many.
const folds = 20

// judge prints how well weights do on documents that they have not seen.
func judge(k confidence.Kind, all []example, firm float64) {
	docs, fresh := 0, apart(k, all)
	for _, e := range all {
		docs = max(docs, e.doc+1)
	}
	parts := min(docs, folds)
	if fresh > 0 {
		parts = docs // leave one document out
	}
	var table reliability.Table
	loss, flat, n := 0.0, 0.0, 0
	for part := range parts {
		var rest []example
		right := 0
		for _, e := range all {
			if e.doc%parts != part {
				rest = append(rest, e)
				if e.Right {
					right++
				}
			}
		}
		if len(rest) == 0 {
			continue
		}
		w := fit(k, rest, firm)
		base := (float64(right) + 1) / (float64(len(rest)) + 2)
		for _, e := range all {
			if e.doc%parts != part || e.seen && fresh > 0 {
				continue // where there are fresh documents only these tell
			}
			p := logistic.Sigmoid(logistic.Dot(e.X, w[:len(w)-1]))
			table.Add(p, e.Right)
			loss += logistic.Loss(p, e.Right)
			flat += logistic.Loss(base, e.Right)
			n++
		}
	}
	fmt.Printf("%s: %d items of %d documents, right %.3f; log loss %.3f, of one number for all %.3f\n", k, n, docs, table.Share(), loss/float64(max(n, 1)), flat/float64(max(n, 1)))
	table.Write(os.Stdout, "  "+k.String()+" unseen")
}
