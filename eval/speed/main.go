// Speed measures how fast Testigo reads and answers, for BENCHMARKS.md: words a second of the whole
// reading, memory of a large build, size of a record, and the time of the commands that people wait for.
//
// Units: a word is a run of non-space; MB are 10^6 bytes; times are wall clock. Machines are noisy: compare
// two figures of one run, or with a peer in the same run, not figures of two days.
//
//	go run ./eval/speed                       over the example reports
//	go run ./eval/speed --texts train.jsonl   over the "text" fields of JSON Lines
//	go run ./eval/speed --documents 20000     how many documents the large build has
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"testigo/document"
	"testigo/eval/jsonl"
	"testigo/examples/peru"
	"testigo/pipeline"
	"testigo/reading"
)

func main() {
	texts := flag.String("texts", "", "JSON Lines with a text field; empty = the example reports")
	documents := flag.Int("documents", 20000, "documents of the large build")
	flag.Parse()
	if err := run(*texts, *documents); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

func run(path string, documents int) error {
	texts, err := load(path)
	if err != nil {
		return err
	}
	words, size := 0, 0
	for _, t := range texts {
		words += len(strings.Fields(t))
		size += len(t)
	}
	fmt.Printf("%d texts, %d words, %.1f MB; %d processors\n", len(texts), words, float64(size)/1e6, runtime.GOMAXPROCS(0))
	readAll(texts) // warm: packs are opened, tables are built
	for _, workers := range []int{1, runtime.GOMAXPROCS(0)} {
		measureReading(texts, words, size, workers)
	}
	dir, err := os.MkdirTemp("", "testigo-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if err := answers(dir, texts); err != nil {
		return err
	}
	return large(dir, texts, documents)
}

func load(path string) ([]string, error) {
	var texts []string
	if path == "" {
		err := fs.WalkDir(peru.Reports, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(peru.Reports, name)
			if err != nil {
				return err
			}
			doc, err := document.Read(context.Background(), name, b)
			if err == nil {
				texts = append(texts, doc.Text())
			}
			return err
		})
		return texts, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	err = jsonl.Each(f, path, func(line []byte) error {
		var row struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return err
		}
		texts = append(texts, row.Text)
		return nil
	})
	return texts, err
}

func readAll(texts []string) {
	r := reading.New()
	for i, t := range texts[:min(len(texts), 50)] {
		r.Read(document.FromText(fmt.Sprint(i), t))
	}
}

// measureReading reads every text, from string to reading, and prints the best of three rounds.
func measureReading(texts []string, words, size, workers int) {
	best := time.Duration(0)
	var before, after runtime.MemStats
	var events atomic.Int64
	for round := range 3 {
		runtime.GC()
		runtime.ReadMemStats(&before)
		events.Store(0)
		began := time.Now()
		var next atomic.Int64
		var wait sync.WaitGroup
		for range workers {
			wait.Go(func() {
				r := reading.New()
				for i := int(next.Add(1)) - 1; i < len(texts); i = int(next.Add(1)) - 1 {
					events.Add(int64(len(r.Read(document.FromText(fmt.Sprint(i), texts[i])).Events)))
				}
			})
		}
		wait.Wait()
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		if round == 0 || took < best {
			best = took
		}
	}
	fmt.Printf("reading, %d at once: %.0f words/s, %.2f MB/s, %.2f allocations and %.0f bytes a word, %d events\n", workers,
		float64(words)/best.Seconds(), float64(size)/1e6/best.Seconds(),
		float64(after.Mallocs-before.Mallocs)/float64(words), float64(after.TotalAlloc-before.TotalAlloc)/float64(words), events.Load())
}

// corpus writes n files that repeat the texts, each with a line of its own so that no two are the same bytes.
func corpus(dir string, texts []string, n int) (string, error) {
	in := filepath.Join(dir, fmt.Sprintf("corpus-%d", n))
	for i := range n {
		sub := filepath.Join(in, fmt.Sprintf("%03d", i/1000))
		if i%1000 == 0 {
			if err := os.MkdirAll(sub, 0o755); err != nil {
				return "", err
			}
		}
		text := fmt.Sprintf("%s\n\nCopy %d.\n", texts[i%len(texts)], i)
		if err := os.WriteFile(filepath.Join(sub, fmt.Sprintf("%06d.txt", i)), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	return in, nil
}

// answers builds a record of 1,000 documents and times the commands on it from cold start.
func answers(dir string, texts []string) error {
	in, err := corpus(dir, texts, 1000)
	if err != nil {
		return err
	}
	out := filepath.Join(dir, "thousand.testigo")
	sum, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{in}, Out: out})
	if err != nil {
		return err
	}
	fmt.Printf("1,000 documents: built in %.1f s, record of %.1f MB, %d events\n", sum.Took.Seconds(), float64(sum.Size)/1e6, sum.Events)
	program := filepath.Join(dir, "testigo")
	build := exec.Command("go", "build", "-o", program, "./cmd/testigo")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building the program: %w", err)
	}
	first, err := exec.Command(program, "chronology", out, "--limit", "1", "--json").Output()
	if err != nil {
		return fmt.Errorf("chronology: %w", err)
	}
	var event struct {
		ID string `json:"id"`
	}
	if err := json.Unmarshal(bytes.TrimSpace(first), &event); err != nil {
		return fmt.Errorf("chronology: %w", err)
	}
	for _, args := range [][]string{{"--help"}, {"chronology", out}, {"show", out, event.ID}, {"search", out, "police", "arrested"}} {
		var times []time.Duration
		for range 7 {
			began := time.Now()
			if err := exec.Command(program, args...).Run(); err != nil {
				return fmt.Errorf("%v: %w", args, err)
			}
			times = append(times, time.Since(began))
		}
		sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
		fmt.Printf("  testigo %s: %d ms (median of 7, cold start)\n", args[0], times[len(times)/2].Milliseconds())
	}
	return nil
}

// large builds many documents and prints the peak of this process's memory.
func large(dir string, texts []string, n int) error {
	in, err := corpus(dir, texts, n)
	if err != nil {
		return err
	}
	sum, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{in}, Out: filepath.Join(dir, "large.testigo")})
	if err != nil {
		return err
	}
	fmt.Printf("%d documents: built in %.0f s (%.0f documents/s), record of %.0f MB, peak memory %s\n", n, sum.Took.Seconds(), float64(n)/sum.Took.Seconds(), float64(sum.Size)/1e6, peak())
	return nil
}

// peak is the largest resident set of this process so far, where the system tells it.
func peak() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "not told by this system"
	}
	for line := range strings.Lines(string(b)) {
		if v, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			var kb float64
			fmt.Sscan(v, &kb)
			return fmt.Sprintf("%.0f MB", kb/1000)
		}
	}
	return "not told by this system"
}
