package record

// The closed list of event types and modes: PLOVER's types where PLOVER has one,
// extended by institutional events; a mode is a kind of its type.
const (
	Protest   EventType = "PROTEST"
	Assault   EventType = "ASSAULT"
	Coerce    EventType = "COERCE"
	Seize     EventType = "SEIZE"
	CoupEvent EventType = "COUP"
	Election  EventType = "ELECTION"
	Legislate EventType = "LEGISLATE"
	Agree     EventType = "AGREE"
	Split     EventType = "SPLIT"
	DemandAct EventType = "DEMAND"
	Accuse    EventType = "ACCUSE"
	Release   EventType = "RELEASE"
	Mobilize  EventType = "MOBILIZE"
	Disaster  EventType = "DISASTER"
)

// EventTypes lists the types in the order in which people see them.
var EventTypes = []EventType{Protest, Assault, Coerce, Seize, CoupEvent, Election, Legislate, Agree, Split, DemandAct, Accuse, Release, Mobilize, Disaster}

// Modes lists the modes of each type; DEMAND, ACCUSE and DISASTER have none.
var Modes = map[EventType][]Mode{
	Protest:   {"demonstration", "march", "strike", "general-strike", "blockade", "occupation", "riot", "boycott", "hunger-strike"},
	Assault:   {"killing", "massacre", "assassination", "execution", "armed-attack", "bombing", "shooting", "beating", "torture", "sexual-violence", "forced-sterilization"},
	Coerce:    {"arrest", "deportation", "raid", "repression", "state-of-emergency", "curfew", "censorship", "ban"},
	Seize:     {"hostage-taking", "kidnapping", "town-takeover", "expropriation", "robbery"},
	CoupEvent: {"coup", "attempted-coup", "removal-from-office", "resignation"},
	Election:  {"vote", "runoff", "constituent-assembly", "referendum", "appointment", "inauguration"},
	Legislate: {"decree", "law", "constitution", "austerity-measure", "impeachment-vote", "dissolution-of-congress"},
	Agree:     {"alliance", "agreement", "aid", "loan", "debt-deferral", "truce"},
	Split:     {"party-split", "expulsion", "dismissal"},
	Release:   {"release", "amnesty", "escape"},
	Mobilize:  {"troop-deployment"},
}

// ValidEvent tells whether a type and mode are on the closed list; an empty mode always is.
func ValidEvent(t EventType, m Mode) bool {
	ok := false
	for _, known := range EventTypes {
		ok = ok || known == t
	}
	if !ok || m == "" {
		return ok
	}
	for _, known := range Modes[t] {
		if known == m {
			return true
		}
	}
	return false
}
