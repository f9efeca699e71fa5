// Package gazetteer knows the places of the world by name: countries, first- and
// second-order divisions, towns of 500 inhabitants and more, the departments, provinces and
// districts of Peru, and regions, seas, ranges and rivers known widely; with names in
// English and Spanish, names gone out of use, and demonyms.
//
// Coordinates are WGS 84 degrees, to 0.001 degree. Populations are kept as logarithms. Ids
// are "geonames:N" (GeoNames), "ubigeo:NNNNNN" (INEI, Peru) and "area:name" (our own table).
//
// The data is one compressed file, made by the program in the folder build from the sources that
// NOTICE names, and laid out so that opening it makes no maps: names lie in buckets of a hash
// table, entries in columns. It is opened on first use.
package gazetteer

import (
	"math"
	"strconv"
	"strings"

	"testigo/record"
)

// Class is the rank of a place, finer than record.PlaceKind.
type Class uint8

const (
	NoClass    Class = iota
	Nation           // country or territory
	FormerLand       // state that no longer is
	Division1        // department, state, region
	Division2        // province, county
	Division3        // district
	Capital          // of a country
	Seat1            // capital of a first-order division
	Seat2            // capital of a second-order division
	Town             // any other populated place
	Quarter          // part of a town
	Wide             // continent, sea, range, river, valley, region of several divisions
	Classes
)

// Kind is the class as the record knows it.
func (c Class) Kind() record.PlaceKind {
	switch c {
	case Nation, FormerLand:
		return record.Country
	case Division1:
		return record.Region
	case Division2:
		return record.Province
	case Division3:
		return record.District
	case Wide:
		return record.Area
	}
	return record.City
}

// Index numbers the entries of a gazetteer; None is no entry.
type Index int32

// None is the index of no place.
const None Index = -1

// Form says what a name is to its place.
type Form uint8

const (
	MainName Form = iota
	OtherName
	ShortName // "Trujillo" for the province of Trujillo
	Abbreviation
	Demonym
)

// Candidate is a place that a name may mean.
type Candidate struct {
	Place Index
	Form  Form
	Name  int32 // number of the spelling that matched, for Spelling
}

// Gazetteer is the opened table. It is read-only and safe for many goroutines.
type Gazetteer struct {
	id       []uint32 // tag in the two high bits
	class    []uint8
	country  []uint8  // index in countries
	admin1   []uint16 // index in divs1 plus one
	admin2   []uint16 // index in divs2 plus one
	lat, lon []int32  // 1/1000 degree
	pop      []uint8  // 12 ln(1+n)

	countries []string // ISO codes, "" first
	nations   []Index  // entry of each
	divs1     []Index
	divs2     []Index

	spelling   string   // all names, one after the other
	at         []uint32 // where each name starts, one more at the end
	firstEntry []uint32 // entries whose main name it is: [firstEntry[n], firstEntry[n+1])
	alt        []uint32 // entry with the form in the high bits
	firstAlt   []uint32
	bucket     []uint32        // first name of each bucket, one more at the end
	reach      []uint8         // by hash of the first word: words in the longest name that begins so
	nameOf     []uint32        // main name of each entry
	byID       func() []uint32 // entries sorted by id, made on first use
	capitals   func() []Index  // by country, made on first use
}

const (
	bucketBits = 17
	reachBits  = 18
	formShift  = 24 // of the 32 bits of alt, the low 24 are the entry
)

// Len is the number of places.
func (g *Gazetteer) Len() int { return len(g.id) }

// Names is the number of spellings.
func (g *Gazetteer) Names() int { return len(g.at) - 1 }

func (g *Gazetteer) nameText(n uint32) string { return g.spelling[g.at[n]:g.at[n+1]] }

// Spelling is the name of a candidate as the gazetteer prints it.
func (g *Gazetteer) Spelling(c Candidate) string { return g.nameText(uint32(c.Name)) }

// Name is the main name of a place.
func (g *Gazetteer) Name(i Index) string {
	if i < 0 || int(i) >= len(g.id) {
		return ""
	}
	return g.nameText(g.nameOf[i])
}

// Class is the rank of a place.
func (g *Gazetteer) Class(i Index) Class { return Class(g.class[i]) }

// Country is the ISO 3166-1 alpha-2 code; empty for places of no or several countries.
func (g *Gazetteer) Country(i Index) string { return g.countries[g.country[i]] }

// CountryNumber is the country as a small number, 0 for none: cheaper to compare and count.
func (g *Gazetteer) CountryNumber(i Index) int { return int(g.country[i]) }

// Admin1 is the first-order division in which a place lies, or None.
func (g *Gazetteer) Admin1(i Index) Index {
	if n := g.admin1[i]; n > 0 {
		return g.divs1[n-1]
	}
	return None
}

// Admin2 is the second-order division in which a place lies, or None.
func (g *Gazetteer) Admin2(i Index) Index {
	if n := g.admin2[i]; n > 0 {
		return g.divs2[n-1]
	}
	return None
}

// Nation is the entry of the country of a place, or None.
func (g *Gazetteer) Nation(i Index) Index { return g.nations[g.country[i]] }

// At is where a place lies.
func (g *Gazetteer) At(i Index) (lat, lon float64) {
	return float64(g.lat[i]) / 1000, float64(g.lon[i]) / 1000
}

// LogPopulation is ln(1+inhabitants); of regions and ranges, a like measure of how well known they are.
func (g *Gazetteer) LogPopulation(i Index) float64 { return float64(g.pop[i]) / 12 }

// Id tags, in the two high bits.
const (
	tagGeoNames = 0
	tagUbigeo   = 1
	tagArea     = 2
	tagShift    = 30
	tagMask     = 1<<tagShift - 1
)

// ID is the identifier as records print it.
func (g *Gazetteer) ID(i Index) string {
	if i < 0 || int(i) >= len(g.id) {
		return ""
	}
	n := g.id[i] & tagMask
	switch g.id[i] >> tagShift {
	case tagGeoNames:
		return "geonames:" + strconv.Itoa(int(n))
	case tagUbigeo:
		s := strconv.Itoa(int(n))
		return "ubigeo:" + strings.Repeat("0", max(0, 6-len(s))) + s
	}
	return "area:" + strings.ReplaceAll(Key(g.Name(i)), " ", "-")
}

// GeoNames is the GeoNames number of a place, 0 if it is known by another id.
func (g *Gazetteer) GeoNames(i Index) int {
	if g.id[i]>>tagShift != tagGeoNames {
		return 0
	}
	return int(g.id[i])
}

// ByID finds a place by its printed id.
func (g *Gazetteer) ByID(id string) (Index, bool) {
	kind, rest, _ := strings.Cut(id, ":")
	var want uint32
	switch kind {
	case "geonames", "ubigeo":
		n, err := strconv.ParseUint(rest, 10, 30)
		if err != nil {
			return None, false
		}
		want = uint32(n)
		if kind == "ubigeo" {
			want |= tagUbigeo << tagShift
		}
	case "area":
		for _, c := range g.Lookup(rest) {
			if g.id[c.Place]>>tagShift == tagArea {
				return c.Place, true
			}
		}
		return None, false
	default:
		return None, false
	}
	order := g.byID()
	lo, hi := 0, len(order)
	for lo < hi {
		mid := (lo + hi) / 2
		if g.id[order[mid]] < want {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(order) && g.id[order[lo]] == want {
		return Index(order[lo]), true
	}
	return None, false
}

// Lookup gives every place that a name may mean, main names and demonyms alike.
func (g *Gazetteer) Lookup(name string) []Candidate {
	return g.Match(AppendKey(nil, name), nil)
}

// Match appends the places of a key made by [AppendKey] or [AppendWord] to dst.
func (g *Gazetteer) Match(key []byte, dst []Candidate) []Candidate {
	if len(key) == 0 {
		return dst
	}
	b := Hash(key) >> (32 - bucketBits)
	var buf [96]byte
	for n := g.bucket[b]; n < g.bucket[b+1]; n++ {
		name := g.nameText(n)
		if len(name) < len(key)/3 || name == "" || differs(name, key) {
			continue
		}
		if string(AppendKey(buf[:0], name)) != string(key) {
			continue
		}
		for e := g.firstEntry[n]; e < g.firstEntry[n+1]; e++ {
			dst = append(dst, Candidate{Index(e), MainName, int32(n)})
		}
		for a := g.firstAlt[n]; a < g.firstAlt[n+1]; a++ {
			dst = append(dst, Candidate{Index(g.alt[a] & (1<<formShift - 1)), Form(g.alt[a] >> formShift), int32(n)})
		}
	}
	return dst
}

// differs lets a name be skipped without folding it: its first word, in ASCII letters, is not that of the key. A short first
// word may be an abbreviation, which keys write out.
func differs(name string, key []byte) bool {
	for i := 0; i < len(name); i++ {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c < 'a' || c > 'z' {
			return false
		}
		if i >= len(key) || key[i] != c {
			return !mayBeShort(name)
		}
	}
	return false
}

// mayBeShort tells that the first word has the length of an abbreviation and begins like one.
func mayBeShort(name string) bool {
	switch name[0] | 0x20 {
	case 's', 'f', 'm', 'p', 'g', 'c':
	default:
		return false
	}
	for i := 1; i < len(name) && i <= 4; i++ {
		if c := name[i] | 0x20; c < 'a' || c > 'z' {
			return true
		}
	}
	return len(name) <= 4
}

// Reach is the number of words in the longest name that begins with a word, given as the key
// of that word; 0 means that no name does (or, rarely, that two words share a slot and one does).
func (g *Gazetteer) Reach(key []byte) int {
	return int(g.reach[Hash(key)>>(32-reachBits)])
}

// CountryName is the English name of a country by its ISO code; empty if unknown.
func (g *Gazetteer) CountryName(iso string) string {
	for i, c := range g.countries {
		if c == iso && c != "" {
			return g.Name(g.nations[i])
		}
	}
	return ""
}

// CapitalOf is the capital of a country by its ISO code; None if the gazetteer marks none.
func (g *Gazetteer) CapitalOf(iso string) Index {
	for i, c := range g.countries {
		if c == iso && c != "" {
			return g.capitals()[i]
		}
	}
	return None
}

// findCapitals looks through all entries once; of two in one country the larger is taken.
func (g *Gazetteer) findCapitals() []Index {
	out := make([]Index, len(g.countries))
	for i := range out {
		out[i] = None
	}
	for i, c := range g.class {
		if n := g.country[i]; Class(c) == Capital && (out[n] == None || g.pop[i] > g.pop[out[n]]) {
			out[n] = Index(i)
		}
	}
	return out
}

// CountryByCode is the entry of a country by its ISO code.
func (g *Gazetteer) CountryByCode(iso string) (Index, bool) {
	for i, c := range g.countries {
		if c == iso && c != "" {
			return g.nations[i], g.nations[i] != None
		}
	}
	return None, false
}

// Contains tells whether place i lies in unit u or is u.
func (g *Gazetteer) Contains(u, i Index) bool {
	if u == i {
		return true
	}
	if u < 0 || i < 0 {
		return false
	}
	switch g.Class(u) {
	case Nation:
		return g.country[u] == g.country[i] && g.country[i] != 0
	case FormerLand, Wide:
		return false
	}
	return g.Admin1(i) == u || g.Admin2(i) == u
}

// Distance is the great-circle distance of two places in km.
func (g *Gazetteer) Distance(a, b Index) float64 {
	la, oa := g.At(a)
	lb, ob := g.At(b)
	return Kilometres(la, oa, lb, ob)
}

// Kilometres is the great-circle distance of two points, by the haversine formula on a sphere of
// mean radius 6371.0088 km.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	s1 := math.Sin((lat2 - lat1) * rad / 2)
	s2 := math.Sin((lon2 - lon1) * rad / 2)
	h := s1*s1 + math.Cos(lat1*rad)*math.Cos(lat2*rad)*s2*s2
	return 2 * 6371.0088 * math.Asin(math.Sqrt(min(1, h)))
}
