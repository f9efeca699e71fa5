package geo

import (
	"fmt"
	"io"
	"maps"
	"slices"
)

// Name is a name that a system knew and considered, and what became of it. With these a fault names the layer that lost the place.
type Name struct {
	Start, End int
	Taken      bool
	At         [][2]float64 // latitude and longitude of the places of that name
	RunnerUp   *[2]float64  // the next best of a name that was taken
}

// The layers at which a place is lost.
const (
	NoEntry        = "no candidate: the gazetteer has no such name"
	NotRecognised  = "not recognised: the name was held for no place"
	CutOtherwise   = "cut otherwise: a name beside or around it was taken"
	NoReading      = "no candidate there: the gazetteer knows the name elsewhere only"
	RunnerUpWrong  = "wrong candidate: the runner-up was right"
	WrongCandidate = "wrong candidate: another was right"
	PlaceElsewhere = "recognised: the same words are a place elsewhere in the document"
	NoPlace        = "recognised: no place to the coders"
	Demonym        = "recognised: a demonym"
	Unknown        = "not traced"
)

func (n *Name) overlaps(t *Toponym) bool { return n.Start < t.End && t.Start < n.End }

// lostName names the layer that lost a missed toponym.
func lostName(names []Name, t *Toponym) string {
	if names == nil {
		return Unknown
	}
	layer := NoEntry
	for i := range names {
		n := &names[i]
		switch {
		case !n.overlaps(t):
		case n.Taken:
			return CutOtherwise
		case n.Start == t.Start && n.End == t.End || layer == NoEntry:
			layer = NotRecognised
		}
	}
	return layer
}

// lostPlace names the layer that put a toponym too far from where it is.
func lostPlace(names []Name, g, p *Toponym) string {
	if names == nil {
		return Unknown
	}
	close := func(at [2]float64) bool { return Distance(g, &Toponym{Lat: &at[0], Lon: &at[1]}) <= near }
	layer := NoReading
	for i := range names {
		n := &names[i]
		if n.Start != p.Start || n.End != p.End {
			continue
		}
		if n.RunnerUp != nil && close(*n.RunnerUp) {
			return RunnerUpWrong
		}
		if slices.ContainsFunc(n.At, close) {
			layer = WrongCandidate
		}
	}
	return layer
}

// falseName names the kind of a spurious toponym.
func falseName(names []Name, gold []Toponym, p *Toponym) string {
	if names == nil {
		return Unknown
	}
	if p.Form == "Adjective" {
		return Demonym
	}
	for i := range gold {
		if p.Text != "" && gold[i].Text == p.Text {
			return PlaceElsewhere
		}
	}
	return NoPlace
}

// WriteLayers prints how many faults each layer has.
func (r *Report) WriteLayers(w io.Writer) error {
	n := map[string]int{}
	for _, f := range r.Faults {
		n[f.Kind+" "+f.Layer]++
	}
	for _, k := range slices.Sorted(maps.Keys(n)) {
		if _, err := fmt.Fprintf(w, "%5d  %s\n", n[k], k); err != nil {
			return err
		}
	}
	return nil
}
