package record

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

// DecisionKind is what a person decided.
type DecisionKind string

const (
	Accept     DecisionKind = "accept"     // the machine read this right
	Reject     DecisionKind = "reject"     // nothing of the kind is said there
	EditItem   DecisionKind = "edit"       // it says something else: Change
	MergeItems DecisionKind = "merge"      // the others are the first one, told again
	SplitItem  DecisionKind = "split"      // some of its statements tell something else
	LinkTo     DecisionKind = "link"       // some statements tell this event, not theirs
	AddItem    DecisionKind = "add"        // the machine missed this
	NoteItem   DecisionKind = "note"       // a remark; nothing changes
	Undo       DecisionKind = "undo"       // an earlier decision no longer holds
	Keep       DecisionKind = "keep-apart" // two that look like one are two
	Assign     DecisionKind = "assign"     // a sample to be coded by several people, blind
	Code       DecisionKind = "code"       // what one of them read; changes nothing until it is adjudicated
)

// DecisionKinds lists them in the order in which people see them.
var DecisionKinds = []DecisionKind{Accept, Reject, EditItem, MergeItems, SplitItem, LinkTo, AddItem, NoteItem, Undo, Keep, Assign, Code}

// ItemKind is what a decision is about.
type ItemKind string

const (
	EventItem    ItemKind = "event"
	ActorItem    ItemKind = "actor"
	QuestionItem ItemKind = "question"
	VictimItem   ItemKind = "victim"
	ConflictItem ItemKind = "conflict"
	FindingItem  ItemKind = "finding"
)

// Standing says how far people stand behind an item; empty = read by machine, reviewed by nobody.
type Standing string

const (
	MachineRead Standing = ""
	Accepted    Standing = "accepted"
	Edited      Standing = "edited"   // corrected, split, merged or linked by a person
	Added       Standing = "added"    // put in by a person
	Disputed    Standing = "disputed" // people decided differently, and nobody settled it
	Rejected    Standing = "rejected"
	Merged      Standing = "merged"  // is another item now
	Changed     Standing = "changed" // accepted once, but the reader says something else since
)

// Standings lists them in the order in which people see them.
var Standings = []Standing{MachineRead, Accepted, Edited, Added, Disputed, Changed, Rejected, Merged}

// Passage ties a decision to the words it answers: a document by its hash, a span in code points, and the words. A better
// reader may number its items otherwise; the words stay.
type Passage struct {
	Doc   DocumentID `json:"doc"`
	Start int        `json:"start"`
	End   int        `json:"end"`
	Quote string     `json:"quote"`
	// Sentence is the sentence around, by which the words are found again if the extracted text has moved.
	Sentence string `json:"sentence,omitempty"`
	// Type of the statement that was read there, "ASSAULT/killing", for two statements on the same words.
	Type string `json:"type,omitempty"`
}

// Subject is an item as it was when somebody decided about it.
type Subject struct {
	Kind ItemKind  `json:"kind"`
	ID   string    `json:"id"`             // at that time, in that record
	Name string    `json:"name,omitempty"` // how it was shown
	At   []Passage `json:"at,omitempty"`   // where it stands; a few where it stands in many places
	// Was is what the reading said, shortened to a hash: an accepted reading that has changed since is shown as changed.
	Was string `json:"was,omitempty"`
}

// Change is what an edit says instead. A nil field is left as read; an empty list empties.
type Change struct {
	Type      *string       `json:"type,omitempty"`      // "ASSAULT/killing": the mode belongs to the type
	When      *string       `json:"when,omitempty"`      // EDTF; "" = not stated
	Places    *[]EventPlace `json:"places,omitempty"`    //
	Roles     *[]EventRole  `json:"roles,omitempty"`     //
	Counts    *[]CountEdit  `json:"counts,omitempty"`    // each with the words that say it
	Certainty *string       `json:"certainty,omitempty"` // asserted, reported, …
	Phase     *string       `json:"phase,omitempty"`
	Backdrop  *bool         `json:"background,omitempty"`
	Trigger   *Passage      `json:"trigger,omitempty"` // the words that name the act

	Name    *string   `json:"name,omitempty"` // from here on: of an actor
	Acronym *string   `json:"acronym,omitempty"`
	Kind    *string   `json:"actor_kind,omitempty"`
	Org     *string   `json:"organization_kind,omitempty"`
	Aliases *[]string `json:"aliases,omitempty"`
}

// CountEdit is a number of an event as a person reads it in the words at its anchor.
type CountEdit struct {
	Passage
	Measure  string  `json:"measure"`
	Value    float64 `json:"value"`
	HasValue bool    `json:"has_value"`
	Bound    Bound   `json:"bound,omitempty"`
}

// Sample is a set of items that several people code, each without seeing the others.
type Sample struct {
	Name   string   `json:"name"`
	Coders []string `json:"coders"`
}

// Decision is one decision of one person. It is never changed once it is made; another one may undo it.
type Decision struct {
	Kind   DecisionKind `json:"kind"`
	Author string       `json:"author"`
	Time   time.Time    `json:"time"` // UTC, to the microsecond
	Reason string       `json:"reason,omitempty"`
	Reader string       `json:"reader,omitempty"` // version of the reader whose reading it answers
	// On is what it is about. Merge: the first stays, the others go into it. Link: the event that the statements tell.
	On      []Subject `json:"on,omitempty"`
	At      []Passage `json:"at,omitempty"` // split, link: the statements that move; add: where the new item is said
	Change  *Change   `json:"change,omitempty"`
	Of      string    `json:"of,omitempty"`      // undo: the ID of the decision that no longer holds; code: of the assignment
	Settles bool      `json:"settles,omitempty"` // it has seen what others decided, and ends the dispute
	Sample  *Sample   `json:"sample,omitempty"`
}

// Bounds of a decision, which may come from a file.
const (
	maxAuthor   = 200
	maxReason   = 10_000
	maxTargets  = 5_000
	maxAnchors  = 5_000
	maxQuote    = 4_000
	MaxDecision = 4 << 20 // bytes of one, written
)

// Encode writes a decision in its one form, from which its ID is made.
func (d *Decision) Encode() ([]byte, error) {
	if err := d.Validate(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(d); err != nil {
		return nil, err
	}
	out := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if len(out) > MaxDecision {
		return nil, fmt.Errorf("decision: %d bytes, more than %d", len(out), MaxDecision)
	}
	return out, nil
}

// DecodeDecision reads what Encode writes and nothing else: what it cannot write again byte for byte, such as the field of
// a newer program, is refused, because its ID would not be that of its bytes.
func DecodeDecision(b []byte) (*Decision, error) {
	if len(b) > MaxDecision {
		return nil, fmt.Errorf("decision: %d bytes, more than %d", len(b), MaxDecision)
	}
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	d := new(Decision)
	if err := dec.Decode(d); err != nil {
		return nil, fmt.Errorf("decision: %w", err)
	}
	again, err := d.Encode()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, b) {
		return nil, fmt.Errorf("decision: not in the form in which decisions are written")
	}
	return d, nil
}

// DecisionID names a decision by its encoded form: "d" and 32 hexadecimal digits.
func DecisionID(encoded []byte) string {
	sum := sha256.Sum256(encoded)
	return "d" + hex.EncodeToString(sum[:16])
}

// Validate refuses what no decision can be: nothing without an author, a time and the words it answers.
func (d *Decision) Validate() error {
	bad := func(format string, args ...any) error { return fmt.Errorf("decision: "+format, args...) }
	if !utf8.ValidString(d.Author) || strings.TrimSpace(d.Author) == "" || d.Author != strings.TrimSpace(d.Author) || len(d.Author) > maxAuthor || strings.ContainsFunc(d.Author, func(r rune) bool { return r < ' ' }) {
		return bad("it needs the name of its author, of 1 to %d bytes on one line", maxAuthor)
	}
	if d.Time.IsZero() || d.Time.Location() != time.UTC || !d.Time.Equal(d.Time.Truncate(time.Microsecond)) || d.Time.Year() < 1 || d.Time.Year() > 9999 {
		return bad("it needs a time in UTC, to the microsecond")
	}
	if len(d.Reason) > maxReason || !utf8.ValidString(d.Reason) {
		return bad("its reason is longer than %d bytes", maxReason)
	}
	if len(d.On) > maxTargets || len(d.At) > maxAnchors {
		return bad("it is about more than %d items", maxTargets)
	}
	for _, t := range d.On {
		if t.ID == "" || t.Kind == "" {
			return bad("a target without kind or id")
		}
		if err := anchors(t.At); err != nil {
			return err
		}
	}
	if err := anchors(d.At); err != nil {
		return err
	}
	need := func(targets, places int) error {
		if len(d.On) < targets || len(d.At) < places {
			return bad("%s wants %d items and %d places", d.Kind, targets, places)
		}
		return nil
	}
	if err := d.Change.validate(); err != nil {
		return err
	}
	switch d.Kind {
	case Accept, Reject, NoteItem:
		return need(1, 0)
	case EditItem:
		if d.Change == nil {
			return bad("an edit without a change")
		}
		return need(1, 0)
	case MergeItems, Keep:
		for _, t := range d.On {
			if t.Kind != d.On[0].Kind {
				return bad("%s joins items of one kind", d.Kind)
			}
		}
		return need(2, 0)
	case SplitItem, LinkTo:
		return need(1, 1)
	case AddItem:
		if d.Change == nil || d.Change.Type == nil {
			return bad("an added event without a type")
		}
		return need(0, 1)
	case Undo:
		if d.Of == "" {
			return bad("an undo of nothing")
		}
		return nil
	case Assign:
		if d.Sample == nil || d.Sample.Name == "" || len(d.Sample.Coders) < 2 {
			return bad("a sample needs a name and two coders or more")
		}
		return need(1, 0)
	case Code:
		if d.Of == "" {
			return bad("a coding outside a sample")
		}
		return need(1, 0)
	}
	return bad("%.40q is not a kind of decision", d.Kind)
}

func anchors(list []Passage) error {
	for _, a := range list {
		if !a.Doc.Valid() || a.Start < 0 || a.End <= a.Start || a.Quote == "" || len(a.Quote) > maxQuote || len(a.Sentence) > maxQuote {
			return fmt.Errorf("decision: a place without document, span or words")
		}
	}
	return nil
}

func (c *Change) validate() error {
	if c == nil {
		return nil
	}
	bad := func(format string, args ...any) error { return fmt.Errorf("decision: "+format, args...) }
	if c.Type != nil {
		if t, m, _ := strings.Cut(*c.Type, "/"); !ValidEvent(EventType(t), Mode(m)) {
			return bad("%.40q is not a type of event", *c.Type)
		}
	}
	if c.When != nil && *c.When != "" {
		if _, err := ParseEDTF(*c.When); err != nil {
			return bad("%w", err)
		}
	}
	if c.Certainty != nil && ParseCertainty(*c.Certainty) == NoCertainty {
		return bad("%.40q is not a certainty", *c.Certainty)
	}
	if c.Counts != nil {
		for _, n := range *c.Counts {
			if err := anchors([]Passage{n.Passage}); err != nil {
				return err
			}
			if n.Measure == "" {
				return bad("a number that counts nothing")
			}
		}
	}
	if c.Trigger != nil {
		if err := anchors([]Passage{*c.Trigger}); err != nil {
			return err
		}
	}
	if c.Name != nil && strings.TrimSpace(*c.Name) == "" {
		return bad("a name of no letters")
	}
	if c.Kind != nil && ParseActorKind(*c.Kind) == NoActorKind {
		return bad("%.40q is not a kind of actor", *c.Kind)
	}
	return nil
}

// ParseActorKind is the inverse of ActorKind.String; unknown words give NoActorKind.
func ParseActorKind(s string) ActorKind {
	for k := Person; k <= Group; k++ {
		if k.String() == s {
			return k
		}
	}
	return NoActorKind
}

// Before is the canonical order of decisions, the same on every copy of a record: by time, then by ID.
func Before(a *Decision, aID string, b *Decision, bID string) bool {
	if !a.Time.Equal(b.Time) {
		return a.Time.Before(b.Time)
	}
	return aID < bID
}
