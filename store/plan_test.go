package store

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// The chronology is read from two tables by their indexes, whose rows are merged: the first line of a large record does not wait for a sort.
func TestTheChronologyIsNotSorted(t *testing.T) {
	b, err := Create(filepath.Join(t.TempDir(), "r.testigo"))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Abort()
	for _, query := range []string{
		"SELECT body, seq, id FROM shown_events WHERE 1 ORDER BY seq, id",
		"SELECT id,edtf,en,standing,seq FROM shown_events WHERE 1 AND type = 'PROTEST' ORDER BY seq, id",
	} {
		rows, err := b.db.QueryContext(context.Background(), "EXPLAIN QUERY PLAN "+query)
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		for rows.Next() {
			var a, b, c int
			var detail string
			if err := rows.Scan(&a, &b, &c, &detail); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, detail)
		}
		rows.Close()
		if s := fmt.Sprint(plan); !strings.Contains(s, "MERGE (UNION ALL)") || strings.Contains(s, "LEFT TEMP B-TREE") {
			t.Errorf("%s:\n%s", query, strings.Join(plan, "\n"))
		}
	}
}
