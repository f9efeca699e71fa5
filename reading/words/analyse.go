package words

import "testigo/record"

// Analyser cuts documents into words. It keeps buffers and a table of interned
// forms, so one Analyser serves one goroutine; its results stay valid after the next call.
type Analyser struct {
	forms   map[string]string
	scratch []byte
}

// NewAnalyser makes an empty one; tables grow with the vocabulary met.
func NewAnalyser() *Analyser { return &Analyser{forms: make(map[string]string, 1<<12)} }

// maxForms bounds the table of interned forms: hostile text does not grow it for ever.
const maxForms = 1 << 18

// Analyse cuts one document. Furniture gets no tokens.
func (a *Analyser) Analyse(doc *record.Document) *Text {
	t := &Text{Doc: doc}
	a.tokens(t)
	t.Capitals = inCapitals(t)
	a.tag(t)
	a.group(t)
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
