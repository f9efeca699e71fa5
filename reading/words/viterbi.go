package words

// cell is the cheapest way to one reading of one token.
type cell struct {
	reading
	total int32
	back  int8 // reading of the token before
}

const maxReadings = 8

// clauseBonus is what finite verbs gain in a full sentence that would else have none.
const clauseBonus = 12

// tagSpanish tags one sentence. One that ends in a full stop has a finite verb as a rule: where the
// cheapest path has none ("Una columna rebelde ocupa el pueblo": "ocupa" could be a noun) known finite forms are
// made cheaper and the path is sought again.
func (a *Analyser) tagSpanish(t *Text, first, last int) {
	a.pathSpanish(t, first, last, 0)
	if last-first >= 4 && isFullStop(t.Tokens[last-1].Norm) && !hasFinite(t.Tokens[first:last]) {
		a.pathSpanish(t, first, last, clauseBonus)
	}
	a.settle(t, first, last)
}

func isFullStop(mark string) bool { return mark == "." || mark == "?" || mark == "!" }

func hasFinite(tokens []Token) bool {
	for i := range tokens {
		if tok := &tokens[i]; tok.Tag == Verb || tok.Tag == Aux {
			switch tok.Form {
			case Present, Past, Future, Conditional, Subjunctive:
				return true
			}
		}
	}
	return false
}

// pathSpanish finds the cheapest path of readings; bonus is taken off the cost of known finite verbs.
func (a *Analyser) pathSpanish(t *Text, first, last int, bonus int16) {
	l := lexiconES()
	if n := last - first; cap(a.cells) < n {
		a.cells = make([][maxReadings]cell, n+n/2)
		a.counts = make([]int8, n+n/2)
	}
	cells, counts := a.cells[:last-first], a.counts[:last-first]
	blind := t.Capitals || caseless(t.Tokens[first:last])
	for k := range cells {
		n := a.spanishReadings(t, first+k, blind, &cells[k])
		for c := range n {
			x := &cells[k][c]
			if bonus > 0 && x.state == sFin && a.entries[a.entry[first+k]].es.verb {
				x.cost -= bonus
			}
			if k == 0 {
				x.total, x.back = int32(x.cost)+int32(l.transitions[sStart][x.state]), 0
				continue
			}
			x.total = 1 << 30
			for b := range counts[k-1] {
				prev := &cells[k-1][b]
				if total := prev.total + int32(l.transitions[prev.state][x.state]); total < x.total {
					x.total, x.back = total, b
				}
			}
			x.total += int32(x.cost)
		}
		counts[k] = int8(n)
	}
	if len(cells) == 0 {
		return
	}
	k := len(cells) - 1
	best := int8(0)
	for c := range counts[k] {
		if cells[k][c].total < cells[k][best].total {
			best = c
		}
	}
	for ; k >= 0; k-- {
		x := &cells[k][best]
		tok := &t.Tokens[first+k]
		tok.Tag, tok.Form = stateTags[x.state], x.form
		best = x.back
	}
}

// spanishReadings lists the readings of token i where it stands: capitals inside a sentence
// speak for a name.
func (a *Analyser) spanishReadings(t *Text, i int, blind bool, out *[maxReadings]cell) int {
	tok := &t.Tokens[i]
	switch tok.Kind {
	case Punct, Symbol:
		out[0] = cell{reading: reading{state: sMark}}
		return 1
	case Number:
		out[0] = cell{reading: reading{state: sNum}}
		return 1
	}
	en := &a.entries[a.entry[i]]
	if en.es == nil {
		en.es = spanishEntry(t.Word(i), en.norm, en.shape)
	}
	e := en.es
	n := 0
	other, proper := int16(0), int16(-1) // costs added to the listed readings, and of a name
	switch {
	case blind:
		if !e.listed {
			proper = 22
			if !e.verb && len(e.readings) == 2 && e.readings[0].state == sNoun && e.readings[1].cost == 12 {
				proper = 10 // no ending known
			}
		}
	case tok.Shape == Lower:
	case tok.Shape == Upper && !e.listed, tok.Shape == Mixed:
		other, proper = 30, 0
	case atStart(t, i):
		nextCap := i+1 < len(t.Tokens) && t.Tokens[i+1].Sentence == tok.Sentence && t.Tokens[i+1].Shape == Cap
		switch {
		case e.listed:
			proper = 40
			if e.readings[0].state == sFin {
				proper = 18
			}
		case nextCap:
			proper = 4
		case e.verb:
			proper = 26
		default:
			proper = 14
		}
		if nextCap && e.listed && e.readings[0].state == sNoun {
			proper = 12
		}
	case e.listed:
		other, proper = 25, 8
		if s := e.readings[0].state; s == sDet || s == sPrep || s == sConj || s == sSub || s == sClitic {
			other, proper = 0, 12
		}
	default:
		other, proper = 34, 0
	}
	for _, r := range e.readings {
		if n == maxReadings-1 {
			break
		}
		r.cost += other
		if r.form == Subjunctive && tok.First {
			r.cost += 20 // wishes seldom open a report: "Haya de la Torre" is a name
		}
		out[n] = cell{reading: r}
		n++
	}
	if proper >= 0 {
		out[n] = cell{reading: reading{state: sProper, cost: proper}}
		n++
	}
	return n
}

// atStart: the first word of a sentence, or of a quotation or clause after a colon or dash.
func atStart(t *Text, i int) bool {
	if t.Tokens[i].First || i == 0 {
		return true
	}
	before := &t.Tokens[i-1]
	if before.Kind != Punct {
		return false
	}
	switch before.Norm {
	case "\"", "“", "«", "¿", "¡", ":", "—", "–", "…", "'":
		return true
	}
	return before.Norm == "-" && before.Space
}

// settle parts auxiliaries from full verbs, which takes a look further than the neighbour: "poder" and
// "deber" before an infinitive help it, "haber" without a participle stands alone.
func (a *Analyser) settle(t *Text, first, last int) {
	for i := first; i < last; i++ {
		tok := &t.Tokens[i]
		if (tok.Tag == Noun || tok.Tag == Adj) && i+1 < last && t.Tokens[i+1].Norm == "por" && (i == first || t.Tokens[i-1].Tag != Det && t.Tokens[i-1].Tag != Num) {
			// "convocados por el gremio": with its agent a participle is no noun
			for _, r := range a.entries[a.entry[i]].es.readings {
				if r.state == sPart {
					tok.Tag, tok.Form = Verb, Participle
				}
			}
		}
		if tok.Tag != Verb && tok.Tag != Aux {
			continue
		}
		switch spanishAux[tok.Norm] {
		case 'h':
			tok.Tag = Verb
			if f := formAhead(t, i+1, last); f == Participle {
				tok.Tag = Aux
			}
		case 'm':
			tok.Tag = Verb
			if f := formAhead(t, i+1, last); f == Infinitive {
				tok.Tag = Aux
			}
		case 's':
			tok.Tag = Aux
		}
	}
}

// formAhead is the form of the verb that follows at i, over adverbs.
func formAhead(t *Text, i, last int) Form {
	for n := 0; n < 4 && i < last; n, i = n+1, i+1 {
		switch tok := &t.Tokens[i]; tok.Tag {
		case Verb, Aux:
			return tok.Form
		case Adv:
		case Prep:
			if tok.Norm != "de" {
				return NoForm
			}
		default:
			return NoForm
		}
	}
	return NoForm
}

// spanishAux marks the forms of haber (h), ser and estar (s), and the modal verbs (m), without accents.
var spanishAux = func() map[string]byte {
	m := map[string]byte{}
	for kind, list := range map[byte][]string{
		'h': {"ha", "han", "he", "hemos", "habia", "habian", "habiamos", "hubo", "hubieron", "habra", "habran", "habria", "habrian", "haya", "hayan", "hubiera", "hubieran", "hubiese", "hubiesen", "haber", "habiendo", "habido", "haberse", "haberlo"},
		's': {"es", "son", "soy", "somos", "era", "eran", "fue", "fueron", "fui", "fuimos", "sera", "seran", "seria", "serian", "sea", "sean", "fuera", "fueran", "fuese", "fuesen", "sido", "siendo", "ser",
			"esta", "estan", "estoy", "estamos", "estaba", "estaban", "estuvo", "estuvieron", "estara", "estaran", "estaria", "estarian", "este", "esten", "estuviera", "estuvieran", "estando", "estar"},
		'm': {"puede", "pueden", "podemos", "podia", "podian", "pudo", "pudieron", "podra", "podran", "podria", "podrian", "pueda", "puedan", "pudiera", "pudieran", "poder", "debe", "deben", "debemos", "debia", "debian", "debio", "debieron", "debera", "deberan", "deberia", "deberian", "deba", "deban", "suele", "suelen", "solia", "solian"},
	} {
		for _, w := range list {
			m[w] = kind
		}
	}
	return m
}()
