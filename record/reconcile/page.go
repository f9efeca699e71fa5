package reconcile

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"testigo/reading/words"
	"testigo/record"
	"testigo/record/resolve"
)

// page looks up what stands around a figure.
type page struct {
	r       *record.Reading
	home    string            // the country that is named most
	numbers map[voice]stretch // made when first asked for
	names   []named           // persons and organisations in the order of the text
}

type named struct {
	at record.Span
	id string
}

func newPage(r *record.Reading, actorOf func(record.ActorRef) string) *page {
	p := &page{r: r}
	for i, a := range r.Actors {
		id := ""
		if a.Kind == record.Person || a.Kind == record.Organization {
			id = actorOf(record.ActorRef{Doc: r.Doc.ID(), Index: i})
		}
		if id == "" {
			continue
		}
		for _, m := range a.Mentions() {
			p.names = append(p.names, named{m.Span(), id})
		}
	}
	slices.SortFunc(p.names, func(a, b named) int { return a.at.Start - b.at.Start })
	count := map[string]int{}
	for _, c := range r.Places {
		v := c.Value()
		if v.Country == "" {
			continue
		}
		count[v.Country]++
		if n := count[v.Country]; n > count[p.home] || n == count[p.home] && v.Country < p.home {
			p.home = v.Country
		}
	}
	return p
}

// sentenceOf is the sentence of a span, or the span itself.
func (p *page) sentenceOf(s record.Span) record.Span {
	all := p.r.Sentences
	i := sort.Search(len(all), func(i int) bool { return all[i].End > s.Start })
	if i < len(all) && all[i].Contains(s) {
		return all[i]
	}
	return s
}

// scope is the place that a figure of a series covers: the narrowest place of its sentence, or the document's country.
func (p *page) scope(sentence record.Span, f *record.Figure) string {
	if f.Scope != "" {
		return f.Scope
	}
	all := p.r.Places
	scope := ""
	for i := sort.Search(len(all), func(i int) bool { return all[i].Span().Start >= sentence.Start }); i < len(all) && all[i].Span().End <= sentence.End; i++ {
		if v := all[i].Value(); !v.Adjective && v.Kind != record.Country && v.Kind != record.Area {
			scope = v.Name
		}
	}
	if scope == "" {
		return p.home
	}
	return scope
}

// aside is not empty for a vague number that the same document says beside a number of the same measure, in the same mouth but in
// another sentence: "hundreds were arrested. In the latest raid 205 were arrested" counts two things.
func (p *page) aside(i int, sentence record.Span) string {
	f := p.r.Figures[i].Value()
	if f.HasValue {
		return ""
	}
	if p.numbers == nil {
		p.numbers = map[voice]stretch{}
		for _, c := range p.r.Figures {
			if o := c.Value(); o.HasValue {
				v := voice{o.Measure, o.Attribution.Value(), o.Part}
				at := p.sentenceOf(c.Span()).Start
				s, ok := p.numbers[v]
				if !ok {
					s = stretch{at, at}
				}
				p.numbers[v] = stretch{min(s.first, at), max(s.last, at)}
			}
		}
	}
	s, ok := p.numbers[voice{f.Measure, f.Attribution.Value(), f.Part}]
	if ok && (s.first != sentence.Start || s.last != sentence.Start) {
		return "beside a number"
	}
	return ""
}

// voice is who counts what, and stretch where: the first and the last sentence.
type voice struct {
	measure, by string
	part        bool
}

type stretch struct{ first, last int }

// otherVoices are the words by which a text sets another count beside the one it has just given.
var otherVoices = []string{"spoke of", "speaks of", "speak of", "spoken of", "put it at", "puts it at", "put the number at", "put the toll at", "others say", "other accounts", "other reports", "according to", "raised it to", "counted",
	"hablo de", "habla de", "hablan de", "hablaba de", "otras versiones", "otras fuentes", "otros reportes", "segun", "elevaba", "elevaban", "elevo", "cifraba", "cifro", "conto"}

// anotherCount is the figure to which a bare number is another count: "69 were killed. The group's leader spoke of more than 80." It must
// stand in the sentence before or in the same one, within a factor of three, and words of another voice must lead to the number. -1 = none.
func (p *page) anotherCount(i int, sentence record.Span) int {
	f := p.r.Figures[i].Value()
	if !f.HasValue || f.Part || f.Unit == "percent" || f.Per != "" || !people(f.Measure) && f.Measure != "quantity" || i == 0 {
		return -1
	}
	at := p.r.Figures[i].Span()
	lead := words.Norm(p.r.Doc.Quote(record.Span{Start: sentence.Start, End: at.Start}))
	if !slices.ContainsFunc(otherVoices, func(w string) bool { return strings.Contains(lead, w) }) {
		return -1
	}
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		o := p.r.Figures[j].Value()
		s := p.sentenceOf(p.r.Figures[j].Span())
		if sentence.Start-s.End > 4 && s != sentence || p.r.Figures[j].Span().Start > at.Start {
			continue
		}
		if people(o.Measure) && o.HasValue && !o.Part && o.Unit != "percent" && (f.Measure == "quantity" || f.Measure == o.Measure) && max(o.Value, f.Value) <= 3*min(o.Value, f.Value) {
			return j
		}
	}
	return -1
}

// whose votes a figure counts: who is named nearest to it in its sentence, before it or, within a few words, behind it.
func (p *page) whose(sentence, at record.Span) string {
	i, _ := slices.BinarySearchFunc(p.names, at.Start, func(n named, start int) int { return n.at.Start - start })
	id, near := "", 90
	if i > 0 {
		if b := p.names[i-1]; sentence.Contains(b.at) && at.Start-b.at.End < near {
			id, near = b.id, at.Start-b.at.End
		}
	}
	if i < len(p.names) {
		if a := p.names[i]; sentence.Contains(a.at) && a.at.Start-at.End < min(near, 30) {
			id = a.id
		}
	}
	return id
}

// round parts votes that belong to no linked event by the year in which they were known.
func (p *page) round(event string, e *entry) string {
	if event != "" || e.asOf.From == 0 {
		return ""
	}
	y, _, _ := e.asOf.From.Date()
	return strconv.Itoa(y)
}

// otherGroups finds the figures by which a document, in one voice, counts another group of the same event: "six priests and two women were
// killed". The largest is the count of the event; one that excludes it counts the people that it names.
func (p *page) otherGroups(eventOf func(int) (string, record.Interval)) map[int]string {
	type key struct {
		event, measure, by, per string
		part                    bool
	}
	main := map[key]int{}
	of := map[int]key{}
	for i, c := range p.r.Figures {
		f := c.Value()
		if !people(f.Measure) || !f.HasValue || f.Duration || f.Rank {
			continue
		}
		event, _ := eventOf(i)
		if event == "" {
			continue
		}
		k := key{event, f.Measure, f.Attribution.Value(), f.Per, f.Part}
		of[i] = k
		if m, ok := main[k]; !ok || f.Value > p.r.Figures[m].Value().Value {
			main[k] = i
		}
	}
	out := map[int]string{}
	for i, k := range of {
		m := main[k]
		a, b := p.r.Figures[m].Value(), p.r.Figures[i].Value()
		if m == i {
			continue
		}
		la, ha := room(&a)
		lb, hb := room(&b)
		if la <= hb && lb <= ha || a.AsOfIv.Stated() && b.AsOfIv.Stated() && !a.AsOfIv.Overlaps(b.AsOfIv) {
			continue
		}
		group := headNoun(b.Of)
		if group == "" || group == headNoun(a.Of) {
			group = p.r.Doc.ID().String() + " " + strconv.Itoa(i)
		}
		out[i] = "of " + group
	}
	return out
}

// headNoun is the first word of what is counted, as it stands.
func headNoun(of string) string {
	for w := range strings.FieldsSeq(resolve.Fold(of)) {
		if w != "of" && w != "de" && w != "the" && w != "los" && w != "las" {
			return w
		}
	}
	return ""
}
