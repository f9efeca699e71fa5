package api

import (
	"context"
	"slices"
	"sort"
	"strings"

	"testigo/record"
	"testigo/store"
)

// columns are the events as arrays, by their place in the chronology ("row").
type columns struct {
	ids        string   // all ids, one after the other
	idAt       []uint32 // where each begins; one more than rows
	byID       []uint32 // rows in the order of their ids
	kind       []uint16 // index in kinds
	certainty  []uint8
	flags      []uint8
	standing   []uint8 // index in record.Standings
	hour       []int8  // of the day, where the date has one; -1
	from, to   []record.Day
	told       []uint16 // documents
	apart      []uint16 // independent documents
	documents  runs     // document numbers, in order
	places     runs     // place numbers
	kinds      []kindOf
	placeNames []string          // by place number: folded names and ids
	placeByKey map[string]uint32 // folded name or id -> place number
	placeFirst []uint32          // the first event at each place
	outlets    []string          // by outlet number; 0 is "not named"
	outletOf   []uint32          // by document number
	byName     []uint32          // document numbers by name, then hash
	measures   map[string][]uint32
	actors     []actorNames // the most mentioned first
	firstRowOf []uint32     // statement order: rows of Tellings, see statementRow
	statements []int64
}

// actorNames are the folded names of an actor, each after a space and before a line break.
type actorNames struct {
	id, names string
	kind      record.ActorKind
}

type kindOf struct {
	Type record.EventType
	Mode record.Mode
}

const (
	backgroundFlag uint8 = 1 << iota
	disputedFlag
	growthFlag
)

// runs are lists of numbers, one list a row, end to end.
type runs struct {
	at   []uint32
	list []uint32
}

func (r *runs) of(row uint32) []uint32 { return r.list[r.at[row]:r.at[row+1]] }

func (c *columns) len() int { return len(c.from) }

func (c *columns) id(row uint32) string { return c.ids[c.idAt[row]:c.idAt[row+1]] }

// row finds an event by its id.
func (c *columns) row(id string) (uint32, bool) {
	i := sort.Search(len(c.byID), func(i int) bool { return c.id(c.byID[i]) >= id })
	if i < len(c.byID) && c.id(c.byID[i]) == id {
		return c.byID[i], true
	}
	return 0, false
}

func loadColumns(ctx context.Context, s *store.Store) (*columns, error) {
	c := &columns{placeByKey: map[string]uint32{}, measures: map[string][]uint32{}}
	kinds := map[kindOf]uint16{}
	var ids strings.Builder
	c.places.at = append(c.places.at, 0)
	err := s.EventRows(ctx, func(r *store.EventRow) error {
		c.idAt = append(c.idAt, uint32(ids.Len()))
		ids.WriteString(r.ID)
		k := kindOf{r.Type, r.Mode}
		n, ok := kinds[k]
		if !ok {
			n = uint16(len(c.kinds))
			k = kindOf{record.EventType(strings.Clone(string(k.Type))), record.Mode(strings.Clone(string(k.Mode)))}
			kinds[k] = n
			c.kinds = append(c.kinds, k)
		}
		c.kind = append(c.kind, n)
		c.certainty = append(c.certainty, uint8(r.Certainty))
		var flags uint8
		if r.Background {
			flags |= backgroundFlag
		}
		if r.Disputed {
			flags |= disputedFlag
		}
		c.flags = append(c.flags, flags)
		c.standing = append(c.standing, uint8(max(0, slices.Index(record.Standings, r.Standing))))
		c.hour = append(c.hour, hourOf(r.EDTF))
		c.from, c.to = append(c.from, r.Interval.From), append(c.to, r.Interval.To)
		c.told = append(c.told, uint16(min(r.Documents, 65535)))
		c.apart = append(c.apart, uint16(min(r.Independent, 65535)))
		for name := range strings.SplitSeq(strings.Trim(r.Places, "\n"), "\n") {
			if name == "" {
				continue
			}
			p, ok := c.placeByKey[name]
			if !ok {
				p = uint32(len(c.placeNames))
				name = strings.Clone(name)
				c.placeByKey[name] = p
				c.placeNames = append(c.placeNames, name)
				c.placeFirst = append(c.placeFirst, uint32(c.len()-1))
			}
			if !slices.Contains(c.places.list[c.places.at[len(c.places.at)-1]:], p) {
				c.places.list = append(c.places.list, p)
			}
		}
		c.places.at = append(c.places.at, uint32(len(c.places.list)))
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.ids = ids.String()
	c.idAt = append(c.idAt, uint32(len(c.ids)))
	c.byID = make([]uint32, c.len())
	for i := range c.byID {
		c.byID[i] = uint32(i)
	}
	slices.SortFunc(c.byID, func(a, b uint32) int { return strings.Compare(c.id(a), c.id(b)) })
	if err := c.loadDocuments(ctx, s); err != nil {
		return nil, err
	}
	err = s.ActorNames(ctx, func(id string, kind record.ActorKind, norm string) error {
		n := len(c.actors)
		if n == 0 || c.actors[n-1].id != id {
			c.actors = append(c.actors, actorNames{id: id, kind: kind})
			n++
		}
		c.actors[n-1].names += " " + norm + "\n"
		return nil
	})
	if err != nil {
		return nil, err
	}
	return c, s.MeasuresOfEvents(ctx, func(event, measure string, status record.Status) error {
		if row, ok := c.row(event); ok {
			c.measures[measure] = append(c.measures[measure], row)
			if status == record.Growth {
				c.flags[row] |= growthFlag
			}
		}
		return nil
	})
}

// loadDocuments reads outlets, and which documents tell which event.
func (c *columns) loadDocuments(ctx context.Context, s *store.Store) error {
	outlets := map[string]uint32{"": 0}
	c.outlets = []string{""}
	var names []string // with the hash at the end, for two documents of one name
	err := s.DocumentRows(ctx, func(doc int64, outlet, name string, hash []byte) error {
		c.byName = append(c.byName, uint32(doc))
		for int64(len(c.outletOf)) <= doc {
			c.outletOf = append(c.outletOf, 0)
			names = append(names, "")
		}
		names[doc] = name + "\x00" + string(hash)
		n, ok := outlets[outlet]
		if !ok {
			n = uint32(len(c.outlets))
			outlet = strings.Clone(outlet)
			outlets[outlet] = n
			c.outlets = append(c.outlets, outlet)
		}
		c.outletOf[doc] = n
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(c.byName, func(a, b uint32) int { return strings.Compare(names[a], names[b]) })
	names = nil
	type telling struct{ row, doc uint32 }
	var all []telling
	err = s.Tellings(ctx, func(statement, doc int64, event string) error {
		if row, ok := c.row(event); ok {
			all = append(all, telling{row, uint32(doc)})
			c.statements = append(c.statements, statement)
			c.firstRowOf = append(c.firstRowOf, row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortFunc(all, func(a, b telling) int {
		if a.row != b.row {
			return int(a.row) - int(b.row)
		}
		return int(a.doc) - int(b.doc)
	})
	all = slices.Compact(all)
	c.documents.at = make([]uint32, 1, c.len()+1)
	c.documents.list = make([]uint32, 0, len(all))
	i := 0
	for row := range uint32(c.len()) {
		for ; i < len(all) && all[i].row == row; i++ {
			c.documents.list = append(c.documents.list, all[i].doc)
		}
		c.documents.at = append(c.documents.at, uint32(len(c.documents.list)))
	}
	return nil
}

// statementRow is the event that a statement tells, by the statement's number in the store.
func (c *columns) statementRow(statement int64) (uint32, bool) {
	i, ok := slices.BinarySearch(c.statements, statement)
	if !ok {
		return 0, false
	}
	return c.firstRowOf[i], true
}

// hourOf is the hour of an EDTF date with a time of day; -1 without one.
func hourOf(edtf string) int8 {
	i := strings.IndexByte(edtf, 'T')
	if i < 0 || len(edtf) < i+3 || strings.Contains(edtf, "/") {
		return -1
	}
	h := int8(edtf[i+1]-'0')*10 + int8(edtf[i+2]-'0')
	if h < 0 || h > 23 {
		return -1
	}
	return h
}

// set is a set of rows.
type set []uint64

func (c *columns) newSet() set             { return make(set, (c.len()+63)/64) }
func (s set) add(row uint32)               { s[row/64] |= 1 << (row % 64) }
func (s set) has(row uint32) bool          { return s[row/64]&(1<<(row%64)) != 0 }
func (c *columns) setOf(rows []uint32) set { s := c.newSet(); s.fill(rows); return s }
func (s set) fill(rows []uint32) {
	for _, r := range rows {
		s.add(r)
	}
}
