package estimate

import (
	"context"
	"math"
	"sort"

	"testigo/estimate/closed"
	"testigo/estimate/table"
)

// Pooled is one answer over several linkages of the same lists: the tables that different
// thresholds, or different draws of the doubtful links, gave. An estimate from one threshold
// takes its links for certain; missed links raise it and false ones lower it.
type Pooled struct {
	Of, Refused int       // tables, and those that gave no estimate
	Each        []float64 // the estimate of each table that gave one
	Documented  [2]int    // least and most documented
	Headline    *Estimate // nil if tables refused
	Remarks     []Remark
}

// Linkage is the answer over a file of links whose links are not all certain.
type Linkage struct {
	Links  *table.Links
	Pooled *Pooled // over tables drawn as probably as the links say
	At     []Cut   // what one threshold after the other would have said
}

// Cut is the estimate from the links of at least this probability.
type Cut struct {
	Probability float64
	Documented  int
	Headline    *Estimate // nil: refused
	Refused     []Remark
}

// thresholds are those that linkage is commonly cut at.
var thresholds = []float64{0.5, 0.7, 0.9, 0.99}

// OverLinks estimates from a file of links. If all are certain that is the estimate from their table. Otherwise
// the answer is pooled over so many tables, drawn as probably as the links say, and what single
// thresholds would have said stands beside it; lists, overlaps and diagnostics are those of links of one half and more.
func OverLinks(ctx context.Context, l *table.Links, s Settings, tables int) (*Result, error) {
	f, err := l.At(0.5)
	if err != nil {
		return nil, err
	}
	r, err := Run(ctx, f, s)
	if err != nil {
		return nil, err
	}
	if l.Doubtful == 0 {
		r.remark(linksCertain())
		return r, nil
	}
	// Single tables need fewer draws than an answer of their own: they are put together.
	light := s
	if light.Latent.RHat == 0 && light.Latent.Effective == 0 && light.Latent.Draws == 0 {
		light.Latent.RHat, light.Latent.Effective = 1.02, 400
		light.Latent.BurnIn, light.Latent.Draws, light.Latent.Thin = 2000, 1000, 5
		if light.Latent.MaxSweeps == 0 {
			light.Latent.MaxSweeps = 500_000
		}
	}
	run := func(f *table.File, err error, number int) (*Result, error) {
		if err != nil {
			return nil, err
		}
		one := light
		one.Seed += uint64(number) * 1_000_003 // chains of their own
		return Run(ctx, f, one)
	}
	k := &Linkage{Links: l}
	var results []*Result
	for i := 1; i <= tables; i++ {
		f, err := l.Draw(s.Seed, uint64(i))
		x, err := run(f, err, i)
		if err != nil {
			return nil, err
		}
		results = append(results, x)
	}
	k.Pooled = Pool(results)
	for _, p := range thresholds {
		f, err := l.At(p)
		x, err := run(f, err, 0)
		if err != nil {
			return nil, err
		}
		documented, headline, _ := x.answer()
		c := Cut{Probability: p, Documented: documented, Headline: headline}
		if headline == nil && x.Total == nil {
			c.Refused = x.Strata[0].Refused
		}
		k.At = append(k.At, c)
	}
	r.Linkage = k
	return r, nil
}

func (r *Result) remark(x Remark) {
	for i := range r.Strata {
		r.Strata[i].remark(x)
	}
}

// Pool puts draws of every table together, in equal shares: the spread between the tables becomes
// part of the interval (multiple imputation). If more than a tenth of the tables are refused there is no pooled figure,
// for then the answer would rest on the links that happen to allow one.
func Pool(results []*Result) *Pooled {
	p := &Pooled{Of: len(results), Documented: [2]int{math.MaxInt, 0}}
	method := Method("")
	var all []float64
	low, high := math.Inf(1), 0.0
	same := true
	for _, r := range results {
		documented, headline, draws := r.answer()
		p.Documented[0], p.Documented[1] = min(p.Documented[0], documented), max(p.Documented[1], documented)
		if headline == nil {
			p.Refused++
			continue
		}
		if method == "" {
			method = headline.Method
		}
		same = same && headline.Method == method
		p.Each = append(p.Each, headline.N)
		low, high = math.Min(low, headline.Low), math.Max(high, headline.High)
		all = append(all, draws[headline.Method]...)
	}
	switch {
	case len(p.Each) == 0 || 10*p.Refused > p.Of:
		p.Remarks = append(p.Remarks, linkageRefused(p.Refused, p.Of))
		return p
	case p.Refused > 0:
		p.Remarks = append(p.Remarks, linkageSkipped(p.Refused, p.Of))
	}
	least, most := p.Each[0], p.Each[0]
	for _, v := range p.Each {
		least, most = math.Min(least, v), math.Max(most, v)
	}
	e := Estimate{Method: method, Usable: true, Model: "linkages pooled"}
	if same && len(all) == totalDraws*len(p.Each) {
		sort.Float64s(all)
		e.N, e.Low, e.High = closed.Quantile(all, 0.5), closed.Quantile(all, 0.025), closed.Quantile(all, 0.975)
	} else { // no draws to pool: the interval that holds them all
		e.N, e.Low, e.High = closed.Quantile(p.Each, 0.5), low, high
	}
	p.Headline = &e
	if most > 1.1*least {
		p.Remarks = append(p.Remarks, linkagesDiffer(least, most))
	}
	return p
}

// answer is what the result says of all people together.
func (r *Result) answer() (documented int, headline *Estimate, draws map[Method][]float64) {
	if r.Total != nil {
		return r.Total.Documented, r.Total.Headline, r.Total.draws
	}
	o := &r.Strata[0]
	return o.Documented, o.Headline, o.draws
}

func linkageRefused(refused, of int) Remark {
	if refused == of {
		return say("linkage-refused", "None of %d linkages bears an estimate.", "Ninguna de %d vinculaciones sostiene una estimación.", of)
	}
	return say("linkage-refused", "%d of %d linkages bear no estimate, so the links decide whether there is one: no figure is given.", "%d de %d vinculaciones no sostienen una estimación, así que los vínculos deciden si la hay: no se da cifra.", refused, of)
}

func linkageSkipped(refused, of int) Remark {
	return say("linkage-skipped", "%d of %d linkages bear no estimate and are left out.", "%d de %d vinculaciones no sostienen una estimación y se dejan fuera.", refused, of)
}

func linksCertain() Remark {
	return say("links-certain", "The links are taken as certain: no mistake of linkage is in the interval. A missed link raises the estimate, a false one lowers it.",
		"Los vínculos se toman por seguros: ningún error de vinculación está en el intervalo. Un vínculo no hallado eleva la estimación, uno falso la reduce.")
}

func linkagesDiffer(least, most float64) Remark {
	return say("linkages-differ", "The estimate moves from %s to %s with the links taken. Review the doubtful pairs.", "La estimación va de %s a %s según los vínculos que se tomen. Revise los pares dudosos.", number(Round(least)), number(Round(most)))
}
