package check

import (
	"math"

	"testigo/record"
)

// houseSize: so many seats that are so many per cent give the size of a house, and a size that is printed must fit them.
var houseSize = Rule{
	Name: "house-size",
	EN:   "Do seats and their share give a whole house, and the one that is named?",
	ES:   "¿Dan los escaños y su porcentaje una cámara entera, y la que se nombra?",
	page: func(p *Page) {
		var shares, counts []int
		for i, c := range p.r.Figures {
			f := c.Value()
			if f.Measure != "seats" || !f.HasValue || f.Rank || f.Duration || f.Value <= 0 {
				continue
			}
			if f.Unit == "percent" {
				shares = append(shares, i)
			} else if f.Base == 0 && !f.Part {
				counts = append(counts, i)
			} else if f.Base > 0 {
				seatsOfBase(p, i)
			}
		}
		if len(shares) > maxShares || len(counts) > maxShares {
			return
		}
		for _, i := range shares {
			share := p.r.Figures[i].Value()
			for _, j := range counts {
				seats := p.r.Figures[j].Value()
				if !sameSide(p, i, j) {
					continue
				}
				size := seats.Value / share.Value * 100
				if share.Value > 100 || size < seats.Value {
					continue
				}
				p.say(record.Holds, saying{
					en:          number(record.English, seats.Value) + " seats are " + number(record.English, share.Value) + " % of a house of " + number(record.English, math.Round(size)) + ".",
					es:          number(record.Spanish, seats.Value) + " escaños son el " + number(record.Spanish, share.Value) + " % de una cámara de " + number(record.Spanish, math.Round(size)) + ".",
					computation: number(record.English, seats.Value) + " / " + number(record.English, share.Value) + " % = " + number(record.English, math.Round(size*10)/10),
				}, p.r.Figures[i].Span(), p.r.Figures[j].Span())
			}
		}
	},
}

// maxShares bounds the pairs that are compared: a text that names more is a table of results, for which election recomputes seats.
const maxShares = 12

// seatsOfBase: "135 of the 130 seats".
func seatsOfBase(p *Page, i int) {
	f := p.r.Figures[i].Value()
	v := record.Holds
	if low, _ := room(&f); low > f.Base {
		v = record.Fails
	}
	share := f.Value / f.Base * 100
	s := saying{
		en:          number(record.English, f.Value) + " of " + number(record.English, f.Base) + " seats are " + number(record.English, math.Round(share*10)/10) + " %.",
		es:          number(record.Spanish, f.Value) + " de " + number(record.Spanish, f.Base) + " escaños son el " + number(record.Spanish, math.Round(share*10)/10) + " %.",
		computation: number(record.English, f.Value) + " / " + number(record.English, f.Base) + " = " + number(record.English, math.Round(share*10)/10) + " %",
	}
	if v == record.Fails {
		s.en = "A house of " + number(record.English, f.Base) + " seats cannot give " + number(record.English, f.Value) + " of them to one list."
		s.es = "Una cámara de " + number(record.Spanish, f.Base) + " escaños no puede dar " + number(record.Spanish, f.Value) + " a una sola lista."
	}
	p.say(v, s, p.r.Figures[i].Span())
}

// sameSide: a share and a count of seats are told of one group: the sentences name a word of it both.
func sameSide(p *Page, i, j int) bool {
	a, b := p.r.Figures[i], p.r.Figures[j]
	if a.Value().Subject != "" && a.Value().Subject == b.Value().Subject {
		return true
	}
	near := map[string]bool{}
	for _, t := range p.tokens(clause(p, a.Span())) {
		if len(t.norm) >= 4 && !plain[t.norm] {
			near[stem4(t.norm)] = true
		}
	}
	for _, t := range p.tokens(clause(p, b.Span())) {
		if len(t.norm) >= 4 && !plain[t.norm] && near[stem4(t.norm)] {
			return true
		}
	}
	return false
}

// stem4 brings "left" and "leftist", "izquierda" and "izquierdistas" together.
func stem4(w string) string { return w[:min(len(w), 4)] }

// plain words of seats and assemblies say nothing of whose they are.
var plain = map[string]bool{"seat": true, "seats": true, "assembly": true, "congress": true, "deputies": true, "deputy": true, "percent": true, "with": true, "that": true, "which": true,
	"from": true, "this": true, "escanos": true, "curules": true, "asamblea": true, "congreso": true, "diputados": true, "ciento": true, "para": true, "como": true, "sobre": true,
	"constituent": true, "constituyente": true, "parliament": true, "parlamento": true, "house": true, "camara": true, "party": true, "partido": true, "their": true, "have": true, "will": true,
	"representantes": true, "representatives": true, "members": true, "miembros": true, "election": true, "elections": true, "elecciones": true, "votes": true, "votos": true, "vote": true}

// clause is the sentence around a span, cut to eighty bytes on either side.
func clause(p *Page, s record.Span) record.Span {
	t := p.sentence(s)
	text := p.d.Text()
	from, to := max(t.Start, s.Start-80), min(t.End, s.End+80)
	for from > t.Start && text[from]&0xC0 == 0x80 {
		from--
	}
	for to < t.End && text[to]&0xC0 == 0x80 {
		to++
	}
	return record.Span{Start: from, End: to}
}
