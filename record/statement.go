package record

// Certainty of a statement. Zero is unspecified.
type Certainty uint8

const (
	NoCertainty  Certainty = iota
	Asserted               // the document says it in its own voice
	Reported               // put in somebody else's mouth
	Denied                 // expressly did not happen
	Planned                // announced or called for a later time
	Hypothetical           // feared, proposed, conditional, failed to come about
)

func (c Certainty) String() string {
	return [...]string{"", "asserted", "reported", "denied", "planned", "hypothetical"}[min(c, Hypothetical)]
}

// ParseCertainty is the inverse of String; unknown words give NoCertainty.
func ParseCertainty(s string) Certainty {
	for c := Asserted; c <= Hypothetical; c++ {
		if c.String() == s {
			return c
		}
	}
	return NoCertainty
}

// EventType and Mode are the closed list of events: see eventtypes.go.
type (
	EventType string
	Mode      string
)

// RoleName is the part an actor has in an event.
type RoleName string

const (
	Agent       RoleName = "agent"       // does it
	Target      RoleName = "target"      // suffers it
	Participant RoleName = "participant" // takes part on an equal footing
	Organizer   RoleName = "organizer"   // calls or leads it
	Beneficiary RoleName = "beneficiary" // gains: elected, released, hosted
	Instrument  RoleName = "instrument"  // weapon or means; kept, not scored
)

// RoleFill is an actor in a role. Its witness is the noun phrase.
type RoleFill struct {
	Role  RoleName
	Name  string // resolved name
	Actor int    // index in Reading.Actors plus one; 0 = not a listed actor
}

// EventStatement is one event as one document tells it, however often. Its witness
// is the trigger at the main mention: the smallest word or phrase that names the act.
type EventStatement struct {
	Type EventType
	Mode Mode // empty = no mode fits

	Sentence Span      // the sentence of the trigger
	Mentions []Witness // further triggers of the same event in this document

	// When is the date phrase and its value; the phrase may stand in a governing
	// sentence. Inferred is a date worked out from the document's own chain of dates.
	When         Cited[Time]
	Inferred     Interval
	InferredEDTF string

	Where  []Cited[Place]
	Roles  []Cited[RoleFill]
	Counts []int // indices in Reading.Figures

	Attribution Cited[string] // who says so inside the document; zero = the document itself
	Certainty   Certainty
	Phase       string  // begin, extend, end: states of emergency and decrees
	Generic     bool    // repeated or habitual conduct
	Background  bool    // history, comparison, abroad: not what the document reports
	Confidence  float64 // 0 to 1: how probably such an act is told there; 0 = not stated
	Parts       []int   // indices in Reading.Events of members of an aggregate
}

// RelationType is the closed list of relations; they read "from type to".
type RelationType string

const (
	Leads         RelationType = "leads"
	MemberOf      RelationType = "member-of"
	AlliedWith    RelationType = "allied-with"
	SplitFrom     RelationType = "split-from"
	Backs         RelationType = "backs"
	Opposes       RelationType = "opposes"
	PartOf        RelationType = "part-of"
	FamilyOf      RelationType = "family-of"
	PredecessorOf RelationType = "predecessor-of"
)

// Relation holds between two actors. Its witness is the shortest stretch that shows it.
type Relation struct {
	Type               RelationType
	From, To           string
	FromActor, ToActor int // indices in Reading.Actors plus one
	When               Interval
	WhenEDTF           string
	Confidence         float64 `json:",omitempty"` // 0 to 1; 0 = not stated
	Attribution        Cited[string]
	Certainty          Certainty
}

// Demand is what somebody wants of somebody. Its witness is the content.
type Demand struct {
	By, Of           string
	ByActor, OfActor int     // indices in Reading.Actors plus one
	Content          string  // plain words
	Confidence       float64 `json:",omitempty"` // 0 to 1; 0 = not stated
	Attribution      Cited[string]
	Author           bool // the author's own programme
}

// Reading is all that was read in one document: a pure function of the document,
// the packs and the reader's version.
type Reading struct {
	Doc       *Document
	Written   Dating
	Sentences []Span
	Times     []Cited[Time]
	Places    []Cited[Place]
	Actors    []*Actor
	Figures   []Cited[Figure]
	Events    []Cited[EventStatement]
	Relations []Cited[Relation]
	Demands   []Cited[Demand]
	Notes     []Note
}
