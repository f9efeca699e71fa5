package resolve

import (
	"strings"
	"sync"

	"testigo/pack"
	"testigo/record"
)

// Scores of two common names of one meaning: in one country they are one body or group; where a text names no country a person
// must say.
const (
	sameKind    = 0.9
	kindUnknown = 0.6
)

// generic is a body or group that is told by a common name, as each language shows it.
type generic struct {
	en, es  string
	article string                 // of the Spanish name
	known   map[string]record.Lang // the languages of its folded forms; both of a form of both
}

// generics are the common names of the pack, folded.
var generics = sync.OnceValue(func() map[string]*generic {
	m := map[string]*generic{}
	for row := range pack.Table("world/kinds.txt") {
		en, es := strings.Split(row.Field(0), "|"), strings.Split(row.Field(1), "|")
		g := &generic{en[0], es[0], row.Field(2), map[string]record.Lang{}}
		for i, n := range append(en, es...) {
			lang := record.English
			if i >= len(en) {
				lang = record.Spanish
			}
			k := Fold(n)
			if m[k] == nil {
				m[k] = g
			}
			if _, ok := g.known[k]; ok {
				lang = "" // junta
			}
			g.known[k] = lang
		}
	}
	return m
})

// Shown gives a common name of a body or group ("Congreso", "policías") in a language, and whether it is one that is known; a name of
// that language stays as it is.
func Shown(lang record.Lang, name string) (string, bool) {
	k := Fold(name)
	g := generics()[k]
	if g == nil {
		return name, false
	}
	if known := g.known[k]; known == lang || known == "" {
		return name, true
	}
	first, _, more := strings.Cut(name, " ")
	shown, article := g.en, "the"
	if lang == record.Spanish {
		shown, article = g.es, g.article
	}
	if more && Fold(first+" x") == "x" { // "the police": the other language has its article, too
		shown = article + " " + shown
	}
	return shown, true
}

// meetKind joins a body or group of a common name to those of the same meaning in the same country.
func (r *Resolver) meetKind(n int, home string) {
	m := &r.members[n]
	if m.kind == record.Person || m.packID != "" {
		return
	}
	g := generics()[Fold(m.name)]
	if g == nil {
		return
	}
	key := "kind " + string(rune('0'+int(m.kind))) + " " + g.en + " "
	if home == "" {
		if first, ok := r.byKey[key+"any"]; ok && r.root(first) != r.root(n) && len(r.doubts) < maxDoubts {
			r.doubts = append(r.doubts, doubt{merge{first, n, "kind", kindUnknown}, "country"})
		}
		return
	}
	first, ok := r.byKey[key+home]
	if !ok {
		r.byKey[key+home] = n
		if _, ok := r.byKey[key+"any"]; !ok {
			r.byKey[key+"any"] = n
		}
		return
	}
	if r.against(first, n) == "" {
		r.join(merge{first, n, "kind", sameKind})
	}
}

// homeOf is the country that a text names most, and by name where two are named as often; empty = none.
func homeOf(reading *record.Reading) string {
	count := map[string]int{}
	home := ""
	for _, c := range reading.Places {
		v := c.Value()
		if v.Country == "" {
			continue
		}
		count[v.Country]++
		if n := count[v.Country]; n > count[home] || n == count[home] && v.Country < home {
			home = v.Country
		}
	}
	return home
}
