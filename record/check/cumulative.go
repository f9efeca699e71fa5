package check

import (
	"math"

	"testigo/record"
)

// accumulate are the measures of what only rises while a thing goes on.
var accumulate = map[string]bool{"killed": true, "wounded": true, "arrested": true, "deported": true, "released": true, "displaced": true}

// cumulativeFalls: a later total of one question is not lower than an earlier one.
var cumulativeFalls = Rule{
	Name: "cumulative-total",
	EN:   "Does a total that only rises ever fall?",
	ES:   "¿Baja alguna vez un total que solo puede subir?",
	across: func(r *Record) {
		running := map[string]bool{} // totals over a span of time; the count of one day is settled, and grows only as it becomes known
		for _, e := range r.Events {
			if n := e.Interval.Days(); n == 0 || n > 3 {
				running[e.ID] = true
			}
		}
		for i := range r.Lines {
			l := &r.Lines[i]
			if !accumulate[l.Question.Measure] || len(l.Figures) < 2 {
				continue
			}
			// figures stand in the order of the days on which they were known
			for k := 1; k < len(l.Figures); k++ {
				a, b := &l.Figures[k-1], &l.Figures[k]
				if a.Family == b.Family || a.AsOf.To == 0 || b.AsOf.From == 0 || a.AsOf.To >= b.AsOf.From {
					continue
				}
				la, _ := room(&a.Figure)
				_, hb := room(&b.Figure)
				s := saying{questions: []string{l.Question.ID}, events: eventOf(l),
					computation: computed(&a.Figure) + " (" + iso(a.AsOf) + "), " + computed(&b.Figure) + " (" + iso(b.AsOf) + ")",
					en:          "The later total (" + computed(&b.Figure) + ") is not below the earlier one (" + computed(&a.Figure) + ").",
					es:          "El total posterior (" + computed(&b.Figure) + ") no es menor que el anterior (" + computed(&a.Figure) + ")."}
				v := record.Holds
				if hb < la && l.Question.Event != "" && !running[l.Question.Event] {
					continue // see totals-disagree
				}
				if hb < la {
					v = record.Doubtful
					s.en = "The total known later (" + computed(&b.Figure) + ") is below the one known before (" + computed(&a.Figure) + "): one of them counts something else, or is wrong."
					s.es = "El total conocido después (" + computed(&b.Figure) + ") es menor que el conocido antes (" + computed(&a.Figure) + "): uno de ellos cuenta otra cosa o está mal."
				}
				r.say(v, s, a.At, b.At)
			}
		}
	},
}

func eventOf(l *Line) []string {
	if l.Question.Event == "" {
		return nil
	}
	return []string{l.Question.Event}
}

// noDoubleCount: totals of one thing from several documents are one total; what they allow together is named, and never their sum.
var noDoubleCount = Rule{
	Name: "no-double-counting",
	EN:   "What do several totals of one thing allow together?",
	ES:   "¿Qué permiten en conjunto varios totales de lo mismo?",
	across: func(r *Record) {
		for i := range r.Lines {
			l := &r.Lines[i]
			q := l.Question
			if q.Independent < 2 || q.Status != record.Growth && q.Status != record.Agreed || !q.HasLow && !q.HasHigh {
				continue
			}
			low, high := math.NaN(), math.NaN()
			if q.HasLow {
				low = q.Low
			}
			if q.HasHigh {
				high = q.High
			}
			en, es := allowed(low, high)
			var at []record.Evidence
			computation := ""
			for k := range l.Figures {
				if k == 12 {
					break
				}
				at = append(at, l.Figures[k].At)
				if k > 0 {
					computation += ", "
				}
				computation += computed(&l.Figures[k].Figure)
			}
			r.say(record.Holds, saying{questions: []string{q.ID}, events: eventOf(l), computation: "{" + computation + "} → " + en,
				en: "The figures count one and the same thing and are not added: together they allow " + en + ".",
				es: "Las cifras cuentan lo mismo y no se suman: en conjunto permiten " + es + "."}, at...)
		}
	},
}

// allowed words a range.
func allowed(low, high float64) (en, es string) {
	switch {
	case math.IsNaN(high):
		return "at least " + number(record.English, low), "al menos " + number(record.Spanish, low)
	case math.IsNaN(low):
		return "at most " + number(record.English, high), "a lo sumo " + number(record.Spanish, high)
	case low == high:
		return number(record.English, low), number(record.Spanish, low)
	}
	return number(record.English, low) + " to " + number(record.English, high), "entre " + number(record.Spanish, low) + " y " + number(record.Spanish, high)
}

// totalsDisagree: figures of one day that exclude each other.
var totalsDisagree = Rule{
	Name: "totals-disagree",
	EN:   "Do the figures of one question exclude each other?",
	ES:   "¿Se excluyen entre sí las cifras de una misma pregunta?",
	across: func(r *Record) {
		for i := range r.Lines {
			l := &r.Lines[i]
			if l.Question.Status != record.Conflicting {
				continue
			}
			a, b := l.Apart()
			if a == nil {
				continue
			}
			r.say(record.Doubtful, saying{questions: []string{l.Question.ID}, events: eventOf(l), computation: computed(&a.Figure) + " ≠ " + computed(&b.Figure),
				en: "One witness says " + computed(&a.Figure) + ", another " + computed(&b.Figure) + ", of the same thing: they cannot both be exact.",
				es: "Un testimonio dice " + computed(&a.Figure) + " y otro " + computed(&b.Figure) + " de lo mismo: no pueden ser exactos los dos."}, a.At, b.At)
		}
	},
}
