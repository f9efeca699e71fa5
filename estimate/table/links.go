package table

import (
	"errors"
	"fmt"
	"io"
	"sort"
	"strconv"
	"strings"

	"testigo/estimate/draw"
)

// Links are records of several lists with the person each was taken for: what record linkage leaves.
// A table made from them takes a link for certain; At and Draw make several, so that what is
// doubtful about the links becomes part of the interval.
type Links struct {
	Name     string
	Lists    []string // in order of their names
	By       []string
	Records  int
	Persons  int     // clusters
	Doubtful int     // records whose link is not certain
	Least    float64 // the lowest probability
	Repeated int     // records of a person whom their list already names
	clusters []person
}

// person is a cluster; the first record is the one the others are linked to.
type person struct {
	stream  uint64 // of its random numbers, from its name: other rows do not change them
	records []linked
}

// linked is a record in a cluster.
type linked struct {
	list        int
	probability float64
	stratum     string
}

const linksExample = "a file of links has a row for each record, with its list, its cluster (the person) and the probability of the link; for example list,record,cluster,probability"

var (
	linkList        = map[string]bool{"list": true, "lista": true}
	linkCluster     = map[string]bool{"cluster": true, "cluster_id": true, "person": true, "person_id": true, "persona": true}
	linkProbability = map[string]bool{"probability": true, "p": true, "match_probability": true, "probabilidad": true}
)

// IsLinks says whether a header is that of a file of links.
func IsLinks(header string) bool {
	header, _, _ = strings.Cut(strings.TrimPrefix(header, "\ufeff"), "\n")
	list, cluster := false, false
	for _, h := range strings.FieldsFunc(header, func(r rune) bool { return r == ',' || r == ';' || r == '\t' }) {
		h = strings.ToLower(strings.Trim(strings.TrimSpace(h), `"`))
		list, cluster = list || linkList[h], cluster || linkCluster[h]
	}
	return list && cluster
}

// ReadLinks reads a file of links: columns list, cluster and, if links are not certain,
// probability (that the record belongs with the rest of its cluster; empty is certain). The columns in by make
// the strata.
func ReadLinks(name string, r io.Reader, by []string) (*Links, error) {
	fail := func(line int, hint, format string, args ...any) error {
		return &Error{File: name, Line: line, Problem: fmt.Sprintf(format, args...), Hint: hint}
	}
	cr, err := open(name, r, linksExample)
	if err != nil {
		return nil, err
	}
	row, err := cr.Read()
	if err != nil {
		return nil, readError(name, err)
	}
	line, _ := cr.FieldPos(0)
	header, err := names(row)
	if err != nil {
		return nil, fail(line, linksExample, "%s", err)
	}
	list, cluster, probability := -1, -1, -1
	at := map[string]int{}
	for i, h := range header {
		h = strings.ToLower(h)
		at[h] = i
		switch {
		case linkList[h] && list < 0:
			list = i
		case linkCluster[h] && cluster < 0:
			cluster = i
		case linkProbability[h] && probability < 0:
			probability = i
		}
	}
	if list < 0 || cluster < 0 {
		return nil, fail(line, linksExample, "no columns list and cluster among %s", strings.Join(header, ", "))
	}
	c := columns{header: header}
	for _, b := range by {
		i, ok := at[strings.ToLower(b)]
		if !ok {
			return nil, fail(line, linksExample, "no column %s; the columns are %s", b, strings.Join(header, ", "))
		}
		c.by = append(c.by, i)
	}
	l := &Links{Name: name, By: by, Least: 1}
	lists, folded, used := map[string]int{}, map[string]int{}, map[string]int{} // a list by its spellings
	clusters, strata := map[string]int{}, map[string]string{}
	for {
		row, err := cr.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, readError(name, err)
		}
		line, _ = cr.FieldPos(0)
		if len(row) == 1 && strings.TrimSpace(row[0]) == "" {
			continue
		}
		if len(row) != len(header) {
			return nil, fail(line, "every row needs as many cells as the header; quote cells that hold the separator", "%d cells, the header has %d", len(row), len(header))
		}
		for i := range row {
			if row[i] = strings.TrimSpace(row[i]); len(row[i]) > maxField {
				return nil, fail(line, "is a quote left open?", "column %s holds %d bytes", header[i], len(row[i]))
			}
		}
		if row[list] == "" || row[cluster] == "" {
			return nil, fail(line, "every record names its list and its cluster; a record alone is a cluster of its own", "no %s", header[map[bool]int{true: list, false: cluster}[row[list] == ""]])
		}
		p := 1.0
		if probability >= 0 && row[probability] != "" {
			if p, err = share(row[probability]); err != nil {
				return nil, fail(line, "a probability is a number from 0 to 1", "column %s: %s", header[probability], err)
			}
		}
		if l.Records++; l.Records > maxCells {
			return nil, fail(line, "estimate from a table of counts instead", "more than %d records", maxCells)
		}
		j, ok := lists[row[list]]
		if !ok {
			raw := strings.Clone(row[list])
			if j, ok = folded[fold(raw)]; !ok {
				if j = len(folded); j == MaxLists {
					return nil, fail(line, "join lists of one origin", "more than %d lists", MaxLists)
				}
				folded[fold(raw)] = j
			}
			lists[raw] = j
		}
		used[row[list]]++
		k, ok := clusters[row[cluster]]
		if !ok {
			k = len(l.clusters)
			clusters[strings.Clone(row[cluster])] = k
			l.clusters = append(l.clusters, person{stream: draw.Name(row[cluster])})
		}
		s := c.stratum(row)
		kept, ok := strata[s]
		if !ok {
			if len(strata) >= maxStrata {
				return nil, fail(line, "fewer stratum columns, or coarser ones", "more than %d strata", maxStrata)
			}
			kept = strings.Clone(s)
			strata[kept] = kept
		}
		l.clusters[k].records = append(l.clusters[k].records, linked{j, p, kept})
	}
	if l.Records == 0 {
		return nil, fail(0, linksExample, "no record under the header")
	}
	l.Lists = make([]string, len(folded))
	shown := Spellings(used)
	for raw, j := range lists {
		l.Lists[j] = strings.ToValidUTF8(shown[raw], "\ufffd")
	}
	if len(l.Lists) == 1 {
		return nil, fail(0, "nothing can be learned about the unrecorded from one list; link lists made independently", "one list only (%s)", l.Lists[0])
	}
	l.finish()
	return l, nil
}

func share(s string) (float64, error) {
	p, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, fmt.Errorf("%.30q is no number", s)
	}
	if !(p >= 0 && p <= 1) {
		return 0, errors.New(strconv.FormatFloat(p, 'g', 6, 64) + " is not between 0 and 1")
	}
	return p, nil
}

// finish puts lists in order of their names, so that the order of rows decides nothing, and counts.
func (l *Links) finish() {
	order := make([]int, len(l.Lists))
	for i := range order {
		order[i] = i
	}
	sort.Slice(order, func(a, b int) bool { return l.Lists[order[a]] < l.Lists[order[b]] })
	place, names := make([]int, len(order)), make([]string, len(order))
	for to, from := range order {
		place[from], names[to] = to, l.Lists[from]
	}
	l.Lists = names
	for _, person := range l.clusters {
		c := person.records
		var seen Pattern
		for i := range c {
			c[i].list = place[c[i].list]
			if seen.Has(c[i].list) {
				l.Repeated++
			}
			seen |= 1 << uint(c[i].list)
		}
		// Strongest first, then by list: the order of rows decides nothing.
		sort.SliceStable(c, func(a, b int) bool {
			if c[a].probability != c[b].probability {
				return c[a].probability > c[b].probability
			}
			if c[a].list != c[b].list {
				return c[a].list < c[b].list
			}
			return c[a].stratum < c[b].stratum
		})
		for _, r := range c[1:] {
			if r.probability < 1 {
				l.Doubtful++
			}
			l.Least = min(l.Least, r.probability)
		}
	}
	l.Persons = len(l.clusters)
}

// At is the table in which records whose link is less probable than this stand alone.
func (l *Links) At(probability float64) (*File, error) {
	return l.file(func(p person, i int) bool { return p.records[i].probability >= probability })
}

// Draw is the table in which every record stays with its cluster as probably as its link says: one of the
// tables that the links allow. The same seed gives the same table.
func (l *Links) Draw(seed, number uint64) (*File, error) {
	var src *draw.Source
	return l.file(func(p person, i int) bool {
		if i == 1 {
			src = draw.New(seed, draw.Name("links"), number, p.stream)
		}
		return src.Uniform() < p.records[i].probability
	})
}

// file makes the table in which the first record of every cluster and those that stay are one person.
func (l *Links) file(stays func(p person, i int) bool) (*File, error) {
	c := &columns{header: l.Lists, count: -1}
	for i := range l.Lists {
		c.lists = append(c.lists, i)
	}
	strata, cells := map[string]map[Pattern]int{}, 0
	for _, p := range l.clusters {
		var together Pattern
		names := map[string]int{}
		for i, r := range p.records {
			if i == 0 || stays(p, i) {
				together |= 1 << uint(r.list)
				names[r.stratum]++
				continue
			}
			if err := put(strata, r.stratum, 1<<uint(r.list), 1, &cells); err != nil {
				return nil, &Error{File: l.Name, Problem: err.Error(), Hint: "fewer stratum columns, or coarser ones"}
			}
		}
		if err := put(strata, agreed(names), together, 1, &cells); err != nil {
			return nil, &Error{File: l.Name, Problem: err.Error(), Hint: "fewer stratum columns, or coarser ones"}
		}
	}
	return c.file(l.Name, l.By, strata, func(line int, hint, format string, args ...any) error {
		return &Error{File: l.Name, Line: line, Problem: fmt.Sprintf(format, args...), Hint: hint}
	})
}

// agreed is the stratum that most records of a person state; where as many state others, it is
// not stated, for which is right nobody knows.
func agreed(names map[string]int) string {
	best, most, tied := NotStated, 0, false
	if _, ok := names[""]; ok { // no strata are asked for
		return ""
	}
	for s, n := range names {
		switch {
		case s == NotStated:
		case n > most:
			best, most, tied = s, n, false
		case n == most:
			tied = true
		}
	}
	if tied {
		return NotStated
	}
	return best
}

// Person is somebody and the lists that name them.
type Person struct {
	Lists   []string
	Stratum string // NotStated if it is asked for and not known
}

// Gather makes the table of these people; lists stand in order of their names.
func Gather(name string, by []string, people []Person) (*File, error) {
	number := map[string]int{}
	c := &columns{count: -1}
	for _, p := range people {
		for _, l := range p.Lists {
			number[l] = 0
		}
	}
	for l := range number {
		c.header = append(c.header, l)
	}
	sort.Strings(c.header)
	for i, l := range c.header {
		number[l] = i
		c.lists = append(c.lists, i)
	}
	fail := func(line int, hint, format string, args ...any) error {
		return &Error{File: name, Line: line, Problem: fmt.Sprintf(format, args...), Hint: hint}
	}
	if len(c.header) > MaxLists {
		return nil, fail(0, "join lists of one origin", "%d lists, at most %d", len(c.header), MaxLists)
	}
	strata, cells := map[string]map[Pattern]int{}, 0
	for _, p := range people {
		var on Pattern
		for _, l := range p.Lists {
			on |= 1 << uint(number[l])
		}
		if on == 0 {
			continue
		}
		if err := put(strata, p.Stratum, on, 1, &cells); err != nil {
			return nil, fail(0, "fewer stratum columns, or coarser ones", "%s", err)
		}
	}
	return c.file(name, by, strata, fail)
}
