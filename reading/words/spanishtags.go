package words

import (
	"strconv"
	"strings"
	"sync"

	"testigo/pack"
)

// Spanish is tagged without a trained model: every form gets the parts of speech that the
// closed classes, the conjugation and the endings of pack/es allow, each with a cost, and the
// cheapest path through a sentence wins (Viterbi 1967 over pairs of neighbours).

// state is a part of speech as the Spanish tagger tells them apart.
type state uint8

const (
	sNoun state = iota
	sProper
	sAdj
	sAdv
	sDet
	sPron
	sClitic
	sPrep
	sConj
	sSub
	sNum
	sMark
	sFin
	sInf
	sGer
	sPart
	sHaber // finite "haber" before its participle
	sSer   // finite "ser" and "estar"
	sNeg
	sPre // adjectives that like to stand before their noun
	sStart
	// "ser", "sido", "siendo", "haber": reached as other infinitives are, but followed as their finite forms are
	sInfSer
	sPartSer
	sGerSer
	sInfHaber
	sGerHaber
	states
)

var stateNames = [states]string{"noun", "proper", "adj", "adv", "det", "pron", "clitic", "prep", "conj", "sub", "num", "mark", "fin", "inf", "ger", "part", "haber", "ser", "neg", "pre", "start"}

var stateTags = [states]Tag{Noun, Proper, Adj, Adv, Det, Pron, Pron, Prep, Conj, Sub, Num, Mark, Verb, Verb, Verb, Verb, Aux, Aux, Adv, Adj, NoTag, Aux, Aux, Aux, Aux, Aux}

// blends are the states that come like one and go on like another.
var blends = [][3]state{{sInfSer, sInf, sSer}, {sPartSer, sPart, sSer}, {sGerSer, sGer, sSer}, {sInfHaber, sInf, sHaber}, {sGerHaber, sGer, sHaber}}

// reading is one part of speech of a form, with its cost and, for verbs, its form.
type reading struct {
	state state
	cost  int16
	form  Form
}

// esEntry is what is known of a printed Spanish form inside a sentence.
type esEntry struct {
	readings []reading
	listed   bool // stands in the closed classes
	verb     bool // a known verb form
}

type spanishLexicon struct {
	words, plain map[string][]reading
	suffixes     map[string][]reading
	transitions  [states][states]int16
}

const unlisted = 40 // cost of a pair of neighbours that the table does not name

var lexiconES = sync.OnceValue(func() *spanishLexicon {
	l := &spanishLexicon{words: map[string][]reading{}, plain: map[string][]reading{}, suffixes: map[string][]reading{}}
	for r := range pack.Table("es/words.txt") {
		rs := readings(r)
		for _, w := range strings.Fields(r.Field(0)) {
			l.words[w] = rs // a later row overrules an earlier one
			n := Norm(w)
			l.plain[n] = merge(l.plain[n], rs)
		}
	}
	for r := range pack.Table("es/suffixes.txt") {
		for _, s := range strings.Fields(r.Field(0)) {
			l.suffixes[s] = readings(r)
		}
	}
	for a := range l.transitions {
		for b := range l.transitions[a] {
			l.transitions[a][b] = unlisted
		}
	}
	for r := range pack.Table("es/transitions.txt") {
		from := stateNamed(r, r.Field(0))
		for _, x := range readings(r) {
			l.transitions[from][x.state] = x.cost
		}
	}
	for _, b := range blends {
		for s := range l.transitions {
			l.transitions[s][b[0]] = l.transitions[s][b[1]]
		}
		l.transitions[b[0]] = l.transitions[b[2]]
	}
	return l
})

// readings parses "noun adj:12"; a bad row is our own mistake and panics in every test.
func readings(r pack.Row) []reading {
	var out []reading
	for _, f := range strings.Fields(r.Field(1)) {
		name, cost, _ := strings.Cut(f, ":")
		n := 0
		if cost != "" {
			var err error
			if n, err = strconv.Atoi(cost); err != nil {
				panic(r.Errorf("%q is no cost", cost))
			}
		}
		out = append(out, reading{state: stateNamed(r, name), cost: int16(n)})
	}
	return out
}

func stateNamed(r pack.Row, name string) state {
	for s, n := range stateNames {
		if n == name {
			return state(s)
		}
	}
	panic(r.Errorf("%q is no part of speech", name))
}

func merge(a, b []reading) []reading {
	out := append([]reading(nil), a...)
	for _, x := range b {
		k := 0
		for k < len(out) && out[k].state != x.state {
			k++
		}
		if k == len(out) {
			out = append(out, x)
		} else {
			out[k].cost = min(out[k].cost, x.cost)
		}
	}
	return out
}

// spanishEntry works out the readings of a printed form as if it stood in lower case.
func spanishEntry(printed, norm string, shape Shape) *esEntry {
	l := lexiconES()
	w := strings.ToLower(printed)
	plain := shape == Upper
	e := &esEntry{}
	listed := l.words[w]
	if plain || listed == nil && w == norm { // accents may have been left out
		listed = merge(listed, l.plain[norm])
	}
	verbs := spanish().readVerb(w, plain)
	for _, v := range verbs {
		e.verb = e.verb || v.known
	}
	if norm == "hay" { // never helps another verb
		e.listed, e.verb, e.readings = true, true, []reading{{state: sFin, form: Present}}
		return e
	}
	if len(listed) > 0 {
		e.listed = true
		e.readings = withForms(listed, verbs)
		return e
	}
	e.readings = openReadings(l, norm, verbs)
	return e
}

// withForms gives the verb readings of the list their forms, and "haber" and "ser" states of their own.
func withForms(listed []reading, verbs []verbReading) []reading {
	var out []reading
	for _, x := range listed {
		switch x.state {
		case sFin, sInf, sGer, sPart:
			found := false
			for _, v := range verbs {
				if stateOf(v.form) != x.state {
					continue
				}
				found = true
				x.form = v.form
				out = auxiliary(append(out, x), v, x.cost)
				break
			}
			if !found {
				continue
			}
		default:
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		out = append(out, reading{state: sNoun})
	}
	return out
}

// auxiliary adds the helping reading of "haber", "ser" and "estar" beside the full verb just appended.
func auxiliary(out []reading, v verbReading, cost int16) []reading {
	s := out[len(out)-1].state
	to := s
	switch v.lemma {
	case "haber":
		switch s {
		case sFin:
			to = sHaber
		case sInf:
			to = sInfHaber
		case sGer:
			to = sGerHaber
		}
	case "ser", "estar":
		switch s {
		case sFin:
			to = sSer
		case sInf:
			to = sInfSer
		case sGer:
			to = sGerSer
		case sPart:
			to = sPartSer
		}
		if to != s {
			out[len(out)-1].cost += 30
		}
	}
	if to == s {
		return out
	}
	return append(out, reading{state: to, cost: cost, form: v.form})
}

func stateOf(f Form) state {
	switch f {
	case Infinitive:
		return sInf
	case Gerund:
		return sGer
	case Participle:
		return sPart
	}
	return sFin
}

// openReadings judges words of open classes by conjugation and ending.
func openReadings(l *spanishLexicon, norm string, verbs []verbReading) []reading {
	var out []reading
	var best [states]int16
	for s := range best {
		best[s] = -1
	}
	strong := false
	for _, v := range verbs {
		s := stateOf(v.form)
		cost := verbCost(norm, v)
		strong = strong || v.known && (v.strong || v.full)
		if best[s] >= 0 && best[s] <= cost {
			continue
		}
		best[s] = cost
		out = merge(without(out, s), []reading{{state: s, cost: cost, form: v.form}})
		if v.known {
			out = auxiliary(out, v, cost)
		}
	}
	noun := []reading{{state: sNoun}, {state: sAdj, cost: 12}}
	for n := min(6, len(norm)-2); n >= 2; n-- {
		if rs, ok := l.suffixes[norm[len(norm)-n:]]; ok {
			noun = rs
			break
		}
	}
	extra := int16(0)
	if strong && best[sPart] < 0 {
		extra = 36 // "declaró", "mataron", "huyendo": hardly anything else
		if best[sInf] >= 0 {
			extra = 20
		}
	} else if strong {
		extra = 10
	} else if best[sFin] >= 0 && best[sFin] < 12 && strings.HasSuffix(norm, "mos") {
		extra = 14 // "exigimos", "llamamos"
	} else if best[sFin] >= 0 && (strings.HasSuffix(norm, "an") || strings.HasSuffix(norm, "en")) {
		extra = 18 // "acatan"
	}
	weak := extra == 0 && best[sFin] >= 0 && best[sFin] < 12
	for _, x := range noun {
		x.cost += extra
		if weak && x.state == sAdj {
			x.cost += 8 // "mata": rather a verb than an adjective without a telling ending
		}
		out = merge(out, []reading{x})
	}
	return out
}

func without(rs []reading, s state) []reading {
	out := rs[:0]
	for _, r := range rs {
		if r.state != s {
			out = append(out, r)
		}
	}
	return out
}

// verbCost is how far a form has to go to be a verb: first and second person are rare in
// reports, "-a" and "-e" are mostly nouns, and unknown infinitives are doubtful.
func verbCost(norm string, v verbReading) int16 {
	switch {
	case !v.known && strings.HasSuffix(norm, "ia"):
		return 28 // "peluquería"
	case !v.known && v.form == Participle:
		return 4
	case !v.known:
		return 12
	case v.full:
		return 0
	case v.strong:
		if v.form == Past || v.form == Participle {
			return 0
		}
		return 2
	}
	switch {
	case strings.HasSuffix(norm, "mos"):
		return 6
	case strings.HasSuffix(norm, "an"), strings.HasSuffix(norm, "en"):
		return 2
	case strings.HasSuffix(norm, "s"):
		return 45
	case strings.HasSuffix(norm, "o"):
		return 24
	case v.form == Subjunctive:
		return 20
	}
	return 8
}
