package wording

import (
	"slices"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/record/resolve"
)

// Parts are the pieces of a headline, for pages that set them apart by type.
type Parts struct {
	Doubt  string // "planned", "denied", "hypothetical"; empty if some document tells it as fact
	Act    string // what was done
	Who    string // to whom and by whom, beginning with its preposition
	Where  string
	Counts string
}

// String is the headline in one line.
func (p Parts) String() string {
	s := p.Act
	if p.Doubt != "" {
		s = p.Doubt + ": " + p.Act
	}
	s = Sentence(s)
	if p.Who != "" {
		s += " " + p.Who
	}
	if p.Where != "" {
		s += ", " + p.Where
	}
	if p.Counts != "" {
		s += ": " + p.Counts
	}
	return s
}

// Headline says in one line what happened: what, to whom and by whom, where, how many.
// It is made of the event's fields and nothing else.
func Headline(lang record.Lang, e *record.Event) string { return HeadlineParts(lang, e).String() }

// HeadlineParts is [Headline] in pieces.
func HeadlineParts(lang record.Lang, e *record.Event) Parts {
	if e == nil {
		return Parts{}
	}
	p := Parts{Act: Noun(lang, e.Type, e.Mode), Who: who(lang, e), Where: places(lang, e.Places), Counts: counts(lang, e.Counts)}
	if e.Phase != "" {
		p.Act += " (" + Phase(lang, e.Phase) + ")"
	}
	switch e.Certainty {
	case record.Denied, record.Planned, record.Hypothetical:
		p.Doubt = Certainty(lang, e.Certainty)
		if lang == record.Spanish && actOf(e.Type, e.Mode).female {
			p.Doubt = strings.TrimSuffix(p.Doubt, "o") + "a"
		}
	}
	return p
}

// maxNames is how many names of one role, or places, a headline lists.
const maxNames = 3

func who(lang record.Lang, e *record.Event) string {
	a := actOf(e.Type, e.Mode)
	organized := pair{"organized by", "organizado por"}
	if a.female {
		organized[1] = "organizada por"
	}
	var out []string
	add := func(role record.RoleName, preposition pair) {
		var names []string
		seen := map[string]bool{}
		for _, r := range e.Roles {
			if r.Role != role {
				continue
			}
			name := Clip(ActorName(lang, r.Name), maxName)
			if name == "" || seen[resolve.Fold(name)] || r.Actor != "" && seen["#"+r.Actor] {
				continue
			}
			seen[resolve.Fold(name)] = true
			if r.Actor != "" {
				seen["#"+r.Actor] = true // one actor under two names is named once
			}
			names = append(names, lowerArticle(name))
		}
		if len(names) == 0 {
			return
		}
		word := preposition.in(lang)
		if role == record.Participant && len(names) > 1 && (e.Type == record.Agree || e.Type == record.Assault || e.Mode == "riot") {
			word = pair{"between", "entre"}.in(lang)
		} else if word == "between" {
			word = "with"
		} else if word == "entre" {
			word = "con"
		}
		list := Join(lang, shorten(lang, names))
		if word == "()" {
			out = append(out, "("+list+")")
			return
		}
		out = append(out, before(lang, word, list))
	}
	// "killing of X by Y", "attack by Y on X": what belongs to the noun stands next to it
	if to := a.to.in(lang); to == "of" || to == "de" || to == "()" {
		add(record.Target, a.to)
		add(record.Beneficiary, a.gain)
		add(record.Agent, a.by)
		add(record.Participant, a.with)
	} else {
		add(record.Agent, a.by)
		add(record.Participant, a.with)
		add(record.Target, a.to)
		add(record.Beneficiary, a.gain)
	}
	add(record.Organizer, organized)
	return strings.Join(out, " ")
}

// ActorName gives the common name of a body or group in the reader's language ("Congreso": Congress), any other name as it is told.
func ActorName(lang record.Lang, name string) string {
	shown, _ := resolve.Shown(lang, name)
	return shown
}

// lowerArticle writes "The police" as "the police" inside a line.
func lowerArticle(name string) string {
	for _, article := range [...]string{"The ", "Los ", "Las ", "A ", "An ", "Un ", "Una "} {
		if rest, ok := strings.CutPrefix(name, article); ok && rest != "" && rest == strings.ToLower(rest) {
			return strings.ToLower(article) + rest
		}
	}
	return name
}

func shorten(lang record.Lang, names []string) []string {
	if len(names) <= maxNames+1 {
		return names
	}
	more := strconv.Itoa(len(names)-maxNames) + pair{" more", " más"}.in(lang)
	return append(append([]string(nil), names[:maxNames]...), more)
}

// places lists where it happened; a place that another one names as its division is left
// out in favour of the finer one: "Juliaca (Puno)".
func places(lang record.Lang, all []record.EventPlace) string {
	within := map[string]bool{}
	for _, p := range all {
		if p.Admin1 != "" && p.Admin1 != p.Name && p.Kind != record.Region {
			within[p.Admin1] = true
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, p := range all {
		name := Clip(PlaceName(lang, p.Name, p.Kind, p.Country), maxName)
		if name == "" || seen[name] || p.Kind == record.Region && within[p.Name] {
			continue
		}
		if p.Kind == record.Country && len(all) > 1 && finer(all, p) {
			continue
		}
		seen[name] = true
		if a := Clip(PlaceName(lang, p.Admin1, record.Region, p.Country), maxName); a != "" && a != name && p.Kind != record.Region && p.Kind != record.Country {
			name += " (" + a + ")"
		}
		out = append(out, name)
	}
	return Join(lang, shorten(lang, out))
}

// finer tells whether a place inside the country is listed too.
func finer(all []record.EventPlace, country record.EventPlace) bool {
	for _, p := range all {
		if p.Kind != record.Country && country.Country != "" && p.Country == country.Country {
			return true
		}
	}
	return false
}

// maxMeasures and maxFigures bound the counts of a headline: the rest is seen in the statements.
const (
	maxMeasures = 4
	maxFigures  = 3
)

// counts gives each measure its figures as they are told, side by side where they differ.
func counts(lang record.Lang, all []record.EventCount) string {
	var order []string
	byMeasure := map[string][]record.EventCount{}
	for _, c := range all {
		if c.Figure.Duration || c.Figure.Rank || Quantity(lang, c.Figure) == "" {
			continue
		}
		key := c.Measure
		if c.Figure.Per != "" || !people(c.Figure) { // rates and other units are never lined up with totals
			key += "\x00" + c.Figure.Unit + "\x00" + c.Figure.Per
		}
		if byMeasure[key] == nil {
			order = append(order, key)
		}
		byMeasure[key] = append(byMeasure[key], c)
	}
	var out []string
	for i, key := range order {
		if i == maxMeasures {
			out = append(out, "…")
			break
		}
		var quantities []string
		seen := map[string]bool{}
		told := byMeasure[key]
		if whole := slices.DeleteFunc(slices.Clone(told), func(c record.EventCount) bool { return c.Figure.Part }); len(whole) > 0 {
			told = whole // "33 dead, 23 of them police": a part is no other total
		}
		for _, c := range told {
			q := Quantity(lang, c.Figure)
			if seen[q] {
				continue
			}
			seen[q] = true
			quantities = append(quantities, q)
		}
		if len(quantities) > maxFigures {
			quantities = append(quantities[:maxFigures], "…")
		}
		out = append(out, count(lang, told[0].Measure, told[len(told)-1].Figure, quantities))
	}
	return strings.Join(out, ", ")
}
