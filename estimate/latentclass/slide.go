package latentclass

import "math"

// A class that lists hardly reach is pinned by few people, and the number of its unseen and its
// rates follow each other: given the unseen the rates move little, and given the rates the unseen
// do. A Gibbs sweep walks along that ridge in small steps. Slides go along it in one: with people
// and the unseen integrated out (their likelihood is prod p_m^c_m / (1-p_0)^n, exact for the
// prior 1/N), the odds of one class's rates are multiplied and its weight is changed so that it
// sends as many people into the lists as before; the move is accepted or not after Metropolis and
// Hastings. What follows in a sweep (people, the unseen) is drawn given the new values, so that
// the sweep still leaves the posterior as it is.

// slidable is the least weight of a class that slides; a slide that ends below it is refused, so that
// slides can be undone.
const slidable = 1e-4

// slideEvery so many sweeps one is tried.
const slideEvery = 2

// steps are standard deviations of the logarithm of the factor of the odds.
var steps = [...]float64{0.05, 0.2, 0.6, 1.5}

// slide tries to move one class and returns the probability of being on no list after it. It
// stands in a sweep where the cells are known and the people not yet dealt out.
func (c *chain) slide(outside float64) float64 {
	k, lists := c.classes, c.lists
	at := c.src.Below(k)
	i := int(c.order[at])
	if c.nu[i] < slidable {
		return outside
	}
	row := i * lists
	step := steps[c.src.Below(len(steps))]
	common := step * c.src.Normal()
	own := 0.0
	if c.src.Below(2) == 0 {
		own = 0.3 * step
	}
	// Rates: the prior is uniform on lambda, the move in the logarithm of its odds.
	prior, empty, was := 1.0, 1.0, 1.0
	for j := 0; j < lists; j++ {
		d := common
		if own > 0 {
			d += own * c.src.Normal()
		}
		factor := math.Exp(d)
		on, off := c.on[row+j], c.off[row+j]
		rest := 1 / (off + on*factor) // lambda' = lambda factor rest, 1-lambda' = (1-lambda) rest
		prior *= factor * rest * rest // of a uniform rate
		if c.yes != 1 {
			prior *= math.Exp((c.yes-1)*d + (c.yes+c.no-2)*math.Log(rest))
		}
		was *= off
		empty *= off * rest
		c.factors[j] = factor
	}
	if was > 1-1e-9 || empty > 1-1e-9 || !(empty > 1e-280) || !(prior > 0) {
		return outside
	}
	f := (1 - was) / (1 - empty) // of the weight, before all are divided by their sum
	nu := c.nu[i]
	scale := 1 / (1 + (f-1)*nu)
	if !(nu*f*scale >= slidable) || nu*f*scale > 1-1e-9 {
		return outside
	}
	// Weights: the density of the sticks, in logarithms of ratios of weights.
	left, sticks := 1.0, 1.0
	for h := 0; h <= i && h < k-1; h++ {
		sticks *= 1 + (f-1)*nu/left
		left -= c.nu[h]
	}
	logF, logScale := math.Log(f), math.Log(scale)
	logRatio := math.Log(prior/sticks) + logF + c.alpha*logScale
	if c.tied != nil {
		logRatio += c.slideTied(i, common)
	}
	if i == k-1 {
		logRatio += (c.alpha - 1) * logF
	}
	// People: patterns of this class have another probability, the sum of all seen is the same.
	base := nu * f * empty
	for m, people := range c.count {
		w := base
		for _, j := range c.listOf[m] {
			w *= c.on[row+int(j)] / c.off[row+int(j)] * c.factors[j]
		}
		c.trial[m] = w
		logRatio += float64(people) * math.Log(1+(w-c.cells[m*k+at])/sum(c.cells[m*k:m*k+k]))
	}
	after := scale * (outside + base - c.base[i])
	if !(after > 0) || after/(1-after)*float64(c.people) > c.cap || math.IsNaN(logRatio) || math.IsInf(logRatio, 1) || logRatio < 0 && math.Log(c.src.Uniform()) >= logRatio {
		return outside
	}
	for m := range c.count {
		cell := c.cells[m*k : m*k+k]
		cell[at] = c.trial[m]
		for h := range cell {
			cell[h] *= scale
		}
	}
	for h := range c.nu {
		c.nu[h] *= scale
		c.base[h] *= scale
	}
	if c.tied != nil {
		c.tied.ease[i] += common
	}
	c.nu[i] *= f
	c.base[i] = base * scale
	c.logLast += logScale
	if i == k-1 {
		c.logLast += logF
	}
	for j := 0; j < lists; j++ {
		on, off := c.on[row+j], c.off[row+j]
		rest := 1 / (off + on*c.factors[j])
		c.on[row+j], c.off[row+j] = on*c.factors[j]*rest, off*rest
	}
	return after
}
