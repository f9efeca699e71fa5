package incidents

import (
	"strconv"
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// words of the incident types, by lemma or form; bits follow Types.
var typeWords = map[string]uint8{}

func init() {
	for i, list := range []string{
		"attack assault kill murder assassinate assassination shoot die death ambush gun machinegun wound injure slay execute massacre torture dead fire rifle killing shooting harassment dynamite destroy victim body corpse",
		"bomb bombing explosion explode dynamite blast grenade device detonate explosive car-bomb rocket mortar carbomb booby blow",
		"kidnap kidnapping abduct abduction hostage kidnaper kidnapper ransom disappear captive seize hijack release",
		"burn arson fire torch blaze incendiary gasoline molotov",
		"steal rob robbery holdup loot theft thief money bank",
		"stoppage strike transportation paralyze work",
	} {
		for w := range strings.FieldsSeq(list) {
			typeWords[w] |= 1 << i
		}
	}
}

// sentences notes for each sentence which types its words speak of and which events it holds.
func (x *extractor) sentences() {
	x.types = make([]uint8, len(x.t.Sentences))
	x.events = make([][]int, len(x.t.Sentences))
	for i := range x.t.Tokens {
		tok := &x.t.Tokens[i]
		x.types[tok.Sentence] |= typeWords[tok.Lemma] | typeWords[tok.Norm]
	}
	for i := range x.m.Events {
		e := x.m.Events[i]
		if s, ok := x.t.SentenceOf(e.Span().Start); ok {
			x.events[s] = append(x.events[s], i)
		}
		for _, w := range e.Value().Mentions {
			if s, ok := x.t.SentenceOf(w.Span().Start); ok {
				x.events[s] = append(x.events[s], i)
			}
		}
	}
}

// distances measures how near each candidate stands to words of each incident type.
func (x *extractor) distances() {
	n := len(x.t.Sentences)
	counts := make([][6]int8, n)
	for i := range x.t.Tokens {
		tok := &x.t.Tokens[i]
		b := typeWords[tok.Lemma] | typeWords[tok.Norm]
		for k := range Types {
			if b&(1<<k) != 0 && counts[tok.Sentence][k] < 3 {
				counts[tok.Sentence][k]++
			}
		}
	}
	var first [6]int
	for k := range Types {
		first[k] = -1
		for s := range counts {
			if counts[s][k] > 0 {
				first[k] = s
				break
			}
		}
	}
	for _, c := range x.all {
		for k := range Types {
			c.near[k] = 3
			for _, m := range c.mentions {
				c.dense[k] = max(c.dense[k], counts[m.sentence][k])
				c.lead[k] = c.lead[k] || m.sentence == first[k]
				for d := int8(0); d < c.near[k]; d++ {
					if s := m.sentence - int(d); s >= 0 && counts[s][k] > 0 {
						c.near[k] = d
					} else if s := m.sentence + int(d); s < n && counts[s][k] > 0 {
						c.near[k] = d
					}
				}
			}
		}
	}
}

// features adds those of one mention to its candidate.
func (x *extractor) features(c *Candidate, g, first, last int, variant string) {
	t := x.t
	seen := map[string]bool{}
	for _, f := range c.Features {
		seen[f] = true
	}
	add := func(parts ...string) {
		f := strings.Join(parts, "")
		if !seen[f] {
			seen[f] = true
			c.Features = append(c.Features, f)
		}
	}
	gr := &t.Groups[g]
	head := t.Tokens[gr.Head].Lemma
	if variant == "name" {
		add("name", strconv.Itoa(min(last-first, 4)))
		head = "NAME"
	} else {
		add("h=", head)
		add("form=", t.Tokens[gr.Head].Norm)
		add("var+h=", variant, "|", head)
	}
	class := classOf(t, int(gr.Head), variant, last)
	add("cls=", class)
	add("cls+var=", class, "|", variant)
	add("var=", variant)
	add("len=", strconv.Itoa(min(last-first, 6)))
	for i := first; i < last && i < first+8; i++ {
		add("w=", t.Tokens[i].Norm)
	}
	add("w0=", t.Tokens[first].Norm)
	if t.Tokens[gr.Head].Tag == words.Proper {
		add("proper")
	}
	s := int(t.Tokens[first].Sentence)
	sent := &t.Sentences[s]
	switch {
	case s == 0:
		add("s0")
	case s < 3:
		add("s1-2")
	case s < 7:
		add("s3-6")
	default:
		add("s7+")
	}
	for i := range Types {
		if x.types[s]&(1<<i) != 0 {
			add("st=", Types[i])
			add("st+h=", Types[i], "|", head)
		}
	}
	if x.types[s] == 0 {
		add("st=none")
	}
	if int(gr.First) > int(sent.First) {
		add("pw=", t.Tokens[gr.First-1].Norm)
	}
	if last < int(sent.Last) {
		add("nw=", t.Tokens[last].Norm)
	}
	// words of the group that the variant leaves out: the title before a name, the number before a noun
	for i := max(int(gr.First), first-3); i < first; i++ {
		add("tw=", t.Tokens[i].Norm)
	}
	x.relations(add, g, first, last, sent, class)
	span := t.Span(first, last)
	for _, k := range x.events[s] {
		e := x.m.Events[k].Value()
		kind := string(e.Type) + "/" + string(e.Mode)
		add("ev=", kind)
		for _, r := range e.Roles {
			if r.Span().Overlaps(span) {
				add("role=", kind, ":", string(r.Value().Role))
				add("role=", string(e.Type), ":", string(r.Value().Role))
			}
		}
		if e.Certainty == record.Denied || e.Generic {
			add("ev-unreal")
		}
	}
}

// relations: what governs the phrase. "pg" preposition and governor, "vo" object of, "sv" subject of.
func (x *extractor) relations(add func(...string), g, first, last int, sent *words.Sentence, class string) {
	t := x.t
	gr := &t.Groups[g]
	prep := ""
	at := int(gr.First) - 1
	if at >= int(sent.First) && t.Tokens[at].Tag == words.Prep {
		prep = t.Tokens[at].Norm
		at--
	}
	// the group before, over commas and the like of a list
	var before *words.Group
	for k := g - 1; k >= 0; k-- {
		if t.Groups[k].Last-1 < sent.First {
			break
		}
		if int(t.Groups[k].Last) <= at+1 {
			before = &t.Groups[k]
			break
		}
	}
	if before != nil && int(before.Last) > int(sent.First) && before.First >= sent.First {
		lem := t.Tokens[before.Head].Lemma
		gap := at + 1 - int(before.Last)
		switch {
		case prep != "" && gap <= 1:
			k := "n"
			if before.Kind == words.VerbGroup {
				k = "v"
				if before.Passive {
					k = "p"
				}
			}
			add("pg=", prep, "|", k, lem)
			add("pgt=", prep, "|", k, kindOf(lem))
			add("pgt=", prep, "|", k, kindOf(lem), "|", class)
		case prep == "" && before.Kind == words.VerbGroup && gap <= 1:
			v := lem
			if before.Passive {
				v += "+P"
			}
			add("vo=", v)
			add("vot=", kindOf(lem), plus(before.Passive))
			add("vot=", kindOf(lem), plus(before.Passive), "|", class)
		case prep == "" && gap >= 1 && gap <= 3:
			add("list=", lem)
		}
	}
	// the nearest verb group to the left even across a preposition, for "by"
	if prep == "by" || prep == "of" || prep == "against" || prep == "on" || prep == "in" || prep == "at" || prep == "with" || prep == "from" || prep == "near" {
		for k := g - 1; k >= 0 && t.Groups[k].First >= sent.First; k-- {
			if t.Groups[k].Kind == words.VerbGroup {
				add("pv=", prep, "|", t.Tokens[t.Groups[k].Head].Lemma)
				break
			}
		}
	}
	if prep != "" {
		add("prep=", prep)
	}
	// subject of the next verb group, if this phrase is not governed by a preposition
	if prep == "" || prep == "of" {
		for k := g + 1; k < len(t.Groups) && t.Groups[k].Last <= sent.Last; k++ {
			if t.Groups[k].Kind == words.VerbGroup {
				v := t.Tokens[t.Groups[k].Head].Lemma
				if t.Groups[k].Passive {
					v += "+P"
				}
				if prep == "" {
					k2 := kindOf(t.Tokens[t.Groups[k].Head].Lemma)
					add("sv=", v)
					add("svt=", k2, plus(t.Groups[k].Passive))
					add("svt=", k2, plus(t.Groups[k].Passive), "|", class)
				} else {
					add("osv=", v)
				}
				break
			}
			if k > g+3 {
				break
			}
		}
	}
	// apposition: the group behind a comma or a bracket
	if last+1 < int(sent.Last) && (t.Tokens[last].Norm == "," || t.Tokens[last].Norm == "[" || t.Tokens[last].Norm == "(") {
		if k := t.Tokens[last+1].Group; k > 0 {
			add("app=", t.Tokens[t.Groups[k-1].Head].Lemma)
		}
	}
}

// classOf is the semantic class of a head: of the cast's noun classes, or NAME, or "-".
func classOf(t *words.Text, head int, variant string, last int) string {
	if variant == "name" {
		return "NAME"
	}
	if variant == "mod" || variant == "mod1" {
		head = last - 1
	}
	tok := &t.Tokens[head]
	for _, w := range [...]string{tok.Norm, tok.Lemma} {
		if c, _, _ := actors.ClassOf(w, words.EN); c != "" {
			return string(c)
		}
	}
	if tok.Tag == words.Proper {
		return "PROPER"
	}
	return "-"
}

// kindOf is the incident types that a governor's lemma speaks of, as digits; "-" if none.
func kindOf(lemma string) string {
	b := typeWords[lemma]
	if b == 0 {
		return "-"
	}
	return strconv.Itoa(int(b))
}

func plus(passive bool) string {
	if passive {
		return "+P"
	}
	return ""
}

// TypeFeatures are a candidate's features in an incident of one type: the plain ones, and some
// of them once more under the type's name.
func TypeFeatures(c *Candidate, ty int, buf []string) []string {
	buf = append(buf[:0], "bias", "t="+Types[ty])
	n := 0
	for _, f := range c.Features {
		buf = append(buf, f)
		if strings.HasPrefix(f, "h=") || strings.HasPrefix(f, "st=") || strings.HasPrefix(f, "vo=") || strings.HasPrefix(f, "pg=") || strings.HasPrefix(f, "role=") || strings.HasPrefix(f, "sv=") || strings.HasPrefix(f, "cls") || strings.HasPrefix(f, "vot=") || strings.HasPrefix(f, "svt=") || strings.HasPrefix(f, "pgt=") || strings.HasPrefix(f, "name") {
			buf = append(buf, Types[ty][:2]+":"+f)
		}
		n++
	}
	near, dense := strconv.Itoa(int(c.near[ty])), strconv.Itoa(int(c.dense[ty]))
	buf = append(buf, "near="+near, "near="+near+"|"+c.class, "dense="+dense, "dense="+dense+"|"+c.class)
	if c.lead[ty] {
		buf = append(buf, "lead", "lead|"+c.class)
	}
	switch k := len(c.mentions); {
	case k > 4:
		buf = append(buf, "m=5+")
	case k > 1:
		buf = append(buf, "m=2-4")
	default:
		buf = append(buf, "m=1")
	}
	return buf
}
