package words

// group finds noun and verb groups: one pass over each sentence, longest group first. What belongs
// together is told by tags and closed lists of words; nothing is nested.
func (a *Analyser) group(t *Text) {
	t.Groups = make([]Group, 0, len(t.Tokens)/3+4)
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		from := int32(len(t.Groups))
		if sent.Lang != OtherLang {
			g := grouper{t: t, toks: t.Tokens, last: int(sent.Last), lang: sent.Lang}
			for i := int(sent.First); i < g.last; {
				n := g.verbGroup(i)
				if n == 0 {
					n = g.nounGroup(i)
				}
				i += max(1, n)
			}
			g.inherit(from)
			if g.lang == EN {
				g.reduced(from)
			}
		}
		sent.Groups = [2]int32{from, int32(len(t.Groups))}
	}
}

// grouper walks one sentence.
type grouper struct {
	t    *Text
	toks []Token
	last int
	lang Lang8
}

func (g *grouper) tag(i int) Tag {
	if i < 0 || i >= g.last {
		return NoTag
	}
	return g.toks[i].Tag
}

func (g *grouper) norm(i int) string {
	if i < 0 || i >= g.last {
		return ""
	}
	return g.toks[i].Norm
}

// emit records a group and marks its tokens.
func (g *grouper) emit(gr Group) {
	g.t.Groups = append(g.t.Groups, gr)
	n := int32(len(g.t.Groups))
	for i := gr.First; i < gr.Last; i++ {
		g.toks[i].Group = n
	}
}

// nounGroup reads a noun group at token i and returns its length, 0 if there is none.
func (g *grouper) nounGroup(i int) int {
	start := i
	if g.tag(i) == Pron && !g.possessive(i) {
		g.emit(Group{First: int32(i), Last: int32(i + 1), Head: int32(i), Kind: NounGroup})
		return 1
	}
	i += g.approximator(i)
	head := -1 // last noun met
	num := false
	for i < g.last {
		switch g.tag(i) {
		case Det:
			if head >= 0 || num {
				return g.endNoun(start, i, head, num)
			}
			i++
		case Pron:
			if !g.possessive(i) || head >= 0 {
				return g.endNoun(start, i, head, num)
			}
			i++
		case Num:
			// "5 April 1992", "Flight 103", "Ley 26479": a number follows a name, not a common noun
			if head >= 0 && g.tag(i-1) != Proper && !(g.lang == ES && g.toks[i].Kind == Number) {
				return g.endNoun(start, i, head, num)
			}
			num = true
			i++
		case Adj:
			if head >= 0 && g.lang == EN && !g.nounAhead(i) {
				return g.endNoun(start, i, head, num)
			}
			if head >= 0 && g.lang == EN && g.tag(head) != Proper {
				return g.endNoun(start, i, head, num)
			}
			if g.lang == EN && i > start && (g.tag(i+1) == Conj || g.norm(i+1) == ",") && g.tag(i+2) == Adj && g.nounAhead(i+3) && g.tag(i+3) != Conj {
				i++ // "black and white flags"
			}
			i++
		case Noun, Proper:
			if head >= 0 && (g.lang == ES && g.breaksName(head, i) || g.lang == EN && g.timeEnds(head, i)) {
				return g.endNoun(start, i, head, num)
			}
			if head < 0 || g.lang == EN {
				head = i // Spanish groups and names are headed by their first noun, English ones by their last
			}
			i++
			if g.tag(i-1) == Proper || g.capital(i-1) {
				i = g.nameTail(i)
			}
		case Adv:
			// "the very large crowd", "la muy violenta protesta"
			if head < 0 && (g.tag(i+1) == Adj || g.tag(i+1) == Num || g.participle(i+1)) && i > start {
				i++
				continue
			}
			return g.endNoun(start, i, head, num)
		case Verb:
			// a participle before its noun: "armed men", "the striking miners"
			if head < 0 && g.lang == EN && (g.participle(i) || g.toks[i].Form == Gerund) && g.premodifies(start, i) {
				i++
				continue
			}
			return g.endNoun(start, i, head, num)
		case Mark:
			n := g.markInside(i, start, head, num)
			if n == 0 {
				return g.endNoun(start, i, head, num)
			}
			i += n
		default:
			return g.endNoun(start, i, head, num)
		}
	}
	return g.endNoun(start, i, head, num)
}

// endNoun closes a group that ran from start to end; determiners alone make none.
func (g *grouper) endNoun(start, end, head int, num bool) int {
	for end > start && g.tag(end-1) == Mark && g.norm(end-1) != "%" && !isCloser(g.t.Doc.Text(), &g.toks[end-1]) {
		end--
	}
	if end <= start {
		return 0
	}
	if head < 0 {
		for i := end - 1; i >= start && head < 0; i-- {
			switch g.tag(i) {
			case Num, Adj, Det:
				head = i
			case Pron:
				head = i
			}
		}
		if head < 0 {
			return 0
		}
		// a bare adjective is no group; "the wounded", "the 14", "los muertos" are
		if g.tag(head) == Adj && g.tag(start) != Det && !num {
			return 0
		}
		if g.tag(head) == Det && end-start == 1 && articles[g.norm(start)] {
			return 0
		}
	}
	g.emit(Group{First: int32(start), Last: int32(end), Head: int32(head), Kind: NounGroup})
	return end - start
}

// approximator: words before a number that bound it ("at least", "more than", "cerca de").
func (g *grouper) approximator(i int) int {
	for _, a := range approximators[g.norm(i)] {
		n := 1
		for n < len(a) && g.norm(i+n) == a[n] {
			n++
		}
		if n == len(a) && g.numberAhead(i+n) {
			return n
		}
	}
	return 0
}

func (g *grouper) numberAhead(i int) bool {
	return g.tag(i) == Num || g.norm(i) == "$" && g.tag(i+1) == Num || (g.norm(i) == "a" || g.norm(i) == "un" || g.norm(i) == "una") && countNouns[g.norm(i+1)]
}

// approximators by their first word.
var approximators = byFirst([][]string{{"at", "least"}, {"at", "most"}, {"more", "than"}, {"less", "than"}, {"fewer", "than"}, {"no", "fewer", "than"}, {"no", "less", "than"}, {"up", "to"}, {"as", "many", "as"}, {"about"}, {"around"}, {"nearly"}, {"almost"}, {"over"}, {"some"}, {"approximately"}, {"roughly"}, {"only"}, {"just"},
	{"al", "menos"}, {"por", "lo", "menos"}, {"mas", "de"}, {"menos", "de"}, {"cerca", "de"}, {"alrededor", "de"}, {"no", "menos", "de"}, {"hasta"}, {"casi"}, {"unos"}, {"unas"}, {"aproximadamente"}, {"solo"}})

func byFirst(lists [][]string) map[string][][]string {
	m := map[string][][]string{}
	for _, l := range lists {
		m[l[0]] = append(m[l[0]], l)
	}
	return m
}

var countNouns = set("hundred", "thousand", "dozen", "million", "centenar", "millar", "decena", "docena", "veintena", "treintena")

var articles = set("the", "a", "an", "el", "la", "los", "las", "un", "una", "lo")

// possessive: words that UD calls pronouns and that open a noun group.
func (g *grouper) possessive(i int) bool {
	return possessives[g.norm(i)] && g.nounAhead(i+1)
}

var possessives = set("his", "her", "its", "their", "my", "our", "your", "whose", "su", "sus", "mi", "mis", "tu", "tus", "nuestro", "nuestra", "nuestros", "nuestras", "cuyo", "cuya", "cuyos", "cuyas")

// nounAhead: only modifiers stand between i and a noun.
func (g *grouper) nounAhead(i int) bool {
	for n := 0; n < 6; n++ {
		switch g.tag(i + n) {
		case Noun, Proper:
			return true
		case Adj, Num, Adv, Conj:
		case Verb:
			if f := g.toks[i+n].Form; f != Participle && f != Gerund {
				return false
			}
		case Mark:
			if !g.opener(i + n) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// premodifies: the participle at i stands between the start of a group (or a preposition) and a noun.
func (g *grouper) premodifies(start, i int) bool {
	next := g.tag(i + 1)
	if next != Noun && next != Proper && next != Adj && !(next == Verb && g.participle(i+1)) || !g.nounAhead(i+1) {
		return false
	}
	if i > start {
		return true
	}
	if g.toks[i].Form == Gerund {
		return false // "killing policemen" is a deed
	}
	switch g.tag(i - 1) {
	case Prep, Verb, Conj, NoTag:
		return true
	}
	return g.norm(i-1) == ","
}

func (g *grouper) participle(i int) bool {
	return g.tag(i) == Verb && g.toks[i].Form == Participle
}

func (g *grouper) capital(i int) bool {
	if i < 0 || i >= g.last || g.toks[i].Kind != Word {
		return false
	}
	switch g.toks[i].Shape {
	case Cap, Upper, Mixed:
		return true
	}
	return false
}

// name: a token that can be part of a name. In documents in capitals only the tag tells.
func (g *grouper) name(i int) bool {
	if g.t.Capitals {
		return g.tag(i) == Proper
	}
	return g.capital(i) && (g.tag(i) == Proper || g.tag(i) == Noun || g.tag(i) == Adj || g.lang == ES && g.tag(i) != Prep && g.tag(i) != Det && g.tag(i) != Pron)
}

// nameTail takes in what continues a name after token i-1: "de la Torre", "del Perú", "y Minas" after a "de".
func (g *grouper) nameTail(i int) int {
	joined, first := false, i-1
	for g.name(first-1) && g.tag(first-1) == Proper {
		first--
	}
	for i < g.last {
		n := 0
		switch g.norm(i) {
		case "de", "d'", "do", "da", "dos":
			n = 1
			switch g.norm(i + 1) {
			case "la", "las", "los", "el", "lo":
				n = 2
			}
		case "del":
			n = 1
		case "y", "e":
			if joined && offices[g.norm(first)] {
				n = 1 // "Ministerio de Energía y Minas", but not "Universidad de Lima y Ana Soto"
			}
		case "van", "von", "al", "el", "bin":
			if g.lang == EN && g.norm(i) != "al" || g.norm(i) == "von" || g.norm(i) == "van" {
				n = 1
			}
		case "&":
			n = 1
		}
		if n == 0 || !g.name(i+n) {
			return i
		}
		joined = true
		i += n + 1
		for g.name(i) && g.tag(i) == Proper {
			i++
		}
	}
	return i
}

// offices are first words of names that go on with "de X y Y".
var offices = set("ministerio", "ministro", "ministra", "secretaria", "subsecretaria", "viceministerio", "comision", "direccion", "instituto", "facultad", "superintendencia", "consejo", "camara", "federacion", "confederacion", "sindicato", "asociacion", "oficina", "departamento", "centro", "comite", "sociedad", "escuela", "coordinadora", "frente", "junta", "programa", "servicio", "gerencia", "corporacion", "union", "liga")

// timeEnds: after a word for a time, another noun begins a group of its own ("today Peru", "this morning rebels"),
// save a part of the day or a number ("Monday night").
func (g *grouper) timeEnds(head, i int) bool {
	w := g.norm(head)
	return (timeNouns[w] || weekdays[w]) && !timeNouns[g.norm(i)] && (weekdays[w] || g.tag(i) == Proper || nowWords[w])
}

var (
	nowWords  = set("today", "yesterday", "tomorrow", "tonight")
	timeNouns = set("today", "yesterday", "tomorrow", "tonight", "morning", "afternoon", "evening", "night", "midnight", "noon", "day", "week", "weekend", "month", "year", "decade", "hour", "minute", "days", "weeks", "months", "years", "hours", "minutes", "time", "times")
	weekdays  = set("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)

// breaksName: in Spanish a common noun rarely stands by another; a name after a noun stays
// ("el presidente Castillo"), a noun after a name does not.
func (g *grouper) breaksName(head, i int) bool {
	return g.tag(i) == Noun && !g.capital(i)
}

// markInside lets through the marks that groups contain: money and per cent signs, hyphens
// without spaces, the quotation marks of 'the "Santo Tomas" farm', bracketed nothing.
func (g *grouper) markInside(i, start, head int, num bool) int {
	switch g.norm(i) {
	case "$", "€", "£":
		if g.tag(i+1) == Num {
			return 1
		}
	case "%", "º", "°":
		if num {
			return 1
		}
	case "-", "–", "/":
		if i > start && !g.toks[i].Space && i+1 < g.last && !g.toks[i+1].Space && g.tag(i+1) != Mark {
			return 1
		}
	case "&":
		if i > start && g.name(i-1) && g.name(i+1) {
			return 1
		}
	}
	if i > start && g.opener(i) {
		for j := i + 1; j < g.last && j < i+7; j++ {
			switch g.tag(j) {
			case Noun, Proper, Adj, Num, Prep, Det:
				continue
			case Mark:
				if isCloser(g.t.Doc.Text(), &g.toks[j]) && j > i+1 && g.norm(j) != "." && g.norm(j) != ")" && head < 0 && g.nounAhead(j+1) {
					return j - i + 1
				}
			}
			return 0
		}
	}
	return 0
}

// opener: a quotation mark with white space before it and none after.
func (g *grouper) opener(i int) bool {
	switch g.norm(i) {
	case "\"", "“", "«", "'", "‘":
		return g.toks[i].Space && i+1 < g.last && !g.toks[i+1].Space
	}
	return false
}
