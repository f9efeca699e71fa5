package page

import (
	"html/template"
	"strconv"

	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// both is one text of the record's own in its two languages.
type both struct{ EN, ES string }

// inBoth asks a function of the language twice.
func inBoth(f func(record.Lang) string) both { return both{f(record.English), f(record.Spanish)} }

func dateWords(edtf string) both {
	return inBoth(func(l record.Lang) string { return wording.Date(l, edtf) })
}

// html writes both languages, each in an element that the style shows or hides; a text that is the same in both is written once.
func (b both) html() template.HTML {
	if b.EN == b.ES {
		return template.HTML(template.HTMLEscapeString(b.EN))
	}
	return template.HTML(`<span class=en lang=en>` + template.HTMLEscapeString(b.EN) + `</span><span class=es lang=es>` + template.HTMLEscapeString(b.ES) + `</span>`)
}

// The views are what the templates see. Text from documents is a plain string in them, which
// html/template escapes; only both.html and the assets are trusted HTML.
type (
	headView struct {
		Lang, Title, Policy string
		Overview            overviewView
		Style               template.HTML
	}
	overviewView struct {
		Documents, Events, Statements  int
		Outlets, Conflicts, Growths    int
		First, Last                    int
		Skipped                        []store.Skipped
		Years                          []bar
		Types, Certainties, Marks      []choice
		Languages                      []choice
		Undated, Unsourced, Background int
	}
	// bar is a year in the histogram; its height is in hundredths of the highest.
	bar struct {
		Year, Count, Height int
		Labelled            bool
	}
	// choice is a value that events can be filtered by.
	choice struct {
		Value string
		Label both
		Count int
	}
	yearView struct{ Year, Count int }

	eventView struct {
		ID, Type, Certainty, Mark string
		Year                      int
		Date                      both
		Extent                    extent
		TypeName                  both
		Doubt, Act, Who           both
		Where, Counts             both
		Documents, Statements     int
		Independent               int // 0 = all of the documents
		Background, Generic       bool
		Reported                  bool
		Tease                     *quoteView // whose words help a headline that says little; nil = none
		Quotes                    []*quoteView
		More                      int // quotes left out
		Tables                    []tableView
	}
	// quoteView is one window of a document with the statements that stand in it.
	quoteView struct {
		Doc        *docView
		Page       int
		Lang       string
		Head, Tail bool // the paragraph goes on before, after
		Segments   []quote.Segment
		Facts      []factView
		Tease      string // the sentence in short
		window     record.Span
		marks      []quote.Mark
	}
	// factView is what one statement adds to the words of its quote.
	factView struct {
		Trigger   string
		Certainty both
		By        string
		When      string // the phrase
		Date      both   // its value
		Inferred  bool
		Counts    []countView
	}
	countView struct {
		Words string
		What  both
		AsOf  both
	}
	docView struct {
		Anchor, Name, Title, Outlet, Author, Hash, Format string
		Lang                                              both
		Words                                             int
		Written                                           both
		Dated                                             bool
		Stamp                                             both // the printed date that the text contradicts
		Stamped                                           bool
		Events                                            int
		Released                                          both     // when this reprint came out; empty if it is none
		Origin                                            *docView // what it comes from; nil = no other document here
		Descent                                           both     // how: "reprint of"
	}
	// tableView sets the figures of one question side by side.
	tableView struct {
		ID, Event string
		What      both
		Subject   both
		Headline  both // of the event, where the table stands apart from it
		Status    string
		Says      both
		Rows      []figureView
		More      int
	}
	figureView struct {
		Words string
		AsOf  both
		Dated bool
		By    string
		Doc   *docView
		order record.Day
	}
	footView struct {
		Differences []tableView
		Documents   []*docView
		Skipped     []store.Skipped
		Questions   int
		Script      template.HTML
	}
)

// extent is a date drawn in its year, of 366 days' width: a tick for a day, a bar for a month, a fading bar for an open end.
type extent struct {
	Drawn    bool
	X, Width int
	Fill     string // a fade, for an open end
	Whole    bool   // most of the year or more
}

// yearOf is the year under which an event is listed: that of its first day or, if only its end is known, of its last; 0 = undated.
func yearOf(e *record.Event) int {
	d := e.Interval.From
	if d == 0 {
		d = e.Interval.To
	}
	if d == 0 {
		return 0
	}
	y, _, _ := d.Date()
	return y
}

func extentOf(iv record.Interval, year int) extent {
	if !iv.Stated() || year == 0 {
		return extent{}
	}
	first, last := record.DayOf(year, 1, 1), record.DayOf(year, 12, 31)
	x := extent{Drawn: true, X: 0, Width: 366}
	from, to := iv.From, iv.To
	switch {
	case from == 0:
		x.Width = int(to-first) + 1
		x.Fill = "url(#fade-in)"
		return x
	case to == 0:
		x.X = int(from - first)
		x.Width = 366 - x.X
		x.Fill = "url(#fade-out)"
		return x
	}
	x.X = int(from - first)
	if to > last {
		x.Width = 366 - x.X
		x.Fill = "url(#fade-out)"
		return x
	}
	x.Width = int(to-from) + 1
	x.Whole = x.Width > 300
	if x.Width < 5 { // a day must be seen on a track of a hundred pixels
		x.X = min(x.X, 361)
		x.Width = 5
	}
	return x
}

var functions = template.FuncMap{
	"t":    func(key string) template.HTML { return ui(key).html() },
	"both": both.html,
	"n":    func(n int, key string) template.HTML { return plural(n, key).html() },
	"num": func(n int) template.HTML {
		return inBoth(func(l record.Lang) string { return wording.Number(l, float64(n)) }).html()
	},
	"short": func(s string) string { return wording.Clip(s, maxTitle) },
	"year":  func(y int) string { return yearName(y) },
}

func yearName(y int) string {
	if y <= 0 {
		return strconv.Itoa(1-y) + " BC"
	}
	return strconv.Itoa(y)
}
