package store

import (
	"context"
	"encoding/json"
	"iter"

	"testigo/record"
)

// PackedFinding is a finding as it is stored.
type PackedFinding struct {
	id, check, verdict string
	body               []byte
}

// PackFinding brings a finding into its stored form; many may be packed at once.
func PackFinding(f *record.Finding) (PackedFinding, error) {
	body, err := json.Marshal(f)
	return PackedFinding{f.ID, f.Check, string(f.Verdict), squeeze(body)}, err
}

// Holds tells whether what was checked holds.
func (p PackedFinding) Holds() bool { return p.verdict == string(record.Holds) }

// PutPackedFinding writes what a check concluded.
func (b *Builder) PutPackedFinding(p PackedFinding) error {
	if err := b.exec("INSERT OR REPLACE INTO findings VALUES(?,?,?,?)", p.id, p.check, p.verdict, p.body); err != nil {
		return err
	}
	return b.step()
}

// PutVictim writes a person of the register; seq is the place in it.
func (b *Builder) PutVictim(seq int, v *record.Victim) error {
	return b.putBody(v, "INSERT INTO victims VALUES(?,?,?,?,?)", v.ID, seq, v.Name, v.Actor)
}

// PutConflict writes an episode; seq is its place in the registry.
func (b *Builder) PutConflict(seq int, c *record.Conflict) error {
	return b.putBody(c, "INSERT INTO conflicts VALUES(?,?,?,?,?)", c.ID, seq, string(c.State), len(c.Events))
}

// putBody writes a row whose last column is the whole value.
func (b *Builder) putBody(v any, query string, columns ...any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if err := b.exec(query, append(columns, squeeze(body))...); err != nil {
		return err
	}
	return b.step()
}

// Finding is one finding by its ID.
func (s *Store) Finding(ctx context.Context, id string) (*record.Finding, error) {
	return one[record.Finding](ctx, s, "finding", "SELECT body FROM findings WHERE id=?", id)
}

// Findings yields the findings: what fails first, then doubts, then what holds.
func (s *Store) Findings(ctx context.Context) iter.Seq2[*record.Finding, error] {
	return bodies[record.Finding](ctx, s, "SELECT body FROM findings ORDER BY CASE verdict WHEN 'fail' THEN 0 WHEN 'doubt' THEN 1 ELSE 2 END, rule, id")
}

// Victim is one person of the register by ID.
func (s *Store) Victim(ctx context.Context, id string) (*record.Victim, error) {
	return one[record.Victim](ctx, s, "victim", "SELECT body FROM victims WHERE id=?", id)
}

// Victims yields the register in its order.
func (s *Store) Victims(ctx context.Context) iter.Seq2[*record.Victim, error] {
	return bodies[record.Victim](ctx, s, "SELECT body FROM victims ORDER BY seq")
}

// Conflict is one episode by its ID.
func (s *Store) Conflict(ctx context.Context, id string) (*record.Conflict, error) {
	return one[record.Conflict](ctx, s, "conflict", "SELECT body FROM conflicts WHERE id=?", id)
}

// Conflicts yields the registry in its order.
func (s *Store) Conflicts(ctx context.Context) iter.Seq2[*record.Conflict, error] {
	return bodies[record.Conflict](ctx, s, "SELECT body FROM conflicts ORDER BY seq")
}

// checkConclusions compares what findings, victims and conflicts rest on with what is there.
func (s *Store) checkConclusions(ctx context.Context, a *Audit, counts map[record.DocumentID]sizes) {
	rests := func(kind, id string, e record.Evidence) {
		n, ok := counts[e.Doc()]
		if !ok || !n.lost && e.Span().End > n.text {
			a.fault("%s %s rests on bytes %d-%d of document %s, which do not exist", kind, id, e.Span().Start, e.Span().End, e.Doc())
		}
	}
	for f, err := range s.Findings(ctx) {
		if err != nil {
			a.fault("the findings cannot be read: %v", err)
			break
		}
		a.Findings++
		if len(f.Evidence) == 0 {
			a.fault("finding %s rests on nothing", f.ID)
		}
		for _, e := range f.Evidence {
			rests("finding", f.ID, e)
		}
	}
	for v, err := range s.Victims(ctx) {
		if err != nil {
			a.fault("the victims cannot be read: %v", err)
			break
		}
		a.Victims++
		if len(v.Acts) == 0 {
			a.fault("victim %s suffered no act", v.ID)
		}
		for _, t := range v.Told {
			rests("victim", v.ID, t.Evidence)
		}
		for _, t := range v.Acts {
			rests("victim", v.ID, t.Evidence)
		}
	}
	for p, err := range s.Profiles(ctx) {
		if err != nil {
			break // said where the actors are checked
		}
		for _, m := range p.Merges {
			for _, e := range m.Evidence {
				rests("the name of actor", p.ID, e)
			}
		}
		for _, m := range p.Proposals {
			for _, e := range m.Evidence {
				rests("a proposal for actor", p.ID, e)
			}
		}
		for _, g := range p.Edges {
			if len(g.Evidence) == 0 {
				a.fault("a relation of actor %s rests on nothing", p.ID)
			}
			for _, e := range g.Evidence {
				rests("a relation of actor", p.ID, e)
			}
		}
	}
	for c, err := range s.Conflicts(ctx) {
		if err != nil {
			a.fault("the conflicts cannot be read: %v", err)
			break
		}
		a.Conflicts++
		for _, id := range c.Events {
			if _, err := s.Event(ctx, id); err != nil {
				a.fault("conflict %s holds event %s, which does not exist", c.ID, id)
			}
		}
		for _, d := range c.Demands {
			if n, ok := counts[d.Doc]; !ok || !n.holds(d.Index, n.demands) {
				a.fault("conflict %s holds demand %d of document %s, which does not exist", c.ID, d.Index, d.Doc)
			}
		}
	}
}
