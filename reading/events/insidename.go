package events

import (
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

// insideName: the trigger is part of a longer name: "Radio Protesta", "plaza de la Constitución", "Frente Amplio
// contra el Golpe". Such a word tells no event. The caller has seen that it is written with a capital.
func (f *finder) insideName(i, end int, s *sense, sent *words.Sentence) bool {
	tok := &f.t.Tokens[i]
	for _, k := range f.placesOf[tok.Sentence] {
		if sp := f.in.Places[k].Span(); sp.Start < int(tok.Start) && int(tok.End) <= sp.End {
			return true
		}
	}
	if f.in.Cast != nil {
		cands := f.in.Cast.Candidates(int(tok.Sentence))
		for k := range cands {
			c := &cands[k]
			if (c.Kind == actors.OrganizationCandidate || c.Kind == actors.PersonCandidate) && c.First <= i && end <= c.Last && c.Last-c.First > end-i && f.t.Tokens[c.Head].Shape != words.Lower {
				return true
			}
		}
	}
	if tok.First || len(s.rest) > 0 {
		return s.typ == record.Agree && !tok.First && f.capital(end-1) // "the Popular Front"
	}
	if i > int(sent.First) && quoteMark[f.t.Tokens[i-1].Norm] && !f.t.Tokens[i-1].First {
		return true // 'the "Rally of the Four Corners"'
	}
	if i+1 < int(sent.Last) && f.capital(i+1) || s.part == verb {
		return true
	}
	// back over "of the", "contra el", to a capital or, where no gazetteer has the square, the name of a site
	for k := i - 1; k >= int(sent.First) && k >= i-3; k-- {
		w := f.t.Tokens[k].Norm
		switch {
		case f.capital(k):
			return !(k == i-1 && f.t.Tokens[k].First && f.g.det[w])
		case k < i-1 && siteWords[w]:
			return true
		case !f.g.def[w] && !f.g.prep[w]:
			return false
		}
	}
	return false
}

func (f *finder) capital(i int) bool {
	tok := &f.t.Tokens[i]
	return tok.Kind == words.Word && (tok.Shape == words.Cap || tok.Shape == words.Upper)
}

var quoteMark = set("\" “ ‘ « '")

var siteWords = set("plaza plazuela plazoleta calle avenida av jiron parque paseo puente barrio colonia estadio monumento alameda boulevard bulevar estacion museo square avenue street park bridge monument stadium museum memorial")
