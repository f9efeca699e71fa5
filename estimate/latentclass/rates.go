package latentclass

import "math"

// Rates is the prior of the rates: of how likely people of a class are to be on each list.
type Rates string

const (
	// Tied rates of a class have something in common: some people are hardly reached by any list. The default.
	Tied Rates = "tied"
	// Uniform is the published prior: each rate by itself, Beta(1, 1). That all rates of a class are
	// low, which is what the unseen are like, has little weight with it, the less the more lists there are.
	Uniform Rates = "uniform"
	// Jeffreys has each rate by itself too, Beta(1/2, 1/2).
	Jeffreys Rates = "jeffreys"
)

// Known says whether there is such a prior.
func (r Rates) Known() bool { return r == Tied || r == Uniform || r == Jeffreys }

// The prior of tied rates: lambda_kj ~ Beta(c m_kj, c (1 - m_kj)), logit m_kj = ease_k + reach_j. With c large it is
// the Rasch model with latent classes (Lindsay, Clogg and Grego 1991), with c small and no ease rates are free.
// All is weak: a list reaches the average class with a probability about uniform, classes differ by odds
// of e^spread, and lists follow what they have in common more or less closely.
const (
	reachSD  = 1.5 // reach_j ~ Normal(0, reachSD²)
	spreadSD = 1.5 // ease_k ~ Normal(0, spread²), spread the size of a Normal(0, spreadSD²)
	gripMid  = 8.0 // c ~ log-normal about it: that many people's worth
	gripSD   = 1.0
)

// tieEvery so many sweeps ease, reach, spread and grip are drawn anew.
const tieEvery = 4

// tied is the state of that prior.
type tied struct {
	ease   []float64 // of a class
	reach  []float64 // of a list
	odds   []float64 // e^reach
	spread float64
	grip   float64   // c
	at     []float64 // log-probability of the people of a class on a list, rates integrated out, class by class
	trial  []float64 // the same where a value is tried
}

func newTied(classes, lists int) *tied {
	return &tied{ease: make([]float64, classes), reach: make([]float64, lists), odds: make([]float64, lists), spread: 1, grip: gripMid,
		at: make([]float64, classes*lists), trial: make([]float64, classes*lists)}
}

// shapes of the beta with these odds of its mean, kept from zero.
func shapes(odds, grip float64) (yes, no float64) {
	const least, most = 1e-9, 1e9
	if odds < least {
		odds = least
	} else if !(odds < most) {
		odds = most
	}
	no = grip / (1 + odds)
	return no * odds, no
}

// drawTied draws what ties the rates, with the rates integrated out, then the rates given it.
func (c *chain) drawTied() {
	h := c.tied
	if c.sweeps%tieEvery == 0 {
		c.drawSpread()
		c.drawEase()
		c.drawReach()
		c.shift()
		c.drawGrip()
	}
	c.oddsOfLists()
	for k, n := range c.member {
		if n == 0 {
			h.ease[k] = h.spread * c.src.Normal()
		}
		ease := math.Exp(h.ease[k])
		for j, reach := range h.odds {
			i := k*c.lists + j
			yes, no := shapes(ease*reach, h.grip)
			c.drawRate(i, yes+float64(c.listed[i]), no+float64(n-c.listed[i]))
		}
	}
}

// fit is the log-probability of the people of a class on a list, its rate integrated out, but for
// what depends on the grip alone.
func (c *chain) fit(i, class int, odds, grip float64) float64 {
	yes, no := shapes(odds, grip)
	on := c.listed[i]
	return rise(yes, on) + rise(no, c.member[class]-on)
}

func (c *chain) oddsOfLists() {
	for j, r := range c.tied.reach {
		c.tied.odds[j] = math.Exp(r)
	}
}

func (c *chain) accepts(logRatio float64) bool {
	return logRatio >= 0 || math.Log(c.src.Uniform()) < logRatio
}

func (c *chain) step() float64 { return steps[c.src.Below(len(steps))] * c.src.Normal() }

// drawSpread draws it given the ease of the classes with people; the ease of the others follows.
func (c *chain) drawSpread() {
	h := c.tied
	occupied, square := 0.0, 0.0
	for k, n := range c.member {
		if n > 0 {
			occupied++
			square += h.ease[k] * h.ease[k]
		}
	}
	density := func(s float64) float64 { // of its logarithm
		return (1-occupied)*math.Log(s) - square/(2*s*s) - s*s/(2*spreadSD*spreadSD)
	}
	for range 2 {
		if s := h.spread * math.Exp(0.7*c.src.Normal()); c.accepts(density(s) - density(h.spread)) {
			h.spread = s
		}
	}
}

func (c *chain) drawEase() {
	h := c.tied
	c.oddsOfLists()
	for k, n := range c.member {
		if n == 0 {
			continue
		}
		was := h.ease[k]
		try := was + c.step()
		ratio := (was*was - try*try) / (2 * h.spread * h.spread)
		row, wasOdds, tryOdds := k*c.lists, math.Exp(was), math.Exp(try)
		for j, reach := range h.odds {
			i := row + j
			h.at[i] = c.fit(i, k, wasOdds*reach, h.grip)
			h.trial[i] = c.fit(i, k, tryOdds*reach, h.grip)
			ratio += h.trial[i] - h.at[i]
		}
		if c.accepts(ratio) {
			h.ease[k] = try
			copy(h.at[row:row+c.lists], h.trial[row:])
		}
	}
}

func (c *chain) drawReach() {
	h := c.tied
	for j, was := range h.reach {
		try := was + c.step()
		ratio := (was*was - try*try) / (2 * reachSD * reachSD)
		odds := math.Exp(try)
		for k, n := range c.member {
			if i := k*c.lists + j; n > 0 {
				h.trial[i] = c.fit(i, k, math.Exp(h.ease[k])*odds, h.grip)
				ratio += h.trial[i] - h.at[i]
			}
		}
		if !c.accepts(ratio) {
			continue
		}
		h.reach[j] = try
		for k := range c.member {
			h.at[k*c.lists+j] = h.trial[k*c.lists+j]
		}
	}
}

// shift raises the reach of all lists and lowers the ease of all classes: no rate changes.
func (c *chain) shift() {
	h := c.tied
	d, ratio := c.step(), 0.0
	for _, r := range h.reach {
		ratio -= d * (d + 2*r) / (2 * reachSD * reachSD)
	}
	for k, n := range c.member {
		if n > 0 {
			ratio -= d * (d - 2*h.ease[k]) / (2 * h.spread * h.spread)
		}
	}
	if !c.accepts(ratio) {
		return
	}
	for j := range h.reach {
		h.reach[j] += d
	}
	for k := range h.ease {
		h.ease[k] -= d
	}
}

func (c *chain) drawGrip() {
	h := c.tied
	try := h.grip * math.Exp(0.8*c.src.Normal())
	c.oddsOfLists()
	was, is := math.Log(h.grip/gripMid)/gripSD, math.Log(try/gripMid)/gripSD
	ratio := (was*was - is*is) / 2
	for k, n := range c.member {
		if n == 0 {
			continue
		}
		ease := math.Exp(h.ease[k])
		for j, reach := range h.odds {
			i := k*c.lists + j
			ratio += c.fit(i, k, ease*reach, try) - h.at[i]
		}
		ratio -= float64(c.lists) * (rise(try, n) - rise(h.grip, n))
	}
	if c.accepts(ratio) {
		h.grip = try
	}
}

// drawBeta draws the rates of every class, each with a beta prior of its own.
func (c *chain) drawBeta() {
	for k, n := range c.member {
		for j := 0; j < c.lists; j++ {
			i := k*c.lists + j
			c.drawRate(i, c.yes+float64(c.listed[i]), c.no+float64(n-c.listed[i]))
		}
	}
}

func (c *chain) drawRate(i int, yes, no float64) {
	var on, off float64
	if yes > 0.05 && no > 0.05 {
		x, y := c.src.Gamma(yes), c.src.Gamma(no)
		whole := 1 / (x + y)
		on, off = x*whole, y*whole
	} else { // the numbers themselves may be too small to be written
		odds := math.Exp(c.src.LogGamma(no) - c.src.LogGamma(yes))
		on = 1 / (1 + odds)
		off = 1 / (1 + 1/odds)
	}
	c.on[i], c.off[i] = math.Max(on, 1e-15), math.Max(off, 1e-15)
}

// slideTied is what the prior of tied rates adds to the ratio of a slide that moves the ease of the class
// with the odds of its rates. The change of variables is in the slide.
func (c *chain) slideTied(class int, common float64) float64 {
	h := c.tied
	was := h.ease[class]
	is := was + common
	ratio := (was*was - is*is) / (2 * h.spread * h.spread)
	for j, reach := range h.reach {
		i := class*c.lists + j
		on, off, factor := c.on[i], c.off[i], c.factors[j]
		rest := -math.Log(off + on*factor)
		yes, no := shapes(math.Exp(was+reach), h.grip)
		yesNow, noNow := shapes(math.Exp(is+reach), h.grip)
		logOn, logOff := math.Log(on), math.Log(off)
		ratio += (yesNow-1)*(logOn+math.Log(factor)+rest) + (noNow-1)*(logOff+rest) - lgamma(yesNow) - lgamma(noNow)
		ratio -= (yes-1)*logOn + (no-1)*logOff - lgamma(yes) - lgamma(no)
	}
	return ratio
}

// rise is log Gamma(x+n) - log Gamma(x).
func rise(x float64, n int) float64 {
	if n <= 8 {
		p := 1.0
		for i := 0; i < n; i++ {
			p *= x + float64(i)
		}
		return math.Log(p)
	}
	return lgamma(x+float64(n)) - lgamma(x)
}

// lgamma for positive numbers, by Stirling's series above 7: several times as quick as math.Lgamma, right to 1e-9.
func lgamma(x float64) float64 {
	p := 1.0
	for ; x < 7; x++ {
		p *= x
	}
	r := 1 / x
	s := r * r
	return (x-0.5)*math.Log(x) - x + 0.91893853320467274 + r*(1.0/12-s*(1.0/360-s/1260)) - math.Log(p)
}
