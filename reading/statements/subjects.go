package statements

import (
	"testigo/reading/words"
)

// subject is who does what the verb at token i says.
func (g *stage) subject(i int) (end, bool) { return g.subjectOf(i, 0) }

func (g *stage) subjectOf(i, depth int) (end, bool) {
	toks := g.t.Tokens
	j := i
	if grp := toks[i].Group; grp > 0 && g.t.Groups[grp-1].Kind == words.VerbGroup {
		j = int(g.t.Groups[grp-1].First)
	}
	if depth > 4 || j <= g.first {
		return end{}, false
	}
	form := toks[i].Form
	finite := g.finite(i)
	comma := false
	for n := 0; n < 12 && j > g.first; n++ {
		p := j - 1
		tok := &toks[p]
		if e, ok := g.over(p); ok && e.last == j {
			if comma && !finite || comma && depth == 0 && n > 1 && form != words.Participle {
				return g.clause(i, depth)
			}
			if !finite && !comma && g.aimed(i, e) {
				return g.clause(i, depth)
			}
			if comma {
				if e, ok := g.bracketed(p + 1); ok && finite {
					return e, true
				}
				// "named ten ministers, left his party": both verbs have one subject
				f := e.first
				for f > g.first && (toks[f-1].Tag == words.Det || toks[f-1].Tag == words.Adj || toks[f-1].Tag == words.Num) {
					f--
				}
				if f > g.first && toks[f-1].Tag == words.Verb && g.finite(f-1) {
					return g.subjectOf(f-1, depth+1)
				}
			}
			return g.headed(e, i)
		}
		switch w := tok.Norm; {
		case tok.Tag == words.Adv, isQuote(w), tok.Kind == words.Number, months[w], w == "also", w == "se", w == "le", w == "les", w == "lo", w == "la" && tok.Tag == words.Pron, w == "have", w == "to":
			j = p
		case w == ",", w == "—", w == "–":
			if e, ok := g.bracketed(p); ok && finite && !comma {
				return e, true
			}
			comma = true
			j = p
		case w == ")":
			e, ok := g.before(j)
			if ok {
				return e, true
			}
			return end{}, false
		case oneOf(w, "who", "which", "that", "que", "quien", "quienes", "cual") && tok.Tag != words.Det:
			if oneOf(w, "who", "which", "quien", "quienes", "cual") || p > g.first && toks[p-1].Norm == "," || g.at[max(p-1, g.first)-g.first] > 0 {
				return g.climbed(g.before(p))
			}
			return end{}, false
		case isAnd(w), w == "but", w == "pero":
			return g.clause(i, depth)
		case tok.Tag == words.Pron && finite:
			return g.pronoun(p)
		case tok.Tag == words.Prep && j < i && (toks[j].Kind == words.Number || months[toks[j].Norm]): // "which on 20 May demanded"
			j = p
		case tok.Tag == words.Prep && !finite:
			return g.clause(i, depth)
		case tok.Tag == words.Verb && tok.Form == words.Participle && n > 0 && g.sent.Lang == words.ES:
			j = p
		case tok.Tag == words.Verb:
			if !finite {
				return g.clause(i, depth)
			}
			return end{}, false
		case (tok.Tag == words.Noun || tok.Tag == words.Proper || tok.Tag == words.Adj) && tok.Group > 0:
			// "her anger clashed", "the leadership's plan": whose it is
			gr := &g.t.Groups[tok.Group-1]
			if gr.Kind != words.NounGroup || int(gr.Last) != j {
				return end{}, false
			}
			if oneOf(toks[gr.First].Norm, "his", "her", "their", "its", "su", "sus") {
				if !finite {
					return g.clause(i, depth)
				}
				return g.pronoun(int(gr.First))
			}
			if !finite {
				return g.clause(i, depth)
			}
			// "the strike in Tacna backed": over a phrase behind a preposition
			if f := int(gr.First); f > g.first && toks[f-1].Tag == words.Prep {
				j = f - 1
				continue
			}
			return end{}, false
		default:
			return end{}, false
		}
	}
	if !finite {
		return g.clause(i, depth)
	}
	return end{}, false
}

// aimed: the verb at token i says what for somebody did something to e ("left the party to found"); whom one asks, sends or lets
// does it himself.
func (g *stage) aimed(i int, e end) bool {
	toks := g.t.Tokens
	if w := toks[i-1].Norm; w != "to" && w != "para" {
		return false
	}
	f := e.first - 1
	for f > g.first && (toks[f].Tag == words.Det || toks[f].Tag == words.Adj) {
		f--
	}
	return f > g.first && toks[f].Tag == words.Verb && oneOf(toks[f].Lemma, "leave", "quit", "abandon", "use", "dejar", "abandonar", "usar")
}

// bracketed is whom the stretch between two commas is said of, the second at token p: "A, who had
// fled, demands", "A, from Brussels, demands", "A, a nurse, demands".
func (g *stage) bracketed(p int) (end, bool) {
	toks := g.t.Tokens
	for k := p - 2; k > g.first && k > p-30; k-- {
		if toks[k].Norm != toks[p].Norm || toks[k].Kind != words.Punct {
			continue
		}
		e, ok := g.over(k - 1)
		if !ok && toks[k-1].Norm == ")" {
			e, ok = g.before(k) // "the Green Party (GP), led by A, …"
			ok = ok && e.last < k
		} else if ok && e.last != k {
			continue
		}
		if !ok || e.kind == group && !e.many {
			continue
		}
		if f := e.first; f > g.first && toks[f-1].Tag == words.Prep {
			continue
		}
		switch tok := &toks[k+1]; {
		case oneOf(tok.Norm, "who", "which", "whose", "que", "quien", "quienes", "cuyo", "cuya", "a", "an", "un", "una"),
			tok.Tag == words.Prep, tok.Kind == words.Number, tok.Form == words.Participle || tok.Form == words.Gerund:
			return e, true
		}
	}
	return end{}, false
}

// headed climbs from a name behind a preposition to the phrase that it belongs to ("the leaders of
// the CUT"), and from a role to its holder ("A, a teacher, leads").
func (g *stage) headed(e end, verb int) (end, bool) {
	toks := g.t.Tokens
	if e.kind == group && !e.many {
		if h, ok := g.holder(g.phraseStart(e.head)); ok {
			return h, true
		}
	}
	f := e.first
	for f > g.first && (toks[f-1].Tag == words.Det || toks[f-1].Tag == words.Adj) {
		f--
	}
	if f > g.first && toks[f-1].Tag == words.Verb && !g.finite(f-1) && (toks[f-1].Form == words.Gerund || toks[f-1].Form == words.Infinitive) {
		return end{}, false // the object of "having", "tener"
	}
	if e.kind == person {
		n := f
		for n > g.first && n > f-3 && toks[n-1].Tag == words.Noun {
			n-- // a title
		}
		if n-2 > g.first && isOf(toks[n-1].Norm) && (collectives[toks[n-2].Norm] || toks[n-2].Norm == "movement" || toks[n-2].Norm == "movimiento") {
			if h, ok := g.holder(g.phraseStart(n - 2)); ok && h.kind == body {
				return h, true // "B, the party of A, voted"
			}
		}
	}
	if f-1 <= g.first || toks[f-1].Tag != words.Prep {
		return e, true
	}
	if o, ok := g.over(f - 2); ok && o.last == f-1 {
		return o, true
	}
	if isOf(toks[f-1].Norm) && leaderships[toks[f-2].Norm] {
		return e, true
	}
	// "a faction led by A": what it does its leader does
	if v := &toks[f-2]; f-2 > g.first && oneOf(toks[f-1].Norm, "by", "por") && oneOf(v.Lemma, "lead", "head", "encabezar", "dirigir", "liderar") && v.Form != words.Base && e.kind == person {
		if o, ok := g.before(f - 2); !ok || o.kind != body {
			return e, true
		}
	}
	// "attempts by A to oust B"
	if oneOf(toks[f-1].Norm, "by", "por", "de") && (toks[verb].Form == words.Base || toks[verb].Form == words.Infinitive) {
		return e, true
	}
	return end{}, false
}

// climbed is the named body that a description with a relative clause is said of: "the Green Front, the coalition that backed A".
func (g *stage) climbed(e end, ok bool) (end, bool) {
	if ok && e.kind == group && !e.owned {
		if h, held := g.holder(g.phraseStart(e.head)); held && h.kind == body {
			return h, true
		}
	}
	return e, ok
}

// clauseReach bounds the tokens that a clause is looked for in.
const clauseReach = 80

// clause is the subject of the main clause: of the first finite verb before token i.
func (g *stage) clause(i, depth int) (end, bool) {
	for k := i - 1; k >= max(g.first, i-clauseReach); k-- {
		tok := &g.t.Tokens[k]
		if (tok.Tag == words.Verb || tok.Tag == words.Aux) && g.finite(k) {
			if grp := tok.Group; grp > 0 && int(g.t.Groups[grp-1].Head) != k {
				continue
			}
			if e, ok := g.subjectOf(k, depth+1); ok {
				return e, true
			}
		}
		if tok.Norm == ";" || tok.Norm == ":" {
			break
		}
	}
	// no verb before it: "In 1990, after leaving his party, …" has its subject behind the comma
	if e := g.opening(i); e.ok() {
		return e, true
	}
	return end{}, false
}

// opening is the actor at the head of a sentence whose first words are a possessive: "His attempt to …".
func (g *stage) opening(i int) end {
	if i > g.first && oneOf(g.t.Tokens[g.first].Norm, "his", "her", "their", "su", "sus") {
		e, _ := g.pronoun(g.first)
		return e
	}
	return end{}
}

var months = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre")

// finite tells verbs that have a subject of their own.
func (g *stage) finite(i int) bool {
	tok := &g.t.Tokens[i]
	if tok.Group > 0 {
		switch g.t.Groups[tok.Group-1].Tense {
		case words.Infinitive, words.Gerund, words.Participle:
			return false
		case words.Past, words.Present, words.Future, words.Conditional, words.Subjunctive:
			return true
		}
	}
	switch tok.Form {
	case words.Infinitive, words.Gerund, words.Participle, words.Base:
		return false
	}
	return true
}

// pronoun is whom a pronoun at token i stands for: the last one in the sentence who fits, else the
// one spoken of before.
func (g *stage) pronoun(i int) (end, bool) {
	e, ok := g.meant(i)
	e.first, e.last, e.head = i, i+1, i // cited where it stands
	return e, ok
}

func (g *stage) meant(i int) (end, bool) {
	toks := g.t.Tokens
	switch toks[i].Norm {
	case "he", "she", "his", "her", "him", "el", "ella":
		for k := len(g.ends) - 1; k >= 0; k-- {
			if e := &g.ends[k]; e.last <= i && e.kind == person {
				return *e, true
			}
		}
		return g.he, g.he.ok()
	case "its", "it":
		for k := len(g.ends) - 1; k >= 0; k-- {
			if e := &g.ends[k]; e.last <= i && (e.kind == body || e.kind == group && e.many && organized(e.class)) {
				return *e, true
			}
		}
		return g.they, g.they.ok()
	case "they", "their", "ellos", "ellas":
		for k := range g.ends {
			if e := &g.ends[k]; e.last <= i && (e.kind == body || e.kind == group && e.many) {
				return *e, true
			}
		}
		return g.they, g.they.ok()
	case "su", "sus":
		for k := len(g.ends) - 1; k >= 0; k-- {
			if e := &g.ends[k]; e.last <= i && (e.kind == person || e.kind == body) {
				return *e, true
			}
		}
		if g.they.ok() && g.they.kind == body && g.theyAt > g.heAt {
			return g.they, true // the one spoken of last
		}
		return g.he, g.he.ok()
	case "we", "our", "nosotros", "nuestro", "nuestra":
		return end{first: i, last: i + 1, head: i, kind: person, many: true, name: g.author()}, true
	}
	return end{}, false
}

// author is the name of the document's author, or the word.
func (g *stage) author() string {
	if a := g.t.Doc.Meta.Author; a.Stated() && a.Value() != "" {
		return a.Value()
	}
	if g.sent.Lang == words.ES {
		return "autor"
	}
	return "author"
}

// holder is who stands before a role that begins at token start.
func (g *stage) holder(start int) (end, bool) {
	toks := g.t.Tokens
	if start <= g.first {
		return end{}, false
	}
	// "A, a teacher and leader of B": over the first role
	if isAnd(toks[start-1].Norm) && start-2 >= g.first {
		if n := toks[start-2].Group; n > 0 && g.t.Groups[n-1].Kind == words.NounGroup && g.at[start-2-g.first] == 0 || g.roleAt(start-2) {
			start = g.phraseStart(start - 2)
			if start <= g.first {
				return end{}, false
			}
		}
	}
	p := start - 1
	tok := &toks[p]
	switch {
	case tok.Norm == "," || tok.Norm == "(" || tok.Norm == "—" || tok.Norm == "–":
		e, ok := g.before(p)
		if !ok || e.kind == group && e.many && tok.Norm == "," {
			return end{}, false
		}
		return e, true
	case tok.Norm == "-" && tok.Space:
		return g.before(p)
	case tok.Norm == "at" && p > g.first: // "A, at the head of B"
		return g.before(p)
	case oneOf(tok.Norm, "as", "como"):
		k := p - 1
		for k >= g.first && k > p-4 && toks[k].Tag != words.Verb {
			if e, ok := g.over(k); ok {
				if f := e.first - 1; f > g.first && oneOf(g.t.Tokens[f].Lemma, "succeed", "replace", "follow") {
					return g.subject(f)
				}
				if e.kind == person {
					return e, true // "named A as leader of B"
				}
				if f := e.first - 1; e.kind == body && f > g.first+1 && (isOf(toks[f].Norm) || toks[f].Tag == words.Det && isOf(toks[f-1].Norm)) {
					for f > g.first && (isOf(toks[f].Norm) || toks[f].Tag == words.Det) {
						f--
					}
					if who, ok := g.over(f); ok && who.kind == person {
						return who, true // "elected A of the Green Party as its head"
					}
				}
				return end{}, false
			}
			k--
		}
		if k >= g.first && toks[k].Tag == words.Verb {
			return g.subject(k)
		}
	case tok.Tag == words.Verb && elects[tok.Lemma], tok.Tag == words.Proper:
		return g.elected(start)
	case tok.Tag == words.Aux || tok.Tag == words.Verb:
		if tok.Norm != "being" && oneOf(tok.Lemma, "be", "become", "remain", "ser") && !g.negated(p) {
			return g.subject(p)
		}
	case oneOf(tok.Norm, "we", "nosotros"):
		return g.pronoun(p)
	}
	return end{}, false
}

// phraseStart is the first token of the noun phrase in which a role stands, over "one of".
func (g *stage) phraseStart(i int) int {
	toks := g.t.Tokens
	start := i
	if n := toks[i].Group; n > 0 && g.t.Groups[n-1].Kind == words.NounGroup {
		start = int(g.t.Groups[n-1].First)
	}
	// a name that the group begins with is no part of it: "Castillo deputy"
	for start > g.first && start > i-6 && (toks[start-1].Tag == words.Det || toks[start-1].Tag == words.Adj || oneOf(toks[start-1].Norm, "ex", "former", "self-styled")) {
		start--
	}
	return start
}

func (g *stage) negated(i int) bool {
	n := g.t.Tokens[i].Group
	return n > 0 && g.t.Groups[n-1].Negated
}

// roleAt: a description of one person stands there.
func (g *stage) roleAt(i int) bool {
	e, ok := g.over(i)
	return ok && e.kind == group && !e.many
}
