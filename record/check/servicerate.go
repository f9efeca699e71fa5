package check

import (
	"math"

	"testigo/record"
	"testigo/record/reconcile"
)

// serviceRate: what is paid on a debt in a year, against the debt.
var serviceRate = Rule{
	Name: "debt-service-rate",
	EN:   "What part of the debt is paid in a year?",
	ES:   "¿Qué parte de la deuda se paga en un año?",
	page: func(p *Page) {
		debt, service := -1, -1
		for i, c := range p.r.Figures {
			f := c.Value()
			if !f.HasValue || f.Unit == "percent" || !reconcile.Money(f.Unit) {
				continue
			}
			near := p.folded(clause(p, c.Span()))
			switch {
			case has(near, "debt service", "servicing", "servicio de la deuda", "service of the debt", "service on the debt", "service the debt"):
				if service < 0 {
					service = i
				}
			case has(near, "foreign debt", "external debt", "deuda externa", "public debt", "deuda publica"):
				if debt < 0 {
					debt = i
				}
			}
		}
		if debt < 0 || service < 0 {
			return
		}
		d, s := p.r.Figures[debt].Value(), p.r.Figures[service].Value()
		if d.Unit != s.Unit || d.Value <= 0 {
			return
		}
		rate := math.Round(s.Value/d.Value*1000) / 10
		v := record.Holds
		say := saying{computation: computed(&s) + " / " + computed(&d) + " = " + number(record.English, rate) + " %",
			en: "The debt service of " + p.d.Quote(p.r.Figures[service].Span()) + " is about " + number(record.English, rate) + " % of the debt of " + p.d.Quote(p.r.Figures[debt].Span()) + ".",
			es: "El servicio de la deuda («" + p.d.Quote(p.r.Figures[service].Span()) + "») es cerca del " + number(record.Spanish, rate) + " % de la deuda («" + p.d.Quote(p.r.Figures[debt].Span()) + "»)."}
		if rate > 100 {
			v = record.Doubtful
			say.en += " More is paid in a year than is owed: one of the numbers is wrong."
			say.es += " Se paga en un año más de lo que se debe: una de las cifras está mal."
		}
		p.say(v, say, p.r.Figures[debt].Span(), p.r.Figures[service].Span())
	},
}
