package actors

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// entity is an actor while it is being put together.
type entity struct {
	kind    record.ActorKind
	org     record.OrgKind
	names   []string // norms of the words of the fullest name
	name    string
	acronym string
	known   int32 // index in lexicon.known plus one
	aliases []string
	lastAt  int32 // token of the latest mention, while scanning
	role    record.Cited[string]
	age     record.Cited[int]
	harm    record.Cited[string]
	short   bool // known by a surname or first name alone so far
}

type finder struct {
	t        *words.Text
	text     string
	cast     *Cast
	ents     []entity
	places   []int32 // by token: index in places plus one
	g        *tongue
	home     map[string]bool // countries with a pack that the document speaks of
	headline bool            // in a heading whose words all begin with capitals
	lower    map[string]bool // norms that occur in lower case, made when first asked for
	byName   map[string]int32
	acronyms map[string]int32
	byKnown  map[int32]int32
	// by token: the actor, plus one, whose common name the token belongs to
	commonBody map[int]int
}

// Find returns the cast of a text. Places may be nil; they must be in order.
func Find(t *words.Text, places []record.Cited[record.Place]) *Cast {
	f := &finder{t: t, text: t.Doc.Text(), byName: map[string]int32{}, acronyms: map[string]int32{}, byKnown: map[int32]int32{}, home: map[string]bool{},
		cast: &Cast{text: t, at: make([]int32, len(t.Tokens)), ages: map[int32]bool{}}}
	f.markPlaces(places)
	for _, p := range places {
		if iso := p.Value().Country; lexi.nations[iso] != nil {
			f.home[iso] = true
		}
	}
	for i := range t.Tokens {
		if len(f.home) == len(lexi.nations) {
			break
		}
		if iso, ok := lexi.nationOf[t.Tokens[i].Norm]; ok {
			f.home[iso] = true
		}
	}
	f.g = lexi.tongues[words.EN]
	f.letterhead()
	// headings come last: where every word has a capital, only names met elsewhere can be told
	for _, heading := range [...]bool{false, true} {
		for i := range t.Sentences {
			if s := &t.Sentences[i]; (s.Kind == record.Heading) == heading && f.enter(s) {
				f.headline = heading && f.titleCase(s)
				f.fullNames(s)
			}
		}
	}
	f.headline = false
	f.joinShort()
	for i := range t.Sentences {
		if s := &t.Sentences[i]; f.enter(s) {
			f.shortNames(s)
		}
	}
	f.order()
	for i := range t.Sentences {
		if s := &t.Sentences[i]; f.enter(s) {
			f.agesIn(s)
			f.harmIn(s)
		}
	}
	f.build(places)
	return f.cast
}

// enter sets the language of a sentence; false for those that are not read.
func (f *finder) enter(s *words.Sentence) bool {
	if s.Kind == record.Byline || s.Kind == record.Footnote {
		return false
	}
	lang := s.Lang
	if lang == words.OtherLang {
		lang = words.EN
		if f.t.Doc.Lang == record.Spanish {
			lang = words.ES
		}
	}
	f.g = lexi.tongues[lang]
	return true
}

func (f *finder) markPlaces(places []record.Cited[record.Place]) {
	f.places = make([]int32, len(f.t.Tokens))
	for i, p := range places {
		if p.Value().Adjective {
			continue
		}
		sp := p.Span()
		for k := f.t.TokenAt(sp.Start); k < len(f.t.Tokens) && int(f.t.Tokens[k].Start) < sp.End; k++ {
			f.places[k] = int32(i + 1)
		}
	}
}

// seenLower tells whether a word occurs in lower case in the document: then its capital at
// the start of a sentence says nothing.
func (f *finder) seenLower(norm string) bool {
	if f.lower == nil {
		f.lower = make(map[string]bool, 256)
		for i := range f.t.Tokens {
			if tok := &f.t.Tokens[i]; tok.Shape == words.Lower {
				f.lower[tok.Norm] = true
			}
		}
	}
	return f.lower[norm]
}

// capital tells whether a token may be part of a name.
func (f *finder) capital(i int) bool {
	tok := &f.t.Tokens[i]
	if tok.Kind != words.Word {
		return false
	}
	switch tok.Shape {
	case words.Cap, words.Upper:
		return true
	case words.Mixed:
		if n := tok.Norm; len(n) > 4 && n[2] == '-' && (n[:2] == "al" || n[:2] == "el") {
			return true // "al-Masri"
		}
		c := f.text[tok.Start]
		return c < 'a' || c > 'z'
	}
	return false
}

// common tells whether a capitalised token at the start of a sentence is just a word.
func (f *finder) common(i int) bool {
	tok := &f.t.Tokens[i]
	if notNames[tok.Norm] {
		return !f.calendarName(i)
	}
	if !tok.First {
		return false
	}
	switch tok.Tag {
	case words.Verb, words.Aux, words.Adv, words.Det, words.Pron, words.Prep, words.Conj, words.Sub, words.Num, words.Part:
		return !lexi.first[tok.Norm]
	}
	return !lexi.first[tok.Norm] && f.seenLower(tok.Norm)
}

// calendarName: a month or day that is a first name here: "Julio Ramírez", "Domingo Huerta".
func (f *finder) calendarName(i int) bool {
	toks := f.t.Tokens
	switch toks[i].Norm {
	case "julio", "domingo", "abril", "april", "june", "august", "may":
	default:
		return false
	}
	if i > 0 && toks[i-1].Sentence == toks[i].Sentence && (toks[i-1].Kind == words.Number || toks[i-1].Norm == "de" || toks[i-1].Norm == "of" || toks[i-1].Norm == "in") || i+1 >= len(toks) || toks[i+1].Sentence != toks[i].Sentence {
		return false
	}
	n := toks[i+1].Norm
	return toks[i+1].Kind == words.Word && (lexi.last[n] || lexi.first[n]) && !notNames[n] && (f.t.Capitals || f.capital(i+1))
}

// squeezed is the printed words of tokens [first, last) with line breaks as single spaces.
func (f *finder) squeezed(first, last int) string { return squeeze(f.t.Quote(first, last)) }

func squeeze(s string) string {
	if !strings.ContainsAny(s, "\n\t\r\u00a0") && !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// add records a mention of an entity over tokens [first, last).
func (f *finder) add(ent int32, first, last int, form record.NameForm) {
	m := mention{first: int32(first), last: int32(last), actor: ent, form: form}
	f.cast.mentions = append(f.cast.mentions, m)
	id := int32(len(f.cast.mentions))
	for k := first; k < last; k++ {
		f.cast.at[k] = id
	}
	f.ents[ent].lastAt = int32(first)
}

func (f *finder) free(first, last int) bool {
	for k := first; k < last; k++ {
		if f.cast.at[k] != 0 {
			return false
		}
	}
	return true
}

// foreign: a country's pack knows the actor, and the document does not speak of that country.
func (f *finder) foreign(k *known) bool { return k.country != "" && !f.home[k.country] }

// matchKnown finds the longest name of a pack that begins at token i.
func (f *finder) matchKnown(i, limit int, surnames bool) (e entry, end int, ok bool) {
	toks := f.t.Tokens
	for _, e := range lexi.entries[toks[i].Norm] {
		if e.surname != surnames {
			continue
		}
		end, ok := f.matchWords(e.words, i, limit)
		if !ok {
			continue
		}
		k := &lexi.known[e.actor]
		// names of a country's pack are its own: "National Unity" elsewhere is another body
		if f.foreign(k) && (!k.person || len(e.words) < 3) {
			continue
		}
		tok := &toks[i]
		if !f.t.Capitals {
			if !f.capital(i) && !(strings.IndexByte(tok.Norm, '-') > 0) && !e.lower {
				continue
			}
			if len(e.words) > 1 && !f.capital(end-1) && !e.lower {
				continue
			}
		}
		if e.form == record.Acronym {
			if tok.Shape != words.Upper && !f.t.Capitals && !(len(tok.Norm) > 4 && tok.Shape != words.Lower) || notAcronyms[tok.Norm] {
				continue
			}
			if f.t.Capitals && (len(tok.Norm) < 3 || f.commonCaps(tok.Norm)) || len(tok.Norm) < 3 && tok.Norm != "un" && tok.Norm != "eu" || f.allCaps(i) && !f.t.Capitals {
				continue
			}
			if f.foreign(k) {
				continue
			}
		} else if len(e.words) == 1 && (tok.First && f.seenLower(tok.Norm) || f.places[i] != 0 || f.foreign(k) || f.t.Capitals && f.commonCaps(tok.Norm)) {
			continue
		}
		return e, end, true
	}
	return entry{}, i, false
}

// matchWords compares words with tokens, skipping commas and dashes inside the name.
func (f *finder) matchWords(ws []string, i, limit int) (end int, ok bool) {
	toks := f.t.Tokens
	for n, w := range ws {
		if n > 0 {
			if i < limit && toks[i].Kind == words.Punct && (toks[i].Norm == "," || toks[i].Norm == "-" || toks[i].Norm == "–") && i+1 < limit && toks[i+1].Norm == w {
				i++
			}
		}
		if i >= limit || toks[i].Norm != w && !(len(w) > 2 && strings.ReplaceAll(toks[i].Norm, ".", "") == w) {
			return i, false
		}
		i++
	}
	return i, true
}

// titleCase: nearly all longer words of a heading begin with capitals.
func (f *finder) titleCase(s *words.Sentence) bool {
	n, caps := 0, 0
	for i := int(s.First); i < int(s.Last); i++ {
		if tok := &f.t.Tokens[i]; tok.Kind == words.Word && tok.End-tok.Start > 3 {
			n++
			if f.capital(i) {
				caps++
			}
		}
	}
	return n >= 3 && caps*10 >= n*8
}

// allCaps: the words beside are capitals too (a headline), so that capitals say nothing.
func (f *finder) allCaps(i int) bool {
	toks := f.t.Tokens
	s := &f.t.Sentences[toks[i].Sentence]
	n, upper := 0, 0
	for k := max(int(s.First), i-3); k < min(int(s.Last), i+4); k++ {
		if k != i && toks[k].Kind == words.Word && toks[k].End-toks[k].Start > 2 {
			n++
			if toks[k].Shape == words.Upper {
				upper++
			}
		}
	}
	return n > 1 && upper == n
}

// commonCaps: words that, in a text in capitals, are words and not names.
func (f *finder) commonCaps(norm string) bool {
	if notNames[norm] || joiners[norm] {
		return true
	}
	for _, g := range lexi.tongues {
		if g != nil && (g.nouns[norm].kind != NoCandidate || g.titles[norm] != 0 || g.heads[norm].kind != "" || len(g.harms[norm]) > 0) {
			return true
		}
	}
	return capsWords[norm]
}

// capsWords are further common words that lists of names or acronyms contain.
var capsWords = set("sin", "uno", "son", "arena", "mas", "can", "code", "ser", "page", "day", "case", "love", "long", "short", "price", "hand", "field", "hill", "house", "street", "park", "banks", "bank", "wood", "stone", "early", "best", "rich", "poor", "power", "powers", "strong", "young", "old", "black", "white", "brown", "green", "gray", "north", "south", "west", "east", "day", "weeks", "summers", "winter", "frost", "snow", "moon", "sun", "light", "bright", "sharp", "small", "little", "good", "noble", "sales", "battle", "bush", "ball", "barber", "carpenter", "fisher", "hunter", "shepherd", "mason", "miller", "potter", "taylor", "walker", "ward", "cook", "baker", "price", "mora", "paz", "luz", "cruz", "guerra", "campos", "flores", "rios", "torres", "santos", "reyes", "iglesias", "casas", "puente", "plaza", "fuentes", "lozano", "rubio", "blanco", "rojas", "moreno", "bravo", "calle", "camino", "valle", "montes", "vega", "vera", "mar", "sol", "real", "franco", "justo", "salvador", "angeles", "central", "grant", "bond", "cash", "chance", "rose", "wall", "gates", "ford", "mills", "waters", "rivers", "lane", "mark", "grace", "miles", "guy", "chase", "bill", "rob", "drew", "will", "may", "june", "april", "august", "art", "dean", "earl", "pat", "ray", "rusty", "sandy", "sky", "star", "storm", "violet", "daisy", "faith", "hope", "joy", "jewel", "amber", "dawn", "eve", "june", "victoria", "trinidad", "santiago", "francia", "italia", "jose", "san", "santa", "santo")
