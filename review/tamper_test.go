package review_test

import (
	"database/sql"
	"testing"

	_ "modernc.org/sqlite"
)

// tamper changes a record behind its back.
func tamper(t *testing.T, path, query string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(query); err != nil {
		t.Fatal(err)
	}
}
