package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"

	"testigo/pipeline"
)

// stages builds a record of one input and prints what it took, stage by stage.
func stages(o options) error {
	dir, err := os.MkdirTemp("", "testigo-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	out := filepath.Join(dir, "built.testigo")
	if o.keep != "" {
		out = o.keep
	}
	stop, err := profile(o)
	if err != nil {
		return err
	}
	began := processorTime()
	h := &heapWatch{path: o.heap}
	sum, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{o.build}, Out: out, Step: h.step})
	if err == nil {
		err = h.err
	}
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

// heapWatch writes a profile of the heap where it is largest, looking every thousand documents.
type heapWatch struct {
	path  string
	n     int
	worst uint64
	err   error
}

func (h *heapWatch) step(pipeline.Progress) {
	if h.n++; h.path == "" || h.n%1000 != 0 || h.err != nil {
		return
	}
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapInuse <= h.worst+h.worst/20 {
		return
	}
	h.worst = m.HeapInuse
	var f *os.File
	if f, h.err = os.Create(h.path); h.err == nil {
		h.err = pprof.Lookup("heap").WriteTo(f, 0)
		f.Close()
	}
}
