package main

import (
	"log"

	"testigo/eval/incidents"
)

// ablate learns the second layer again without one of its sources, and prints the scores of the folds and of dev. md holds
// the first layer.
func ablate(s, dev *set, md *incidents.Model) {
	sentences := func(sc *incidents.Scores) { clear(sc.Sentence) }
	phrases := func(sc *incidents.Scores) { clear(sc.Phrase) }
	document := func(sc *incidents.Scores) { clear(sc.Document[:]) }
	for _, a := range []struct {
		name string
		hide func(*incidents.Scores)
		raw  bool
		bars func(*incidents.Bars)
	}{
		{name: "both layers"},
		{name: "first layer alone", raw: true},
		{name: "without sentences", hide: sentences},
		{name: "without phrases of any type", hide: phrases},
		{name: "without the document's words", hide: document},
		{name: "one incident a type", bars: func(b *incidents.Bars) { b.Count[2] = 2 }},
	} {
		m := *md
		if len(dev.all) > 0 {
			for _, e := range dev.all {
				e.scores = md.Scores(e.story)
			}
		}
		var kept []*incidents.Scores
		for _, e := range s.all {
			kept = append(kept, e.scores)
			e.scores = hidden(e.scores, a.hide)
		}
		s.second(&m)
		for _, e := range dev.all {
			e.scores = hidden(e.scores, a.hide)
			e.weighed = m.Weigh(e.story, e.scores)
		}
		if a.raw {
			s.asIs()
			dev.asIs()
		}
		s.chooseBars(&m.Bars)
		if a.bars != nil {
			a.bars(&m.Bars)
		}
		log.Printf("%-28s folds %s", a.name, s.score(&m.Bars))
		log.Printf("%-28s dev   %s", a.name, dev.score(&m.Bars))
		for i, e := range s.all {
			e.scores = kept[i]
		}
	}
}

// hidden is a copy of scores in which one source says nothing.
func hidden(sc *incidents.Scores, hide func(*incidents.Scores)) *incidents.Scores {
	if hide == nil {
		return sc
	}
	out := *sc
	out.Sentence = append(out.Sentence[:0:0], sc.Sentence...)
	out.Phrase = append(out.Phrase[:0:0], sc.Phrase...)
	hide(&out)
	return &out
}
