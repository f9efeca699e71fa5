package lists

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"testigo/estimate/named"
	"testigo/record"
	"testigo/store"
)

// FromRecord makes rows of a record's own named victims: one for each source that tells of a person; what a source is
// and which acts count is as in estimate/named. Rows of one victim are returned as known to be the same.
func FromRecord(ctx context.Context, path string) (rows []Row, same [][2]int, err error) {
	s, err := store.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer s.Close()
	src, err := named.SourcesOf(ctx, s)
	if err != nil {
		return nil, nil, s.Explain(err)
	}
	for v, err := range s.Victims(ctx) {
		if err != nil {
			return nil, nil, s.Explain(err)
		}
		if v.Name == "" || len(v.Acts) > 0 && !slices.ContainsFunc(v.Acts, named.Holds) {
			continue
		}
		by := map[string]*Row{}
		var order []string
		row := func(e record.Evidence) *Row {
			list := src.List(e.Doc())
			r := by[list]
			if r == nil {
				r = &Row{File: path, List: list, Key: v.ID + "@" + list, Values: map[Role]string{Name: v.Name}, Source: fmt.Sprintf("%s %d-%d", src.Name[e.Doc()], e.Span().Start, e.Span().End)}
				by[list] = r
				order = append(order, list)
			}
			return r
		}
		for _, t := range v.Told {
			r := row(t.Evidence)
			role, ok := map[string]Role{"name": Name, "age": Age, "sex": Sex, "occupation": Occupation}[t.Field]
			if ok {
				r.Values[role] = t.Value
			}
		}
		for _, a := range v.Acts {
			if !named.Holds(a) {
				continue
			}
			r := row(a.Evidence)
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
