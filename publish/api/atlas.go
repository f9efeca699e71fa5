package api

import (
	"context"
	"slices"
	"strings"
	"sync"

	"testigo/pack/gazetteer"
	"testigo/pack/shapes"
	"testigo/record"
	"testigo/store"
)

// Atlas is where the events of a filter lie. What is told no more exactly than by a department or a country is counted there and
// nowhere else: an area is no dot.
type Atlas struct {
	Events    int          `json:"events"`
	Placed    int          `json:"placed"`    // with a place that the gazetteer knows
	Unplaced  int          `json:"unplaced"`  // without
	Points    []AtlasPoint `json:"points"`    // places finer than a department, the most events first
	Divisions []AtlasArea  `json:"divisions"` // departments, by code
	Countries []AtlasArea  `json:"countries"` // by code
}

// AtlasPoint is a town, district or province with the events told there.
type AtlasPoint struct {
	ID       string         `json:"id"`
	Name     string         `json:"name"`
	Kind     string         `json:"kind"`
	Country  string         `json:"country"`
	Division string         `json:"division,omitempty"` // ISO 3166-2
	Lat      float64        `json:"lat"`
	Lon      float64        `json:"lon"`
	Count    int            `json:"count"`
	Types    map[string]int `json:"types"`
}

// AtlasArea is a department or a country.
type AtlasArea struct {
	Code  string         `json:"code"` // ISO 3166-2 or 3166-1
	Name  string         `json:"name"`
	ID    string         `json:"id,omitempty"` // the gazetteer's
	Count int            `json:"count"`        // all events in it
	Own   int            `json:"own"`          // told no more exactly than this
	Types map[string]int `json:"types"`
}

// spot is what a place number of the columns is on the map.
type spot struct {
	kind     record.PlaceKind
	id       string
	name     string
	country  string
	division *shapes.Area // nil = none, or not drawn
	lat, lon float64
}

// spots are worked out when a map is first asked for.
type spots struct {
	once sync.Once
	at   []*spot           // by place number; nil where it is a name and no id
	area map[string]*spot  // by country and folded name of a division, for what has no id
	iso  map[uint32]string // place numbers that are country codes
}

func (r *Record) locate() *spots {
	s := &r.spots
	s.once.Do(func() {
		g := gazetteer.World()
		s.at = make([]*spot, len(r.columns.placeNames))
		s.area, s.iso = map[string]*spot{}, map[uint32]string{}
		for n, name := range r.columns.placeNames {
			if len(name) == 2 {
				s.iso[uint32(n)] = strings.ToUpper(name)
			}
			if !strings.HasPrefix(name, "geonames:") && !strings.HasPrefix(name, "ubigeo:") {
				continue
			}
			if i, ok := g.ByID(name); ok {
				s.at[n] = spotOf(g, i)
			}
		}
		for _, iso := range shapes.Countries() {
			for _, d := range shapes.Divisions(iso) {
				if k := iso + " " + store.Fold(d.Name); s.area[k] == nil {
					s.area[k] = &spot{kind: record.Region, name: d.Name, country: iso, division: d}
				}
			}
		}
	})
	return s
}

func spotOf(g *gazetteer.Gazetteer, i gazetteer.Index) *spot {
	s := &spot{kind: g.Class(i).Kind(), id: g.ID(i), name: g.Name(i), country: g.Country(i)}
	s.lat, s.lon = g.At(i)
	division := i
	if s.kind != record.Region {
		division = g.Admin1(i)
	}
	if s.kind != record.Country && division >= 0 {
		if n := g.GeoNames(division); n > 0 {
			s.division = shapes.Division(int64(n))
		}
	}
	if s.division == nil && s.kind != record.Country { // a division that the shapes know by another number
		for _, d := range shapes.Divisions(s.country) {
			if d.Contains(shapes.Point{Lon: float32(s.lon), Lat: float32(s.lat)}) {
				s.division = d
				break
			}
		}
	}
	return s
}

// Atlas draws the events of a filter on the map.
func (r *Record) Atlas(ctx context.Context, f Filter) (*Atlas, error) {
	m, err := r.find(ctx, f)
	if err != nil {
		return nil, err
	}
	c, s := r.columns, r.locate()
	a := &Atlas{Events: len(m.rows), Points: []AtlasPoint{}, Divisions: []AtlasArea{}, Countries: []AtlasArea{}}
	points, divisions, countries := map[*spot]*AtlasPoint{}, map[*shapes.Area]*AtlasArea{}, map[string]*AtlasArea{}
	area := func(code, name, id string) *AtlasArea {
		return &AtlasArea{Code: code, Name: name, ID: id, Types: map[string]int{}}
	}
	var here []*spot
	var inDivisions []*shapes.Area
	var inCountries []string
	for _, row := range m.rows {
		here = s.of(c, row, here[:0])
		if len(here) == 0 {
			a.Unplaced++
			continue
		}
		a.Placed++
		typ := string(c.kinds[c.kind[row]].Type)
		inDivisions, inCountries = inDivisions[:0], inCountries[:0]
		for _, p := range here {
			finer := false // another place of the event lies inside this one
			for _, o := range here {
				finer = finer || o != p && (p.kind == record.Country && o.country == p.country && o.kind != record.Country ||
					p.kind == record.Region && o.kind != record.Region && o.kind != record.Country && o.division != nil && o.division == p.division)
			}
			if p.division != nil {
				d := divisions[p.division]
				if d == nil {
					d = area(p.division.ISO, p.division.Name, "")
					divisions[p.division] = d
				}
				if !slices.Contains(inDivisions, p.division) {
					inDivisions = append(inDivisions, p.division)
					d.Count++
					d.Types[typ]++
				}
				if p.kind == record.Region {
					d.ID = p.id
					if !finer {
						d.Own++
					}
				}
			}
			k := countries[p.country]
			if k == nil {
				k = area(p.country, gazetteer.World().CountryName(p.country), "")
				countries[p.country] = k
			}
			if !slices.Contains(inCountries, p.country) {
				inCountries = append(inCountries, p.country)
				k.Count++
				k.Types[typ]++
			}
			if p.kind == record.Country {
				k.ID = p.id
				if !finer {
					k.Own++
				}
				continue
			}
			if p.kind == record.Region || p.kind == record.Area {
				continue
			}
			pt := points[p]
			if pt == nil {
				pt = &AtlasPoint{ID: p.id, Name: p.name, Kind: string(p.kind), Country: p.country, Lat: p.lat, Lon: p.lon, Types: map[string]int{}}
				if p.division != nil {
					pt.Division = p.division.ISO
				}
				points[p] = pt
			}
			pt.Count++
			pt.Types[typ]++
		}
	}
	for _, p := range points {
		a.Points = append(a.Points, *p)
	}
	for _, d := range divisions {
		a.Divisions = append(a.Divisions, *d)
	}
	for _, k := range countries {
		a.Countries = append(a.Countries, *k)
	}
	slices.SortFunc(a.Points, func(p, q AtlasPoint) int {
		if p.Count != q.Count {
			return q.Count - p.Count
		}
		return strings.Compare(p.ID, q.ID)
	})
	byCode := func(p, q AtlasArea) int { return strings.Compare(p.Code+p.Name, q.Code+q.Name) }
	slices.SortFunc(a.Divisions, byCode)
	slices.SortFunc(a.Countries, byCode)
	return a, nil
}

// of lists the spots of an event. A site without an id lies in the division that its names give.
func (s *spots) of(c *columns, row uint32, dst []*spot) []*spot {
	iso := ""
	for _, n := range c.places.of(row) {
		if p := s.at[n]; p != nil && !slices.Contains(dst, p) {
			dst = append(dst, p)
		}
		if code := s.iso[n]; code != "" {
			iso = code
		}
	}
	if len(dst) == 0 && iso != "" {
		for _, n := range c.places.of(row) {
			if p := s.area[iso+" "+c.placeNames[n]]; p != nil {
				return append(dst, p)
			}
		}
	}
	return dst
}
