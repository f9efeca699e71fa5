package world

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"testigo/pack/gazetteer"
	"testigo/record"
)

//go:embed names.txt
var namesText string

//go:embed sentences-en.txt
var englishText string

//go:embed sentences-es.txt
var spanishText string

// part is a piece of a name or sentence in both languages; women is the Spanish feminine, if it differs.
type part struct {
	en, es, women string
	female        bool
}

func (p part) in(l record.Lang) string {
	if l == record.Spanish {
		return p.es
	}
	return p.en
}

var parts = loadParts()

type allParts struct {
	given, surnames, trades, roles, forces, causes, bodies, bands, outlets, papers []part
}

func loadParts() *allParts {
	p := &allParts{}
	lists := map[string]*[]part{"given": &p.given, "surname": &p.surnames, "trade": &p.trades, "role": &p.roles, "force": &p.forces,
		"cause": &p.causes, "body": &p.bodies, "band": &p.bands, "outlet": &p.outlets, "paper": &p.papers}
	for n, line := range strings.Split(namesText, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		list := lists[f[0]]
		if list == nil || len(f) < 2 {
			panic(fmt.Sprintf("names.txt:%d: %q", n+1, line))
		}
		x := part{en: f[1], es: f[1]}
		switch {
		case f[0] == "given":
			x.female = len(f) > 2 && f[2] == "f"
		case len(f) > 2:
			x.es = f[2]
		}
		if x.women = x.es; len(f) > 3 {
			x.women = f[3]
		}
		*list = append(*list, x)
	}
	return p
}

// sentences by language, kind of happening and use.
var sentences = map[record.Lang]map[string]map[string][]string{
	record.English: loadSentences("sentences-en.txt", englishText),
	record.Spanish: loadSentences("sentences-es.txt", spanishText),
}

func loadSentences(name, text string) map[string]map[string][]string {
	out := map[string]map[string][]string{}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			panic(fmt.Sprintf("%s:%d: want 3 columns", name, n+1))
		}
		if out[f[0]] == nil {
			out[f[0]] = map[string][]string{}
		}
		out[f[0]][f[1]] = append(out[f[0]][f[1]], f[2])
	}
	return out
}

type town struct{ name, region string }

// region is a first-order division with its towns.
type region struct {
	country, name string
	towns         []town
	weight        int
}

// countries of the world that is told, and how many stories in a hundred each has.
var countries = []struct {
	iso    string
	weight int
}{{"PE", 60}, {"BO", 8}, {"CO", 8}, {"EC", 5}, {"GT", 5}, {"CL", 4}, {"HN", 3}, {"PH", 3}, {"KE", 2}, {"NP", 2}}

// townsOfTheWorld are the regions with five towns or more whose names mean one place first of all.
func townsOfTheWorld() []region {
	g := gazetteer.World()
	weights := map[string]int{}
	for _, c := range countries {
		weights[c.iso] = c.weight
	}
	type key struct{ country, name string }
	byRegion := map[key]*region{}
	var order []key
	for i := range gazetteer.Index(g.Len()) {
		country := g.Country(i)
		if weights[country] == 0 {
			continue
		}
		least := 9.9 // ln of 20,000
		if country == "PE" {
			least = 7.6
		}
		switch g.Class(i) {
		case gazetteer.Division3, gazetteer.Seat1, gazetteer.Seat2, gazetteer.Town:
		default:
			continue
		}
		unit := g.Admin1(i)
		name := g.Name(i)
		if unit == gazetteer.None || g.LogPopulation(i) < least || !plain(name) || !plain(g.Name(unit)) || g.Name(unit) == name || !foremost(g, i, name) {
			continue
		}
		k := key{country, g.Name(unit)}
		r := byRegion[k]
		if r == nil {
			r = &region{country: country, name: k.name}
			byRegion[k] = r
			order = append(order, k)
		}
		r.towns = append(r.towns, town{name, k.name})
	}
	perCountry := map[string]int{}
	for _, k := range order {
		if len(byRegion[k].towns) >= 5 {
			perCountry[k.country]++
		}
	}
	var out []region
	for _, k := range order {
		if r := byRegion[k]; len(r.towns) >= 5 {
			r.weight = weights[k.country] * 1000 / perCountry[k.country]
			out = append(out, *r)
		}
	}
	return out
}

// foremost: of the places of that name this is the largest, by far, so that a reader can know it.
func foremost(g *gazetteer.Gazetteer, i gazetteer.Index, name string) bool {
	for _, c := range g.Lookup(name) {
		if c.Place != i && g.Country(c.Place) != g.Country(i) && g.LogPopulation(c.Place) > g.LogPopulation(i)-1 {
			return false
		}
	}
	return true
}

// plain: one or two words of letters, each with a capital.
func plain(name string) bool {
	words := strings.Split(name, " ")
	if len(words) > 2 || len(name) < 5 {
		return false
	}
	for _, w := range words {
		for i, r := range w {
			if !unicode.IsLetter(r) || (i == 0) != unicode.IsUpper(r) {
				return false
			}
		}
	}
	return true
}

// pick draws a region by weight.
func pick(rng *rand.Rand, rs []region) int {
	total := 0
	for i := range rs {
		total += rs[i].weight
	}
	n := rng.IntN(total)
	for i := range rs {
		if n -= rs[i].weight; n < 0 {
			return i
		}
	}
	return 0
}

func acronym(b body) string {
	var out strings.Builder
	for w := range strings.FieldsSeq(bodyName(b, record.Spanish)) {
		if r := []rune(w)[0]; unicode.IsUpper(r) {
			out.WriteRune(r)
		} else if len(w) > 3 {
			out.WriteRune(unicode.ToUpper(r))
		}
	}
	return out.String()
}

func bodyName(b body, l record.Lang) string {
	trade := parts.trades[b.trade].in(l)
	words := strings.Fields(trade)
	for i, w := range words {
		if len(w) > 3 {
			words[i] = capital(w)
		}
	}
	s := strings.ReplaceAll(parts.bodies[b.form].in(l), "{trade}", strings.Join(words, " "))
	return strings.ReplaceAll(s, "{region}", b.region)
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return string(unicode.ToUpper(r[0])) + string(r[1:])
}
