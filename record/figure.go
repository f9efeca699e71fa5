package record

// Bound says how a figure limits the true value. The names are those of the gold format.
type Bound string

const (
	NoBound         Bound = ""
	Exact           Bound = "exact"
	About           Bound = "about"
	MoreThan        Bound = "more-than"
	AtLeast         Bound = "at-least"
	LessThan        Bound = "less-than"
	AtMost          Bound = "at-most"
	UpTo            Bound = "up-to"
	Almost          Bound = "almost"
	Between         Bound = "range"
	Several         Bound = "several" // from here on: vague words, no value
	Dozens          Bound = "dozens"
	Scores          Bound = "scores"
	Hundreds        Bound = "hundreds"
	Thousands       Bound = "thousands"
	TensOfThousands Bound = "tens-of-thousands"
	Millions        Bound = "millions"
	Many            Bound = "many"
	Most            Bound = "most"
	NoneOf          Bound = "none"
)

// Figure is a measured quantity. Its witness is the number with its hedge ("more than 205").
// A zero Figure is unknown, never none.
type Figure struct {
	Measure     string  // killed, wounded, missing, arrested, participants, deported, hostages, released, displaced, votes, seats, or another plain word
	Value       float64 // meaningful only if HasValue
	HasValue    bool
	Low         float64 // for Bound "range"
	High        float64
	Bound       Bound
	Unit        string  // "people", "percent", "USD", "soles", "roads", …
	Of          string  // what is counted, as printed: "workers fired", "of the 130 seats"
	Base        float64 // "4 of the 130 seats": 130; 0 = none stated
	Per         string  // "year", "month": a rate; empty = a total
	Subject     string  // whom or what it measures
	Scope       string  // place or population it covers
	AsOf        string  // EDTF
	AsOfIv      Interval
	Cumulative  bool    // a toll that sums up to its as-of date
	Duration    bool    // an age or a length of time: kept, but no count
	Part        bool    // one of the parts of a total told beside it: "33 dead, 23 of them police"
	Rank        bool    // "second-largest", "the third strike"
	Confidence  float64 `json:",omitempty"` // 0 to 1: how probably it was read rightly; 0 = not stated
	Attribution Cited[string]
}
