package events

import "testigo/reading/words"

// An act may be named for one of another time: "the rally, called the March of the Four Winds after the protests of 1987, filled the
// square". What is recalled is an act of its own, and its date is not that of the act that recalls it.

// recalls are the words behind which another act is recalled, last word first.
var recalls = [...][]string{
	{"after", "named"}, {"after", "called"}, {"after", "christened"}, {"after", "baptised"}, {"of", "memory"}, {"of", "honour"}, {"of", "honor"}, {"of", "commemoration"}, {"of", "reminiscent"}, {"of", "echo"},
	{"of", "tradition"}, {"of", "anniversary"}, {"to", "homage"}, {"to", "tribute"}, {"to", "reference"}, {"to", "similar"}, {"to", "allusion"}, {"on", "modelled"}, {"on", "modeled"}, {"by", "inspired"},
	{"recalling"}, {"echoing"}, {"evoking"}, {"commemorating"}, {"recalls"}, {"evokes"}, {"echoes"},
	{"de", "recuerdo"}, {"de", "memoria"}, {"de", "conmemoracion"}, {"de", "eco"}, {"de", "estilo"}, {"de", "aniversario"}, {"a", "homenaje"}, {"a", "alusion"}, {"a", "referencia"}, {"a", "semejanza"}, {"a", "similar"},
	{"por", "asi"}, {"en", "inspirada"}, {"en", "inspirado"}, {"recuerda"}, {"evoca"}, {"recordando"}, {"evocando"}, {"rememora"}, {"conmemora"},
}

// asides are the stretches of a sentence that recall another act, from the word of recalling to the end of its clause.
func (f *finder) asidesOf(sent *words.Sentence) {
	f.asides = f.asides[:0]
	for i := int(sent.First); i < int(sent.Last); i++ {
		for _, r := range recalls {
			if !f.endsWith(i, r, sent) {
				continue
			}
			end := i + 1
			for end < int(sent.Last) && !closes[f.t.Tokens[end].Norm] {
				end++
			}
			f.asides = append(f.asides, [2]int{i, end})
			break
		}
	}
}

var closes = map[string]bool{",": true, ";": true, ":": true, ")": true, "—": true, "–": true}

// endsWith: the words, the last one first, stand before and at token i; an article may stand between.
func (f *finder) endsWith(i int, ws []string, sent *words.Sentence) bool {
	for _, w := range ws {
		for i > int(sent.First) && f.t.Tokens[i].Norm != w && f.g.det[f.t.Tokens[i].Norm] {
			i--
		}
		if i < int(sent.First) || f.t.Tokens[i].Norm != w {
			return false
		}
		i--
	}
	return true
}

// aside is the stretch of recalling that a token stands in, plus one; 0 = none.
func (f *finder) aside(i int) int {
	for k, a := range f.asides {
		if a[0] <= i && i < a[1] {
			return k + 1
		}
	}
	return 0
}
