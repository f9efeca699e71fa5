package actors

import (
	"testigo/reading/words"
	"testigo/record"
)

// agesIn cites ages printed beside the names of persons.
func (f *finder) agesIn(s *words.Sentence) {
	for k := int(s.First); k < int(s.Last); k++ {
		id := f.cast.at[k]
		if id == 0 {
			continue
		}
		m := &f.cast.mentions[id-1]
		e := &f.ents[m.actor]
		if e.kind == record.Person {
			if tok, age, ok := f.ageOf(int(m.first), int(m.last), s); ok {
				f.cast.ages[f.t.Tokens[tok].Start] = true
				if !e.age.Stated() {
					e.age = record.CiteSpan(f.t.Doc, f.t.Span(tok, tok+1), age)
				}
			}
		}
		k = int(m.last) - 1
	}
}

// ageOf reads the age beside a name and the token that says it: "35-year-old X", "X, 35,", "X (35)",
// "X, aged 35", "X, de 35 años", "X (35 años)".
func (f *finder) ageOf(start, end int, s *words.Sentence) (token, age int, ok bool) {
	toks, limit := f.t.Tokens, int(s.Last)
	// behind the name
	k := end
	if k < limit && (toks[k].Norm == "," || toks[k].Norm == "(" || toks[k].Norm == "[") {
		open := toks[k].Norm
		k++
		for k < limit && k < end+4 && (toks[k].Norm == "aged" || toks[k].Norm == "a" || toks[k].Norm == "an" || toks[k].Norm == "the" || toks[k].Norm == "de" || toks[k].Norm == "age" || toks[k].Norm == "of") {
			k++
		}
		if k < limit {
			if n, good := f.small(k); good {
				next := ""
				if k+1 < limit {
					next = toks[k+1].Norm
				}
				if next == "-" && k+2 < limit {
					next = toks[k+2].Norm
				}
				years := next == "anos" || next == "years" || next == "year-old" || next == "year" || next == "ano"
				closed := open == "," && (next == "," || next == "." || next == ";" || next == ")" || next == "") || open != "," && (next == ")" || next == "]" || next == "," || next == "-")
				if years || closed && toks[k].Kind == words.Number && (toks[k-1].Norm == "," || toks[k-1].Norm == "(" || toks[k-1].Norm == "aged" || toks[k-1].Norm == "[" || toks[k-1].Norm == "age" || toks[k-1].Norm == "de" && open == ",") {
					return k, n, true
				}
			}
		}
	} else if k+2 < limit && toks[k].Norm == "de" {
		if n, good := f.small(k + 1); good && (toks[k+2].Norm == "anos") {
			return k + 1, n, true
		}
	}
	// "X was 24.", "X tenía 24 años"
	if k := end; k+1 < limit {
		switch toks[k].Norm {
		case "was", "is", "tenia", "tiene", "turned", "cumplio":
			if n, good := f.small(k + 1); good {
				next := ""
				if k+2 < limit {
					next = toks[k+2].Norm
				}
				if next == "years" || next == "anos" || next == "year-old" || next == "" || next == "." || next == "," {
					return k + 1, n, true
				}
			}
		}
	}
	// past an occupation: "X, estudiante, 24 años"
	if k := end; k+3 < limit && toks[k].Norm == "," {
		j := k + 1
		for j < limit && j < k+5 && toks[j].Kind == words.Word && f.cast.at[j] == 0 {
			j++
		}
		if j > k+1 && j+1 < limit && toks[j].Norm == "," {
			if n, good := f.small(j + 1); good && (j+2 >= limit || toks[j+2].Norm == "," || toks[j+2].Norm == "anos" || toks[j+2].Norm == "years" || toks[j+2].Norm == ".") {
				return j + 1, n, true
			}
		}
	}
	// before it: "35-year-old teacher X", "60 year old X", "el joven de 22 años X"
	for k := start - 1; k >= int(s.First) && k >= start-5; k-- {
		switch toks[k].Norm {
		case "year-old", "years-old", "anos", "old":
			if toks[k].Norm == "old" && (k < 1 || toks[k-1].Norm != "year" && toks[k-1].Norm != "years") {
				return 0, 0, false
			}
			for j := k - 1; j >= int(s.First) && j >= k-3; j-- {
				if n, good := f.small(j); good {
					// "X, de 21 años, y Z": the age of the one before
					for b := j - 1; b >= int(s.First) && b >= j-3; b-- {
						if f.cast.at[b] != 0 {
							return 0, 0, false
						}
					}
					return j, n, true
				}
			}
			return 0, 0, false
		}
		if toks[k].Kind != words.Word && toks[k].Norm != "," || f.cast.at[k] != 0 {
			break
		}
	}
	return 0, 0, false
}

// small reads a number of one to three digits, up to 119.
func (f *finder) small(i int) (int, bool) {
	tok := &f.t.Tokens[i]
	if tok.Kind != words.Number || tok.End-tok.Start > 3 {
		return 0, false
	}
	n := 0
	for _, c := range []byte(f.text[tok.Start:tok.End]) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, n > 0 && n < 120
}

// harmIn marks the persons of a sentence to whom harm is done: passive subjects, objects,
// "death of X", and names listed as the dead.
func (f *finder) harmIn(s *words.Sentence) {
	f.harmAnaphora(s)
	for k := int(s.First); k < int(s.Last); k++ {
		id := f.cast.at[k]
		if id == 0 {
			continue
		}
		m := f.cast.mentions[id-1]
		e := &f.ents[m.actor]
		k = int(m.last) - 1
		if e.kind != record.Person || e.harm.Stated() {
			continue
		}
		if first, last, name, ok := f.harmAt(int(m.first), int(m.last), s); ok {
			e.harm = record.CiteSpan(f.t.Doc, f.t.Span(first, last), name)
		}
	}
}

// harmAnaphora: "Both died that night.": the two persons named last in the paragraph; "She was shot dead.":
// the only person of the sentence before.
func (f *finder) harmAnaphora(s *words.Sentence) {
	toks := f.t.Tokens
	i := int(s.First)
	if i+1 >= int(s.Last) {
		return
	}
	want := 0
	switch toks[i].Norm {
	case "both", "ambos", "ambas":
		want = 2
	case "he", "she", "ella":
		want = 1
	default:
		return
	}
	first, last, name, ok := f.harmRight(i+1, s)
	if !ok {
		return
	}
	var who []int32
	for k := i - 1; k >= 0 && k > i-120 && len(who) < want+1; k-- {
		o := &f.t.Sentences[toks[k].Sentence]
		if o.Paragraph != s.Paragraph || want == 1 && toks[k].Sentence < toks[i].Sentence-1 {
			break
		}
		id := f.cast.at[k]
		if id == 0 {
			continue
		}
		m := &f.cast.mentions[id-1]
		k = int(m.first)
		if f.ents[m.actor].kind == record.Person && !contains(who, m.actor) {
			who = append(who, m.actor)
		}
	}
	if len(who) != want {
		return
	}
	for _, ent := range who {
		if e := &f.ents[ent]; !e.harm.Stated() {
			e.harm = record.CiteSpan(f.t.Doc, f.t.Span(first, last), name)
		}
	}
}

func contains(list []int32, v int32) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

func (f *finder) harmAt(start, end int, s *words.Sentence) (first, last int, name string, ok bool) {
	if first, last, name, ok = f.harmFronted(start, end, s); ok {
		return
	}
	if first, last, name, ok = f.harmRight(end, s); ok {
		return
	}
	return f.harmLeft(start, s)
}

// harmFronted: "A Ana Soto la mataron": the object comes first and a clitic takes it up.
func (f *finder) harmFronted(start, end int, s *words.Sentence) (first, last int, name string, ok bool) {
	toks, limit := f.t.Tokens, int(s.Last)
	if !f.g.es || end+1 >= limit || start-1 < int(s.First) {
		return 0, 0, "", false
	}
	k := start - 1
	for k > int(s.First) && f.g.titles[toks[k].Norm] != 0 {
		k--
	}
	if toks[k].Norm != "a" && toks[k].Norm != "al" {
		return 0, 0, "", false
	}
	switch toks[end].Norm {
	case "lo", "la", "los", "las", "le", "les":
		for _, h := range f.g.harms[toks[end+1].Norm] {
			if h.kind == didTo {
				return f.harmSpan(end+1, limit, h.name)
			}
		}
	}
	return 0, 0, "", false
}

var passives = set("was", "were", "been", "being", "is", "are", "got", "fue", "fueron", "sido", "siendo", "es", "son", "resulto", "resultaron", "murio", "aparece", "aparecen", "aparecio", "aparecieron", "sigue", "siguen", "continua", "continuan", "permanece", "permanecen", "estan", "remain", "remains")

// harmRight looks for the predicate of which the name is the subject, past its age, its
// apposition and further subjects joined by "and".
func (f *finder) harmRight(i int, s *words.Sentence) (first, last int, name string, ok bool) {
	toks, limit := f.t.Tokens, int(s.Last)
	passive, apposition, joined, other := false, false, false, false
	steps := 0
	for k := i; k < limit && steps < 16; k++ {
		tok := &toks[k]
		steps++
		if tok.Kind == words.Punct {
			switch tok.Norm {
			case ",":
				apposition = !apposition
				// "X, killed by police, …"
				if k+1 < limit && k == i {
					for _, h := range f.g.harms[toks[k+1].Norm] {
						if h.kind == doneTo && !f.takesObject(k+2, limit) {
							return f.harmSpan(k+1, limit, h.name)
						}
					}
				}
				continue
			case "(", ")", "-", "–", "—", "\"", "“", "”":
				continue
			}
			return 0, 0, "", false
		}
		if f.cast.at[k] != 0 {
			m := f.cast.mentions[f.cast.at[k]-1]
			if f.ents[m.actor].kind == record.Person && k > i && (joined || apposition || toks[k-1].Norm == "and" || toks[k-1].Norm == "y" || toks[k-1].Norm == "old" || toks[k-1].Norm == "year-old") {
				k = int(m.last) - 1
				continue
			}
			if !apposition {
				return 0, 0, "", false
			}
			k = int(m.last) - 1
			continue
		}
		if tok.Norm == "and" || tok.Norm == "y" || tok.Norm == "e" {
			joined = true
			continue
		}
		if passives[tok.Norm] && tok.Norm != "murio" {
			passive = true
			continue
		}
		if other { // "X received eight shots and died"
			if n := toks[k-1].Norm; n != "and" && n != "y" {
				continue
			}
		}
		for _, h := range f.g.harms[tok.Norm] {
			switch h.kind {
			case suffers:
				if h.name == "killed" && tok.Norm == "perdio" && !(k+2 < limit && toks[k+2].Norm == "vida") {
					continue
				}
				return f.harmSpan(k, limit, h.name)
			case doneTo:
				if other && !passive { // "was arrested at home and tortured"
					continue
				}
				if passive || !apposition && f.g.es && k == i {
					return f.harmSpan(k, limit, h.name)
				}
			case stateOf:
				if passive || k > i && (toks[k-1].Norm == "found" || toks[k-1].Norm == "shot") {
					return f.harmSpan(k, limit, h.name)
				}
			}
		}
		if apposition || passive && (tok.Tag == words.Adv || tok.Norm == "also" || tok.Norm == "brutally" || tok.Norm == "reportedly" || tok.Norm == "tambien") || tok.Norm == "who" || tok.Norm == "que" || tok.Norm == "quien" || tok.Norm == "quienes" || tok.Norm == "had" || tok.Norm == "has" || tok.Norm == "have" || tok.Norm == "ha" || tok.Norm == "han" || tok.Norm == "habia" || tok.Norm == "later" || tok.Norm == "also" || tok.Norm == "tambien" {
			continue
		}
		if joined || tok.Kind == words.Number || tok.Norm == "year-old" || tok.Norm == "year" || tok.Norm == "old" || tok.Norm == "anos" || tok.Norm == "de" || tok.Norm == "aged" {
			if tok.Tag == words.Verb && tok.Form == words.Past {
				return 0, 0, "", false
			}
			continue
		}
		if !other && (tok.Tag == words.Verb && (tok.Form == words.Past || passive && tok.Form == words.Participle)) && len(f.g.harms[tok.Norm]) == 0 {
			other = true
			continue
		}
		return 0, 0, "", false
	}
	return 0, 0, "", false
}

// takesObject: a past form is followed by its object: the name is the doer.
func (f *finder) takesObject(i, limit int) bool {
	if i >= limit {
		return false
	}
	switch f.t.Tokens[i].Norm {
	case "the", "a", "an", "two", "three", "his", "her", "at", "el", "la":
		return true
	}
	return f.t.Tokens[i].Kind == words.Number
}

// harmSpan cites the words of harm, "shot to death" as a whole.
func (f *finder) harmSpan(k, limit int, name string) (int, int, string, bool) {
	toks := f.t.Tokens
	if k+2 < limit && toks[k+1].Norm == "to" && toks[k+2].Norm == "death" {
		return k, k + 3, "killed", true
	}
	if k+1 < limit && (toks[k+1].Norm == "dead" || toks[k+1].Norm == "down" && toks[k].Norm == "gunned") {
		return k, k + 2, "killed", true
	}
	if k+3 < limit && (toks[k].Norm == "shot" || toks[k].Norm == "wounded") && toks[k+1].Norm == "and" && toks[k+2].Norm == "killed" {
		return k, k + 3, "killed", true
	}
	if k+1 < limit && (toks[k+1].Norm == "mortalmente" || toks[k+1].Norm == "fatally") || k > 0 && (toks[k-1].Norm == "fatally" || toks[k-1].Norm == "mortally") {
		return k, k + 1, "killed", true
	}
	return k, k + 1, name, true
}

// harmLeft: "killed X", "mataron a X", "the death of X", "asesinato del dirigente X", and lists of the dead.
func (f *finder) harmLeft(start int, s *words.Sentence) (first, last int, name string, ok bool) {
	toks := f.t.Tokens
	of, listed, among, object := false, false, false, false
	steps := 0
	for k := start - 1; k >= int(s.First) && steps < 24; k-- {
		tok := &toks[k]
		steps++
		if id := f.cast.at[k]; id != 0 {
			m := f.cast.mentions[id-1]
			if f.ents[m.actor].kind != record.Person {
				return 0, 0, "", false
			}
			// another person before this one in a list: what is said of the list is said of both
			listed = true
			if f.ents[m.actor].harm.Stated() && f.listBetween(int(m.last), start) {
				h := f.ents[m.actor].harm
				a := f.t.TokenAt(h.Span().Start)
				b := f.t.TokenAt(h.Span().End - 1)
				if a < k { // said before the list
					return a, b + 1, h.Value(), true
				}
			}
			return 0, 0, "", false
		}
		if tok.Kind == words.Punct {
			if tok.Norm == ":" { // "two young men died: X and Y"
				for j := k - 1; j >= int(s.First); j-- {
					for _, h := range f.g.harms[toks[j].Norm] {
						if h.kind == suffers && toks[j].Norm != "perdio" || h.kind == doneTo && j > int(s.First) && passives[toks[j-1].Norm] {
							return f.harmSpan(j, k, h.name)
						}
					}
				}
				continue
			}
			if tok.Norm == "," {
				continue
			}
			if tok.Norm == "(" || tok.Norm == ")" || tok.Norm == "." && k+1 < start && k > int(s.First) && f.g.titles[toks[k-1].Norm] != 0 {
				continue
			}
			return 0, 0, "", false
		}
		if tok.Kind == words.Number {
			continue
		}
		if tok.Norm == "of" || tok.Norm == "de" || tok.Norm == "del" {
			of = true
			continue
		}
		switch tok.Norm { // "killed ten, including X"; "al vicepresidente X", far behind its verb
		case "including", "among", "incluido", "incluida", "incluidos":
			among = true
		case "a", "al":
			object = object || f.g.es && steps <= 4
		}
		for _, h := range f.g.harms[tok.Norm] {
			switch h.kind {
			case suffers:
				// "Murieron también el maestro X y el comunero Z"
				if f.g.es && !of && tok.Norm != "perdio" && steps <= 7 && (k == int(s.First) || toks[k-1].Kind == words.Punct || toks[k-1].Norm == "tambien" || toks[k-1].Norm == "donde") {
					return f.harmSpan(k, start, h.name)
				}
			case actOf:
				if of && steps <= 6 {
					return f.harmSpan(k, start, h.name)
				}
			case didTo:
				if (steps <= 7 || object && steps <= 13) && !of {
					return f.harmSpan(k, start, h.name)
				}
			case doneTo:
				if f.g.es {
					if steps <= 2 && k > int(s.First) && passives[toks[k-1].Norm] || steps <= 7 && k > int(s.First) && (toks[k-1].Norm == "fue" || toks[k-1].Norm == "fueron") && !f.byBetween(k, start) {
						return f.harmSpan(k, start, h.name)
					}
					continue
				}
				if k > int(s.First) && passives[toks[k-1].Norm] || of && steps > 1 {
					return 0, 0, "", false
				}
				if (steps <= 6 || among && steps <= 12) && !f.byBetween(k, start) {
					return f.harmSpan(k, start, h.name)
				}
			}
		}
		switch tok.Norm {
		case "dead", "victims", "fatalities", "fallecidos", "muertos", "victimas", "fallecido", "victim", "victima", "occiso", "deceased", "fallecida":
			// "The dead were X and Y", "identificados como X", "among the dead was X"; not "victims of X"
			if of {
				return 0, 0, "", false
			}
			return f.harmSpan(k, start, "killed")
		case "wounded", "heridos", "herido", "injured":
			return f.harmSpan(k, start, "wounded")
		case "by", "por", "against", "contra", "with", "con", "to", "said", "told", "that", "who", "after", "when", "que", "cuando", "because", "before":
			return 0, 0, "", false
		}
		if tok.Tag == words.Verb && tok.Form != words.Participle && tok.Norm != "were" && tok.Norm != "son" && tok.Norm != "was" && tok.Norm != "identified" && tok.Norm != "named" && !listed {
			if steps > 1 || tok.Form == words.Past {
				return 0, 0, "", false
			}
		}
	}
	return 0, 0, "", false
}

func (f *finder) byBetween(from, to int) bool {
	for k := from; k < to; k++ {
		switch f.t.Tokens[k].Norm {
		case "by", "por", "in", "en", "near", "during", "on", "at", "after", "when", "outside", "with", "while":
			return true
		}
	}
	return false
}

// listBetween: only commas, "and", ages and roles stand between two names.
func (f *finder) listBetween(from, to int) bool {
	for k := from; k < to; k++ {
		tok := &f.t.Tokens[k]
		if tok.Kind == words.Punct || tok.Kind == words.Number || tok.Norm == "and" || tok.Norm == "y" || tok.Norm == "e" || tok.Norm == "anos" || tok.Norm == "aged" || tok.Norm == "de" || tok.Norm == "a" {
			if tok.Norm == ";" || tok.Norm == "." {
				return false
			}
			continue
		}
		switch tok.Norm {
		case "his", "her", "their", "su", "sus", "el", "la", "los", "las", "the":
			continue
		}
		if kin[tok.Norm] || f.g.titles[tok.Norm] != 0 || f.g.nouns[tok.Norm].kind == GroupCandidate || tok.Norm == "year-old" || tok.Norm == "year" || tok.Norm == "old" {
			continue
		}
		return false
	}
	return true
}
