package election

import "fmt"

// Rule is a seat law as far as it decides seats. Zero fields are not stated.
type Rule struct {
	Name    string // as --rule takes it: the file's name without ".txt"
	File    string
	Title   string
	TitleES string // Spanish; Title if empty
	Formula Formula

	Seats     int         // in all
	Scope     Scope       // where seats are given
	Districts []Magnitude // Scope Listed
	Each      int         // seats of every district that the results name, if they do not say
	Base      Base        // what shares are shares of
	Threshold []Condition // a list takes part if it meets any; none: every list does
	Win       []Condition // Majority: who meets any is elected
	Else      Else        // Majority: when nobody does
	Runoff    int         // places in the second round
	Sources   []string
	Notes     []string
	NotesES   []string // the same in Spanish, one for each; empty = not translated
}

// Scope says where seats are given.
type Scope uint8

// National is one district. Listed are the districts of the rule; FromResults takes them and their seats
// from the results, which must name them. AsGiven is a method alone: by district if the results name them, else
// in the nation.
const (
	National Scope = iota
	Listed
	FromResults
	AsGiven
)

// Magnitude is a district and its seats.
type Magnitude struct {
	Names []string // the first is printed; the others are accepted
	Seats int
	Line  int
}

// Base is what a share is a share of.
type Base uint8

// Valid votes are those of lists; Cast adds blank and null.
const (
	Valid Base = iota
	ValidAndBlank
	Cast
)

// Else is what follows when nobody wins by majority.
type Else uint8

// Nobody: the law leaves it to others; SecondRound: between the first Runoff; MostVotes: whoever leads.
const (
	Nobody Else = iota
	SecondRound
	MostVotes
)

// Condition is one way over a threshold, or to win. Every part of it that is stated must hold.
type Condition struct {
	Share      Share // of the base
	MoreThan   bool  // the share must be exceeded, not only reached
	InDistrict bool  // the share is of the district's votes, not the nation's
	Lead       Share // Win: ahead of the next by this share of the base

	// Seats in all, won in at least Districts districts, in a first count in which every list takes part.
	Seats, Districts int

	Line int
}

// errNoBase: the base needs blank and null votes and the results do not state them.
var errNoBase = fmt.Errorf("the rule counts shares of all votes cast, and the results do not state blank and null votes; hint: add rows named Blank and Null")

// of is the whole that shares are shares of.
func (b Base) of(valid int64, blank, null Count) (int64, error) {
	if b == Valid {
		return valid, nil
	}
	if !blank.Stated || b == Cast && !null.Stated {
		return 0, errNoBase
	}
	valid += blank.N
	if b == Cast {
		valid += null.N
	}
	return valid, nil
}
