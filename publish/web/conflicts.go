package web

import (
	"slices"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

type conflictsView struct {
	List   *api.Conflicts
	Rows   []conflictRow
	States []facetView
	Types  []facetView
	All    string // the registry without a state
	Type   string
	State  string
	Chart  *monthsChart
	Pager  pager
}

// conflictRow is a line of the registry with its life drawn on the axis of all.
type conflictRow struct {
	api.ConflictLine
	Life []stretch
}

// stretch is a time in one state and phase, in percent of the axis.
type stretch struct {
	X, Width float64
	State    record.ConflictState
	Phase    string
	Says     string
}

func conflictList(q *request) (page, error) {
	state, err := api.ParseConflictState(q.URL.Query().Get("state"))
	if err != nil {
		return page{}, err
	}
	offset, limit, err := api.Range(q.URL.Query(), linesPerPage)
	if err != nil {
		return page{}, err
	}
	typ := q.URL.Query().Get("type")
	list, err := q.Record.Conflicts(q.Context(), state, typ, q.Lang, offset, limit)
	if err != nil {
		return page{}, err
	}
	v := conflictsView{List: list, Pager: pagerOf(q.URL, list.Page), Type: typ, State: string(state), All: with(q.URL, "state", "", "offset", "")}
	first := list.Last
	for _, c := range list.Conflicts {
		first = min(first, c.First)
	}
	for _, c := range list.Conflicts {
		v.Rows = append(v.Rows, conflictRow{c, lifeOf(q.Lang, c.History, first, list.Last)})
	}
	for _, s := range list.States {
		v.States = append(v.States, facetView{s, with(q.URL, "state", s.Value, "offset", ""), wording.ConflictState(q.Lang, record.ConflictState(s.Value))})
	}
	for _, t := range list.Types {
		v.Types = append(v.Types, facetView{t, "", wording.ConflictType(q.Lang, t.Value)})
	}
	v.Chart = chartMonths(q.Lang, list.Months)
	return page{Title: q.say("conflicts"), Name: "conflicts", Data: v, Styles: []string{"registry.css"}}, nil
}

// lifeOf draws the states of a conflict between two days.
func lifeOf(lang record.Lang, steps []api.ConflictStep, first, last record.Day) []stretch {
	span := float64(last-first) + 1
	if span <= 0 {
		return nil
	}
	var out []stretch
	for i, s := range steps {
		end := last + 1
		if i+1 < len(steps) {
			end = steps[i+1].Day
		}
		if s.Day > last || end <= s.Day {
			continue
		}
		says := wording.ConflictState(lang, s.State)
		if s.Phase != "" {
			says += ", " + wording.ConflictPhase(lang, s.Phase)
		}
		x := 100 * float64(s.Day-first) / span
		w := max(0.5, 100*float64(end-s.Day)/span)
		out = append(out, stretch{min(x, 99.5), w, s.State, s.Phase, says + ": " + wording.Date(lang, s.From)})
	}
	return out
}

// monthsChart is the monthly table as columns.
type monthsChart struct {
	Columns []monthColumn
	Years   []tick
	Height  int
	Most    int
}

type monthColumn struct {
	X, Width float64
	Label    string
	api.ConflictsIn
	Parts []stacked
}

// maxMonths is how many months are drawn: the last fifty years.
const maxMonths = 600

func chartMonths(lang record.Lang, months []api.ConflictsIn) *monthsChart {
	months = months[max(0, len(months)-maxMonths):]
	if len(months) < 2 {
		return nil
	}
	c := &monthsChart{Height: 120}
	for _, m := range months {
		c.Most = max(c.Most, m.Active+m.Latent+m.Resolved)
	}
	n := float64(len(months))
	step := 1
	for _, s := range steps[api.Month] {
		if step = s; len(months)/s <= 12 {
			break
		}
	}
	for i, m := range months {
		col := monthColumn{X: 100 * float64(i) / n, Width: 100 / n, Label: wording.Date(lang, m.Month), ConflictsIn: m}
		y := float64(c.Height)
		for _, p := range []struct {
			state record.ConflictState
			n     int
		}{{record.Active, m.Active}, {record.Latent, m.Latent}, {record.Resolved, m.Resolved}} {
			if p.n > 0 {
				h := float64(c.Height-8) * float64(p.n) / float64(c.Most)
				y -= h
				col.Parts = append(col.Parts, stacked{string(p.state), y, h})
			}
		}
		c.Columns = append(c.Columns, col)
		year, month, _ := record.EDTFInterval(m.Month).From.Date()
		if step < 12 && (month-1)%step == 0 || step >= 12 && month == 1 && year%(step/12) == 0 {
			t := tick{X: col.X, Label: short(wording.Month(lang, month)), Strong: month == 1}
			if month == 1 {
				t.Label = yearWords(lang)(year)
			}
			if t.X < 3 {
				t.Anchor = "start"
			}
			if t.X > 95 {
				t.Anchor = "end"
			}
			c.Years = append(c.Years, t)
		}
	}
	return c
}

type conflictView struct {
	C      *api.Conflict
	Life   []stretch
	Lines  []lineView
	More   int
	Claims bool // somebody presses claims
	// Because names the events that moved it from one state to another.
	Because map[string]string
}

func conflict(q *request) (page, error) {
	c, err := q.Record.Conflict(q.Context(), q.PathValue("id"), q.Lang)
	if err != nil {
		return page{}, err
	}
	listed, err := linesOf(q, c.Events)
	if err != nil {
		return page{}, err
	}
	v := conflictView{C: c, Lines: listed, Life: lifeOf(q.Lang, c.History, c.First, c.Horizon), More: c.ConflictLine.Events - len(c.Events), Because: map[string]string{},
		Claims: slices.ContainsFunc(c.Parties, func(p api.ConflictParty) bool { return p.Claims })}
	var moved []string
	for _, s := range c.History {
		if s.Event != "" {
			moved = append(moved, s.Event)
			v.Because[s.Event] = s.Event
		}
	}
	lines, err := q.Record.LinesOf(q.Context(), moved, q.Lang, len(moved))
	if err != nil {
		return page{}, err
	}
	for _, l := range lines {
		v.Because[l.ID] = l.Headline
	}
	return page{Title: c.Name, Name: "conflict", Data: v, Styles: []string{"registry.css"}}, nil
}
