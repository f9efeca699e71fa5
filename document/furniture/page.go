package furniture

import (
	"math"

	"testigo/document/extract"
)

// page is what the units know of each other.
type page struct {
	units   []unit
	foreign bool            // in a language whose function words are not known
	typed   bool            // from a file that is no web page: PDF, DOCX, Markdown
	blocks  []extract.Block // nil = no markup
	prose   []float64       // running words of each unit
	before  []float64       // prose before the unit
	total   float64
	near    []float64 // units since the last real paragraph
	next    []float64 // units to the next one
	opened  []float64 // prose since a "related articles" line that stands after most of the prose, -1 = none
	shared  []float64 // the same for a line of share buttons or a note under the article
	spoken  []float64 // units since the head of a reader's comment
	sums    []sums    // of all units before

	clusters []cluster
	main     int     // the cluster with the most prose
	member   []int32 // the cluster of each unit, or the nearest before it; -1 = none before
}

// sums are counted up from the first unit, so that any stretch is a difference.
type sums struct {
	prose, short, cued, talk, dated, repeated, social, speakers float64
}

// cluster is a stretch of real paragraphs with little between them.
type cluster struct {
	from, to int // units
	prose    float64
	count    int
	rank     int // 0 = the one with the most prose
}

const (
	real = 18 // words of prose that make a real paragraph
	hole = 4  // units without prose that part two clusters
)

func newPage(units []unit) *page {
	n := len(units)
	p := &page{units: units}
	floats := make([]float64, 7*n)
	p.prose, p.before, p.near, p.next, p.opened, p.shared = floats[:n], floats[n:2*n], floats[2*n:3*n], floats[3*n:4*n], floats[4*n:5*n], floats[5*n:6*n]
	p.spoken = floats[6*n:]
	p.sums = make([]sums, n+1)
	for i := range units {
		u := &units[i]
		p.prose[i] = u.prose()
		p.before[i] = p.total
		p.total += p.prose[i]
		s := p.sums[i]
		s.prose += p.prose[i]
		if u.words <= 4 {
			s.short++
		}
		s.cued += float64(u.cueAll) / float64(max(u.reach, 1))
		if u.words <= 8 && u.cue[comments] > 0 {
			s.talk++
		}
		if u.dated() {
			s.dated++
		}
		if u.speaker {
			s.speakers++
		}
		if u.repeats > 0 {
			s.repeated++
		}
		if u.words <= 14 && u.cue[social] > 0 {
			s.social++
		}
		p.sums[i+1] = s
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
	for i := range units {
		if gap = min(gap+1, 60); units[i].speaker {
			gap = 0
		}
		p.spoken[i] = gap
	}
	gap = 60
	for i := n - 1; i >= 0; i-- {
		p.next[i] = gap
		gap = min(gap+1, 60)
		if p.prose[i] >= real {
			gap = 0
		}
	}
	open, shared := -1.0, -1.0
	for i := range units {
		u := &units[i]
		p.opened[i], p.shared[i] = -1, -1
		if open >= 0 {
			p.opened[i] = p.before[i] - open
		}
		if shared >= 0 {
			p.shared[i] = p.before[i] - shared
		}
		if late := p.before[i]*2 > p.total; late && open < 0 && u.opens() {
			open = p.before[i]
		} else if late && shared < 0 && (u.shares() || u.closes) {
			shared = p.before[i]
		}
	}
	p.gather()
	return p
}

// gather finds the clusters.
func (p *page) gather() {
	p.member = make([]int32, len(p.units))
	gap := hole + 1
	for i := range p.units {
		if p.prose[i] >= real {
			if gap > hole || len(p.clusters) == 0 {
				p.clusters = append(p.clusters, cluster{from: i})
			}
			c := &p.clusters[len(p.clusters)-1]
			c.to = i + 1
			c.prose += p.prose[i]
			c.count++
			gap = 0
		} else {
			gap++
		}
		p.member[i] = int32(len(p.clusters) - 1)
	}
	const top = 4 // ranks that are told apart
	for i := range p.clusters {
		p.clusters[i].rank = top
	}
	for k := range min(top, len(p.clusters)) {
		most := -1
		for i := range p.clusters {
			if p.clusters[i].rank == top && (most < 0 || p.clusters[i].prose > p.clusters[most].prose) {
				most = i
			}
		}
		p.clusters[most].rank = k
		if k == 0 {
			p.main = most
		}
	}
}

// standing is where a unit stands among the clusters.
type standing struct{ share, rank, inside, off, mean float64 }

func (p *page) clusterOf(i int) standing {
	s := standing{rank: 9, off: 99}
	at := int(p.member[i])
	in := at >= 0 && i < p.clusters[at].to
	if !in { // the nearer of the two around
		if at+1 < len(p.clusters) && (at < 0 || p.clusters[at+1].from-i < i-p.clusters[at].to+1) {
			at++
		}
	}
	if at >= 0 {
		c := &p.clusters[at]
		s.share, s.rank, s.mean = c.prose/math.Max(p.total, 1), float64(c.rank), c.prose/float64(c.count)
		if in {
			s.inside = 1
		}
	}
	if len(p.clusters) > 0 {
		c := &p.clusters[p.main]
		s.off = 0
		if i < c.from {
			s.off = math.Max(-60, float64(i-c.from))
		} else if i >= c.to {
			s.off = math.Min(60, float64(i-c.to+1))
		}
	}
	return s
}

func (p *page) at(i int) *unit {
	if i < 0 || i >= len(p.units) {
		return nil
	}
	return &p.units[i]
}
