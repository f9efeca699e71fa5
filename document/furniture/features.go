package furniture

import (
	"math"
	"strconv"

	"testigo/document/extract"
)

// A feature is a name and a place in the vector; the weights file speaks the names, so
// that it can be read, and a renamed feature is noticed.

// features is the list of features of a model. The first local of them a unit has by itself and by its
// surroundings; the second stage adds what the first found out about the neighbours.
type features struct {
	names  []string
	local  int
	markup bool
}

var textFeatures, markupFeatures = nameFeatures(false), nameFeatures(true)

type vector []float32

// builder appends features; with names set it records them too.
type builder struct {
	v     vector
	names []string
	named bool
}

func (b *builder) put(name string, v float64) {
	b.v = append(b.v, float32(v))
	if b.named {
		b.names = append(b.names, name)
	}
}

func (b *builder) flag(name string, on bool) {
	v := 0.0
	if on {
		v = 1
	}
	b.put(name, v)
}

// bins writes one-hot features: v < edges[0], < edges[1], … and the rest.
func (b *builder) bins(name string, v float64, edges ...float64) {
	hit := len(edges)
	for i, e := range edges {
		if v < e {
			hit = i
			break
		}
	}
	for i := 0; i <= len(edges); i++ {
		label := name
		if b.named {
			if i < len(edges) {
				label += "<" + strconv.FormatFloat(edges[i], 'g', -1, 64)
			} else {
				label += ">="
			}
		}
		b.flag(label, i == hit)
	}
}

var className = [classes]string{"social", "nav", "print", "related", "ask", "tags", "credit", "legal", "comments"}

// own are the features of the unit's own words and signs.
func (b *builder) own(u *unit) {
	w := float64(u.words)
	per := func(n int) float64 { return float64(n) / max(w, 1) }
	b.put("bias", 1)
	b.put("log-words", math.Log1p(w)/4)
	b.bins("words", w, 1, 2, 3, 5, 8, 12, 20, 40)
	b.flag("ends.", u.ends == '.')
	b.flag("ends!?", u.ends == '!' || u.ends == '?')
	b.flag("ends:", u.ends == ':')
	b.flag("ends,", u.ends == ',' || u.ends == ';')
	b.flag("ends…", u.ends == '~')
	b.flag("short-ends.", u.ends == '.' && w < 8)
	if w >= 4 {
		b.bins("function-words", per(u.funcs), 0.01, 0.15, 0.3, 0.4)
		b.bins("capitals", per(u.caps), 0.25, 0.5, 0.8)
	} else {
		b.bins("function-words", -1, 0.01, 0.15, 0.3, 0.4)
		b.bins("capitals", 0, 0.25, 0.5, 0.8)
	}
	b.flag("shout", u.shout*2 > u.words)
	b.flag("numbers", u.nums*10 >= u.words*3 && u.words > 0)
	b.put("commas", math.Min(per(u.commas)*5, 2))
	b.flag("sentences", u.stops >= 2 && w >= 12)
	b.flag("bars", u.bars > 0)
	b.flag("many-bars", u.bars*5 > u.words)
	b.flag("url", u.url)
	b.flag("quotes", u.quotes > 0)
	b.flag("lower", u.lower)
	b.flag("repeated", u.repeats > 0)
	searched := float64(max(u.reach, 1))
	b.bins("cues", float64(u.cueAll)/searched, 0.01, 0.2, 0.4, 0.7)
	for c := 0; c < classes; c++ {
		b.put("cue-"+className[c], math.Min(float64(u.cue[c])/searched*1.5, 1))
	}
	b.flag("cues-in-long", u.cueAll > 0 && w >= 15)
}

// page is what the units know of each other.
type page struct {
	units  []unit
	blocks []extract.Block // nil = no markup
	prose  []float64       // running words of each unit
	before []float64       // prose before the unit
	total  float64
	near   []float64 // units since the last real paragraph
	next   []float64 // units to the next one
	opened []bool    // a "related articles" line stands before, and most of the prose before that
	shared []bool    // the same for a line of share buttons or a note under the article
	dates  []int     // date lines among the six around
}

const real = 18 // words of prose that make a real paragraph

func newPage(units []unit) *page {
	n := len(units)
	p := &page{units: units}
	floats := make([]float64, 4*n)
	p.prose, p.before, p.near, p.next = floats[:n], floats[n:2*n], floats[2*n:3*n], floats[3*n:]
	p.opened, p.shared, p.dates = make([]bool, n), make([]bool, n), make([]int, n)
	for i := range units {
		p.prose[i] = units[i].prose()
		p.before[i] = p.total
		p.total += p.prose[i]
	}
	gap := 60.0
	for i := range units {
		p.near[i] = gap
		gap = min(gap+1, 60)
		if p.prose[i] >= real {
			gap = 0
		}
	}
	gap = 60
	for i := n - 1; i >= 0; i-- {
		p.next[i] = gap
		gap = min(gap+1, 60)
		if p.prose[i] >= real {
			gap = 0
		}
	}
	open, shared := false, false
	for i := range units {
		p.opened[i], p.shared[i] = open, shared
		u := &units[i]
		late := p.before[i]*2 > p.total
		open = open || late && u.opens()
		shared = shared || late && (u.shares() || u.closes)
		if u.dated() {
			for j := max(0, i-3); j <= min(n-1, i+3); j++ {
				p.dates[j]++
			}
		}
	}
	return p
}

func (p *page) at(i int) *unit {
	if i < 0 || i >= len(p.units) {
		return nil
	}
	return &p.units[i]
}

// around are the features of where the unit stands.
func (b *builder) around(p *page, i int) {
	for _, k := range [...]int{-2, -1, 1, 2} {
		name := ""
		if b.named {
			name = strconv.Itoa(k)
		}
		v := p.at(i + k)
		b.flag("none"+name, v == nil)
		pr, short, cued := 0.0, false, false
		if v != nil {
			pr = p.prose[i+k]
			short = v.words <= 4
			cued = v.cueAll*3 >= v.reach*2 && v.words > 0
		}
		b.put("prose"+name, math.Log1p(pr)/5)
		b.flag("short"+name, short)
		b.flag("cued"+name, cued)
	}
	for _, k := range [...]int{3, 8} {
		sum, n := 0.0, 0
		for j := max(0, i-k); j <= min(len(p.units)-1, i+k); j++ {
			if j != i {
				sum += p.prose[j]
				n++
			}
		}
		b.put("prose±"+strconv.Itoa(k), math.Log1p(sum/float64(max(n, 1)))/5)
	}
	after := p.total - p.before[i] - p.prose[i]
	b.flag("before-all", p.before[i] < real)
	b.flag("after-all", after < real)
	b.put("share-before", p.before[i]/max(p.total, 1))
	b.bins("since", p.near[i], 1, 2, 4, 8, 20)
	b.bins("until", p.next[i], 1, 2, 4, 8, 20)
	b.flag("between", p.near[i] < 4 && p.next[i] < 4)
	b.flag("opened", p.opened[i])
	b.flag("opened-far", p.opened[i] && p.near[i] >= 4)
	b.flag("shared", p.shared[i])
	b.flag("shared-far", p.shared[i] && p.near[i] >= 4)
	b.flag("real-shared", p.prose[i] >= real && p.shared[i])
	b.flag("dated", p.units[i].dated())
	b.flag("dates", p.dates[i] >= 2)
	b.flag("dates-after", p.dates[i] >= 1 && p.before[i]*2 > p.total && after*4 < p.total)
	b.flag("real", p.prose[i] >= real)
	b.flag("real-opened", p.prose[i] >= real && p.opened[i])
	b.put("own-share", math.Min(p.prose[i]/max(p.total, 1)*4, 1))
}

// second are the features from the first stage's answers (positive = body).
func (b *builder) second(p *page, first []float64, seg segment, i int) {
	clip := func(x float64) float64 { return math.Max(-4, math.Min(4, x)) / 4 }
	b.put("first", clip(first[i]))
	for _, k := range [...]int{1, 2, 4, 10} {
		sum, w := 0.0, 0.0
		for j := max(0, i-k); j <= min(len(first)-1, i+k); j++ {
			if j != i {
				m := math.Log1p(float64(p.units[j].words)) + 0.2
				sum += clip(first[j]) * m
				w += m
			}
		}
		name := ""
		if b.named {
			name = strconv.Itoa(k)
		}
		b.put("first±"+name, sum/max(w, 0.1))
	}
	in := i >= seg.from && i < seg.to
	b.flag("inside", in)
	d := 0
	if i < seg.from {
		d = seg.from - i
	} else if i >= seg.to {
		d = i - seg.to + 1
	}
	b.bins("outside-by", float64(d), 1, 2, 4, 8, 20)
	b.flag("outside-after", i >= seg.to)
	b.put("outside-after-first", func() float64 {
		if i >= seg.to {
			return clip(first[i])
		}
		return 0
	}())
	b.put("inside-first", func() float64 {
		if in {
			return clip(first[i])
		}
		return 0
	}())
}

// segment is a stretch of units.
type segment struct{ from, to int }

// best finds the stretch with the greatest sum of answers, each weighed by its length
// (maximum subsequence segmentation, Pasternack and Roth 2009).
func best(p *page, first []float64) segment {
	var out segment
	top, sum, from := 0.0, 0.0, 0
	for i, x := range first {
		x = math.Max(-3, math.Min(3, x))
		if x < 0 {
			x *= 0.6
		}
		sum += x * (0.3 + math.Log1p(float64(p.units[i].words)))
		if sum <= 0 {
			sum, from = 0, i+1
			continue
		}
		if sum > top {
			top, out = sum, segment{from, i + 1}
		}
	}
	return out
}

func nameFeatures(markup bool) *features {
	b := builder{named: true}
	p := newPage(make([]unit, 1))
	if markup {
		p.blocks = make([]extract.Block, 1)
		p.blocks[0].Markup = &extract.Markup{}
	}
	b.all(p, 0)
	n := len(b.names)
	b.second(p, []float64{0}, segment{}, 0)
	return &features{b.names, n, markup}
}

// all are the features of the first stage.
func (b *builder) all(p *page, i int) {
	b.own(&p.units[i])
	b.around(p, i)
	if p.blocks != nil {
		b.markup(p, i)
	}
}

var whereName = [...]string{"nav", "footer", "header", "aside", "form", "article", "main-element", "list", "table", "paragraph", "quote", "main"}

var tagName = [...]string{"plain", "title", "subtitle", "heading", "item", "cell", "caption", "author", "time", "note", "rule", "verbatim"}

// markup are the features that a web page adds.
func (b *builder) markup(p *page, i int) {
	bl := &p.blocks[i]
	m := bl.Markup
	for k, n := range whereName {
		b.flag("in-"+n, m.In>>k&1 == 1)
	}
	for k, n := range tagName {
		b.flag("tag-"+n, int(bl.Tag) == k)
	}
	b.bins("links", float64(m.Links), 0.01, 0.25, 0.6, 0.9)
	b.put("good", float64(m.Good)/3)
	b.put("bad", float64(m.Bad)/3)
	b.flag("any-good", m.Good > 0)
	b.flag("any-bad", m.Bad > 0)
	b.put("share", float64(m.Share))
	b.put("share-around", float64(m.Around))
	b.bins("holder", float64(m.Around), 0.05, 0.2, 0.5, 0.8)
	b.bins("holds", float64(m.Share), 0.05, 0.2, 0.5, 0.8)
	main := m.In&extract.InMain != 0
	b.flag("main-near", main && m.Below <= 1)
	b.flag("main-2", main && m.Below == 2)
	b.flag("main-far", main && m.Below >= 4)
	real := p.prose[i] >= real
	b.flag("main-real", main && real)
	b.flag("real-off-main", !main && real)
	b.flag("linked-item", m.Links > 0.6 && m.In&extract.InList != 0)
	b.flag("paragraph-real", real && m.In&extract.InParagraph != 0)
	b.flag("paragraph-main", main && m.In&extract.InParagraph != 0)
	b.flag("item-main", main && m.Below <= 2 && m.In&extract.InList != 0 && m.Links < 0.5)
	b.flag("heading-main", main && m.Below <= 1 && (bl.Tag == extract.Heading))
}
