package web

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"time"

	"testigo/publish/wording"
	"testigo/store"
)

// dropPath is the page on which documents are added.
const dropPath = "/add"

// Extend reads the files of a folder into the record. The record that was there stays until the new one replaces it whole; when ctx ends
// before, it stays as it was.
type Extend func(ctx context.Context, folder string, step func(Progress)) (Added, error)

// Progress of reading documents into the record.
type Progress struct {
	Stage     string // reading, linking, writing
	Documents int    // gone through so far: new ones and those of the record
	Name      string // of the last one
}

// Added is what came of it.
type Added struct {
	Read      int // new documents
	Again     int // documents of the record, read again because the reader has changed
	Known     int // files that the record had already
	Copies    int // files with the same bytes as another one sent with them
	Documents int // in the record now
	Events    int
	Skipped   []store.Skipped
}

// state of what is being added.
type state string

const (
	receiving state = "receiving"
	queued    state = "waiting" // for another build of this record
	running   state = "running"
	finished  state = "finished"
	failed    state = "failed"
	cancelled state = "cancelled"
)

// job is one lot of files on its way into the record.
type job struct {
	State    state
	Progress Progress
	Files    int
	Total    int // documents to go through, if no archive is among the files; counted before they are read
	Added    Added
	Failure  string

	stop context.CancelFunc
	done chan struct{} // closed when nothing of it runs any more
}

// Active tells whether it holds the place of the one build that may run.
func (j job) Active() bool {
	return j.State == receiving || j.State == queued || j.State == running
}

// Value is how far it is, for a bar; -1 = not known.
func (j job) Value() int {
	if j.State != running || j.Progress.Documents > j.Total {
		return -1
	}
	return j.Progress.Documents
}

// adding lets one lot at a time through.
type adding struct {
	bounds bounds
	mu     sync.Mutex
	now    *job // the last one, running or ended
	closed bool
}

// begin takes the place of the one lot; false = another one has it, or the room closes.
func (a *adding) begin(stop context.CancelFunc) (*job, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.closed || a.now != nil && a.now.Active() {
		return nil, false
	}
	a.now = &job{State: receiving, stop: stop, done: make(chan struct{})}
	return a.now, true
}

// set changes a lot under the lock.
func (a *adding) set(change func(*job), j *job) {
	a.mu.Lock()
	defer a.mu.Unlock()
	change(j)
}

// look gives a copy of the last lot.
func (a *adding) look() (job, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.now == nil {
		return job{}, false
	}
	return *a.now, true
}

// cancel stops the lot that runs and waits until it has.
func (a *adding) cancel(patience time.Duration) {
	j, ok := a.look()
	if !ok || !j.Active() {
		return
	}
	j.stop()
	select {
	case <-j.done:
	case <-time.After(patience):
	}
}

func (a *adding) close() {
	a.mu.Lock()
	a.closed = true
	a.mu.Unlock()
	a.cancel(farewell)
}

// drop forgets a lot that was not received: the page says why.
func (a *adding) drop(j *job) {
	a.mu.Lock()
	defer a.mu.Unlock()
	close(j.done)
	if a.now == j {
		a.now = nil
	}
}

// busyPause is how often a record that another program is building is tried again.
const busyPause = time.Second

// read brings what was received into the record, in the background, and waits for its turn where another program builds the same record.
func (r *Room) read(ctx context.Context, j *job, in *incoming) {
	defer close(j.done)
	defer j.stop()
	defer in.remove()
	a := &r.adding
	step := func(p Progress) { a.set(func(j *job) { j.State, j.Progress = running, p }, j) }
	added, err := r.options.Extend(ctx, in.path, step)
	for errors.Is(err, store.ErrBusy) && ctx.Err() == nil {
		a.set(func(j *job) { j.State = queued }, j)
		select {
		case <-time.After(busyPause):
			added, err = r.options.Extend(ctx, in.path, step)
		case <-ctx.Done():
		}
	}
	switch {
	case err == nil:
		r.desk.Refresh() // who reads the result finds the new record behind its links
		added.Skipped = append(in.skipped, added.Skipped...)
		a.set(func(j *job) { j.State, j.Added = finished, added }, j)
	case ctx.Err() != nil:
		a.set(func(j *job) { j.State = cancelled }, j)
	default:
		r.log.Error("add", "error", err)
		says := strings.ReplaceAll(err.Error(), in.path, "")
		a.set(func(j *job) { j.State, j.Failure = failed, wording.Clip(says, 400) }, j)
	}
}

// takes tells whether documents can be added here.
func (r *Room) takes() bool { return r.options.Extend != nil && !r.options.ReadOnly }

type dropView struct {
	Token    string
	Job      *job // nil = nothing was added since the room was opened
	Says     string
	Bounds   dropBounds
	Skipped  []store.Skipped
	LeftOver int // of the skipped, those not listed
}

type dropBounds struct {
	Files  int
	MB, GB int64
}

// maxDropSkipped is how many files that were not read are listed; all are in the record.
const maxDropSkipped = 200

func dropPage(q *request) (page, error) {
	r := q.room
	if !r.takes() {
		r.refuseAdding(q)
		return page{}, answered{}
	}
	b := r.adding.bounds
	v := dropView{Token: r.token(q.w, q.Request), Bounds: dropBounds{b.files, b.file >> 20, b.all >> 30}}
	p := page{Title: q.say("drop-title"), Name: "drop", Scripts: []string{"drop.js"}, Styles: []string{"drop.css"}, Form: true, Signed: v.Token}
	if j, ok := r.adding.look(); ok {
		v.Job, v.Says = &j, q.says(j)
		v.Skipped = j.Added.Skipped[:min(len(j.Added.Skipped), maxDropSkipped)]
		v.LeftOver = len(j.Added.Skipped) - len(v.Skipped)
		if j.Active() {
			p.Again = 4
		}
	}
	p.Data = v
	return p, nil
}

// says is where a lot stands, in a line.
func (q *request) says(j job) string {
	key := "drop-" + string(j.State)
	if j.State == running {
		key = "drop-" + j.Progress.Stage
	}
	line := q.say(key)
	if j.State == running && j.Progress.Stage == "reading" {
		line += " · " + wording.Count(q.Lang, j.Progress.Documents, "document")
	}
	return line
}

// dropProgress tells a script how far it is.
func dropProgress(q *request) (page, error) {
	if !q.room.takes() {
		q.room.refuseAdding(q)
		return page{}, answered{}
	}
	j, any := q.room.adding.look()
	says := ""
	if any {
		says = q.says(j)
	}
	h := q.w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	err := json.NewEncoder(q.w).Encode(struct {
		Active bool   `json:"active"`
		State  state  `json:"state"`
		Stage  string `json:"stage"`
		Says   string `json:"says"`
		Name   string `json:"name"`
		Value  int    `json:"value"` // -1 = not known
		Total  int    `json:"total"`
	}{j.Active(), j.State, j.Progress.Stage, says, wording.Clip(j.Progress.Name, 160), j.Value(), j.Total})
	if err != nil {
		q.room.log.Debug("add", "error", err) // the reader went away
	}
	return page{}, answered{}
}

// dropCancel stops what runs; the record stays as it was.
func dropCancel(q *request) (page, error) {
	if !q.room.takes() {
		q.room.refuseAdding(q)
		return page{}, answered{}
	}
	q.room.adding.cancel(farewell)
	return page{}, redirect{dropPath}
}

func (r *Room) refuseAdding(q *request) {
	r.refuse(q.w, q.Request, http.StatusForbidden, "error-readonly", nil)
}

// answered is the error of a page function that has written its answer itself.
type answered struct{}

func (answered) Error() string { return "answered" }
