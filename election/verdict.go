package election

import (
	"fmt"
	"slices"

	"testigo/record"
)

// ByVotes are the standings, the most votes first, rows of several lists last.
func (o *Outcome) ByVotes() []Standing {
	out := slices.Clone(o.Standings)
	slices.SortStableFunc(out, func(a, b Standing) int {
		if x, y := o.Results.Lists[a.List].Others, o.Results.Lists[b.List].Others; x != y {
			if x {
				return 1
			}
			return -1
		}
		return compareProducts(uint64(b.Votes), 1, uint64(a.Votes), 1)
	})
	return out
}

// Compared says in how many districts a claim was compared, and in how many it departs.
func (o *Outcome) Compared() (districts, depart int) {
	at := map[string]bool{}
	for _, d := range o.Departures {
		at[d.District] = true
	}
	for _, d := range o.Districts {
		if d.Claimed {
			districts++
			if at[d.Name] {
				depart++
			}
		}
	}
	return districts, depart
}

// Verdict says how the claim fares, in a line.
func (o *Outcome) Verdict(lang record.Lang) string {
	es := lang == record.Spanish
	_, claim := o.Results.ListSeats()
	compared, depart := o.Compared()
	switch {
	case o.ByDistrict && claim.Stated && len(o.Departures) == 0 && es:
		return "Los escaños se reparten por distritos, y los votos por distrito no están a mano: no se recalcularon. Los declarados suman los que hay, y ninguna lista bajo la valla los tiene."
	case o.ByDistrict && claim.Stated && len(o.Departures) == 0:
		return "Seats are given by district, and the votes by district are not at hand: seats were not recomputed. Those stated add up to the seats on offer, and no list under the threshold has any."
	case o.ByDistrict && es:
		return "Los escaños se reparten por distritos, y los votos por distrito no están a mano: no se recalcularon."
	case o.ByDistrict:
		return "Seats are given by district, and the votes by district are not at hand: seats were not recomputed."
	case compared == 0 && es:
		return "No hay escaños declarados que comparar."
	case compared == 0:
		return "No seats are stated to compare with."
	case depart == 0 && compared > 1 && es:
		return fmt.Sprintf("Los escaños declarados coinciden con los votos, lista por lista, en los %d distritos.", compared)
	case depart == 0 && compared > 1:
		return fmt.Sprintf("The stated seats agree with the votes, list by list, in all %d districts.", compared)
	case depart == 0 && es:
		return "Los escaños declarados coinciden con los votos, lista por lista."
	case depart == 0:
		return "The stated seats agree with the votes, list by list."
	case compared > 1 && es:
		return fmt.Sprintf("Los escaños declarados no coinciden con los votos en %d de %d distritos:", depart, compared)
	case compared > 1:
		return fmt.Sprintf("The stated seats depart from the votes in %d of %d districts:", depart, compared)
	case es:
		return "Los escaños declarados no coinciden con los votos:"
	}
	return "The stated seats depart from the votes:"
}

// ElectedSentence names who wins the one seat of a plurality; empty for anything else.
func (o *Outcome) ElectedSentence(lang record.Lang) string {
	if o.Rule.Formula.Method != Plurality || o.Seats != 1 || len(o.Districts) != 1 {
		return ""
	}
	for _, e := range o.Districts[0].Entries {
		if e.Seats == 1 {
			m := MajorityOutcome{Elected: e.List, Base: o.Results.Votes()}
			return m.Sentence(lang, o)
		}
	}
	return ""
}

// UnfilledSentence says that seats are left over.
func (s Seating) UnfilledSentence(lang record.Lang) string {
	where := Departure{District: s.Name, Seats: s.Seats}.where(lang)
	if lang == record.Spanish {
		return fmt.Sprintf("%s: sin lista con votos que los reclame quedan %s.", where, seats(lang, s.Unfilled))
	}
	return fmt.Sprintf("%s: no list has votes to claim %s.", where, seats(lang, s.Unfilled))
}

// TitleIn is the rule's title in a language.
func (r *Rule) TitleIn(lang record.Lang) string {
	if lang == record.Spanish && r.TitleES != "" {
		return r.TitleES
	}
	return r.Title
}

// NotesIn are what is doubtful about a rule, in a language where a note has been translated into it.
func (r *Rule) NotesIn(lang record.Lang) []string {
	out := slices.Clone(r.Notes)
	for i, es := range r.NotesES {
		if lang == record.Spanish && es != "" {
			out[i] = es
		}
	}
	return out
}

// MethodNames are the methods that give seats by themselves, as rule files and --rule write them.
func MethodNames() (names []string) {
	for _, e := range methods {
		if e.method != Majority {
			names = append(names, e.name)
		}
	}
	return names
}
