package store

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"

	"testigo/record"
)

// PutLineage writes from which document another one comes.
func (b *Builder) PutLineage(l *record.Lineage) error {
	reasons, err := json.Marshal(l.Reasons)
	if err != nil {
		return err
	}
	if err := b.exec("INSERT INTO lineage VALUES(?,?,?,?,?)", l.Doc[:], l.Of[:], string(l.Kind), l.Score, string(reasons)); err != nil {
		return err
	}
	return b.step()
}

const (
	lineageColumns = "SELECT l.document,l.origin,l.kind,l.score,l.reasons FROM lineage l"
	lineageByName  = " JOIN documents d ON d.hash=l.document ORDER BY d.name, d.hash"
)

// Lineages yields every copy with what it comes from, by the copy's name.
func (s *Store) Lineages(ctx context.Context) iter.Seq2[record.Lineage, error] {
	return s.lineages(ctx, lineageColumns+lineageByName)
}

// LineageOf is what a document comes from; ok is false if it comes from no other in the record.
func (s *Store) LineageOf(ctx context.Context, id record.DocumentID) (l record.Lineage, ok bool, err error) {
	for l, err := range s.lineages(ctx, lineageColumns+" WHERE l.document=?", id[:]) {
		return l, err == nil, err
	}
	return l, false, nil
}

// CopiesOf yields what comes from a document directly, by name.
func (s *Store) CopiesOf(ctx context.Context, id record.DocumentID) iter.Seq2[record.Lineage, error] {
	return s.lineages(ctx, lineageColumns+" JOIN documents d ON d.hash=l.document WHERE l.origin=? ORDER BY d.name, d.hash", id[:])
}

func (s *Store) lineages(ctx context.Context, query string, args ...any) iter.Seq2[record.Lineage, error] {
	return func(yield func(record.Lineage, error) bool) {
		rows, err := s.db.QueryContext(ctx, query, args...)
		if err != nil {
			yield(record.Lineage{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var l record.Lineage
			var doc, of []byte
			var kind, reasons string
			err := rows.Scan(&doc, &of, &kind, &l.Score, &reasons)
			if err == nil && (len(doc) != len(l.Doc) || len(of) != len(l.Of)) {
				err = fmt.Errorf("lineage: a document id of %d bytes, want %d", min(len(doc), len(of)), len(l.Doc))
			}
			if err == nil {
				copy(l.Doc[:], doc)
				copy(l.Of[:], of)
				l.Kind = record.LineageKind(kind)
				err = json.Unmarshal([]byte(reasons), &l.Reasons)
			}
			if !yield(l, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(record.Lineage{}, err)
		}
	}
}

// checkLineages checks that copies and origins are in the record, that nothing comes from itself, and that the
// words by which a document names its origin stand in it.
func (s *Store) checkLineages(ctx context.Context, a *Audit, counts map[record.DocumentID]sizes) {
	var cited []record.Lineage
	origin := map[record.DocumentID]record.DocumentID{}
	for l, err := range s.lineages(ctx, lineageColumns) {
		if err != nil {
			a.fault("the lineages cannot be read: %v", err)
			return
		}
		_, doc := counts[l.Doc]
		_, of := counts[l.Of]
		if !doc || !of {
			a.fault("a lineage joins documents %s and %s, which are not both in the record", l.Doc, l.Of)
			continue
		}
		origin[l.Doc] = l.Of
		for _, r := range l.Reasons {
			if r.At != (record.Span{}) {
				cited = append(cited, l)
				break
			}
		}
	}
	for doc := range origin {
		at := doc
		for range len(origin) {
			next, ok := origin[at]
			if !ok {
				break
			}
			if at = next; at == doc {
				a.fault("document %s comes, by its lineage, from itself", doc)
				break
			}
		}
	}
	for _, l := range cited {
		r, err := s.Reading(ctx, l.Doc)
		if err != nil {
			continue // named already
		}
		for _, why := range l.Reasons {
			if why.At == (record.Span{}) {
				continue
			}
			a.Witnesses++
			if _, err := r.Doc.Witness(why.At); err != nil {
				a.fault("%s: the words by which it names its origin: %v", r.Doc.Name, err)
			}
		}
	}
}
