package statements

import (
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// asking verbs by lemma and the word that must follow, if any.
var asking = map[string][]string{
	"demand": {""}, "call": {"for", "on", "upon"}, "urge": {""}, "ask": {""}, "beg": {""}, "insist": {"on", "that"}, "request": {""}, "implore": {""},
	"petition": {""}, "press": {"for"}, "appeal": {"to", "for"}, "clamor": {"for"}, "clamour": {"for"}, "plead": {"for"}, "exhort": {""},
	"exigir": {""}, "demandar": {""}, "reclamar": {""}, "pedir": {""}, "solicitar": {""}, "instar": {"a", "al"}, "exhortar": {"a", "al"}, "llamar": {"a"}, "invocar": {"a", "al"}, "urgir": {"a", "al"}, "emplazar": {"a", "al"},
}

// demand nouns: "their demands include …", "el pliego exige"; "demands for his release".
var demandNouns = map[string]bool{"demand": true, "slogan": true, "demanda": true, "exigencia": true, "reclamo": true, "consigna": true, "call": true, "pedido": true}

// Demands reads who wants what of whom.
func Demands(t *words.Text, cast *actors.Cast) []record.Cited[record.Demand] {
	if t == nil || cast == nil {
		return nil
	}
	d := &asker{t: t, cast: cast}
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Lang == words.OtherLang || sent.Kind != record.Body && sent.Kind != record.Footnote {
			continue
		}
		d.sentence(s, sent)
	}
	return d.out
}

type asker struct {
	t    *words.Text
	cast *actors.Cast
	out  []record.Cited[record.Demand]
	by   actors.Candidate // the last one who asked or acted, for "their demands"
}

func (d *asker) sentence(s int, sent *words.Sentence) {
	t := d.t
	cands := d.cast.Candidates(s)
	done := int(sent.First)
	for i := int(sent.First); i < int(sent.Last); i++ {
		tok := &t.Tokens[i]
		if i < done || tok.Kind != words.Word {
			continue
		}
		if demandNouns[tok.Lemma] && tok.Tag != words.Verb {
			if end := d.noun(i, sent, cands); end > i {
				done = end
			}
			continue
		}
		follow, ok := asking[tok.Lemma]
		if !ok || tok.Tag != words.Verb && tok.Tag != words.NoTag {
			continue
		}
		if g := tok.Group; g > 0 && (t.Groups[g-1].Negated || t.Groups[g-1].Passive) {
			continue
		}
		at := i + 1
		if follow[0] != "" {
			if at >= int(sent.Last) || !oneOf(t.Tokens[at].Norm, follow) {
				continue
			}
			at++
		}
		if end := d.verb(i, at, sent, cands); end > i {
			done = end
		}
	}
	for k := range cands {
		if cands[k].Kind == actors.OrganizationCandidate || cands[k].Kind == actors.GroupCandidate || cands[k].Kind == actors.PersonCandidate {
			d.by = cands[k]
			break
		}
	}
}

func oneOf(w string, list []string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// verb reads "A demands X", "A calls on B to do X", "A pide a B que haga X".
func (d *asker) verb(i, at int, sent *words.Sentence, cands []actors.Candidate) int {
	t := d.t
	by := d.subject(i, sent, cands)
	var of actors.Candidate
	prev := ""
	if at > 0 {
		prev = t.Tokens[at-1].Norm
	}
	start := at
	// the one addressed: a phrase right behind, followed by "to", "that", "que" or an infinitive
	for k := range cands {
		c := &cands[k]
		if c.First < at || c.Kind == actors.PlaceCandidate || c.Kind == actors.ThingCandidate || c.Kind == actors.WeaponCandidate {
			continue
		}
		if c.First-at > 2 {
			break
		}
		if c.Last < int(sent.Last) {
			n := t.Tokens[c.Last].Norm
			if n == "to" || n == "that" || n == "que" || n == "for" || n == "a" && sent.Lang == words.ES || t.Tokens[c.Last].Tag == words.Verb {
				of = *c
				start = c.Last
				if n == "to" || n == "that" || n == "que" || n == "for" || n == "a" {
					start++
				}
			}
		}
		break
	}
	if (prev == "on" || prev == "upon") && of.Last == 0 {
		return 0
	}
	if by.Name == "" && sent.Lang == words.EN && t.Tokens[i].Form == words.Base {
		return 0
	}
	return d.content(start, sent, by, of, of.Last == 0)
}

// noun reads "their demands include X, Y and Z", "the demands are clear: X, Y", "demands for X".
func (d *asker) noun(i int, sent *words.Sentence, cands []actors.Candidate) int {
	t := d.t
	by := d.by
	for k := range cands {
		c := &cands[k]
		// "demands of the movement", "the workers' demands"
		if c.First > i && c.First-i <= 3 && t.Tokens[i+1].Norm != "for" && isOf(t.Tokens[i+1].Norm) || c.Last <= i && i-c.Last <= 2 && c.Kind != actors.PlaceCandidate {
			by = *c
		}
	}
	for k := i + 1; k < int(sent.Last) && k < i+12; k++ {
		switch w := t.Tokens[k].Norm; {
		case w == "include", w == "included", w == "includes", w == "incluyen", w == "incluye", w == ":", w == "son" && k < i+6:
			return d.content(k+1, sent, by, actors.Candidate{}, true)
		case w == "for" && k == i+1, w == "against" && k == i+1, w == "contra" && k == i+1:
			at := k + 1
			if w != "for" {
				at = k
			}
			return d.content(at, sent, by, actors.Candidate{}, false)
		case w == ".", w == ";":
			return 0
		}
	}
	return 0
}

// subject is the phrase before the verb that no preposition governs.
func (d *asker) subject(i int, sent *words.Sentence, cands []actors.Candidate) actors.Candidate {
	t := d.t
	var by actors.Candidate
	for k := range cands {
		c := &cands[k]
		if c.Last > i || c.Kind == actors.PlaceCandidate || c.Kind == actors.ThingCandidate || c.Kind == actors.WeaponCandidate {
			continue
		}
		if c.First > int(sent.First) && t.Tokens[c.First-1].Tag == words.Prep && by.Name != "" {
			continue
		}
		by = *c
	}
	return by
}

// content cites what is asked for, from token start to the end of the clause; a list gives one demand a member.
func (d *asker) content(start int, sent *words.Sentence, by, of actors.Candidate, list bool) int {
	t := d.t
	end := start
	depth := 0
	var cuts []int
	for ; end < int(sent.Last); end++ {
		tok := &t.Tokens[end]
		w := tok.Norm
		if tok.Kind == words.Punct {
			switch w {
			case "“", "«":
				depth++
			case "”", "»":
				depth--
			case ";", "—", "–":
				if depth <= 0 {
					goto done
				}
			case ".", "?", "!":
				if end+1 >= int(sent.Last)-1 {
					goto done
				}
			}
		}
		if depth > 0 {
			continue
		}
		if w == "," || (w == "and" || w == "y" || w == "e") {
			n := end + 1
			if n < int(sent.Last) && w == "," && (t.Tokens[n].Norm == "and" || t.Tokens[n].Norm == "y") {
				continue
			}
			if n >= int(sent.Last) {
				break
			}
			nt := &t.Tokens[n]
			nominal := nt.Tag == words.Det || nt.Norm == "the" || nt.Norm == "an" || nt.Norm == "a" || nt.Norm == "la" || nt.Norm == "el" || nt.Norm == "un" || nt.Norm == "una" || nt.Norm == "los" || nt.Norm == "las"
			if list && (nominal || w == "," && (nt.Tag == words.Noun || nt.Tag == words.Adj)) {
				cuts = append(cuts, end)
				continue
			}
			if w == "," {
				goto done
			}
		}
		if w == "which" || w == "who" || w == "while" || w == "mientras" || w == "because" || w == "porque" || w == "but" || w == "pero" {
			goto done
		}
		if end-start > 45 {
			break
		}
	}
done:
	if end <= start {
		return 0
	}
	from := start
	for k := 0; k <= len(cuts); k++ {
		to := end
		if k < len(cuts) {
			to = cuts[k]
		}
		first := from
		for first < to && (t.Tokens[first].Norm == "," || t.Tokens[first].Norm == "and" || t.Tokens[first].Norm == "y" || t.Tokens[first].Norm == "also" || t.Tokens[first].Norm == "that" && first == start) {
			first++
		}
		for to > first && t.Tokens[to-1].Kind == words.Punct && t.Tokens[to-1].Norm != "”" && t.Tokens[to-1].Norm != "\"" && t.Tokens[to-1].Norm != "»" {
			to--
		}
		if to > first {
			span := t.Span(first, to)
			c := record.CiteSpan(t.Doc, span, record.Demand{
				By: by.Name, ByActor: by.Actor, Of: of.Name, OfActor: of.Actor,
				Content: strings.Join(strings.Fields(t.Doc.Quote(span)), " "),
			})
			if c.Stated() {
				d.out = append(d.out, c)
			}
		}
		from = cutsAt(cuts, k) + 1
	}
	return end
}

func cutsAt(cuts []int, k int) int {
	if k < len(cuts) {
		return cuts[k]
	}
	return 0
}
