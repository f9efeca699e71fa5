package latentclass

import (
	"math"
	"math/bits"
	"sort"

	"testigo/estimate/draw"
	"testigo/estimate/table"
)

// chain is one Gibbs sampler. Only distinct patterns are kept, so a sweep costs
// patterns x classes whatever the number of people.
type chain struct {
	src     *draw.Source
	lists   int
	classes int
	a, b    float64 // prior of alpha
	people  int     // documented
	cap     float64 // of the unseen

	count  []int
	listOf [][]int32 // lists of each pattern
	parent []int     // the pattern without its first list, or -1

	nu      []float64 // class weights
	logLast float64   // logarithm of the last one
	on, off []float64 // lambda and 1 - lambda, class by class
	base    []float64 // of a class: weight times all 1-lambda
	start   []float64 // the same in the order of a sweep
	odds    []float64 // lambda/(1-lambda), list by list, in the order of a sweep
	cells   []float64 // probability of each pattern in each class, in the order of a sweep
	weight  []float64 // of the pattern at hand
	member  []int     // people of a class, unseen included
	listed  []int     // of a class and list
	bounds  []float64 // of the classes at hand, added up
	order   []int32   // classes with people, then the empty ones
	trial   []float64 // of each pattern in the class that slides
	factors []float64 // of its odds, list by list
	alpha   float64
	unseen  int
	tied    *tied   // nil unless the rates of a class are tied over lists
	yes, no float64 // beta prior of each rate otherwise
	sweeps  int
	capped  int // sweeps whose unseen had to be held at the cap
}

func newChain(t *table.Table, s Settings, stream ...uint64) *chain {
	k, lists := s.Classes, len(t.Lists)
	c := &chain{
		src: draw.New(s.Seed, stream...), lists: lists, classes: k, a: s.A, b: s.B,
		people: t.People(), cap: s.Cap * float64(t.People()),
		nu: make([]float64, k),
		on: make([]float64, k*lists), off: make([]float64, k*lists),
		base: make([]float64, k), start: make([]float64, k), odds: make([]float64, k*lists),
		cells: make([]float64, k*len(t.Cells)), trial: make([]float64, len(t.Cells)), factors: make([]float64, lists),
		member: make([]int, k), listed: make([]int, k*lists),
		order: make([]int32, 0, k), bounds: make([]float64, k),
		alpha: 0.001, // few classes at first: from many, a chain can stay for long with more than the data ask for
	}
	c.yes, c.no = 1, 1
	switch s.Rates {
	case Jeffreys:
		c.yes, c.no = 0.5, 0.5
	case Tied:
		c.tied = newTied(k, lists)
	}
	for _, cell := range t.Cells {
		c.count = append(c.count, cell.People)
		var l []int32
		for p := uint64(cell.Pattern); p != 0; p &= p - 1 {
			l = append(l, int32(bits.TrailingZeros64(p)))
		}
		c.listOf = append(c.listOf, l)
		less := cell.Pattern & (cell.Pattern - 1)
		parent := sort.Search(len(c.listOf)-1, func(i int) bool { return t.Cells[i].Pattern >= less })
		if less == 0 || parent == len(c.listOf)-1 || t.Cells[parent].Pattern != less {
			parent = -1
		}
		c.parent = append(c.parent, parent)
	}
	// Classes of equal weight around the lists' rates, the first chain close to them, each
	// further one from further away: chains that agree from different starts have forgotten them.
	sizes := t.Sizes()
	spread := 0.1
	if len(stream) > 1 {
		spread += 0.1 * float64(stream[1])
	}
	for i := range c.nu {
		c.nu[i] = 1 / float64(k)
		for j := 0; j < lists; j++ {
			rate := (float64(sizes[j]) + 0.5) / (float64(c.people) + 1)
			l := rate / (1 - rate) * math.Exp(spread*c.src.Normal())
			l = math.Min(0.98, math.Max(1e-4, l/(1+l)))
			c.on[i*lists+j], c.off[i*lists+j] = l, 1-l
		}
	}
	return c
}

// warm runs sweeps without learning alpha, then puts the heavy classes first.
func (c *chain) warm(sweeps int) {
	for i := 0; i < sweeps; i++ {
		c.sweep(false)
	}
	c.sortClasses()
}

// sweep updates everything once, in the order of the package comment.
func (c *chain) sweep(learnAlpha bool) {
	outside, heads := c.weigh()
	if c.sweeps++; learnAlpha && c.sweeps%slideEvery == 0 {
		outside = c.slide(outside)
	}
	k := c.classes
	clear(c.member)
	clear(c.listed)
	for m, people := range c.count {
		of := c.listOf[m]
		c.weight = c.cells[m*k : m*k+k]
		head, empty := 0.0, 0.0
		for _, w := range c.weight[:heads] {
			head += w
		}
		for _, w := range c.weight[heads:] {
			empty += w
		}
		if total := head + empty; !(total > 1e-290) || total > 1e290 {
			head, empty = c.logWeights(of, c.order, heads)
		}
		outsiders := 0
		if heads < k && heads > 0 {
			outsiders = c.src.Binomial(people, empty/(head+empty))
		} else if heads == 0 {
			outsiders = people
		}
		c.deal(people-outsiders, head, 0, heads, of)
		if outsiders > 0 {
			c.deal(outsiders, empty, heads, k, of)
		}
	}
	// The unseen: negative binomial, as Poisson with a gamma mean; exact for the prior 1/N.
	outside = math.Min(math.Max(outside, 1e-300), 1-1e-12)
	for try := 0; ; try++ {
		mean := c.src.Gamma(float64(c.people)) * outside / (1 - outside)
		if x := c.src.Poisson(mean); float64(x) <= c.cap {
			c.unseen = x
			break
		}
		if try == 20 {
			c.unseen = int(c.cap)
			c.capped++
			break
		}
	}
	for at, i := range c.order {
		c.start[at] = c.base[i]
	}
	c.weight = c.start
	c.deal(c.unseen, sum(c.start), 0, k, nil)
	c.relabel()
	switch {
	case c.tied != nil:
		c.drawTied()
	case c.yes == 1 && c.no == 1:
		c.drawUniform()
	default:
		c.drawBeta()
	}
	c.sticks(learnAlpha)
}

// drawUniform draws the rates of every class, each a priori uniform.
func (c *chain) drawUniform() {
	k, lists := c.classes, c.lists
	for i := 0; i < k; i++ {
		n := c.member[i]
		row := i * lists
		for j := 0; j < lists; j++ {
			yes := c.listed[row+j]
			var l, o float64
			switch n {
			case 0:
				l = c.src.Uniform()
				o = 1 - l
			case 1: // the smaller or the larger of two uniforms
				l = c.src.Uniform()
				if u := c.src.Uniform(); (u > l) == (yes == 1) {
					l = u
				}
				o = 1 - l
			default:
				x, y := c.src.Gamma(float64(1+yes)), c.src.Gamma(float64(1+n-yes))
				whole := 1 / (x + y)
				l = x * whole
				o = y * whole
			}
			if l < 1e-15 {
				l = 1e-15
			}
			if o < 1e-15 {
				o = 1e-15
			}
			c.on[row+j], c.off[row+j] = l, o
		}
	}
}

// weigh orders the classes, those with people first, and finds the probability of each pattern in each
// of them and that of being on no list. Large classes come first, so that few people are soon left
// to deal out, and the empty ones together take one draw, nearly always of nobody. The order
// changes how the multinomial is drawn, not what.
func (c *chain) weigh() (outside float64, heads int) {
	k, lists := c.classes, c.lists
	for i := 0; i < k; i++ {
		b := c.nu[i]
		row := i * lists
		for j := 0; j < lists; j++ {
			b *= c.off[row+j]
		}
		c.base[i] = b
		outside += b
	}
	order := c.order[:0]
	for i := 0; i < k; i++ {
		if n := c.member[i]; n > 0 {
			at := len(order)
			order = append(order, int32(i))
			for ; at > 0 && c.member[order[at-1]] < n; at-- {
				order[at] = order[at-1]
			}
			order[at] = int32(i)
		}
	}
	heads = len(order)
	for i := 0; i < k; i++ {
		if c.member[i] == 0 {
			order = append(order, int32(i))
		}
	}
	c.order = order
	for at, i := range order { // odds list by list, in this order
		row := int(i) * lists
		for j := 0; j < lists; j++ {
			c.odds[j*k+at] = c.on[row+j] / c.off[row+j]
		}
		c.start[at] = c.base[i]
	}
	for m := range c.count {
		// A pattern is another with one list more, where that other occurs: one product a class.
		weight, from := c.cells[m*k:m*k+k], c.start
		rest := c.listOf[m]
		if p := c.parent[m]; p >= 0 {
			from = c.cells[p*k : p*k+k]
			rest = rest[:1]
		}
		odds := c.odds[int(rest[0])*k : int(rest[0])*k+k]
		from = from[:len(weight)]
		odds = odds[:len(weight)]
		for at := range weight {
			weight[at] = from[at] * odds[at]
		}
		for _, j := range rest[1:] {
			odds := c.odds[int(j)*k : int(j)*k+k]
			for at := range weight {
				weight[at] *= odds[at]
			}
		}
	}
	return outside, heads
}

// deal puts people with this pattern into the classes at these places of the order.
func (c *chain) deal(people int, total float64, from, to int, of []int32) {
	for at := from; people > 0; at++ {
		last := at == to-1
		if !last && people <= fewPeople*(to-1-at) {
			c.one(people, total, at, to, of)
			return
		}
		w := c.weight[at]
		x := people
		if !last && w < total {
			x = c.src.Binomial(people, w/total)
		}
		total -= w
		if x > 0 {
			people -= x
			c.put(x, int(c.order[at]), of)
		}
		if last {
			return
		}
	}
}

func (c *chain) put(people, class int, of []int32) {
	c.member[class] += people
	row := c.listed[class*c.lists : class*c.lists+c.lists]
	for _, j := range of {
		row[j] += people
	}
}

// fewPeople for each class still to come are cheaper dealt out one by one than by a binomial for
// each of these classes.
const fewPeople = 3

// one deals out person by person. The place is the number of bounds below a uniform number, counted by the sign of
// their difference: a search that stops when it has found it would be guessed wrong for nearly everybody.
func (c *chain) one(people int, total float64, from, to int, of []int32) {
	bounds := c.bounds[:to-1-from]
	sum := 0.0
	for i, w := range c.weight[from : to-1] {
		sum += w
		bounds[i] = sum
	}
	for ; people > 0; people-- {
		u := c.src.Uniform() * total
		at := from
		for _, b := range bounds {
			at += int(math.Float64bits(b-u) >> 63)
		}
		c.put(1, int(c.order[at]), of)
	}
}

// sticks draws alpha and the breaks V of the weights (nu_k is V_k times what earlier breaks
// left) together, given the people of the classes. Alpha is drawn from the breaks before the
// last class with people; the break of that class and of the empty ones behind it, which follow alpha
// so closely that alpha could hardly move given them, are integrated out and drawn after it. What
// is left for the last class is kept as a logarithm: with alpha near zero, where its prior has
// much of its mass, it falls far below the smallest number.
func (c *chain) sticks(learnAlpha bool) {
	k := c.classes
	last, tail := 0, 0
	for i, n := range c.member {
		tail += n
		if n > 0 {
			last = i
		}
	}
	left, kept, logLeft := 1.0, 1.0, 0.0
	i := 0
	for ; i < last; i++ {
		tail -= c.member[i]
		x, y := c.src.Gamma(float64(1+c.member[i])), c.src.Gamma(c.alpha+float64(tail))
		whole := 1 / (x + y)
		rest := y * whole
		c.nu[i] = left * (x * whole)
		left *= rest
		if kept *= rest; kept < 1e-200 { // one logarithm for many breaks
			logLeft += math.Log(kept)
			kept = 1
		}
	}
	logLeft += math.Log(kept)
	if learnAlpha {
		rate := c.b - logLeft
		if last < k-1 { // alpha B(alpha, 1+n) = n B(1+alpha, n): the integral over its break
			rate -= math.Log(c.src.Beta(1+c.alpha, float64(c.member[last])))
		}
		c.alpha = math.Max(c.src.Gamma(c.a+float64(last))/rate, 1e-12)
	}
	if last < k-1 {
		x, y := c.src.Gamma(float64(1+c.member[last])), c.src.LogGamma(c.alpha)
		r := math.Exp(y)
		sum := x + r
		c.nu[last] = left * (x / sum)
		left *= r / sum
		logLeft += y - math.Log(sum)
		for i := last + 1; i < k-1; i++ { // prior: 1 - V is a power of a uniform
			rest := math.Log(c.src.Uniform()) / c.alpha
			logLeft += rest
			r := math.Exp(rest)
			c.nu[i] = left * (1 - r)
			left *= r
		}
	}
	c.nu[k-1], c.logLast = left, logLeft
}

// relabel tries to swap classes, which a sweep alone hardly ever does (Papaspiliopoulos and
// Roberts 2008): two random classes keep their members and change places, with the weights of
// the places held fixed. The rates follow their members, so they need not be drawn yet.
func (c *chain) relabel() {
	if c.classes < 2 {
		return
	}
	i := c.src.Below(c.classes)
	j := c.src.Below(c.classes - 1)
	if j >= i {
		j++
	}
	ni, nj := c.member[i], c.member[j]
	if ni == nj {
		return
	}
	ratio := float64(nj-ni) * math.Log(math.Max(c.nu[i], 1e-150)/math.Max(c.nu[j], 1e-150))
	if ratio >= 0 || math.Log(c.src.Uniform()) < ratio {
		c.swap(i, j)
	}
}

func (c *chain) swap(i, j int) {
	c.member[i], c.member[j] = c.member[j], c.member[i]
	if c.tied != nil {
		c.tied.ease[i], c.tied.ease[j] = c.tied.ease[j], c.tied.ease[i]
	}
	for l := 0; l < c.lists; l++ {
		a, b := i*c.lists+l, j*c.lists+l
		c.listed[a], c.listed[b] = c.listed[b], c.listed[a]
		c.on[a], c.on[b] = c.on[b], c.on[a]
		c.off[a], c.off[b] = c.off[b], c.off[a]
	}
}

// sortClasses puts the classes with more people first, once, after the warm-up.
func (c *chain) sortClasses() {
	for i := range c.member {
		for j := i + 1; j < len(c.member); j++ {
			if c.member[j] > c.member[i] {
				c.swap(i, j)
				c.nu[i], c.nu[j] = c.nu[j], c.nu[i]
			}
		}
	}
}

// logWeights is the slow way for patterns whose products leave the range of numbers.
func (c *chain) logWeights(of []int32, order []int32, heads int) (head, empty float64) {
	most := math.Inf(-1)
	for at, i := range order {
		row := int(i) * c.lists
		l := math.Log(math.Max(c.nu[i], 1e-300))
		for j := 0; j < c.lists; j++ {
			l += math.Log(c.off[row+j])
		}
		for _, j := range of {
			l += math.Log(c.on[row+int(j)]) - math.Log(c.off[row+int(j)])
		}
		c.weight[at] = l
		most = math.Max(most, l)
	}
	for at, l := range c.weight {
		c.weight[at] = math.Exp(l - most)
		if at < heads {
			head += c.weight[at]
		} else {
			empty += c.weight[at]
		}
	}
	return head, empty
}

// occupied counts the classes with people in them.
func (c *chain) occupied() int {
	n := 0
	for _, m := range c.member {
		if m > 0 {
			n++
		}
	}
	return n
}

func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}
