package election

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"testigo/pack"
	"testigo/record"
)

// Election is one election of a pack, chamber by chamber and round by round.
type Election struct {
	ID       string // peru-2011, peru-2011-president-1
	Date     string // ISO 8601
	Chamber  string // or office, or question, in the country's language
	Round    int
	Seats    int
	RuleName string

	// As the source states them.
	Registered, Cast, Valid, Blank, Null Count

	Source  Source
	Checked string // how many sources read agree: "1", "2+"
	Note    string
	NoteES  string // the same in Spanish; empty = not translated

	row pack.Row
}

// Source is where a row of a pack comes from.
type Source struct{ Text, Licence string }

// packaged is what the packs hold, read once.
type packaged struct {
	rules     []*Rule
	elections []*Election
	err       error
}

var load = sync.OnceValue(func() (p packaged) {
	p.rules, p.elections, p.err = loadAll(pack.InUse())
	return p
})

// Rules are the seat rules of the packs, in the order of their names.
func Rules() ([]*Rule, error) { return load().rules, load().err }

// Elections are the elections of the packs, in the order of their dates.
func Elections() ([]*Election, error) { return load().elections, load().err }

// FindRule finds a packaged rule by its name, or makes one of the name of a method: "dhondt" gives the seats of
// each district that the results name and number, else of the nation. nil if it is neither.
func FindRule(name string) (*Rule, error) {
	rules, err := Rules()
	if err != nil {
		return nil, err
	}
	for _, r := range rules {
		if strings.EqualFold(r.Name, name) {
			return r, nil
		}
	}
	if m, err := ParseMethod(name); err == nil && m != Majority {
		return &Rule{Name: m.String(), Title: m.Title(), Formula: Formula{Method: m}, Scope: AsGiven}, nil
	}
	return nil, nil
}

// FindElection finds a packaged election by its name; nil if there is none.
func FindElection(id string) (*Election, error) {
	all, err := Elections()
	if err != nil {
		return nil, err
	}
	for _, e := range all {
		if strings.EqualFold(e.ID, id) {
			return e, nil
		}
	}
	return nil, nil
}

// Lint reads every seat rule and election of a set of packs; the error names file and line of the first that does not hold.
func Lint(set *pack.Set) error {
	_, _, err := loadAll(set)
	return err
}

func loadAll(set *pack.Set) ([]*Rule, []*Election, error) {
	var rules []*Rule
	byName := map[string]*Rule{}
	for _, file := range set.Glob("*/seat-rules/*.txt") {
		text, err := set.Bytes(file)
		if err != nil {
			return nil, nil, err
		}
		r, err := ParseRule(file, text)
		if err != nil {
			return nil, nil, err
		}
		if first := byName[r.Name]; first != nil {
			return nil, nil, fmt.Errorf("%s:1: rule %s is in %s already", file, r.Name, first.File)
		}
		byName[r.Name] = r
		rules = append(rules, r)
	}
	var elections []*Election
	for _, file := range set.Glob("*/elections/elections.txt") {
		sources, err := loadSources(set, path.Dir(file)+"/sources.txt")
		if err != nil {
			return nil, nil, err
		}
		b, err := set.Bytes(file)
		if err != nil {
			return nil, nil, err
		}
		for row := range pack.Rows(file, string(b)) {
			e, err := electionOf(row, sources)
			if err == nil && byName[e.RuleName] == nil {
				err = row.Errorf("election %s has rule %q, which is none", e.ID, e.RuleName)
			}
			if err != nil {
				return nil, nil, err
			}
			elections = append(elections, e)
		}
	}
	slices.SortFunc(rules, func(a, b *Rule) int { return strings.Compare(a.Name, b.Name) })
	slices.SortStableFunc(elections, func(a, b *Election) int { return strings.Compare(a.Date, b.Date) })
	return rules, elections, nil
}

func loadSources(set *pack.Set, file string) (map[string]Source, error) {
	out := map[string]Source{}
	b, err := set.Bytes(file)
	if err != nil {
		return nil, err
	}
	for row := range pack.Rows(file, string(b)) {
		key, s := row.Field(0), Source{row.Field(1), row.Field(2)}
		if s.Text == "" || s.Licence == "" {
			return nil, row.Errorf("source %s without a text or a licence", key)
		}
		if _, double := out[key]; double {
			return nil, row.Errorf("source %s stands above already", key)
		}
		out[key] = s
	}
	return out, nil
}

func electionOf(row pack.Row, sources map[string]Source) (*Election, error) {
	e := &Election{ID: row.Field(0), Date: row.Field(1), Chamber: row.Field(2), RuleName: row.Field(5), Checked: row.Field(12), Note: row.Field(13), NoteES: row.Field(14), row: row}
	var ok bool
	if e.Source, ok = sources[row.Field(11)]; !ok {
		return nil, row.Errorf("election %s has source %q, which sources.txt does not name", e.ID, row.Field(11))
	}
	if e.Checked == "" || e.Checked == "0" {
		return nil, row.Errorf("election %s was checked against no source", e.ID)
	}
	var err error
	if e.Round, err = strconv.Atoi(row.Field(3)); err != nil {
		return nil, row.Errorf("round %q", row.Field(3))
	}
	if e.Seats, err = strconv.Atoi(row.Field(4)); err != nil {
		return nil, row.Errorf("seats %q", row.Field(4))
	}
	for i, c := range []*Count{&e.Registered, &e.Cast, &e.Valid, &e.Blank, &e.Null} {
		if cell := row.Field(6 + i); cell != "" {
			n, ok := parseNumber(cell)
			if !ok {
				return nil, row.Errorf("%q is no number of votes", cell)
			}
			*c = Count{n, true}
		}
	}
	return e, nil
}

// NoteIn is what is doubtful about an election, in a language if it has been translated into it.
func (e *Election) NoteIn(lang record.Lang) string {
	if lang == record.Spanish && e.NoteES != "" {
		return e.NoteES
	}
	return e.Note
}

// Title names the election and its date.
func (e *Election) Title(lang record.Lang) string {
	title := e.Chamber + ", " + e.Date
	if e.Round > 1 {
		title += map[bool]string{false: ", second round", true: ", segunda vuelta"}[lang == record.Spanish]
	}
	return title
}

// Rule is the seat rule of the election.
func (e *Election) Rule() (*Rule, error) {
	r, err := FindRule(e.RuleName)
	if r == nil && err == nil {
		err = e.row.Errorf("no rule %q", e.RuleName)
	}
	return r, err
}

// National are its results in the whole country.
func (e *Election) National() (*Results, error) { return e.results(e.ID + ".txt") }

// ByDistrict are its results by electoral district, or by department where the nation elects; nil if not at hand.
func (e *Election) ByDistrict() (*Results, error) {
	file := e.ID + "-districts.txt"
	if len(pack.Glob(path.Dir(e.row.File)+"/"+file)) == 0 {
		return nil, nil
	}
	return e.results(file)
}

func (e *Election) results(file string) (*Results, error) {
	name := path.Dir(e.row.File) + "/" + file
	text, err := pack.Bytes(name)
	if err != nil {
		return nil, err
	}
	all, err := ReadResults(name, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	if len(all) != 1 {
		return nil, fmt.Errorf("%s: %d elections in one file", name, len(all))
	}
	r := all[0]
	if !r.named() {
		r.Blank, r.Null = e.Blank, e.Null
	}
	return r, nil
}

// Recompute applies the election's rule to the finest results at hand: by district where seats are given
// there, else national.
func (e *Election) Recompute() (*Outcome, error) {
	rule, err := e.Rule()
	if err != nil {
		return nil, err
	}
	var res *Results
	if rule.Scope != National {
		if res, err = e.ByDistrict(); err != nil {
			return nil, err
		}
	}
	if res == nil {
		if res, err = e.National(); err != nil {
			return nil, err
		}
	}
	return rule.Apply(res)
}
