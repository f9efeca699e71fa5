// Speed measures how fast Testigo reads and answers, for BENCHMARKS.md: words a second of the whole
// reading, memory of a large build, size of a record, and the time of the commands that people wait for.
//
// Units: a word is a run of non-space; MB are 10^6 bytes; times are wall clock. Machines are noisy: compare
// two figures of one run, or with a peer in the same run, not figures of two days.
//
//	go run ./eval/speed                       over the example reports
//	go run ./eval/speed --texts train.jsonl   over the "text" fields of JSON Lines
//	go run ./eval/speed --documents 20000     how many documents the large build has
//	go run ./eval/speed --only reading        reading alone; --cpuprofile FILE and --allocprofile FILE for pprof
//	go run ./eval/speed --digest              no time, but a hash of all readings: what a faster reader must not change
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
	"runtime/pprof"
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
	var o options
	flag.StringVar(&o.texts, "texts", "", "JSON Lines files with a text field, parted by commas; empty = the example reports")
	flag.IntVar(&o.documents, "documents", 20000, "documents of the large build")
	flag.StringVar(&o.only, "only", "", "measure one thing alone: reading, answers, large or linking")
	flag.IntVar(&o.rounds, "rounds", 3, "how often reading is measured; the best round counts")
	flag.StringVar(&o.cpu, "cpuprofile", "", "write a profile of reading's time")
	flag.StringVar(&o.allocs, "allocprofile", "", "write a profile of reading's allocations")
	flag.IntVar(&o.statements, "statements", 1_000_000, "statements that are linked with --only linking")
	flag.StringVar(&o.build, "build", "", "build this folder or archive alone, and print the time of each stage")
	flag.StringVar(&o.keep, "keep", "", "with --build, where the record is to stay; what is there already is extended")
	flag.StringVar(&o.heap, "heapprofile", "", "with --build, write a profile of the largest heap")
	flag.BoolVar(&o.seconds, "seconds", false, "with --only reading, print nothing but the processor seconds of the best round")
	flag.BoolVar(&o.digest, "digest", false, "print a hash of all readings instead")
	flag.BoolVar(&o.each, "each", false, "with --digest, a line for every text")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "speed:", err)
		os.Exit(1)
	}
}

type options struct {
	texts, only, cpu, allocs string
	build, heap, keep        string
	documents, rounds        int
	statements               int
	digest, each, seconds    bool
}

func (o options) wants(what string) bool { return o.only == "" || o.only == what }

func run(o options) error {
	if o.build != "" {
		return stages(o)
	}
	var texts []string
	for path := range strings.SplitSeq(o.texts, ",") {
		more, err := load(path)
		if err != nil {
			return err
		}
		texts = append(texts, more...)
	}
	if o.only == "linking" {
		return linking(o)
	}
	if o.digest {
		return digest(os.Stdout, texts, o.each)
	}
	words, size := 0, 0
	for _, t := range texts {
		words += len(strings.Fields(t))
		size += len(t)
	}
	if o.seconds {
		readAll(texts)
		fmt.Printf("%.4f\n", timeReading(texts, 1, o.rounds).used.Seconds())
		return nil
	}
	fmt.Printf("%d texts, %d words, %.1f MB; %d processors\n", len(texts), words, float64(size)/1e6, runtime.GOMAXPROCS(0))
	if o.wants("reading") {
		readAll(texts) // warm: packs are opened, tables are built
		stop, err := profile(o)
		if err != nil {
			return err
		}
		for _, workers := range []int{1, runtime.GOMAXPROCS(0)} {
			measureReading(texts, words, size, workers, o.rounds)
		}
		if err := stop(); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "testigo-speed-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	if o.wants("answers") {
		if err := answers(dir, texts); err != nil {
			return err
		}
	}
	if o.wants("large") {
		return large(dir, texts, o.documents)
	}
	return nil
}

// profile begins the profiles that are wanted; the function it gives ends and writes them.
func profile(o options) (stop func() error, err error) {
	var cpu *os.File
	if o.cpu != "" {
		if cpu, err = os.Create(o.cpu); err != nil {
			return nil, err
		}
		if err := pprof.StartCPUProfile(cpu); err != nil {
			return nil, err
		}
	}
	return func() error {
		if cpu != nil {
			pprof.StopCPUProfile()
			if err := cpu.Close(); err != nil {
				return err
			}
		}
		if o.allocs == "" {
			return nil
		}
		f, err := os.Create(o.allocs)
		if err != nil {
			return err
		}
		defer f.Close()
		return pprof.Lookup("allocs").WriteTo(f, 0)
	}, nil
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

// pace is how long the reading of all texts took, and what it asked of memory.
type pace struct {
	took, used         time.Duration // by the clock and of the processors; the best round of each
	allocations, bytes uint64
	events             int64
}

// timeReading reads every text, from string to reading, some rounds long.
func timeReading(texts []string, workers, rounds int) (p pace) {
	var before, after runtime.MemStats
	for round := range rounds {
		runtime.GC()
		runtime.ReadMemStats(&before)
		var events atomic.Int64
		began, spent := time.Now(), processorTime()
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
		took, used := time.Since(began), processorTime()-spent
		runtime.ReadMemStats(&after)
		if round == 0 {
			p.took, p.used = took, used
		}
		p.took, p.used = min(p.took, took), min(p.used, used)
		p.allocations, p.bytes, p.events = after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc, events.Load()
	}
	return p
}

func measureReading(texts []string, words, size, workers, rounds int) {
	p := timeReading(texts, workers, rounds)
	n := float64(words)
	fmt.Printf("reading, %d at once: %.0f words/s, %.2f MB/s, %.0f words a second of processor time, %.2f allocations and %.0f bytes a word, %d events\n", workers,
		n/p.took.Seconds(), float64(size)/1e6/p.took.Seconds(), n/max(p.used.Seconds(), 1e-9), float64(p.allocations)/n, float64(p.bytes)/n, p.events)
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
