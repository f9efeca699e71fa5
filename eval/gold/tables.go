package gold

import (
	"strings"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// boundOf maps the words that systems use for a bound to one word each.
var boundOf = invert(map[string]string{
	"exact":     "exact exactly eq equal precise none zero",
	"about":     "about approx approximately around circa some roughly estimated",
	"more-than": "more-than over above gt greater-than exceeding",
	"at-least":  "at-least minimum min ge no-fewer-than no-less-than from",
	"less-than": "less-than under below lt fewer-than",
	"at-most":   "at-most up-to maximum max le no-more-than as-many-as as-much-as",
	"almost":    "almost nearly close-to just-under",
	"range":     "range between",
	"rank":      "rank ordinal",
	"vague": "vague unspecified unknown several few dozens scores hundreds thousands tens-of-thousands " +
		"hundreds-of-thousands millions many most various",
})

func invert(m map[string]string) map[string]string {
	out := map[string]string{}
	for k, ws := range m {
		for _, w := range strings.Fields(ws) {
			out[w] = k
		}
	}
	return out
}

// vagueRange has the numbers that a gold figure without a value accepts.
var vagueRange = map[string][2]float64{
	"several": {2, 20}, "few": {2, 20}, "dozens": {24, 99}, "scores": {40, 199}, "hundreds": {200, 999},
	"thousands": {2000, 9999}, "tens-of-thousands": {20000, 99999}, "hundreds-of-thousands": {200000, 999999},
	"millions": {2000000, 9999999},
}

var dashes = strings.NewReplacer("_", "-", " ", "-")

// canonBound is the canonical bound, "" if none is stated. Without a value,
// about and exact say no more than that the number is vague.
func canonBound(bound jsontree.Value, hasValue bool) string {
	if bound.IsNull() {
		return ""
	}
	b := dashes.Replace(pytext.Lower(pytext.Strip(bound.Str())))
	if k, ok := boundOf[b]; ok {
		b = k
	}
	if !hasValue && (b == "about" || b == "exact") {
		return "vague"
	}
	return b
}

// measures: canonical measure and the word parts by which its own name is
// known; the first that matches wins. Death and votes have rules beside it.
var measures = []struct {
	name  string
	parts []string
}{
	{"missing", strings.Fields("missing disappeared desaparecid")},
	{"killed", strings.Fields("killed dead fatalit muert asesinad")},
	{"wounded", strings.Fields("wounded injur hurt herid shot casualt")},
	{"arrested", strings.Fields("arrest detain imprison jailed detenid")},
	{"released", strings.Fields("releas freed liberad")},
	{"hostages", strings.Fields("hostage kidnap captive secuestrad")},
	{"deported", strings.Fields("deport exiled expelled")},
	{"displaced", strings.Fields("displac refugee desplazad")},
	{"participants", strings.Fields("participant protester demonstrator marcher striker attend crowd manifestant")},
	{"seats", strings.Fields("seat escan")},
	{"votes", append(strings.Fields("vote voto ballot electionmargin"),
		"election margin", "election_margin", "election-margin",
		"margin of victory", "margin of_victory", "margin of-victory", "margin_of victory", "margin_of_victory",
		"margin_of-victory", "margin-of victory", "margin-of_victory", "margin-of-victory")},
}

func canonMeasure(measure jsontree.Value) string {
	if !measure.True() {
		return "other"
	}
	m := pytext.Lower(measure.Str())
	for _, c := range measures {
		for _, p := range c.parts {
			if strings.Contains(m, p) {
				return c.name
			}
		}
		if c.name == "killed" && deaths(m) || c.name == "hostages" && strings.TrimSuffix(m, "\n") == "held" {
			return c.name
		}
	}
	return "other"
}

// deaths tells deaths from death rates and ranks.
func deaths(m string) bool {
	for {
		_, rest, ok := strings.Cut(m, "death")
		if !ok {
			return false
		}
		line, _, _ := strings.Cut(rest, "\n")
		if !strings.Contains(line, "rate") && !strings.Contains(line, "rank") {
			return true
		}
		m = rest
	}
}

type set map[string]struct{}

func setOf(words ...string) set {
	s := set{}
	for _, w := range words {
		s[w] = struct{}{}
	}
	return s
}

func (s set) has(w string) bool { _, ok := s[w]; return ok }

func (s set) meets(t set) bool {
	if len(t) < len(s) {
		s, t = t, s
	}
	for w := range s {
		if t.has(w) {
			return true
		}
	}
	return false
}

var (
	durationUnits = setOf(strings.Fields("year years month months week weeks day days hour hours minute minutes decade decades")...)
	symmetric     = setOf("allied-with", "family-of", "opposes")
	ordinalWords  = setOf(strings.Fields("first second third fourth fifth sixth seventh primer primera primero segunda segundo tercer tercera tercero")...)

	// stopWords say nothing in a name: articles, prepositions, titles.
	stopWords = setOf(strings.Fields("the a an of in at on for and to from by with el la los las lo un una unos unas de del y e en al por para " +
		"s mr mrs ms dr gen general president presidente presidenta sir don")...)
	prepositions = setOf(strings.Fields("of in at on for to from by with against de del en para por contra al a who which that que")...)
	// placeKinds say which kind of place, not which place.
	placeKinds = setOf(strings.Fields("department departamento province provincia region district distrito city ciudad town pueblo downtown central")...)
)

// placeName maps other names of a place to one of them; normalised, without
// articles and "of".
var placeName = func() map[string]string {
	out := map[string]string{}
	for _, group := range strings.Split("peru|republica peru;cusco|cuzco;kyiv|kiev;guatemala city|ciudad guatemala|guatemala;"+
		"mexico city|ciudad mexico;panama city|ciudad panama;havana|habana;"+
		"united states|estados unidos|us|u|usa|eeuu|united states america;brazil|brasil;spain|espana;united kingdom|reino unido|uk;"+
		"germany|alemania;france|francia;belarus|bielorrusia;kenya|kenia;new york city|new york|nueva york;egypt|egipto;"+
		"turkey|turquia|turkiye;ukraine|ucrania;russia|rusia;poland|polonia;greece|grecia;italy|italia;sweden|suecia;"+
		"switzerland|suiza;netherlands|paises bajos;belgium|belgica;japan|japon;south korea|corea sur;philippines|filipinas;"+
		"thailand|tailandia;myanmar|birmania|burma;haiti|haity;dominican republic|republica dominicana;south africa|sudafrica;"+
		"tunisia|tunez;morocco|marruecos;syria|siria;lebanon|libano;iraq|irak;london|londres;moscow|moscu;geneva|ginebra;"+
		"vatican|vaticano;european union|union europea;cairo|el cairo;athens|atenas;warsaw|varsovia;beijing|pekin|peking", ";") {
		names := strings.Split(group, "|")
		for _, n := range names {
			out[n] = names[0]
		}
	}
	return out
}()
