package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"testigo/record"
)

// Named is a value with how often it stands in the record.
type Named struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Outlets lists the outlets by the number of their documents.
func (s *Store) Outlets(ctx context.Context, limit int) ([]Named, error) {
	return s.named(ctx, "SELECT outlet, count(*) n FROM documents WHERE outlet<>'' GROUP BY outlet ORDER BY n DESC, outlet LIMIT ?", limit)
}

// StatusCounts counts the questions of two figures and more by how their figures stand.
func (s *Store) StatusCounts(ctx context.Context) ([]Named, error) {
	return s.named(ctx, "SELECT status, count(*) n FROM questions GROUP BY status ORDER BY n DESC")
}

// Measures lists what figures measure, by the number of questions.
func (s *Store) Measures(ctx context.Context, limit int) ([]Named, error) {
	return s.named(ctx, "SELECT measure, count(*) n FROM questions GROUP BY measure ORDER BY n DESC, measure LIMIT ?", limit)
}

func (s *Store) named(ctx context.Context, query string, args ...any) ([]Named, error) {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Named
	for rows.Next() {
		var n Named
		if err := rows.Scan(&n.Name, &n.Count); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

// DocumentsByRow lists documents by their row numbers, in the order of these.
func (s *Store) DocumentsByRow(ctx context.Context, numbers []uint32) ([]Row, error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	if len(numbers) > maxListed {
		return nil, fmt.Errorf("%d documents asked for at once, %d at most", len(numbers), maxListed)
	}
	args := make([]any, len(numbers))
	for i, n := range numbers {
		args[i] = n
	}
	rows, err := s.db.QueryContext(ctx, "SELECT "+rowColumns+",id FROM documents WHERE id IN (?"+strings.Repeat(",?", len(numbers)-1)+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	at := make(map[uint32]Row, len(numbers))
	for rows.Next() {
		var n uint32
		r, err := scanRow(rows.Scan, &n)
		if err != nil {
			return nil, err
		}
		at[n] = r
	}
	out := make([]Row, 0, len(numbers))
	for _, n := range numbers {
		if r, ok := at[n]; ok {
			out = append(out, r)
		}
	}
	return out, rows.Err()
}

// DocumentsByID lists documents by their ids.
func (s *Store) DocumentsByID(ctx context.Context, ids []record.DocumentID) (map[record.DocumentID]Row, error) {
	out := make(map[record.DocumentID]Row, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), maxListed)
		args := make([]any, n)
		for i, id := range ids[:n] {
			args[i] = id[:]
		}
		rows, err := s.findDocuments(ctx, "hash IN (?"+strings.Repeat(",?", n-1)+")", args...)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			out[r.Hash] = r
		}
		ids = ids[n:]
	}
	return out, nil
}

// ActorRow is an actor as a list shows it.
type ActorRow struct {
	ID       string
	Kind     record.ActorKind
	Name     string
	Mentions int
}

// ActorNames hands over every name of every actor, folded, with the actor's id and kind: the actors most mentioned first.
func (s *Store) ActorNames(ctx context.Context, take func(id string, kind record.ActorKind, norm string) error) error {
	rows, err := s.db.QueryContext(ctx, "SELECT a.id, a.kind, coalesce(n.norm,'') FROM (SELECT id, kind, name, mentions FROM shown_actors) a LEFT JOIN (SELECT actor, norm FROM shown_actor_names) n ON n.actor=a.id ORDER BY a.mentions DESC, a.name, a.id, n.norm")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, norm string
		var kind int64
		if err := rows.Scan(&id, &kind, &norm); err != nil {
			return err
		}
		if err := take(id, record.ActorKind(kind), norm); err != nil {
			return err
		}
	}
	return rows.Err()
}

// ActorsByID lists actors by their ids, in the order of these; at most a thousand.
func (s *Store) ActorsByID(ctx context.Context, ids []string) ([]ActorRow, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if len(ids) > maxListed {
		return nil, fmt.Errorf("%d actors asked for at once, %d at most", len(ids), maxListed)
	}
	args := make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	rows, err := s.db.QueryContext(ctx, "SELECT id,kind,name,mentions FROM shown_actors WHERE id IN (?"+strings.Repeat(",?", len(ids)-1)+")", args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	at := make(map[string]ActorRow, len(ids))
	for rows.Next() {
		var a ActorRow
		var kind int
		if err := rows.Scan(&a.ID, &kind, &a.Name, &a.Mentions); err != nil {
			return nil, err
		}
		a.Kind = record.ActorKind(kind)
		at[a.ID] = a
	}
	out := make([]ActorRow, 0, len(ids))
	for _, id := range ids {
		if a, ok := at[id]; ok {
			out = append(out, a)
		}
	}
	return out, rows.Err()
}

// QuestionFilter narrows a list of questions; zero fields do not.
type QuestionFilter struct {
	Measure string
	Status  record.Status
	Event   string
	Several bool // only those with two figures or more
}

// QuestionPage lists questions in the order of Questions.
func (s *Store) QuestionPage(ctx context.Context, f QuestionFilter, offset, limit int) (list []*record.Question, total int, err error) {
	where, args := "1", []any{}
	and := func(c string, v ...any) { where += " AND " + c; args = append(args, v...) }
	if f.Measure != "" {
		and("measure=?", f.Measure)
	}
	if f.Status != "" {
		and("status=?", string(f.Status))
	}
	if f.Event != "" {
		and("event=?", f.Event)
	}
	if f.Several {
		and("figures>1")
	}
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM questions WHERE "+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	for q, err := range bodies[record.Question](ctx, s, "SELECT body FROM questions WHERE "+where+" ORDER BY CASE status WHEN 'conflict' THEN 0 WHEN 'growth' THEN 1 WHEN 'agree' THEN 2 ELSE 3 END, figures DESC, measure, id LIMIT ? OFFSET ?", append(args, limit, offset)...) {
		if err != nil {
			return nil, 0, err
		}
		list = append(list, q)
	}
	return list, total, nil
}

// Totals are how many of each thing the record holds, and the days between which documents were written.
type Totals struct {
	Documents  int   `json:"documents"`
	Events     int   `json:"events"`
	Statements int   `json:"statements"`
	Actors     int   `json:"actors"`
	Questions  int   `json:"questions"`
	Outlets    int   `json:"outlets"`
	Unsourced  int   `json:"documents_without_outlet"`
	Copies     int   `json:"copies"`
	Skipped    int   `json:"inputs_skipped"`
	Bytes      int64 `json:"bytes"`
	Words      int64 `json:"words"`
}

// Totals counts the record.
func (s *Store) Totals(ctx context.Context) (t Totals, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM shown_events), (SELECT count(*) FROM statements), (SELECT count(*) FROM shown_actors),
		(SELECT count(*) FROM questions), (SELECT count(DISTINCT outlet) FROM documents WHERE outlet<>''), (SELECT count(*) FROM documents WHERE outlet=''),
		(SELECT count(*) FROM lineage), (SELECT count(*) FROM skipped), (SELECT coalesce(sum(size),0) FROM documents), (SELECT coalesce(sum(words),0) FROM documents)`).
		Scan(&t.Documents, &t.Events, &t.Statements, &t.Actors, &t.Questions, &t.Outlets, &t.Unsourced, &t.Copies, &t.Skipped, &t.Bytes, &t.Words)
	return t, err
}

// EventsOfDocument yields, for each statement of a document, the event it was linked to.
func (s *Store) EventsOfDocument(ctx context.Context, id record.DocumentID) (map[int]string, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT idx, event FROM shown_statements WHERE id BETWEEN (SELECT id FROM documents WHERE hash=?1)*?2 AND (SELECT id FROM documents WHERE hash=?1)*?2+?2-1", id[:], maxStatements)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[int]string{}
	for rows.Next() {
		var i int
		var event string
		if err := rows.Scan(&i, &event); err != nil {
			return nil, err
		}
		out[i] = event
	}
	return out, rows.Err()
}

// ResolveDocument finds a document by its hash or the beginning of its hash, six digits or more.
func (s *Store) ResolveDocument(ctx context.Context, key string) (Row, error) {
	key = strings.ToLower(key)
	if len(key) < 6 || len(key) > 64 || strings.Trim(key, "0123456789abcdef") != "" {
		return Row{}, fmt.Errorf("document %q: %w", key, ErrNotFound)
	}
	// hashes are compared as bytes, so that the index of the column finds them
	low, high := fill(key, '0'), fill(key, 'f')
	a, err1 := record.ParseDocumentID(low)
	b, err2 := record.ParseDocumentID(high)
	if err := errors.Join(err1, err2); err != nil {
		return Row{}, err
	}
	found, err := s.findDocuments(ctx, "hash BETWEEN ? AND ? ORDER BY hash LIMIT 2", a[:], b[:])
	if err != nil {
		return Row{}, err
	}
	return only(key, found)
}

func fill(key string, digit byte) string {
	return key + strings.Repeat(string(digit), 64-len(key))
}

// ActorNamed is the actor, the most mentioned, that bears a folded name; empty if there is none.
func (s *Store) ActorNamed(ctx context.Context, norm string) (string, error) {
	var id string
	err := s.db.QueryRowContext(ctx, "SELECT actor FROM shown_actor_names JOIN shown_actors a ON a.id=actor WHERE norm=? ORDER BY mentions DESC LIMIT 1", norm).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}
