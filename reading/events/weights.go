package events

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"testigo/reading/words"
	"testigo/record"
)

// The last word on a candidate is a logistic regression over what the rules found of it: their own weight (see weigh), and signs
// of the sentence and the document by which reports of acts differ from analysis, programme and history. Its
// probability is the confidence of the event. The numbers are learned by reading/events/train and hold no text.

// feature is one sign.
type feature uint8

const (
	fBias feature = iota
	fRules
	fNoun
	fFixed
	fPresent
	fInfinitive
	fGerund
	fPrenominal
	fPerfect
	fBarePlural
	fBare
	fDefinite
	fIndefinite
	fNumber
	fLight
	fDated
	fDatedLoosely
	fCounted
	fWeak
	fLoose
	fConditions
	fWe
	fPresentSentence
	fNoPast
	fLong
	fCrowded
	fRelative
	fDocDays
	numFeatures // how many numbers describe a candidate
)

// featureNames are the names in the file of weights, in order.
var featureNames = strings.Fields("bias rules noun fixed present infinitive gerund prenominal perfect bare-plural bare definite indefinite number light " +
	"dated dated-loosely counted weak loose conditions we present-sentence no-past long crowded relative doc-days")

//go:embed weights.txt
var weightsFile string

// learned are the weights, by feature.
var learned = sync.OnceValue(func() *[numFeatures]float64 {
	var w [numFeatures]float64
	at := map[string]int{}
	for i, n := range featureNames {
		at[n] = i
	}
	for line := range strings.Lines(weightsFile) {
		f := strings.Fields(line)
		if len(f) != 2 || f[0] == "#" {
			continue
		}
		i, ok := at[f[0]]
		v, err := strconv.ParseFloat(f[1], 64)
		if !ok || err != nil {
			panic("reading/events/weights.txt: " + strings.TrimSpace(line))
		}
		w[i] = v
	}
	return &w
})

// FeatureNames are the names of the numbers in [Weighed], in order.
func FeatureNames() []string { return featureNames }

// Weighed is a candidate as the last decision saw it.
type Weighed struct {
	Span     record.Span
	Type     record.EventType
	Features [numFeatures]float64
	P        float64 // the probability that it tells an event
}

// probability is the last word: how probably the candidate tells of an act. rules is the weight that the rules gave.
func (f *finder) probability(c *candidate, rules float64) float64 {
	x := f.features(c, rules)
	w := learned()[:]
	if len(f.in.Weights) == len(x) {
		w = f.in.Weights
	}
	z := 0.0
	for i := range x {
		z += x[i] * w[i]
	}
	p := 1 / (1 + math.Exp(-z))
	if f.in.Trace != nil {
		f.in.Trace.Weighed = append(f.in.Trace.Weighed, Weighed{f.t.Span(c.first, c.last), c.sense.typ, x, p})
	}
	return p
}

func (f *finder) features(c *candidate, rules float64) (x [numFeatures]float64) {
	sent := &f.t.Sentences[c.sentence]
	on := func(k feature, is bool) {
		if is {
			x[k] = 1
		}
	}
	noun := c.sense.part == noun
	verbal := c.sense.part == verb
	x[fBias] = 1
	x[fRules] = min(max(rules, -0.5), 1.5) - keep
	on(fNoun, noun)
	on(fFixed, c.sense.part == fixed)
	on(fPresent, verbal && !c.infinitive && (c.form == words.Present || c.form == words.Base))
	on(fInfinitive, verbal && c.infinitive)
	on(fGerund, verbal && c.form == words.Gerund && !c.finite)
	on(fPrenominal, c.prenominal)
	on(fPerfect, c.perfect)
	on(fBarePlural, noun && c.plural && !c.definite && !c.indefinite && c.number < 0)
	on(fBare, noun && c.bare)
	on(fDefinite, noun && c.definite)
	on(fIndefinite, noun && c.indefinite)
	on(fNumber, noun && c.number >= 0)
	on(fLight, c.light)
	if c.when > 0 {
		n := f.in.Times[c.when-1].Value().Interval.Days()
		on(fDated, n > 0 && n < 800)
		on(fDatedLoosely, n <= 0 || n >= 800)
	}
	on(fCounted, len(c.counts) > 0)
	on(fWeak, c.sense.weak)
	on(fLoose, c.sense.loose)
	on(fConditions, c.sense.conditions() > 0)
	s := f.signsOf(c.sentence)
	on(fWe, s.we)
	on(fPresentSentence, s.present)
	on(fNoPast, !s.past)
	on(fLong, sent.Last-sent.First > 35)
	on(fCrowded, f.crowded > 3)
	on(fRelative, verbal && f.relativeBefore(c.verbGroup, sent) >= 0)
	x[fDocDays] = f.docDays
	return x
}

// signs are what a sentence shows beside its triggers.
type signs struct {
	sentence          int
	we, present, past bool
}

// signsOf reads the signs of a sentence, once.
func (f *finder) signsOf(s int) *signs {
	if f.signs.sentence == s+1 {
		return &f.signs
	}
	sent := &f.t.Sentences[s]
	f.signs = signs{sentence: s + 1}
	for i := int(sent.First); i < int(sent.Last); i++ {
		switch f.t.Tokens[i].Norm {
		case "we", "our", "us", "nosotros", "nuestro", "nuestra", "nuestros", "nuestras":
			f.signs.we = true
		}
	}
	first := true
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		g := &f.t.Groups[k]
		if g.Kind != words.VerbGroup {
			continue
		}
		f.signs.past = f.signs.past || g.Tense == words.Past
		if first && (g.Tense == words.Present || g.Tense == words.Past) {
			f.signs.present, first = g.Tense == words.Present, false
		}
	}
	return &f.signs
}

// tone is the share of a document's sentences that name a day: a report does, an analysis does not.
func (f *finder) tone() {
	days, body := 0, 0
	for s := range f.t.Sentences {
		if f.t.Sentences[s].Kind != record.Body {
			continue
		}
		body++
		for _, k := range f.timesOf[s] {
			if n := f.in.Times[k].Value().Interval.Days(); n > 0 && n <= 31 {
				days++
				break
			}
		}
	}
	f.docDays = float64(days+1) / float64(body+4)
}
