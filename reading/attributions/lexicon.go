package attributions

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

type kind uint8

const (
	say    kind = iota + 1 // any complement is a statement
	claim                  // needs "that", a quotation or a colon
	deny                   // takes a noun phrase too
	adverb                 // marks its clause
	phrase                 // stands before the speaker
)

var kinds = map[string]kind{"say": say, "claim": claim, "deny": deny, "adverb": adverb, "phrase": phrase}

type cue struct {
	words     []string
	kind      kind
	certainty record.Certainty
}

// tongue is what is known of one language.
type tongue struct {
	es   bool
	cues map[string][]cue // by first word
}

func load(lang string) *tongue {
	g := &tongue{es: lang == "es", cues: map[string][]cue{}}
	for r := range pack.Table(lang + "/speech.txt") {
		c := cue{kind: kinds[r.Field(2)], certainty: record.ParseCertainty(r.Field(1))}
		if c.kind == 0 || c.certainty == record.NoCertainty {
			panic(r.Errorf("unknown kind or certainty"))
		}
		for w := range strings.SplitSeq(r.Field(0), "|") {
			c.words = strings.Fields(w)
			g.cues[c.words[0]] = append(g.cues[c.words[0]], c)
		}
	}
	return g
}

var tongues = [...]*tongue{words.OtherLang: nil, words.EN: load("en"), words.ES: load("es")}

func set(ws ...string) map[string]bool {
	m := make(map[string]bool, len(ws))
	for _, w := range ws {
		m[w] = true
	}
	return m
}

// between may stand between a speaker and the verb.
var between = set("has", "have", "had", "also", "later", "then", "today", "yesterday", "recently", "publicly", "repeatedly", "again", "himself", "herself", "there", "ha", "han", "habia", "tambien", "ayer", "hoy", "luego", "ademas", "le", "les", "lo", "nos", "me", "se", "no", "did", "not", "was", "is", "esta", "su", "en", "last", "this", "week", "month", "morning", "night", "on", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "never", "once", "even", "just", "already", "since", "now", "ya", "nunca", "siempre", "reiteradamente")

var pronouns = set("he", "she", "they", "it", "el", "ella", "ellos", "ellas", "we", "i", "who", "quien", "quienes", "that")
