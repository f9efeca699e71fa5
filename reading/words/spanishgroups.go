package words

// spanishVerbGroup: [no] [clitics] aux* [adverbs] verb. "se" before a third person counts as passive when
// its subject follows and no noun group stands right before it ("se realizó la marcha").
func (g *grouper) spanishVerbGroup(start int) int {
	i := start
	gr := Group{First: int32(start), Kind: VerbGroup, Head: -1}
	se := -1
	for ; i < g.last; i++ {
		if isNegative(g.norm(i)) && g.tag(i) == Adv {
			gr.Negated = true
		} else if g.tag(i) == Pron && clitics[g.norm(i)] {
			if g.norm(i) == "se" {
				se = i
			}
		} else if g.tag(i) == Adv && i > start && g.verbOrCliticAhead(i+1) {
			continue
		} else {
			break
		}
	}
	if g.tag(i) != Verb && g.tag(i) != Aux {
		return 0
	}
	first := i
	end := i + 1
	gr.Head = int32(i)
	passive := g.participle(i) // a bare one
	modal := g.toks[i].Form == Conditional
	for aux := i; g.tag(aux) == Aux; {
		j := aux + 1
		for g.tag(j) == Adv && j < aux+4 {
			j++
		}
		if g.norm(j) == "de" && spanishAux[g.norm(aux)] == 'm' {
			j++
		}
		if g.tag(j) != Verb && g.tag(j) != Aux || !g.spanishChain(aux, j) {
			break
		}
		for k := aux + 1; k < j; k++ {
			gr.Negated = gr.Negated || isNegative(g.norm(k))
		}
		modal = modal || spanishAux[g.norm(aux)] == 'm'
		passive = g.toks[j].Form == Participle && spanishAux[g.norm(aux)] == 's'
		aux, end, gr.Head = j, j+1, int32(j)
	}
	f := g.toks[first].Form
	gr.Last = int32(end)
	gr.Tense = f
	if spanishAux[g.norm(first)] == 'h' && f == Present && int(gr.Head) > first {
		gr.Tense = Past
	}
	gr.Modal = modal
	gr.Passive = passive || se >= 0 && g.sePassive(se, int(gr.Head), end)
	g.emit(gr)
	return end - start
}

// spanishChain: the verb at j can follow the auxiliary at i.
func (g *grouper) spanishChain(i, j int) bool {
	switch f := g.toks[j].Form; spanishAux[g.norm(i)] {
	case 'h':
		return f == Participle
	case 's':
		return f == Participle || f == Gerund
	default:
		return f == Infinitive
	}
}

func (g *grouper) verbOrCliticAhead(i int) bool {
	return g.tag(i) == Verb || g.tag(i) == Aux || g.tag(i) == Pron && clitics[g.norm(i)]
}

// sePassive: "se" with a third person whose subject comes after it.
func (g *grouper) sePassive(se, head, end int) bool {
	if reflexives[g.toks[head].Lemma] || g.norm(se+1) == "le" || g.norm(se+1) == "lo" || g.norm(se+1) == "la" {
		return false
	}
	if n := len(g.t.Groups); n > 0 && g.t.Groups[n-1].Kind == NounGroup && int(g.t.Groups[n-1].Last) == se-boolInt(isNegative(g.norm(se-1))) {
		// a subject may stand before it; it is passive then only with things, which we cannot tell
		return false
	}
	for i := end; i < end+3 && i < g.last; i++ {
		switch g.tag(i) {
		case Det, Noun, Num, Adj:
			return true
		case Sub:
			return g.norm(i) == "que" // "se informó que"
		case Adv:
		default:
			return false
		}
	}
	return false
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func isNegative(s string) bool {
	switch s {
	case "no", "nunca", "jamas", "tampoco":
		return true
	}
	return false
}

var clitics = set("se", "me", "te", "nos", "os", "le", "les", "lo", "la", "los", "las")

// reflexives are verbs whose "se" is their own: someone does it, nothing is done to them.
var reflexives = set("enfrentar", "retirar", "reunir", "suicidar", "quejar", "atrincherar", "dirigir", "encontrar", "entregar", "negar", "sumar", "refugiar", "rendir", "mostrar", "manifestar", "solidarizar", "movilizar",
	"levantar", "sublevar", "amotinar", "apoderar", "convertir", "quedar", "ir", "dar", "hacer", "deber", "tratar", "adherir", "unir", "declarar", "concentrar", "desplazar", "trasladar", "instalar", "presentar", "replegar", "fugar", "exiliar", "rebelar", "atribuir", "adjudicar", "llevar", "ver", "poner", "volver", "sentir", "acercar", "alejar", "oponer", "comprometer", "referir", "morir", "caer", "salir", "venir", "mantener")
