package conflicts

import "testigo/record"

// The dated rules, by name. Days are those between one act and the next.
const (
	RuleClaim    = "claim"    // a demand, call or accusation in public: active, early
	RuleAction   = "action"   // collective action: active, escalation
	RuleViolence = "violence" // people killed or wounded, riot, force, hostages, emergency: active, crisis
	RuleCalm     = "calm"     // action without violence 15 days or more after the last violence: active, de-escalation
	RuleAccord   = "accord"   // talks, truce or accord: active, dialogue
	RuleQuiet    = "quiet"    // 90 days without an act: latent
	RuleObserved = "observed" // two years latent: out of the registry, under observation
	RuleSettled  = "settled"  // an accord, or the going of whoever was asked to go, and no act for 90 days: resolved
)

const (
	calmAfter  = 15 // days
	quietAfter = 90
	longQuiet  = 2 * 365
)

// effect is what an act does to a conflict.
type effect uint8

const (
	noEffect effect = iota
	claim
	action
	violence
	accord
	concession // whoever was asked to go has gone
)

// effectOf an event by its type, mode and counts.
func effectOf(e *record.Event) effect {
	for _, c := range e.Counts {
		if (c.Measure == "killed" || c.Measure == "wounded") && (c.Figure.Value > 0 || !c.Figure.HasValue && c.Figure.Bound != record.NoneOf) {
			return violence
		}
	}
	switch e.Type {
	case "PROTEST":
		if e.Mode == "riot" {
			return violence
		}
		return action
	case "DEMAND", "ACCUSE":
		return claim
	case "ASSAULT":
		return violence
	case "SEIZE":
		if e.Mode == "town-takeover" {
			return action
		}
		return violence
	case "COERCE":
		switch e.Mode {
		case "repression", "raid", "state-of-emergency", "curfew":
			return violence
		}
		return action
	case "AGREE":
		if e.Mode == "agreement" || e.Mode == "truce" {
			return accord
		}
	case "COUP":
		if e.Mode == "resignation" || e.Mode == "removal-from-office" {
			return concession
		}
	}
	return noEffect
}

// history runs the rules over the acts of a conflict, in the order of time, up to the horizon.
func history(acts []*record.Event, horizon record.Day) (steps []record.ConflictStep, state record.ConflictState) {
	var last, violent record.Day // ends of the last act and of the last violence
	settled := ""
	put := func(on record.Interval, s record.ConflictState, phase, rule, event string) {
		if n := len(steps); n > 0 && steps[n-1].State == s && steps[n-1].Phase == phase {
			return
		}
		steps = append(steps, record.ConflictStep{On: on, State: s, Phase: phase, Rule: rule, Event: event})
	}
	rest := func(until record.Day) {
		if last == 0 || until < last+quietAfter {
			return
		}
		on := record.Interval{From: last + quietAfter, To: last + quietAfter}
		if settled != "" {
			put(on, record.Resolved, "", RuleSettled, settled)
		} else {
			put(on, record.Latent, "", RuleQuiet, "")
			if until >= last+quietAfter+longQuiet {
				put(record.Interval{From: last + quietAfter + longQuiet, To: last + quietAfter + longQuiet}, record.Observed, "", RuleObserved, "")
			}
		}
	}
	for _, e := range acts {
		from, to := e.Interval.From, e.Interval.To
		if from == 0 || to == 0 {
			continue
		}
		rest(from)
		switch effectOf(e) {
		case claim:
			if len(steps) == 0 || steps[len(steps)-1].State != record.Active {
				put(e.Interval, record.Active, "early", RuleClaim, e.ID)
			}
			settled = ""
		case action:
			if violent == 0 {
				put(e.Interval, record.Active, "escalation", RuleAction, e.ID)
			} else if from >= violent+calmAfter {
				put(e.Interval, record.Active, "de-escalation", RuleCalm, e.ID)
			}
			settled = ""
		case violence:
			put(e.Interval, record.Active, "crisis", RuleViolence, e.ID)
			violent, settled = max(violent, to), ""
		case accord:
			put(e.Interval, record.Active, "dialogue", RuleAccord, e.ID)
			settled, violent = e.ID, 0
		case concession:
			settled = e.ID
		}
		last = max(last, to)
	}
	rest(horizon)
	state = record.Latent
	if n := len(steps); n > 0 {
		state = steps[n-1].State
	}
	return steps, state
}

// Month is a line of the monthly table.
type Month struct {
	Year, Month              int
	Active, Latent, Resolved int // conflicts in that state at the end of the month
	New                      int // that began in the month
}

// Monthly counts the conflicts by state at the end of each month from the first to the horizon.
func Monthly(all []*record.Conflict, horizon record.Day) []Month {
	first := record.Day(0)
	for _, c := range all {
		if c.From.From != 0 && (first == 0 || c.From.From < first) {
			first = c.From.From
		}
	}
	if first == 0 {
		return nil
	}
	y, m, _ := first.Date()
	var out []Month
	for {
		ny, nm := y, m+1
		if nm > 12 {
			ny, nm = y+1, 1
		}
		end := record.DayOf(ny, nm, 1) - 1
		row := Month{Year: y, Month: m}
		for _, c := range all {
			if by, bm, _ := c.From.From.Date(); by == y && bm == m {
				row.New++
			}
			switch StateOn(c, end) {
			case record.Active:
				row.Active++
			case record.Latent:
				row.Latent++
			case record.Resolved:
				row.Resolved++
			}
		}
		out = append(out, row)
		if end >= horizon || len(out) >= 12*200 {
			return out
		}
		y, m = ny, nm
	}
}

// StateOn is the state of a conflict on a day; empty before it began.
func StateOn(c *record.Conflict, day record.Day) record.ConflictState {
	var s record.ConflictState
	for _, step := range c.History {
		if step.On.From > day {
			break
		}
		s = step.State
	}
	return s
}
