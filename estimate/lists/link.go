package lists

import (
	"context"
	"errors"
	"fmt"
	"sort"

	"testigo/estimate/table"
	"testigo/record/linkage"
)

// Settings of a linkage of lists.
type Settings struct {
	Threshold float64
	// Unique says that no list names anybody twice.
	Unique    bool
	Decisions []Decision
	// Same are rows, by number, that are known to be one person (a record's own victims).
	Same [][2]int
}

// Linked is what came of it.
type Linked struct {
	Rows    []Row
	Lists   []string // in order of first appearance
	Result  *linkage.Result
	Applied int // decisions that found their rows
	Stale   int // decisions whose rows are not in these lists
}

// column of a linkage field.
type column struct {
	field linkage.Field
	value func(*Row) string
}

// columnsOf are the fields to compare: those that any row states.
func columnsOf(rows []Row, p *placer) []column {
	all := []column{
		{linkage.Field{Name: "given", Kind: linkage.Given}, func(r *Row) string { g, _, _ := r.names(); return g }},
		{linkage.Field{Name: "surname", Kind: linkage.Surname}, func(r *Row) string { _, s, _ := r.names(); return s }},
		{linkage.Field{Name: "second", Kind: linkage.SecondSurname}, func(r *Row) string { _, _, s := r.names(); return s }},
		{linkage.Field{Name: "document", Kind: linkage.Code}, func(r *Row) string { return r.Values[Document] }},
		{linkage.Field{Name: "birth", Kind: linkage.Birth}, (*Row).born},
		{linkage.Field{Name: "date", Kind: linkage.Date}, (*Row).when},
		{linkage.Field{Name: "place", Kind: linkage.Place}, p.path},
		{linkage.Field{Name: "sex", Kind: linkage.Category}, func(r *Row) string { return r.Values[Sex] }},
		{linkage.Field{Name: "occupation", Kind: linkage.Words}, func(r *Row) string { return r.Values[Occupation] }},
	}
	var out []column
	for _, c := range all {
		for i := range rows {
			if c.value(&rows[i]) != "" {
				out = append(out, c)
				break
			}
		}
	}
	return out
}

// Link links the rows of several lists.
func Link(ctx context.Context, rows []Row, s Settings) (*Linked, error) {
	if len(rows) == 0 {
		return nil, errors.New("no rows to link")
	}
	oneSpelling(rows)
	l := &Linked{Rows: rows}
	at := map[string]int{}
	for i := range rows {
		if _, ok := at[rows[i].List]; !ok {
			at[rows[i].List] = len(l.Lists)
			l.Lists = append(l.Lists, rows[i].List)
		}
	}
	lists := make([]linkage.List, len(l.Lists))
	for i, name := range l.Lists {
		lists[i] = linkage.List{Name: name, Unique: s.Unique}
	}
	columns := columnsOf(rows, newPlacer(rows))
	fields := make([]linkage.Field, len(columns))
	for i, c := range columns {
		fields[i] = c.field
	}
	t, err := linkage.NewTable(fields, lists)
	if err != nil {
		return nil, err
	}
	values := make([]string, len(columns))
	for i := range rows {
		for f, c := range columns {
			values[f] = c.value(&rows[i])
		}
		t.Add(at[rows[i].List], values...)
	}
	o := linkage.Options{Threshold: s.Threshold}
	for _, same := range s.Same {
		o.Decided = append(o.Decided, linkage.Decided{A: same[0], B: same[1], Same: true})
	}
	o.Decided = append(o.Decided, l.decided(s.Decisions)...)
	if l.Result, err = linkage.Run(ctx, t, o); err != nil {
		return nil, err
	}
	return l, nil
}

// oneSpelling gives lists whose names differ only in capitals, accents or spaces one name.
func oneSpelling(rows []Row) {
	used := map[string]int{}
	for i := range rows {
		used[rows[i].List]++
	}
	shown := table.Spellings(used)
	for i := range rows {
		rows[i].List = shown[rows[i].List]
	}
}

// decided finds the rows of decisions; the last word on a pair counts.
func (l *Linked) decided(decisions []Decision) []linkage.Decided {
	at := make(map[string]int, len(l.Rows))
	if len(decisions) > 0 {
		for i := range l.Rows {
			at[l.Rows[i].Key] = i
		}
	}
	last := map[[2]int]bool{}
	for _, d := range decisions {
		a, ok1 := at[d.A]
		b, ok2 := at[d.B]
		if !ok1 || !ok2 || a == b {
			l.Stale++
			continue
		}
		l.Applied++
		last[[2]int{min(a, b), max(a, b)}] = d.Same
	}
	out := make([]linkage.Decided, 0, len(last))
	for p, same := range last {
		out = append(out, linkage.Decided{A: p[0], B: p[1], Same: same})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].A < out[j].A || out[i].A == out[j].A && out[i].B < out[j].B })
	return out
}

// At is the same linkage at another threshold.
func (l *Linked) At(threshold float64) *Linked {
	again := *l
	again.Result = l.Result.At(threshold)
	return &again
}

// Persons are the rows of each person, by the person's number.
func (l *Linked) Persons() [][]int {
	out := make([][]int, l.Result.Persons)
	for i, p := range l.Result.Clusters {
		out[p] = append(out[p], i)
	}
	return out
}

// Person is the printed name of a person's number.
func Person(n int) string { return fmt.Sprintf("p%06d", n+1) }
