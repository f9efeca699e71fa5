// Package pipeline is the one place that knows the whole order: bytes become documents,
// documents readings, readings a record. Everything else knows only what comes before it.
//
// Reading is spread over workers; everything that decides is done by one goroutine in the
// order of the sources, so the record is the same whatever the number of workers. At any time only
// a few documents are in memory: bytes and readings go straight to the store, and linking
// goes over the stored readings in two passes: what actors, copies and events are made of, then figures.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"testigo/reading"
	"testigo/record"
	"testigo/review"
	"testigo/source"
	"testigo/store"
)

// Options of a build.
type Options struct {
	Paths   []string
	Out     string // path of the record
	Workers int    // 0 = one per processor
	// Fresh forgets what the record at Out holds. Otherwise its documents stay, even those
	// whose files are gone: a record loses nothing.
	Fresh bool
	// ForgetDecisions leaves behind what people decided in the record at Out; otherwise it is kept, with Fresh too.
	ForgetDecisions bool
	// Step is told of progress; it is called from one goroutine at a time.
	Step func(Progress)
}

// Stage of a build.
type Stage string

const (
	Reading Stage = "reading"
	Linking Stage = "linking"
	Writing Stage = "writing"
)

// Progress of a build.
type Progress struct {
	Stage     Stage
	Documents int // read, carried or skipped so far
	Bytes     int64
	Name      string
}

// Summary is what a build did.
type Summary struct {
	Record        string          `json:"record"`
	Documents     int             `json:"documents"` // in the record
	Read          int             `json:"read"`      // read in this build
	Carried       int             `json:"carried"`   // taken over from the earlier record
	Known         int             `json:"known"`     // of these, given again as an input
	Again         int             `json:"again"`     // of those read, the ones that only the earlier record has: the reader has changed
	Copies        int             `json:"copies"`    // same bytes under another name
	Lineages      int             `json:"lineages"`  // documents that repeat, excerpt or translate another one
	Statements    int             `json:"statements"`
	Events        int             `json:"events"`
	Actors        int             `json:"actors"`
	Figures       int             `json:"figures"`
	Questions     int             `json:"questions"`
	Disagreements int             `json:"disagreements"` // questions in conflict
	Growth        int             `json:"growth"`
	Conflicts     int             `json:"conflicts"` // episodes of the registry
	Findings      int             `json:"findings"`  // what the checks concluded
	Doubts        int             `json:"doubts"`    // of these, what a reader should look at
	Skipped       []store.Skipped `json:"skipped"`
	Took          time.Duration   `json:"-"`
	Seconds       float64         `json:"seconds"` // Took, for scripts
	Stages        []Took          `json:"stages"`  // where the time went, in order
	Size          int64           `json:"bytes"`   // of the record file
}

// Took is the time of one stage of a build.
type Took struct {
	Stage   string  `json:"stage"` // reading, opening, actors, lineage, events, figures, writing, sealing
	Seconds float64 `json:"seconds"`
}

// clock tells how long stages take.
type clock struct {
	sum  *Summary
	last time.Time
}

// ends notes that a stage ends now, and the next one begins.
func (c *clock) ends(stage string) {
	now := time.Now()
	c.sum.Stages = append(c.sum.Stages, Took{stage, now.Sub(c.last).Seconds()})
	c.last = now
	thrift()
}

// plenty is how much may be held before memory is dearer than sweeping it.
const plenty = 144 << 20

// thrift makes the collector sweep earlier once much is held: what linking holds is needed to its end, and a large heap that may double
// before it is swept would hold it twice.
func thrift() {
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.NextGC > 2*plenty { // until then the next sweep is at twice what the last one left
		debug.SetGCPercent(25)
	}
}

type job struct {
	seq    int
	name   string
	id     record.DocumentID
	bytes  []byte
	skip   *store.Skipped
	copied bool // same bytes as an earlier job
	carry  bool // read before
	result chan done
}

type done struct {
	reading *record.Reading
	parcel  *store.Parcel // as the earlier record holds it
	err     error
	spoiled bool // the reader is not to be used again
}

// Build makes or extends the record at o.Out. On any error, and when ctx ends, the record that was there
// before stays as it was.
func Build(ctx context.Context, o Options) (*Summary, error) {
	began := time.Now()
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	o.Workers = min(o.Workers, maxWorkers)
	if o.Step == nil {
		o.Step = func(Progress) {}
	}
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	old, err := earlier(o)
	if err != nil {
		return nil, err
	}
	if old != nil {
		defer old.Close()
	}
	b, err := store.Create(o.Out)
	if err != nil {
		return nil, err
	}
	defer b.Abort()
	if !o.ForgetDecisions {
		b.KeepDecisions(review.Refold)
	}
	sum := &Summary{Record: o.Out, Skipped: []store.Skipped{}}
	watch := &clock{sum, began}
	if err := gather(ctx, o, b, old, sum); err != nil {
		if old != nil {
			err = old.Explain(err)
		}
		return nil, err
	}
	if sum.Documents == 0 {
		return sum, noDocuments(o, sum)
	}
	watch.ends("reading")
	if err := linkAll(ctx, o, b, sum, watch); err != nil {
		return nil, err
	}
	o.Step(Progress{Stage: Writing, Documents: sum.Documents})
	for k, v := range map[string]string{"reader": reading.Version(), "documents": strconv.Itoa(sum.Documents), "events": strconv.Itoa(sum.Events),
		"statements": strconv.Itoa(sum.Statements), "actors": strconv.Itoa(sum.Actors), "figures": strconv.Itoa(sum.Figures),
		"disagreements": strconv.Itoa(sum.Disagreements)} {
		if err := b.SetMeta(k, v); err != nil {
			return nil, err
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := b.Commit(); err != nil {
		return nil, err
	}
	watch.ends("sealing")
	if info, err := os.Stat(o.Out); err == nil {
		sum.Size = info.Size()
	}
	sum.Took = time.Since(began)
	sum.Seconds = sum.Took.Seconds()
	return sum, nil
}

// ErrNoDocuments: nothing in the inputs could be read.
var ErrNoDocuments = errors.New("no readable document")

func noDocuments(o Options, sum *Summary) error {
	if len(sum.Skipped) > 0 {
		s := sum.Skipped[0]
		return fmt.Errorf("%w among %d inputs; the first: %s: %s", ErrNoDocuments, len(sum.Skipped), s.Name, s.Reason)
	}
	return fmt.Errorf("%w in %v; hint: give files or folders of .txt, .md, .html, .pdf, .docx or .zip", ErrNoDocuments, o.Paths)
}

// earlier opens the record that is to be extended; none is fine, one that cannot be read is not.
func earlier(o Options) (*store.Store, error) {
	info, err := os.Stat(o.Out)
	if err == nil && info.IsDir() {
		return nil, nil // store.Create says what is wrong with it
	}
	if err != nil || o.Fresh {
		if err == nil && o.Fresh {
			// what will be replaced must at least be a record
			s, err := store.Open(o.Out)
			if errors.Is(err, store.ErrNewer) && o.ForgetDecisions {
				return nil, nil
			}
			if store.Damaged(err) && o.ForgetDecisions {
				return nil, nil
			}
			if err != nil {
				return nil, err
			}
			defer s.Close()
			if !o.ForgetDecisions { // better now than at the end of the build
				for _, err := range s.Decisions(context.Background(), 0) {
					if err != nil {
						return nil, fmt.Errorf("%s: %w; its decisions would be lost; hint: --fresh --forget-decisions leaves them behind", o.Out, err)
					}
				}
			}
		}
		return nil, nil
	}
	return store.Open(o.Out)
}

// gather brings every document into the new record: from the inputs, then what only the earlier record has.
func gather(ctx context.Context, o Options, b *store.Builder, old *store.Store, sum *Summary) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	known, err := knownTo(ctx, old)
	if err != nil {
		return err
	}
	work := make(chan *job)              // to the workers
	line := make(chan *job, o.Workers*3) // to the writer, in order; its length bounds what is in memory
	failed := make(chan error, 1)
	go func() {
		defer close(work)
		defer close(line)
		failed <- feed(ctx, o, known, work, line)
	}()
	for range o.Workers {
		go readAll(ctx, old, work)
	}
	g := &gatherer{b: b, old: old, sum: sum, step: o.Step, workers: o.Workers}
	for more := true; more; {
		select {
		case j, ok := <-line:
			if more = ok; !ok {
				break
			}
			if err := g.take(ctx, j); err != nil {
				return err // cancel lets the feeder end
			}
		case <-ctx.Done(): // the feeder may be waiting for standard input
			return ctx.Err()
		}
	}
	if err := <-failed; err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return g.keepOld(ctx)
}

// knownTo maps what the earlier record holds.
func knownTo(ctx context.Context, old *store.Store) (map[record.DocumentID]bool, error) {
	known := map[record.DocumentID]bool{}
	if old == nil {
		return known, nil
	}
	reader, err := old.Meta(ctx, "reader")
	if err != nil {
		return nil, err
	}
	for row, err := range old.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		known[row.Hash] = reader == reading.Version()
	}
	return known, nil
}

// feed walks the sources and hands out jobs in their order.
func feed(ctx context.Context, o Options, known map[record.DocumentID]bool, work, line chan<- *job) error {
	seen := map[record.DocumentID]bool{}
	seq := 0
	send := func(j *job) error {
		j.seq = seq
		seq++
		select {
		case line <- j:
		case <-ctx.Done():
			return ctx.Err()
		}
		if j.result == nil {
			return nil
		}
		select {
		case work <- j:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return source.Walk(ctx, o.Paths, source.Limits{}, func(item source.Item) error {
		j := &job{name: item.Name, bytes: item.Data, id: record.IDOf(item.Data)}
		switch {
		case seen[j.id]:
			j.copied, j.bytes = true, nil
		default:
			j.carry, j.result = known[j.id], make(chan done, 1)
		}
		seen[j.id] = true
		return send(j)
	}, func(s source.Skip) {
		// if the line is closed, the walk's next step sees the end of ctx
		_ = send(&job{name: s.Name, skip: &store.Skipped{Name: s.Name, Reason: s.Reason, Hint: s.Hint}})
	})
}

// gatherer writes jobs in order.
type gatherer struct {
	b    *store.Builder
	old  *store.Store
	sum  *Summary
	step func(Progress)
	size int64
	n    int

	workers int // who look through what is carried over
}

func (g *gatherer) take(ctx context.Context, j *job) error {
	g.n++
	defer func() { g.step(Progress{Stage: Reading, Documents: g.n, Bytes: g.size, Name: j.name}) }()
	switch {
	case j.skip != nil:
		return g.skip(*j.skip)
	case j.copied:
		if !g.b.Has(j.id) { // the first of its bytes could not be read, so neither can this
			return g.skip(store.Skipped{Name: j.name, Reason: "the same bytes as an input that could not be read", Hint: ""})
		}
		g.sum.Copies++
		return g.b.Receive(j.name, j.id)
	}
	var res done
	select {
	case res = <-j.result:
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if j.carry {
		return g.carry(ctx, j, res)
	}
	if res.err != nil {
		return g.skip(refusal(j.name, res.err))
	}
	g.sum.Read++
	g.size += int64(len(j.bytes))
	return g.put(j.name, j.bytes, res.reading)
}

// refusal is why an input was not read.
func refusal(name string, err error) store.Skipped {
	if in := (*record.InputError)(nil); errors.As(err, &in) {
		return store.Skipped{Name: name, Reason: in.Reason, Hint: in.Hint}
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return store.Skipped{Name: name, Reason: fmt.Sprintf("reading it took longer than %v", maxTime), Hint: "split the file into smaller ones"}
	}
	return store.Skipped{Name: name, Reason: err.Error()}
}

func (g *gatherer) skip(s store.Skipped) error {
	g.sum.Skipped = append(g.sum.Skipped, s)
	return g.b.Skip(s.Name, s.Reason, s.Hint)
}

func (g *gatherer) put(name string, original []byte, r *record.Reading) error {
	if err := g.b.Put(original, r, reading.Version()); err != nil {
		return err
	}
	g.sum.Documents++
	return g.b.Receive(name, r.Doc.ID())
}

// carry takes a document over from the earlier record; where that holds it no longer as it was, the
// input is at hand and is read again.
func (g *gatherer) carry(ctx context.Context, j *job, res done) error {
	if store.Damaged(res.err) || res.err == nil && res.parcel == nil {
		res = readOne(ctx, reading.New(), j)
		if res.err != nil {
			return g.skip(refusal(j.name, res.err))
		}
		g.sum.Read++
		return g.put(j.name, j.bytes, res.reading)
	}
	if res.err != nil {
		return res.err
	}
	if err := g.b.Carry(res.parcel); err != nil {
		return err
	}
	g.sum.Carried++
	g.sum.Known++
	g.sum.Documents++
	return g.b.Receive(j.name, j.id)
}

// keepOld takes over the documents that only the earlier record has, read again if the reader has changed,
// and all names under which documents ever arrived.
func (g *gatherer) keepOld(ctx context.Context) error {
	if g.old == nil {
		return nil
	}
	var rows []store.Row
	var ids []record.DocumentID
	for row, err := range g.old.Documents(ctx) {
		if err != nil {
			return err
		}
		if !g.b.Has(row.Hash) {
			rows, ids = append(rows, row), append(ids, row.Hash)
		}
	}
	var r *reading.Reader
	for parcel, err := range g.old.Parcels(ctx, g.workers, ids, reading.Version()) {
		if err != nil {
			return err
		}
		row := rows[0]
		rows = rows[1:]
		g.n++
		g.step(Progress{Stage: Reading, Documents: g.n, Bytes: g.size, Name: row.Name})
		if parcel != nil {
			if err := g.b.Carry(parcel); err != nil {
				return err
			}
			g.sum.Carried++
			g.sum.Documents++
			continue
		}
		original, err := g.old.Original(ctx, row.Hash)
		if err != nil {
			return err
		}
		if r == nil {
			r = reading.New()
		}
		res := readOne(ctx, r, &job{name: row.Name, bytes: original, id: row.Hash})
		if res.err != nil {
			return fmt.Errorf("%s was readable when it came into the record and is not any more: %w; hint: begin anew with --fresh to leave it out", row.Name, res.err)
		}
		g.sum.Read++
		g.sum.Again++
		if err := g.put(row.Name, original, res.reading); err != nil {
			return err
		}
	}
	for receipt, err := range g.old.Receipts(ctx) {
		if err != nil {
			return err
		}
		if !g.b.Has(receipt.Hash) {
			continue
		}
		if err := g.b.Receive(receipt.Name, receipt.Hash); err != nil {
			return err
		}
	}
	return nil
}
