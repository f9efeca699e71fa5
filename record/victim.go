package record

// Victim is a person who was harmed, named or not, as the register keeps it: the acts (HURIDOCS: act, victim,
// alleged perpetrator, source), and what each witness tells of the person, disagreements kept.
type Victim struct {
	ID      string // "v" and hexadecimal digits
	Name    string // empty = not named
	Aliases []string
	Actor   string // ID of the Profile; empty = not named
	Sex     string // "female", "male" as the words show; empty = not stated
	Told    []VictimTold
	Acts    []VictimAct
	Tolls   []string // IDs of the questions whose totals this person counts in
	// Independent is how many families of documents tell of the person.
	Independent int
	// Proposals are other people of the register who may be the same: for a person to decide. Other is the ID of a Victim.
	Proposals []Proposal `json:",omitempty"`
}

// VictimTold is one thing that one document says of a person: "age" "35", "occupation" "farmer", "origin" "Macusani".
type VictimTold struct {
	Field    string // name, age, occupation, affiliation, origin, sex
	Value    string
	Evidence Evidence
}

// VictimAct is one harm done to a person, as one document tells it.
type VictimAct struct {
	Act         string // killed, wounded, abducted, tortured, arrested, deported, …
	Event       string // ID of the event
	EDTF        string // when, as told; empty = not stated
	Place       string
	Alleged     []string // perpetrators as the document names them
	Attribution string   // who says so, if not the document itself
	Certainty   Certainty
	Evidence    Evidence
}
