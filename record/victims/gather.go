package victims

import (
	"strconv"
	"strings"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// told is one person as one document tells of them.
type told struct {
	doc     record.DocumentID
	profile string // ID; empty = not named
	name    string
	sex     string
	age     int
	noun    string // unnamed: the head word, folded
	events  []string
	facts   []record.VictimTold
	acts    []record.VictimAct
}

// Gatherer takes in readings, document by document, and makes out the register.
type Gatherer struct {
	families record.Families
	people   []*told
}

// New makes an empty gatherer; copies are no witnesses of their own.
func New(families record.Families) *Gatherer { return &Gatherer{families: families} }

// Add takes in who was harmed, by a document; eventOf gives the ID of the event that a statement tells, actorOf that of a profile.
func (g *Gatherer) Add(r *record.Reading, eventOf func(statement int) string, actorOf func(record.ActorRef) string) {
	doc := r.Doc.ID()
	named := map[int]*told{}
	person := func(i int) *told {
		a := r.Actors[i]
		p := named[i]
		if p == nil {
			p = &told{doc: doc, profile: actorOf(record.ActorRef{Doc: doc, Index: i}), name: a.Name}
			p.describe(r, a)
			named[i] = p
			g.people = append(g.people, p)
		}
		return p
	}
	for k := range r.Events {
		e := r.Events[k].Value()
		if e.Generic || e.Certainty == record.Planned || e.Certainty == record.Hypothetical {
			continue
		}
		for _, c := range e.Roles {
			f := c.Value()
			if f.Role != record.Target {
				continue
			}
			var p *told
			var act string
			if i := f.Actor - 1; i >= 0 && i < len(r.Actors) && r.Actors[i].Kind == record.Person {
				if act = actOf(&e, r.Actors[i].Harm.Value()); act != "" {
					p = person(i)
				}
			} else if act = actOf(&e, ""); act != "" {
				if p = unnamed(r, c); p != nil {
					g.people = append(g.people, p)
				}
			}
			if p == nil {
				continue
			}
			event := eventOf(k)
			p.events = append(p.events, event)
			p.acts = append(p.acts, actIn(r, &e, c.Witness(), act, event))
		}
	}
	for i, a := range r.Actors { // harmed, and the target of no event that the reader found
		if a.Kind != record.Person || !a.Harm.Stated() || named[i] != nil {
			continue
		}
		p := person(i)
		harm := a.Harm.Value()
		k := toldTogether(r, a.Harm.Span(), harm)
		if k < 0 {
			p.acts = append(p.acts, record.VictimAct{Act: harm, Certainty: record.Asserted, Evidence: a.Harm.Witness().Evidence()})
			continue
		}
		e, event := r.Events[k].Value(), eventOf(k)
		p.events = append(p.events, event)
		p.acts = append(p.acts, actIn(r, &e, a.Harm.Witness(), harm, event))
	}
}

// toldTogether is the event of this harm that is told in the sentence of the words: "Ana and Luis were shot dead" has two targets, of whom
// the event may hold one. -1 = none, or several.
func toldTogether(r *record.Reading, words record.Span, harm string) int {
	found := -1
	for k := range r.Events {
		e := r.Events[k].Value()
		if e.Generic || e.Certainty == record.Planned || e.Certainty == record.Hypothetical || !e.Sentence.Contains(words) || actOf(&e, harm) != harm {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = k
	}
	return found
}

// actIn is an act as a statement tells it.
func actIn(r *record.Reading, e *record.EventStatement, target record.Witness, act, event string) record.VictimAct {
	x := record.VictimAct{Act: act, Event: event, Attribution: e.Attribution.Value(), Certainty: e.Certainty, Evidence: target.Evidence()}
	x.EDTF = e.When.Value().EDTF
	if x.EDTF == "" {
		x.EDTF = e.InferredEDTF
	}
	var places []string
	for _, p := range e.Where {
		if n := p.Value().Name; n != "" && !p.Value().Adjective {
			places = append(places, n)
		}
	}
	x.Place = strings.Join(places, ", ")
	for _, c := range e.Roles {
		if f := c.Value(); f.Role == record.Agent {
			x.Alleged = append(x.Alleged, f.Name)
		}
	}
	return x
}

// describe notes what a document says of a named person.
func (p *told) describe(r *record.Reading, a *record.Actor) {
	first := a.Mentions()[0]
	for _, m := range a.Mentions() { // the fullest form, not a pronoun
		if m.Value() == record.FullName {
			first = m
			break
		}
	}
	p.facts = append(p.facts, record.VictimTold{Field: "name", Value: a.Name, Evidence: first.Witness().Evidence()})
	if a.Age.Stated() {
		p.setAge(a.Age.Value(), a.Age.Witness())
	}
	if a.Role.Stated() {
		p.facts = append(p.facts, record.VictimTold{Field: "occupation", Value: a.Role.Value(), Evidence: a.Role.Witness().Evidence()})
		p.setSex(a.Role.Value(), a.Role.Witness())
	}
}

func (p *told) setAge(age int, w record.Witness) {
	p.age = age
	p.facts = append(p.facts, record.VictimTold{Field: "age", Value: strconv.Itoa(age), Evidence: w.Evidence()})
}

// sexWords say the sex of the person they name.
var sexWords = map[string]string{"woman": "female", "girl": "female", "mother": "female", "daughter": "female", "wife": "female", "sister": "female", "widow": "female", "schoolgirl": "female", "housewife": "female", "grandmother": "female",
	"mujer": "female", "nina": "female", "madre": "female", "hija": "female", "esposa": "female", "hermana": "female", "viuda": "female", "senora": "female", "abuela": "female", "campesina": "female", "alumna": "female", "maestra": "female", "profesora": "female", "enfermera": "female", "dirigenta": "female",
	"man": "male", "boy": "male", "father": "male", "son": "male", "husband": "male", "brother": "male", "widower": "male", "schoolboy": "male", "grandfather": "male",
	"hombre": "male", "nino": "male", "padre": "male", "hijo": "male", "esposo": "male", "hermano": "male", "viudo": "male", "senor": "male", "varon": "male", "abuelo": "male", "campesino": "male", "alumno": "male", "maestro": "male", "profesor": "male", "enfermero": "male"}

func (p *told) setSex(phrase string, w record.Witness) {
	for _, x := range strings.Fields(words.Norm(phrase)) {
		if s := sexWords[strings.Trim(x, ",.;()")]; s != "" && p.sex == "" {
			p.sex = s
			p.facts = append(p.facts, record.VictimTold{Field: "sex", Value: s, Evidence: w.Evidence()})
		}
	}
}

// one: words before a phrase that speak of a single person.
var one = map[string]bool{"a": true, "an": true, "one": true, "another": true, "the": true, "un": true, "una": true, "otro": true, "otra": true, "el": true, "la": true, "his": true, "her": true, "su": true}

// together: nouns that look like one and are several.
var together = map[string]bool{"family": true, "familia": true, "couple": true, "pareja": true, "guard": true, "guardia": true, "patrol": true, "patrulla": true, "crowd": true, "community": true, "comunidad": true, "group": true, "grupo": true, "personnel": true}

// headOf is the noun of a phrase if it means one person: the last word before a preposition in English, the first in Spanish; "" if it does not, or if
// the phrase joins several.
func headOf(fields []string, lang words.Lang8) string {
	for i, f := range fields {
		switch f {
		case "and", "y", "e", "or", "o":
			return ""
		case "of", "in", "from", "with", "at", "who", "de", "del", "en", "con", "que":
			if i == 0 {
				return ""
			}
			return headOf(fields[:i], lang)
		}
	}
	head := fields[len(fields)-1]
	if lang == words.ES {
		head = fields[0]
	}
	class, kind, many := actors.ClassOf(head, lang)
	if together[head] || many || strings.HasSuffix(head, "s") {
		return ""
	}
	if class != "" && kind == actors.GroupCandidate || sexWords[head] != "" {
		return head
	}
	return ""
}

// unnamed makes a person of a target that is one and has no name; nil if the words speak of several or of no person.
func unnamed(r *record.Reading, c record.Cited[record.RoleFill]) *told {
	lang := words.EN
	if r.Doc.Lang == record.Spanish {
		lang = words.ES
	}
	phrase := c.Quote()
	fields := strings.FieldsFunc(words.Norm(phrase), func(x rune) bool { return !(x >= 'a' && x <= 'z' || x >= '0' && x <= '9' || x >= 0x80) })
	determiner, before := determinerOf(r.Doc, c.Span())
	if len(fields) > 1 && one[fields[0]] {
		determiner, fields = fields[0], fields[1:]
	}
	if len(fields) == 0 || !one[determiner] {
		return nil
	}
	noun := headOf(fields, lang)
	if noun == "" {
		return nil
	}
	p := &told{doc: r.Doc.ID(), noun: noun}
	w := c.Witness()
	p.setSex(phrase, w)
	if age, span, ok := ageAround(r.Doc, c.Span(), before); ok {
		if at, err := r.Doc.Witness(span); err == nil {
			p.setAge(age, at)
		}
	}
	p.facts = append(p.facts, record.VictimTold{Field: "occupation", Value: phrase, Evidence: w.Evidence()})
	return p
}
