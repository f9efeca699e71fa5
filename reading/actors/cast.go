package actors

import "testigo/record"

// Cast is who is on stage in one document.
type Cast struct {
	Actors []*record.Actor
	ages   map[int]bool // byte offsets at which an age is printed
}

// IsAge tells whether the number at a byte offset is a person's age.
func (c *Cast) IsAge(offset int) bool { return c != nil && c.ages[offset] }
