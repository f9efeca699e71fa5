package api

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"testigo/record"
	"testigo/record/resolve"
	"testigo/store"
)

// Filter narrows a chronology. Every field is a parameter of the address, so that a filtered page can be sent to somebody. Zero
// fields narrow nothing; of several values in one field an event needs one.
type Filter struct {
	From, To    string   // EDTF: events that may lie between them
	Types       []string // PROTEST, ASSAULT/killing
	Certainties []string
	Places      []string // names of places, departments or countries, or their ids; case and accents aside
	Actors      []string // ids
	Sources     []string // outlets
	Measure     string   // events of which this is counted: killed
	Figures     string   // conflict, growth
	Witnesses   int      // told by so many independent documents at least
	Standings   []string // what people say: machine (nobody yet), accepted, edited, added, disputed, changed
	Background  string   // "no": without what is told as background or habit
	Words       string   // in the sentences that tell the event
}

// maxValues bounds the values of one field of a filter.
const maxValues = 40

// BadRequest is a value in an address that makes no sense.
type BadRequest struct{ Field, Value, Hint string }

func (b *BadRequest) Error() string {
	return fmt.Sprintf("%s=%s: %s", b.Field, b.Value, b.Hint)
}

// ParseFilter reads a filter from an address.
func ParseFilter(q url.Values) (Filter, error) {
	f := Filter{Standings: valuesOf(q, "standing"), From: q.Get("from"), To: q.Get("to"), Types: valuesOf(q, "type"), Certainties: valuesOf(q, "certainty"), Places: valuesOf(q, "place"), Actors: valuesOf(q, "actor"),
		Sources: valuesOf(q, "source"), Measure: q.Get("measure"), Figures: q.Get("figures"), Background: q.Get("background"), Words: strings.TrimSpace(q.Get("q"))}
	for _, d := range []struct{ field, value string }{{"from", f.From}, {"to", f.To}} {
		if d.value == "" {
			continue
		}
		if _, err := record.ParseEDTF(d.value); err != nil {
			return f, &BadRequest{d.field, d.value, "not a date; write 2022-12-07, 2022-12 or 2022"}
		}
	}
	if iv := f.during(); iv.From != 0 && iv.To != 0 && iv.From > iv.To {
		return f, &BadRequest{"from", f.From, "later than to=" + f.To + "; turn them around"}
	}
	for _, t := range f.Types {
		typ, mode, _ := strings.Cut(t, "/")
		if !record.ValidEvent(record.EventType(typ), record.Mode(mode)) {
			return f, &BadRequest{"type", t, "no such type; /api/v1/openapi.json lists them"}
		}
	}
	for _, c := range f.Certainties {
		if record.ParseCertainty(c) == record.NoCertainty {
			return f, &BadRequest{"certainty", c, "one of asserted, reported, denied, planned, hypothetical"}
		}
	}
	for _, v := range f.Standings {
		if _, ok := standingOf(v); !ok {
			return f, &BadRequest{"standing", v, "one of machine, accepted, edited, added, disputed, changed"}
		}
	}
	if f.Figures != "" && f.Figures != "conflict" && f.Figures != "growth" {
		return f, &BadRequest{"figures", f.Figures, "conflict or growth"}
	}
	if f.Background != "" && f.Background != "no" {
		f.Background = ""
	}
	if w := q.Get("witnesses"); w != "" {
		n, err := strconv.Atoi(w)
		if err != nil || n < 0 {
			return f, &BadRequest{"witnesses", w, "a number: at least so many independent documents"}
		}
		f.Witnesses = n
	}
	return f, nil
}

// StandingName is a standing as an address has it: that of what nobody has looked at yet is "machine".
func StandingName(s record.Standing) string {
	if s == record.MachineRead {
		return "machine"
	}
	return string(s)
}

// standingOf is the place of a standing in record.Standings, by its name in an address.
func standingOf(name string) (int, bool) {
	i := slices.IndexFunc(record.Standings, func(s record.Standing) bool { return StandingName(s) == name })
	return i, i >= 0
}

func valuesOf(q url.Values, key string) []string {
	var out []string
	for _, v := range q[key] {
		if v = strings.TrimSpace(v); v != "" && !slices.Contains(out, v) && len(out) < maxValues {
			out = append(out, v)
		}
	}
	return out
}

// Values is the filter as an address has it; the same filter always gives the same.
func (f Filter) Values() url.Values {
	q := url.Values{}
	set := func(key, v string) {
		if v != "" {
			q.Set(key, v)
		}
	}
	set("from", f.From)
	set("to", f.To)
	for key, values := range map[string][]string{"type": f.Types, "certainty": f.Certainties, "place": f.Places, "actor": f.Actors, "source": f.Sources, "standing": f.Standings} {
		if len(values) > 0 {
			q[key] = slices.Sorted(slices.Values(values))
		}
	}
	set("measure", f.Measure)
	set("figures", f.Figures)
	if f.Witnesses > 1 {
		set("witnesses", strconv.Itoa(f.Witnesses))
	}
	set("background", f.Background)
	set("q", f.Words)
	return q
}

// Narrows tells whether the filter leaves anything out.
func (f Filter) Narrows() bool { return len(f.Values()) > 0 }

// during is the days between From and To.
func (f Filter) during() record.Interval {
	return record.Interval{From: record.EDTFInterval(f.From).From, To: record.EDTFInterval(f.To).To}
}

// match is what a filter lets through, and what it would if one of its fields were left open.
type match struct {
	rows []uint32
	// what each value of a field would show, all other fields being kept
	types       map[kindOf]int // of modes; types are summed up from them
	certainties [6]int
	figures     [2]int // conflict, growth
	sources     map[uint32]int
	places      map[uint32]int
	background  int
	standings   [16]int

	mu      sync.Mutex
	drawn   *Density // once it was asked for
	counted *Facets
}

// density is made once for a match, which is kept among those used last.
func (m *match) density(make func() *Density) *Density {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.drawn == nil {
		m.drawn = make()
	}
	return m.drawn
}

// The fields of a filter as bits, for counting what one of them alone leaves out.
const (
	byType = 1 << iota
	byCertainty
	byFigures
	bySource
	byPlace
	byBackground
	byStanding
	byMeasure
)

// find runs a filter over all events: one pass over the columns.
func (r *Record) find(ctx context.Context, f Filter) (*match, error) {
	key := f.Values().Encode()
	if m, ok := r.matches.get(key); ok {
		return m, nil
	}
	p, err := r.prepare(ctx, f)
	if err != nil {
		return nil, err
	}
	m := p.run(r.columns)
	r.matches.put(key, m, len(m.rows)*4+64<<10)
	return m, nil
}

// prepared is a filter with its values looked up.
type prepared struct {
	f                    Filter
	during               record.Interval
	types                []bool // by kind
	certainties          [6]bool
	certain, stands      bool
	standings            [16]bool
	outlets              map[uint32]bool
	places               map[uint32]bool
	actors, words, count set
}

func (r *Record) prepare(ctx context.Context, f Filter) (*prepared, error) {
	c := r.columns
	p := &prepared{f: f, during: f.during()}
	if len(f.Types) > 0 {
		p.types = make([]bool, len(c.kinds))
		for _, t := range f.Types {
			typ, mode, some := strings.Cut(t, "/")
			for i, k := range c.kinds {
				if string(k.Type) == typ && (!some || string(k.Mode) == mode) {
					p.types[i] = true
				}
			}
		}
	}
	for _, v := range f.Certainties {
		p.certainties[record.ParseCertainty(v)], p.certain = true, true
	}
	for _, v := range f.Standings {
		if i, ok := standingOf(v); ok {
			p.standings[i], p.stands = true, true
		}
	}
	if len(f.Sources) > 0 {
		p.outlets = map[uint32]bool{}
		for _, s := range f.Sources {
			if i := slices.Index(c.outlets, s); i > 0 {
				p.outlets[uint32(i)] = true
			}
		}
	}
	if len(f.Places) > 0 {
		p.places = map[uint32]bool{}
		for _, s := range f.Places {
			if n, ok := c.placeByKey[store.Fold(s)]; ok {
				p.places[n] = true
			}
		}
	}
	if f.Measure != "" {
		p.count = c.setOf(c.measures[f.Measure])
	}
	if len(f.Actors) > 0 {
		p.actors = c.newSet()
		for _, a := range f.Actors {
			err := r.store.RolesOf(ctx, a, func(event string, _ record.RoleName) error {
				if row, ok := c.row(event); ok {
					p.actors.add(row)
				}
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	if f.Words != "" {
		p.words = c.newSet()
		err := r.store.StatementsWith(ctx, f.Words, func(statement int64) error {
			if row, ok := c.statementRow(statement); ok {
				p.words.add(row)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *prepared) run(c *columns) *match {
	m := &match{types: map[kindOf]int{}, sources: map[uint32]int{}, places: map[uint32]int{}}
	kinds := make([]int, len(c.kinds))
	outlets, places, last := make([]int, len(c.outlets)), make([]int, len(c.placeNames)), make([]uint32, len(c.outlets))
	conflict, growth := p.f.Figures == "conflict", p.f.Figures == "growth"
	for i := range c.len() {
		row := uint32(i)
		miss := 0
		if p.during.Stated() && !p.during.Overlaps(record.Interval{From: c.from[i], To: c.to[i]}) ||
			p.actors != nil && !p.actors.has(row) || p.words != nil && !p.words.has(row) || p.f.Witnesses > int(c.apart[i]) {
			continue
		}
		if p.count != nil && !p.count.has(row) {
			miss |= byMeasure
		}
		if p.types != nil && !p.types[c.kind[i]] {
			miss |= byType
		}
		if p.certain && !p.certainties[c.certainty[i]] {
			miss |= byCertainty
		}
		if p.stands && !p.standings[c.standing[i]&15] {
			miss |= byStanding
		}
		flags := c.flags[i]
		if conflict && flags&disputedFlag == 0 || growth && flags&growthFlag == 0 {
			miss |= byFigures
		}
		if p.f.Background == "no" && flags&backgroundFlag != 0 {
			miss |= byBackground
		}
		if p.outlets != nil && !slices.ContainsFunc(c.documents.of(row), func(d uint32) bool { return p.outlets[c.outletOf[d]] }) {
			miss |= bySource
		}
		if p.places != nil && !slices.ContainsFunc(c.places.of(row), func(n uint32) bool { return p.places[n] }) {
			miss |= byPlace
		}
		if miss == 0 {
			m.rows = append(m.rows, row)
		}
		if miss&^byType == 0 {
			kinds[c.kind[i]]++
		}
		if miss&^byCertainty == 0 {
			m.certainties[min(c.certainty[i], 5)]++
		}
		if miss&^byStanding == 0 {
			m.standings[c.standing[i]&15]++
		}
		if miss&^byFigures == 0 {
			if flags&disputedFlag != 0 {
				m.figures[0]++
			}
			if flags&growthFlag != 0 {
				m.figures[1]++
			}
		}
		if miss&^byBackground == 0 && flags&backgroundFlag != 0 {
			m.background++
		}
		if miss&^bySource == 0 {
			for _, d := range c.documents.of(row) {
				if o := c.outletOf[d]; o != 0 && last[o] != row+1 {
					outlets[o]++
					last[o] = row + 1 // an outlet counts once for an event
				}
			}
		}
		if miss&^byPlace == 0 {
			for _, n := range c.places.of(row) {
				places[n]++
			}
		}
	}
	for k, n := range kinds {
		if n > 0 {
			m.types[c.kinds[k]] += n
		}
	}
	for o, n := range outlets {
		if n > 0 {
			m.sources[uint32(o)] = n
		}
	}
	for n, count := range places {
		if count > 0 {
			m.places[uint32(n)] = count
		}
	}
	return m
}

// fold is how names are compared.
func fold(s string) string { return resolve.Fold(s) }
