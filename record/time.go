package record

// TimeType follows TimeML (ISO 24617-1).
type TimeType uint8

const (
	NoTimeType TimeType = iota
	Date
	TimeOfDay
	Duration
	Set
)

// Anchor says what a time expression was counted from.
type Anchor uint8

const (
	NoAnchor     Anchor = iota // the words are absolute
	FromWriting                // "last June": the inferred writing date
	FromStory                  // "three days later": the last date told
	FromCalendar               // "Holy Week", "Independence Day": a named day
)

// Time is what a time expression says. Its witness is the phrase.
type Time struct {
	Type  TimeType
	Value string // TIMEX3 value ("1978-06", "P2W", "XXXX-WXX-1", "PAST_REF"); empty = not understood
	Mod   string // TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, LESS_THAN, MORE_THAN …
	EDTF  string // for DATE and TIME that are resolved; empty otherwise
	// Interval is the days it may mean; zero for durations, sets and what is not resolved.
	Interval Interval
	Anchor   Anchor
	// AnchorSpan is the phrase it was counted from, if the anchor is in the text.
	AnchorSpan Span
	// RangeWith is the index in Reading.Times, plus one, of the other end of a range
	// ("from May 22 to 23"); 0 = no range.
	RangeWith int
	// Confidence is how probably the phrase and its value were read rightly, 0 to 1; 0 = not stated.
	Confidence float64 `json:",omitempty"`
}

// Dating is when a document was written, with reasons.
type Dating struct {
	EDTF       string // the interval as EDTF
	Interval   Interval
	Best       Interval // the likeliest part of it
	Confidence float64  // 0 to 1
	// Released is when this version came out (EDTF), where the document says that it is a reprint
	// or translation of something published before; empty = when it was written.
	Released string
	// Believed is the printed stamp that the content bears out; StatedOnly is one that it contradicts.
	Believed, Contradicted Cited[Stamp]
	Reasons                []Cited[Reason]
}

// Reason is one sentence or stamp that led to a dating and what it implies.
type Reason struct {
	Code     string   // "stamp", "past-event", "future-event", "this-year", "office-holder", "weekday" …
	Text     string   // a plain sentence
	Implies  Interval // bounds on the writing date; one end may be open
	External bool     // rests on a pack's knowledge beside the words
}
