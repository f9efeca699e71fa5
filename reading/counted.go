package reading

import (
	"sort"
	"strings"

	"testigo/record"
)

// counted completes numbers with what the act in their sentence says of those they count. A number's own
// layer looks for a word of measure ("dead", "arrested") near it; here the noun phrase that takes part in
// an event has been found, however the act is worded: "almost 900 people had been rounded up" counts arrests.
// Only numbers whose own words leave the measure open are touched.
func counted(d *record.Document, figures []record.Cited[record.Figure], events []record.Cited[record.EventStatement]) {
	at := make([]int, len(figures)) // where they begin, in order
	for k := range figures {
		at[k] = figures[k].Span().Start
		if k > 0 {
			at[k] = max(at[k], at[k-1])
		}
	}
	for i := range events {
		if !events[i].Stated() {
			continue
		}
		e := events[i].Edit()
		for _, role := range e.Roles {
			m := measureOf(e.Type, e.Mode, role.Value().Role)
			if e.Type == record.Assault && role.Value().Role == record.Target && fatal(events[i].Quote()) {
				m = "killed"
			}
			if m == "" {
				continue
			}
			phrase := role.Span()
			for k := sort.SearchInts(at, phrase.Start-reach); k < len(at) && at[k] < phrase.End; k++ {
				if f := &figures[k]; f.Stated() && open(f.Value(), m) && counts(d, f.Span(), phrase) {
					f.Edit().Measure = m
					e.Counts = withIndex(e.Counts, k)
				}
			}
		}
	}
}

// reach is how far before a noun phrase a number that counts it may begin, in bytes.
const reach = 80

// measureOf is what a number of those in a role counts; "" where the act does not say.
func measureOf(typ record.EventType, mode record.Mode, role record.RoleName) string {
	suffers := role == record.Target || role == record.Beneficiary
	switch {
	case typ == record.Protest && (role == record.Participant || role == record.Agent):
		return "participants"
	case !suffers:
		return ""
	case typ == record.Release && mode != "escape":
		return "released"
	}
	switch mode {
	case "killing", "massacre", "assassination", "execution":
		return "killed"
	case "beating":
		return "wounded"
	case "arrest":
		return "arrested"
	case "deportation":
		return "deported"
	case "hostage-taking", "kidnapping":
		return "hostages"
	case "dismissal":
		return "dismissed"
	}
	return ""
}

// fatal: "shot dead", "beaten to death", "muertos a tiros".
func fatal(trigger string) bool {
	t := strings.ToLower(trigger)
	return strings.HasSuffix(t, " dead") || strings.HasSuffix(t, " death") || strings.HasPrefix(t, "muert")
}

// open: a number whose own words do not say what happened to those it counts, or say it less well:
// "dismissed" and "destroyed" also stand for shots fired and blows.
func open(f record.Figure, told string) bool {
	if f.Duration || f.Rank || f.Per != "" || f.Unit == "percent" || f.Measure == "amount" {
		return false
	}
	switch f.Measure {
	case "wounded":
		return told == "killed"
	case "killed", "arrested", "missing", "hostages", "released", "deported", "displaced", "participants", "votes", "seats":
		return false
	}
	return true
}

// counts: the number stands in the noun phrase, or right before it over at most one short word ("of", "de").
func counts(d *record.Document, number, phrase record.Span) bool {
	if number.Start < phrase.End && phrase.Start < number.End {
		return number.Start <= phrase.Start+24 // at its head, not in what hangs on it
	}
	if number.End > phrase.Start || phrase.Start-number.End > 16 {
		return false
	}
	between := strings.Fields(d.Quote(record.Span{Start: number.End, End: phrase.Start}))
	return len(between) == 0 || len(between) == 1 && len(between[0]) <= 3 && strings.IndexAny(between[0], ",;:.()") < 0
}

func withIndex(list []int, k int) []int {
	for _, x := range list {
		if x == k {
			return list
		}
	}
	return append(list, k)
}
