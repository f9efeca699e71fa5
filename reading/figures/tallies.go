package figures

import "testigo/reading/words"

// Numbers whose measure stands farther off: the toll that rose to N, one side of a vote, another source's number for
// the same thing, the shares of a poll.

// rises move a toll: "rose to 53", "subió a 20".
var rises = set("rose", "risen", "rises", "climbed", "climbs", "reached", "reaches", "passed", "passes", "exceeds", "topped", "stood", "stands", "grew", "jumped", "subio", "sube", "llego", "llega", "ascendio", "asciende", "alcanzo", "alcanza", "supera", "supero", "aumento", "elevo", "eleva")

// tolls count the dead unless they say otherwise.
var tolls = set("toll", "muertos", "fallecidos", "fatalities", "dead", "victimas")

// estimates speak of a number that was told already: "the ministry puts the number at 61".
var estimates = set("number", "figure", "toll", "total", "cifra", "numero", "balance")

var ballots = set("ballots", "ballot", "votes", "vote", "voters", "votos", "mesas", "actas", "plebiscito", "plebiscite", "referendum", "comicios", "eleccion", "election", "elections", "elecciones", "escrutinio", "candidate", "candidato", "candidata", "urnas", "poll", "polls")

func (f *finder) tally(n *number, s *words.Sentence) string {
	toks, first, limit := f.t.Tokens, int(s.First), int(s.Last)
	// "24 en contra", "31 against", "12 abstentions"
	if n.hasValue && n.last < limit {
		switch toks[n.last].Norm {
		case "against", "abstentions", "abstained", "abstenciones":
			if f.lastMeasure == "votes" || toks[n.last].Norm != "against" {
				return "votes"
			}
		case "en", "in", "a":
			if n.last+1 < limit {
				switch toks[n.last+1].Norm {
				case "contra", "favor", "favour", "blanco":
					return "votes"
				}
			}
		}
	}
	// "74 votos contra 31", "386 votes to 12"
	if k := n.first - 1; k-1 >= first && f.lastMeasure == "votes" {
		switch toks[k].Norm {
		case "contra", "to", "against":
			switch toks[k-1].Norm {
			case "votos", "votes", "vote", "voto":
				return "votes"
			}
		}
	}
	if n.percent {
		for k := max(first, n.first-22); k < min(limit, n.last+8); k++ {
			if ballots[toks[k].Norm] {
				return "votes"
			}
		}
		return ""
	}
	rose, named := false, false
	for k := n.first - 1; k >= first && k > n.first-20; k-- {
		tok := &toks[k]
		if tok.Kind == words.Punct && (tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "(") {
			break
		}
		switch {
		case rises[tok.Norm] && n.first-k <= 3:
			rose = true
		case rose && tolls[tok.Norm]:
			return "killed"
		case estimates[tok.Norm] && n.first-k <= 6 && (f.has(k+1, n.first, "at", "en", "a", "to")):
			named = true
		}
	}
	told := f.lastMeasure
	if told == "" {
		told = f.priorMeasure
	}
	if named && strong(told) && eventMeasure(told) && f.endsClause(n.last, limit) {
		return told
	}
	// "77 deaths, medics of more than 100": the preposition is taken up again
	if k := n.first - 1; k > first && (toks[k].Norm == "of" || toks[k].Norm == "de") && f.lastEnd >= first && n.first-f.lastEnd <= 9 && strong(f.lastMeasure) && eventMeasure(f.lastMeasure) && f.endsClause(n.last, limit) && f.has(f.lastEnd, k, ",") {
		return f.lastMeasure
	}
	return ""
}

// endsClause: nothing of the counted follows.
func (f *finder) endsClause(i, limit int) bool {
	return i >= limit || f.t.Tokens[i].Kind == words.Punct
}

var armed = set("soldiers", "troops", "policemen", "police", "officers", "marines", "troopers", "guards", "soldados", "policias", "agentes", "militares", "infantes", "efectivos", "guardias", "gendarmes", "uniformados", "carabineros")

// forces: the counted are soldiers or police.
func (f *finder) forces(i, limit int) bool {
	for k := i; k < min(limit, i+2); k++ {
		if armed[f.t.Tokens[k].Norm] {
			return true
		}
	}
	return false
}
