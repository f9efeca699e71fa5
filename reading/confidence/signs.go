package confidence

import (
	"strings"
	"testigo/reading/words"
	"testigo/record"
)

// The signs of each kind, in the order of their bits. A name in weights.txt is one of these, "bias" or "score".
var signNames = [numKinds][]string{
	Events:        strings.Fields("noun dated placed agent target counted reported unreal generic background mentions heading spanish"),
	Figures:       strings.Fields("toll people percent money measured unmeasured hedged vague spelled small yearlike range of base rate part heading spanish"),
	People:        strings.Fields("known single long role age harm again heading opening capitals spanish"),
	Organizations: strings.Fields("known acronym single upper kind again heading opening long capitals spanish"),
	Relations:     strings.Fields("leads member-of allied-with split-from backs opposes part-of family-of predecessor-of described dated far near heading spanish"),
	Demands:       strings.Fields("by by-actor of author short long heading spanish"),
	Dates:         strings.Fields("date time duration set printed writing story calendar nameless unresolved day month year ranged mod reference undated spanish"),
	Places:        strings.Fields("country region city area site adjective rival multiword sure doubtful heading spanish"),
}

// builder collects the signs of one kind in the order of their names.
type builder struct {
	on uint64
	at uint
}

func (b *builder) is(yes bool) {
	if yes {
		b.on |= 1 << b.at
	}
	b.at++
}

// where says in what kind of sentence a span stands.
func where(t *words.Text, s record.Span) (heading, spanish bool) {
	if k, ok := t.SentenceOf(s.Start); ok {
		sent := &t.Sentences[k]
		return sent.Kind != record.Body, sent.Lang == words.ES
	}
	return false, t.Doc.Lang == record.Spanish
}

func (b *builder) end(t *words.Text, s record.Span) Signs {
	heading, spanish := where(t, s)
	b.is(heading)
	b.is(spanish)
	return Signs{On: b.on}
}

// Event gives the signs of an event; its score is the log odds of the last decision of package events.
func Event(t *words.Text, c *record.Cited[record.EventStatement]) Signs {
	e, b := c.Edit(), builder{}
	k := t.TokenAt(c.Span().Start)
	b.is(k < len(t.Tokens) && t.Tokens[k].Tag == words.Noun)
	b.is(e.When.Stated())
	b.is(len(e.Where) > 0)
	agent, target := false, false
	for i := range e.Roles {
		switch e.Roles[i].Edit().Role {
		case record.Target, record.Beneficiary:
			target = true
		case record.Agent, record.Participant, record.Organizer:
			agent = true
		}
	}
	b.is(agent)
	b.is(target)
	b.is(len(e.Counts) > 0)
	b.is(e.Certainty == record.Reported)
	b.is(e.Certainty > record.Reported)
	b.is(e.Generic)
	b.is(e.Background)
	b.is(len(e.Mentions) > 0)
	s := b.end(t, c.Span())
	s.Score = Logit(e.Confidence)
	return s
}

// Figure gives the signs of a figure.
func Figure(t *words.Text, c *record.Cited[record.Figure]) Signs {
	f, b := c.Edit(), builder{}
	toll := false
	switch f.Measure {
	case "killed", "wounded", "arrested", "missing", "hostages", "released", "deported", "displaced", "participants", "votes", "seats":
		toll = true
	}
	b.is(toll)
	b.is(f.Unit == "people")
	b.is(f.Unit == "percent")
	b.is(f.Measure == "amount" || f.Unit != "" && strings.ToUpper(f.Unit) == f.Unit)
	b.is(!toll && f.Measure != "")
	b.is(f.Measure == "")
	b.is(f.Bound != record.Exact && f.HasValue)
	b.is(!f.HasValue && f.Bound != record.Between)
	first := t.Doc.Text()[c.Span().Start]
	b.is(f.Bound == record.Exact && (first < '0' || first > '9'))
	b.is(f.HasValue && f.Value <= 3)
	b.is(f.HasValue && f.Bound == record.Exact && f.Unit != "percent" && f.Value >= 1500 && f.Value < 2100)
	b.is(f.Bound == record.Between)
	b.is(f.Of != "")
	b.is(f.Base != 0)
	b.is(f.Per != "")
	b.is(f.Part)
	return b.end(t, c.Span())
}

// named is what the names of an actor show: how often it is named, whether only in headings, only first in their sentences.
func named(t *words.Text, a *record.Actor) (n int, heading, opening bool, first record.Span) {
	heading, opening = true, true
	for _, m := range a.Mentions() {
		if f := m.Value(); f == record.Description || f == record.Pronoun {
			continue
		}
		if n == 0 {
			first = m.Span()
		}
		n++
		if n > 3 && !heading && !opening {
			continue
		}
		h, _ := where(t, m.Span())
		heading = heading && h
		k := t.TokenAt(m.Span().Start)
		opening = opening && k < len(t.Tokens) && t.Tokens[k].First
	}
	return n, heading && n > 0, opening && n > 0, first
}

// Person gives the signs of the i-th actor, a person.
func Person(t *words.Text, r *record.Reading, i int) Signs {
	a, b := r.Actors[i], builder{}
	n, heading, opening, first := named(t, a)
	gaps := strings.Count(a.Name, " ")
	b.is(a.PackID != "")
	b.is(gaps == 0)
	b.is(gaps > 2)
	b.is(a.Role.Stated())
	b.is(a.Age.Stated())
	b.is(a.Harm.Stated())
	b.is(n > 1)
	b.is(heading)
	b.is(opening)
	b.is(t.Capitals)
	_, spanish := where(t, first)
	b.is(spanish)
	return Signs{On: b.on}
}

// Organization gives the signs of the i-th actor, an organization.
func Organization(t *words.Text, r *record.Reading, i int) Signs {
	a, b := r.Actors[i], builder{}
	n, heading, opening, first := named(t, a)
	gaps := strings.Count(a.Name, " ")
	b.is(a.PackID != "")
	b.is(a.Acronym != "")
	b.is(gaps == 0)
	b.is(strings.ToUpper(a.Name) == a.Name)
	b.is(a.Org != "")
	b.is(n > 1)
	b.is(heading)
	b.is(opening)
	b.is(gaps > 3)
	b.is(t.Capitals)
	_, spanish := where(t, first)
	b.is(spanish)
	return Signs{On: b.on}
}

var relationTypes = [...]record.RelationType{record.Leads, record.MemberOf, record.AlliedWith, record.SplitFrom, record.Backs, record.Opposes, record.PartOf, record.FamilyOf, record.PredecessorOf}

// Relation gives the signs of a relation.
func Relation(t *words.Text, c *record.Cited[record.Relation]) Signs {
	x, b := c.Edit(), builder{}
	for _, typ := range relationTypes {
		b.is(x.Type == typ)
	}
	b.is(x.FromActor == 0 || x.ToActor == 0)
	b.is(x.WhenEDTF != "")
	b.is(c.Span().Len() > 90)
	b.is(c.Span().Len() < 40)
	return b.end(t, c.Span())
}

// Demand gives the signs of a demand.
func Demand(t *words.Text, c *record.Cited[record.Demand]) Signs {
	x, b := c.Edit(), builder{}
	b.is(x.By != "")
	b.is(x.ByActor != 0)
	b.is(x.Of != "")
	b.is(x.Author)
	b.is(c.Span().Len() < 25)
	b.is(c.Span().Len() > 100)
	return b.end(t, c.Span())
}

// Date gives the signs of a date phrase.
func Date(t *words.Text, c *record.Cited[record.Time], written record.Dating) Signs {
	x, b := c.Edit(), builder{}
	b.is(x.Type == record.Date)
	b.is(x.Type == record.TimeOfDay)
	b.is(x.Type == record.Duration)
	b.is(x.Type == record.Set)
	b.is(x.Anchor == record.NoAnchor)
	b.is(x.Anchor == record.FromWriting)
	b.is(x.Anchor == record.FromStory)
	b.is(x.Anchor == record.FromCalendar)
	b.is(x.Value == "")
	b.is(x.Type == record.Date && x.EDTF == "")
	b.is(x.Type == record.Date && len(x.EDTF) == 10)
	b.is(x.Type == record.Date && len(x.EDTF) == 7)
	b.is(x.Type == record.Date && len(x.EDTF) == 4)
	b.is(x.RangeWith != 0)
	b.is(x.Mod != "")
	b.is(strings.HasSuffix(x.Value, "_REF"))
	b.is(!written.Interval.Stated())
	_, spanish := where(t, c.Span())
	b.is(spanish)
	s := Signs{On: b.on}
	if x.Anchor == record.FromWriting && written.Confidence > 0 {
		s.Score = Logit(written.Confidence)
	}
	return s
}

// Place gives the signs of a place; its score is the log odds that package places gave.
func Place(t *words.Text, c *record.Cited[record.Place]) Signs {
	x, b := c.Edit(), builder{}
	b.is(x.Kind == record.Country)
	b.is(x.Kind == record.Region || x.Kind == record.Province || x.Kind == record.District)
	b.is(x.Kind == record.City)
	b.is(x.Kind == record.Area)
	b.is(x.Kind == record.Site)
	b.is(x.Adjective)
	b.is(x.RunnerUp != "")
	b.is(strings.IndexByte(t.Doc.Text()[c.Span().Start:c.Span().End], ' ') >= 0)
	b.is(x.Confidence > 0.75)
	b.is(x.Confidence < 0.45)
	s := b.end(t, c.Span())
	s.Score = Logit(x.Confidence)
	return s
}
