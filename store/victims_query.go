package store

import (
	"context"

	"testigo/record"
)

// VictimPage is a stretch of the register and how many persons it has in all: with words in their names, if any are given; the named alone, if asked.
func (s *Store) VictimPage(ctx context.Context, words string, named bool, offset, limit int) (list []*record.Victim, total int, err error) {
	cond, args := "WHERE 1", []any{}
	if named || words != "" {
		cond += " AND name<>''"
	}
	if words != "" {
		cond += ` AND name LIKE ? ESCAPE '\'`
		args = append(args, "%"+escapeLike(words)+"%")
	}
	if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM victims "+cond, args...).Scan(&total); err != nil {
		return nil, 0, err
	}
	for v, err := range bodies[record.Victim](ctx, s, "SELECT body FROM victims "+cond+" ORDER BY seq LIMIT ? OFFSET ?", append(args, limit, offset)...) {
		if err != nil {
			return nil, 0, err
		}
		list = append(list, v)
	}
	return list, total, nil
}

// VictimsOf is how many persons the register has, and how many of them by name.
func (s *Store) VictimsOf(ctx context.Context) (all, named int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*), coalesce(sum(name<>''),0) FROM victims").Scan(&all, &named)
	return
}
