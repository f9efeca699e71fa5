package figures

// Idioms of several words that tell what is counted, where no single word does.

type idiom struct {
	words   []string
	measure string
}

// idioms by first word; "perdido la vida", "taken to the streets".
var idioms = map[string][]idiom{
	"let":       {{[]string{"let", "out"}, "released"}, {[]string{"let", "go"}, "released"}},
	"rounded":   {{[]string{"rounded", "up"}, "arrested"}},
	"locked":    {{[]string{"locked", "up"}, "arrested"}},
	"treated":   {{[]string{"treated", "for"}, "wounded"}},
	"lost":      {{[]string{"lost", "their", "lives"}, "killed"}, {[]string{"lost", "their", "homes"}, "displaced"}, {[]string{"lost", "their", "jobs"}, "dismissed"}},
	"forced":    {{[]string{"forced", "from", "their"}, "displaced"}, {[]string{"forced", "to", "flee"}, "displaced"}, {[]string{"forced", "to", "leave", "their"}, "displaced"}},
	"put":       {{[]string{"put", "on", "a", "plane"}, "deported"}, {[]string{"put", "on", "a", "flight"}, "deported"}},
	"went":      {{[]string{"went", "out"}, "participants"}, {[]string{"went", "on", "strike"}, "participants"}},
	"perdido":   {{[]string{"perdido", "la", "vida"}, "killed"}},
	"perdieron": {{[]string{"perdieron", "la", "vida"}, "killed"}},
	"perdio":    {{[]string{"perdio", "la", "vida"}, "killed"}},
	"tenido":    {{[]string{"tenido", "que", "abandonar"}, "displaced"}, {[]string{"tenido", "que", "huir"}, "displaced"}},
	"abandonar": {{[]string{"abandonar", "sus"}, "displaced"}},
	"obligados": {{[]string{"obligados", "a", "abandonar"}, "displaced"}, {[]string{"obligados", "a", "huir"}, "displaced"}},
	"dejaron":   {{[]string{"dejaron", "sus", "casas"}, "displaced"}},
}

// idiom is the measure of the idiom that begins at token j; "" if none does.
func (f *finder) idiom(j, end int) string {
	for _, i := range idioms[f.t.Tokens[j].Norm] {
		if f.matches(j, j, end, i.words) {
			return i.measure
		}
	}
	return ""
}
