package incidents

import (
	"slices"
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
)

// Candidate is one string of a document that may fill a role, with all places where it stands.
type Candidate struct {
	Text     string // as printed, white space collapsed
	Norm     string
	Features []string // pooled over its mentions, each once
	mentions []mention
	Name     bool // the name of a person
	Acronym  string
	variants uint16 // bits: of which cuts of its groups the string is, in the order of variants
	class    string
	near     [6]int8 // by type: sentences to the nearest one that speaks of it, at most 3
	dense    [6]int8 // by type: its words in the candidate's densest sentence, at most 3
	lead     [6]bool // by type: stands in the first sentence that speaks of it
}

// variants are the ways to cut a phrase out of a group.
var variants = [...]string{"base", "nonum", "name", "mod", "mod1", "head", "of", "adv", "bare"}

type mention struct{ sentence, first, last, group int }

// Norm is the comparison form of the scorer: lower case, without punctuation and articles.
func Norm(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		if r < 128 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			continue
		}
		b.WriteRune(r)
	}
	out := strings.Fields(b.String())
	k := 0
	for _, w := range out {
		if w != "a" && w != "an" && w != "the" {
			out[k] = w
			k++
		}
	}
	return strings.Join(out[:k], " ")
}

// maxCandidates bounds hostile input.
const maxCandidates = 4000

// Candidates collects the phrases of a message with their features.
func Candidates(m *Message) []*Candidate {
	x := newExtractor(m)
	x.sentences()
	for g := range x.t.Groups {
		gr := &x.t.Groups[g]
		if gr.Kind == words.NounGroup && len(x.all) < maxCandidates {
			x.group(g, gr)
		}
	}
	x.surnames()
	x.distances()
	return x.all
}

type extractor struct {
	m      *Message
	t      *words.Text
	byNorm map[string]*Candidate
	all    []*Candidate
	types  []uint8 // by sentence: bits of the incident types whose words it holds
	events [][]int // by sentence: indices of m.Events
}

func newExtractor(m *Message) *extractor {
	t := *m.Text
	t.Groups = withoutTimes(m.Text)
	return &extractor{m: m, t: &t, byNorm: map[string]*Candidate{}}
}

// withoutTimes are the groups of a text; words of time are cut off the end of noun groups: "the gunmen last night".
func withoutTimes(t *words.Text) []words.Group {
	out := slices.Clone(t.Groups)
	for i := range out {
		g := &out[i]
		last := g.Last
		for last > g.First+1 && g.Kind == words.NounGroup {
			w := t.Tokens[last-1].Norm
			if !months[w] && (last == g.Last || !timeWords[w]) {
				break
			}
			last--
		}
		if last < g.Last && t.Tokens[last-1].Kind == words.Word && !articles[t.Tokens[last-1].Norm] && t.Tokens[last-1].Tag != words.Num {
			g.Last, g.Head = last, last-1
		}
	}
	return out
}

// group makes the variants of one noun group.
func (x *extractor) group(g int, gr *words.Group) {
	t := x.t
	head := &t.Tokens[gr.Head]
	if head.Kind != words.Word || head.Tag == words.Pron || months[head.Norm] {
		return
	}
	first, last := int(gr.First), int(gr.Last)
	for first < last-1 && (t.Tokens[first].Tag == words.Det || articles[t.Tokens[first].Norm]) {
		first++
	}
	// a quotation mark opened inside stays outside
	for first < last-1 && t.Tokens[first].Kind == words.Punct {
		first++
	}
	x.add(g, first, last, "base")
	if k := int(gr.First) - 1; first == int(gr.First) && k >= 0 && t.Tokens[k].Tag == words.Adv && t.Tokens[k].Sentence == head.Sentence && strings.HasSuffix(t.Tokens[k].Norm, "ly") {
		x.add(g, k, last, "adv")
	}
	n := first
	for n < last-1 && (t.Tokens[n].Tag == words.Num || t.Tokens[n].Kind == words.Number || quantities[t.Tokens[n].Norm]) {
		n++
	}
	if n > first {
		x.add(g, n, last, "nonum")
	}
	// "alleged urban guerrillas": the key often leaves the adjective out
	bare := n
	for bare < last-1 && bare < n+2 && (t.Tokens[bare].Tag == words.Adj || t.Tokens[bare].Tag == words.Verb) {
		bare++
		x.add(g, bare, last, "bare")
	}
	if s := nameStart(t, first, last); s > first && s < last {
		x.add(g, s, last, "name")
	} else if s == first && last-first >= 2 {
		x.add(g, s, last, "name")
	}
	// a weapon or an organisation that qualifies the head: "dynamite attack", "Shining Path members"
	h := int(gr.Head)
	if h > n && h < last && variantHead(t, h) {
		x.add(g, n, h, "mod")
		if bare > n && bare < h {
			x.add(g, bare, h, "mod")
		}
		for i := n; i < h; i++ {
			if typeWords[t.Tokens[i].Norm]&2 != 0 || weapons[t.Tokens[i].Norm] {
				x.add(g, i, i+1, "mod1")
			}
		}
	}
	if h > n && h < last && t.Tokens[h].Tag == words.Noun {
		x.add(g, h, h+1, "head")
	}
	// "members of the armed forces", "headquarters of the federation"
	if last+2 < len(t.Tokens) && (t.Tokens[last].Norm == "of" || t.Tokens[last].Norm == "for") {
		next := last + 1
		if t.Tokens[next].Tag == words.Adv {
			next++
		}
		if k := t.Tokens[next].Group; k > 0 && t.Groups[k-1].Kind == words.NounGroup && t.Tokens[next].Sentence == head.Sentence {
			x.add(g, first, int(t.Groups[k-1].Last), "of")
		}
	}
}

// variantHead: heads that leave what qualifies them as a phrase of its own.
func variantHead(t *words.Text, h int) bool { return t.Tokens[h].Kind == words.Word }

// nameStart is the first token of the trailing run of name-like words; last if there is none.
func nameStart(t *words.Text, first, last int) int {
	s := last
	for i := last - 1; i >= first; i-- {
		tok := &t.Tokens[i]
		if tok.Kind != words.Word || titles[tok.Norm] || tok.Tag != words.Proper && !particles[tok.Norm] {
			break
		}
		s = i
	}
	for s < last-1 && (particles[t.Tokens[s].Norm] || trade(&t.Tokens[s])) {
		s++
	}
	if s < last && particles[t.Tokens[s].Norm] {
		return last
	}
	return s
}

// trade: a word for what somebody is, which text in capitals makes look like a first name.
func trade(tok *words.Token) bool {
	c, _, many := actors.ClassOf(tok.Norm, words.EN)
	return c != "" && !many
}

func (x *extractor) add(g, first, last int, variant string) {
	t := x.t
	text := strings.Join(strings.Fields(t.Quote(first, last)), " ")
	norm := Norm(text)
	if norm == "" || len(norm) > 120 {
		return
	}
	c := x.byNorm[norm]
	if c == nil {
		c = &Candidate{Text: text, Norm: norm}
		x.byNorm[norm] = c
		x.all = append(x.all, c)
	}
	gr := &t.Groups[g]
	c.mentions = append(c.mentions, mention{int(t.Tokens[gr.First].Sentence), first, last, g})
	c.variants |= 1 << slices.Index(variants[:], variant)
	if variant == "name" {
		c.Name = true
	}
	if c.class == "" {
		c.class = classOf(t, int(gr.Head), variant, last)
	}
	if len(c.mentions) <= 12 {
		x.features(c, g, first, last, variant)
	}
	if last+2 < len(t.Tokens) && (t.Tokens[last].Norm == "[" || t.Tokens[last].Norm == "(") && (t.Tokens[last+2].Norm == "]" || t.Tokens[last+2].Norm == ")") && t.Tokens[last+1].Kind == words.Word {
		if w := t.Word(last + 1); len(w) <= 8 {
			c.Acronym = w
		}
	}
}

// surnames pools a person's features over the full name and the surname alone.
func (x *extractor) surnames() {
	last := map[string]*Candidate{}
	for _, c := range x.all {
		if ws := strings.Fields(c.Norm); c.Name && len(ws) >= 2 {
			for _, w := range ws[1:] {
				if old := last[w]; old == nil || len(c.Norm) > len(old.Norm) {
					last[w] = c
				}
			}
		}
	}
	for _, c := range x.all {
		if full := last[c.Norm]; full != nil && full != c {
			full.merge(c)
			c.Features = append(c.Features, "short-of-full")
		}
	}
}

func (c *Candidate) merge(d *Candidate) {
	seen := map[string]bool{}
	for _, f := range c.Features {
		seen[f] = true
	}
	for _, f := range d.Features {
		if !seen[f] && !strings.HasPrefix(f, "var") && !strings.HasPrefix(f, "len") && !strings.HasPrefix(f, "w=") {
			c.Features = append(c.Features, f)
		}
	}
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

var (
	weapons    = set("ak-47 ak-47s m-16 m-16s rifle machinegun machine-gun submachinegun mortar rocket rpg galil uzi pistol revolver shotgun gun bullet machete knife missile artillery tnt grenade dynamite bomb explosive explosives")
	timeWords  = set("last this next past early late same on that")
	articles   = set("the a an this that these those his her their its our my your some any")
	quantities = set("several many few various two three four five six seven eight nine ten eleven twelve dozen dozens hundreds other another approximately about some more than at least over nearly almost number numerous one")
	particles  = set("de del la las los y e san santa d'")
	months     = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday morning afternoon evening night week month year years days hours time gmt ago")
	titles     = set(`comrade president minister vice deputy senator colonel col general gen lieutenant lt major maj captain capt sergeant sgt doctor dr mr mrs ms miss
		father priest bishop archbishop monsignor msgr jesuit attorney judge prosecutor mayor governor ambassador leader commander chief director rector dean
		secretary candidate journalist reporter lawyer attorney engineer professor student teacher leaders citizen engineers businessman rancher peasant union
		trade former ex-president ex-minister exminister ex-mayor ex-guerrilla magistrate justice congressman congresswoman councilman councilwoman
		national police army military navy air force liberal conservative christian democrat democratic party presidential salvadoran colombian peruvian
		guatemalan honduran chilean u.s. us american spanish argentine bolivian nicaraguan panamanian ecuadoran venezuelan british french german israeli italian
		soviet cuban mexican labor communist leftist rightist prominent renowned alleged terrorist rebel guerrilla murdered assassinated slain politician political
		politicians social human rights sister brother brothers widow wife son daughter cadet private soldier corporal agent policeman detective inspector
		commissioner assistant private first second brigadier admiral vice-president vice-minister vicepresident foreign defense interior public finance the priests nuns`)
)

// words is the number of words of a candidate's string.
func (c *Candidate) words() int { return strings.Count(c.Norm, " ") + 1 }

// Sentences are those that name a candidate, in order.
func (c *Candidate) Sentences() []int {
	var out []int
	for _, m := range c.mentions {
		if len(out) == 0 || out[len(out)-1] != m.sentence {
			out = append(out, m.sentence)
		}
	}
	return out
}
