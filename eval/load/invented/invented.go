// Package invented writes records of any size without reading any text: documents of a few sentences, each of which tells an event, with
// towns, actors, outlets and days drawn from a fixed seed. They are for seeing how a record is served, not how one is read: package
// eval/synthetic makes reports for that. The same sizes give the same record.
package invented

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// The words of the invented record: enough of each that filters and searches have something to choose between.
var (
	towns   = []string{"Arenal", "Bellamar", "Cañón Alto", "Dos Ríos", "El Molle", "Farallón", "Guayabal", "Huerta Vieja", "Islay Norte", "Juncal"}
	bodies  = []string{"the teachers", "the miners", "the rail workers", "the peasant league", "the police", "the army", "the ministry", "the port union", "the students", "the council"}
	acts    = []string{"a march", "a general strike", "a killing", "an arrest", "a curfew", "a takeover", "a decree", "an agreement", "a split", "a vote", "a release", "an attack"}
	outlets = []string{"Agencia del Sur", "El Correo del Lago", "The Lantern", "Mesa Cívica", "Radio Altiplano", "Southern Review", "Boletín del Puerto", "The Harbour Gazette"}
)

// Write writes a record in which most events are told by one document, some by several.
func Write(path string, docs, events int) (made Size, err error) {
	b, err := store.Create(path)
	if err != nil {
		return made, err
	}
	defer b.Abort()
	rng := rand.New(rand.NewPCG(1, 2))
	var all []*record.Event
	perDoc := max(1, events/max(1, docs))
	statements := 0
	for n := range docs {
		doc, refs, err := inventDocument(b, rng, n, perDoc)
		if err != nil {
			return made, err
		}
		for i, c := range doc.Events {
			e := c.Value()
			statements++
			ref := record.StatementRef{Doc: doc.Doc.ID(), Index: i}
			var ev *record.Event
			if len(all) >= events || len(all) > 0 && rng.IntN(12) == 0 { // told before
				ev = all[rng.IntN(len(all))]
				ev.Statements = append(ev.Statements, ref)
				ev.Documents++
				ev.Independent++
			} else {
				ev = &record.Event{ID: fmt.Sprintf("e%08x", len(all)), Type: e.Type, Mode: e.Mode, EDTF: e.InferredEDTF, Interval: e.Inferred, Certainty: e.Certainty, Background: rng.IntN(9) == 0,
					Statements: []record.StatementRef{ref}, Documents: 1, Independent: 1, Places: []record.EventPlace{{Name: refs[i].town, Kind: record.City, Country: "PE"}},
					Roles: []record.EventRole{{Role: record.Agent, Name: refs[i].who, Actor: refs[i].actor}}}
				all = append(all, ev)
			}
			if err := b.PutStatement(ref, ev.ID, e.Sentence, doc.Doc.Quote(e.Sentence)); err != nil {
				return made, err
			}
		}
	}
	for i := range 20_000 {
		name := actorName(i)
		p := &record.Profile{ID: actorID(i), Kind: record.Organization, Name: name, Mentions: 40_000 / (i + 1)}
		if err := b.PutActor(p, []string{store.Fold(name)}); err != nil {
			return made, err
		}
	}
	order(all)
	for seq, e := range all {
		h := store.Headline{EN: wording.Headline(record.English, e), ES: wording.Headline(record.Spanish, e)}
		if err := b.PutEvent(seq, e, h); err != nil {
			return made, err
		}
	}
	if err := b.Commit(); err != nil {
		return made, err
	}
	return Size{docs, statements, len(all)}, nil
}

// Size is how much was written.
type Size struct{ Documents, Statements, Events int }

// order sorts events as the chronology has them.
func order(all []*record.Event) {
	day := func(e *record.Event) int64 {
		if e.Interval.From == 0 {
			return 1 << 40
		}
		return int64(e.Interval.From)
	}
	slices.SortStableFunc(all, func(a, b *record.Event) int { return cmp.Compare(day(a), day(b)) })
}

type told struct{ town, who, actor string }

func actorName(i int) string {
	return fmt.Sprintf("%s of %s %d", bodies[i%len(bodies)], towns[i/10%len(towns)], i)
}
func actorID(i int) string { return fmt.Sprintf("a%07x", i) }

func inventDocument(b *store.Builder, rng *rand.Rand, n, sentences int) (*record.Reading, []told, error) {
	type said struct {
		sentence, trigger, figure record.Span
		typ                       record.EventType
		day                       record.Interval
	}
	outlet := outlets[rng.IntN(len(outlets))]
	title := fmt.Sprintf("Report %d from %s", n, towns[rng.IntN(len(towns))])
	var text strings.Builder
	text.WriteString(title + "\n\n" + outlet + "\n\n")
	body := text.Len()
	var all []said
	var tales []told
	day := record.DayOf(1975, 1, 1) + record.Day(rng.IntN(17_500))
	for range sentences {
		i := min(19_999, int(20_000*rng.Float64()*rng.Float64()*rng.Float64()))
		t := told{fmt.Sprintf("%s %d", towns[rng.IntN(len(towns))], rng.IntN(200)), actorName(i), actorID(i)}
		s := said{typ: record.EventTypes[rng.IntN(len(record.EventTypes))]}
		at := day - record.Day(rng.IntN(20))
		s.day = record.Interval{From: at, To: at}
		switch rng.IntN(12) {
		case 0:
			y, m, _ := at.Date()
			s.day = record.Interval{From: record.DayOf(y, m, 1), To: record.DayOf(y, m+1, 1) - 1}
		case 1:
			s.day = record.Interval{}
		}
		start := text.Len()
		act := acts[rng.IntN(len(acts))]
		fmt.Fprintf(&text, "In %s, %s took part in ", t.town, t.who)
		from := text.Len()
		text.WriteString(act)
		s.trigger = record.Span{Start: from, End: text.Len()}
		text.WriteString(" in which ")
		from = text.Len()
		fmt.Fprintf(&text, "%d", 1+rng.IntN(300))
		s.figure = record.Span{Start: from, End: text.Len()}
		text.WriteString(" people were counted, witnesses said.")
		s.sentence = record.Span{Start: start, End: text.Len()}
		text.WriteString(" Shops stayed shut and the road along the lake was empty until the evening. ")
		all, tales = append(all, s), append(tales, t)
	}
	d, err := record.NewDocument(record.IDOf([]byte(text.String())), fmt.Sprintf("%d/%07d.txt", 1975+n%48, n), record.Text, text.String())
	if err != nil {
		return nil, nil, err
	}
	d.Lang = record.English
	d.Paragraphs = []record.Paragraph{{Span: record.Span{End: len(title)}, Kind: record.Heading}, {Span: record.Span{Start: len(title) + 2, End: len(title) + 2 + len(outlet)}, Kind: record.Byline}, {Span: record.Span{Start: body, End: text.Len()}}}
	d.Meta.Title = record.CiteSpan(d, record.Span{End: len(title)}, title)
	d.Meta.Outlet = record.CiteSpan(d, record.Span{Start: len(title) + 2, End: len(title) + 2 + len(outlet)}, outlet)
	iv := record.Interval{From: day, To: day}
	r := &record.Reading{Doc: d, Written: record.Dating{EDTF: iv.EDTF(), Interval: iv}}
	for i, s := range all {
		r.Sentences = append(r.Sentences, s.sentence)
		n := float64(i + 1)
		r.Figures = append(r.Figures, record.CiteSpan(d, s.figure, record.Figure{Measure: "participants", Value: n, HasValue: true, Bound: record.Exact}))
		r.Events = append(r.Events, record.CiteSpan(d, s.trigger, record.EventStatement{Type: s.typ, Sentence: s.sentence, Inferred: s.day, InferredEDTF: s.day.EDTF(), Counts: []int{i}, Certainty: record.Certainty(1 + rng.IntN(5))}))
	}
	return r, tales, put(b, d, r)
}

func put(b *store.Builder, d *record.Document, r *record.Reading) error {
	if err := b.Put([]byte(d.Text()), r, "load"); err != nil {
		return err
	}
	return b.Receive(d.Name, d.ID())
}
