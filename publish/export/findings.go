package export

import (
	"context"
	"io"

	"testigo/record"
)

type finding struct {
	ID          string         `json:"id"`
	Check       string         `json:"check"`
	Status      record.Verdict `json:"status"`
	Explanation string         `json:"explanation"`
	Spanish     string         `json:"explanation_es"`
	Computation *string        `json:"computation"`
	External    *string        `json:"external"` // knowledge beside the documents, with its source
	Events      []string       `json:"events"`
	Questions   []string       `json:"questions"`
	Actors      []string       `json:"actors"`
	Witnesses   []cited        `json:"witnesses"`
}

// cited is a span of a document with its quote.
type cited struct {
	Doc string `json:"doc"`
	span
}

// Findings writes one line a finding: what fails first, then doubts, then what holds.
func Findings(ctx context.Context, w io.Writer, src Source, _ Options) error {
	out := newLines(w)
	at := newNames(src)
	for f, err := range src.Findings(ctx) {
		if err != nil {
			return err
		}
		l, err := found(ctx, at, f)
		if err != nil {
			return err
		}
		if err := out.add(l); err != nil {
			return err
		}
	}
	return out.end()
}

// Finding writes one finding as a line of [Findings].
func Finding(ctx context.Context, w io.Writer, src Source, f *record.Finding) error {
	l, err := found(ctx, newNames(src), f)
	if err != nil {
		return err
	}
	out := newLines(w)
	if err := out.add(l); err != nil {
		return err
	}
	return out.end()
}

func found(ctx context.Context, at *names, f *record.Finding) (*finding, error) {
	out := &finding{ID: f.ID, Check: f.Check, Status: f.Verdict, Explanation: f.EN, Spanish: f.ES, Computation: orNull(f.Computation), External: orNull(f.External),
		Events: list(f.Events), Questions: list(f.Questions), Actors: list(f.Actors), Witnesses: []cited{}}
	for _, e := range f.Evidence {
		r, err := at.reading(ctx, e.Doc())
		if err != nil {
			return nil, err
		}
		w, err := e.In(r.Doc)
		if err != nil {
			return nil, err
		}
		out.Witnesses = append(out.Witnesses, cited{fileName(r.Doc), spanOf(r.Doc, w.Span())})
	}
	return out, nil
}

// list is never null.
func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
