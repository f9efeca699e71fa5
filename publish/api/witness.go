package api

import (
	"context"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Doc is a document as other things point at it.
type Doc struct {
	ID      string          `json:"id"`
	Name    string          `json:"name"`
	Title   string          `json:"title,omitempty"`
	Outlet  string          `json:"outlet,omitempty"`
	Author  string          `json:"author,omitempty"`
	Lang    record.Lang     `json:"lang,omitempty"`
	Format  record.Format   `json:"format"`
	Words   int             `json:"words"`
	Bytes   int             `json:"bytes"`
	Written string          `json:"written,omitempty"` // EDTF
	Days    record.Interval `json:"-"`                 // of Written
	// Origin is what the document repeats or translates; nil = nothing in the record.
	Origin *Origin `json:"origin,omitempty"`
}

// Origin says from which document another one comes, and how.
type Origin struct {
	Kind    record.LineageKind `json:"kind"`
	ID      string             `json:"id"`
	Title   string             `json:"title"`
	Outlet  string             `json:"outlet,omitempty"`
	Score   float64            `json:"score"`
	Reasons []string           `json:"reasons,omitempty"`
}

// Percent is the common share of the text.
func (o *Origin) Percent() int { return int(o.Score*100 + .5) }

// Bounds of names on a page, in characters.
const (
	maxTitle = 200
	maxPath  = 300
)

func docOf(row store.Row) Doc {
	d := Doc{ID: row.Hash.String(), Name: wording.Clip(row.Name, maxPath), Title: wording.Clip(row.Title, maxTitle), Outlet: wording.Clip(row.Outlet, maxTitle),
		Author: wording.Clip(row.Author, maxTitle), Lang: row.Lang, Format: row.Format, Words: row.Words, Bytes: row.Size, Written: row.Written, Days: row.Interval}
	return d
}

// Heading is a title to be shown: that of the document or, without one, its name.
func (d Doc) Heading() string {
	if d.Title != "" {
		return d.Title
	}
	return d.Name
}

// docsOf opens the rows of documents by their ids, with what they come from.
func (r *Record) docsOf(ctx context.Context, ids []record.DocumentID) (map[record.DocumentID]*Doc, error) {
	rows, err := r.store.DocumentsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make(map[record.DocumentID]*Doc, len(rows))
	for id, row := range rows {
		d := docOf(row)
		if d.Origin, err = r.originOf(ctx, id); err != nil {
			return nil, err
		}
		out[id] = &d
	}
	return out, nil
}

func (r *Record) originOf(ctx context.Context, id record.DocumentID) (*Origin, error) {
	l, ok, err := r.store.LineageOf(ctx, id)
	if err != nil || !ok {
		return nil, err
	}
	return r.relative(ctx, l, l.Of)
}

// relative names one end of a lineage.
func (r *Record) relative(ctx context.Context, l record.Lineage, id record.DocumentID) (*Origin, error) {
	row, err := r.store.ResolveDocument(ctx, id.String())
	if err != nil {
		return nil, err
	}
	d := docOf(row)
	o := &Origin{Kind: l.Kind, ID: d.ID, Title: d.Heading(), Outlet: d.Outlet, Score: l.Score}
	for _, why := range l.Reasons {
		o.Reasons = append(o.Reasons, wording.Clip(why.Text, maxTitle))
	}
	return o, nil
}

// Passage is a window of a document with the statements of an event that stand in it.
type Passage struct {
	Document *Doc            `json:"document"`
	Start    int             `json:"start"` // of the sentence, in code points
	End      int             `json:"end"`
	Quote    string          `json:"quote"` // the words of Start to End
	Page     int             `json:"page,omitempty"`
	Lang     record.Lang     `json:"lang,omitempty"`
	Segments []quote.Segment `json:"segments"` // the window around the quote, cut where something is set apart
	Before   bool            `json:"before,omitempty"`
	After    bool            `json:"after,omitempty"`
	Facts    []Fact          `json:"statements"`

	window record.Span
	marks  []quote.Mark
}

// Fact is what one statement says.
type Fact struct {
	Index        int                    `json:"index"` // of the statement in its document's reading
	Start        int                    `json:"start"` // of the trigger
	End          int                    `json:"end"`
	Trigger      string                 `json:"trigger"`
	Certainty    string                 `json:"certainty"`
	SaidBy       string                 `json:"said_by,omitempty"`
	When         string                 `json:"when,omitempty"` // the words
	Date         string                 `json:"date,omitempty"` // EDTF
	DateInferred bool                   `json:"date_inferred,omitempty"`
	Counts       []Count                `json:"counts,omitempty"`
	Roles        []FactRole             `json:"roles,omitempty"`
	Places       []string               `json:"places,omitempty"`
	Of           *record.EventStatement `json:"-"`
}

// FactRole is an actor as one statement names it.
type FactRole struct {
	Role record.RoleName `json:"role"`
	Name string          `json:"name"`
}

// Count is a number that a statement tells.
type Count struct {
	Measure string       `json:"measure"`
	Words   string       `json:"words"`
	Value   *float64     `json:"value,omitempty"`
	Bound   record.Bound `json:"bound,omitempty"`
	AsOf    string       `json:"as_of,omitempty"`
}

// Event is one event with every witness.
type Event struct {
	Line
	Roles     []Part       `json:"roles"`
	Where     []EventPlace `json:"where"`
	Passages  []*Passage   `json:"passages"`
	Left      int          `json:"passages_left,omitempty"` // not listed here: MaxPassages is the bound
	Questions []*Question  `json:"questions"`
}

// Part is who took which part in an event.
type Part struct {
	Role  record.RoleName `json:"role"`
	Name  string          `json:"name"`
	Actor string          `json:"actor,omitempty"`
}

// EventPlace is where an event happened.
type EventPlace struct {
	Name    string           `json:"name"`
	ID      string           `json:"id,omitempty"`
	Kind    record.PlaceKind `json:"kind,omitempty"`
	Admin1  string           `json:"admin1,omitempty"`
	Country string           `json:"country,omitempty"`
	Lat     *float64         `json:"lat,omitempty"`
	Lon     *float64         `json:"lon,omitempty"`
}

// Bounds of one event's detail.
const (
	MaxPassages = 60
	maxFacts    = 12
)

// Event opens an event with its witnesses and what figures it has.
func (r *Record) Event(ctx context.Context, id string, lang record.Lang) (*Event, error) {
	e, err := r.store.Event(ctx, id)
	if err != nil {
		return nil, err
	}
	line, err := r.lineNow(ctx, e, lang)
	if err != nil {
		return nil, err
	}
	out := &Event{Line: line, Roles: []Part{}, Where: []EventPlace{}, Questions: []*Question{}}
	for _, p := range e.Roles {
		out.Roles = append(out.Roles, Part{p.Role, wording.Clip(p.Name, maxTitle), p.Actor})
	}
	for _, p := range e.Places {
		v := EventPlace{Name: wording.Clip(p.Name, maxTitle), ID: p.ID, Kind: p.Kind, Admin1: p.Admin1, Country: p.Country}
		if p.Located {
			lat, lon := p.Lat, p.Lon
			v.Lat, v.Lon = &lat, &lon
		}
		out.Where = append(out.Where, v)
	}
	if out.Passages, out.Left, err = r.passages(ctx, e.Statements); err != nil {
		return nil, err
	}
	if err := r.pointedAt(ctx, out, e); err != nil {
		return nil, err
	}
	for q, err := range r.store.QuestionsOf(ctx, id) {
		if err != nil {
			return nil, err
		}
		if len(q.Figures) < 2 || len(out.Questions) == 20 {
			continue
		}
		v, err := r.question(ctx, q, lang)
		if err != nil {
			return nil, err
		}
		out.Questions = append(out.Questions, v)
	}
	return out, nil
}

// pointedAt adds the passages to which people pointed where no reader found anything.
func (r *Record) pointedAt(ctx context.Context, out *Event, e *record.Event) error {
	for _, ev := range e.Evidence {
		if len(out.Passages) == MaxPassages {
			out.Left++
			continue
		}
		docs, err := r.docsOf(ctx, []record.DocumentID{ev.Doc()})
		if err != nil {
			return err
		}
		of, err := r.reading(ctx, ev.Doc())
		if err != nil {
			return err
		}
		w, err := ev.In(of.Doc)
		if err != nil || docs[ev.Doc()] == nil {
			continue
		}
		at := w.Span()
		p := &Passage{Document: docs[ev.Doc()], Page: of.Doc.Page(at.Start), Lang: quote.Lang(of.Doc, at), Quote: w.Quote(), window: quote.Window(of.Doc, at, at), Facts: []Fact{}}
		p.Start, p.End = of.Doc.CodePoints(at)
		p.marks = []quote.Mark{{Span: at, Kind: quote.Sentence}}
		p.close(of)
		out.Passages = append(out.Passages, p)
	}
	return nil
}

// passages cuts the windows of statements. Windows of one document that touch become one.
func (r *Record) passages(ctx context.Context, refs []record.StatementRef) (out []*Passage, left int, err error) {
	var ids []record.DocumentID
	seen := map[record.DocumentID]bool{}
	for _, ref := range refs {
		if !seen[ref.Doc] && len(ids) < MaxPassages {
			seen[ref.Doc] = true
			ids = append(ids, ref.Doc)
		}
	}
	docs, err := r.docsOf(ctx, ids)
	if err != nil {
		return nil, 0, err
	}
	var here []*Passage // of one document
	var of *record.Reading
	finish := func() {
		for _, p := range here {
			p.close(of)
		}
		out, here = append(out, here...), nil
	}
	for _, ref := range refs {
		if docs[ref.Doc] == nil || len(out)+len(here) >= MaxPassages {
			left++
			continue
		}
		if of == nil || of.Doc.ID() != ref.Doc {
			finish()
			if of, err = r.reading(ctx, ref.Doc); err != nil {
				return nil, 0, err
			}
		}
		if ref.Index >= len(of.Events) {
			continue
		}
		here = addStatement(here, of, ref.Index, docs[ref.Doc])
	}
	finish()
	return out, left, nil
}

func addStatement(here []*Passage, of *record.Reading, index int, doc *Doc) []*Passage {
	c := of.Events[index]
	e := c.Value()
	w := quote.Window(of.Doc, c.Span(), e.Sentence)
	var p *Passage
	for _, q := range here {
		if q.window == w || q.window.Overlaps(w) && max(q.window.End, w.End)-min(q.window.Start, w.Start) <= quote.MergedSize {
			p = q
			break
		}
	}
	if p == nil {
		said := e.Sentence
		if !said.Contains(c.Span()) {
			said = c.Span()
		}
		p = &Passage{Document: doc, Page: of.Doc.Page(c.Span().Start), Lang: quote.Lang(of.Doc, c.Span()), Quote: of.Doc.Quote(said), window: w}
		p.Start, p.End = of.Doc.CodePoints(said)
		here = append(here, p)
	}
	p.window = record.Span{Start: min(p.window.Start, w.Start), End: max(p.window.End, w.End)}
	p.marks = append(p.marks, quote.Marks(of, c)...)
	if len(p.Facts) < maxFacts {
		p.Facts = append(p.Facts, factOf(of, index))
	}
	return here
}

// close cuts the window into segments once all its statements are known.
func (p *Passage) close(of *record.Reading) {
	para := quote.Paragraph(of.Doc, p.window)
	p.Before, p.After = p.window.Start > para.Start, p.window.End < para.End
	p.Segments = quote.Cut(of.Doc.Text(), p.window, p.marks)
	p.marks = nil
}

func factOf(of *record.Reading, index int) Fact {
	c := of.Events[index]
	e := c.Value()
	f := Fact{Index: index, Trigger: wording.Clip(c.Quote(), 80), Certainty: e.Certainty.String(), SaidBy: quote.Speaker(e.Attribution), Of: &e}
	f.Start, f.End = of.Doc.CodePoints(c.Span())
	if e.When.Stated() {
		f.When, f.Date = wording.Clip(e.When.Quote(), 80), e.When.Value().EDTF
	}
	if f.Date == "" && e.InferredEDTF != "" {
		f.Date, f.DateInferred = e.InferredEDTF, true
	}
	for _, i := range e.Counts {
		if i >= 0 && i < len(of.Figures) && len(f.Counts) < maxFacts {
			f.Counts = append(f.Counts, countOf(of.Figures[i]))
		}
	}
	for _, p := range e.Roles {
		if len(f.Roles) < maxFacts {
			f.Roles = append(f.Roles, FactRole{p.Value().Role, wording.Clip(p.Quote(), 120)})
		}
	}
	for _, p := range e.Where {
		if len(f.Places) < maxFacts {
			f.Places = append(f.Places, wording.Clip(p.Quote(), 120))
		}
	}
	return f
}

func countOf(c record.Cited[record.Figure]) Count {
	f := c.Value()
	v := Count{Measure: f.Measure, Words: wording.Clip(c.Quote(), 120), Bound: f.Bound, AsOf: f.AsOf}
	if f.HasValue {
		n := f.Value
		v.Value = &n
	}
	return v
}
