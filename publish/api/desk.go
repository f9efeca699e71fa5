package api

import (
	"context"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"testigo/record"
	"testigo/store"
)

// Desk keeps a record open for readers.
type Desk struct {
	path    string
	readers int
	mu      sync.Mutex // held while the file is looked at or opened
	looked  time.Time
	now     *opened
	opening atomic.Bool
	took    time.Duration // that the last opening took
	failed  error         // why the file that lies there now cannot be opened
	closed  bool
}

// opened is one state of the record with the number of those who read it.
type opened struct {
	*Record
	info  os.FileInfo
	users atomic.Int64 // the desk itself is one
}

func (o *opened) release() {
	if o.users.Add(-1) == 0 {
		o.store.Close()
	}
}

// lookEvery is how often the file is looked at for a rebuild.
const lookEvery = time.Second

// connections is how many queries run at once; more would wait for processors anyway.
const connections = 8

// Open opens a record for readers.
func Open(ctx context.Context, path string) (*Desk, error) {
	d := &Desk{path: path, readers: connections}
	o, err := d.open(ctx)
	if err != nil {
		return nil, err
	}
	d.now, d.looked = o, time.Now()
	return d, nil
}

// Path is where the record lies.
func (d *Desk) Path() string { return d.path }

// Close lets the record go once nobody reads it.
func (d *Desk) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.closed {
		d.closed = true
		d.now.release()
	}
	return nil
}

func (d *Desk) open(ctx context.Context) (*opened, error) {
	for range 3 {
		before, err := os.Stat(d.path)
		if err != nil {
			return nil, storeError(d.path)
		}
		s, err := store.Open(d.path)
		if err != nil {
			return nil, err
		}
		if err := s.Pool(ctx, d.readers); err != nil {
			s.Close()
			return nil, err
		}
		r, err := newRecord(ctx, s)
		if err == nil {
			r.Built = before.ModTime()
			_, err = r.Overview(ctx) // counted once, before anybody waits for it
		}
		if err != nil {
			s.Close()
			return nil, err
		}
		after, err := os.Stat(d.path)
		if err == nil && os.SameFile(before, after) && before.ModTime().Equal(after.ModTime()) {
			o := &opened{Record: r, info: before}
			o.users.Store(1)
			return o, nil
		}
		s.Close() // replaced while it was being opened
	}
	return nil, fmt.Errorf("%s: it is being replaced again and again; hint: wait for the build to end", d.path)
}

// storeError is the store's own error for a path at which nothing can be opened.
func storeError(path string) error {
	s, err := store.Open(path)
	if err == nil {
		s.Close()
		err = fmt.Errorf("%s: it was not there a moment ago", path)
	}
	return err
}

// Record gives the record as it stands, and the function that gives it back. A record that was replaced by a build is
// opened in the background: until it is ready, readers go on with the one before.
func (d *Desk) Record(ctx context.Context) (*Record, func(), error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil, nil, os.ErrClosed
	}
	if time.Since(d.looked) > max(lookEvery, 5*d.took) { // a large record is not opened again after every decision
		d.looked = time.Now()
		if info, err := os.Stat(d.path); err == nil && !(os.SameFile(info, d.now.info) && info.ModTime().Equal(d.now.info.ModTime())) && d.opening.CompareAndSwap(false, true) {
			go d.reopen()
		}
	}
	o := d.now
	o.users.Add(1)
	return o.Record, o.release, nil
}

// refreshPatience is how long Refresh waits: a large record goes on being read as it was for a moment longer.
const refreshPatience = 1500 * time.Millisecond

// Refresh opens the record again after something was written to it.
func (d *Desk) Refresh() {
	for end := time.Now().Add(refreshPatience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if !d.opening.CompareAndSwap(false, true) { // one that began before may not have seen it
			continue
		}
		done := make(chan struct{})
		go func() { defer close(done); d.reopen() }()
		select {
		case <-done:
		case <-time.After(time.Until(end)):
		}
		return
	}
}

func (d *Desk) reopen() {
	defer d.opening.Store(false)
	began := time.Now()
	o, err := d.open(context.Background())
	d.mu.Lock()
	defer d.mu.Unlock()
	d.took = time.Since(began)
	if err != nil {
		d.failed = err // the old one is still there to be read
		return
	}
	if d.closed {
		o.release()
		return
	}
	d.failed = nil
	d.now.release()
	d.now = o
}

// Record is one state of the record.
type Record struct {
	bonds      bonds // of the network
	spots      spots // of the map
	store      *store.Store
	Built      time.Time // when the file was written
	columns    *columns
	matches    *cache[string, *match]
	readings   *cache[record.DocumentID, *record.Reading]
	placeNames *cache[string, string]
	families   record.Families
	overview   func() (*Overview, error)
}

func newRecord(ctx context.Context, s *store.Store) (*Record, error) {
	c, err := loadColumns(ctx, s)
	if err != nil {
		return nil, err
	}
	r := &Record{store: s, columns: c, matches: newCache[string, *match](maxMatches), readings: newCache[record.DocumentID, *record.Reading](maxReadings), placeNames: newCache[string, string](1 << 20)}
	var copies []record.Lineage
	for l, err := range s.Lineages(ctx) {
		if err != nil {
			return nil, err
		}
		l.Reasons = nil
		copies = append(copies, l)
	}
	r.families = record.FamiliesOf(copies)
	r.overview = sync.OnceValues(func() (*Overview, error) { return r.count(context.Background()) })
	return r, nil
}

// Store is the file itself, for what is not asked here.
func (r *Record) Store() *store.Store { return r.store }

// Bounds of what is kept at hand. A match is a list of row numbers (four bytes each); a reading weighs by its text.
const (
	maxMatches  = 16 << 20
	maxReadings = 8 << 20
)

// reading opens a document with its reading, or takes it from those opened lately.
func (r *Record) reading(ctx context.Context, id record.DocumentID) (*record.Reading, error) {
	if got, ok := r.readings.get(id); ok {
		return got, nil
	}
	got, err := r.store.Reading(ctx, id)
	if err == nil {
		r.readings.put(id, got, len(got.Doc.Text())+1000)
	}
	return got, err
}
