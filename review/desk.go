package review

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"testigo/record"
	"testigo/store"
)

// Made is a decision as it was written.
type Made struct {
	ID       string
	Decision *record.Decision
	Item     string // what it made or is about in this record: for a link to show; empty = nothing
	Lost     string // why it rests on nothing; empty = it does rest on something
}

// Decide writes decisions of one person into the record at a path, all of them or none, and works out what follows. make is given the record as
// it stands while nobody else can write; it sets all of a decision but author, time and reader. When Decide returns, they are on the disk.
func Decide(ctx context.Context, path, author string, make func(*store.Store) ([]*record.Decision, error)) ([]Made, error) {
	var made []Made
	err := store.Decide(ctx, path, func(p *store.Pen) error {
		made = nil
		list, err := make(p.Store)
		if err != nil {
			return err
		}
		reader, err := p.Meta(ctx, "reader")
		if err != nil {
			return err
		}
		now, err := tick(ctx, p)
		if err != nil {
			return err
		}
		var fresh []*decided
		for i, d := range list {
			d.Author, d.Reader, d.Time = author, reader, now.Add(time.Duration(i)*time.Microsecond)
			body, err := d.Encode()
			if err != nil {
				return err
			}
			l, added, err := p.Append(ctx, body)
			if err != nil {
				return err
			}
			if added {
				fresh = append(fresh, &decided{Logged: l, d: d})
			}
		}
		if err := refoldAround(ctx, p, fresh); err != nil {
			return err
		}
		for _, x := range fresh {
			m := Made{ID: x.ID, Decision: x.d, Lost: x.why}
			if m.Item = x.makes(); m.Item == "" && len(x.on) > 0 {
				m.Item = x.on[0]
			}
			made = append(made, m)
		}
		return nil
	})
	return made, err
}

// tick is now, or the moment after the last decision if a clock runs behind: what is decided here later comes later.
func tick(ctx context.Context, p *store.Pen) (time.Time, error) {
	now := time.Now().UTC().Truncate(time.Microsecond)
	last, err := p.LastTime(ctx)
	if err != nil {
		return now, err
	}
	if !now.After(last) {
		now = last.Add(time.Microsecond)
	}
	return now, nil
}

// Export writes the log as JSON Lines, in its order: each line is a decision in the form in which it is stored.
func Export(ctx context.Context, w io.Writer, s *store.Store) (n int, err error) {
	b := bufio.NewWriter(w)
	for l, err := range s.Decisions(ctx, 0) {
		if err != nil {
			return n, err
		}
		b.Write(l.Body)
		if err := b.WriteByte('\n'); err != nil {
			return n, err
		}
		n++
	}
	return n, b.Flush()
}

// Joined is what an import did.
type Joined struct {
	Read  int `json:"read"`
	Added int `json:"added"`
	Lost  int `json:"unanchored"` // decisions of the record, old and new, that rest on nothing in it
}

// maxImport bounds the decisions of a file.
const maxImport = 1_000_000

// Import joins decisions that Export wrote with those of the record at a path: what is there already is left, the rest is added, and everything is
// folded anew. A line that is no decision ends it, and nothing is written.
func Import(ctx context.Context, path string, r io.Reader, name string) (Joined, error) {
	var bodies [][]byte
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 1<<16), record.MaxDecision+1)
	for line := 1; in.Scan(); line++ {
		if len(in.Bytes()) == 0 {
			continue
		}
		if len(bodies) == maxImport {
			return Joined{}, fmt.Errorf("%s:%d: more than %d decisions; hint: split the file", name, line, maxImport)
		}
		if _, err := record.DecodeDecision(in.Bytes()); err != nil {
			return Joined{}, fmt.Errorf("%s:%d: %w; hint: join what 'testigo decisions FILE --export' wrote, unchanged, by this version of Testigo or an older one", name, line, err)
		}
		bodies = append(bodies, append([]byte(nil), in.Bytes()...))
	}
	if err := in.Err(); errors.Is(err, bufio.ErrTooLong) {
		return Joined{}, fmt.Errorf("%s: a line is longer than %d bytes", name, record.MaxDecision)
	} else if err != nil {
		return Joined{}, fmt.Errorf("%s: %w", name, err)
	}
	var sum Joined
	err := store.Decide(ctx, path, func(p *store.Pen) error {
		sum = Joined{Read: len(bodies)}
		for _, b := range bodies {
			_, added, err := p.Append(ctx, b)
			if err != nil {
				return err
			}
			if added {
				sum.Added++
			}
		}
		if sum.Added > 0 {
			if err := Refold(ctx, p); err != nil {
				return err
			}
		}
		lost, err := p.Unanchored(ctx)
		sum.Lost = len(lost)
		return err
	})
	return sum, err
}
