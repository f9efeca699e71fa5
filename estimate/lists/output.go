package lists

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"testigo/record/linkage"
)

// safe keeps a spreadsheet from taking a stranger's text for a formula.
func safe(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func safely(cells []string) []string {
	for i, c := range cells {
		cells[i] = safe(c)
	}
	return cells
}

// WriteLinks writes every row with its person, and what ties it to the row of that person it is most surely linked with: the form of links
// that 'testigo estimate' reads.
func (l *Linked) WriteLinks(out io.Writer) error {
	w := csv.NewWriter(out)
	w.Write([]string{"person", "records", "lists", "list", "file", "line", "name", "sex", "born", "date", "place", "year", "region", "violation", "perpetrator", "source", "linked_with", "probability", "reasons", "key"})
	best := l.strongest()
	p := newPlacer(l.Rows)
	for n, rows := range l.Persons() {
		on := map[string]bool{}
		for _, i := range rows {
			on[l.Rows[i].List] = true
		}
		for _, i := range rows {
			r := &l.Rows[i]
			cells := []string{Person(n), strconv.Itoa(len(rows)), strconv.Itoa(len(on)), r.List, r.File, line(r.Line), r.FullName(), r.Values[Sex], r.born(), r.when(), p.path(r), yearOf(r), region(p, r), r.Values[Violation], r.Values[Perpetrator], r.Source, "", "", "", r.Key}
			if link, ok := best[i]; ok {
				other := link.A + link.B - i
				cells[16] = where(&l.Rows[other])
				cells[17] = probability(link)
				cells[18] = l.reasons(link)
			}
			if err := w.Write(safely(cells)); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

func line(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func yearOf(r *Row) string { return line(r.year()) }

// region is the widest unit of a row's place.
func region(p *placer, r *Row) string {
	u, _, _ := strings.Cut(p.path(r), "/")
	return u
}

// where a row stands.
func where(r *Row) string {
	if r.Line == 0 {
		return r.Source
	}
	return fmt.Sprintf("%s l.%d", r.File, r.Line)
}

// probability of a link; empty = certain, because a person has decided it.
func probability(k linkage.Link) string {
	if k.Whose {
		return ""
	}
	return strconv.FormatFloat(k.Probability(), 'f', 4, 64)
}

// strongest is, for each row that is not alone, its firmest link inside its person.
func (l *Linked) strongest() map[int]linkage.Link {
	best := map[int]linkage.Link{}
	for _, k := range l.Result.Links {
		if l.Result.Clusters[k.A] != l.Result.Clusters[k.B] {
			continue
		}
		for _, i := range [...]int{k.A, k.B} {
			if old, ok := best[i]; !ok || k.Odds > old.Odds {
				best[i] = k
			}
		}
	}
	return best
}

// reasons of a link in one line: "surname equal +8.1; given part +1.9; …", in bits.
func (l *Linked) reasons(k linkage.Link) string {
	var parts []string
	if k.Whose {
		parts = append(parts, "decided by a person")
	}
	for _, r := range l.Result.Reasons(k.A, k.B) {
		parts = append(parts, fmt.Sprintf("%s %s %+.1f", r.Field, r.Level, r.Weight))
	}
	return strings.Join(parts, "; ")
}

// WriteReview writes the pairs that a person should judge, those that settle most first, with an empty column for the answer.
func (l *Linked) WriteReview(out io.Writer, limit int) (pairs int, err error) {
	w := csv.NewWriter(out)
	w.Write([]string{"answer", "probability", "gain_bits", "linked_now", "a_name", "b_name", "a_where", "b_where", "a_sex", "b_sex", "a_born", "b_born", "a_date", "b_date", "a_place", "b_place", "reasons", "a_key", "b_key"})
	p := newPlacer(l.Rows)
	for _, q := range l.Result.Review(limit) {
		a, b := &l.Rows[q.A], &l.Rows[q.B]
		now := "no"
		if q.Linked {
			now = "yes"
		}
		cells := []string{"", probability(q.Link), strconv.FormatFloat(q.Gain, 'f', 3, 64), now, a.FullName(), b.FullName(), where(a), where(b), a.Values[Sex], b.Values[Sex],
			a.born(), b.born(), a.when(), b.when(), p.path(a), p.path(b), l.reasons(q.Link), a.Key, b.Key}
		if err := w.Write(safely(cells)); err != nil {
			return pairs, err
		}
		pairs++
	}
	w.Flush()
	return pairs, w.Error()
}

// WriteTable writes capture histories: one row a person, a column in_… for each list, and the strata that the rows state. What the rows of a
// person tell differently is left empty: a stratum is not chosen silently.
func (l *Linked) WriteTable(out io.Writer) error {
	w := csv.NewWriter(out)
	p := newPlacer(l.Rows)
	strata := []struct {
		name string
		of   func(*Row) string
	}{
		{"year", yearOf},
		{"region", func(r *Row) string { return region(p, r) }},
		{"sex", func(r *Row) string { return r.Values[Sex] }},
		{"violation", func(r *Row) string { return r.Values[Violation] }},
		{"perpetrator", func(r *Row) string { return r.Values[Perpetrator] }},
	}
	header := []string{"person"}
	for _, s := range strata {
		header = append(header, s.name)
	}
	at := map[string]int{}
	for i, name := range l.Lists {
		at[name] = i
		header = append(header, "in_"+strings.Join(strings.Fields(strings.ReplaceAll(name, ",", " ")), "_"))
	}
	if err := w.Write(header); err != nil {
		return err
	}
	for n, rows := range l.Persons() {
		cells := make([]string, 1, len(header))
		cells[0] = Person(n)
		for _, s := range strata {
			value, told := "", false
			for _, i := range rows {
				if v := s.of(&l.Rows[i]); v != "" {
					if told && linkage.FoldText(v) != linkage.FoldText(value) {
						value = ""
						break
					}
					value, told = v, true
				}
			}
			cells = append(cells, safe(value))
		}
		on := make([]string, len(l.Lists))
		for i := range on {
			on[i] = "0"
		}
		for _, i := range rows {
			on[at[l.Rows[i].List]] = "1"
		}
		if err := w.Write(append(cells, on...)); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
