// Package actors finds who acts: persons, organisations and groups, with every mention of
// each, whom a later short name means, and what was done to whom.
//
// Why document-level: a report gives the full name once and then a surname or an acronym;
// only the whole document tells that "the CGTP" and "General Confederation of …" are one, or
// that two persons share a surname.
//
// Method: names are runs of capitalised words, judged by what is known (packs, lists of first
// names and surnames, head words of organisations) and by what stands beside them (titles,
// roles, ages, speech verbs). In documents written in capitals throughout, lists and titles
// alone decide. A pack lends identity (PackID) and kind; the name shown is the fullest form
// in the document itself.
//
// A mention is the name only: no title, no possessive ending, no name inside the name of
// an organisation or place. Bylines and footnotes are not read.
package actors

import (
	"testigo/reading/words"
	"testigo/record"
)

// Cast is who is on stage in one document.
type Cast struct {
	Actors []*record.Actor

	text     *words.Text
	mentions []mention
	at       []int32 // by token: index in mentions plus one; 0 = none
	ages     map[int32]bool
	cands    []Candidate
	bounds   []int32 // by sentence: where its candidates begin; one more at the end
}

type mention struct {
	first, last int32 // tokens [first, last)
	actor       int32
	form        record.NameForm
	nested      bool  // a person inside the name of a body ("Carter" in "Carter Administration"): cited, but not who the tokens mean
	cut         int32 // bytes of the token that are the name ("IMF" in "IMF-nominated"); 0 = all
}

// CandidateKind says what a candidate filler is.
type CandidateKind uint8

const (
	NoCandidate CandidateKind = iota
	PersonCandidate
	OrganizationCandidate
	GroupCandidate // a common noun of persons, one or many: "the workers", "a policeman"
	PlaceCandidate
	ThingCandidate // what can be attacked or destroyed: vehicles, buildings
	WeaponCandidate
)

// Candidate is a noun phrase that may fill a role in an event.
type Candidate struct {
	First, Last int // tokens [First, Last): the phrase without relative clause
	Head        int // token of the head noun; the last word of a name
	Kind        CandidateKind
	Class       Class  // of a group, thing or weapon; "" for names
	Many        bool   // a group or a body, not one person
	Actor       int    // index in Cast.Actors plus one; 0 = not a listed actor
	Name        string // resolved: the actor's name, or the phrase without its article
}

// At tells which actor a token belongs to.
func (c *Cast) At(token int) (actor int, ok bool) {
	if c == nil || token < 0 || token >= len(c.at) || c.at[token] == 0 {
		return 0, false
	}
	return int(c.mentions[c.at[token]-1].actor), true
}

// MentionAt is the stretch of tokens of the mention that covers a token.
func (c *Cast) MentionAt(token int) (first, last int, ok bool) {
	if c == nil || token < 0 || token >= len(c.at) || c.at[token] == 0 {
		return 0, 0, false
	}
	m := &c.mentions[c.at[token]-1]
	return int(m.first), int(m.last), true
}

// Candidates are the noun phrases of a sentence that may fill roles, in order.
func (c *Cast) Candidates(sentence int) []Candidate {
	if c == nil || sentence < 0 || sentence+1 >= len(c.bounds) {
		return nil
	}
	return c.cands[c.bounds[sentence]:c.bounds[sentence+1]]
}

// IsAge tells whether the number at a byte offset is a person's age.
func (c *Cast) IsAge(offset int) bool { return c != nil && c.ages[int32(offset)] }

// ClassOf is the class of a word as a head noun; "" if it names no actor or thing.
func ClassOf(norm string, lang words.Lang8) (c Class, kind CandidateKind, many bool) {
	if g := lexi.tongues[lang]; g != nil {
		n := g.nouns[norm]
		return n.class, n.kind, n.many
	}
	return "", NoCandidate, false
}
