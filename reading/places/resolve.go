package places

import (
	"math"
	"slices"

	"testigo/pack/gazetteer"
)

// The features of a candidate in its document. Their weights are learned (see weights.txt).
const (
	fPopulation = iota // ln(1+n) / 10
	fNation
	fFormer
	fDivision1
	fDivision2
	fDivision3
	fCapital
	fSeat1
	fSeat2
	fQuarter
	fWide
	fOtherName
	fShortName
	fAbbreviation
	fHeld        // named with what contains it: "Puno, Peru"
	fHeldFinely  // and that is smaller than a country
	fNationNamed // its country is named in the document, or its people
	fDivisionNamed
	fCountryShare // share of the other names that lie in its country
	fDivisionShare
	fNear50 // another town of the document within 50 km
	fNear200
	fHome // lies in the country of the source
	resolveFeatures
)

var resolveNames = [resolveFeatures]string{"population", "nation", "former", "division1", "division2", "division3", "capital", "seat1", "seat2", "quarter", "wide",
	"other-name", "short-name", "abbreviation", "held", "held-finely", "nation-named", "division-named", "country-share", "division-share", "near-50", "near-200", "home"}

func resolveIndex(name string) int { return slices.Index(resolveNames[:], name) }

// group is all mentions of one name in a document; it has one sense.
type group struct {
	key      uint32
	from, to int
	mentions []int // in reader.found
	holders  []int // groups named right after it as containing it
	cue      gazetteer.Class
	best     int // index in reader.cands
	second   int
	sure     float64
	counted  float64 // weight with which it stands in the context
	fixed    [][resolveFeatures]float64
}

// maxCandidates bounds the readings of one name that are weighed.
const maxCandidates = 80

// Source is what is known about where a document was published.
type Source struct {
	Country string // ISO code; empty if unknown
}

// resolver weighs the readings of all names of a document together.
type resolver struct {
	*reader
	groups []group
	of     []int // group of each found span
	home   Source
	homeNo int

	nations map[int]bool // countries named in the document
	scores  []float64
}

func newResolver(r *reader, home Source) *resolver {
	v := &resolver{reader: r, home: home, homeNo: -1}
	if n, ok := r.g.CountryByCode(home.Country); ok {
		v.homeNo = r.g.CountryNumber(n)
	}
	v.nations = map[int]bool{v.homeNo: true}
	for m := range r.found {
		if b := r.best(&r.found[m]); r.g.Class(b.Place) == gazetteer.Nation {
			v.nations[r.g.CountryNumber(b.Place)] = true
		}
	}
	index := map[uint64]int{}
	v.of = make([]int, len(r.found))
	for m := range r.found {
		s := &r.found[m]
		k := uint64(s.key)<<8 | uint64(v.cueOf(s))<<1
		if s.demonym {
			k |= 1
		}
		gi, ok := index[k]
		if !ok {
			gi = len(v.groups)
			index[k] = gi
			v.groups = append(v.groups, group{key: s.key, cue: v.cueOf(s), best: -1, second: -1})
			v.shortlist(&v.groups[gi], s)
		}
		v.of[m] = gi
		v.groups[gi].mentions = append(v.groups[gi].mentions, m)
	}
	v.holders()
	for gi := range v.groups {
		v.describeGroup(&v.groups[gi])
	}
	return v
}

// shortlist keeps the readings of a name that stand a chance: those in the countries that the document
// names, and the first few of the rest, which come biggest first.
func (v *resolver) shortlist(gr *group, s *span) {
	gr.from, gr.to = s.from, s.to
	if s.to-s.from <= maxCandidates {
		return
	}
	gr.from = len(v.cands)
	for i := s.from; i < s.to && len(v.cands)-gr.from < maxCandidates; i++ {
		if c := v.cands[i]; i-s.from < maxCandidates/2 || v.nations[v.g.CountryNumber(c.Place)] || c.Form != gazetteer.MainName {
			v.cands = append(v.cands, c)
		}
	}
	gr.to = len(v.cands)
}

// cueOf is the class of place that the words beside a name ask for, NoClass if none.
func (r *reader) cueOf(s *span) gazetteer.Class {
	toks := r.t.Tokens
	ask := func(norm string) gazetteer.Class {
		switch norm {
		case "department", "departments", "departamento", "departamentos", "state", "estado", "dpto", "depto":
			return gazetteer.Division1
		case "province", "provinces", "provincia", "provincias", "county", "prov":
			return gazetteer.Division2
		case "district", "distrito", "districts", "distritos", "municipality", "municipio":
			return gazetteer.Division3
		case "region":
			return gazetteer.Division1
		case "city", "ciudad", "town", "village", "pueblo", "localidad", "capital", "cities", "poblado":
			return gazetteer.Town
		}
		return gazetteer.NoClass
	}
	if i := s.last; i < len(toks) && toks[i].Sentence == toks[s.first].Sentence {
		switch toks[i].Norm {
		case "department", "province", "district", "region", "state", "city", "municipality":
			return ask(toks[i].Norm)
		}
	}
	i := s.first - 1
	for n := 0; i >= 0 && n < 3 && toks[i].Sentence == toks[s.first].Sentence; i, n = i-1, n+1 {
		switch toks[i].Norm {
		case "of", "de", "del", "la", "the", "el", "los", "las", ".":
			continue
		}
		if n == 0 && !r.isWord(i) {
			return gazetteer.NoClass
		}
		c := ask(toks[i].Norm)
		if n == 0 && c == gazetteer.Town && toks[i].Norm == "capital" {
			return c
		}
		if n == 0 && toks[i].Lang == 1 && c != gazetteer.NoClass { // "the state Texas" is rare English, "the department Lima" too
			return gazetteer.NoClass
		}
		return c
	}
	return gazetteer.NoClass
}

// holders finds names that follow a name directly and may contain it: "Juliaca, Puno", "Paris
// (Texas)", "Ayaviri, provincia de Melgar".
func (v *resolver) holders() {
	for m := 0; m+1 < len(v.found); m++ {
		a, b := &v.found[m], &v.found[m+1]
		if v.t.Tokens[a.first].Sentence != v.t.Tokens[b.first].Sentence || b.first-a.last > 6 || b.demonym {
			continue
		}
		if v.links(a.last, b.first) {
			ga := &v.groups[v.of[m]]
			if gb := v.of[m+1]; gb != v.of[m] && !slices.Contains(ga.holders, gb) && len(ga.holders) < 4 {
				ga.holders = append(ga.holders, gb)
			}
		}
	}
}

// links: only commas, brackets and words for divisions stand between.
func (v *resolver) links(from, to int) bool {
	mark := false
	for i := from; i < to; i++ {
		tok := &v.t.Tokens[i]
		switch tok.Norm {
		case ",", "(", "in", "en":
			mark = true
		case "de", "del", "of", "the", "la", "el", "'s", "’s":
		default:
			if v.cls[i]&(container|direction) == 0 {
				return false
			}
			mark = true
		}
	}
	return mark
}

// describeGroup fills what does not depend on the other names.
func (v *resolver) describeGroup(gr *group) {
	gr.fixed = make([][resolveFeatures]float64, gr.to-gr.from)
	for k := range gr.fixed {
		c, f := v.cands[gr.from+k], &gr.fixed[k]
		f[fPopulation] = v.g.LogPopulation(c.Place) / 10
		switch v.g.Class(c.Place) {
		case gazetteer.Nation:
			f[fNation] = 1
		case gazetteer.FormerLand:
			f[fFormer] = 1
		case gazetteer.Division1:
			f[fDivision1] = 1
		case gazetteer.Division2:
			f[fDivision2] = 1
		case gazetteer.Division3:
			f[fDivision3] = 1
		case gazetteer.Capital:
			f[fCapital] = 1
		case gazetteer.Seat1:
			f[fSeat1] = 1
		case gazetteer.Seat2:
			f[fSeat2] = 1
		case gazetteer.Quarter:
			f[fQuarter] = 1
		case gazetteer.Wide:
			f[fWide] = 1
		}
		switch c.Form {
		case gazetteer.OtherName:
			f[fOtherName] = 1
		case gazetteer.ShortName:
			f[fShortName] = 1
		case gazetteer.Abbreviation:
			f[fAbbreviation] = 1
		}
		if v.homeNo > 0 && v.g.CountryNumber(c.Place) == v.homeNo {
			f[fHome] = 1
		}
	}
}

// near is the distance of two places in km, roughly and cheaply; far places are just far.
func (v *reader) near(a, b gazetteer.Index) float64 {
	la, oa := v.g.At(a)
	lb, ob := v.g.At(b)
	dlat, dlon := math.Abs(la-lb), math.Abs(oa-ob)
	if dlat > 3 || dlon > 6 && dlon < 354 {
		return 1e4
	}
	return gazetteer.Kilometres(la, oa, lb, ob)
}

// cueBonus: the words beside the name ask for a class.
func cueBonus(cue, c gazetteer.Class) float64 {
	if cue == gazetteer.NoClass {
		return 0
	}
	town := c == gazetteer.Town || c == gazetteer.Capital || c == gazetteer.Seat1 || c == gazetteer.Seat2
	switch cue {
	case gazetteer.Division1:
		if c == gazetteer.Division1 {
			return 5
		}
		if c == gazetteer.Division2 {
			return 1
		}
		return -1
	case gazetteer.Division2:
		if c == gazetteer.Division2 {
			return 5
		}
		if c == gazetteer.Division1 {
			return 3
		}
		return -1
	case gazetteer.Division3:
		if c == gazetteer.Division3 {
			return 5
		}
		if c == gazetteer.Division2 || c == gazetteer.Quarter {
			return 2
		}
		return 0
	}
	if town {
		return 2
	}
	if c == gazetteer.Division3 {
		return 1
	}
	return -1
}

// context is what the present readings of the names say about where the document is.
type context struct {
	country map[int]float64 // weight of the names that lie in a country
	named   map[int]int     // mentions of the country itself
	div     map[gazetteer.Index]float64
	divName map[gazetteer.Index]int
	total   float64
}

// count adds the present reading of a group to the context, or takes it out (sign -1).
func (v *resolver) count(c *context, gr *group, sign int) {
	if gr.best < 0 {
		return
	}
	p := v.cands[gr.best].Place
	n := v.g.CountryNumber(p)
	if n == 0 {
		return
	}
	w := gr.counted
	if sign > 0 {
		w = math.Sqrt(float64(len(gr.mentions))) * gr.sure
		gr.counted = w
	}
	w *= float64(sign)
	c.total += w
	c.country[n] += w
	switch v.g.Class(p) {
	case gazetteer.Nation:
		c.named[n] += sign
	case gazetteer.Division1:
		c.divName[p] += sign
		c.div[p] += w
	default:
		if d := v.g.Admin1(p); d != gazetteer.None {
			c.div[d] += w
		}
	}
}

// contextual completes the features of candidate k of a group in the light of the other names; towns
// are the places of the other groups that are points.
func (v *resolver) contextual(gr *group, k int, c *context, towns []gazetteer.Index) [resolveFeatures]float64 {
	f := gr.fixed[k]
	p := v.cands[gr.from+k].Place
	if c.total > 0.01 {
		switch n := v.g.CountryNumber(p); {
		case n > 0:
			if c.named[n] > 0 {
				f[fNationNamed] = 1
			}
			f[fCountryShare] = c.country[n] / c.total
		default: // an ocean is at home everywhere
			for _, w := range c.country {
				f[fCountryShare] = max(f[fCountryShare], 0.8*w/c.total)
			}
			f[fNationNamed] = 1
		}
		if d := v.g.Admin1(p); d != gazetteer.None {
			if c.divName[d] > 0 {
				f[fDivisionNamed] = 1
			}
			f[fDivisionShare] = c.div[d] / c.total
		}
	}
	v.held(gr, p, &f)
	if v.point(p) {
		for _, q := range towns {
			if d := v.near(p, q); d < 50 {
				f[fNear50] = 1
			} else if d < 200 {
				f[fNear200] = 1
			}
		}
	}
	return f
}

// held: a name beside it contains the place.
func (v *resolver) held(gr *group, p gazetteer.Index, f *[resolveFeatures]float64) {
	for _, h := range gr.holders {
		hold := &v.groups[h]
		for j := hold.from; j < hold.to; j++ {
			o := v.cands[j].Place
			if o == p {
				continue
			}
			switch v.g.Class(o) {
			case gazetteer.Nation:
				if v.g.Contains(o, p) {
					f[fHeld] = 1
				}
			case gazetteer.Division1, gazetteer.Division2:
				if v.g.Contains(o, p) {
					f[fHeld], f[fHeldFinely] = 1, 1
				}
			}
		}
	}
}

// point: small enough for nearness to mean something.
func (v *resolver) point(p gazetteer.Index) bool {
	c := v.g.Class(p)
	return c != gazetteer.Nation && c != gazetteer.Wide && c != gazetteer.Division1 && c != gazetteer.FormerLand
}

// resolve settles every group in three rounds, each name in the light of those read so far.
// watch, if not nil, sees the features of every candidate in the last round.
func (v *resolver) resolve(watch func(gi int, feats [][resolveFeatures]float64)) {
	const rounds = 3
	var rows [][resolveFeatures]float64
	var towns []gazetteer.Index
	c := &context{country: map[int]float64{}, named: map[int]int{}, div: map[gazetteer.Index]float64{}, divName: map[gazetteer.Index]int{}}
	for round := range rounds {
		for gi := range v.groups {
			gr := &v.groups[gi]
			towns = towns[:0]
			for o := range v.groups {
				other := &v.groups[o]
				if other.best < 0 {
					continue // not yet read, in the first round
				}
				if other.key == gr.key {
					v.count(c, other, -1)
				} else if q := v.cands[other.best].Place; len(towns) < maxTowns && v.point(q) {
					towns = append(towns, q)
				}
			}
			rows = rows[:0]
			for k := range gr.fixed {
				rows = append(rows, v.contextual(gr, k, c, towns))
			}
			v.choose(gr, rows)
			if watch != nil && round == rounds-1 {
				watch(gi, rows)
			}
			for o := range v.groups {
				if other := &v.groups[o]; other.key == gr.key {
					v.count(c, other, +1)
				}
			}
		}
	}
}

// maxTowns bounds the places that a candidate is measured against.
const maxTowns = 60

// choose takes the best reading and remembers the next.
func (v *resolver) choose(gr *group, rows [][resolveFeatures]float64) {
	gr.best, gr.second = -1, -1
	var top, next float64
	sum := 0.0
	scores := v.scores[:0]
	for k := range rows {
		s := cueBonus(gr.cue, v.g.Class(v.cands[gr.from+k].Place))
		for i, w := range v.m.resolve {
			s += w * rows[k][i]
		}
		scores = append(scores, s)
		i := gr.from + k
		switch {
		case gr.best < 0 || s > top:
			gr.second, next = gr.best, top
			gr.best, top = i, s
		case gr.second < 0 || s > next:
			gr.second, next = i, s
		}
	}
	v.scores = scores
	for _, s := range scores {
		sum += math.Exp(s - top)
	}
	gr.sure = 1 / sum
}
