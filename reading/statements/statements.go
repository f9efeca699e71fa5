// Package statements reads what holds between actors (relations) and what they want of each other
// (demands). Both are cited by the shortest stretch that shows them.
//
// Method: every relation word of packs en/relations.txt and es/relations.txt is looked at where it
// stands, and its two ends are sought where the grammar of its pattern puts them: "A, leader of
// B", "B's leader A", "A leads B", "B, led by A", "A's support for B", "A, loyal to B". A pronoun
// stands for the last actor who fits it. Patterns without a word of their own are few: the
// government of A, A from party B, party B of A, party A in front B, the alliance of A and B. Spanish subjects behind
// the verb and pronouns before it are read ("B, que dirige A", "lo sucedió A"). Demands are read
// behind verbs and nouns of asking; a list behind "demands include" gives one demand for each
// member. Nothing is inferred from what actors do.
package statements

import (
	"slices"
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// Relations reads the relations of a document.
//
// A date inside the words that show a relation is its time; when may be nil.
func Relations(t *words.Text, cast *actors.Cast, when []record.Cited[record.Time]) []record.Cited[record.Relation] {
	if t == nil || cast == nil {
		return nil
	}
	r := &reader{stage: stage{t: t, cast: cast}, seen: map[key]bool{}, when: when}
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Lang == words.OtherLang || sent.Kind == record.Furniture || sent.Kind == record.Byline {
			continue
		}
		r.enter(s)
		r.sentence()
		r.leave()
	}
	return r.out
}

type key struct {
	typ      record.RelationType
	from, to string
}

type reader struct {
	stage
	seen map[key]bool
	when []record.Cited[record.Time]

	roleOf  end // who plays the role read last, and where its words end: "head of B and leader of C"
	roleEnd int

	out []record.Cited[record.Relation]
}

func (r *reader) sentence() {
	r.roleEnd = -1
	table := tables()[r.sent.Lang]
	for i, done := r.first, r.first; i < r.last; i++ {
		tok := &r.t.Tokens[i]
		if tok.Kind != words.Word || i < done || closed(tok.Tag) {
			continue
		}
		if stem, ok := supportedName(tok.Norm); ok {
			r.hyphenated(i, stem, table)
		}
		links, more := table[tok.Lemma], []link(nil)
		if len(links) == 0 && tok.Norm[0] == 'e' {
			links = table[former(tok.Lemma)]
		}
		if tok.Norm != tok.Lemma {
			more = table[tok.Norm]
		}
		for k := range len(links) + len(more) {
			l := pick(links, more, k)
			end, ok := r.phraseEnd(l, i)
			if !ok {
				continue
			}
			verb := tok.Tag == words.Verb || tok.Tag == words.Aux
			switch l.pattern {
			case asNoun:
				ok = !verb && ((l.typ == record.AlliedWith || l.typ == record.Opposes) && r.allies(l, i, end) || r.noun(l, i, end))
			case asDeed:
				ok = !verb && !r.inName(i) && (r.deed(l, i, end) || l.typ == record.AlliedWith && r.joint(l, i, end))
			case asState:
				ok = r.state(l, i, end)
			case asAim:
				ok = (tok.Form == words.Infinitive || tok.Form == words.Base && i > r.first && r.t.Tokens[i-1].Norm == "to") && r.active(l, i, end)
			default:
				if !verb && l.pattern == asVerb && len(l.rest) > 0 && r.present(i) {
					ok = r.active(l, i, end)
					break
				}
				if l.pattern == asInverse && !verb {
					ok = r.noun(l, i, end) // "A's successor, B"
					break
				}
				if l.typ == record.AlliedWith && !l.reaches() {
					ok = verb && (r.allies(l, i, end) || r.joint(l, i, end))
					break
				}
				ok = (verb || l.pattern == asVerb && tok.Tag == words.Adj) && r.verb(l, i, end)
			}
			if ok {
				done = end
				break // the longest phrase is listed first
			}
		}
	}
	r.unworded()
}

// inName: the word is a part of the name of a body: "Alianza Revolucionaria".
func (r *reader) inName(i int) bool {
	e, ok := r.over(i)
	return ok && e.kind == body && r.t.Tokens[i].Shape != words.Lower
}

// former is what somebody was: "ex-president", "expresidente"; "" for other words.
func former(lemma string) string {
	if !strings.HasPrefix(lemma, "ex") || len(lemma) < 6 {
		return ""
	}
	return strings.TrimPrefix(lemma[2:], "-")
}

// closed tells the classes in which no relation or demand is worded.
func closed(tag words.Tag) bool {
	switch tag {
	case words.Det, words.Pron, words.Prep, words.Conj, words.Sub, words.Num, words.Part, words.Aux:
		return true
	}
	return false
}

func pick(a, b []link, k int) *link {
	if k < len(a) {
		return &a[k]
	}
	return &b[k-len(a)]
}

// present: the tagger takes "sits in" and "works for" behind a name for nouns in the plural.
func (r *reader) present(i int) bool {
	tok := &r.t.Tokens[i]
	if r.sent.Lang != words.EN || tok.Tag != words.Noun || tok.Norm == tok.Lemma || !strings.HasSuffix(tok.Norm, "s") {
		return false
	}
	e, ok := r.over(i - 1)
	return ok && e.last == i && e.kind == person
}

// reaches: the words of a link end where its object begins: "join forces with", not "join forces".
func (l *link) reaches() bool {
	return len(l.rest) > 0 && oneOf(l.rest[len(l.rest)-1], "with", "con", "to", "a")
}

// phraseEnd is the token behind the words of a link that begins at token i.
func (r *reader) phraseEnd(l *link, i int) (int, bool) {
	at := i + 1
	// "broke publicly with", "working closely with"
	if len(l.rest) > 0 && at < r.last && r.t.Tokens[at].Tag == words.Adv && r.t.Tokens[at].Norm != l.rest[0] && l.pattern == asVerb {
		at++
	}
	for k, w := range l.rest {
		if at >= r.last {
			return 0, false
		}
		n := r.t.Tokens[at].Norm
		if n != w && !(w == "a" && n == "al") && !(w == "de" && n == "del") && !(k < len(l.rest)-1 && r.t.Tokens[at].Lemma == w) {
			return 0, false
		}
		at++
	}
	return at, true
}

// add states a relation, cited by tokens [first, last).
func (r *reader) add(typ record.RelationType, from, to end, first, last int) bool {
	if from.actor != 0 && from.actor == to.actor || from.name == to.name || from.name == "" || to.name == "" {
		return false
	}
	if !from.named() && !to.named() {
		return false // a relation between two descriptions tells nothing that can be looked up
	}
	if !fits(typ, &from, &to) {
		return false
	}
	k := key{typ, from.name, to.name}
	if r.seen[k] {
		return true
	}
	rel := record.Relation{Type: typ, From: from.name, To: to.name, FromActor: from.actor, ToActor: to.actor, Certainty: record.Asserted}
	span := r.t.Span(first, last)
	r.date(&rel, span)
	c := record.CiteSpan(r.t.Doc, span, rel)
	if c.Stated() {
		r.seen[k] = true
		if typ == record.AlliedWith || typ == record.FamilyOf || typ == record.Opposes {
			r.seen[key{typ, to.name, from.name}] = true
		}
		r.out = append(r.out, c)
	}
	return true
}

// date gives a relation the first date inside its words.
func (r *reader) date(rel *record.Relation, span record.Span) {
	k, _ := slices.BinarySearchFunc(r.when, span.Start, func(c record.Cited[record.Time], at int) int { return c.Span().Start - at })
	for ; k < len(r.when) && r.when[k].Span().End <= span.End; k++ {
		if v := r.when[k].Value(); v.EDTF != "" {
			rel.WhenEDTF, rel.When = v.EDTF, v.Interval
			return
		}
	}
}

// fits tells whether ends of such kinds can stand in the relation.
func fits(typ record.RelationType, from, to *end) bool {
	if typ != record.FamilyOf && (from.kind == group && !from.many || to.kind == group && !to.many) {
		return false // "a candidate" is anybody
	}
	switch typ {
	case record.Leads:
		return from.kind != thing && from.kind != act && (to.kind == body || to.kind == act || to.kind == group && !loose(to))
	case record.MemberOf:
		return from.kind == person && (to.kind == body || to.kind == group && organized(to.class) && (!loose(to) || cabinets[words.Norm(to.name)]))
	case record.PartOf:
		return from.kind != person && from.kind != thing && from.kind != act && (to.kind == body || to.kind == group && to.many)
	case record.FamilyOf:
		return from.kind != body && to.kind != body && !from.many && !to.many && from.kind != thing && to.kind != thing && from.kind != act && to.kind != act
	case record.SplitFrom:
		return from.kind != thing && from.kind != act && (to.kind == body || to.kind == person || to.kind == group && organized(to.class))
	case record.PredecessorOf:
		return from.kind == to.kind && (from.kind == person || from.kind == body)
	case record.AlliedWith:
		return from.kind != thing && from.kind != act && to.kind != thing && to.kind != act
	}
	return from.kind != thing && from.kind != act || to.kind != thing && to.kind != act
}

// loose tells descriptions of people that are no body: "candidates", "the left", "residents".
func loose(e *end) bool {
	switch e.class {
	case "worker", "organization", "protester":
		return !strings.Contains(e.name, " ") // "the union", "the movement": which one?
	case "government":
		return !strings.Contains(e.name, " ") && !rules[words.Norm(e.name)] && words.Norm(e.name) != "junta" // "the court", "head of state"
	case "civilian", "child", "criminal", "official", "journalist":
		return true
	case "politician":
		if !strings.Contains(e.name, " ") {
			return true // "the party": which one?
		}
		for w := range strings.FieldsSeq(words.Norm(e.name)) {
			if collectives[w] {
				return false
			}
		}
		return true
	}
	return false
}

// organized tells classes of groups that one can leave or be a part of.
func organized(c actors.Class) bool {
	return c == "organization" || c == "politician" || c == "government" || c == "guerrilla"
}
