package store

import (
	"context"
	"fmt"

	"testigo/record"
)

// Audit is what Verify found.
type Audit struct {
	Documents int      `json:"documents"`
	Witnesses int      `json:"witnesses"`
	Events    int      `json:"events"`
	Actors    int      `json:"actors"`
	Questions int      `json:"questions"`
	Findings  int      `json:"findings"`
	Victims   int      `json:"victims"`
	Conflicts int      `json:"conflicts"`
	Decisions int      `json:"decisions"`
	Chain     string   `json:"chain"`  // last link of the chain of decisions: to be noted, and asked for later
	Faults    []string `json:"faults"` // one plain sentence each; empty = the record is whole
}

// maxFaults bounds the list: a record that is broken throughout need not be listed throughout.
const maxFaults = 1000

func (a *Audit) fault(format string, args ...any) {
	if len(a.Faults) < maxFaults {
		a.Faults = append(a.Faults, fmt.Sprintf(format, args...))
	}
}

// Verify checks the whole record: the database's own structure, every table against the digest it was
// sealed with, every original against its hash, every witness against its span, every
// reference against what it points to. What cannot be read is a fault like any other; the error is only for ctx.
func (s *Store) Verify(ctx context.Context, progress func(done, all int)) (*Audit, error) {
	a := &Audit{Faults: []string{}}
	if err := s.checkDatabase(ctx, a); err != nil {
		a.fault("the database itself: %v", err)
	}
	s.checkDigests(ctx, a)
	var all []Row
	for r, err := range s.Documents(ctx) {
		if err != nil {
			a.fault("the documents cannot be listed: %v", err)
			break
		}
		all = append(all, r)
	}
	counts := make(map[record.DocumentID]sizes, len(all))
	for i, row := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if progress != nil {
			progress(i, len(all))
		}
		a.Documents++
		counts[row.Hash] = s.checkDocument(ctx, a, row)
	}
	for r, err := range s.Receipts(ctx) {
		if err != nil {
			a.fault("the receipts cannot be listed: %v", err)
			break
		}
		if _, ok := counts[r.Hash]; !ok {
			a.fault("the receipt of %s names document %s, which is not in the record", r.Name, r.Hash)
		}
	}
	s.checkLinks(ctx, a, counts)
	s.checkLineages(ctx, a, counts)
	s.checkConclusions(ctx, a, counts)
	s.checkSearch(ctx, a)
	s.checkDecisions(ctx, a)
	return a, ctx.Err()
}

// sizes are the lengths of a reading's lists; lost means that it cannot be opened, which is said once.
type sizes struct {
	events, figures, actors, demands int
	text                             int // bytes of the extracted text
	lost                             bool
}

func (n sizes) holds(index, length int) bool { return n.lost || index >= 0 && index < length }

func (s *Store) checkDatabase(ctx context.Context, a *Audit) error {
	rows, err := s.db.QueryContext(ctx, "PRAGMA integrity_check(20)")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			a.fault("the database itself: %s", line)
		}
	}
	return rows.Err()
}

// checkSearch asks each search table once: what a damaged definition does to it, the database's own check does not see.
func (s *Store) checkSearch(ctx context.Context, a *Audit) {
	for _, table := range [...]string{"search_documents", "search_statements"} {
		rows, err := s.db.QueryContext(ctx, "SELECT rowid FROM "+table+" WHERE "+table+" MATCH 'a' LIMIT 1")
		if err == nil {
			for rows.Next() {
			}
			err = rows.Err()
			rows.Close()
		}
		if err != nil {
			a.fault("the words cannot be searched (%s): %v", table, err)
		}
	}
}

func (s *Store) checkDocument(ctx context.Context, a *Audit, row Row) sizes {
	original, err := s.Original(ctx, row.Hash)
	if err != nil {
		a.fault("%s: its original cannot be read: %v", row.Name, err)
	} else if got := record.IDOf(original); got != row.Hash {
		a.fault("%s: its original has hash %s, not %s: the bytes were changed", row.Name, got, row.Hash)
	}
	r, err := s.Reading(ctx, row.Hash)
	if err != nil {
		a.fault("%s: %v", row.Name, err)
		return sizes{lost: true}
	}
	a.checkReading(r)
	return sizes{events: len(r.Events), figures: len(r.Figures), actors: len(r.Actors), demands: len(r.Demands), text: len(r.Doc.Text())}
}

// checkReading counts the witnesses, each of which was cut from the text when the reading was opened, and
// checks the references inside the reading.
func (a *Audit) checkReading(r *record.Reading) {
	a.Witnesses += len(r.Times) + len(r.Places) + len(r.Figures) + len(r.Events) + len(r.Relations) + len(r.Demands) + len(r.Written.Reasons)
	name := r.Doc.Name
	for _, actor := range r.Actors {
		a.Witnesses += len(actor.Mentions())
	}
	for i, c := range r.Events {
		e := c.Value()
		a.Witnesses += len(e.Mentions) + len(e.Roles) + len(e.Where)
		if !record.ValidEvent(e.Type, e.Mode) {
			a.fault("%s: event %d has type %s/%s, which is not on the list", name, i, e.Type, e.Mode)
		}
		if !e.Sentence.Contains(c.Span()) {
			a.fault("%s: the trigger of event %d lies outside its sentence", name, i)
		}
		for _, f := range e.Counts {
			if f < 0 || f >= len(r.Figures) {
				a.fault("%s: event %d counts by figure %d, which does not exist", name, i, f)
			}
		}
		for _, p := range e.Parts {
			if p < 0 || p >= len(r.Events) {
				a.fault("%s: event %d has part %d, which does not exist", name, i, p)
			}
		}
		for _, role := range e.Roles {
			if n := role.Value().Actor; n < 0 || n > len(r.Actors) {
				a.fault("%s: event %d gives a role to actor %d, which does not exist", name, i, n)
			}
		}
	}
}

func (s *Store) checkLinks(ctx context.Context, a *Audit, counts map[record.DocumentID]sizes) {
	told := map[record.StatementRef]bool{}
	events := map[string]bool{}
	whole := true // all events could be read, so what is missing among them is a fault of its own
	for e, err := range s.MachineEvents(ctx) {
		if err != nil {
			a.fault("the events cannot be read: %v", err)
			whole = false
			break
		}
		a.Events++
		events[e.ID] = true
		if len(e.Statements) == 0 {
			a.fault("event %s has no statement", e.ID)
		}
		for _, ref := range e.Statements {
			if n, ok := counts[ref.Doc]; !ok || !n.holds(ref.Index, n.events) {
				a.fault("event %s rests on statement %d of document %s, which does not exist", e.ID, ref.Index, ref.Doc)
			}
			if told[ref] {
				a.fault("statement %d of document %s is linked twice", ref.Index, ref.Doc)
			}
			told[ref] = true
		}
		for _, c := range e.Counts {
			if n, ok := counts[c.Ref.Doc]; !ok || !n.holds(c.Ref.Index, n.figures) {
				a.fault("event %s counts by a figure that does not exist", e.ID)
			}
		}
	}
	for doc, n := range counts {
		for i := range n.events {
			if whole && !told[record.StatementRef{Doc: doc, Index: i}] {
				a.fault("statement %d of document %s belongs to no event", i, doc)
			}
		}
	}
	for p, err := range s.MachineProfiles(ctx) {
		if err != nil {
			a.fault("the actors cannot be read: %v", err)
			break
		}
		a.Actors++
		for _, m := range p.Members {
			if n, ok := counts[m.Doc]; !ok || !n.holds(m.Index, n.actors) {
				a.fault("actor %s (%s) rests on a mention that does not exist", p.ID, p.Name)
			}
		}
	}
	for q, err := range s.Questions(ctx) {
		if err != nil {
			a.fault("the questions cannot be read: %v", err)
			break
		}
		a.Questions++
		if whole && q.Event != "" && !events[q.Event] {
			a.fault("question %s belongs to event %s, which does not exist", q.ID, q.Event)
		}
		for _, f := range q.Figures {
			if n, ok := counts[f.Doc]; !ok || !n.holds(f.Index, n.figures) {
				a.fault("question %s lines up a figure that does not exist", q.ID)
			}
		}
	}
}
