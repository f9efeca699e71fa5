package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync"
	"sync/atomic"

	"testigo/record"
)

// Documents are opened in batches: while one batch is looked at, workers unpack and decode the next. A batch is bounded by
// documents and by packed bytes, so that large reports do not fill memory.
const (
	batchDocuments = 64
	batchBytes     = 256 << 10
)

// Readings yields every reading in the order of Documents, opened by several workers. The database is
// not held between two of them, so a Builder may write meanwhile.
func (s *Store) Readings(ctx context.Context, workers int) iter.Seq2[*record.Reading, error] {
	return Each(ctx, s, workers, func() func(*record.Reading) *record.Reading {
		return func(r *record.Reading) *record.Reading { return r }
	})
}

// Each yields what is made of every reading, in the order of Documents. Workers open readings and make it; each of them asks begin for a
// function of its own, which may keep buffers. The database is not held between two of them, so a Builder may write meanwhile.
func Each[T any](ctx context.Context, s *Store, workers int, begin func() func(*record.Reading) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := s.rowIDs(ctx)
		if err != nil {
			yield(none, err)
			return
		}
		load, err := s.db.PrepareContext(ctx, "SELECT "+rowColumns+",text,layout,reader,reading,CASE WHEN text IS NULL THEN (SELECT bytes FROM originals o WHERE o.hash=d.hash) END FROM documents d WHERE id=?")
		if err != nil {
			yield(none, err)
			return
		}
		defer load.Close()
		ahead(s, workers, rows, func(id int64) (*stored, error) { return scanStored(load.QueryRowContext(ctx, id)) }, func() func(*stored) (T, error) {
			work := begin()
			return func(d *stored) (T, error) {
				r, err := d.decode()
				if err != nil {
					return none, err
				}
				return work(r), nil
			}
		}, yield)
	}
}

// rowIDs lists the documents in the order of Documents.
func (s *Store) rowIDs(ctx context.Context) ([]int64, error) {
	if s.settle != nil {
		if err := s.settle(); err != nil {
			return nil, err
		}
	}
	return s.numbers(ctx, "SELECT id FROM documents ORDER BY name, hash")
}

// numbers are the rows of a query that asks for one whole number each.
func (s *Store) numbers(ctx context.Context, query string, args ...any) ([]int64, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

// ahead loads items one after the other, lets workers make something of each, and yields it in the order of the items.
func ahead[K, T any](s *Store, workers int, items []K, load func(K) (*stored, error), begin func() func(*stored) (T, error), yield func(T, error) bool) {
	type made struct {
		from *stored
		what T
		err  error
	}
	makers := make([]func(*stored) (T, error), max(1, workers))
	for i := range makers {
		makers[i] = begin()
	}
	var wait sync.WaitGroup
	defer wait.Wait()
	fill := func(batch []made) ([]made, error) {
		if s.settle != nil {
			if err := s.settle(); err != nil {
				return nil, err
			}
		}
		for size := 0; len(items) > 0 && len(batch) < batchDocuments && size < batchBytes; items = items[1:] {
			d, err := load(items[0])
			batch = append(batch, made{from: d, err: err})
			if err != nil {
				items = nil // nothing is looked at behind it
				break
			}
			size += len(d.text) + len(d.original) + len(d.reading)
		}
		return batch, nil
	}
	start := func(batch []made) {
		next := new(atomic.Int64)
		for _, maker := range makers[:min(len(batch), len(makers))] {
			wait.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(batch); i = int(next.Add(1)) - 1 {
					if b := &batch[i]; b.err == nil {
						b.what, b.err = maker(b.from)
						b.from = nil
					}
				}
			})
		}
	}
	var none T
	now, err := fill(nil)
	if err != nil {
		yield(none, err)
		return
	}
	start(now)
	var then []made
	for len(now) > 0 {
		if then, err = fill(then[:0]); err != nil {
			yield(none, err)
			return
		}
		wait.Wait()
		start(then)
		for i := range now {
			what, err := now[i].what, now[i].err
			now[i] = made{}
			if !yield(what, err) || err != nil {
				return
			}
		}
		now, then = then, now
	}
}

// decode opens a document with all that was read in it. Every witness is cut
// from the text again; one that does not fit is an error.
func (d *stored) decode() (*record.Reading, error) {
	doc, err := d.open()
	if err != nil {
		return nil, err
	}
	b, err := unsqueeze(d.reading)
	if err != nil {
		return nil, fmt.Errorf("document %s: reading: %w", d.Name, err)
	}
	r, err := decodeReading(doc, b)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return r, nil
}

// Parcel is a document with its reading as an earlier record holds it, found to be whole.
type Parcel struct {
	stored
	plain string // its text
}

// Hash is the document's.
func (p *Parcel) Hash() record.DocumentID { return p.stored.Hash }

// Parcel takes a document out of the record, to be carried into a new one; nil if it is not there, or was read by another reader. What the
// record no longer holds as it was put there is not passed on: the error is ErrDamaged.
func (s *Store) Parcel(ctx context.Context, id record.DocumentID, reader string) (*Parcel, error) {
	d, err := s.load(ctx, id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return d.wrap(reader)
}

// Parcels yields documents as Parcel does, in the order in which they are asked for, looked through by several workers.
func (s *Store) Parcels(ctx context.Context, workers int, ids []record.DocumentID, reader string) iter.Seq2[*Parcel, error] {
	return func(yield func(*Parcel, error) bool) {
		load, err := s.db.PrepareContext(ctx, loadDocument)
		if err != nil {
			yield(nil, err)
			return
		}
		defer load.Close()
		ahead(s, workers, ids, func(id record.DocumentID) (*stored, error) { return scanStored(load.QueryRowContext(ctx, id[:])) }, func() func(*stored) (*Parcel, error) {
			return func(d *stored) (*Parcel, error) { return d.wrap(reader) }
		}, yield)
	}
}

func (d *stored) wrap(reader string) (*Parcel, error) {
	if d.reader != reader {
		return nil, nil
	}
	doc, err := d.open()
	if err != nil {
		return nil, err
	}
	original, err := unsqueeze(d.original)
	if err == nil && record.IDOf(original) != d.Hash {
		err = fmt.Errorf("%w: its original does not have its hash", ErrDamaged)
	}
	if err == nil {
		_, err = unsqueeze(d.reading)
	}
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", d.Name, err)
	}
	return &Parcel{*d, doc.Text()}, nil
}

// Carry puts a document that was taken out of an earlier record.
func (b *Builder) Carry(p *Parcel) error {
	var text any
	if p.text != nil {
		text = p.text
	}
	return b.put(p.Row, p.original, text, p.layout, p.reader, p.reading, p.plain)
}
