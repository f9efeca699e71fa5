// Package shapes has the outlines of countries and of their first-order divisions (departments, provinces, states), for maps that are drawn
// without a network. They are simplified from Natural Earth (see NOTICE): good for a map of a country on a screen (Peru and Bolivia within
// about 700 m, the rest within 3 km), not for measuring. Coordinates are degrees, WGS 84, longitude first.
//
// Areas are made of arcs that neighbours share, so a country is drawn by the arcs that bound only one of its divisions.
package shapes

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"sort"
	"sync"

	"github.com/klauspost/compress/zstd"
)

//go:embed areas.bin.zst
var packed []byte

// Point is a longitude and a latitude in degrees.
type Point struct{ Lon, Lat float32 }

// Area is a first-order division, or a country.
type Area struct {
	ISO      string // ISO 3166-2 of a division ("PE-PUN"), 3166-1 alpha-2 of a country ("PE")
	Country  string
	Name     string // local name, in Latin letters; empty for countries
	Spanish  string
	GeoNames int64 // identifier in GeoNames; 0 = not known
	Rings    [][]Point
	arcs     [][]int32
}

type atlas struct {
	arcs      [][]Point
	divisions []*Area
	byCountry map[string][]*Area
	byID      map[int64]*Area
	mu        sync.Mutex
	countries map[string]*Area
}

var load = sync.OnceValue(func() *atlas {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(64<<20))
	if err != nil {
		panic(err)
	}
	defer dec.Close()
	body, err := dec.DecodeAll(packed, nil)
	if err == nil {
		var a *atlas
		if a, err = decode(body); err == nil {
			return a
		}
	}
	panic(fmt.Sprintf("pack/shapes: areas.bin.zst: %v", err)) // part of the program
})

// decode reads what pack/shapes/build writes.
func decode(body []byte) (*atlas, error) {
	at := 0
	var fault error
	num := func() int64 {
		v, n := binary.Varint(body[min(at, len(body)):])
		if n <= 0 {
			fault = fmt.Errorf("cut off at byte %d", at)
			return 0
		}
		at += n
		return v
	}
	count := func() int { // of things that take a byte each at least
		n := num()
		if n < 0 || n > int64(len(body)-at) {
			fault = fmt.Errorf("%d items at byte %d", n, at)
			return 0
		}
		return int(n)
	}
	text := func() string {
		n := count()
		s := string(body[at : at+n])
		at += n
		return s
	}
	a := &atlas{byCountry: map[string][]*Area{}, byID: map[int64]*Area{}, countries: map[string]*Area{}}
	const grid = 1000
	for n := count(); n > 0 && fault == nil; n-- {
		arc := make([]Point, count())
		var x, y int64
		for i := range arc {
			x, y = x+num(), y+num()
			arc[i] = Point{float32(x) / grid, float32(y) / grid}
		}
		a.arcs = append(a.arcs, arc)
	}
	for n := count(); n > 0 && fault == nil; n-- {
		d := &Area{ISO: text(), Country: text(), Name: text(), Spanish: text(), GeoNames: num()}
		for r := count(); r > 0 && fault == nil; r-- {
			refs := make([]int32, count())
			for i := range refs {
				k := int32(num())
				if int(max(k, ^k)) >= len(a.arcs) {
					return nil, fmt.Errorf("arc %d of %d", k, len(a.arcs))
				}
				refs[i] = k
			}
			d.arcs = append(d.arcs, refs)
			if ring := a.walk(refs); len(ring) >= 4 {
				d.Rings = append(d.Rings, ring)
			}
		}
		a.divisions = append(a.divisions, d)
		a.byCountry[d.Country] = append(a.byCountry[d.Country], d)
		if d.GeoNames != 0 {
			a.byID[d.GeoNames] = d
		}
	}
	return a, fault
}

// walk joins arcs to a ring.
func (a *atlas) walk(refs []int32) []Point {
	var out []Point
	for _, k := range refs {
		arc := a.arcs[max(k, ^k)]
		for i := range arc {
			p := arc[i]
			if k < 0 {
				p = arc[len(arc)-1-i]
			}
			if len(out) == 0 || out[len(out)-1] != p {
				out = append(out, p)
			}
		}
	}
	return out
}

// Divisions are the first-order divisions of a country (ISO 3166-1 alpha-2), in the order of their codes; none if unknown.
func Divisions(country string) []*Area { return load().byCountry[country] }

// Division is the division with an identifier of GeoNames; nil if unknown.
func Division(geonames int64) *Area { return load().byID[geonames] }

// Countries are the codes of the countries that have shapes, in order.
func Countries() []string {
	var out []string
	for c := range load().byCountry {
		out = append(out, c)
	}
	sort.Strings(out)
	return out
}

// Country is a country's outline; nil if unknown.
func Country(iso string) *Area {
	a := load()
	divisions := a.byCountry[iso]
	if divisions == nil {
		return nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if c := a.countries[iso]; c != nil {
		return c
	}
	c := a.dissolve(iso, divisions)
	a.countries[iso] = c
	return c
}

// dissolve draws the union of divisions: the arcs that bound one of them only, joined end to end.
func (a *atlas) dissolve(iso string, divisions []*Area) *Area {
	uses := map[int32]int{}
	for _, d := range divisions {
		for _, ring := range d.arcs {
			for _, k := range ring {
				uses[max(k, ^k)]++
			}
		}
	}
	from := map[Point][]int32{} // outer arcs as walked, by where they begin
	var order []int32
	for _, d := range divisions {
		for _, ring := range d.arcs {
			for _, k := range ring {
				if uses[max(k, ^k)] == 1 {
					from[a.first(k)] = append(from[a.first(k)], k)
					order = append(order, k)
				}
			}
		}
	}
	used := map[int32]bool{}
	c := &Area{ISO: iso, Country: iso}
	for _, k := range order {
		if used[k] {
			continue
		}
		var refs []int32
		for {
			used[k] = true
			refs = append(refs, k)
			next := a.first(^k) // where k ends
			if next == a.first(refs[0]) {
				break
			}
			found := false
			for _, n := range from[next] {
				if !used[n] {
					k, found = n, true
					break
				}
			}
			if !found {
				break
			}
		}
		ring := a.walk(refs)
		if len(ring) < 3 {
			continue
		}
		if ring[0] != ring[len(ring)-1] { // where two divisions of the source do not meet, a straight line
			ring = append(ring, ring[0])
		}
		c.Rings = append(c.Rings, ring)
	}
	return c
}

// first is where an arc begins as it is walked.
func (a *atlas) first(k int32) Point {
	arc := a.arcs[max(k, ^k)]
	if k < 0 {
		return arc[len(arc)-1]
	}
	return arc[0]
}

// Contains tells whether a point lies in the area, by the rule of even and odd crossings.
func (a *Area) Contains(p Point) bool {
	in := false
	for _, ring := range a.Rings {
		for i, j := 0, len(ring)-1; i < len(ring); j, i = i, i+1 {
			p1, p2 := ring[i], ring[j]
			if (p1.Lat > p.Lat) != (p2.Lat > p.Lat) && p.Lon < (p2.Lon-p1.Lon)*(p.Lat-p1.Lat)/(p2.Lat-p1.Lat)+p1.Lon {
				in = !in
			}
		}
	}
	return in
}

// Box is the area's extent: west, south, east, north, in degrees. An area that crosses the antimeridian spans the world.
func (a *Area) Box() (west, south, east, north float32) {
	west, south, east, north = 180, 90, -180, -90
	for _, ring := range a.Rings {
		for _, p := range ring {
			west, east = min(west, p.Lon), max(east, p.Lon)
			south, north = min(south, p.Lat), max(north, p.Lat)
		}
	}
	return
}
