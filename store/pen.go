package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"testigo/record"
)

// Pen writes decisions into a record, and what follows from them beside the machine's tables. It reads as a Store does, in the same
// transaction; while one reading is going on it can neither read nor write otherwise.
type Pen struct {
	*Store
	last Link
	n    int64
}

// Patience of a decision: how long it waits for another one, for the last step of a build, or for readers.
const (
	lockPatience = 20 * time.Second
	pageReaders  = 2 * time.Second // of one try: while it waits, no new reader can begin
	tries        = 8
)

// Decide opens the record at a path for writing decisions, calls write, and commits: when Decide returns nil, what was written is on the disk. On
// any error nothing was written. write may be called again if readers keep the record busy.
//
// A lock beside the record keeps decisions apart from each other and from the last step of a build, which copies decisions and renames; the
// file is opened after the lock is taken, so it is the one that stands there.
func Decide(ctx context.Context, path string, write func(*Pen) error) error {
	s, err := Open(path) // says what is wrong with it, and brings an older form up to date
	if err != nil {
		return err
	}
	s.Close()
	guard, err := takeDecisions(ctx, path)
	if err != nil {
		return err
	}
	defer drop(guard)
	for try := 1; ; try++ {
		err := decide(ctx, path, write)
		if !busy(err) || ctx.Err() != nil {
			return err
		}
		if try == tries {
			return fmt.Errorf("%s: %w: the record is being read without a pause; hint: try again when the export or backup that reads it has ended", path, err)
		}
		time.Sleep(time.Duration(try) * 20 * time.Millisecond)
	}
}

func decide(ctx context.Context, path string, write func(*Pen) error) (err error) {
	// The journal is deleted on commit and the folder synced after that (EXTRA), or a power cut could bring it back and with it undo a decision.
	db, err := connect(path, fmt.Sprintf("mode=rw&_pragma=busy_timeout(%d)&_pragma=journal_mode(DELETE)&_pragma=synchronous(EXTRA)&_pragma=temp_store(MEMORY)", pageReaders.Milliseconds()))
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // one connection, so that all reads are inside the transaction
	p := &Pen{Store: &Store{db: db, path: path}}
	if _, err := db.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return unwritable(path, err)
	}
	done := false
	defer func() {
		if !done {
			db.Exec("ROLLBACK")
		}
	}()
	if p.n, p.last, err = p.Head(ctx); err != nil {
		return err
	}
	if err := write(p); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := db.Exec("COMMIT"); err != nil { // not interrupted half-way
		return unwritable(path, err)
	}
	done = true
	return nil
}

func unwritable(path string, err error) error {
	if se := (*sqlite.Error)(nil); errors.As(err, &se) && se.Code()&0xff == sqlite3.SQLITE_READONLY || errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("%s: decisions cannot be written here: %w; hint: copy the record to a folder of your own", path, err)
	}
	return explain(path, err)
}

func busy(err error) bool {
	se := (*sqlite.Error)(nil)
	return errors.As(err, &se) && (se.Code()&0xff == sqlite3.SQLITE_BUSY || se.Code()&0xff == sqlite3.SQLITE_LOCKED)
}

// takeDecisions takes the lock that decisions and the last step of a build share, and waits for it a while.
func takeDecisions(ctx context.Context, path string) (*os.File, error) {
	dir, base := filepath.Split(path)
	name := filepath.Join(dir, "."+base+".decisions.lock")
	for end := time.Now().Add(lockPatience); ; {
		f, err := takeGuard(name)
		switch {
		case err == nil:
			return f, nil
		case errors.Is(err, ErrBusy) && time.Now().Before(end):
		case errors.Is(err, ErrBusy):
			return nil, fmt.Errorf("%s: decisions are being written, for longer than %v; hint: try again", path, lockPatience)
		default:
			return nil, fmt.Errorf("%s: decisions cannot be written here: %w; hint: copy the record to a folder of your own", path, bare(err))
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(3 * time.Millisecond):
		}
	}
}

// drop removes a guard while it is still ours, then gives it back.
func drop(guard *os.File) {
	os.Remove(guard.Name())
	guard.Close()
}

// Append adds a decision at the end of the log. One that is there already is left as it is: added is false then.
func (p *Pen) Append(ctx context.Context, body []byte) (l Logged, added bool, err error) {
	d, err := record.DecodeDecision(body)
	if err != nil {
		return Logged{}, false, err
	}
	id := record.DecisionID(body)
	if l, err := p.Decision(ctx, id); err == nil {
		return l, false, nil
	} else if !errors.Is(err, ErrNotFound) {
		return l, false, err
	}
	l = Logged{Seq: p.n + 1, ID: id, Body: body, Link: p.last.next(body)}
	if err := p.exec(ctx, "INSERT INTO decisions VALUES(?,?,?,?,?,?)", l.Seq, id, timeKey(d.Time), d.Of, string(body), l.Link[:]); err != nil {
		return l, false, err
	}
	p.n, p.last = l.Seq, l.Link
	return l, true, nil
}

// timeKey sorts as time does.
func timeKey(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }

func (p *Pen) exec(ctx context.Context, query string, args ...any) error {
	_, err := p.db.ExecContext(ctx, query, args...)
	return err
}

// Touches notes which items of this record a decision is about.
func (p *Pen) Touches(ctx context.Context, decision int64, items []string) error {
	if err := p.exec(ctx, "DELETE FROM decided WHERE decision=?", decision); err != nil {
		return err
	}
	for _, item := range items {
		if err := p.exec(ctx, "INSERT OR IGNORE INTO decided VALUES(?,?)", decision, item); err != nil {
			return err
		}
	}
	return nil
}

// RestsOnNothing notes why a decision is about nothing in this record; an empty reason takes the note away.
func (p *Pen) RestsOnNothing(ctx context.Context, decision int64, why string) error {
	if why == "" {
		return p.exec(ctx, "DELETE FROM unanchored WHERE decision=?", decision)
	}
	return p.exec(ctx, "INSERT OR REPLACE INTO unanchored VALUES(?,?)", decision, why)
}

// Together lists the items that some decision joins, directly or by way of others, with the given ones, and all decisions about them in
// the canonical order.
func (p *Pen) Together(ctx context.Context, items []string) (all []string, decisions []Logged, err error) {
	seen := map[string]bool{}
	todo := append([]string(nil), items...)
	for _, i := range items {
		seen[i] = true
	}
	for len(todo) > 0 {
		item := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		rows, err := p.db.QueryContext(ctx, "SELECT DISTINCT b.item FROM decided a JOIN decided b ON b.decision=a.decision WHERE a.item=?", item)
		if err != nil {
			return nil, nil, err
		}
		err = func() error {
			defer rows.Close()
			for rows.Next() {
				var other string
				if err := rows.Scan(&other); err != nil {
					return err
				}
				if !seen[other] {
					seen[other] = true
					todo = append(todo, other)
				}
			}
			return rows.Err()
		}()
		if err != nil {
			return nil, nil, err
		}
	}
	taken := map[string]bool{}
	for item := range seen {
		all = append(all, item)
		for l, err := range p.DecisionsOn(ctx, item) {
			if err != nil {
				return nil, nil, err
			}
			if !taken[l.ID] {
				taken[l.ID] = true
				decisions = append(decisions, l)
			}
		}
	}
	return all, decisions, nil
}

// Forget takes away what was worked out from decisions about an item.
func (p *Pen) Forget(ctx context.Context, item string) error {
	for _, q := range [...]string{"DELETE FROM marks WHERE item=?", "DELETE FROM revised_events WHERE id=?", "DELETE FROM revised_actor_events WHERE event=?",
		"DELETE FROM revised_statements WHERE event=?", "DELETE FROM revised_actors WHERE id=?", "DELETE FROM revised_actor_names WHERE actor=?"} {
		if err := p.exec(ctx, q, item); err != nil {
			return err
		}
	}
	return nil
}

// ForgetAll takes away all that was worked out from decisions; the decisions stay.
func (p *Pen) ForgetAll(ctx context.Context) error {
	for _, t := range [...]string{"decided", "unanchored", "marks", "revised_events", "revised_actor_events", "revised_statements", "revised_actors", "revised_actor_names"} {
		if err := p.exec(ctx, "DELETE FROM "+t); err != nil {
			return err
		}
	}
	return nil
}

// PutMark writes how people stand behind an item.
func (p *Pen) PutMark(ctx context.Context, m Mark) error {
	return p.exec(ctx, "INSERT OR REPLACE INTO marks VALUES(?,?,?,?,?)", m.Item, string(m.Kind), string(m.Standing), m.Author, m.Time)
}

// Revision is an event or actor as decisions leave it.
type Revision struct {
	Standing record.Standing
	Shown    bool
	Merged   string // ID of the item that it is now
}

// PutRevisedEvent writes an event as decisions leave it.
func (p *Pen) PutRevisedEvent(ctx context.Context, e *record.Event, h Headline, r Revision) error {
	e.Standing = r.Standing
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	seq, err := p.placeInTime(ctx, e.Interval)
	if err != nil {
		return err
	}
	if own := (sql.NullFloat64{}); p.db.QueryRowContext(ctx, "SELECT seq FROM events WHERE id=? AND day_from=? AND day_to=?", e.ID, int(e.Interval.From), int(e.Interval.To)).Scan(&own) == nil && own.Valid {
		seq = own.Float64 // its days are the same, and so is its place
	}
	if err := p.exec(ctx, "INSERT OR REPLACE INTO revised_events VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", e.ID, seq, string(e.Type), string(e.Mode), e.EDTF,
		int(e.Interval.From), int(e.Interval.To), int(e.Certainty), e.Background || e.Generic, e.Documents, e.Independent, e.Disputed, h.EN, h.ES, placeNames(e), squeeze(body),
		string(r.Standing), r.Shown, r.Merged); err != nil {
		return err
	}
	if !r.Shown {
		return nil
	}
	for _, role := range e.Roles {
		if role.Actor != "" {
			if err := p.exec(ctx, "INSERT OR IGNORE INTO revised_actor_events VALUES(?,?,?)", role.Actor, e.ID, string(role.Role)); err != nil {
				return err
			}
		}
	}
	return nil
}

// placeInTime is the place in the chronology behind the last event of the machine that does not come after the days.
func (p *Pen) placeInTime(ctx context.Context, days record.Interval) (float64, error) {
	first, last := sortDays(days)
	var n sql.NullInt64
	if err := p.db.QueryRowContext(ctx, "SELECT max(seq) FROM events").Scan(&n); err != nil || !n.Valid {
		return 0, err
	}
	lo, hi := int64(0), n.Int64+1 // events below lo do not come after it; events from hi on do
	for lo < hi {
		mid := (lo + hi) / 2
		var from, to int64
		if err := p.db.QueryRowContext(ctx, "SELECT day_from, day_to FROM events WHERE seq=?", mid).Scan(&from, &to); errors.Is(err, sql.ErrNoRows) {
			return 0, fmt.Errorf("%w: the chronology has no event in place %d", ErrDamaged, mid)
		} else if err != nil {
			return 0, err
		}
		f, l := sortDays(record.Interval{From: record.Day(from), To: record.Day(to)})
		if f < first || f == first && l <= last {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return float64(lo) - 0.5, nil
}

// sortDays are the days by which a chronology is ordered: see record/link.
func sortDays(iv record.Interval) (first, last int64) {
	switch {
	case iv.From != 0:
		return int64(iv.From), int64(iv.To)
	case iv.To != 0:
		return int64(iv.To), int64(iv.To)
	}
	return 1 << 31, 0
}

// MoveStatement says that a statement tells another event than the machine linked it to.
func (p *Pen) MoveStatement(ctx context.Context, ref record.StatementRef, event string) error {
	return p.exec(ctx, "INSERT OR REPLACE INTO revised_statements SELECT id*?1+?2, ?3 FROM documents WHERE hash=?4", maxStatements, ref.Index, event, ref.Doc[:])
}

// PutRevisedActor writes an actor as decisions leave it; norms are names that the machine did not have.
func (p *Pen) PutRevisedActor(ctx context.Context, a *record.Profile, norms []string, r Revision) error {
	a.Standing = r.Standing
	body, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if err := p.exec(ctx, "INSERT OR REPLACE INTO revised_actors VALUES(?,?,?,?,?,?,?,?)", a.ID, int(a.Kind), a.Name, a.Mentions, squeeze(body), string(r.Standing), r.Shown, r.Merged); err != nil {
		return err
	}
	for _, n := range norms {
		if err := p.exec(ctx, "INSERT OR IGNORE INTO revised_actor_names VALUES(?,?)", n, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// LastTime is the latest time of a decision in the record; zero if there is none.
func (p *Pen) LastTime(ctx context.Context) (time.Time, error) {
	var s sql.NullString
	if err := p.db.QueryRowContext(ctx, "SELECT max(time) FROM decisions").Scan(&s); err != nil || !s.Valid {
		return time.Time{}, err
	}
	t, err := time.Parse("2006-01-02T15:04:05.000000Z", s.String)
	if err != nil {
		return t, fmt.Errorf("%w: the time of a decision: %w", ErrDamaged, err)
	}
	return t, nil
}
