package gold

import (
	"fmt"
	"strings"

	"testigo/eval/assign"
	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// Fault is one miss, false alarm, wrong value or violation.
type Fault struct {
	Kind, Text string
	ID, Layer  string // the gold or predicted item, and the layer that lost it, where known
	Sentence   string // the text it is about, where the predictions carry evidence
}

// scorer compares one prediction with one gold document.
type scorer struct {
	doc     *Doc
	namer   *namer
	aliases *aliases
	tally   *Scores
	faults  []Fault

	evidence *Evidence
	judged   []Judged
}

func (s *scorer) fault(kind, format string, args ...any) {
	s.faults = append(s.faults, Fault{Kind: kind, Text: fmt.Sprintf(format, args...)})
}

func reprString(s string) string { return pytext.Repr(s) }

// scoreDoc compares; the zero Prediction is an empty one.
func scoreDoc(d *Doc, p Prediction) (*Scores, []Fault, []Judged) {
	s := &scorer{doc: d, namer: newNamer(d.language.Text()), tally: &Scores{}, evidence: p.evidence}
	pred := p.tree
	if pred.Kind() != jsontree.Object {
		pred = jsontree.NewObject()
	}
	pred, malformed := clean(pred)
	for _, m := range malformed {
		s.fault("MALFORMED", "%s", m)
	}
	s.body(pred)
	s.dating(pred)
	s.tally.acc("language", maybeOf(pred.Get("language")) == maybeOf(d.language))
	if d.Format == 1 {
		s.meta(pred)
	}
	s.aliases = newAliases(pred, d.text, s.namer)
	inBoilerplate := s.events(pred)
	inBoilerplate += s.figures(pred)
	s.people(pred)
	if d.codes.has("relations") {
		s.relations(pred)
	}
	if d.codes.has("demands") {
		s.demands(pred)
	}
	violations, bare := checkQuotes(pred, d.text)
	for _, v := range violations {
		s.fault("QUOTE", "%s", v)
	}
	s.tally.count("in boilerplate", inBoilerplate)
	s.tally.count("violations", len(violations))
	s.tally.count("no witness", bare)
	s.tally.count("malformed", len(malformed))
	if h := pred.Get("sha256"); h.True() && d.SHA256 != "" && h.Text() != d.SHA256 {
		s.fault("sha256", "differs from the gold file's")
	}
	return s.tally, s.faults, s.judged
}

// body compares the boilerplate character by character, white space apart.
func (s *scorer) body(pred jsontree.Value) {
	text := s.doc.text
	mask := func(spans []span) []bool {
		border := make([]int, len(text)+1) // spans that open less those that close
		for _, p := range spans {
			if a, z := max(0, p.start), min(len(text), p.end); a < z {
				border[a]++
				border[z]--
			}
		}
		m, open := make([]bool, len(text)), 0
		for k := range m {
			open += border[k]
			m[k] = open > 0
		}
		return m
	}
	gold := mask(s.doc.boilerplate)
	answered := pred.Get("boilerplate").Kind() == jsontree.Array
	said := mask(pairsOf(pred.Get("boilerplate")))
	var body, boiler Measure
	for k, r := range text {
		if pytext.IsSpace(r) {
			continue
		}
		saidBody, saidBoiler := answered && !said[k], answered && said[k]
		switch {
		case !gold[k] && saidBody:
			body.TP++
		case !gold[k]:
			body.FN++
		case saidBody:
			body.FP++
		}
		switch {
		case gold[k] && saidBoiler:
			boiler.TP++
		case gold[k]:
			boiler.FN++
		case saidBoiler:
			boiler.FP++
		}
	}
	s.tally.prf("body", body.TP, body.FP, body.FN)
	s.tally.prf("boiler", boiler.TP, boiler.FP, boiler.FN)
}

func (s *scorer) dating(pred jsontree.Value) {
	if len(s.doc.published) == 0 {
		return
	}
	value := pred.Get("published").Get("value")
	p := edtfOf(value)
	exact := false
	for _, g := range s.doc.published {
		exact = exact || sameDays(p, edtfOf(g))
	}
	in := exact || inside(p, edtfOf(s.doc.pubrange))
	s.tally.acc("dating exact", exact)
	s.tally.acc("dating inside", in)
	if !in {
		s.fault("dating", "%s for %s", value.Str(), s.doc.pubrange.Str())
	}
}

func (s *scorer) meta(pred jsontree.Value) {
	for _, m := range []struct{ key, part string }{{"title", "text"}, {"author", "name"}, {"outlet", "name"}} {
		gold := s.doc.raw.Get(m.key)
		want, got := gold.Get(m.part), textOf(pred.Get(m.key), m.part, "text", "name")
		var ok bool
		if want.IsNull() {
			ok = pred.Has(m.key) && (got.IsNull() || fold(got.Text()) == fold(gold.Get("inferred").Text()))
		} else {
			ok = s.namer.formsOf(want).match(s.namer.formsOf(got)) == sameWords
		}
		s.tally.acc("meta "+m.key, ok)
		if !ok {
			s.fault("meta "+m.key, "%s for %s", got.Repr(), want.Repr())
		}
	}
}

func (s *scorer) people(pred jsontree.Value) {
	d := s.doc
	var people, victims []entity
	var ages []jsontree.Value
	for _, o := range pred.Get("people").List() {
		if o.Kind() != jsontree.Object {
			continue
		}
		e := s.namer.entity(o, d.text)
		people = append(people, e)
		harm := o.Get("harm")
		// Format 2 lists the dead only.
		if o.Get("victim").True() && !(d.Format == 2 && !harm.IsNull() && harm.Text() != "killed") {
			victims, ages = append(victims, e), append(ages, o.Get("age"))
		}
	}
	var gold []entity
	for _, v := range d.victims {
		gold = append(gold, v.entity)
	}
	for i, j := range s.names("victims", gold, victims) {
		if want := d.victims[i].age; j >= 0 && !want.IsNull() {
			a, okA := ages[j].Number()
			b, okB := want.Number()
			s.tally.acc("victim age", okA && okB && a == b)
		}
	}
	if d.codes.has("people") {
		s.names("people", d.entities["people"], people)
	}
	var organizations []entity
	for _, o := range pred.Get("organizations").List() {
		organizations = append(organizations, s.namer.entity(o, d.text))
	}
	s.names("organizations", d.entities["organizations"], organizations)
}

// names aligns two lists of names and scores under the key.
func (s *scorer) names(key string, G, P []entity) []int {
	m := assign.Best(len(G), len(P), func(i, j int) (float64, bool) {
		g, p := &G[i], &P[j]
		own, any := g.own.match(p.own), g.forms.match(p.forms)
		if own == noMatch && any == noMatch {
			return 0, false
		}
		q := float64(300*own + 100*any)
		for at := range g.spans {
			if _, ok := p.spans[at]; ok {
				q += 50
				break
			}
		}
		return q, true
	})
	hit := make([]bool, len(P))
	tp := 0
	for _, j := range m {
		if j >= 0 {
			hit[j] = true
			tp++
		}
	}
	if key != "victims" { // these are people again
		for j := range P {
			s.judge(key, j, P[j].raw, hit[j])
		}
	}
	s.tally.prf(key, tp, len(P)-tp, len(G)-tp)
	for i, j := range m {
		if j < 0 {
			s.fault(key+" missed", "%s", G[i].name)
		}
	}
	for j := range P {
		if !hit[j] {
			s.fault(key+" spurious", "%s", P[j].name)
		}
	}
	return m
}

func (s *scorer) relations(pred jsontree.Value) {
	G := s.doc.relations
	var P []relation
	for _, r := range pred.Get("relations").List() {
		if r.Kind() == jsontree.Object {
			P = append(P, relation{raw: r,
				kind: strings.ReplaceAll(r.Get("type").Str(), "_", "-"), from: s.aliases.forms(textOf(r.Get("from"), "name")),
				to: s.aliases.forms(textOf(r.Get("to"), "name")), shown: r.Get("from").Str() + " " + r.Get("type").Str() + " " + r.Get("to").Str()})
		}
	}
	m := assign.Best(len(G), len(P), func(i, j int) (float64, bool) {
		g, p := &G[i], &P[j]
		if g.kind != p.kind {
			return 0, false
		}
		q := min(g.from.match(p.from), g.to.match(p.to))
		if q == noMatch && symmetric.has(g.kind) {
			q = min(g.from.match(p.to), g.to.match(p.from))
		}
		return float64(100 * q), q != noMatch
	})
	hit := make([]bool, len(P))
	tp := 0
	for _, j := range m {
		if j >= 0 {
			hit[j] = true
			tp++
		}
	}
	for j := range P {
		s.judge("relations", j, P[j].raw, hit[j])
	}
	s.tally.prf("relations", tp, len(P)-tp, len(G)-tp)
	for i, j := range m {
		if j < 0 {
			s.fault("relation missed", "%s", G[i].shown)
		}
	}
	for j := range P {
		if !hit[j] {
			s.fault("relation spurious", "%s", P[j].shown)
		}
	}
}

func (s *scorer) demands(pred jsontree.Value) {
	G := s.doc.demands
	var P []jsontree.Value
	for _, d := range pred.Get("demands").List() {
		if d.Kind() == jsontree.Object {
			P = append(P, d)
		}
	}
	at := make([]place, len(P))
	for j, d := range P {
		at[j] = spanOf(d)
	}
	m := assign.Best(len(G), len(P), func(i, j int) (float64, bool) {
		return float64(100 * G[i].at.closeness(at[j])), G[i].at.overlaps(at[j])
	})
	tp, hit := 0, make([]bool, len(P))
	for _, j := range m {
		if j >= 0 {
			tp, hit[j] = tp+1, true
		}
	}
	for j := range P {
		s.judge("demands", j, P[j], hit[j])
	}
	s.tally.prf("demands", tp, len(P)-tp, len(G)-tp)
	for i, j := range m {
		if j >= 0 {
			s.tally.acc("demand by", G[i].by.match(s.aliases.forms(textOf(P[j].Get("by"), "name"))) != noMatch)
		}
	}
	for i, j := range m {
		if j < 0 {
			s.fault("demand missed", "%s", G[i].shown)
		}
	}
}
