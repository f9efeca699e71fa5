package estimate

import (
	"math"
	"sort"

	"testigo/estimate/closed"
)

// Pooled is one answer over several linkages of the same lists: the tables that different
// thresholds, or different draws of the doubtful links, gave. An estimate from one threshold
// takes its links for certain; missed links raise it and false ones lower it.
type Pooled struct {
	Of, Refused int       // tables, and those that gave no estimate
	Each        []float64 // the estimate of each table that gave one
	Documented  [2]int    // least and most documented
	Headline    *Estimate // nil if a table refused
	Remarks     []Remark
}

// Pool puts draws of every table together, in equal shares: the spread between the tables becomes
// part of the interval (multiple imputation). If one table is refused there is no pooled figure,
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
	if p.Refused > 0 {
		p.Remarks = append(p.Remarks, linkageRefused(p.Refused, p.Of))
		return p
	}
	if len(p.Each) == 0 {
		return p
	}
	least, most := p.Each[0], p.Each[0]
	for _, v := range p.Each {
		least, most = math.Min(least, v), math.Max(most, v)
	}
	e := Estimate{Method: method, Usable: true, Model: "linkages pooled"}
	if same && len(all) == totalDraws*len(results) {
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
	return say("linkage-refused", "%d of %d linkages bear no estimate, so the links decide whether there is one: no figure is given.", "%d de %d vinculaciones no sostienen una estimación, así que los vínculos deciden si la hay: no se da cifra.", refused, of)
}

func linkagesDiffer(least, most float64) Remark {
	return say("linkages-differ", "The estimate moves from %s to %s with the links taken. Review the doubtful pairs.", "La estimación va de %s a %s según los vínculos que se tomen. Revise los pares dudosos.", number(Round(least)), number(Round(most)))
}
