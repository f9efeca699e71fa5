// Package times reads when: it finds the time expressions of a text, and later resolves
// them against the date of writing.
//
// [Find] works on word classes, not on strings: every word is looked up once in the table of
// its language (pack/en/times.txt, pack/es/times.txt), only words with a class can begin an
// expression, and a small hand-written grammar takes the longest run that makes sense. This is the lesson of
// SynTime (Zhong, Sun and Cambria 2017): spans follow from word types. The result is a meaning ([Expr]),
// not a value: "last June" is month 6 before the anchor.
//
// [Resolve] turns meanings into TIMEX3 values (TimeML, ISO 24617-1), EDTF and closed intervals of days. In news
// relative dates count from the date of writing, and the tense of the nearest verb says in which
// direction; in narrative they count from the last date told (HeidelTime's two strategies, Strötgen and
// Gertz 2013). An interval as date of writing is respected: a value is given only if both its ends agree on it.
package times

import (
	"testigo/reading/words"
	"testigo/record"
)

// Kind parts meanings.
type Kind uint8

const (
	NoKind   Kind = iota
	Calendar      // a (partial) calendar date: "5 June", "1978", "Monday night", "the third quarter"
	Shift         // N units from an anchor: "three days ago", "yesterday", "last week"
	Length        // a duration: "two years"
	Repeat        // a set: "every Monday", "weekly"
	Vague         // PRESENT_REF, PAST_REF, FUTURE_REF
)

// Unit of time.
type Unit uint8

const (
	NoUnit Unit = iota
	Second
	Minute
	Hour
	DayUnit
	Week
	Weekend
	Month
	Quarter
	HalfYear
	Year
	Decade
	Century
	Millennium
)

// Dir is the direction in which an anchored date lies.
type Dir uint8

const (
	NoDir  Dir = iota
	Last       // "last June": before the anchor
	Next       // "next June"
	This       // "this June": in the anchor's own year, month, week
	That       // "that day", "the same year": of the story
	Before     // "the previous year": before the story's day
	After      // "the following day"
)

// Expr is the meaning of an expression. Zero fields are not stated.
type Expr struct {
	Kind Kind
	Dir  Dir
	Unit Unit // unit of a shift, length or set; the grain of a bare "the week"

	// Calendar
	HasYear  bool
	Year     int    // years before Christ are negative: -490 is 490 BC
	Digits   uint8  // digits of Year that are meant: 4, 3 = decade, 2 = century ("19" = 20th)
	YearRel  Dir    // "of last year", "this year", "of that year"
	Month    uint8  // 1-12
	Day      uint8  // 1-31
	Weekday  uint8  // 1-7, ISO
	Season   string // SP SU FA WI
	Quarter  uint8
	Half     uint8
	NthWeek  int8   // "the first week of May"; -1 = last
	Part     string // MO AF EV NI MI
	Clock    string // "T" value of a time of day: "08:00"
	Zone     string // "Z"
	Fiscal   bool
	Holiday  *holiday
	DayShift int8 // days from the anchor, "yesterday": -1
	Deictic  bool // DayShift is meant

	// Shift, Length, Repeat
	N     float64 // number of units; shifts: negative is past
	Vague bool    // "several years": no number
	Past  bool    // a vague shift back: "several years ago"
	Story bool    // counted from the story, not from the writing: "two days later"
	Ord   int     // "the first nine months"
	ToDay bool    // a shift to the day: "five years ago today"

	Ref   string // PRESENT, PAST, FUTURE
	Mod   string
	Quant string // EVERY
	Bare  bool   // "the year", "the quarter": an article and a unit only
}

// Found is a time expression in a text.
type Found struct {
	Span        record.Span
	First, Last int32 // tokens [First, Last)
	Sentence    int32
	Type        record.TimeType
	Expr        Expr
	// RangeWith is the index in the list, plus one, of the other end of a range; 0 = none.
	RangeWith int
	Tense     int8 // of the nearest verb: -1 past, +1 future, 0 unknown
}

// Find lists the time expressions of a text in order. It resolves nothing.
func Find(t *words.Text) []Found {
	p := parser{t: t}
	for s := range t.Sentences {
		p.sentence(s)
	}
	return p.out
}
