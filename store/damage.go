package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrDamaged marks what a record holds but cannot give back: bytes that do not unpack, references that lead nowhere.
var ErrDamaged = errors.New("damaged")

// Damaged tells whether an error means that the record itself is broken.
func Damaged(err error) bool {
	if errors.Is(err, ErrDamaged) {
		return true
	}
	if se := (*sqlite.Error)(nil); errors.As(err, &se) {
		switch se.Code() & 0xff {
		case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_FORMAT: // ERROR: a table or column is missing
			return true
		case sqlite3.SQLITE_IOERR:
			return se.Code() == sqlite3.SQLITE_IOERR_SHORT_READ || se.Code() == sqlite3.SQLITE_IOERR_CORRUPTFS
		}
	}
	return false
}

// Explain adds to an error met while reading the record what its owner can do.
func (s *Store) Explain(err error) error {
	if !Damaged(err) {
		return err
	}
	return fmt.Errorf("%s: the record is damaged (%w); hint: 'testigo verify' lists what is wrong; build it again with --fresh, or go back to a copy", s.path, err)
}
