package conflicts

import (
	"sort"
	"strconv"
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
	"testigo/record/resolve"
)

// Types are those of the Defensoría's registry, in the order in which ties are settled.
var Types = []string{"socio-environmental", "labour", "coca", "boundary", "communal", "electoral", "local-government", "regional-government", "national-government", "other"}

// force is the class of words that name police, soldiers and the like; they press no claims here.
const force = "force"

// typeWords are stems with the type they speak for, or force (pack/en/conflict-types.txt, pack/es/conflict-types.txt).
var typeWords = func() map[string]string {
	m := map[string]string{}
	for _, lang := range []string{"en", "es"} {
		for r := range pack.Table(lang + "/conflict-types.txt") {
			for w := range strings.SplitSeq(r.Field(1), "|") {
				m[w] = r.Field(0)
			}
		}
	}
	return m
}()

// stem is how long a word must be alike.
const stemLength = 6

// classes yields what the words of a text speak for.
func classes(text string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for w := range strings.FieldsFuncSeq(words.Norm(text), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r == '-' || r >= 0x80) }) {
			t, ok := typeWords[w]
			if !ok && len(w) >= stemLength {
				t, ok = typeWords[w[:stemLength]+"*"]
			}
			if ok && !yield(t) {
				return
			}
		}
	}
}

// forces: the name is one of police, soldiers or the like.
func forces(name string) bool {
	for t := range classes(name) {
		if t == force {
			return true
		}
	}
	return false
}

// typeOf weighs the words of demands and parties, and the kinds of parties and acts.
func (b *builder) typeOf(acts, events []*record.Event) string {
	votes := map[string]int{}
	count := func(text string, weight int) {
		for t := range classes(text) {
			votes[t] += weight
		}
	}
	for _, e := range events {
		for _, d := range b.asked[e.ID] {
			count(b.g.demands[d].content, 2)
		}
		for _, r := range e.Roles {
			count(r.Name, 1)
			if p := b.profile[r.Actor]; p != nil && p.Org == record.Union && e.Mode == "strike" {
				votes["labour"]++
			}
		}
	}
	for _, e := range acts {
		switch e.Mode {
		case "strike":
			votes["labour"]++
		case "general-strike":
			votes["national-government"]++
		}
	}
	best := "other"
	for _, t := range Types {
		if votes[t] > votes[best] {
			best = t
		}
	}
	return best
}

// describe gives a conflict its type, parties, places and a plain name.
func (b *builder) describe(c *record.Conflict, acts, events []*record.Event) {
	c.Type = b.typeOf(acts, events)
	type tally struct {
		role  record.EventRole
		n, at int
	}
	parties, places := map[string]*tally{}, map[string]int{}
	var order []*tally
	for _, e := range events {
		for _, r := range e.Roles {
			if r.Role == record.Instrument || r.Role == record.Beneficiary {
				continue
			}
			side := record.Target
			if claimant(r.Role) {
				side = record.Participant
			}
			if against(e) { // force, deaths, arrests: who does them answers, who suffers them pressed claims or stood by
				if !claimant(r.Role) {
					continue
				}
				side = record.Target
			}
			who := r.Actor
			if who == "" {
				who = words.Norm(r.Name)
			}
			k := string(side) + " " + who
			if parties[k] == nil {
				parties[k] = &tally{role: record.EventRole{Role: side, Name: r.Name, Actor: r.Actor}, at: len(order)}
				order = append(order, parties[k])
			}
			parties[k].n++
		}
		for _, p := range e.Places {
			k := p.Country + " " + p.ID + " " + p.Name
			if places[k]++; places[k] == 1 && len(c.Places) < maxPlaces {
				c.Places = append(c.Places, p)
			}
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return order[i].n > order[j].n })
	for _, t := range order[:min(len(order), maxParties)] {
		c.Parties = append(c.Parties, t.role)
	}
	c.EN, c.ES = b.name(record.English, acts, "and", "Protest"), b.name(record.Spanish, acts, "y", "Protesta")
}

// against: the act is done to people.
func against(e *record.Event) bool {
	return e.Type == record.Assault || e.Type == record.Coerce || e.Type == record.Mobilize
}

// Bounds on what a conflict lists; its events have the rest.
const (
	maxParties = 60
	maxPlaces  = 60
)

// name: who presses the claims, and where.
func (b *builder) name(lang record.Lang, acts []*record.Event, and, nobody string) string {
	met := map[string]int{}
	var names []string
	for _, e := range acts {
		for _, r := range e.Roles {
			if p := b.profile[r.Actor]; claimant(r.Role) && (p == nil || p.Org != record.State && p.Org != record.Military) && !forces(r.Name) {
				n, _ := resolve.Shown(lang, r.Name)
				if p != nil && p.Acronym != "" {
					n = p.Acronym
				}
				if met[n]++; met[n] == 1 {
					names = append(names, n)
				}
			}
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return met[names[i]] > met[names[j]] })
	who := nobody
	if len(names) > 0 {
		who = strings.Join(names[:min(len(names), 2)], " "+and+" ")
		if r := []rune(who); len(r) > 0 {
			who = strings.ToUpper(string(r[0])) + string(r[1:])
		}
	}
	regions := map[string]int{}
	var where []string
	for _, e := range acts {
		for _, p := range e.Places {
			n := p.Admin1
			if n == "" {
				n = p.Name
			}
			if regions[n]++; regions[n] == 1 {
				where = append(where, n)
			}
		}
	}
	sort.SliceStable(where, func(i, j int) bool { return regions[where[i]] > regions[where[j]] })
	if len(where) > 0 {
		who += ", " + strings.Join(where[:min(len(where), 2)], " "+and+" ")
	}
	return who
}

// months of a year as both languages write them.
var monthsEN = strings.Fields("January February March April May June July August September October November December")
var monthsES = strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

// tellApart adds to names that several conflicts have the month in which each began, and the day where the month is the same.
func tellApart(all []*record.Conflict) {
	for _, precise := range []bool{false, true} {
		count := map[string]int{}
		for _, c := range all {
			count[c.EN]++
		}
		for _, c := range all {
			if count[c.EN] < 2 || c.From.From == 0 {
				continue
			}
			y, m, d := c.From.From.Date()
			if precise {
				c.EN, c.ES = c.EN+" ("+strconv.Itoa(d)+")", c.ES+" ("+strconv.Itoa(d)+")"
				continue
			}
			c.EN += ", " + monthsEN[m-1] + " " + strconv.Itoa(y)
			c.ES += ", " + monthsES[m-1] + " de " + strconv.Itoa(y)
		}
	}
}
