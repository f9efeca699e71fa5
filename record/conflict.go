package record

// ConflictState is the state of a social conflict, in the words of the registry of Peru's Defensoría del Pueblo.
type ConflictState string

const (
	Active   ConflictState = "active"   // the parties press their claims in public
	Latent   ConflictState = "latent"   // nothing seen for a time, nothing settled
	Resolved ConflictState = "resolved" // an accord, a demand met, or an end told
	Observed ConflictState = "observed" // out of the registry after two quiet years: a case under observation
)

// Conflict is an episode: a chain of events with common parties, demands and place. It is worked out from events, and
// so its evidence is theirs.
type Conflict struct {
	ID      string // "c" and hexadecimal digits
	EN, ES  string // a plain name: parties, matter, place
	Type    string // socio-environmental, labour, local-government, national-government, electoral, … see the rules
	Parties []EventRole
	Places  []EventPlace
	Events  []string // IDs in the order of time
	Demands []DemandRef
	From    Interval // days of the first event
	State   ConflictState
	History []ConflictStep // in the order of time
}

// ConflictStep is a change of state or phase, with the rule that made it and the event it rests on.
type ConflictStep struct {
	On    Interval
	State ConflictState
	Phase string // early, escalation, crisis, de-escalation, dialogue
	Rule  string // name of the dated rule
	Event string // ID; empty = time passed without one
}

// DemandRef points at Reading.Demands[Index] of a document.
type DemandRef struct {
	Doc   DocumentID
	Index int
}
