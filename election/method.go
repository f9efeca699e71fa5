package election

import (
	"fmt"
	"strings"

	"testigo/reading/words"
)

// Method is a way from votes to seats.
type Method uint8

// Unstated is no method; a rule must name one.
const (
	Unstated Method = iota
	DHondt
	SainteLague
	ModifiedSainteLague
	Hare
	Droop
	HagenbachBischoff
	Plurality // the lists (or candidates) with most votes, one seat each
	Majority  // one seat, to whom meets the rule's conditions; else as the rule says
)

var methods = []struct {
	method Method
	name   string   // in rule files and on the command line
	title  string   // for people
	also   []string // further spellings, folded and without spaces, hyphens or apostrophes
}{
	{DHondt, "dhondt", "D'Hondt", []string{"jefferson", "cifrarepartidora"}},
	{SainteLague, "sainte-lague", "Sainte-Laguë", []string{"webster", "saintlague"}},
	{ModifiedSainteLague, "modified-sainte-lague", "modified Sainte-Laguë", []string{"saintelaguemodificado"}},
	{Hare, "hare", "largest remainder, Hare quota", []string{"hamilton", "largestremainder", "restomayor", "restosmayores"}},
	{Droop, "droop", "largest remainder, Droop quota", nil},
	{HagenbachBischoff, "hagenbach-bischoff", "largest remainder, Hagenbach-Bischoff quota", nil},
	{Plurality, "plurality", "plurality", []string{"fptp", "mayoriasimple"}},
	{Majority, "majority", "majority", []string{"tworound", "dosvueltas", "mayoriaabsoluta"}},
}

// String is the name as rule files write it.
func (m Method) String() string {
	for _, e := range methods {
		if e.method == m {
			return e.name
		}
	}
	return "unstated"
}

// Title is the name as people write it.
func (m Method) Title() string {
	for _, e := range methods {
		if e.method == m {
			return e.title
		}
	}
	return "no method"
}

// divisor says whether seats go to the largest quotients.
func (m Method) divisor() bool {
	return m == DHondt || m == SainteLague || m == ModifiedSainteLague
}

// quota says whether seats go to whole quotas and largest remainders.
func (m Method) quota() bool { return m == Hare || m == Droop || m == HagenbachBischoff }

// ParseMethod finds a method by one of its names; case, accents, spaces and hyphens do not matter.
func ParseMethod(s string) (Method, error) {
	key := strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -_'", r) {
			return -1
		}
		return r
	}, words.Norm(s))
	var names []string
	for _, e := range methods {
		if key == strings.ReplaceAll(e.name, "-", "") {
			return e.method, nil
		}
		for _, a := range e.also {
			if key == a {
				return e.method, nil
			}
		}
		names = append(names, e.name)
	}
	return Unstated, fmt.Errorf("unknown method %q; hint: one of %s", s, strings.Join(names, ", "))
}

// Formula is a method with its parameter.
type Formula struct {
	Method Method
	First  int // first divisor of modified Sainte-Laguë in tenths; 0 means 14, that is 1.4
}

// divisorAt is the divisor for a list that holds k seats, in tenths.
func (f Formula) divisorAt(k int) uint64 {
	switch {
	case f.Method == DHondt:
		return uint64(k+1) * 10
	case f.Method == ModifiedSainteLague && k == 0:
		if f.First > 0 {
			return uint64(f.First)
		}
		return 14
	}
	return uint64(2*k+1) * 10
}
