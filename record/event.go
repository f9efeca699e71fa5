package record

// StatementRef points at Reading.Events[Index] of a document.
type StatementRef struct {
	Doc   DocumentID
	Index int
}

// FigureRef points at Reading.Figures[Index] of a document.
type FigureRef struct {
	Doc   DocumentID
	Index int
}

// Event is what happened, once, however many statements tell it. Everything shown of it
// comes from its statements; each of them opens its witness.
type Event struct {
	ID         string // "e" and hexadecimal digits, stable while its first statement stays
	Type       EventType
	Mode       Mode
	EDTF       string   // the best-supported date; empty = unknown
	Interval   Interval // its days
	Places     []EventPlace
	Roles      []EventRole
	Counts     []EventCount
	Certainty  Certainty // the firmest of its statements
	Phase      string
	Background bool // every telling is background
	Generic    bool
	Disputed   bool           // its statements differ in a figure of the same day
	Statements []StatementRef // in the order of documents by name, then text
	Documents  int            // how many documents tell it
	// Independent is how many families of documents tell it: a copy or translation is no witness of its own.
	Independent int
	// Links says why each statement after the first was taken to tell this event; it runs beside Statements[1:].
	Links []StatementLink `json:",omitempty"`
	// Parts are the incidents that this total sums up, PartOf the totals that count this incident: IDs of events, never merged.
	Parts, PartOf []string `json:",omitempty"`
	// Standing is how people stand behind it; empty = read by machine, reviewed by nobody.
	Standing Standing `json:",omitempty"`
	// Evidence is where people pointed when they added what no reader found; empty for what was read.
	Evidence []Evidence `json:",omitempty"`
}

// StatementLink is why a statement was taken to tell an event: the sum of what agrees, and what that is.
type StatementLink struct {
	Score float64
	Why   []string // "same-day", "same-place", …; publish/wording has a sentence for each
}

// EventPlace is where an event happened, by the words of its statements.
type EventPlace struct {
	Name, ID, Country, Admin1 string
	Lat, Lon                  float64
	Located                   bool
	Kind                      PlaceKind
	Within                    string `json:",omitempty"` // ID of the place that a site lies in
}

// EventRole is who took which part.
type EventRole struct {
	Role  RoleName
	Name  string
	Actor string // ID of a Profile; empty = not a listed actor
}

// EventCount is a number of the act as one document tells it.
type EventCount struct {
	Ref     FigureRef
	Measure string
	Words   string // the figure as printed
	Figure  Figure
	// Evidence is where a person read the number, if no reader did; then Ref points nowhere.
	Evidence Evidence `json:",omitzero"`
}

// Profile is one actor of the record under all its names.
type Profile struct {
	ID       string // "a" and hexadecimal digits
	Kind     ActorKind
	Name     string
	Acronym  string
	Org      OrgKind
	PackID   string
	Aliases  []string
	Age      string // ages as told, parted by "/": "35", "35/36"
	Harm     string
	Members  []ActorRef
	Mentions int
	Standing Standing `json:",omitempty"` // how people stand behind it; empty = read by machine
	// Merges are why different names were taken for one actor; equal names need no reason.
	Merges []Merge `json:",omitempty"`
	// Proposals are other actors of the record that may be the same: for a person to decide.
	Proposals []Proposal `json:",omitempty"`
	// Edges are its relations to others, dated where a document dates them.
	Edges []Edge `json:",omitempty"`
}

// Merge is one reason for taking two names for one actor.
type Merge struct {
	Reason   string  // code: "spelling", "second-surname", …; publish/wording has a sentence for each
	Score    float64 // how sure, 0 to 1
	A, B     string  // the names
	Evidence []Evidence
}

// Proposal is another actor that may be the same.
type Proposal struct {
	Other    string // ID of its Profile
	Name     string
	Reason   string // code, as of a Merge; "age", "kin" and "same-text" are reasons against
	Against  string // code of what kept the two apart; empty = the names alone do not decide
	Score    float64
	Evidence []Evidence
}

// Edge is a relation of an actor to another one, as the documents tell it.
type Edge struct {
	Type        RelationType
	Founded     bool   // "leads", and the words say that it founded it
	Out         bool   // true: this actor is the first of the relation ("leads"); false: the second ("led by")
	Other       string // ID of a Profile; empty = not a listed actor
	Name        string
	EDTF        string
	Interval    Interval
	Certainty   Certainty
	Attribution string
	Evidence    []Evidence // one for each document that says it
}

// ActorRef points at Reading.Actors[Index] of a document.
type ActorRef struct {
	Doc   DocumentID
	Index int
}

// Status of a question.
type Status string

const (
	Single      Status = "single"   // one figure, however many copies repeat it
	Agreed      Status = "agree"    // values or bounds compatible
	Growth      Status = "growth"   // a cumulative count that rises with its date
	Conflicting Status = "conflict" // same scope and time, incompatible
)

// Question lines up the figures that answer it.
type Question struct {
	ID      string // "q" and hexadecimal digits
	Measure string
	Unit    string
	Subject string
	Scope   string
	Event   string // ID of the event that the figures count, if there is one
	Series  bool   `json:",omitempty"` // measured again and again: figures of different days make a line, not a contradiction
	Figures []FigureRef
	// Independent is how many families of documents have a figure here.
	Independent int
	Status      Status
	Low         float64 // what the figures together allow now
	High        float64
	HasLow      bool
	HasHigh     bool
}
