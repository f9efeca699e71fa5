package review

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"

	"testigo/record"
	"testigo/record/resolve"
	"testigo/review/agreement"
	"testigo/store"
)

// Coding is a sample that several people code, each without seeing the others, and how far they are. The codings lie in the log of decisions and
// travel with it; they change nothing until somebody adjudicates, which is a decision that settles.
type Coding struct {
	ID     string // of the assignment
	Name   string
	By     string // who gave it out
	Coders []string
	Units  []Unit
}

// Unit is one item of a sample.
type Unit struct {
	Subject record.Subject
	Item    string                    // its id in this record; empty = nothing is read at its words any more
	Codes   map[string]*record.Change // by coder; nil = there is no event there
	Settled bool                      // somebody has adjudicated it since it was coded
}

// Done counts the units that a coder has coded.
func (c *Coding) Done(coder string) (n int) {
	for _, u := range c.Units {
		if _, ok := u.Codes[coder]; ok {
			n++
		}
	}
	return n
}

// Open tells whether codes may be seen by all: when every coder has coded every unit.
func (c *Coding) Open() bool {
	for _, coder := range c.Coders {
		if c.Done(coder) < len(c.Units) {
			return false
		}
	}
	return true
}

// Next is the first unit that a coder has not coded.
func (c *Coding) Next(coder string) (int, bool) {
	for i, u := range c.Units {
		if _, ok := u.Codes[coder]; !ok {
			return i, true
		}
	}
	return 0, false
}

// Sampled draws events for a sample: every one that the filter lets through has the same chance, and the same seed draws the same.
func Sampled(ctx context.Context, s *store.Store, f store.EventFilter, size int, seed uint64) ([]record.Subject, error) {
	var ids []string
	for l, err := range s.Lines(ctx, f, record.English) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, l.ID)
	}
	rng := rand.New(rand.NewPCG(seed, 0x7e57))
	rng.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	ids = ids[:min(size, len(ids))]
	var out []record.Subject
	for _, id := range ids {
		sub, err := Subject(ctx, s, id)
		if err != nil {
			return nil, err
		}
		sub.Was, sub.Name = "", "" // a coder is not told what the machine read
		out = append(out, sub)
	}
	return out, nil
}

// Codings lists the samples of a record.
func Codings(ctx context.Context, s *store.Store) ([]*Coding, error) {
	var all []*decided
	for l, err := range s.Decisions(ctx, 0) {
		if err != nil {
			return nil, err
		}
		x, err := open(l)
		if err != nil {
			return nil, err
		}
		if x.d.Kind == record.Assign || x.d.Kind == record.Code || x.d.Kind == record.Undo {
			all = append(all, x)
		}
	}
	activate(all)
	var out []*Coding
	at := map[string]*Coding{}
	f := newFolder(&store.Pen{Store: s}) // only asked where words stand now
	for _, x := range all {
		switch {
		case !x.active:
		case x.d.Kind == record.Assign:
			c := &Coding{ID: x.ID, Name: x.d.Sample.Name, By: x.d.Author, Coders: x.d.Sample.Coders}
			for _, sub := range x.d.On {
				id, err := f.item(ctx, sub)
				if err != nil {
					return nil, err
				}
				c.Units = append(c.Units, Unit{Subject: sub, Item: id, Codes: map[string]*record.Change{}})
			}
			at[x.ID] = c
			out = append(out, c)
		}
	}
	coded := map[string]string{} // item -> time of its last code
	for _, x := range all {
		c := at[x.d.Of]
		if !x.active || x.d.Kind != record.Code || c == nil || !slices.Contains(c.Coders, x.d.Author) {
			continue
		}
		for i := range c.Units {
			if u := &c.Units[i]; u.Subject.ID == x.d.On[0].ID {
				u.Codes[x.d.Author] = x.d.Change
				coded[u.Item] = x.d.Time.Format("2006-01-02T15:04:05.000000Z")
			}
		}
	}
	for _, c := range out {
		for i := range c.Units {
			u := &c.Units[i]
			if u.Item == "" {
				continue
			}
			for l, err := range s.DecisionsOn(ctx, u.Item) {
				if err != nil {
					return nil, err
				}
				d, err := l.Decision()
				if err != nil {
					return nil, err
				}
				u.Settled = u.Settled || d.Settles && d.Time.Format("2006-01-02T15:04:05.000000Z") > coded[u.Item]
			}
		}
	}
	return out, nil
}

// CodingNamed is a sample by its name or the beginning of its id.
func CodingNamed(ctx context.Context, s *store.Store, name string) (*Coding, error) {
	all, err := Codings(ctx, s)
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0; i-- { // of two with one name the later
		if c := all[i]; c.Name == name || len(name) > 5 && strings.HasPrefix(c.ID, name) {
			return c, nil
		}
	}
	return nil, fmt.Errorf("sample %q: %w", name, store.ErrNotFound)
}

// ErrNotACoder: somebody wants to code what was not given to them.
var ErrNotACoder = errors.New("not one of the coders of this sample")

// NewCode is the decision by which a coder says what a unit is; nil for no event.
func NewCode(c *Coding, unit int, coder string, is *record.Change) (*record.Decision, error) {
	if !slices.Contains(c.Coders, coder) {
		return nil, fmt.Errorf("%s: %w: %s", coder, ErrNotACoder, strings.Join(c.Coders, ", "))
	}
	if unit < 0 || unit >= len(c.Units) {
		return nil, fmt.Errorf("unit %d: %w", unit+1, store.ErrNotFound)
	}
	return &record.Decision{Kind: record.Code, Of: c.ID, On: []record.Subject{c.Units[unit].Subject}, Change: is}, nil
}

// FieldAgreement is how far the coders of a sample agree on a field.
type FieldAgreement struct {
	Field string          `json:"field"`
	Level agreement.Level `json:"level"`
	agreement.Result
}

// Agreement measures a sample field by field. Fields of units that a coder calls no event are missing from that coder.
func (c *Coding) Agreement() []FieldAgreement {
	var out []FieldAgreement
	for _, f := range codedFields {
		nominal := map[string]float64{}
		units := make([][]float64, len(c.Units))
		for i, u := range c.Units {
			for _, coder := range c.Coders {
				v := agreement.Missing
				if ch, ok := u.Codes[coder]; ok && (ch != nil || f.name == "event") {
					if number, word, stated := f.value(ch); stated {
						v = number
						if f.level == agreement.Nominal {
							if _, known := nominal[word]; !known {
								nominal[word] = float64(len(nominal))
							}
							v = nominal[word]
						}
					}
				}
				units[i] = append(units[i], v)
			}
		}
		out = append(out, FieldAgreement{f.name, f.level, agreement.Alpha(units, f.level)})
	}
	return out
}

// codedFields are what is compared, with the metric that fits: words are the same or not, days and deaths have distances, certainty has an order.
var codedFields = []struct {
	name  string
	level agreement.Level
	value func(*record.Change) (number float64, word string, stated bool)
}{
	{"event", agreement.Nominal, func(c *record.Change) (float64, string, bool) { return 0, fmt.Sprint(c != nil), true }},
	{"type", agreement.Nominal, func(c *record.Change) (float64, string, bool) {
		t, _, _ := strings.Cut(text(c.Type), "/")
		return 0, t, c.Type != nil
	}},
	{"mode", agreement.Nominal, func(c *record.Change) (float64, string, bool) { return 0, text(c.Type), c.Type != nil }},
	{"when", agreement.Interval, func(c *record.Change) (float64, string, bool) {
		ivs, err := record.ParseEDTF(text(c.When))
		if err != nil || len(ivs) == 0 || !ivs[0].Stated() {
			return 0, "", false
		}
		if iv := ivs[0]; iv.From != 0 && iv.To != 0 {
			return (float64(iv.From) + float64(iv.To)) / 2, "", true // the middle of a month, a year
		}
		return float64(ivs[0].From + ivs[0].To), "", true
	}},
	{"place", agreement.Nominal, func(c *record.Change) (float64, string, bool) {
		if c.Places == nil {
			return 0, "", false
		}
		var names []string
		for _, p := range *c.Places {
			names = append(names, resolve.Fold(p.Name))
		}
		return 0, set(names), true
	}},
	{"agents", agreement.Nominal, func(c *record.Change) (float64, string, bool) { return namesIn(c, record.Agent) }},
	{"targets", agreement.Nominal, func(c *record.Change) (float64, string, bool) { return namesIn(c, record.Target) }},
	{"killed", agreement.Ratio, func(c *record.Change) (float64, string, bool) {
		if c.Counts != nil {
			for _, n := range *c.Counts {
				if n.Measure == "killed" && n.HasValue {
					return n.Value, "", true
				}
			}
		}
		return 0, "", false
	}},
	{"certainty", agreement.Ordinal, func(c *record.Change) (float64, string, bool) {
		v := record.ParseCertainty(text(c.Certainty))
		return float64(v), "", v != record.NoCertainty
	}},
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func namesIn(c *record.Change, role record.RoleName) (float64, string, bool) {
	if c.Roles == nil {
		return 0, "", false
	}
	var names []string
	for _, r := range *c.Roles {
		if r.Role == role {
			names = append(names, resolve.Fold(r.Name))
		}
	}
	return 0, set(names), true
}

// set writes names without order or repetition.
func set(names []string) string {
	sort.Strings(names)
	return strings.Join(slices.Compact(names), "; ")
}
