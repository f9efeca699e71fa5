package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"strings"
)

// digested lists the tables whose content is sealed when a record is finished, each with the order in which its
// rows are taken and a condition. Every original is also checked against its own hash; the rest of a record (headlines, links, the
// search index) has no other witness than this. A changed byte in a page that SQLite does not use is no change of the record.
var digested = []struct{ table, rest string }{
	{"meta", "WHERE key NOT LIKE 'digest:%' ORDER BY key"},
	{"originals", "ORDER BY hash"},
	{"documents", "ORDER BY id"},
	{"receipts", "ORDER BY name"},
	{"skipped", "ORDER BY rowid"},
	{"events", "ORDER BY id"},
	{"statements", "ORDER BY id"},
	{"actors", "ORDER BY id"},
	{"actor_names", "ORDER BY norm, actor"},
	{"actor_events", "ORDER BY actor, event, role"},
	{"questions", "ORDER BY id"},
	{"findings", "ORDER BY id"},
	{"victims", "ORDER BY id"},
	{"conflicts", "ORDER BY id"},
	{"doubts", "ORDER BY item"},
	{"search_documents_data", "ORDER BY id"},
	{"search_documents_idx", "ORDER BY segid, term"},
	{"search_documents_docsize", "ORDER BY id"},
	{"search_statements_data", "ORDER BY id"},
	{"search_statements_idx", "ORDER BY segid, term"},
	{"search_statements_docsize", "ORDER BY id"},
}

// digest is the SHA-256 of a table's rows. Every value is led by its kind and length, so that no two contents are
// written alike.
func digest(ctx context.Context, db *sql.DB, table, rest string) (string, error) {
	rows, err := db.QueryContext(ctx, "SELECT * FROM "+table+" "+rest)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return "", err
	}
	values, at := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		at[i] = &values[i]
	}
	h := sha256.New()
	var head [9]byte
	put := func(kind byte, n uint64) {
		head[0] = kind
		binary.BigEndian.PutUint64(head[1:], n)
		h.Write(head[:])
	}
	for rows.Next() {
		if err := rows.Scan(at...); err != nil {
			return "", err
		}
		for _, v := range values {
			switch v := v.(type) {
			case nil:
				put('n', 0)
			case int64:
				put('i', uint64(v))
			case float64:
				put('f', math.Float64bits(v))
			case []byte:
				put('b', uint64(len(v)))
				h.Write(v)
			case string:
				put('s', uint64(len(v)))
				h.Write([]byte(v))
			default:
				return "", fmt.Errorf("%s: a value of type %T", table, v)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)), rows.Err()
}

// seal writes the digest of every table; nothing may be written to them afterwards.
func (b *Builder) seal() error {
	for _, d := range digested {
		sum, err := digest(context.Background(), b.db, d.table, d.rest)
		if err == nil {
			_, err = b.db.Exec("INSERT OR REPLACE INTO meta VALUES(?,?)", "digest:"+d.table, sum)
		}
		if err != nil {
			return explain(b.final, err)
		}
	}
	return nil
}

// checkDigests compares every table with the digest it was sealed with.
func (s *Store) checkDigests(ctx context.Context, a *Audit) {
	for _, d := range digested {
		want, err := s.Meta(ctx, "digest:"+d.table)
		var got string
		if err == nil {
			got, err = digest(ctx, s.db, d.table, d.rest)
		}
		name := strings.ReplaceAll(d.table, "_", " ")
		switch {
		case err != nil:
			a.fault("table %s cannot be read: %v", name, err)
		case want == "":
			a.fault("table %s was never sealed", name)
		case got != want:
			a.fault("table %s was changed after the build", name)
		}
	}
}
