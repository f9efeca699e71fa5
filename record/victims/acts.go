package victims

import "testigo/record"

// actOf is what an event does to its target; "" if it harms nobody in body or freedom.
func actOf(e *record.EventStatement, harm string) string {
	switch e.Type {
	case record.Assault:
		switch e.Mode {
		case "killing", "massacre", "assassination", "execution":
			return "killed"
		case "torture":
			return "tortured"
		case "sexual-violence":
			return "sexual violence"
		case "forced-sterilization":
			return "sterilized by force"
		}
		if harm != "" { // the words about the person say more than the kind of attack
			return harm
		}
		switch e.Mode {
		case "shooting":
			return "shot at"
		case "beating":
			return "beaten"
		}
		return "attacked"
	case record.Seize:
		switch e.Mode {
		case "kidnapping":
			return "abducted"
		case "hostage-taking":
			return "taken hostage"
		}
	case record.Coerce:
		switch e.Mode {
		case "arrest":
			return "arrested"
		case "deportation":
			return "deported"
		}
	}
	return ""
}

// tollOf maps an act to the measure whose totals it counts in.
var tollOf = map[string]string{"killed": "killed", "wounded": "wounded", "shot at": "wounded", "beaten": "wounded", "abducted": "missing",
	"arrested": "arrested", "deported": "deported", "taken hostage": "hostages"}

// grave orders acts, so that the register begins with the dead.
var grave = map[string]int{"killed": 0, "abducted": 1, "tortured": 2, "sexual violence": 3, "sterilized by force": 4, "wounded": 5, "shot at": 6, "beaten": 7, "attacked": 8, "taken hostage": 9, "arrested": 10, "deported": 11}
