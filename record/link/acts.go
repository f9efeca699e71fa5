package link

import "testigo/record"

// once are the acts that a country sees once a day at most.
func once(m record.Mode) bool {
	switch m {
	case "general-strike", "state-of-emergency", "dissolution-of-congress", "impeachment-vote", "removal-from-office", "coup", "attempted-coup",
		"runoff", "vote", "constituent-assembly", "referendum", "inauguration", "curfew":
		return true
	}
	return false
}

// family groups modes that sources use for one act: two words for deaths, for crowds, for a stoppage.
var family = map[record.Mode]int{
	"killing": 1, "massacre": 1, "shooting": 1, "assassination": 1, "execution": 1, "armed-attack": 1, "bombing": 1,
	"demonstration": 2, "march": 2, "riot": 2,
	"coup": 3, "attempted-coup": 3,
	"hostage-taking": 4, "kidnapping": 4,
	"vote": 5, "constituent-assembly": 5, "runoff": 5,
	"strike": 6, "general-strike": 6,
	"appointment": 7, "inauguration": 7,
	"agreement": 8, "truce": 8, "alliance": 8,
	"release": 9, "amnesty": 9,
	"law": 10, "decree": 10, "austerity-measure": 10, "constitution": 10,
	"raid": 11, "repression": 11,
	"aid": 12, "loan": 12, "debt-deferral": 12,
	"expulsion": 13, "party-split": 13,
}

// compatible modes: equal, one unstated, or of one family. Two rounds of an election are never one.
func compatible(a, b record.Mode) bool {
	if a == "runoff" && b == "constituent-assembly" || a == "constituent-assembly" && b == "runoff" {
		return false
	}
	if a > b {
		a, b = b, a
	}
	return a == b || a == "" || b == "" || a == "coup" && b == "removal-from-office" || family[a] != 0 && family[a] == family[b] // who is overthrown is removed
}

// act is a type with its mode.
type act struct {
	typ  record.EventType
	mode record.Mode
}

// neighbours are kinds of acts under which one act may be coded: a president who closes Congress decrees an emergency and
// attempts a coup in one; soldiers sent into a university raid it. Each group is one class of the blocks.
var neighbours = map[act]string{
	{record.Coerce, "state-of-emergency"}:         "rule",
	{record.Legislate, "dissolution-of-congress"}: "rule",
	{record.Legislate, "decree"}:                  "rule",
	{record.CoupEvent, "attempted-coup"}:          "rule",
	{record.CoupEvent, "coup"}:                    "rule",

	{record.Coerce, "raid"}:               "force",
	{record.Coerce, "repression"}:         "force",
	{record.Mobilize, ""}:                 "force",
	{record.Mobilize, "troop-deployment"}: "force",

	{record.Seize, "town-takeover"}: "taking",
	{record.Protest, "occupation"}:  "taking",
}

// classesOf are the blocks in which an act may meet others: its type, and its class of neighbours.
func classesOf(a act) []string {
	if n := neighbours[a]; n != "" {
		return []string{string(a.typ), n}
	}
	return []string{string(a.typ)}
}

// akin tells whether two acts of different types may be one, as neighbours are.
func akin(a, b act) bool {
	n := neighbours[a]
	return n != "" && n == neighbours[b] && a.typ != b.typ
}

// principal is the role that tells acts of a kind apart: whom an arrest arrests, who is elected, who closes Congress, whom a
// motion is to remove. Empty = the kind has none.
func principal(a act) record.RoleName {
	switch a.typ {
	case record.CoupEvent:
		if a.mode == "resignation" {
			return record.Agent
		}
		if a.mode == "removal-from-office" || a.mode == "coup" {
			return record.Target
		}
	case record.Election:
		switch a.mode {
		case "vote", "runoff", "appointment", "inauguration":
			return record.Beneficiary
		}
	case record.Assault:
		return record.Target
	case record.Coerce:
		switch a.mode {
		case "arrest", "deportation":
			return record.Target
		}
	case record.Release:
		return record.Beneficiary
	case record.Legislate:
		switch a.mode {
		case "impeachment-vote":
			return record.Target
		case "dissolution-of-congress", "constitution":
			return record.Agent
		}
	}
	return ""
}

// perPerson are acts that befall a person once, as far as one story goes: undated tellings of them meet by the person.
func perPerson(a act) bool {
	if a.typ == record.Assault {
		return family[a.mode] == 1
	}
	switch a.mode {
	case "coup", "removal-from-office", "resignation", "vote", "runoff", "appointment", "inauguration", "dissolution-of-congress", "deportation", "constitution":
		return true
	}
	return false
}

// office tells acts of which the principal decides: nobody is removed in another's place.
func office(a act) bool {
	return a.typ == record.CoupEvent || a.typ == record.Election
}

// deadly tells acts that are counted in deaths.
func deadly(a act) bool { return a.typ == record.Assault && family[a.mode] <= 1 }

// crowd tells acts of a wave of protest.
func crowd(a act) bool {
	return a.typ == record.Protest && (family[a.mode] == 2 || a.mode == "" || a.mode == "blockade")
}
