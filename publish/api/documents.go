package api

import (
	"context"
	"slices"

	"testigo/publish/wording"
	"testigo/record"
)

// Documents are a stretch of the list of documents.
type Documents struct {
	Page
	Documents []*Doc `json:"documents"`
}

// Documents lists documents by name.
func (r *Record) Documents(ctx context.Context, outlet string, offset, limit int) (*Documents, error) {
	c := r.columns
	numbers := c.byName
	if outlet != "" {
		at := slices.Index(c.outlets, outlet)
		numbers = nil
		for _, n := range c.byName {
			if at > 0 && c.outletOf[n] == uint32(at) {
				numbers = append(numbers, n)
			}
		}
	}
	total := len(numbers)
	offset = min(offset, total)
	rows, err := r.store.DocumentsByRow(ctx, numbers[offset:min(total, offset+min(limit, MaxLimit))])
	if err != nil {
		return nil, err
	}
	out := &Documents{Page: Page{total, offset, limit}, Documents: []*Doc{}}
	for _, row := range rows {
		d := docOf(row)
		if d.Origin, err = r.originOf(ctx, row.Hash); err != nil {
			return nil, err
		}
		out.Documents = append(out.Documents, &d)
	}
	return out, nil
}

// Document is one document with what was read in it.
type Document struct {
	Doc
	Deck       string      `json:"deck,omitempty"`
	Translator string      `json:"translator,omitempty"`
	Dating     Dating      `json:"dating"`
	Copies     []*Origin   `json:"copies,omitempty"` // what comes from it
	Notes      []string    `json:"notes,omitempty"`
	Text       string      `json:"text"`
	Statements []Statement `json:"statements"`

	Reading *record.Reading `json:"-"`
}

// Dating is when a document was written, and why.
type Dating struct {
	Date         string   `json:"date,omitempty"` // EDTF
	Confidence   float64  `json:"confidence,omitempty"`
	Released     string   `json:"released,omitempty"`
	Contradicted *Stamp   `json:"contradicted,omitempty"` // a printed date that the text contradicts
	Believed     *Stamp   `json:"believed,omitempty"`
	Reasons      []Reason `json:"reasons"`
}

// Stamp is a date printed on the document.
type Stamp struct {
	Date  string `json:"date,omitempty"`
	Words string `json:"words"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Reason is what one passage says about when the document was written.
type Reason struct {
	Code  string `json:"code"`
	Text  string `json:"text"`
	From  string `json:"from,omitempty"` // what it implies; one end may be open
	To    string `json:"to,omitempty"`
	Words string `json:"words"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	// External: rests also on what a pack knows.
	External bool            `json:"external,omitempty"`
	Implies  record.Interval `json:"-"`
}

// StatementKind parts statements by what they say.
type StatementKind string

const (
	EventKind    StatementKind = "event"
	FigureKind   StatementKind = "figure"
	RelationKind StatementKind = "relation"
	DemandKind   StatementKind = "demand"
)

// Statement is one statement of a document, with its place in the text.
type Statement struct {
	Kind       StatementKind    `json:"kind"`
	Index      int              `json:"index"`
	Start      int              `json:"start"`
	End        int              `json:"end"`
	Quote      string           `json:"quote"`
	Page       int              `json:"page,omitempty"`  // of a format that has pages, from one
	Event      string           `json:"event,omitempty"` // the event of the record
	Type       record.EventType `json:"type,omitempty"`
	Mode       record.Mode      `json:"mode,omitempty"`
	Background bool             `json:"background,omitempty"`
	Fact       *Fact            `json:"fact,omitempty"`
	Count      *Count           `json:"figure,omitempty"`
	Relation   *Relation        `json:"relation,omitempty"`
	Demand     *Demand          `json:"demand,omitempty"`

	Span   record.Span   `json:"-"` // in bytes
	Around []record.Span `json:"-"` // sentence and arguments, in bytes
}

// Relation is what one document says of two actors.
type Relation struct {
	Type      record.RelationType `json:"type"`
	From      string              `json:"from"`
	To        string              `json:"to"`
	Date      string              `json:"date,omitempty"`
	Certainty string              `json:"certainty,omitempty"`
	SaidBy    string              `json:"said_by,omitempty"`
}

// Demand is what one document says that somebody wants.
type Demand struct {
	By      string `json:"by"`
	Of      string `json:"of,omitempty"`
	Content string `json:"content"`
	SaidBy  string `json:"said_by,omitempty"`
}

// Document opens a document by its id or the beginning of it.
func (r *Record) Document(ctx context.Context, key string) (*Document, error) {
	row, err := r.store.ResolveDocument(ctx, key)
	if err != nil {
		return nil, err
	}
	of, err := r.reading(ctx, row.Hash)
	if err != nil {
		return nil, err
	}
	out := &Document{Doc: docOf(row), Reading: of, Text: of.Doc.Text(), Deck: wording.Clip(of.Doc.Meta.Deck.Value(), maxTitle*2), Translator: wording.Clip(of.Doc.Meta.Translator.Value(), maxTitle), Dating: datingOf(of)}
	if out.Origin, err = r.originOf(ctx, row.Hash); err != nil {
		return nil, err
	}
	for l, err := range r.store.CopiesOf(ctx, row.Hash) {
		if err != nil {
			return nil, err
		}
		o, err := r.relative(ctx, l, l.Doc)
		if err != nil {
			return nil, err
		}
		out.Copies = append(out.Copies, o)
	}
	for _, n := range of.Doc.Notes {
		out.Notes = append(out.Notes, wording.Clip(n.Text, maxTitle*2))
	}
	for _, n := range of.Notes {
		out.Notes = append(out.Notes, wording.Clip(n.Text, maxTitle*2))
	}
	events, err := r.store.EventsOfDocument(ctx, row.Hash)
	if err != nil {
		return nil, err
	}
	out.Statements = statementsOf(of, events)
	return out, nil
}

func datingOf(of *record.Reading) Dating {
	w := of.Written
	d := Dating{Date: w.EDTF, Confidence: w.Confidence, Released: w.Released, Reasons: []Reason{}}
	stamp := func(c record.Cited[record.Stamp]) *Stamp {
		if !c.Stated() {
			return nil
		}
		s := &Stamp{Date: c.Value().EDTF, Words: wording.Clip(c.Quote(), maxTitle)}
		s.Start, s.End = of.Doc.CodePoints(c.Span())
		return s
	}
	d.Contradicted, d.Believed = stamp(w.Contradicted), stamp(w.Believed)
	for _, c := range w.Reasons {
		v := c.Value()
		why := Reason{Code: v.Code, Text: wording.Clip(v.Text, maxTitle*2), From: v.Implies.From.String(), To: v.Implies.To.String(), Words: wording.Clip(c.Quote(), maxTitle), External: v.External, Implies: v.Implies}
		why.Start, why.End = of.Doc.CodePoints(c.Span())
		d.Reasons = append(d.Reasons, why)
	}
	return d
}

// statementsOf lists a document's statements in the order of the text.
func statementsOf(of *record.Reading, events map[int]string) []Statement {
	var out []Statement
	add := func(s Statement, at record.Span) {
		s.Span, s.Quote, s.Page = at, of.Doc.Quote(at), of.Doc.Page(at.Start)
		s.Start, s.End = of.Doc.CodePoints(at)
		out = append(out, s)
	}
	counted := map[int]bool{}
	for i, c := range of.Events {
		e := c.Value()
		f := factOf(of, i)
		s := Statement{Kind: EventKind, Index: i, Event: events[i], Type: e.Type, Mode: e.Mode, Background: e.Background || e.Generic, Fact: &f}
		s.Around = append(s.Around, e.Sentence, e.When.Span())
		for _, m := range e.Mentions {
			s.Around = append(s.Around, m.Span())
		}
		for _, p := range e.Where {
			s.Around = append(s.Around, p.Span())
		}
		for _, p := range e.Roles {
			s.Around = append(s.Around, p.Span())
		}
		for _, k := range e.Counts {
			counted[k] = true
			if k >= 0 && k < len(of.Figures) {
				s.Around = append(s.Around, of.Figures[k].Span())
			}
		}
		add(s, c.Span())
	}
	for i, c := range of.Figures {
		if c.Value().Duration || c.Value().Rank {
			continue
		}
		n := countOf(c)
		add(Statement{Kind: FigureKind, Index: i, Count: &n, Background: counted[i]}, c.Span())
	}
	for i, c := range of.Relations {
		v := c.Value()
		add(Statement{Kind: RelationKind, Index: i, Relation: &Relation{Type: v.Type, From: wording.Clip(v.From, maxTitle), To: wording.Clip(v.To, maxTitle), Date: v.WhenEDTF,
			Certainty: v.Certainty.String(), SaidBy: wording.Clip(v.Attribution.Value(), maxTitle)}}, c.Span())
	}
	for i, c := range of.Demands {
		v := c.Value()
		add(Statement{Kind: DemandKind, Index: i, Demand: &Demand{By: wording.Clip(v.By, maxTitle), Of: wording.Clip(v.Of, maxTitle), Content: wording.Clip(v.Content, 2*maxTitle),
			SaidBy: wording.Clip(v.Attribution.Value(), maxTitle)}}, c.Span())
	}
	sortStatements(out)
	return out
}
