package page

import (
	"slices"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
)

// event is the view of one line and what it opens.
func (g *gathered) event(e *record.Event) eventView {
	en, es := wording.HeadlineParts(record.English, e), wording.HeadlineParts(record.Spanish, e)
	year := yearOf(e)
	v := eventView{
		ID: e.ID, Type: string(e.Type), Certainty: e.Certainty.String(), Mark: string(g.mark(e)), Year: year,
		Date: dateWords(e.EDTF), Extent: extentOf(e.Interval, year),
		TypeName: inBoth(func(l record.Lang) string { return wording.Type(l, e.Type) }),
		Doubt:    both{wording.Sentence(en.Doubt), wording.Sentence(es.Doubt)}, Act: both{en.Act, es.Act}, Who: both{en.Who, es.Who},
		Where: both{en.Where, es.Where}, Counts: both{en.Counts, es.Counts},
		Documents: e.Documents, Statements: len(e.Statements), Background: e.Background, Generic: e.Generic, Reported: e.Certainty == record.Reported,
		Quotes: g.quotes[e.ID], More: g.left[e.ID],
	}
	if e.Independent < e.Documents {
		v.Independent = e.Independent
	}
	if en.Doubt == "" {
		v.Act = both{wording.Sentence(en.Act), wording.Sentence(es.Act)}
	}
	if en.Who == "" && en.Counts == "" && len(v.Quotes) > 0 {
		v.Tease = v.Quotes[0]
	}
	for _, q := range g.questions[e.ID] {
		v.Tables = append(v.Tables, g.table(q))
	}
	delete(g.quotes, e.ID) // written once, then free
	return v
}

// table lines up the figures of a question by as-of date, then source.
func (g *gathered) table(q *record.Question) tableView {
	t := tableView{ID: q.ID, Event: q.Event, Status: string(q.Status), What: inBoth(func(l record.Lang) string { return wording.Sentence(wording.Measure(l, q.Measure)) }),
		Says: inBoth(func(l record.Lang) string { return wording.Status(l, q.Status) })}
	t.Subject = inBoth(func(l record.Lang) string {
		var about []string
		for _, s := range []string{q.Subject, wording.Scope(l, q.Scope)} {
			if s = wording.Clip(s, maxTitle); s != "" && !slices.Contains(about, s) {
				about = append(about, s)
			}
		}
		return strings.Join(about, ", ")
	})
	for i, ref := range q.Figures {
		if i == maxFigures {
			t.More = len(q.Figures) - i
			break
		}
		if f, ok := g.figures[ref]; ok {
			t.Rows = append(t.Rows, f)
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b figureView) int {
		if a.order != b.order {
			return int(a.order) - int(b.order)
		}
		return strings.Compare(a.Doc.Name, b.Doc.Name)
	})
	return t
}

// differences is the list of conflicts at the end of the page.
func (g *gathered) differences() []tableView {
	var out []tableView
	for _, q := range g.open {
		t := g.table(q)
		if q.Event != "" {
			t.Headline = g.headlines[q.Event]
		}
		out = append(out, t)
	}
	return out
}

// maxGap is the longest stretch of years that the histogram draws with its empty years.
const maxGap = 150

func (g *gathered) overview() overviewView {
	o := overviewView{Documents: len(g.docs), Events: g.events, Statements: g.statements, Outlets: g.outlets, Unsourced: g.unsourced,
		Conflicts: len(g.open), Growths: g.growths, First: g.first, Last: g.last, Skipped: g.skipped, Undated: g.undate}
	if len(o.Skipped) > maxSkipped {
		o.Skipped = o.Skipped[:maxSkipped]
	}
	highest := 1
	var years []int
	for y, n := range g.years {
		if y != 0 {
			highest = max(highest, n)
			years = append(years, y)
		}
	}
	slices.Sort(years)
	if len(years) > 0 && years[len(years)-1]-years[0] <= maxGap {
		first, last := years[0], years[len(years)-1]
		years = years[:0]
		for y := first; y <= last; y++ {
			years = append(years, y)
		}
	}
	for i, y := range years {
		n := g.years[y]
		h := 0
		if n > 0 {
			h = max(4, n*100/highest)
		}
		step := 10
		if len(years) <= 12 {
			step = 1
		} else if len(years) <= 30 {
			step = 5
		}
		near := i > 0 && i < step/3 || i < len(years)-1 && i > len(years)-1-step/3
		o.Years = append(o.Years, bar{y, n, h, i == 0 || i == len(years)-1 || y%step == 0 && !near})
	}
	if g.undate > 0 {
		o.Years = append(o.Years, bar{0, g.undate, min(100, max(4, g.undate*100/highest)), true})
	}
	types := slices.Clone(record.EventTypes)
	for t := range g.types {
		if !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	slices.Sort(types[len(record.EventTypes):])
	for _, t := range types {
		if n := g.types[t]; n > 0 {
			o.Types = append(o.Types, choice{string(t), inBoth(func(l record.Lang) string { return wording.Type(l, t) }), n})
		}
	}
	for c := record.Asserted; c <= record.Hypothetical; c++ {
		if n := g.certainties[c]; n > 0 {
			o.Certainties = append(o.Certainties, choice{c.String(), inBoth(func(l record.Lang) string { return wording.Certainty(l, c) }), n})
		}
	}
	for _, m := range []record.Status{record.Conflicting, record.Growth} {
		if n := g.marks[m]; n > 0 {
			o.Marks = append(o.Marks, choice{string(m), ui(string(m)), n})
		}
	}
	return o
}
