package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"testigo/record"
)

// Builder writes a new record. It is used by one goroutine. Nothing is visible at the
// record's path before Commit.
type Builder struct {
	final, temp string
	guard       *os.File
	db          *sql.DB
	tx          *sql.Tx
	pending     int
	stmts       map[string]*sql.Stmt
	docs        map[record.DocumentID]int64
	fold        func(context.Context, *Pen) error // what follows from decisions; nil = none are carried over
	names       map[record.DocumentID]names
}

// names of a document: the one that its row has, and the first, in order, of those it arrived under.
type names struct{ row, first string }

// batch is how many rows are written in one transaction; a document counts for many. The full-text index writes a piece of its own at the
// end of each, all of which it has to merge later.
const (
	batch       = 8192
	perDocument = 32
)

// Create begins a record that will stand at path. It takes a lock beside the
// record; what an earlier, killed build left there is removed.
func Create(path string) (*Builder, error) {
	if err := place(path); err != nil {
		return nil, err
	}
	dir, base := filepath.Split(path)
	guard, err := takeGuard(filepath.Join(dir, "."+base+".lock"))
	if errors.Is(err, ErrBusy) {
		return nil, fmt.Errorf("%s: %w; hint: wait for it, or choose another place with -o", path, err)
	} else if err != nil {
		return nil, fmt.Errorf("%s: cannot write here: %w; hint: choose another place with -o", path, bare(err))
	}
	b := &Builder{final: path, temp: filepath.Join(dir, "."+base+".building"), guard: guard,
		stmts: map[string]*sql.Stmt{}, docs: map[record.DocumentID]int64{}, names: map[record.DocumentID]names{}}
	for _, tail := range []string{"", "-journal", "-wal", "-shm"} {
		if err := os.Remove(b.temp + tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			guard.Close()
			return nil, fmt.Errorf("%s: %w", b.temp, err)
		}
	}
	// The file is thrown away unless it is complete, so it needs no journal.
	db, err := connect(b.temp, "_pragma=page_size(4096)&_pragma=journal_mode(OFF)&_pragma=synchronous(OFF)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-16000)")
	if err == nil {
		db.SetMaxOpenConns(1)
		_, err = db.Exec(fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d;", applicationID, Version) + schema)
	}
	if err != nil {
		b.db = db
		b.Abort()
		return nil, explain(path, err)
	}
	b.db = db
	return b, nil
}

// place refuses a path at which no file can be written, in the words of whoever typed it.
func place(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%s is a folder, and the record is to be a file; hint: give it a name, as in %s", path, filepath.Join(path, "NAME.testigo"))
	}
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s: the folder %s does not exist; hint: make it first, or choose another place with -o", path, dir)
	} else if err == nil && !info.IsDir() {
		return fmt.Errorf("%s: %s is not a folder; hint: choose another place with -o", path, dir)
	}
	return nil
}

// bare is an error of the file system without the path of the helper file that Go puts before it.
func bare(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// explain adds what to do to the failures that people meet.
func explain(path string, err error) error {
	if full(err) {
		return fmt.Errorf("%s: the disk is full (%w); hint: free some space or choose another place with -o; the record that was there is untouched", path, err)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// full tells whether the disk has no room: SQLite says so in its own words, and reports a write beyond a
// limit of size (ulimit -f, some quotas) as a failed write.
func full(err error) bool {
	if err == nil {
		return false
	}
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG) || errors.Is(err, syscall.EDQUOT) {
		return true
	}
	if se := (*sqlite.Error)(nil); errors.As(err, &se) {
		return se.Code() == sqlite3.SQLITE_FULL || se.Code() == sqlite3.SQLITE_IOERR_WRITE
	}
	return false
}

func (b *Builder) exec(query string, args ...any) error {
	if b.tx == nil {
		tx, err := b.db.Begin()
		if err != nil {
			return explain(b.final, err)
		}
		b.tx = tx
	}
	st := b.stmts[query]
	if st == nil {
		var err error
		if st, err = b.tx.Prepare(query); err != nil {
			return explain(b.final, err)
		}
		b.stmts[query] = st
	}
	if _, err := st.Exec(args...); err != nil {
		return explain(b.final, err)
	}
	return nil
}

// flush ends the running transaction, so that what was written can be read.
func (b *Builder) flush() error {
	if b.tx == nil {
		return nil
	}
	for k, st := range b.stmts {
		st.Close()
		delete(b.stmts, k)
	}
	err := b.tx.Commit()
	b.tx, b.pending = nil, 0
	if err != nil {
		return explain(b.final, err)
	}
	return nil
}

func (b *Builder) step() error { return b.steps(1) }

func (b *Builder) steps(n int) error {
	if b.pending += n; b.pending >= batch {
		return b.flush()
	}
	return nil
}

// SetMeta writes one of the record's own facts.
func (b *Builder) SetMeta(key, value string) error {
	return b.exec("INSERT OR REPLACE INTO meta VALUES(?,?)", key, value)
}

// Skip notes an input that could not be read, and why.
func (b *Builder) Skip(name, reason, hint string) error {
	return b.exec("INSERT INTO skipped VALUES(?,?,?)", name, reason, hint)
}

// Receive notes that bytes arrived under a name. Two names may bring the same bytes.
func (b *Builder) Receive(name string, id record.DocumentID) error {
	if n := b.names[id]; n.first == "" || name < n.first {
		n.first = name
		b.names[id] = n
	}
	return b.exec("INSERT OR REPLACE INTO receipts VALUES(?,?)", name, id[:])
}

// Has tells whether the document is in the record that is being built.
func (b *Builder) Has(id record.DocumentID) bool { return b.docs[id] != 0 }

// Put writes a document with its original bytes and its reading by the named reader.
func (b *Builder) Put(original []byte, r *record.Reading, reader string) error {
	d := r.Doc
	layout, err := layoutOf(d)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Name, err)
	}
	reading, err := encodeReading(r)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Name, err)
	}
	var text any
	if d.Text() != string(original) {
		text = squeeze([]byte(d.Text()))
	}
	id := d.ID()
	row := Row{Hash: id, Name: d.Name, Format: d.Format, Size: len(original), Lang: d.Lang, Words: countWords(d.Text()),
		Title: d.Meta.Title.Value(), Outlet: d.Meta.Outlet.Value(), Author: d.Meta.Author.Value(),
		Written: r.Written.EDTF, Interval: r.Written.Interval}
	return b.put(row, squeeze(original), text, squeeze(layout), reader, squeeze(reading), d.Text())
}

func (b *Builder) put(row Row, original []byte, text any, layout []byte, reader string, reading []byte, plain string) error {
	if b.docs[row.Hash] != 0 {
		return nil
	}
	n := int64(len(b.docs) + 1)
	b.docs[row.Hash] = n
	b.names[row.Hash] = names{row.Name, b.names[row.Hash].first}
	if err := b.exec("INSERT INTO originals VALUES(?,?,?)", row.Hash[:], row.Size, original); err != nil {
		return err
	}
	if err := b.exec("INSERT INTO documents VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", n, row.Hash[:], row.Name, string(row.Format), row.Size, string(row.Lang), row.Words,
		row.Title, row.Outlet, row.Author, row.Written, int(row.Interval.From), int(row.Interval.To), text, layout, reader, reading); err != nil {
		return err
	}
	if err := b.exec("INSERT INTO search_documents(rowid,title,body) VALUES(?,?,?)", n, row.Title, plain); err != nil {
		return err
	}
	return b.steps(perDocument)
}

// countWords counts runs of non-space.
func countWords(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); i++ {
		space := s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r'
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

// Headline is an event in one line, in each language of the record's own words.
type Headline struct{ EN, ES string }

// PutEvent writes a linked event; seq is its place in the chronology, and the headline is what a
// chronology lists without opening the event.
func (b *Builder) PutEvent(seq int, e *record.Event, h Headline) error {
	body, err := json.Marshal(e)
	if err != nil {
		return err
	}
	if err := b.exec("INSERT INTO events VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", e.ID, seq, string(e.Type), string(e.Mode), e.EDTF,
		int(e.Interval.From), int(e.Interval.To), int(e.Certainty), e.Background || e.Generic, e.Documents, e.Independent, e.Disputed, h.EN, h.ES, placeNames(e), squeeze(body)); err != nil {
		return err
	}
	for _, r := range e.Roles {
		if r.Actor == "" {
			continue
		}
		if err := b.exec("INSERT OR IGNORE INTO actor_events VALUES(?,?,?)", r.Actor, e.ID, string(r.Role)); err != nil {
			return err
		}
	}
	return b.step()
}

// maxStatements bounds the statements of one document, so that a statement's row is document*maxStatements+index.
const maxStatements = 1 << 20

// placeNames are the names by which --place finds an event: folded, each between line breaks.
func placeNames(e *record.Event) string {
	var b strings.Builder
	for _, p := range e.Places {
		for _, n := range [...]string{p.Name, p.Admin1, p.Country, p.ID} {
			if n != "" {
				b.WriteString("\n" + fold(n))
			}
		}
	}
	if b.Len() > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

// PutStatement writes where a statement of an event stands and the sentence by which search finds it.
func (b *Builder) PutStatement(ref record.StatementRef, event string, sentence record.Span, words string) error {
	doc := b.docs[ref.Doc]
	id := doc*maxStatements + int64(ref.Index)
	if err := b.exec("INSERT INTO statements VALUES(?,?,?,?,?,?)", id, doc, ref.Index, event, sentence.Start, sentence.End); err != nil {
		return err
	}
	if err := b.exec("INSERT INTO search_statements(rowid,sentence) VALUES(?,?)", id, words); err != nil {
		return err
	}
	return b.step()
}

// NameByReceipts gives every document the first, in order, of the names it arrived under, so
// that the record does not depend on the order of arrival.
func (b *Builder) NameByReceipts() error {
	for id, n := range b.names {
		if row := b.docs[id]; row != 0 && n.first != "" && n.first != n.row {
			if err := b.exec("UPDATE documents SET name=? WHERE id=?", n.first, row); err != nil {
				return err
			}
			b.names[id] = names{n.first, n.first}
		}
	}
	return nil
}

// PutActor writes a resolved actor; norms are its names as search should find them.
func (b *Builder) PutActor(p *record.Profile, norms []string) error {
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	if err := b.exec("INSERT INTO actors VALUES(?,?,?,?,?)", p.ID, int(p.Kind), p.Name, p.Mentions, squeeze(body)); err != nil {
		return err
	}
	for _, n := range norms {
		if err := b.exec("INSERT OR IGNORE INTO actor_names VALUES(?,?)", n, p.ID); err != nil {
			return err
		}
	}
	return b.step()
}

// PutQuestion writes a question with its figures lined up.
func (b *Builder) PutQuestion(q *record.Question) error {
	body, err := json.Marshal(q)
	if err != nil {
		return err
	}
	if err := b.exec("INSERT INTO questions VALUES(?,?,?,?,?,?)", q.ID, q.Measure, string(q.Status), q.Event, len(q.Figures), squeeze(body)); err != nil {
		return err
	}
	return b.step()
}

// View gives read access to what was written so far. Between two readings of Store.Readings the
// Builder may write; it may not while another read is open.
func (b *Builder) View(ctx context.Context) (*Store, error) {
	if err := b.flush(); err != nil {
		return nil, err
	}
	return &Store{db: b.db, path: b.temp, settle: b.flush}, nil
}

// Commit puts the record in its place: everything to disk first, then one rename.
func (b *Builder) Commit() error {
	if err := b.flush(); err != nil {
		b.Abort()
		return err
	}
	if _, err := b.db.Exec("INSERT INTO search_documents(search_documents) VALUES('optimize'); INSERT INTO search_statements(search_statements) VALUES('optimize'); ANALYZE;"); err != nil {
		b.Abort()
		return explain(b.final, err)
	}
	if err := b.seal(); err != nil {
		b.Abort()
		return err
	}
	ctx := context.Background()
	release, err := b.takeOver(ctx, false) // most of them, while more may still come in
	release()
	if err == nil {
		release, err = b.takeOver(ctx, true)
		defer release()
	}
	if err != nil {
		b.Abort()
		return err
	}
	err = b.db.Close()
	b.db = nil
	if err == nil {
		err = syncFile(b.temp)
	}
	if err == nil {
		err = os.Rename(b.temp, b.final)
	}
	if err == nil {
		err = syncFile(filepath.Dir(b.final))
	}
	if err != nil {
		b.Abort()
		return explain(b.final, err)
	}
	b.release()
	return nil
}

// Abort throws the unfinished record away; the one at the path stays as it was.
func (b *Builder) Abort() {
	if b.tx != nil {
		b.tx.Rollback()
		b.tx = nil
	}
	if b.db != nil {
		b.db.Close()
		b.db = nil
	}
	os.Remove(b.temp)
	b.release()
}

// takeGuard creates and locks the file that keeps two builds of one record apart. Whoever held
// it before may have removed it between our opening and our locking; then we try again.
func takeGuard(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
		if err != nil {
			return nil, err
		}
		if err := lock(f); err != nil {
			f.Close()
			return nil, err
		}
		ours, err1 := f.Stat()
		there, err2 := os.Stat(path)
		if err1 == nil && err2 == nil && os.SameFile(ours, there) {
			return f, nil
		}
		f.Close()
	}
}

// release removes the guard while it is still ours, then gives it back.
func (b *Builder) release() {
	if b.guard != nil {
		os.Remove(b.guard.Name())
		b.guard.Close()
		b.guard = nil
	}
}

func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, os.ErrInvalid) {
		return err
	}
	return nil
}
