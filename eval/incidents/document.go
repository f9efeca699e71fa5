package incidents

import (
	"strconv"
	"strings"

	"testigo/reading/words"
)

// DocumentFeatures speak for the document as a whole.
func DocumentFeatures(m *Message) []string {
	t := m.Text
	seen := map[string]bool{"bias": true}
	out := []string{"bias"}
	add := func(parts ...string) {
		f := strings.Join(parts, "")
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(m.Header), func(r rune) bool { return !(r >= 'a' && r <= 'z') }) {
		add("hd=", w)
	}
	prev := ""
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind != words.Word {
			prev = ""
			continue
		}
		switch tok.Tag {
		case words.Det, words.Prep, words.Conj, words.Part, words.Sub:
			if tok.Norm != "against" && tok.Norm != "by" {
				continue
			}
		}
		l := tok.Lemma
		add("w=", l)
		if tok.Sentence < 2 {
			add("lead=", l)
		}
		if prev != "" && (typeWords[prev] != 0 || typeWords[l] != 0) {
			add("b=", prev, "|", l)
		}
		prev = l
	}
	hits := [8]int{}
	for i := range t.Tokens {
		b := typeWords[t.Tokens[i].Lemma]
		for k := range Types {
			if b&(1<<k) != 0 {
				hits[k]++
			}
		}
	}
	for k := range Types {
		add("hits=", Types[k], strconv.Itoa(min(hits[k], 6)/2))
	}
	for i := range m.Events {
		e := m.Events[i].Value()
		kind := string(e.Type) + "/" + string(e.Mode)
		add("ev=", kind)
		add("ev=", string(e.Type), "!", e.Certainty.String())
		if s, ok := t.SentenceOf(m.Events[i].Span().Start); ok && s < 2 {
			add("ev0=", kind)
		}
		for _, r := range e.Roles {
			v := r.Value()
			w := v.Name
			if k := strings.LastIndexByte(w, ' '); k >= 0 {
				w = w[k+1:]
			}
			add("er=", string(e.Type), ":", string(v.Role), "|", words.Norm(w))
		}
	}
	x := newExtractor(m)
	x.sentences()
	told, both := 0, 0
	for _, b := range x.types {
		if b != 0 {
			told++
		}
		if b&(b-1) != 0 {
			both++
		}
	}
	add("den=", strconv.Itoa(8*told/max(1, len(x.types))))
	add("den2=", strconv.Itoa(8*both/max(1, len(x.types))))
	x.clauses(add)
	// who says "we" and "I": speeches and communiques
	first := 0
	for i := range t.Tokens {
		switch t.Tokens[i].Norm {
		case "we", "our", "i", "us", "my":
			first++
		}
	}
	add("first-person=", strconv.Itoa(min(first, 8)/2))
	add("sentences=", strconv.Itoa(min(len(t.Sentences), 40)/5))
	return out
}

// clauses are features of the document from the clauses that speak of incidents: who does what to
// whom, and whether it is told as new or old.
func (x *extractor) clauses(add func(...string)) {
	t := x.t
	year := headerYear(x.m.Header)
	written := headerDay(x.m.Header)
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if x.types[s] == 0 {
			continue
		}
		recent, old := false, false
		age := x.age(s, written)
		for i := int(sent.First); i < int(sent.Last); i++ {
			w := t.Tokens[i].Norm
			switch w {
			case "today", "yesterday", "tonight", "morning", "afternoon", "evening", "dawn", "midnight", "hours", "night":
				recent = true
			case "years", "year", "decade", "months":
				old = true
			}
			if len(w) == 4 && strings.HasPrefix(w, "19") && year != "" && w < year {
				old = true
			}
		}
		for k := range Types {
			if x.types[s]&(1<<k) == 0 {
				continue
			}
			if recent {
				add("recent=", Types[k])
			}
			add("age=", Types[k], age)
			add("age=", age)
			if old {
				add("old=", Types[k])
			}
			if !old && !recent {
				add("undated=", Types[k])
			}
			if s < 3 {
				add("early=", Types[k], strconv.FormatBool(recent))
			}
		}
		for g := sent.Groups[0]; g < sent.Groups[1]; g++ {
			gr := &t.Groups[g]
			if gr.Kind != words.VerbGroup {
				// "murder of X", "attack on X"
				l := t.Tokens[gr.Head].Lemma
				if typeWords[l] != 0 && g+1 < sent.Groups[1] && t.Groups[g+1].Kind == words.NounGroup && int(t.Groups[g+1].First) == int(gr.Last)+1 {
					add("np=", l, "|", t.Tokens[gr.Last].Norm, "|", x.headWord(&t.Groups[g+1]))
				}
				continue
			}
			l := t.Tokens[gr.Head].Lemma
			if typeWords[l] == 0 {
				continue
			}
			v := l
			if gr.Passive {
				v += "+P"
			}
			if gr.Negated {
				v += "+N"
			}
			if gr.Modal {
				v += "+M"
			}
			add("v=", v, "|", strconv.Itoa(int(gr.Tense)))
			if g > sent.Groups[0] && t.Groups[g-1].Kind == words.NounGroup {
				add("sc=", x.headClass(&t.Groups[g-1]), "|", v)
				add("sk=", x.headClass(&t.Groups[g-1]), "|", kindOf(l), plus(gr.Passive))
			}
			if g+1 < sent.Groups[1] && t.Groups[g+1].Kind == words.NounGroup {
				add("vc=", v, "|", x.headClass(&t.Groups[g+1]))
				add("vk=", kindOf(l), plus(gr.Passive), "|", x.headClass(&t.Groups[g+1]))
				if g > sent.Groups[0] && t.Groups[g-1].Kind == words.NounGroup {
					add("svk=", x.headClass(&t.Groups[g-1]), "|", kindOf(l), plus(gr.Passive), "|", x.headClass(&t.Groups[g+1]))
				}
			}
			if g > sent.Groups[0] && t.Groups[g-1].Kind == words.NounGroup {
				add("sv=", x.headWord(&t.Groups[g-1]), "|", v)
			}
			if g+1 < sent.Groups[1] && t.Groups[g+1].Kind == words.NounGroup {
				add("vo=", v, "|", x.headWord(&t.Groups[g+1]))
			}
		}
	}
}

// headWord is the head's lemma, or NAME.
func (x *extractor) headWord(g *words.Group) string {
	if x.t.Tokens[g.Head].Tag == words.Proper {
		return "NAME"
	}
	return x.t.Tokens[g.Head].Lemma
}

// headClass is the class of the head.
func (x *extractor) headClass(g *words.Group) string {
	variant := "base"
	if nameStart(x.t, int(g.First), int(g.Last)) < int(g.Last) {
		variant = "name"
	}
	return classOf(x.t, int(g.Head), variant, int(g.Last))
}

var monthNumbers = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
	"sept": 9, "oct": 10, "nov": 11, "dec": 12}

// headerDay is the day of the date line in days from the year 0, months of 31 days; 0 if it has none.
func headerDay(h string) int {
	f := strings.Fields(strings.ToLower(h))
	for i := 2; i < len(f); i++ {
		day, err1 := strconv.Atoi(f[i-2])
		year, err2 := strconv.Atoi(strings.TrimRight(f[i], ".,;)"))
		if m := monthNumbers[f[i-1]]; m > 0 && err1 == nil && err2 == nil && day > 0 && day < 32 && year < 100 {
			return (year*12+m-1)*31 + day
		}
	}
	return 0
}

// age is how long before the day of writing the days lie that a sentence names: "-" names none, "0" up to a week,
// "1" up to two months (older incidents are not reported), "2" more.
func (x *extractor) age(s, written int) string {
	out := "-"
	if written == 0 {
		return out
	}
	sent := &x.t.Sentences[s]
	for i := int(sent.First) + 1; i < int(sent.Last); i++ {
		m := monthNumbers[x.t.Tokens[i].Norm]
		day, err := strconv.Atoi(x.t.Tokens[i-1].Norm)
		if m == 0 || err != nil || day < 1 || day > 31 {
			continue
		}
		year := written / 31 / 12
		named := (year*12+m-1)*31 + day
		if i+1 < int(sent.Last) {
			if y, err := strconv.Atoi(x.t.Tokens[i+1].Norm); err == nil && y > 1900 && y < 2000 {
				named += (y - 1900 - year) * 12 * 31
			} else if named > written+31 {
				named -= 12 * 31
			}
		}
		k := "2"
		if d := written - named; d <= 7 {
			k = "0"
		} else if d <= 62 {
			k = "1"
		}
		if out == "-" || k < out {
			out = k
		}
	}
	return out
}

// headerYear is the four-digit year of the date line; empty if it has none.
func headerYear(h string) string {
	for f := range strings.FieldsFuncSeq(h, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(f) == 2 && f >= "87" && f <= "93" {
			return "19" + f
		}
	}
	return ""
}
