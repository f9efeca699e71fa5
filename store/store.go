// Package store keeps a record in one SQLite file: original bytes addressed by
// their SHA-256, extracted texts, readings, and what was linked from them, with full-text
// search over documents and statements.
//
// A record is built beside its place, in a temporary file of the same folder, and put there by
// one rename after everything is on disk. So a build that is killed, or that meets a
// full disk, leaves the last complete record or none, never half of one. Readers open the
// file read-only and may go on reading the old record while a new one is built.
//
// The file is described in docs/format.md; its version is SQLite's user_version.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/klauspost/compress/zstd"
	"modernc.org/sqlite" // also the driver "sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Version of the stored form. A change of the schema adds a migration and raises it.
const Version = 3

// applicationID marks the file as a record ("TSTG"), so that file(1) and we tell it from other databases.
const applicationID = 0x54535447

// The kinds of failure that callers tell apart.
var (
	ErrNotRecord = errors.New("not a Testigo record")
	ErrNewer     = errors.New("written by a newer version of Testigo")
	ErrNotFound  = errors.New("not in the record")
	ErrMissing   = errors.New("no such record")
	ErrBusy      = errors.New("another build is writing this record")
)

// Store is an open record, read-only.
type Store struct {
	db   *sql.DB
	path string
	// settle ends a running write before a read, where a Builder shares the one connection.
	settle func() error
}

// Open opens a complete record for reading.
func Open(path string) (*Store, error) {
	info, err := os.Stat(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: %w; hint: make one with 'testigo build -o %s FOLDER'", path, ErrMissing, filepath.Base(path))
		}
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a folder, %w; hint: 'testigo build %s' makes one from it", path, ErrNotRecord, path)
	}
	if _, err := os.Stat(path + "-journal"); err == nil {
		if err := Recover(context.Background(), path); err != nil {
			return nil, err
		}
	}
	return open(path, info)
}

func open(path string, info fs.FileInfo) (*Store, error) {
	if version, err := versionOf(path, info); err != nil {
		return nil, err
	} else if version < Version {
		if err := migrate(path, version); err != nil {
			return nil, err
		}
	}
	db, err := connect(path, "mode=ro&_pragma=busy_timeout(10000)&_pragma=query_only(1)&_pragma=mmap_size(268435456)")
	if err != nil {
		return nil, err
	}
	return &Store{db: db, path: path}, nil
}

// Close releases the file.
func (s *Store) Close() error { return s.db.Close() }

// Path is where the record lies.
func (s *Store) Path() string { return s.path }

func connect(path, options string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: options}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return db, nil
}

// versionOf asks for the two numbers in the header of the file, so that junk is told from a record before any of it is trusted. It
// asks by way of SQLite: a file that this process opens itself and closes again takes all locks on it along (POSIX), those of our other connections too.
func versionOf(path string, info fs.FileInfo) (int, error) {
	if info.Size() < 512 { // smaller than any page
		return 0, fmt.Errorf("%s: %w", path, ErrNotRecord)
	}
	db, err := connect(path, "mode=ro&_pragma=busy_timeout(10000)")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var version, application int
	err = db.QueryRow("SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id)").Scan(&version, &application)
	if se := (*sqlite.Error)(nil); errors.As(err, &se) && se.Code()&0xff == sqlite3.SQLITE_NOTADB {
		return 0, fmt.Errorf("%s: %w", path, ErrNotRecord)
	} else if err != nil && !Damaged(err) {
		return 0, fmt.Errorf("%s: %w", path, err)
	}
	if err == nil && application != applicationID {
		return 0, fmt.Errorf("%s: %w, but another program's database", path, ErrNotRecord)
	}
	if version > Version {
		return 0, fmt.Errorf("%s: %w (form %d; this program reads up to %d); hint: update Testigo, or build the record again from its documents", path, ErrNewer, version, Version)
	}
	if err != nil { // it says that it is a database, and is not in order: whoever reads it will say where
		return Version, nil
	}
	return version, nil
}

// migrations[v] brings a record of form v to form v+1. Form 1 is the first. What form 2 adds is worked out
// when the record is next built; form 3 begins without decisions.
var migrations = map[int]string{1: conclusions, 2: deciding}

// migrate brings an older record up to date in one transaction.
func migrate(path string, from int) error {
	db, err := connect(path, "_pragma=journal_mode(DELETE)&_pragma=synchronous(FULL)")
	if err != nil {
		return err
	}
	defer db.Close()
	tx, err := db.Begin()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer tx.Rollback()
	for v := from; v < Version; v++ {
		step, ok := migrations[v]
		if !ok {
			return fmt.Errorf("%s: no way from form %d to form %d; hint: build the record again from its documents", path, v, v+1)
		}
		if _, err := tx.Exec(step); err != nil {
			return fmt.Errorf("%s: from form %d to form %d: %w", path, v, v+1, err)
		}
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version=%d", Version)); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return tx.Commit()
}

// conclusions are the tables of form 2: what checks found, who was harmed, which episodes the events make up.
const conclusions = `
CREATE TABLE findings(id TEXT PRIMARY KEY, rule TEXT NOT NULL, verdict TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE victims(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, name TEXT NOT NULL, actor TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE conflicts(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, state TEXT NOT NULL, events INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
`

const schema = conclusions + `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE originals(hash BLOB PRIMARY KEY, size INTEGER NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE documents(
  id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, name TEXT NOT NULL, format TEXT NOT NULL, size INTEGER NOT NULL,
  lang TEXT NOT NULL, words INTEGER NOT NULL, title TEXT NOT NULL, outlet TEXT NOT NULL, author TEXT NOT NULL,
  written TEXT NOT NULL, written_from INTEGER NOT NULL, written_to INTEGER NOT NULL,
  text BLOB, layout BLOB NOT NULL, reader TEXT NOT NULL, reading BLOB NOT NULL);
CREATE TABLE receipts(name TEXT PRIMARY KEY, hash BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE lineage(document BLOB PRIMARY KEY, origin BLOB NOT NULL, kind TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX lineage_of_origin ON lineage(origin);
CREATE TABLE skipped(name TEXT NOT NULL, reason TEXT NOT NULL, hint TEXT NOT NULL);
CREATE TABLE events(
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, type TEXT NOT NULL, mode TEXT NOT NULL, edtf TEXT NOT NULL, day_from INTEGER NOT NULL, day_to INTEGER NOT NULL,
  certainty INTEGER NOT NULL, background INTEGER NOT NULL, documents INTEGER NOT NULL, independent INTEGER NOT NULL, disputed INTEGER NOT NULL,
  en TEXT NOT NULL, es TEXT NOT NULL, places TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX events_in_time ON events(seq, id, edtf, en, es, certainty, background, documents, independent, disputed, type, mode, day_from, day_to, places);
CREATE TABLE statements(
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, idx INTEGER NOT NULL, event TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL);
CREATE INDEX statements_of_event ON statements(event);
CREATE TABLE actors(id TEXT PRIMARY KEY, kind INTEGER NOT NULL, name TEXT NOT NULL, mentions INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE actor_names(norm TEXT NOT NULL, actor TEXT NOT NULL, PRIMARY KEY(norm, actor)) WITHOUT ROWID;
CREATE TABLE actor_events(actor TEXT NOT NULL, event TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY(actor, event, role)) WITHOUT ROWID;
CREATE TABLE questions(id TEXT PRIMARY KEY, measure TEXT NOT NULL, status TEXT NOT NULL, event TEXT NOT NULL, figures INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_documents USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE search_statements USING fts5(sentence, content='', tokenize='unicode61 remove_diacritics 2');
` + deciding

// Coders are safe for concurrent EncodeAll and DecodeAll.
var (
	compressor, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithWindowSize(1<<20))
	quick, _        = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(1<<20))
	decompressor, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(1<<30))
)

// small bodies hold little that a longer search would find.
const small = 4 << 10

func squeeze(b []byte) []byte {
	if len(b) < small {
		return quick.EncodeAll(b, nil)
	}
	return compressor.EncodeAll(b, nil)
}

func unsqueeze(b []byte) ([]byte, error) {
	out, err := decompressor.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: it does not unpack: %v", ErrDamaged, err)
	}
	return out, nil
}

// Meta is a value written at build time; "" if absent.
func (s *Store) Meta(ctx context.Context, key string) (string, error) {
	var v string
	err := s.db.QueryRowContext(ctx, "SELECT value FROM meta WHERE key=?", key).Scan(&v)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return v, err
}
