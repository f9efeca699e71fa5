package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"
	"testigo/record/resolve"
)

// A report that says no more than "the coup against Illia" means the one of that surname whom other reports on the country name in
// full, if there is one alone: then its act meets theirs by the person. Who is who in the record is not decided here (package resolve).

// surnamesOf are the words of a full name behind the first, folded, or the one word of a bare surname.
func surnamesOf(name string) (bare string, of []string) {
	words := strings.Fields(resolve.Fold(name))
	switch {
	case len(words) == 1 && len(words[0]) >= shortestSurname:
		return words[0], nil
	case len(words) > 1 && len(words) <= 5:
		for _, w := range words[1:] {
			if len(w) >= shortestSurname {
				of = append(of, w)
			}
		}
	}
	return "", of
}

const shortestSurname = 4

// principalIs notes by what name the principal of an act goes.
func (t *telling) principalIs(name string, kind record.ActorKind) {
	if first, _ := utf8.DecodeRuneInString(name); kind != record.Person && kind != record.NoActorKind || !unicode.IsUpper(first) {
		return
	}
	bare, of := surnamesOf(name)
	if bare != "" {
		t.bare = bare
	}
	t.surnames = append(t.surnames, of...)
}

// someone is a full name, and the country of its acts.
type someone struct{ key, land string }

// ofRulers tells acts of people whom reports call by their surname alone. The dead of a surname are many, and none may hide another.
func ofRulers(a act) bool { return office(a) || a.typ == record.Legislate }

// nameBare gives acts of somebody who is called by a bare surname the key of the only one in the record who has it.
func nameBare(clusters []*cluster) {
	wanted := map[string]bool{}
	for _, c := range clusters {
		if t := c.tellings[0]; t.bare != "" && ofRulers(t.act) {
			wanted[t.bare] = true
		}
	}
	if len(wanted) == 0 {
		return
	}
	known := map[string]someone{}
	for _, c := range clusters {
		if len(c.key) != 1 {
			continue
		}
		for _, t := range c.tellings {
			for _, s := range t.surnames {
				if !wanted[s] {
					continue
				}
				one := someone{c.key[0], c.land()}
				if before, ok := known[s]; !ok {
					known[s] = one
				} else if before.key != one.key {
					known[s] = someone{}
				}
			}
		}
	}
	for _, c := range clusters {
		t := c.tellings[0]
		if one := known[t.bare]; t.bare != "" && ofRulers(t.act) && one.key != "" && one.land == c.land() && len(c.tellings) == 1 {
			c.key, t.key = []string{one.key}, []string{one.key}
		}
	}
}
