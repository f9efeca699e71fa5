package check

import (
	"testigo/record"
)

// votesAndSeats: under proportional rules a side's share of seats lies near its share of votes. Lists that are named with their votes and win
// far less than the side's seats leave seats that belong to lists the text does not name.
var votesAndSeats = Rule{
	Name: "votes-and-seats",
	EN:   "Do the votes that are told account for the seats that are told?",
	ES:   "¿Explican los votos que se cuentan los escaños que se cuentan?",
	page: func(p *Page) {
		var votes []int
		seats, counted := -1, -1
		for i, c := range p.r.Figures {
			f := c.Value()
			if !f.HasValue || f.Rank || f.Duration {
				continue
			}
			switch {
			case f.Measure == "votes" && f.Unit == "percent":
				votes = append(votes, i)
			case f.Measure == "seats" && f.Unit == "percent" && seats < 0:
				seats = i
			case f.Measure == "seats" && f.Unit != "percent" && f.Base == 0 && counted < 0:
				counted = i
			}
		}
		if seats < 0 || len(votes) == 0 || len(votes) > maxShares {
			return
		}
		low, high, sum := 0.0, 0.0, 0.0
		values := map[float64]bool{}
		spans := []record.Span{p.r.Figures[seats].Span()}
		computation := ""
		for _, i := range votes {
			f := p.r.Figures[i].Value()
			if values[f.Value] { // told twice
				continue
			}
			values[f.Value] = true
			l, _ := room(&f)
			low, high, sum = low+l, high+f.Value*1.1, sum+f.Value
			spans = append(spans, p.r.Figures[i].Span())
			if computation != "" {
				computation += " + "
			}
			computation += number(record.English, f.Value)
		}
		if sum > 100 {
			return
		}
		won := p.r.Figures[seats].Value()
		rest := won.Value - sum
		computation += " = " + number(record.English, sum) + " % of the vote; " + number(record.English, won.Value) + " % of the seats"
		if counted >= 0 && sameSide(p, seats, counted) {
			spans = append(spans, p.r.Figures[counted].Span())
			if size := p.r.Figures[counted].Value().Value / won.Value; size > 0 {
				computation += "; " + number(record.English, won.Value-sum) + " % of " + number(record.English, size*100) + " seats = " + number(record.English, rest*size)
			}
		}
		verdict := record.Holds
		s := saying{computation: computation,
			en: "The lists named with " + number(record.English, sum) + " % of the vote account for " + number(record.English, won.Value) + " % of the seats.",
			es: "Las listas nombradas, con el " + number(record.Spanish, sum) + " % de los votos, explican el " + number(record.Spanish, won.Value) + " % de los escaños."}
		if rest > won.Value/4 || rest < -won.Value/2 {
			verdict = record.Doubtful
			s.en = "The lists whose votes are told won about " + number(record.English, sum) + " % of the vote, but " + number(record.English, won.Value) + " % of the seats are claimed: lists that are not named, or another rule, must account for the rest."
			s.es = "Las listas cuyos votos se cuentan obtuvieron cerca del " + number(record.Spanish, sum) + " % de los votos, pero se les atribuye el " + number(record.Spanish, won.Value) + " % de los escaños: el resto corresponde a listas que no se nombran o a otra regla."
		}
		p.say(verdict, s, spans...)
	},
}
