package runs

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"testigo/eval/cross"
	"testigo/eval/gold"
	"testigo/pack/gazetteer"
	"testigo/pipeline"
	"testigo/publish/export"
	"testigo/store"
)

// Cross builds one record of the texts of a folder of gold, in a temporary folder, and fills in what its exports say.
func Cross(ctx context.Context, folder string, texts ...string) (cross.Input, error) {
	in, err := crossSet(folder, texts)
	if err != nil {
		return in, err
	}
	inputs, err := gold.Inputs(os.DirFS(folder), gold.TextDirs(folder, texts...))
	if err != nil {
		return in, err
	}
	temporary, err := os.MkdirTemp("", "testigo-cross-")
	if err != nil {
		return in, err
	}
	defer os.RemoveAll(temporary)
	reports := filepath.Join(temporary, "texts")
	if err := os.Mkdir(reports, 0o755); err != nil {
		return in, err
	}
	for _, d := range inputs {
		if err := os.WriteFile(filepath.Join(reports, d.Doc), []byte(d.Text), 0o644); err != nil {
			return in, err
		}
	}
	built := filepath.Join(temporary, "cross.testigo")
	if _, err := pipeline.Build(ctx, pipeline.Options{Paths: []string{reports}, Out: built}); err != nil {
		return in, err
	}
	s, err := store.Open(built)
	if err != nil {
		return in, err
	}
	defer s.Close()
	return in, exported(ctx, s, &in)
}

// CrossOf takes a record that is there instead.
func CrossOf(ctx context.Context, s *store.Store, folder string, texts ...string) (cross.Input, error) {
	in, err := crossSet(folder, texts)
	if err != nil {
		return in, err
	}
	return in, exported(ctx, s, &in)
}

// crossSet is what is known of a folder: its documents, and the gold across them there or one folder up.
func crossSet(folder string, texts []string) (in cross.Input, err error) {
	if in.Docs, err = gold.Load(os.DirFS(folder), gold.TextDirs(folder, texts...)); err != nil {
		return in, err
	}
	in.Set, in.Pairs, err = cross.ReadSet(os.DirFS(folder), os.DirFS(filepath.Join(folder, "..")))
	return in, err
}

// exported fills in what a record's exports say.
func exported(ctx context.Context, s *store.Store, in *cross.Input) error {
	for _, part := range []struct {
		form string
		read func(io.Reader) error
	}{
		{"readings", func(r io.Reader) (err error) { in.Readings, err = gold.ReadPredictions(r, "readings"); return }},
		{"questions", func(r io.Reader) (err error) {
			in.Questions, err = cross.ReadLines[cross.Question](r, "questions")
			return
		}},
		{"findings", func(r io.Reader) (err error) {
			in.Findings, err = cross.ReadLines[cross.Finding](r, "findings")
			return
		}},
	} {
		var b bytes.Buffer
		if err := export.Formats[part.form](ctx, &b, s, export.Options{Countries: gazetteer.World(), Workers: 2}); err != nil {
			return err
		}
		if err := part.read(&b); err != nil {
			return err
		}
	}
	return nil
}
