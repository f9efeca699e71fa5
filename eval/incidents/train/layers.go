package main

import (
	"log"
	"runtime"
	"strings"
	"sync"

	"testigo/eval/incidents"
)

// dropped are beginnings of features that are left out, for ablation.
var dropped []string

func kept(features []string) []string {
	if dropped == nil {
		return features
	}
	var out []string
next:
	for _, f := range features {
		for _, d := range dropped {
			if strings.HasPrefix(f, d) {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}

// learn makes the whole model. The answers of each layer that the next one learns from come from models that had
// not seen the document.
func learn(s *set) *incidents.Model {
	md := s.first()
	log.Print("first layer learned")
	s.second(md)
	log.Print("second layer learned")
	s.chooseBars(&md.Bars)
	log.Print("folds ", s.score(&md.Bars))
	return md
}

// first learns the sparse models, one of each a fold, scores what each has not seen, and gives their mean.
func (s *set) first() *incidents.Model {
	parts := make([]*incidents.Model, folds)
	var wait sync.WaitGroup
	slots := make(chan bool, max(1, min(2, runtime.NumCPU())))
	for fold := range parts {
		wait.Add(1)
		slots <- true
		go func() {
			defer wait.Done()
			md := s.sparse(fold)
			for _, e := range s.all {
				if e.fold == fold {
					e.scores = md.Scores(e.story)
				}
			}
			parts[fold] = md
			<-slots
		}()
	}
	wait.Wait()
	out := incidents.NewModel()
	for _, p := range parts {
		for i, m := range []*incidents.Sparse{&out.Document, &out.Sentence, &out.Phrase, &out.Filler} {
			from := []*incidents.Sparse{&p.Document, &p.Sentence, &p.Phrase, &p.Filler}[i]
			for f, w := range from.Weights {
				if m.Weights[f] == nil {
					m.Weights[f] = make([]float32, m.Labels)
				}
				for k := range w {
					m.Weights[f][k] += w[k] / folds
				}
			}
		}
	}
	return out
}

// sparse learns from all documents but those of a fold.
func (s *set) sparse(without int) *incidents.Model {
	md := incidents.NewModel()
	docs, sents := newLearner(md.Document.Labels, true), newLearner(md.Sentence.Labels, true)
	phrases, fillers := newLearner(incidents.NRoles, false), newLearner(incidents.NRoles, false)
	var buf []string
	for _, e := range s.all {
		if e.fold == without {
			continue
		}
		y := make([]float32, 1+incidents.NTypes)
		for k, n := range e.count {
			if n > 0 {
				y[0], y[1+k] = 1, 1
			}
		}
		docs.add(kept(e.story.Document), y)
		for i, f := range e.story.Sentences {
			y := make([]float32, 1+incidents.NTypes)
			for k, on := range e.told[i] {
				if on {
					y[k] = 1
				}
			}
			sents.add(kept(f), y)
		}
		for i, c := range e.story.Candidates {
			y := make([]float32, incidents.NRoles)
			y[e.roles[incidents.NTypes][i]] = 1
			phrases.add(kept(c.Features), y)
			for k, n := range e.count {
				if n > 0 {
					buf = incidents.TypeFeatures(c, k, buf)
					y := make([]float32, incidents.NRoles)
					y[e.roles[k][i]] = 1
					fillers.add(kept(buf), y)
				}
			}
		}
	}
	md.Document.Weights = docs.fit(fitting{epochs: 14, rate: 0.03, l1: 2e-3, floor: 2, runs: 3})
	md.Sentence.Weights = sents.fit(fitting{epochs: 6, rate: 0.03, l1: 1e-3, floor: 2, runs: 1})
	md.Phrase.Weights = phrases.fit(fitting{epochs: 6, rate: 0.02, l1: 1e-3, floor: 2, runs: 1})
	md.Filler.Weights = fillers.fit(fitting{epochs: 8, rate: 0.02, l1: 1e-3, floor: 2, runs: 1})
	return md
}

// ridge of the dense models, in units of squared standard deviations.
const (
	documentRidge = 30.0
	fillRidge     = 60.0
	countRidge    = 60.0
)

// second learns the dense models in their order, and leaves in each example what models say that had not seen it.
func (s *set) second(md *incidents.Model) {
	for _, e := range s.all {
		e.weighed = &incidents.Weighed{}
	}
	// what is reported
	var t table
	for _, e := range s.all {
		t.add(incidents.DocumentVector(e.story, e.scores), e.fold)
	}
	md.Relevant = t.stack(documentRidge,
		func(i int) bool { return s.all[i].count != [incidents.NTypes]int{} },
		func(i int, p float64) { s.all[i].weighed.Relevant = p })
	for k := range md.Type {
		md.Type[k] = t.stack(documentRidge,
			func(i int) bool { return s.all[i].count[k] > 0 },
			func(i int, p float64) { s.all[i].weighed.Type[k] = p })
	}
	// what fills roles
	type place struct {
		e *example
		f *incidents.Filling
	}
	var places []place
	t = table{}
	for _, e := range s.all {
		w := e.weighed
		for k := range w.Type {
			if incidents.Likely(w.Relevant, w.Type[k]) {
				w.Fills[k] = incidents.Fills(e.story, e.scores, k, w.Relevant, w.Type[k])
			}
			for i := range w.Fills[k] {
				t.add(w.Fills[k][i].Vector, e.fold)
				places = append(places, place{e, &w.Fills[k][i]})
			}
		}
	}
	for r := 1; r < incidents.NRoles; r++ {
		md.Fill[r] = t.stack(fillRidge,
			func(i int) bool { return places[i].e.roles[places[i].f.Type][places[i].f.Index] == r },
			func(i int, p float64) { places[i].f.P[r] = p })
	}
	log.Printf("%d fillings weighed", len(places))
	// how many incidents of a type
	type sort struct {
		e *example
		k int
	}
	var sorts []sort
	t = table{}
	for _, e := range s.all {
		for k := range incidents.Types {
			if w := e.weighed; incidents.Likely(w.Relevant, w.Type[k]) {
				t.add(incidents.CountVector(e.story, e.scores, k, w.Relevant, w.Type[k], w.Fills[k]), e.fold)
				sorts = append(sorts, sort{e, k})
			}
		}
	}
	for n := 1; n <= incidents.MaxCount; n++ {
		md.Count[n] = t.stack(countRidge,
			func(i int) bool { return sorts[i].e.count[sorts[i].k] >= n },
			func(i int, p float64) { sorts[i].e.weighed.Count[sorts[i].k][n] = p })
	}
}

// asIs puts the first layer's answers in the place of the second's, for ablation.
func (s *set) asIs() {
	for _, e := range s.all {
		w := e.weighed
		w.Relevant = incidents.Probability(e.scores.Document[0])
		for k := range w.Type {
			w.Type[k] = incidents.Probability(e.scores.Document[1+k])
			w.Count[k] = [incidents.MaxCount + 1]float64{1: w.Type[k]}
			for i := range w.Fills[k] {
				w.Fills[k][i].P = incidents.Shares(e.scores.Filler[k][w.Fills[k][i].Index])
			}
		}
	}
}
