package words

import (
	"testigo/reading/words/internal/perceptron"
	"testigo/record"
)

// Analyser cuts documents into words. It keeps buffers and a table of the forms
// met, so one Analyser serves one goroutine; its results stay valid after the next call.
type Analyser struct {
	ids        map[string]int32 // printed form: index in entries
	entries    []entry
	vocabulary *vocabulary // norms and lemmas
	entry      []int32     // of each token of the document at hand
	scratch    []byte
	items      []perceptron.Item
	cells      [][maxReadings]cell
	counts     []int8
}

// NewAnalyser makes an empty one; tables grow with the vocabulary met.
func NewAnalyser() *Analyser {
	return &Analyser{ids: make(map[string]int32, 1<<12), vocabulary: &vocabulary{ids: make(map[string]int32, 1<<12)}}
}

// Analyse cuts one document. Furniture gets no tokens.
func (a *Analyser) Analyse(doc *record.Document) *Text {
	a.reset()
	t := &Text{Doc: doc, vocabulary: a.vocabulary}
	a.tokens(t)
	t.Capitals = inCapitals(t)
	a.tag(t)
	a.lemmas(t)
	a.group(t)
	markQuoted(t)
	return t
}

func langOf(l record.Lang) Lang8 {
	switch l {
	case record.English:
		return EN
	case record.Spanish:
		return ES
	}
	return OtherLang
}

// inCapitals: seven words in ten of three letters and more are all capitals.
func inCapitals(t *Text) bool {
	upper, all := 0, 0
	for i := range t.Tokens {
		if tok := &t.Tokens[i]; tok.Kind == Word && tok.End-tok.Start > 2 {
			all++
			if tok.Shape == Upper {
				upper++
			}
		}
	}
	return all >= 5 && upper*10 >= all*7
}
