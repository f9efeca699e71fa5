package events

import (
	"testigo/reading/actors"
	"testigo/reading/words"
)

// insideName: the token is a word of a longer name: "plaza de la Constitución", "Frente Amplio contra el Golpe".
// Such a word tells no event. The caller has seen that it is written with a capital.
func (f *finder) insideName(i int) bool {
	tok := &f.t.Tokens[i]
	for _, k := range f.placesOf[tok.Sentence] {
		if sp := f.in.Places[k].Span(); sp.Start < int(tok.Start) && int(tok.End) <= sp.End {
			return true
		}
	}
	if f.in.Cast != nil {
		for _, c := range f.in.Cast.Candidates(int(tok.Sentence)) {
			if c.Kind == actors.OrganizationCandidate && c.Actor > 0 && c.First+1 < i && i < c.Last {
				return true
			}
		}
	}
	// "plaza de la Constitución", where no gazetteer has the square
	j := i - 1
	for n := 0; n < 2 && j > 0 && f.t.Tokens[j].Sentence == tok.Sentence && (f.t.Tokens[j].Tag == words.Prep || f.t.Tokens[j].Tag == words.Det); n++ {
		j--
	}
	return j >= 0 && j < i-1 && f.t.Tokens[j].Sentence == tok.Sentence && siteWords[f.t.Tokens[j].Norm]
}

var siteWords = set("plaza plazuela plazoleta calle avenida av jiron parque paseo puente barrio colonia estadio monumento alameda boulevard bulevar estacion square avenue street park bridge monument stadium")
