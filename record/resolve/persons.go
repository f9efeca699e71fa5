package resolve

import (
	"strings"

	"testigo/record/linkage"
)

// personKeys: the sound of given name and surname together, of the surname with the first letter, and the letters of the whole name.
func personKeys(name *called) []string {
	w := name.words
	if len(w) < 2 {
		return nil // a surname alone decides nothing
	}
	out := []string{"letters " + joined(name.text)}
	given := sound(linkage.Canonical(w[0]))
	for _, s := range w[1:] {
		k := sound(s)
		out = append(out, "p "+given+" "+k[:min(3, len(k))], "p "+w[0][:1]+" "+k)
		if len(k) > 2 {
			out = append(out, "p "+given+" "+k[:1]+"…"+k[len(k)-2:])
		}
	}
	if len(w) > 2 { // a given name before it is left out
		second := sound(linkage.Canonical(w[1]))
		for _, s := range w[2:] {
			k := sound(s)
			out = append(out, "p "+second+" "+k[:min(3, len(k))])
		}
	}
	return out
}

// comparePersons compares two full names of persons.
func comparePersons(x, y *called) (string, float64) {
	a, b := x.words, y.words
	if len(a) < 2 || len(b) < 2 || strings.ContainsAny(x.text, "0123456789") || strings.ContainsAny(y.text, "0123456789") {
		return "", 0 // "Case 7" is not "Case 8"
	}
	if joinedEqual(x.text, y.text) {
		return "hyphen", 0.95 // "Hu-mala"
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < len(b) {
		return compareShort(a, b)
	}
	// the same number of words: which differ?
	differ, at := 0, 0
	for i := range a {
		if a[i] != b[i] {
			differ++
			at = i
		}
	}
	switch {
	case differ == 0:
		return "particles", 0.95 // "de la Cruz", "Cruz"
	case differ > 1:
		return "", 0
	case linkage.Canonical(a[at]) == linkage.Canonical(b[at]):
		return "nickname", 0.7
	}
	v, w := a[at], b[at]
	if at == 0 {
		if len(a) > 2 && linkage.Distance(v, w) == 1 { // two more names agree
			return "spelling", 0.86
		}
		if len(v) == 1 && w[0] == v[0] || len(w) == 1 && v[0] == w[0] {
			return "initial", 0.6
		}
		if sound(v) == sound(w) {
			return "sound", 0.7
		}
		return "", 0
	}
	return compareSurnames(v, w, len(a) > 2)
}

// compareSurnames: one slip in a long surname that only one of the two spellings makes a known name, or that sounds the same.
func compareSurnames(v, w string, more bool) (string, float64) {
	d, same := linkage.Distance(v, w), sound(v) == sound(w)
	long := min(len(v), len(w)) >= 6
	known := linkage.KnownSurname(v) && linkage.KnownSurname(w)
	switch {
	case same && more: // a third name agrees
		return "sound", 0.88
	case same && !known:
		return "sound", 0.86
	case same:
		return "sound", 0.6 // Vásquez and Vázquez are two families, and one scribe's two spellings
	case d == 1 && long && !known:
		return "spelling", 0.88
	case d == 1 && more && long:
		return "spelling", 0.7
	case d == 1:
		return "spelling", 0.5
	case d == 2 && long && !known && more:
		return "spelling", 0.6
	}
	return "", 0
}

// compareShort: the short name leaves out a second surname or some given names of the long one. It must keep a given name and the first
// surname; where that is not sure, a person is asked.
func compareShort(a, b []string) (string, float64) {
	if !subsequence(a, b) || a[0] != b[0] && a[0] != b[1] {
		return "", 0
	}
	last := a[len(a)-1]
	if linkage.KnownFirstName(last) { // "Juan Ramón" is hardly all of "Juan Ramón Belloso"
		return "second-surname", 0.5
	}
	at := len(b) - 1
	for b[at] != last {
		at--
	}
	for _, w := range b[1:at] { // what stands before the surname that the short name keeps are given names, or it is not the first one
		kept := false
		for _, x := range a {
			kept = kept || x == w
		}
		if !kept && !linkage.KnownFirstName(w) && len(w) > 1 {
			return "second-surname", 0.6
		}
	}
	if len(b)-1-at > 2 {
		return "second-surname", 0.6
	}
	return "second-surname", 0.88
}
