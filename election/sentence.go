package election

import (
	"fmt"
	"strings"

	"testigo/record"
)

// Remark is something worth knowing about an outcome, in both languages.
type Remark struct{ EN, ES string }

// In picks the language.
func (m Remark) In(lang record.Lang) string {
	if lang == record.Spanish {
		return m.ES
	}
	return m.EN
}

func totalRemark(district string, sum, stated int64) Remark {
	in, en := "", ""
	if district != "" {
		in, en = district+": ", district+": "
	}
	return Remark{
		in + fmt.Sprintf("the rows add up to %s votes; the table states %s.", Thousands(record.English, sum), Thousands(record.English, stated)),
		en + fmt.Sprintf("las filas suman %s votos; el cuadro dice %s.", Thousands(record.Spanish, sum), Thousands(record.Spanish, stated)),
	}
}

func unclearRemark(list string) Remark {
	return Remark{
		"Whether " + list + " passes the threshold depends on a tie in the count without it; it was left out.",
		"Que " + list + " supere la valla depende de un empate en el conteo sin valla; quedó fuera.",
	}
}

func othersRemark(list string) Remark {
	return Remark{
		list + " is several lists in one row: if one of them has a right to seats, the others have fewer than computed here.",
		list + " son varias listas en una fila: si una de ellas tiene derecho a escaños, las demás tienen menos que los calculados aquí.",
	}
}

// join lists parts as a sentence does; the last word is that before the last part.
func join(parts []string, last string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " " + last + " " + parts[len(parts)-1]
}

// joinLong is join for parts that hold commas themselves.
func joinLong(parts []string, last string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + ", " + last + " " + parts[len(parts)-1]
}

// Sentence is the departure as it could be printed.
func (d Departure) Sentence(lang record.Lang) string {
	es := lang == record.Spanish
	n := func(v int) string { return Thousands(lang, int64(v)) }
	where := d.where(lang)
	switch d.Kind {
	case SumDiffers:
		if es {
			return fmt.Sprintf("%s: los escaños declarados suman %s.", where, n(d.Stated))
		}
		return fmt.Sprintf("%s: the stated seats add up to %s.", where, n(d.Stated))
	case BelowThreshold:
		var parts []string
		for _, f := range d.Differences {
			if es {
				parts = append(parts, fmt.Sprintf("%s tiene %s de los votos válidos, y se le %s %s", f.List, PercentOf(lang, f.Share, f.ShareBase), attributed(f.Stated), seats(lang, f.Stated)))
			} else {
				parts = append(parts, fmt.Sprintf("%s has %s of the valid votes, and %s stated", f.List, PercentOf(lang, f.Share, f.ShareBase), seatsAre(f.Stated)))
			}
		}
		if es {
			return "Bajo la valla (" + thresholds(lang, d.Threshold) + "): " + strings.Join(parts, "; ") + "."
		}
		return "Below the threshold (" + thresholds(lang, d.Threshold) + "): " + strings.Join(parts, "; ") + "."
	}
	var parts []string
	for i, f := range d.Differences {
		computed := n(f.Computed)
		if f.AtMost > f.Computed {
			computed += map[bool]string{false: " or ", true: " o "}[es] + n(f.AtMost)
		}
		unit := ""
		if i == 0 {
			unit = " " + noun(lang, f.AtMost)
		}
		if es {
			parts = append(parts, fmt.Sprintf("%s%s a %s, no %s", computed, unit, f.List, n(f.Stated)))
		} else {
			parts = append(parts, fmt.Sprintf("%s %s%s, not %s", f.List, computed, unit, n(f.Stated)))
		}
	}
	text := where + ": the votes give " + joinLong(parts, "and") + "."
	if es {
		text = where + ": los votos dan " + joinLong(parts, "y") + "."
	}
	for _, f := range d.Differences {
		text += d.reason(lang, f)
	}
	return text
}

// reason says why a list has fewer seats than stated; empty where it has more, or the method has no short reason.
func (d Departure) reason(lang record.Lang, f Difference) string {
	es := lang == record.Spanish
	switch {
	case f.Stated <= f.AtMost:
		return ""
	case f.Below && es:
		return fmt.Sprintf(" %s no supera la valla (%s): tiene %s de los votos válidos.", f.List, thresholds(lang, d.Threshold), PercentOf(lang, f.Share, f.ShareBase))
	case f.Below:
		return fmt.Sprintf(" %s does not pass the threshold (%s): it has %s of the valid votes.", f.List, thresholds(lang, d.Threshold), PercentOf(lang, f.Share, f.ShareBase))
	case !d.Formula.Method.divisor() || d.Last.Divisor == 0:
		return ""
	}
	next := Quotient{f.Votes, d.Formula.divisorAt(f.AtMost)}
	by := tenths(lang, next.Divisor)
	if es {
		return fmt.Sprintf(" El último escaño exige un cociente de %s; el siguiente de %s es %s ÷ %s = %s.", d.Last.text(lang), f.List, Thousands(lang, f.Votes), by, next.text(lang))
	}
	return fmt.Sprintf(" The last seat takes a quotient of %s; the next of %s is %s ÷ %s = %s.", d.Last.text(lang), f.List, Thousands(lang, f.Votes), by, next.text(lang))
}

func (d Departure) where(lang record.Lang) string {
	name := d.District
	if name == "" {
		name = map[bool]string{false: "Nationwide", true: "En el país"}[lang == record.Spanish]
	}
	return name + ", " + seats(lang, d.Seats)
}

func noun(lang record.Lang, n int) string {
	switch {
	case lang == record.Spanish && n == 1:
		return "escaño"
	case lang == record.Spanish:
		return "escaños"
	case n == 1:
		return "seat"
	}
	return "seats"
}

func seats(lang record.Lang, n int) string { return Thousands(lang, int64(n)) + " " + noun(lang, n) }

func attributed(n int) string {
	if n == 1 {
		return "atribuye"
	}
	return "atribuyen"
}

func seatsAre(n int) string {
	if n == 1 {
		return "1 seat is"
	}
	return seats(record.English, n) + " are"
}

// text is a quotient with two decimals, cut; whole numbers without.
func (q Quotient) text(lang record.Lang) string {
	whole := q.Floor()
	hundredths := int64(mulDiv(uint64(q.Votes), 1000, q.Divisor)) - whole*100
	if hundredths == 0 {
		return Thousands(lang, whole)
	}
	return fmt.Sprintf("%s%s%02d", Thousands(lang, whole), point(lang), hundredths)
}

func tenths(lang record.Lang, d uint64) string {
	if d%10 == 0 {
		return Thousands(lang, int64(d/10))
	}
	return fmt.Sprintf("%d%s%d", d/10, point(lang), d%10)
}

// TieSentence says what ties; empty if nothing does.
func (s Seating) TieSentence(lang record.Lang, lists []List) string {
	if s.Tie.Seats == 0 {
		return ""
	}
	var names []string
	for _, i := range s.Tie.Lists {
		names = append(names, lists[s.Entries[i].List].Name)
	}
	where := Departure{District: s.Name, Seats: s.Seats}.where(lang)
	if lang == record.Spanish {
		return fmt.Sprintf("%s: empate por %s entre %s; los votos no lo deciden.", where, seats(lang, s.Tie.Seats), join(names, "y"))
	}
	return fmt.Sprintf("%s: %s tie for %s; the votes do not decide it.", where, join(names, "and"), seats(lang, s.Tie.Seats))
}

// Sentence says who is elected, or what follows.
func (m *MajorityOutcome) Sentence(lang record.Lang, o *Outcome) string {
	es := lang == record.Spanish
	name := func(i int) string {
		l := o.Results.Lists[i]
		who := l.Name
		if l.Candidate != "" && l.Candidate != l.Name {
			who = l.Candidate + " (" + l.Name + ")"
		}
		return who + ", " + PercentOf(lang, o.Standings[i].Votes, m.Base)
	}
	names := func(list []int) string {
		var parts []string
		for _, i := range list {
			parts = append(parts, name(i))
		}
		return strings.Join(parts, "; ")
	}
	pick := func(en, esText string) string {
		if es {
			return esText
		}
		return en
	}
	base := baseOf(lang, o.Rule.Base)
	switch {
	case m.Elected >= 0:
		return pick("Elected: ", "Resulta elegido: ") + name(m.Elected) + " " + base + "."
	case m.Tied != nil:
		return pick("Tie for the election between: ", "Empate por la elección entre: ") + names(m.Tied) + " " + base + "."
	case o.Rule.Else == SecondRound && len(m.Runoff)+len(m.RunoffTie.Lists) > 0:
		text := pick("Nobody is elected. Second round between: ", "Nadie resulta elegido. Segunda vuelta entre: ") + names(m.Runoff)
		if m.RunoffTie.Seats > 0 {
			text += pick("; tie for the remaining places ", "; empate por los puestos restantes ") + fmt.Sprintf("(%d): ", m.RunoffTie.Seats) + names(m.RunoffTie.Lists)
		}
		return text + " " + base + "."
	}
	return pick("Nobody is elected by these votes.", "Nadie resulta elegido con estos votos.")
}

func baseOf(lang record.Lang, b Base) string {
	es := lang == record.Spanish
	switch {
	case b == ValidAndBlank && es:
		return "de los votos válidos y en blanco"
	case b == ValidAndBlank:
		return "of valid and blank votes"
	case b == Cast && es:
		return "de los votos emitidos"
	case b == Cast:
		return "of votes cast"
	case es:
		return "de los votos válidos"
	}
	return "of valid votes"
}

// thresholds puts conditions into words: "5% of national votes, or 6 seats in 2 districts".
func thresholds(lang record.Lang, conditions []Condition) string {
	es := lang == record.Spanish
	var parts []string
	for _, c := range conditions {
		var text string
		switch {
		case c.Seats > 0 && c.Districts > 1 && es:
			text = fmt.Sprintf("%s en %d distritos", seats(lang, c.Seats), c.Districts)
		case c.Seats > 0 && c.Districts > 1:
			text = fmt.Sprintf("%s in %d districts", seats(lang, c.Seats), c.Districts)
		case c.Seats > 0:
			text = seats(lang, c.Seats)
		case c.InDistrict && es:
			text = c.Share.Percent(lang) + " de los votos del distrito"
		case c.InDistrict:
			text = c.Share.Percent(lang) + " of the district's votes"
		case es:
			text = c.Share.Percent(lang) + " de los votos del país"
		default:
			text = c.Share.Percent(lang) + " of the national votes"
		}
		if c.MoreThan {
			text = map[bool]string{false: "more than ", true: "más de "}[es] + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, map[bool]string{false: ", or ", true: ", o "}[es])
}

// Describe puts the rule into one line.
func (r *Rule) Describe(lang record.Lang) string {
	es := lang == record.Spanish
	parts := []string{r.Formula.Title(lang)}
	switch {
	case r.Formula.Method == Majority:
	case r.Scope == Listed && es:
		parts = append(parts, fmt.Sprintf("%s en %d distritos", seats(lang, r.Seats), len(r.Districts)))
	case r.Scope == FromResults && r.Each > 0:
		parts = append(parts, seats(lang, r.Each)+map[bool]string{false: " in each district", true: " en cada distrito"}[es])
	case r.Scope == FromResults:
		parts = append(parts, map[bool]string{false: "by district", true: "por distrito"}[es])
		if r.Seats > 0 {
			parts[1] = seats(lang, r.Seats) + " " + parts[1]
		}
	case r.Scope == Listed:
		parts = append(parts, fmt.Sprintf("%s in %d districts", seats(lang, r.Seats), len(r.Districts)))
	case r.Seats > 0:
		parts = append(parts, seats(lang, r.Seats))
	}
	if len(r.Threshold) > 0 {
		parts = append(parts, map[bool]string{false: "threshold ", true: "valla "}[es]+thresholds(lang, r.Threshold))
	}
	if len(r.Win) > 0 {
		parts = append(parts, wins(lang, r))
	}
	return strings.Join(parts, "; ")
}

func wins(lang record.Lang, r *Rule) string {
	es := lang == record.Spanish
	var parts []string
	for _, c := range r.Win {
		text := map[bool]string{false: "at least ", true: "al menos "}[es]
		if c.MoreThan {
			text = map[bool]string{false: "more than ", true: "más de "}[es]
		}
		text += c.Share.Percent(lang)
		if c.Lead.stated() {
			text += map[bool]string{false: " and " + c.Lead.Percent(lang) + " ahead", true: " y " + c.Lead.Percent(lang) + " de ventaja"}[es]
		}
		parts = append(parts, text)
	}
	text := strings.Join(parts, map[bool]string{false: ", or ", true: ", o "}[es]) + " " + baseOf(lang, r.Base)
	switch {
	case r.Else == SecondRound && es:
		text += fmt.Sprintf("; si no, segunda vuelta entre %d", r.Runoff)
	case r.Else == SecondRound:
		text += fmt.Sprintf("; else a second round of %d", r.Runoff)
	case r.Else == MostVotes && es:
		text += "; si no, la mayor votación"
	case r.Else == MostVotes:
		text += "; else most votes"
	}
	return text
}

var titlesES = map[Method]string{
	ModifiedSainteLague: "Sainte-Laguë modificado", Hare: "restos mayores, cuota Hare", Droop: "restos mayores, cuota Droop",
	HagenbachBischoff: "restos mayores, cuota Hagenbach-Bischoff", Plurality: "mayoría simple", Majority: "mayoría",
}

// Title is the formula as people write it.
func (f Formula) Title(lang record.Lang) string {
	title := f.Method.Title()
	if t, ok := titlesES[f.Method]; ok && lang == record.Spanish {
		title = t
	}
	if f.Method == ModifiedSainteLague && f.First > 0 && f.First != 14 {
		title += " (" + tenths(lang, uint64(f.First)) + ")"
	}
	return title
}
