package lists

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"testigo/record/linkage"
)

// key names a row by its list and its cells; rows that are equal are numbered.
func (b *builder) key(list string, cells []string) string {
	if b.keys == nil {
		b.keys = map[string]int{}
	}
	sum := sha256.Sum256([]byte(list + "\x00" + strings.Join(cells, "\x00")))
	k := "r" + hex.EncodeToString(sum[:6])
	b.keys[k]++
	if n := b.keys[k]; n > 1 {
		k += fmt.Sprintf("-%d", n)
	}
	return k
}

// clean checks what can be checked; what is not understood is left out and told.
func (b *builder) clean(row *Row) {
	drop := func(r Role, format string, args ...any) {
		b.remark(row.Line, b.f.Header[b.f.Columns[r]], format, args...)
		delete(row.Values, r)
	}
	for _, r := range []Role{Birth, Date, Year} {
		if v := row.Values[r]; v != "" && !linkage.ParseDate(v) {
			drop(r, "%q is no date that can be read; hint: write 1983-04-03, 1983-04, 1983 or 3/4/1983 (day first)", clip(v))
		}
	}
	if v := row.Values[Age]; v != "" {
		if n, ok := age(v); ok {
			row.Values[Age] = strconv.Itoa(n)
		} else {
			drop(Age, "%q is no age in years", clip(v))
		}
	}
	if v := row.Values[Sex]; v != "" {
		if s := sex(v); s != "" {
			row.Values[Sex] = s
		} else {
			drop(Sex, "%q is no sex that can be read; hint: write F or M", clip(v))
		}
	}
}

// age in whole years: "34", "34 años"; months are a year or less.
func age(v string) (int, bool) {
	fields := strings.Fields(strings.ToLower(v))
	if len(fields) == 0 {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.Replace(fields[0], ",", ".", 1), 64)
	if err != nil || x < 0 || x > 120 {
		return 0, false
	}
	if len(fields) > 1 && strings.HasPrefix(fields[1], "m") { // meses, months
		x /= 12
	}
	return int(x), true
}

func sex(v string) string {
	switch strings.ToLower(strings.TrimSuffix(v, ".")) {
	case "f", "fem", "femenino", "female", "mujer", "woman", "w", "girl", "niña":
		return "female"
	case "m", "masc", "masculino", "male", "hombre", "man", "h", "v", "varón", "varon", "boy", "niño":
		return "male"
	}
	return ""
}

// born is the date of birth, or the years in which somebody of that age can have been born.
func (r *Row) born() string {
	if b := r.Values[Birth]; b != "" {
		return b
	}
	a, err := strconv.Atoi(r.Values[Age])
	y := r.year()
	if err != nil || y == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", y-a-1, y-a)
}

// when is the date of what happened, or its year.
func (r *Row) when() string {
	if d := r.Values[Date]; d != "" {
		return d
	}
	return r.Values[Year]
}

// year of what happened; 0 = not stated.
func (r *Row) year() int { return linkage.YearOf(r.when()) }

// names are the parts of the name.
func (r *Row) names() (given, surname, second string) {
	given, surname, second = r.Values[Given], r.Values[Surname], r.Values[Second]
	switch {
	case given == "" && surname == "":
		return linkage.SplitName(r.Values[Name])
	case second == "" && strings.Contains(linkage.FoldName(surname), " "): // "Quispe Mamani" in one column
		a, b, _ := strings.Cut(linkage.FoldName(surname), " ")
		return given, a, b
	}
	return given, surname, second
}

// FullName is the name as one string, for people to read.
func (r *Row) FullName() string {
	if r.Values[Given] == "" && r.Values[Surname] == "" {
		return r.Values[Name]
	}
	return strings.Join(strings.Fields(r.Values[Given]+" "+r.Values[Surname]+" "+r.Values[Second]), " ")
}
