package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"

	"testigo/record"
)

// deciding are the tables of form 3: what people decided, and what follows from it.
//
// decisions is only ever added to. Each row carries the SHA-256 of the link before it and of its own body, so a row that is changed,
// taken out or put in breaks every later link, and whoever noted the last link once can tell later that all of it is still there. (A
// Merkle tree would prove the same of a part of the log to somebody who does not hold the rest; a record is one file, whoever checks it
// holds all of it, and a plain chain can be checked with sha256sum.)
//
// All other tables here are worked out from decisions and readings, and are made anew at will. They stand beside the machine's tables, which no
// decision ever touches; the views shown_… are what a reader of the record sees: the machine's rows, but for those that were revised. Both halves of a view have
// columns of one affinity, so that SQLite merges them by their indexes and need not sort (seq of a revised event lies between two integers all the same).
const deciding = `
CREATE TABLE decisions(seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, time TEXT NOT NULL, of TEXT NOT NULL, body TEXT NOT NULL, link BLOB NOT NULL);
CREATE INDEX decisions_of ON decisions(of) WHERE of<>'';
CREATE TABLE decided(decision INTEGER NOT NULL, item TEXT NOT NULL, PRIMARY KEY(decision, item)) WITHOUT ROWID;
CREATE INDEX decided_items ON decided(item, decision);
CREATE TABLE unanchored(decision INTEGER PRIMARY KEY, why TEXT NOT NULL);
CREATE TABLE marks(item TEXT PRIMARY KEY, kind TEXT NOT NULL, standing TEXT NOT NULL, author TEXT NOT NULL, time TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE revised_events(
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL, edtf TEXT NOT NULL, day_from INTEGER NOT NULL, day_to INTEGER NOT NULL,
  certainty INTEGER NOT NULL, background INTEGER NOT NULL, documents INTEGER NOT NULL, independent INTEGER NOT NULL, disputed INTEGER NOT NULL,
  en TEXT NOT NULL, es TEXT NOT NULL, places TEXT NOT NULL, body BLOB NOT NULL,
  standing TEXT NOT NULL, shown INTEGER NOT NULL, merged TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX revised_events_in_time ON revised_events(seq);
CREATE TABLE revised_statements(id INTEGER PRIMARY KEY, event TEXT NOT NULL);
CREATE INDEX revised_statements_of_event ON revised_statements(event);
CREATE TABLE revised_actors(id TEXT PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL, body BLOB NOT NULL,
  standing TEXT NOT NULL, shown INTEGER NOT NULL, merged TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX revised_actors_merged ON revised_actors(merged) WHERE merged<>'';
CREATE TABLE revised_actor_names(norm TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY(norm, actor)) WITHOUT ROWID;
CREATE TABLE revised_actor_events(actor TEXT NOT NULL, event TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY(actor, event, role)) WITHOUT ROWID;
CREATE TABLE doubts(item TEXT PRIMARY KEY, kind TEXT NOT NULL, weight REAL NOT NULL, reasons INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX doubts_by_weight ON doubts(weight DESC, item);
CREATE VIEW shown_events AS
  SELECT id, seq, type, mode, edtf, day_from, day_to, certainty, background, documents, independent, disputed, en, es, places, body, CAST('' AS TEXT) AS standing
    FROM events WHERE NOT EXISTS (SELECT 1 FROM revised_events r WHERE r.id=events.id)
  UNION ALL
  SELECT id, seq, type, mode, edtf, day_from, day_to, certainty, background, documents, independent, disputed, en, es, places, body, standing
    FROM revised_events WHERE shown=1;
CREATE VIEW shown_statements AS
  SELECT s.id, s.document, s.idx, coalesce((SELECT r.event FROM revised_statements r WHERE r.id=s.id), s.event) AS event, s.start, s.stop FROM statements s;
CREATE VIEW shown_actors AS
  SELECT id, kind, name, mentions, body, CAST('' AS TEXT) AS standing FROM actors WHERE NOT EXISTS (SELECT 1 FROM revised_actors r WHERE r.id=actors.id)
  UNION ALL
  SELECT id, kind, name, mentions, body, standing FROM revised_actors WHERE shown=1;
CREATE VIEW shown_actor_names AS
  SELECT n.norm, coalesce((SELECT CASE WHEN r.merged<>'' THEN r.merged ELSE r.id END FROM revised_actors r WHERE r.id=n.actor), n.actor) AS actor FROM actor_names n
  UNION ALL
  SELECT norm, actor FROM revised_actor_names;
CREATE VIEW shown_actor_events AS
  SELECT actor, event, role FROM actor_events WHERE NOT EXISTS (SELECT 1 FROM revised_events r WHERE r.id=actor_events.event)
  UNION ALL
  SELECT actor, event, role FROM revised_actor_events;
`

// Logged is a decision as it stands in the record's log.
type Logged struct {
	Seq  int64  // place in this record's log, from 1
	ID   string // hash of the body
	Body []byte // the decision as it was written
	Link Link   // the chain up to here
}

// Link is one link of the chain: the SHA-256 of the link before and of the body.
type Link [sha256.Size]byte

func (l Link) String() string { return hex.EncodeToString(l[:]) }

// next is the link after l for a body.
func (l Link) next(body []byte) Link {
	sum := sha256.Sum256(body)
	return sha256.Sum256(append(l[:len(l):len(l)], sum[:]...))
}

// Decision opens the decision.
func (l Logged) Decision() (*record.Decision, error) {
	d, err := record.DecodeDecision(l.Body)
	if err != nil {
		return nil, fmt.Errorf("decision %d: %w: %w", l.Seq, ErrDamaged, err)
	}
	return d, nil
}

// Decisions yields the log in the order in which it was written, from a place on (1 = all).
func (s *Store) Decisions(ctx context.Context, from int64) iter.Seq2[Logged, error] {
	return s.logged(ctx, "SELECT seq,id,body,link FROM decisions WHERE seq>=? ORDER BY seq", from)
}

// DecisionsOn yields what was decided about an item of this record, first to last.
func (s *Store) DecisionsOn(ctx context.Context, item string) iter.Seq2[Logged, error] {
	return s.logged(ctx, "SELECT seq,id,body,link FROM decisions WHERE seq IN (SELECT decision FROM decided WHERE item=?) ORDER BY time, id", item)
}

// Decision is one decision by its ID.
func (s *Store) Decision(ctx context.Context, id string) (Logged, error) {
	for l, err := range s.logged(ctx, "SELECT seq,id,body,link FROM decisions WHERE id=?", id) {
		return l, err
	}
	return Logged{}, fmt.Errorf("decision %q: %w", id, ErrNotFound)
}

func (s *Store) logged(ctx context.Context, query string, args ...any) iter.Seq2[Logged, error] {
	return func(yield func(Logged, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(Logged{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var l Logged
			var link []byte
			err := rows.Scan(&l.Seq, &l.ID, &l.Body, &link)
			if err == nil && len(link) != len(l.Link) {
				err = fmt.Errorf("decision %d: %w: its link has %d bytes", l.Seq, ErrDamaged, len(link))
			}
			copy(l.Link[:], link)
			if !yield(l, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Logged{}, err)
		}
	}
}

// Head is the number of decisions and the last link; a zero link if there are none.
func (s *Store) Head(ctx context.Context) (n int64, last Link, err error) {
	var link []byte
	err = s.db.QueryRowContext(ctx, "SELECT seq, link FROM decisions ORDER BY seq DESC LIMIT 1").Scan(&n, &link)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, last, nil
	}
	copy(last[:], link)
	return n, last, err
}

// Unanchored is a decision whose words this record does not hold, or where nothing is read any more.
type Unanchored struct {
	Logged
	Why string
}

// Unanchored lists the decisions that rest on nothing in this record.
func (s *Store) Unanchored(ctx context.Context) ([]Unanchored, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT d.seq, d.id, d.body, u.why FROM unanchored u JOIN decisions d ON d.seq=u.decision ORDER BY d.time, d.id")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Unanchored
	for rows.Next() {
		var u Unanchored
		if err := rows.Scan(&u.Seq, &u.ID, &u.Body, &u.Why); err != nil {
			return nil, err
		}
		out = append(out, u)
	}
	return out, rows.Err()
}

// Mark is how people stand behind an item, and who said so last.
type Mark struct {
	Item         string
	Kind         record.ItemKind
	Standing     record.Standing
	Author, Time string
}

// Mark is the mark of one item; zero if nobody decided about it.
func (s *Store) Mark(ctx context.Context, item string) (m Mark, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT item,kind,standing,author,time FROM marks WHERE item=?", item).Scan(&m.Item, &m.Kind, &m.Standing, &m.Author, &m.Time)
	if errors.Is(err, sql.ErrNoRows) {
		return Mark{}, nil
	}
	return m, err
}

// Marks yields the marks of one kind of item; empty = all.
func (s *Store) Marks(ctx context.Context, kind record.ItemKind) ([]Mark, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT item,kind,standing,author,time FROM marks WHERE ?1='' OR kind=?1 ORDER BY item", string(kind))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Mark
	for rows.Next() {
		var m Mark
		if err := rows.Scan(&m.Item, &m.Kind, &m.Standing, &m.Author, &m.Time); err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	return out, rows.Err()
}

// checkDecisions follows the chain and reads every decision.
func (s *Store) checkDecisions(ctx context.Context, a *Audit) {
	var last Link
	n := int64(0)
	for l, err := range s.Decisions(ctx, 0) {
		if err != nil {
			a.fault("the decisions cannot be read: %v", err)
			return
		}
		n++
		if l.Seq != n {
			a.fault("decision %d is missing", n)
			n = l.Seq
		}
		if last = last.next(l.Body); last != l.Link {
			a.fault("decision %d (%s) does not follow from those before it: it, or one of them, was changed or taken out", l.Seq, l.ID)
			last = l.Link
		}
		if record.DecisionID(l.Body) != l.ID {
			a.fault("decision %d does not have the id of its content", l.Seq)
		}
		if _, err := l.Decision(); err != nil {
			a.fault("%v", err)
		}
	}
	a.Decisions, a.Chain = int(n), last.String()
}

// HasLink tells whether a link noted earlier, given in full or by its first twelve digits or more, is in the chain, and after how many decisions.
func (s *Store) HasLink(ctx context.Context, link string) (after int64, err error) {
	if len(link) < 12 {
		return 0, fmt.Errorf("link %q: want 12 hexadecimal digits or more", link)
	}
	err = s.db.QueryRowContext(ctx, "SELECT seq FROM decisions WHERE lower(hex(link)) LIKE ? ESCAPE '\\'", escapeLike(link)+"%").Scan(&after)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("link %.20s…: %w: decisions that were here when it was noted are not here now", link, ErrNotFound)
	}
	return after, err
}

// DecisionStarting is the decision whose ID begins so.
func (s *Store) DecisionStarting(ctx context.Context, start string) (Logged, error) {
	if len(start) < 6 {
		return Logged{}, fmt.Errorf("decision %q: %w; hint: give six characters of its id or more", start, ErrNotFound)
	}
	var found []Logged
	for l, err := range s.logged(ctx, "SELECT seq,id,body,link FROM decisions WHERE id>=?1 AND id<?1||'g' LIMIT 2", start) {
		if err != nil {
			return l, err
		}
		found = append(found, l)
	}
	switch len(found) {
	case 0:
		return Logged{}, fmt.Errorf("decision %q: %w", start, ErrNotFound)
	case 1:
		return found[0], nil
	}
	return Logged{}, fmt.Errorf("decision %q: %w; hint: give more of its id", start, ErrAmbiguous)
}
