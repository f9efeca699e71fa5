// Package events finds what happened: one statement for each event that a document
// tells, with its type and mode from the closed list, who did it to whom, when, where, how many,
// who says so and how certain it is.
//
// Method: trigger words from a table (packs en and es), each with conditions on its
// surroundings; a shallow reading of the clause around each trigger (verb group, subject,
// object, prepositional phrases); rules of preference when several triggers of one sentence name
// one act; and merging of mentions over the document. The rules follow the coding practice of
// ACLED and PLOVER: death before means, the specific before the general, the act before its
// label. Demands, exhortations and analysis are no events.
//
// What it does not do: causes, chains of events, and events that no word of the tables names.
package events

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// Input is what the layers below found in the same document.
type Input struct {
	Cast         Cast
	Times        []record.Cited[record.Time]
	Places       []record.Cited[record.Place]
	Figures      []record.Cited[record.Figure]
	Attributions []Saying
	Written      record.Dating
	Asked        []record.Span // where items of a list of demands name what is asked for, in order
	Entries      []int         // by paragraph: index in Times, plus one, of the date it stands under; nil = no chronicle
	RulesOnly    bool          // decide by the rules' own weight, without what was learned: for ablation
	Weights      []float64     // in place of those that ship, one for each of FeatureNames; nil = those
	Trace        *Trace        // nil: nothing is kept
}

// Cast offers the noun phrases of a sentence that may fill roles, in order. It may be nil.
type Cast interface {
	Candidates(sentence int) []actors.Candidate
}

// Saying is a stretch of text in somebody's mouth.
type Saying struct {
	Span      record.Span
	Speaker   record.Cited[string]
	Certainty record.Certainty // Reported unless the words say more
}

// Find reads the events of a document.
func Find(t *words.Text, in Input) []record.Cited[record.EventStatement] {
	if t == nil || len(t.Tokens) == 0 {
		return nil
	}
	f := newFinder(t, in)
	var all []*candidate
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Lang == words.OtherLang || sent.Kind == record.Furniture || sent.Kind == record.Byline {
			continue
		}
		found := f.candidates(s)
		if len(found) == 0 {
			continue
		}
		if f.seen < s-1 && f.pronounAhead(sent) {
			for b := max(f.seen+1, s-antecedents); b < s; b++ {
				if before := &f.t.Sentences[b]; before.Lang == sent.Lang && before.Kind == record.Body {
					f.phrasesOf(b)
				}
			}
		}
		f.phrasesOf(s)
		f.asidesOf(sent)
		f.seen = s
		f.tracePhrases()
		found = f.clauses(found)
		found = f.prefer(found)
		f.crowded = len(found)
		for _, c := range found {
			if !f.ownParts(c) {
				f.roles(c)
			}
			f.ruler(c)
			f.takenUp(c)
			if hasRole(c.fills, record.Target) {
				f.suffered = c
			}
			f.certainty(c)
			f.particulars(c)
			f.weigh(c)
		}
		found = f.within(found)
		f.partCounts(found)
		all = append(all, found...)
	}
	f.inherit(all)
	f.carryPlaces(all)
	all = f.corefer(all)
	return f.statements(all)
}

// clauses reads the clause of each candidate and leaves out those whose actor is not of the kind
// that their sense asks for.
func (f *finder) clauses(found []*candidate) []*candidate {
	out := found[:0]
	for _, c := range found {
		f.clause(c)
		if c.sense.who != 0 && !f.actorIs(c) {
			if c.spare == nil {
				f.lost(c, "actor of another kind")
				continue
			}
			c = c.spare
			f.clause(c)
		}
		if c.sense.typ == record.Release && c.sense.mode != "amnesty" && f.ofThing(c) {
			f.lost(c, "no captive is let go")
			continue
		}
		f.recast(c)
		f.byMeans(c)
		out = append(out, c)
	}
	return out
}

// ofThing: what is let go is no captive: "released a report".
func (f *finder) ofThing(c *candidate) bool {
	p := c.object
	if c.passive {
		p = c.subject
	}
	if c.sense.part != verb || p == nil || len(c.sense.rest) > 0 {
		return false
	}
	return !f.people(p) && !p.proper && f.t.Tokens[p.head].Tag == words.Noun
}

// recast: the state that closes a border bans, and does not protest.
func (f *finder) recast(c *candidate) {
	if c.sense.typ != record.Protest || c.sense.mode != "blockade" || c.sense.part != verb {
		return
	}
	switch f.t.Tokens[c.first].Lemma {
	case "close", "shut", "seal", "block", "cerrar", "clausurar", "bloquear":
	default:
		return
	}
	actor, object := c.subject, c.object
	if c.passive {
		actor, object = c.by, c.subject
		if object == nil {
			object = c.object
		}
	}
	state := actor != nil && actor.class&(f.lex.bits["state"]|f.lex.bits["force"]) != 0 && actor.class&f.lex.bits["crowd"] == 0
	nobody := actor == nil && object != nil && object.class&f.lex.bits["border"] != 0
	if state || nobody {
		cp := *c.sense
		cp.typ, cp.mode = record.Coerce, "ban"
		c.sense = &cp
	}
}

// antecedents is how many sentences back one is looked for whom a pronoun means.
const antecedents = 8

// maxPerSentence bounds hostile text: no sentence tells more events.
const maxPerSentence = 24

// candidate is a trigger that may become an event.
type candidate struct {
	sense       *sense
	sentence    int
	first, last int // trigger tokens [first, last)
	head        int // the token that carries the meaning
	form        words.Form
	plural      bool

	// the clause
	verbGroup  int // first token of the verb group
	verbEnd    int
	finite     bool
	passive    bool
	negated    bool
	perfect    bool
	infinitive bool
	future     bool
	modal      string // the modal or governing word that makes it unreal
	planned    bool   // "plan to", "called for", "will"
	tried      bool   // "attempt to", "tried to"
	failed     bool   // "failed to", "prevented from"
	wanted     bool   // content of a demand or wish
	definite   bool   // "the march"
	anaphor    bool   // "this", "these", "latter"
	indefinite bool
	bare       bool
	described  bool // an adjective before it
	ordinal    bool // "second", "latest", "another"
	prenominal bool // a participle before its noun
	light      bool // a noun governed by a verb of happening or doing
	summoned   bool // people are called on to do it, see means.go
	made       bool // a constitution told by whose it is, see constitution.go
	errand     bool // force is sent to do it, see means.go
	number     int  // token of a number directly before the noun; -1 = none

	subject, object, by, of *phrase
	called                  bool // a participle stands before "by": "a strike called by"

	fills    []record.RoleFill
	fillSpan []record.Span
	cert     record.Certainty
	source   record.Cited[string]
	when     int             // index in Input.Times plus one
	span     record.Interval // of a running total, in place of the day of its date phrase
	apart    bool            // its clause says how long before the main act it was, see lengthAfter
	inferred record.Interval
	edtf     string
	where    []int
	counts   []int
	phase    string
	generic  bool
	back     bool
	rules    float64 // what the rules give, see weigh
	weight   float64 // the probability that it is an event
	mentions []*candidate
	dropped  bool
	spare    *candidate // another sense, if the actor is not whom this one asks for
}

// statements turns the kept candidates into cited statements.
func (f *finder) statements(all []*candidate) []record.Cited[record.EventStatement] {
	out := make([]record.Cited[record.EventStatement], 0, len(all))
	doc := f.t.Doc
	for _, c := range all {
		sent := &f.t.Sentences[c.sentence]
		e := record.EventStatement{
			Type: c.sense.typ, Mode: c.sense.mode, Sentence: sent.Span,
			Certainty: c.cert, Attribution: c.source, Phase: c.phase,
			Generic: c.generic, Background: c.back, Confidence: min(max(c.weight, 0.05), 0.99),
			Inferred: c.inferred, InferredEDTF: c.edtf,
		}
		if c.when > 0 {
			e.When = f.in.Times[c.when-1]
			if w := e.When.Edit(); w != nil && c.span.Stated() {
				w.Interval, w.EDTF = c.span, c.span.EDTF()
			}
		}
		for _, p := range c.where {
			e.Where = append(e.Where, f.in.Places[p])
		}
		for i, r := range c.fills {
			if cited := record.CiteSpan(doc, c.fillSpan[i], r); cited.Stated() {
				e.Roles = append(e.Roles, cited)
			}
		}
		e.Counts = c.counts
		for _, m := range c.mentions {
			if w, err := doc.Witness(f.t.Span(m.first, m.last)); err == nil {
				e.Mentions = append(e.Mentions, w)
			}
		}
		if cited := record.CiteSpan(doc, f.t.Span(c.first, c.last), e); cited.Stated() {
			out = append(out, cited)
		}
	}
	return out
}
