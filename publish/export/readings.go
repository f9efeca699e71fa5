package export

import (
	"context"
	"encoding/json"
	"io"
	"path"

	"testigo/record"
	"testigo/store"
)

type reading struct {
	Doc           string         `json:"doc"`
	SHA256        string         `json:"sha256"`
	Title         *string        `json:"title"`
	Outlet        *string        `json:"outlet"`
	Author        *string        `json:"author"`
	Translator    *string        `json:"translator"`
	Language      *string        `json:"language"`
	Published     published      `json:"published"`
	Lineage       *origin        `json:"lineage"`
	Boilerplate   [][2]int       `json:"boilerplate"`
	Events        []event        `json:"events"`
	Figures       []figure       `json:"figures"`
	People        []person       `json:"people"`
	Organizations []organization `json:"organizations"`
	Relations     []relation     `json:"relations"`
	Demands       []demand       `json:"demands"`
}

type published struct {
	Value      *string  `json:"value"`
	First      *string  `json:"first,omitempty"`
	Stated     *string  `json:"stated"`
	StatedText *string  `json:"stated_text"`
	Confidence float64  `json:"confidence"`
	Why        []string `json:"why"`
}

// origin is what a document comes from in the record; null where it comes from none.
type origin struct {
	Of     string             `json:"of"`
	SHA256 string             `json:"sha256"`
	Kind   record.LineageKind `json:"kind"`
	Score  float64            `json:"score"`
	Why    []ground           `json:"why"`
}

type ground struct {
	Code string `json:"code"`
	Says string `json:"says"`
	At   *span  `json:"at,omitempty"` // the document's own words
}

type when struct {
	Value      *string `json:"value"`
	Text       *string `json:"text"`
	Confidence float64 `json:"confidence,omitempty"`
}

type where struct {
	Name       string   `json:"name"`
	Country    *string  `json:"country"`
	Lat        *float64 `json:"lat"`
	Lon        *float64 `json:"lon"`
	Confidence float64  `json:"confidence,omitempty"`
	span
}

type actor struct {
	Name string          `json:"name"`
	Role record.RoleName `json:"role"`
	span
}

type event struct {
	ID          string           `json:"id"`
	Type        record.EventType `json:"type"`
	Mode        *string          `json:"mode"`
	Trigger     span             `json:"trigger"`
	Sentence    span             `json:"sentence"`
	Mentions    []span           `json:"mentions"`
	When        *when            `json:"when"`
	Where       []where          `json:"where"`
	Actors      []actor          `json:"actors"`
	Counts      []figure         `json:"counts"`
	Attribution *string          `json:"attribution"`
	Certainty   string           `json:"certainty"`
	Phase       *string          `json:"phase"`
	Generic     bool             `json:"generic,omitempty"`
	Background  bool             `json:"background,omitempty"`
	Confidence  float64          `json:"confidence,omitempty"`
	SameAs      []string         `json:"same_as"`
}

type figure struct {
	Measure     string          `json:"measure"`
	Value       json.RawMessage `json:"value"`
	Range       *[2]float64     `json:"range,omitempty"`
	Unit        *string         `json:"unit"`
	Bound       record.Bound    `json:"bound"`
	Of          *string         `json:"of"`
	Base        *float64        `json:"base,omitempty"`
	Per         *string         `json:"per,omitempty"`
	Subject     *string         `json:"subject"`
	AsOf        *string         `json:"as_of"`
	Attribution *string         `json:"attribution"`
	Confidence  float64         `json:"confidence,omitempty"`
	span
}

type person struct {
	Name       string   `json:"name"`
	Age        *int     `json:"age"`
	Victim     bool     `json:"victim"`
	Harm       *string  `json:"harm"`
	Role       *string  `json:"role"`
	Aliases    []string `json:"aliases"`
	Confidence float64  `json:"confidence,omitempty"`
	Mentions   [][2]int `json:"mentions"`
}

type organization struct {
	Name       string         `json:"name"`
	Acronym    *string        `json:"acronym"`
	Kind       record.OrgKind `json:"kind"`
	Aliases    []string       `json:"aliases"`
	Confidence float64        `json:"confidence,omitempty"`
	Mentions   [][2]int       `json:"mentions"`
}

type relation struct {
	Type       record.RelationType `json:"type"`
	From       string              `json:"from"`
	To         string              `json:"to"`
	When       *string             `json:"when"`
	Confidence float64             `json:"confidence,omitempty"`
	span
}

type demand struct {
	By         *string `json:"by"`
	Of         *string `json:"of"`
	Content    string  `json:"content"`
	Confidence float64 `json:"confidence,omitempty"`
	span
}

// Readings writes one line a document. A reading's same_as names the statements of other
// documents that were linked to the same event.
func Readings(ctx context.Context, w io.Writer, src Source, o Options) error {
	same, err := sameAs(ctx, src)
	if err != nil {
		return err
	}
	origins, err := originsOf(ctx, src)
	if err != nil {
		return err
	}
	out := newLines(w)
	for r, err := range src.Readings(ctx, o.Workers) {
		if err != nil {
			return err
		}
		line := readingOf(r, same, o)
		if l := origins[r.Doc.ID()]; l != nil {
			line.Lineage = l.in(r.Doc)
		}
		if err := out.add(line); err != nil {
			return err
		}
	}
	return out.end()
}

// Reading is the exchange form of one reading, for callers that have no record: the evaluation.
func Reading(w io.Writer, r *record.Reading, o Options) error {
	out := newLines(w)
	if err := out.add(readingOf(r, nil, o)); err != nil {
		return err
	}
	return out.end()
}

func sameAs(ctx context.Context, src Source) (map[record.StatementRef][]string, error) {
	name := map[record.DocumentID]string{}
	for row, err := range src.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		name[row.Hash] = path.Base(row.Name)
	}
	same := map[record.StatementRef][]string{}
	for e, err := range src.Events(ctx, store.EventFilter{}) {
		if err != nil {
			return nil, err
		}
		// One direction is enough: each later telling names the first.
		if len(e.Statements) == 0 { // a person added it
			continue
		}
		first := e.Statements[0]
		for _, s := range e.Statements[1:] {
			if s.Doc != first.Doc {
				same[s] = append(same[s], name[first.Doc]+"#"+statementID(first.Index))
			}
		}
	}
	return same, nil
}

// descent is a lineage with the file name of the origin.
type descent struct {
	record.Lineage
	of string
}

func originsOf(ctx context.Context, src Source) (map[record.DocumentID]*descent, error) {
	out := map[record.DocumentID]*descent{}
	named := map[record.DocumentID]string{}
	for l, err := range src.Lineages(ctx) {
		if err != nil {
			return nil, err
		}
		out[l.Doc] = &descent{Lineage: l}
		named[l.Of] = ""
	}
	if len(out) == 0 {
		return out, nil
	}
	for row, err := range src.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		if _, ok := named[row.Hash]; ok {
			named[row.Hash] = path.Base(row.Name)
		}
	}
	for _, d := range out {
		d.of = named[d.Of]
	}
	return out, nil
}

func (l *descent) in(d *record.Document) *origin {
	out := &origin{Of: l.of, SHA256: l.Of.String(), Kind: l.Kind, Score: l.Score, Why: []ground{}}
	for _, r := range l.Reasons {
		g := ground{Code: r.Code, Says: r.Text}
		if r.At != (record.Span{}) {
			s := spanOf(d, r.At)
			g.At = &s
		}
		out.Why = append(out.Why, g)
	}
	return out
}

func readingOf(r *record.Reading, same map[record.StatementRef][]string, o Options) *reading {
	d := r.Doc
	out := &reading{
		Doc: fileName(d), SHA256: d.ID().String(),
		Title: orNull(d.Meta.Title.Value()), Outlet: orNull(d.Meta.Outlet.Value()), Author: orNull(d.Meta.Author.Value()), Translator: orNull(d.Meta.Translator.Value()),
		Language: orNull(string(d.Lang)), Published: publishedOf(r), Boilerplate: [][2]int{},
		Events: []event{}, Figures: []figure{}, People: []person{}, Organizations: []organization{}, Relations: []relation{}, Demands: []demand{},
	}
	for _, f := range d.Furniture {
		a, b := d.CodePoints(f)
		out.Boilerplate = append(out.Boilerplate, [2]int{a, b})
	}
	for i := range r.Events {
		out.Events = append(out.Events, eventOf(r, i, same, o))
	}
	for _, c := range r.Figures {
		if f := c.Value(); !f.Duration && !f.Rank {
			out.Figures = append(out.Figures, figureOf(d, c))
		}
	}
	for _, a := range r.Actors {
		addActor(out, d, a)
	}
	for _, c := range r.Relations {
		v := c.Value()
		out.Relations = append(out.Relations, relation{v.Type, v.From, v.To, orNull(v.WhenEDTF), v.Confidence, spanOf(d, c.Span())})
	}
	for _, c := range r.Demands {
		v := c.Value()
		out.Demands = append(out.Demands, demand{orNull(v.By), orNull(v.Of), v.Content, v.Confidence, spanOf(d, c.Span())})
	}
	return out
}

func publishedOf(r *record.Reading) published {
	value, first := r.Written.EDTF, (*string)(nil)
	if r.Written.Released != "" { // a reprint or translation: when it came out here; the reasons name the first publication
		value = r.Written.Released
		first = orNull(r.Written.EDTF)
	}
	p := published{Value: orNull(value), First: first, Confidence: r.Written.Confidence, Why: []string{}}
	stated := r.Written.Contradicted
	if !stated.Stated() {
		stated = r.Written.Believed
	}
	for _, s := range r.Doc.Meta.Stamps {
		if s.Value().EDTF == r.Written.Released && r.Written.Released != "" && (!stated.Stated() || stated.Value().Kind == record.FirstStamp) {
			stated = s
		}
		if !stated.Stated() && s.Value().Kind != record.CopyrightStamp {
			stated = s
		}
	}
	if stated.Stated() {
		v := stated.Value().EDTF
		q := stated.Quote()
		p.Stated, p.StatedText = orNull(v), orNull(q)
	}
	for _, c := range r.Written.Reasons {
		p.Why = append(p.Why, c.Value().Text)
	}
	return p
}

func eventOf(r *record.Reading, i int, same map[record.StatementRef][]string, o Options) event {
	d, c := r.Doc, r.Events[i]
	e := c.Value()
	out := event{ID: statementID(i), Type: e.Type, Mode: orNull(string(e.Mode)), Trigger: spanOf(d, c.Span()), Sentence: bare(d, e.Sentence),
		Mentions: []span{}, Where: []where{}, Actors: []actor{}, Counts: []figure{}, Attribution: orNull(e.Attribution.Value()),
		Certainty: e.Certainty.String(), Phase: orNull(e.Phase), Generic: e.Generic, Background: e.Background, Confidence: e.Confidence, SameAs: same[record.StatementRef{Doc: d.ID(), Index: i}]}
	if out.SameAs == nil {
		out.SameAs = []string{}
	}
	for _, m := range e.Mentions {
		out.Mentions = append(out.Mentions, spanOf(d, m.Span()))
	}
	if e.When.Stated() {
		out.When = &when{orNull(e.When.Value().EDTF), orNull(e.When.Quote()), e.When.Value().Confidence}
	} else if e.InferredEDTF != "" {
		out.When = &when{Value: orNull(e.InferredEDTF)}
	}
	for _, p := range e.Where {
		v := p.Value()
		pl := where{Name: v.Name, Country: countryName(o, v.Country), Confidence: v.Confidence, span: spanOf(d, p.Span())}
		if v.Located {
			pl.Lat, pl.Lon = &v.Lat, &v.Lon
		}
		out.Where = append(out.Where, pl)
	}
	for _, f := range e.Roles {
		if v := f.Value(); v.Role != record.Instrument {
			out.Actors = append(out.Actors, actor{v.Name, v.Role, spanOf(d, f.Span())})
		}
	}
	for _, n := range e.Counts {
		if n >= 0 && n < len(r.Figures) {
			out.Counts = append(out.Counts, figureOf(d, r.Figures[n]))
		}
	}
	return out
}

func figureOf(d *record.Document, c record.Cited[record.Figure]) figure {
	f := c.Value()
	out := figure{Measure: f.Measure, Value: number(&f), Unit: orNull(f.Unit), Bound: f.Bound, Of: orNull(f.Of), Per: orNull(f.Per), Subject: orNull(f.Subject),
		AsOf: orNull(f.AsOf), Attribution: orNull(f.Attribution.Value()), Confidence: f.Confidence, span: spanOf(d, c.Span())}
	if f.Bound == record.Between {
		out.Range = &[2]float64{f.Low, f.High}
	}
	if f.Base != 0 {
		out.Base = &f.Base
	}
	return out
}

// addActor writes persons and organisations; groups have no names of their own.
func addActor(out *reading, d *record.Document, a *record.Actor) {
	mentions := [][2]int{}
	for _, m := range a.Mentions() {
		if form := m.Value(); form == record.Description || form == record.Pronoun {
			continue
		}
		s, e := d.CodePoints(m.Span())
		mentions = append(mentions, [2]int{s, e})
	}
	if len(mentions) == 0 {
		return
	}
	aliases := a.Aliases
	if aliases == nil {
		aliases = []string{}
	}
	switch a.Kind {
	case record.Person:
		p := person{Name: a.Name, Victim: a.Harm.Stated(), Harm: orNull(a.Harm.Value()), Role: orNull(a.Role.Value()), Aliases: aliases, Confidence: a.Confidence, Mentions: mentions}
		if a.Age.Stated() {
			age := a.Age.Value()
			p.Age = &age
		}
		out.People = append(out.People, p)
	case record.Organization:
		out.Organizations = append(out.Organizations, organization{a.Name, orNull(a.Acronym), a.Org, aliases, a.Confidence, mentions})
	}
}
