package store

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// KeepDecisions makes Commit carry over the decisions of the record that stands at the builder's path, also those that come in while
// the build runs. fold works out what follows from them in the new record.
func (b *Builder) KeepDecisions(fold func(context.Context, *Pen) error) { b.fold = fold }

// takeOver copies the decisions that the new record does not have yet from the one at the path, and folds all of them. With last, nobody can add
// a decision until release is called.
func (b *Builder) takeOver(ctx context.Context, last bool) (release func(), err error) {
	release = func() {}
	if b.fold == nil {
		return release, nil
	}
	if last {
		guard, err := takeDecisions(ctx, b.final)
		if err != nil {
			return release, err
		}
		release = func() { drop(guard) }
	}
	old, err := b.standing(ctx, last)
	switch {
	case errors.Is(err, ErrMissing):
		return release, nil
	case err != nil:
		return release, fmt.Errorf("%w; its decisions would be lost; hint: --fresh --forget-decisions leaves them behind", err)
	}
	defer old.Close()
	p := &Pen{Store: &Store{db: b.db, path: b.temp}}
	if p.n, p.last, err = p.Head(ctx); err != nil {
		return release, err
	}
	before := p.n
	if _, err := b.db.Exec("BEGIN"); err != nil {
		return release, explain(b.final, err)
	}
	for l, err := range old.Decisions(ctx, p.n+1) {
		if err == nil && l.Seq != p.n+1 {
			err = fmt.Errorf("%w: decision %d is missing", ErrDamaged, p.n+1)
		}
		if err == nil { // with its link as it was: what was broken stays visible
			d, derr := l.Decision()
			if err = derr; err == nil {
				err = p.exec(ctx, "INSERT INTO decisions VALUES(?,?,?,?,?,?)", l.Seq, l.ID, timeKey(d.Time), d.Of, string(l.Body), l.Link[:])
			}
		}
		if err != nil {
			return release, fmt.Errorf("%s: its decisions cannot be carried over: %w; hint: 'testigo verify' lists what is wrong; --fresh --forget-decisions leaves them behind", b.final, err)
		}
		p.n, p.last = l.Seq, l.Link
	}
	if p.n > before {
		if err := b.fold(ctx, p); err != nil {
			return release, explain(b.final, err)
		}
	}
	if _, err := b.db.Exec("COMMIT"); err != nil {
		return release, explain(b.final, err)
	}
	return release, nil
}

// standing opens the record at the path; where the lock of decisions is ours already, what a killed decision left is rolled back first.
func (b *Builder) standing(ctx context.Context, locked bool) (*Store, error) {
	info, err := os.Stat(b.final)
	if !locked || err != nil {
		return Open(b.final)
	}
	if err := rollBack(ctx, b.final); err != nil {
		return nil, err
	}
	return open(b.final, info)
}

// Recover rolls back what a decision that was killed half-way left beside the record. A decision that is being written is waited for.
func Recover(ctx context.Context, path string) error {
	if _, err := os.Stat(path + "-journal"); err != nil {
		return nil
	}
	guard, err := takeDecisions(ctx, path)
	if err != nil {
		return err
	}
	defer drop(guard)
	return rollBack(ctx, path)
}

// rollBack lets SQLite undo a transaction that did not end. The lock of decisions is held, so none is going on.
func rollBack(ctx context.Context, path string) error {
	if _, err := os.Stat(path + "-journal"); err != nil {
		return nil
	}
	db, err := connect(path, "mode=rw&_pragma=busy_timeout(5000)")
	if err != nil {
		return err
	}
	defer db.Close()
	var n int
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&n); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
