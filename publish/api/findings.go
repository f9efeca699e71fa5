package api

import (
	"context"
	"errors"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// Finding is what a check concluded, with the words it rests on.
type Finding struct {
	ID          string         `json:"id"`
	Check       string         `json:"check"`
	Verdict     record.Verdict `json:"verdict"`
	Says        string         `json:"says"`
	Computation string         `json:"computation,omitempty"`
	External    string         `json:"external,omitempty"` // knowledge beside the documents, with its source
	Events      []string       `json:"events,omitempty"`
	Questions   []string       `json:"questions,omitempty"`
	Actors      []string       `json:"actors,omitempty"`
	Evidence    []Evidence     `json:"evidence"`
	About       []About        `json:"about"` // the same events, questions and actors, by name
}

// About is what a finding speaks of, by its name.
type About struct {
	ID   string `json:"id"`
	Kind string `json:"kind"` // events, questions or actors: the path of its page
	Name string `json:"name"`
}

// maxAbout bounds how many of each kind are named in one finding.
const maxAbout = 5

// Evidence is a stretch of a document on which a conclusion rests.
type Evidence struct {
	Document *Doc            `json:"document"`
	Start    int             `json:"start"`
	End      int             `json:"end"`
	Quote    string          `json:"quote"`
	Segments []quote.Segment `json:"-"` // its sentence, with the words marked
	Lang     record.Lang     `json:"-"`
}

// Findings are a stretch of what the checks concluded.
type Findings struct {
	Page
	Findings []Finding `json:"findings"`
	Verdicts []Choice  `json:"verdicts"`
	Checks   []Choice  `json:"checks"`
}

// maxEvidence bounds the evidence of one finding that is listed.
const maxEvidence = 20

// ParseVerdict reads ok, doubt or fail; empty is any.
func ParseVerdict(s string) (record.Verdict, error) {
	switch v := record.Verdict(s); v {
	case "", record.Holds, record.Doubtful, record.Fails:
		return v, nil
	}
	return "", &BadRequest{"verdict", s, "one of fail, doubt, ok"}
}

// Findings lists findings: what fails first, then doubts, then what holds.
func (r *Record) Findings(ctx context.Context, verdict record.Verdict, check string, lang record.Lang, offset, limit int) (*Findings, error) {
	list, total, err := r.store.FindingPage(ctx, verdict, check, offset, min(limit, MaxLimit))
	if err != nil {
		return nil, err
	}
	out := &Findings{Page: Page{total, offset, limit}, Findings: []Finding{}}
	for _, f := range list {
		v, err := r.finding(ctx, f, lang)
		if err != nil {
			return nil, err
		}
		out.Findings = append(out.Findings, v)
	}
	verdicts, checks, err := r.store.FindingCounts(ctx)
	if err != nil {
		return nil, err
	}
	for _, n := range verdicts {
		out.Verdicts = append(out.Verdicts, Choice{Value: n.Name, Count: n.Count, On: n.Name == string(verdict)})
	}
	for _, n := range checks {
		out.Checks = append(out.Checks, Choice{Value: n.Name, Count: n.Count, On: n.Name == check})
	}
	return out, nil
}

func (r *Record) finding(ctx context.Context, f *record.Finding, lang record.Lang) (Finding, error) {
	v := Finding{ID: f.ID, Check: f.Check, Verdict: f.Verdict, Says: wording.Clip(f.EN, 600), Computation: wording.Clip(wording.Computation(lang, f.Computation), 400), External: wording.Clip(f.External, 400), Events: f.Events, Questions: f.Questions, Actors: f.Actors, Evidence: []Evidence{}, About: []About{}}
	if lang == record.Spanish {
		v.Says = wording.Clip(f.ES, 600)
	}
	for _, e := range f.Evidence[:min(len(f.Evidence), maxEvidence)] {
		w, err := r.Evidence(ctx, e)
		if err != nil {
			return v, err
		}
		v.Evidence = append(v.Evidence, w)
	}
	return v, r.nameAbout(ctx, &v, lang)
}

// nameAbout gives names to what a finding speaks of.
func (r *Record) nameAbout(ctx context.Context, f *Finding, lang record.Lang) error {
	lines, err := r.LinesOf(ctx, f.Events, lang, maxAbout)
	if err != nil {
		return err
	}
	for _, l := range lines {
		f.About = append(f.About, About{l.ID, "events", l.Headline})
	}
	for _, id := range f.Questions[:min(len(f.Questions), maxAbout)] {
		q, err := r.Question(ctx, id, lang)
		if errors.Is(err, store.ErrNotFound) {
			continue // put aside by a decision
		}
		if err != nil {
			return err
		}
		name := wording.Measure(lang, q.Measure)
		if q.About != "" {
			name += ", " + q.About
		}
		if q.Headline != "" {
			name += ": " + q.Headline
		}
		f.About = append(f.About, About{id, "questions", name})
	}
	actors, err := r.store.ActorsByID(ctx, f.Actors[:min(len(f.Actors), maxAbout)])
	if err != nil {
		return err
	}
	for _, a := range actors {
		f.About = append(f.About, About{a.ID, "actors", wording.ActorName(lang, a.Name)})
	}
	return nil
}

// Evidence opens the words at which a conclusion points.
func (r *Record) Evidence(ctx context.Context, e record.Evidence) (Evidence, error) {
	of, err := r.reading(ctx, e.Doc())
	if err != nil {
		return Evidence{}, err
	}
	w, err := e.In(of.Doc)
	if err != nil {
		return Evidence{}, err
	}
	docs, err := r.docsOf(ctx, []record.DocumentID{e.Doc()})
	if err != nil {
		return Evidence{}, err
	}
	v := Evidence{Document: docs[e.Doc()], Quote: wording.Clip(w.Quote(), 600), Lang: quote.Lang(of.Doc, e.Span())}
	v.Start, v.End = of.Doc.CodePoints(e.Span())
	window := quote.Window(of.Doc, e.Span(), sentenceOf(of, e.Span()))
	v.Segments = quote.Cut(of.Doc.Text(), window, []quote.Mark{{Span: e.Span(), Kind: quote.Sentence}})
	return v, nil
}
