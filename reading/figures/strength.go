package figures

// sizeWord is the token behind "strong" that says how large the named thing is, whatever is done to it: "captured the
// 20,000-strong town", "a crowd 3,000 strong"; i if there is none.
func (f *finder) sizeWord(i, limit int) int {
	j := i
	if j < limit && isDash(f.text[f.t.Tokens[j].Start:f.t.Tokens[j].End]) {
		j++
	}
	if j < limit && f.t.Tokens[j].Norm == "strong" {
		return j + 1
	}
	return i
}

// strength is what a number of the "strong" kind counts: those who take part, if the thing is a protest, else its people.
func (f *finder) strength(i, limit int) string {
	for j := i; j < limit && j < i+3; j++ {
		for _, tr := range f.tongue.measures[f.t.Tokens[j].Norm] {
			if tr.measure == "participants" {
				return tr.measure
			}
		}
	}
	return "strength"
}

// ofTown: the number behind "of" or "with" says how large a town is: "a village of 300 people".
func (f *finder) ofTown(i, first int) bool {
	if i-2 < first {
		return false
	}
	switch f.t.Tokens[i-1].Norm {
	case "of", "with", "de", "con":
		return towns[f.t.Tokens[i-2].Norm]
	}
	return false
}

var towns = set("town", "city", "village", "hamlet", "settlement", "district", "province", "municipality", "pueblo", "ciudad", "aldea", "caserio", "localidad", "distrito", "provincia", "municipio")
