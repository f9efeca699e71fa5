package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

type chronologyView struct {
	F                                  api.Filter
	Axis                               *axisView
	Standings                          []facetView
	Types, Modes, Certainties, Figures []facetView
	Places, Sources, Measures          []facetView
	Actors                             []api.ActorLine
	Background                         int
	NoBackground, Narrowed             bool
	Chosen                             []chosenView
	Lines                              []lineView
	Total, Offset, Limit               int
	Query                              string // the filter as an address has it
	Pager                              pager
}

// facetView is a value to filter by, in words.
type facetView struct {
	api.Choice
	Type, Name string
}

// chosenView is a filter that is on, with the address without it.
type chosenView struct{ Name, Without string }

// lineView is one event of a list.
type lineView struct {
	api.Line
	Year   string // set where a new year begins
	YearID int
	Extent *extent
	// Said is the sentence of the first witness, where the headline names nobody, no place and no number.
	Said     string
	SaidLang record.Lang
}

// saidPerPage is how many lines of a page may open a document for their sentence.
const saidPerPage = 16

// linesPerPage is how many lines a page has without a script; with one, more come as the list scrolls.
const linesPerPage = 100

func chronology(q *request) (page, error) {
	f, err := api.ParseFilter(q.URL.Query())
	if err != nil {
		return page{}, err
	}
	offset, limit, err := api.Range(q.URL.Query(), linesPerPage)
	if err != nil {
		return page{}, err
	}
	ctx := q.Context()
	events, err := q.Record.Events(ctx, f, q.Lang, offset, limit)
	if err != nil {
		return page{}, err
	}
	lines, err := linesOf(q, events.Events)
	if err != nil {
		return page{}, err
	}
	if q.wantsFragment("lines") {
		return page{Fragment: "lines", Data: lines}, nil
	}
	v := chronologyView{F: f, Lines: lines, Total: events.Total, Offset: offset, Limit: limit, Query: f.Values().Encode(), Narrowed: f.Narrows(), NoBackground: f.Background == "no",
		Pager: pagerOf(q.URL, events.Page)}
	if v.Axis, err = axis(q, f, "/chronology", 170); err != nil {
		return page{}, err
	}
	if err := v.facets(q); err != nil {
		return page{}, err
	}
	p := page{Title: q.say("chronology"), Name: "chronology", Data: v, Scripts: []string{"chronology.js"}}
	if q.wantsFragment("body") {
		p.Fragment = "chronology-body"
	}
	return p, nil
}

func (v *chronologyView) facets(q *request) error {
	facets, err := q.Record.Facets(q.Context(), v.F)
	if err != nil {
		return err
	}
	v.Background = facets.Background
	named := func(list []api.Choice, name func(string) string) (out []facetView) {
		for _, c := range list {
			typ, _, _ := strings.Cut(c.Value, "/")
			f := facetView{c, typ, c.Name}
			if name != nil {
				f.Name = name(c.Value)
			}
			out = append(out, f)
		}
		return out
	}
	v.Types = named(facets.Types, q.typeName)
	v.Modes = named(facets.Modes, q.typeName)
	v.Certainties = named(facets.Certainties, func(s string) string { return wording.Certainty(q.Lang, record.ParseCertainty(s)) })
	v.Figures = named(facets.Figures, nil)
	if len(facets.Standings) > 1 || len(v.F.Standings) > 0 {
		v.Standings = named(facets.Standings, func(s string) string { return q.say("standing-" + s) })
	}
	v.Places = named(facets.Places, nil)
	v.Sources = named(facets.Sources, nil)
	o, err := q.Record.Overview(q.Context())
	if err != nil {
		return err
	}
	for _, m := range o.Measures[:min(len(o.Measures), 24)] {
		v.Measures = append(v.Measures, facetView{api.Choice{Value: m.Name, On: m.Name == v.F.Measure}, "", wording.Clip(wording.Measure(q.Lang, m.Name), 40)})
	}
	if v.F.Measure != "" && !slices.ContainsFunc(v.Measures, func(m facetView) bool { return m.On }) {
		v.Measures = append(v.Measures, facetView{api.Choice{Value: v.F.Measure, On: true}, "", wording.Clip(v.F.Measure, 40)})
	}
	for _, id := range v.F.Actors {
		name := id
		if p, err := q.Record.Store().Profile(q.Context(), id); err == nil {
			name = wording.Clip(p.Name, 80)
		}
		v.Actors = append(v.Actors, api.ActorLine{ID: id, Name: name})
	}
	v.choose(q)
	return nil
}

// typeName words a type or, of type/mode, the mode.
func (q *request) typeName(value string) string {
	typ, mode, _ := strings.Cut(value, "/")
	return wording.Noun(q.Lang, record.EventType(typ), record.Mode(mode))
}

// choose lists the filters that are on.
func (v *chronologyView) choose(q *request) {
	values := v.F.Values()
	for _, key := range []string{"q", "from", "to", "type", "certainty", "standing", "background", "figures", "measure", "witnesses", "place", "source", "actor"} {
		for i, value := range values[key] {
			name := value
			switch key {
			case "q":
				name = "“" + wording.Clip(value, 60) + "”"
			case "from", "to":
				name = q.say("filter-"+key) + " " + wording.Date(q.Lang, value)
			case "type":
				name = q.typeName(value)
			case "certainty":
				name = wording.Certainty(q.Lang, record.ParseCertainty(value))
			case "standing":
				name = q.say("standing-" + value)
			case "background":
				name = q.say("no-background")
			case "figures":
				name = q.say(value)
			case "measure":
				name = wording.Measure(q.Lang, value)
			case "witnesses":
				name = "≥ " + value + " " + q.say("witnesses-word")
			case "actor":
				for _, a := range v.Actors {
					if a.ID == value {
						name = a.Name
					}
				}
			}
			rest := v.F.Values()
			rest[key] = slices.Delete(slices.Clone(rest[key]), i, i+1)
			v.Chosen = append(v.Chosen, chosenView{wording.Clip(name, 80), "/chronology?" + rest.Encode()})
		}
	}
}

// linesOf draws events as lines, with a heading where the year changes.
func linesOf(q *request, events []api.Line) ([]lineView, error) {
	out := make([]lineView, len(events))
	last, said := -1<<30, 0
	for i, e := range events {
		l := lineView{Line: e}
		year := yearOf(e.Event.Interval)
		if year != last {
			last = year
			l.YearID = year
			if l.Year = q.say("date-unknown"); year != 0 {
				l.Year = yearWords(q.Lang)(year)
			}
		}
		l.Extent = extentOf(e.Event.Interval, year)
		if p := e.Parts; p.Who == "" && p.Where == "" && p.Counts == "" && said < saidPerPage {
			said++
			var err error
			if l.Said, l.SaidLang, err = q.Record.Said(q.Context(), e.Event); err != nil {
				return nil, err
			}
		}
		out[i] = l
	}
	return out, nil
}

// yearOf is the year under which an event is listed: that of its first day or, if only its end is known, of its last; 0 = undated.
func yearOf(iv record.Interval) int {
	d := iv.From
	if d == 0 {
		d = iv.To
	}
	if d == 0 {
		return 0
	}
	y, _, _ := d.Date()
	return y
}

// extent is a date drawn in its year, in percent: a tick for a day, a bar for a month, a fading bar for an open end.
type extent struct {
	X, Width float64
	Fade     string
}

func extentOf(iv record.Interval, year int) *extent {
	if year == 0 {
		return nil
	}
	first, last := record.DayOf(year, 1, 1), record.DayOf(year, 12, 31)
	days := float64(last-first) + 1
	at := func(d record.Day) float64 { return 100 * float64(d-first) / days }
	switch {
	case iv.From == 0:
		return &extent{0, at(iv.To + 1), "fade-in"}
	case iv.To == 0 || iv.To > last:
		return &extent{at(iv.From), 100 - at(iv.From), "fade-out"}
	}
	x, w := at(iv.From), at(iv.To+1)-at(iv.From)
	if w < 2 { // a day must be seen
		x, w = min(x, 98), 2
	}
	return &extent{x, w, ""}
}

// pager leads through a list without a script.
type pager struct {
	First, Last, Total int
	Previous, Next     string
	Needed             bool
}

func pagerOf(u *url.URL, p api.Page) pager {
	out := pager{First: p.Offset + 1, Last: min(p.Total, p.Offset+p.Limit), Total: p.Total, Needed: p.Offset > 0 || p.Offset+p.Limit < p.Total}
	if p.Offset > 0 {
		back := max(0, p.Offset-p.Limit)
		to := ""
		if back > 0 {
			to = strconv.Itoa(back)
		}
		out.Previous = with(u, "offset", to, "fragment", "")
	}
	if p.Limit > 0 && p.Offset+p.Limit < p.Total {
		out.Next = with(u, "offset", strconv.Itoa(p.Offset+p.Limit), "fragment", "")
	}
	return out
}
