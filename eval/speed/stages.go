package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"testigo/pipeline"
)

// stages builds a record of one input and prints what it took, stage by stage.
func stages(o options) error {
	dir, err := os.MkdirTemp("", "testigo-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	stop, err := profile(o)
	if err != nil {
		return err
	}
	began := processorTime()
	sum, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{o.build}, Out: filepath.Join(dir, "built.testigo")})
	if err != nil {
		return err
	}
	used := processorTime() - began
	if err := stop(); err != nil {
		return err
	}
	fmt.Printf("%d documents, %d statements, %d events, %d actors, %d questions: %.1f s (%.0f documents/s), %.1f s of processor time, record of %.1f MB, peak memory %s\n",
		sum.Documents, sum.Statements, sum.Events, sum.Actors, sum.Questions, sum.Seconds, float64(sum.Documents)/sum.Seconds, used.Seconds(), float64(sum.Size)/1e6, peak())
	for _, s := range sum.Stages {
		fmt.Printf("  %-10s %7.1f s\n", s.Stage, s.Seconds)
	}
	return nil
}
