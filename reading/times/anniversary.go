package times

import (
	"testigo/reading/words"
	"testigo/record"
)

// A text written on an anniversary tells what happened then: "Lima, 5 June 2019. Thirty-three people died on 5 June 2009
// … The strike had begun on 9 April." What it dates without a year is of that time, and what it tells without a date is
// of that day.

// opening is how many sentences of a text may name the day that is remembered.
const opening = 10

// Anniversary is the day, some full years before the writing, that the opening of a text remembers; 0 = it remembers none.
func Anniversary(t *words.Text, told []record.Cited[record.Time], written record.Dating) record.Day {
	now := written.Best
	if now.From == 0 || now.Days() != 1 {
		return 0
	}
	slack := record.Day(1)
	if saysAnniversary(t) {
		slack = 4
	}
	for i := range told {
		if s, ok := t.SentenceOf(told[i].Span().Start); !ok || s >= opening {
			break
		}
		if iv := told[i].Value().Interval; iv.Days() == 1 && remembered(iv.From, now.From, slack) {
			return iv.From
		}
	}
	return 0
}

// anniversary is the same of expressions that are not resolved yet; at is the expression that names the day.
func anniversary(t *words.Text, found []Found, now record.Day) (day record.Day, at int) {
	if now == 0 {
		return 0, 0
	}
	slack := record.Day(1)
	if saysAnniversary(t) {
		slack = 4
	}
	for k := range found {
		if found[k].Sentence >= opening {
			break
		}
		e := &found[k].Expr
		if e.Kind != Calendar || !e.HasYear || e.Digits != 4 || e.Month == 0 || e.Day == 0 {
			continue
		}
		if d := record.DayOf(e.Year, int(e.Month), int(e.Day)); remembered(d, now, slack) {
			return d, k
		}
	}
	return 0, 0
}

// remembered: two years or more lie between the days, and they are of one day of the year, give or take.
func remembered(then, now, slack record.Day) bool {
	y, _, _ := now.Date()
	py, m, d := then.Date()
	if y-py < 2 || y-py > 150 {
		return false
	}
	for _, year := range [...]int{y - 1, y, y + 1} {
		if day := record.DayOf(year, m, d); day-now <= slack && now-day <= slack {
			return true
		}
	}
	return false
}

// saysAnniversary: the opening has a word of remembering.
func saysAnniversary(t *words.Text) bool {
	for s := range min(opening, len(t.Sentences)) {
		for i := t.Sentences[s].First; i < t.Sentences[s].Last; i++ {
			switch t.Tokens[i].Norm {
			case "anniversary", "aniversario", "aniversarios", "anniversaries", "commemorate", "commemoration", "conmemora", "conmemoracion", "conmemorar", "commemorated":
				return true
			}
		}
	}
	return false
}

// ofThen is the year of a month or day without a year in a text that remembers a day: the one nearest to that day. What
// lies within a month of the writing is of the writing.
func (r *resolver) ofThen(k, month, day int, f *Found) (year int, ok bool) {
	if r.then == 0 || k <= r.thenAt || f.Tense > 0 {
		return 0, false
	}
	near := func(y int) record.Day { return record.DayOf(y, month, max(day, 15)) }
	for _, y := range [...]int{r.ny - 1, r.ny, r.ny + 1} {
		if d := near(y); (d-r.now <= 31 && f.Tense >= 0 || d <= r.now) && r.now-d <= 31 {
			return 0, false
		}
	}
	ty, _, _ := r.then.Date()
	best, gap := 0, record.Day(1<<20)
	for _, y := range [...]int{ty, ty - 1, ty + 1} {
		d := near(y) - r.then
		if d < 0 {
			d = -d
		}
		if d < gap {
			best, gap = y, d
		}
	}
	return best, true
}
