package linkage

import (
	"fmt"
	"strings"
)

// Kind says what a field holds and so how two of its values are compared.
type Kind uint8

const (
	NoKind        Kind = iota
	Given              // given names
	Surname            // the father's surname, or the only one
	SecondSurname      // the mother's surname
	Words              // an address, an occupation: compared by its letters
	Code               // digits or letters that identify: telephone, postcode, document number
	Birth              // a date of birth, in part if need be; a range of years worked out from an age
	Date               // the day of what happened, in part if need be
	Category           // equal or not: sex, an age group
	Place              // from the widest unit to the narrowest, parted by "/": "Puno/Carabaya/Macusani"
)

// levels are the outcomes of comparing two values of a kind, from "differ" up; weights of levels are learned, their order is not assumed.
var levels = [...][]string{
	Given:         {"differ", "alike", "close", "sounds", "part", "equal", "crossed"},
	Surname:       {"differ", "alike", "close", "sounds", "part", "equal", "crossed"},
	SecondSurname: {"differ", "alike", "close", "sounds", "part", "equal", "crossed"},
	Words:         {"differ", "alike", "close", "equal"},
	Code:          {"differ", "two off", "one off", "equal"},
	Birth:         {"differ", "near", "year", "slip", "part", "equal"},
	Date:          {"differ", "near", "year", "slip", "part", "equal"},
	Category:      {"differ", "equal"},
	Place:         {"differ", "unit", "around", "close", "within", "equal"},
}

// shared says that relatives and neighbours agree on such a field as one person would: surnames, addresses, the place and the day of a massacre.
func (k Kind) shared() bool {
	switch k {
	case Surname, SecondSurname, Words, Date, Place:
		return true
	}
	return false
}

const (
	nameDiffer  = iota
	nameAlike   // Jaro-Winkler of 0.80, or an initial
	nameClose   // 0.92: a slip
	nameSounds  // another spelling or a pet form of one name
	namePart    // "Juan Carlos", "Juan"
	nameEqual   //
	nameCrossed // given name and surname, or the two surnames, have changed places
)

// most levels of any kind; a level takes three bits of a pattern, and noEvidence is the eighth.
const (
	mostLevels = 7
	noEvidence = 7
	levelBits  = 3
	// MaxFields bounds a table, so that a pattern of levels is one word.
	MaxFields = 16
)

// Field is a column of the lists.
type Field struct {
	Name string
	Kind Kind
}

// List is one source of records.
type List struct {
	Name string
	// Unique says that the list holds nobody twice.
	Unique bool
}

// Table holds the records of all lists, by column: each value once, records as numbers of values. Records are numbered in the order of Add.
type Table struct {
	Fields  []Field
	Lists   []List
	list    []uint16
	columns []column
	role    [SecondSurname + 1]int // field that holds this part of the name, -1 = none
}

type column struct {
	ids   []uint32 // by record; 0 = not stated
	index map[string]uint32
	vals  []value   // vals[0] is not stated
	forms []outline // of vals, where they are names
}

// value is one value of a field, made ready for comparison once.
type value struct {
	text  string // normal form
	alt   string // names: nicknames replaced; places: the narrowest unit
	sound string // names
	day   day
	count uint32 // records with this value
}

// NewTable makes an empty table. A kind of name may occur once.
func NewTable(fields []Field, lists []List) (*Table, error) {
	if len(fields) == 0 || len(fields) > MaxFields {
		return nil, fmt.Errorf("%d fields to compare; 1 to %d are possible", len(fields), MaxFields)
	}
	if len(lists) == 0 || len(lists) > 1<<16 {
		return nil, fmt.Errorf("%d lists; 1 to %d are possible", len(lists), 1<<16)
	}
	t := &Table{Fields: fields, Lists: lists, columns: make([]column, len(fields)), role: [...]int{-1, -1, -1, -1}}
	for i, f := range fields {
		if f.Kind == NoKind || int(f.Kind) >= len(levels) {
			return nil, fmt.Errorf("field %s has no kind", f.Name)
		}
		if f.Kind <= SecondSurname {
			if t.role[f.Kind] >= 0 {
				return nil, fmt.Errorf("fields %s and %s hold the same part of the name", fields[t.role[f.Kind]].Name, f.Name)
			}
			t.role[f.Kind] = i
		}
		t.columns[i] = column{index: map[string]uint32{}, vals: make([]value, 1), forms: make([]outline, 1)}
	}
	return t, nil
}

// Add adds a record of a list; values stand in the order of the fields, empty = not stated.
func (t *Table) Add(list int, values ...string) int {
	n := len(t.list)
	t.list = append(t.list, uint16(list))
	for f := range t.Fields {
		v := ""
		if f < len(values) {
			v = values[f]
		}
		c := &t.columns[f]
		c.ids = append(c.ids, c.intern(t.Fields[f].Kind, v))
	}
	return n
}

// Len is the number of records.
func (t *Table) Len() int { return len(t.list) }

// ListOf is the list a record stands on.
func (t *Table) ListOf(record int) int { return int(t.list[record]) }

// Value is the normal form of a record's value; empty = not stated.
func (t *Table) Value(record, field int) string {
	c := &t.columns[field]
	return c.vals[c.ids[record]].text
}

func (c *column) intern(k Kind, raw string) uint32 {
	if raw == "" {
		return 0
	}
	id, ok := c.index[raw]
	if !ok {
		v := prepare(k, raw)
		key := "\x00" + v.text // spellings of one normal form are one value
		if id, ok = c.index[key]; !ok {
			if v.text != "" {
				id = uint32(len(c.vals))
				c.vals = append(c.vals, v)
				if k <= SecondSurname {
					c.forms = append(c.forms, outlineOf(&v))
				}
			}
			c.index[key] = id
		}
		c.index[strings.Clone(raw)] = id
	}
	if id != 0 {
		c.vals[id].count++
	}
	return id
}

// prepare makes a value's normal form; an empty text is no value.
func prepare(k Kind, raw string) value {
	switch k {
	case Given, Surname, SecondSurname:
		v := value{text: lettersOnly(FoldName(raw))}
		v.alt = v.text
		if k == Given {
			v.alt = Canonical(v.text)
		}
		v.sound = Sound(v.alt)
		return v
	case Words:
		return value{text: foldWords(raw)}
	case Code:
		return value{text: digitsOnly(strings.ReplaceAll(foldWords(raw), " ", ""))}
	case Category:
		return value{text: strings.ReplaceAll(foldWords(raw), " ", "")}
	case Birth, Date:
		d, ok := parseDay(raw)
		if !ok || !d.stated() {
			return value{}
		}
		return value{text: d.String(), day: d}
	case Place:
		var units []string
		for _, u := range strings.Split(raw, "/") {
			if f := FoldName(u); f != "" {
				units = append(units, f)
			}
		}
		if len(units) == 0 {
			return value{}
		}
		return value{text: strings.Join(units, "/"), alt: units[len(units)-1]}
	}
	return value{}
}

// foldWords is a text without case, accents and punctuation.
func foldWords(s string) string {
	_, all := nameWords(s)
	return strings.Join(all, " ")
}

func (d day) String() string {
	s := fmt.Sprintf("%04d", d.year)
	switch {
	case d.last != d.year:
		s += fmt.Sprintf("/%04d", d.last)
	case d.day != 0:
		s += fmt.Sprintf("-%02d-%02d", d.month, d.day)
	case d.month != 0:
		s += fmt.Sprintf("-%02d", d.month)
	}
	return s
}
