package dating

import (
	"strings"

	"testigo/pack"
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// event is a dated happening of a pack's calendar, with the stems of the words that tell it.
type event struct {
	day     record.Interval
	month   int
	first   int // day of the month, 0 if the calendar gives none
	country string
	what    string
	stems   []string
}

var calendar = func() []event {
	var out []event
	for _, file := range pack.Glob("*/events.txt") {
		for row := range pack.Table(file) {
			iv := record.EDTFInterval(row.Field(0))
			if iv.From == 0 {
				panic(row.Errorf("an event needs a date"))
			}
			_, m, d := iv.From.Date()
			e := event{day: iv, month: m, first: d, country: row.Field(1), what: row.Field(2)}
			for f := range strings.FieldsFuncSeq(words.Norm(row.Field(2)), func(r rune) bool { return r < 'a' || r > 'z' }) {
				if s := stem(f); s != "" {
					e.stems = append(e.stems, s)
				}
			}
			out = append(out, e)
		}
	}
	return out
}()

// sameAct joins the stems of words that tell the same in English and Spanish.
var sameAct = map[string]string{"asamb": "assem", "huelg": "strik", "paro": "strik", "paros": "strik", "golpe": "coup", "elecc": "elect", "march": "march", "marc": "march", "polic": "polic", "matan": "kill", "asesi": "kill", "murde": "kill", "muert": "kill", "death": "kill", "kille": "kill", "gener": "gener", "insta": "insta",
	"inaug": "insta", "opene": "insta", "estad": "state", "toma": "takes", "renun": "resig", "oust": "remov", "ouste": "remov", "depos": "remov", "desti": "remov", "vacan": "remov", "refer": "refer", "demon": "march", "rally": "march", "prote": "prote", "emerg": "emerg"}

// common stems tell no event apart.
var commonStems = map[string]bool{"gener": true, "natio": true, "state": true, "polic": true, "takes": true, "presi": true, "gover": true, "first": true, "secon": true, "round": true, "offic": true, "call": true, "calle": true, "with": true, "from": true, "after": true, "july": true, "june": true, "febru": true, "other": true, "lima": true}

func stem(w string) string {
	if len(w) < 4 {
		return ""
	}
	if len(w) > 5 {
		w = w[:5]
	}
	if s, ok := sameAct[w]; ok {
		w = s
	}
	if commonStems[w] {
		return ""
	}
	return w
}

// nations maps names and demonyms to countries (pack/world/nations.txt).
var nations = func() map[string]string {
	m := map[string]string{}
	for row := range pack.Table("world/nations.txt") {
		for _, name := range row.Fields[1:] {
			m[name] = row.Field(0)
		}
	}
	return m
}()

// events matches months and days without a year, and words like "last June", with the calendar of the countries named:
// "last June's elections" were in 1978 if that June had elections.
func (w *weigher) events() {
	w.countries = map[string]bool{}
	for i := range w.t.Tokens {
		if tok := &w.t.Tokens[i]; tok.Kind == words.Word && (tok.Shape != words.Lower || tok.Lang == words.ES) {
			if c, ok := nations[tok.Norm]; ok {
				w.countries[c] = true
			}
		}
	}
	for k := range w.found {
		f := &w.found[k]
		e := &f.Expr
		if e.Kind != times.Calendar || e.Month == 0 || e.HasYear || e.YearRel != times.NoDir || w.inStamp(f.Span) {
			continue
		}
		ahead := w.ahead(f) > 0 || e.Dir == times.Next
		s := &w.t.Sentences[f.Sentence]
		best := 0.0
		var hits []*event
		for c := range calendar {
			ev := &calendar[c]
			if ev.month != int(e.Month) || !w.countries[ev.country] || e.Day > 0 && (ev.first < int(e.Day)-1 || ev.first > int(e.Day)) {
				continue
			}
			score := w.shared(ev, s)
			switch {
			case e.Day > 0 && score > 0 && ev.first == int(e.Day):
				score += 0.5
			case e.Day > 0 && score < 2: // a day off and one word in common: chance
				score = 0
			}
			if score > best {
				best, hits = score, hits[:0]
			}
			if score == best && score > 0 {
				hits = append(hits, ev)
			}
		}
		if best == 0 || len(hits) > 3 || best < 1.5 && e.Day == 0 {
			continue
		}
		var allows []record.Interval
		for _, ev := range hits {
			iv := record.Interval{From: ev.day.From, To: ev.day.From + 330}
			if e.Dir == times.Last { // "last June" is said from July to June
				y, m, _ := ev.day.From.Date()
				iv = record.Interval{From: record.DayOf(y, m+1, 1), To: record.DayOf(y+1, m+1, 0)}
			}
			if ahead {
				iv = record.Interval{From: ev.day.From - 300, To: ev.day.From}
			}
			allows = append(allows, iv)
		}
		w.add(evidence{code: "calendar", text: w.t.Doc.Quote(f.Span) + ": " + hits[0].what + ", " + hits[0].day.EDTF(), span: s.Span, allows: disjoint(allows), weight: min(2, 0.7*best), external: true})
	}
}

// shared counts the event's telling words in a sentence.
func (w *weigher) shared(ev *event, s *words.Sentence) float64 {
	n := 0.0
	for _, st := range ev.stems {
		for i := s.First; i < s.Last; i++ {
			if tok := &w.t.Tokens[i]; tok.Kind == words.Word && len(tok.Norm) >= 4 && stem(tok.Norm) == st {
				n++
				break
			}
		}
	}
	return n
}
