package page

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"testigo/record"
	"testigo/store"
)

// report builds a document with statements found by their words, as a reader would leave it.
type report struct {
	t *testing.T
	d *record.Document
	r *record.Reading
}

func newReport(t *testing.T, name, title, outlet, written string, lang record.Lang, paragraphs ...string) *report {
	t.Helper()
	text := strings.Join(append([]string{title, outlet}, paragraphs...), "\n\n")
	d, err := record.NewDocument(record.IDOf([]byte(name+text)), name, record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	d.Lang, d.Size = lang, int64(len(text))
	at := 0
	for i, p := range append([]string{title, outlet}, paragraphs...) {
		kind := record.Body
		if i < 2 {
			kind = record.Heading
		}
		if p != "" {
			d.Paragraphs = append(d.Paragraphs, record.Paragraph{Span: record.Span{Start: at, End: at + len(p)}, Kind: kind, Lang: lang})
		}
		at += len(p) + 2
	}
	d.Meta.Title = record.CiteSpan(d, record.Span{Start: 0, End: len(title)}, title)
	d.Meta.Outlet = record.CiteSpan(d, record.Span{Start: len(title) + 2, End: len(title) + 2 + len(outlet)}, outlet)
	r := &record.Reading{Doc: d, Written: record.Dating{EDTF: written, Interval: record.EDTFInterval(written)}}
	return &report{t, d, r}
}

// span finds words in the text.
func (p *report) span(words string) record.Span {
	p.t.Helper()
	i := strings.Index(p.d.Text(), words)
	if i < 0 {
		p.t.Fatalf("%s does not say %q", p.d.Name, words)
	}
	return record.Span{Start: i, End: i + len(words)}
}

// sentence is the sentence around a span: from the last full stop to the next.
func (p *report) sentence(s record.Span) record.Span {
	text := p.d.Text()
	from, to := s.Start, s.End
	for from > 0 && !strings.ContainsAny(text[from-1:from], ".\n") {
		from--
	}
	for to < len(text) && !strings.ContainsAny(text[to:to+1], ".\n") {
		to++
	}
	for from < s.Start && text[from] == ' ' {
		from++
	}
	return record.Span{Start: from, End: min(to+1, len(text))}
}

func (p *report) figure(words, measure string, value float64, bound record.Bound, asOf string) int {
	p.t.Helper()
	p.r.Figures = append(p.r.Figures, record.CiteSpan(p.d, p.span(words), record.Figure{Measure: measure, Value: value, HasValue: value != 0, Bound: bound, AsOf: asOf, AsOfIv: record.EDTFInterval(asOf)}))
	return len(p.r.Figures) - 1
}

func (p *report) event(trigger string, e record.EventStatement, when string, value record.Time, by string) record.StatementRef {
	p.t.Helper()
	s := p.span(trigger)
	e.Sentence = p.sentence(s)
	if when != "" {
		value.Interval = record.EDTFInterval(value.EDTF)
		e.When = record.CiteSpan(p.d, p.span(when), value)
	}
	if by != "" {
		e.Attribution = record.CiteSpan(p.d, p.span(by), by)
	}
	p.r.Events = append(p.r.Events, record.CiteSpan(p.d, s, e))
	return record.StatementRef{Doc: p.d.ID(), Index: len(p.r.Events) - 1}
}

func dated(edtf string) record.Time { return record.Time{Type: record.Date, EDTF: edtf} }

const hostileTitle = `<script>alert("title")</script><img src=x onerror=alert(1)>`

// fixture is a small record with all that a page must cope with: disagreement, growth, partial dates, a
// contradicted stamp, two languages, and a document that tries to break out.
func fixture(t *testing.T) *store.Store {
	t.Helper()
	wire := newReport(t, "wire/0612.txt", "Teachers and rail workers stop the south", "Agencia del Sur", "1978-06-13", record.English,
		"Teachers and rail workers in the southern highlands began a general strike on 12 June 1978, closing schools and halting the line between the lake and the coast. Shops stayed shut in the three largest towns.",
		"At least 12 people were killed on Tuesday when soldiers fired on a crowd near the rail yard, hospital staff said. More than 50 were wounded.")
	bulletin := newReport(t, "bulletins/july.txt", "A month after the strike", "Comité de Derechos del Altiplano", "1978-07", record.English,
		"A month later the committee counts the cost. Soldiers killed 17 people at the rail yard on 13 June, according to the parish, and 204 were held without charge. A general strike had begun the day before.",
		"The state of emergency that followed was extended last week for another thirty days.")
	diario := newReport(t, "prensa/el-correo.txt", "El paro en el sur deja nueve muertos", "El Correo del Lago", "1978-06-14", record.Spanish,
		"Nueve personas murieron el martes 13 de junio cuando la tropa disparó junto al patio de trenes, informó el prefecto. El paro general de maestros y ferroviarios cumplió ayer su segundo día.")
	late := newReport(t, "archive/review.txt", "Years of decrees", "Southern Review", "1992", record.English,
		"In the eighties the peasant federation split from the front, and some time before 1992 two of its leaders were deported. The congress was dissolved in April 1992, and from then on the country was ruled by decree. There were rumours that a march on the capital would be held.",
		strings.Repeat("It was a long decade of short nights, and everybody remembers it differently. ", 12)+"In May 1983 about 300 families occupied the hacienda. "+strings.Repeat("What they planted there is another story, told elsewhere and at length. ", 14))
	late.r.Written.Released = "1995-03"
	stamped := late.span("Years")
	late.r.Written.Contradicted = record.CiteSpan(late.d, stamped, record.Stamp{Kind: record.PostedStamp, EDTF: "2007-09-25"})
	evil := newReport(t, `evil/"><b>x.txt`, hostileTitle, "\u202eesrever", "", record.English,
		`The riot </mark></blockquote><script>alert("text")</script> \u003cscript\u003e went on. `+"\u202eright to left \u2066forever. "+strings.Repeat("W", 5000))

	strike1 := wire.event("general strike", record.EventStatement{Type: record.Protest, Mode: "general-strike", Certainty: record.Asserted}, "12 June 1978", dated("1978-06-12"), "")
	k12 := wire.figure("At least 12", "killed", 12, record.AtLeast, "1978-06-13")
	w50 := wire.figure("More than 50", "wounded", 50, record.MoreThan, "1978-06-13")
	kill1 := wire.event("killed", record.EventStatement{Type: record.Assault, Mode: "killing", Certainty: record.Reported, Counts: []int{k12, w50}}, "Tuesday", dated("1978-06-13"), "hospital staff")
	k17 := bulletin.figure("17", "killed", 17, record.Exact, "1978-07")
	a204 := bulletin.figure("204", "arrested", 204, record.Exact, "1978-07")
	kill2 := bulletin.event("killed", record.EventStatement{Type: record.Assault, Mode: "killing", Certainty: record.Reported, Counts: []int{k17}}, "13 June", dated("1978-06-13"), "the parish")
	arrest := bulletin.event("held without charge", record.EventStatement{Type: record.Coerce, Mode: "arrest", Certainty: record.Asserted, Counts: []int{a204}}, "", record.Time{}, "")
	strike2 := bulletin.event("general strike", record.EventStatement{Type: record.Protest, Mode: "general-strike", Certainty: record.Asserted, InferredEDTF: "1978-06-12"}, "", record.Time{}, "")
	emergency := bulletin.event("extended", record.EventStatement{Type: record.Coerce, Mode: "state-of-emergency", Certainty: record.Asserted, Phase: "extend"}, "last week", dated("1978-07-03/1978-07-09"), "")
	k9 := diario.figure("Nueve", "killed", 9, record.Exact, "1978-06-13")
	kill3 := diario.event("murieron", record.EventStatement{Type: record.Assault, Mode: "killing", Certainty: record.Reported, Counts: []int{k9}}, "el martes 13 de junio", dated("1978-06-13"), "el prefecto")
	strike3 := diario.event("paro general", record.EventStatement{Type: record.Protest, Mode: "general-strike", Certainty: record.Asserted}, "ayer", dated("1978-06-13"), "")
	split := late.event("split", record.EventStatement{Type: record.Split, Mode: "party-split", Certainty: record.Asserted, Background: true}, "the eighties", dated("198X"), "")
	deport := late.event("deported", record.EventStatement{Type: record.Coerce, Mode: "deportation", Certainty: record.Asserted}, "before 1992", dated("../1991-12-31"), "")
	dissolve := late.event("dissolved", record.EventStatement{Type: record.Legislate, Mode: "dissolution-of-congress", Certainty: record.Asserted}, "April 1992", dated("1992-04"), "")
	decree := late.event("ruled by decree", record.EventStatement{Type: record.Legislate, Mode: "decree", Certainty: record.Asserted, Generic: true}, "", record.Time{}, "")
	march := late.event("march", record.EventStatement{Type: record.Protest, Mode: "march", Certainty: record.Hypothetical}, "", record.Time{}, "")
	f300 := late.figure("about 300", "families", 300, record.About, "")
	occupy := late.event("occupied", record.EventStatement{Type: record.Protest, Mode: "occupation", Certainty: record.Asserted, Counts: []int{f300}}, "May 1983", dated("1983-05"), "")
	riot := evil.event("riot", record.EventStatement{Type: record.Protest, Mode: "riot", Certainty: record.Asserted}, "", record.Time{}, "")

	path := filepath.Join(t.TempDir(), "fixture.testigo")
	b, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []*report{wire, bulletin, diario, late, evil} {
		must(b.Put([]byte(p.d.Name+p.d.Text()), p.r, "fixture"))
	}
	must(b.Skip("broken/annex<i>.pdf", "encrypted: needs a password", "remove the password and add it again"))
	must(b.Skip("empty.txt", "empty: nothing in it", ""))
	yard := []record.EventPlace{{Name: "Rail yard", Kind: record.Site, Admin1: "Puno"}}
	count := func(p *report, i int) record.EventCount {
		f := p.r.Figures[i]
		return record.EventCount{Ref: record.FigureRef{Doc: p.d.ID(), Index: i}, Measure: f.Value().Measure, Words: f.Quote(), Figure: f.Value()}
	}
	seq := 0
	put := func(id string, t record.EventType, m record.Mode, edtf string, c record.Certainty, docs int, edit func(*record.Event), refs ...record.StatementRef) {
		e := &record.Event{ID: id, Type: t, Mode: m, EDTF: edtf, Interval: record.EDTFInterval(edtf), Certainty: c, Statements: refs, Documents: docs}
		if edit != nil {
			edit(e)
		}
		must(b.PutEvent(seq, e, store.Headline{}))
		seq++
	}
	put("e0000001", record.Protest, "general-strike", "1978-06-12", record.Asserted, 3, func(e *record.Event) {
		e.Roles = []record.EventRole{{Role: record.Participant, Name: "teachers"}, {Role: record.Participant, Name: "rail workers"}}
		e.Places = []record.EventPlace{{Name: "southern highlands", Kind: record.Area}}
	}, strike1, strike2, strike3)
	put("e0000002", record.Assault, "killing", "1978-06-13", record.Reported, 3, func(e *record.Event) {
		e.Disputed, e.Places = true, yard
		e.Roles = []record.EventRole{{Role: record.Agent, Name: "soldiers"}}
		e.Counts = []record.EventCount{count(wire, k12), count(bulletin, k17), count(diario, k9), count(wire, w50)}
	}, kill1, kill2, kill3)
	put("e0000003", record.Coerce, "arrest", "1978-06~", record.Asserted, 1, func(e *record.Event) { e.Counts = []record.EventCount{count(bulletin, a204)} }, arrest)
	put("e0000004", record.Coerce, "state-of-emergency", "1978-07-03/1978-07-09", record.Asserted, 1, func(e *record.Event) { e.Phase = "extend" }, emergency)
	put("e0000005", record.Split, "party-split", "198X", record.Asserted, 1, func(e *record.Event) {
		e.Background = true
		e.Roles = []record.EventRole{{Role: record.Agent, Name: "the peasant federation"}, {Role: record.Target, Name: "the front"}}
	}, split)
	put("e0000006", record.Protest, "occupation", "1983-05", record.Asserted, 1, func(e *record.Event) { e.Counts = []record.EventCount{count(late, f300)} }, occupy)
	put("e0000007", record.Coerce, "deportation", "../1991-12-31", record.Asserted, 1, func(e *record.Event) {
		e.Roles = []record.EventRole{{Role: record.Target, Name: "two of its leaders"}}
	}, deport)
	put("e0000008", record.Legislate, "dissolution-of-congress", "1992-04", record.Asserted, 1, nil, dissolve)
	put("e0000009", record.Legislate, "decree", "1992-04/..", record.Asserted, 1, func(e *record.Event) { e.Generic = true }, decree)
	put("e000000a", record.Protest, "march", "", record.Hypothetical, 1, nil, march)
	put("e000000b", record.Protest, "riot", "", record.Asserted, 1, func(e *record.Event) {
		e.Roles = []record.EventRole{{Role: record.Participant, Name: `<img src=x onerror=alert(2)>`}, {Role: record.Participant, Name: "\u202egnorw " + strings.Repeat("X", 3000)}}
		e.Places = []record.EventPlace{{Name: `</summary><script>alert("place")</script>`}}
	}, riot)
	refs := []record.FigureRef{{Doc: wire.d.ID(), Index: k12}, {Doc: bulletin.d.ID(), Index: k17}, {Doc: diario.d.ID(), Index: k9}}
	must(b.PutQuestion(&record.Question{ID: "q0000001", Measure: "killed", Event: "e0000002", Figures: refs, Status: record.Conflicting}))
	must(b.PutQuestion(&record.Question{ID: "q0000002", Measure: "wounded", Event: "e0000002", Figures: []record.FigureRef{{Doc: wire.d.ID(), Index: w50}}, Status: record.Single}))
	must(b.Commit())
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// many is a record of n events in documents of ten, for size and speed.
func many(t testing.TB, n int) *store.Store {
	path := filepath.Join(t.TempDir(), "many.testigo")
	b, err := store.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	var events []*record.Event
	for i := 0; len(events) < n; i++ {
		var text strings.Builder
		for k := range 10 {
			fmt.Fprintf(&text, "In report %d the council of district %d said that a march took place on the square, and that nobody had counted the people who came. The market closed early and the night was quiet.\n\n", i, k)
		}
		d, err := record.NewDocument(record.IDOf([]byte(text.String())), fmt.Sprintf("r/%05d.txt", i), record.Text, text.String())
		if err != nil {
			t.Fatal(err)
		}
		r := &record.Reading{Doc: d}
		at := 0
		for k := 0; k < 10 && len(events) < n; k++ {
			end := at + strings.Index(d.Text()[at:], "\n\n")
			d.Paragraphs = append(d.Paragraphs, record.Paragraph{Span: record.Span{Start: at, End: end}})
			m := at + strings.Index(d.Text()[at:], "march")
			stop := at + strings.Index(d.Text()[at:], ".") + 1
			r.Events = append(r.Events, record.CiteSpan(d, record.Span{Start: m, End: m + 5}, record.EventStatement{Type: record.Protest, Mode: "march", Sentence: record.Span{Start: at, End: stop}, Certainty: record.Asserted}))
			day := record.DayOf(1975, 1, 1) + record.Day(len(events)*17000/n)
			iv := record.Interval{From: day, To: day}
			events = append(events, &record.Event{ID: fmt.Sprintf("e%07x", len(events)), Type: record.EventTypes[len(events)%14], EDTF: iv.EDTF(), Interval: iv, Certainty: record.Asserted,
				Places: []record.EventPlace{{Name: fmt.Sprintf("District %d", k)}}, Statements: []record.StatementRef{{Doc: d.ID(), Index: k}}, Documents: 1})
			at = end + 2
		}
		if err := b.Put([]byte(d.Text()), r, "fixture"); err != nil {
			t.Fatal(err)
		}
	}
	for i, e := range events {
		if err := b.PutEvent(i, e, store.Headline{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Commit(); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func write(t testing.TB, s *store.Store, o Options) string {
	t.Helper()
	var b strings.Builder
	if err := Write(context.Background(), &b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
