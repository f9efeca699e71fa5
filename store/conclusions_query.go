package store

import (
	"context"

	"testigo/record"
)

// FindingPage lists findings in the order of Findings: of one verdict and one check, if they are given.
func (s *Store) FindingPage(ctx context.Context, verdict record.Verdict, check string, offset, limit int) (list []*record.Finding, total int, err error) {
	where, args := "1", []any{}
	if verdict != "" {
		where += " AND verdict=?"
		args = append(args, string(verdict))
	}
	if check != "" {
		where += " AND rule=?"
		args = append(args, check)
	}
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM findings WHERE "+where, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	for f, err := range bodies[record.Finding](ctx, s, "SELECT body FROM findings WHERE "+where+" ORDER BY CASE verdict WHEN 'fail' THEN 0 WHEN 'doubt' THEN 1 ELSE 2 END, rule, id LIMIT ? OFFSET ?", append(args, limit, offset)...) {
		if err != nil {
			return nil, 0, err
		}
		list = append(list, f)
	}
	return list, total, nil
}

// FindingCounts counts findings by verdict and by check.
func (s *Store) FindingCounts(ctx context.Context) (verdicts, checks []Named, err error) {
	if verdicts, err = s.named(ctx, "SELECT verdict, count(*) n FROM findings GROUP BY verdict ORDER BY CASE verdict WHEN 'fail' THEN 0 WHEN 'doubt' THEN 1 ELSE 2 END"); err != nil {
		return nil, nil, err
	}
	checks, err = s.named(ctx, "SELECT rule, count(*) n FROM findings GROUP BY rule ORDER BY n DESC, rule")
	return verdicts, checks, err
}
