package named

import (
	"context"

	"testigo/estimate/table"
	"testigo/record"
	"testigo/store"
)

// Sources says how documents stand to lists.
type Sources struct {
	Outlet   map[record.DocumentID]string // empty or absent: the document stands for itself
	Name     map[record.DocumentID]string
	Families record.Families
	spelt    map[string]string // outlets as they are shown
}

// SourcesOf reads them from a record.
func SourcesOf(ctx context.Context, st *store.Store) (Sources, error) {
	s := Sources{Outlet: map[record.DocumentID]string{}, Name: map[record.DocumentID]string{}}
	for row, err := range st.Documents(ctx) {
		if err != nil {
			return s, err
		}
		s.Outlet[row.Hash], s.Name[row.Hash] = row.Outlet, row.Name
	}
	var lineages []record.Lineage
	for l, err := range st.Lineages(ctx) {
		if err != nil {
			return s, err
		}
		lineages = append(lineages, l)
	}
	s.Families = record.FamiliesOf(lineages)
	return s, nil
}

// List is the source a document's family comes from: its outlet, however the outlet's name is written, or the document.
func (s *Sources) List(doc record.DocumentID) string {
	head := s.Families.Of(doc)
	if o := s.Outlet[head]; o != "" {
		if s.spelt == nil {
			used := map[string]int{}
			for _, o := range s.Outlet {
				used[o]++
			}
			s.spelt = table.Spellings(used)
		}
		return s.spelt[o]
	}
	if n := s.Name[head]; n != "" {
		return n
	}
	return head.String()
}

// Holds says whether an act makes somebody a victim: not one that is denied, planned or supposed.
func Holds(a record.VictimAct) bool {
	return a.Certainty != record.Denied && a.Certainty != record.Planned && a.Certainty != record.Hypothetical
}
