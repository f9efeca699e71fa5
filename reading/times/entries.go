package times

import (
	"testigo/reading/words"
	"testigo/record"
)

// A chronicle tells its days as entries: paragraphs that begin with their date ("12 June: Farmers block …", "Miércoles 2.
// Una columna …") or stand under it. Dates in it count from the story and its printed year, and an entry's date is that
// of all it tells.

// leastEntries is how many entries make a chronicle.
const leastEntries = 3

// Entries gives, for each paragraph, the index in found, plus one, of the date under which it stands; 0 = none. It is nil
// if the text is no chronicle.
func Entries(t *words.Text, found []Found) []int {
	var out []int
	n, paragraphs, k, under := 0, 0, 0, 0
	last := int32(-1)
	for s := range t.Sentences {
		sent := &t.Sentences[s]
		if sent.Paragraph == last || sent.Kind == record.Furniture || sent.First >= sent.Last {
			continue
		}
		last = sent.Paragraph
		paragraphs++
		first := sent.First
		for first < sent.Last-1 && (t.Tokens[first].Kind == words.Punct || t.Tokens[first].Kind == words.Symbol) && first < sent.First+2 {
			first++
		}
		for k < len(found) && found[k].First < first {
			k++
		}
		if k < len(found) && found[k].First == first && found[k].Sentence == int32(s) && entryDate(&found[k].Expr) {
			end := found[k].Last
			if k+1 < len(found) && found[k].RangeWith == k+2 && found[k+1].First-end <= 1 {
				end = found[k+1].Last
			}
			alone := end >= sent.Last || end == sent.Last-1 && t.Tokens[end].Kind == words.Punct && t.Tokens[end].Norm != "."
			if alone || opensEntry(t.Tokens[end].Norm) || t.Tokens[end].Shape == words.Cap && !titled(t, k, found) {
				n++
				if out == nil {
					out = make([]int, int(t.Sentences[len(t.Sentences)-1].Paragraph)+1)
				}
				out[last] = k + 1
				under = 0
				if alone && (s+1 >= len(t.Sentences) || t.Sentences[s+1].Paragraph != last) {
					under = k + 1
				}
				continue
			}
		}
		if under > 0 && sent.Kind == record.Body {
			out[last] = under
		} else {
			under = 0
		}
	}
	if n < leastEntries || n*4 < paragraphs {
		return nil
	}
	return out
}

// titled: the date is a part of a name ("January 26 Movement").
func titled(t *words.Text, k int, found []Found) bool {
	i := found[k].Last + 1
	return int(i) < len(t.Tokens) && t.Tokens[i].Tag == words.Verb && t.Tokens[i-1].Tag == words.Proper
}

// entryDate: a day or month, with or without its year, or a year; no clock.
func entryDate(e *Expr) bool {
	return e.Kind == Calendar && e.Clock == "" && e.Dir == NoDir && !e.Deictic && (e.Month > 0 || e.Weekday > 0 && e.Day > 0 || e.HasYear && e.Digits == 4)
}

func opensEntry(mark string) bool {
	switch mark {
	case ".", ":", "-", "–", "—":
		return true
	}
	return false
}

// leastReview is how many days or months without a year make the review of one.
const leastReview = 4

// Reviewed is the year that a text goes through from its title on: the title prints it, and days and months without a
// year follow in the order of the calendar ("El Salvador, 1980 … In January … On 24 March … In June …"). last is the
// index in found of the last of them. year is 0 if the text is no such review.
func Reviewed(t *words.Text, found []Found) (year, last int) {
	n, back, at, head := 0, 0, 0, 0
	first, heading := int32(0), false
	for int(first) < len(t.Sentences) && t.Sentences[first].Kind == record.Furniture {
		first++
	}
	for k := range found {
		e := &found[k].Expr
		if e.Kind != Calendar {
			continue
		}
		title := t.Sentences[found[k].Sentence].Kind == record.Heading || found[k].Sentence <= first+1
		switch {
		case e.Deictic:
			return 0, 0
		case e.HasYear && e.Digits == 4 && e.Month == 0 && title && n == 0 && found[k].RangeWith == 0:
			if year == 0 || !heading {
				year, heading = e.Year, t.Sentences[found[k].Sentence].Kind == record.Heading || found[k].Sentence == first
			}
		case year == 0 || e.Month == 0:
		case e.HasYear:
			if e.Year == year {
				return 0, 0 // who prints the year with some days tells the others of another
			}
			head++
		case e.Dir == NoDir && e.YearRel == NoDir:
			day := 40*int(e.Month) + int(e.Day)
			if e.Day == 0 && day/40 == at/40 {
				day = at
			}
			if day < at {
				back++
			}
			n, at, last = n+1, day, k
		}
	}
	if !heading || n < leastReview || back*5 > n || head > n {
		return 0, 0
	}
	return year, last
}

// reviewYear is the year with which a chronicle or the review of a year begins; 0 = the text is none, or prints no year.
func reviewYear(t *words.Text, found []Found) int {
	if y, _ := Reviewed(t, found); y != 0 {
		return y
	}
	if Entries(t, found) == nil {
		return 0
	}
	for k := range found {
		if e := &found[k].Expr; e.Kind == Calendar && e.HasYear && e.Digits == 4 {
			return e.Year
		}
	}
	return 0
}
