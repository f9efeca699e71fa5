package api

import (
	"context"
	"slices"
	"strings"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/reconcile"
	"testigo/store"
)

// Question is one question with its figures lined up.
type Question struct {
	ID          string        `json:"id"`
	Measure     string        `json:"measure"`
	Unit        string        `json:"unit,omitempty"`
	About       string        `json:"about,omitempty"` // subject and scope
	Event       string        `json:"event,omitempty"`
	Headline    string        `json:"headline,omitempty"` // of the event
	Status      record.Status `json:"status"`
	Independent int           `json:"independent"`
	Low         *float64      `json:"low,omitempty"` // what the figures together allow
	High        *float64      `json:"high,omitempty"`
	Figures     []Figure      `json:"figures"`
	Left        int           `json:"figures_left,omitempty"`
	Total       int           `json:"figures_total"`
}

// Figure is one document's answer.
type Figure struct {
	Words    string          `json:"words"` // as printed
	Value    *float64        `json:"value,omitempty"`
	Low      *float64        `json:"low,omitempty"`
	High     *float64        `json:"high,omitempty"`
	Bound    record.Bound    `json:"bound,omitempty"`
	AsOf     string          `json:"as_of,omitempty"` // EDTF
	SaidBy   string          `json:"said_by,omitempty"`
	Document *Doc            `json:"document"`
	Start    int             `json:"start"`
	End      int             `json:"end"`
	Quote    string          `json:"quote"`          // its sentence
	Copy     bool            `json:"copy,omitempty"` // repeats another document's figure: no witness of its own
	Days     record.Interval `json:"-"`
	Figure   record.Figure   `json:"-"`
	Segments []quote.Segment `json:"-"`
	Lang     record.Lang     `json:"-"`
	family   record.DocumentID
}

// maxFigures bounds the figures of one question that are listed.
const maxFigures = 80

// Questions are a stretch of the disagreement board.
type Questions struct {
	Page
	Questions []*Question `json:"questions"`
}

// Questions lists questions: conflicts first, then growth, agreement and single figures.
func (r *Record) Questions(ctx context.Context, f store.QuestionFilter, lang record.Lang, offset, limit int) (*Questions, error) {
	list, total, err := r.store.QuestionPage(ctx, f, offset, min(limit, MaxLimit))
	if err != nil {
		return nil, err
	}
	out := &Questions{Page: Page{total, offset, limit}, Questions: []*Question{}}
	for _, q := range list {
		v, err := r.question(ctx, q, lang)
		if err != nil {
			return nil, err
		}
		out.Questions = append(out.Questions, v)
	}
	return out, r.headlines(ctx, out.Questions, lang)
}

// Question opens one question.
func (r *Record) Question(ctx context.Context, id string, lang record.Lang) (*Question, error) {
	q, err := r.store.Question(ctx, id)
	if err != nil {
		return nil, err
	}
	v, err := r.question(ctx, q, lang)
	if err != nil {
		return nil, err
	}
	return v, r.headlines(ctx, []*Question{v}, lang)
}

func (r *Record) headlines(ctx context.Context, questions []*Question, lang record.Lang) error {
	var ids []string
	for _, q := range questions {
		if q.Event != "" && !slices.Contains(ids, q.Event) {
			ids = append(ids, q.Event)
		}
	}
	events, err := r.store.EventsByID(ctx, ids)
	if err != nil {
		return err
	}
	for _, q := range questions {
		if i := slices.Index(ids, q.Event); i >= 0 {
			q.Headline = wording.Headline(lang, events[i])
		}
	}
	return nil
}

func (r *Record) question(ctx context.Context, q *record.Question, lang record.Lang) (*Question, error) {
	v := &Question{ID: q.ID, Measure: q.Measure, Unit: q.Unit, Event: q.Event, Status: q.Status, Independent: q.Independent, Total: len(q.Figures), Figures: []Figure{}}
	var about []string
	for _, s := range []string{q.Subject, wording.Scope(lang, q.Scope)} {
		if s = wording.Clip(s, maxTitle); s != "" && !slices.Contains(about, s) {
			about = append(about, s)
		}
	}
	v.About = strings.Join(about, ", ")
	if q.HasLow {
		v.Low = &q.Low
	}
	if q.HasHigh {
		v.High = &q.High
	}
	refs := q.Figures
	if len(refs) > maxFigures {
		v.Left = len(refs) - maxFigures
		refs = refs[:maxFigures]
	}
	var ids []record.DocumentID
	for _, ref := range refs {
		if !slices.Contains(ids, ref.Doc) {
			ids = append(ids, ref.Doc)
		}
	}
	docs, err := r.docsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, ref := range refs {
		of, err := r.reading(ctx, ref.Doc)
		if err != nil {
			return nil, err
		}
		if ref.Index < len(of.Figures) && docs[ref.Doc] != nil {
			v.Figures = append(v.Figures, r.figure(of, ref.Index, docs[ref.Doc]))
		}
	}
	slices.SortStableFunc(v.Figures, func(a, b Figure) int {
		x, _ := a.Known()
		y, _ := b.Known()
		if x != y {
			return int(x) - int(y)
		}
		return strings.Compare(a.Document.Name, b.Document.Name)
	})
	markCopies(v.Figures)
	return v, nil
}

// markCopies tells figures of copies from those of independent documents: the first of a family stands for it.
func markCopies(figures []Figure) {
	seen := map[record.DocumentID]bool{}
	for i := range figures {
		f := &figures[i]
		if f.Document.Origin == nil {
			seen[f.family] = true
		}
	}
	for i := range figures {
		f := &figures[i]
		if f.Document.Origin == nil {
			continue
		}
		if seen[f.family] {
			f.Copy = true
		}
		seen[f.family] = true
	}
}

// Known is the last day by which a figure was known: its own or, where it states none, its document's. Own tells which.
func (f *Figure) Known() (day record.Day, own bool) {
	for _, iv := range [...]record.Interval{f.Days, f.Document.Days} {
		if iv.To != 0 {
			return iv.To, iv == f.Days
		}
		if iv.From != 0 {
			return iv.From, iv == f.Days
		}
	}
	return 0, false
}

func (r *Record) figure(of *record.Reading, index int, doc *Doc) Figure {
	c := of.Figures[index]
	f := c.Value()
	v := Figure{Words: wording.Clip(c.Quote(), maxTitle), Bound: f.Bound, AsOf: f.AsOf, Days: reconcile.KnownOn(&f, &of.Written), Document: doc, SaidBy: quote.Speaker(f.Attribution), Figure: f, family: r.families.Of(of.Doc.ID())}
	if f.HasValue {
		n := f.Value
		v.Value = &n
	}
	if f.Bound == record.Between && f.High > f.Low {
		v.Low, v.High = &f.Low, &f.High
	}
	v.Start, v.End = of.Doc.CodePoints(c.Span())
	sentence := sentenceOf(of, c.Span())
	window := quote.Window(of.Doc, c.Span(), sentence)
	if window.Contains(sentence) {
		window = sentence
	}
	v.Quote = wording.Clip(of.Doc.Quote(window), quote.MergedSize)
	v.Lang = quote.Lang(of.Doc, c.Span())
	v.Segments = quote.Cut(of.Doc.Text(), window, []quote.Mark{{Span: c.Span(), Kind: quote.Trigger}})
	if v.SaidBy == "" { // who tells the event that the figure counts
		for _, e := range of.Events {
			if slices.Contains(e.Value().Counts, index) {
				if v.SaidBy = quote.Speaker(e.Value().Attribution); v.SaidBy != "" {
					break
				}
			}
		}
	}
	return v
}

// sentenceOf is the sentence in which a span stands, or the span.
func sentenceOf(of *record.Reading, s record.Span) record.Span {
	i, _ := slices.BinarySearchFunc(of.Sentences, s.Start, func(sentence record.Span, at int) int {
		if sentence.End <= at {
			return -1
		}
		return 1
	})
	if i < len(of.Sentences) && of.Sentences[i].Contains(s) {
		return of.Sentences[i]
	}
	return s
}
