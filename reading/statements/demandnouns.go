package statements

import "testigo/reading/words"

// noun reads "their demands include X, Y and Z", "the demands are clear: X, Y", "demands for X",
// "the slogan “X”", "calls to do X".
func (d *asker) noun(i int) int {
	toks := d.t.Tokens
	lemma := toks[i].Lemma
	if i-1 > d.first && oneOf(toks[i-1].Norm, "a", "at", "the") && oneOf(lemma, "pedido", "solicitud", "request", "llamado") && (toks[i-1].Norm == "a" || toks[i-2].Norm == "at") {
		return 0 // "at the request of"
	}
	by := d.ownerOf(i)
	next := i + 1
	if next >= d.last {
		d.announce(lemma, by)
		return 0
	}
	call := oneOf(lemma, "call", "llamado", "llamamiento", "appeal", "plea")
	if call && oneOf(toks[next].Norm, "to", "a", "al") {
		if end := d.appeal(next, by); end > 0 {
			return end
		}
	}
	switch w := toks[next].Norm; {
	case call && (w == "to" || w == "a"):
		if next+1 < d.last && !d.promised(i) && !d.summons(next+1) && (toks[next+1].Tag == words.Verb || toks[next+1].Kind == words.Punct) {
			return d.content(next+1, by, end{}, false)
		}
		return 0
	case w == "for" || w == "por" && d.sent.Lang == words.ES && !call:
		if d.promised(i) || next+1 >= d.last || call && d.summons(next+1) || oneOf(toks[i].Norm, "demand", "demanda") && !d.wanted(next+1) {
			return 0 // "the demand for copper"
		}
		return d.content(next+1, by, end{}, true)
	case (w == "de" || w == "of") && d.sent.Lang == words.ES && !call && lemma != "pliego":
		if next+1 < d.last && !d.person(next+1) && (toks[i].Norm != "demanda" || d.wanted(next+1)) {
			return d.content(next+1, by, end{}, true)
		}
	case (w == "against" || w == "contra") && lemma == "demanda": // a lawsuit
	case w == "against" || w == "contra" || w == "that" && !call || w == "to" && !call && toks[i].Tag == words.Noun && lemma != "slogan" && next+1 < d.last && toks[next+1].Tag == words.Verb:
		at := next
		if w == "that" || w == "to" {
			at++
		}
		return d.content(at, by, end{}, true)
	case w == "que" && oneOf(lemma, "exigencia", "demanda", "reclamo", "pedido"):
		return d.content(next+1, by, end{}, false)
	}
	if oneOf(lemma, "slogan", "consigna", "lema", "chant") {
		for k := next; k < d.last && k < next+3; k++ {
			if oneOf(toks[k].Norm, "“", "«", "\"", "‘") {
				return d.quoted(k, by)
			}
		}
	}
	if call {
		return 0
	}
	for k := next; k < d.last && k < i+14; k++ {
		switch w := toks[k].Norm; {
		case oneOf(w, "include", "included", "includes", "including", "incluyen", "incluye", "incluian", "incluyeron", ":"),
			oneOf(w, "son", "eran", "are", "were") && (k+1 < d.last && (toks[k+1].Tag == words.Det || toks[k+1].Form == words.Infinitive || toks[k+1].Norm == "that" || toks[k+1].Norm == "que")):
			if k+1 >= d.last {
				d.announce(lemma, by)
				return 0
			}
			if toks[k+1].Tag == words.Aux && toks[k+1].Form == words.Participle {
				continue
			}
			return d.content(k+1, by, end{}, true)
		case w == ";":
			return 0
		}
	}
	d.announce(lemma, by)
	return 0
}

// appeal reads "an appeal to B to do X" from its preposition; 0 if nobody is addressed.
func (d *asker) appeal(at int, by end) int {
	start, of := d.addressed(at + 1)
	if !of.ok() || start <= at+1 {
		return 0
	}
	return d.content(start, by, of, false)
}

// announce remembers that demands were spoken of, for "These include …" and for bullets.
func (d *asker) announce(lemma string, by end) {
	if lemma != "call" && lemma != "chant" && lemma != "appeal" {
		d.announced, d.owner = true, by
	}
}

// promised: what was promised is no demand of the one who promised.
func (d *asker) promised(i int) bool {
	for k := max(d.first, i-7); k < i; k++ {
		if oneOf(d.t.Tokens[k].Lemma, "promise", "promesa", "pledge") {
			return true
		}
	}
	return false
}

func (d *asker) person(i int) bool {
	e, ok := d.phrase(i)
	return ok && e.kind != thing && e.kind != act && e.first-i <= 2
}

// included reads "These include X, Y and Z" behind a sentence that speaks of demands.
func (d *asker) included() bool {
	toks := d.t.Tokens
	k := d.first
	if !oneOf(toks[k].Norm, "these", "they", "those", "among", "estas", "estos", "entre", "incluyen", "figuran", "destacan") {
		return false
	}
	for ; k < d.last && k < d.first+5; k++ {
		if oneOf(toks[k].Lemma, "include", "incluir", "figurar", "destacar", "comprise") || oneOf(toks[k].Norm, "are", "were", "son", "incluyen", "estan", "figuran") {
			if k+1 < d.last {
				return d.content(k+1, d.owner, end{}, true) > k
			}
		}
	}
	return false
}

// quoted cites a slogan in quotation marks that opens at token k.
func (d *asker) quoted(k int, by end) int {
	toks := d.t.Tokens
	end := k + 1
	for end < d.last && !oneOf(toks[end].Norm, "”", "»", "\"", "’") {
		end++
	}
	if end >= d.last || end-k < 2 || end-k > 40 {
		return 0
	}
	d.cite(k+1, end, by, d.of)
	return end + 1
}

// ownerOf is whose demands they are: "the workers' demands", "demands of the movement", "their demands".
func (d *asker) ownerOf(i int) end {
	toks := d.t.Tokens
	start := i
	if g := toks[i].Group; g > 0 && d.t.Groups[g-1].Kind == words.NounGroup {
		start = int(d.t.Groups[g-1].First)
	}
	if start-2 >= d.first && isGenitive(toks[start-1].Norm) {
		if e, ok := d.over(start - 2); ok && e.last == start-1 {
			return e
		}
	}
	if oneOf(toks[start].Norm, "his", "her", "its", "their", "su", "sus") {
		if e, ok := d.pronoun(start); ok {
			return e
		}
	}
	if i+2 < d.last && isOf(toks[i+1].Norm) {
		if e, ok := d.phrase(i + 2); ok && e.first-i <= 5 {
			return e
		}
	}
	// "A raised the demand for X", "a call by A for X"
	for k := start - 1; k >= d.first && k > start-4; k-- {
		if toks[k].Tag == words.Verb {
			if e, ok := d.subject(k); ok {
				return e
			}
			break
		}
	}
	if e, ok := d.clause(start, 0); ok {
		return e
	}
	if toks[start].Norm == "the" && toks[i].Lemma != toks[i].Norm || toks[start].Norm == "las" || toks[start].Norm == "los" || toks[start].Norm == "these" {
		return d.they
	}
	return end{}
}
