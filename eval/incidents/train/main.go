// Command train learns the models of package incidents from MUC-4 keys.
//
//	go run ./eval/incidents/train -data train.jsonl -out eval/incidents/model.txt.gz
//	go run ./eval/incidents/train -data train.jsonl -dev dev.jsonl
//
// Input is JSON Lines with "id", "text", "body_start", the full key in "templates" and the scored one in
// "gold". It prints the scores of five folds, each read by models that had not seen it, with bars chosen on
// the same folds; with -dev also those of another set, read by the model that is written. The same input
// gives the same model.
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"log"
	"os"
	"strings"

	"testigo/eval/incidents"
)

// folds are the parts of the training data that are held back in turn. Ten give 0.2 points more for twice the time.
const folds = 5

func main() {
	data := flag.String("data", "", "training file")
	dev := flag.String("dev", "", "file to score the learned model on")
	out := flag.String("out", "", "model file to write")
	list := flag.Bool("missed", false, "list the gold entities that no candidate names")
	drop := flag.String("drop", "", "leave out the features of the sparse models that begin with one of these, a comma between: for ablation")
	parts := flag.Bool("ablate", false, "learn the second layer without each of its sources in turn, print the scores, write nothing")
	errors := flag.String("errors", "", "file for the faults on the folds")
	flag.Parse()
	log.SetFlags(log.Ltime)
	if *data == "" {
		flag.Usage()
		os.Exit(2)
	}
	if *drop != "" {
		dropped = strings.Split(*drop, ",")
	}
	ex := load(*data)
	ex.coverage(*list)
	if *parts {
		ablate(ex, load(*dev), ex.first())
		return
	}
	md := learn(ex)
	if *errors != "" {
		ex.explain(&md.Bars, *errors)
	}
	text := md.String()
	var z bytes.Buffer
	w, _ := gzip.NewWriterLevel(&z, gzip.BestCompression)
	w.Write([]byte(text))
	w.Close()
	log.Printf("model: %d bytes, packed %d", len(text), z.Len())
	if *out != "" {
		if err := os.WriteFile(*out, z.Bytes(), 0o644); err != nil {
			log.Fatal(err)
		}
	}
	if *dev != "" {
		md, err := incidents.ParseModel(text)
		if err != nil {
			log.Fatal(err)
		}
		d := load(*dev)
		for _, e := range d.all {
			e.weighed = md.Weigh(e.story, md.Scores(e.story))
		}
		log.Print("dev   ", d.score(&md.Bars))
		d.calibration()
	}
}
