package pack

import (
	"path"
	"sync"
)

// Country is a country that has a pack.
type Country struct {
	Folder  string
	ISO     string // ISO 3166-1 alpha-2
	English string
	Spanish string
}

// Countries are those with a pack, in the order of their folders.
var Countries = sync.OnceValue(func() []Country {
	var out []Country
	for _, file := range Glob("*/country.txt") {
		for row := range Table(file) {
			out = append(out, Country{Folder: path.Dir(file), ISO: row.Field(0), English: row.Field(1), Spanish: row.Field(2)})
		}
	}
	return out
})

// Fact is where a row stands and how far it was checked. Knowledge of a pack is never a witness: what rests on it says so.
type Fact struct {
	Source  string
	Checked string // "1", "2+" sources read; "unverified" = from general knowledge
	Row     Row
}

// Verified: at least one source was read.
func (f Fact) Verified() bool {
	return f.Checked != "unverified" && f.Checked != "" && f.Checked != "0"
}

// Term is one holder's time in one office. Dates are EDTF; an empty To is "still".
type Term struct {
	Keys    string // surnames as texts print them, without accents, parted by "|"
	Holder  string
	Office  string // president, premier, congress-president
	Country string
	From    string
	To      string
	Died    string
	Fact
}

// Terms are the terms of office that the packs of countries know, in the order of their rows.
var Terms = sync.OnceValue(func() []Term {
	var out []Term
	for _, c := range Countries() {
		for r := range Optional(c.Folder + "/offices.txt") {
			out = append(out, Term{r.Field(0), r.Field(1), r.Field(2), r.Field(3), r.Field(4), r.Field(5), r.Field(6), Fact{r.Field(7), r.Field(8), r}})
		}
	}
	return out
})

// Life is when a person was born and died, or an organisation was founded and dissolved. Dates are EDTF.
type Life struct {
	Country string
	Name    string // as in people.txt or organizations.txt
	From    string
	To      string
	Fact
}

// Lives are the lives that the packs know.
var Lives = sync.OnceValue(func() []Life {
	var out []Life
	for _, c := range Countries() {
		for r := range Optional(c.Folder + "/lives.txt") {
			out = append(out, Life{c.ISO, r.Field(0), r.Field(1), r.Field(2), Fact{r.Field(3), r.Field(4), r}})
		}
	}
	return out
})

// Bond is a relation between two actors of a pack, read "from relation to": the genealogy of parties, who led what. Dates are
// EDTF; empty = not known.
type Bond struct {
	Country  string
	From     string
	Relation string // as record.RelationType
	To       string
	Since    string
	Until    string
	Fact
}

// Bonds are the relations that the packs know.
var Bonds = sync.OnceValue(func() []Bond {
	var out []Bond
	for _, c := range Countries() {
		for r := range Optional(c.Folder + "/bonds.txt") {
			out = append(out, Bond{c.ISO, r.Field(0), r.Field(1), r.Field(2), r.Field(3), r.Field(4), Fact{r.Field(5), r.Field(6), r}})
		}
	}
	return out
})
