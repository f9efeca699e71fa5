// Package linkage measures record linkage against sets with truth: the Febrl sets of the Python Record Linkage Toolkit (Christen
// 2008) and the simulated lists of the R package multilink (Aleshin-Guendel and Sadinle 2023). A set says which columns
// hold what, and nothing else: thresholds and models are those that any lists get.
//
// Scores are pairwise: precision is the share of linked pairs that are true, recall the share of true pairs that are
// linked, F1 their harmonic mean. "Pairs" scores links one by one at a probability; "persons" scores the pairs inside clusters.
package linkage

import (
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"testigo/record/linkage"
)

// Set is one set with truth.
type Set struct {
	Name       string
	Files      []string // each a list; a single file may hold several, told apart by ListColumn
	Fields     []linkage.Field
	ListColumn string
	// Entity gives the truth of a row: equal for equal persons.
	Entity func(row map[string]string) string
	Unique bool // no list names anybody twice
	// Reference is what the published baseline reaches: F1 of pairs at 0.5, and of clusters; 0 = none given.
	Reference, ReferenceClusters float64
}

var febrl = []linkage.Field{{Name: "given_name", Kind: linkage.Given}, {Name: "surname", Kind: linkage.Surname}, {Name: "street_number", Kind: linkage.Code},
	{Name: "address_1", Kind: linkage.Words}, {Name: "address_2", Kind: linkage.Words}, {Name: "suburb", Kind: linkage.Words}, {Name: "postcode", Kind: linkage.Code},
	{Name: "state", Kind: linkage.Category}, {Name: "date_of_birth", Kind: linkage.Birth}}

var threeLists = []linkage.Field{{Name: "sex", Kind: linkage.Category}, {Name: "gname", Kind: linkage.Given}, {Name: "fname", Kind: linkage.Surname},
	{Name: "phone", Kind: linkage.Code}, {Name: "postcode", Kind: linkage.Code}, {Name: "age", Kind: linkage.Category}, {Name: "occup", Kind: linkage.Category}}

// Sets are the sets this package knows, by their files.
var Sets = []Set{
	{Name: "febrl4", Files: []string{"febrl4a.csv", "febrl4b.csv"}, Fields: febrl, Entity: febrlEntity, Unique: true, Reference: 0.9989},
	{Name: "febrl3", Files: []string{"febrl3.csv"}, Fields: febrl, Entity: febrlEntity},
	{Name: "three_lists_nodup", Files: []string{"three_lists_nodup.csv"}, Fields: threeLists, ListColumn: "file", Entity: entity, Unique: true, Reference: 0.9806, ReferenceClusters: 0.989},
	{Name: "three_lists_dup", Files: []string{"three_lists_dup.csv"}, Fields: threeLists, ListColumn: "file", Entity: entity, ReferenceClusters: 0.987},
}

// febrlEntity: rec-17-org and rec-17-dup-0 are one.
func febrlEntity(row map[string]string) string {
	parts := strings.Split(row["rec_id"], "-")
	if len(parts) < 2 {
		return ""
	}
	return parts[1]
}

func entity(row map[string]string) string { return row["entity"] }

// Load reads a set's files from a folder; truth is by record.
func (s *Set) Load(dir string) (t *linkage.Table, truth []string, err error) {
	var rows []map[string]string
	var lists []linkage.List
	var of []int
	byName := map[string]int{}
	for _, name := range s.Files {
		read, err := rowsOf(filepath.Join(dir, name))
		if err != nil {
			return nil, nil, err
		}
		for _, row := range read {
			list := name
			if s.ListColumn != "" {
				list = row[s.ListColumn]
			}
			i, ok := byName[list]
			if !ok {
				i = len(lists)
				byName[list] = i
				lists = append(lists, linkage.List{Name: list, Unique: s.Unique})
			}
			rows, of = append(rows, row), append(of, i)
		}
	}
	if t, err = linkage.NewTable(s.Fields, lists); err != nil {
		return nil, nil, err
	}
	values := make([]string, len(s.Fields))
	for i, row := range rows {
		for f, field := range s.Fields {
			values[f] = row[field.Name]
		}
		t.Add(of[i], values...)
		truth = append(truth, s.Entity(row))
	}
	return t, truth, nil
}

func rowsOf(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.TrimLeadingSpace = true
	header, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	for i := range header {
		header[i] = strings.TrimSpace(header[i])
	}
	var out []map[string]string
	for {
		rec, err := r.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		row := make(map[string]string, len(header))
		for i, v := range rec {
			row[header[i]] = strings.TrimSpace(v)
		}
		out = append(out, row)
	}
}
