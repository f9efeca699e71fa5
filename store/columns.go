package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"

	"testigo/record"
)

// EventRow is an event by the fields that a chronology is filtered, drawn and counted by.
type EventRow struct {
	ID, EDTF    string
	Type        record.EventType
	Mode        record.Mode
	Interval    record.Interval
	Certainty   record.Certainty
	Background  bool // or generic
	Disputed    bool
	Documents   int
	Independent int
	Places      string          // folded names and ids, each between line breaks
	Standing    record.Standing // what people say of it; empty = read by machine
}

// EventRows hands over every event, as people left it, in the order of the chronology. The row is used again for the next one.
func (s *Store) EventRows(ctx context.Context, take func(*EventRow) error) error {
	rows, err := s.db.QueryContext(ctx, "SELECT id,edtf,type,mode,day_from,day_to,certainty,background,disputed,documents,independent,places,standing,seq FROM shown_events ORDER BY seq, id")
	if err != nil {
		return err
	}
	defer rows.Close()
	var r EventRow
	var seq any // for the order alone
	for rows.Next() {
		var typ, mode string
		var from, to, certainty, background, disputed int64 // plain types, which database/sql fills without reflection
		if err := rows.Scan(&r.ID, &r.EDTF, &typ, &mode, &from, &to, &certainty, &background, &disputed, &r.Documents, &r.Independent, &r.Places, &r.Standing, &seq); err != nil {
			return err
		}
		r.Type, r.Mode = record.EventType(typ), record.Mode(mode)
		r.Interval = record.Interval{From: record.Day(from), To: record.Day(to)}
		r.Certainty, r.Background, r.Disputed = record.Certainty(certainty), background != 0, disputed != 0
		if err := take(&r); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Tellings hands over, by document, which event each statement tells. Documents are their row numbers, as in DocumentRows.
func (s *Store) Tellings(ctx context.Context, take func(statement, document int64, event string) error) error {
	rows, err := s.db.QueryContext(ctx, "SELECT id, document, event FROM shown_statements ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, doc int64
		var event string
		if err := rows.Scan(&id, &doc, &event); err != nil {
			return err
		}
		if err := take(id, doc, event); err != nil {
			return err
		}
	}
	return rows.Err()
}

// DocumentRows hands over row number, outlet, name and hash of every document, by row number.
func (s *Store) DocumentRows(ctx context.Context, take func(document int64, outlet, name string, hash []byte) error) error {
	rows, err := s.db.QueryContext(ctx, "SELECT id, outlet, name, hash FROM documents ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var outlet, name string
		var hash sql.RawBytes
		if err := rows.Scan(&id, &outlet, &name, &hash); err != nil {
			return err
		}
		if err := take(id, outlet, name, hash); err != nil {
			return err
		}
	}
	return rows.Err()
}

// MeasuresOfEvents hands over which measures are counted of which events.
func (s *Store) MeasuresOfEvents(ctx context.Context, take func(event, measure string, status record.Status) error) error {
	rows, err := s.db.QueryContext(ctx, "SELECT coalesce((SELECT nullif(r.merged,'') FROM revised_events r WHERE r.id=questions.event), event), measure, status FROM questions WHERE event<>''")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var event, measure, status string
		if err := rows.Scan(&event, &measure, &status); err != nil {
			return err
		}
		if err := take(event, measure, record.Status(status)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// maxListed bounds how many things are asked for by id at once, below SQLite's limit of variables.
const maxListed = 1000 // twice so many are asked for at most

// EventsByID opens events by their ids, in the order of the ids; one that is not there is an error.
func (s *Store) EventsByID(ctx context.Context, ids []string) ([]*record.Event, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if len(ids) > maxListed {
		return nil, fmt.Errorf("%d events asked for at once, %d at most", len(ids), maxListed)
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	list := "?" + strings.Repeat(",?", len(ids)-1)
	at := make(map[string]*record.Event, len(ids))
	for e, err := range bodies[record.Event](ctx, s, "SELECT body FROM revised_events WHERE id IN ("+list+") UNION ALL SELECT body FROM events WHERE id IN ("+list+") AND NOT EXISTS (SELECT 1 FROM revised_events r WHERE r.id=events.id)", append(args, args...)...) {
		if err != nil {
			return nil, err
		}
		at[e.ID] = e
	}
	out := make([]*record.Event, len(ids))
	for i, id := range ids {
		if out[i] = at[id]; out[i] == nil { // merged into another, or rejected
			e, err := s.Event(ctx, id)
			if err != nil {
				return nil, err
			}
			out[i] = e
		}
	}
	return out, nil
}

// RolesOf yields the events in which an actor has a part.
func (s *Store) RolesOf(ctx context.Context, actor string, take func(event string, role record.RoleName) error) error {
	rows, err := s.db.QueryContext(ctx, "SELECT event, role FROM shown_actor_events WHERE actor=?1 OR actor IN (SELECT id FROM revised_actors WHERE merged=?1)", actor)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var event, role string
		if err := rows.Scan(&event, &role); err != nil {
			return err
		}
		if err := take(event, record.RoleName(role)); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Pool readies the store for many readers at once: n connections, all opened now, so that none of them is opened later at a path where
// another record may lie by then.
func (s *Store) Pool(ctx context.Context, n int) error {
	s.db.SetMaxOpenConns(n)
	s.db.SetMaxIdleConns(n)
	var wait sync.WaitGroup
	errs := make([]error, n)
	ready := make(chan struct{})
	var opened sync.WaitGroup
	opened.Add(n)
	for i := range n {
		wait.Go(func() {
			c, err := s.db.Conn(ctx)
			opened.Done()
			if err != nil {
				errs[i] = err
				return
			}
			<-ready
			// each connection would map the file anew; what the system has in memory of it is read nearly as fast
			_, errs[i] = c.ExecContext(ctx, "PRAGMA mmap_size=0; PRAGMA cache_size=-6000")
			c.Close()
		})
	}
	opened.Wait()
	close(ready)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
