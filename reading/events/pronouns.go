package events

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Whom a pronoun means: "he" and "she" the last person who was a subject or is known by name (and may be meant by that word, see sexes.go), "they" the last group or body
// that acted, "it" the last body that was a subject. The antecedent lies in the sentence itself or in those just before.

// resolve gives the pronouns of a sentence their antecedents and remembers what the next sentences may mean.
func (f *finder) resolve(s int) {
	sent := &f.t.Sentences[s]
	f.earlier = f.lastPersons[0]
	firstVerb := int(sent.Last)
	if g := f.firstFinite(sent); g != nil {
		firstVerb = int(g.First)
	}
	var main phrase // the last person told outside clauses of time
	inClause := false
	for k := range f.phrases {
		p := &f.phrases[k]
		tok := &f.t.Tokens[p.head]
		if tok.Tag == words.Pron && p.last-p.first == 1 && f.stand(p, tok.Norm) {
			continue
		}
		if p.prep >= 0 && f.t.Tokens[p.prep].Norm != "by" && !f.opensItsClause(p, sent) && !(sent.Lang == words.ES && f.t.Tokens[p.prep].Norm == "a") { // "a Ana Soto" is an object
			continue
		}
		subject := p.prep < 0 && p.last <= firstVerb
		switch {
		case p.kind == record.Person && p.proper && p.actor > 0:
			f.telling(*p)
			if inClause = p.prep >= 0 && f.opensItsClause(p, sent); !inClause {
				main = *p
			}
		case subject && f.oneDescribed(p):
			q := *p
			q.name = f.worded(p)
			f.telling(q)
		case f.people(p) && p.first < int(sent.First)+12 && (p.kind == record.Group || p.kind == record.Organization):
			f.group = *p
			if p.kind == record.Group || p.name == "" {
				f.group.name = f.worded(p)
			}
		}
		if subject && (p.kind == record.Organization && p.actor > 0 || f.oneBody(p)) {
			f.body = *p
			if p.name == "" || p.kind == record.Group {
				f.body.name = f.worded(p)
			}
		}
	}
	if inClause && main.name != "" {
		f.telling(main) // "Ana Soto took office after Luis Paz stepped down. She …"
	}
}

// opensItsClause: the phrase is the subject of a clause of time: "hours after the mayor said".
func (f *finder) opensItsClause(p *phrase, sent *words.Sentence) bool {
	if !f.joins(p.prep) && !f.clauseOf(p.prep) {
		return false
	}
	last := f.reach(p)
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		if g := &f.t.Groups[k]; g.Kind == words.VerbGroup && int(g.First) >= last {
			return int(g.First)-last <= 1 && g.Tense != words.Infinitive && g.Tense != words.Gerund
		}
	}
	return false
}

// clauseOf: "después de que", "antes de que".
func (f *finder) clauseOf(i int) bool { return f.t.Tokens[i].Norm == "que" }

// stand gives a pronoun the name and kind of its antecedent; false for other words.
func (f *finder) stand(p *phrase, w string) bool {
	var q *phrase
	switch w {
	case "he", "she", "him", "her", "himself", "herself", "el", "ella":
		if q = f.meant(w); q == nil {
			return false
		}
	case "they", "them", "ellos", "ellas":
		q = &f.group
	case "it":
		q = &f.body
	default:
		return false
	}
	if q.name != "" {
		p.name, p.actor, p.kind = q.name, q.actor, q.kind
		p.proper = q.proper && q.kind == record.Person
		p.class |= q.class
		if p.kind == record.NoActorKind {
			p.kind = record.Group
		}
	}
	return true
}

// worded is a phrase as printed, without its article, in one line.
func (f *finder) worded(p *phrase) string {
	return strings.Join(strings.Fields(f.t.Doc.Quote(f.bare(p))), " ")
}

// oneDescribed: one person by his part: "the finance minister", "una maestra".
func (f *finder) oneDescribed(p *phrase) bool {
	tok := &f.t.Tokens[p.head]
	return !p.proper && tok.Tag == words.Noun && tok.Lemma == tok.Norm && f.g.det[f.t.Tokens[p.first].Norm] && !f.g.neg[f.t.Tokens[p.first].Norm] &&
		p.class&(f.lex.bits["person"]|f.lex.bits["office"]) != 0 && p.class&(f.lex.bits["body"]|f.lex.bits["congress"]) == 0 && !crowdWords[tok.Norm]
}

// oneBody: one body by its noun: "the government", "el sindicato".
func (f *finder) oneBody(p *phrase) bool {
	tok := &f.t.Tokens[p.head]
	return (tok.Tag == words.Noun || tok.Tag == words.Proper) && tok.Lemma == tok.Norm && p.class&(f.lex.bits["state"]|f.lex.bits["body"]|f.lex.bits["force"]|f.lex.bits["congress"]) != 0 && p.kind != record.Person
}

// firstFinite is the first verb group of a sentence that has a subject; nil = none.
func (f *finder) firstFinite(sent *words.Sentence) *words.Group {
	for k := sent.Groups[0]; k < sent.Groups[1]; k++ {
		if g := &f.t.Groups[k]; g.Kind == words.VerbGroup && g.Tense != words.Infinitive && g.Tense != words.Gerund && g.Tense != words.Participle {
			return g
		}
	}
	return nil
}

// pronounAhead: a sentence has a pronoun whose antecedent may stand before it.
func (f *finder) pronounAhead(sent *words.Sentence) bool {
	for i := int(sent.First); i < int(sent.Last); i++ {
		if tok := &f.t.Tokens[i]; tok.Tag == words.Pron {
			switch tok.Norm {
			case "he", "she", "they", "it", "him", "them", "el", "ella", "ellos", "ellas", "lo", "los", "las", "le":
				return true
			}
		}
	}
	return false
}

// appose joins a part and the name that tells who plays it: "the interior minister, Ana Soto, …", "a coalition".
func (f *finder) appose() {
	for k := 0; k+1 < len(f.phrases); k++ {
		p, q := &f.phrases[k], &f.phrases[k+1]
		last := f.reach(p)
		if last > p.last && k+2 < len(f.phrases) { // "mayor of Ilave, Ana Soto"
			for n := k + 1; n < len(f.phrases) && f.phrases[n].first <= last; n++ {
				if n+1 < len(f.phrases) {
					q = &f.phrases[n+1]
				}
			}
		}
		if p.proper || p.actor > 0 && p.kind != record.Group || q.kind != record.Person || !q.proper || q.actor == 0 || q.first != last+1 || f.t.Tokens[last].Norm != "," {
			continue
		}
		if p.class&(f.lex.bits["person"]|f.lex.bits["office"]) == 0 || f.t.Tokens[p.head].Lemma != f.t.Tokens[p.head].Norm {
			continue
		}
		if q.last < len(f.t.Tokens) && f.t.Tokens[q.last].Sentence == f.t.Tokens[q.head].Sentence && f.g.conj[f.t.Tokens[q.last].Norm] {
			continue // "a nurse, Ana Soto and Luis Paz": a list
		}
		p.name, p.actor, p.kind = q.name, q.actor, record.Person
	}
}
