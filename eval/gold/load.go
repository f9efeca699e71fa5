package gold

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"testigo/eval/jsonl"
	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// MaxFile bounds one gold file or text, in bytes.
const MaxFile = 64 << 20

// maxItems bounds each list of one document; alignment takes time that grows
// faster than its length.
const maxItems = 20000

// Doc is one gold document: either format, brought to one shape, with its text.
type Doc struct {
	Name   string // file name of the text
	Format int    // 1 or 2
	SHA256 string // of the text's bytes, hexadecimal

	raw         jsontree.Value
	language    jsontree.Value
	text        []rune
	boilerplate []span
	published   []jsontree.Value // dates that are right
	pubrange    jsontree.Value   // interval that a prediction must lie in
	events      []*event
	figures     []*figure
	loose       []span // of claims without a number
	victims     []victim
	entities    map[string][]entity // organizations, people; absent = not coded
	relations   []relation
	demands     []demand
	codes       set // parts that this gold codes: people, relations, demands
	scored      bool
}

type event struct {
	raw               jsontree.Value
	id                string
	types             []typeModes
	trigger, sentence span
	text              string
	mentions          []span // trigger first
	date              jsontree.Value
	alts              [][]days
	printed           bool
	places, countries set
	actors            []actor
	certainties       []string // sorted; nil = not scored
	optional, weak    bool
}

// typeModes is one right type with its right modes; an unstated mode accepts any.
type typeModes struct {
	name  string
	modes []maybe
}

type actor struct {
	role    maybe
	forms   names
	at      place
	neutral bool
	shown   string
}

type victim struct {
	entity
	age jsontree.Value
}

type relation struct {
	raw      jsontree.Value
	kind     string
	from, to names
	shown    string
}

type demand struct {
	at    place
	by    names
	shown string
}

// maybe is a string that may be missing.
type maybe struct {
	s  string
	ok bool
}

func maybeOf(v jsontree.Value) maybe {
	if v.IsNull() {
		return maybe{}
	}
	return maybe{v.Str(), true}
}

func (m maybe) String() string {
	if !m.ok {
		return "None"
	}
	return m.s
}

func (m maybe) value() jsontree.Value {
	if !m.ok {
		return jsontree.Value{}
	}
	return jsontree.OfString(m.s)
}

// canonMode is a mode in the spelling of format 1; types without modes have none.
func canonMode(kind string, mode jsontree.Value) maybe {
	if kind == "DEMAND" || kind == "ACCUSE" || kind == "DISASTER" || mode.IsNull() {
		return maybe{}
	}
	m := strings.ReplaceAll(pytext.Lower(mode.Str()), "_", "-")
	switch m {
	case "deployment":
		m = "troop-deployment"
	case "split":
		m = "party-split"
	case "call":
		return maybe{}
	}
	return maybe{m, true}
}

// readTree reads one bounded JSON object.
func readTree(r io.Reader, name string) (jsontree.Value, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err != nil {
		return jsontree.Value{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(data) > MaxFile {
		return jsontree.Value{}, fmt.Errorf("%s: more than %d bytes: %w", name, MaxFile, jsonl.ErrTooLarge)
	}
	if !utf8.Valid(data) {
		return jsontree.Value{}, fmt.Errorf("%s: not UTF-8", name)
	}
	v, err := jsontree.Parse(data)
	if err != nil {
		return jsontree.Value{}, fmt.Errorf("%s: %w", name, jsonl.Explain(err))
	}
	if v.Kind() != jsontree.Object {
		return jsontree.Value{}, fmt.Errorf("%s: not a JSON object", name)
	}
	return v, nil
}

// goldKeys are the keys that only gold has. A file without any of them names a
// document and judges nothing.
var goldKeys = strings.Fields("events claims figures people organizations relations demands named_victims boilerplate published title author outlet")

// ReadGold reads the gold of one document; text is the whole text file.
func ReadGold(r io.Reader, name string, text string) (*Doc, error) {
	g, err := readTree(r, name)
	if err != nil {
		return nil, err
	}
	d, err := newDoc(g, text, strings.HasSuffix(name, ".gold.json"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

func newDoc(g jsontree.Value, text string, second bool) (*Doc, error) {
	if g.Get("doc").Kind() != jsontree.String {
		return nil, fmt.Errorf(`no "doc", the name of the text file`)
	}
	d := &Doc{Name: g.Get("doc").Text(), Format: 1, SHA256: hashOf(text), raw: g, language: g.Get("language"), text: []rune(text),
		entities: map[string][]entity{}, codes: set{}}
	published := g.Get("published")
	if second || g.Has("named_victims") || !published.IsNull() && published.Kind() != jsontree.Object {
		d.Format = 2
	}
	for _, k := range goldKeys {
		d.scored = d.scored || g.Has(k)
	}
	n := newNamer(d.language.Text())
	al := newAliases(g, d.text, n)
	for _, b := range g.Get("boilerplate").List() {
		s, ok := pairOf(b)
		if !ok {
			return nil, fmt.Errorf("boilerplate: %s is not [start, end]", b.Str())
		}
		d.boilerplate = append(d.boilerplate, s)
	}
	var sentences []span
	for _, e := range g.Get("events").List() {
		if sentences == nil && !spanOf(e.Get("sentence")).ok {
			sentences = sentencesOf(d.text)
		}
		ev, err := d.newEvent(e, al, sentences)
		if err != nil {
			return nil, fmt.Errorf("event %s: %w", e.Get("id").Str(), err)
		}
		d.events = append(d.events, ev)
	}
	d.readFigures(g)
	d.readNames(g, n)
	for _, r := range g.Get("relations").List() {
		d.relations = append(d.relations, relation{kind: r.Get("type").Str(), from: al.forms(r.Get("from")), to: al.forms(r.Get("to")),
			shown: r.Get("from").Str() + " " + r.Get("type").Str() + " " + r.Get("to").Str()})
	}
	for _, x := range g.Get("demands").List() {
		d.demands = append(d.demands, demand{at: spanOf(x), by: al.forms(x.Get("by")), shown: x.Get("text").Str()})
	}
	for _, key := range []string{"people", "relations", "demands"} {
		if g.Has(key) {
			d.codes[key] = struct{}{}
		}
	}
	if d.Format == 2 {
		d.pubrange = published
		if published.True() {
			d.published = append(d.published, published)
		}
	} else {
		for _, key := range []string{"true", "best"} {
			if v := published.Get(key); v.True() {
				d.published = append(d.published, v)
			}
		}
		if len(d.published) > 0 {
			d.pubrange = d.published[0]
		}
	}
	return d, d.bounded()
}

func (d *Doc) bounded() error {
	if len(d.events) > maxItems || len(d.figures) > maxItems || len(d.relations) > maxItems || len(d.demands) > maxItems ||
		len(d.victims) > maxItems || len(d.entities["people"]) > maxItems || len(d.entities["organizations"]) > maxItems {
		return fmt.Errorf("a list of more than %d items: %w", maxItems, jsonl.ErrTooLarge)
	}
	return nil
}

func (d *Doc) newEvent(e jsontree.Value, al *aliases, sentences []span) (*event, error) {
	trigger := spanOf(e.Get("trigger"))
	if !trigger.ok {
		return nil, fmt.Errorf("no trigger with start and end")
	}
	tr := trigger.span
	out := &event{raw: e, id: e.Get("id").Str(), trigger: tr, text: pytext.Slice(d.text, tr.start, tr.end),
		places: set{}, countries: set{}, printed: e.Get("when").Get("text").True()}
	out.mentions = append([]span{tr}, pairsOf(e.Get("mentions"))...)
	if s := spanOf(e.Get("sentence")); s.ok {
		out.sentence = s.span
	} else {
		out.sentence = tr
		for _, s := range sentences {
			if s.overlaps(tr) {
				out.sentence = span{min(out.sentence.start, s.start), max(out.sentence.end, s.end)}
			}
		}
	}
	kind := e.Get("type")
	if kind.Kind() != jsontree.String {
		return nil, fmt.Errorf("no type")
	}
	out.addType(kind.Text(), e.Get("mode"))
	for _, a := range e.Get("alt_types").List() {
		if a.Kind() != jsontree.Array || len(a.Items()) != 2 {
			return nil, fmt.Errorf("alt_types: %s is not [type, mode]", a.Str())
		}
		out.addType(a.Items()[0].Str(), a.Items()[1])
	}
	out.date = e.Get("when").Get("value")
	for _, v := range []jsontree.Value{e.Get("date_world"), e.Get("when").Get("external")} {
		if x := edtfOf(v); x != nil {
			out.alts = append(out.alts, x)
		}
	}
	if e.Has("actors") {
		for _, a := range e.Get("actors").List() {
			forms := al.forms(a.Get("name"))
			forms.add(al.namer.formsOf(a.Get("text")))
			out.actors = append(out.actors, actor{maybeOf(a.Get("role")), forms, spanOf(a), a.Get("implicit").True(), textOf(a.Get("text")).Repr()})
		}
	} else {
		for _, side := range []struct{ key, role string }{{"agents", "agent"}, {"targets", "target"}} {
			for _, a := range e.Get(side.key).List() {
				out.actors = append(out.actors, actor{role: maybe{side.role, true}, forms: al.forms(a)})
			}
		}
	}
	for _, p := range e.Get("where").List() {
		out.places.placeForms(p.Get("name"), p.Get("text"))
		out.countries.placeForms(p.Get("country"))
	}
	if len(out.places) > 0 {
		out.places.placeForms(e.Get("place_in_text"))
	}
	if d.Format == 2 {
		if s := e.Get("status").Text(); s == "planned" || s == "proposed" {
			out.certainties = []string{"hypothetical", "planned"}
		}
	} else if c := e.Get("certainty"); c.True() {
		out.certainties = []string{c.Str()}
	}
	out.optional = e.Get("optional").True()
	out.weak = out.optional || e.Get("generic").True() || e.Get("salience").Text() == "background"
	return out, nil
}

func (e *event) addType(kind string, mode jsontree.Value) {
	m := canonMode(kind, mode)
	for i := range e.types {
		if e.types[i].name == kind {
			e.types[i].modes = append(e.types[i].modes, m)
			return
		}
	}
	e.types = append(e.types, typeModes{kind, []maybe{m}})
}

// modesOf has the right modes of a type; nil if the type is wrong.
func (e *event) modesOf(kind maybe) []maybe {
	for _, t := range e.types {
		if kind.ok && t.name == kind.s {
			return t.modes
		}
	}
	return nil
}

func (d *Doc) readFigures(g jsontree.Value) {
	var pool []entry
	for _, e := range g.Get("events").List() {
		for _, c := range e.Get("counts").List() {
			pool = append(pool, entry{c, neutralFigure(c, jsontree.Value{})})
		}
	}
	for _, key := range []string{"claims", "figures"} {
		for _, c := range g.Get(key).List() {
			_, isNumber := c.Get("value").Number()
			if !isNumber && !(c.Get("value").IsNull() && !c.Get("bound").IsNull()) {
				if p := spanOf(c); p.ok && c.Get("unit").Text() != "statement" {
					d.loose = append(d.loose, p.span)
				}
				continue
			}
			pool = append(pool, entry{c, neutralFigure(c, c.Get("unit"))})
		}
	}
	d.figures = mergeFigures(pool, false)
}

func (d *Doc) readNames(g jsontree.Value, n *namer) {
	if d.Format == 2 {
		for _, v := range g.Get("named_victims").List() {
			own := n.formsOf(v.Get("name"))
			d.victims = append(d.victims, victim{entity{name: v.Get("name").Text(), own: own, forms: own}, v.Get("age")})
		}
	} else {
		for _, p := range g.Get("people").List() {
			if p.Get("victim").True() {
				d.victims = append(d.victims, victim{n.entity(p, d.text), p.Get("age")})
			}
		}
	}
	for _, key := range []string{"organizations", "people"} {
		for _, o := range g.Get(key).List() {
			d.entities[key] = append(d.entities[key], n.entity(o, d.text))
		}
	}
}
