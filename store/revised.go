package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"

	"testigo/record"
)

// MachineEvent is an event as the machine made it, whatever was decided about it.
func (s *Store) MachineEvent(ctx context.Context, id string) (*record.Event, error) {
	return one[record.Event](ctx, s, "event", "SELECT body FROM events WHERE id=?", id)
}

// MachineProfile is an actor as the machine made it.
func (s *Store) MachineProfile(ctx context.Context, id string) (*record.Profile, error) {
	return one[record.Profile](ctx, s, "actor", "SELECT body FROM actors WHERE id=?", id)
}

// MachineEvents yields the events as the machine made them.
func (s *Store) MachineEvents(ctx context.Context) iter.Seq2[*record.Event, error] {
	return bodies[record.Event](ctx, s, "SELECT body FROM events ORDER BY seq")
}

// MachineProfiles yields the actors as the machine made them.
func (s *Store) MachineProfiles(ctx context.Context) iter.Seq2[*record.Profile, error] {
	return bodies[record.Profile](ctx, s, "SELECT body FROM actors ORDER BY mentions DESC, name, id")
}

// MachineEventOf is the event to which the machine linked a statement.
func (s *Store) MachineEventOf(ctx context.Context, ref record.StatementRef) (string, error) {
	var id string
	err := s.db.QueryRowContext(ctx, "SELECT event FROM statements WHERE id=(SELECT id FROM documents WHERE hash=?)*?+?", ref.Doc[:], maxStatements, ref.Index).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", ErrNotFound
	}
	return id, err
}

// MachineProfilesNamed yields the actors that the machine gave a folded name.
func (s *Store) MachineProfilesNamed(ctx context.Context, norm string) iter.Seq2[*record.Profile, error] {
	return bodies[record.Profile](ctx, s, "SELECT body FROM actors WHERE id IN (SELECT actor FROM actor_names WHERE norm=?) ORDER BY mentions DESC, name, id", norm)
}

// Revision is what decisions made of an event or actor; ok is false where the machine's stands.
func (s *Store) Revision(ctx context.Context, id string) (r Revision, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT standing, shown, merged FROM revised_events WHERE id=?1 UNION ALL SELECT standing, shown, merged FROM revised_actors WHERE id=?1", id).
		Scan(&r.Standing, &r.Shown, &r.Merged)
	if errors.Is(err, sql.ErrNoRows) {
		return Revision{}, false, nil
	}
	return r, err == nil, err
}

// StandingCounts counts the marks of a kind of item.
func (s *Store) StandingCounts(ctx context.Context, kind record.ItemKind) (map[record.Standing]int, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT standing, count(*) FROM marks WHERE kind=? GROUP BY standing", string(kind))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[record.Standing]int{}
	for rows.Next() {
		var st record.Standing
		var n int
		if err := rows.Scan(&st, &n); err != nil {
			return nil, err
		}
		out[st] = n
	}
	return out, rows.Err()
}

// Doubt is an item that waits for a person, heavier ones first; Reasons are bits that package review names.
type Doubt struct {
	Item    string
	Kind    record.ItemKind
	Weight  float64
	Reasons int64
}

// PutDoubt writes how much an item wants a person's eye.
func (b *Builder) PutDoubt(d Doubt) error {
	if err := b.exec("INSERT OR REPLACE INTO doubts VALUES(?,?,?,?)", d.Item, string(d.Kind), d.Weight, d.Reasons); err != nil {
		return err
	}
	return b.step()
}

// DoubtFilter narrows what waits; zero fields do not.
type DoubtFilter struct {
	Kind    record.ItemKind
	Reasons int64  // all of these bits
	Words   string // in the headline of an event, in either language
}

// Doubts lists what waits, the heaviest first: what nobody decided about, and what is disputed or has changed since it was accepted, which
// come before all else.
func (s *Store) Doubts(ctx context.Context, f DoubtFilter, offset, limit int) (list []Doubt, total int, err error) {
	const all = ` FROM (SELECT m.item, m.kind, 1000.0 AS weight, CASE m.standing WHEN 'disputed' THEN 1 ELSE 2 END AS reasons FROM marks m WHERE m.standing IN ('disputed','changed')
		UNION ALL SELECT d.item, d.kind, d.weight, d.reasons FROM doubts d WHERE NOT EXISTS (SELECT 1 FROM marks m WHERE m.item=d.item AND m.standing<>'')
			AND NOT (d.kind='actor' AND EXISTS (SELECT 1 FROM decided x WHERE x.item=d.item)))`
	where, args := " WHERE 1", []any{}
	and := func(c string, v ...any) { where += " AND " + c; args = append(args, v...) }
	if f.Kind != "" {
		and("kind=?", string(f.Kind))
	}
	if f.Reasons != 0 {
		and("(reasons & ?)=?", f.Reasons, f.Reasons)
	}
	if f.Words != "" {
		like := "%" + escapeLike(f.Words) + "%"
		and(`item IN (SELECT id FROM shown_events WHERE en LIKE ? ESCAPE '\' OR es LIKE ? ESCAPE '\')`, like, like)
	}
	if err := s.db.QueryRowContext(ctx, "SELECT count(*)"+all+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	rows, err := s.db.QueryContext(ctx, "SELECT item, kind, weight, reasons"+all+where+" ORDER BY weight DESC, item LIMIT ? OFFSET ?", append(args, limit, offset)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var d Doubt
		if err := rows.Scan(&d.Item, &d.Kind, &d.Weight, &d.Reasons); err != nil {
			return nil, 0, err
		}
		list = append(list, d)
	}
	return list, total, rows.Err()
}
