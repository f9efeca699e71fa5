package furniture

import (
	"math"
	"strconv"

	"testigo/document/extract"
)

// A feature is a name and a place in the vector; the weights file speaks the names, so
// that it can be read, and a renamed feature is noticed.

// features is the list of features of a model. The first local of them a unit has by itself and by its
// surroundings; the second forest adds what the first found out about the neighbours.
type features struct {
	names []string
	local int
}

var textFeatures, markupFeatures = nameFeatures(false), nameFeatures(true)

type vector []float32

// builder appends features; with named set it records their names too.
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

// putAt names a feature of a place relative to the unit.
func (b *builder) putAt(name string, at int, v float64) {
	if b.named {
		name += strconv.Itoa(at)
		if at > 0 {
			name = name[:len(name)-len(strconv.Itoa(at))] + "+" + strconv.Itoa(at)
		}
	}
	b.put(name, v)
}

var className = [classes]string{"social", "nav", "print", "related", "ask", "tags", "credit", "legal", "comments"}

var cueName = func() (names [classes]string) {
	for c := range names {
		names[c] = "cue-" + className[c]
	}
	return names
}()

// own are the features of the unit's own words and signs.
func (b *builder) own(u *unit) {
	w := float64(u.words)
	per := func(n int) float64 { return float64(n) / math.Max(w, 1) }
	b.put("words", w)
	b.put("letters-a-word", float64(u.chars)/math.Max(w, 1))
	b.put("ends", ending(u.ends))
	b.put("function-words", per(u.funcs))
	b.put("capitals", per(u.caps))
	b.put("shout", per(u.shout))
	b.put("numbers", per(u.nums))
	b.put("long-words", per(u.long))
	b.put("commas", per(u.commas))
	b.put("stops", float64(u.stops))
	b.put("bars", per(u.bars))
	b.put("quotes", float64(u.quotes))
	b.put("dashes", per(u.dashes))
	b.flag("url", u.url)
	b.flag("lower", u.lower)
	b.flag("dated", u.dated())
	b.flag("label", u.label)
	b.flag("closes", u.closes)
	b.flag("speaker", u.speaker)
	b.put("repeats", float64(min(u.repeats, 5)))
	searched := float64(max(u.reach, 1))
	b.put("cues", float64(u.cueAll)/searched)
	for c := 0; c < classes; c++ {
		b.put(cueName[c], float64(u.cue[c])/searched)
	}
}

// ending puts closing signs on a scale from those of running text to none.
func ending(c byte) float64 {
	switch c {
	case '.':
		return 5
	case '!', '?':
		return 4
	case ':':
		return 3
	case '~':
		return 2
	case ',', ';':
		return 1
	}
	return 0
}

// around are the features of where the unit stands.
func (b *builder) around(p *page, i int) {
	n := len(p.units)
	for _, k := range [...]int{-3, -2, -1, 1, 2, 3} {
		words, prose, cues, ends, caps := -1.0, -1.0, 0.0, -1.0, 0.0
		if v := p.at(i + k); v != nil {
			words, prose = float64(v.words), p.prose[i+k]
			cues = float64(v.cueAll) / float64(max(v.reach, 1))
			ends = ending(v.ends)
			caps = float64(v.caps) / float64(max(v.words, 1))
		}
		b.putAt("words", k, words)
		b.putAt("prose", k, prose)
		if k >= -2 && k <= 2 {
			b.putAt("cues", k, cues)
			b.putAt("ends", k, ends)
			b.putAt("capitals", k, caps)
		}
	}
	for _, k := range [...]int{-12, -5, 5, 12} {
		from, to := max(0, i+k), i
		if k > 0 {
			from, to = i+1, min(n, i+1+k)
		}
		m := math.Max(float64(to-from), 1)
		b.putAt("prose~", k, (p.sums[to].prose-p.sums[from].prose)/m)
		b.putAt("short~", k, (p.sums[to].short-p.sums[from].short)/m)
		b.putAt("cued~", k, (p.sums[to].cued-p.sums[from].cued)/m)
		b.putAt("talk~", k, p.sums[to].talk-p.sums[from].talk)
		b.putAt("speakers~", k, p.sums[to].speakers-p.sums[from].speakers)
		b.putAt("dated~", k, p.sums[to].dated-p.sums[from].dated)
		b.putAt("repeated~", k, (p.sums[to].repeated-p.sums[from].repeated)/m)
		b.putAt("quoted~", k, (p.sums[to].social-p.sums[from].social)/m)
	}
	total := math.Max(p.total, 1)
	after := p.total - p.before[i] - p.prose[i]
	b.put("place", float64(i)/float64(n))
	b.put("place-from-start", float64(min(i, 60)))
	b.put("place-from-end", float64(min(n-1-i, 60)))
	b.put("units", math.Log1p(float64(n)))
	b.put("prose-on-page", math.Log1p(p.total))
	b.put("prose-before", p.before[i])
	b.put("prose-after", after)
	b.put("share-before", p.before[i]/total)
	b.put("share-own", p.prose[i]/total)
	b.put("prose", p.prose[i])
	b.put("since", p.near[i])
	b.put("until", p.next[i])
	b.put("gap", p.near[i]+p.next[i])
	b.put("opened", p.opened[i])
	b.put("shared", p.shared[i])
	b.put("talked", p.sums[i].talk/math.Max(p.sums[n].talk, 1))
	b.put("talk-on-page", p.sums[n].talk)
	b.put("speakers-before", p.sums[i].speakers)
	b.put("speakers-after", p.sums[n].speakers-p.sums[i].speakers)
	b.put("since-speaker", p.spoken[i])
	c := p.clusterOf(i)
	b.put("cluster-share", c.share)
	b.put("cluster-rank", c.rank)
	b.put("cluster-inside", c.inside)
	b.put("cluster-main-off", c.off)
	b.put("cluster-words", c.mean)
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
	b.second(newSecond(p, []float64{0}), 0)
	return &features{b.names, n}
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
	b.put("links", float64(m.Links))
	for _, k := range [...]int{-2, -1, 1, 2} {
		links, same, main := -1.0, -1.0, -1.0
		if p.at(i+k) != nil {
			o := p.blocks[i+k].Markup
			links = float64(o.Links)
			same, main = 0, 0
			if o.In == m.In && p.blocks[i+k].Tag == bl.Tag && o.Share == m.Share {
				same = 1
			}
			if o.In&extract.InMain != 0 {
				main = 1
			}
		}
		b.putAt("links", k, links)
		b.putAt("alike", k, same)
		b.putAt("main", k, main)
	}
	b.put("good", float64(m.Good))
	b.put("bad", float64(m.Bad))
	b.put("good-bad", float64(m.Good-m.Bad))
	b.put("holds", float64(m.Share))
	b.put("holder", float64(m.Around))
	b.put("below", float64(m.Below))
	main := m.In&extract.InMain != 0
	depth := 99.0
	if main {
		depth = float64(m.Below)
	}
	b.put("main-below", depth)
}
