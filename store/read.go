package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strings"

	"testigo/record"
	"testigo/store/internal/strictjson"
)

// Row is what the record lists of a document without opening its text.
type Row struct {
	Hash     record.DocumentID
	Name     string
	Format   record.Format
	Size     int
	Lang     record.Lang
	Words    int
	Title    string
	Outlet   string
	Author   string
	Written  string // EDTF
	Interval record.Interval
}

const rowColumns = "hash,name,format,size,lang,words,title,outlet,author,written,written_from,written_to"

func scanRow(scan func(...any) error, more ...any) (Row, error) {
	var r Row
	var hash []byte
	var format, lang string
	var from, to int
	err := scan(append([]any{&hash, &r.Name, &format, &r.Size, &lang, &r.Words, &r.Title, &r.Outlet, &r.Author, &r.Written, &from, &to}, more...)...)
	if err != nil {
		return r, err
	}
	if len(hash) != len(r.Hash) {
		return r, fmt.Errorf("document %s: %w: its id has %d bytes, want %d", r.Name, ErrDamaged, len(hash), len(r.Hash))
	}
	copy(r.Hash[:], hash)
	r.Format, r.Lang = record.Format(format), record.Lang(lang)
	r.Interval = record.Interval{From: record.Day(from), To: record.Day(to)}
	return r, nil
}

// Documents yields the documents by name, then hash: the same order whatever the build's.
func (s *Store) Documents(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT "+rowColumns+" FROM documents ORDER BY name, hash")
		if err != nil {
			yield(Row{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			r, err := scanRow(rows.Scan)
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Row{}, err)
		}
	}
}

// FindDocument finds one document by its hash, the beginning of its hash (six digits or more), or its name.
func (s *Store) FindDocument(ctx context.Context, key string) (Row, error) {
	hash := "x" // matches no hash
	if len(key) >= 6 && strings.Trim(strings.ToLower(key), "0123456789abcdef") == "" {
		hash = strings.ToLower(key)
	}
	found, err := s.findDocuments(ctx, "name=?1 OR lower(hex(hash)) LIKE ?2 OR name LIKE ?3 ESCAPE '\\' ORDER BY name=?1 DESC, name LIMIT 2", key, hash+"%", "%/"+escapeLike(key))
	if err != nil {
		return Row{}, err
	}
	return only(key, found)
}

// FindDocumentLike finds one document by a part of its name; case does not matter.
func (s *Store) FindDocumentLike(ctx context.Context, part string) (Row, error) {
	found, err := s.findDocuments(ctx, "name LIKE ? ESCAPE '\\' ORDER BY name LIMIT 2", "%"+escapeLike(part)+"%")
	if err != nil {
		return Row{}, err
	}
	return only(part, found)
}

func (s *Store) findDocuments(ctx context.Context, where string, args ...any) ([]Row, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT "+rowColumns+" FROM documents WHERE "+where, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []Row
	for rows.Next() {
		r, err := scanRow(rows.Scan)
		if err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

// ErrAmbiguous: a name fits more than one thing.
var ErrAmbiguous = errors.New("more than one fits")

func only(key string, found []Row) (Row, error) {
	switch {
	case len(found) == 0:
		return Row{}, fmt.Errorf("document %q: %w", key, ErrNotFound)
	case len(found) == 2 && found[0].Name != key:
		return Row{}, fmt.Errorf("document %q: %w: %q, %q; hint: give more of its name or hash", key, ErrAmbiguous, found[0].Name, found[1].Name)
	}
	return found[0], nil
}

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s)
}

// Original is the bytes as received.
func (s *Store) Original(ctx context.Context, id record.DocumentID) ([]byte, error) {
	var packed []byte
	err := s.db.QueryRowContext(ctx, "SELECT bytes FROM originals WHERE hash=?", id[:]).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("document %s: %w", id, ErrNotFound)
	} else if err != nil {
		return nil, err
	}
	return unsqueeze(packed)
}

// stored is a document's row with its packed parts.
type stored struct {
	Row
	text, layout, original []byte
	reader                 string
	reading                []byte
}

const loadDocument = "SELECT " + rowColumns + ",text,layout,reader,reading,(SELECT bytes FROM originals o WHERE o.hash=d.hash) FROM documents d WHERE hash=?"

func (s *Store) load(ctx context.Context, id record.DocumentID) (*stored, error) {
	d, err := scanStored(s.db.QueryRowContext(ctx, loadDocument, id[:]))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("document %s: %w", id, ErrNotFound)
	}
	return d, err
}

func scanStored(row *sql.Row) (*stored, error) {
	var d stored
	var err error
	d.Row, err = scanRow(row.Scan, &d.text, &d.layout, &d.reader, &d.reading, &d.original)
	return &d, err
}

func (d *stored) open() (*record.Document, error) {
	packed := d.text
	if packed == nil {
		packed = d.original
	}
	text, err := unsqueeze(packed)
	if err != nil {
		return nil, fmt.Errorf("document %s: text: %w", d.Name, err)
	}
	doc, err := record.NewDocument(d.Hash, d.Name, d.Format, string(text))
	if err != nil {
		return nil, fmt.Errorf("document %s: %w: %w", d.Name, ErrDamaged, err)
	}
	doc.Size, doc.Lang = int64(d.Size), d.Lang
	layout, err := unsqueeze(d.layout)
	if err == nil {
		err = openLayout(doc, layout)
	}
	if err != nil {
		return nil, fmt.Errorf("document %s: layout: %w: %w", d.Name, ErrDamaged, err)
	}
	return doc, nil
}

// Reading opens a document with all that was read in it. Every witness is cut
// from the text again; one that does not fit is an error.
func (s *Store) Reading(ctx context.Context, id record.DocumentID) (*record.Reading, error) {
	d, err := s.load(ctx, id)
	if err != nil {
		return nil, err
	}
	return d.decode()
}

// Receipts yields every name under which bytes arrived, in order of name.
func (s *Store) Receipts(ctx context.Context) iter.Seq2[Receipt, error] {
	return func(yield func(Receipt, error) bool) {
		rows, err := s.db.QueryContext(ctx, "SELECT name, hash FROM receipts ORDER BY name")
		if err != nil {
			yield(Receipt{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var r Receipt
			var hash []byte
			err := rows.Scan(&r.Name, &hash)
			copy(r.Hash[:], hash)
			if !yield(r, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Receipt{}, err)
		}
	}
}

// Receipt is a name under which a document arrived.
type Receipt struct {
	Name string
	Hash record.DocumentID
}

// Skipped is an input that was not read, and why.
type Skipped struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
	Hint   string `json:"hint,omitempty"`
}

// SkippedInputs lists what was not read.
func (s *Store) SkippedInputs(ctx context.Context) ([]Skipped, error) {
	rows, err := s.db.QueryContext(ctx, "SELECT name, reason, hint FROM skipped ORDER BY name, reason")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Skipped
	for rows.Next() {
		var k Skipped
		if err := rows.Scan(&k.Name, &k.Reason, &k.Hint); err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, rows.Err()
}

func unpack[T any](packed []byte) (*T, error) {
	b, err := unsqueeze(packed)
	if err != nil {
		return nil, err
	}
	v := new(T)
	if err := strictjson.Unmarshal(b, v); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return v, nil
}

func bodies[T any](ctx context.Context, s *Store, query string, args ...any) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(nil, err)
			return
		}
		defer rows.Close()
		columns, err := rows.Columns()
		if err != nil {
			yield(nil, err)
			return
		}
		var packed []byte
		into := make([]any, len(columns)) // what follows the body is there for the order alone
		for i := range into {
			into[i] = new(any)
		}
		into[0] = &packed
		for rows.Next() {
			err := rows.Scan(into...)
			var v *T
			if err == nil {
				v, err = unpack[T](packed)
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// EventFilter narrows a chronology; zero fields do not.
type EventFilter struct {
	During       record.Interval // events that may lie in it
	Type         record.EventType
	Mode         record.Mode
	MinCertainty record.Certainty // Asserted: only what some document asserts; and so on, down to Hypothetical
	Actors       []string         // IDs of Profiles: events of any of them
	Place        string           // name of a place, department or country, or its id; case and accents aside
	Reported     bool             // without what is told as background or habit
}

// where turns the filter into a condition.
func (f EventFilter) where() (string, []any) {
	cond, args := "WHERE 1", []any{}
	and := func(c string, v ...any) { cond += " AND " + c; args = append(args, v...) }
	if f.During.From != 0 {
		and("(day_to >= ? OR day_to = 0 AND day_from <> 0)", int(f.During.From))
	}
	if f.During.To != 0 {
		and("(day_from <= ? AND (day_from <> 0 OR day_to <> 0))", int(f.During.To))
	}
	if f.Type != "" {
		and("type = ?", string(f.Type))
	}
	if f.Mode != "" {
		and("mode = ?", string(f.Mode))
	}
	if f.MinCertainty != record.NoCertainty {
		and("certainty BETWEEN 1 AND ?", int(f.MinCertainty))
	}
	if f.Reported {
		and("background = 0")
	}
	if f.Place != "" {
		and("instr(places, ?) > 0", "\n"+fold(f.Place)+"\n")
	}
	if len(f.Actors) > 0 {
		in := make([]any, len(f.Actors))
		for i, a := range f.Actors {
			in[i] = a
		}
		ids := "?" + strings.Repeat(",?", len(in)-1)
		and("id IN (SELECT event FROM shown_actor_events WHERE actor IN ("+ids+") OR actor IN (SELECT id FROM revised_actors WHERE merged IN ("+ids+")))", append(in, in...)...)
	}
	return cond, args
}

// Events yields events in the order of the chronology: by earliest day, undated ones last.
func (s *Store) Events(ctx context.Context, f EventFilter) iter.Seq2[*record.Event, error] {
	cond, args := f.where()
	return bodies[record.Event](ctx, s, "SELECT body, seq, id FROM shown_events "+cond+" ORDER BY seq, id", args...)
}

// Line is one event as a chronology lists it, without opening it.
type Line struct {
	ID, EDTF, Headline string
	Certainty          record.Certainty
	Background         bool // or generic: not what documents report
	Documents          int
	Independent        int // families of documents: fewer where copies tell it
	Disputed           bool
	Standing           record.Standing // what people say of it; empty = read by machine
}

// Lines yields what Events yields, as lines in one language.
func (s *Store) Lines(ctx context.Context, f EventFilter, lang record.Lang) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		column := "en"
		if lang == record.Spanish {
			column = "es"
		}
		cond, args := f.where()
		rows, err := s.db.QueryContext(ctx, "SELECT id,edtf,"+column+",certainty,background,documents,independent,disputed,standing,seq FROM shown_events "+cond+" ORDER BY seq, id", args...)
		if err != nil {
			yield(Line{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var l Line
			var seq any                               // chosen only because SQLite merges the halves of a view by columns that are chosen
			var certainty, background, disputed int64 // plain types, which database/sql fills without reflection
			err := rows.Scan(&l.ID, &l.EDTF, &l.Headline, &certainty, &background, &l.Documents, &l.Independent, &disputed, &l.Standing, &seq)
			l.Certainty, l.Background, l.Disputed = record.Certainty(certainty), background != 0, disputed != 0
			if !yield(l, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(Line{}, err)
		}
	}
}

// Event is one event by its ID, as people left it; one that was merged is the event into which it went.
func (s *Store) Event(ctx context.Context, id string) (*record.Event, error) {
	return one[record.Event](ctx, s, "event", `SELECT body FROM revised_events WHERE id=coalesce((SELECT nullif(merged,'') FROM revised_events WHERE id=?1), ?1)
		UNION ALL SELECT body FROM events WHERE id=?1 LIMIT 1`, id)
}

// Profile is one actor by its ID, as people left it; one that was merged is the actor into which it went.
func (s *Store) Profile(ctx context.Context, id string) (*record.Profile, error) {
	return one[record.Profile](ctx, s, "actor", `SELECT body FROM revised_actors WHERE id=coalesce((SELECT nullif(merged,'') FROM revised_actors WHERE id=?1), ?1)
		UNION ALL SELECT body FROM actors WHERE id=?1 LIMIT 1`, id)
}

// Profiles yields the actors, most mentioned first.
func (s *Store) Profiles(ctx context.Context) iter.Seq2[*record.Profile, error] {
	return bodies[record.Profile](ctx, s, "SELECT body FROM shown_actors ORDER BY mentions DESC, name, id")
}

// ProfilesNamed finds actors by a folded name, or by a part of it.
func (s *Store) ProfilesNamed(ctx context.Context, norm string) iter.Seq2[*record.Profile, error] {
	return bodies[record.Profile](ctx, s, `SELECT body FROM shown_actors WHERE id IN (SELECT actor FROM shown_actor_names WHERE norm=?1 OR ' '||norm||' ' LIKE ?2 ESCAPE '\') ORDER BY mentions DESC, name, id`,
		norm, "% "+escapeLike(norm)+" %")
}

// Question is one question by its ID.
func (s *Store) Question(ctx context.Context, id string) (*record.Question, error) {
	return one[record.Question](ctx, s, "question", "SELECT body FROM questions WHERE id=?", id)
}

// Questions yields the questions: conflicts first, then growth, agreement and single figures.
func (s *Store) Questions(ctx context.Context) iter.Seq2[*record.Question, error] {
	return bodies[record.Question](ctx, s, "SELECT body FROM questions ORDER BY CASE status WHEN 'conflict' THEN 0 WHEN 'growth' THEN 1 WHEN 'agree' THEN 2 ELSE 3 END, figures DESC, measure, id")
}

// QuestionsOf yields the questions that the figures of an event answer.
func (s *Store) QuestionsOf(ctx context.Context, event string) iter.Seq2[*record.Question, error] {
	return bodies[record.Question](ctx, s, "SELECT body FROM questions WHERE event=? ORDER BY figures DESC, id", event)
}

func one[T any](ctx context.Context, s *Store, kind, query, id string) (*T, error) {
	for v, err := range bodies[T](ctx, s, query, id) {
		return v, err
	}
	return nil, fmt.Errorf("%s %q: %w", kind, id, ErrNotFound)
}

// EventOf is the event to which a statement was linked.
func (s *Store) EventOf(ctx context.Context, ref record.StatementRef) (string, error) {
	var id string
	err := s.db.QueryRowContext(ctx, "SELECT event FROM shown_statements WHERE id=(SELECT id FROM documents WHERE hash=?)*?+?", ref.Doc[:], maxStatements, ref.Index).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", ErrNotFound
	}
	return id, err
}
