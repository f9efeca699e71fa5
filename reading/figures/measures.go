package figures

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
)

type triggerKind uint8

const (
	nounTrigger triggerKind = iota + 1
	actTrigger
	doneTrigger // English past forms and participles, Spanish participles
	didTrigger  // active forms alone: the number is their object
	doesTrigger
)

var triggerKinds = map[string]triggerKind{"noun": nounTrigger, "act": actTrigger, "done": doneTrigger, "did": didTrigger, "does": doesTrigger}

type trigger struct {
	measure string
	kind    triggerKind
}

func (g *tongue) loadMeasures(lang string) {
	for r := range pack.Table(lang + "/measures.txt") {
		tr := trigger{r.Field(1), triggerKinds[r.Field(2)]}
		if tr.kind == 0 {
			panic(r.Errorf("unknown kind %q", r.Field(2)))
		}
		for w := range strings.SplitSeq(r.Field(0), "|") {
			g.measures[w] = append(g.measures[w], tr)
		}
	}
}

// strong measures outrank what the counted are called: "12 marchers were arrested" counts arrests.
func strong(m string) bool { return m != "participants" && m != "seats" && m != "votes" }

// eventMeasure tells the measures that make even a small number word a claim.
func eventMeasure(m string) bool {
	switch m {
	case "killed", "wounded", "arrested", "missing", "hostages", "released", "deported", "displaced", "participants", "votes", "seats", "dismissed", "destroyed":
		return true
	}
	return false
}

var auxiliaries = set("were", "was", "been", "be", "are", "is", "being", "got", "get", "left", "fue", "fueron", "sido", "son", "es", "siendo", "resultaron", "resulto", "quedaron", "quedo", "sean", "sea", "han", "ha", "estan", "esta", "estaban", "permanecen", "continuan", "siguen", "remain", "remained", "remains", "reported", "se")

// clauseEnd words close the search to the right: what follows is another clause.
var clauseEnd = set("when", "while", "after", "before", "because", "although", "but", "if", "where", "as", "since", "until", "cuando", "mientras", "tras", "porque", "aunque", "pero", "si", "donde", "despues", "antes", "desde", "hasta", "luego", "by", "por", "against", "contra", "amid", "during", "durante", "whose", "including", "incluidos", "incluyendo")

var nounPhraseStart = set("the", "a", "an", "at", "some", "several", "his", "her", "their", "its", "one", "two", "three", "four", "five", "el", "la", "los", "las", "un", "una", "unos", "unas", "al", "a", "him", "them", "more", "about")

// measure tells what a number counts, from its noun phrase and the verbs around it;
// strongest first: a trigger right behind the number, then one right before, then one farther right.
func (f *finder) measure(n *number, s *words.Sentence) string {
	right, rightAt := f.rightMeasure(n, s)
	if right != "" && (rightAt-n.last <= 2 && strong(right) || n.percent) { // "captured 30% of the seats"
		return right
	}
	left := f.leftMeasure(n, s)
	if left != "" {
		if right != "" && !strong(left) {
			return right
		}
		return left
	}
	return right
}

func (f *finder) rightMeasure(n *number, s *words.Sentence) (string, int) {
	toks, g := f.t.Tokens, f.tongue
	weak, weakAt := "", 0
	end := min(int(s.Last), n.last+14)
	passive := false
	verbSeen := false
	for j := n.last; j < end; j++ {
		tok := &toks[j]
		if tok.Kind == words.Punct {
			c := f.text[tok.Start]
			if c == '"' || c == '\'' || tok.Norm == "“" || tok.Norm == "”" || tok.Norm == "‘" || tok.Norm == "’" {
				continue
			}
			if c == ',' && j+1 < end && j > n.last && !verbSeen && auxiliaries[toks[j+1].Norm] {
				continue
			}
			if c == ',' && j+1 < end && j-n.last < 8 && (toks[j+1].Kind == words.Word && !clauseEnd[toks[j+1].Norm] && f.listComma(j, end)) {
				continue
			}
			// "Two men, X and Y, were killed": past an apposition
			if c == ',' && !verbSeen {
				if k := f.appositionEnd(j, int(s.Last)); k > 0 {
					j, end = k, min(int(s.Last), k+6)
					continue
				}
			}
			break
		}
		if tok.Kind == words.Number || j > n.last && f.numberWord(tok.Norm) {
			// "two officers and five farmers were killed": the verb serves both
			if j > n.last && (toks[j-1].Norm == "and" || toks[j-1].Norm == "y" || toks[j-1].Norm == "e" || toks[j-1].Norm == "least" || toks[j-1].Norm == "menos") && !verbSeen {
				continue
			}
			break
		}
		if tok.Kind != words.Word {
			continue
		}
		if auxiliaries[tok.Norm] {
			passive, verbSeen = true, true
			continue
		}
		if tok.Norm == "since" && j > n.last && auxiliaries[toks[min(j+1, end-1)].Norm] || tok.Norm == "have" || tok.Norm == "has" || tok.Norm == "had" {
			continue // "some 900 have since been let out"
		}
		if clauseEnd[tok.Norm] && j > n.last {
			break
		}
		if (tok.Norm == "took" || tok.Norm == "take" || tok.Norm == "taking") && f.matches(j+1, j, end, []string{"to", "the", "streets"}) {
			return "participants", j
		}
		if m := f.idiom(j, end); m != "" {
			return m, j
		}
		found := false
		for _, tr := range g.measures[tok.Norm] {
			switch tr.kind {
			case nounTrigger:
				if passive && tr.measure != "killed" && tr.measure != "missing" {
					continue
				}
				if weak == "" && j-n.last <= 5 && !(verbSeen && !passive) {
					if strong(tr.measure) {
						return tr.measure, j
					}
					if tr.measure == "votes" && j > n.last && toks[j-1].Norm == "to" {
						continue // "going to vote"
					}
					weak, weakAt, found = tr.measure, j, true
				}
			case actTrigger:
				if j-n.last <= 3 && !verbSeen {
					return tr.measure, j
				}
			case doneTrigger:
				// "shot dead": the words behind say more
				if tr.measure == "wounded" && j+1 < end && (toks[j+1].Norm == "dead" || toks[j+1].Norm == "to" && j+2 < end && toks[j+2].Norm == "death") {
					return "killed", j
				}
				if passive || g.es {
					return tr.measure, j
				}
				if active := j+1 < end && (toks[j+1].Kind == words.Number || nounPhraseStart[toks[j+1].Norm] || toks[j+1].Shape == words.Cap); !active {
					return tr.measure, j
				}
				return weak, weakAt
			case didTrigger:
				if j > n.last {
					return weak, weakAt
				}
			case doesTrigger:
				if g.es && j > n.last && toks[j-1].Norm == "y" && verbSeenBeforeNumber(f, n, s) {
					continue // "recibió ocho disparos y falleció"
				}
				if j > n.last || !n.hasValue || n.last-n.first > 0 {
					if strong(tr.measure) {
						return tr.measure, j
					}
					if !found && j-n.last < 10 && weak == "" && !passive {
						if tr.measure == "votes" && tok.Norm != "voted" && !g.es {
							continue
						}
						return tr.measure, j
					}
				}
			}
		}
		if tok.Tag == words.Verb && (tok.Form == words.Past || tok.Form == words.Present || tok.Form == words.Future || tok.Form == words.Conditional) && len(g.measures[tok.Norm]) == 0 && j > n.last {
			verbSeen = true
			if weak == "" && j-n.last > 6 {
				break
			}
		}
	}
	return weak, weakAt
}

// verbSeenBeforeNumber: the number is the object of another verb.
func verbSeenBeforeNumber(f *finder, n *number, s *words.Sentence) bool {
	for j := n.first - 1; j >= int(s.First) && j >= n.first-3; j-- {
		if f.t.Tokens[j].Tag == words.Verb {
			return true
		}
	}
	return false
}

// appositionEnd is the comma that closes the apposition opened at token j and is followed by an
// auxiliary or a verb of measure; 0 if there is none near.
func (f *finder) appositionEnd(j, limit int) int {
	toks := f.t.Tokens
	for k := j + 2; k+1 < limit && k < j+16; k++ {
		switch toks[k].Norm {
		case ".", ";", ":", "(":
			return 0
		}
		if toks[k].Norm == "," && (auxiliaries[toks[k+1].Norm] || len(f.tongue.measures[toks[k+1].Norm]) > 0 && toks[k+1].Tag == words.Verb) {
			return k
		}
	}
	return 0
}

// listComma: a comma inside a list of the counted ("teachers, textile and telephone workers").
func (f *finder) listComma(j, end int) bool {
	for k := j + 1; k < end && k < j+6; k++ {
		switch f.t.Tokens[k].Norm {
		case "and", "y", "e", "or":
			return true
		case ",":
			return k > j+1
		}
		if auxiliaries[f.t.Tokens[k].Norm] {
			return false
		}
	}
	return false
}

// numberWord: begins a new number.
func (f *finder) numberWord(norm string) bool {
	switch l := f.tongue.lookup(norm); l.kind {
	case unitWord:
		return l.value > 1
	case tensWord, hundredsWord, vagueWord:
		return true
	}
	return false
}

func (f *finder) leftMeasure(n *number, s *words.Sentence) string {
	toks, g := f.t.Tokens, f.tongue
	begin := max(int(s.First), n.first-9)
	numbers := 0
	for j := n.first - 1; j >= begin; j-- {
		tok := &toks[j]
		if tok.Kind == words.Punct {
			if f.text[tok.Start] == ',' && numbers > 0 {
				continue
			}
			return ""
		}
		if tok.Kind == words.Number || f.numberWord(tok.Norm) {
			numbers++
			continue
		}
		if tok.Kind != words.Word {
			continue
		}
		near := n.first - 1 - j
		for _, tr := range g.measures[tok.Norm] {
			switch tr.kind {
			case doneTrigger:
				if g.es {
					// "asesinados 5": rare; participles count backwards only without a number of their own
					if near <= 1 && numbers == 0 && (j == begin || toks[j-1].Kind != words.Number) {
						return tr.measure
					}
					continue
				}
				if j > int(s.First) && auxiliaries[toks[j-1].Norm] && toks[j-1].Norm != "left" || near > 6 {
					return ""
				}
				return tr.measure
			case didTrigger:
				if near <= 7 {
					return tr.measure
				}
			case doesTrigger:
				if g.es && near <= 4 && !(n.percent && numbers > 0) {
					return tr.measure
				}
			case actTrigger:
				if near <= 5 && (f.has(j+1, n.first, "of", "de", "to", "a", "al", "at")) {
					return tr.measure
				}
			case nounTrigger:
				if near <= 2 && f.has(j+1, n.first, ":", "to", "a", "at") && strong(tr.measure) {
					return tr.measure
				}
			}
		}
		if clauseEnd[tok.Norm] || tok.Norm == "with" || tok.Norm == "in" || tok.Norm == "en" || tok.Norm == "con" || tok.Norm == "from" || tok.Norm == "who" || tok.Norm == "that" || tok.Norm == "que" {
			if numbers == 0 && (tok.Norm != "en" && tok.Norm != "in") {
				return ""
			}
			if near <= 1 {
				return ""
			}
		}
	}
	return ""
}

func (f *finder) has(from, to int, ws ...string) bool {
	for j := from; j < to; j++ {
		for _, w := range ws {
			if f.t.Tokens[j].Norm == w {
				return true
			}
		}
	}
	return false
}

func set(ws ...string) map[string]bool {
	m := make(map[string]bool, len(ws))
	for _, w := range ws {
		m[w] = true
	}
	return m
}
