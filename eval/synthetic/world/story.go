package world

import (
	"fmt"
	"math/rand/v2"

	"testigo/record"
)

// kind is a sort of happening, with what the record calls it.
type kind struct {
	name, typ string
	measure   string // what its number counts; empty = it has none
	low, high int
	round     int // numbers are multiples of it
	plants    bool
}

var kinds = []kind{
	{"killing", "ASSAULT", "killed", 2, 40, 1, true},
	{"arrest", "COERCE", "arrested", 3, 90, 1, true},
	{"march", "PROTEST", "participants", 200, 9000, 100, false},
	{"strike", "PROTEST", "", 0, 0, 0, false},
	{"blockade", "PROTEST", "participants", 100, 900, 50, false},
	{"bombing", "ASSAULT", "wounded", 2, 30, 1, true},
	{"kidnapping", "SEIZE", "", 0, 0, 0, false},
	{"release", "RELEASE", "", 0, 0, 0, false},
	{"occupation", "PROTEST", "participants", 50, 600, 50, false},
	{"agreement", "AGREE", "", 0, 0, 0, false},
	{"emergency", "COERCE", "", 0, 0, 0, false},
	{"resignation", "COUP", "", 0, 0, 0, false},
	{"attack", "ASSAULT", "wounded", 2, 20, 1, true},
}

// happening is what happened, once.
type happening struct {
	id      string
	kind    *kind
	story   *story
	day     record.Day
	town    town
	group   int // in trades
	force   int
	cause   int
	band    int
	person  person
	value   int
	planted string // growth, conflict or empty
	step    int    // by how much two figures differ
}

// figure is the number that a report written on a day gives; camp is the side its outlet listens to.
func (h *happening) figure(written record.Day, camp int) int {
	switch h.planted {
	case "growth":
		if written > h.day+1 {
			return h.value + h.step
		}
	case "conflict":
		if camp == 1 {
			return h.value + h.step
		}
	}
	return h.value
}

type person struct {
	id                       string
	given, surname1, surname int // surname: the second
	role                     int
	female                   bool
}

type body struct {
	id      string
	form    int
	trade   int
	region  string
	acronym string
}

// story is one conflict: some weeks in one region.
type story struct {
	number     int
	rng        *rand.Rand
	country    string
	region     string
	body       body
	band       int
	happenings []*happening
}

func newStory(k int, rng *rand.Rand, towns []region) *story {
	r := towns[pick(rng, towns)]
	s := &story{number: k, rng: rng, country: r.country, region: r.name, band: rng.IntN(len(parts.bands))}
	trade := rng.IntN(len(parts.trades))
	s.body = body{id: fmt.Sprintf("b%d", k), form: rng.IntN(len(parts.bodies)), trade: trade, region: r.name}
	s.body.acronym = acronym(s.body)
	begins := record.DayOf(1978, 1, 1) + record.Day(rng.IntN(47*365))
	main := r.towns[rng.IntN(len(r.towns))]
	day := begins
	hostage := person{}
	for i := range 4 + rng.IntN(6) {
		h := &happening{id: fmt.Sprintf("h%d-%d", k, i), kind: &kinds[rng.IntN(len(kinds))], story: s, day: day, town: main,
			group: trade, force: rng.IntN(len(parts.forces)), cause: rng.IntN(len(parts.causes)), band: s.band}
		if rng.IntN(3) == 0 {
			h.town = r.towns[rng.IntN(len(r.towns))]
		}
		h.person = newPerson(rng, fmt.Sprintf("p%d-%d", k, i))
		switch h.kind.name {
		case "kidnapping":
			hostage = h.person
		case "release":
			if hostage.id == "" {
				h.kind = &kinds[1]
			} else {
				h.person, hostage = hostage, person{}
			}
		}
		if n := h.kind; n.measure != "" {
			h.value = n.low + rng.IntN(n.high-n.low+1)
			h.value -= h.value % n.round
			if n.plants && h.value >= 6 {
				switch rng.IntN(5) {
				case 0:
					h.planted = "growth"
				case 1:
					h.planted = "conflict"
				}
				h.step = 2 + h.value/4
			}
		}
		s.happenings = append(s.happenings, h)
		day += record.Day(1 + rng.IntN(16))
	}
	return s
}

func newPerson(rng *rand.Rand, id string) person {
	p := person{id: id, given: rng.IntN(len(parts.given)), surname1: rng.IntN(len(parts.surnames)), surname: rng.IntN(len(parts.surnames)), role: rng.IntN(len(parts.roles))}
	p.female = parts.given[p.given].female
	return p
}

// report is a document before it is put into words: what it tells, in which order, and by whom.
type report struct {
	lang    record.Lang
	outlet  [2]int
	written record.Day
	main    *happening
	lead    int // form of the lead
	camp    int
	exact   bool // the lead says the day of the month, not the weekday alone
	back    []*happening
	backs   [][2]int // forms and tails
	fillers [][3]int // subject, verb, tail
	order   int
}

// reports tells the story: every happening by one to five outlets, and copies of some of these.
func (s *story) reports(events int, past []*happening) []*Document {
	var out []*Document
	for i, h := range s.happenings {
		n := 1 + s.rng.IntN(4)
		if h.planted != "" {
			n = max(n, 2)
		}
		for k := range n {
			r := s.report(h, k, events, s.happenings[:i], past)
			d := r.render(fmt.Sprintf("%d-%d-%d", s.number, i, k))
			out = append(out, d)
			out = append(out, s.copies(r, d, fmt.Sprintf("%d-%d-%d", s.number, i, k))...)
		}
	}
	return out
}

func (s *story) report(h *happening, k, events int, earlier, past []*happening) *report {
	rng := s.rng
	r := &report{lang: record.English, outlet: [2]int{rng.IntN(len(parts.outlets)), rng.IntN(len(parts.papers))}, main: h,
		written: h.day + record.Day(rng.IntN(3)), exact: rng.IntN(2) == 0, camp: k % 2}
	if rng.IntN(2) == 0 {
		r.lang = record.Spanish
	}
	switch h.planted {
	case "growth": // the first reports come at once, the others days later
		r.written = h.day
		if k%2 == 1 {
			r.written = h.day + 3 + record.Day(rng.IntN(3))
		}
	case "conflict":
		r.written = h.day + 1
	}
	r.lead = rng.IntN(len(sentences[r.lang][h.kind.name]["lead"]))
	old := make([]*happening, 0, len(earlier)+len(past))
	for _, b := range earlier {
		if b.day < h.day {
			old = append(old, b)
		}
	}
	for _, b := range past {
		if b.day < r.written {
			old = append(old, b)
		}
	}
	most := max(0, events-2) + rng.IntN(3) // a lead, and on the average events-1 more
	for len(r.back) < most && len(old) > 0 {
		// every reporter remembers other things, of the same conflict above all
		at := rng.IntN(len(old))
		if n := min(len(earlier), len(old)); n > 0 && rng.IntN(4) > 0 {
			at = rng.IntN(n)
		}
		b := old[at]
		old = append(old[:at:at], old[at+1:]...)
		r.back = append(r.back, b)
		r.backs = append(r.backs, [2]int{rng.IntN(len(sentences[r.lang][b.kind.name]["back"])), rng.IntN(len(sentences[r.lang]["background"]["tail"]))})
	}
	for range 2 + rng.IntN(4) {
		f := sentences[r.lang]["filler"]
		r.fillers = append(r.fillers, [3]int{rng.IntN(len(f["subject"])), rng.IntN(len(f["verb"])), rng.IntN(len(f["tail"]))})
	}
	r.order = rng.IntN(1 << 20)
	return r
}

// copies of a report that was just told.
func (s *story) copies(r *report, d *Document, id string) []*Document {
	var out []*Document
	add := func(how string, c *Document) {
		c.Truth.CopyOf, c.Truth.Copied = d.Name, how
		out = append(out, c)
	}
	switch n := s.rng.IntN(100); {
	case n < sameBytes:
		c := *d
		c.Name = "inbox/" + d.Name
		c.Truth.Doc = c.Name
		add("same-bytes", &c)
	case n < sameBytes+reprints:
		c := *r
		c.outlet = [2]int{s.rng.IntN(len(parts.outlets)), s.rng.IntN(len(parts.papers))}
		c.fillers = append([][3]int(nil), r.fillers...)
		if len(c.fillers) > 2 { // a sentence less
			c.fillers = c.fillers[:len(c.fillers)-1]
		}
		add("reprint", c.renderAs(id+"r", r.outlet, false))
	case n < sameBytes+reprints+excerpts:
		c := *r
		c.outlet = [2]int{s.rng.IntN(len(parts.outlets)), s.rng.IntN(len(parts.papers))}
		if len(r.back)+len(r.fillers) >= 5 {
			add("excerpt", c.renderAs(id+"x", r.outlet, true))
		}
	case n < sameBytes+reprints+excerpts+translations:
		c := *r
		c.lang = record.Spanish
		if r.lang == record.Spanish {
			c.lang = record.English
		}
		c.outlet = [2]int{s.rng.IntN(len(parts.outlets)), s.rng.IntN(len(parts.papers))}
		add("translation", c.renderAs(id+"t", r.outlet, false))
	}
	return out
}

// facts are what a telling of it in a language says.
func (h *happening) facts(l record.Lang) Facts {
	f := Facts{Kind: h.kind.name, Day: h.day, Town: h.town.name, Region: h.town.region, Country: h.story.country}
	group, force, band := parts.trades[h.group].in(l), parts.forces[h.force].in(l), parts.bands[h.band].in(l)
	who := parts.given[h.person.given].en + " " + parts.surnames[h.person.surname1].en + " " + parts.surnames[h.person.surname].en
	switch h.kind.name {
	case "killing", "arrest":
		f.Agent, f.Target = force, group
	case "kidnapping", "release":
		f.Agent, f.Target = band, who
	case "bombing", "attack":
		f.Agent = band
	case "resignation":
		f.Agent = who
	case "agreement", "strike":
		f.Agent = h.story.body.acronym
	case "emergency":
	default:
		f.Agent = group
	}
	return f
}
