package lists

import (
	"context"
	"fmt"
	"strings"

	"testigo/record"
	"testigo/store"
)

// FromRecord makes rows of a record's own named victims: one for each source that tells of a person, where all copies of a document count
// as the source of their origin. Rows of one victim are returned as known to be the same.
func FromRecord(ctx context.Context, path string) (rows []Row, same [][2]int, err error) {
	s, err := store.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	src := &sources{s: s, of: map[record.DocumentID]string{}, names: map[record.DocumentID]string{}}
	for v, err := range s.Victims(ctx) {
		if err != nil {
			return nil, nil, s.Explain(err)
		}
		if v.Name == "" {
			continue
		}
		by := map[string]*Row{}
		var order []string
		row := func(e record.Evidence) (*Row, error) {
			list, name, err := src.list(ctx, e.Doc())
			if err != nil {
				return nil, err
			}
			r := by[list]
			if r == nil {
				r = &Row{File: path, List: list, Key: v.ID + "@" + list, Values: map[Role]string{Name: v.Name}, Source: fmt.Sprintf("%s %d-%d", name, e.Span().Start, e.Span().End)}
				by[list] = r
				order = append(order, list)
			}
			return r, nil
		}
		for _, t := range v.Told {
			r, err := row(t.Evidence)
			if err != nil {
				return nil, nil, s.Explain(err)
			}
			role, ok := map[string]Role{"name": Name, "age": Age, "sex": Sex, "occupation": Occupation}[t.Field]
			if ok {
				r.Values[role] = t.Value
			}
		}
		for _, a := range v.Acts {
			r, err := row(a.Evidence)
			if err != nil {
				return nil, nil, s.Explain(err)
			}
			if r.Values[Violation] == "" {
				r.Values[Violation] = a.Act
			}
			if r.Values[Place] == "" {
				r.Values[Place] = a.Place
			}
			if d := strings.TrimRight(a.EDTF, "~?%"); d != "" && r.Values[Date] == "" && !strings.ContainsAny(d, "/.{[X") {
				r.Values[Date] = d
			}
			if r.Values[Perpetrator] == "" && len(a.Alleged) > 0 {
				r.Values[Perpetrator] = strings.Join(a.Alleged, ", ")
			}
		}
		for i, list := range order {
			if i > 0 {
				same = append(same, [2]int{len(rows) - i, len(rows)})
			}
			rows = append(rows, *by[list])
		}
	}
	return rows, same, nil
}

// sources names the source of a document: the outlet of what it comes from, else that document's name.
type sources struct {
	s     *store.Store
	of    map[record.DocumentID]string
	names map[record.DocumentID]string
}

func (c *sources) list(ctx context.Context, id record.DocumentID) (list, name string, err error) {
	if list, ok := c.of[id]; ok {
		return list, c.names[id], nil
	}
	row, err := c.s.FindDocument(ctx, id.String())
	if err != nil {
		return "", "", err
	}
	c.names[id] = row.Name
	origin := row
	for range 10 { // a copy of a copy
		l, ok, err := c.s.LineageOf(ctx, origin.Hash)
		if err != nil {
			return "", "", err
		}
		if !ok {
			break
		}
		if origin, err = c.s.FindDocument(ctx, l.Of.String()); err != nil {
			return "", "", err
		}
	}
	list = origin.Outlet
	if list == "" {
		list = origin.Name
	}
	c.of[id] = list
	return list, row.Name, nil
}
