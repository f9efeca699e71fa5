package words

import "strings"

// verbGroup reads a verb group at token i and returns its length, 0 if there is none.
func (g *grouper) verbGroup(i int) int {
	if g.lang == ES {
		return g.spanishVerbGroup(i)
	}
	return g.englishVerbGroup(i)
}

// englishVerbGroup: [never] aux* [not, adverbs] verb [particle], or "to" verb. The perfect counts as past
// ("has killed"), whatever the time of its auxiliary, since it tells of something done.
func (g *grouper) englishVerbGroup(start int) int {
	i := start
	gr := Group{First: int32(start), Kind: VerbGroup, Head: -1}
	to := g.norm(i) == "to" && g.tag(i) == Part
	if to {
		i++
	}
	for g.tag(i) == Adv && (i > start || g.norm(i) == "never") || g.tag(i) == Part && isNot(g.norm(i)) {
		gr.Negated = gr.Negated || isNot(g.norm(i)) || g.norm(i) == "never"
		i++
	}
	first, lastAux := -1, -1
	for ; i < g.last; i++ {
		tok := &g.toks[i]
		switch {
		case tok.Tag == Aux:
			if first < 0 {
				first = i
			} else if tok.Form == Present || tok.Form == Past || tok.Form == Conditional || tok.Form == Future {
				return g.endEnglish(gr, start, i, first, lastAux, to)
			}
			lastAux = i
			gr.Negated = gr.Negated || strings.HasSuffix(tok.Norm, "n't") || tok.Norm == "cannot"
			gr.Head = int32(i)
		case tok.Tag == Verb:
			if first >= 0 && !g.continues(lastAux, i) || g.modifierVerb(start, i, first, to) {
				return g.endEnglish(gr, start, i, first, lastAux, to)
			}
			if first < 0 {
				first = i
			}
			gr.Head = int32(i)
			return g.endEnglish(gr, start, i+1+g.particle(i+1), first, lastAux, to)
		case first >= 0 && (tok.Tag == Adv || tok.Tag == Part && tok.Norm != "to" && tok.Norm != "'s") || tok.Tag == Part && isNot(tok.Norm):
			if !g.verbAhead(i+1) && !isNot(tok.Norm) {
				return g.endEnglish(gr, start, i, first, lastAux, to)
			}
			gr.Negated = gr.Negated || isNot(tok.Norm) || tok.Norm == "never" || tok.Norm == "longer" && g.norm(i-1) == "no"
		case first >= 0 && tok.Tag == Det && tok.Norm == "no" && g.norm(i+1) == "longer":
			gr.Negated = true
		default:
			return g.endEnglish(gr, start, i, first, lastAux, to)
		}
	}
	return g.endEnglish(gr, start, i, first, lastAux, to)
}

// verbAhead: only adverbs stand between i and a verb or auxiliary.
func (g *grouper) verbAhead(i int) bool {
	for n := 0; n < 4; n++ {
		switch g.tag(i + n) {
		case Verb, Aux:
			return true
		case Adv:
		case Part:
			if !isNot(g.norm(i + n)) {
				return false
			}
		default:
			return g.norm(i+n) == "no" && g.norm(i+n+1) == "longer"
		}
	}
	return false
}

// continues: the verb at i can follow the auxiliary: "was killed", "would kill", "had killed", but not "is says".
func (g *grouper) continues(aux, i int) bool {
	tok := &g.toks[i]
	if tok.Form == Past && (g.isBe(aux) || g.isHave(aux)) {
		tok.Form = Participle // the model hesitates between the two "-ed"
	}
	switch tok.Form {
	case Past, Present:
		return g.toks[aux].Form == Conditional || g.toks[aux].Form == Future || g.isDo(aux)
	}
	return true
}

// modifierVerb: a lone participle or gerund that belongs to the noun after it.
func (g *grouper) modifierVerb(start, i, first int, to bool) bool {
	return first < 0 && !to && (g.toks[i].Form == Participle || g.toks[i].Form == Gerund) && g.premodifies(i, i)
}

// particle: "broke out", "set up", "carried off".
func (g *grouper) particle(i int) int {
	switch g.norm(i) {
	case "up", "out", "off", "away", "back":
		if g.tag(i) == Prep || g.tag(i) == Adv || g.tag(i) == Part {
			if n := g.norm(i + 1); n != "of" && n != "from" && n != "to" {
				return 1
			}
		}
	case "down", "apart":
		if g.tag(i+1) != Det && g.tag(i+1) != Proper {
			return 1
		}
	}
	return 0
}

func (g *grouper) endEnglish(gr Group, start, end, first, lastAux int, to bool) int {
	if first < 0 || gr.Head < 0 {
		return 0
	}
	for end > int(gr.Head)+1 && g.tag(end-1) == Adv && g.particle(end-1) == 0 {
		end-- // trailing adverbs stay outside
	}
	gr.Last = int32(end)
	head, f := &g.toks[gr.Head], &g.toks[first]
	if head.Form == Participle && head.Tag == Verb {
		gr.Passive = lastAux < 0 || g.isBe(lastAux) || g.norm(lastAux) == "get" || g.norm(lastAux) == "got"
	}
	switch {
	case to:
		gr.Tense = Infinitive
	case f.Form == Base:
		gr.Tense = Infinitive
	default:
		gr.Tense = f.Form
	}
	if f.Tag == Aux {
		if f.Form == Conditional || modals[f.Norm] {
			gr.Modal = true
		}
		if g.isHave(first) && !to && f.Form == Present && (head.Form == Participle || g.tag(int(gr.Head)) == Aux && gr.Head > int32(first)) {
			gr.Tense = Past
		}
	}
	g.emit(gr)
	return end - start
}

func isNot(s string) bool { return s == "not" || s == "n't" }

var modals = set("would", "could", "may", "might", "should", "can", "must", "cannot", "can't", "couldn't", "wouldn't", "shouldn't", "ought", "'d")

func (g *grouper) isBe(i int) bool {
	switch strings.TrimSuffix(g.norm(i), "n't") {
	case "be", "been", "being", "is", "are", "was", "were", "am", "'s", "'re", "'m":
		return true
	}
	return false
}

func (g *grouper) isHave(i int) bool {
	switch strings.TrimSuffix(g.norm(i), "n't") {
	case "have", "has", "had", "having", "'ve", "'d":
		return true
	}
	return false
}

func (g *grouper) isDo(i int) bool {
	switch strings.TrimSuffix(g.norm(i), "n't") {
	case "do", "does", "did":
		return true
	}
	return false
}

// inherit gives the second half of "were killed and wounded", "fueron detenidos y golpeados" the auxiliary of the first.
func (g *grouper) inherit(from int32) {
	gs := g.t.Groups
	for k := int(from) + 1; k < len(gs); k++ {
		a, b := &gs[k-1], &gs[k]
		if a.Kind != VerbGroup || b.Kind != VerbGroup || b.Tense != Participle || a.Tense == Participle || !a.Passive {
			continue
		}
		if n := g.norm(int(a.Last)); b.First-a.Last == 1 && (g.tag(int(a.Last)) == Conj || n == ",") {
			b.Tense, b.Modal, b.Negated = a.Tense, a.Modal, a.Negated
		}
	}
}

// reduced looks again at lone "-ed" forms, which the model cannot always tell apart: with an object of its own such
// a form is past ("the army sent tanks"), with "by" right behind it is a participle ("a column led by Soto").
func (g *grouper) reduced(from int32) {
	gs := g.t.Groups
	for k := int(from); k < len(gs); k++ {
		b := &gs[k]
		if b.Kind != VerbGroup || b.Last-b.First != 1 || k == int(from) || gs[k-1].Kind != NounGroup {
			continue
		}
		tok := &g.toks[b.Head]
		if !strings.HasSuffix(tok.Norm, "ed") && english().forms[tok.Norm] != Past || participlesOnly[tok.Norm] {
			continue
		}
		subject := gs[k-1].Last == b.First
		switch {
		case tok.Form == Participle && subject && k+1 < len(gs) && gs[k+1].Kind == NounGroup && gs[k+1].First == b.Last &&
			!g.timeGroup(&gs[k+1]) && !twoObjects[tok.Lemma] && !g.finiteAhead(k+1):
			tok.Form, b.Tense, b.Passive = Past, Past, false
		case tok.Form == Past && g.norm(int(b.Last)) == "by" && g.tag(int(b.Last)+1) != Num && !withoutObject[tok.Lemma] &&
			(subject || g.norm(int(b.First)-1) == ","):
			tok.Form, b.Tense, b.Passive = Participle, Participle, true
		}
	}
}

// finiteAhead: the next verb group of the sentence is finite and no new clause starts before it,
// so that the participle before it cannot be the main verb ("men paid bribes were freed").
func (g *grouper) finiteAhead(k int) bool {
	gs := g.t.Groups
	for j := k; j < len(gs); j++ {
		if gs[j].Kind != VerbGroup {
			continue
		}
		for i := int(gs[k].First); i < int(gs[j].First); i++ {
			if g.tag(i) == Mark || g.tag(i) == Conj || g.tag(i) == Sub || g.tag(i) == Pron {
				return false
			}
		}
		return gs[j].Tense == Past || gs[j].Tense == Present || gs[j].Tense == Conditional || gs[j].Tense == Future
	}
	return false
}

func (g *grouper) timeGroup(n *Group) bool {
	w := g.norm(int(n.Head))
	return timeNouns[w] || weekdays[w] || g.tag(int(n.Head)) == Num
}

// twoObjects are verbs whose passive keeps an object ("a man called Soto", "workers paid wages").
var twoObjects = set("call", "name", "dub", "give", "award", "pay", "offer", "grant", "make", "leave", "consider", "elect", "deny", "tell", "show", "appoint", "declare", "label", "term", "teach", "ask", "promise", "owe", "title", "entitle", "know", "do")

// withoutObject are verbs that "by" follows without making a passive.
var withoutObject = set("stand", "pass", "go", "come", "live", "die", "rise", "fall", "grow", "drop", "drive", "walk", "fly", "run", "start", "begin", "end", "respond", "march", "travel", "stop", "win", "lose")

// participlesOnly cannot be past, whatever stands around them.
var participlesOnly = set("done", "seen", "known", "taken", "given", "shown", "written", "driven", "stolen", "broken", "gone", "worn", "torn", "thrown", "overthrown")
