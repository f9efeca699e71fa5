// Package reconcile lines up the figures that answer one question: how many were killed in
// one event, what share a list won, what the debt was. Disagreement is data: nothing is averaged and
// nothing is chosen.
//
// Two figures answer one question when they count the same measure and unit of the same linked event,
// or when they measure the same subject in the same scope under the same name. A question is
//
//   - single: one figure only, or one and its copies;
//   - agree: every two figures leave room for a common value;
//   - growth: a cumulative count that differs, and the later figure is the higher one;
//   - conflict: two figures of the same day (or with no order between them) exclude each other.
//
// What is of another scope never meets: a total and its parts, the whole country and one city, a rate and a total, a percentage and
// the number it is taken of, money of two currencies or two years. A vague word ("hundreds") that a document says
// beside a number ("205 in one raid") counts something wider, and stands alone. What is measured again and again (topics.txt: inflation,
// debt, poverty) makes a series by country, whose figures of different days do not contradict each other.
//
// A document and its copies and translations are one witness: a figure that a copy repeats is counted once, and one that
// it garbles disagrees with nobody else's by the copy's own authority.
package reconcile

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"sort"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/record/resolve"
)

// entry is one figure with what decides where it belongs.
type entry struct {
	ref    record.FigureRef
	figure record.Figure
	asOf   record.Interval
	doc    record.DocumentID
	family record.DocumentID
	at     record.Evidence
}

// group is a question that is being gathered.
type group struct {
	key     string
	event   string
	measure string
	topic   string // a series, and where
	scope   string
	entries []entry
}

// Reconciler gathers figures document by document.
type Reconciler struct {
	groups   map[string]*group
	order    []*group
	families record.Families
}

// New makes an empty reconciler, which knows the documents that are copies of each other; nil = none.
func New(families record.Families) *Reconciler {
	return &Reconciler{groups: map[string]*group{}, families: families}
}

// Add takes in the figures of one document; eventOf gives the linked event that a figure counts, or "",
// and the days of that event; actorOf the record's actor for an index in Reading.Actors.
func (r *Reconciler) Add(reading *record.Reading, eventOf func(figure int) (string, record.Interval), actorOf func(record.ActorRef) string) {
	doc := reading.Doc.ID()
	p := newPage(reading, actorOf)
	others := p.otherGroups(eventOf)
	for i, c := range reading.Figures {
		f := c.Value()
		if f.Duration || f.Rank || f.Measure == "" {
			continue
		}
		e := entry{ref: record.FigureRef{Doc: doc, Index: i}, figure: f, doc: doc, family: r.families.Of(doc), at: c.Witness().Evidence()}
		event, happened := eventOf(i)
		sentence := p.sentenceOf(c.Span())
		if event == "" {
			if before := p.anotherCount(i, sentence); before >= 0 {
				if event, happened = eventOf(before); event != "" {
					f.Measure = reading.Figures[before].Value().Measure
					e.figure = f
				}
			}
		}
		e.asOf = asOf(&f, happened, &reading.Written)
		g := &group{event: event, measure: f.Measure}
		switch {
		case event != "" && people(f.Measure): // a total, or the part of a total that the source names
			g.key = strings.Join([]string{"event", event, f.Measure, partOf(&f), f.Per, p.aside(i, sentence), others[i]}, "\x00")
		case ballots(f.Measure): // whose votes and seats they are decides; without that they answer no question of another document
			whose := resolve.Fold(f.Subject)
			if whose == "" {
				whose = p.whose(sentence, c.Span())
			}
			if whose == "" {
				g.key = strings.Join([]string{"alone", doc.String(), strconv.Itoa(i)}, "\x00")
			} else {
				g.key = strings.Join([]string{"ballot", event, p.round(event, &e), f.Measure, resolve.Fold(f.Unit), whose}, "\x00")
			}
		case event != "":
			g.key = strings.Join([]string{"event", event, f.Measure, resolve.Fold(f.Unit), f.Per, resolve.Fold(f.Of)}, "\x00")
		case resolve.Fold(f.Subject) != "":
			g.key = strings.Join([]string{"subject", f.Measure, resolve.Fold(f.Unit), f.Per, resolve.Fold(f.Subject), resolve.Fold(f.Of), resolve.Fold(f.Scope)}, "\x00")
		default:
			if g.topic = topicOf(reading.Doc, sentence, c.Span(), &f); g.topic != "" {
				g.scope = p.scope(sentence, &f)
			}
			if g.topic != "" && g.scope != "" {
				g.key = strings.Join([]string{"series", g.topic, resolve.Fold(f.Unit), f.Per, resolve.Fold(g.scope)}, "\x00")
			} else {
				g.topic = ""
				g.key = strings.Join([]string{"alone", doc.String(), strconv.Itoa(i)}, "\x00")
			}
		}
		if known := r.groups[g.key]; known != nil {
			g = known
		} else {
			r.groups[g.key] = g
			r.order = append(r.order, g)
		}
		g.entries = append(g.entries, e)
	}
}

// asOf is the day on which a figure was known. The day of the act itself, told in the same sentence, is not that: a toll of
// the 5th in a report of the 19th is known on the 19th. A later day ("by Thursday") is.
func asOf(f *record.Figure, happened record.Interval, written *record.Dating) record.Interval {
	if stated := KnownOn(f, written); stated.Stated() && (!happened.Stated() || stated.From > happened.From) {
		return stated
	}
	for _, iv := range [...]record.Interval{written.Best, written.Interval, f.AsOfIv} {
		if iv.Stated() {
			return iv
		}
	}
	return record.Interval{}
}

// KnownOn is the day or days on which a figure was known, as far as its document says so: its as-of date. A count that adds up over a
// period ("more than 70 since 7 December") was known at the end of the period, or when the document was written if the period is
// open or ends after that; it was not known at the beginning.
func KnownOn(f *record.Figure, written *record.Dating) record.Interval {
	iv := f.AsOfIv
	if !iv.Stated() || iv.From == iv.To || !accumulates(f.Measure) {
		return iv
	}
	told := written.Best
	if !told.Stated() {
		told = written.Interval
	}
	switch {
	case iv.To != 0 && (told.To == 0 || iv.To <= told.To):
		return record.Interval{From: iv.To, To: iv.To}
	case told.Stated():
		return told
	}
	return iv
}

// partOf names the group that a part counts; "" for a total. Two parts of one total ("23 police, 10
// civilians") answer two questions.
func partOf(f *record.Figure) string {
	if !f.Part {
		return ""
	}
	head, _, _ := strings.Cut(resolve.Fold(f.Of), " ")
	return "part " + head
}

// ballots are measures of an election.
func ballots(measure string) bool { return measure == "votes" || measure == "seats" }

// people are measures that count persons, whatever noun the source uses for them.
func people(measure string) bool {
	switch measure {
	case "killed", "wounded", "missing", "arrested", "participants", "deported", "hostages", "released", "displaced":
		return true
	}
	return false
}

// Questions are the questions in a fixed order.
func (r *Reconciler) Questions() []*record.Question {
	out := make([]*record.Question, 0, len(r.order))
	taken := map[string]bool{}
	for _, g := range r.order {
		q := g.question()
		sum := sha256.Sum256([]byte(g.key))
		full := "q" + hex.EncodeToString(sum[:])
		for n := 8; n <= len(full); n++ {
			if !taken[full[:n]] {
				q.ID = full[:n]
				break
			}
		}
		taken[q.ID] = true
		out = append(out, q)
	}
	return out
}

func (g *group) question() *record.Question {
	sort.SliceStable(g.entries, func(i, j int) bool { return g.entries[i].asOf.From < g.entries[j].asOf.From })
	first := g.entries[0].figure
	q := &record.Question{Measure: first.Measure, Unit: first.Unit, Subject: first.Subject, Scope: first.Scope, Event: g.event}
	if g.measure != "" {
		q.Measure = g.measure
	}
	switch {
	case g.topic != "":
		q.Measure, q.Subject, q.Scope, q.Series = g.topic, "", g.scope, true
	case q.Subject == "":
		q.Subject = first.Of
	}
	for _, e := range g.entries {
		q.Figures = append(q.Figures, e.ref)
	}
	q.Independent = independent(g.entries)
	q.Status = status(g.entries, q.Series)
	g.allow(q)
	return q
}

// span of values that a figure leaves possible.
func room(f *record.Figure) (low, high float64) {
	low, high = 0, math.Inf(1)
	if !f.HasValue {
		return vague(f.Bound)
	}
	v := f.Value
	switch f.Bound {
	case record.Exact, record.NoBound:
		return v, v
	case record.About:
		return v * 0.9, v * 1.1
	case record.Almost:
		return v * 0.9, v
	case record.MoreThan, record.AtLeast:
		return v, high
	case record.LessThan, record.AtMost, record.UpTo:
		return low, v
	case record.Between:
		return f.Low, f.High
	}
	return v, v
}

// vague words leave room from a floor to below the next word up: "dozens" is 24 or more, below a few hundreds.
func vague(b record.Bound) (low, high float64) {
	switch b {
	case record.Several:
		return 2, 20
	case record.Dozens:
		return 24, 200
	case record.Scores:
		return 40, 400
	case record.Hundreds:
		return 200, 2000
	case record.Thousands:
		return 2000, 20000
	case record.TensOfThousands:
		return 20000, 200000
	case record.Millions:
		return 2e6, 2e8
	case record.NoneOf:
		return 0, 0
	}
	return 0, math.Inf(1)
}

func status(entries []entry, series bool) record.Status {
	witnesses := distinct(entries)
	result := record.Single
	for i := range witnesses {
		for j := i + 1; j < len(witnesses); j++ {
			a, b := &witnesses[i], &witnesses[j]
			judged := pair(a, b)
			if series && judged == record.Conflicting && !a.asOf.Overlaps(b.asOf) {
				judged = record.Growth // another day of the series, whichever way it went
			}
			if series && a.doc == b.doc && judged == record.Conflicting {
				judged = record.Growth // "from 75 to 90 per cent": one document tells the way
			}
			if a.family == b.family && a.doc != b.doc && judged != record.Growth {
				continue // a copy neither bears out nor contradicts what it was copied from
			}
			switch judged {
			case record.Conflicting:
				return record.Conflicting
			case record.Growth:
				result = record.Growth
			case record.Agreed:
				if result == record.Single {
					result = record.Agreed
				}
			}
		}
	}
	return result
}

// distinct leaves out the figures that another document of the same family has, too, and those that one document
// repeats in the same mouth.
func distinct(entries []entry) []entry {
	type told struct {
		family record.DocumentID
		value  float64
		has    bool
		low    float64
		high   float64
		bound  record.Bound
	}
	first := map[told]entry{}
	out := make([]entry, 0, len(entries))
	for _, e := range entries {
		f := &e.figure
		k := told{e.family, f.Value, f.HasValue, f.Low, f.High, f.Bound}
		by := f.Attribution.Value()
		if before, ok := first[k]; ok && (before.doc != e.doc || before.figure.Attribution.Value() == by) {
			continue
		}
		first[k] = e
		out = append(out, e)
	}
	return thin(out)
}

// spoken gives each family's figures by one document, the one that stands for it if it has any; so a copy that garbles a
// number widens no range.
func (g *group) spoken() []entry {
	voice := map[record.DocumentID]record.DocumentID{}
	for i := range g.entries {
		e := &g.entries[i]
		if _, ok := voice[e.family]; !ok || e.doc == e.family {
			voice[e.family] = e.doc
		}
	}
	out := make([]entry, 0, len(g.entries))
	for _, e := range g.entries {
		if voice[e.family] == e.doc {
			out = append(out, e)
		}
	}
	return out
}

// independent counts the families that have a figure.
func independent(entries []entry) int {
	seen := map[record.DocumentID]bool{}
	for i := range entries {
		seen[entries[i].family] = true
	}
	return len(seen)
}

// pair judges two figures, the earlier first.
func pair(a, b *entry) record.Status {
	lowA, highA := room(&a.figure)
	lowB, highB := room(&b.figure)
	ordered := a.asOf.To != 0 && b.asOf.From != 0 && a.asOf.To < b.asOf.From
	if lowA <= highB && lowB <= highA {
		// "more than 50", then "more than 70": both may be true, and the toll grew
		if ordered && a.figure.HasValue && b.figure.HasValue && lowB > lowA && (highA > lowA || highB > lowB) && accumulates(a.figure.Measure) {
			return record.Growth
		}
		return record.Agreed
	}
	if ordered && accumulates(a.figure.Measure) && lowB > highA {
		return record.Growth
	}
	return record.Conflicting
}

// accumulates: counts that only rise while a thing goes on.
func accumulates(measure string) bool {
	switch measure {
	case "killed", "wounded", "arrested", "deported", "released", "displaced":
		return true
	}
	return false
}

// allow works out what the figures together leave possible now: of a count that grows the
// latest day alone, else the widest room that any two exclude or agree on.
func (g *group) allow(q *record.Question) {
	use := g.entries
	if q.Status != record.Growth {
		use = g.spoken()
	}
	if q.Status == record.Growth {
		last := use[len(use)-1]
		n := len(use)
		for n > 0 && use[n-1].asOf.Overlaps(last.asOf) {
			n--
		}
		use = use[n:]
	}
	low, high := math.Inf(1), 0.0
	tightLow, tightHigh := 0.0, math.Inf(1)
	for i := range use {
		l, h := room(&use[i].figure)
		low, high = min(low, l), max(high, h)
		tightLow, tightHigh = max(tightLow, l), min(tightHigh, h)
	}
	if q.Status != record.Conflicting && tightLow <= tightHigh { // all hold together
		low, high = tightLow, tightHigh
	}
	if low > 0 && !math.IsInf(low, 0) {
		q.Low, q.HasLow = low, true
	}
	if !math.IsInf(high, 0) {
		q.High, q.HasHigh = high, true
	}
}

// Line is a question with its figures, in the order of the days on which they were known.
type Line struct {
	Question *record.Question
	Figures  []Lined
}

// Lined is one figure of a question.
type Lined struct {
	Figure record.Figure
	AsOf   record.Interval
	At     record.Evidence
	Doc    record.DocumentID
	Family record.DocumentID
}

// Lines are the questions that more than one figure answers, in the order of Questions, which must be made first.
func (r *Reconciler) Lines(questions []*record.Question) []Line {
	var out []Line
	for i, g := range r.order {
		if len(g.entries) < 2 || i >= len(questions) {
			continue
		}
		l := Line{Question: questions[i], Figures: make([]Lined, 0, len(g.entries))}
		for _, e := range g.entries {
			l.Figures = append(l.Figures, Lined{e.figure, e.asOf, e.at, e.doc, e.family})
		}
		out = append(out, l)
	}
	return out
}

// Apart is a pair of figures that exclude each other; nil if there is none.
func (l *Line) Apart() (a, b *Lined) {
	for i := range l.Figures {
		for j := i + 1; j < len(l.Figures); j++ {
			x, y := &l.Figures[i], &l.Figures[j]
			if x.Family == y.Family && x.Doc != y.Doc {
				continue
			}
			if pair(&entry{figure: x.Figure, asOf: x.AsOf}, &entry{figure: y.Figure, asOf: y.AsOf}) == record.Conflicting {
				return x, y
			}
		}
	}
	return nil, nil
}
