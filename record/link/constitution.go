package link

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/record"
	"testigo/record/resolve"
)

// One report dates a constitution, another names it for the ruler: "the constitution of 1933", "the constitution of General Vega". A pack that
// knows who ruled in all of that year brings them together, if he made no other that the record dates. What the pack knows is an
// anchor and nothing more: it gives the event neither the date nor the name.

const sameRuler = 2.5

// rule is a president's time of office, of a pack.
type rule struct {
	names    []string // as texts print them, folded
	holder   string
	country  string
	from, to string
}

var rules = sync.OnceValue(func() []rule {
	var out []rule
	for _, file := range pack.Glob("*/offices.txt") {
		for row := range pack.Table(file) {
			if row.Field(2) != "president" || row.Field(4) == "" {
				continue
			}
			names := []string{resolve.Fold(row.Field(1))}
			for k := range strings.SplitSeq(row.Field(0), "|") {
				names = append(names, resolve.Fold(k))
			}
			out = append(out, rule{names, row.Field(1), row.Field(3), row.Field(4), row.Field(5)})
		}
	}
	return out
})

// makers are the constitutions of a record by whom they were made, as far as packs know: holder of the office, and the year.
type makers map[*cluster]string

func makersOf(clusters []*cluster) makers {
	out := makers{}
	years := map[string]int{} // by holder: the year of the one that is dated; -1 = several
	var named []*cluster
	for _, c := range clusters {
		if c.tellings[0].act.mode != "constitution" {
			continue
		}
		y, ok := c.year()
		switch {
		case ok:
			if holder := ruledIn(c.land(), y); holder != "" {
				out[c] = holder
				if before, known := years[holder]; known && before != y {
					years[holder] = -1
				} else {
					years[holder] = y
				}
			}
		case !c.days.Stated():
			named = append(named, c)
		}
	}
	for _, c := range named {
		if holder := c.ruler(); years[holder] > 0 {
			out[c] = holder
		}
	}
	return out
}

// year is the one calendar year in which an event lies.
func (c *cluster) year() (int, bool) {
	if c.days.From == 0 || c.days.To == 0 {
		return 0, false
	}
	a, _, _ := c.days.From.Date()
	b, _, _ := c.days.To.Date()
	return a, a == b
}

// ruledIn is who was president in all of a year; empty if packs do not know, or know several.
func ruledIn(country string, year int) string {
	first, last := strconv.Itoa(year)+"-01-01", strconv.Itoa(year)+"-12-31"
	found := ""
	for _, r := range rules() {
		if r.country == country && r.from <= first && (r.to == "" || r.to >= last) {
			if found != "" && found != r.holder {
				return ""
			}
			found = r.holder
		}
	}
	return found
}

// ruler is the president of the country for whom a constitution is named; empty = none that packs know.
func (c *cluster) ruler() string {
	for _, f := range c.tellings[0].roles {
		if f.Role != record.Agent {
			continue
		}
		name := resolve.Fold(f.Name)
		found := ""
		for _, r := range rules() {
			if r.country != c.land() || !slices.Contains(r.names, name) && !shortOf(name, r.names[0]) {
				continue
			}
			if found != "" && found != r.holder {
				return ""
			}
			found = r.holder
		}
		if found != "" {
			return found
		}
	}
	return ""
}

// shortOf: all words of a name of two or more stand in the full one.
func shortOf(name, full string) bool {
	words := strings.Fields(name)
	if len(words) < 2 {
		return false
	}
	whole := strings.Fields(full)
	for _, w := range words {
		if !slices.Contains(whole, w) {
			return false
		}
	}
	return true
}

// meet: one is dated, the other named, and both are of one ruler.
func (m makers) meet(a, b *cluster) bool {
	return m[a] != "" && m[a] == m[b] && a.days.Stated() != b.days.Stated()
}
