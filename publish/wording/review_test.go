package wording

import (
	"testing"

	"testigo/record"
)

func TestTheWordsOfReview(t *testing.T) {
	for _, lang := range both {
		for _, s := range record.Standings {
			if Standing(lang, s) == "" {
				t.Errorf("standing %q has no words in %s", s, lang)
			}
		}
		for _, k := range record.DecisionKinds {
			if _, ok := decisionKinds[k]; !ok {
				t.Errorf("decision %q has no words", k)
			}
		}
	}
}
