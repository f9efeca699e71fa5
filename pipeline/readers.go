package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync"
	"time"

	"testigo/document"
	"testigo/reading"
	"testigo/record"
	"testigo/store"
)

// Bounds of one document, described in docs/limits.md. What reading holds in memory is about a hundred times the text, so
// the text has a bound that keeps a build under a gigabyte, and large documents are read one at a time.
var (
	maxTime = 2 * time.Minute // for extracting and reading it
	maxText = 8 << 20         // bytes of its text: some 1.3 million words
	// maxNumbers bounds the numbers of a document, each of which may become a figure and a question of its own. A report of the
	// longest kind has one number in twenty words; what has more is a table.
	maxNumbers = 150_000
	large      = 1 << 20 // bytes, received or extracted, from which on a document is read alone
)

// maxWorkers bounds those who read at once: each keeps tables of its own.
const maxWorkers = 64

// alone is held by whoever reads a large document.
var alone sync.Mutex

func readAll(ctx context.Context, old *store.Store, work <-chan *job) {
	r := reading.New()
	for j := range work {
		if j.carry {
			parcel, err := old.Parcel(ctx, j.id, reading.Version())
			j.result <- done{parcel: parcel, err: err}
			continue
		}
		res := readOne(ctx, r, j)
		if res.spoiled {
			r = reading.New()
		}
		j.result <- res
	}
}

var errPanic = errors.New("the reader failed on this document; this is our mistake, please report it")

// readOne reads a document within the bounds. When time runs out, the result is an error, and what still runs is left behind
// with its reader: the layers of reading do not look at clocks.
func readOne(ctx context.Context, r *reading.Reader, j *job) done {
	if len(j.bytes) >= large {
		alone.Lock()
		defer alone.Unlock()
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	result := make(chan done, 1)
	go func() { result <- extractAndRead(ctx, r, j.name, j.bytes) }()
	select {
	case res := <-result:
		return res
	case <-ctx.Done():
		return done{err: ctx.Err(), spoiled: true}
	}
}

func extractAndRead(ctx context.Context, r *reading.Reader, name string, original []byte) (res done) {
	defer func() {
		if p := recover(); p != nil {
			res = done{err: fmt.Errorf("%w (%v)", errPanic, p), spoiled: true} // its tables may be in disorder
			if os.Getenv("TESTIGO_DEBUG") != "" {
				debug.PrintStack()
			}
		}
	}()
	// A plain file is its text, or twice as long in UTF-16: what is far over the bound need not be looked at.
	if f, err := document.Detect(name, original); err == nil && (f == record.Text || f == record.Markdown) && len(original) > 2*maxText+4 {
		return done{err: tooMuch(name, len(original))}
	}
	doc, err := document.Read(ctx, name, original)
	if err != nil {
		return done{err: err}
	}
	if n := len(doc.Text()); n > maxText {
		return done{err: tooMuch(name, n)}
	}
	if n := numbers(doc.Text()); n > maxNumbers {
		return done{err: &record.InputError{Name: name, Kind: record.RefusedTooLarge,
			Reason: fmt.Sprintf("%d numbers, over the bound of %d for one report: a table of data?", n, maxNumbers), Hint: "give the report, or split it"}}
	}
	return done{reading: r.Read(doc)}
}

// numbers counts runs of digits.
func numbers(text string) int {
	n, in := 0, false
	for i := 0; i < len(text); i++ {
		digit := text[i] >= '0' && text[i] <= '9'
		if digit && !in {
			n++
		}
		in = digit
	}
	return n
}

func tooMuch(name string, n int) error {
	return &record.InputError{Name: name, Kind: record.RefusedTooLarge,
		Reason: fmt.Sprintf("%.1f MB of text is over the bound of %d MB for one report", float64(n)/(1<<20), maxText>>20), Hint: "split it into one file per report"}
}
